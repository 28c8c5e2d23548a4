-- SPDX-License-Identifier: Apache-2.0
-- Ends an admission whose rows are committed, and tells the streams: {1}. It may be told twice.
-- Keys: waiting, pending, entered, state, changes. Arguments: when it was, in microseconds; of each place the user, its
-- number, and the end of its time inside: 0 while it waits still, -1 when it is over.
local told = {}

for i = 2, #ARGV, 3 do
    local user, id, ends_at = ARGV[i], ARGV[i + 1], ARGV[i + 2]
    local is_pending = redis.call('ZREMRANGEBYSCORE', KEYS[2], id, id) > 0
    if ends_at == '0' then
        if is_pending then
            redis.call('ZADD', KEYS[1], id, user)
        end
    else
        redis.call('ZREMRANGEBYSCORE', KEYS[1], id, id)
        if ends_at ~= '-1' then
            redis.call('ZADD', KEYS[3], ends_at, user)
            told[#told + 1] = id
        end
    end
end
for i = 1, 3 do
    redis.call('EXPIRE', KEYS[i], 90000) -- after the state, so that no part is taken for the whole
end
if #told > 0 then
    if redis.call('EXISTS', KEYS[4]) == 1 then
        redis.call('HSET', KEYS[4], 'last_admission', ARGV[1])
    end
    local total = redis.call('ZCARD', KEYS[1]) + redis.call('ZCARD', KEYS[2])
    redis.call('PUBLISH', KEYS[5], 'entered ' .. total .. ' ' .. table.concat(told, ' '))
end
return {1}
