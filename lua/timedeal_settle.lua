-- Sets what is left to what was counted, unless the count is out of date.
local stock, pending = KEYS[1], KEYS[2]
local version, units, ends_at_us = ARGV[1], ARGV[2], ARGV[3]

if (redis.call('HGET', pending, '#') or '') ~= version then
    return {0}
end
if redis.call('GET', stock) == units then
    return {1}
end

local expires_at_ms = string.format('%d', math.floor(ends_at_us / 1000) + 3600000)

if version == '' then -- no number that an earlier life of the key had
    local now = redis.call('TIME')
    redis.call('HSET', pending, '#', string.format('%d%06d', now[1], now[2]))
end
redis.call('HINCRBY', pending, '#', 1)
redis.call('SET', stock, units)
redis.call('PEXPIREAT', stock, expires_at_ms)
redis.call('PEXPIREAT', pending, expires_at_ms)
return {1}
