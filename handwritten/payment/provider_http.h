/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The payment provider behind SHOP_PG_URL, by the protocol of docs/payment-provider.md. The
 * functions are those of provider.h.
 */
#ifndef PROVIDER_HTTP_H
#define PROVIDER_HTTP_H

#include "provider.h"

struct http_target;

struct http_target *provider_http_open(struct server_loop *home);
void provider_http_close(struct http_target *target);

void provider_http_authorise(struct http_target *target, struct call *call,
                             const struct provider_charge *charge, struct provider_answer *ret);
void provider_http_query(struct http_target *target, struct call *call, const char *key,
                         struct provider_answer *ret);
void provider_http_cancel(struct http_target *target, struct call *call, const char *key,
                          const char *refund_key, int64_t amount, struct provider_answer *ret);

#endif
