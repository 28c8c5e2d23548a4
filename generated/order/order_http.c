/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The endpoints of order: decode, run, encode.
 * GENERATED from spec/domains/order.yaml by templates/http.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include "order_http.h"

#include "order_repo.h"
#include "idempotency.h"
#include "order_dto.h"
#include "list.h"
#include "arena.h"
#include "rows.h"
#include "service.h"

_Static_assert(RUNTIME_ABI == 1, "run ./dev gen");

enum err create_order_answer(struct call *call, int64_t key_id, const struct order_view *ret)
{
    struct jwrite body;

    if (!key_id)
        return ERR_OK;
    jwrite_init(&body, call->arena, 0);
    order_view_encode(&body, NULL, ret);
    return idempotency_succeeded(call, key_id, 201, &body);
}

enum err create_order_call(struct call *call)
{
    struct new_order in = {0};
    struct order_view out = {0};
    bool is_replayed = false;
    enum err err;

    if (!jread_done(call->query)) /* it takes no parameters */
        return call_invalid(call, call->query);
    err = idempotency_header(call, "createOrder", true);
    if (!err)
        err = call_read_body(call);
    if (err)
        return err;
    if (!new_order_decode(call->body, &in))
        return call_invalid(call, call->body);
    err = idempotency_begin(call, &is_replayed);
    if (err || is_replayed)
        return err;
    err = create_order_handle(call, &in, &out);
    if (!err)
        order_view_encode(&call->reply, NULL, &out);
    return idempotency_end(call, err, &is_replayed);
}

static const struct list_sort list_orders_sorts[] = {
    {.name = "-id", .column = "t.id", .kind = LIST_I64, .descending = true},
};

static const struct enum_names list_orders_sort_names = {
    .names =
        (const char *const[]){
            "-id",
        },
    .n_names = 1,
};

const struct list_def list_orders_def = {
    .name = "list_orders",
    .columns = "t.order_number, t.status, t.total_amount, t.discount_amount, "
               "t.final_amount, t.user_coupon_id, t.cancel_reason, t.cancelled_at, "
               "t.expires_at, t.created_at, t.updated_at, t.receiver_name, "
               "t.receiver_phone, t.zip_code, t.address1, t.address2, t.id",
    .from = "orders t",
    .id = "t.id",
    .sorts = list_orders_sorts,
    .n_sorts = 1,
    .default_limit = 20,
    .max_limit = 100,
};

static bool list_orders_query_decode(struct jread *in, struct list_orders_query *ret)
{
    static const struct jread_rule limit_rule = {.min = 1, .max = 100};

    jread_opt_enum(in, "status", NULL, &order_status_names, &ret->status_presence, &ret->status);
    jread_opt_enum(in, "sort", NULL, &list_orders_sort_names, &ret->sort_presence, &ret->sort);
    jread_opt_i64(in, "limit", &limit_rule, &ret->limit_presence, &ret->limit);
    jread_opt_str(in, "cursor", NULL, &ret->cursor_presence, &ret->cursor);
    return jread_done(in);
}

static void list_orders_where(struct list *list, const struct call *call,
                              const struct list_orders_query *query)
{
    list_where(list, "t.user_id = ?");
    list_bind_str(list, call->who.user_id);
    if (query->status_presence == PRESENCE_VALUE) {
        list_where(list, "t.status = ?");
        list_bind_enum(list, query->status, &order_status_names);
    }
}

static enum err list_orders_run(struct call *call, const struct list_orders_query *query)
{
    struct list *list;
    struct order_view *views = NULL;
    int64_t *ids = NULL;
    size_t n = 0;
    enum err err;

    list = list_begin(call, &list_orders_def, query->sort, query->limit, query->cursor);
    list_orders_where(list, call, query);
    while (list_next(list)) {
        views = rows_grow(call->arena, views, n, sizeof *views);
        ids = rows_grow(call->arena, ids, n, sizeof *ids);
        order_view_fetch(list_stmt(list), &views[n]);
        db_get_i64(list_stmt(list), &ids[n++]);
    }
    err = list_end(list);
    if (!err)
        err = order_view_load(call, ids, views, n);
    if (err)
        return err;
    jwrite_object(&call->reply, NULL);
    jwrite_array(&call->reply, "items");
    for (size_t i = 0; i < n; i++)
        order_view_encode(&call->reply, NULL, &views[i]);
    jwrite_array_end(&call->reply);
    jwrite_str(&call->reply, "nextCursor", list_next_cursor(list));
    jwrite_object_end(&call->reply);
    return ERR_OK;
}

enum err list_orders_call(struct call *call)
{
    struct list_orders_query query = {0};

    if (!list_orders_query_decode(call->query, &query))
        return call_invalid(call, call->query);
    return list_orders_run(call, &query);
}

static bool get_order_path_decode(struct jread *in, struct get_order_path *ret)
{
    jread_str(in, "orderNumber", NULL, &ret->order_number);
    return jread_done(in);
}

enum err get_order_call(struct call *call)
{
    struct get_order_path path = {0};
    struct order_view out = {0};
    enum err err;

    if (!jread_done(call->query)) /* it takes no parameters */
        return call_invalid(call, call->query);
    if (!get_order_path_decode(call->path, &path))
        return call_invalid(call, call->path);
    err = order_view_find_own_by_order_number(call, path.order_number, &out);
    if (err)
        return err;
    order_view_encode(&call->reply, NULL, &out);
    return ERR_OK;
}

static bool cancel_order_path_decode(struct jread *in, struct cancel_order_path *ret)
{
    jread_str(in, "orderNumber", NULL, &ret->order_number);
    return jread_done(in);
}

enum err cancel_order_call(struct call *call)
{
    struct cancel_order_path path = {0};
    struct cancellation in = {0};
    struct order_view out = {0};
    enum err err;

    if (!jread_done(call->query)) /* it takes no parameters */
        return call_invalid(call, call->query);
    if (!cancel_order_path_decode(call->path, &path))
        return call_invalid(call, call->path);
    if (!cancellation_decode(call->body, &in))
        return call_invalid(call, call->body);
    err = cancel_order_handle(call, &path, &in, &out);
    if (err)
        return err;
    order_view_encode(&call->reply, NULL, &out);
    return ERR_OK;
}

static const struct list_sort list_all_orders_sorts[] = {
    {.name = "-id", .column = "t.id", .kind = LIST_I64, .descending = true},
};

static const struct enum_names list_all_orders_sort_names = {
    .names =
        (const char *const[]){
            "-id",
        },
    .n_names = 1,
};

const struct list_def list_all_orders_def = {
    .name = "list_all_orders",
    .columns = "t.order_number, t.user_id, t.status, t.total_amount, t.discount_amount, "
               "t.final_amount, t.user_coupon_id, t.cancel_reason, t.cancelled_at, "
               "t.expires_at, t.created_at, t.updated_at, t.receiver_name, "
               "t.receiver_phone, t.zip_code, t.address1, t.address2, t.id",
    .from = "orders t",
    .id = "t.id",
    .sorts = list_all_orders_sorts,
    .n_sorts = 1,
    .default_limit = 20,
    .max_limit = 100,
};

static bool list_all_orders_query_decode(struct jread *in, struct list_all_orders_query *ret)
{
    static const struct jread_rule keyword_rule = {.min = 1, .max = 100};
    static const struct jread_rule limit_rule = {.min = 1, .max = 100};

    jread_opt_enum(in, "status", NULL, &order_status_names, &ret->status_presence, &ret->status);
    jread_opt_str(in, "keyword", &keyword_rule, &ret->keyword_presence, &ret->keyword);
    jread_opt_enum(in, "sort", NULL, &list_all_orders_sort_names, &ret->sort_presence, &ret->sort);
    jread_opt_i64(in, "limit", &limit_rule, &ret->limit_presence, &ret->limit);
    jread_opt_str(in, "cursor", NULL, &ret->cursor_presence, &ret->cursor);
    return jread_done(in);
}

static void list_all_orders_where(struct list *list, const struct list_all_orders_query *query)
{
    if (query->status_presence == PRESENCE_VALUE) {
        list_where(list, "t.status = ?");
        list_bind_enum(list, query->status, &order_status_names);
    }
    if (query->keyword_presence == PRESENCE_VALUE) {
        list_where(list, "t.order_number LIKE ? OR t.user_id LIKE ? OR t.receiver_name LIKE ?");
        list_bind_contains(list, query->keyword);
        list_bind_contains(list, query->keyword);
        list_bind_contains(list, query->keyword);
    }
}

static enum err list_all_orders_run(struct call *call, const struct list_all_orders_query *query)
{
    struct list *list;
    struct admin_order_view *views = NULL;
    int64_t *ids = NULL;
    size_t n = 0;
    enum err err;

    list = list_begin(call, &list_all_orders_def, query->sort, query->limit, query->cursor);
    list_all_orders_where(list, query);
    while (list_next(list)) {
        views = rows_grow(call->arena, views, n, sizeof *views);
        ids = rows_grow(call->arena, ids, n, sizeof *ids);
        admin_order_view_fetch(list_stmt(list), &views[n]);
        db_get_i64(list_stmt(list), &ids[n++]);
    }
    err = list_end(list);
    if (!err)
        err = admin_order_view_load(call, ids, views, n);
    if (!err)
        err = list_all_orders_after(call, views, n);
    if (err)
        return err;
    jwrite_object(&call->reply, NULL);
    jwrite_array(&call->reply, "items");
    for (size_t i = 0; i < n; i++)
        admin_order_view_encode(&call->reply, NULL, &views[i]);
    jwrite_array_end(&call->reply);
    jwrite_str(&call->reply, "nextCursor", list_next_cursor(list));
    jwrite_object_end(&call->reply);
    return ERR_OK;
}

enum err list_all_orders_call(struct call *call)
{
    struct list_all_orders_query query = {0};

    if (!list_all_orders_query_decode(call->query, &query))
        return call_invalid(call, call->query);
    return list_all_orders_run(call, &query);
}

static bool get_any_order_path_decode(struct jread *in, struct get_any_order_path *ret)
{
    jread_str(in, "orderNumber", NULL, &ret->order_number);
    return jread_done(in);
}

static enum err get_any_order_run(struct call *call, const struct get_any_order_path *path,
                                  struct admin_order_view *ret)
{
    enum err err;

    err = admin_order_view_find_by_order_number(call, path->order_number, ret);
    if (err)
        return err;
    return get_any_order_after(call, ret);
}

enum err get_any_order_call(struct call *call)
{
    struct get_any_order_path path = {0};
    struct admin_order_view out = {0};
    enum err err;

    if (!jread_done(call->query)) /* it takes no parameters */
        return call_invalid(call, call->query);
    if (!get_any_order_path_decode(call->path, &path))
        return call_invalid(call, call->path);
    err = get_any_order_run(call, &path, &out);
    if (err)
        return err;
    admin_order_view_encode(&call->reply, NULL, &out);
    return ERR_OK;
}

static bool change_order_status_path_decode(struct jread *in, struct change_order_status_path *ret)
{
    jread_str(in, "orderNumber", NULL, &ret->order_number);
    return jread_done(in);
}

enum err change_order_status_call(struct call *call)
{
    struct change_order_status_path path = {0};
    struct order_status_change in = {0};
    struct admin_order_view out = {0};
    enum err err;

    if (!jread_done(call->query)) /* it takes no parameters */
        return call_invalid(call, call->query);
    if (!change_order_status_path_decode(call->path, &path))
        return call_invalid(call, call->path);
    if (!order_status_change_decode(call->body, &in))
        return call_invalid(call, call->body);
    err = change_order_status_handle(call, &path, &in, &out);
    if (err)
        return err;
    admin_order_view_encode(&call->reply, NULL, &out);
    return ERR_OK;
}
