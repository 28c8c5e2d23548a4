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

bool popular_keyword_decode(struct jread *in, struct popular_keyword *ret);
bool popular_keywords_decode(struct jread *in, struct popular_keywords *ret);
bool recent_keyword_decode(struct jread *in, struct recent_keyword *ret);
bool recent_keywords_decode(struct jread *in, struct recent_keywords *ret);

extern const struct dto_codec popular_keyword_codec;
extern const struct dto_codec popular_keywords_codec;
extern const struct dto_codec recent_keyword_codec;
extern const struct dto_codec recent_keywords_codec;

#endif
