/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Reading the columns of a row, from left to right. What the server calls an integer, a DECIMAL or
 * a text is converted as far as nothing is lost (SUM of integers is a DECIMAL, for one); else the
 * statement fails.
 */
#include "arena.h"
#include "db_impl.h"
#include "db_time.h"

#include <string.h>

#define MINOR_PER_UNIT 100

/* The next column, or NULL without a row. */
static struct db_column *next_column(struct db_stmt *st)
{
    if (st->err || !st->has_row)
        return NULL;
    if (st->column == st->prepared->n_columns) {
        db_impl_stmt_fail(st, ERR_INTERNAL_ERROR, "a row has only %u columns",
                          st->prepared->n_columns);
        return NULL;
    }
    return &st->prepared->columns[st->column++];
}

/* The next column, which must not be NULL. */
static struct db_column *next_value(struct db_stmt *st)
{
    struct db_column *column = next_column(st);

    if (!column || !column->is_null)
        return column;
    db_impl_stmt_fail(st, ERR_INTERNAL_ERROR, "column %u is NULL", st->column);
    return NULL;
}

/* Whether the next column has a value; moves over one without. */
static bool has_value(struct db_stmt *st, enum presence *ret)
{
    if (st->err || !st->has_row)
        return false;
    if (st->column < st->prepared->n_columns && st->prepared->columns[st->column].is_null) {
        st->column++;
        *ret = PRESENCE_NULL;
        return false;
    }
    *ret = PRESENCE_VALUE;
    return true;
}

/* The whole text of the column that was read last, in the arena. */
static char *copy_text(struct db_stmt *st, const struct db_column *column)
{
    MYSQL_BIND bind = {.buffer_type = MYSQL_TYPE_STRING};
    char *text;

    if (column->kind == DB_COLUMN_TEXT && column->len <= column->capacity)
        return arena_strndup(st->db->arena, column->text, column->len);
    bind.buffer_length = column->kind == DB_COLUMN_TEXT ? column->len : VALUE_TIME_MAX;
    text = arena_alloc(st->db->arena, bind.buffer_length + 1);
    bind.buffer = text;
    mysql_stmt_fetch_column(st->prepared->stmt, &bind, st->column - 1, 0);
    return text;
}

static void refuse(struct db_stmt *st, const char *kind)
{
    db_impl_stmt_fail(st, ERR_INTERNAL_ERROR, "column %u is not of kind %s", st->column, kind);
}

static bool is_short_text(const struct db_column *column)
{
    return column->kind == DB_COLUMN_TEXT && column->len <= column->capacity;
}

void db_get_i64(struct db_stmt *st, int64_t *ret)
{
    struct db_column *column = next_value(st);

    if (!column)
        return;
    if (column->kind == DB_COLUMN_I64 && !column->is_truncated)
        *ret = column->i64;
    else if (!is_short_text(column) || !value_i64_parse(column->text, column->len, ret))
        refuse(st, "i64");
}

void db_get_bool(struct db_stmt *st, bool *ret)
{
    int64_t value = 0;

    if (!st->has_row)
        return;
    db_get_i64(st, &value);
    if (!st->err)
        *ret = value != 0;
}

void db_get_str(struct db_stmt *st, const char **ret)
{
    struct db_column *column = next_column(st);

    if (!column)
        return;
    *ret = column->is_null ? NULL : copy_text(st, column);
}

void db_get_money(struct db_stmt *st, int64_t *ret)
{
    struct db_column *column = next_value(st);
    int64_t minor;

    if (!column)
        return;
    if (column->kind == DB_COLUMN_I64 && !column->is_truncated &&
        !__builtin_mul_overflow(column->i64, MINOR_PER_UNIT, &minor))
        *ret = minor;
    else if (!is_short_text(column) || !value_money_parse(column->text, column->len, ret))
        refuse(st, "money");
}

static bool calendar(struct db_stmt *st, const struct db_column *column, MYSQL_TIME *ret)
{
    if (column->kind == DB_COLUMN_TEXT)
        return db_time_parse(copy_text(st, column), ret);
    if (column->kind != DB_COLUMN_TIME || column->is_truncated || !column->time.month ||
        !column->time.day)
        return false;
    *ret = column->time;
    return true;
}

void db_get_time(struct db_stmt *st, int64_t *ret)
{
    struct db_column *column = next_value(st);
    MYSQL_TIME time;

    if (!column)
        return;
    if (calendar(st, column, &time))
        *ret = db_time_to_us(&time);
    else
        refuse(st, "time");
}

void db_get_date(struct db_stmt *st, int64_t *ret)
{
    struct db_column *column = next_value(st);
    MYSQL_TIME time;

    if (!column)
        return;
    if (calendar(st, column, &time))
        *ret = db_time_to_days(&time);
    else
        refuse(st, "date");
}

void db_get_enum(struct db_stmt *st, int *ret, const struct enum_names *names)
{
    struct db_column *column = next_value(st);
    int value = -1;

    if (!column)
        return;
    if (is_short_text(column))
        value = value_enum_find(names, column->text, column->len);
    if (value >= 0)
        *ret = value;
    else
        refuse(st, "enum, or not a name of it");
}

void db_get_opt_i64(struct db_stmt *st, enum presence *ret_presence, int64_t *ret)
{
    if (has_value(st, ret_presence))
        db_get_i64(st, ret);
}

void db_get_opt_bool(struct db_stmt *st, enum presence *ret_presence, bool *ret)
{
    if (has_value(st, ret_presence))
        db_get_bool(st, ret);
}

void db_get_opt_str(struct db_stmt *st, enum presence *ret_presence, const char **ret)
{
    if (has_value(st, ret_presence))
        db_get_str(st, ret);
}

void db_get_opt_money(struct db_stmt *st, enum presence *ret_presence, int64_t *ret)
{
    if (has_value(st, ret_presence))
        db_get_money(st, ret);
}

void db_get_opt_time(struct db_stmt *st, enum presence *ret_presence, int64_t *ret)
{
    if (has_value(st, ret_presence))
        db_get_time(st, ret);
}

void db_get_opt_date(struct db_stmt *st, enum presence *ret_presence, int64_t *ret)
{
    if (has_value(st, ret_presence))
        db_get_date(st, ret);
}

void db_get_opt_enum(struct db_stmt *st, enum presence *ret_presence, int *ret,
                     const struct enum_names *names)
{
    if (has_value(st, ret_presence))
        db_get_enum(st, ret, names);
}
