-- Ends what is under way. Only who finds the entry gives its units back, so that it happens once.
local stock, purchased, pending = KEYS[1], KEYS[2], KEYS[3]
local entry, quantity, gives_back = ARGV[1], tonumber(ARGV[2]), ARGV[3] == '1'

if redis.call('HDEL', pending, entry) == 0 then
    return {0}
end
if not gives_back then
    return {1}
end
if redis.call('EXISTS', stock) == 1 then
    redis.call('INCRBY', stock, quantity)
end
if redis.call('EXISTS', purchased) == 1 and redis.call('DECRBY', purchased, quantity) < 0 then
    redis.call('INCRBY', purchased, -tonumber(redis.call('GET', purchased)))
end
redis.call('HINCRBY', pending, '#', 1)
return {1}
