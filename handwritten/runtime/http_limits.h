/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Bounds against clients that want too much. What the spec sets (bodies, pages, deadlines) stands
 * in struct service; what operators set comes from the settings; the rest is here.
 */
#ifndef HTTP_LIMITS_H
#define HTTP_LIMITS_H

#include <stddef.h>

/* Calls in flight on one loop; more are answered with ERR_OVERLOADED. */
#define HTTP_LIMIT_CALLS 4096
/* Arenas that one loop keeps for its next calls. */
#define HTTP_LIMIT_SPARE_ARENAS 256
/* What libh2o reads of a body before it gives up by itself. Bodies between the spec's limit and
 * this one are read and answered with ERR_BODY_TOO_LARGE. */
#define HTTP_LIMIT_BODY_BYTES ((size_t)8 * 1024 * 1024)
/* All unfinished bodies of one HTTP/2 connection. */
#define HTTP_LIMIT_BODIES_BYTES ((size_t)16 * 1024 * 1024)
/* A connection without a request is closed after this. */
#define HTTP_LIMIT_IDLE_MS 120000
/* A file behind /docs. */
#define HTTP_LIMIT_FILE_BYTES ((size_t)8 * 1024 * 1024)

/* HTTP/2 frames of one connection: so many at once, and so many a second in the long run. */
#define HTTP_LIMIT_RESETS 200
#define HTTP_LIMIT_RESETS_PER_S 40
#define HTTP_LIMIT_CONTROLS 1000
#define HTTP_LIMIT_CONTROLS_PER_S 200
#define HTTP_LIMIT_CONTINUATIONS 16 /* of one header block */

#endif
