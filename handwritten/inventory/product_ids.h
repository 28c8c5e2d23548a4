/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Lists of product ids as the queries take them: one JSON list as text.
 */
#ifndef PRODUCT_IDS_H
#define PRODUCT_IDS_H

#include <stddef.h>
#include <stdint.h>

struct arena;

/* "[1,2,3]" in the arena. */
const char *product_ids_json(struct arena *arena, const int64_t *ids, size_t n_ids);

#endif
