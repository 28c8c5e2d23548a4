/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Scripts of timedeal.
 * GENERATED from spec/domains/timedeal.yaml by templates/scripts.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include "timedeal_scripts.h"

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

/* lua/timedeal_purchase.lua */
static const struct kv_script timedeal_purchase = {
    .name = "timedeal_purchase",
    .sha1 = "cb1d8ca7688b93fb2d1c18dde47d98ee97eabe66",
    .text = "-- Decides on a purchase and takes its units, in one step.\n"
            "local stock, purchased, pending = KEYS[1], KEYS[2], KEYS[3]\n"
            "local quantity, max_per_user = tonumber(ARGV[1]), tonumber(ARGV[2])\n"
            "local bought, ends_at_us, order_number, user_id = ARGV[3], ARGV[4], ARGV[5], "
            "ARGV[6]\n\n"
            "local left = redis.call('GET', stock)\n"
            "if not left then\n"
            "    return {-2}\n"
            "end\n"
            "bought = tonumber(redis.call('GET', purchased) or bought)\n"
            "if bought + quantity > max_per_user then\n"
            "    return {-1}\n"
            "end\n"
            "if tonumber(left) < quantity then\n"
            "    return {0}\n"
            "end\n"
            "if order_number == '' then\n"
            "    return {1, left - quantity}\n"
            "end\n\n"
            "local now = redis.call('TIME')\n"
            "local now_ms = now[1] * 1000 + math.floor(now[2] / 1000)\n"
            "local expires_at_ms = string.format('%d', math.floor(ends_at_us / 1000) "
            "+ 3600000)\n\n"
            "redis.call('SET', purchased, string.format('%d', bought + quantity))\n"
            "redis.call('PEXPIREAT', purchased, expires_at_ms)\n"
            "redis.call('HSET', pending, '-' .. order_number, string.format('%d:%d:%s', "
            "quantity, now_ms, user_id))\n"
            "redis.call('HINCRBY', pending, '#', 1)\n"
            "redis.call('PEXPIREAT', pending, expires_at_ms)\n"
            "return {1, redis.call('DECRBY', stock, quantity)}\n",
};

enum err timedeal_purchase_eval(struct call *call, int64_t deal_id, int64_t product_id,
                                const char *user_id, int64_t quantity, int64_t max_per_user,
                                int64_t bought, int64_t ends_at, const char *order_number,
                                enum timedeal_purchase_result *ret_result,
                                struct timedeal_purchase_gives *ret)
{
    const char *deal_id_text = value_i64_text(deal_id, (char[VALUE_I64_MAX]){0});
    const char *product_id_text = value_i64_text(product_id, (char[VALUE_I64_MAX]){0});
    const char *keys[] = {
        arena_join(call->arena, "timedeal:stock:{", deal_id_text, "}:{", product_id_text, "}",
                   NULL),
        arena_join(call->arena, "timedeal:purchased:{", deal_id_text, "}:{", product_id_text, "}:{",
                   user_id, "}", NULL),
        arena_join(call->arena, "timedeal:pending:{", deal_id_text, "}:{", product_id_text, "}",
                   NULL),
    };
    const char *args[] = {
        value_i64_text(quantity, (char[VALUE_I64_MAX]){0}),
        value_i64_text(max_per_user, (char[VALUE_I64_MAX]){0}),
        value_i64_text(bought, (char[VALUE_I64_MAX]){0}),
        value_i64_text(ends_at, (char[VALUE_I64_MAX]){0}),
        order_number,
        user_id,
    };
    struct kv_reply reply;
    int64_t result;
    enum err err;

    err = kv_eval(call->kv, call->arena, &timedeal_purchase, 3, keys, 6, args, &reply);
    if (!err)
        err = read_i64(&reply, 0, &result);
    if (err)
        return err;
    switch (result) {
    case 1:
        *ret_result = TIMEDEAL_PURCHASE_RESULT_OK;
        break;
    case 0:
        return ERR_TIMEDEAL_SOLD_OUT;
    case -1:
        return ERR_TIMEDEAL_PURCHASE_LIMIT_EXCEEDED;
    case -2:
        *ret_result = TIMEDEAL_PURCHASE_RESULT_RELOAD;
        return ERR_OK;
    default:
        return ERR_INTERNAL_ERROR;
    }
    err = read_i64(&reply, 1, &ret->remaining);
    if (err)
        return err;
    return ERR_OK;
}

/* lua/timedeal_return.lua */
static const struct kv_script timedeal_return = {
    .name = "timedeal_return",
    .sha1 = "dd7cd2dfc28c8842c7d744e1445f3f2a6c2e6c8b",
    .text = "-- Notes that an order's units are about to come back. Who counts meanwhile "
            "knows of it.\n"
            "local stock, pending = KEYS[1], KEYS[2]\n"
            "local order_number, quantity, user_id = ARGV[1], tonumber(ARGV[2]), ARGV[3]\n\n"
            "if redis.call('EXISTS', stock) == 0 then\n"
            "    return {0} -- whoever loads it finds them in the database\n"
            "end\n\n"
            "local now = redis.call('TIME')\n"
            "local now_ms = now[1] * 1000 + math.floor(now[2] / 1000)\n\n"
            "redis.call('HSET', pending, '+' .. order_number, string.format('%d:%d:%s', "
            "quantity, now_ms, user_id))\n"
            "redis.call('HINCRBY', pending, '#', 1)\n"
            "return {1}\n",
};

enum err timedeal_return_eval(struct call *call, int64_t deal_id, int64_t product_id,
                              const char *order_number, int64_t quantity, const char *user_id,
                              enum timedeal_return_result *ret_result)
{
    const char *deal_id_text = value_i64_text(deal_id, (char[VALUE_I64_MAX]){0});
    const char *product_id_text = value_i64_text(product_id, (char[VALUE_I64_MAX]){0});
    const char *keys[] = {
        arena_join(call->arena, "timedeal:stock:{", deal_id_text, "}:{", product_id_text, "}",
                   NULL),
        arena_join(call->arena, "timedeal:pending:{", deal_id_text, "}:{", product_id_text, "}",
                   NULL),
    };
    const char *args[] = {
        order_number,
        value_i64_text(quantity, (char[VALUE_I64_MAX]){0}),
        user_id,
    };
    struct kv_reply reply;
    int64_t result;
    enum err err;

    err = kv_eval(call->kv, call->arena, &timedeal_return, 2, keys, 3, args, &reply);
    if (!err)
        err = read_i64(&reply, 0, &result);
    if (err)
        return err;
    switch (result) {
    case 1:
        *ret_result = TIMEDEAL_RETURN_RESULT_OK;
        break;
    case 0:
        *ret_result = TIMEDEAL_RETURN_RESULT_ABSENT;
        return ERR_OK;
    default:
        return ERR_INTERNAL_ERROR;
    }
    return ERR_OK;
}

/* lua/timedeal_finish.lua */
static const struct kv_script timedeal_finish = {
    .name = "timedeal_finish",
    .sha1 = "a88570af8f57310b6f96d17d492bde33c2bf802f",
    .text = "-- Ends what is under way. Only who finds the entry gives its units back, "
            "so that it happens once.\n"
            "local stock, purchased, pending = KEYS[1], KEYS[2], KEYS[3]\n"
            "local entry, quantity, gives_back = ARGV[1], tonumber(ARGV[2]), ARGV[3] "
            "== '1'\n\n"
            "if redis.call('HDEL', pending, entry) == 0 then\n"
            "    return {0}\n"
            "end\n"
            "if not gives_back then\n"
            "    return {1}\n"
            "end\n"
            "if redis.call('EXISTS', stock) == 1 then\n"
            "    redis.call('INCRBY', stock, quantity)\n"
            "end\n"
            "if redis.call('EXISTS', purchased) == 1 and redis.call('DECRBY', purchased, "
            "quantity) < 0 then\n"
            "    redis.call('INCRBY', purchased, -tonumber(redis.call('GET', purchased)))\n"
            "end\n"
            "redis.call('HINCRBY', pending, '#', 1)\n"
            "return {1}\n",
};

enum err timedeal_finish_eval(struct call *call, int64_t deal_id, int64_t product_id,
                              const char *user_id, const char *entry, int64_t quantity,
                              bool gives_back, enum timedeal_finish_result *ret_result)
{
    const char *deal_id_text = value_i64_text(deal_id, (char[VALUE_I64_MAX]){0});
    const char *product_id_text = value_i64_text(product_id, (char[VALUE_I64_MAX]){0});
    const char *keys[] = {
        arena_join(call->arena, "timedeal:stock:{", deal_id_text, "}:{", product_id_text, "}",
                   NULL),
        arena_join(call->arena, "timedeal:purchased:{", deal_id_text, "}:{", product_id_text, "}:{",
                   user_id, "}", NULL),
        arena_join(call->arena, "timedeal:pending:{", deal_id_text, "}:{", product_id_text, "}",
                   NULL),
    };
    const char *args[] = {
        entry,
        value_i64_text(quantity, (char[VALUE_I64_MAX]){0}),
        gives_back ? "1" : "0",
    };
    struct kv_reply reply;
    int64_t result;
    enum err err;

    err = kv_eval(call->kv, call->arena, &timedeal_finish, 3, keys, 3, args, &reply);
    if (!err)
        err = read_i64(&reply, 0, &result);
    if (err)
        return err;
    switch (result) {
    case 1:
        *ret_result = TIMEDEAL_FINISH_RESULT_OK;
        break;
    case 0:
        *ret_result = TIMEDEAL_FINISH_RESULT_ABSENT;
        return ERR_OK;
    default:
        return ERR_INTERNAL_ERROR;
    }
    return ERR_OK;
}

/* lua/timedeal_look.lua */
static const struct kv_script timedeal_look = {
    .name = "timedeal_look",
    .sha1 = "03c5f33b15e51176903eb62b51f9b1cd951930ba",
    .text = "-- What is left and what is under way, as of one version.\n"
            "local stock, pending = KEYS[1], KEYS[2]\n"
            "local now = redis.call('TIME')\n"
            "local now_ms = now[1] * 1000 + math.floor(now[2] / 1000)\n"
            "local version, entries = '', {}\n\n"
            "local fields = redis.call('HGETALL', pending)\n"
            "for i = 1, #fields, 2 do\n"
            "    local name = fields[i]\n"
            "    if name == '#' then\n"
            "        version = fields[i + 1]\n"
            "    else\n"
            "        local quantity, since_ms, user_id = string.match(fields[i + 1], "
            "'^(%d+):(%d+):(.*)$')\n"
            "        entries[#entries + 1] = {\n"
            "            string.sub(name, 2), name:sub(1, 1) == '+' and 1 or 0, tonumber(quant"
            "ity), user_id, now_ms - since_ms,\n"
            "        }\n"
            "    end\n"
            "end\n"
            "return {1, version, tonumber(redis.call('GET', stock) or -1), #entries "
            "== 0 and '[]' or cjson.encode(entries)}\n",
};

enum err timedeal_look_eval(struct call *call, int64_t deal_id, int64_t product_id,
                            struct timedeal_look_gives *ret)
{
    const char *deal_id_text = value_i64_text(deal_id, (char[VALUE_I64_MAX]){0});
    const char *product_id_text = value_i64_text(product_id, (char[VALUE_I64_MAX]){0});
    const char *keys[] = {
        arena_join(call->arena, "timedeal:stock:{", deal_id_text, "}:{", product_id_text, "}",
                   NULL),
        arena_join(call->arena, "timedeal:pending:{", deal_id_text, "}:{", product_id_text, "}",
                   NULL),
    };
    struct kv_reply reply;
    int64_t result;
    enum err err;

    err = kv_eval(call->kv, call->arena, &timedeal_look, 2, keys, 0, NULL, &reply);
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
    err = read_str(&reply, 1, &ret->version);
    if (err)
        return err;
    err = read_i64(&reply, 2, &ret->stock);
    if (err)
        return err;
    err = read_str(&reply, 3, &ret->entries);
    if (err)
        return err;
    return ERR_OK;
}

/* lua/timedeal_settle.lua */
static const struct kv_script timedeal_settle = {
    .name = "timedeal_settle",
    .sha1 = "5350d4fc0f65595266ff42d4c7c1c9d5afbe3e84",
    .text = "-- Sets what is left to what was counted, unless the count is out of date.\n"
            "local stock, pending = KEYS[1], KEYS[2]\n"
            "local version, units, ends_at_us = ARGV[1], ARGV[2], ARGV[3]\n\n"
            "if (redis.call('HGET', pending, '#') or '') ~= version then\n"
            "    return {0}\n"
            "end\n"
            "if redis.call('GET', stock) == units then\n"
            "    return {1}\n"
            "end\n\n"
            "local expires_at_ms = string.format('%d', math.floor(ends_at_us / 1000) "
            "+ 3600000)\n\n"
            "if version == '' then -- no number that an earlier life of the key had\n"
            "    local now = redis.call('TIME')\n"
            "    redis.call('HSET', pending, '#', string.format('%d%06d', now[1], now[2]))\n"
            "end\n"
            "redis.call('HINCRBY', pending, '#', 1)\n"
            "redis.call('SET', stock, units)\n"
            "redis.call('PEXPIREAT', stock, expires_at_ms)\n"
            "redis.call('PEXPIREAT', pending, expires_at_ms)\n"
            "return {1}\n",
};

enum err timedeal_settle_eval(struct call *call, int64_t deal_id, int64_t product_id,
                              const char *version, int64_t units, int64_t ends_at,
                              enum timedeal_settle_result *ret_result)
{
    const char *deal_id_text = value_i64_text(deal_id, (char[VALUE_I64_MAX]){0});
    const char *product_id_text = value_i64_text(product_id, (char[VALUE_I64_MAX]){0});
    const char *keys[] = {
        arena_join(call->arena, "timedeal:stock:{", deal_id_text, "}:{", product_id_text, "}",
                   NULL),
        arena_join(call->arena, "timedeal:pending:{", deal_id_text, "}:{", product_id_text, "}",
                   NULL),
    };
    const char *args[] = {
        version,
        value_i64_text(units, (char[VALUE_I64_MAX]){0}),
        value_i64_text(ends_at, (char[VALUE_I64_MAX]){0}),
    };
    struct kv_reply reply;
    int64_t result;
    enum err err;

    err = kv_eval(call->kv, call->arena, &timedeal_settle, 2, keys, 3, args, &reply);
    if (!err)
        err = read_i64(&reply, 0, &result);
    if (err)
        return err;
    switch (result) {
    case 1:
        *ret_result = TIMEDEAL_SETTLE_RESULT_OK;
        break;
    case 0:
        *ret_result = TIMEDEAL_SETTLE_RESULT_CHANGED;
        return ERR_OK;
    default:
        return ERR_INTERNAL_ERROR;
    }
    return ERR_OK;
}

/* lua/timedeal_settle_users.lua */
static const struct kv_script timedeal_settle_users = {
    .name = "timedeal_settle_users",
    .sha1 = "40694f1ed02493a780968e92c9bb2567a7353201",
    .text = "-- Sets what users have to what was counted, unless the count is out of "
            "date. The names of their keys are made here: they lie in\n"
            "-- the slot of the deal, as the key that is passed does.\n"
            "local pending = KEYS[1]\n"
            "local version, deal_id, product_id, ends_at_us, users = ARGV[1], ARGV[2], "
            "ARGV[3], ARGV[4], ARGV[5]\n\n"
            "if (redis.call('HGET', pending, '#') or '') ~= version then\n"
            "    return {0}\n"
            "end\n\n"
            "local expires_at_ms = string.format('%d', math.floor(ends_at_us / 1000) "
            "+ 3600000)\n\n"
            "for _, user in ipairs(cjson.decode(users)) do\n"
            "    local purchased = 'timedeal:purchased:{' .. deal_id .. '}:{' .. product_id "
            ".. '}:{' .. user[1] .. '}'\n"
            "    local units = string.format('%d', user[2])\n"
            "    if redis.call('GET', purchased) ~= units then\n"
            "        redis.call('SET', purchased, units)\n"
            "        redis.call('PEXPIREAT', purchased, expires_at_ms)\n"
            "    end\n"
            "end\n"
            "return {1}\n",
};

enum err timedeal_settle_users_eval(struct call *call, int64_t deal_id, int64_t product_id,
                                    const char *version, int64_t ends_at, const char *users,
                                    enum timedeal_settle_users_result *ret_result)
{
    const char *deal_id_text = value_i64_text(deal_id, (char[VALUE_I64_MAX]){0});
    const char *product_id_text = value_i64_text(product_id, (char[VALUE_I64_MAX]){0});
    const char *keys[] = {
        arena_join(call->arena, "timedeal:pending:{", deal_id_text, "}:{", product_id_text, "}",
                   NULL),
    };
    const char *args[] = {
        version,
        value_i64_text(deal_id, (char[VALUE_I64_MAX]){0}),
        value_i64_text(product_id, (char[VALUE_I64_MAX]){0}),
        value_i64_text(ends_at, (char[VALUE_I64_MAX]){0}),
        users,
    };
    struct kv_reply reply;
    int64_t result;
    enum err err;

    err = kv_eval(call->kv, call->arena, &timedeal_settle_users, 1, keys, 5, args, &reply);
    if (!err)
        err = read_i64(&reply, 0, &result);
    if (err)
        return err;
    switch (result) {
    case 1:
        *ret_result = TIMEDEAL_SETTLE_USERS_RESULT_OK;
        break;
    case 0:
        *ret_result = TIMEDEAL_SETTLE_USERS_RESULT_CHANGED;
        return ERR_OK;
    default:
        return ERR_INTERNAL_ERROR;
    }
    return ERR_OK;
}
