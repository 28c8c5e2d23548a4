/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Scripts of room.
 * GENERATED from spec/domains/room.yaml by templates/scripts.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include "room_scripts.h"

#include "arena.h"
#include "call.h"
#include "kv.h"
#include "service.h"

_Static_assert(RUNTIME_ABI == 1, "run ./dev gen");

/* The i-th value of a script's answer; a script that answers with one number may leave the list
 * out. */
static const struct kv_reply *value_at(const struct kv_reply *reply, size_t i)
{
    if (reply->kind != KV_LIST)
        return i == 0 ? reply : NULL;
    return i < reply->n_items ? &reply->items[i] : NULL;
}

static enum err read_i64(const struct kv_reply *reply, size_t i, int64_t *ret)
{
    const struct kv_reply *value = value_at(reply, i);

    if (!value || value->kind != KV_INT)
        return ERR_INTERNAL_ERROR;
    *ret = value->integer;
    return ERR_OK;
}

/* lua/room_take_seat.lua */
static const struct kv_script room_take_seat = {
    .name = "room_take_seat",
    .sha1 = "4dca20ec11a48726d6ac6b818fcf3a98347e43a5",
    .text = "-- SPDX-License-Identifier: Apache-2.0\n"
            "-- Takes a seat of a room for a reader. All of it happens or nothing.\n"
            "-- KEYS: seats (string, the free seats), readers (hash, reader -> since when)\n"
            "-- ARGV: reader_id, now (microseconds)\n"
            "-- Returns {1, free}; {0} full; {-1} the reader sits there already; {-2} not loaded.\n"
            "local free = redis.call('GET', KEYS[1])\n"
            "if not free then\n"
            "  return {-2}\n"
            "end\n"
            "if redis.call('HEXISTS', KEYS[2], ARGV[1]) == 1 then\n"
            "  return {-1}\n"
            "end\n"
            "if tonumber(free) < 1 then\n"
            "  return {0}\n"
            "end\n"
            "redis.call('HSET', KEYS[2], ARGV[1], ARGV[2])\n"
            "return {1, redis.call('DECR', KEYS[1])}\n",
};

enum err room_take_seat_eval(struct call *call, int64_t room_id, const char *reader_id, int64_t now,
                             enum room_take_seat_result *ret_result,
                             struct room_take_seat_gives *ret)
{
    const char *keys[] = {
        arena_printf(call->arena, "room:seats:{%lld}", (long long)room_id),
        arena_printf(call->arena, "room:readers:{%lld}", (long long)room_id),
    };
    const char *args[] = {
        reader_id,
        arena_printf(call->arena, "%lld", (long long)now),
    };
    struct kv_reply reply;
    int64_t result;
    enum err err;

    err = kv_eval(call->kv, call->arena, &room_take_seat, 2, keys, 2, args, &reply);
    if (!err)
        err = read_i64(&reply, 0, &result);
    if (err)
        return err;
    switch (result) {
    case 1:
        *ret_result = ROOM_TAKE_SEAT_RESULT_OK;
        break;
    case 0:
        return ERR_ROOM_FULL;
    case -1:
        return ERR_SEAT_TAKEN;
    case -2:
        *ret_result = ROOM_TAKE_SEAT_RESULT_RELOAD;
        return ERR_OK;
    default:
        return ERR_INTERNAL_ERROR;
    }
    err = read_i64(&reply, 1, &ret->free);
    if (err)
        return err;
    return ERR_OK;
}
