-- What is left and what is under way, as of one version.
local stock, pending = KEYS[1], KEYS[2]
local now = redis.call('TIME')
local now_ms = now[1] * 1000 + math.floor(now[2] / 1000)
local version, entries = '', {}

local fields = redis.call('HGETALL', pending)
for i = 1, #fields, 2 do
    local name = fields[i]
    if name == '#' then
        version = fields[i + 1]
    else
        local quantity, since_ms, user_id = string.match(fields[i + 1], '^(%d+):(%d+):(.*)$')
        entries[#entries + 1] = {
            string.sub(name, 2), name:sub(1, 1) == '+' and 1 or 0, tonumber(quantity), user_id, now_ms - since_ms,
        }
    end
end
return {1, version, tonumber(redis.call('GET', stock) or -1), #entries == 0 and '[]' or cjson.encode(entries)}
