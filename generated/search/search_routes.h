/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What the routes of search may answer with besides success; each set ends with ERR_OK.
 * GENERATED from spec/domains/search.yaml by templates/routes.h.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#ifndef SEARCH_ROUTES_H
#define SEARCH_ROUTES_H

#include "err.h"

extern const enum err search_products_errors[];
extern const enum err suggest_keywords_errors[];
extern const enum err list_popular_keywords_errors[];
extern const enum err list_recent_keywords_errors[];
extern const enum err forget_recent_keywords_errors[];
extern const enum err forget_recent_keyword_errors[];

#endif
