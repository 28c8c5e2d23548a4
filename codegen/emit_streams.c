/* SPDX-License-Identifier: Apache-2.0 */
/*
 * generated/<d>/<d>_streams.{h,c}: what a stream is, its route, the prototype of its hand-written
 * opening, and a typed call an event. What is `planned` is left out.
 */
#include "emit.h"

#include "buf.h"
#include "emit_c.h"
#include "emit_dto.h"
#include "names.h"

/* Parameters as types that are read like a body. */
static struct dto path_of(const struct stream *stream)
{
    struct dto all = {.name = mem_printf("%s_path", stream->name), .is_request = true};

    for (size_t i = 0; i < stream->endpoint->params.n; i++) {
        const struct path_param *param = &stream->endpoint->params.items[i];
        struct field *field = list_add(&all.members);

        field->name = param->snake;
        field->kind = FIELD_SCALAR;
        field->type = param->type;
        field->type.nullable = false;
        field->pattern = param->column ? param->column->pattern : NULL;
        field->required = true;
    }
    return all;
}

static struct dto query_of(const struct stream *stream)
{
    struct dto all = {.name = mem_printf("%s_query", stream->name), .is_request = true};

    for (size_t i = 0; i < stream->endpoint->query_params.n; i++)
        *list_add(&all.members) = stream->endpoint->query_params.items[i];
    return all;
}

static void declare_members(struct tmpl_list *list, const struct dto *all)
{
    for (size_t i = 0; i < all->members.n; i++) {
        const struct field *field = &all->members.items[i];

        if (emit_c_has_presence(all, field))
            tmpl_textf(tmpl_item(list), "declaration", "enum presence %s_presence", field->name);
        tmpl_text(tmpl_item(list), "declaration",
                  emit_c_declare(emit_c_type(field)->kind, field->name));
    }
}

static char *params(const struct stream *stream)
{
    return mem_printf(
        "struct call *call%s%s",
        stream->endpoint->params.n ? mem_printf(", const struct %s_path *path", stream->name) : "",
        stream->endpoint->query_params.n
            ? mem_printf(", const struct %s_query *query", stream->name)
            : "");
}

static void add_events(struct tmpl_value *map, const struct stream *stream, bool is_header)
{
    struct tmpl_list *events = tmpl_list(map, "events");

    for (size_t i = 0; i < stream->events.n; i++) {
        const struct stream_event *event = &stream->events.items[i];
        struct tmpl_value *item = tmpl_item(events);

        tmpl_text(item, "stream", stream->name);
        tmpl_text(item, "symbol", names_snake(event->name));
        tmpl_text(item, "payload", event->dto->name);
        if (!is_header)
            tmpl_text(item, "event", event->name);
    }
}

static struct tmpl_value *add_stream(struct tmpl_list *list, const struct stream *stream,
                                     bool is_header)
{
    struct tmpl_value *item = tmpl_item(list);

    tmpl_text(item, "name", stream->name);
    tmpl_flag(item, "has_path", stream->endpoint->params.n > 0);
    tmpl_flag(item, "has_query", stream->endpoint->query_params.n > 0);
    add_events(item, stream, is_header);
    return item;
}

static void declare(struct tmpl_list *list, const struct stream *stream)
{
    const struct dto path = path_of(stream), query = query_of(stream);
    struct tmpl_value *item = add_stream(list, stream, true);

    tmpl_text(item, "doc",
              stream->doc ? stream->doc : mem_printf("%s.", names_sentence(stream->name)));
    tmpl_text(item, "params", params(stream));
    declare_members(tmpl_list(item, "path"), &path);
    declare_members(tmpl_list(item, "query"), &query);
}

static void define(struct tmpl_list *list, const struct stream *stream)
{
    const struct dto path = path_of(stream), query = query_of(stream);
    struct tmpl_value *item = add_stream(list, stream, false);
    struct tmpl_list *decoders = tmpl_list(item, "decoders");

    tmpl_textf(item, "heartbeat_ms", "%u", stream->heartbeat_ms);
    tmpl_textf(item, "lifetime_ms", "%u", stream->lifetime_ms);
    tmpl_textf(item, "retry_ms", "%u", stream->retry_ms);
    tmpl_textf(item, "buffer_bytes", "%u", stream->buffer_bytes);
    tmpl_flag(item, "has_parameters", path.members.n + query.members.n > 0);
    tmpl_textf(item, "arguments", "call%s%s", path.members.n ? ", &path" : "",
               query.members.n ? ", &query" : "");
    if (path.members.n)
        emit_dto_decoder(decoders, &path);
    if (query.members.n)
        emit_dto_decoder(decoders, &query);
}

/* Headers with the names of choices that parameters have. */
static void add_includes(struct tmpl_value *map, const struct domain *domain)
{
    struct emit_c_includes includes = {0};

    for (size_t i = 0; i < domain->streams.n; i++)
        for (size_t j = 0; j < domain->streams.items[i].endpoint->query_params.n; j++) {
            const struct type_use *type =
                emit_c_type(&domain->streams.items[i].endpoint->query_params.items[j]);
            const struct domain *other = type->machine       ? type->machine->domain
                                         : type->enumeration ? type->enumeration->domain
                                                             : domain;

            if (other != domain)
                emit_c_include(&includes, mem_printf("%s/%s_dto.h", other->name, other->name));
        }
    emit_c_add_includes(map, &includes);
}

static void emit_part(const struct domain *domain, const char *root, bool is_header)
{
    struct tmpl_value *map = emit_c_map(domain);
    struct tmpl_list *streams = tmpl_list(map, "streams");

    if (is_header)
        tmpl_textf(map, "guard", "%s_STREAMS_H", names_upper(domain->name));
    else
        add_includes(map, domain);
    for (size_t i = 0; i < domain->streams.n; i++)
        if (!domain->streams.items[i].planned)
            (is_header ? declare : define)(streams, &domain->streams.items[i]);
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
