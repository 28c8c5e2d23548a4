/* SPDX-License-Identifier: Apache-2.0 */
/*
 * JSON of search: decoders of requests and events, encoders of replies and events.
 * GENERATED from spec/domains/search.yaml by templates/dto.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include "search_dto.h"

#include "arena.h"
#include "service.h"

_Static_assert(RUNTIME_ABI == 1, "run ./dev gen");

const struct enum_names search_sort_names = {
    .names =
        (const char *const[]){
            [SEARCH_SORT_RELEVANCE] = "relevance",
            [SEARCH_SORT_PRICE_ASC] = "price_asc",
            [SEARCH_SORT_PRICE_DESC] = "price_desc",
            [SEARCH_SORT_NEWEST] = "newest",
            [SEARCH_SORT_POPULAR] = "popular",
        },
    .n_names = 5,
};

void search_highlight_encode(struct jwrite *out, const char *key,
                             const struct search_highlight *value)
{
    jwrite_object(out, key);
    jwrite_opt_str(out, "name", value->name_presence, value->name);
    jwrite_opt_str(out, "description", value->description_presence, value->description);
    jwrite_object_end(out);
}

void search_item_encode(struct jwrite *out, const char *key, const struct search_item *value)
{
    jwrite_object(out, key);
    jwrite_i64(out, "id", value->id);
    jwrite_opt_str(out, "sku", value->sku_presence, value->sku);
    jwrite_str(out, "name", value->name);
    jwrite_opt_str(out, "description", value->description_presence, value->description);
    jwrite_money(out, "price", value->price);
    jwrite_opt_str(out, "category", value->category_presence, value->category);
    jwrite_opt_str(out, "imageUrl", value->image_url_presence, value->image_url);
    jwrite_time(out, "createdAt", value->created_at);
    jwrite_time(out, "updatedAt", value->updated_at);
    jwrite_i64(out, "stock", value->stock);
    search_highlight_encode(out, "highlight", &value->highlight);
    jwrite_object_end(out);
}

void category_count_encode(struct jwrite *out, const char *key, const struct category_count *value)
{
    jwrite_object(out, key);
    jwrite_str(out, "value", value->value);
    jwrite_i64(out, "count", value->count);
    jwrite_object_end(out);
}

void price_range_count_encode(struct jwrite *out, const char *key,
                              const struct price_range_count *value)
{
    jwrite_object(out, key);
    jwrite_money(out, "from", value->from);
    jwrite_opt_money(out, "to", value->to_presence, value->to);
    jwrite_i64(out, "count", value->count);
    jwrite_object_end(out);
}

void search_facets_encode(struct jwrite *out, const char *key, const struct search_facets *value)
{
    jwrite_object(out, key);
    jwrite_array(out, "categories");
    for (size_t i = 0; i < value->n_categories; i++)
        category_count_encode(out, NULL, &value->categories[i]);
    jwrite_array_end(out);
    jwrite_array(out, "priceRanges");
    for (size_t i = 0; i < value->n_price_ranges; i++)
        price_range_count_encode(out, NULL, &value->price_ranges[i]);
    jwrite_array_end(out);
    jwrite_object_end(out);
}

void search_result_encode(struct jwrite *out, const char *key, const struct search_result *value)
{
    jwrite_object(out, key);
    jwrite_array(out, "items");
    for (size_t i = 0; i < value->n_items; i++)
        search_item_encode(out, NULL, &value->items[i]);
    jwrite_array_end(out);
    jwrite_i64(out, "total", value->total);
    search_facets_encode(out, "facets", &value->facets);
    jwrite_opt_str(out, "nextCursor", value->next_cursor_presence, value->next_cursor);
    jwrite_object_end(out);
}

void suggestions_encode(struct jwrite *out, const char *key, const struct suggestions *value)
{
    jwrite_object(out, key);
    jwrite_array(out, "suggestions");
    for (size_t i = 0; i < value->n_suggestions; i++)
        jwrite_str(out, NULL, value->suggestions[i]);
    jwrite_array_end(out);
    jwrite_object_end(out);
}

void popular_keyword_encode(struct jwrite *out, const char *key,
                            const struct popular_keyword *value)
{
    jwrite_object(out, key);
    jwrite_str(out, "keyword", value->keyword);
    jwrite_i64(out, "score", value->score);
    jwrite_object_end(out);
}

void popular_keywords_encode(struct jwrite *out, const char *key,
                             const struct popular_keywords *value)
{
    jwrite_object(out, key);
    jwrite_array(out, "items");
    for (size_t i = 0; i < value->n_items; i++)
        popular_keyword_encode(out, NULL, &value->items[i]);
    jwrite_array_end(out);
    jwrite_opt_str(out, "nextCursor", value->next_cursor_presence, value->next_cursor);
    jwrite_object_end(out);
}

void recent_keyword_encode(struct jwrite *out, const char *key, const struct recent_keyword *value)
{
    jwrite_object(out, key);
    jwrite_str(out, "keyword", value->keyword);
    jwrite_time(out, "searchedAt", value->searched_at);
    jwrite_object_end(out);
}

void recent_keywords_encode(struct jwrite *out, const char *key,
                            const struct recent_keywords *value)
{
    jwrite_object(out, key);
    jwrite_array(out, "items");
    for (size_t i = 0; i < value->n_items; i++)
        recent_keyword_encode(out, NULL, &value->items[i]);
    jwrite_array_end(out);
    jwrite_opt_str(out, "nextCursor", value->next_cursor_presence, value->next_cursor);
    jwrite_object_end(out);
}
