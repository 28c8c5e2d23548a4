/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The HTTP side of one thread: listeners, connections, and the outer event loop, which is libh2o's
 * and runs the thread's own loop inside. Only http_*.c files know libh2o.
 */
#ifndef HTTP_SERVER_H
#define HTTP_SERVER_H

#include <stdbool.h>

struct http_server;
struct http_tls;
struct http_rate;
struct router;
struct server_loop;

/* The same for all threads; must outlive their servers. */
struct http_options {
    const struct router *router;
    struct http_tls *tls;   /* NULL: no TLS */
    struct http_rate *rate; /* NULL: no limit */
    const char *web_dir;    /* the files behind /docs */
    unsigned request_timeout_ms;
    unsigned max_connections; /* of one thread */
};

/* Takes over the listening sockets; tls_fd -1: none. */
struct http_server *http_server_new(struct server_loop *home, const struct http_options *options,
                                    int fd, int tls_fd);
/* Waits for something to do and does it, in both loops. */
void http_server_turn(struct http_server *server);
/* No new connections; those that are open learn that they should go elsewhere. */
void http_server_drain(struct http_server *server);
/* Whether no call runs and no answer is on its way. */
bool http_server_is_idle(const struct http_server *server);
/* The same, and clients of HTTP/2 have been told goodbye. */
bool http_server_is_drained(struct http_server *server);
/* Closes what is open. No call may run any more. */
void http_server_free(struct http_server *server);

/* Reads certificate and key. NULL: *ret_error is one line that says which file and why. */
struct http_tls *http_tls_new(const char *cert_file, const char *key_file, const char **ret_error);
void http_tls_free(struct http_tls *tls);

#endif
