/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What explain.c and explain_endpoint.c share: lines of two columns on standard output.
 */
#ifndef EXPLAIN_PART_H
#define EXPLAIN_PART_H

#include "model.h"

/* "entity wishlist (spec/domains/wishlist.yaml:26)", and the doc below it. */
void explain_title(const char *what, const char *name, struct place at, const char *doc);
void explain_line(const char *label, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
void explain_error(const char *label, const struct error *error);
const char *explain_type(const struct type_use *type); /* string(1..80)? */
const char *explain_member(const struct dto *dto, const struct field *member);

void explain_endpoint(const struct spec *spec, const struct endpoint *endpoint);

#endif
