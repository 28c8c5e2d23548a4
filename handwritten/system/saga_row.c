/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Rows of saga_states. One statement writes all that the engine may have changed, so that each
 * step costs one write; the version makes it a compare-and-set, also between two coroutines of one
 * process, which the lease's owner could not tell apart.
 */
#include "saga_row.h"

#include <stdlib.h>
#include <string.h>

#include "arena.h"
#include "co.h"
#include "config.h"
#include "instance.h"
#include "loop.h"
#include "problem.h"
#include "server.h"
#include "system_repo.h"

#define MESSAGE_CHARS 500
#define RECORD_US 5000000

enum err saga_row_fault(const struct call *call)
{
    const enum err *errors = call->route ? call->route->errors : NULL;

    if (!errors)
        return ERR_SAGA_EXECUTION_FAILED;
    while (*errors && *errors != ERR_SAGA_EXECUTION_FAILED)
        errors++;
    return *errors ? ERR_SAGA_EXECUTION_FAILED : ERR_INTERNAL_ERROR;
}

bool saga_row_is_outage(enum err err)
{
    static const enum err outages[] = {ERR_DEPENDENCY_UNAVAILABLE, ERR_DEADLINE_EXCEEDED,
                                       ERR_OVERLOADED, ERR_CONCURRENT_STOCK_MODIFICATION};

    for (size_t i = 0; i < sizeof outages / sizeof *outages; i++)
        if (err == outages[i])
            return true;
    return false;
}

/* The length of text without what is behind its first n characters. */
static size_t utf8_prefix(const char *text, size_t n)
{
    size_t len = 0;

    for (; text[len]; len++) {
        if (((unsigned char)text[len] & 0xc0) != 0x80 && n-- == 0)
            break;
    }
    return len;
}

const char *saga_row_message(struct call *call, enum err err)
{
    const struct err_info *info = problem_info(call->service, err);
    char *text = arena_printf(call->arena, "%s %s%s%s", info->code, info->name,
                              call->detail ? ": " : "", call->detail ? call->detail : "");

    text[utf8_prefix(text, MESSAGE_CHARS)] = '\0';
    return text;
}

void saga_row_give_time(struct call *call)
{
    uint64_t at_least = loop_now_us(call->loop) + RECORD_US;

    if (co_deadline() < at_least) /* 0 would wait for ever */
        co_deadline_set(at_least);
}

static const struct saga_info *find_info(const struct service *service, const char *name)
{
    for (unsigned i = 0; i < service->n_sagas; i++)
        if (strcmp(service->sagas[i]->name, name) == 0)
            return service->sagas[i];
    return NULL;
}

/* The steps of the list, a bit each. Names are words in capitals, so a quoted one is found. */
static unsigned read_completed(struct call *call, const struct saga_info *info, const char *json)
{
    unsigned completed = 0;

    for (unsigned i = 0; i < info->n_steps; i++)
        if (strstr(json, arena_printf(call->arena, "\"%s\"", info->steps[i].name)))
            completed |= 1u << i;
    return completed;
}

const char *saga_row_completed(struct call *call, const struct saga *saga)
{
    const char *list = "";

    for (unsigned i = 0; i < saga->info->n_steps; i++)
        if (saga->completed & 1u << i)
            list = arena_printf(call->arena, "%s%s\"%s\"", list, *list ? "," : "",
                                saga->info->steps[i].name);
    return arena_printf(call->arena, "[%s]", list);
}

enum err saga_row_load(struct call *call, const struct stored_saga *row, struct saga *ret)
{
    const struct saga_info *info = find_info(call->service, row->saga);
    unsigned step = 0;

    while (info && step < info->n_steps && strcmp(info->steps[step].name, row->current_step) != 0)
        step++;
    if (!info || step == info->n_steps)
        return call_fail(call, saga_row_fault(call), "no saga %s has a step %s", row->saga,
                         row->current_step);
    *ret = (struct saga){
        .id = row->id,
        .saga_id = row->saga_id,
        .info = info,
        .order_id = row->order_id,
        .order_number = row->order_number,
        .status = row->status,
        .step = step,
        .completed = read_completed(call, info, row->completed_steps),
        .attempts = (unsigned)row->compensation_attempts,
        .request_id = row->request_id_presence == PRESENCE_VALUE ? row->request_id : 0,
        .reason = row->reason_presence == PRESENCE_VALUE ? row->reason : NULL,
        .version = row->version,
        .lease_owner = row->lease_owner_presence == PRESENCE_VALUE ? row->lease_owner : NULL,
    };
    if (row->driven_us_presence == PRESENCE_VALUE)
        ret->driven_since_us = value_now_us() - row->driven_us;
    ret->is_held = row->is_leased && !instance_is_gone(ret->lease_owner);
    return ERR_OK;
}

/* lease_us 0: none. */
static enum err write_row(struct call *call, struct saga *saga, const char *owner, int64_t lease_us)
{
    uint64_t n_written;
    enum err err = write_saga_query(
        call, saga->id, saga->version, saga->status, saga->info->steps[saga->step].name,
        saga_row_completed(call, saga), saga->attempts, saga->error, saga->reason,
        saga->request_id ? PRESENCE_VALUE : PRESENCE_NULL, saga->request_id, owner,
        lease_us ? PRESENCE_VALUE : PRESENCE_NULL, lease_us, &n_written);

    if (err)
        return err == ERR_INTERNAL_ERROR ? saga_row_fault(call) : err;
    if (!n_written) {
        saga->is_lost = true;
        return call_fail(call, saga_row_fault(call), "another goes on with this saga");
    }
    saga->version++;
    saga->lease_owner = owner;
    if (!lease_us)
        saga->driven_since_us = 0;
    else if (!saga->driven_since_us)
        saga->driven_since_us = value_now_us();
    return ERR_OK;
}

enum err saga_row_hold(struct call *call, struct saga *saga)
{
    if (saga->status != SAGA_STATUS_STARTED && saga->status != SAGA_STATUS_COMPENSATING)
        return saga_row_park(call, saga);
    return write_row(call, saga, instance_id(),
                     config_number(call->home->config, "SHOP_SAGA_LEASE_MS") * 1000);
}

enum err saga_row_park(struct call *call, struct saga *saga)
{
    return write_row(call, saga, NULL, 0);
}

enum err saga_row_wait(struct call *call, struct saga *saga, unsigned wait_ms)
{
    return write_row(call, saga, NULL, wait_ms * INT64_C(1000));
}

enum err saga_row_commit(struct call *call, struct saga *saga,
                         enum err (*body)(struct call *call, struct saga *saga, void *arg),
                         void *arg)
{
    const struct saga before = *saga;
    bool is_lost;
    enum err err;

    do {
        *saga = before;
        err = db_tx_begin(call->db);
        if (!err)
            err = body(call, saga, arg);
    } while (db_tx_end(call->db, &err));
    if (!err)
        return ERR_OK;
    is_lost = saga->is_lost;
    *saga = before;
    saga->is_lost = is_lost;
    return err;
}
