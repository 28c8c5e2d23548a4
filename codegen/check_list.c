/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Lists: filters and sorts that an index and a cursor can serve, pages with an end.
 */
#include <ctype.h>
#include <string.h>

#include "buf.h"
#include "check.h"
#include "names.h"
#include "resolve.h"

static bool fits(enum filter_op op, enum kind kind)
{
    switch (op) {
    case FILTER_EQ:
        return kind != KIND_JSON;
    case FILTER_PREFIX:
    case FILTER_CONTAINS:
        return kind == KIND_STR;
    case FILTER_RANGE:
        return kind == KIND_I64 || kind == KIND_MONEY || kind == KIND_TIME || kind == KIND_DATE;
    }
    return false;
}

static void check_filter(const struct filter *filter)
{
    static const char *const ops[] = {"eq", "prefix", "contains", "range"};
    bool is_text_search = filter->op == FILTER_PREFIX || filter->op == FILTER_CONTAINS;

    for (size_t i = 0; i < filter->column_names.n; i++) {
        const struct column *column = filter->columns[i];
        struct place at = filter->column_names.items[i].at;
        if (!column || !column->type.name.text)
            continue;
        if (!fits(filter->op, column->type.kind))
            diag_error(at, "`%s` is no filter of `%s`, which is of type %s", ops[filter->op],
                       column->name, column->type.name.text);
        else if (filter->type.name.text && filter->type.kind != column->type.kind)
            diag_error(at, "`%s` is not compared with type %s", column->name,
                       filter->type.name.text);
    }
    if (filter->column_names.n > 1 && !is_text_search)
        diag_error(filter->column_names.items[1].at,
                   "only prefix and contains look into several columns");
}

/* Names of the query string: of filters, and those that every list has. */
static void check_filter_names(const struct endpoint *endpoint)
{
    static const char *const taken[] = {"limit", "cursor", "sort"};

    MODEL_EACH (param, endpoint->params) {
        bool is_taken = false;
        for (size_t i = 0; i < sizeof taken / sizeof *taken; i++)
            is_taken |= strcmp(param->name, taken[i]) == 0;
        MODEL_EACH (filter, endpoint->filters)
            is_taken |= strcmp(param->snake, filter->name) == 0;
        if (param->in_query && is_taken)
            diag_error(param->at, "the list has a parameter `%s` already", param->name);
    }
    MODEL_EACH (filter, endpoint->filters) {
        for (size_t i = 0; i < sizeof taken / sizeof *taken; i++)
            if (strcmp(filter->name, taken[i]) == 0)
                diag_error(filter->at, "every list has a parameter `%s`: call the filter otherwise",
                           filter->name);
        if (check_is_c_keyword(filter->name))
            diag_error(filter->at,
                       "`%s` is a word of C: name the filter otherwise, with `column: %s`",
                       filter->name, filter->name);
        MODEL_EACH (other, endpoint->filters) {
            bool is_bound = filter->op == FILTER_RANGE && other != filter &&
                            (strcmp(other->name, mem_printf("min_%s", filter->name)) == 0 ||
                             strcmp(other->name, mem_printf("max_%s", filter->name)) == 0);
            if (is_bound)
                diag_error(other->at, "`%s` is a parameter of the range filter `%s` already",
                           names_camel(other->name), filter->name);
        }
    }
}

static void check_sort(const struct endpoint *endpoint, const struct sort *sort)
{
    const struct column *column = sort->column;

    MODEL_EACH (other, endpoint->sorts)
        if (other < sort && strcmp(other->name, sort->name) == 0)
            diag_error(sort->at, "`%s` is a sort already", sort->name);
    if (!column)
        return;
    if (column->type.nullable)
        diag_error(sort->at, "`%s` may be null: a cursor cannot go on from a row without a value",
                   column->name);
    else if (column->type.kind == KIND_BOOL || column->type.kind == KIND_JSON ||
             column->type.kind == KIND_ENUM)
        diag_error(sort->at, "a list is not sorted by type %s", column->type.name.text);
}

/* `t.status` may be written for `status`. */
static const char *without_alias(const char *condition)
{
    struct buf out = {0};
    bool is_start = true;

    buf_add(&out, "");
    for (const char *p = condition; *p; p++) {
        if (is_start && p[0] == 't' && p[1] == '.') {
            p++;
            continue;
        }
        is_start = !isalnum((unsigned char)*p) && !strchr("_.'", *p);
        buf_add_n(&out, p, 1);
    }
    return out.text;
}

static void check_fixed(const struct endpoint *endpoint)
{
    const struct name where = endpoint->where;

    if (!where.text)
        return;
    if (strchr(where.text, '?'))
        diag_error(where.at, "`where` is the same for all callers: nothing binds a `?`");
    else
        check_condition(endpoint->entity, without_alias(where.text), where.at, "`where`");
}

void check_list(const struct endpoint *endpoint)
{
    check_fixed(endpoint);
    MODEL_EACH (filter, endpoint->filters)
        check_filter(filter);
    check_filter_names(endpoint);
    MODEL_EACH (sort, endpoint->sorts)
        check_sort(endpoint, sort);
    if (endpoint->limit_default > endpoint->limit_max)
        diag_error(endpoint->at, "the default of `limit` (%u) is above its max (%u)",
                   endpoint->limit_default, endpoint->limit_max);
}
