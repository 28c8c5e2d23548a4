/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Reads templates into trees. The one rule of layout: a control tag that is alone on its line takes
 * the line with it, so that a template keeps the shape of what it makes.
 */
#include "tmpl_parse.h"

#include <ctype.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "buf.h"
#include "diag.h"

struct parser {
    const char *root, *file, *text, *end, *at;
    unsigned line;
    unsigned n_partials; /* partials around this one */
    bool failed;
};

/* What stands between {{ and }}. */
struct tag {
    const char *start, *after; /* of the whole tag */
    const char *word;          /* without marks and white space */
    size_t word_len;
    char mark;    /* '#', '/', '>', '!', 'e' (else) or 0 (a value) */
    bool is_each; /* of '#' and '/' */
    enum tmpl_filter filter;
    const char *line_start; /* alone on its line: where the line starts; else NULL */
    unsigned line;
};

static void fail(struct parser *parser, unsigned line, const char *what, const char *word,
                 size_t len)
{
    if (!parser->failed)
        diag_error((struct place){parser->file, line, 0, 0}, "%s%.*s", what, (int)len, word);
    parser->failed = true;
}

static const char *find(const struct parser *parser, const char *from, const char *what)
{
    return from < parser->end ? memmem(from, (size_t)(parser->end - from), what, 2) : NULL;
}

static void count_lines(struct parser *parser, const char *to)
{
    for (; parser->at < to; parser->at++)
        parser->line += *parser->at == '\n';
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t';
}

/* Whether nothing else is on the tag's lines; then the tag takes the line's end, too. */
static void look_around(const struct parser *parser, struct tag *tag)
{
    const char *start = tag->start, *after = tag->after;

    while (start > parser->text && is_blank(start[-1]))
        start--;
    while (after < parser->end && is_blank(*after))
        after++;
    if (start > parser->text && start[-1] != '\n')
        return;
    if (after < parser->end && *after != '\n')
        return;
    tag->line_start = start;
    tag->after = after < parser->end ? after + 1 : after;
}

static void trim(const char **start, const char **end)
{
    while (*start < *end && isspace((unsigned char)**start))
        (*start)++;
    while (*end > *start && isspace((unsigned char)(*end)[-1]))
        (*end)--;
}

static bool is_name(const char *word, size_t len)
{
    for (size_t i = 0; i < len; i++)
        if (!isalnum((unsigned char)word[i]) && !strchr("_./-", word[i]))
            return false;
    return len > 0;
}

static bool takes_word(struct tag *tag, const char *word)
{
    size_t len = strlen(word);

    if (tag->word_len < len || strncmp(tag->word, word, len) != 0)
        return false;
    if (tag->word_len > len && !isspace((unsigned char)tag->word[len]))
        return false;
    tag->word += len;
    tag->word_len -= len;
    while (tag->word_len && isspace((unsigned char)*tag->word)) {
        tag->word++;
        tag->word_len--;
    }
    return true;
}

static void read_filter(struct parser *parser, struct tag *tag)
{
    const char *bar = memchr(tag->word, '|', tag->word_len);
    const char *start, *end = tag->word + tag->word_len;

    if (!bar)
        return;
    start = bar + 1;
    trim(&start, &end);
    if (!tmpl_filter_find(start, (size_t)(end - start), &tag->filter))
        fail(parser, tag->line, "no filter ", start, (size_t)(end - start));
    start = tag->word;
    trim(&start, &bar);
    tag->word_len = (size_t)(bar - start);
}

static void read_marks(struct parser *parser, struct tag *tag)
{
    if (tag->word_len && strchr("#/>!", *tag->word)) {
        const char *end = tag->word + tag->word_len;

        tag->mark = *tag->word++;
        trim(&tag->word, &end);
        tag->word_len = (size_t)(end - tag->word);
    }
    if (tag->mark == '!')
        return;
    if (tag->mark == '#' || tag->mark == '/') {
        const char *block = tag->word;
        size_t len = tag->word_len;

        tag->is_each = takes_word(tag, "each");
        if (!tag->is_each && !takes_word(tag, "if"))
            fail(parser, tag->line, "no such block: ", block, len);
        if (tag->mark == '/') {
            if (tag->word_len)
                fail(parser, tag->line, "a closing tag takes no name: ", tag->word, tag->word_len);
            return;
        }
    } else if (!tag->mark && tag->word_len == 4 && strncmp(tag->word, "else", 4) == 0) {
        tag->mark = 'e';
        return;
    }
    if (!tag->mark)
        read_filter(parser, tag);
    if (!is_name(tag->word, tag->word_len))
        fail(parser, tag->line, "no name: ", tag->word, tag->word_len);
}

/* The next tag from parser->at on; false: there is none, or it is broken. */
static bool next_tag(struct parser *parser, struct tag *ret)
{
    const char *start = find(parser, parser->at, "{{"), *end, *word;
    unsigned line = parser->line;

    if (!start)
        return false;
    for (const char *p = parser->at; p < start; p++)
        line += *p == '\n';
    end = find(parser, start + 2, "}}");
    if (!end) {
        fail(parser, line, "a tag that does not end", "", 0);
        return false;
    }
    word = start + 2;
    *ret = (struct tag){.start = start, .after = end + 2, .line = line};
    trim(&word, &end);
    ret->word = word;
    ret->word_len = (size_t)(end - word);
    read_marks(parser, ret);
    if (ret->mark)
        look_around(parser, ret);
    return !parser->failed;
}

static struct tmpl_node *add_node(struct parser *parser, struct tmpl_nodes *nodes,
                                  enum tmpl_node_kind kind, const struct tag *tag)
{
    struct tmpl_node *node = list_add(nodes);

    node->kind = kind;
    node->file = parser->file;
    node->line = tag->line;
    node->name = mem_strndup(tag->word, tag->word_len);
    return node;
}

static void add_text(struct parser *parser, struct tmpl_nodes *nodes, const char *to)
{
    if (to > parser->at) {
        struct tmpl_node *node = list_add(nodes);

        node->kind = TMPL_TEXT;
        node->text = parser->at;
        node->len = (size_t)(to - parser->at);
    }
    count_lines(parser, to > parser->at ? to : parser->at);
}

static bool parse_all(struct parser *parser, struct tmpl_nodes *ret);

static void add_partial(struct parser *parser, struct tmpl_nodes *nodes, const struct tag *tag)
{
    struct tmpl_node *node = add_node(parser, nodes, TMPL_PARTIAL, tag);
    const char *file = mem_printf("templates/%s.tmpl", node->name);
    size_t len = 0;
    const char *text = NULL;

    node->indent =
        tag->line_start ? mem_strndup(tag->line_start, (size_t)(tag->start - tag->line_start)) : "";
    if (parser->n_partials < TMPL_MAX_DEPTH && !strstr(file, ".."))
        text = tmpl_parse_read(parser->root, file, &len);
    if (!text) {
        fail(parser, tag->line, "no partial ", tag->word, tag->word_len);
        return;
    }
    struct parser inner = {.root = parser->root,
                           .file = file,
                           .text = text,
                           .end = text + len,
                           .at = text,
                           .line = 1,
                           .n_partials = parser->n_partials + 1};
    if (!parse_all(&inner, &node->body))
        parser->failed = true;
}

/* What a block needs while its inside is read. */
struct block {
    const struct tag *open;
    struct tmpl_node *node;
    bool in_else;
};

/* True: the tag was the block's end. */
static bool close_or_turn(struct parser *parser, struct block *block, const struct tag *tag)
{
    if (!block)
        fail(parser, tag->line, "a tag of no block: ", tag->start,
             (size_t)(tag->after - tag->start));
    else if (tag->mark == '/' && tag->is_each == block->open->is_each)
        return true;
    else if (tag->mark == '/')
        fail(parser, tag->line, "this closes not what was opened last", "", 0);
    else if (block->open->is_each || block->in_else)
        fail(parser, tag->line, "an else of no if", "", 0);
    else
        block->in_else = true;
    return false;
}

static void parse_nodes(struct parser *parser, struct tmpl_nodes *top, struct block *block,
                        unsigned depth)
{
    struct tag tag;

    while (next_tag(parser, &tag)) {
        struct tmpl_nodes *nodes = !block           ? top
                                   : block->in_else ? &block->node->otherwise
                                                    : &block->node->body;

        add_text(parser, nodes, tag.line_start ? tag.line_start : tag.start);
        count_lines(parser, tag.after);
        if (tag.mark == '#' && depth == TMPL_MAX_DEPTH) {
            fail(parser, tag.line, "blocks too deep: ", tag.word, tag.word_len);
        } else if (tag.mark == '#') {
            struct tmpl_node node = {.kind = tag.is_each ? TMPL_EACH : TMPL_IF,
                                     .file = parser->file,
                                     .line = tag.line,
                                     .name = mem_strndup(tag.word, tag.word_len)};
            struct block inner = {.open = &tag, .node = &node};

            parse_nodes(parser, NULL, &inner, depth + 1);
            *list_add(nodes) = node;
        } else if (tag.mark == '>') {
            add_partial(parser, nodes, &tag);
        } else if (!tag.mark) {
            add_node(parser, nodes, TMPL_VALUE, &tag)->filter = tag.filter;
        } else if (tag.mark != '!' && close_or_turn(parser, block, &tag)) {
            return;
        }
    }
    if (block)
        fail(parser, block->open->line, "a block that does not end: ", block->node->name,
             strlen(block->node->name));
    else
        add_text(parser, top, parser->end);
}

static bool parse_all(struct parser *parser, struct tmpl_nodes *ret)
{
    parse_nodes(parser, ret, NULL, 0);
    return !parser->failed;
}

bool tmpl_parse(const char *root, const char *file, const char *text, size_t len,
                struct tmpl_nodes *ret)
{
    struct parser parser = {
        .root = root, .file = file, .text = text, .end = text + len, .at = text, .line = 1};

    return parse_all(&parser, ret);
}

char *tmpl_parse_read(const char *root, const char *file, size_t *ret_len)
{
    FILE *in = fopen(mem_printf("%s/%s", root, file), "rb");
    struct buf text = {0};
    char piece[4096];
    size_t len;

    if (!in)
        return NULL;
    buf_add(&text, "");
    while ((len = fread(piece, 1, sizeof piece, in)) > 0)
        buf_add_n(&text, piece, len);
    fclose(in);
    *ret_len = text.len;
    return text.text;
}
