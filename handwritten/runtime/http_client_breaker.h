/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A circuit breaker: after so many failures in a row nothing is sent for a while, then one request
 * is tried; its outcome closes the breaker or opens it again. Time is given, so it needs no loop.
 */
#ifndef HTTP_CLIENT_BREAKER_H
#define HTTP_CLIENT_BREAKER_H

#include <stdbool.h>
#include <stdint.h>

struct http_client_breaker { /* zeroed: closed */
    unsigned max_failures;   /* in a row; 0: it never opens */
    uint64_t pause_us;
    unsigned n_failures;
    uint64_t open_until_us;
    bool is_trying;
};

enum http_client_outcome {
    HTTP_CLIENT_GOOD,
    HTTP_CLIENT_BAD,
    HTTP_CLIENT_UNKNOWN /* the caller ran out of time: nobody's fault */
};

/* Whether a request may be sent; if so, its outcome must be told. */
bool http_client_breaker_admit(struct http_client_breaker *breaker, uint64_t now_us);
void http_client_breaker_settle(struct http_client_breaker *breaker,
                                enum http_client_outcome outcome, uint64_t now_us);

#endif
