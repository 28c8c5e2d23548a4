/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What the runtime knows about errors: an enum that the spec defines, and one row of facts for
 * each. The rows come in through `struct service`; the runtime itself names only the common codes
 * (C0XX).
 */
#ifndef ERR_H
#define ERR_H

#include "errors.h" /* enum err: generated from the spec */

struct err_info {
    const char *code;      /* "S402" */
    const char *name;      /* "INSUFFICIENT_STOCK" */
    const char *title;     /* one sentence for people; never NULL */
    unsigned short status; /* HTTP status */
};

#endif
