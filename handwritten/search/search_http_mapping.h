/* SPDX-License-Identifier: Apache-2.0 */
/*
 * How the server is to keep products: fields, analysis, and what is noted with an index.
 */
#ifndef SEARCH_HTTP_MAPPING_H
#define SEARCH_HTTP_MAPPING_H

#include "search_http_ask.h"

/* The body of an index's creation, with an alias. has_nori: the server has a Korean analyzer. */
void search_http_mapping_write(struct jwrite *out, const struct search_engine *engine,
                               const char *alias, bool has_nori);
/* The member _meta: whose index it is, its version and how far it has come. */
void search_http_mapping_write_meta(struct jwrite *out, const struct search_engine *engine,
                                    const struct search_progress *progress);
/* Reads _meta; false: it is not ours. Other versions have *ret_version alone. */
bool search_http_mapping_read_meta(struct jread *meta, const struct search_engine *engine,
                                   int64_t *ret_version, struct search_progress *ret_progress);

#endif
