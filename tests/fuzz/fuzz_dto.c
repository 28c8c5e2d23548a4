/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Any bytes as the body of any request: the first byte chooses the decoder, the rest is the body.
 * What a decoder accepts is encoded and must be accepted again: nothing gets in that could not get
 * out.
 */
#include <assert.h>
#include <stddef.h>
#include <stdint.h>

#include "all_decoders.h"
#include "arena.h"

#define DEPTH_MAX 16

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len);

static bool decode(const struct dto_codec *codec, struct arena *arena, const char *text, size_t len,
                   void *ret)
{
    struct jread_problem problem = {0};
    struct jread *in = jread_body(arena, text, len, DEPTH_MAX, &problem);

    return in && codec->decode(in, ret);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
    struct arena *arena;

    if (len == 0)
        return 0;
    arena = arena_new();
    const struct dto_codec *codec = all_decoders[data[0] % ALL_DECODERS_N];
    void *value = arena_alloc(arena, codec->size);
    if (decode(codec, arena, (const char *)data + 1, len - 1, value)) {
        void *again = arena_alloc(arena, codec->size);
        struct jwrite out;

        jwrite_init(&out, arena, len);
        codec->encode(&out, value);
        assert(decode(codec, arena, out.text, out.len, again));
    }
    arena_free(arena);
    return 0;
}
