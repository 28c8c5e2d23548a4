-- SPDX-License-Identifier: Apache-2.0
-- Ends a user's pending entry, if it is still the one of that moment: what comes back comes back once. {1} if it was.
--   refused  the unit comes back, and the user may try again
--   holder   the unit comes back; the user had a coupon before
--   written  the database has it
--   unknown  it stays, for whoever looks next
-- Keys: stock, issued, pending, version. Arguments: the user, the moment, the outcome.
local user, since, outcome = ARGV[1], ARGV[2], ARGV[3]

if redis.call('HGET', KEYS[3], user) ~= since then
    return {0}
end
if redis.call('EXISTS', KEYS[4]) == 1 then
    redis.call('INCR', KEYS[4])
end
if outcome == 'unknown' then
    redis.call('HSET', KEYS[3], user, 0)
    return {1}
end
redis.call('HDEL', KEYS[3], user)
if outcome == 'refused' then
    redis.call('SREM', KEYS[2], user)
end
if outcome ~= 'written' and redis.call('EXISTS', KEYS[1]) == 1 then
    redis.call('INCR', KEYS[1])
end
return {1}
