-- SPDX-License-Identifier: Apache-2.0
-- What Redis holds of a coupon: {1, stock, users, pending entries, version}, or {-2, …} when the stock is absent.
-- Keys: stock, issued, pending, version.
local stock = redis.call('GET', KEYS[1])

return {stock and 1 or -2, tonumber(stock or 0), redis.call('SCARD', KEYS[2]), redis.call('HLEN', KEYS[3]),
        tonumber(redis.call('GET', KEYS[4]) or 0)}
