/* SPDX-License-Identifier: Apache-2.0 */
/*
 * One call's handle on the database: which connection it has, who uses it, and what the last
 * failure was. Statements are db_stmt.c, transactions db_tx.c.
 *
 * The rule: a db has at most one connection at a time. A statement, and a transaction, each borrow
 * it; the last to return gives it back to the pool. So statements may be nested without taking a
 * second connection, which could wait for itself.
 */
#include "db.h"

#include <stdlib.h>

#include "arena.h"
#include "co.h"
#include "db_impl.h"
#include "fault.h"

#define FIRST_BACK_OFF_MS 20

static const enum err errs[] = {
    [DB_OK] = ERR_OK,
    [DB_REFUSED] = ERR_INTERNAL_ERROR,
    [DB_CONSTRAINT] = ERR_INTERNAL_ERROR,
    [DB_LOCKED] = ERR_OVERLOADED,
    [DB_STALE] = ERR_INTERNAL_ERROR,
    [DB_UNAVAILABLE] = ERR_DEPENDENCY_UNAVAILABLE,
    [DB_UNSENT] = ERR_DEPENDENCY_UNAVAILABLE,
    [DB_LOST] = ERR_DEPENDENCY_UNAVAILABLE,
    [DB_LATE] = ERR_DEADLINE_EXCEEDED,
};

struct db *db_open(struct db_pool *pool, struct arena *arena)
{
    struct db *db = arena_alloc(arena, sizeof(*db));

    db->pool = pool;
    db->arena = arena;
    db->locked_as = ERR_OVERLOADED;
    return db;
}

void db_close(struct db *db)
{
    enum err err = ERR_INTERNAL_ERROR;

    if (!db)
        return;
    while (db->open)
        db_impl_stmt_release(db->open);
    db->tx.n_retries = UINT32_MAX; /* nobody will run the body again */
    while (db->tx.depth)
        db_tx_end(db, &err);
}

enum err db_impl_borrow(struct db *db)
{
    const char *message;
    enum err err;

    if (!db->n_borrowed) {
        err = db_pool_take(db->pool, co_deadline(), &db->conn, &message);
        if (err) {
            db->error = arena_printf(db->arena, "no connection: %s", message);
            return err;
        }
    }
    db->n_borrowed++;
    db->conn->deadline_us = co_deadline();
    return ERR_OK;
}

void db_impl_return(struct db *db)
{
    struct db_conn *conn = db->conn;

    db->n_borrowed--;
    if (db->n_borrowed)
        return;
    db->conn = NULL;
    db_pool_give(db->pool, conn);
}

enum err db_impl_failed(struct db *db, const char *what, enum db_failure failure)
{
    db->error = arena_printf(db->arena, "%s: %u %s", what, db->conn->code, db->conn->message);
    return failure == DB_LOCKED ? db->locked_as : errs[failure];
}

enum err db_impl_fault(struct db *db, const char *name, const char *place)
{
    enum err err = fault_point_at("db", name, place);

    if (err)
        db->error = arena_printf(db->arena, "%s: a fault %s it", name, place);
    return err;
}

enum err db_impl_tx_err(const struct db *db)
{
    if (db->tx.begin_err)
        return db->tx.begin_err;
    return db->tx.fate == DB_LOCKED ? db->locked_as : errs[db->tx.fate];
}

bool db_impl_may_resend(struct db *db, enum db_failure failure, bool is_read_only)
{
    if (db->n_borrowed) /* somebody's rows, or transaction, were on that connection */
        return false;
    if (failure != DB_UNSENT && !(failure == DB_LOST && is_read_only))
        return false;
    db_pool_drop_idle(db->pool);
    db_pool_count_retry(db->pool);
    return true;
}

bool db_impl_back_off(struct db *db, unsigned attempt)
{
    static _Thread_local unsigned seed;
    uint64_t now_us = loop_now_us(db_pool_loop(db->pool));
    unsigned wait_ms;

    if (!seed)
        seed = (unsigned)now_us ^ (unsigned)(uintptr_t)&seed;
    wait_ms = 1 + (unsigned)rand_r(&seed) % (FIRST_BACK_OFF_MS << attempt);
    if (co_deadline() && now_us + wait_ms * 1000 >= co_deadline())
        return false;
    db_pool_count_retry(db->pool);
    co_sleep_ms(wait_ms);
    return true;
}

uint64_t db_affected(const struct db *db)
{
    return db->n_affected;
}

int64_t db_insert_id(const struct db *db)
{
    return db->insert_id;
}

const char *db_last_error(const struct db *db)
{
    return db->error;
}
