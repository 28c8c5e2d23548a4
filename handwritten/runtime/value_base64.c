/* SPDX-License-Identifier: Apache-2.0 */
/*
 * base64url. One text has one spelling: bits that the last character does not need must be zero, so
 * that no two texts mean the same bytes.
 */
#include "value_base64.h"

#include "arena.h"

#include <stdint.h>

static const char alphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

static int sextet(char c)
{
    if (c >= 'A' && c <= 'Z')
        return c - 'A';
    if (c >= 'a' && c <= 'z')
        return c - 'a' + 26;
    if (c >= '0' && c <= '9')
        return c - '0' + 52;
    return c == '-' ? 62 : c == '_' ? 63 : -1;
}

char *value_base64_encode(struct arena *arena, const void *bytes, size_t len)
{
    const unsigned char *p = bytes;
    char *text = arena_alloc(arena, (len + 2) / 3 * 4 + 1), *out = text;
    uint32_t bits = 0;
    unsigned n_bits = 0;

    for (size_t i = 0; i < len; i++) {
        bits = bits << 8 | p[i];
        n_bits += 8;
        for (; n_bits >= 6; n_bits -= 6)
            *out++ = alphabet[bits >> (n_bits - 6) & 63];
    }
    if (n_bits > 0)
        *out++ = alphabet[bits << (6 - n_bits) & 63];
    return text;
}

char *value_base64_decode(struct arena *arena, const char *text, size_t len, size_t *ret_len)
{
    char *bytes = arena_alloc(arena, len / 4 * 3 + 3);
    uint32_t bits = 0;
    unsigned n_bits = 0;
    size_t n = 0;

    for (size_t i = 0; i < len; i++) {
        int value = sextet(text[i]);

        if (value < 0)
            return NULL;
        bits = bits << 6 | (uint32_t)value;
        n_bits += 6;
        if (n_bits >= 8) {
            n_bits -= 8;
            bytes[n++] = (char)(bits >> n_bits);
        }
    }
    if (n_bits >= 6 || (bits & ((1U << n_bits) - 1)))
        return NULL;
    *ret_len = n;
    return bytes;
}
