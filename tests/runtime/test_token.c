/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Tokens: what is believed, and every way not to be. Good tokens of any content are made here with
 * libjwt; bad ones by hand.
 */
#include "token.h"

#include "arena.h"
#include "service.h"
#include "value_base64.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <jwt.h>
#include <openssl/evp.h>
#include <openssl/pem.h>

#define LENGTH(a) (sizeof(a) / sizeof((a)[0]))
#define SECRET "0123456789abcdef0123456789abcdef"

enum { USER = 1, SELLER = 2, ADMIN = 4 };

static const struct role_info roles[] = {
    {"USER", USER, 0}, {"SELLER", SELLER, USER}, {"ADMIN", ADMIN, SELLER | USER}};
static struct arena *arena;
static struct token_verifier *verifier;

static struct token_options hs256(void)
{
    return (struct token_options){.secret = SECRET, .roles = roles, .n_roles = LENGTH(roles)};
}

static int set_up(void **state)
{
    const struct token_options options = hs256();
    const char *error = NULL;

    (void)state;
    arena = arena_new();
    verifier = token_verifier_new(&options, &error);
    return verifier ? 0 : -1;
}

static int tear_down(void **state)
{
    (void)state;
    token_verifier_free(verifier);
    arena_free(arena);
    return 0;
}

/* A token with these claims, signed. */
static const char *sign(jwt_alg_t algorithm, const char *key, const char *claims)
{
    jwt_t *jwt;
    char *encoded;
    const char *token;

    assert_int_equal(jwt_new(&jwt), 0);
    assert_int_equal(jwt_add_grants_json(jwt, claims), 0);
    assert_int_equal(jwt_set_alg(jwt, algorithm, (const unsigned char *)key, (int)strlen(key)), 0);
    encoded = jwt_encode_str(jwt);
    assert_non_null(encoded);
    token = arena_strdup(arena, encoded);
    free(encoded);
    jwt_free(jwt);
    return token;
}

static const char *claims_until(int64_t seconds_from_now, const char *more)
{
    return arena_printf(arena, "{\"sub\":\"kim\",\"exp\":%lld%s}",
                        (long long)(value_now_us() / 1000000 + seconds_from_now), more);
}

static void assert_refused_by(struct token_verifier *by, const char *token, const char *why)
{
    struct principal who = {.user_id = "nobody"};
    const char *said = "";

    if (token_verify(by, arena, token, strlen(token), &who, &said))
        fail_msg("%s was believed", token);
    assert_string_equal(said, why);
    assert_string_equal(who.user_id, "nobody");
}

static void assert_refused(const char *token, const char *why)
{
    assert_refused_by(verifier, token, why);
}

static struct principal believed(struct token_verifier *by, const char *token)
{
    struct principal who = {0};
    const char *why = "";

    if (!token_verify(by, arena, token, strlen(token), &who, &why))
        fail_msg("%s: %s", token, why);
    return who;
}

static void test_a_token_we_made_is_believed_also_from_memory(void **state)
{
    static const char *const names[] = {"SELLER", "PRINTER"};
    char *token = token_make(arena, SECRET, "kim", names, 2, 60);

    (void)state;
    assert_non_null(token);
    for (int i = 0; i < 3; i++) {
        struct principal who = believed(verifier, token);

        assert_string_equal(who.user_id, "kim");
        assert_int_equal(who.roles, SELLER | USER);
    }
}

static void test_a_remembered_token_is_compared_whole(void **state)
{
    char *token = token_make(arena, SECRET, "kim", NULL, 0, 60), *payload;

    (void)state;
    believed(verifier, token);
    payload = strchr(token, '.') + 1; /* far from the signature that chooses the place */
    payload[3] = payload[3] == 'A' ? 'B' : 'A';
    assert_false(token_verify(verifier, arena, token, strlen(token), &(struct principal){0},
                              &(const char *){NULL}));
}

static void test_the_memory_is_bounded_and_right(void **state)
{
    const char *tokens[3000];

    (void)state;
    for (size_t i = 0; i < LENGTH(tokens); i++) {
        tokens[i] = token_make(arena, SECRET, arena_printf(arena, "user%zu", i), NULL, 0, 60);
        believed(verifier, tokens[i]);
    }
    for (size_t i = 0; i < LENGTH(tokens); i++)
        assert_string_equal(believed(verifier, tokens[i]).user_id,
                            arena_printf(arena, "user%zu", i));
}

static void test_the_clock_may_be_off_by_half_a_minute(void **state)
{
    int64_t now_s = value_now_us() / 1000000;

    (void)state;
    believed(verifier, sign(JWT_ALG_HS256, SECRET, claims_until(-25, "")));
    assert_refused(sign(JWT_ALG_HS256, SECRET, claims_until(-31, "")), "token has expired");
    believed(verifier,
             sign(JWT_ALG_HS256, SECRET,
                  claims_until(60, arena_printf(arena, ",\"nbf\":%lld", (long long)now_s + 25))));
    assert_refused(
        sign(JWT_ALG_HS256, SECRET,
             claims_until(60, arena_printf(arena, ",\"nbf\":%lld", (long long)now_s + 40))),
        "token is not valid yet");
}

static const struct {
    const char *claims; /* the end of them, behind a good exp */
    const char *why;
} bad_claims[] = {
    {"\"sub\":5", "sub is missing or not 1 to 64 characters"},
    {"\"sub\":\"\"", "sub is missing or not 1 to 64 characters"},
    {"\"sub\":null", "sub is missing or not 1 to 64 characters"},
    {"\"sub\":\"  \"", "sub is missing or not 1 to 64 characters"},
    {"\"iat\":1", "sub is missing or not 1 to 64 characters"},
    {"\"sub\":\"0123456789012345678901234567890123456789012345678901234567890123X\"",
     "sub is missing or not 1 to 64 characters"},
    {"\"sub\":\"kim\",\"roles\":\"ADMIN\"", "roles is no list of texts"},
    {"\"sub\":\"kim\",\"roles\":null", "roles is no list of texts"},
    {"\"sub\":\"kim\",\"roles\":{\"ADMIN\":true}", "roles is no list of texts"},
    {"\"sub\":\"kim\",\"roles\":[\"USER\",1]", "roles is no list of texts"},
    {"\"sub\":\"kim\",\"roles\":[[\"USER\"]]", "roles is no list of texts"},
    {"\"sub\":\"kim\",\"nbf\":\"now\"", "nbf is no date"},
    {"\"sub\":\"kim\",\"nbf\":null", "nbf is no date"},
};

static void test_claims_of_a_wrong_form_are_refused(void **state)
{
    (void)state;
    for (size_t i = 0; i < LENGTH(bad_claims); i++)
        assert_refused(sign(JWT_ALG_HS256, SECRET,
                            arena_printf(arena, "{\"exp\":4102444800,%s}", bad_claims[i].claims)),
                       bad_claims[i].why);
}

static void test_an_expiry_is_required_and_a_number(void **state)
{
    static const char *const bad[] = {"",
                                      ",\"exp\":\"4102444800\"",
                                      ",\"exp\":null",
                                      ",\"exp\":true",
                                      ",\"exp\":[4102444800]",
                                      ",\"exp\":{}",
                                      ",\"exp\":1e300"};

    (void)state;
    for (size_t i = 0; i < LENGTH(bad); i++)
        assert_refused(
            sign(JWT_ALG_HS256, SECRET, arena_printf(arena, "{\"sub\":\"kim\"%s}", bad[i])),
            "exp is missing or no date");
    believed(verifier, sign(JWT_ALG_HS256, SECRET, "{\"sub\":\"kim\",\"exp\":4102444800.25}"));
    believed(verifier,
             sign(JWT_ALG_HS256, SECRET, "{\"sub\":\"kim\",\"exp\":9223372036854775807}"));
}

static void test_a_token_without_roles_has_none(void **state)
{
    (void)state;
    assert_int_equal(believed(verifier, sign(JWT_ALG_HS256, SECRET, claims_until(60, ""))).roles,
                     0);
    assert_int_equal(
        believed(verifier, sign(JWT_ALG_HS256, SECRET, claims_until(60, ",\"roles\":[]"))).roles,
        0);
    assert_int_equal(believed(verifier, sign(JWT_ALG_HS256, SECRET,
                                             claims_until(60, ",\"roles\":[\"admin\",\"ADMIN\"]")))
                         .roles,
                     ADMIN | SELLER | USER);
}

static void test_issuer_and_audience_are_checked_when_configured(void **state)
{
    static const char *const good[] = {",\"iss\":\"us\",\"aud\":\"shop\"",
                                       ",\"iss\":\"us\",\"aud\":[\"x\",\"shop\"]"};
    static const struct {
        const char *claims, *why;
    } bad[] = {
        {"", "iss is another"},
        {",\"iss\":\"them\",\"aud\":\"shop\"", "iss is another"},
        {",\"iss\":[\"us\"],\"aud\":\"shop\"", "iss is another"},
        {",\"iss\":\"us\"", "aud is another"},
        {",\"iss\":\"us\",\"aud\":\"shop2\"", "aud is another"},
        {",\"iss\":\"us\",\"aud\":[]", "aud is another"},
        {",\"iss\":\"us\",\"aud\":[1,\"x\"]", "aud is another"},
        {",\"iss\":\"us\",\"aud\":5", "aud is another"},
    };
    struct token_options options = hs256();
    struct token_verifier *strict;
    const char *error;

    (void)state;
    options.issuer = "us";
    options.audience = "shop";
    strict = token_verifier_new(&options, &error);
    for (size_t i = 0; i < LENGTH(good); i++) {
        believed(strict, sign(JWT_ALG_HS256, SECRET, claims_until(60, good[i])));
        believed(verifier, sign(JWT_ALG_HS256, SECRET, claims_until(60, good[i])));
    }
    for (size_t i = 0; i < LENGTH(bad); i++)
        assert_refused_by(strict, sign(JWT_ALG_HS256, SECRET, claims_until(60, bad[i].claims)),
                          bad[i].why);
    token_verifier_free(strict);
}

static const char *by_hand(const char *header, const char *payload, const char *signature)
{
    return arena_printf(arena, "%s.%s.%s", value_base64_encode(arena, header, strlen(header)),
                        value_base64_encode(arena, payload, strlen(payload)), signature);
}

static void test_other_algorithms_are_refused_before_any_signature(void **state)
{
    const char *claims = claims_until(60, "");

    (void)state;
    assert_refused(by_hand("{\"alg\":\"none\"}", claims, ""), "token has not three parts");
    assert_refused(by_hand("{\"alg\":\"none\"}", claims, "AAAA"), "alg is not that of our key");
    assert_refused(by_hand("{\"alg\":\"NONE\"}", claims, "AAAA"), "alg is not that of our key");
    assert_refused(by_hand("{\"alg\":\"hs256\"}", claims, "AAAA"), "alg is not that of our key");
    assert_refused(by_hand("{\"alg\":\"RS256\"}", claims, "AAAA"), "alg is not that of our key");
    assert_refused(sign(JWT_ALG_HS512, SECRET, claims), "alg is not that of our key");
    assert_refused(sign(JWT_ALG_HS256, SECRET "x", claims), "signature is wrong");
}

static void test_malformed_tokens_are_refused(void **state)
{
    const char *header = "{\"alg\":\"HS256\"}", *claims = claims_until(60, "");
    const char *good = sign(JWT_ALG_HS256, SECRET, claims);
    char *huge = arena_alloc(arena, 9001);

    (void)state;
    assert_refused("", "token has not three parts");
    assert_refused("..", "token has not three parts");
    assert_refused("...", "signature is not base64url");
    assert_refused("a.b", "token has not three parts");
    assert_refused("..AAAA", "header is no JSON object");
    assert_refused(by_hand("", claims, "AAAA"), "header is no JSON object");
    assert_refused(by_hand("[]", claims, "AAAA"), "header is no JSON object");
    assert_refused(by_hand("{}", claims, "AAAA"), "header is not of a JWT");
    assert_refused(by_hand("{\"alg\":256}", claims, "AAAA"), "header is not of a JWT");
    assert_refused(by_hand("{\"alg\":\"HS256\",\"typ\":\"JWE\"}", claims, "AAAA"),
                   "typ is not JWT");
    assert_refused(by_hand("{\"alg\":\"HS256\",\"crit\":[\"x\"]}", claims, "AAAA"),
                   "crit is not understood");
    assert_refused(by_hand("{\"alg\":\"HS256\",\"alg\":\"none\"}", claims, "AAAA"),
                   "header is no JSON object");
    assert_refused(by_hand(header, "", "AAAA"), "payload is no JSON object");
    assert_refused(by_hand(header, "{\"sub\":\"a\",\"sub\":\"b\"}", "AAAA"),
                   "payload is no JSON object");
    assert_refused(by_hand(header, claims, "AAAA"), "signature is wrong");
    assert_refused(arena_printf(arena, "%s.x", good), "signature is not base64url");
    assert_refused(arena_printf(arena, "%s=", good), "signature is not base64url");
    assert_refused(arena_printf(arena, " %s", good), "header is no JSON object");
    memset(huge, 'A', 9000);
    assert_refused(huge, "token is too long");
}

static void test_no_beginning_and_no_changed_character_is_believed(void **state)
{
    const char *good = sign(JWT_ALG_HS256, SECRET, claims_until(60, ""));
    size_t len = strlen(good);
    const char *why;

    (void)state;
    for (size_t i = 0; i < len; i++) {
        char *changed = arena_strdup(arena, good);
        struct principal who;

        assert_false(token_verify(verifier, arena, good, i, &who, &why));
        changed[i] = changed[i] == 'Q' ? 'R' : 'Q';
        assert_false(token_verify(verifier, arena, changed, len, &who, &why));
    }
    believed(verifier, good);
}

static const char *pem_of(EVP_PKEY *key, bool is_private)
{
    BIO *bio = BIO_new(BIO_s_mem());
    const char *pem;
    char *data;
    long len;

    if (is_private)
        assert_int_equal(PEM_write_bio_PrivateKey(bio, key, NULL, NULL, 0, NULL, NULL), 1);
    else
        assert_int_equal(PEM_write_bio_PUBKEY(bio, key), 1);
    len = BIO_get_mem_data(bio, &data);
    pem = arena_strndup(arena, data, (size_t)len);
    BIO_free(bio);
    return pem;
}

static void assert_refused_for_any_reason(struct token_verifier *by, const char *token)
{
    struct principal who;
    const char *why;

    assert_false(token_verify(by, arena, token, strlen(token), &who, &why));
}

static void check_key_pair(EVP_PKEY *key, jwt_alg_t algorithm)
{
    const char *private_pem = pem_of(key, true), *public_pem = pem_of(key, false), *error, *token;
    const char *claims = claims_until(60, ",\"roles\":[\"USER\"]");
    struct token_options options = {
        .public_key = public_pem, .roles = roles, .n_roles = LENGTH(roles)};
    struct token_verifier *by_key = token_verifier_new(&options, &error);

    assert_non_null(by_key);
    token = sign(algorithm, private_pem, claims);
    assert_string_equal(believed(by_key, token).user_id, "kim");
    assert_int_equal(believed(by_key, token).roles, USER);
    /* the public key taken for a secret */
    assert_refused_by(by_key, sign(JWT_ALG_HS256, public_pem, claims),
                      "alg is not that of our key");
    assert_refused_by(by_key, by_hand("{\"alg\":\"none\"}", claims, "AAAA"),
                      "alg is not that of our key");
    assert_refused_for_any_reason(by_key, arena_strndup(arena, token, strlen(token) - 4));
    assert_refused_for_any_reason(by_key, arena_printf(arena, "%sAAAA", token));
    assert_refused(token, "alg is not that of our key");
    token_verifier_free(by_key);
    EVP_PKEY_free(key);
}

static void test_public_keys_verify_rs256_and_es256(void **state)
{
    (void)state;
    check_key_pair(EVP_RSA_gen(2048), JWT_ALG_RS256);
    check_key_pair(EVP_EC_gen("P-256"), JWT_ALG_ES256);
}

static void assert_no_verifier(const char *secret, EVP_PKEY *key, const char *why)
{
    struct token_options options = {.secret = secret,
                                    .public_key = key ? pem_of(key, false) : NULL};
    const char *error = "";

    assert_null(token_verifier_new(&options, &error));
    assert_string_equal(error, why);
    EVP_PKEY_free(key);
}

static void test_weak_and_unknown_keys_stop_the_start(void **state)
{
    static const char weak[] = "the public key is neither RSA of 2048 bits or more nor EC on P-256";
    struct token_options options = {.public_key = "-----BEGIN PUBLIC KEY-----\nAAAA\n"};
    const char *error;

    (void)state;
    assert_no_verifier(NULL, NULL, "a secret or a public key is needed, and not both");
    assert_no_verifier(SECRET, EVP_EC_gen("P-256"),
                       "a secret or a public key is needed, and not both");
    assert_no_verifier("0123456789abcdef0123456789abcde", NULL,
                       "the secret is shorter than 32 bytes");
    assert_no_verifier(NULL, EVP_RSA_gen(1024), weak);
    assert_no_verifier(NULL, EVP_EC_gen("P-384"), weak);
    assert_null(token_verifier_new(&options, &error));
    assert_string_equal(error, "the public key is not in PEM");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_a_token_we_made_is_believed_also_from_memory),
        TEST(test_a_remembered_token_is_compared_whole),
        TEST(test_the_memory_is_bounded_and_right),
        TEST(test_the_clock_may_be_off_by_half_a_minute),
        TEST(test_claims_of_a_wrong_form_are_refused),
        TEST(test_an_expiry_is_required_and_a_number),
        TEST(test_a_token_without_roles_has_none),
        TEST(test_issuer_and_audience_are_checked_when_configured),
        TEST(test_other_algorithms_are_refused_before_any_signature),
        TEST(test_malformed_tokens_are_refused),
        TEST(test_no_beginning_and_no_changed_character_is_believed),
        TEST(test_public_keys_verify_rs256_and_es256),
        TEST(test_weak_and_unknown_keys_stop_the_start),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
