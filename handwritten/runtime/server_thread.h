/* SPDX-License-Identifier: Apache-2.0 */
/*
 * One thread of the server, with what belongs to it; and struct server, which its threads share.
 * For server.c only.
 */
#ifndef SERVER_THREAD_H
#define SERVER_THREAD_H

#include <pthread.h>
#include <semaphore.h>
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
    struct loop_timer gauges;
};

struct server {
    const struct service *service;
    const struct config *config;
    const struct server_module *modules;
    struct http_options http;
    struct token_options token;
    char public_key[16 * 1024];
    unsigned n_threads, drain_ms;
    unsigned port, tls_port;
    struct server_thread *threads;
    atomic_bool is_draining;
    atomic_uint n_ready;
    sem_t ended; /* once by each started thread */
};

/* Makes the thread's parts. False: *ret_error says why, or a module has said it ("" then). */
bool server_thread_open(struct server_thread *thread, struct server *server, unsigned index,
                        const char **ret_error);
void server_thread_start(struct server_thread *thread);
/* Serves on the calling thread until it is drained. */
void server_thread_run(struct server_thread *thread);
void server_thread_drain(struct server_thread *thread); /* any thread may call it */
/* Waits for all started threads. Whether none of them left a call behind. */
bool server_thread_join(struct server *server);
void server_thread_release(struct server_thread *thread);

#endif
