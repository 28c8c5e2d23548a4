/* SPDX-License-Identifier: Apache-2.0 */
/*
 * From one schema to another: the migrations between them, one a domain, in an order that foreign
 * keys allow. The same two schemas give the same texts; equal ones give none.
 */
#ifndef DDL_DIFF_H
#define DDL_DIFF_H

#include "ddl.h"

struct ddl_migration {
    const char *name; /* without version: "wishlist", "wishlist_add_note" */
    const char *domain;
    char *text;
};

struct ddl_migrations {
    LIST_OF(struct ddl_migration) items;
};

/* What drops or narrows is announced by a comment above the statement. */
void ddl_diff(const struct ddl_schema *from, const struct ddl_schema *to,
              struct ddl_migrations *ret);

#endif
