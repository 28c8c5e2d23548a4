/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Running a statement: borrow the connection, prepare (once per connection), execute, fetch all
 * rows into memory; and again, where a failure left nothing behind.
 *
 * The rule: inside a transaction nothing is run again here. A failure that ended the transaction on
 * the server is noted as its fate, and db_tx_end() decides.
 */
#include "arena.h"
#include "db_impl.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

#define MAX_LOCK_RETRIES 3

void db_impl_stmt_fail(struct db_stmt *st, enum err err, const char *fmt, ...)
{
    struct arena *arena = st->db->arena;
    va_list args;
    char text[256];

    if (st->err)
        return;
    va_start(args, fmt);
    vsnprintf(text, sizeof(text), fmt, args);
    va_end(args);
    st->err = err;
    st->db->error = arena_printf(arena, "%s: %s", st->sql->name, text);
}

struct db_stmt *db_begin(struct db *db, const struct db_sql *sql)
{
    struct db_stmt *st = arena_alloc(db->arena, sizeof(*st));

    st->db = db;
    st->sql = sql;
    st->params = st->first_params;
    st->capacity = DB_FIRST_PARAMS;
    st->next = db->open;
    db->open = st;
    return st;
}

static bool is_read_only(const struct db_stmt *st)
{
    const char *text = st->sql->text;

    return strncasecmp(text + strspn(text, " \t\r\n("), "SELECT", 6) == 0;
}

static MYSQL_BIND param_bind(struct db_param *param)
{
    MYSQL_BIND bind = {.buffer_type = MYSQL_TYPE_NULL};

    switch (param->kind) {
    case DB_PARAM_NULL:
        break;
    case DB_PARAM_I64:
        bind.buffer_type = MYSQL_TYPE_LONGLONG;
        bind.buffer = &param->i64;
        break;
    case DB_PARAM_TEXT:
    case DB_PARAM_DECIMAL:
        bind.buffer_type = param->kind == DB_PARAM_TEXT ? MYSQL_TYPE_STRING : MYSQL_TYPE_NEWDECIMAL;
        bind.buffer = (char *)param->text;
        bind.buffer_length = strlen(param->text);
        break;
    case DB_PARAM_TIME:
        bind.buffer_type =
            param->time.time_type == MYSQL_TIMESTAMP_DATE ? MYSQL_TYPE_DATE : MYSQL_TYPE_DATETIME;
        bind.buffer = &param->time;
        break;
    }
    return bind;
}

static enum db_failure execute(struct db_stmt *st, struct db_prepared *prepared)
{
    MYSQL_BIND *binds = arena_alloc(st->db->arena, (st->n_params + 1) * sizeof(*binds));
    enum db_failure failure;
    unsigned i;

    for (i = 0; i < st->n_params; i++)
        binds[i] = param_bind(&st->params[i]);
    failure = db_conn_execute(st->db->conn, prepared, binds);
    if (failure == DB_OK) {
        st->n_affected = mysql_stmt_affected_rows(prepared->stmt);
        if (!prepared->n_columns) /* else the library tells an older one */
            st->insert_id = mysql_stmt_insert_id(prepared->stmt);
    }
    return failure;
}

/* On the borrowed connection. On success st->prepared holds the rows. */
static enum db_failure run_on_conn(struct db_stmt *st)
{
    struct db_conn *conn = st->db->conn;
    struct db_prepared *prepared;
    enum db_failure failure = db_conn_prepare(conn, st->sql->text, &prepared);

    /* Preparing changes nothing, so its loss is as good as never sent. */
    if (failure == DB_LOST)
        return DB_UNSENT;
    if (failure != DB_OK)
        return failure;
    if (prepared->n_params != st->n_params) {
        db_impl_stmt_fail(st, ERR_INTERNAL_ERROR, "%u parameters are bound, %u are wanted",
                          st->n_params, prepared->n_params);
        db_cache_release(prepared);
        return DB_OK;
    }
    failure = execute(st, prepared);
    if (failure == DB_OK)
        st->prepared = prepared;
    else if (failure == DB_STALE)
        db_conn_unprepare(conn, prepared);
    else
        db_cache_release(prepared);
    return failure;
}

/* Leaves the connection borrowed on success, and not on failure. */
static enum db_failure run_once(struct db_stmt *st)
{
    struct db *db = st->db;
    enum db_failure failure;
    enum err err = db_impl_borrow(db);

    if (err) {
        st->err = err;
        return DB_OK;
    }
    db_pool_count_statement(db->pool);
    st->err = db_impl_fault(db, st->sql->name, "before");
    failure = st->err ? DB_OK : run_on_conn(st);
    if (failure != DB_OK) {
        st->err = db_impl_failed(db, st->sql->name, failure);
        st->code = db->conn->code;
        st->message = arena_strdup(db->arena, db->conn->message);
    }
    if (st->err)
        db_impl_return(db);
    return failure;
}

/* It met a lock that it was not to wait for. */
static bool is_locked_out(const struct db_stmt *st)
{
    return st->locked_err && db_error_is_lock_wait(st->code);
}

static bool may_run_again(struct db_stmt *st, enum db_failure failure, unsigned attempt)
{
    struct db *db = st->db;

    if (db->tx.depth || is_locked_out(st))
        return failure == DB_STALE && attempt == 0;
    switch (failure) {
    case DB_LOCKED:
        return attempt < MAX_LOCK_RETRIES && db_impl_back_off(db, attempt);
    case DB_STALE:
        return attempt == 0;
    default:
        return attempt == 0 && db_impl_may_resend(db, failure, is_read_only(st));
    }
}

/* What the transaction that st is in cannot survive. */
static bool ends_tx(const struct db *db, enum db_failure failure)
{
    return failure == DB_LOCKED || (db->conn && db->conn->is_broken);
}

static void run_here(struct db_stmt *st)
{
    struct db *db = st->db;
    enum db_failure failure = DB_OK;
    unsigned attempt;

    if (db->tx.depth && db_impl_tx_err(db))
        db_impl_stmt_fail(st, db_impl_tx_err(db), "an earlier failure ended the transaction");
    for (attempt = 0; !st->err; attempt++) {
        failure = run_once(st);
        if (failure == DB_OK) {
            if (!st->err && db_impl_fault(db, st->sql->name, "after"))
                st->err = ERR_INTERNAL_ERROR;
            return;
        }
        if (may_run_again(st, failure, attempt))
            st->err = ERR_OK;
    }
    if (is_locked_out(st))
        st->err = st->locked_err;
    else if (db->tx.depth && ends_tx(db, failure))
        db->tx.fate = failure;
    else if (failure == DB_LOCKED)
        db->gave_up = true;
}

/* Gives up what it has, to be run again. */
static void rewind_stmt(struct db_stmt *st)
{
    if (st->prepared) {
        db_cache_release(st->prepared);
        db_impl_return(st->db);
    }
    st->prepared = NULL;
    st->err = ERR_OK;
    st->code = 0;
}

/* Between the hooks of a begin and of a commit. */
static void run_in_tx(struct db_stmt *st)
{
    enum err err;

    do {
        rewind_stmt(st);
        err = db_tx_begin(st->db);
        if (!err) {
            run_here(st);
            err = st->err;
        }
    } while (db_tx_end(st->db, &err));
    if (!st->err)
        st->err = err;
}

static void run(struct db_stmt *st)
{
    struct db *db = st->db;

    st->is_run = true;
    if (db->on_begin && !db->tx.depth && !is_read_only(st))
        run_in_tx(st);
    else
        run_here(st);
}

bool db_next(struct db_stmt *st)
{
    int status;

    if (!st->is_run && !st->err)
        run(st);
    st->has_row = false;
    if (st->err || !st->prepared->n_columns)
        return false;
    status = mysql_stmt_fetch(st->prepared->stmt); /* from memory */
    if (status == 1)
        db_impl_stmt_fail(st, ERR_INTERNAL_ERROR, "%s", mysql_stmt_error(st->prepared->stmt));
    st->has_row = status == 0 || status == MYSQL_DATA_TRUNCATED;
    st->column = 0;
    return st->has_row;
}

void db_impl_stmt_release(struct db_stmt *st)
{
    struct db_stmt **at = &st->db->open;

    while (*at != st)
        at = &(*at)->next;
    *at = st->next;
    if (!st->prepared)
        return;
    db_cache_release(st->prepared);
    db_impl_return(st->db);
}

void db_nowait(struct db_stmt *st, enum err err)
{
    st->locked_err = err;
}

enum err db_end_constraints(struct db_stmt *st, enum err if_none,
                            const struct db_constraint *constraints)
{
    struct db *db = st->db;

    if (!st->is_run && !st->err)
        run(st);
    db_impl_stmt_release(st);
    if (st->err) {
        if (db_error_failure(st->code) == DB_CONSTRAINT)
            return db_error_constraint(st->code, st->message, constraints);
        return st->err;
    }
    db->n_affected = st->n_affected;
    if (st->insert_id)
        db->insert_id = (int64_t)st->insert_id;
    return st->n_affected ? ERR_OK : if_none;
}

enum err db_end(struct db_stmt *st, enum err if_none)
{
    return db_end_constraints(st, if_none, NULL);
}
