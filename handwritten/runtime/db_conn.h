/* SPDX-License-Identifier: Apache-2.0 */
/*
 * One connection to the server, driven without blocking: a call that would block suspends the
 * calling coroutine. Only the db_*.c files use it; the vendor's header stops here.
 */
#ifndef DB_CONN_H
#define DB_CONN_H

#include <mysql.h>
#include <stdbool.h>
#include <stdint.h>

#include "db_error.h"
#include "loop.h"

struct co;
struct db_cache;
struct db_prepared;
struct db_url;

struct db_conn {
    MYSQL *mysql;
    struct loop *loop;
    struct loop_fd watch; /* on a duplicate of the socket; fd -1: not watched */
    int watched_socket;
    unsigned watched_events;
    struct co *waiting;
    uint64_t deadline_us; /* of the waits; 0 = none */
    bool is_broken;       /* to be closed, not reused */
    bool is_late;         /* because the deadline came first */
    unsigned code;        /* of the last failure; its text is message */
    char message[MYSQL_ERRMSG_SIZE];
    struct db_cache *cache;

    /* The pool's: */
    void (*on_hangup)(struct db_conn *self); /* something happened while nobody waited */
    void *ctx;
    struct db_conn *next, **link;
};

/* Connects and sets the session up. Always gives a connection: is_broken, code and message tell
 * whether it is one. Suspends. */
struct db_conn *db_conn_open(struct loop *loop, const struct db_url *url, uint64_t deadline_us);
/* Does not suspend. NULL is fine. */
void db_conn_close(struct db_conn *conn);

/* A statement without parameters and without rows. Suspends. */
enum db_failure db_conn_query(struct db_conn *conn, const char *text);
/* The prepared statement of this text, from the cache if it is there and not busy. It is busy until
 * db_cache_release(). Suspends. */
enum db_failure db_conn_prepare(struct db_conn *conn, const char *text, struct db_prepared **ret);
/* Runs it and fetches all its rows into the client's memory. Suspends. */
enum db_failure db_conn_execute(struct db_conn *conn, struct db_prepared *prepared,
                                MYSQL_BIND *params);
/* Forgets a prepared statement that the caller has prepared. Suspends. */
void db_conn_unprepare(struct db_conn *conn, struct db_prepared *prepared);

#endif
