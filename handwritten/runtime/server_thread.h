/* SPDX-License-Identifier: Apache-2.0 */
/*
 * One thread of the server, with what belongs to it; and struct server, which its threads share.
 * For server.c only.
 */
#ifndef SERVER_THREAD_H
#define SERVER_THREAD_H

#include <pthread.h>
#include <stdatomic.h>

#include "http_server.h"
#include "loop.h"
#include "server.h"
#include "token.h"

#define SERVER_THREADS_MAX 256

struct server_thread {
    struct server_loop home;
    struct server *server;
    int fd, tls_fd; /* the listening sockets, until the HTTP server has them */
    bool is_ready, is_draining, is_clean;
    uint64_t started_at_us, drain_until_us;
    atomic_uint drain_ms;
    struct loop_timer gauges, events;
    struct consumers *consumers; /* of the first thread; NULL: none here */
    struct job_scheduler *jobs;  /* of the first thread; NULL: none run here */
};

struct server {
    const struct service *service;
    const struct config *config;
    const struct server_module *modules;
    struct http_options http;
    struct token_options token;
    struct kafka *kafka; /* NULL: no events here */
    struct relay *relay; /* so */
    char public_key[16 * 1024];
    unsigned n_threads, drain_ms;
    unsigned port, tls_port;
    struct server_thread *threads;
    unsigned n_signals;
    atomic_bool is_draining;
    atomic_uint n_ready; /* threads */
    unsigned n_ended;    /* as the first thread knows */
};

/* Makes the thread's parts. False: *ret_error says why, or a module has said it ("" then). */
bool server_thread_open(struct server_thread *thread, struct server *server, unsigned index,
                        const char **ret_error);
void server_thread_start(struct server_thread *thread);
/* Serves on the calling thread until it is drained; the first thread, until all are. is_clean then
 * tells whether no call was left behind. */
void server_thread_run(struct server_thread *thread);
/* Makes it end within ms; again: within a shorter time. Any thread may call it. */
void server_thread_drain(struct server_thread *thread, unsigned ms);
void server_thread_release(struct server_thread *thread);

#endif
