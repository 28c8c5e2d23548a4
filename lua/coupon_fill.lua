-- SPDX-License-Identifier: Apache-2.0
-- Sets a coupon's keys to what the database said: {1}. A live stock is left alone, {0}, unless nothing has moved since
-- the version and the pending entries were counted; so are all keys when some of the users got lost on the way.
-- Pending entries that the database does not have count as issued.
-- Keys: stock, issued, pending, version, the users that the database has. Arguments: what was counted (version -1: the
-- stock was absent), what remains, the number of users, when the keys end in microseconds.
local version, n_pending, remaining, n_users = ARGV[1], tonumber(ARGV[2]), tonumber(ARGV[3]), tonumber(ARGV[4])
local ends_at_ms = math.floor(tonumber(ARGV[5]) / 1000)

local function has_moved()
    return (redis.call('GET', KEYS[4]) or '0') ~= version or redis.call('HLEN', KEYS[3]) ~= n_pending
end

if redis.call('EXISTS', KEYS[1]) == 1 and has_moved() or redis.call('SCARD', KEYS[5]) ~= n_users then
    redis.call('DEL', KEYS[5])
    return {0}
end
redis.call('DEL', KEYS[2])
if n_users > 0 then
    redis.call('RENAME', KEYS[5], KEYS[2])
end
for _, user in ipairs(redis.call('HKEYS', KEYS[3])) do
    remaining = remaining - redis.call('SADD', KEYS[2], user)
end
redis.call('SET', KEYS[1], string.format('%d', math.max(remaining, 0)))
redis.call('INCR', KEYS[4])
for i = 1, 4 do
    redis.call('PEXPIREAT', KEYS[i], string.format('%d', ends_at_ms))
end
return {1}
