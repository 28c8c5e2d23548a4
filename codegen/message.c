/* SPDX-License-Identifier: Apache-2.0 */
#include "message.h"

#include <string.h>

#include "resolve.h"

struct message_source message_find(const struct event *event, const char *name)
{
    static const struct {
        const char *name;
        struct message_source source;
    } own[] = {
        {"event_id", {.kind_name = "a text", .kind = KIND_STR, .in_message = "id"}},
        {"event_type", {.kind_name = "a text", .kind = KIND_STR, .in_message = "type"}},
        {"event_key", {.kind_name = "a text", .kind = KIND_STR, .in_message = "key"}},
        {"event_time", {.kind_name = "a time", .kind = KIND_TIME, .in_message = "time_us"}},
    };
    const struct field *member = resolve_find_member(event->dto, name);

    if (member)
        return (struct message_source){
            .kind_name = member->type.name.text ? member->type.name.text : "a list",
            .kind = member->type.kind,
            .is_nullable = member->type.nullable,
            .member = member,
        };
    for (size_t i = 0; i < sizeof own / sizeof *own; i++)
        if (strcmp(own[i].name, name) == 0)
            return own[i].source;
    return (struct message_source){0};
}
