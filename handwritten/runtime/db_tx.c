/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Transactions: begin, commit or roll back, and run the body again after a lost race for locks.
 *
 * The rule: a commit is sent only if no statement lost the transaction and the deadline has not
 * passed; once sent its answer is awaited a little beyond the deadline, since giving up then leaves
 * nobody knowing whether it happened.
 */
#include "arena.h"
#include "co.h"
#include "db_impl.h"

#include <assert.h>

#define MAX_RETRIES 3
#define END_GRACE_US 1000000

static enum db_failure try_begin(struct db *db, enum err *ret_err)
{
    enum db_failure failure;

    *ret_err = db_impl_borrow(db);
    if (*ret_err)
        return DB_OK;
    failure = db_conn_query(db->conn, "START TRANSACTION");
    if (failure == DB_OK)
        return DB_OK;
    *ret_err = db_impl_failed(db, "START TRANSACTION", failure);
    db_impl_return(db);
    return failure;
}

enum err db_tx_begin(struct db *db)
{
    struct db_tx *tx = &db->tx;
    enum db_failure failure;
    enum err err;

    tx->depth++;
    if (tx->depth > 1)
        return db_impl_tx_err(db);
    if (!tx->is_retry)
        tx->n_retries = 0;
    tx->is_retry = false;
    tx->fate = DB_OK;
    tx->inner_err = ERR_OK;
    tx->hooks = NULL;
    tx->last_hook = &tx->hooks;
    failure = try_begin(db, &err);
    if (failure != DB_OK && db_impl_may_resend(db, failure, true))
        try_begin(db, &err);
    tx->is_open = !err;
    if (err)
        tx->fate = DB_LOST;
    return err;
}

/* Sends the end of the transaction with some time left for its answer. */
static enum db_failure send_end(struct db *db, const char *text)
{
    struct db_conn *conn = db->conn;
    uint64_t grace_us = loop_now_us(db_pool_loop(db->pool)) + END_GRACE_US;

    if (conn->deadline_us && conn->deadline_us < grace_us)
        conn->deadline_us = grace_us;
    return db_conn_query(conn, text);
}

static bool is_past_deadline(const struct db *db)
{
    return co_deadline() && loop_now_us(db_pool_loop(db->pool)) >= co_deadline();
}

static enum err commit(struct db *db)
{
    enum db_failure failure = send_end(db, "COMMIT");

    if (failure == DB_OK)
        return ERR_OK;
    if (failure == DB_LOCKED) /* a cluster finds the conflict only here */
        db->tx.fate = DB_LOCKED;
    return db_impl_failed(db, "COMMIT", failure);
}

static void roll_back(struct db *db)
{
    if (db->conn->is_broken)
        return; /* the server does it when the connection ends */
    if (send_end(db, "ROLLBACK") != DB_OK)
        db->conn->is_broken = true;
}

/* Ends the open transaction; returns what it comes to. */
static enum err finish(struct db *db, enum err err)
{
    struct db_tx *tx = &db->tx;

    if (!err)
        err = tx->inner_err;
    if (!err)
        err = db_impl_tx_err(db);
    if (!err && is_past_deadline(db))
        err = ERR_DEADLINE_EXCEEDED;
    if (!err)
        err = commit(db);
    if (err)
        roll_back(db);
    tx->is_open = false;
    db_impl_return(db);
    return err;
}

static void run_hooks(struct db_hook *hook)
{
    for (; hook; hook = hook->next)
        hook->fn(hook->arg);
}

bool db_tx_end(struct db *db, enum err *err)
{
    struct db_tx *tx = &db->tx;

    assert(tx->depth);
    if (tx->depth > 1) {
        tx->depth--;
        if (*err && !tx->inner_err)
            tx->inner_err = *err;
        return false;
    }
    if (!tx->is_open) {
        tx->depth = 0;
        return false;
    }
    *err = finish(db, *err);
    tx->depth = 0;
    if (tx->fate == DB_LOCKED) {
        tx->is_retry = tx->n_retries < MAX_RETRIES && db_impl_back_off(db, tx->n_retries);
        tx->n_retries++;
        *err = tx->is_retry ? ERR_OK : db->locked_as;
        return tx->is_retry;
    }
    if (!*err)
        run_hooks(tx->hooks);
    return false;
}

void db_tx_locked_as(struct db *db, enum err err)
{
    db->locked_as = err;
}

bool db_in_tx(const struct db *db)
{
    return db->tx.is_open;
}

void db_after_commit(struct db *db, void (*fn)(void *arg), void *arg)
{
    struct db_hook *hook;

    if (!db->tx.depth) {
        fn(arg);
        return;
    }
    hook = arena_alloc(db->arena, sizeof(*hook));
    *hook = (struct db_hook){.fn = fn, .arg = arg};
    *db->tx.last_hook = hook;
    db->tx.last_hook = &hook->next;
}
