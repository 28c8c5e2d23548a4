-- SPDX-License-Identifier: Apache-2.0
-- Where users stand: {1, how many wait, batch, interval in seconds, position of each}: 0 inside, -1 nowhere. {-2} when the
-- sets are not complete.
-- Keys: waiting, pending, entered, state. Arguments: now in microseconds, the users.
if redis.call('EXISTS', KEYS[4]) == 0 then
    return {-2}
end
local now, n_pending = tonumber(ARGV[1]), redis.call('ZCARD', KEYS[2])

local function position(user)
    local rank = redis.call('ZRANK', KEYS[1], user)
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
local reply = {1, n_pending + redis.call('ZCARD', KEYS[1]), tonumber(set[1]), tonumber(set[2])}
for i = 2, #ARGV do
    reply[#reply + 1] = position(ARGV[i])
end
return reply
