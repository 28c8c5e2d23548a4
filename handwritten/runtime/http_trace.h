/* SPDX-License-Identifier: Apache-2.0 */
/*
 * W3C Trace Context: a request belongs to the trace that its client names, or begins one.
 */
#ifndef HTTP_TRACE_H
#define HTTP_TRACE_H

#include <stdbool.h>
#include <stddef.h>

struct arena;

struct http_trace {
    const char *trace_id;    /* 32 hex digits */
    const char *traceparent; /* with an id of our own, for the calls that we make */
};

/* header: the client's traceparent of len bytes, or NULL. False: there is none, or a wrong one,
 * which is ignored. */
bool http_trace_begin(struct http_trace *ret, struct arena *arena, const char *header, size_t len);

#endif
