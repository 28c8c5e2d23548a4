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

bool search_highlight_decode(struct jread *in, struct search_highlight *ret)
{
    jread_opt_str(in, "name", NULL, &ret->name_presence, &ret->name);
    jread_opt_str(in, "description", NULL, &ret->description_presence, &ret->description);
    return jread_done(in);
}

bool search_item_decode(struct jread *in, struct search_item *ret)
{
    struct jread *inner;

    jread_i64(in, "id", NULL, &ret->id);
    jread_opt_str(in, "sku", NULL, &ret->sku_presence, &ret->sku);
    jread_str(in, "name", NULL, &ret->name);
    jread_opt_str(in, "description", NULL, &ret->description_presence, &ret->description);
    jread_money(in, "price", NULL, &ret->price);
    jread_opt_str(in, "category", NULL, &ret->category_presence, &ret->category);
    jread_opt_str(in, "imageUrl", NULL, &ret->image_url_presence, &ret->image_url);
    jread_time(in, "createdAt", NULL, &ret->created_at);
    jread_time(in, "updatedAt", NULL, &ret->updated_at);
    jread_i64(in, "stock", NULL, &ret->stock);
    inner = jread_object(in, "highlight", NULL, true, NULL);
    if (inner)
        search_highlight_decode(inner, &ret->highlight);
    return jread_done(in);
}

bool category_count_decode(struct jread *in, struct category_count *ret)
{
    jread_str(in, "value", NULL, &ret->value);
    jread_i64(in, "count", NULL, &ret->count);
    return jread_done(in);
}

bool price_range_count_decode(struct jread *in, struct price_range_count *ret)
{
    jread_money(in, "from", NULL, &ret->from);
    jread_opt_money(in, "to", NULL, &ret->to_presence, &ret->to);
    jread_i64(in, "count", NULL, &ret->count);
    return jread_done(in);
}

bool search_facets_decode(struct jread *in, struct search_facets *ret)
{
    struct jread *inner;

    inner = jread_list(in, "categories", NULL, true, NULL, &ret->n_categories);
    ret->categories = arena_alloc(jread_arena(in), ret->n_categories * sizeof *ret->categories);
    for (size_t i = 0; i < ret->n_categories; i++)
        category_count_decode(jread_item(inner, i), &ret->categories[i]);
    inner = jread_list(in, "priceRanges", NULL, true, NULL, &ret->n_price_ranges);
    ret->price_ranges =
        arena_alloc(jread_arena(in), ret->n_price_ranges * sizeof *ret->price_ranges);
    for (size_t i = 0; i < ret->n_price_ranges; i++)
        price_range_count_decode(jread_item(inner, i), &ret->price_ranges[i]);
    return jread_done(in);
}

bool search_result_decode(struct jread *in, struct search_result *ret)
{
    struct jread *inner;

    inner = jread_list(in, "items", NULL, true, NULL, &ret->n_items);
    ret->items = arena_alloc(jread_arena(in), ret->n_items * sizeof *ret->items);
    for (size_t i = 0; i < ret->n_items; i++)
        search_item_decode(jread_item(inner, i), &ret->items[i]);
    jread_i64(in, "total", NULL, &ret->total);
    inner = jread_object(in, "facets", NULL, true, NULL);
    if (inner)
        search_facets_decode(inner, &ret->facets);
    jread_opt_str(in, "nextCursor", NULL, &ret->next_cursor_presence, &ret->next_cursor);
    return jread_done(in);
}

bool suggestions_decode(struct jread *in, struct suggestions *ret)
{
    struct jread *inner;

    inner = jread_list(in, "suggestions", NULL, true, NULL, &ret->n_suggestions);
    ret->suggestions = arena_alloc(jread_arena(in), ret->n_suggestions * sizeof *ret->suggestions);
    for (size_t i = 0; i < ret->n_suggestions; i++)
        jread_item_str(inner, i, NULL, &ret->suggestions[i]);
    return jread_done(in);
}

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

static bool decode_search_highlight(struct jread *in, void *ret)
{
    return search_highlight_decode(in, ret);
}

static void encode_search_highlight(struct jwrite *out, const void *value)
{
    search_highlight_encode(out, NULL, value);
}

const struct dto_codec search_highlight_codec = {
    .name = "search_highlight",
    .size = sizeof(struct search_highlight),
    .decode = decode_search_highlight,
    .encode = encode_search_highlight,
};

static bool decode_search_item(struct jread *in, void *ret)
{
    return search_item_decode(in, ret);
}

static void encode_search_item(struct jwrite *out, const void *value)
{
    search_item_encode(out, NULL, value);
}

const struct dto_codec search_item_codec = {
    .name = "search_item",
    .size = sizeof(struct search_item),
    .decode = decode_search_item,
    .encode = encode_search_item,
};

static bool decode_category_count(struct jread *in, void *ret)
{
    return category_count_decode(in, ret);
}

static void encode_category_count(struct jwrite *out, const void *value)
{
    category_count_encode(out, NULL, value);
}

const struct dto_codec category_count_codec = {
    .name = "category_count",
    .size = sizeof(struct category_count),
    .decode = decode_category_count,
    .encode = encode_category_count,
};

static bool decode_price_range_count(struct jread *in, void *ret)
{
    return price_range_count_decode(in, ret);
}

static void encode_price_range_count(struct jwrite *out, const void *value)
{
    price_range_count_encode(out, NULL, value);
}

const struct dto_codec price_range_count_codec = {
    .name = "price_range_count",
    .size = sizeof(struct price_range_count),
    .decode = decode_price_range_count,
    .encode = encode_price_range_count,
};

static bool decode_search_facets(struct jread *in, void *ret)
{
    return search_facets_decode(in, ret);
}

static void encode_search_facets(struct jwrite *out, const void *value)
{
    search_facets_encode(out, NULL, value);
}

const struct dto_codec search_facets_codec = {
    .name = "search_facets",
    .size = sizeof(struct search_facets),
    .decode = decode_search_facets,
    .encode = encode_search_facets,
};

static bool decode_search_result(struct jread *in, void *ret)
{
    return search_result_decode(in, ret);
}

static void encode_search_result(struct jwrite *out, const void *value)
{
    search_result_encode(out, NULL, value);
}

const struct dto_codec search_result_codec = {
    .name = "search_result",
    .size = sizeof(struct search_result),
    .decode = decode_search_result,
    .encode = encode_search_result,
};

static bool decode_suggestions(struct jread *in, void *ret)
{
    return suggestions_decode(in, ret);
}

static void encode_suggestions(struct jwrite *out, const void *value)
{
    suggestions_encode(out, NULL, value);
}

const struct dto_codec suggestions_codec = {
    .name = "suggestions",
    .size = sizeof(struct suggestions),
    .decode = decode_suggestions,
    .encode = encode_suggestions,
};

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
