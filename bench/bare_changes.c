/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Changes made by SQL alone, at a steady rate whether or not earlier ones are committed: each is a
 * transaction that adds an event like one that is there, and then rings as an instance does that
 * does not publish itself (PUBLISH in Redis). Prints the rate that was reached. Not part of the
 * service.
 */
#include <math.h>
#include <mysql.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <time.h>
#include <unistd.h>

#define THREADS 8
#define RING "PUBLISH relay events\r\n"

static const char *db_socket, *user, *database, *redis_socket;
static double rate, began_s;
static long n_total, first_id, n_ids;
static atomic_long next_change;

static void fail(const char *what, const char *why)
{
    fprintf(stderr, "bare_changes: %s: %s\n", what, why);
    exit(1);
}

static double now_s(void)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static void sleep_until(double at_s)
{
    struct timespec at = {.tv_sec = (time_t)at_s, .tv_nsec = (long)(fmod(at_s, 1) * 1e9)};

    clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &at, NULL);
}

static int connect_redis(void)
{
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    int fd = socket(AF_UNIX, SOCK_STREAM, 0);

    snprintf(address.sun_path, sizeof address.sun_path, "%s", redis_socket);
    if (connect(fd, (const struct sockaddr *)&address, sizeof address))
        fail(redis_socket, "no connection");
    return fd;
}

static void ask(MYSQL *mysql, const char *sql)
{
    if (mysql_query(mysql, sql))
        fail(sql, mysql_error(mysql));
}

static void ring(int redis)
{
    char answer[64];

    if (write(redis, RING, strlen(RING)) < 0 || read(redis, answer, sizeof answer) <= 0)
        fail(redis_socket, "no answer");
}

static void change(MYSQL *mysql, int redis, long i)
{
    char sql[512];

    snprintf(sql, sizeof sql,
             "INSERT INTO outbox_events (event_id, type, topic, event_key, part, version, payload, "
             "traceparent) SELECT UUID(), type, topic, event_key, part, version, payload, "
             "traceparent FROM outbox_events WHERE id = (SELECT id FROM bench_ids WHERE n = %ld)",
             first_id + i % n_ids);
    ask(mysql, "START TRANSACTION");
    ask(mysql, sql);
    ask(mysql, "COMMIT");
    ring(redis);
}

static void *client(void *arg)
{
    MYSQL *mysql = mysql_init(NULL);
    int redis = connect_redis();
    long i;

    (void)arg;
    if (!mysql_real_connect(mysql, NULL, user, NULL, database, 0, db_socket, 0))
        fail("connect", mysql_error(mysql));
    ask(mysql, "SET time_zone = '+00:00'");
    ask(mysql, "SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED");
    for (i = next_change++; i < n_total; i = next_change++) {
        sleep_until(began_s + (double)i / rate);
        change(mysql, redis, i);
    }
    close(redis);
    mysql_close(mysql);
    return NULL;
}

int main(int argc, char **argv)
{
    pthread_t threads[THREADS];

    if (argc != 9) {
        fputs("usage: bare_changes SOCKET USER DATABASE REDIS_SOCKET PER_SECOND CHANGES FIRST IDS\n"
              "FIRST … FIRST+IDS-1 are numbers in bench_ids (n, id): events to make others of\n",
              stderr);
        return 2;
    }
    db_socket = argv[1], user = argv[2], database = argv[3], redis_socket = argv[4];
    rate = atof(argv[5]), n_total = atol(argv[6]);
    first_id = atol(argv[7]), n_ids = atol(argv[8]);
    if (rate <= 0 || n_total < 1 || n_ids < 1)
        return 2;
    mysql_library_init(0, NULL, NULL);
    began_s = now_s() + 0.2;
    for (int i = 0; i < THREADS; i++)
        pthread_create(&threads[i], NULL, client, NULL);
    for (int i = 0; i < THREADS; i++)
        pthread_join(threads[i], NULL);
    printf("%.0f\n", (double)n_total / (now_s() - began_s));
    return 0;
}
