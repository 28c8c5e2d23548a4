/* SPDX-License-Identifier: Apache-2.0 */
/*
 * JSON of notification: decoders of requests and events, encoders of replies and events.
 * GENERATED from spec/domains/notification.yaml by templates/dto.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include "notification_dto.h"

#include "arena.h"
#include "service.h"

_Static_assert(RUNTIME_ABI == 1, "run ./dev gen");

void notification_view_encode(struct jwrite *out, const char *key,
                              const struct notification_view *value)
{
    jwrite_object(out, key);
    jwrite_i64(out, "id", value->id);
    jwrite_str(out, "type", value->type);
    jwrite_str(out, "title", value->title);
    jwrite_str(out, "message", value->message);
    jwrite_opt_str(out, "orderNumber", value->order_number_presence, value->order_number);
    jwrite_time(out, "createdAt", value->created_at);
    jwrite_object_end(out);
}
