-- SPDX-License-Identifier: Apache-2.0
-- Takes the first users out of the line, as many as a batch and the free places allow, if it is time: {1, number of the
-- place of each}; {-2} when the sets are not complete. They are pending until queue_settle; whom an earlier call took and
-- nobody settled is told first, and alone.
-- Keys: waiting, pending, entered, state. Arguments: now in microseconds, whether it is time in any case, capacity, batch,
-- interval in seconds.
local EARLY_US = 50000 -- the clock that calls comes a little early at times, and must not lose a turn by it

local now, capacity, batch = tonumber(ARGV[1]), tonumber(ARGV[3]), tonumber(ARGV[4])
local state = redis.call('HMGET', KEYS[4], 'batch_size', 'interval_seconds', 'last_admission')

if not state[1] then
    return {-2}
end
if state[1] ~= ARGV[4] or state[2] ~= ARGV[5] then
    redis.call('HSET', KEYS[4], 'batch_size', ARGV[4], 'interval_seconds', ARGV[5])
end
if redis.call('TTL', KEYS[4]) < 80000 then
    for i = 1, 3 do
        redis.call('EXPIRE', KEYS[i], 90000) -- after the state, so that no part is taken for the whole
    end
    redis.call('EXPIRE', KEYS[4], 86400)
end

local function is_time()
    return ARGV[2] == '1' or now >= (tonumber(state[3]) or 0) + tonumber(ARGV[5]) * 1000000 - EARLY_US
end

if redis.call('ZCARD', KEYS[2]) == 0 and is_time() and redis.call('ZCARD', KEYS[1]) > 0 then
    redis.call('ZREMRANGEBYSCORE', KEYS[3], '-inf', ARGV[1])
    local n = math.min(batch, capacity - redis.call('ZCARD', KEYS[3]))
    local taken = n > 0 and redis.call('ZPOPMIN', KEYS[1], n) or {}
    for i = 1, #taken, 2 do
        redis.call('ZADD', KEYS[2], taken[i + 1], taken[i])
    end
    if #taken > 0 then
        redis.call('EXPIRE', KEYS[2], 90000)
    end
end
local reply = {1}
local pending = redis.call('ZRANGE', KEYS[2], 0, -1, 'WITHSCORES')
for i = 2, #pending, 2 do
    reply[#reply + 1] = tonumber(pending[i])
end
return reply
