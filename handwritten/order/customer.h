/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The user service: GET {SHOP_USER_SERVICE_URL}/api/v1/auth/users/{userId}, which answers an object
 * with `name` and `email`, or an object with that one under `data`.
 */
#ifndef CUSTOMER_H
#define CUSTOMER_H

#include "call.h"
#include "order_dto.h"

/* Fills customer of the n views, asking for each buyer once and for a few at a time. It stays null
 * when the service is not configured, fails, says something else, or takes longer than
 * SHOP_USER_TIMEOUT_MS for all of them. Suspends. */
void customer_fill(struct call *call, struct admin_order_view *views, size_t n);

/* The module: one HTTP target per thread. */
void *customer_start(struct server_loop *home);
void customer_stop(void *state);

#endif
