-- SPDX-License-Identifier: Apache-2.0
-- The ten keywords that were looked for most of late: {1, keyword, count, keyword, count ...}. For the scores see search_note.
-- Keys: popular. Arguments: now in microseconds.
local DAY_US, SHOWN_MAX = 86400000000, 10
local day = tonumber(ARGV[1]) / DAY_US
local scored = redis.call('ZREVRANGE', KEYS[1], 0, SHOWN_MAX - 1, 'WITHSCORES')
local reply = {1}

for i = 1, #scored, 2 do
    local count = math.floor(2 ^ (tonumber(scored[i + 1]) - day) + 0.5)
    if count >= 1 then
        reply[#reply + 1] = scored[i]
        reply[#reply + 1] = string.format('%.0f', count)
    end
end
return reply
