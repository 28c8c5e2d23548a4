/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Commands: one coroutine waits for one reply. Scripts too; subscriptions are kv_subscribe.c, the
 * connection is kv_link.c.
 *
 * The rule: the reply of a command comes whether or not anybody still waits for it, so what it is
 * for lives on the heap and not on the coroutine's stack. Whoever is last frees it.
 */
#include "kv.h"

#include <stdlib.h>
#include <string.h>

#include "arena.h"
#include "co.h"
#include "fault.h"
#include "kv_impl.h"
#include "kv_reply.h"
#include "value.h"

/* A connection that has been silent for so long while a command waits is taken for dead. */
#define SILENCE_US 1000000

struct request {
    struct co *co; /* NULL: nobody waits any more */
    struct arena *arena;
    struct kv_reply *ret;
    enum err err;
};

struct kv *kv_new(struct loop *loop, const char *url, const char **ret_error)
{
    struct kv *kv = calloc(1, sizeof(*kv));

    if (!kv)
        abort();
    if (!kv_url_parse(url, &kv->url, ret_error)) {
        free(kv);
        return NULL;
    }
    kv->loop = loop;
    kv_link_open(&kv->commands, loop, &kv->url);
    return kv;
}

void kv_free(struct kv *kv)
{
    if (!kv)
        return;
    kv_link_close(&kv->commands);
    kv_link_close(&kv->messages);
    kv_url_release(&kv->url);
    free(kv);
}

bool kv_is_up(const struct kv *kv)
{
    return kv->commands.is_up;
}

const char *kv_last_error(const struct kv *kv)
{
    return kv->commands.error;
}

static void on_reply(redisAsyncContext *context, void *reply, void *privdata)
{
    struct request *request = privdata;

    (void)context;
    if (!request->co) {
        free(request);
        return;
    }
    if (reply) {
        *request->ret = kv_reply_copy(request->arena, reply);
        request->err = kv_reply_err(request->ret);
    } else {
        request->err = ERR_DEPENDENCY_UNAVAILABLE;
    }
    co_resume_later(request->co);
}

static void drop_if_silent(struct kv *kv, uint64_t sent_at_us)
{
    uint64_t now_us = loop_now_us(kv->loop);

    if (kv->commands.heard_at_us < sent_at_us && now_us - sent_at_us >= SILENCE_US)
        kv_link_drop(&kv->commands, "the server stays silent");
}

static enum err wait_for_reply(struct kv *kv, struct request *request)
{
    uint64_t sent_at_us = loop_now_us(kv->loop);
    enum err err;

    request->co = co_self();
    if (!co_wait(co_deadline())) {
        request->co = NULL; /* on_reply frees it */
        drop_if_silent(kv, sent_at_us);
        return ERR_DEADLINE_EXCEEDED;
    }
    err = request->err;
    free(request);
    return err;
}

static enum err send_command(struct kv *kv, struct arena *arena, size_t argc,
                             const char *const *argv, const size_t *lens, struct kv_reply *ret)
{
    struct request *request;

    if (co_deadline() && co_deadline() <= loop_now_us(kv->loop))
        return ERR_DEADLINE_EXCEEDED;
    request = calloc(1, sizeof(*request));
    if (!request)
        abort();
    request->arena = arena;
    request->ret = ret;
    if (!kv_link_send(&kv->commands, on_reply, request, argc, argv, lens)) {
        free(request);
        return ERR_DEPENDENCY_UNAVAILABLE;
    }
    return wait_for_reply(kv, request);
}

static enum err fault(const char *name, const char *place, struct kv_reply *ret)
{
    enum err err = fault_point_at("redis", name, place);

    if (err)
        *ret = (struct kv_reply){.kind = KV_ERROR, .text = "ERR a fault", .len = 11};
    return err;
}

enum err kv_command(struct kv *kv, struct arena *arena, size_t argc, const char *const *argv,
                    const size_t *lens, struct kv_reply *ret)
{
    enum err err = fault(argv[0], "before", ret);

    if (!err)
        err = send_command(kv, arena, argc, argv, lens, ret);
    return err ? err : fault(argv[0], "after", ret);
}

static enum err send_script(struct kv *kv, struct arena *arena, const struct kv_script *script,
                            size_t n_keys, const char *const *keys, size_t n_args,
                            const char *const *args, struct kv_reply *ret)
{
    size_t argc = 3 + n_keys + n_args;
    const char **argv = arena_alloc(arena, argc * sizeof(*argv));
    enum err err;

    argv[0] = "EVALSHA";
    argv[1] = script->sha1;
    argv[2] = value_i64_text((int64_t)n_keys, (char[VALUE_I64_MAX]){0});
    if (n_keys)
        memcpy(argv + 3, keys, n_keys * sizeof(*argv));
    if (n_args)
        memcpy(argv + 3 + n_keys, args, n_args * sizeof(*argv));
    err = send_command(kv, arena, argc, argv, NULL, ret);
    if (err != ERR_INTERNAL_ERROR || !kv_reply_is_error(ret, "NOSCRIPT"))
        return err;
    argv[0] = "EVAL"; /* the server keeps it from now on */
    argv[1] = script->text;
    return send_command(kv, arena, argc, argv, NULL, ret);
}

enum err kv_eval(struct kv *kv, struct arena *arena, const struct kv_script *script, size_t n_keys,
                 const char *const *keys, size_t n_args, const char *const *args,
                 struct kv_reply *ret)
{
    enum err err = fault(script->name, "before", ret);

    if (!err)
        err = send_script(kv, arena, script, n_keys, keys, n_args, args, ret);
    return err ? err : fault(script->name, "after", ret);
}

void kv_post(struct kv *kv, size_t argc, const char *const *argv)
{
    if (fault_point_at("redis", argv[0], "before"))
        return;
    kv_link_send(&kv->commands, NULL, NULL, argc, argv, NULL);
    fault_point_at("redis", argv[0], "after"); /* nobody waits for its answer */
}

void kv_publish(struct kv *kv, const char *channel, const char *text, size_t len)
{
    if (fault_point_at("redis", "PUBLISH", "before"))
        return;
    kv_link_send(&kv->commands, NULL, NULL, 3, (const char *[]){"PUBLISH", channel, text},
                 (size_t[]){strlen("PUBLISH"), strlen(channel), len});
    fault_point_at("redis", "PUBLISH", "after"); /* nobody waits for its answer */
}
