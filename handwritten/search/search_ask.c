/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Between the handlers and the engine: how long it may take, and what an operator hears of it.
 */
#include "search_ask.h"

#include "call.h"
#include "co.h"
#include "log.h"
#include "loop.h"
#include "metrics.h"
#include "search.h"
#include "server.h"
#include "service.h"

#define AGAIN_S 2 /* an engine that restarts is away for some seconds */
#define BUILT_S 5

static _Thread_local bool is_away; /* and the log says so */

/* Sets the engine's part of the deadline; the call's, for the time after. */
static uint64_t hurry(struct call *call)
{
    uint64_t callers_us = co_deadline();
    uint64_t until_us =
        loop_now_us(call->loop) +
        (uint64_t)config_number(call->home->config, "SHOP_SEARCH_TIMEOUT_MS") * 1000;

    if (!callers_us || until_us < callers_us)
        co_deadline_set(until_us);
    return callers_us;
}

static void tell(const struct call *call, const struct search *search, enum err err)
{
    const bool is_lost = err && err != ERR_INDEX_NOT_FOUND && err != ERR_SUGGEST_FAILED;

    metrics_add("searches", "engine", search->ops->name, 1);
    metrics_add("search_failures", "engine", search->ops->name, err != ERR_OK);
    if (is_lost == is_away)
        return;
    is_away = is_lost;
    if (is_lost)
        LOG(LOG_WARN, "the search engine does not answer", {"engine", search->ops->name, 0},
            {"code", call->service->errors[err].code, 0});
    else
        LOG(LOG_INFO, "the search engine answers again", {"engine", search->ops->name, 0});
}

/* What the engine said, as a client hears it. */
static enum err judge(struct call *call, const struct search *search, enum err err)
{
    tell(call, search, err);
    switch (err) {
    case ERR_OK:
    case ERR_SUGGEST_FAILED:
        return err;
    case ERR_INDEX_NOT_FOUND:
        call->retry_after_s = BUILT_S;
        return err;
    default:
        call->retry_after_s = AGAIN_S;
        return ERR_SEARCH_FAILED;
    }
}

enum err search_ask_products(struct call *call, const struct search_request *request,
                             struct search_found *ret)
{
    const struct search *search = search_of(call);
    uint64_t callers_us = hurry(call);
    struct search_found found = {0};
    enum err err = search->ops->search(search->engine, call, request, &found);

    co_deadline_set(callers_us);
    err = judge(call, search, err);
    if (err)
        return err;
    metrics_add("search_misses", "engine", search->ops->name, found.total == 0);
    *ret = found;
    return ERR_OK;
}

enum err search_ask_suggestions(struct call *call, const char *typed, unsigned limit,
                                const char ***ret, size_t *ret_n)
{
    const struct search *search = search_of(call);
    uint64_t callers_us = hurry(call);
    enum err err = search->ops->suggest(search->engine, call, typed, limit, ret, ret_n);

    co_deadline_set(callers_us);
    return judge(call, search, err);
}
