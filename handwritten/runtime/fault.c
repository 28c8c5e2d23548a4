/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Fault points: places where a test makes a step fail or the process end. Nothing of it is in a
 * build without SHOP_FAULTS.
 */
#include "fault.h"

#ifdef SHOP_FAULTS

#include <string.h>
#include <unistd.h>

#include <stdlib.h>

#define EXIT_STATUS 77 /* tells the test that the point was reached */

/* What SHOP_FAULTS asks for at this point: "name=error,other=exit"; NULL: nothing. */
static const char *wanted(const char *name)
{
    const char *at = getenv("SHOP_FAULTS");
    size_t len = strlen(name);

    while (at && *at) {
        if (strncmp(at, name, len) == 0 && at[len] == '=')
            return at + len + 1;
        at = strchr(at, ',');
        at = at ? at + 1 : NULL;
    }
    return NULL;
}

enum err fault_point(const char *name)
{
    const char *fault = wanted(name);

    if (!fault)
        return ERR_OK;
    if (strncmp(fault, "exit", 4) == 0)
        _exit(EXIT_STATUS);
    return ERR_INTERNAL_ERROR;
}

#endif
