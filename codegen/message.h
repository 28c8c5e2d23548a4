/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What a message tells the query of a consumer, by name: members of the event's payload, and
 * event_id, event_type, event_key and event_time. A member of the payload comes first.
 */
#ifndef MESSAGE_H
#define MESSAGE_H

#include "model.h"

struct message_source {
    const char *kind_name; /* of its type; NULL: the message has nothing of this name */
    enum kind kind;
    bool is_nullable;
    const struct field *member; /* of the payload, or NULL and … */
    const char *in_message;     /* … what C calls it in struct event_message */
};

struct message_source message_find(const struct event *event, const char *name);

#endif
