/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Scripts of coupon.
 * GENERATED from spec/domains/coupon.yaml by templates/scripts.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include "coupon_scripts.h"

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

/* lua/coupon_issue.lua */
static const struct kv_script coupon_issue = {
    .name = "coupon_issue",
    .sha1 = "cd744478cd33ae04d61b8f6048442657a53a1b1c",
    .text = "-- SPDX-License-Identifier: Apache-2.0\n"
            "-- Takes one of a coupon's stock for a user: {result, what remains}.\n"
            "--   1  taken: the pending entry stands until the database has it, or the "
            "unit is given back\n"
            "--   2  taken before by somebody who never finished: the caller is to write "
            "it now\n"
            "--   0  none is left    -1  the user has one    -2  the keys are absent\n"
            "-- Keys: stock, issued, pending, version. Arguments: the user, now in microsecond"
            "s.\n"
            "local ABANDONED_US = 5000000\n\n"
            "local stock = tonumber(redis.call('GET', KEYS[1]) or nil)\n"
            "if not stock then\n"
            "    return {-2, 0}\n"
            "end\n"
            "if redis.call('SISMEMBER', KEYS[2], ARGV[1]) == 1 then\n"
            "    local since = tonumber(redis.call('HGET', KEYS[3], ARGV[1]) or nil)\n"
            "    if not since or tonumber(ARGV[2]) - since < ABANDONED_US then\n"
            "        return {-1, stock}\n"
            "    end\n"
            "    redis.call('HSET', KEYS[3], ARGV[1], ARGV[2])\n"
            "    redis.call('INCR', KEYS[4])\n"
            "    return {2, stock}\n"
            "end\n"
            "if stock < 1 then\n"
            "    return {0, 0}\n"
            "end\n"
            "redis.call('DECR', KEYS[1])\n"
            "redis.call('SADD', KEYS[2], ARGV[1])\n"
            "redis.call('HSET', KEYS[3], ARGV[1], ARGV[2])\n"
            "redis.call('INCR', KEYS[4])\n"
            "if redis.call('SCARD', KEYS[2]) == 1 or redis.call('HLEN', KEYS[3]) == "
            "1 then -- new keys end with the others\n"
            "    local left_ms = redis.call('PTTL', KEYS[1])\n"
            "    if left_ms > 0 then\n"
            "        redis.call('PEXPIRE', KEYS[2], left_ms)\n"
            "        redis.call('PEXPIRE', KEYS[3], left_ms)\n"
            "    end\n"
            "end\n"
            "return {1, stock - 1}\n",
};

enum err coupon_issue_eval(struct call *call, int64_t coupon_id, const char *user_id, int64_t now,
                           enum coupon_issue_result *ret_result, struct coupon_issue_gives *ret)
{
    const char *coupon_id_text = value_i64_text(coupon_id, (char[VALUE_I64_MAX]){0});
    const char *keys[] = {
        arena_join(call->arena, "coupon:stock:{", coupon_id_text, "}", NULL),
        arena_join(call->arena, "coupon:issued:{", coupon_id_text, "}", NULL),
        arena_join(call->arena, "coupon:pending:{", coupon_id_text, "}", NULL),
        arena_join(call->arena, "coupon:version:{", coupon_id_text, "}", NULL),
    };
    const char *args[] = {
        user_id,
        value_i64_text(now, (char[VALUE_I64_MAX]){0}),
    };
    struct kv_reply reply;
    int64_t result;
    enum err err;

    err = kv_eval(call->kv, call->arena, &coupon_issue, 4, keys, 2, args, &reply);
    if (!err)
        err = read_i64(&reply, 0, &result);
    if (err)
        return err;
    switch (result) {
    case 1:
        *ret_result = COUPON_ISSUE_RESULT_OK;
        break;
    case 2:
        *ret_result = COUPON_ISSUE_RESULT_RESUME;
        return ERR_OK;
    case 0:
        return ERR_COUPON_EXHAUSTED;
    case -1:
        return ERR_COUPON_ALREADY_ISSUED;
    case -2:
        *ret_result = COUPON_ISSUE_RESULT_RELOAD;
        return ERR_OK;
    default:
        return ERR_INTERNAL_ERROR;
    }
    err = read_i64(&reply, 1, &ret->remaining);
    if (err)
        return err;
    return ERR_OK;
}

/* lua/coupon_settle.lua */
static const struct kv_script coupon_settle = {
    .name = "coupon_settle",
    .sha1 = "4a72b2f0e44a451f55b01ef949adb99a025603e0",
    .text = "-- SPDX-License-Identifier: Apache-2.0\n"
            "-- Ends a user's pending entry, if it is still the one of that moment: "
            "what comes back comes back once. {1} if it was.\n"
            "--   refused  the unit comes back, and the user may try again\n"
            "--   holder   the unit comes back; the user had a coupon before\n"
            "--   written  the database has it\n"
            "--   unknown  it stays, for whoever looks next\n"
            "-- Keys: stock, issued, pending, version. Arguments: the user, the moment, "
            "the outcome.\n"
            "local user, since, outcome = ARGV[1], ARGV[2], ARGV[3]\n\n"
            "if redis.call('HGET', KEYS[3], user) ~= since then\n"
            "    return {0}\n"
            "end\n"
            "if redis.call('EXISTS', KEYS[4]) == 1 then\n"
            "    redis.call('INCR', KEYS[4])\n"
            "end\n"
            "if outcome == 'unknown' then\n"
            "    redis.call('HSET', KEYS[3], user, 0)\n"
            "    return {1}\n"
            "end\n"
            "redis.call('HDEL', KEYS[3], user)\n"
            "if outcome == 'refused' then\n"
            "    redis.call('SREM', KEYS[2], user)\n"
            "end\n"
            "if outcome ~= 'written' and redis.call('EXISTS', KEYS[1]) == 1 then\n"
            "    redis.call('INCR', KEYS[1])\n"
            "end\n"
            "return {1}\n",
};

enum err coupon_settle_eval(struct call *call, int64_t coupon_id, const char *user_id,
                            int64_t since, const char *outcome,
                            enum coupon_settle_result *ret_result)
{
    const char *coupon_id_text = value_i64_text(coupon_id, (char[VALUE_I64_MAX]){0});
    const char *keys[] = {
        arena_join(call->arena, "coupon:stock:{", coupon_id_text, "}", NULL),
        arena_join(call->arena, "coupon:issued:{", coupon_id_text, "}", NULL),
        arena_join(call->arena, "coupon:pending:{", coupon_id_text, "}", NULL),
        arena_join(call->arena, "coupon:version:{", coupon_id_text, "}", NULL),
    };
    const char *args[] = {
        user_id,
        value_i64_text(since, (char[VALUE_I64_MAX]){0}),
        outcome,
    };
    struct kv_reply reply;
    int64_t result;
    enum err err;

    err = kv_eval(call->kv, call->arena, &coupon_settle, 4, keys, 3, args, &reply);
    if (!err)
        err = read_i64(&reply, 0, &result);
    if (err)
        return err;
    switch (result) {
    case 1:
        *ret_result = COUPON_SETTLE_RESULT_OK;
        break;
    case 0:
        *ret_result = COUPON_SETTLE_RESULT_GONE;
        return ERR_OK;
    default:
        return ERR_INTERNAL_ERROR;
    }
    return ERR_OK;
}

/* lua/coupon_state.lua */
static const struct kv_script coupon_state = {
    .name = "coupon_state",
    .sha1 = "dffa2edd039ebd0001498ed64d058559b2433973",
    .text = "-- SPDX-License-Identifier: Apache-2.0\n"
            "-- What Redis holds of a coupon: {1, stock, users, pending entries, version}, "
            "or {-2, …} when the stock is absent.\n"
            "-- Keys: stock, issued, pending, version.\n"
            "local stock = redis.call('GET', KEYS[1])\n\n"
            "return {stock and 1 or -2, tonumber(stock or 0), redis.call('SCARD', KEYS[2]), "
            "redis.call('HLEN', KEYS[3]),\n"
            "        tonumber(redis.call('GET', KEYS[4]) or 0)}\n",
};

enum err coupon_state_eval(struct call *call, int64_t coupon_id,
                           enum coupon_state_result *ret_result, struct coupon_state_gives *ret)
{
    const char *coupon_id_text = value_i64_text(coupon_id, (char[VALUE_I64_MAX]){0});
    const char *keys[] = {
        arena_join(call->arena, "coupon:stock:{", coupon_id_text, "}", NULL),
        arena_join(call->arena, "coupon:issued:{", coupon_id_text, "}", NULL),
        arena_join(call->arena, "coupon:pending:{", coupon_id_text, "}", NULL),
        arena_join(call->arena, "coupon:version:{", coupon_id_text, "}", NULL),
    };
    struct kv_reply reply;
    int64_t result;
    enum err err;

    err = kv_eval(call->kv, call->arena, &coupon_state, 4, keys, 0, NULL, &reply);
    if (!err)
        err = read_i64(&reply, 0, &result);
    if (err)
        return err;
    switch (result) {
    case 1:
        *ret_result = COUPON_STATE_RESULT_OK;
        break;
    case -2:
        *ret_result = COUPON_STATE_RESULT_ABSENT;
        return ERR_OK;
    default:
        return ERR_INTERNAL_ERROR;
    }
    err = read_i64(&reply, 1, &ret->stock);
    if (err)
        return err;
    err = read_i64(&reply, 2, &ret->n_users);
    if (err)
        return err;
    err = read_i64(&reply, 3, &ret->n_pending);
    if (err)
        return err;
    err = read_i64(&reply, 4, &ret->version);
    if (err)
        return err;
    return ERR_OK;
}

/* lua/coupon_fill.lua */
static const struct kv_script coupon_fill = {
    .name = "coupon_fill",
    .sha1 = "5055e959458d4a604654697a9171c361921f6789",
    .text = "-- SPDX-License-Identifier: Apache-2.0\n"
            "-- Sets a coupon's keys to what the database said: {1}. A live stock is "
            "left alone, {0}, unless nothing has moved since\n"
            "-- the version and the pending entries were counted; so are all keys when "
            "some of the users got lost on the way.\n"
            "-- Pending entries that the database does not have count as issued.\n"
            "-- Keys: stock, issued, pending, version, the users that the database has. "
            "Arguments: what was counted (version -1: the\n"
            "-- stock was absent), what remains, the number of users, when the keys "
            "end in microseconds.\n"
            "local version, n_pending, remaining, n_users = ARGV[1], tonumber(ARGV[2]), "
            "tonumber(ARGV[3]), tonumber(ARGV[4])\n"
            "local ends_at_ms = math.floor(tonumber(ARGV[5]) / 1000)\n\n"
            "local function has_moved()\n"
            "    return (redis.call('GET', KEYS[4]) or '0') ~= version or redis.call('HLEN', "
            "KEYS[3]) ~= n_pending\n"
            "end\n\n"
            "if redis.call('EXISTS', KEYS[1]) == 1 and has_moved() or redis.call('SCARD', "
            "KEYS[5]) ~= n_users then\n"
            "    redis.call('DEL', KEYS[5])\n"
            "    return {0}\n"
            "end\n"
            "redis.call('DEL', KEYS[2])\n"
            "if n_users > 0 then\n"
            "    redis.call('RENAME', KEYS[5], KEYS[2])\n"
            "end\n"
            "for _, user in ipairs(redis.call('HKEYS', KEYS[3])) do\n"
            "    remaining = remaining - redis.call('SADD', KEYS[2], user)\n"
            "end\n"
            "redis.call('SET', KEYS[1], string.format('%d', math.max(remaining, 0)))\n"
            "redis.call('INCR', KEYS[4])\n"
            "for i = 1, 4 do\n"
            "    redis.call('PEXPIREAT', KEYS[i], string.format('%d', ends_at_ms))\n"
            "end\n"
            "return {1}\n",
};

enum err coupon_fill_eval(struct call *call, int64_t coupon_id, const char *filler, int64_t version,
                          int64_t n_pending, int64_t remaining, int64_t n_users, int64_t ends_at,
                          enum coupon_fill_result *ret_result)
{
    const char *coupon_id_text = value_i64_text(coupon_id, (char[VALUE_I64_MAX]){0});
    const char *keys[] = {
        arena_join(call->arena, "coupon:stock:{", coupon_id_text, "}", NULL),
        arena_join(call->arena, "coupon:issued:{", coupon_id_text, "}", NULL),
        arena_join(call->arena, "coupon:pending:{", coupon_id_text, "}", NULL),
        arena_join(call->arena, "coupon:version:{", coupon_id_text, "}", NULL),
        arena_join(call->arena, "coupon:users:{", coupon_id_text, "}:{", filler, "}", NULL),
    };
    const char *args[] = {
        value_i64_text(version, (char[VALUE_I64_MAX]){0}),
        value_i64_text(n_pending, (char[VALUE_I64_MAX]){0}),
        value_i64_text(remaining, (char[VALUE_I64_MAX]){0}),
        value_i64_text(n_users, (char[VALUE_I64_MAX]){0}),
        value_i64_text(ends_at, (char[VALUE_I64_MAX]){0}),
    };
    struct kv_reply reply;
    int64_t result;
    enum err err;

    err = kv_eval(call->kv, call->arena, &coupon_fill, 5, keys, 5, args, &reply);
    if (!err)
        err = read_i64(&reply, 0, &result);
    if (err)
        return err;
    switch (result) {
    case 1:
        *ret_result = COUPON_FILL_RESULT_OK;
        break;
    case 0:
        *ret_result = COUPON_FILL_RESULT_LIVE;
        return ERR_OK;
    default:
        return ERR_INTERNAL_ERROR;
    }
    return ERR_OK;
}

/* lua/coupon_close.lua */
static const struct kv_script coupon_close = {
    .name = "coupon_close",
    .sha1 = "668193405254e6aee186df1d2300539e4bc3e325",
    .text = "-- SPDX-License-Identifier: Apache-2.0\n"
            "-- A coupon is no longer issued. Pending entries stay until they are settled "
            "or end.\n"
            "-- Keys: stock, issued, version.\n"
            "redis.call('DEL', KEYS[1], KEYS[2], KEYS[3])\n"
            "return {1}\n",
};

enum err coupon_close_eval(struct call *call, int64_t coupon_id)
{
    const char *coupon_id_text = value_i64_text(coupon_id, (char[VALUE_I64_MAX]){0});
    const char *keys[] = {
        arena_join(call->arena, "coupon:stock:{", coupon_id_text, "}", NULL),
        arena_join(call->arena, "coupon:issued:{", coupon_id_text, "}", NULL),
        arena_join(call->arena, "coupon:version:{", coupon_id_text, "}", NULL),
    };
    struct kv_reply reply;
    int64_t result;
    enum err err;

    err = kv_eval(call->kv, call->arena, &coupon_close, 3, keys, 0, NULL, &reply);
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
