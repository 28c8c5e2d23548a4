/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Consumers: each message is handled in one transaction together with its row in
 * `processed_events`, so that its effects happen once however often it is delivered. A message that
 * fails is tried again after each back-off; those of its key wait for it, all others go on. One
 * that failed at every attempt goes to <topic><dead_letter> and into `dead_letters`. Only failures
 * of the message count: while a store is away it is tried without end.
 */
#ifndef CONSUMER_H
#define CONSUMER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "err.h"

struct call;
struct consumers;
struct server_loop;

/* A message, as a handler sees it. Lives as long as the call. */
struct event_message {
    const char *id;   /* the header ce_id, else <topic>-<partition>-<offset> */
    const char *type; /* the header ce_type, else by the topic */
    const char *topic;
    const char *key;     /* "" without one */
    int64_t time_us;     /* ce_time, else the message's timestamp */
    unsigned version;    /* ce_schemaversion, else 1 */
    unsigned attempt;    /* 1 is the first */
    const char *payload; /* JSON, terminated */
    size_t payload_len;
};

/* What a consumer does with one kind of event. handle() decodes the payload (members that the
 * spec does not know are passed over) and runs inside the transaction; generated. */
struct consumer_event_info {
    const char *type, *topic;
    enum err (*handle)(struct call *call, const struct event_message *message);
};

struct consumer_info {
    const char *name, *group;
    const struct consumer_event_info *events;
    unsigned n_events;
    unsigned attempts;          /* at most */
    const unsigned *backoff_ms; /* before the second attempt, the third …; the last one repeats */
    unsigned n_backoff;
    const char *dead_letter; /* suffix of the dead-letter topic */
};

/* Joins the groups of the service's consumers on the thread of home, which has a database. */
struct consumers *consumers_start(struct server_loop *home);
/* Takes no more messages, ends those under way, commits their offsets, leaves the groups. */
void consumers_stop(struct consumers *consumers);
bool consumers_are_idle(const struct consumers *consumers); /* NULL: true */
void consumers_free(struct consumers *consumers);

/* A message to put back; the texts are those of the row in `dead_letters`. */
struct consumer_dead_letter {
    const char *consumer, *event_id, *topic;
    const char *key;     /* NULL: none */
    const char *payload; /* JSON, or NULL; is_base64: a JSON text of base64 */
    bool is_base64;
    const char *headers; /* JSON object of texts */
};

/* Puts it back into its topic, marked for its consumer alone (header shop-consumer): from now on it
 * counts as not yet handled. ERR_DEPENDENCY_UNAVAILABLE, ERR_DEADLINE_EXCEEDED: it may be there,
 * and can be put back again without harm. Outside transactions; suspends. */
enum err consumer_replay(struct call *call, const struct consumer_dead_letter *letter);

#endif
