/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What search takes, answers and tells: enums, requests, replies, events.
 * GENERATED from spec/domains/search.yaml by templates/dto.h.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#ifndef SEARCH_DTO_H
#define SEARCH_DTO_H

#include "jread.h"
#include "jwrite.h"

enum search_sort {
    SEARCH_SORT_RELEVANCE,
    SEARCH_SORT_PRICE_ASC,
    SEARCH_SORT_PRICE_DESC,
    SEARCH_SORT_NEWEST,
    SEARCH_SORT_POPULAR,
};
extern const struct enum_names search_sort_names;

#endif
