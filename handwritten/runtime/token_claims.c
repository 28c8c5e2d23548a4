/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Reads a token's header and payload with our own strict readers. libjwt is only given tokens that
 * came through here: it does not look at padding, at what follows the signature, or at types (a
 * text as `exp` would be 0), and writes one byte too many for an empty part.
 */
#include "token_claims.h"

#include "arena.h"
#include "service.h"
#include "value_base64.h"

#include <string.h>

#define DEPTH_MAX 8
#define SUBJECT_MAX 64

static bool refuse(const char **ret_why, const char *why)
{
    *ret_why = why;
    return false;
}

/* The JSON object of one part of the token. */
static struct jread *open_part(struct arena *arena, const char *text, size_t len)
{
    struct jread_problem problem;
    size_t json_len;
    const char *json = value_base64_decode(arena, text, len, &json_len);

    return json ? jread_body(arena, json, json_len, DEPTH_MAX, &problem) : NULL;
}

static bool read_header(struct jread *header, struct token_claims *claims, const char **ret_why)
{
    const char *type = "JWT", *raw;
    enum presence presence;
    size_t len;

    if (!header)
        return refuse(ret_why, "header is no JSON object");
    jread_str(header, "alg", NULL, &claims->algorithm);
    jread_opt_str(header, "typ", NULL, &presence, &type);
    if (jread_problems(header))
        return refuse(ret_why, "header is not of a JWT");
    if (strcasecmp(type, "JWT") != 0)
        return refuse(ret_why, "typ is not JWT");
    return !jread_raw(header, "crit", &raw, &len) || refuse(ret_why, "crit is not understood");
}

/* A NumericDate: seconds, where a fraction is allowed and does not matter. */
static bool read_date(struct jread *payload, const char *key, bool is_required, int64_t *ret)
{
    const char *text;
    size_t len, whole;

    if (!jread_raw(payload, key, &text, &len))
        return !is_required;
    whole = strcspn(text, ".");
    if (whole < len && text[whole + 1 + strspn(text + whole + 1, "0123456789")] != '\0')
        return false;
    return value_i64_parse(text, whole, ret);
}

static unsigned role_bits(const struct token_options *options, const char *name)
{
    for (unsigned i = 0; i < options->n_roles; i++)
        if (!strcmp(options->roles[i].name, name))
            return options->roles[i].bit | options->roles[i].includes;
    return 0;
}

/* Roles that the service does not know are somebody else's. */
static bool read_roles(struct jread *payload, const struct token_options *options, unsigned *ret)
{
    enum presence presence;
    size_t n;
    struct jread *list = jread_list(payload, "roles", NULL, false, &presence, &n);

    for (size_t i = 0; i < n; i++) {
        const char *name = "";

        jread_item_str(list, i, NULL, &name);
        *ret |= role_bits(options, name);
    }
    return presence != PRESENCE_NULL && !jread_problems(payload);
}

static bool is_for(struct jread *payload, const char *audience)
{
    const char *raw, *name = "";
    bool is_ours = false;
    struct jread *list;
    size_t len, n;

    if (!jread_raw(payload, "aud", &raw, &len))
        return false;
    if (*raw != '[') {
        jread_str(payload, "aud", NULL, &name);
        return !strcmp(name, audience);
    }
    list = jread_list(payload, "aud", NULL, true, NULL, &n);
    for (size_t i = 0; i < n; i++) {
        jread_item_str(list, i, NULL, &name);
        is_ours |= !strcmp(name, audience);
    }
    return is_ours;
}

static bool read_payload(struct jread *payload, const struct token_options *options,
                         struct token_claims *claims, const char **ret_why)
{
    const char *issuer = "";

    if (!payload)
        return refuse(ret_why, "payload is no JSON object");
    jread_str(payload, "sub", &(struct jread_rule){.min = 1, .max = SUBJECT_MAX}, &claims->subject);
    if (jread_problems(payload))
        return refuse(ret_why, "sub is missing or not 1 to 64 characters");
    if (!read_roles(payload, options, &claims->roles))
        return refuse(ret_why, "roles is no list of texts");
    if (!read_date(payload, "exp", true, &claims->expires_at))
        return refuse(ret_why, "exp is missing or no date");
    if (!read_date(payload, "nbf", false, &claims->not_before))
        return refuse(ret_why, "nbf is no date");
    if (options->issuer) {
        jread_str(payload, "iss", NULL, &issuer);
        if (strcmp(issuer, options->issuer) != 0)
            return refuse(ret_why, "iss is another");
    }
    if (options->audience && !is_for(payload, options->audience))
        return refuse(ret_why, "aud is another");
    return true;
}

bool token_claims_read(struct arena *arena, const struct token_options *options, const char *token,
                       size_t len, struct token_claims *ret, const char **ret_why)
{
    const char *end = token + len, *payload = memchr(token, '.', len), *signature;
    struct token_claims claims = {.not_before = INT64_MIN};
    size_t signature_len;

    signature = payload ? memchr(payload + 1, '.', (size_t)(end - payload - 1)) : NULL;
    if (!signature || signature + 1 == end)
        return refuse(ret_why, "token has not three parts");
    if (!value_base64_decode(arena, signature + 1, (size_t)(end - signature - 1), &signature_len))
        return refuse(ret_why, "signature is not base64url");
    if (!read_header(open_part(arena, token, (size_t)(payload - token)), &claims, ret_why))
        return false;
    payload++;
    if (!read_payload(open_part(arena, payload, (size_t)(signature - payload)), options, &claims,
                      ret_why))
        return false;
    *ret = claims;
    return true;
}
