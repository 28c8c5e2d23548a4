-- Decides on a purchase and takes its units, in one step.
local stock, purchased, pending = KEYS[1], KEYS[2], KEYS[3]
local quantity, max_per_user = tonumber(ARGV[1]), tonumber(ARGV[2])
local bought, ends_at_us, order_number, user_id = ARGV[3], ARGV[4], ARGV[5], ARGV[6]

local left = redis.call('GET', stock)
if not left then
    return {-2}
end
bought = tonumber(redis.call('GET', purchased) or bought)
if bought + quantity > max_per_user then
    return {-1}
end
if tonumber(left) < quantity then
    return {0}
end
if order_number == '' then
    return {1, left - quantity}
end

local now = redis.call('TIME')
local now_ms = now[1] * 1000 + math.floor(now[2] / 1000)
local expires_at_ms = string.format('%d', math.floor(ends_at_us / 1000) + 3600000)

redis.call('SET', purchased, string.format('%d', bought + quantity))
redis.call('PEXPIREAT', purchased, expires_at_ms)
redis.call('HSET', pending, '-' .. order_number, string.format('%d:%d:%s', quantity, now_ms, user_id))
redis.call('HINCRBY', pending, '#', 1)
redis.call('PEXPIREAT', pending, expires_at_ms)
return {1, redis.call('DECRBY', stock, quantity)}
