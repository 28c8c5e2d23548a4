/* SPDX-License-Identifier: Apache-2.0 */
/*
 * generated/<d>/<d>_events.{h,c}: a function an event, which hands its payload to the outbox. The
 * payload's struct and encoder are those of any other type that travels (emit_dto).
 */
#include "emit.h"

#include <string.h>

#include "buf.h"
#include "emit_c.h"
#include "names.h"

static const struct field *key_field(const struct event *event)
{
    for (size_t i = 0; i < event->dto->members.n; i++)
        if (strcmp(event->dto->members.items[i].name, event->key.text) == 0)
            return &event->dto->members.items[i];
    return NULL;
}

/* How the key becomes text: by a value_<kind>_format, or as it is. */
static void add_key(struct tmpl_value *item, const struct event *event)
{
    const struct field *key = key_field(event);
    const enum kind kind = key ? key->type.kind : KIND_STR;
    const bool is_number =
        kind == KIND_I64 || kind == KIND_MONEY || kind == KIND_TIME || kind == KIND_DATE;

    tmpl_text(item, "format", is_number ? names_kind(kind) : "");
    tmpl_text(item, "key", event->key.text);
    if (is_number)
        tmpl_text(item, "key_value", "key");
    else if (kind == KIND_ENUM)
        tmpl_textf(item, "key_value", "%s_names.names[event->%s]", key->type.name.text,
                   event->key.text);
    else
        tmpl_textf(item, "key_value", "event->%s", event->key.text);
}

static void emit_part(const struct domain *domain, const char *root, bool is_header)
{
    struct tmpl_value *map = emit_c_map(domain);
    struct tmpl_list *events = tmpl_list(map, "events");

    if (is_header)
        tmpl_textf(map, "guard", "%s_EVENTS_H", names_upper(domain->name));
    for (size_t i = 0; i < domain->events.n; i++) {
        const struct event *event = &domain->events.items[i];
        struct tmpl_value *item = tmpl_item(events);

        tmpl_text(item, "name", event->name);
        tmpl_text(item, "symbol", names_snake(event->name));
        tmpl_text(item, "topic", event->topic);
        if (is_header) {
            tmpl_text(item, "doc", event->doc);
            continue;
        }
        tmpl_textf(item, "version", "%u", event->version);
        add_key(item, event);
    }
    emit_c_file(domain, root, is_header ? "events.h.tmpl" : "events.c.tmpl", "events", map);
}

void emit_events(const struct spec *spec, const char *root)
{
    for (size_t i = 0; i < spec->domains.n; i++)
        if (spec->domains.items[i].events.n) {
            emit_part(&spec->domains.items[i], root, true);
            emit_part(&spec->domains.items[i], root, false);
        }
}
