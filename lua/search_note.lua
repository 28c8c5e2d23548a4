-- SPDX-License-Identifier: Apache-2.0
-- Remembers that a keyword was looked for: {1}. In the user's list it comes to the front. Among the popular ones it counts once
-- a user and minute, and only while three users have asked for it within a day; all without a name are one user, ''.
--
-- A count loses half of itself in a day, each without being touched: the score is the day (since 1970) plus the binary logarithm
-- of the count of that day, which orders keywords as their counts of any one moment do, and never has to be brought down.
-- Keys: popular, users, recent. Arguments: now in microseconds, the user or '', the keyword folded, and as it was typed.
local MINUTE_US, DAY_US, DAY_S = 60000000, 86400000000, 86400
local USERS_MIN, USERS_MAX, KEYWORDS_MAX = 3, 200, 1000
local RECENT_MAX, RECENT_S = 20, 90 * DAY_S
local now, user, keyword, typed = tonumber(ARGV[1]), ARGV[2], ARGV[3], ARGV[4]

if user ~= '' then
    for _, entry in ipairs(redis.call('LRANGE', KEYS[3], 0, -1)) do
        if string.match(entry, '^%d+\t([^\t]*)\t') == keyword then
            redis.call('LREM', KEYS[3], 0, entry)
        end
    end
    redis.call('LPUSH', KEYS[3], ARGV[1] .. '\t' .. keyword .. '\t' .. typed)
    redis.call('LTRIM', KEYS[3], 0, RECENT_MAX - 1)
    redis.call('EXPIRE', KEYS[3], RECENT_S)
end

local last = tonumber(redis.call('ZSCORE', KEYS[2], user))
if last and now - last < MINUTE_US then
    return {1}
end
redis.call('ZADD', KEYS[2], ARGV[1], user)
redis.call('ZREMRANGEBYSCORE', KEYS[2], '-inf', string.format('%.0f', now - DAY_US))
redis.call('ZREMRANGEBYRANK', KEYS[2], 0, -USERS_MAX - 1)
redis.call('EXPIRE', KEYS[2], DAY_S)
local n_users = redis.call('ZCARD', KEYS[2])
if n_users < USERS_MIN then
    return {1}
end

local day = now / DAY_US
local score = tonumber(redis.call('ZSCORE', KEYS[1], keyword))
local count = score and 2 ^ (score - day) or 0
count = count < 0.5 and n_users or count + 1 -- a new one, or as good as that: those who asked before it was one
redis.call('ZADD', KEYS[1], string.format('%.17g', day + math.log(count) / math.log(2)), keyword)
redis.call('ZREMRANGEBYRANK', KEYS[1], 0, -KEYWORDS_MAX - 1)
return {1}
