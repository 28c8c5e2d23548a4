/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Bearer tokens (JWT, RFC 7519). The algorithm is pinned to the configured key: HS256 for a secret,
 * RS256 or ES256 for a public key. `exp` is required; `nbf` and `exp` allow 30 s of clock skew;
 * `iss` and `aud` are checked when configured.
 */
#ifndef TOKEN_H
#define TOKEN_H

#include "call.h"

struct token_verifier;

struct token_options {
    const char *secret;            /* at least 32 bytes, or NULL */
    const char *public_key;        /* PEM text, or NULL; exactly one of the two */
    const char *issuer, *audience; /* NULL: not checked */
    const struct role_info *roles;
    unsigned n_roles;
};

struct token_verifier *token_verifier_new(const struct token_options *options,
                                          const char **ret_error);
void token_verifier_free(struct token_verifier *verifier);
/* Checks a compact token. False: *ret_why is a short reason for logs, never for clients. Texts of
 * *ret live in arena. Verified tokens are remembered for a short while (bounded), since the
 * signature costs more than the rest of a small request. */
bool token_verify(struct token_verifier *verifier, struct arena *arena, const char *token,
                  size_t len, struct principal *ret, const char **ret_why);
/* Makes an HS256 token (development and tests). NULL on failure. */
char *token_make(struct arena *arena, const char *secret, const char *user_id,
                 const char *const *roles, size_t n_roles, int64_t lifetime_s);

#endif
