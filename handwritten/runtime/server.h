/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The process: threads, each with its loop, pools and HTTP listeners (SO_REUSEPORT); signals;
 * drain.
 */
#ifndef SERVER_H
#define SERVER_H

#include "config.h"
#include "service.h"

struct db_pool;
struct http_client;
struct http_server;
struct kafka;
struct kv;
struct relay;
struct server;
struct sse_hub;
struct token_verifier;

/* What belongs to one thread. Hand-written modules reach it through call->home. */
struct server_loop {
    unsigned index;
    struct loop *loop;
    struct db_pool *db_pool; /* NULL without SHOP_DB_URL */
    struct kv *kv;           /* NULL without SHOP_REDIS_URL */
    struct http_client *http_client;
    void **module_state; /* one slot a module, see server_module */
    struct sse_hub *sse_hub;
    struct token_verifier *tokens; /* NULL without a key: no token is valid */
    struct http_server *http;
    struct kafka *kafka; /* of the process; NULL: this instance has no part in events */
    struct relay *relay; /* of the process, runs on the first thread; NULL with kafka */
    struct server *server;
    const struct service *service;
    const struct config *config;
};

/* A hand-written module with state of its own per thread (an HTTP target, a cache). */
struct server_module {
    const char *name;
    void *(*start)(
        struct server_loop *home); /* NULL: the start failed, and said why on standard error */
    void (*stop)(void *state);
    bool (*is_idle)(void *state); /* or NULL; false: a drain waits for work of its own */
};

/* Serves until SIGTERM or SIGINT, then drains: readyz fails, listeners close, calls finish (at most
 * drain_ms), streams get a retry. A second signal stops at once. modules ends with {0}. The
 * process's exit status. */
int server_run(const struct service *service, const struct config *config,
               const struct server_module *modules);
void *server_module_state(const struct server_loop *home, unsigned module);
bool server_is_draining(const struct server_loop *home);

#endif
