/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Calls to other services: libcurl's multi interface on the loop. Every target has a base URL, a
 * bound on requests in flight and a circuit breaker (opens after n failures in a row, tries one
 * request after a pause). Suspends; observes the deadline.
 */
#ifndef HTTP_CLIENT_H
#define HTTP_CLIENT_H

#include <stdbool.h>
#include <stddef.h>

#include "err.h"

struct arena;
struct http_client;
struct http_target;
struct loop;

struct http_target_options {
    const char *name;          /* for metrics and logs */
    const char *base_url;      /* NULL: not configured, every request fails at once */
    const char *setting;       /* where base_url is from, for who set it wrongly */
    unsigned timeout_ms;       /* of one request */
    unsigned max_in_flight;    /* per loop; more wait not: ERR_OVERLOADED */
    unsigned breaker_failures; /* in a row that open the breaker */
    unsigned breaker_pause_ms;
    size_t max_reply_bytes;
};

struct http_client *http_client_new(struct loop *loop);
void http_client_free(struct http_client *client);
/* NULL: base_url is no address of HTTP, which is said on standard error. */
struct http_target *http_target_new(struct http_client *client,
                                    const struct http_target_options *options);
void http_target_free(struct http_target *target);

struct http_request {
    const char *method, *path;  /* path with its query, already escaped */
    const char *const *headers; /* "Name: value", ends with NULL; or NULL */
    const char *body;
    size_t body_len;
};
struct http_response {
    unsigned status;
    const char *body; /* terminated, in the arena */
    size_t body_len;
};

/* ERR_OK for any HTTP answer. ERR_DEPENDENCY_UNAVAILABLE: no answer, breaker open, or the answer
 * was too large; ERR_DEADLINE_EXCEEDED: timeout; *ret_sent (may be NULL) tells whether anything may
 * have reached the target. A 5xx counts as failure for the breaker. */
enum err http_client_send(struct http_target *target, struct arena *arena,
                          const struct http_request *request, struct http_response *ret,
                          bool *ret_sent);
/* text escaped for a URL's path segment or query value */
const char *http_client_escape(struct arena *arena, const char *text);

#endif
