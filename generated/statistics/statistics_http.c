/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The endpoints of statistics: decode, run, encode.
 * GENERATED from spec/domains/statistics.yaml by templates/http.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include "statistics_http.h"

#include "statistics_repo.h"
#include "list.h"
#include "arena.h"
#include "rows.h"
#include "service.h"

_Static_assert(RUNTIME_ABI == 1, "run ./dev gen");

static bool is_above(enum presence min_presence, int64_t min, enum presence max_presence,
                     int64_t max)
{
    return min_presence == PRESENCE_VALUE && max_presence == PRESENCE_VALUE && min > max;
}

static const struct list_sort list_product_statistics_sorts[] = {
    {.name = "newest", .column = "t.day", .kind = LIST_DATE, .descending = true},
    {.name = "oldest", .column = "t.day", .kind = LIST_DATE},
    {.name = "best_selling", .column = "t.sold_quantity", .kind = LIST_I64, .descending = true},
    {
        .name = "most_refunded",
        .column = "t.refunded_quantity",
        .kind = LIST_I64,
        .descending = true,
    },
};

static const struct enum_names list_product_statistics_sort_names = {
    .names =
        (const char *const[]){
            "newest",
            "oldest",
            "best_selling",
            "most_refunded",
        },
    .n_names = 4,
};

const struct list_def list_product_statistics_def = {
    .name = "list_product_statistics",
    .columns = "t.product_id, t.day, t.sold_quantity, t.sold_amount, t.refunded_quantity, "
               "t.refunded_amount, product.name",
    .from = "product_statistics t "
            "LEFT JOIN products product ON product.id = t.product_id",
    .id = "t.id",
    .sorts = list_product_statistics_sorts,
    .n_sorts = 4,
    .default_limit = 20,
    .max_limit = 100,
};

static bool list_product_statistics_query_decode(struct jread *in,
                                                 struct list_product_statistics_query *ret)
{
    static const struct jread_rule product_id_rule = {.min = 1, .id = true};
    static const struct jread_rule limit_rule = {.min = 1, .max = 100};

    jread_opt_i64(in, "productId", &product_id_rule, &ret->product_id_presence, &ret->product_id);
    jread_opt_date(in, "minDay", NULL, &ret->min_day_presence, &ret->min_day);
    jread_opt_date(in, "maxDay", NULL, &ret->max_day_presence, &ret->max_day);
    jread_opt_enum(in, "sort", NULL, &list_product_statistics_sort_names, &ret->sort_presence,
                   &ret->sort);
    jread_opt_i64(in, "limit", &limit_rule, &ret->limit_presence, &ret->limit);
    jread_opt_str(in, "cursor", NULL, &ret->cursor_presence, &ret->cursor);
    if (is_above(ret->min_day_presence, ret->min_day, ret->max_day_presence, ret->max_day))
        jread_fail(in, "minDay", ERR_VALIDATION_FAILED, "is above maxDay");
    return jread_done(in);
}

static void list_product_statistics_where(struct list *list,
                                          const struct list_product_statistics_query *query)
{
    if (query->product_id_presence == PRESENCE_VALUE) {
        list_where(list, "t.product_id = ?");
        list_bind_i64(list, query->product_id);
    }
    if (query->min_day_presence == PRESENCE_VALUE) {
        list_where(list, "t.day >= ?");
        list_bind_date(list, query->min_day);
    }
    if (query->max_day_presence == PRESENCE_VALUE) {
        list_where(list, "t.day <= ?");
        list_bind_date(list, query->max_day);
    }
}

static enum err list_product_statistics_run(struct call *call,
                                            const struct list_product_statistics_query *query)
{
    struct list *list;
    struct product_statistic_view view = {0};
    enum err err;

    list = list_begin(call, &list_product_statistics_def, query->sort, query->limit, query->cursor);
    list_product_statistics_where(list, query);
    jwrite_object(&call->reply, NULL);
    jwrite_array(&call->reply, "items");
    while (list_next(list)) {
        product_statistic_view_fetch(list_stmt(list), &view);
        product_statistic_view_encode(&call->reply, NULL, &view);
    }
    jwrite_array_end(&call->reply);
    err = list_end(list);
    if (err)
        return err;
    jwrite_str(&call->reply, "nextCursor", list_next_cursor(list));
    jwrite_object_end(&call->reply);
    return ERR_OK;
}

enum err list_product_statistics_call(struct call *call)
{
    struct list_product_statistics_query query = {0};

    if (!list_product_statistics_query_decode(call->query, &query))
        return call_invalid(call, call->query);
    return list_product_statistics_run(call, &query);
}
