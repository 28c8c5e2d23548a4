/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Both directions of every type of search that travels, for tests.
 * GENERATED from spec/domains/search.yaml by templates/test_codec.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include "search_codec.h"

#include "arena.h"
#include "service.h"

_Static_assert(RUNTIME_ABI == 1, "run ./dev gen");

bool popular_keyword_decode(struct jread *in, struct popular_keyword *ret)
{
    jread_str(in, "keyword", NULL, &ret->keyword);
    jread_i64(in, "score", NULL, &ret->score);
    return jread_done(in);
}

bool popular_keywords_decode(struct jread *in, struct popular_keywords *ret)
{
    struct jread *inner;

    inner = jread_list(in, "items", NULL, true, NULL, &ret->n_items);
    ret->items = arena_alloc(jread_arena(in), ret->n_items * sizeof *ret->items);
    for (size_t i = 0; i < ret->n_items; i++)
        popular_keyword_decode(jread_item(inner, i), &ret->items[i]);
    jread_opt_str(in, "nextCursor", NULL, &ret->next_cursor_presence, &ret->next_cursor);
    return jread_done(in);
}

bool recent_keyword_decode(struct jread *in, struct recent_keyword *ret)
{
    jread_str(in, "keyword", NULL, &ret->keyword);
    jread_time(in, "searchedAt", NULL, &ret->searched_at);
    return jread_done(in);
}

bool recent_keywords_decode(struct jread *in, struct recent_keywords *ret)
{
    struct jread *inner;

    inner = jread_list(in, "items", NULL, true, NULL, &ret->n_items);
    ret->items = arena_alloc(jread_arena(in), ret->n_items * sizeof *ret->items);
    for (size_t i = 0; i < ret->n_items; i++)
        recent_keyword_decode(jread_item(inner, i), &ret->items[i]);
    jread_opt_str(in, "nextCursor", NULL, &ret->next_cursor_presence, &ret->next_cursor);
    return jread_done(in);
}

static bool decode_popular_keyword(struct jread *in, void *ret)
{
    return popular_keyword_decode(in, ret);
}

static void encode_popular_keyword(struct jwrite *out, const void *value)
{
    popular_keyword_encode(out, NULL, value);
}

const struct dto_codec popular_keyword_codec = {
    .name = "popular_keyword",
    .size = sizeof(struct popular_keyword),
    .decode = decode_popular_keyword,
    .encode = encode_popular_keyword,
};

static bool decode_popular_keywords(struct jread *in, void *ret)
{
    return popular_keywords_decode(in, ret);
}

static void encode_popular_keywords(struct jwrite *out, const void *value)
{
    popular_keywords_encode(out, NULL, value);
}

const struct dto_codec popular_keywords_codec = {
    .name = "popular_keywords",
    .size = sizeof(struct popular_keywords),
    .decode = decode_popular_keywords,
    .encode = encode_popular_keywords,
};

static bool decode_recent_keyword(struct jread *in, void *ret)
{
    return recent_keyword_decode(in, ret);
}

static void encode_recent_keyword(struct jwrite *out, const void *value)
{
    recent_keyword_encode(out, NULL, value);
}

const struct dto_codec recent_keyword_codec = {
    .name = "recent_keyword",
    .size = sizeof(struct recent_keyword),
    .decode = decode_recent_keyword,
    .encode = encode_recent_keyword,
};

static bool decode_recent_keywords(struct jread *in, void *ret)
{
    return recent_keywords_decode(in, ret);
}

static void encode_recent_keywords(struct jwrite *out, const void *value)
{
    recent_keywords_encode(out, NULL, value);
}

const struct dto_codec recent_keywords_codec = {
    .name = "recent_keywords",
    .size = sizeof(struct recent_keywords),
    .decode = decode_recent_keywords,
    .encode = encode_recent_keywords,
};
