/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Both directions of every type of search that travels.
 * What the service needs is the service's own; the other direction exists for tests only.
 * GENERATED from spec/domains/search.yaml by templates/test_codec.h.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#ifndef SEARCH_CODEC_H
#define SEARCH_CODEC_H

#include "search_dto.h"
#include "dto_case.h"

bool search_highlight_decode(struct jread *in, struct search_highlight *ret);
bool search_item_decode(struct jread *in, struct search_item *ret);
bool category_count_decode(struct jread *in, struct category_count *ret);
bool price_range_count_decode(struct jread *in, struct price_range_count *ret);
bool search_facets_decode(struct jread *in, struct search_facets *ret);
bool search_result_decode(struct jread *in, struct search_result *ret);
bool suggestions_decode(struct jread *in, struct suggestions *ret);
bool popular_keyword_decode(struct jread *in, struct popular_keyword *ret);
bool popular_keywords_decode(struct jread *in, struct popular_keywords *ret);
bool recent_keyword_decode(struct jread *in, struct recent_keyword *ret);
bool recent_keywords_decode(struct jread *in, struct recent_keywords *ret);

extern const struct dto_codec search_highlight_codec;
extern const struct dto_codec search_item_codec;
extern const struct dto_codec category_count_codec;
extern const struct dto_codec price_range_count_codec;
extern const struct dto_codec search_facets_codec;
extern const struct dto_codec search_result_codec;
extern const struct dto_codec suggestions_codec;
extern const struct dto_codec popular_keyword_codec;
extern const struct dto_codec popular_keywords_codec;
extern const struct dto_codec recent_keyword_codec;
extern const struct dto_codec recent_keywords_codec;

#endif
