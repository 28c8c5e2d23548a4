/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Fault points, compiled in with -DSHOP_FAULTS=1 and absent from release builds.
 * SHOP_FAULTS="name=error,name=exit" chooses what happens when the point is reached.
 */
#ifndef FAULT_H
#define FAULT_H

#include "err.h"

#ifdef SHOP_FAULTS
enum err fault_point(
    const char *name); /* ERR_INTERNAL_ERROR when "error" was asked for here; exits for "exit" */
#else
static inline enum err fault_point(const char *name)
{
    (void)name;
    return ERR_OK;
}
#endif

#endif
