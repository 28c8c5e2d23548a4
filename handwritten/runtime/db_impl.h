/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The insides of struct db and struct db_stmt, shared by the db_*.c files that implement db.h.
 */
#ifndef DB_IMPL_H
#define DB_IMPL_H

#include "db.h"
#include "db_cache.h"
#include "db_pool.h"

enum db_param_kind { DB_PARAM_NULL, DB_PARAM_I64, DB_PARAM_TEXT, DB_PARAM_DECIMAL, DB_PARAM_TIME };

struct db_param {
    enum db_param_kind kind;
    union {
        int64_t i64;
        const char *text;
        MYSQL_TIME time;
    };
};

#define DB_FIRST_PARAMS 8

struct db_stmt {
    struct db *db;
    const struct db_sql *sql;
    struct db_stmt *next; /* of the db's open ones */

    struct db_param *params, first_params[DB_FIRST_PARAMS];
    unsigned n_params, capacity;

    bool is_run, has_row;
    struct db_prepared *prepared; /* NULL: not run, or failed */
    unsigned column;              /* the next to read */
    uint64_t n_affected;          /* rows changed, or rows found */
    uint64_t insert_id;

    enum err locked_err; /* of a statement that does not wait for locks; else ERR_OK */

    enum err err;  /* the first failure */
    unsigned code; /* the server's number for it, and its words */
    const char *message;
};

struct db_hook { /* after the commit */
    void (*fn)(void *arg);
    void *arg;
    struct db_hook *next;
};

struct db_step { /* at the begin, or before the commit */
    enum err (*fn)(void *arg);
    void *arg;
    bool is_once, has_run;
    struct db_step *next;
};

struct db_tx {
    unsigned depth; /* of db_tx_begin */
    bool is_open;
    bool is_retry; /* the body runs again */
    unsigned n_retries;
    enum db_failure fate; /* why no more statement may run; DB_OK: none */
    enum err begin_err;   /* a hook of db_on_begin() failed */
    enum err inner_err;   /* an inner pair failed */
    struct db_hook *hooks, **last_hook;
    struct db_step *before_commit;
};

struct db {
    struct db_pool *pool;
    struct arena *arena;
    struct db_conn *conn; /* borrowed while n_borrowed > 0 */
    unsigned n_borrowed;
    struct db_stmt *open; /* begun and not ended */
    struct db_tx tx;
    struct db_step *on_begin;
    uint64_t n_begun; /* transactions */
    bool gave_up;     /* the last transaction's retries were used up */
    enum err locked_as;
    uint64_t n_affected;
    int64_t insert_id;
    const char *error; /* of the last failure; NULL: none */
};

/* The connection for one more user. Suspends when it has to be taken from the pool. */
enum err db_impl_borrow(struct db *db);
void db_impl_return(struct db *db);
/* Remembers the connection's failure for db_last_error(); returns what to answer with. */
enum err db_impl_failed(struct db *db, const char *what, enum db_failure failure);
/* The fault point at a statement, BEGIN, COMMIT or ROLLBACK; place: before, after. */
enum err db_impl_fault(struct db *db, const char *name, const char *place);
/* Whether a statement that met this failure may be run once more on another connection. The
 * connection has been returned. */
bool db_impl_may_resend(struct db *db, enum db_failure failure, bool is_read_only);
/* Waits a random moment, longer with each attempt. False when the deadline does not allow it. */
bool db_impl_back_off(struct db *db, unsigned attempt);
/* What the statements and the end of a lost transaction answer with; ERR_OK: it is not lost. */
enum err db_impl_tx_err(const struct db *db);
/* Ends a statement without running it or looking at its outcome. */
void db_impl_stmt_release(struct db_stmt *st);
/* Makes err the statement's, unless it has failed before. */
void db_impl_stmt_fail(struct db_stmt *st, enum err err, const char *fmt, ...)
    __attribute__((format(printf, 3, 4)));

#endif
