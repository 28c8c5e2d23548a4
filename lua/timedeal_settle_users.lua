-- Sets what users have to what was counted, unless the count is out of date. The names of their keys are made here: they lie in
-- the slot of the deal, as the key that is passed does.
local pending = KEYS[1]
local version, deal_id, product_id, ends_at_us, users = ARGV[1], ARGV[2], ARGV[3], ARGV[4], ARGV[5]

if (redis.call('HGET', pending, '#') or '') ~= version then
    return {0}
end

local expires_at_ms = string.format('%d', math.floor(ends_at_us / 1000) + 3600000)

for _, user in ipairs(cjson.decode(users)) do
    local purchased = 'timedeal:purchased:{' .. deal_id .. '}:{' .. product_id .. '}:{' .. user[1] .. '}'
    local units = string.format('%d', user[2])
    if redis.call('GET', purchased) ~= units then
        redis.call('SET', purchased, units)
        redis.call('PEXPIREAT', purchased, expires_at_ms)
    end
end
return {1}
