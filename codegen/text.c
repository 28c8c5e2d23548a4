/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Questions about texts that several phases ask. No memory, no messages.
 */
#include "text.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* East Asian wide and full-width blocks, and emoji: what Unicode's table calls W or F, by block. */
static bool is_wide(uint32_t c)
{
    static const struct {
        uint32_t first, last;
    } blocks[] = {{0x1100, 0x115F},   {0x2E80, 0x303E},   {0x3041, 0x33FF},  {0x3400, 0x4DBF},
                  {0x4E00, 0x9FFF},   {0xA000, 0xA4CF},   {0xA960, 0xA97F},  {0xAC00, 0xD7A3},
                  {0xF900, 0xFAFF},   {0xFE30, 0xFE6F},   {0xFF00, 0xFF60},  {0xFFE0, 0xFFE6},
                  {0x1F300, 0x1F64F}, {0x1F900, 0x1F9FF}, {0x20000, 0x3FFFD}};

    for (size_t i = 0; i < sizeof blocks / sizeof *blocks; i++)
        if (c >= blocks[i].first && c <= blocks[i].last)
            return true;
    return false;
}

static bool is_combining(uint32_t c)
{
    return (c >= 0x0300 && c <= 0x036F) || (c >= 0x200B && c <= 0x200F) ||
           (c >= 0xFE00 && c <= 0xFE0F);
}

static uint32_t decode(const char *text, size_t len, size_t *i)
{
    unsigned char lead = (unsigned char)text[(*i)++];
    unsigned n_more = lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : lead >= 0xC0 ? 1 : 0;
    uint32_t c = n_more ? lead & (0x3Fu >> n_more) : lead;

    for (; n_more && *i < len && ((unsigned char)text[*i] & 0xC0) == 0x80; n_more--)
        c = c << 6 | ((unsigned char)text[(*i)++] & 0x3F);
    return c;
}

size_t text_width(const char *text, size_t len, size_t *i)
{
    uint32_t c = decode(text, len, i);

    return is_combining(c) ? 0 : is_wide(c) ? 2 : 1;
}

void text_add_printable(struct buf *out, const char *text, size_t len)
{
    for (size_t i = 0; i < len; i++)
        buf_add_n(out, (unsigned char)text[i] < ' ' || text[i] == 127 ? " " : text + i, 1);
}

static bool is_same_letter(char a, char b)
{
    return tolower((unsigned char)a) == tolower((unsigned char)b);
}

static size_t min_of(size_t a, size_t b)
{
    return a < b ? a : b;
}

size_t text_distance(const char *a, const char *b, size_t limit)
{
    enum { MAX = 64 };
    size_t n_a = strlen(a), n_b = strlen(b);
    size_t rows[3][MAX + 1], *before = rows[0], *last = rows[1], *row = rows[2];

    if (strcmp(a, b) == 0)
        return 0;
    if (n_a > MAX || n_b > MAX || n_a > n_b + limit || n_b > n_a + limit)
        return limit + 1;
    if (strcasecmp(a, b) == 0)
        return 1;
    for (size_t j = 0; j <= n_b; j++)
        last[j] = j;
    for (size_t i = 1; i <= n_a; i++) {
        row[0] = i;
        for (size_t j = 1; j <= n_b; j++) {
            size_t cost = is_same_letter(a[i - 1], b[j - 1]) ? 0 : 1;
            row[j] = min_of(min_of(last[j] + 1, row[j - 1] + 1), last[j - 1] + cost);
            if (i > 1 && j > 1 && is_same_letter(a[i - 1], b[j - 2]) &&
                is_same_letter(a[i - 2], b[j - 1]))
                row[j] = min_of(row[j], before[j - 2] + 1);
        }
        size_t *spare = before;
        before = last;
        last = row;
        row = spare;
    }
    return last[n_b];
}

bool text_is_snake(const char *text)
{
    if (!islower((unsigned char)*text))
        return false;
    for (const char *p = text; *p; p++)
        if (!(islower((unsigned char)*p) || isdigit((unsigned char)*p) ||
              (*p == '_' && p[1] && p[1] != '_')))
            return false;
    return strlen(text) <= 64;
}

bool text_is_word(const char *text)
{
    if (!isalpha((unsigned char)*text))
        return false;
    for (const char *p = text; *p; p++)
        if (!isalnum((unsigned char)*p) && *p != '_')
            return false;
    return strlen(text) <= 64;
}

bool text_is_code(const char *text)
{
    size_t n_letters = strspn(text, "ABCDEFGHIJKLMNOPQRSTUVWXYZ");
    size_t n_digits = strspn(text + n_letters, "0123456789");

    return n_letters > 0 && n_digits > 0 && !text[n_letters + n_digits] && n_digits <= 6 &&
           n_letters <= 8;
}

bool text_is_camel(const char *text)
{
    if (!islower((unsigned char)*text))
        return false;
    for (const char *p = text; *p; p++)
        if (!isalnum((unsigned char)*p))
            return false;
    return strlen(text) <= 64;
}

bool text_starts_with(const char *text, const char *start)
{
    return strncmp(text, start, strlen(start)) == 0;
}

bool text_ends_with(const char *text, const char *end)
{
    size_t len = strlen(text), n = strlen(end);

    return len >= n && strcmp(text + len - n, end) == 0;
}

static bool is_name_char(char c)
{
    return isalnum((unsigned char)c) || c == '_';
}

bool text_mentions(const char *sql, const char *name)
{
    size_t n = strlen(name);
    char quote = 0;

    for (const char *p = sql; *p; p++) {
        if (quote) {
            quote = *p == quote ? 0 : quote;
            continue;
        }
        if (*p == '\'' || *p == '"') {
            quote = *p;
            continue;
        }
        if (strncasecmp(p, name, n) == 0 && (p == sql || !is_name_char(p[-1])) &&
            !is_name_char(p[n]))
            return true;
    }
    return false;
}

bool text_to_int(const char *text, int64_t *ret)
{
    const char *p = text + (*text == '-');
    bool is_negative = p != text;
    int64_t value = 0;

    if (!*p || (*p == '0' && p[1]))
        return false;
    for (; *p; p++) {
        if (!isdigit((unsigned char)*p) || __builtin_mul_overflow(value, 10, &value))
            return false;
        if (__builtin_sub_overflow(value, *p - '0', &value)) /* negative: its range is wider */
            return false;
    }
    if (!is_negative && __builtin_sub_overflow((int64_t)0, value, &value))
        return false;
    *ret = value;
    return true;
}

bool text_to_money(const char *text, int64_t *ret)
{
    bool is_negative = *text == '-';
    const char *whole_text = text + is_negative, *dot = strchr(whole_text, '.');
    size_t n_whole = dot ? (size_t)(dot - whole_text) : strlen(whole_text);
    size_t n_cents = dot ? strspn(dot + 1, "0123456789") : 0;
    int64_t whole, cents = 0;
    char digits[24];

    if (n_whole == 0 || n_whole > 18 || (dot && (n_cents < 1 || n_cents > 2 || dot[1 + n_cents])))
        return false;
    memcpy(digits, whole_text, n_whole);
    digits[n_whole] = '\0';
    if (*digits == '-' || !text_to_int(digits, &whole))
        return false;
    if (n_cents)
        cents = (dot[1] - '0') * 10 + (n_cents == 2 ? dot[2] - '0' : 0);
    if (__builtin_mul_overflow(whole, 100, &whole) || __builtin_add_overflow(whole, cents, &whole))
        return false;
    *ret = is_negative ? -whole : whole;
    return true;
}

/* "<number> <unit>", the space may be missing. */
static bool to_unit(const char *text, const char *const *units, const uint64_t *factors,
                    unsigned *ret)
{
    size_t n_digits = strspn(text, "0123456789");
    const char *unit = text + n_digits + (text[n_digits] == ' ');
    uint64_t value;

    if (n_digits == 0 || n_digits > 9)
        return false;
    value = strtoull(text, NULL, 10);
    for (size_t i = 0; units[i]; i++) {
        if (strcmp(unit, units[i]) != 0)
            continue;
        value *= factors[i];
        if (value > UINT32_MAX)
            return false;
        *ret = (unsigned)value;
        return true;
    }
    return false;
}

bool text_to_duration(const char *text, unsigned *ret)
{
    static const char *const units[] = {"ms", "s", "min", "h", NULL};
    static const uint64_t factors[] = {1, 1000, 60000, 3600000};

    return to_unit(text, units, factors, ret);
}

bool text_to_size(const char *text, unsigned *ret)
{
    static const char *const units[] = {"B", "KiB", "MiB", NULL};
    static const uint64_t factors[] = {1, 1024, 1048576};

    return to_unit(text, units, factors, ret);
}
