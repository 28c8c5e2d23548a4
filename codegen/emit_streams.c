/* SPDX-License-Identifier: Apache-2.0 */
/*
 * generated/<d>/<d>_streams.{h,c}: what a stream is, the prototype of its hand-written opening, and
 * a typed call an event. Its route, path and query parameters are made like an endpoint's
 * (emit_http). What is `planned` is left out.
 */
#include "emit.h"

#include "buf.h"
#include "emit_c.h"
#include "names.h"

static char *params(const struct stream *stream)
{
    struct buf out = {0};

    buf_add(&out, "struct call *call");
    if (stream->endpoint->params.n)
        buf_addf(&out, ", const struct %s_path *path", stream->name);
    if (stream->endpoint->query_params.n)
        buf_addf(&out, ", const struct %s_query *query", stream->name);
    return out.text;
}

static void add_stream(struct tmpl_list *list, const struct stream *stream, bool is_header)
{
    struct tmpl_value *item = tmpl_item(list);
    struct tmpl_list *events = tmpl_list(item, "events");

    tmpl_text(item, "name", stream->name);
    if (is_header) {
        tmpl_text(item, "doc",
                  stream->doc ? stream->doc : mem_printf("%s.", names_sentence(stream->name)));
        tmpl_text(item, "params", params(stream));
    } else {
        tmpl_textf(item, "heartbeat_ms", "%u", stream->heartbeat_ms);
        tmpl_textf(item, "lifetime_ms", "%u", stream->lifetime_ms);
        tmpl_textf(item, "retry_ms", "%u", stream->retry_ms);
        tmpl_textf(item, "buffer_bytes", "%u", stream->buffer_bytes);
    }
    for (size_t i = 0; i < stream->events.n; i++) {
        const struct stream_event *event = &stream->events.items[i];
        struct tmpl_value *map = tmpl_item(events);

        tmpl_text(map, "stream", stream->name);
        tmpl_text(map, "symbol", names_snake(event->name));
        tmpl_text(map, "payload", event->dto->name);
        if (!is_header)
            tmpl_text(map, "event", event->name);
    }
}

static void emit_part(const struct domain *domain, const char *root, bool is_header)
{
    struct tmpl_value *map = emit_c_map(domain);
    struct tmpl_list *streams = tmpl_list(map, "streams");

    if (is_header)
        tmpl_textf(map, "guard", "%s_STREAMS_H", names_upper(domain->name));
    for (size_t i = 0; i < domain->streams.n; i++)
        if (!domain->streams.items[i].planned)
            add_stream(streams, &domain->streams.items[i], is_header);
    emit_c_file(domain, root, is_header ? "streams.h.tmpl" : "streams.c.tmpl", "streams", map);
}

void emit_streams(const struct spec *spec, const char *root)
{
    for (size_t i = 0; i < spec->domains.n; i++) {
        const struct domain *domain = &spec->domains.items[i];
        bool any = false;

        for (size_t j = 0; j < domain->streams.n; j++)
            any = any || !domain->streams.items[j].planned;
        if (!any)
            continue;
        emit_part(domain, root, true);
        emit_part(domain, root, false);
    }
}
