/* SPDX-License-Identifier: Apache-2.0 */
/*
 * POST /admin/sagas/{sagaId}/retry: a person asks for what the engine has given up, or does not
 * want to wait for the sweeper. A saga that waits for its buyer has nothing to retry: it is shown.
 */
#include "co.h"
#include "loop.h"
#include "saga.h"
#include "saga_row.h"
#include "system_http.h"
#include "system_repo.h"

#define POLL_MS 100
#define SPARE_US 500000 /* to read what came of it */

static bool is_over(const struct saga *saga)
{
    return saga->status == SAGA_STATUS_COMPLETED || saga->status == SAGA_STATUS_FAILED;
}

static bool waits_for_buyer(const struct saga *saga)
{
    return saga->status == SAGA_STATUS_STARTED && !saga->driven_since_us;
}

/* What came of a saga that we drove. */
static enum err outcome(struct call *call, const struct saga *saga, enum err err)
{
    if (is_over(saga) || waits_for_buyer(saga))
        return ERR_OK;
    if (saga->status == SAGA_STATUS_STARTED && saga->is_unknown)
        return call_fail(call, ERR_SAGA_TIMEOUT, "a service that it needs did not answer");
    if (saga_row_is_outage(err) && err != ERR_CONCURRENT_STOCK_MODIFICATION)
        return err;
    return ERR_SAGA_COMPENSATION_FAILED;
}

static enum err drive(struct call *call, const char *saga_id)
{
    uint64_t end_us = co_deadline() - SPARE_US;
    struct saga saga;
    bool is_taken = false;
    enum err err = saga_find(call, saga_id, &saga);

    if (!err && is_over(&saga))
        return ERR_SAGA_ALREADY_COMPLETED;
    while (!err && !is_over(&saga) && !waits_for_buyer(&saga)) {
        if (!saga.is_held)
            err = saga_resume(call, &saga, &is_taken);
        if (err)
            return err;
        if (is_taken)
            return outcome(call, &saga, saga_run(call, &saga));
        if (loop_now_us(call->loop) >= end_us)
            return call_fail(call, ERR_SAGA_TIMEOUT, "another instance is still at it");
        co_sleep_ms(POLL_MS);
        err = saga_find(call, saga_id, &saga);
    }
    return err;
}

enum err retry_saga_handle(struct call *call, const struct retry_saga_path *path,
                           struct saga_view *ret)
{
    enum err err = drive(call, path->saga_id);

    return err ? err : saga_view_find_by_saga_id(call, path->saga_id, ret);
}
