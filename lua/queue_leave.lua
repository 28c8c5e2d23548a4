-- SPDX-License-Identifier: Apache-2.0
-- Takes a place out of the line, or gives it back: {1}.
-- Keys: waiting, pending, entered, changes. Arguments: the user, the place's number.
local user, id = ARGV[1], ARGV[2]

for i = 1, 2 do
    if tonumber(redis.call('ZSCORE', KEYS[i], user)) == tonumber(id) then
        redis.call('ZREM', KEYS[i], user)
    end
end
redis.call('ZREM', KEYS[3], user)
redis.call('PUBLISH', KEYS[4], 'left ' .. redis.call('ZCARD', KEYS[1]) + redis.call('ZCARD', KEYS[2]) .. ' ' .. id)
return {1}
