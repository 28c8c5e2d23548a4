/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Pages of rows by keyset: SELECT … WHERE filters AND (sort, id) beyond the cursor ORDER BY sort,
 * id LIMIT n+1. The cursor is opaque to clients, belongs to one list and one sort, and is stable
 * under inserts.
 *
 *     list = list_begin(call, &list_items_def, in.sort, in.limit, in.cursor);
 *     list_where(list, "t.user_id = ?");
 *     db_bind_str(list_stmt(list), …)  -- not yet: binds go through list_bind_*, which keep the
 * order of the marks while (list_next(list)) { item_view_fetch(list_stmt(list), &item);
 * item_view_encode(&call->reply, NULL, &item); } return list_end(list);
 */
#ifndef LIST_H
#define LIST_H

#include "call.h"

enum list_kind { LIST_I64, LIST_STR, LIST_MONEY, LIST_TIME, LIST_DATE };

struct list_sort {
    const char *name;   /* as the client says it: "price_asc" */
    const char *column; /* SQL expression, never NULL in a row */
    enum list_kind kind;
    bool descending;
};

struct list_def {
    const char *name; /* of the list: part of the cursor's check */
    const char
        *select;       /* "SELECT t.id, t.title FROM wishlists t": columns the view's fetch reads */
    const char *where; /* a condition that always holds, or NULL */
    const char *id;    /* the tie-breaker, unique: "t.id" (BIGINT) */
    const struct list_sort *sorts; /* the first is the default; at least one */
    size_t n_sorts;
    unsigned default_limit, max_limit;
};

struct list;

/* sort: index into def->sorts; limit within the bounds; cursor NULL: from the start. Reads nothing
 * yet. A broken cursor, or one of another list or sort, is remembered: list_next gives nothing and
 * list_end ERR_VALIDATION_FAILED with a problem on "cursor". */
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
void list_bind_prefix(struct list *list,
                      const char *text); /* for LIKE: text%, wildcards escaped with '\\' */
void list_bind_contains(struct list *list, const char *text); /* for LIKE: %text% */

bool list_next(struct list *list); /* true: the row's view columns can be read from list_stmt */
struct db_stmt *list_stmt(struct list *list);
enum err list_end(struct list *list);            /* ERR_OK: list_next_cursor is known */
const char *list_next_cursor(struct list *list); /* NULL at the end */

/* The statement for these filters, without running it: for tests that prepare every combination. */
const char *list_sql(struct arena *arena, const struct list_def *def, int sort, bool has_cursor,
                     size_t n_conditions, const char *const *conditions);

#endif
