/* SPDX-License-Identifier: Apache-2.0 */
/*
 * How many requests a second each client may send, over all threads; any thread may ask. A table of
 * fixed size: when a place is needed, the client that was quiet for the longest is forgotten.
 */
#ifndef HTTP_RATE_H
#define HTTP_RATE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct http_rate;

struct http_rate *http_rate_new(unsigned per_second); /* as many may come at once */
void http_rate_free(struct http_rate *rate);
/* Counts one request of the client that key stands for. False: too many; the next one is welcome
 * after *ret_retry_s seconds. */
bool http_rate_allow(struct http_rate *rate, uint64_t key, uint64_t now_us, unsigned *ret_retry_s);
uint64_t http_rate_key(const void *name, size_t len); /* of a client's name or address */

#endif
