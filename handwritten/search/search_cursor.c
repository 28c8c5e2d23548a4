/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Cursors of searches. A score is written as its bits, so that it is read as the same number; what
 * a client makes up can be any place, but only one whose numbers are numbers.
 */
#include "search_cursor.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "arena.h"
#include "search_text.h"
#include "value.h"
#include "value_base64.h"

#define HEX_LEN 16 /* of 64 bits */

/* FNV-1a of 64 bits; the terminator is hashed too, so that no two texts run into each other. */
static uint64_t hash(uint64_t sum, const char *text)
{
    do
        sum = (sum ^ (unsigned char)*text) * 1099511628211U;
    while (*text++);
    return sum;
}

static uint64_t checksum(struct arena *arena, const struct search_request *request,
                         const char *place)
{
    const char *filters = arena_printf(
        arena, "%d|%d %lld|%d %lld|%d %d", (int)request->sort, request->has_min_price,
        request->has_min_price ? (long long)request->min_price : 0, request->has_max_price,
        request->has_max_price ? (long long)request->max_price : 0, request->keyword != NULL,
        request->category != NULL);
    uint64_t sum = hash(14695981039346656037U, place);

    sum = hash(sum, filters);
    sum = hash(sum, request->keyword ? search_text_fold(arena, request->keyword) : "");
    return hash(sum, request->category ? request->category : "");
}

const char *search_cursor_write(struct arena *arena, const struct search_request *request,
                                const struct search_place *place)
{
    uint64_t bits;
    const char *text;

    memcpy(&bits, &place->score, sizeof(bits));
    text = arena_printf(arena, "%lld|%0*llx|%lld", (long long)place->value, HEX_LEN,
                        (unsigned long long)bits, (long long)place->id);
    text = arena_printf(arena, "%0*llx|%s", HEX_LEN,
                        (unsigned long long)checksum(arena, request, text), text);
    return value_base64_encode(arena, text, strlen(text));
}

static bool read_score(const char *text, size_t len, double *ret)
{
    uint64_t bits;

    if (len != HEX_LEN || strspn(text, "0123456789abcdef") != HEX_LEN)
        return false;
    bits = strtoull(text, NULL, 16);
    memcpy(ret, &bits, sizeof(bits));
    return isfinite(*ret);
}

static bool read_place(const char *text, struct search_place *ret)
{
    const char *score = strchr(text, '|'), *id = score ? strchr(score + 1, '|') : NULL;

    return id && value_i64_parse(text, (size_t)(score - text), &ret->value) &&
           read_score(score + 1, (size_t)(id - score - 1), &ret->score) &&
           value_i64_parse(id + 1, strlen(id + 1), &ret->id);
}

bool search_cursor_read(struct arena *arena, const struct search_request *request,
                        const char *cursor, struct search_place *ret)
{
    struct search_place place = {0};
    size_t len = 0;
    const char *text = value_base64_decode(arena, cursor, strlen(cursor), &len), *rest, *sum;

    if (!text || strlen(text) != len || len <= HEX_LEN || text[HEX_LEN] != '|')
        return false;
    rest = text + HEX_LEN + 1;
    sum =
        arena_printf(arena, "%0*llx", HEX_LEN, (unsigned long long)checksum(arena, request, rest));
    if (strncmp(text, sum, HEX_LEN) != 0 || !read_place(rest, &place))
        return false;
    *ret = place;
    return true;
}
