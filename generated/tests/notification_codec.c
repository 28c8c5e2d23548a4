/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Both directions of every type of notification that travels, for tests.
 * GENERATED from spec/domains/notification.yaml by templates/test_codec.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include "notification_codec.h"

#include "arena.h"
#include "service.h"

_Static_assert(RUNTIME_ABI == 1, "run ./dev gen");

bool notification_view_decode(struct jread *in, struct notification_view *ret)
{
    jread_i64(in, "id", NULL, &ret->id);
    jread_str(in, "type", NULL, &ret->type);
    jread_str(in, "title", NULL, &ret->title);
    jread_str(in, "message", NULL, &ret->message);
    jread_opt_str(in, "orderNumber", NULL, &ret->order_number_presence, &ret->order_number);
    jread_time(in, "createdAt", NULL, &ret->created_at);
    return jread_done(in);
}

static bool decode_notification_view(struct jread *in, void *ret)
{
    return notification_view_decode(in, ret);
}

static void encode_notification_view(struct jwrite *out, const void *value)
{
    notification_view_encode(out, NULL, value);
}

const struct dto_codec notification_view_codec = {
    .name = "notification_view",
    .size = sizeof(struct notification_view),
    .decode = decode_notification_view,
    .encode = encode_notification_view,
};
