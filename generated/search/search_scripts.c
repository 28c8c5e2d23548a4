/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Scripts of search.
 * GENERATED from spec/domains/search.yaml by templates/scripts.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include "search_scripts.h"

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

/* lua/search_note.lua */
static const struct kv_script search_note = {
    .name = "search_note",
    .sha1 = "099ed47c7d85a91cf9b30647c738d967c7e624b9",
    .text = "-- SPDX-License-Identifier: Apache-2.0\n"
            "-- Remembers that a keyword was looked for: {1}. In the user's list it "
            "comes to the front. Among the popular ones it counts once\n"
            "-- a user and minute, and only while three users have asked for it within "
            "a day; all without a name are one user, ''.\n"
            "--\n"
            "-- A count loses half of itself in a day, each without being touched: the "
            "score is the day (since 1970) plus the binary logarithm\n"
            "-- of the count of that day, which orders keywords as their counts of any "
            "one moment do, and never has to be brought down.\n"
            "-- Keys: popular, users, recent. Arguments: now in microseconds, the user "
            "or '', the keyword folded, and as it was typed.\n"
            "local MINUTE_US, DAY_US, DAY_S = 60000000, 86400000000, 86400\n"
            "local USERS_MIN, USERS_MAX, KEYWORDS_MAX = 3, 200, 1000\n"
            "local RECENT_MAX, RECENT_S = 20, 90 * DAY_S\n"
            "local now, user, keyword, typed = tonumber(ARGV[1]), ARGV[2], ARGV[3], "
            "ARGV[4]\n\n"
            "if user ~= '' then\n"
            "    for _, entry in ipairs(redis.call('LRANGE', KEYS[3], 0, -1)) do\n"
            "        if string.match(entry, '^%d+\\t([^\\t]*)\\t') == keyword then\n"
            "            redis.call('LREM', KEYS[3], 0, entry)\n"
            "        end\n"
            "    end\n"
            "    redis.call('LPUSH', KEYS[3], ARGV[1] .. '\\t' .. keyword .. '\\t' .. "
            "typed)\n"
            "    redis.call('LTRIM', KEYS[3], 0, RECENT_MAX - 1)\n"
            "    redis.call('EXPIRE', KEYS[3], RECENT_S)\n"
            "end\n\n"
            "local last = tonumber(redis.call('ZSCORE', KEYS[2], user))\n"
            "if last and now - last < MINUTE_US then\n"
            "    return {1}\n"
            "end\n"
            "redis.call('ZADD', KEYS[2], ARGV[1], user)\n"
            "redis.call('ZREMRANGEBYSCORE', KEYS[2], '-inf', string.format('%.0f', now "
            "- DAY_US))\n"
            "redis.call('ZREMRANGEBYRANK', KEYS[2], 0, -USERS_MAX - 1)\n"
            "redis.call('EXPIRE', KEYS[2], DAY_S)\n"
            "local n_users = redis.call('ZCARD', KEYS[2])\n"
            "if n_users < USERS_MIN then\n"
            "    return {1}\n"
            "end\n\n"
            "local day = now / DAY_US\n"
            "local score = tonumber(redis.call('ZSCORE', KEYS[1], keyword))\n"
            "local count = score and 2 ^ (score - day) or 0\n"
            "count = count < 0.5 and n_users or count + 1 -- a new one, or as good as "
            "that: those who asked before it was one\n"
            "redis.call('ZADD', KEYS[1], string.format('%.17g', day + math.log(count) "
            "/ math.log(2)), keyword)\n"
            "redis.call('ZREMRANGEBYRANK', KEYS[1], 0, -KEYWORDS_MAX - 1)\n"
            "return {1}\n",
};

enum err search_note_eval(struct call *call, const char *keyword, const char *user_id, int64_t now,
                          const char *typed)
{
    const char *keys[] = {
        arena_join(call->arena, "search:popular", NULL),
        arena_join(call->arena, "search:users:{", keyword, "}", NULL),
        arena_join(call->arena, "search:recent:{", user_id, "}", NULL),
    };
    const char *args[] = {
        value_i64_text(now, (char[VALUE_I64_MAX]){0}),
        user_id,
        keyword,
        typed,
    };
    struct kv_reply reply;
    int64_t result;
    enum err err;

    err = kv_eval(call->kv, call->arena, &search_note, 3, keys, 4, args, &reply);
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

/* lua/search_popular.lua */
static const struct kv_script search_popular = {
    .name = "search_popular",
    .sha1 = "f551548b70e84a31a450c8ed5f49695109b8e664",
    .text = "-- SPDX-License-Identifier: Apache-2.0\n"
            "-- The ten keywords that were looked for most of late: {1, keyword, count, "
            "keyword, count ...}. For the scores see search_note.\n"
            "-- Keys: popular. Arguments: now in microseconds.\n"
            "local DAY_US, SHOWN_MAX = 86400000000, 10\n"
            "local day = tonumber(ARGV[1]) / DAY_US\n"
            "local scored = redis.call('ZREVRANGE', KEYS[1], 0, SHOWN_MAX - 1, 'WITHSCORES')\n"
            "local reply = {1}\n\n"
            "for i = 1, #scored, 2 do\n"
            "    local count = math.floor(2 ^ (tonumber(scored[i + 1]) - day) + 0.5)\n"
            "    if count >= 1 then\n"
            "        reply[#reply + 1] = scored[i]\n"
            "        reply[#reply + 1] = string.format('%.0f', count)\n"
            "    end\n"
            "end\n"
            "return reply\n",
};

enum err search_popular_eval(struct call *call, int64_t now, struct search_popular_gives *ret)
{
    const char *keys[] = {
        arena_join(call->arena, "search:popular", NULL),
    };
    const char *args[] = {
        value_i64_text(now, (char[VALUE_I64_MAX]){0}),
    };
    struct kv_reply reply;
    int64_t result;
    enum err err;

    err = kv_eval(call->kv, call->arena, &search_popular, 1, keys, 1, args, &reply);
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
    ret->n_keywords = n_from(&reply, 1);
    ret->keywords = arena_alloc(call->arena, (ret->n_keywords + 1) * sizeof(*ret->keywords));
    for (size_t i = 0; i < ret->n_keywords; i++) {
        err = read_str(&reply, 1 + i, &ret->keywords[i]);
        if (err)
            return err;
    }
    return ERR_OK;
}

/* lua/search_forget.lua */
static const struct kv_script search_forget = {
    .name = "search_forget",
    .sha1 = "2459e247647e55b301cdea9103d3cb5ade6c7cac",
    .text = "-- SPDX-License-Identifier: Apache-2.0\n"
            "-- Takes a keyword out of a user's list: {1}, also when it is not there.\n"
            "-- Keys: recent. Arguments: the keyword, folded.\n"
            "for _, entry in ipairs(redis.call('LRANGE', KEYS[1], 0, -1)) do\n"
            "    if string.match(entry, '^%d+\\t([^\\t]*)\\t') == ARGV[1] then\n"
            "        redis.call('LREM', KEYS[1], 0, entry)\n"
            "    end\n"
            "end\n"
            "return {1}\n",
};

enum err search_forget_eval(struct call *call, const char *user_id, const char *keyword)
{
    const char *keys[] = {
        arena_join(call->arena, "search:recent:{", user_id, "}", NULL),
    };
    const char *args[] = {
        keyword,
    };
    struct kv_reply reply;
    int64_t result;
    enum err err;

    err = kv_eval(call->kv, call->arena, &search_forget, 1, keys, 1, args, &reply);
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
