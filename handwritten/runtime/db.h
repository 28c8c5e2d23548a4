/* SPDX-License-Identifier: Apache-2.0 */
/*
 * SQL. A pool of non-blocking connections per loop with a bounded wait queue; prepared statements
 * are cached per connection by their text. A `struct db` is one call's view of the pool: it borrows
 * a connection for the length of a statement, or of a transaction. Statements are sticky: after the
 * first failure binds and reads do nothing and db_end() reports it. Everything here that talks to
 * the server suspends the calling coroutine and observes its deadline.
 *
 * Sessions are shared by all calls: no SET, no temporary tables, no CALL, and BEGIN only by
 * db_tx_begin(). They run with time_zone='+00:00', READ COMMITTED, strict sql_mode, utf8mb4.
 *
 * Errors: ERR_DEPENDENCY_UNAVAILABLE (server gone), ERR_OVERLOADED (wait queue full),
 * ERR_DEADLINE_EXCEEDED, ERR_INTERNAL_ERROR (a statement the server refuses), and what the caller
 * names for missing rows and broken constraints.
 */
#ifndef DB_H
#define DB_H

#include "err.h"
#include "value.h"

struct arena;
struct db;
struct db_pool;
struct db_stmt;
struct loop;

struct db_options {
    const char *url;          /* mysql://user:password@host:port/database or
                                 mysql://user@localhost/database?socket=PATH */
    unsigned max_connections; /* per loop */
    unsigned max_waiting;     /* calls that may wait for a connection, per loop */
    unsigned connect_timeout_ms;
};

/* Parses and keeps the options. NULL with a message in *ret_error (static or the caller's to
 * ignore) if the URL is wrong. */
struct db_pool *db_pool_new(struct loop *loop, const struct db_options *options,
                            const char **ret_error);
void db_pool_free(struct db_pool *pool); /* closes idle connections; none may be borrowed */

struct db_pool_stats {
    unsigned n_open, n_idle, n_waiting;
    uint64_t n_statements, n_retries, n_reconnects;
};
struct db_pool_stats db_pool_stats(const struct db_pool *pool);

/* One call's handle; texts read through it live in arena. Cheap: no connection is taken yet. */
struct db *db_open(struct db_pool *pool, struct arena *arena);
void db_close(struct db *db); /* rolls back an open transaction, gives the connection back */

/* A statement. Generated ones are static; text may also be built in the arena (dynamic lists). */
struct db_sql {
    const char *name; /* for logs and metrics */
    const char *text;
};

struct db_stmt *db_begin(struct db *db, const struct db_sql *sql);

void db_bind_i64(struct db_stmt *st, int64_t value);
void db_bind_bool(struct db_stmt *st, bool value);
void db_bind_str(struct db_stmt *st,
                 const char *value); /* NULL binds SQL NULL; kept by reference until db_end */
void db_bind_money(struct db_stmt *st, int64_t minor);
void db_bind_time(struct db_stmt *st, int64_t time_us);
void db_bind_date(struct db_stmt *st, int64_t days);
void db_bind_enum(struct db_stmt *st, int value, const struct enum_names *names);
/* presence other than PRESENCE_VALUE binds SQL NULL */
void db_bind_opt_i64(struct db_stmt *st, enum presence presence, int64_t value);
void db_bind_opt_bool(struct db_stmt *st, enum presence presence, bool value);
void db_bind_opt_str(struct db_stmt *st, enum presence presence, const char *value);
void db_bind_opt_money(struct db_stmt *st, enum presence presence, int64_t minor);
void db_bind_opt_time(struct db_stmt *st, enum presence presence, int64_t time_us);
void db_bind_opt_date(struct db_stmt *st, enum presence presence, int64_t days);
void db_bind_opt_enum(struct db_stmt *st, enum presence presence, int value,
                      const struct enum_names *names);

/* Executes on the first call; then true for each row. Reads take the row's columns from left to
 * right. */
bool db_next(struct db_stmt *st);
void db_get_i64(struct db_stmt *st, int64_t *ret);
void db_get_bool(struct db_stmt *st, bool *ret);
void db_get_str(struct db_stmt *st,
                const char **ret); /* copied into the arena; SQL NULL gives NULL */
void db_get_money(struct db_stmt *st, int64_t *ret);
void db_get_time(struct db_stmt *st, int64_t *ret);
void db_get_date(struct db_stmt *st, int64_t *ret);
void db_get_enum(struct db_stmt *st, int *ret,
                 const struct enum_names *names); /* an unknown name: ERR_INTERNAL_ERROR */
void db_get_opt_i64(struct db_stmt *st, enum presence *ret_presence, int64_t *ret);
void db_get_opt_bool(struct db_stmt *st, enum presence *ret_presence, bool *ret);
void db_get_opt_str(struct db_stmt *st, enum presence *ret_presence, const char **ret);
void db_get_opt_money(struct db_stmt *st, enum presence *ret_presence, int64_t *ret);
void db_get_opt_time(struct db_stmt *st, enum presence *ret_presence, int64_t *ret);
void db_get_opt_date(struct db_stmt *st, enum presence *ret_presence, int64_t *ret);
void db_get_opt_enum(struct db_stmt *st, enum presence *ret_presence, int *ret,
                     const struct enum_names *names);

/* For a statement that by its own words waits for no lock (NOWAIT): one that is held answers err,
 * the transaction is as before, and nothing is run again. */
void db_nowait(struct db_stmt *st, enum err err);

/* What a broken UNIQUE key, FOREIGN KEY or CHECK of this name answers with; ends with {0}. */
struct db_constraint {
    const char *name;
    enum err err;
};

/* Executes if that has not happened, discards what is left, ends the statement. Without a row
 * (SELECT) or an affected row (others) the answer is if_none, where ERR_OK means that none is fine.
 * UPDATE counts matched rows, not changed ones (CLIENT_FOUND_ROWS). */
enum err db_end(struct db_stmt *st, enum err if_none);
enum err db_end_constraints(struct db_stmt *st, enum err if_none,
                            const struct db_constraint *constraints);
uint64_t db_affected(const struct db *db); /* of the last ended statement */
int64_t db_insert_id(const struct db *db); /* of the last ended INSERT */
/* What failed last, for the log: "order_insert: 1062 Duplicate entry …"; NULL: nothing. It may
 * quote the client's data. Lives in the arena. */
const char *db_last_error(const struct db *db);

/* A transaction, run again when it was a deadlock's victim (1213) or waited too long for a lock
 * (1205), at most three times:
 *
 *     do {
 *         err = db_tx_begin(db);
 *         if (!err)
 *             err = work(call);
 *     } while (db_tx_end(db, &err));
 *
 * db_tx_end commits when *err is ERR_OK and rolls back otherwise; true = run the body again. When
 * the retries are used up, *err is ERR_OVERLOADED unless db_tx_locked_as() chose another. Body code
 * must be safe to run again. Not nested: an inner pair joins the outer, and if it ends with an
 * error the outer rolls back too, with that error unless it has its own. */
enum err db_tx_begin(struct db *db);
bool db_tx_end(struct db *db, enum err *err);
void db_tx_again(struct db *db); /* the open transaction ends as a deadlock's victim does */
/* How often an outermost transaction was begun: tells the runs of a body apart. */
uint64_t db_tx_number(const struct db *db);
/* Whether the last transaction, or a statement without one, failed when its retries for locks were
 * used up. */
bool db_tx_gave_up(const struct db *db);
void db_tx_locked_as(struct db *db,
                     enum err err); /* for this call: what used-up retries answer with */
bool db_in_tx(const struct db *db);
/* Runs fn(arg) after the outermost transaction has committed (at once without one); dropped on
 * rollback. */
void db_after_commit(struct db *db, void (*fn)(void *arg), void *arg);

/* Runs fn(arg) right after each outermost START TRANSACTION of this db, also when the body is run
 * again. Its error ends the transaction: db_tx_begin() returns it, no statement runs any more, and
 * db_tx_end() rolls back and returns it, whatever the body made of it. is_once: no more after a
 * commit. Hooks run in the order they were set. While there is one, a statement that is not in a
 * transaction and is no SELECT becomes one of its own. */
void db_on_begin(struct db *db, enum err (*fn)(void *arg), void *arg, bool is_once);
void db_on_begin_drop(struct db *db, enum err (*fn)(void *arg), void *arg);
/* Runs fn(arg) right before the outermost COMMIT; its error rolls back. It may run statements, and
 * set more of its kind; when it meets a deadlock, the body is run again. Dropped on rollback, so
 * the body sets it each time. At once without a transaction. */
enum err db_before_commit(struct db *db, enum err (*fn)(void *arg), void *arg);

/* kind json: as text */
static inline void db_bind_json(struct db_stmt *st, const char *json)
{
    db_bind_str(st, json);
}
static inline void db_bind_opt_json(struct db_stmt *st, enum presence presence, const char *json)
{
    db_bind_opt_str(st, presence, json);
}
static inline void db_get_json(struct db_stmt *st, const char **ret)
{
    db_get_str(st, ret);
}
static inline void db_get_opt_json(struct db_stmt *st, enum presence *ret_presence,
                                   const char **ret)
{
    db_get_opt_str(st, ret_presence, ret);
}

#endif
