/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The cache of verified tokens: a table of fixed size, one token a place. The whole token is
 * compared, in constant time, since the place of a token is easily guessed.
 */
#include "token_cache.h"

#include <openssl/crypto.h>
#include <stdlib.h>
#include <string.h>

#define N_PLACES 1024              /* a power of two */
#define TOKEN_BYTES_MAX (2 * 1024) /* longer ones are verified each time */

struct entry {
    char *token; /* NULL: free; the user's id is behind it */
    size_t len;
    struct token_cached cached;
};

struct token_cache {
    struct entry entries[N_PLACES];
};

struct token_cache *token_cache_new(void)
{
    struct token_cache *cache = calloc(1, sizeof(*cache));

    if (!cache)
        abort();
    return cache;
}

void token_cache_free(struct token_cache *cache)
{
    if (!cache)
        return;
    for (size_t i = 0; i < N_PLACES; i++)
        free(cache->entries[i].token);
    free(cache);
}

/* FNV-1a over the end of the token: the signature is what differs. */
static struct entry *place_of(struct token_cache *cache, const char *token, size_t len)
{
    uint32_t hash = 2166136261U;

    for (size_t i = len > 32 ? len - 32 : 0; i < len; i++)
        hash = (hash ^ (unsigned char)token[i]) * 16777619U;
    return &cache->entries[(hash ^ hash >> 16) % N_PLACES];
}

const struct token_cached *token_cache_find(struct token_cache *cache, const char *token,
                                            size_t len, int64_t now_s)
{
    const struct entry *entry = place_of(cache, token, len);

    if (!entry->token || entry->len != len || CRYPTO_memcmp(entry->token, token, len) != 0)
        return NULL;
    return now_s < entry->cached.expires_at ? &entry->cached : NULL;
}

void token_cache_add(struct token_cache *cache, const char *token, size_t len,
                     const struct token_cached *cached)
{
    struct entry *entry = place_of(cache, token, len);
    size_t user_id_size = strlen(cached->user_id) + 1;
    char *copy;

    if (len > TOKEN_BYTES_MAX)
        return;
    copy = malloc(len + user_id_size);
    if (!copy)
        abort();
    memcpy(copy, token, len);
    memcpy(copy + len, cached->user_id, user_id_size);
    free(entry->token);
    *entry = (struct entry){.token = copy, .len = len, .cached = *cached};
    entry->cached.user_id = copy + len;
}
