/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The JSON parser: one pass over a text that ends with a terminator, which no rule of the grammar
 * accepts, so that nothing needs to ask for the end. It stops at the first mistake and says where.
 * It recurses once a level, and the depth has a limit.
 */
#include "jread_node.h"

#include "arena.h"
#include "value_utf8.h"

#include <string.h>

struct parser {
    struct arena *arena;
    const char *text, *p, *end;
    unsigned depth, max_depth;
    const char *mistake; /* the first, with its place; NULL: none */
    const char *mistake_at;
};

static bool fail_at(struct parser *parser, const char *at, const char *mistake)
{
    parser->mistake = mistake;
    parser->mistake_at = at;
    return false;
}

static bool fail(struct parser *parser, const char *mistake)
{
    if (parser->p == parser->end)
        mistake = "the body ends too early";
    return fail_at(parser, parser->p, mistake);
}

static void skip_space(struct parser *parser)
{
    while (*parser->p == ' ' || *parser->p == '\n' || *parser->p == '\r' || *parser->p == '\t')
        parser->p++;
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static const char *skip_digits(const char *p)
{
    while (is_digit(*p))
        p++;
    return p;
}

/* Behind the number that starts at p, which a character that is in no number ends; NULL: none. */
static const char *number_end(const char *p)
{
    p += *p == '-';
    if (!is_digit(*p))
        return NULL;
    p = *p == '0' ? p + 1 : skip_digits(p);
    if (*p == '.') {
        if (!is_digit(*++p))
            return NULL;
        p = skip_digits(p);
    }
    if (*p == 'e' || *p == 'E') {
        p++;
        p += *p == '-' || *p == '+';
        if (!is_digit(*p))
            return NULL;
        p = skip_digits(p);
    }
    return p;
}

bool jread_is_number(const char *text, size_t len)
{
    const char *end = text[len] == '\0' ? number_end(text) : NULL;

    return end && (size_t)(end - text) == len;
}

static bool parse_number(struct parser *parser, struct jread_node *node)
{
    const char *end = number_end(parser->p);

    if (!end)
        return fail(parser, "this is no number");
    if (is_digit(*end))
        return fail(parser, "a number has a leading zero");
    node->type = JREAD_NUMBER;
    parser->p = end;
    return true;
}

static bool parse_word(struct parser *parser, struct jread_node *node, const char *word,
                       enum jread_type type)
{
    size_t len = strlen(word);

    if (strncmp(parser->p, word, len) != 0)
        return fail(parser, "a value is expected");
    node->type = type;
    parser->p += len;
    return true;
}

/* The four digits at p, or -1. */
static int32_t hex4(const char *p)
{
    int32_t value = 0;

    for (int i = 0; i < 4; i++) {
        char c = p[i];

        if (is_digit(c))
            value = value << 4 | (c - '0');
        else if ((c | 0x20) >= 'a' && (c | 0x20) <= 'f')
            value = value << 4 | ((c | 0x20) - 'a' + 10);
        else
            return -1;
    }
    return value;
}

/* Checks an escape. Its length, or 0. A pair of surrogates is one escape. */
static size_t escape_len(struct parser *parser, const char *p)
{
    int32_t unit, low;

    if (p[1] != 'u') {
        if (p[1] && strchr("\"\\/bfnrt", p[1]))
            return 2;
        fail_at(parser, p, "this escape is unknown");
        return 0;
    }
    unit = hex4(p + 2);
    if (unit < 0) {
        fail_at(parser, p, "\\u takes four hexadecimal digits");
        return 0;
    }
    if (unit < 0xd800 || unit > 0xdfff)
        return 6;
    low = unit < 0xdc00 && p[6] == '\\' && p[7] == 'u' ? hex4(p + 8) : -1;
    if (low >= 0xdc00 && low <= 0xdfff)
        return 12;
    fail_at(parser, p, "a surrogate stands alone");
    return 0;
}

/* The length of the character at p inside a string, escape or not; 0: a mistake. */
static size_t char_len(struct parser *parser, const char *p)
{
    uint32_t code_point;
    size_t len;

    if (p == parser->end) {
        fail_at(parser, p, "the body ends too early");
        return 0;
    }
    if (*p == '\\')
        return escape_len(parser, p);
    if ((unsigned char)*p < 0x20) {
        fail_at(parser, p, "a control character must be escaped");
        return 0;
    }
    len = value_utf8_decode(p, (size_t)(parser->end - p), &code_point);
    if (len == 0)
        fail_at(parser, p, "this is not UTF-8");
    return len;
}

/* A checked escape into *out; the number of bytes it took in the input. */
static size_t decode_escape(const char *p, char **out)
{
    uint32_t code_point;

    if (p[1] != 'u') {
        static const char pairs[] = "\"\"\\\\//b\bf\fn\nr\rt\t";

        *(*out)++ = strchr(pairs, p[1])[1];
        return 2;
    }
    code_point = (uint32_t)hex4(p + 2);
    if (code_point < 0xd800 || code_point > 0xdfff) {
        *out += value_utf8_encode(code_point, *out);
        return 6;
    }
    code_point = 0x10000 + ((code_point - 0xd800) << 10) + ((uint32_t)hex4(p + 8) - 0xdc00);
    *out += value_utf8_encode(code_point, *out);
    return 12;
}

/* A checked string's content without its escapes; never longer than with them. */
static const char *decode(struct arena *arena, const char *p, const char *end, size_t *ret_len)
{
    char *text = arena_alloc(arena, (size_t)(end - p) + 1), *out = text;

    while (p < end) {
        if (*p == '\\')
            p += decode_escape(p, &out);
        else
            *out++ = *p++;
    }
    *ret_len = (size_t)(out - text);
    return text;
}

static bool parse_string(struct parser *parser, const char **ret, size_t *ret_len,
                         bool *ret_has_nul)
{
    const char *start = parser->p + 1, *p = start;
    bool has_escapes = false;

    while (*p != '"') {
        size_t len = (unsigned char)*p >= 0x20 && (unsigned char)*p < 0x80 && *p != '\\'
                         ? 1
                         : char_len(parser, p);

        if (len == 0)
            return false;
        has_escapes |= *p == '\\';
        p += len;
    }
    parser->p = p + 1;
    *ret = start;
    *ret_len = (size_t)(p - start);
    if (has_escapes)
        *ret = decode(parser->arena, start, p, ret_len);
    *ret_has_nul = has_escapes && memchr(*ret, '\0', *ret_len);
    return true;
}

static bool parse_key(struct parser *parser, struct jread_node *member)
{
    bool has_nul;

    if (*parser->p != '"')
        return fail(parser, "a name in quotes is expected");
    member->place = parser->p;
    if (!parse_string(parser, &member->key, &member->key_len, &has_nul))
        return false;
    skip_space(parser);
    if (*parser->p != ':')
        return fail(parser, "a colon is expected");
    parser->p++;
    skip_space(parser);
    return true;
}

static bool parse_value(struct parser *parser, struct jread_node *node);

/* Members or items up to close. The opening bracket is still ahead. */
static bool parse_nodes(struct parser *parser, struct jread_node *parent, char close)
{
    struct jread_node *last = NULL;

    if (parser->depth == parser->max_depth)
        return fail(parser, "this is nested too deeply");
    parser->depth++;
    parser->p++;
    skip_space(parser);
    while (last || *parser->p != close) {
        struct jread_node *node = jread_node_add(parser->arena, parent, &last);

        if (close == '}' && !parse_key(parser, node))
            return false;
        if (!parse_value(parser, node))
            return false;
        skip_space(parser);
        if (*parser->p != ',')
            break;
        parser->p++;
        skip_space(parser);
    }
    if (*parser->p != close)
        return fail(parser, close == '}' ? "a comma or } is expected" : "a comma or ] is expected");
    parser->p++;
    parser->depth--;
    return true;
}

static bool parse_object(struct parser *parser, struct jread_node *node)
{
    struct jread_node *repeated;

    node->type = JREAD_OBJECT;
    if (!parse_nodes(parser, node, '}'))
        return false;
    repeated = jread_node_index(parser->arena, node);
    return !repeated || fail_at(parser, repeated->place, "this name is there already");
}

static bool parse_value(struct parser *parser, struct jread_node *node)
{
    bool is_good;

    node->raw = parser->p;
    switch (*parser->p) {
    case '{':
        is_good = parse_object(parser, node);
        break;
    case '[':
        node->type = JREAD_LIST;
        is_good = parse_nodes(parser, node, ']');
        break;
    case '"':
        node->type = JREAD_STRING;
        is_good = parse_string(parser, &node->text, &node->text_len, &node->has_nul);
        break;
    case 'n':
        is_good = parse_word(parser, node, "null", JREAD_NULL);
        break;
    case 't':
        is_good = parse_word(parser, node, "true", JREAD_BOOL);
        break;
    case 'f':
        is_good = parse_word(parser, node, "false", JREAD_BOOL);
        break;
    default:
        is_good = *parser->p == '-' || is_digit(*parser->p) ? parse_number(parser, node)
                                                            : fail(parser, "a value is expected");
    }
    node->raw_len = (size_t)(parser->p - node->raw);
    return is_good;
}

/* "…: line 1, column 7"; columns count characters, as editors do. */
static const char *with_place(const struct parser *parser)
{
    const char *line_start = parser->text, *p;
    unsigned line = 1;

    for (p = parser->text; p < parser->mistake_at; p++)
        if (*p == '\n') {
            line++;
            line_start = p + 1;
        }
    return arena_printf(parser->arena, "%s: line %u, column %zu", parser->mistake, line,
                        value_utf8_count(line_start, (size_t)(p - line_start)) + 1);
}

static bool parse_document(struct parser *parser, struct jread_node *root)
{
    skip_space(parser);
    if (parser->p == parser->end)
        return fail_at(parser, parser->p, "the body is empty");
    if (!parse_value(parser, root))
        return false;
    skip_space(parser);
    if (parser->p != parser->end)
        return fail(parser, "something follows the body's value");
    return root->type == JREAD_OBJECT || fail_at(parser, root->raw, "the body must be an object");
}

struct jread_node *jread_parse(struct arena *arena, const char *text, size_t len,
                               unsigned max_depth, struct jread_problem *ret_problem)
{
    struct jread_node *root = arena_alloc(arena, sizeof(*root));
    struct parser parser = {
        .arena = arena,
        .text = text,
        .p = text,
        .end = text + len,
        .max_depth = max_depth,
    };

    if (parse_document(&parser, root))
        return root;
    *ret_problem = (struct jread_problem){
        .err = ERR_MALFORMED_BODY,
        .detail = with_place(&parser),
    };
    return NULL;
}
