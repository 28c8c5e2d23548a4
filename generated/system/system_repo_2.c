/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The statements of system, a function each: bind, run, read.
 * GENERATED from spec/domains/system.yaml by templates/repo.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include "system_repo.h"

#include "service.h"

_Static_assert(RUNTIME_ABI == 1, "run ./dev gen");

static const struct db_sql forget_published_events_query_sql = {
    .name = "forget_published_events_query",
    .text = "DELETE FROM outbox_events WHERE published_at < NOW(6) - INTERVAL 7 DAY "
            "LIMIT 10000",
};

enum err forget_published_events_query(struct call *call, uint64_t *ret_affected)
{
    struct db_stmt *st = db_begin(call->db, &forget_published_events_query_sql);
    enum err err;

    err = db_end(st, ERR_OK);
    if (!err)
        *ret_affected = db_affected(call->db);
    return err;
}

static const struct db_sql forget_processed_events_query_sql = {
    .name = "forget_processed_events_query",
    .text = "DELETE FROM processed_events WHERE processed_at < NOW(6) - INTERVAL 30 DAY "
            "LIMIT 10000",
};

enum err forget_processed_events_query(struct call *call, uint64_t *ret_affected)
{
    struct db_stmt *st = db_begin(call->db, &forget_processed_events_query_sql);
    enum err err;

    err = db_end(st, ERR_OK);
    if (!err)
        *ret_affected = db_affected(call->db);
    return err;
}
