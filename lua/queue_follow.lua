-- SPDX-License-Identifier: Apache-2.0
-- A new stream of a place, which ends the ones with a lower number: {1, its number}. Or, asked with a number, whether there
-- is a newer one: {1, the newest}. Numbers go up even when Redis was emptied meanwhile, since they are the time.
-- Keys: streams, changes. Arguments: the place's number, the stream's or 0.
local id = ARGV[1]
local last = tonumber(redis.call('HGET', KEYS[1], id)) or 0

if ARGV[2] ~= '0' then
    return {1, last}
end
local time = redis.call('TIME')
local number = math.max(time[1] * 1000000 + time[2], last + 1)
local text = string.format('%d', number)

redis.call('HSET', KEYS[1], id, text)
redis.call('EXPIRE', KEYS[1], 3600)
redis.call('PUBLISH', KEYS[2], 'stream ' .. id .. ' ' .. text)
return {1, number}
