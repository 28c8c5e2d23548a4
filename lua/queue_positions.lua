-- SPDX-License-Identifier: Apache-2.0
-- Where users stand: {1, how many wait, batch, interval in seconds, position of each}: 0 inside, -1 nowhere. {-2} when the
-- sets are not complete.
-- Keys: waiting, pending, entered, state. Arguments: now in microseconds, the users.
if redis.call('EXISTS', KEYS[4]) == 0 then
    return {-2}
end
local now, n_pending, n_waiting = tonumber(ARGV[1]), redis.call('ZCARD', KEYS[2]), redis.call('ZCARD', KEYS[1])
local n_users, ranks = #ARGV - 1, nil

if n_users > 10 and n_users * 8 > n_waiting then -- to read the line once is less than to ask for each
    ranks = {}
    for i, user in ipairs(redis.call('ZRANGE', KEYS[1], 0, -1)) do
        ranks[user] = i - 1
    end
end

local function rank_of(user)
    if ranks then
        return ranks[user]
    end
    return redis.call('ZRANK', KEYS[1], user)
end

local function position(user)
    local rank = rank_of(user)
    if rank then
        return n_pending + rank + 1
    end
    rank = n_pending > 0 and redis.call('ZRANK', KEYS[2], user)
    if rank then
        return rank + 1
    end
    local ends_at = tonumber(redis.call('ZSCORE', KEYS[3], user))
    return ends_at and ends_at > now and 0 or -1
end

local set = redis.call('HMGET', KEYS[4], 'batch_size', 'interval_seconds')
local reply = {1, n_pending + n_waiting, tonumber(set[1]), tonumber(set[2])}
for i = 2, #ARGV do
    reply[#reply + 1] = position(ARGV[i])
end
return reply
