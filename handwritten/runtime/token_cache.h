/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Remembers tokens whose signature was good. Bounded: a new token takes the place of an older one
 * with the same hash. Not thread-safe.
 */
#ifndef TOKEN_CACHE_H
#define TOKEN_CACHE_H

#include <stddef.h>
#include <stdint.h>

struct token_cache;

struct token_cached {
    const char *user_id;
    unsigned roles;
    int64_t expires_at; /* seconds since 1970 */
};

struct token_cache *token_cache_new(void);
void token_cache_free(struct token_cache *cache);
/* What was remembered for exactly this token and has not expired at now_s, or NULL. Valid until
 * the cache is changed. */
const struct token_cached *token_cache_find(struct token_cache *cache, const char *token,
                                            size_t len, int64_t now_s);
void token_cache_add(struct token_cache *cache, const char *token, size_t len,
                     const struct token_cached *cached);

#endif
