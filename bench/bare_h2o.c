/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The limit for HTTP: libh2o with one handler that answers a constant JSON document, one loop per
 * thread, nothing else. Prints "ready http=PORT". Not part of the service.
 */
#include <arpa/inet.h>
#include <h2o.h>
#include <h2o/http1.h>
#include <h2o/http2.h>
#include <netinet/tcp.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static const char document[] =
    "{\"id\":1,\"sku\":null,\"name\":\"Benchmark product\",\"description\":\"A product that is "
    "read "
    "over and over\",\"price\":12900.00,\"stock\":1000,\"category\":\"bench\",\"imageUrl\":null,"
    "\"createdAt\":\"2026-01-01T00:00:00.000000Z\",\"updatedAt\":\"2026-01-01T00:00:00.000000Z\"}";

static h2o_globalconf_t config;

static int answer(h2o_handler_t *self, h2o_req_t *req)
{
    static h2o_generator_t generator = {NULL, NULL};
    h2o_iovec_t body = h2o_iovec_init(document, sizeof document - 1);

    (void)self;
    req->res.status = 200;
    req->res.reason = "OK";
    req->res.content_length = body.len;
    h2o_add_header(&req->pool, &req->res.headers, H2O_TOKEN_CONTENT_TYPE, NULL,
                   H2O_STRLIT("application/json"));
    h2o_start_response(req, &generator);
    h2o_send(req, &body, 1, H2O_SEND_STATE_FINAL);
    return 0;
}

static int listen_on(in_port_t port)
{
    struct sockaddr_in addr = {
        .sin_family = AF_INET, .sin_port = htons(port), .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    int one = 1;
    int fd = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);

    if (fd < 0 || setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &one, sizeof one) ||
        setsockopt(fd, SOL_SOCKET, SO_REUSEPORT, &one, sizeof one) ||
        bind(fd, (struct sockaddr *)&addr, sizeof addr) || listen(fd, 1024)) {
        perror("listen");
        exit(1);
    }
    return fd;
}

static void on_accept(h2o_socket_t *listener, const char *error)
{
    h2o_accept_ctx_t *accept_ctx = listener->data;
    h2o_socket_t *socket;

    if (error)
        return;
    socket = h2o_evloop_socket_accept(listener);
    if (socket)
        h2o_accept(accept_ctx, socket);
}

static void *serve(void *arg)
{
    int fd = *(int *)arg;
    h2o_context_t context;
    h2o_accept_ctx_t accept_ctx = {.ctx = &context, .hosts = config.hosts};
    h2o_socket_t *listener;

    h2o_context_init(&context, h2o_evloop_create(), &config);
    listener = h2o_evloop_socket_create(context.loop, fd, H2O_SOCKET_FLAG_DONT_READ);
    listener->data = &accept_ctx;
    h2o_socket_read_start(listener, on_accept);
    while (h2o_evloop_run(context.loop, INT32_MAX) == 0)
        ;
    return NULL;
}

int main(int argc, char **argv)
{
    int n_threads = argc > 1 ? atoi(argv[1]) : 2;
    struct sockaddr_in addr;
    socklen_t len = sizeof addr;
    int fds[64];
    pthread_t thread;
    h2o_hostconf_t *host;
    h2o_handler_t *handler;

    if (n_threads < 1 || n_threads > 64)
        return 2;
    h2o_config_init(&config);
    host = h2o_config_register_host(&config, h2o_iovec_init(H2O_STRLIT("default")), 65535);
    handler = h2o_create_handler(h2o_config_register_path(host, "/", 0), sizeof *handler);
    handler->on_req = answer;
    fds[0] = listen_on(0);
    if (getsockname(fds[0], (struct sockaddr *)&addr, &len))
        return 1;
    for (int i = 1; i < n_threads; i++)
        fds[i] = listen_on(ntohs(addr.sin_port));
    printf("ready http=%d\n", ntohs(addr.sin_port));
    fflush(stdout);
    for (int i = 1; i < n_threads; i++)
        pthread_create(&thread, NULL, serve, &fds[i]);
    serve(&fds[0]);
    return 0;
}
