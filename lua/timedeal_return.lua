-- Notes that an order's units are about to come back. Who counts meanwhile knows of it.
local stock, pending = KEYS[1], KEYS[2]
local order_number, quantity, user_id = ARGV[1], tonumber(ARGV[2]), ARGV[3]

if redis.call('EXISTS', stock) == 0 then
    return {0} -- whoever loads it finds them in the database
end

local now = redis.call('TIME')
local now_ms = now[1] * 1000 + math.floor(now[2] / 1000)

redis.call('HSET', pending, '+' .. order_number, string.format('%d:%d:%s', quantity, now_ms, user_id))
redis.call('HINCRBY', pending, '#', 1)
return {1}
