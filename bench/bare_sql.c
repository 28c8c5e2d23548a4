/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The limit for SQL: n connections, each a thread that executes one prepared SELECT over and over
 * with random ids and reads the row. Nothing but the client library. Prints statements per second.
 * Not part of the service.
 */
#include <mysql.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define MAX_COLUMNS 16

static const char *socket_path, *user, *database, *sql;
static long max_id;
static atomic_bool is_over;
static atomic_long n_done;

static void fail(const char *what, const char *why)
{
    fprintf(stderr, "%s: %s\n", what, why);
    exit(1);
}

static MYSQL_STMT *prepare(MYSQL *mysql, MYSQL_BIND *param, long long *id)
{
    MYSQL_STMT *stmt = mysql_stmt_init(mysql);

    if (mysql_stmt_prepare(stmt, sql, strlen(sql)))
        fail("prepare", mysql_stmt_error(stmt));
    *param = (MYSQL_BIND){.buffer_type = MYSQL_TYPE_LONGLONG, .buffer = id};
    if (mysql_stmt_bind_param(stmt, param))
        fail("bind", mysql_stmt_error(stmt));
    return stmt;
}

static void *client(void *arg)
{
    static _Thread_local char buffers[MAX_COLUMNS][4096];
    unsigned long lengths[MAX_COLUMNS];
    MYSQL_BIND param, columns[MAX_COLUMNS] = {0};
    unsigned seed = (unsigned)(size_t)arg;
    long long id = 1;
    MYSQL *mysql = mysql_init(NULL);
    MYSQL_STMT *stmt;

    if (!mysql_real_connect(mysql, NULL, user, NULL, database, 0, socket_path, 0))
        fail("connect", mysql_error(mysql));
    stmt = prepare(mysql, &param, &id);
    for (unsigned i = 0; i < mysql_stmt_field_count(stmt) && i < MAX_COLUMNS; i++)
        columns[i] = (MYSQL_BIND){.buffer_type = MYSQL_TYPE_STRING,
                                  .buffer = buffers[i],
                                  .buffer_length = sizeof buffers[i],
                                  .length = &lengths[i]};
    mysql_stmt_bind_result(stmt, columns);
    while (!atomic_load_explicit(&is_over, memory_order_relaxed)) {
        id = rand_r(&seed) % max_id + 1;
        if (mysql_stmt_execute(stmt) || mysql_stmt_store_result(stmt) || mysql_stmt_fetch(stmt))
            fail("execute", mysql_stmt_error(stmt));
        mysql_stmt_free_result(stmt);
        atomic_fetch_add_explicit(&n_done, 1, memory_order_relaxed);
    }
    mysql_stmt_close(stmt);
    mysql_close(mysql);
    return NULL;
}

int main(int argc, char **argv)
{
    pthread_t threads[256];
    struct timespec pause = {0};
    int n_threads;

    if (argc != 8) {
        fputs("usage: bare_sql SOCKET USER DATABASE CONNECTIONS SECONDS MAX_ID SQL\n", stderr);
        return 2;
    }
    socket_path = argv[1], user = argv[2], database = argv[3];
    n_threads = atoi(argv[4]);
    pause.tv_sec = atoi(argv[5]);
    max_id = atol(argv[6]);
    sql = argv[7];
    if (n_threads < 1 || n_threads > 256 || max_id < 1)
        return 2;
    mysql_library_init(0, NULL, NULL);
    for (int i = 0; i < n_threads; i++)
        pthread_create(&threads[i], NULL, client, (void *)(size_t)(i + 1));
    nanosleep(&pause, NULL);
    atomic_store(&is_over, true);
    for (int i = 0; i < n_threads; i++)
        pthread_join(threads[i], NULL);
    printf("%.0f\n", (double)atomic_load(&n_done) / (double)pause.tv_sec);
    return 0;
}
