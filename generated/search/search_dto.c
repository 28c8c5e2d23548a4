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
