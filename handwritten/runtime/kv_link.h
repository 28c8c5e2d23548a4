/* SPDX-License-Identifier: Apache-2.0 */
/*
 * One connection to the key-value store that keeps itself up. Only the kv_*.c files use it; the
 * vendor's header stops here.
 */
#ifndef KV_LINK_H
#define KV_LINK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <hiredis/async.h>

#include "loop.h"

struct kv_lookup;
struct kv_url;

struct kv_link {
    void (*on_up)(struct kv_link *self);   /* commands are taken; may be NULL */
    void (*on_down)(struct kv_link *self); /* after its commands have failed; may be NULL */
    void *ctx;

    struct loop *loop;
    const struct kv_url *url;
    redisAsyncContext *context; /* NULL: not connected, nor about to be */
    struct loop_fd watch;
    unsigned watched_events;
    struct loop_deferred flush;
    struct loop_timer timer; /* gives up connecting, or tries again */
    struct kv_lookup *lookup;
    unsigned back_off_ms, n_greetings; /* of the greetings: not answered yet */
    bool is_up, is_flushing, is_closed;
    bool has_failed; /* since it was up last */
    uint64_t heard_at_us;
    char error[160]; /* why the last connection ended, or did not come about */
};

/* Starts to connect. ctx and the callbacks are set before. The link must stay where it is. */
void kv_link_open(struct kv_link *link, struct loop *loop, const struct kv_url *url);
void kv_link_close(struct kv_link *link); /* pending commands fail; a link never opened is fine */

/* Queues a command; it goes out with all others of this turn of the loop. fn(context, reply,
 * privdata) is called once, with a NULL reply if the connection is lost; fn may be NULL. False: not
 * connected, fn is not called. Before the first connection stands commands wait for it. */
bool kv_link_send(struct kv_link *link, redisCallbackFn *fn, void *privdata, size_t argc,
                  const char *const *argv, const size_t *lens);
/* Gives up this connection and makes a new one. */
void kv_link_drop(struct kv_link *link, const char *why);

#endif
