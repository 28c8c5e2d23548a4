-- SPDX-License-Identifier: Apache-2.0
-- Says that a queue's sets are complete, and how it is set; the latter only if they are already: {1}.
-- Key: state. Arguments: whether they are complete now, batch, interval in seconds, the last admission in microseconds.
if ARGV[1] == '1' then
    redis.call('HSETNX', KEYS[1], 'last_admission', ARGV[4])
elseif redis.call('EXISTS', KEYS[1]) == 0 then
    return {1}
end
redis.call('HSET', KEYS[1], 'batch_size', ARGV[2], 'interval_seconds', ARGV[3])
redis.call('EXPIRE', KEYS[1], 86400)
return {1}
