/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Texts of SQL. The table of the entity meant is always called t. Long texts have line breaks where
 * people would put them. All texts live until the process ends.
 */
#ifndef SQL_H
#define SQL_H

#include "buf.h"
#include "model.h"

/* "t.title" */
char *sql_column(const char *alias, const struct column *column);
/* What a row of the view is read from, in the order of its members; those that are no single value
 * (many, count, sum) are left out. "t.id, t.title, product.price" */
char *sql_view_columns(const struct dto *view);
/* The values that a row is read into, in order: members that are single values, and those of
 * objects that columns fill. */
struct sql_read {
    const struct dto *dto; /* that has the member */
    const struct field *member;
    const struct column *column; /* NULL: the member says how */
    const char *record;          /* "", or "address." */
};
struct sql_reads {
    struct sql_read *items;
    size_t n;
};
struct sql_reads sql_reads(const struct dto *row);
/* "wishlist_items t" and a line for each join of the view: "LEFT JOIN products product ON …" */
char *sql_view_from(const struct dto *view);
/* Adds " AND t.deleted_at IS NULL" where rows can be gone. */
void sql_add_live(struct buf *sql, const char *alias, const struct entity *entity);
/* A condition that names the entity's columns, with the alias before them. */
char *sql_qualify(const char *alias, const struct entity *entity, const char *condition);
/* What all rows of a list's pages meet, columns with t before them; NULL: nothing. */
char *sql_list_where(const struct endpoint *endpoint);
/* A default as SQL: 1, 0.50, TRUE, 'KO', CURRENT_TIMESTAMP(6). */
char *sql_literal(const struct type_use *type, const char *text);
/* Question marks of a text, outside of quotes. */
unsigned sql_count_marks(const char *sql);
/* Lines of at most so many characters, broken behind commas. */
char *sql_fill(const char *list, size_t first, size_t width);

/* Notes a statement of the output that is no function of a repository, for the test that prepares
 * all of them. */
void sql_note(const struct domain *domain, const char *name, const char *text);

/* Breaks longer lines at spaces. */
char *sql_wrap(const char *sql, size_t width);

/* What an endpoint runs, in order, for people. */
struct sql_statement {
    const char *name, *text;
};
struct sql_statements {
    struct sql_statement *items;
    size_t n;
};
void sql_of_endpoint(const struct spec *spec, const struct endpoint *endpoint,
                     struct sql_statements *ret);

#endif
