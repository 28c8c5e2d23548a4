-- SPDX-License-Identifier: Apache-2.0
-- Takes a seat of a room for a reader. All of it happens or nothing.
-- KEYS: seats (string, the free seats), readers (hash, reader -> since when)
-- ARGV: reader_id, now (microseconds)
-- Returns {1, free}; {0} full; {-1} the reader sits there already; {-2} not loaded.
local free = redis.call('GET', KEYS[1])
if not free then
  return {-2}
end
if redis.call('HEXISTS', KEYS[2], ARGV[1]) == 1 then
  return {-1}
end
if tonumber(free) < 1 then
  return {0}
end
redis.call('HSET', KEYS[2], ARGV[1], ARGV[2])
return {1, redis.call('DECR', KEYS[1])}
