-- SPDX-License-Identifier: Apache-2.0
-- A new stream of a place, which ends the ones with a lower number: {1, its number}. Numbers go up even when Redis was
-- emptied meanwhile, since they are the time.
-- Keys: streams, changes. Argument: the place's number.
local time = redis.call('TIME')
local last = tonumber(redis.call('GET', KEYS[1]) or nil) or 0
local number = math.max(time[1] * 1000000 + time[2], last + 1)
local text = string.format('%d', number)

redis.call('SET', KEYS[1], text, 'EX', 3600)
redis.call('PUBLISH', KEYS[2], 'stream ' .. ARGV[1] .. ' ' .. text)
return {1, number}
