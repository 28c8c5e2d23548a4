/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The key-value store. One connection per loop; commands of concurrent calls are pipelined by
 * themselves. It reconnects by itself, with back-off; meanwhile commands fail at once. Suspends;
 * observes the deadline. A second connection carries subscriptions. Errors:
 * ERR_DEPENDENCY_UNAVAILABLE, ERR_DEADLINE_EXCEEDED, ERR_INTERNAL_ERROR (the server answered with
 * an error).
 *
 * Since all calls of a loop share a connection, commands that block on the server (BLPOP …) block
 * them all; so do MULTI and SELECT mix them up. Scripts do what transactions would. kv_new() makes
 * the process ignore SIGPIPE unless it handles it.
 */
#ifndef KV_H
#define KV_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "err.h"

struct arena;
struct kv;
struct loop;

struct kv *kv_new(struct loop *loop, const char *url,
                  const char **ret_error); /* redis://[user:password@]host:port/0, unix://PATH */
void kv_free(struct kv *kv);
bool kv_is_up(const struct kv *kv);
/* Why the last connection ended, or did not come about; "" if none did. Until the next call. */
const char *kv_last_error(const struct kv *kv);

enum kv_kind { KV_NIL, KV_INT, KV_TEXT, KV_LIST, KV_ERROR };
struct kv_reply { /* lives in the arena */
    enum kv_kind kind;
    int64_t integer;
    const char *text; /* terminated; len counts bytes */
    size_t len;
    size_t n_items;
    struct kv_reply *items;
};

/* argv[i] has lens[i] bytes; lens NULL: terminated strings. With ERR_INTERNAL_ERROR *ret is the
 * server's error (kind KV_ERROR). */
enum err kv_command(struct kv *kv, struct arena *arena, size_t argc, const char *const *argv,
                    const size_t *lens, struct kv_reply *ret);
/* kv_run(kv, arena, &reply, "GET", key): terminated strings, the list ends by itself. */
#define kv_run(kv, arena, ret, ...)                                                                \
    kv_command(kv, arena, sizeof((const char *[]){__VA_ARGS__}) / sizeof(const char *),            \
               (const char *[]){__VA_ARGS__}, NULL, ret)

/* A Lua script, called by hash and loaded when the server does not know it. sha1 is 40 hex digits.
 */
struct kv_script {
    const char *name, *text, *sha1;
};
enum err kv_eval(struct kv *kv, struct arena *arena, const struct kv_script *script, size_t n_keys,
                 const char *const *keys, size_t n_args, const char *const *args,
                 struct kv_reply *ret);

/* Messages of a channel, delivered on the loop (not in a coroutine) until the subscription ends;
 * re-subscribed after a reconnect, when on_restored is called, since messages may have been missed.
 * on_live (NULL is fine) tells that the server has confirmed a channel that nobody here listened to
 * before: from then on no message is missed. */
struct kv_subscription {
    const char *channel; /* the caller's, must outlive the subscription */
    void (*on_message)(struct kv_subscription *self, const char *text, size_t len);
    void (*on_restored)(struct kv_subscription *self);
    void (*on_live)(struct kv_subscription *self);
    void *ctx;
    struct kv_subscription *next; /* kv's */
    bool is_interrupted;          /* kv's */
};
void kv_subscribe(struct kv *kv, struct kv_subscription *subscription); /* does not suspend */
void kv_unsubscribe(struct kv *kv, struct kv_subscription *subscription);
/* Sends and does not wait for the answer. Never suspends. Lost when the server is away. */
void kv_post(struct kv *kv, size_t argc, const char *const *argv); /* terminated strings */
void kv_publish(struct kv *kv, const char *channel, const char *text, size_t len);

#endif
