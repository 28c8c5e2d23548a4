/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Tokens. Everything but the signature is done before in token_claims.c: the algorithm that the
 * token names must be the one of the configured key, so that neither `none` nor an HMAC keyed with
 * a public key ever reaches a signature check. The signature is libjwt's work, except for that of a
 * secret: there it is one HMAC, and libjwt, which reads everything once more and sets up the key
 * for each token, takes seven times as long, and a crowd comes with a new token each.
 */
#include "token.h"

#include "arena.h"
#include "service.h"
#include "token_cache.h"
#include "token_claims.h"
#include "value_base64.h"

#include <jwt.h>
#include <openssl/core_names.h>
#include <openssl/crypto.h>
#include <openssl/ec.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <stdlib.h>
#include <string.h>

#define TOKEN_BYTES_MAX (8 * 1024)
#define SECRET_BYTES_MIN 32
#define RSA_BITS_MIN 2048
#define SKEW_S 30
#define MAC_BYTES 32

struct token_verifier {
    struct token_options options;
    const char *algorithm;
    const unsigned char *key;
    int key_len;
    EVP_MAC_CTX *mac; /* keyed with the secret; NULL without one */
    struct arena *arena;
    struct token_cache *cache;
};

static bool is_p256(const EVP_PKEY *key)
{
    char curve[64] = "";

    return EVP_PKEY_get_group_name(key, curve, sizeof(curve), NULL) == 1 &&
           !strcmp(curve, "prime256v1");
}

/* The algorithm of a PEM public key, or NULL with *ret_error. */
static const char *algorithm_of(const char *pem, const char **ret_error)
{
    BIO *bio = BIO_new_mem_buf(pem, -1);
    EVP_PKEY *key = bio ? PEM_read_bio_PUBKEY(bio, NULL, NULL, NULL) : NULL;
    const char *algorithm = NULL;

    if (!key)
        *ret_error = "the public key is not in PEM";
    else if (EVP_PKEY_is_a(key, "RSA") && EVP_PKEY_get_bits(key) >= RSA_BITS_MIN)
        algorithm = "RS256";
    else if (EVP_PKEY_is_a(key, "EC") && is_p256(key))
        algorithm = "ES256";
    else
        *ret_error = "the public key is neither RSA of 2048 bits or more nor EC on P-256";
    EVP_PKEY_free(key);
    BIO_free(bio);
    ERR_clear_error();
    return algorithm;
}

static const char *check_options(const struct token_options *options, const char **ret_error)
{
    if (!options->secret == !options->public_key) {
        *ret_error = "a secret or a public key is needed, and not both";
        return NULL;
    }
    if (options->public_key)
        return algorithm_of(options->public_key, ret_error);
    if (strlen(options->secret) < SECRET_BYTES_MIN) {
        *ret_error = "the secret is shorter than 32 bytes";
        return NULL;
    }
    return "HS256";
}

static EVP_MAC_CTX *mac_of(const char *secret)
{
    const OSSL_PARAM params[] = {
        OSSL_PARAM_construct_utf8_string(OSSL_MAC_PARAM_DIGEST, (char[]){"SHA256"}, 0),
        OSSL_PARAM_construct_end(),
    };
    EVP_MAC *hmac = EVP_MAC_fetch(NULL, "HMAC", NULL);
    EVP_MAC_CTX *mac = EVP_MAC_CTX_new(hmac);

    EVP_MAC_free(hmac);
    if (!mac || !EVP_MAC_init(mac, (const unsigned char *)secret, strlen(secret), params))
        abort();
    return mac;
}

struct token_verifier *token_verifier_new(const struct token_options *options,
                                          const char **ret_error)
{
    const char *algorithm = check_options(options, ret_error), *key;
    struct token_verifier *verifier;
    struct arena *arena;

    if (!algorithm)
        return NULL;
    arena = arena_new();
    verifier = arena_alloc(arena, sizeof(*verifier));
    key = arena_strdup(arena, options->secret ? options->secret : options->public_key);
    *verifier = (struct token_verifier){
        .options = *options,
        .algorithm = algorithm,
        .key = (const unsigned char *)key,
        .key_len = (int)strlen(key),
        .mac = options->secret ? mac_of(key) : NULL,
        .arena = arena,
        .cache = token_cache_new(),
    };
    verifier->options.issuer = arena_strdup(arena, options->issuer);
    verifier->options.audience = arena_strdup(arena, options->audience);
    return verifier;
}

void token_verifier_free(struct token_verifier *verifier)
{
    if (!verifier)
        return;
    EVP_MAC_CTX_free(verifier->mac);
    token_cache_free(verifier->cache);
    arena_free(verifier->arena);
}

/* A failed check leaves its reasons in OpenSSL's queue of this thread, where TLS would find them.
 */
static bool is_signed_by_pair(const struct token_verifier *verifier, const char *token)
{
    jwt_t *jwt = NULL;
    bool is_good = jwt_decode(&jwt, token, verifier->key, verifier->key_len) == 0;

    is_good = is_good && jwt_get_alg(jwt) == jwt_str_alg(verifier->algorithm);
    jwt_free(jwt);
    ERR_clear_error();
    return is_good;
}

/* The token has its three parts. */
static bool is_signed_by_secret(const struct token_verifier *verifier, struct arena *arena,
                                const char *token, size_t len)
{
    const char *dot = memrchr(token, '.', len);
    size_t signed_len = (size_t)(dot - token), sent_len, mac_len;
    const char *sent = value_base64_decode(arena, dot + 1, len - signed_len - 1, &sent_len);
    unsigned char mac[MAC_BYTES];

    if (!sent || sent_len != sizeof(mac))
        return false;
    return EVP_MAC_init(verifier->mac, NULL, 0, NULL) && /* with the same key */
           EVP_MAC_update(verifier->mac, (const unsigned char *)token, signed_len) &&
           EVP_MAC_final(verifier->mac, mac, &mac_len, sizeof(mac)) && mac_len == sizeof(mac) &&
           CRYPTO_memcmp(sent, mac, sizeof(mac)) == 0;
}

static bool is_signed(const struct token_verifier *verifier, struct arena *arena, const char *token,
                      size_t len)
{
    if (verifier->mac)
        return is_signed_by_secret(verifier, arena, token, len);
    return is_signed_by_pair(verifier, arena_strndup(arena, token, len));
}

static int64_t later(int64_t time_s)
{
    return time_s > INT64_MAX - SKEW_S ? INT64_MAX : time_s + SKEW_S;
}

static const char *check(struct token_verifier *verifier, struct arena *arena, const char *token,
                         size_t len, int64_t now_s, struct token_claims *ret)
{
    const char *why;

    if (!token_claims_read(arena, &verifier->options, token, len, ret, &why))
        return why;
    if (strcmp(ret->algorithm, verifier->algorithm) != 0)
        return "alg is not that of our key";
    if (now_s >= later(ret->expires_at))
        return "token has expired";
    if (later(now_s) < ret->not_before)
        return "token is not valid yet";
    return is_signed(verifier, arena, token, len) ? NULL : "signature is wrong";
}

bool token_verify(struct token_verifier *verifier, struct arena *arena, const char *token,
                  size_t len, struct principal *ret, const char **ret_why)
{
    int64_t now_s = value_now_us() / 1000000;
    const struct token_cached *cached;
    struct token_claims claims;
    const char *why;

    if (len > TOKEN_BYTES_MAX) {
        *ret_why = "token is too long";
        return false;
    }
    cached = token_cache_find(verifier->cache, token, len, now_s);
    if (cached) {
        *ret = (struct principal){arena_strdup(arena, cached->user_id), cached->roles};
        return true;
    }
    why = check(verifier, arena, token, len, now_s, &claims);
    if (why) {
        *ret_why = why;
        return false;
    }
    token_cache_add(verifier->cache, token, len,
                    &(struct token_cached){.user_id = claims.subject,
                                           .roles = claims.roles,
                                           .expires_at = later(claims.expires_at)});
    *ret = (struct principal){claims.subject, claims.roles};
    return true;
}

static const char *roles_json(struct arena *arena, const char *const *roles, size_t n_roles)
{
    struct jwrite out;

    jwrite_init(&out, arena, 0);
    jwrite_object(&out, NULL);
    jwrite_array(&out, "roles");
    for (size_t i = 0; i < n_roles; i++)
        jwrite_str(&out, NULL, roles[i]);
    jwrite_array_end(&out);
    jwrite_object_end(&out);
    return arena_strndup(arena, out.text, out.len);
}

char *token_make(struct arena *arena, const char *secret, const char *user_id,
                 const char *const *roles, size_t n_roles, int64_t lifetime_s)
{
    int64_t now_s = value_now_us() / 1000000;
    char *encoded = NULL, *token = NULL;
    jwt_t *jwt = NULL;

    if (jwt_new(&jwt) || jwt_add_grant(jwt, "sub", user_id) ||
        jwt_add_grants_json(jwt, roles_json(arena, roles, n_roles)) ||
        jwt_add_grant_int(jwt, "iat", now_s) || jwt_add_grant_int(jwt, "exp", now_s + lifetime_s) ||
        jwt_set_alg(jwt, JWT_ALG_HS256, (const unsigned char *)secret, (int)strlen(secret)))
        goto out;
    encoded = jwt_encode_str(jwt);
    token = arena_strdup(arena, encoded);
out:
    free(encoded);
    jwt_free(jwt);
    return token;
}
