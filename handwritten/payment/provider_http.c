/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Asks a payment provider over HTTP (docs/payment-provider.md).
 *
 * The rule: a payment is refused only by an answer that says so, or because nothing was sent.
 * Whatever else comes back, a 500 or a page of a proxy, leaves open what became of it, and the
 * provider is asked again.
 */
#include "provider_http.h"

#include <string.h>

#include "arena.h"
#include "co.h"
#include "config.h"
#include "http_client.h"
#include "server.h"

#define REPLY_MAX (16 * 1024)
#define DEPTH_MAX 8
#define IN_FLIGHT_MAX 4096
#define TRANSACTION_ID_MAX 100
#define REASON_MAX 400 /* bytes */

struct http_target *provider_http_open(struct server_loop *home)
{
    return http_target_new(
        home->http_client,
        &(struct http_target_options){
            .name = "pg",
            .base_url = config_text(home->config, "SHOP_PG_URL"),
            .setting = "SHOP_PG_URL",
            .timeout_ms = (unsigned)config_number(home->config, "SHOP_PG_TIMEOUT_MS"),
            .max_in_flight = IN_FLIGHT_MAX,
            /* It never opens: a breaker would refuse good payments because others were slow, and
             * a provider that is gone refuses connections at once. */
            .breaker_failures = 0,
            .max_reply_bytes = REPLY_MAX,
        });
}

void provider_http_close(struct http_target *target)
{
    http_target_free(target);
}

/* Waits for as long as the target's timeout says. */
static enum err send(struct http_target *target, struct call *call,
                     const struct http_request *request, struct http_response *ret, bool *ret_sent)
{
    uint64_t deadline_us = co_deadline();
    enum err err;

    co_deadline_set(0);
    err = http_client_send(target, call->arena, request, ret, ret_sent);
    co_deadline_set(deadline_us);
    return err;
}

/* In the order of the answers of authorise and query. */
static const char *const status_list[] = {"APPROVED", "DECLINED", "INSUFFICIENT_BALANCE",
                                          "CANCELLED", "VOIDED"};
static const struct enum_names status_names = {
    .names = status_list,
    .n_names = sizeof(status_list) / sizeof(status_list[0]),
};
static const enum provider_outcome outcomes[] = {
    PROVIDER_APPROVED,  PROVIDER_DECLINED, PROVIDER_INSUFFICIENT,
    PROVIDER_CANCELLED, PROVIDER_VOIDED,
};

/* Cut where a character begins. */
static const char *shortened(struct call *call, const char *text)
{
    size_t len = text ? strlen(text) : 0;

    if (len <= REASON_MAX)
        return text;
    len = REASON_MAX;
    while (len > 0 && ((unsigned char)text[len] & 0xc0) == 0x80)
        len--;
    return arena_strndup(call->arena, text, len);
}

/* *ret stays as it is when this is no answer. Other members are the provider's own affair. */
static void read_answer(struct call *call, const struct http_response *response,
                        struct provider_answer *ret)
{
    const struct jread_rule id_rule = {.max = TRANSACTION_ID_MAX};
    struct jread_problem problem;
    enum presence has_id, has_reason;
    struct jread *in =
        jread_body(call->arena, response->body, response->body_len, DEPTH_MAX, &problem);
    const char *transaction_id = NULL, *reason = NULL;
    int status = 0;

    jread_enum(in, "status", NULL, &status_names, &status);
    jread_opt_str(in, "transactionId", &id_rule, &has_id, &transaction_id);
    jread_opt_str(in, "reason", NULL, &has_reason, &reason);
    if (!in || jread_problems(in))
        return;
    *ret = (struct provider_answer){
        .outcome = outcomes[status],
        .transaction_id = transaction_id,
        .reason = shortened(call, reason),
        .raw = response->body,
    };
}

void provider_http_authorise(struct http_target *target, struct call *call,
                             const struct provider_charge *charge, struct provider_answer *ret)
{
    struct http_request request = {.method = "POST", .path = "/payments"};
    struct http_response response;
    struct jwrite body;
    bool was_sent;
    enum err err;

    jwrite_init(&body, call->arena, 0);
    jwrite_object(&body, NULL);
    jwrite_str(&body, "key", charge->key);
    jwrite_str(&body, "orderNumber", charge->order_number);
    jwrite_money(&body, "amount", charge->amount);
    jwrite_str(&body, "method", charge->method);
    jwrite_object_end(&body);
    request.body = body.text;
    request.body_len = body.len;
    err = send(target, call, &request, &response, &was_sent);
    *ret = (struct provider_answer){
        .outcome = err && !was_sent ? PROVIDER_UNREACHABLE : PROVIDER_UNKNOWN,
    };
    if (!err && response.status == 200)
        read_answer(call, &response, ret);
}

void provider_http_query(struct http_target *target, struct call *call, const char *key,
                         struct provider_answer *ret)
{
    const struct http_request request = {
        .method = "GET",
        .path = arena_printf(call->arena, "/payments/%s", http_client_escape(call->arena, key)),
    };
    struct http_response response;
    enum err err = send(target, call, &request, &response, NULL);

    *ret = (struct provider_answer){.outcome = PROVIDER_UNKNOWN};
    if (!err && response.status == 404)
        ret->outcome = PROVIDER_NO_SUCH_KEY;
    if (!err && response.status == 200)
        read_answer(call, &response, ret);
}

void provider_http_cancel(struct http_target *target, struct call *call, const char *key,
                          const char *refund_key, int64_t amount, struct provider_answer *ret)
{
    struct http_request request = {
        .method = "POST",
        .path =
            arena_printf(call->arena, "/payments/%s/cancel", http_client_escape(call->arena, key)),
    };
    struct http_response response;
    struct jwrite body;
    bool was_sent;
    enum err err;

    jwrite_init(&body, call->arena, 0);
    jwrite_object(&body, NULL);
    jwrite_str(&body, "refundKey", refund_key);
    jwrite_money(&body, "amount", amount);
    jwrite_object_end(&body);
    request.body = body.text;
    request.body_len = body.len;
    err = send(target, call, &request, &response, &was_sent);
    *ret = (struct provider_answer){
        .outcome = err && !was_sent ? PROVIDER_UNREACHABLE : PROVIDER_UNKNOWN,
    };
    if (err || response.status != 200)
        return;
    read_answer(call, &response, ret);
    if (ret->outcome == PROVIDER_CANCELLED)
        ret->outcome = PROVIDER_APPROVED;
    else if (ret->outcome != PROVIDER_DECLINED)
        ret->outcome = PROVIDER_UNKNOWN;
}
