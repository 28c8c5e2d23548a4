/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Copying replies and telling errors apart. The depth of a reply is bounded by the vendor's parser.
 */
#include "kv_reply.h"

#include <string.h>

#include "arena.h"

/* The server is there, and cannot serve now. */
static const char *const passing_errors[] = {"LOADING",     "MASTERDOWN", "READONLY",
                                             "CLUSTERDOWN", "TRYAGAIN",   "BUSY"};

static struct kv_reply text_reply(struct arena *arena, enum kv_kind kind, const redisReply *reply)
{
    return (struct kv_reply){
        .kind = kind,
        .text = arena_strndup(arena, reply->str, reply->len),
        .len = reply->len,
    };
}

static struct kv_reply list_reply(struct arena *arena, const redisReply *reply)
{
    struct kv_reply *items = arena_alloc(arena, reply->elements * sizeof(*items));
    size_t i;

    for (i = 0; i < reply->elements; i++)
        items[i] = kv_reply_copy(arena, reply->element[i]);
    return (struct kv_reply){.kind = KV_LIST, .n_items = reply->elements, .items = items};
}

struct kv_reply kv_reply_copy(struct arena *arena, const redisReply *reply)
{
    switch (reply->type) {
    case REDIS_REPLY_INTEGER:
        return (struct kv_reply){.kind = KV_INT, .integer = reply->integer};
    case REDIS_REPLY_STRING:
    case REDIS_REPLY_STATUS:
        return text_reply(arena, KV_TEXT, reply);
    case REDIS_REPLY_ERROR:
        return text_reply(arena, KV_ERROR, reply);
    case REDIS_REPLY_ARRAY:
        return list_reply(arena, reply);
    default:
        return (struct kv_reply){.kind = KV_NIL};
    }
}

bool kv_reply_is_error(const struct kv_reply *reply, const char *name)
{
    size_t len = strlen(name);

    return reply->kind == KV_ERROR && strncmp(reply->text, name, len) == 0 &&
           (reply->text[len] == ' ' || !reply->text[len]);
}

enum err kv_reply_err(const struct kv_reply *reply)
{
    size_t i;

    if (reply->kind != KV_ERROR)
        return ERR_OK;
    for (i = 0; i < sizeof(passing_errors) / sizeof(passing_errors[0]); i++)
        if (kv_reply_is_error(reply, passing_errors[i]))
            return ERR_DEPENDENCY_UNAVAILABLE;
    return ERR_INTERNAL_ERROR;
}
