/* SPDX-License-Identifier: Apache-2.0 */
/* Bytes of foreign messages as texts. A text that looks like an encoded one is encoded, too. */
#include "consumer_text.h"

#include <string.h>

#include "arena.h"
#include "value_base64.h"
#include "value_utf8.h"

#define MARK "base64:"

bool consumer_text_is_plain(const void *bytes, size_t len)
{
    return len == 0 || (!memchr(bytes, '\0', len) && value_utf8_valid_len(bytes, len) == len);
}

static bool is_marked(const char *text, size_t len)
{
    return len >= strlen(MARK) && memcmp(text, MARK, strlen(MARK)) == 0;
}

const char *consumer_text_encode(struct arena *arena, const void *bytes, size_t len)
{
    if (len == 0)
        return "";
    if (consumer_text_is_plain(bytes, len) && !is_marked(bytes, len))
        return arena_strndup(arena, bytes, len);
    return arena_join(arena, MARK, value_base64_encode(arena, bytes, len), NULL);
}

const char *consumer_text_decode(struct arena *arena, const char *text, size_t *ret_len)
{
    size_t len = strlen(text);
    const char *bytes = NULL;

    if (is_marked(text, len))
        bytes = value_base64_decode(arena, text + strlen(MARK), len - strlen(MARK), ret_len);
    if (bytes)
        return bytes;
    *ret_len = len;
    return text;
}
