/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Pages of rows by keyset: SELECT … WHERE filters AND (sort, id) beyond the cursor ORDER BY sort,
 * id LIMIT n+1. The cursor is opaque to clients, belongs to one list and one sort, and is stable
 * under inserts.
 *
 *     list = list_begin(call, &item_list, in->sort, in->limit, in->cursor);
 *     list_where(list, "t.user_id = ?");
 *     list_bind_str(list, call->who.user_id);
 *     while (list_next(list)) {
 *         item_view_fetch(list_stmt(list), &item);
 *         item_view_encode(&call->reply, NULL, &item);
 *     }
 *     err = list_end(list);
 *     if (err)
 *         return err;
 *     jwrite_str(&call->reply, "nextCursor", list_next_cursor(list));
 */
#ifndef LIST_H
#define LIST_H

#include "call.h"

enum list_kind { LIST_I64, LIST_STR, LIST_MONEY, LIST_TIME, LIST_DATE };

struct list_sort {
    const char *name;   /* as the client says it: "price_asc" */
    const char *column; /* SQL expression, never NULL in a row */
    enum list_kind kind;
    bool descending; /* the tie-breaker goes the same way */
};

struct list_def {
    const char *name;              /* of the list: part of the cursor's check */
    const char *columns;           /* "t.id, t.title": what the view's fetch reads, in its order */
    const char *from;              /* "wishlists t JOIN …": what follows FROM */
    const char *where;             /* a condition that always holds, or NULL */
    const char *id;                /* the tie-breaker, unique: "t.id" (BIGINT) */
    const struct list_sort *sorts; /* the first is the default; at least one */
    size_t n_sorts;
    unsigned default_limit, max_limit;
};

struct list;

/* sort: index into def->sorts; limit: 1 to max_limit, 0 for the default; cursor NULL: from the
 * start. Reads nothing yet. A broken cursor, or one of another list or sort, is remembered:
 * list_next gives nothing and list_end ERR_VALIDATION_FAILED with a problem on "cursor". */
struct list *list_begin(struct call *call, const struct list_def *def, int sort, int64_t limit,
                        const char *cursor);
/* Adds " AND (condition)"; each '?' of it is bound by one list_bind_* call, in order. */
void list_where(struct list *list, const char *condition);
void list_bind_i64(struct list *list, int64_t value);
void list_bind_bool(struct list *list, bool value);
void list_bind_str(struct list *list, const char *value);
void list_bind_money(struct list *list, int64_t minor);
void list_bind_time(struct list *list, int64_t time_us);
void list_bind_date(struct list *list, int64_t days);
void list_bind_enum(struct list *list, int value, const struct enum_names *names);
/* for LIKE: text%, and %text%; wildcards in text are escaped with '\\' */
void list_bind_prefix(struct list *list, const char *text);
void list_bind_contains(struct list *list, const char *text);

/* True: def->columns of a row can be read from list_stmt. Suspends. */
bool list_next(struct list *list);
struct db_stmt *list_stmt(struct list *list);
enum err list_end(struct list *list);            /* ERR_OK: list_next_cursor is known */
const char *list_next_cursor(struct list *list); /* NULL at the end */

/* The statement for these filters, without running it: for tests that prepare every combination.
 * Its first columns are the sort's and the id, unless these are one; then come def->columns. */
const char *list_sql(struct arena *arena, const struct list_def *def, int sort, bool has_cursor,
                     size_t n_conditions, const char *const *conditions);

#endif
