/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Where a page of a search ended, as an opaque text: base64url of "checksum|value|score|id". The
 * checksum is of the place and of what was asked, so that a cursor is of no use with another
 * keyword, filter or sort. It is no secret: a place that someone computes only shows products that
 * anybody may see.
 */
#ifndef SEARCH_CURSOR_H
#define SEARCH_CURSOR_H

#include <stdbool.h>

#include "search_engine.h"

struct arena;

/* In the arena. Of the request: the keyword, however it is written, category, prices and sort. */
const char *search_cursor_write(struct arena *arena, const struct search_request *request,
                                const struct search_place *place);
/* False: no cursor of this request. */
bool search_cursor_read(struct arena *arena, const struct search_request *request,
                        const char *cursor, struct search_place *ret);

#endif
