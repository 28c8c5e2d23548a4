-- SPDX-License-Identifier: Apache-2.0
-- Makes those inside what the rows say: {1}.
-- Key: entered. Arguments: whether the rows are all there are; of each the user and the end of the time inside.
local ends = {}

for i = 2, #ARGV, 2 do
    ends[ARGV[i]] = ARGV[i + 1]
end
if ARGV[1] == '1' then
    for _, user in ipairs(redis.call('ZRANGE', KEYS[1], 0, -1)) do
        if not ends[user] then
            redis.call('ZREM', KEYS[1], user)
        end
    end
end
for i = 2, #ARGV, 2 do
    redis.call('ZADD', KEYS[1], ARGV[i + 1], ARGV[i])
end
redis.call('EXPIRE', KEYS[1], 90000) -- after the state, so that no part is taken for the whole
return {1}
