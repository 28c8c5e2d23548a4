/* SPDX-License-Identifier: Apache-2.0 */
/*
 * From settings to a running process: what all threads share is made here, each thread's own parts
 * are server_thread.c. Then signals, drain and the end.
 *
 * The rule: everything that can be wrong is found before the first thread starts, and is one line
 * on standard error.
 */
#include "server.h"

#include <errno.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include "http_rate.h"
#include "kafka.h"
#include "log.h"
#include "loop.h"
#include "metrics.h"
#include "relay.h"
#include "router.h"
#include "server_listen.h"
#include "server_thread.h"

static bool complain(const struct server *server, const char *what, const char *why)
{
    fprintf(stderr, "%s: %s%s%s\n", server->service->name, what, *what ? ": " : "", why);
    return false;
}

static const char *text(const struct server *server, const char *env)
{
    return config_text(server->config, env);
}

static unsigned number(const struct server *server, const char *env)
{
    return (unsigned)config_number(server->config, env);
}

static unsigned n_cores(void)
{
    cpu_set_t cpus;

    return sched_getaffinity(0, sizeof(cpus), &cpus) == 0 ? (unsigned)CPU_COUNT(&cpus) : 1;
}

static bool set_log_level(const struct server *server)
{
    static const char *const names[] = {"debug", "info", "warn", "error"};
    const char *name = text(server, "SHOP_LOG_LEVEL");

    for (int i = 0; i < 4; i++) {
        if (name && strcmp(name, names[i]) == 0) {
            log_level_set((enum log_level)i);
            return true;
        }
    }
    return complain(server, "SHOP_LOG_LEVEL", "must be debug, info, warn or error");
}

static bool load_tls(struct server *server)
{
    const char *cert = text(server, "SHOP_TLS_CERT"), *key = text(server, "SHOP_TLS_KEY");
    const char *error = NULL;

    if (!server->tls_port)
        return true;
    if (!cert || !key)
        return complain(server, cert ? "SHOP_TLS_KEY" : "SHOP_TLS_CERT",
                        "is not set, and SHOP_TLS_PORT is not 0");
    server->http.tls = http_tls_new(cert, key, &error);
    return server->http.tls || complain(server, "TLS", error);
}

static bool read_file(const char *name, char *ret, size_t size)
{
    FILE *file = fopen(name, "re");
    size_t len;

    if (!file)
        return false;
    len = fread(ret, 1, size - 1, file);
    ret[len] = '\0';
    fclose(file);
    return true;
}

static bool load_token_key(struct server *server)
{
    const char *file = text(server, "SHOP_JWT_PUBLIC_KEY");
    const char *error = NULL;
    struct token_verifier *verifier;

    server->token.secret = text(server, "SHOP_JWT_SECRET");
    if (file && !read_file(file, server->public_key, sizeof(server->public_key)))
        return complain(server, "SHOP_JWT_PUBLIC_KEY", strerror(errno));
    if (!server->token.secret && !file)
        return true;
    server->token.public_key = file ? server->public_key : NULL;
    verifier = token_verifier_new(&server->token, &error);
    if (!verifier)
        return complain(server, file ? "SHOP_JWT_PUBLIC_KEY" : "SHOP_JWT_SECRET", error);
    token_verifier_free(verifier);
    return true;
}

static void read_settings(struct server *server)
{
    unsigned rate = number(server, "SHOP_RATE_LIMIT"), threads = number(server, "SHOP_THREADS");

    server->n_threads = threads ? threads : n_cores();
    server->drain_ms = number(server, "SHOP_DRAIN_MS");
    server->port = number(server, "SHOP_PORT");
    server->tls_port = number(server, "SHOP_TLS_PORT");
    server->http = (struct http_options){
        .router = router_new(server->service),
        .rate = rate ? http_rate_new(rate) : NULL,
        .web_dir = text(server, "SHOP_WEB_DIR"),
        .request_timeout_ms = number(server, "SHOP_REQUEST_TIMEOUT_MS"),
        .max_connections = number(server, "SHOP_MAX_CONNECTIONS") / server->n_threads + 1,
    };
    server->token = (struct token_options){
        .issuer = text(server, "SHOP_JWT_ISSUER"),
        .audience = text(server, "SHOP_JWT_AUDIENCE"),
        .roles = server->service->roles,
        .n_roles = server->service->n_roles,
    };
}

static bool listen_on(struct server *server, unsigned *port, bool is_tls)
{
    int fds[SERVER_THREADS_MAX];
    const char *error = NULL;

    if (!server_listen(text(server, "SHOP_HOST"), port, fds, server->n_threads, &error))
        return complain(server, is_tls ? "SHOP_TLS_PORT" : "SHOP_PORT", error);
    for (unsigned i = 0; i < server->n_threads; i++)
        *(is_tls ? &server->threads[i].tls_fd : &server->threads[i].fd) = fds[i];
    return true;
}

/* Events need the database, where they wait. */
static bool open_kafka(struct server *server)
{
    const char *error = NULL;

    if (!number(server, "SHOP_EVENTS") || !text(server, "SHOP_DB_URL"))
        return true;
    server->kafka = kafka_new(server->service, server->config, &error);
    if (!server->kafka)
        return complain(server, "", error);
    server->relay = relay_new(server->config);
    return true;
}

static bool open_threads(struct server *server)
{
    const char *error = "";

    for (unsigned i = 0; i < server->n_threads; i++) {
        if (!server_thread_open(&server->threads[i], server, i, &error))
            return *error ? complain(server, "", error) : false;
    }
    return true;
}

/* As many as the system allows. */
static void raise_descriptors(void)
{
    struct rlimit limit;

    if (getrlimit(RLIMIT_NOFILE, &limit) == 0 && limit.rlim_cur < limit.rlim_max) {
        limit.rlim_cur = limit.rlim_max;
        setrlimit(RLIMIT_NOFILE, &limit);
    }
}

static bool start(struct server *server)
{
    raise_descriptors();
    server->threads = calloc(server->n_threads, sizeof(struct server_thread));
    if (!server->threads)
        abort();
    for (unsigned i = 0; i < server->n_threads; i++)
        server->threads[i].fd = server->threads[i].tls_fd = -1;
    metrics_init(server->service, server->n_threads);
    return set_log_level(server) && load_token_key(server) && load_tls(server) &&
           listen_on(server, &server->port, false) &&
           (!server->tls_port || listen_on(server, &server->tls_port, true)) &&
           open_kafka(server) && open_threads(server);
}

/* The first drains, the second ends that too; a third does not wait for the loops to hear of it. */
static void on_signal(struct loop_fd *self, unsigned events)
{
    struct server *server = self->ctx;
    struct signalfd_siginfo info;

    (void)events;
    if (read(self->fd, &info, sizeof(info)) != sizeof(info))
        return;
    server->n_signals++;
    if (server->n_signals > 2)
        _exit(1);
    LOG(LOG_INFO, server->n_signals == 1 ? "draining" : "stopping",
        {"signal", NULL, info.ssi_signo});
    atomic_store(&server->is_draining, true);
    for (unsigned i = 0; i < server->n_threads; i++)
        server_thread_drain(&server->threads[i], server->n_signals == 1 ? server->drain_ms : 0);
}

/* Before any thread starts, so that all of them leave these signals to the descriptor; for good,
 * since a late one must not kill a process that is about to end well. */
static void watch_signals(struct server *server, struct loop_fd *watch)
{
    sigset_t signals;

    signal(SIGPIPE, SIG_IGN);
    sigemptyset(&signals);
    sigaddset(&signals, SIGTERM);
    sigaddset(&signals, SIGINT);
    pthread_sigmask(SIG_BLOCK, &signals, NULL);
    *watch = (struct loop_fd){
        .fd = signalfd(-1, &signals, SFD_CLOEXEC | SFD_NONBLOCK),
        .on_ready = on_signal,
        .ctx = server,
    };
    loop_fd_add(server->threads[0].home.loop, watch, EPOLLIN);
}

static int serve(struct server *server)
{
    struct loop_fd signals;
    bool is_clean = true;

    watch_signals(server, &signals);
    for (unsigned i = 1; i < server->n_threads; i++)
        server_thread_start(&server->threads[i]);
    server_thread_run(&server->threads[0]);
    for (unsigned i = 0; i < server->n_threads; i++)
        is_clean &= server->threads[i].is_clean;
    LOG(LOG_INFO, is_clean ? "stopped" : "stopped with calls still running");
    if (!is_clean)
        _exit(1); /* they hold what would have to be released */
    loop_fd_remove(server->threads[0].home.loop, &signals);
    close(signals.fd);
    return 0;
}

static void release(struct server *server)
{
    for (unsigned i = 0; server->threads && i < server->n_threads; i++)
        server_thread_release(&server->threads[i]);
    free(server->threads);
    relay_free(server->relay);
    kafka_free(server->kafka);
    http_tls_free(server->http.tls);
    http_rate_free(server->http.rate);
    router_free((struct router *)server->http.router);
}

int server_run(const struct service *service, const struct config *config,
               const struct server_module *modules)
{
    struct server server = {.service = service, .config = config, .modules = modules};
    int status = 1;

    read_settings(&server);
    if (start(&server))
        status = serve(&server);
    release(&server);
    return status;
}

void *server_module_state(const struct server_loop *home, unsigned module)
{
    return home->module_state[module];
}

bool server_is_draining(const struct server_loop *home)
{
    return atomic_load(&home->server->is_draining);
}
