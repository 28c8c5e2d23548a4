-- SPDX-License-Identifier: Apache-2.0
-- How often rooms were closed.
-- KEYS: closed (hash, kind -> how often)
-- ARGV: the kinds
-- Returns {1, count, ...}, in their order.
local answer = {1}
for i, kind in ipairs(ARGV) do
  answer[i + 1] = tonumber(redis.call('HGET', KEYS[1], kind) or 0)
end
return answer
