/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Asks the user service who bought. An administrator's page must not fail with it: every failure is
 * a customer of null. The buyers of a page are asked for by a few coroutines that take turns; all
 * of them have ended when customer_fill() returns.
 */
#include "customer.h"

#include <string.h>

#include "arena.h"
#include "co.h"
#include "config.h"
#include "http_client.h"
#include "loop.h"
#include "modules.h"
#include "order_http.h"

#define REPLY_MAX (64 * 1024)
#define DEPTH_MAX 32
#define N_ASKING 32
#define US_PER_MS 1000

void *customer_start(struct server_loop *home)
{
    return http_target_new(
        home->http_client,
        &(struct http_target_options){
            .name = "users",
            .base_url = config_text(home->config, "SHOP_USER_SERVICE_URL"),
            .setting = "SHOP_USER_SERVICE_URL",
            .timeout_ms = (unsigned)config_number(home->config, "SHOP_USER_TIMEOUT_MS"),
            .max_in_flight = 100,
            .breaker_failures = 5,
            .breaker_pause_ms = 2000,
            .max_reply_bytes = REPLY_MAX,
        });
}

void customer_stop(void *state)
{
    http_target_free(state);
}

/* Text, or null for anything else. */
static void read_text(struct jread *in, const char *key, enum presence *ret_presence,
                      const char **ret)
{
    *ret_presence = PRESENCE_NULL;
    jread_opt_str(in, key, NULL, ret_presence, ret);
    if (*ret_presence != PRESENCE_VALUE)
        *ret = NULL;
}

static bool read_customer(struct call *call, const char *body, struct customer *ret)
{
    struct jread_problem problem;
    struct jread *in = jread_body(call->arena, body, strlen(body), DEPTH_MAX, &problem);
    const char *data;
    size_t len;

    if (in && jread_raw(in, "data", &data, &len) && data[0] == '{')
        in = jread_object(in, "data", NULL, false, NULL);
    if (!in)
        return false;
    read_text(in, "name", &ret->name_presence, &ret->name);
    read_text(in, "email", &ret->email_presence, &ret->email);
    return true;
}

/* A segment that a URL's reader takes for a way up. */
static bool is_dots(const char *segment)
{
    return strcmp(segment, ".") == 0 || strcmp(segment, "..") == 0;
}

static bool ask(struct call *call, const char *user_id, struct customer *ret)
{
    const struct http_request request = {
        .method = "GET",
        .path = arena_printf(call->arena, "/api/v1/auth/users/%s",
                             http_client_escape(call->arena, user_id)),
    };
    struct http_response response;
    enum err err;

    if (is_dots(user_id))
        return false;
    err = http_client_send(server_module_state(call->home, MODULE_CUSTOMER), call->arena, &request,
                           &response, NULL);
    return !err && response.status == 200 && read_customer(call, response.body, ret);
}

/* One filling, shared by the coroutines that ask. */
struct round {
    struct call *call;
    struct admin_order_view *views;
    size_t n, next;
    uint64_t until_us;
    unsigned n_asking;
    struct co *waiting;
};

/* The view before this one that has the same buyer; NULL: it is the first. */
static struct admin_order_view *same_buyer(const struct round *round, size_t index)
{
    for (size_t i = 0; i < index; i++)
        if (strcmp(round->views[i].user_id, round->views[index].user_id) == 0)
            return &round->views[i];
    return NULL;
}

static void ask_for_some(void *arg)
{
    struct round *round = arg;

    co_deadline_set(round->until_us);
    while (round->next < round->n) {
        size_t index = round->next++;
        struct admin_order_view *view = &round->views[index];

        if (!same_buyer(round, index) && loop_now_us(round->call->loop) < round->until_us &&
            ask(round->call, view->user_id, &view->customer))
            view->customer_presence = PRESENCE_VALUE;
    }
    round->n_asking--;
    if (round->n_asking == 0 && round->waiting)
        co_resume(round->waiting);
}

static uint64_t end_of_patience(struct call *call)
{
    int64_t patience_ms = config_number(call->home->config, "SHOP_USER_TIMEOUT_MS");
    uint64_t until_us = loop_now_us(call->loop) + (uint64_t)patience_ms * US_PER_MS;

    return co_deadline() && co_deadline() < until_us ? co_deadline() : until_us;
}

void customer_fill(struct call *call, struct admin_order_view *views, size_t n)
{
    struct round round = {.call = call, .views = views, .n = n, .n_asking = 1};
    const struct admin_order_view *first;

    round.until_us = end_of_patience(call);
    for (unsigned i = 0; i < N_ASKING && round.next < n; i++) {
        round.n_asking++;
        co_start(call->loop, ask_for_some, &round);
    }
    round.n_asking--; /* this function's own share: those that have ended already resume nobody */
    if (round.n_asking) {
        round.waiting = co_self();
        co_wait(0);
    }
    for (size_t i = 0; i < n; i++) {
        first = same_buyer(&round, i);
        if (first) {
            views[i].customer_presence = first->customer_presence;
            views[i].customer = first->customer;
        }
    }
}

enum err get_any_order_after(struct call *call, struct admin_order_view *ret)
{
    customer_fill(call, ret, 1);
    return ERR_OK;
}

enum err list_all_orders_after(struct call *call, struct admin_order_view *items, size_t n)
{
    customer_fill(call, items, n);
    return ERR_OK;
}
