/* SPDX-License-Identifier: Apache-2.0 */
/*
 * How far what was typed is from a word. Runs for many words of an index and of texts. A row of the
 * table differs from the next by one at most, so that of what is no longer than a machine's word
 * all differences of a column are computed at once, in its bits (H. Hyyrö, "A bit-vector algorithm
 * for computing Levenshtein and Damerau edit distances", 2003). Of what is longer only the band of
 * the table is looked at that few errors can reach, up to the row that none of them does.
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

void search_text_distance_prepare(struct search_text_points points, struct search_text_typed *ret)
{
    memset(ret, 0, sizeof *ret);
    ret->points = points;
    if (points.n == 0 || points.n > SEARCH_TEXT_BITS)
        return;
    for (size_t i = 0; i < points.n; i++) {
        size_t at = (uint32_t)points.items[i] % SEARCH_TEXT_BITS;

        if (ret->bits[at] && ret->letters[at] != points.items[i])
            return; /* seldom: hardly two alphabets have letters that far apart */
        ret->letters[at] = points.items[i];
        ret->bits[at] |= UINT64_C(1) << i;
    }
    ret->has_bits = true;
}

/* By bits: the last row, which is the distance of all that was typed from each beginning of the
 * long one; its end, or for a prefix its least. The names are those of the paper. */
static unsigned last_row(const struct search_text_typed *typed, const int32_t *long_one,
                         size_t n_long, bool is_prefix)
{
    size_t n_typed = typed->points.n;
    uint64_t d0 = 0, vp = ~UINT64_C(0), vn = 0, pm_before = 0;
    unsigned distance = (unsigned)n_typed, best = distance;

    for (size_t j = 0; j < n_long; j++) {
        size_t at = (uint32_t)long_one[j] % SEARCH_TEXT_BITS;
        uint64_t pm = typed->letters[at] == long_one[j] ? typed->bits[at] : 0;
        uint64_t changed_places = ((~d0 & pm) << 1) & pm_before, hp, hn;

        d0 = (((pm & vp) + vp) ^ vp) | pm | vn | changed_places;
        hp = vn | ~(d0 | vp);
        hn = d0 & vp;
        distance += (unsigned)(hp >> (n_typed - 1) & 1);
        distance -= (unsigned)(hn >> (n_typed - 1) & 1);
        best = least(best, distance);
        hp = hp << 1 | 1;
        vp = hn << 1 | ~(d0 | hp);
        vn = hp & d0;
        pm_before = pm;
    }
    return is_prefix ? best : distance;
}

/* By rows, in the band. */
static unsigned band(struct table *t, bool is_prefix)
{
    unsigned best = 0;

    for (size_t j = 0; j <= t->n_long + 1; j++)
        t->rows[0][j] = (unsigned)j;
    for (size_t i = 1; i <= t->n_typed && best <= t->at_most; i++)
        best = fill_row(t, i);
    if (is_prefix || best > t->at_most)
        return best;
    return t->rows[t->n_typed % 3][t->n_long];
}

unsigned search_text_distance_of(const struct search_text_typed *typed,
                                 const struct search_text_points *long_one, bool is_prefix,
                                 unsigned at_most)
{
    size_t n_typed = typed->points.n, n_long = long_one->n;
    struct table t; /* most of its rows is never looked at */

    if (n_typed > POINTS_MAX || (n_long > POINTS_MAX && !is_prefix))
        return is_same(&typed->points, long_one) ? 0 : at_most + 1;
    if (is_prefix && n_long > n_typed + at_most)
        n_long = n_typed + at_most; /* the end of the band */
    n_long = n_long > POINTS_MAX ? POINTS_MAX : n_long;
    if (n_typed > n_long + at_most || n_long > n_typed + at_most)
        return at_most + 1;
    if (typed->has_bits)
        return least(last_row(typed, long_one->items, n_long, is_prefix), at_most + 1);
    t.typed = typed->points.items;
    t.long_one = long_one->items;
    t.n_typed = n_typed;
    t.n_long = n_long;
    t.at_most = least(at_most, POINTS_MAX);
    return least(band(&t, is_prefix), at_most + 1);
}

unsigned search_text_distance(const char *typed, const char *long_one, bool is_prefix,
                              unsigned at_most)
{
    int32_t typed_items[POINTS_MAX + 1], long_items[POINTS_MAX + 1];
    struct search_text_points typed_points = {.items = typed_items,
                                              .n = decode(typed, typed_items, POINTS_MAX + 1)};
    struct search_text_points long_points = {.items = long_items,
                                             .n = decode(long_one, long_items, POINTS_MAX + 1)};
    struct search_text_typed prepared;

    if (typed_points.n > POINTS_MAX || (long_points.n > POINTS_MAX && !is_prefix))
        return strcmp(typed, long_one) == 0 ? 0 : at_most + 1; /* not all of them is here */
    search_text_distance_prepare(typed_points, &prepared);
    return search_text_distance_of(&prepared, &long_points, is_prefix, at_most);
}
