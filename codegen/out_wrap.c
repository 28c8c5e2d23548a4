/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Breaks long lines of C as clang-format does with the file .clang-format at the root: arguments
 * are packed below the first one, a value goes below its `=`, texts are cut at spaces, comments go
 * on in the next line. It looks at one line at a time and knows no more of C than parentheses,
 * quotes and commas; templates are written so that nothing else becomes long.
 */
#include "out.h"

#include <stdbool.h>
#include <string.h>

#include "buf.h"
#include "text.h"

#define LIMIT 100
#define INDENT 4

static size_t width(const char *text, size_t len)
{
    size_t columns = 0;

    for (size_t i = 0; i < len;)
        columns += text_width(text, len, &i);
    return columns;
}

/* Bytes of the literal that starts at text, quotes included. */
static size_t skip_literal(const char *text)
{
    size_t i = 1;

    while (text[i] && text[i] != *text)
        i += text[i] == '\\' && text[i + 1] ? 2 : 1;
    return text[i] ? i + 1 : i;
}

/* The next of the characters in wanted that is outside of parentheses and quotes; len if none. */
static size_t find_outside(const char *text, size_t len, const char *wanted)
{
    int depth = 0;

    for (size_t i = 0; i < len; i++) {
        if (text[i] == '"' || text[i] == '\'') {
            i += skip_literal(text + i) - 1;
            continue;
        }
        if (depth == 0 && strchr(wanted, text[i]))
            return i;
        depth += text[i] == '(' || text[i] == '{' || text[i] == '[';
        depth -= text[i] == ')' || text[i] == '}' || text[i] == ']';
    }
    return len;
}

/* Where the group that opens at text is closed. */
static size_t skip_group(const char *text, size_t len)
{
    return 1 + find_outside(text + 1, len - 1, ")");
}

static void add_spaces(struct buf *out, size_t n)
{
    buf_addf(out, "%*s", (int)n, "");
}

/* ---- comments ---- */

static bool is_in_comment(const char *line, size_t len)
{
    size_t at = strspn(line, " ");

    return at + 1 < len && ((line[at] == '/' && line[at + 1] == '*') || line[at] == '*') &&
           (line[at] == '/' || line[at + 1] == ' ');
}

static void wrap_comment(struct buf *out, const char *line, size_t len)
{
    const size_t indent = strspn(line, " ");
    const size_t stars = line[indent] == '/' ? indent + 1 : indent;
    size_t at = indent + (line[indent] == '/' ? 2 : 1), column = at;

    buf_add_n(out, line, at);
    while (at < len) {
        size_t start = at + strspn(line + at, " "), end = start;

        while (end < len && line[end] != ' ')
            end++;
        if (end < len && len - end == 3 && strncmp(line + end, " */", 3) == 0)
            end = len; /* the last word keeps the comment's end */
        if (column + 1 + width(line + start, end - start) > LIMIT && column > stars + 2) {
            buf_add(out, "\n");
            add_spaces(out, stars);
            buf_add(out, "*");
            column = stars + 1;
        }
        buf_add(out, " ");
        buf_add_n(out, line + start, end - start);
        column += 1 + width(line + start, end - start);
        at = end;
    }
}

/* ---- texts ---- */

/* A literal in pieces that fit between column and the limit; tail follows the last one. */
static void add_literal(struct buf *out, const char *text, size_t len, size_t column, size_t tail)
{
    size_t start = 1; /* behind the opening quote */

    while (len - 1 > start) {
        size_t rest = width(text + start, len - 1 - start), cut = start, room = LIMIT - column - 2;

        if (rest + 2 + tail + column <= LIMIT)
            break;
        for (size_t i = start; i < len - 1 && width(text + start, i - start) < room; i++)
            if (text[i] == ' ')
                cut = i + 1;
        if (cut == start || cut >= len - 1)
            break;
        buf_addf(out, "\"%.*s\"\n", (int)(cut - start), text + start);
        add_spaces(out, column);
        start = cut;
    }
    buf_addf(out, "\"%.*s", (int)(len - start), text + start);
}

/* ---- arguments ---- */

static size_t wrap_code(struct buf *out, const char *text, size_t len, size_t column, size_t indent,
                        size_t tail);

/* One argument at column; the column behind it. */
static size_t add_argument(struct buf *out, const char *text, size_t len, size_t column,
                           size_t tail)
{
    if (column + width(text, len) + tail <= LIMIT) {
        buf_add_n(out, text, len);
        return column + width(text, len);
    }
    if (*text == '"' && skip_literal(text) == len) {
        add_literal(out, text, len, column, tail);
        return LIMIT; /* nothing shares its last line */
    }
    return wrap_code(out, text, len, column, column, tail);
}

/* text is what stands between two parentheses; tail columns follow the closing one. */
static void add_arguments(struct buf *out, const char *text, size_t len, size_t at, size_t tail)
{
    size_t column = at;
    bool is_first = true;

    while (len) {
        size_t n = find_outside(text, len, ",");
        const bool is_last = n == len;
        const size_t behind = is_last ? tail + 1 : 1, need = width(text, n) + behind;

        if (!is_first && column + 1 + need > LIMIT) {
            buf_add(out, "\n");
            add_spaces(out, at);
            column = at;
        } else if (!is_first) {
            buf_add(out, " ");
            column++;
        }
        column = add_argument(out, text, n, column, behind);
        if (is_last)
            return;
        buf_add(out, ",");
        column++;
        is_first = false;
        text += n + 1;
        len -= n + 1;
        while (len && *text == ' ') {
            text++;
            len--;
        }
    }
}

static bool all_fit(const char *text, size_t len, size_t at, size_t tail)
{
    while (len) {
        size_t n = find_outside(text, len, ",");

        if (at + width(text, n) + (n == len ? tail : 0) + 1 > LIMIT)
            return false;
        text += n == len ? n : n + 1;
        len -= n == len ? n : n + 1;
        while (len && *text == ' ') {
            text++;
            len--;
        }
    }
    return true;
}

/* The parenthesis whose inside is broken: of the group that ends last. */
static size_t find_group(const char *text, size_t len, size_t *ret_end)
{
    size_t found = len;

    for (size_t at = 0; at < len;) {
        size_t open = at + find_outside(text + at, len - at, "(");

        if (open >= len)
            break;
        *ret_end = open + skip_group(text + open, len - open);
        if (*ret_end - open > 2)
            found = open;
        at = *ret_end + 1;
        if (found != len && len - *ret_end < 8)
            break;
    }
    if (found != len)
        *ret_end = found + skip_group(text + found, len - found);
    return found;
}

/* Code that starts at column and is too long for its line; the column behind it. */
static size_t wrap_code(struct buf *out, const char *text, size_t len, size_t column, size_t indent,
                        size_t tail)
{
    size_t end = 0, open = find_group(text, len, &end), at;

    if (open >= len) {
        buf_add_n(out, text, len);
        return column + width(text, len);
    }
    at = column + width(text, open) + 1;
    tail += width(text + end + 1, len > end + 1 ? len - end - 1 : 0);
    buf_add_n(out, text, open + 1);
    if (!all_fit(text + open + 1, end - open - 1, at, tail) &&
        all_fit(text + open + 1, end - open - 1, indent + INDENT, tail)) {
        at = indent + INDENT;
        buf_add(out, "\n");
        add_spaces(out, at);
    }
    add_arguments(out, text + open + 1, end - open - 1, at, tail);
    buf_add_n(out, text + end, len - end);
    return LIMIT;
}

/* A list in braces that is the rest of a line: an item a line, as a comma behind the last asks for.
 * False: there is none. */
static bool wrap_braces(struct buf *out, const char *line, size_t len, size_t indent)
{
    size_t open = find_outside(line, len, "{"), end = len;
    const char *item;

    while (end > open && strchr(",;", line[end - 1]))
        end--;
    if (open >= len || end - open < 3 || line[end - 1] != '}' || line[open + 1] == '\0')
        return false;
    buf_add_n(out, line, open + 1);
    for (item = line + open + 1; item < line + end - 1;) {
        size_t n = find_outside(item, (size_t)(line + end - 1 - item), ",");

        buf_add(out, "\n");
        add_spaces(out, indent + INDENT);
        buf_addf(out, "%.*s,", (int)n, item);
        item += n;
        while (item < line + end - 1 && strchr(", ", *item))
            item++;
    }
    buf_add(out, "\n");
    add_spaces(out, indent);
    buf_add_n(out, line + end - 1, len - end + 1);
    return true;
}

static size_t find_assignment(const char *line, size_t len)
{
    size_t at = 0;

    while (at < len) {
        at += find_outside(line + at, len - at, "=");
        if (at < len && at > 0 && line[at - 1] == ' ' && line[at + 1] == ' ')
            return at;
        at++;
    }
    return len;
}

static size_t count_breaks(const struct buf *text)
{
    size_t n = 0;

    for (size_t i = 0; i < text->len; i++)
        n += text->text[i] == '\n';
    return n;
}

/* Below its `=` a call stands if that saves a line. */
static void wrap_call(struct buf *out, const char *line, size_t len, size_t assign)
{
    const size_t indent = strspn(line, " ");
    struct buf beside = {0}, below = {0};
    bool is_below = false;

    buf_add(&beside, "");
    buf_add(&below, "");
    wrap_code(&beside, line, len, 0, indent, 0);
    if (assign < len) {
        wrap_code(&below, line + assign + 2, len - assign - 2, indent + INDENT, indent + INDENT, 0);
        is_below = count_breaks(&below) < count_breaks(&beside);
    }
    if (is_below) {
        buf_add_n(out, line, assign + 1);
        buf_add(out, "\n");
        add_spaces(out, indent + INDENT);
    }
    buf_add(out, is_below ? below.text : beside.text);
    buf_release(&beside);
    buf_release(&below);
}

static void wrap_line(struct buf *out, const char *line, size_t len)
{
    const size_t indent = strspn(line, " "), assign = find_assignment(line, len);
    const char *value = line + assign + 2;

    if (is_in_comment(line, len)) {
        wrap_comment(out, line, len);
        return;
    }
    if (wrap_braces(out, line, len, indent))
        return;
    if (assign < len && indent + INDENT + width(value, len - assign - 2) <= LIMIT) {
        buf_add_n(out, line, assign + 1);
        buf_add(out, "\n");
        add_spaces(out, indent + INDENT);
        buf_add_n(out, value, len - assign - 2);
        return;
    }
    if (assign < len && *value == '"') {
        size_t literal = skip_literal(value), column = width(line, assign + 2);

        buf_add_n(out, line, assign + 2);
        add_literal(out, value, literal, column, len - assign - 2 - literal);
        buf_add_n(out, value + literal, len - assign - 2 - literal);
        return;
    }
    wrap_call(out, line, len, assign);
}

char *out_wrap_c(const char *text)
{
    struct buf out = {0};

    buf_add(&out, "");
    while (*text) {
        size_t len = strcspn(text, "\n");

        if (width(text, len) > LIMIT && *text != '#')
            wrap_line(&out, text, len);
        else
            buf_add_n(&out, text, len);
        if (text[len])
            buf_add(&out, "\n");
        text += len + (text[len] == '\n');
    }
    return out.text;
}
