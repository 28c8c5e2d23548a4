/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Locks by token: every write is a script that first compares. The scripts are the runtime's own
 * and so stand here, and not in lua/, whose scripts the spec declares.
 */
#include "job_lock.h"

#include <stdio.h>
#include <string.h>

#include "arena.h"
#include "call.h"
#include "instance.h"

#define TRIES 3 /* a holder that is gone may be replaced by another one meanwhile */

/* Takes a lock that nobody has, or that has one of these tokens; else answers with its token. */
const struct kv_script job_lock_take_script = {
    .name = "job_lock_take",
    .text = "local held = redis.call('GET', KEYS[1])\n"
            "if held and held ~= ARGV[1] and held ~= ARGV[3] then return held end\n"
            "redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])\n"
            "return false\n",
    .sha1 = "b3ed11854d97a9ede090de80697467b6d25e5d7c",
};

const struct kv_script job_lock_release_script = {
    .name = "job_lock_release",
    .text = "if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end\n"
            "return redis.call('DEL', KEYS[1])\n",
    .sha1 = "3c9c9e0fad36a4c131785264072fb16c2f7347b2",
};

static const char *key_of(struct call *call, const char *key)
{
    return arena_printf(call->arena, "lock:{%s}", key);
}

/* Whether the process that made this token is gone. */
static bool is_orphan(struct call *call, const char *token)
{
    return instance_is_gone(arena_strndup(call->arena, token, strcspn(token, "/")));
}

enum err job_lock_take(struct call *call, const char *key, unsigned lease_ms,
                       char token[JOB_LOCK_TOKEN_BYTES], bool *ret_held)
{
    const char *keys[] = {key_of(call, key)};
    const char *orphan = "";
    struct kv_reply reply = {0};

    if (!*token)
        snprintf(token, JOB_LOCK_TOKEN_BYTES, "%s/%s", instance_id(), call_uuid(call));
    for (int i = 0; i < TRIES; i++) {
        const char *args[] = {token, arena_printf(call->arena, "%u", lease_ms), orphan};
        enum err err =
            kv_eval(call->kv, call->arena, &job_lock_take_script, 1, keys, 3, args, &reply);

        if (err)
            return err;
        if (reply.kind == KV_NIL) {
            *ret_held = false;
            return ERR_OK;
        }
        if (!is_orphan(call, reply.text))
            break;
        orphan = reply.text;
    }
    *token = '\0';
    *ret_held = true;
    return ERR_OK;
}

enum err job_lock_release(struct call *call, const char *key, char token[JOB_LOCK_TOKEN_BYTES])
{
    const char *keys[] = {key_of(call, key)};
    const char *args[] = {token};
    struct kv_reply reply;
    enum err err =
        kv_eval(call->kv, call->arena, &job_lock_release_script, 1, keys, 1, args, &reply);

    if (!err)
        *token = '\0';
    return err;
}
