/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The endpoints of delivery: decode, run, encode.
 * GENERATED from spec/domains/delivery.yaml by templates/http.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include "delivery_http.h"

#include "delivery_repo.h"
#include "order_repo.h"
#include "list.h"
#include "arena.h"
#include "rows.h"
#include "service.h"

_Static_assert(RUNTIME_ABI == 1, "run ./dev gen");

static bool get_delivery_path_decode(struct jread *in, struct get_delivery_path *ret)
{
    jread_str(in, "trackingNumber", NULL, &ret->tracking_number);
    return jread_done(in);
}

enum err get_delivery_call(struct call *call)
{
    struct get_delivery_path path = {0};
    struct delivery_view out = {0};
    enum err err;

    if (!jread_done(call->query)) /* it takes no parameters */
        return call_invalid(call, call->query);
    if (!get_delivery_path_decode(call->path, &path))
        return call_invalid(call, call->path);
    err = delivery_view_find_own_by_tracking_number(call, path.tracking_number, &out);
    if (err)
        return err;
    delivery_view_encode(&call->reply, NULL, &out);
    return ERR_OK;
}

static const struct list_sort list_deliveries_of_order_sorts[] = {
    {.name = "-id", .column = "t.id", .kind = LIST_I64, .descending = true},
};

static const struct enum_names list_deliveries_of_order_sort_names = {
    .names =
        (const char *const[]){
            "-id",
        },
    .n_names = 1,
};

const struct list_def list_deliveries_of_order_def = {
    .name = "list_deliveries_of_order",
    .columns = "t.tracking_number, t.order_number, t.status, t.carrier, t.shipping_address, "
               "t.estimated_delivery_date, t.actual_delivery_date, `order`.receiver_name, "
               "`order`.receiver_phone, t.id",
    .from = "deliveries t "
            "LEFT JOIN orders `order` ON `order`.id = t.order_id",
    .id = "t.id",
    .sorts = list_deliveries_of_order_sorts,
    .n_sorts = 1,
    .default_limit = 20,
    .max_limit = 100,
};

static bool list_deliveries_of_order_query_decode(struct jread *in,
                                                  struct list_deliveries_of_order_query *ret)
{
    static const struct jread_rule order_number_rule = {
        .min = 21,
        .max = 21,
        .ascii = true,
        .pattern = "ORD-[0-9]{8}-[0-9A-Z]{8}",
    };
    static const struct jread_rule limit_rule = {.min = 1, .max = 100};

    jread_str(in, "orderNumber", &order_number_rule, &ret->order_number);
    jread_opt_enum(in, "sort", NULL, &list_deliveries_of_order_sort_names, &ret->sort_presence,
                   &ret->sort);
    jread_opt_i64(in, "limit", &limit_rule, &ret->limit_presence, &ret->limit);
    jread_opt_str(in, "cursor", NULL, &ret->cursor_presence, &ret->cursor);
    return jread_done(in);
}

static void list_deliveries_of_order_where(struct list *list, int64_t order_id)
{
    list_where(list, "t.order_id = ?");
    list_bind_i64(list, order_id);
}

static enum err list_deliveries_of_order_run(struct call *call,
                                             const struct list_deliveries_of_order_query *query)
{
    int64_t order_id;
    struct list *list;
    struct delivery_view *views = NULL;
    int64_t *ids = NULL;
    size_t n = 0;
    enum err err;

    err = order_by_order_number_own(call, query->order_number, &order_id);
    if (err)
        return err;
    list =
        list_begin(call, &list_deliveries_of_order_def, query->sort, query->limit, query->cursor);
    list_deliveries_of_order_where(list, order_id);
    while (list_next(list)) {
        views = rows_grow(call->arena, views, n, sizeof *views);
        ids = rows_grow(call->arena, ids, n, sizeof *ids);
        delivery_view_fetch(list_stmt(list), &views[n]);
        db_get_i64(list_stmt(list), &ids[n++]);
    }
    err = list_end(list);
    if (!err)
        err = delivery_view_load(call, ids, views, n);
    if (err)
        return err;
    jwrite_object(&call->reply, NULL);
    jwrite_array(&call->reply, "items");
    for (size_t i = 0; i < n; i++)
        delivery_view_encode(&call->reply, NULL, &views[i]);
    jwrite_array_end(&call->reply);
    jwrite_str(&call->reply, "nextCursor", list_next_cursor(list));
    jwrite_object_end(&call->reply);
    return ERR_OK;
}

enum err list_deliveries_of_order_call(struct call *call)
{
    struct list_deliveries_of_order_query query = {0};

    if (!list_deliveries_of_order_query_decode(call->query, &query))
        return call_invalid(call, call->query);
    return list_deliveries_of_order_run(call, &query);
}

static bool change_delivery_status_path_decode(struct jread *in,
                                               struct change_delivery_status_path *ret)
{
    jread_str(in, "trackingNumber", NULL, &ret->tracking_number);
    return jread_done(in);
}

enum err change_delivery_status_call(struct call *call)
{
    struct change_delivery_status_path path = {0};
    struct delivery_status_change in = {0};
    struct delivery_view out = {0};
    enum err err;

    if (!jread_done(call->query)) /* it takes no parameters */
        return call_invalid(call, call->query);
    if (!change_delivery_status_path_decode(call->path, &path))
        return call_invalid(call, call->path);
    if (!delivery_status_change_decode(call->body, &in))
        return call_invalid(call, call->body);
    err = change_delivery_status_handle(call, &path, &in, &out);
    if (err)
        return err;
    delivery_view_encode(&call->reply, NULL, &out);
    return ERR_OK;
}
