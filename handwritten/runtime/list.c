/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Lists. The sort's value and the id are selected before the view's columns and read here, since
 * rows are read from left to right; they make the next cursor. One row more than was asked for is
 * selected and only looked at: it says whether there is a next page.
 *
 * Values are kept until the first row is asked for, because the statement's text, and with it the
 * marks, is complete only then.
 */
#include "list.h"

#include "arena.h"
#include "list_cursor.h"

#include <assert.h>
#include <string.h>

enum bind_kind { BIND_I64, BIND_BOOL, BIND_STR, BIND_MONEY, BIND_TIME, BIND_DATE, BIND_ENUM };

struct bind {
    enum bind_kind kind;
    int64_t number;
    const char *text;
    const struct enum_names *names;
    struct bind *next;
};

struct list {
    struct call *call;
    const struct list_def *def;
    const struct list_sort *sort;
    unsigned limit, n_rows;
    bool has_cursor, is_broken, has_more;
    struct list_position from, last; /* the cursor's, and the newest row's */
    const char *conditions;          /* " AND (…) AND (…)" */
    struct bind *binds, **binds_end;
    struct db_sql sql;
    struct db_stmt *st;
};

static bool is_by_id(const struct list_def *def, const struct list_sort *sort)
{
    return !strcmp(def->id, sort->column);
}

static const char *beyond_cursor(struct arena *arena, const struct list_def *def,
                                 const struct list_sort *sort)
{
    char sign = sort->descending ? '<' : '>';

    if (is_by_id(def, sort))
        return arena_printf(arena, " AND (%s %c ?)", def->id, sign);
    return arena_printf(arena, " AND (%s %c ? OR (%s = ? AND %s %c ?))", sort->column, sign,
                        sort->column, def->id, sign);
}

static const char *order_by(struct arena *arena, const struct list_def *def,
                            const struct list_sort *sort)
{
    const char *direction = sort->descending ? " DESC" : "";

    if (is_by_id(def, sort))
        return arena_printf(arena, "%s%s", def->id, direction);
    return arena_printf(arena, "%s%s, %s%s", sort->column, direction, def->id, direction);
}

static const char *sql_text(struct arena *arena, const struct list_def *def,
                            const struct list_sort *sort, bool has_cursor, const char *conditions)
{
    bool by_id = is_by_id(def, sort);

    return arena_printf(arena, "SELECT %s%s%s, %s FROM %s WHERE %s%s%s ORDER BY %s LIMIT ?",
                        sort->column, by_id ? "" : ", ", by_id ? "" : def->id, def->columns,
                        def->from, def->where ? def->where : "TRUE", conditions,
                        has_cursor ? beyond_cursor(arena, def, sort) : "",
                        order_by(arena, def, sort));
}

static const char *with_condition(struct arena *arena, const char *conditions,
                                  const char *condition)
{
    return arena_printf(arena, "%s AND (%s)", conditions, condition);
}

const char *list_sql(struct arena *arena, const struct list_def *def, int sort, bool has_cursor,
                     size_t n_conditions, const char *const *conditions)
{
    const char *all = "";

    assert(sort >= 0 && (size_t)sort < def->n_sorts);
    for (size_t i = 0; i < n_conditions; i++)
        all = with_condition(arena, all, conditions[i]);
    return sql_text(arena, def, &def->sorts[sort], has_cursor, all);
}

struct list *list_begin(struct call *call, const struct list_def *def, int sort, int64_t limit,
                        const char *cursor)
{
    struct list *list = arena_alloc(call->arena, sizeof(*list));

    assert(sort >= 0 && (size_t)sort < def->n_sorts);
    assert(limit >= 0 && limit <= def->max_limit);
    *list = (struct list){
        .call = call,
        .def = def,
        .sort = &def->sorts[sort],
        .limit = limit ? (unsigned)limit : def->default_limit,
        .has_cursor = cursor != NULL,
        .conditions = "",
    };
    list->binds_end = &list->binds;
    list->is_broken =
        cursor && !list_cursor_read(call->arena, def, list->sort, cursor, &list->from);
    return list;
}

void list_where(struct list *list, const char *condition)
{
    list->conditions = with_condition(list->call->arena, list->conditions, condition);
}

static void add_bind(struct list *list, struct bind value)
{
    struct bind *bind = arena_alloc(list->call->arena, sizeof(*bind));

    *bind = value;
    *list->binds_end = bind;
    list->binds_end = &bind->next;
}

void list_bind_i64(struct list *list, int64_t value)
{
    add_bind(list, (struct bind){.kind = BIND_I64, .number = value});
}

void list_bind_bool(struct list *list, bool value)
{
    add_bind(list, (struct bind){.kind = BIND_BOOL, .number = value});
}

void list_bind_str(struct list *list, const char *value)
{
    add_bind(list, (struct bind){.kind = BIND_STR, .text = value});
}

void list_bind_money(struct list *list, int64_t minor)
{
    add_bind(list, (struct bind){.kind = BIND_MONEY, .number = minor});
}

void list_bind_time(struct list *list, int64_t time_us)
{
    add_bind(list, (struct bind){.kind = BIND_TIME, .number = time_us});
}

void list_bind_date(struct list *list, int64_t days)
{
    add_bind(list, (struct bind){.kind = BIND_DATE, .number = days});
}

void list_bind_enum(struct list *list, int value, const struct enum_names *names)
{
    add_bind(list, (struct bind){.kind = BIND_ENUM, .number = value, .names = names});
}

/* A pattern of LIKE that is matched by text and nothing else. */
static const char *escape_wildcards(struct arena *arena, const char *text)
{
    char *escaped = arena_alloc(arena, strlen(text) * 2 + 1), *p = escaped;

    for (; *text; text++) {
        if (strchr("%_\\", *text))
            *p++ = '\\';
        *p++ = *text;
    }
    return escaped;
}

void list_bind_prefix(struct list *list, const char *text)
{
    struct arena *arena = list->call->arena;

    list_bind_str(list, arena_printf(arena, "%s%%", escape_wildcards(arena, text)));
}

void list_bind_contains(struct list *list, const char *text)
{
    struct arena *arena = list->call->arena;

    list_bind_str(list, arena_printf(arena, "%%%s%%", escape_wildcards(arena, text)));
}

static void bind_value(struct db_stmt *st, const struct bind *bind)
{
    switch (bind->kind) {
    case BIND_I64:
        db_bind_i64(st, bind->number);
        break;
    case BIND_BOOL:
        db_bind_bool(st, bind->number != 0);
        break;
    case BIND_STR:
        db_bind_str(st, bind->text);
        break;
    case BIND_MONEY:
        db_bind_money(st, bind->number);
        break;
    case BIND_TIME:
        db_bind_time(st, bind->number);
        break;
    case BIND_DATE:
        db_bind_date(st, bind->number);
        break;
    case BIND_ENUM:
        db_bind_enum(st, (int)bind->number, bind->names);
        break;
    }
}

static void bind_sort(struct db_stmt *st, const struct list_sort *sort,
                      const struct list_position *position)
{
    static const enum bind_kind kinds[] = {
        [LIST_I64] = BIND_I64,   [LIST_STR] = BIND_STR,   [LIST_MONEY] = BIND_MONEY,
        [LIST_TIME] = BIND_TIME, [LIST_DATE] = BIND_DATE,
    };

    bind_value(st, &(struct bind){.kind = kinds[sort->kind],
                                  .number = position->number,
                                  .text = position->text});
}

static void begin_statement(struct list *list)
{
    list->sql = (struct db_sql){
        .name = list->def->name,
        .text =
            sql_text(list->call->arena, list->def, list->sort, list->has_cursor, list->conditions),
    };
    list->st = db_begin(list->call->db, &list->sql);
    for (const struct bind *bind = list->binds; bind; bind = bind->next)
        bind_value(list->st, bind);
    if (list->has_cursor) {
        if (!is_by_id(list->def, list->sort)) {
            bind_sort(list->st, list->sort, &list->from);
            bind_sort(list->st, list->sort, &list->from);
        }
        db_bind_i64(list->st, list->from.id);
    }
    db_bind_i64(list->st, (int64_t)list->limit + 1);
}

static void read_position(struct list *list)
{
    struct list_position *last = &list->last;

    if (!is_by_id(list->def, list->sort)) {
        switch (list->sort->kind) {
        case LIST_I64:
            db_get_i64(list->st, &last->number);
            break;
        case LIST_STR:
            db_get_str(list->st, &last->text);
            break;
        case LIST_MONEY:
            db_get_money(list->st, &last->number);
            break;
        case LIST_TIME:
            db_get_time(list->st, &last->number);
            break;
        case LIST_DATE:
            db_get_date(list->st, &last->number);
            break;
        }
    }
    db_get_i64(list->st, &last->id);
    if (is_by_id(list->def, list->sort))
        last->number = last->id;
}

bool list_next(struct list *list)
{
    if (list->is_broken || list->has_more)
        return false;
    if (!list->st)
        begin_statement(list);
    if (!db_next(list->st))
        return false;
    if (list->n_rows == list->limit) {
        list->has_more = true;
        return false;
    }
    list->n_rows++;
    read_position(list);
    return true;
}

struct db_stmt *list_stmt(struct list *list)
{
    return list->st;
}

enum err list_end(struct list *list)
{
    static const char detail[] = "is no cursor of this list and sort";
    struct call *call = list->call;

    if (!list->is_broken)
        return list->st ? db_end(list->st, ERR_OK) : ERR_OK;
    if (!call->query)
        return call_fail(call, ERR_VALIDATION_FAILED, "cursor %s", detail);
    jread_fail(call->query, "cursor", ERR_VALIDATION_FAILED, detail);
    return call_invalid(call, call->query);
}

const char *list_next_cursor(struct list *list)
{
    if (!list->has_more)
        return NULL;
    return list_cursor_write(list->call->arena, list->def, list->sort, &list->last);
}
