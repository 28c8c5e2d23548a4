-- SPDX-License-Identifier: Apache-2.0
-- Takes a keyword out of a user's list: {1}, also when it is not there.
-- Keys: recent. Arguments: the keyword, folded.
for _, entry in ipairs(redis.call('LRANGE', KEYS[1], 0, -1)) do
    if string.match(entry, '^%d+\t([^\t]*)\t') == ARGV[1] then
        redis.call('LREM', KEYS[1], 0, entry)
    end
end
return {1}
