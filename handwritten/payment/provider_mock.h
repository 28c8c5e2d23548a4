/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A payment provider inside the process, for development and tests: it takes no money, and forgets
 * everything with the process. The functions are those of provider.h; the settings SHOP_PG_… say
 * what it answers.
 */
#ifndef PROVIDER_MOCK_H
#define PROVIDER_MOCK_H

#include "provider.h"

struct config;

/* Once a thread. False: a setting is wrong, which it has said on standard error. */
bool provider_mock_start(const struct config *config);

void provider_mock_authorise(struct call *call, const struct provider_charge *charge,
                             struct provider_answer *ret);
void provider_mock_query(struct call *call, const char *key, struct provider_answer *ret);
void provider_mock_cancel(struct call *call, const char *key, const char *refund_key,
                          int64_t amount, struct provider_answer *ret);

#endif
