/* SPDX-License-Identifier: Apache-2.0 */
/*
 * How far what was typed is from a word. Runs for many words of an index, so it looks only at the
 * band of the table that few errors can reach, and stops at the row that none of them does.
 */
#include "search_text.h"

#include <stdint.h>
#include <string.h>

#include "search_text_impl.h"
#include "value_utf8.h"

#define POINTS_MAX 512 /* of a word that is compared; the letters of 100 Hangul syllables */
#define SHORT_LATIN 2  /* no errors up to here */
#define SHORT_HANGUL 3 /* a syllable; it is one key from too many others */
#define MIDDLE 7       /* one error up to here */

static bool is_letter_of_hangul(uint32_t point)
{
    return point >= 0x3131 && point <= 0x3163;
}

unsigned search_text_errors_allowed(const char *letters)
{
    size_t len = strlen(letters), n = 0, n_digits = 0;
    bool is_hangul = false;

    for (size_t at = 0; at < len; n++) {
        uint32_t point = 0;
        size_t n_bytes = value_utf8_decode(letters + at, len - at, &point);

        n_digits += point >= '0' && point <= '9';
        is_hangul = is_hangul || is_letter_of_hangul(point);
        at += n_bytes ? n_bytes : 1;
    }
    if (n <= (is_hangul ? SHORT_HANGUL : SHORT_LATIN) || n_digits * 2 >= n)
        return 0;
    return n <= MIDDLE ? 1 : 2;
}

/* At most `room` code points of a text. */
static size_t decode(const char *text, int32_t *ret, size_t room)
{
    size_t len = strlen(text), n = 0;

    for (size_t at = 0; at < len && n < room; n++) {
        uint32_t point = 0;
        size_t n_bytes = value_utf8_decode(text + at, len - at, &point);

        ret[n] = (int32_t)point;
        at += n_bytes ? n_bytes : 1;
    }
    return n;
}

static unsigned least(unsigned a, unsigned b)
{
    return a < b ? a : b;
}

static bool is_same(const struct search_text_points *a, const struct search_text_points *b)
{
    return a->n == b->n && memcmp(a->items, b->items, a->n * sizeof *a->items) == 0;
}

/* Three rows of the table: distances of the beginnings of `typed` from those of `long_one`. */
struct table {
    const int32_t *typed, *long_one;
    size_t n_typed, n_long;
    unsigned at_most;
    unsigned rows[3][POINTS_MAX + 2];
};

/* Fills the i-th row where it may be at_most; the least of it. Beside the band stands too much. */
static unsigned fill_row(struct table *t, size_t i)
{
    const unsigned *before = t->rows[(i + 2) % 3], *before_that = t->rows[(i + 1) % 3];
    unsigned *row = t->rows[i % 3], best = t->at_most + 1;
    size_t from = i > t->at_most ? i - t->at_most : 0;
    size_t to = i + t->at_most < t->n_long ? i + t->at_most : t->n_long;

    if (from > 0)
        row[from - 1] = t->at_most + 1;
    for (size_t j = from; j <= to; j++) {
        unsigned value = j == 0 ? (unsigned)i : t->at_most + 1;

        if (j > 0) {
            bool is_equal = t->typed[i - 1] == t->long_one[j - 1];

            value = least(before[j - 1] + !is_equal, least(before[j], row[j - 1]) + 1);
            if (i > 1 && j > 1 && t->typed[i - 1] == t->long_one[j - 2] &&
                t->typed[i - 2] == t->long_one[j - 1])
                value = least(value, before_that[j - 2] + 1);
        }
        row[j] = value;
        best = least(best, value);
    }
    row[to + 1] = t->at_most + 1;
    return best;
}

unsigned search_text_distance_of(const struct search_text_points *typed,
                                 const struct search_text_points *long_one, bool is_prefix,
                                 unsigned at_most)
{
    unsigned best = 0;
    struct table t; /* most of its rows is never looked at */

    t.typed = typed->items;
    t.long_one = long_one->items;
    t.n_typed = typed->n;
    t.n_long = long_one->n;
    if (t.n_typed > POINTS_MAX || (t.n_long > POINTS_MAX && !is_prefix))
        return is_same(typed, long_one) ? 0 : at_most + 1;
    t.at_most = least(at_most, POINTS_MAX);
    if (is_prefix && t.n_long > t.n_typed + t.at_most)
        t.n_long = t.n_typed + t.at_most; /* the end of the band */
    t.n_long = t.n_long > POINTS_MAX ? POINTS_MAX : t.n_long;
    if (t.n_typed > t.n_long + t.at_most || t.n_long > t.n_typed + t.at_most)
        return at_most + 1;
    for (size_t j = 0; j <= t.n_long + 1; j++)
        t.rows[0][j] = (unsigned)j;
    for (size_t i = 1; i <= t.n_typed && best <= t.at_most; i++)
        best = fill_row(&t, i);
    if (best > t.at_most)
        return at_most + 1;
    if (is_prefix)
        return best;
    return least(t.rows[t.n_typed % 3][t.n_long], at_most + 1);
}

unsigned search_text_distance(const char *typed, const char *long_one, bool is_prefix,
                              unsigned at_most)
{
    int32_t typed_items[POINTS_MAX + 1], long_items[POINTS_MAX + 1];
    struct search_text_points typed_points = {.items = typed_items,
                                              .n = decode(typed, typed_items, POINTS_MAX + 1)};
    struct search_text_points long_points = {.items = long_items,
                                             .n = decode(long_one, long_items, POINTS_MAX + 1)};

    if (typed_points.n > POINTS_MAX || (long_points.n > POINTS_MAX && !is_prefix))
        return strcmp(typed, long_one) == 0 ? 0 : at_most + 1; /* not all of them is here */
    return search_text_distance_of(&typed_points, &long_points, is_prefix, at_most);
}
