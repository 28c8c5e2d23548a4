/* SPDX-License-Identifier: Apache-2.0 */
/*
 * SHA-1 of a text in memory, in one go: the compiler links no crypto library.
 */
#include "sha1.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "buf.h"

static uint32_t rotate(uint32_t word, unsigned by)
{
    return word << by | word >> (32 - by);
}

/* What round i mixes in besides the schedule. */
static uint32_t mix(unsigned i, uint32_t b, uint32_t c, uint32_t d)
{
    if (i < 20)
        return ((b & c) | (~b & d)) + 0x5a827999;
    if (i < 40)
        return (b ^ c ^ d) + 0x6ed9eba1;
    if (i < 60)
        return ((b & c) | (b & d) | (c & d)) + 0x8f1bbcdc;
    return (b ^ c ^ d) + 0xca62c1d6;
}

static void add_block(uint32_t hash[5], const unsigned char *block)
{
    uint32_t words[80], v[5];

    for (unsigned i = 0; i < 16; i++)
        words[i] = (uint32_t)block[i * 4] << 24 | (uint32_t)block[i * 4 + 1] << 16 |
                   (uint32_t)block[i * 4 + 2] << 8 | block[i * 4 + 3];
    for (unsigned i = 16; i < 80; i++)
        words[i] = rotate(words[i - 3] ^ words[i - 8] ^ words[i - 14] ^ words[i - 16], 1);
    memcpy(v, hash, sizeof v);
    for (unsigned i = 0; i < 80; i++) {
        uint32_t next = rotate(v[0], 5) + mix(i, v[1], v[2], v[3]) + v[4] + words[i];

        v[4] = v[3];
        v[3] = v[2];
        v[2] = rotate(v[1], 30);
        v[1] = v[0];
        v[0] = next;
    }
    for (unsigned i = 0; i < 5; i++)
        hash[i] += v[i];
}

char *sha1_hex(const char *text, size_t len)
{
    uint32_t hash[5] = {0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0};
    size_t padded = (len + 8) / 64 * 64 + 64;
    unsigned char *blocks = mem_alloc(padded);
    char *hex = mem_alloc(41);

    memcpy(blocks, text, len);
    blocks[len] = 0x80;
    for (unsigned i = 0; i < 8; i++)
        blocks[padded - 1 - i] = (unsigned char)((uint64_t)len * 8 >> (8 * i));
    for (size_t i = 0; i < padded; i += 64)
        add_block(hash, blocks + i);
    for (unsigned i = 0; i < 5; i++)
        snprintf(hex + 8 * i, 9, "%08x", hash[i]);
    return hex;
}
