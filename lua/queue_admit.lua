-- SPDX-License-Identifier: Apache-2.0
-- Takes the first users out of the line, as many as a batch and the free places allow, if it is time: {1, number of the
-- place of each}; {-2} when the sets are not complete. They are pending until queue_settle; whom an earlier call took and
-- nobody settled is told first, and alone.
-- Keys: waiting, pending, entered, state. Arguments: now in microseconds, whether it is time in any case, capacity, batch,
-- interval in seconds.
local EARLY_US = 50000 -- the clock that calls comes a little early at times, and must not lose a turn by it

local now, capacity, batch = tonumber(ARGV[1]), tonumber(ARGV[3]), tonumber(ARGV[4])

if redis.call('EXISTS', KEYS[4]) == 0 then
    return {-2}
end
redis.call('HSET', KEYS[4], 'batch_size', ARGV[4], 'interval_seconds', ARGV[5])
for i = 1, 3 do
    redis.call('EXPIRE', KEYS[i], 90000) -- after the state, so that no part is taken for the whole
end
redis.call('EXPIRE', KEYS[4], 86400)
redis.call('ZREMRANGEBYSCORE', KEYS[3], '-inf', ARGV[1])

local function is_time()
    local last = tonumber(redis.call('HGET', KEYS[4], 'last_admission')) or 0
    return ARGV[2] == '1' or now >= last + tonumber(ARGV[5]) * 1000000 - EARLY_US
end

if redis.call('ZCARD', KEYS[2]) == 0 and is_time() then
    local n = math.min(batch, capacity - redis.call('ZCARD', KEYS[3]))
    local taken = n > 0 and redis.call('ZPOPMIN', KEYS[1], n) or {}
    for i = 1, #taken, 2 do
        redis.call('ZADD', KEYS[2], taken[i + 1], taken[i])
    end
    if #taken > 0 then
        redis.call('EXPIRE', KEYS[2], 90000)
    end
end
local pending = redis.call('ZRANGE', KEYS[2], 0, -1, 'WITHSCORES')
local reply = {1}
for i = 2, #pending, 2 do
    reply[#reply + 1] = tonumber(pending[i])
end
return reply
