/* SPDX-License-Identifier: Apache-2.0 */
/*
 * UTF-8 by hand: the locale's functions depend on the locale. The ranges of the second byte are
 * those of table 3-7 of the Unicode standard.
 */
#include "value_utf8.h"

#include <string.h>

#define HIGH_BITS UINT64_C(0x8080808080808080)

static bool is_continuation(unsigned char byte)
{
    return (byte & 0xc0) == 0x80;
}

/* The bytes of a sequence that starts with lead, and the bounds of its second; 0: no lead. */
static size_t sequence_len(unsigned char lead, unsigned char *ret_min, unsigned char *ret_max)
{
    *ret_min = lead == 0xe0 ? 0xa0 : lead == 0xf0 ? 0x90 : 0x80;
    *ret_max = lead == 0xed ? 0x9f : lead == 0xf4 ? 0x8f : 0xbf;
    if (lead >= 0xc2 && lead <= 0xdf)
        return 2;
    if (lead >= 0xe0 && lead <= 0xef)
        return 3;
    return lead >= 0xf0 && lead <= 0xf4 ? 4 : 0;
}

size_t value_utf8_decode(const char *text, size_t len, uint32_t *ret)
{
    const unsigned char *p = (const unsigned char *)text;
    unsigned char min, max;
    uint32_t code_point;
    size_t n_bytes;

    if (p[0] < 0x80) {
        *ret = p[0];
        return 1;
    }
    n_bytes = sequence_len(p[0], &min, &max);
    if (n_bytes == 0 || n_bytes > len || p[1] < min || p[1] > max)
        return 0;
    code_point = p[0] & (0x7fU >> n_bytes);
    for (size_t i = 1; i < n_bytes; i++) {
        if (!is_continuation(p[i]))
            return 0;
        code_point = code_point << 6 | (p[i] & 0x3f);
    }
    *ret = code_point;
    return n_bytes;
}

size_t value_utf8_encode(uint32_t code_point, char *buf)
{
    size_t n_bytes = code_point < 0x80 ? 1 : code_point < 0x800 ? 2 : code_point < 0x10000 ? 3 : 4;

    if (n_bytes == 1) {
        buf[0] = (char)code_point;
        return 1;
    }
    for (size_t i = n_bytes - 1; i > 0; i--, code_point >>= 6)
        buf[i] = (char)(0x80 | (code_point & 0x3f));
    buf[0] = (char)((0xf00U >> n_bytes) | code_point);
    return n_bytes;
}

size_t value_utf8_valid_len(const char *text, size_t len)
{
    size_t at = 0;

    while (at < len) {
        uint64_t eight;
        uint32_t code_point;
        size_t n_bytes;

        if (len - at >= sizeof(eight)) {
            memcpy(&eight, text + at, sizeof(eight));
            if (!(eight & HIGH_BITS)) {
                at += sizeof(eight);
                continue;
            }
        }
        n_bytes = value_utf8_decode(text + at, len - at, &code_point);
        if (n_bytes == 0)
            break;
        at += n_bytes;
    }
    return at;
}

size_t value_utf8_count(const char *text, size_t len)
{
    size_t n = 0;

    for (size_t i = 0; i < len; i++)
        n += !is_continuation((unsigned char)text[i]);
    return n;
}

bool value_utf8_is_space(uint32_t code_point)
{
    static const uint32_t others[] = {0x20,   0x85,   0xa0,   0x1680, 0x2028,
                                      0x2029, 0x202f, 0x205f, 0x3000};

    if ((code_point >= 0x09 && code_point <= 0x0d) ||
        (code_point >= 0x2000 && code_point <= 0x200a))
        return true;
    for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++)
        if (code_point == others[i])
            return true;
    return false;
}

bool value_utf8_is_blank(const char *text, size_t len)
{
    uint32_t code_point;
    size_t n_bytes;

    for (size_t at = 0; at < len; at += n_bytes) {
        n_bytes = value_utf8_decode(text + at, len - at, &code_point);
        if (n_bytes == 0 || !value_utf8_is_space(code_point))
            return false;
    }
    return true;
}
