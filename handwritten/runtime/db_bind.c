/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Parameters of a statement. They are kept as the service's values and become the library's binds
 * when the statement runs (db_stmt.c), since it may run more than once.
 *
 * The rule: money is sent as a DECIMAL. As a text the server would compare it as floating point.
 */
#include "arena.h"
#include "db_impl.h"
#include "db_time.h"

#include <string.h>

static void add(struct db_stmt *st, struct db_param param)
{
    if (st->err)
        return;
    if (st->n_params == st->capacity) {
        struct db_param *more = arena_alloc(st->db->arena, 2 * st->capacity * sizeof(*more));

        memcpy(more, st->params, st->n_params * sizeof(*more));
        st->params = more;
        st->capacity *= 2;
    }
    st->params[st->n_params] = param;
    st->n_params++;
}

static void add_null(struct db_stmt *st)
{
    add(st, (struct db_param){.kind = DB_PARAM_NULL});
}

void db_bind_i64(struct db_stmt *st, int64_t value)
{
    add(st, (struct db_param){.kind = DB_PARAM_I64, .i64 = value});
}

void db_bind_bool(struct db_stmt *st, bool value)
{
    db_bind_i64(st, value);
}

void db_bind_str(struct db_stmt *st, const char *value)
{
    add(st, (struct db_param){.kind = value ? DB_PARAM_TEXT : DB_PARAM_NULL, .text = value});
}

void db_bind_money(struct db_stmt *st, int64_t minor)
{
    char *text = arena_alloc(st->db->arena, VALUE_MONEY_MAX);

    value_money_format(minor, text);
    add(st, (struct db_param){.kind = DB_PARAM_DECIMAL, .text = text});
}

void db_bind_time(struct db_stmt *st, int64_t time_us)
{
    add(st, (struct db_param){.kind = DB_PARAM_TIME, .time = db_time_from_us(time_us)});
}

void db_bind_date(struct db_stmt *st, int64_t days)
{
    add(st, (struct db_param){.kind = DB_PARAM_TIME, .time = db_time_from_days(days)});
}

void db_bind_enum(struct db_stmt *st, int value, const struct enum_names *names)
{
    if (value < 0 || (size_t)value >= names->n_names)
        db_impl_stmt_fail(st, ERR_INTERNAL_ERROR, "parameter %u: %d is no value of its enum",
                          st->n_params + 1, value);
    else
        db_bind_str(st, names->names[value]);
}

void db_bind_opt_i64(struct db_stmt *st, enum presence presence, int64_t value)
{
    if (presence == PRESENCE_VALUE)
        db_bind_i64(st, value);
    else
        add_null(st);
}

void db_bind_opt_bool(struct db_stmt *st, enum presence presence, bool value)
{
    db_bind_opt_i64(st, presence, value);
}

void db_bind_opt_str(struct db_stmt *st, enum presence presence, const char *value)
{
    db_bind_str(st, presence == PRESENCE_VALUE ? value : NULL);
}

void db_bind_opt_money(struct db_stmt *st, enum presence presence, int64_t minor)
{
    if (presence == PRESENCE_VALUE)
        db_bind_money(st, minor);
    else
        add_null(st);
}

void db_bind_opt_time(struct db_stmt *st, enum presence presence, int64_t time_us)
{
    if (presence == PRESENCE_VALUE)
        db_bind_time(st, time_us);
    else
        add_null(st);
}

void db_bind_opt_date(struct db_stmt *st, enum presence presence, int64_t days)
{
    if (presence == PRESENCE_VALUE)
        db_bind_date(st, days);
    else
        add_null(st);
}

void db_bind_opt_enum(struct db_stmt *st, enum presence presence, int value,
                      const struct enum_names *names)
{
    if (presence == PRESENCE_VALUE)
        db_bind_enum(st, value, names);
    else
        add_null(st);
}
