/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The hand-written modules that keep state per thread, started and stopped with the server's loops.
 */
#ifndef MODULES_H
#define MODULES_H

#include "server.h"

/* Index of a module's state: server_module_state(call->home, MODULE_REVIEWS). In the order of
 * modules[]. */
enum module {
    MODULE_REVIEWS,
    MODULE_CUSTOMER,
    MODULE_PROVIDER,
    MODULE_COUPON,
    MODULE_QUEUE,
    MODULE_SEARCH,
    MODULE_COUNT
};

extern const struct server_module modules[]; /* ends with {0} */

#endif
