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

static enum err read_str(const struct kv_reply *reply, size_t i, const char **ret)
{
    const struct kv_reply *value = value_at(reply, i);

    if (!value || value->kind != KV_TEXT)
        return ERR_INTERNAL_ERROR;
    *ret = value->text;
    return ERR_OK;
}

/* How many values there are from the i-th on. */
static size_t n_from(const struct kv_reply *reply, size_t i)
{
    return reply->kind == KV_LIST && reply->n_items > i ? reply->n_items - i : 0;
}

/* lua/room_take_seat.lua */
static const struct kv_script room_take_seat = {
    .name = "room_take_seat",
    .sha1 = "4dca20ec11a48726d6ac6b818fcf3a98347e43a5",
    .text = "-- SPDX-License-Identifier: Apache-2.0\n"
            "-- Takes a seat of a room for a reader. All of it happens or nothing.\n"
            "-- KEYS: seats (string, the free seats), readers (hash, reader -> since "
            "when)\n"
            "-- ARGV: reader_id, now (microseconds)\n"
            "-- Returns {1, free}; {0} full; {-1} the reader sits there already; {-2} "
            "not loaded.\n"
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
    const char *room_id_text = value_i64_text(room_id, (char[VALUE_I64_MAX]){0});
    const char *keys[] = {
        arena_join(call->arena, "room:seats:{", room_id_text, "}", NULL),
        arena_join(call->arena, "room:readers:{", room_id_text, "}", NULL),
    };
    const char *args[] = {
        reader_id,
        value_i64_text(now, (char[VALUE_I64_MAX]){0}),
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

/* lua/room_call_readers.lua */
static const struct kv_script room_call_readers = {
    .name = "room_call_readers",
    .sha1 = "4af61159c5fa0fa0a305419b981d82167b0ccbb9",
    .text = "-- SPDX-License-Identifier: Apache-2.0\n"
            "-- Gives seats that are free again to the readers who have waited longest.\n"
            "-- KEYS: seats (string, the free seats), line (sorted set of readers by "
            "arrival)\n"
            "-- ARGV: at_most, then the numbers of the seats\n"
            "-- Returns {1, free, reader, ...}; {0} nobody waits; {-2} not loaded.\n"
            "local free = redis.call('GET', KEYS[1])\n"
            "if not free then\n"
            "  return {-2}\n"
            "end\n"
            "local n = math.min(tonumber(ARGV[1]), #ARGV - 1)\n"
            "local popped = redis.call('ZPOPMIN', KEYS[2], n)\n"
            "if #popped == 0 then\n"
            "  return {0}\n"
            "end\n"
            "local answer = {1, redis.call('INCRBY', KEYS[1], #ARGV - 1 - #popped / "
            "2)}\n"
            "for i = 1, #popped, 2 do\n"
            "  answer[#answer + 1] = popped[i]\n"
            "end\n"
            "return answer\n",
};

enum err room_call_readers_eval(struct call *call, int64_t room_id, int64_t at_most,
                                const int64_t *seats, size_t n_seats,
                                enum room_call_readers_result *ret_result,
                                struct room_call_readers_gives *ret)
{
    const char *room_id_text = value_i64_text(room_id, (char[VALUE_I64_MAX]){0});
    const char *keys[] = {
        arena_join(call->arena, "room:seats:{", room_id_text, "}", NULL),
        arena_join(call->arena, "room:line:{", room_id_text, "}", NULL),
    };
    const char **args = arena_alloc(call->arena, (1 + n_seats + 1) * sizeof(*args));
    struct kv_reply reply;
    int64_t result;
    enum err err;

    args[0] = value_i64_text(at_most, (char[VALUE_I64_MAX]){0});
    for (size_t i = 0; i < n_seats; i++)
        args[1 + i] = arena_strdup(call->arena, value_i64_text(seats[i], (char[VALUE_I64_MAX]){0}));
    err = kv_eval(call->kv, call->arena, &room_call_readers, 2, keys, 1 + n_seats, args, &reply);
    if (!err)
        err = read_i64(&reply, 0, &result);
    if (err)
        return err;
    switch (result) {
    case 1:
        *ret_result = ROOM_CALL_READERS_RESULT_OK;
        break;
    case 0:
        *ret_result = ROOM_CALL_READERS_RESULT_NOBODY;
        return ERR_OK;
    case -2:
        *ret_result = ROOM_CALL_READERS_RESULT_RELOAD;
        return ERR_OK;
    default:
        return ERR_INTERNAL_ERROR;
    }
    err = read_i64(&reply, 1, &ret->free);
    if (err)
        return err;
    ret->n_called = n_from(&reply, 2);
    ret->called = arena_alloc(call->arena, (ret->n_called + 1) * sizeof(*ret->called));
    for (size_t i = 0; i < ret->n_called; i++) {
        err = read_str(&reply, 2 + i, &ret->called[i]);
        if (err)
            return err;
    }
    return ERR_OK;
}

/* lua/room_count.lua */
static const struct kv_script room_count = {
    .name = "room_count",
    .sha1 = "e68ed55e88996399c7645644efe6e7f690f971c2",
    .text = "-- SPDX-License-Identifier: Apache-2.0\n"
            "-- How often rooms were closed.\n"
            "-- KEYS: closed (hash, kind -> how often)\n"
            "-- ARGV: the kinds\n"
            "-- Returns {1, count, ...}, in their order.\n"
            "local answer = {1}\n"
            "for i, kind in ipairs(ARGV) do\n"
            "  answer[i + 1] = tonumber(redis.call('HGET', KEYS[1], kind) or 0)\n"
            "end\n"
            "return answer\n",
};

enum err room_count_eval(struct call *call, const char *const *kinds, size_t n_kinds,
                         struct room_count_gives *ret)
{
    const char *keys[] = {
        arena_join(call->arena, "rooms:closed", NULL),
    };
    const char **args = arena_alloc(call->arena, (n_kinds + 1) * sizeof(*args));
    struct kv_reply reply;
    int64_t result;
    enum err err;

    for (size_t i = 0; i < n_kinds; i++)
        args[i] = kinds[i];
    err = kv_eval(call->kv, call->arena, &room_count, 1, keys, n_kinds, args, &reply);
    if (!err)
        err = read_i64(&reply, 0, &result);
    if (err)
        return err;
    switch (result) {
    case 1:
        break;
    default:
        return ERR_INTERNAL_ERROR;
    }
    ret->n_counts = n_from(&reply, 1);
    ret->counts = arena_alloc(call->arena, (ret->n_counts + 1) * sizeof(*ret->counts));
    for (size_t i = 0; i < ret->n_counts; i++) {
        err = read_i64(&reply, 1 + i, &ret->counts[i]);
        if (err)
            return err;
    }
    return ERR_OK;
}
