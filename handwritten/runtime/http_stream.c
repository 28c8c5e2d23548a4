/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Two buffers: one on its way, which libh2o reads until it calls on_proceed, and one that fills
 * meanwhile. They change places. It knows nothing of what is written.
 *
 * The rule: libh2o may drop the request inside h2o_send() when that is the last one, and then
 * on_gone has run. So h2o_send() is the last thing that send() does.
 */
#include "http_stream.h"

#include <stdlib.h>
#include <string.h>

#include "http_exchange.h"

#define FIRST_BYTES 512

struct buffer {
    char *text;
    size_t len, size;
};

struct http_stream {
    struct http_exchange *exchange;
    struct http_stream_options options;
    struct buffer waiting, sent;
    bool is_sending, is_ending, is_broken, is_gone;
    struct loop_deferred later; /* sends what waits, or cuts the client off */
};

static void buffer_add(struct buffer *buffer, const char *text, size_t len)
{
    size_t size = buffer->size ? buffer->size : FIRST_BYTES;

    while (size < buffer->len + len)
        size *= 2;
    if (size != buffer->size)
        buffer->text = realloc(buffer->text, size);
    if (!buffer->text)
        abort();
    buffer->size = size;
    memcpy(buffer->text + buffer->len, text, len);
    buffer->len += len;
}

static void buffer_release(struct buffer *buffer)
{
    free(buffer->text);
    *buffer = (struct buffer){0};
}

static void send_waiting(struct http_stream *stream)
{
    struct http_exchange *exchange = stream->exchange;
    struct buffer sent = stream->waiting;
    h2o_iovec_t bytes = h2o_iovec_init(sent.text, sent.len);

    stream->waiting = stream->sent;
    stream->waiting.len = 0;
    stream->sent = sent;
    stream->is_sending = true;
    exchange->sending_since_us = loop_now_us(exchange->call.loop);
    h2o_send(exchange->req, &bytes, sent.len > 0,
             stream->is_ending ? H2O_SEND_STATE_FINAL : H2O_SEND_STATE_IN_PROGRESS);
}

static void run_later(struct loop_deferred *self)
{
    struct http_stream *stream = self->ctx;

    if (stream->is_broken)
        http_guard_cut(stream->exchange->req);
    else if (!stream->is_sending)
        send_waiting(stream);
}

static void answer_head(struct http_exchange *exchange, const char *content_type)
{
    http_exchange_reply(exchange, &(struct http_reply){.status = 200,
                                                       .content_type = content_type,
                                                       .len = SIZE_MAX,
                                                       .cache_control = "no-store"});
}

static void start(struct http_exchange *exchange, const char *content_type)
{
    h2o_req_t *req = exchange->req;

    http_exchange_count(exchange, 200);
    http_exchange_start(exchange, 200, SIZE_MAX);
    h2o_add_header(&req->pool, &req->res.headers, H2O_TOKEN_CONTENT_TYPE, NULL, content_type,
                   strlen(content_type));
    h2o_add_header(&req->pool, &req->res.headers, H2O_TOKEN_CACHE_CONTROL, NULL,
                   H2O_STRLIT("no-store"));
    h2o_start_response(req, &exchange->generator);
}

struct http_stream *http_stream_open(struct call *call, const struct http_stream_options *options)
{
    struct http_exchange *exchange = call->request;
    struct http_stream *stream;

    if (!exchange)
        return NULL;
    if (exchange->is_head) {
        answer_head(exchange, options->content_type);
        return NULL;
    }
    stream = calloc(1, sizeof(*stream));
    if (!stream)
        abort();
    stream->exchange = exchange;
    stream->options = *options;
    stream->later = (struct loop_deferred){.run = run_later, .ctx = stream};
    exchange->stream = stream;
    start(exchange, options->content_type);
    return stream;
}

static void wake(struct http_stream *stream)
{
    loop_defer(stream->exchange->call.loop, &stream->later);
}

bool http_stream_write(struct http_stream *stream, const char *text, size_t len)
{
    if (stream->is_gone || stream->is_broken || stream->is_ending)
        return false;
    if (stream->waiting.len + len > stream->options.buffer_bytes) {
        stream->is_broken = true;
        wake(stream);
        return false;
    }
    buffer_add(&stream->waiting, text, len);
    if (!stream->is_sending)
        wake(stream);
    return true;
}

void http_stream_end(struct http_stream *stream)
{
    if (stream->is_gone || stream->is_ending)
        return;
    stream->is_ending = true;
    if (!stream->is_sending)
        wake(stream);
}

void http_stream_on_proceed(struct http_stream *stream)
{
    stream->is_sending = false;
    stream->exchange->sending_since_us = 0;
    if (stream->is_broken)
        return;
    if (stream->waiting.len || stream->is_ending)
        send_waiting(stream);
    else
        buffer_release(&stream->sent);
}

void http_stream_on_gone(struct http_stream *stream)
{
    stream->is_gone = true;
    loop_defer_cancel(stream->exchange->call.loop, &stream->later);
    buffer_release(&stream->waiting);
    buffer_release(&stream->sent);
    stream->options.on_gone(stream->options.ctx);
    stream->exchange->stream = NULL;
    free(stream);
}
