/* SPDX-License-Identifier: Apache-2.0 */
/* The circuit breaker's three states, of which two are told by the number of failures. */
#include "http_client_breaker.h"

static bool has_tripped(const struct http_client_breaker *breaker)
{
    return breaker->max_failures && breaker->n_failures >= breaker->max_failures;
}

bool http_client_breaker_admit(struct http_client_breaker *breaker, uint64_t now_us)
{
    if (!has_tripped(breaker))
        return true;
    if (breaker->is_trying || now_us < breaker->open_until_us)
        return false;
    breaker->is_trying = true;
    return true;
}

void http_client_breaker_settle(struct http_client_breaker *breaker,
                                enum http_client_outcome outcome, uint64_t now_us)
{
    breaker->is_trying = false;
    if (outcome == HTTP_CLIENT_UNKNOWN)
        return;
    if (outcome == HTTP_CLIENT_GOOD) {
        breaker->n_failures = 0;
        return;
    }
    breaker->n_failures++;
    if (has_tripped(breaker))
        breaker->open_until_us = now_us + breaker->pause_us;
}
