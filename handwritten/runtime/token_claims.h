/* SPDX-License-Identifier: Apache-2.0 */
/* What a token says, before anybody knows whether to believe it. */
#ifndef TOKEN_CLAIMS_H
#define TOKEN_CLAIMS_H

#include "token.h"

struct token_claims {
    const char *algorithm;
    const char *subject; /* 1 to 64 characters */
    unsigned roles;      /* with the included ones; of known names */
    int64_t expires_at;  /* seconds since 1970 */
    int64_t not_before;  /* INT64_MIN: at any time */
};

/* Takes a compact token apart. False: it is malformed, lacks what is required, or is of another
 * issuer or for another audience; *ret_why says what. Looks neither at the signature nor at the
 * clock. Texts are in arena. */
bool token_claims_read(struct arena *arena, const struct token_options *options, const char *token,
                       size_t len, struct token_claims *ret, const char **ret_why);

#endif
