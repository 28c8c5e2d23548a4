/* SPDX-License-Identifier: Apache-2.0 */
/*
 * One connection: the vendor's start/cont pairs turned into calls that suspend the coroutine.
 *
 * The rule: an operation once started is always driven to its end. When the deadline comes first
 * the library is told so (MYSQL_WAIT_TIMEOUT) until it gives up, which releases what it holds; then
 * the connection is broken. The library closes the socket of a broken connection by itself and at
 * any time, so what the loop watches is a duplicate that is ours to close.
 */
#include "db_conn.h"

#include <errmsg.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include "address.h"
#include "co.h"
#include "db_cache.h"
#include "db_url.h"

/* One round trip. The lock wait is shorter than a call's deadline, so that a retry is possible. */
static const char session_setup[] =
    "SET SESSION time_zone = '+00:00', tx_isolation = 'READ-COMMITTED', "
    "sql_mode = 'STRICT_ALL_TABLES,NO_ZERO_DATE,NO_ZERO_IN_DATE,ERROR_FOR_DIVISION_BY_ZERO,"
    "NO_ENGINE_SUBSTITUTION', innodb_lock_wait_timeout = 2, lock_wait_timeout = 2";

static void init_library(void)
{
    if (mysql_library_init(0, NULL, NULL))
        abort();
}

static void on_ready(struct loop_fd *watch, unsigned events)
{
    struct db_conn *conn = watch->ctx;
    struct co *co = conn->waiting;

    conn->waiting = NULL;
    if (co)
        co_resume(co);
    else if (conn->on_hangup && (events & ~(unsigned)EPOLLOUT))
        conn->on_hangup(conn);
}

static void unwatch(struct db_conn *conn)
{
    if (conn->watch.fd < 0)
        return;
    loop_fd_remove(conn->loop, &conn->watch);
    close(conn->watch.fd);
    conn->watch.fd = conn->watched_socket = -1;
}

/* Edge-triggered and kept between statements: one epoll_ctl() per connection, not per wait. No edge
 * is lost, as the library waits only after the kernel said EAGAIN. Writing is watched only while
 * something waits for it, since each request that the server reads would be such an edge. */
static bool watch(struct db_conn *conn, int wanted)
{
    unsigned events = EPOLLIN | EPOLLRDHUP | EPOLLET | (wanted & MYSQL_WAIT_WRITE ? EPOLLOUT : 0);
    int fd = mysql_get_socket(conn->mysql);

    if (fd != conn->watched_socket) {
        unwatch(conn);
        fcntl(fd, F_SETFD, FD_CLOEXEC);
        conn->watch.fd = fcntl(fd, F_DUPFD_CLOEXEC, 0);
        if (conn->watch.fd < 0)
            return false;
        conn->watched_socket = fd;
        loop_fd_add(conn->loop, &conn->watch, events);
    } else if (events != conn->watched_events) {
        loop_fd_modify(conn->loop, &conn->watch, events);
    }
    conn->watched_events = events;
    return true;
}

/* Makes the library end what it is doing. */
static int give_up(struct db_conn *conn)
{
    conn->is_broken = true;
    unwatch(conn);
    return MYSQL_WAIT_TIMEOUT;
}

/* What happened, for the vendor's cont functions. */
static int wait_for(struct db_conn *conn, int wanted)
{
    if (conn->is_broken || !watch(conn, wanted))
        return give_up(conn);
    conn->waiting = co_self();
    if (co_wait(conn->deadline_us))
        return wanted & (MYSQL_WAIT_READ | MYSQL_WAIT_WRITE);
    conn->waiting = NULL;
    conn->is_late = true;
    return give_up(conn);
}

static enum db_failure succeeded(struct db_conn *conn)
{
    conn->code = 0;
    return DB_OK;
}

/* Keeps what went wrong; decides whether the connection can go on. */
static enum db_failure failed(struct db_conn *conn, unsigned code, const char *message)
{
    conn->code = code ? code : CR_SERVER_LOST;
    snprintf(conn->message, sizeof(conn->message), "%s", message);
    if (conn->is_late || db_error_ends_connection(conn->code)) {
        conn->is_broken = true;
        unwatch(conn);
    }
    return conn->is_late ? DB_LATE : db_error_failure(conn->code);
}

static enum db_failure stmt_failed(struct db_conn *conn, MYSQL_STMT *stmt)
{
    return failed(conn, mysql_stmt_errno(stmt), mysql_stmt_error(stmt));
}

static enum db_failure mysql_failed(struct db_conn *conn)
{
    return failed(conn, mysql_errno(conn->mysql), mysql_error(conn->mysql));
}

static enum db_failure connect_to(struct db_conn *conn, const struct db_url *url)
{
    const struct url_server *server = &url->server;
    char address[ADDRESS_MAX] = "localhost"; /* what the library calls a socket */
    MYSQL *connected = NULL;
    int status;

    /* The library would look the name up on this thread, and on a small stack. */
    if (!url->socket && !address_find(server->host, address))
        return failed(conn, CR_CONN_HOST_ERROR, "the database's host name has no address");
    status =
        mysql_real_connect_start(&connected, conn->mysql, address, server->user, server->password,
                                 url->database, server->port, url->socket, CLIENT_FOUND_ROWS);
    while (status)
        status = mysql_real_connect_cont(&connected, conn->mysql, wait_for(conn, status));
    return connected ? succeeded(conn) : mysql_failed(conn);
}

struct db_conn *db_conn_open(struct loop *loop, const struct db_url *url, uint64_t deadline_us)
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    struct db_conn *conn = calloc(1, sizeof(*conn));

    pthread_once(&once, init_library);
    if (!conn)
        abort();
    conn->loop = loop;
    conn->watch = (struct loop_fd){.fd = -1, .on_ready = on_ready, .ctx = conn};
    conn->watched_socket = -1;
    conn->deadline_us = deadline_us;
    conn->cache = db_cache_new();
    conn->mysql = mysql_init(NULL);
    if (!conn->mysql)
        abort();
    mysql_options(conn->mysql, MYSQL_OPT_NONBLOCK, NULL);
    mysql_options(conn->mysql, MYSQL_SET_CHARSET_NAME, "utf8mb4");
    mysql_options(conn->mysql, MYSQL_INIT_COMMAND, session_setup);
    if (url->socket)
        mysql_options(conn->mysql, MYSQL_OPT_PROTOCOL, &(unsigned){MYSQL_PROTOCOL_SOCKET});
    else
        mysql_options(conn->mysql, MYSQL_OPT_PROTOCOL, &(unsigned){MYSQL_PROTOCOL_TCP});
    if (connect_to(conn, url) != DB_OK || !watch(conn, MYSQL_WAIT_READ))
        give_up(conn);
    return conn;
}

void db_conn_close(struct db_conn *conn)
{
    int fd;

    if (!conn)
        return;
    unwatch(conn);
    fd = mysql_get_socket(conn->mysql);
    if (conn->is_broken && fd >= 0)
        shutdown(fd, SHUT_RDWR); /* so that saying good-bye cannot block */
    mysql_close(conn->mysql);
    db_cache_free(conn->cache);
    free(conn);
}

enum db_failure db_conn_query(struct db_conn *conn, const char *text)
{
    int ret = 1;
    int status = mysql_real_query_start(&ret, conn->mysql, text, strlen(text));

    while (status)
        status = mysql_real_query_cont(&ret, conn->mysql, wait_for(conn, status));
    return ret ? mysql_failed(conn) : succeeded(conn);
}

static void close_stmt(struct db_conn *conn, MYSQL_STMT *stmt)
{
    my_bool ret = 0;
    int status = mysql_stmt_close_start(&ret, stmt);

    while (status)
        status = mysql_stmt_close_cont(&ret, stmt, wait_for(conn, status));
    if (ret)
        mysql_failed(conn);
}

static enum db_failure prepare(struct db_conn *conn, const char *text, MYSQL_STMT *stmt)
{
    int ret = 1;
    int status = mysql_stmt_prepare_start(&ret, stmt, text, strlen(text));

    while (status)
        status = mysql_stmt_prepare_cont(&ret, stmt, wait_for(conn, status));
    return ret ? stmt_failed(conn, stmt) : succeeded(conn);
}

enum db_failure db_conn_prepare(struct db_conn *conn, const char *text, struct db_prepared **ret)
{
    struct db_prepared *prepared = db_cache_find(conn->cache, text);
    enum db_failure failure;
    MYSQL_STMT *stmt;

    if (prepared) {
        *ret = prepared;
        return DB_OK;
    }
    stmt = db_cache_evict(conn->cache);
    if (stmt)
        close_stmt(conn, stmt);
    stmt = mysql_stmt_init(conn->mysql);
    if (!stmt)
        return mysql_failed(conn);
    failure = prepare(conn, text, stmt);
    if (failure != DB_OK) {
        close_stmt(conn, stmt);
        return failure;
    }
    prepared = db_cache_add(conn->cache, text, stmt);
    if (!prepared) {
        failure = stmt_failed(conn, stmt);
        close_stmt(conn, stmt);
        return failure;
    }
    *ret = prepared;
    return DB_OK;
}

static enum db_failure fetch_all(struct db_conn *conn, MYSQL_STMT *stmt)
{
    int ret = 1;
    int status = mysql_stmt_store_result_start(&ret, stmt);

    while (status)
        status = mysql_stmt_store_result_cont(&ret, stmt, wait_for(conn, status));
    return ret ? stmt_failed(conn, stmt) : succeeded(conn);
}

enum db_failure db_conn_execute(struct db_conn *conn, struct db_prepared *prepared,
                                MYSQL_BIND *params)
{
    MYSQL_STMT *stmt = prepared->stmt;
    int ret = 1, status;

    if (prepared->n_params && mysql_stmt_bind_param(stmt, params))
        return stmt_failed(conn, stmt);
    status = mysql_stmt_execute_start(&ret, stmt);
    while (status)
        status = mysql_stmt_execute_cont(&ret, stmt, wait_for(conn, status));
    if (ret || !db_cache_bind_columns(prepared))
        return stmt_failed(conn, stmt);
    return prepared->n_columns ? fetch_all(conn, stmt) : succeeded(conn);
}

void db_conn_unprepare(struct db_conn *conn, struct db_prepared *prepared)
{
    close_stmt(conn, db_cache_remove(conn->cache, prepared));
}
