/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Says everything that one line of the spec causes.
 */
#ifndef EXPLAIN_H
#define EXPLAIN_H

#include "model.h"

/* Prints what name is: endpoint, entity, machine, transition, type, event, error, query …; all of
 * them if several. False: there is no such thing; said on standard error, with what was meant. */
bool explain(const struct spec *spec, const char *name);

#endif
