/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Scripts of queue.
 * GENERATED from spec/domains/queue.yaml by templates/scripts.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include "queue_scripts.h"

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

/* How many values there are from the i-th on. */
static size_t n_from(const struct kv_reply *reply, size_t i)
{
    return reply->kind == KV_LIST && reply->n_items > i ? reply->n_items - i : 0;
}

/* lua/queue_join.lua */
static const struct kv_script queue_join = {
    .name = "queue_join",
    .sha1 = "d1e767a3579a29dc1e06a24c61c2b00474fd24e8",
    .text = "-- SPDX-License-Identifier: Apache-2.0\n"
            "-- Puts a place into the line, unless it is there or was let in already: "
            "{1, how many wait, position}, where position 0 is\n"
            "-- inside; {-2} when the sets are not complete.\n"
            "-- Keys: waiting, pending, entered, state, changes. Arguments: now in microsecond"
            "s, the user, the place's number.\n"
            "local now, user, id = ARGV[1], ARGV[2], ARGV[3]\n\n"
            "if redis.call('EXISTS', KEYS[4]) == 0 then\n"
            "    return {-2}\n"
            "end\n"
            "local n_pending = redis.call('ZCARD', KEYS[2])\n"
            "local ends_at = tonumber(redis.call('ZSCORE', KEYS[3], user))\n"
            "if ends_at and ends_at > tonumber(now) then\n"
            "    return {1, n_pending + redis.call('ZCARD', KEYS[1]), 0}\n"
            "end\n"
            "local position\n"
            "if tonumber(redis.call('ZSCORE', KEYS[2], user)) == tonumber(id) then\n"
            "    position = redis.call('ZRANK', KEYS[2], user) + 1\n"
            "else\n"
            "    if redis.call('ZADD', KEYS[1], 'CH', id, user) == 1 then\n"
            "        redis.call('EXPIRE', KEYS[1], 90000) -- after the state, so that "
            "no part is taken for the whole\n"
            "        redis.call('EXPIRE', KEYS[4], 86400)\n"
            "        redis.call('PUBLISH', KEYS[5], 'changed')\n"
            "    end\n"
            "    position = n_pending + redis.call('ZRANK', KEYS[1], user) + 1\n"
            "end\n"
            "return {1, n_pending + redis.call('ZCARD', KEYS[1]), position}\n",
};

enum err queue_join_eval(struct call *call, const char *event_type, int64_t event_id, int64_t now,
                         const char *user_id, int64_t entry_id, enum queue_join_result *ret_result,
                         struct queue_join_gives *ret)
{
    const char *event_id_text = value_i64_text(event_id, (char[VALUE_I64_MAX]){0});
    const char *keys[] = {
        arena_join(call->arena, "queue:waiting:{", event_type, "}:{", event_id_text, "}", NULL),
        arena_join(call->arena, "queue:pending:{", event_type, "}:{", event_id_text, "}", NULL),
        arena_join(call->arena, "queue:entered:{", event_type, "}:{", event_id_text, "}", NULL),
        arena_join(call->arena, "queue:state:{", event_type, "}:{", event_id_text, "}", NULL),
        arena_join(call->arena, "queue:changes:{", event_type, "}:{", event_id_text, "}", NULL),
    };
    const char *args[] = {
        value_i64_text(now, (char[VALUE_I64_MAX]){0}),
        user_id,
        value_i64_text(entry_id, (char[VALUE_I64_MAX]){0}),
    };
    struct kv_reply reply;
    int64_t result;
    enum err err;

    err = kv_eval(call->kv, call->arena, &queue_join, 5, keys, 3, args, &reply);
    if (!err)
        err = read_i64(&reply, 0, &result);
    if (err)
        return err;
    switch (result) {
    case 1:
        *ret_result = QUEUE_JOIN_RESULT_OK;
        break;
    case -2:
        *ret_result = QUEUE_JOIN_RESULT_RELOAD;
        return ERR_OK;
    default:
        return ERR_INTERNAL_ERROR;
    }
    err = read_i64(&reply, 1, &ret->total);
    if (err)
        return err;
    err = read_i64(&reply, 2, &ret->position);
    if (err)
        return err;
    return ERR_OK;
}

/* lua/queue_positions.lua */
static const struct kv_script queue_positions = {
    .name = "queue_positions",
    .sha1 = "bf68f6288f6dec9348af97cd89487f812904f855",
    .text = "-- SPDX-License-Identifier: Apache-2.0\n"
            "-- Where users stand: {1, how many wait, batch, interval in seconds, position "
            "of each}: 0 inside, -1 nowhere. {-2} when the\n"
            "-- sets are not complete.\n"
            "-- Keys: waiting, pending, entered, state. Arguments: now in microseconds, "
            "the users.\n"
            "if redis.call('EXISTS', KEYS[4]) == 0 then\n"
            "    return {-2}\n"
            "end\n"
            "local now, n_pending, n_waiting = tonumber(ARGV[1]), redis.call('ZCARD', "
            "KEYS[2]), redis.call('ZCARD', KEYS[1])\n"
            "local n_users, ranks = #ARGV - 1, nil\n\n"
            "if n_users > 10 and n_users * 8 > n_waiting then -- to read the line once "
            "is less than to ask for each\n"
            "    ranks = {}\n"
            "    for i, user in ipairs(redis.call('ZRANGE', KEYS[1], 0, -1)) do\n"
            "        ranks[user] = i - 1\n"
            "    end\n"
            "end\n\n"
            "local function rank_of(user)\n"
            "    if ranks then\n"
            "        return ranks[user]\n"
            "    end\n"
            "    return redis.call('ZRANK', KEYS[1], user)\n"
            "end\n\n"
            "local function position(user)\n"
            "    local rank = rank_of(user)\n"
            "    if rank then\n"
            "        return n_pending + rank + 1\n"
            "    end\n"
            "    rank = n_pending > 0 and redis.call('ZRANK', KEYS[2], user)\n"
            "    if rank then\n"
            "        return rank + 1\n"
            "    end\n"
            "    local ends_at = tonumber(redis.call('ZSCORE', KEYS[3], user))\n"
            "    return ends_at and ends_at > now and 0 or -1\n"
            "end\n\n"
            "local set = redis.call('HMGET', KEYS[4], 'batch_size', 'interval_seconds')\n"
            "local reply = {1, n_pending + n_waiting, tonumber(set[1]), tonumber(set[2])}\n"
            "for i = 2, #ARGV do\n"
            "    reply[#reply + 1] = position(ARGV[i])\n"
            "end\n"
            "return reply\n",
};

enum err queue_positions_eval(struct call *call, const char *event_type, int64_t event_id,
                              int64_t now, const char *const *users, size_t n_users,
                              enum queue_positions_result *ret_result,
                              struct queue_positions_gives *ret)
{
    const char *event_id_text = value_i64_text(event_id, (char[VALUE_I64_MAX]){0});
    const char *keys[] = {
        arena_join(call->arena, "queue:waiting:{", event_type, "}:{", event_id_text, "}", NULL),
        arena_join(call->arena, "queue:pending:{", event_type, "}:{", event_id_text, "}", NULL),
        arena_join(call->arena, "queue:entered:{", event_type, "}:{", event_id_text, "}", NULL),
        arena_join(call->arena, "queue:state:{", event_type, "}:{", event_id_text, "}", NULL),
    };
    const char **args = arena_alloc(call->arena, (1 + n_users + 1) * sizeof(*args));
    struct kv_reply reply;
    int64_t result;
    enum err err;

    args[0] = value_i64_text(now, (char[VALUE_I64_MAX]){0});
    for (size_t i = 0; i < n_users; i++)
        args[1 + i] = users[i];
    err = kv_eval(call->kv, call->arena, &queue_positions, 4, keys, 1 + n_users, args, &reply);
    if (!err)
        err = read_i64(&reply, 0, &result);
    if (err)
        return err;
    switch (result) {
    case 1:
        *ret_result = QUEUE_POSITIONS_RESULT_OK;
        break;
    case -2:
        *ret_result = QUEUE_POSITIONS_RESULT_RELOAD;
        return ERR_OK;
    default:
        return ERR_INTERNAL_ERROR;
    }
    err = read_i64(&reply, 1, &ret->total);
    if (err)
        return err;
    err = read_i64(&reply, 2, &ret->batch_size);
    if (err)
        return err;
    err = read_i64(&reply, 3, &ret->interval_seconds);
    if (err)
        return err;
    ret->n_positions = n_from(&reply, 4);
    ret->positions = arena_alloc(call->arena, (ret->n_positions + 1) * sizeof(*ret->positions));
    for (size_t i = 0; i < ret->n_positions; i++) {
        err = read_i64(&reply, 4 + i, &ret->positions[i]);
        if (err)
            return err;
    }
    return ERR_OK;
}

/* lua/queue_leave.lua */
static const struct kv_script queue_leave = {
    .name = "queue_leave",
    .sha1 = "242e48ae0ad8f7246ad8f850f67cdefe89fc3abd",
    .text = "-- SPDX-License-Identifier: Apache-2.0\n"
            "-- Takes a place out of the line, or gives it back: {1}.\n"
            "-- Keys: waiting, pending, entered, changes. Arguments: the user, the place's "
            "number.\n"
            "local user, id = ARGV[1], ARGV[2]\n\n"
            "for i = 1, 2 do\n"
            "    if tonumber(redis.call('ZSCORE', KEYS[i], user)) == tonumber(id) then\n"
            "        redis.call('ZREM', KEYS[i], user)\n"
            "    end\n"
            "end\n"
            "redis.call('ZREM', KEYS[3], user)\n"
            "redis.call('PUBLISH', KEYS[4], 'left ' .. redis.call('ZCARD', KEYS[1]) "
            "+ redis.call('ZCARD', KEYS[2]) .. ' ' .. id)\n"
            "return {1}\n",
};

enum err queue_leave_eval(struct call *call, const char *event_type, int64_t event_id,
                          const char *user_id, int64_t entry_id)
{
    const char *event_id_text = value_i64_text(event_id, (char[VALUE_I64_MAX]){0});
    const char *keys[] = {
        arena_join(call->arena, "queue:waiting:{", event_type, "}:{", event_id_text, "}", NULL),
        arena_join(call->arena, "queue:pending:{", event_type, "}:{", event_id_text, "}", NULL),
        arena_join(call->arena, "queue:entered:{", event_type, "}:{", event_id_text, "}", NULL),
        arena_join(call->arena, "queue:changes:{", event_type, "}:{", event_id_text, "}", NULL),
    };
    const char *args[] = {
        user_id,
        value_i64_text(entry_id, (char[VALUE_I64_MAX]){0}),
    };
    struct kv_reply reply;
    int64_t result;
    enum err err;

    err = kv_eval(call->kv, call->arena, &queue_leave, 4, keys, 2, args, &reply);
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
    return ERR_OK;
}

/* lua/queue_admit.lua */
static const struct kv_script queue_admit = {
    .name = "queue_admit",
    .sha1 = "cdce4d58c430b5a0ad4ee906639c1ecd4d63dc3a",
    .text = "-- SPDX-License-Identifier: Apache-2.0\n"
            "-- Takes the first users out of the line, as many as a batch and the free "
            "places allow, if it is time: {1, number of the\n"
            "-- place of each}; {-2} when the sets are not complete. They are pending "
            "until queue_settle; whom an earlier call took and\n"
            "-- nobody settled is told first, and alone.\n"
            "-- Keys: waiting, pending, entered, state. Arguments: now in microseconds, "
            "whether it is time in any case, capacity, batch,\n"
            "-- interval in seconds.\n"
            "local EARLY_US = 50000 -- the clock that calls comes a little early at "
            "times, and must not lose a turn by it\n\n"
            "local now, capacity, batch = tonumber(ARGV[1]), tonumber(ARGV[3]), tonumber(ARGV["
            "4])\n"
            "local state = redis.call('HMGET', KEYS[4], 'batch_size', 'interval_seconds', "
            "'last_admission')\n\n"
            "if not state[1] then\n"
            "    return {-2}\n"
            "end\n"
            "if state[1] ~= ARGV[4] or state[2] ~= ARGV[5] then\n"
            "    redis.call('HSET', KEYS[4], 'batch_size', ARGV[4], 'interval_seconds', "
            "ARGV[5])\n"
            "end\n"
            "if redis.call('TTL', KEYS[4]) < 80000 then\n"
            "    for i = 1, 3 do\n"
            "        redis.call('EXPIRE', KEYS[i], 90000) -- after the state, so that "
            "no part is taken for the whole\n"
            "    end\n"
            "    redis.call('EXPIRE', KEYS[4], 86400)\n"
            "end\n\n"
            "local function is_time()\n"
            "    return ARGV[2] == '1' or now >= (tonumber(state[3]) or 0) + tonumber(ARGV[5])"
            " * 1000000 - EARLY_US\n"
            "end\n\n"
            "if redis.call('ZCARD', KEYS[2]) == 0 and is_time() and redis.call('ZCARD', "
            "KEYS[1]) > 0 then\n"
            "    redis.call('ZREMRANGEBYSCORE', KEYS[3], '-inf', ARGV[1])\n"
            "    local n = math.min(batch, capacity - redis.call('ZCARD', KEYS[3]))\n"
            "    local taken = n > 0 and redis.call('ZPOPMIN', KEYS[1], n) or {}\n"
            "    for i = 1, #taken, 2 do\n"
            "        redis.call('ZADD', KEYS[2], taken[i + 1], taken[i])\n"
            "    end\n"
            "    if #taken > 0 then\n"
            "        redis.call('EXPIRE', KEYS[2], 90000)\n"
            "    end\n"
            "end\n"
            "local reply = {1}\n"
            "local pending = redis.call('ZRANGE', KEYS[2], 0, -1, 'WITHSCORES')\n"
            "for i = 2, #pending, 2 do\n"
            "    reply[#reply + 1] = tonumber(pending[i])\n"
            "end\n"
            "return reply\n",
};

enum err queue_admit_eval(struct call *call, const char *event_type, int64_t event_id, int64_t now,
                          int64_t is_forced, int64_t max_capacity, int64_t batch_size,
                          int64_t interval_seconds, enum queue_admit_result *ret_result,
                          struct queue_admit_gives *ret)
{
    const char *event_id_text = value_i64_text(event_id, (char[VALUE_I64_MAX]){0});
    const char *keys[] = {
        arena_join(call->arena, "queue:waiting:{", event_type, "}:{", event_id_text, "}", NULL),
        arena_join(call->arena, "queue:pending:{", event_type, "}:{", event_id_text, "}", NULL),
        arena_join(call->arena, "queue:entered:{", event_type, "}:{", event_id_text, "}", NULL),
        arena_join(call->arena, "queue:state:{", event_type, "}:{", event_id_text, "}", NULL),
    };
    const char *args[] = {
        value_i64_text(now, (char[VALUE_I64_MAX]){0}),
        value_i64_text(is_forced, (char[VALUE_I64_MAX]){0}),
        value_i64_text(max_capacity, (char[VALUE_I64_MAX]){0}),
        value_i64_text(batch_size, (char[VALUE_I64_MAX]){0}),
        value_i64_text(interval_seconds, (char[VALUE_I64_MAX]){0}),
    };
    struct kv_reply reply;
    int64_t result;
    enum err err;

    err = kv_eval(call->kv, call->arena, &queue_admit, 4, keys, 5, args, &reply);
    if (!err)
        err = read_i64(&reply, 0, &result);
    if (err)
        return err;
    switch (result) {
    case 1:
        *ret_result = QUEUE_ADMIT_RESULT_OK;
        break;
    case -2:
        *ret_result = QUEUE_ADMIT_RESULT_RELOAD;
        return ERR_OK;
    default:
        return ERR_INTERNAL_ERROR;
    }
    ret->n_admitted = n_from(&reply, 1);
    ret->admitted = arena_alloc(call->arena, (ret->n_admitted + 1) * sizeof(*ret->admitted));
    for (size_t i = 0; i < ret->n_admitted; i++) {
        err = read_i64(&reply, 1 + i, &ret->admitted[i]);
        if (err)
            return err;
    }
    return ERR_OK;
}

/* lua/queue_settle.lua */
static const struct kv_script queue_settle = {
    .name = "queue_settle",
    .sha1 = "e80b6c440be6d42b10c3b1b00c8fb8f3afbb59c8",
    .text = "-- SPDX-License-Identifier: Apache-2.0\n"
            "-- Ends an admission whose rows are committed, and tells the streams: {1}. "
            "It may be told twice.\n"
            "-- Keys: waiting, pending, entered, state, changes. Arguments: when it "
            "was, in microseconds; of each place the user, its\n"
            "-- number, and the end of its time inside: 0 while it waits still, -1 when "
            "it is over.\n"
            "local told = {}\n\n"
            "for i = 2, #ARGV, 3 do\n"
            "    local user, id, ends_at = ARGV[i], ARGV[i + 1], ARGV[i + 2]\n"
            "    local is_pending = redis.call('ZREMRANGEBYSCORE', KEYS[2], id, id) "
            "> 0\n"
            "    if ends_at == '0' then\n"
            "        if is_pending then\n"
            "            redis.call('ZADD', KEYS[1], id, user)\n"
            "        end\n"
            "    else\n"
            "        redis.call('ZREMRANGEBYSCORE', KEYS[1], id, id)\n"
            "        if ends_at ~= '-1' then\n"
            "            redis.call('ZADD', KEYS[3], ends_at, user)\n"
            "            told[#told + 1] = id\n"
            "        end\n"
            "    end\n"
            "end\n"
            "for i = 1, 3 do\n"
            "    redis.call('EXPIRE', KEYS[i], 90000) -- after the state, so that no "
            "part is taken for the whole\n"
            "end\n"
            "if #told > 0 then\n"
            "    if redis.call('EXISTS', KEYS[4]) == 1 then\n"
            "        redis.call('HSET', KEYS[4], 'last_admission', ARGV[1])\n"
            "    end\n"
            "    local total = redis.call('ZCARD', KEYS[1]) + redis.call('ZCARD', KEYS[2])\n"
            "    redis.call('PUBLISH', KEYS[5], 'entered ' .. total .. ' ' .. table.concat(tol"
            "d, ' '))\n"
            "end\n"
            "return {1}\n",
};

enum err queue_settle_eval(struct call *call, const char *event_type, int64_t event_id, int64_t now,
                           const char *const *places, size_t n_places)
{
    const char *event_id_text = value_i64_text(event_id, (char[VALUE_I64_MAX]){0});
    const char *keys[] = {
        arena_join(call->arena, "queue:waiting:{", event_type, "}:{", event_id_text, "}", NULL),
        arena_join(call->arena, "queue:pending:{", event_type, "}:{", event_id_text, "}", NULL),
        arena_join(call->arena, "queue:entered:{", event_type, "}:{", event_id_text, "}", NULL),
        arena_join(call->arena, "queue:state:{", event_type, "}:{", event_id_text, "}", NULL),
        arena_join(call->arena, "queue:changes:{", event_type, "}:{", event_id_text, "}", NULL),
    };
    const char **args = arena_alloc(call->arena, (1 + n_places + 1) * sizeof(*args));
    struct kv_reply reply;
    int64_t result;
    enum err err;

    args[0] = value_i64_text(now, (char[VALUE_I64_MAX]){0});
    for (size_t i = 0; i < n_places; i++)
        args[1 + i] = places[i];
    err = kv_eval(call->kv, call->arena, &queue_settle, 5, keys, 1 + n_places, args, &reply);
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
    return ERR_OK;
}

/* lua/queue_count.lua */
static const struct kv_script queue_count = {
    .name = "queue_count",
    .sha1 = "2dd5d0b631b7ca5b5e6e19c6c8699e6b75b6ed2f",
    .text = "-- SPDX-License-Identifier: Apache-2.0\n"
            "-- How many wait and are inside: {1, waiting, inside}; {-2} when the sets "
            "are not complete.\n"
            "-- Keys: waiting, pending, entered, state. Argument: now in microseconds.\n"
            "if redis.call('EXISTS', KEYS[4]) == 0 then\n"
            "    return {-2}\n"
            "end\n"
            "return {1, redis.call('ZCARD', KEYS[1]) + redis.call('ZCARD', KEYS[2]), "
            "redis.call('ZCOUNT', KEYS[3], '(' .. ARGV[1], '+inf')}\n",
};

enum err queue_count_eval(struct call *call, const char *event_type, int64_t event_id, int64_t now,
                          enum queue_count_result *ret_result, struct queue_count_gives *ret)
{
    const char *event_id_text = value_i64_text(event_id, (char[VALUE_I64_MAX]){0});
    const char *keys[] = {
        arena_join(call->arena, "queue:waiting:{", event_type, "}:{", event_id_text, "}", NULL),
        arena_join(call->arena, "queue:pending:{", event_type, "}:{", event_id_text, "}", NULL),
        arena_join(call->arena, "queue:entered:{", event_type, "}:{", event_id_text, "}", NULL),
        arena_join(call->arena, "queue:state:{", event_type, "}:{", event_id_text, "}", NULL),
    };
    const char *args[] = {
        value_i64_text(now, (char[VALUE_I64_MAX]){0}),
    };
    struct kv_reply reply;
    int64_t result;
    enum err err;

    err = kv_eval(call->kv, call->arena, &queue_count, 4, keys, 1, args, &reply);
    if (!err)
        err = read_i64(&reply, 0, &result);
    if (err)
        return err;
    switch (result) {
    case 1:
        *ret_result = QUEUE_COUNT_RESULT_OK;
        break;
    case -2:
        *ret_result = QUEUE_COUNT_RESULT_RELOAD;
        return ERR_OK;
    default:
        return ERR_INTERNAL_ERROR;
    }
    err = read_i64(&reply, 1, &ret->waiting);
    if (err)
        return err;
    err = read_i64(&reply, 2, &ret->inside);
    if (err)
        return err;
    return ERR_OK;
}

/* lua/queue_sweep_line.lua */
static const struct kv_script queue_sweep_line = {
    .name = "queue_sweep_line",
    .sha1 = "240404f425ea0700ebdded104d9e7aa5ff5b22ef",
    .text = "-- SPDX-License-Identifier: Apache-2.0\n"
            "-- Makes the line between two places what the rows say: {1}. Those whom "
            "an admission has taken are its own.\n"
            "-- Keys: waiting, pending, entered. Arguments: now in microseconds, after "
            "which place and until which, of each row the user\n"
            "-- and the place's number.\n"
            "local now, ids = tonumber(ARGV[1]), {}\n\n"
            "for i = 4, #ARGV, 2 do\n"
            "    ids[ARGV[i]] = ARGV[i + 1]\n"
            "end\n"
            "for _, user in ipairs(redis.call('ZRANGEBYSCORE', KEYS[1], '(' .. ARGV[2], "
            "ARGV[3])) do\n"
            "    if not ids[user] then\n"
            "        redis.call('ZREM', KEYS[1], user)\n"
            "    end\n"
            "end\n"
            "for i = 4, #ARGV, 2 do\n"
            "    local user, id = ARGV[i], ARGV[i + 1]\n"
            "    local ends_at = tonumber(redis.call('ZSCORE', KEYS[3], user))\n"
            "    if not (ends_at and ends_at > now) and tonumber(redis.call('ZSCORE', "
            "KEYS[2], user)) ~= tonumber(id) then\n"
            "        redis.call('ZADD', KEYS[1], id, user)\n"
            "    end\n"
            "end\n"
            "redis.call('EXPIRE', KEYS[1], 90000) -- after the state, so that no part "
            "is taken for the whole\n"
            "return {1}\n",
};

enum err queue_sweep_line_eval(struct call *call, const char *event_type, int64_t event_id,
                               int64_t now, int64_t after, int64_t until, const char *const *places,
                               size_t n_places)
{
    const char *event_id_text = value_i64_text(event_id, (char[VALUE_I64_MAX]){0});
    const char *keys[] = {
        arena_join(call->arena, "queue:waiting:{", event_type, "}:{", event_id_text, "}", NULL),
        arena_join(call->arena, "queue:pending:{", event_type, "}:{", event_id_text, "}", NULL),
        arena_join(call->arena, "queue:entered:{", event_type, "}:{", event_id_text, "}", NULL),
    };
    const char **args = arena_alloc(call->arena, (3 + n_places + 1) * sizeof(*args));
    struct kv_reply reply;
    int64_t result;
    enum err err;

    args[0] = value_i64_text(now, (char[VALUE_I64_MAX]){0});
    args[1] = value_i64_text(after, (char[VALUE_I64_MAX]){0});
    args[2] = value_i64_text(until, (char[VALUE_I64_MAX]){0});
    for (size_t i = 0; i < n_places; i++)
        args[3 + i] = places[i];
    err = kv_eval(call->kv, call->arena, &queue_sweep_line, 3, keys, 3 + n_places, args, &reply);
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
    return ERR_OK;
}

/* lua/queue_sweep_inside.lua */
static const struct kv_script queue_sweep_inside = {
    .name = "queue_sweep_inside",
    .sha1 = "735469def17b23098c9ca6648815735881fa9d9c",
    .text = "-- SPDX-License-Identifier: Apache-2.0\n"
            "-- Makes those inside what the rows say: {1}.\n"
            "-- Key: entered. Arguments: whether the rows are all there are; of each "
            "the user and the end of the time inside.\n"
            "local ends = {}\n\n"
            "for i = 2, #ARGV, 2 do\n"
            "    ends[ARGV[i]] = ARGV[i + 1]\n"
            "end\n"
            "if ARGV[1] == '1' then\n"
            "    for _, user in ipairs(redis.call('ZRANGE', KEYS[1], 0, -1)) do\n"
            "        if not ends[user] then\n"
            "            redis.call('ZREM', KEYS[1], user)\n"
            "        end\n"
            "    end\n"
            "end\n"
            "for i = 2, #ARGV, 2 do\n"
            "    redis.call('ZADD', KEYS[1], ARGV[i + 1], ARGV[i])\n"
            "end\n"
            "redis.call('EXPIRE', KEYS[1], 90000) -- after the state, so that no part "
            "is taken for the whole\n"
            "return {1}\n",
};

enum err queue_sweep_inside_eval(struct call *call, const char *event_type, int64_t event_id,
                                 int64_t is_all, const char *const *places, size_t n_places)
{
    const char *event_id_text = value_i64_text(event_id, (char[VALUE_I64_MAX]){0});
    const char *keys[] = {
        arena_join(call->arena, "queue:entered:{", event_type, "}:{", event_id_text, "}", NULL),
    };
    const char **args = arena_alloc(call->arena, (1 + n_places + 1) * sizeof(*args));
    struct kv_reply reply;
    int64_t result;
    enum err err;

    args[0] = value_i64_text(is_all, (char[VALUE_I64_MAX]){0});
    for (size_t i = 0; i < n_places; i++)
        args[1 + i] = places[i];
    err = kv_eval(call->kv, call->arena, &queue_sweep_inside, 1, keys, 1 + n_places, args, &reply);
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
    return ERR_OK;
}

/* lua/queue_mark.lua */
static const struct kv_script queue_mark = {
    .name = "queue_mark",
    .sha1 = "0fb6415c0b1a367211644c01ea720b6e3c4bda2e",
    .text = "-- SPDX-License-Identifier: Apache-2.0\n"
            "-- Says that a queue's sets are complete, and how it is set; the latter "
            "only if they are already: {1}.\n"
            "-- Key: state. Arguments: whether they are complete now, batch, interval "
            "in seconds, the last admission in microseconds.\n"
            "if ARGV[1] == '1' then\n"
            "    redis.call('HSETNX', KEYS[1], 'last_admission', ARGV[4])\n"
            "elseif redis.call('EXISTS', KEYS[1]) == 0 then\n"
            "    return {1}\n"
            "end\n"
            "redis.call('HSET', KEYS[1], 'batch_size', ARGV[2], 'interval_seconds', "
            "ARGV[3])\n"
            "redis.call('EXPIRE', KEYS[1], 86400)\n"
            "return {1}\n",
};

enum err queue_mark_eval(struct call *call, const char *event_type, int64_t event_id,
                         int64_t is_complete, int64_t batch_size, int64_t interval_seconds,
                         int64_t last_admission)
{
    const char *event_id_text = value_i64_text(event_id, (char[VALUE_I64_MAX]){0});
    const char *keys[] = {
        arena_join(call->arena, "queue:state:{", event_type, "}:{", event_id_text, "}", NULL),
    };
    const char *args[] = {
        value_i64_text(is_complete, (char[VALUE_I64_MAX]){0}),
        value_i64_text(batch_size, (char[VALUE_I64_MAX]){0}),
        value_i64_text(interval_seconds, (char[VALUE_I64_MAX]){0}),
        value_i64_text(last_admission, (char[VALUE_I64_MAX]){0}),
    };
    struct kv_reply reply;
    int64_t result;
    enum err err;

    err = kv_eval(call->kv, call->arena, &queue_mark, 1, keys, 4, args, &reply);
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
    return ERR_OK;
}

/* lua/queue_follow.lua */
static const struct kv_script queue_follow = {
    .name = "queue_follow",
    .sha1 = "e57ed25a30a7425bad611ac4a60872eb7fa6231d",
    .text = "-- SPDX-License-Identifier: Apache-2.0\n"
            "-- A new stream of a place, which ends the ones with a lower number: {1, "
            "its number}. Or, asked with a number, whether there\n"
            "-- is a newer one: {1, the newest}. Numbers go up even when Redis was emptied "
            "meanwhile, since they are the time.\n"
            "-- Keys: streams, changes. Arguments: the place's number, the stream's "
            "or 0.\n"
            "local id = ARGV[1]\n"
            "local last = tonumber(redis.call('HGET', KEYS[1], id)) or 0\n\n"
            "if ARGV[2] ~= '0' then\n"
            "    return {1, last}\n"
            "end\n"
            "local time = redis.call('TIME')\n"
            "local number = math.max(time[1] * 1000000 + time[2], last + 1)\n"
            "local text = string.format('%d', number)\n\n"
            "redis.call('HSET', KEYS[1], id, text)\n"
            "redis.call('EXPIRE', KEYS[1], 3600)\n"
            "redis.call('PUBLISH', KEYS[2], 'stream ' .. id .. ' ' .. text)\n"
            "return {1, number}\n",
};

enum err queue_follow_eval(struct call *call, const char *event_type, int64_t event_id,
                           int64_t entry_id, int64_t stream, struct queue_follow_gives *ret)
{
    const char *event_id_text = value_i64_text(event_id, (char[VALUE_I64_MAX]){0});
    const char *keys[] = {
        arena_join(call->arena, "queue:streams:{", event_type, "}:{", event_id_text, "}", NULL),
        arena_join(call->arena, "queue:changes:{", event_type, "}:{", event_id_text, "}", NULL),
    };
    const char *args[] = {
        value_i64_text(entry_id, (char[VALUE_I64_MAX]){0}),
        value_i64_text(stream, (char[VALUE_I64_MAX]){0}),
    };
    struct kv_reply reply;
    int64_t result;
    enum err err;

    err = kv_eval(call->kv, call->arena, &queue_follow, 2, keys, 2, args, &reply);
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
    err = read_i64(&reply, 1, &ret->number);
    if (err)
        return err;
    return ERR_OK;
}
