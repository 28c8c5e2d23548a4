-- SPDX-License-Identifier: Apache-2.0
-- Takes one of a coupon's stock for a user: {result, what remains}.
--   1  taken: the pending entry stands until the database has it, or the unit is given back
--   2  taken before by somebody who never finished: the caller is to write it now
--   0  none is left    -1  the user has one    -2  the keys are absent
-- Keys: stock, issued, pending, version. Arguments: the user, now in microseconds.
local ABANDONED_US = 5000000

local stock = tonumber(redis.call('GET', KEYS[1]) or nil)
if not stock then
    return {-2, 0}
end
if redis.call('SISMEMBER', KEYS[2], ARGV[1]) == 1 then
    local since = tonumber(redis.call('HGET', KEYS[3], ARGV[1]) or nil)
    if not since or tonumber(ARGV[2]) - since < ABANDONED_US then
        return {-1, stock}
    end
    redis.call('HSET', KEYS[3], ARGV[1], ARGV[2])
    redis.call('INCR', KEYS[4])
    return {2, stock}
end
if stock < 1 then
    return {0, 0}
end
redis.call('DECR', KEYS[1])
redis.call('SADD', KEYS[2], ARGV[1])
redis.call('HSET', KEYS[3], ARGV[1], ARGV[2])
redis.call('INCR', KEYS[4])
if redis.call('SCARD', KEYS[2]) == 1 or redis.call('HLEN', KEYS[3]) == 1 then -- new keys end with the others
    local left_ms = redis.call('PTTL', KEYS[1])
    if left_ms > 0 then
        redis.call('PEXPIRE', KEYS[2], left_ms)
        redis.call('PEXPIRE', KEYS[3], left_ms)
    end
end
return {1, stock - 1}
