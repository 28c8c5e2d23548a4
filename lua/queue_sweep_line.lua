-- SPDX-License-Identifier: Apache-2.0
-- Makes the line between two places what the rows say: {1}. Those whom an admission has taken are its own.
-- Keys: waiting, pending, entered. Arguments: now in microseconds, after which place and until which, of each row the user
-- and the place's number.
local now, ids = tonumber(ARGV[1]), {}

for i = 4, #ARGV, 2 do
    ids[ARGV[i]] = ARGV[i + 1]
end
for _, user in ipairs(redis.call('ZRANGEBYSCORE', KEYS[1], '(' .. ARGV[2], ARGV[3])) do
    if not ids[user] then
        redis.call('ZREM', KEYS[1], user)
    end
end
for i = 4, #ARGV, 2 do
    local user, id = ARGV[i], ARGV[i + 1]
    local ends_at = tonumber(redis.call('ZSCORE', KEYS[3], user))
    if not (ends_at and ends_at > now) and tonumber(redis.call('ZSCORE', KEYS[2], user)) ~= tonumber(id) then
        redis.call('ZADD', KEYS[1], id, user)
    end
end
redis.call('EXPIRE', KEYS[1], 90000) -- after the state, so that no part is taken for the whole
return {1}
