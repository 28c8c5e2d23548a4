/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Chooses the payment provider: the server behind SHOP_PG_URL, or without one the mock.
 */
#include "provider.h"

#include "config.h"
#include "modules.h"
#include "provider_http.h"
#include "provider_mock.h"

/* What a thread has of the mock, which is the whole process's. */
static char mock;

void *provider_start(struct server_loop *home)
{
    if (config_text(home->config, "SHOP_PG_URL"))
        return provider_http_open(home);
    return provider_mock_start(home->config) ? &mock : NULL;
}

void provider_stop(void *state)
{
    if (state != &mock)
        provider_http_close(state);
}

/* NULL: the mock */
static struct http_target *target_of(const struct call *call)
{
    void *state = server_module_state(call->home, MODULE_PROVIDER);

    return state == &mock ? NULL : state;
}

void provider_authorise(struct call *call, const struct provider_charge *charge,
                        struct provider_answer *ret)
{
    struct http_target *target = target_of(call);

    if (target)
        provider_http_authorise(target, call, charge, ret);
    else
        provider_mock_authorise(call, charge, ret);
}

void provider_query(struct call *call, const char *key, struct provider_answer *ret)
{
    struct http_target *target = target_of(call);

    if (target)
        provider_http_query(target, call, key, ret);
    else
        provider_mock_query(call, key, ret);
}

void provider_cancel(struct call *call, const char *key, const char *refund_key, int64_t amount,
                     struct provider_answer *ret)
{
    struct http_target *target = target_of(call);

    if (target)
        provider_http_cancel(target, call, key, refund_key, amount, ret);
    else
        provider_mock_cancel(call, key, refund_key, amount, ret);
}
