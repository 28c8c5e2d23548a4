-- SPDX-License-Identifier: Apache-2.0
-- How many wait and are inside: {1, waiting, inside}; {-2} when the sets are not complete.
-- Keys: waiting, pending, entered, state. Argument: now in microseconds.
if redis.call('EXISTS', KEYS[4]) == 0 then
    return {-2}
end
return {1, redis.call('ZCARD', KEYS[1]) + redis.call('ZCARD', KEYS[2]), redis.call('ZCOUNT', KEYS[3], '(' .. ARGV[1], '+inf')}
