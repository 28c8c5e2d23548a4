/* SPDX-License-Identifier: Apache-2.0 */
/*
 * An answer without a known end. What is written is kept, up to a bound, until the client has read
 * what came before. Writes of one turn of the loop go out together.
 */
#ifndef HTTP_STREAM_H
#define HTTP_STREAM_H

#include <stdbool.h>
#include <stddef.h>

struct call;
struct http_stream;

struct http_stream_options {
    const char *content_type;
    size_t buffer_bytes;        /* a client that is further behind is cut off */
    void (*on_gone)(void *ctx); /* once: the client has left, or has read everything */
    void *ctx;
};

/* Answers the call with 200 and keeps the answer open. The stream lives until on_gone returns.
 * NULL: the client is gone already, or sent a HEAD, which is answered; on_gone is not called
 * then. */
struct http_stream *http_stream_open(struct call *call, const struct http_stream_options *options);
/* False: nothing more will reach the client, and on_gone is called soon. */
bool http_stream_write(struct http_stream *stream, const char *text, size_t len);
/* Ends the answer after what is written. */
void http_stream_end(struct http_stream *stream);

/* For http_exchange.c. */
void http_stream_on_proceed(struct http_stream *stream);
void http_stream_on_gone(struct http_stream *stream);

#endif
