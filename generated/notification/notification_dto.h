/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What notification takes, answers and tells: enums, requests, replies, events.
 * GENERATED from spec/domains/notification.yaml by templates/dto.h.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#ifndef NOTIFICATION_DTO_H
#define NOTIFICATION_DTO_H

#include "jread.h"
#include "jwrite.h"

struct notification_view {
    int64_t id;
    /* The event's name: order.created. */
    const char *type;
    const char *title;
    const char *message;
    enum presence order_number_presence;
    const char *order_number;
    int64_t created_at;
};
void notification_view_encode(struct jwrite *out, const char *key,
                              const struct notification_view *value);

struct buyer_of_order_row {
    const char *user_id;
};

/* Locks the user's row until the transaction ends. None before the first notification. */
struct take_turn_row {
    int64_t id;
};

struct newest_notification_row {
    int64_t id;
};

#endif
