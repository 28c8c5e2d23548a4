-- SPDX-License-Identifier: Apache-2.0
-- Puts a place into the line, unless it is there or was let in already: {1, how many wait, position}, where position 0 is
-- inside; {-2} when the sets are not complete.
-- Keys: waiting, pending, entered, state, changes. Arguments: now in microseconds, the user, the place's number.
local now, user, id = ARGV[1], ARGV[2], ARGV[3]

if redis.call('EXISTS', KEYS[4]) == 0 then
    return {-2}
end
local n_pending = redis.call('ZCARD', KEYS[2])
local ends_at = tonumber(redis.call('ZSCORE', KEYS[3], user))
if ends_at and ends_at > tonumber(now) then
    return {1, n_pending + redis.call('ZCARD', KEYS[1]), 0}
end
local position
if tonumber(redis.call('ZSCORE', KEYS[2], user)) == tonumber(id) then
    position = redis.call('ZRANK', KEYS[2], user) + 1
else
    if redis.call('ZADD', KEYS[1], 'CH', id, user) == 1 then
        redis.call('EXPIRE', KEYS[1], 90000) -- after the state, so that no part is taken for the whole
        redis.call('EXPIRE', KEYS[4], 86400)
        redis.call('PUBLISH', KEYS[5], 'changed')
    end
    position = n_pending + redis.call('ZRANK', KEYS[1], user) + 1
end
return {1, n_pending + redis.call('ZCARD', KEYS[1]), position}
