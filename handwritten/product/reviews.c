/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Asks the review service. A product page must not fail with it: every failure is NULL here, and
 * the caller shows no reviews.
 */
#include "reviews.h"

#include "arena.h"
#include "config.h"
#include "http_client.h"
#include "jread.h"
#include "modules.h"

#include <string.h>

#define REPLY_MAX (256 * 1024)
#define DEPTH_MAX 32

void *reviews_start(struct server_loop *home)
{
    return http_target_new(
        home->http_client,
        &(struct http_target_options){
            .name = "reviews",
            .base_url = config_text(home->config, "SHOP_REVIEW_SERVICE_URL"),
            .setting = "SHOP_REVIEW_SERVICE_URL",
            .timeout_ms = (unsigned)config_number(home->config, "SHOP_REVIEW_TIMEOUT_MS"),
            .max_in_flight = 100,
            .breaker_failures = 5,
            .breaker_pause_ms = 2000,
            .max_reply_bytes = REPLY_MAX,
        });
}

void reviews_stop(void *state)
{
    http_target_free(state);
}

/* The reader takes objects, and a bare list is a common answer too: it is read as the member of
 * one. */
static const char *list_in(struct call *call, const char *body)
{
    const char *wrapped = arena_printf(call->arena, "{\"data\":%s}", body);
    struct jread_problem problem;
    struct jread *in = jread_body(call->arena, body, strlen(body), DEPTH_MAX, &problem);
    const char *list;
    size_t len;

    if (!in)
        in = jread_body(call->arena, wrapped, strlen(wrapped), DEPTH_MAX, &problem);
    if (!in || !jread_raw(in, "data", &list, &len) || list[0] != '[')
        return NULL;
    return arena_strndup(call->arena, list, len);
}

const char *reviews_of_product(struct call *call, int64_t product_id)
{
    const struct http_request request = {
        .method = "GET",
        .path =
            arena_printf(call->arena, "/api/blog/reviews?productId=%lld", (long long)product_id),
    };
    struct http_response response;
    enum err err = http_client_send(server_module_state(call->home, MODULE_REVIEWS), call->arena,
                                    &request, &response, NULL);

    if (err || response.status != 200)
        return NULL;
    return list_in(call, response.body);
}
