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
    *ret_err = db_impl_fault(db, "BEGIN", "before");
    if (*ret_err) {
        db_impl_return(db);
        return DB_OK;
    }
    failure = db_conn_query(db->conn, "START TRANSACTION");
    if (failure == DB_OK)
        return DB_OK;
    *ret_err = db_impl_failed(db, "START TRANSACTION", failure);
    db_impl_return(db);
    return failure;
}

/* The transaction is open; what db_on_begin() asked for comes first. */
static enum err run_begin_steps(struct db *db)
{
    enum err err = db_impl_fault(db, "BEGIN", "after");

    for (struct db_step *step = db->on_begin; step && !err; step = step->next) {
        step->has_run = true;
        err = step->fn(step->arg);
    }
    return err;
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
    tx->begin_err = ERR_OK;
    tx->inner_err = ERR_OK;
    tx->hooks = NULL;
    tx->last_hook = &tx->hooks;
    tx->before_commit = NULL;
    db->n_begun++;
    db->gave_up = false;
    failure = try_begin(db, &err);
    if (failure != DB_OK && db_impl_may_resend(db, failure, true))
        try_begin(db, &err);
    tx->is_open = !err;
    if (err) {
        tx->fate = DB_LOST;
        return err;
    }
    tx->begin_err = run_begin_steps(db);
    return tx->begin_err;
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

/* A fault after it is a connection that was lost before the answer came. */
static enum err commit(struct db *db)
{
    enum err err = db_impl_fault(db, "COMMIT", "before");
    enum db_failure failure;

    if (err)
        return err;
    failure = send_end(db, "COMMIT");
    if (failure == DB_OK && db_impl_fault(db, "COMMIT", "after")) {
        db->conn->is_broken = true;
        return ERR_DEPENDENCY_UNAVAILABLE;
    }
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
    if (db_impl_fault(db, "ROLLBACK", "before") || send_end(db, "ROLLBACK") != DB_OK ||
        db_impl_fault(db, "ROLLBACK", "after"))
        db->conn->is_broken = true;
}

/* What db_before_commit() asked for, also while it runs. */
static enum err run_commit_steps(struct db *db)
{
    enum err err = ERR_OK;

    for (struct db_step *step = db->tx.before_commit; step && !err; step = step->next)
        err = step->fn(step->arg);
    return err ? err : db_impl_tx_err(db);
}

/* Ends the open transaction; returns what it comes to. */
static enum err finish(struct db *db, enum err err)
{
    struct db_tx *tx = &db->tx;

    if (tx->begin_err)
        err = tx->begin_err;
    if (!err)
        err = tx->inner_err;
    if (!err)
        err = db_impl_tx_err(db);
    if (!err)
        err = run_commit_steps(db);
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

/* Steps that were to run until a commit, and have run in it. */
static void drop_done_steps(struct db *db)
{
    struct db_step **at = &db->on_begin;

    while (*at)
        if ((*at)->is_once && (*at)->has_run)
            *at = (*at)->next;
        else
            at = &(*at)->next;
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
        db->gave_up = !tx->is_retry;
        return tx->is_retry;
    }
    if (*err)
        return false;
    drop_done_steps(db);
    run_hooks(tx->hooks);
    return false;
}

void db_tx_again(struct db *db)
{
    db->tx.fate = DB_LOCKED;
}

uint64_t db_tx_number(const struct db *db)
{
    return db->n_begun;
}

bool db_tx_gave_up(const struct db *db)
{
    return db->gave_up;
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

static void append(struct db *db, struct db_step **list, struct db_step step)
{
    struct db_step *copy = arena_alloc(db->arena, sizeof(*copy));

    *copy = step;
    while (*list)
        list = &(*list)->next;
    *list = copy;
}

void db_on_begin(struct db *db, enum err (*fn)(void *arg), void *arg, bool is_once)
{
    append(db, &db->on_begin, (struct db_step){.fn = fn, .arg = arg, .is_once = is_once});
}

void db_on_begin_drop(struct db *db, enum err (*fn)(void *arg), void *arg)
{
    struct db_step **at = &db->on_begin;

    while (*at && ((*at)->fn != fn || (*at)->arg != arg))
        at = &(*at)->next;
    if (*at)
        *at = (*at)->next;
}

enum err db_before_commit(struct db *db, enum err (*fn)(void *arg), void *arg)
{
    if (!db->tx.depth)
        return fn(arg);
    append(db, &db->tx.before_commit, (struct db_step){.fn = fn, .arg = arg});
    return ERR_OK;
}
