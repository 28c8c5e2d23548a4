-- SPDX-License-Identifier: Apache-2.0
-- Gives seats that are free again to the readers who have waited longest.
-- KEYS: seats (string, the free seats), line (sorted set of readers by arrival)
-- ARGV: at_most, then the numbers of the seats
-- Returns {1, free, reader, ...}; {0} nobody waits; {-2} not loaded.
local free = redis.call('GET', KEYS[1])
if not free then
  return {-2}
end
local n = math.min(tonumber(ARGV[1]), #ARGV - 1)
local popped = redis.call('ZPOPMIN', KEYS[2], n)
if #popped == 0 then
  return {0}
end
local answer = {1, redis.call('INCRBY', KEYS[1], #ARGV - 1 - #popped / 2)}
for i = 1, #popped, 2 do
  answer[#answer + 1] = popped[i]
end
return answer
