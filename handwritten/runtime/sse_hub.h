/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Subjects and who follows them. For sse.c, which knows how a subscriber is written to.
 */
#ifndef SSE_HUB_H
#define SSE_HUB_H

#include "sse.h"

/* What a message of a subject says. */
struct sse_message {
    int64_t id; /* or -1 */
    const char *event;
    size_t event_len;
    const char *json;
    size_t len;
};

/* A message that came before the present state was sent. */
struct sse_held {
    struct sse_held *next;
    struct sse_message message;
};

/* One subscriber's interest in one subject. */
struct sse_follower {
    struct sse *sse;
    struct sse_subject *subject;
    struct sse_follower *next;          /* of the subscriber's */
    struct sse_follower *next_follower; /* of the subject's */
    const char *name;
    int64_t last_id;
    bool is_holding;
    struct sse_held *held_head, **held_tail;
};

struct sse_hub {
    struct loop *loop;
    struct kv *kv;
    struct sse *streams; /* open ones */
    struct sse_subject **buckets;
    bool is_draining;
};

/* Joins the followers of <stream>:<name> and asks the store for its messages if none did. */
void sse_hub_join(struct sse_hub *hub, const char *channel, struct sse_follower *follower);
void sse_hub_leave(struct sse_hub *hub, struct sse_follower *follower);
/* Suspends until messages of the subject come, or until deadline_us. False: too late. */
bool sse_hub_wait(struct sse_hub *hub, struct sse_follower *follower, uint64_t deadline_us);
void sse_hub_tell(struct sse_hub *hub, const char *channel, const char *text, size_t len);

/* sse.c: one follower's message; and the end of its stream after messages were missed. */
void sse_deliver(struct sse_follower *follower, const struct sse_message *message);
void sse_restart(struct sse *sse);

#endif
