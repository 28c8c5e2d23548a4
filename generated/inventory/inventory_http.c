/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The endpoints of inventory: decode, run, encode.
 * GENERATED from spec/domains/inventory.yaml by templates/http.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include "inventory_http.h"

#include "inventory_repo.h"
#include "list.h"
#include "arena.h"
#include "rows.h"
#include "service.h"

_Static_assert(RUNTIME_ABI == 1, "run ./dev gen");

static bool get_inventory_path_decode(struct jread *in, struct get_inventory_path *ret)
{
    static const struct jread_rule product_id_rule = {.min = 1, .id = true};

    jread_i64(in, "productId", &product_id_rule, &ret->product_id);
    return jread_done(in);
}

enum err get_inventory_call(struct call *call)
{
    struct get_inventory_path path = {0};
    struct inventory_view out = {0};
    enum err err;

    if (!jread_done(call->query)) /* it takes no parameters */
        return call_invalid(call, call->query);
    if (!get_inventory_path_decode(call->path, &path))
        return call_invalid(call, call->path);
    err = inventory_view_find_by_product_id(call, path.product_id, &out);
    if (err)
        return err;
    inventory_view_encode(&call->reply, NULL, &out);
    return ERR_OK;
}

enum err get_inventory_batch_call(struct call *call)
{
    struct inventory_batch in = {0};
    struct inventory_batch_view out = {0};
    enum err err;

    if (!jread_done(call->query)) /* it takes no parameters */
        return call_invalid(call, call->query);
    if (!inventory_batch_decode(call->body, &in))
        return call_invalid(call, call->body);
    err = get_inventory_batch_handle(call, &in, &out);
    if (err)
        return err;
    inventory_batch_view_encode(&call->reply, NULL, &out);
    return ERR_OK;
}

static bool create_inventory_path_decode(struct jread *in, struct create_inventory_path *ret)
{
    static const struct jread_rule product_id_rule = {.min = 1, .id = true};

    jread_i64(in, "productId", &product_id_rule, &ret->product_id);
    return jread_done(in);
}

enum err create_inventory_call(struct call *call)
{
    struct create_inventory_path path = {0};
    struct initial_stock in = {0};
    struct inventory_view out = {0};
    enum err err;

    if (!jread_done(call->query)) /* it takes no parameters */
        return call_invalid(call, call->query);
    if (!create_inventory_path_decode(call->path, &path))
        return call_invalid(call, call->path);
    if (!initial_stock_decode(call->body, &in))
        return call_invalid(call, call->body);
    err = create_inventory_handle(call, &path, &in, &out);
    if (err)
        return err;
    inventory_view_encode(&call->reply, NULL, &out);
    return ERR_OK;
}

static bool add_stock_path_decode(struct jread *in, struct add_stock_path *ret)
{
    static const struct jread_rule product_id_rule = {.min = 1, .id = true};

    jread_i64(in, "productId", &product_id_rule, &ret->product_id);
    return jread_done(in);
}

enum err add_stock_call(struct call *call)
{
    struct add_stock_path path = {0};
    struct stock_addition in = {0};
    struct inventory_view out = {0};
    enum err err;

    if (!jread_done(call->query)) /* it takes no parameters */
        return call_invalid(call, call->query);
    if (!add_stock_path_decode(call->path, &path))
        return call_invalid(call, call->path);
    if (!stock_addition_decode(call->body, &in))
        return call_invalid(call, call->body);
    err = add_stock_handle(call, &path, &in, &out);
    if (err)
        return err;
    inventory_view_encode(&call->reply, NULL, &out);
    return ERR_OK;
}

static bool adjust_stock_path_decode(struct jread *in, struct adjust_stock_path *ret)
{
    static const struct jread_rule product_id_rule = {.min = 1, .id = true};

    jread_i64(in, "productId", &product_id_rule, &ret->product_id);
    return jread_done(in);
}

enum err adjust_stock_call(struct call *call)
{
    struct adjust_stock_path path = {0};
    struct stock_adjustment in = {0};
    struct inventory_view out = {0};
    enum err err;

    if (!jread_done(call->query)) /* it takes no parameters */
        return call_invalid(call, call->query);
    if (!adjust_stock_path_decode(call->path, &path))
        return call_invalid(call, call->path);
    if (!stock_adjustment_decode(call->body, &in))
        return call_invalid(call, call->body);
    err = adjust_stock_handle(call, &path, &in, &out);
    if (err)
        return err;
    inventory_view_encode(&call->reply, NULL, &out);
    return ERR_OK;
}

static const struct list_sort list_stock_movements_sorts[] = {
    {.name = "-id", .column = "t.id", .kind = LIST_I64, .descending = true},
};

static const struct enum_names list_stock_movements_sort_names = {
    .names =
        (const char *const[]){
            "-id",
        },
    .n_names = 1,
};

const struct list_def list_stock_movements_def = {
    .name = "list_stock_movements",
    .columns = "t.id, t.product_id, t.movement_type, t.quantity, t.previous_available, "
               "t.after_available, t.previous_reserved, t.after_reserved, t.reference_type, "
               "t.reference_id, t.reason, t.performed_by, t.created_at",
    .from = "stock_movements t",
    .id = "t.id",
    .sorts = list_stock_movements_sorts,
    .n_sorts = 1,
    .default_limit = 20,
    .max_limit = 100,
};

static bool list_stock_movements_path_decode(struct jread *in,
                                             struct list_stock_movements_path *ret)
{
    static const struct jread_rule product_id_rule = {.min = 1, .id = true};

    jread_i64(in, "productId", &product_id_rule, &ret->product_id);
    return jread_done(in);
}

static bool list_stock_movements_query_decode(struct jread *in,
                                              struct list_stock_movements_query *ret)
{
    static const struct jread_rule limit_rule = {.min = 1, .max = 100};

    jread_opt_enum(in, "sort", NULL, &list_stock_movements_sort_names, &ret->sort_presence,
                   &ret->sort);
    jread_opt_i64(in, "limit", &limit_rule, &ret->limit_presence, &ret->limit);
    jread_opt_str(in, "cursor", NULL, &ret->cursor_presence, &ret->cursor);
    return jread_done(in);
}

static void list_stock_movements_where(struct list *list, int64_t inventory_id)
{
    list_where(list, "t.inventory_id = ?");
    list_bind_i64(list, inventory_id);
}

static enum err list_stock_movements_run(struct call *call,
                                         const struct list_stock_movements_path *path,
                                         const struct list_stock_movements_query *query)
{
    int64_t inventory_id;
    struct list *list;
    struct stock_movement_view view = {0};
    enum err err;

    err = inventory_by_product_id_locate(call, path->product_id, &inventory_id);
    if (err)
        return err;
    list = list_begin(call, &list_stock_movements_def, query->sort, query->limit, query->cursor);
    list_stock_movements_where(list, inventory_id);
    jwrite_object(&call->reply, NULL);
    jwrite_array(&call->reply, "items");
    while (list_next(list)) {
        stock_movement_view_fetch(list_stmt(list), &view);
        stock_movement_view_encode(&call->reply, NULL, &view);
    }
    jwrite_array_end(&call->reply);
    err = list_end(list);
    if (err)
        return err;
    jwrite_str(&call->reply, "nextCursor", list_next_cursor(list));
    jwrite_object_end(&call->reply);
    return ERR_OK;
}

enum err list_stock_movements_call(struct call *call)
{
    struct list_stock_movements_path path = {0};
    struct list_stock_movements_query query = {0};

    if (!list_stock_movements_path_decode(call->path, &path))
        return call_invalid(call, call->path);
    if (!list_stock_movements_query_decode(call->query, &query))
        return call_invalid(call, call->query);
    return list_stock_movements_run(call, &path, &query);
}
