/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Notifications: a row for a user and an event, and a message to the user's streams.
 */
#ifndef NOTIFICATION_H
#define NOTIFICATION_H

#include "err.h"

struct call;
struct event_message;

struct notification_text {
    const char *title, *message, *order_number;
};

/* Writes the notification of an event, in the consumer's transaction; after the commit the user's
 * streams are told. Suspends. */
enum err notification_tell(struct call *call, const struct event_message *message,
                           const char *user_id, const struct notification_text *text);

#endif
