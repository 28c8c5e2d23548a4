/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Tables as plain facts: what CREATE TABLE says, one fact a line, so that two schemas can be
 * compared and a migration written. Texts live until the process ends.
 */
#ifndef DDL_H
#define DDL_H

#include "model.h"

enum ddl_kind { DDL_COLUMN, DDL_PRIMARY, DDL_UNIQUE, DDL_INDEX, DDL_FOREIGN, DDL_CHECK };

struct ddl_fact {
    enum ddl_kind kind;
    const char *name; /* of the column, key or constraint */
    const char *text; /* the rest: "BIGINT NOT NULL", "(user_id, title)" */
};

struct ddl_table {
    const char *name, *domain;
    /* columns, primary key, unique keys, indexes, foreign keys, checks */
    LIST_OF(struct ddl_fact) facts;
};

struct ddl_schema {
    LIST_OF(struct ddl_table) tables;
};

/* The tables of all entities, in the order of the spec. */
void ddl_of_spec(const struct spec *spec, struct ddl_schema *ret);
const struct ddl_table *ddl_find(const struct ddl_schema *schema, const char *table);
const struct ddl_fact *ddl_find_fact(const struct ddl_table *table, enum ddl_kind kind,
                                     const char *name);
/* The table that a foreign key points to. */
char *ddl_target(const struct ddl_fact *foreign);
/* A fact as CREATE TABLE and ALTER TABLE … ADD want it: "UNIQUE KEY uk_a (b)". */
char *ddl_clause(const struct ddl_fact *fact);
/* CREATE TABLE with a semicolon. Foreign keys to tables of `later` (or NULL) are left out. */
char *ddl_create(const struct ddl_table *table, const struct ddl_schema *later);

#endif
