-- SPDX-License-Identifier: Apache-2.0
-- A coupon is no longer issued. Pending entries stay until they are settled or end.
-- Keys: stock, issued, version.
redis.call('DEL', KEYS[1], KEYS[2], KEYS[3])
return {1}
