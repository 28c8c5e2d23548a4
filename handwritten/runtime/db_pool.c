/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The pool of a loop's connections. Connections are opened by the calls that need them, lent to one
 * call at a time, and given to the longest waiting call when they come back.
 *
 * The rule: n_open counts slots: connections lent, idle or being opened. Whoever gives up a slot
 * wakes the next waiter. When the server is away, every call has to hear so at once: a failed
 * attempt to connect answers for all others of the next moment, and for those who wait.
 */
#include "db_pool.h"

#include <stdlib.h>
#include <string.h>

#include "co.h"
#include "db.h"
#include "db_url.h"

#define FAILURE_REMEMBERED_US 200000

struct waiter { /* on the waiting coroutine's stack */
    struct co *co;
    struct db_conn *conn; /* handed over */
    bool has_slot;        /* or the right to open one */
    bool is_refused;      /* or neither: the server is away */
    struct waiter *next;
};

struct db_pool {
    struct loop *loop;
    struct db_url url;
    unsigned max_connections, max_waiting;
    uint64_t connect_timeout_us;

    struct db_conn *idle; /* the one used last is first: its cache is warm */
    unsigned n_open, n_idle, n_waiting;
    struct waiter *first_waiter, **last_waiter;

    uint64_t failed_at_us; /* the last attempt to connect, if it failed; else 0 */
    char message[MYSQL_ERRMSG_SIZE];
    uint64_t n_statements, n_retries, n_reconnects;
};

static void idle_unlink(struct db_pool *pool, struct db_conn *conn)
{
    *conn->link = conn->next;
    if (conn->next)
        conn->next->link = conn->link;
    conn->on_hangup = NULL;
    pool->n_idle--;
}

/* The server closed it, or says something that nobody asked for. */
static void on_idle_hangup(struct db_conn *conn)
{
    struct db_pool *pool = conn->ctx;

    idle_unlink(pool, conn);
    conn->is_broken = true;
    db_conn_close(conn);
    pool->n_open--;
    pool->n_reconnects++;
}

static void idle_push(struct db_pool *pool, struct db_conn *conn)
{
    conn->on_hangup = on_idle_hangup;
    conn->ctx = pool;
    conn->next = pool->idle;
    conn->link = &pool->idle;
    if (conn->next)
        conn->next->link = &conn->next;
    pool->idle = conn;
    pool->n_idle++;
}

struct db_pool *db_pool_new(struct loop *loop, const struct db_options *options,
                            const char **ret_error)
{
    struct db_pool *pool = calloc(1, sizeof(*pool));

    if (!pool)
        abort();
    if (!db_url_parse(options->url, &pool->url, ret_error)) {
        free(pool);
        return NULL;
    }
    pool->loop = loop;
    pool->max_connections = options->max_connections ? options->max_connections : 1;
    pool->max_waiting = options->max_waiting;
    pool->connect_timeout_us = (uint64_t)options->connect_timeout_ms * 1000;
    pool->last_waiter = &pool->first_waiter;
    return pool;
}

void db_pool_drop_idle(struct db_pool *pool)
{
    while (pool->idle) {
        struct db_conn *conn = pool->idle;

        idle_unlink(pool, conn);
        db_conn_close(conn);
        pool->n_open--;
    }
}

void db_pool_free(struct db_pool *pool)
{
    if (!pool)
        return;
    db_pool_drop_idle(pool);
    db_url_release(&pool->url);
    free(pool);
}

static struct waiter *waiter_pop(struct db_pool *pool)
{
    struct waiter *waiter = pool->first_waiter;

    if (!waiter)
        return NULL;
    pool->first_waiter = waiter->next;
    if (!pool->first_waiter)
        pool->last_waiter = &pool->first_waiter;
    pool->n_waiting--;
    return waiter;
}

static void waiter_push(struct db_pool *pool, struct waiter *waiter)
{
    *pool->last_waiter = waiter;
    pool->last_waiter = &waiter->next;
    pool->n_waiting++;
}

static void waiter_remove(struct db_pool *pool, struct waiter *waiter)
{
    struct waiter **at = &pool->first_waiter;

    while (*at != waiter)
        at = &(*at)->next;
    *at = waiter->next;
    if (!*at)
        pool->last_waiter = at;
    pool->n_waiting--;
}

/* A slot is free: the next waiter may open a connection in it. */
static void slot_release(struct db_pool *pool)
{
    struct waiter *waiter = waiter_pop(pool);

    if (!waiter) {
        pool->n_open--;
        return;
    }
    waiter->has_slot = true;
    co_resume(waiter->co);
}

/* No connection could be opened. Those who wait hear it too, unless somebody still has a
 * connection to give back. */
static void refuse(struct db_pool *pool)
{
    struct waiter *waiter;

    pool->n_open--;
    while (!pool->n_open) {
        waiter = waiter_pop(pool);
        if (!waiter)
            return;
        waiter->is_refused = true;
        co_resume(waiter->co);
    }
}

static uint64_t earlier(uint64_t a, uint64_t b)
{
    return !a || (b && b < a) ? b : a;
}

/* In a slot that the caller has. */
static enum err open_conn(struct db_pool *pool, uint64_t deadline_us, struct db_conn **ret)
{
    uint64_t now_us = loop_now_us(pool->loop), connect_by_us = 0;
    bool is_deadline;

    if (pool->failed_at_us && now_us - pool->failed_at_us < FAILURE_REMEMBERED_US) {
        refuse(pool);
        return ERR_DEPENDENCY_UNAVAILABLE;
    }
    if (pool->connect_timeout_us)
        connect_by_us = now_us + pool->connect_timeout_us;
    connect_by_us = earlier(connect_by_us, deadline_us);
    *ret = db_conn_open(pool->loop, &pool->url, connect_by_us);
    if (!(*ret)->is_broken) {
        pool->failed_at_us = 0;
        return ERR_OK;
    }
    is_deadline = (*ret)->is_late && connect_by_us == deadline_us;
    if (!is_deadline) {
        pool->failed_at_us = loop_now_us(pool->loop);
        memcpy(pool->message, (*ret)->message, sizeof(pool->message));
    }
    db_conn_close(*ret);
    if (is_deadline)
        slot_release(pool);
    else
        refuse(pool);
    return is_deadline ? ERR_DEADLINE_EXCEEDED : ERR_DEPENDENCY_UNAVAILABLE;
}

static enum err wait_in_line(struct db_pool *pool, uint64_t deadline_us, struct db_conn **ret)
{
    struct waiter self = {.co = co_self()};

    if (pool->n_waiting >= pool->max_waiting)
        return ERR_OVERLOADED;
    waiter_push(pool, &self);
    if (!co_wait(deadline_us)) {
        waiter_remove(pool, &self);
        return ERR_DEADLINE_EXCEEDED;
    }
    if (self.is_refused)
        return ERR_DEPENDENCY_UNAVAILABLE;
    if (self.has_slot)
        return open_conn(pool, deadline_us, ret);
    *ret = self.conn;
    return ERR_OK;
}

static enum err take(struct db_pool *pool, uint64_t deadline_us, struct db_conn **ret)
{
    if (pool->idle) {
        *ret = pool->idle;
        idle_unlink(pool, *ret);
        return ERR_OK;
    }
    if (pool->n_open >= pool->max_connections)
        return wait_in_line(pool, deadline_us, ret);
    pool->n_open++;
    return open_conn(pool, deadline_us, ret);
}

enum err db_pool_take(struct db_pool *pool, uint64_t deadline_us, struct db_conn **ret,
                      const char **ret_message)
{
    enum err err;

    if (deadline_us && deadline_us <= loop_now_us(pool->loop))
        err = ERR_DEADLINE_EXCEEDED;
    else
        err = take(pool, deadline_us, ret);
    if (err == ERR_DEADLINE_EXCEEDED)
        *ret_message = "no connection before the deadline";
    else if (err == ERR_OVERLOADED)
        *ret_message = "too many calls wait for a connection";
    else if (err)
        *ret_message = pool->message;
    if (!err)
        (*ret)->deadline_us = deadline_us;
    return err;
}

void db_pool_give(struct db_pool *pool, struct db_conn *conn)
{
    struct waiter *waiter;

    if (conn->is_broken) {
        db_conn_close(conn);
        pool->n_reconnects++;
        slot_release(pool);
        return;
    }
    waiter = waiter_pop(pool);
    if (!waiter) {
        idle_push(pool, conn);
        return;
    }
    waiter->conn = conn;
    co_resume(waiter->co);
}

struct loop *db_pool_loop(const struct db_pool *pool)
{
    return pool->loop;
}

void db_pool_count_statement(struct db_pool *pool)
{
    pool->n_statements++;
}

void db_pool_count_retry(struct db_pool *pool)
{
    pool->n_retries++;
}

struct db_pool_stats db_pool_stats(const struct db_pool *pool)
{
    return (struct db_pool_stats){
        .n_open = pool->n_open,
        .n_idle = pool->n_idle,
        .n_waiting = pool->n_waiting,
        .n_statements = pool->n_statements,
        .n_retries = pool->n_retries,
        .n_reconnects = pool->n_reconnects,
    };
}
