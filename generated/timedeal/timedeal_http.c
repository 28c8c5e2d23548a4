/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The endpoints of timedeal: decode, run, encode.
 * GENERATED from spec/domains/timedeal.yaml by templates/http.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include "timedeal_http.h"

#include "timedeal_repo.h"
#include "list.h"
#include "idempotency.h"
#include "arena.h"
#include "rows.h"
#include "service.h"

_Static_assert(RUNTIME_ABI == 1, "run ./dev gen");

static const struct list_sort list_active_time_deals_sorts[] = {
    {.name = "-id", .column = "t.id", .kind = LIST_I64, .descending = true},
};

static const struct enum_names list_active_time_deals_sort_names = {
    .names =
        (const char *const[]){
            "-id",
        },
    .n_names = 1,
};

const struct list_def list_active_time_deals_def = {
    .name = "list_active_time_deals",
    .columns = "t.id, t.name, t.description, t.status, t.starts_at, t.ends_at, "
               "t.requires_queue, t.id",
    .from = "time_deals t",
    .where = "(t.status = 'ACTIVE' AND t.ends_at > NOW(6))",
    .id = "t.id",
    .sorts = list_active_time_deals_sorts,
    .n_sorts = 1,
    .default_limit = 20,
    .max_limit = 100,
};

static bool list_active_time_deals_query_decode(struct jread *in,
                                                struct list_active_time_deals_query *ret)
{
    static const struct jread_rule limit_rule = {.min = 1, .max = 100};

    jread_opt_enum(in, "sort", NULL, &list_active_time_deals_sort_names, &ret->sort_presence,
                   &ret->sort);
    jread_opt_i64(in, "limit", &limit_rule, &ret->limit_presence, &ret->limit);
    jread_opt_str(in, "cursor", NULL, &ret->cursor_presence, &ret->cursor);
    return jread_done(in);
}

static enum err list_active_time_deals_run(struct call *call,
                                           const struct list_active_time_deals_query *query)
{
    struct list *list;
    struct time_deal_view *views = NULL;
    int64_t *ids = NULL;
    size_t n = 0;
    enum err err;

    list = list_begin(call, &list_active_time_deals_def, query->sort, query->limit, query->cursor);
    while (list_next(list)) {
        views = rows_grow(call->arena, views, n, sizeof *views);
        ids = rows_grow(call->arena, ids, n, sizeof *ids);
        time_deal_view_fetch(list_stmt(list), &views[n]);
        db_get_i64(list_stmt(list), &ids[n++]);
    }
    err = list_end(list);
    if (!err)
        err = time_deal_view_load(call, ids, views, n);
    if (err)
        return err;
    jwrite_object(&call->reply, NULL);
    jwrite_array(&call->reply, "items");
    for (size_t i = 0; i < n; i++)
        time_deal_view_encode(&call->reply, NULL, &views[i]);
    jwrite_array_end(&call->reply);
    jwrite_str(&call->reply, "nextCursor", list_next_cursor(list));
    jwrite_object_end(&call->reply);
    return ERR_OK;
}

enum err list_active_time_deals_call(struct call *call)
{
    struct list_active_time_deals_query query = {0};

    if (!list_active_time_deals_query_decode(call->query, &query))
        return call_invalid(call, call->query);
    return list_active_time_deals_run(call, &query);
}

static bool get_time_deal_path_decode(struct jread *in, struct get_time_deal_path *ret)
{
    static const struct jread_rule time_deal_id_rule = {.min = 1, .id = true};

    jread_i64(in, "timeDealId", &time_deal_id_rule, &ret->time_deal_id);
    return jread_done(in);
}

enum err get_time_deal_call(struct call *call)
{
    struct get_time_deal_path path = {0};
    struct time_deal_view out = {0};
    enum err err;

    if (!jread_done(call->query)) /* it takes no parameters */
        return call_invalid(call, call->query);
    if (!get_time_deal_path_decode(call->path, &path))
        return call_invalid(call, call->path);
    err = time_deal_view_find(call, path.time_deal_id, &out);
    if (err)
        return err;
    time_deal_view_encode(&call->reply, NULL, &out);
    return ERR_OK;
}

enum err purchase_time_deal_answer(struct call *call, int64_t key_id,
                                   const struct time_deal_purchase_view *ret)
{
    struct jwrite body;

    if (!key_id)
        return ERR_OK;
    jwrite_init(&body, call->arena, 0);
    time_deal_purchase_view_encode(&body, NULL, ret);
    return idempotency_succeeded(call, key_id, 201, &body);
}

enum err purchase_time_deal_call(struct call *call)
{
    struct new_time_deal_purchase in = {0};
    struct time_deal_purchase_view out = {0};
    bool is_replayed = false;
    enum err err;

    if (!jread_done(call->query)) /* it takes no parameters */
        return call_invalid(call, call->query);
    err = idempotency_header(call, "purchaseTimeDeal", true);
    if (!err)
        err = call_read_body(call);
    if (err)
        return err;
    if (!new_time_deal_purchase_decode(call->body, &in))
        return call_invalid(call, call->body);
    err = idempotency_begin(call, &is_replayed);
    if (err || is_replayed)
        return err;
    err = purchase_time_deal_handle(call, &in, &out);
    if (!err)
        time_deal_purchase_view_encode(&call->reply, NULL, &out);
    return idempotency_end(call, err, &is_replayed);
}

static const struct list_sort list_my_time_deal_purchases_sorts[] = {
    {.name = "-id", .column = "t.id", .kind = LIST_I64, .descending = true},
};

static const struct enum_names list_my_time_deal_purchases_sort_names = {
    .names =
        (const char *const[]){
            "-id",
        },
    .n_names = 1,
};

const struct list_def list_my_time_deal_purchases_def = {
    .name = "list_my_time_deal_purchases",
    .columns = "t.id, t.time_deal_product_id, t.quantity, t.purchase_price, t.purchased_at, "
               "time_deal_product.product_id, time_deal_product_product.name, "
               "t.purchase_price * t.quantity, `order`.order_number",
    .from = "time_deal_purchases t "
            "LEFT JOIN time_deal_products time_deal_product ON time_deal_product.id = t.time_deal_product_id "
            "LEFT JOIN products time_deal_product_product ON time_deal_product_product.id = time_deal_product.product_id "
            "LEFT JOIN orders `order` ON `order`.id = t.order_id",
    .id = "t.id",
    .sorts = list_my_time_deal_purchases_sorts,
    .n_sorts = 1,
    .default_limit = 20,
    .max_limit = 100,
};

static bool list_my_time_deal_purchases_query_decode(struct jread *in,
                                                     struct list_my_time_deal_purchases_query *ret)
{
    static const struct jread_rule limit_rule = {.min = 1, .max = 100};

    jread_opt_enum(in, "sort", NULL, &list_my_time_deal_purchases_sort_names, &ret->sort_presence,
                   &ret->sort);
    jread_opt_i64(in, "limit", &limit_rule, &ret->limit_presence, &ret->limit);
    jread_opt_str(in, "cursor", NULL, &ret->cursor_presence, &ret->cursor);
    return jread_done(in);
}

static void list_my_time_deal_purchases_where(struct list *list, const struct call *call)
{
    list_where(list, "t.user_id = ?");
    list_bind_str(list, call->who.user_id);
}

static enum err list_my_time_deal_purchases_run(
    struct call *call, const struct list_my_time_deal_purchases_query *query)
{
    struct list *list;
    struct time_deal_purchase_view view = {0};
    enum err err;

    list = list_begin(call, &list_my_time_deal_purchases_def, query->sort, query->limit,
                      query->cursor);
    list_my_time_deal_purchases_where(list, call);
    jwrite_object(&call->reply, NULL);
    jwrite_array(&call->reply, "items");
    while (list_next(list)) {
        time_deal_purchase_view_fetch(list_stmt(list), &view);
        time_deal_purchase_view_encode(&call->reply, NULL, &view);
    }
    jwrite_array_end(&call->reply);
    err = list_end(list);
    if (err)
        return err;
    jwrite_str(&call->reply, "nextCursor", list_next_cursor(list));
    jwrite_object_end(&call->reply);
    return ERR_OK;
}

enum err list_my_time_deal_purchases_call(struct call *call)
{
    struct list_my_time_deal_purchases_query query = {0};

    if (!list_my_time_deal_purchases_query_decode(call->query, &query))
        return call_invalid(call, call->query);
    return list_my_time_deal_purchases_run(call, &query);
}

enum err create_time_deal_call(struct call *call)
{
    struct new_time_deal in = {0};
    struct time_deal_view out = {0};
    enum err err;

    if (!jread_done(call->query)) /* it takes no parameters */
        return call_invalid(call, call->query);
    if (!new_time_deal_decode(call->body, &in))
        return call_invalid(call, call->body);
    err = create_time_deal_handle(call, &in, &out);
    if (err)
        return err;
    time_deal_view_encode(&call->reply, NULL, &out);
    return ERR_OK;
}

static bool cancel_time_deal_path_decode(struct jread *in, struct cancel_time_deal_path *ret)
{
    static const struct jread_rule time_deal_id_rule = {.min = 1, .id = true};

    jread_i64(in, "timeDealId", &time_deal_id_rule, &ret->time_deal_id);
    return jread_done(in);
}

enum err cancel_time_deal_call(struct call *call)
{
    struct cancel_time_deal_path path = {0};

    if (!jread_done(call->query)) /* it takes no parameters */
        return call_invalid(call, call->query);
    if (!cancel_time_deal_path_decode(call->path, &path))
        return call_invalid(call, call->path);
    return cancel_time_deal_handle(call, &path);
}

static const struct list_sort list_all_time_deals_sorts[] = {
    {.name = "-id", .column = "t.id", .kind = LIST_I64, .descending = true},
};

static const struct enum_names list_all_time_deals_sort_names = {
    .names =
        (const char *const[]){
            "-id",
        },
    .n_names = 1,
};

const struct list_def list_all_time_deals_def = {
    .name = "list_all_time_deals",
    .columns = "t.id, t.name, t.description, t.status, t.starts_at, t.ends_at, "
               "t.requires_queue, t.id",
    .from = "time_deals t",
    .id = "t.id",
    .sorts = list_all_time_deals_sorts,
    .n_sorts = 1,
    .default_limit = 20,
    .max_limit = 100,
};

static bool list_all_time_deals_query_decode(struct jread *in,
                                             struct list_all_time_deals_query *ret)
{
    static const struct jread_rule limit_rule = {.min = 1, .max = 100};

    jread_opt_enum(in, "sort", NULL, &list_all_time_deals_sort_names, &ret->sort_presence,
                   &ret->sort);
    jread_opt_i64(in, "limit", &limit_rule, &ret->limit_presence, &ret->limit);
    jread_opt_str(in, "cursor", NULL, &ret->cursor_presence, &ret->cursor);
    return jread_done(in);
}

static enum err list_all_time_deals_run(struct call *call,
                                        const struct list_all_time_deals_query *query)
{
    struct list *list;
    struct time_deal_view *views = NULL;
    int64_t *ids = NULL;
    size_t n = 0;
    enum err err;

    list = list_begin(call, &list_all_time_deals_def, query->sort, query->limit, query->cursor);
    while (list_next(list)) {
        views = rows_grow(call->arena, views, n, sizeof *views);
        ids = rows_grow(call->arena, ids, n, sizeof *ids);
        time_deal_view_fetch(list_stmt(list), &views[n]);
        db_get_i64(list_stmt(list), &ids[n++]);
    }
    err = list_end(list);
    if (!err)
        err = time_deal_view_load(call, ids, views, n);
    if (err)
        return err;
    jwrite_object(&call->reply, NULL);
    jwrite_array(&call->reply, "items");
    for (size_t i = 0; i < n; i++)
        time_deal_view_encode(&call->reply, NULL, &views[i]);
    jwrite_array_end(&call->reply);
    jwrite_str(&call->reply, "nextCursor", list_next_cursor(list));
    jwrite_object_end(&call->reply);
    return ERR_OK;
}

enum err list_all_time_deals_call(struct call *call)
{
    struct list_all_time_deals_query query = {0};

    if (!list_all_time_deals_query_decode(call->query, &query))
        return call_invalid(call, call->query);
    return list_all_time_deals_run(call, &query);
}
