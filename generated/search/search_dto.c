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
