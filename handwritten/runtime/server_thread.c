/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A thread's life: made by the main thread, run until drained, taken apart by the main thread.
 *
 * The rule: a started thread never returns. libh2o keeps freed memory for the thread that freed it
 * and has no call to give that up; parked until the process ends, it is no leak.
 */
#include "server_thread.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "co.h"
#include "consumer.h"
#include "db.h"
#include "http_client.h"
#include "job.h"
#include "kafka.h"
#include "kv.h"
#include "log.h"
#include "metrics.h"
#include "relay.h"
#include "sse.h"

#define DB_CONNECT_MS 2000
#define READY_WAIT_US 1000000 /* for Redis, before the process says that it is ready */
#define GAUGES_MS 1000
#define EVENTS_MS 1 /* after the readiness, which waits for no broker */

/* Which variable is wrong, and how. At the start there is one thread. */
static const char *complain(const char *variable, const char *why)
{
    static char text[256];

    snprintf(text, sizeof(text), "%s: %s", variable, why);
    return text;
}

static bool open_stores(struct server_thread *thread, const char **ret_error)
{
    struct server_loop *home = &thread->home;
    const char *why = NULL;
    const char *db_url = config_text(home->config, "SHOP_DB_URL");
    const char *kv_url = config_text(home->config, "SHOP_REDIS_URL");

    if (db_url) {
        home->db_pool = db_pool_new(
            home->loop,
            &(struct db_options){
                .url = db_url,
                .max_connections = (unsigned)config_number(home->config, "SHOP_DB_CONNECTIONS"),
                .max_waiting = (unsigned)config_number(home->config, "SHOP_DB_WAITING"),
                .connect_timeout_ms = DB_CONNECT_MS,
            },
            &why);
        if (!home->db_pool)
            *ret_error = complain("SHOP_DB_URL", why);
    }
    if (kv_url && !why) {
        home->kv = kv_new(home->loop, kv_url, &why);
        if (!home->kv)
            *ret_error = complain("SHOP_REDIS_URL", why);
    }
    return !why;
}

static unsigned n_modules(const struct server *server)
{
    unsigned n = 0;

    while (server->modules && server->modules[n].name)
        n++;
    return n;
}

static bool start_modules(struct server_thread *thread)
{
    const struct server_module *modules = thread->server->modules;
    unsigned n = n_modules(thread->server);

    thread->home.module_state = calloc(n + 1, sizeof(void *));
    if (!thread->home.module_state)
        abort();
    for (unsigned i = 0; i < n; i++) {
        thread->home.module_state[i] = modules[i].start(&thread->home);
        if (!thread->home.module_state[i])
            return false;
    }
    return true;
}

static void on_gauges(struct loop_timer *timer)
{
    struct server_thread *thread = timer->ctx;
    const struct server_loop *home = &thread->home;
    struct co_stats calls = co_stats();
    struct db_pool_stats db;

    metrics_set("coroutines", "state", "live", calls.n_live);
    metrics_set("coroutines", "state", "pooled", calls.n_pooled);
    if (home->db_pool) {
        db = db_pool_stats(home->db_pool);
        metrics_set("db_client_connections", "state", "idle", db.n_idle);
        metrics_set("db_client_connections", "state", "used", db.n_open - db.n_idle);
        metrics_set("db_client_pending_requests", NULL, NULL, db.n_waiting);
    }
    loop_timer_set(home->loop, timer, GAUGES_MS);
}

bool server_thread_open(struct server_thread *thread, struct server *server, unsigned index,
                        const char **ret_error)
{
    struct server_loop *home = &thread->home;

    thread->server = server;
    *home = (struct server_loop){
        .index = index,
        .loop = loop_new(),
        .service = server->service,
        .config = server->config,
        .kafka = server->kafka,
        .relay = server->relay,
        .server = server,
    };
    if (server->token.secret || server->token.public_key) {
        home->tokens = token_verifier_new(&server->token, ret_error);
        if (!home->tokens)
            return false;
    }
    if (!open_stores(thread, ret_error))
        return false;
    home->http_client = http_client_new(home->loop);
    home->sse_hub = sse_hub_new(home->loop, home->kv);
    if (!start_modules(thread))
        return false;
    home->http = http_server_new(home, &server->http, thread->fd, thread->tls_fd);
    thread->fd = thread->tls_fd = -1;
    thread->gauges = (struct loop_timer){.on_fire = on_gauges, .ctx = thread};
    loop_timer_set(home->loop, &thread->gauges, 0);
    return true;
}

/* The first thread runs the jobs, where it can. */
static void start_jobs(struct server_thread *thread)
{
    const struct server_loop *home = &thread->home;
    bool has_stores = home->db_pool && home->kv;

    if (home->index || thread->is_draining || !home->service->n_jobs ||
        !config_number(home->config, "SHOP_JOBS"))
        return;
    if (has_stores)
        thread->jobs = job_scheduler_start(&thread->home);
    else
        LOG(LOG_WARN, "no jobs run here: they need SHOP_DB_URL and SHOP_REDIS_URL");
}

static void start_events(struct loop_timer *timer)
{
    struct server_thread *thread = timer->ctx;

    kafka_start(thread->home.kafka, thread->home.loop);
    relay_start(thread->home.relay, &thread->home);
    thread->consumers = consumers_start(&thread->home);
}

/* The first thread publishes and consumes, soon. */
static void start_events_later(struct server_thread *thread)
{
    struct server_loop *home = &thread->home;

    if (home->index || thread->is_draining || !home->kafka)
        return;
    thread->events = (struct loop_timer){.on_fire = start_events, .ctx = thread};
    loop_timer_set(home->loop, &thread->events, EVENTS_MS);
}

/* The last thread that has its store speaks for all. */
static void say_ready(struct server_thread *thread)
{
    struct server *server = thread->server;
    const struct kv *kv = thread->home.kv;

    if (kv && !kv_is_up(kv) &&
        loop_now_us(thread->home.loop) - thread->started_at_us < READY_WAIT_US)
        return;
    thread->is_ready = true;
    start_jobs(thread);
    start_events_later(thread);
    if (atomic_fetch_add(&server->n_ready, 1) + 1 < server->n_threads)
        return;
    printf("ready http=%u https=%u\n", server->port, server->tls_port);
    fflush(stdout);
}

static bool are_modules_idle(const struct server_thread *thread)
{
    const struct server_module *modules = thread->server->modules;

    for (unsigned i = 0; i < n_modules(thread->server); i++)
        if (modules[i].is_idle && !modules[i].is_idle(thread->home.module_state[i]))
            return false;
    return true;
}

/* All but its clients. */
static bool is_idle(const struct server_thread *thread)
{
    bool has_events = thread->home.index == 0;

    return job_scheduler_is_idle(thread->jobs) && are_modules_idle(thread) &&
           (!has_events ||
            (relay_is_idle(thread->home.relay) && consumers_are_idle(thread->consumers)));
}

static bool is_drained(const struct server_thread *thread)
{
    return http_server_is_drained(thread->home.http) && is_idle(thread);
}

static bool is_over(const struct server_thread *thread)
{
    return thread->is_draining &&
           (is_drained(thread) || loop_now_us(thread->home.loop) > thread->drain_until_us);
}

/* The first thread stays to the end, since signals come to it. */
static bool must_stay(struct server_thread *thread)
{
    return thread->home.index == 0 && thread->server->n_ended + 1 < thread->server->n_threads;
}

void server_thread_run(struct server_thread *thread)
{
    thread->started_at_us = loop_now_us(thread->home.loop);
    while (!is_over(thread) || must_stay(thread)) {
        if (!thread->is_ready)
            say_ready(thread);
        http_server_turn(thread->home.http);
    }
    thread->is_clean = http_server_is_idle(thread->home.http) && is_idle(thread);
    if (!thread->is_clean)
        return;
    http_server_free(thread->home.http);
    thread->home.http = NULL;
}

static void note_end(void *arg)
{
    struct server *server = arg;

    server->n_ended++;
}

static void *thread_main(void *arg)
{
    struct server_thread *thread = arg;
    struct loop *first = thread->server->threads[0].home.loop;

    server_thread_run(thread);
    loop_post(first, note_end, thread->server);
    for (;;)
        pause();
    return NULL;
}

void server_thread_start(struct server_thread *thread)
{
    pthread_t id;

    if (pthread_create(&id, NULL, thread_main, thread) != 0)
        abort();
    pthread_detach(id);
}

static void drain(void *arg)
{
    struct server_thread *thread = arg;
    uint64_t ms = atomic_load(&thread->drain_ms);

    thread->drain_until_us = loop_now_us(thread->home.loop) + ms * 1000;
    if (thread->is_draining)
        return;
    thread->is_draining = true;
    job_scheduler_stop(thread->jobs);
    loop_timer_cancel(thread->home.loop, &thread->events);
    consumers_stop(thread->consumers);
    if (thread->home.index == 0)
        relay_stop(thread->home.relay);
    http_server_drain(thread->home.http);
    sse_hub_drain(thread->home.sse_hub);
}

void server_thread_drain(struct server_thread *thread, unsigned ms)
{
    atomic_store(&thread->drain_ms, ms);
    loop_post(thread->home.loop, drain, thread);
}

void server_thread_release(struct server_thread *thread)
{
    struct server_loop *home = &thread->home;

    if (thread->fd >= 0)
        close(thread->fd);
    if (thread->tls_fd >= 0)
        close(thread->tls_fd);
    if (!home->loop)
        return;
    for (unsigned i = 0; home->module_state && home->module_state[i]; i++)
        thread->server->modules[i].stop(home->module_state[i]);
    free(home->module_state);
    job_scheduler_free(thread->jobs);
    loop_timer_cancel(home->loop, &thread->gauges);
    loop_timer_cancel(home->loop, &thread->events);
    consumers_free(thread->consumers);
    if (home->index == 0) {
        relay_free(home->relay);
        thread->server->relay = NULL;
        kafka_stop(home->kafka);
    }
    if (home->http)
        http_server_free(home->http);
    sse_hub_free(home->sse_hub);
    http_client_free(home->http_client);
    kv_free(home->kv);
    db_pool_free(home->db_pool);
    token_verifier_free(home->tokens);
    loop_free(home->loop);
}
