/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The endpoints of product: decode, run, encode.
 * GENERATED from spec/domains/product.yaml by templates/http.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include "product_http.h"

#include "product_repo.h"
#include "list.h"
#include "product_events.h"
#include "arena.h"
#include "rows.h"
#include "service.h"

_Static_assert(RUNTIME_ABI == 1, "run ./dev gen");

static bool is_above(enum presence min_presence, int64_t min, enum presence max_presence,
                     int64_t max)
{
    return min_presence == PRESENCE_VALUE && max_presence == PRESENCE_VALUE && min > max;
}

static const struct list_sort list_products_sorts[] = {
    {.name = "newest", .column = "t.created_at", .kind = LIST_TIME, .descending = true},
    {.name = "price_asc", .column = "t.price", .kind = LIST_MONEY},
    {.name = "price_desc", .column = "t.price", .kind = LIST_MONEY, .descending = true},
    {.name = "name", .column = "t.name", .kind = LIST_STR},
    {.name = "popular", .column = "t.sold_recently", .kind = LIST_I64, .descending = true},
};

static const struct enum_names list_products_sort_names = {
    .names =
        (const char *const[]){
            "newest",
            "price_asc",
            "price_desc",
            "name",
            "popular",
        },
    .n_names = 5,
};

const struct list_def list_products_def = {
    .name = "list_products",
    .columns = "t.id, t.sku, t.name, t.description, t.price, t.category, t.image_url, "
               "t.created_at, t.updated_at, COALESCE(inventory.available_quantity, 0)",
    .from = "products t "
            "LEFT JOIN inventory inventory ON inventory.product_id = t.id",
    .where = "t.deleted_at IS NULL",
    .id = "t.id",
    .sorts = list_products_sorts,
    .n_sorts = 5,
    .default_limit = 20,
    .max_limit = 100,
};

static bool list_products_query_decode(struct jread *in, struct list_products_query *ret)
{
    static const struct jread_rule category_rule = {.max = 100};
    static const struct jread_rule min_price_rule = {.max = 999999999999, .err = ERR_INVALID_PRICE};
    static const struct jread_rule max_price_rule = {.max = 999999999999, .err = ERR_INVALID_PRICE};
    static const struct jread_rule limit_rule = {.min = 1, .max = 100};

    jread_opt_str(in, "category", &category_rule, &ret->category_presence, &ret->category);
    jread_opt_money(in, "minPrice", &min_price_rule, &ret->min_price_presence, &ret->min_price);
    jread_opt_money(in, "maxPrice", &max_price_rule, &ret->max_price_presence, &ret->max_price);
    jread_opt_enum(in, "sort", NULL, &list_products_sort_names, &ret->sort_presence, &ret->sort);
    jread_opt_i64(in, "limit", &limit_rule, &ret->limit_presence, &ret->limit);
    jread_opt_str(in, "cursor", NULL, &ret->cursor_presence, &ret->cursor);
    if (is_above(ret->min_price_presence, ret->min_price, ret->max_price_presence, ret->max_price))
        jread_fail(in, "minPrice", ERR_INVALID_PRICE, "is above maxPrice");
    return jread_done(in);
}

static void list_products_where(struct list *list, const struct list_products_query *query)
{
    if (query->category_presence == PRESENCE_VALUE) {
        list_where(list, "t.category = ?");
        list_bind_str(list, query->category);
    }
    if (query->min_price_presence == PRESENCE_VALUE) {
        list_where(list, "t.price >= ?");
        list_bind_money(list, query->min_price);
    }
    if (query->max_price_presence == PRESENCE_VALUE) {
        list_where(list, "t.price <= ?");
        list_bind_money(list, query->max_price);
    }
}

static enum err list_products_run(struct call *call, const struct list_products_query *query)
{
    struct list *list;
    struct product_view view = {0};
    enum err err;

    list = list_begin(call, &list_products_def, query->sort, query->limit, query->cursor);
    list_products_where(list, query);
    jwrite_object(&call->reply, NULL);
    jwrite_array(&call->reply, "items");
    while (list_next(list)) {
        product_view_fetch(list_stmt(list), &view);
        product_view_encode(&call->reply, NULL, &view);
    }
    jwrite_array_end(&call->reply);
    err = list_end(list);
    if (err)
        return err;
    jwrite_str(&call->reply, "nextCursor", list_next_cursor(list));
    jwrite_object_end(&call->reply);
    return ERR_OK;
}

enum err list_products_call(struct call *call)
{
    struct list_products_query query = {0};

    if (!list_products_query_decode(call->query, &query))
        return call_invalid(call, call->query);
    return list_products_run(call, &query);
}

static bool get_product_path_decode(struct jread *in, struct get_product_path *ret)
{
    static const struct jread_rule product_id_rule = {.min = 1, .id = true};

    jread_i64(in, "productId", &product_id_rule, &ret->product_id);
    return jread_done(in);
}

enum err get_product_call(struct call *call)
{
    struct get_product_path path = {0};
    struct product_view out = {0};
    enum err err;

    if (!jread_done(call->query)) /* it takes no parameters */
        return call_invalid(call, call->query);
    if (!get_product_path_decode(call->path, &path))
        return call_invalid(call, call->path);
    err = product_view_find(call, path.product_id, &out);
    if (err)
        return err;
    product_view_encode(&call->reply, NULL, &out);
    return ERR_OK;
}

static bool get_product_with_reviews_path_decode(struct jread *in,
                                                 struct get_product_with_reviews_path *ret)
{
    static const struct jread_rule product_id_rule = {.min = 1, .id = true};

    jread_i64(in, "productId", &product_id_rule, &ret->product_id);
    return jread_done(in);
}

enum err get_product_with_reviews_call(struct call *call)
{
    struct get_product_with_reviews_path path = {0};
    struct product_with_reviews out = {0};
    enum err err;

    if (!jread_done(call->query)) /* it takes no parameters */
        return call_invalid(call, call->query);
    if (!get_product_with_reviews_path_decode(call->path, &path))
        return call_invalid(call, call->path);
    err = get_product_with_reviews_handle(call, &path, &out);
    if (err)
        return err;
    product_with_reviews_encode(&call->reply, NULL, &out);
    return ERR_OK;
}

static enum err create_product_write(struct call *call, const struct new_product *in,
                                     struct product_view *ret)
{
    int64_t id;
    struct product_created_event product_created = {0};
    enum err err;

    err = new_product_insert(call, in, &id);
    if (err)
        return err;
    err = create_product_after(call, in, id);
    if (err)
        return err;
    err = product_created_event_of_product(call, id, &product_created);
    if (err)
        return err;
    err = product_created_emit(call, &product_created);
    if (err)
        return err;
    return product_view_find(call, id, ret);
}

static enum err create_product_run(struct call *call, const struct new_product *in,
                                   struct product_view *ret)
{
    enum err err;

    do {
        err = db_tx_begin(call->db);
        if (!err)
            err = create_product_write(call, in, ret);
    } while (db_tx_end(call->db, &err));
    return err;
}

enum err create_product_call(struct call *call)
{
    struct new_product in = {0};
    struct product_view out = {0};
    enum err err;

    if (!jread_done(call->query)) /* it takes no parameters */
        return call_invalid(call, call->query);
    if (!new_product_decode(call->body, &in))
        return call_invalid(call, call->body);
    err = create_product_run(call, &in, &out);
    if (err == ERR_INTERNAL_ERROR)
        return ERR_STOCK_UPDATE_FAILED;
    if (err)
        return err;
    call->location =
        arena_printf(call->arena, "%s/products/%lld", call->service->base_path, (long long)out.id);
    product_view_encode(&call->reply, NULL, &out);
    return ERR_OK;
}

static bool edit_product_path_decode(struct jread *in, struct edit_product_path *ret)
{
    static const struct jread_rule product_id_rule = {.min = 1, .id = true};

    jread_i64(in, "productId", &product_id_rule, &ret->product_id);
    return jread_done(in);
}

static enum err edit_product_write(struct call *call, const struct edit_product_path *path,
                                   const struct product_edit *in, struct product_view *ret)
{
    struct product_changed_event product_changed = {0};
    enum err err;

    err = product_edit_update(call, path->product_id, in);
    if (err)
        return err;
    err = product_changed_event_of_product(call, path->product_id, &product_changed);
    if (err)
        return err;
    err = product_changed_emit(call, &product_changed);
    if (err)
        return err;
    return product_view_find(call, path->product_id, ret);
}

static enum err edit_product_run(struct call *call, const struct edit_product_path *path,
                                 const struct product_edit *in, struct product_view *ret)
{
    enum err err;

    do {
        err = db_tx_begin(call->db);
        if (!err)
            err = edit_product_write(call, path, in, ret);
    } while (db_tx_end(call->db, &err));
    return err;
}

enum err edit_product_call(struct call *call)
{
    struct edit_product_path path = {0};
    struct product_edit in = {0};
    struct product_view out = {0};
    enum err err;

    if (!jread_done(call->query)) /* it takes no parameters */
        return call_invalid(call, call->query);
    if (!edit_product_path_decode(call->path, &path))
        return call_invalid(call, call->path);
    if (!product_edit_decode(call->body, &in))
        return call_invalid(call, call->body);
    err = edit_product_run(call, &path, &in, &out);
    if (err == ERR_INTERNAL_ERROR)
        return ERR_STOCK_UPDATE_FAILED;
    if (err)
        return err;
    product_view_encode(&call->reply, NULL, &out);
    return ERR_OK;
}

static bool delete_product_path_decode(struct jread *in, struct delete_product_path *ret)
{
    static const struct jread_rule product_id_rule = {.min = 1, .id = true};

    jread_i64(in, "productId", &product_id_rule, &ret->product_id);
    return jread_done(in);
}

static enum err delete_product_write(struct call *call, const struct delete_product_path *path)
{
    struct open_orders_of_product_row open_orders_of_product;
    struct product_removed_event product_removed = {0};
    enum err err;

    err = product_locate_lock(call, path->product_id);
    if (err)
        return err;
    err = open_orders_of_product_query(call, path->product_id, &open_orders_of_product);
    if (err != ERR_NOT_FOUND)
        return err ? err : ERR_CANNOT_DELETE_PRODUCT_WITH_ORDERS;
    err = product_removed_event_of_product(call, path->product_id, &product_removed);
    if (err)
        return err;
    err = product_delete(call, path->product_id);
    if (err)
        return err;
    return product_removed_emit(call, &product_removed);
}

static enum err delete_product_run(struct call *call, const struct delete_product_path *path)
{
    enum err err;

    do {
        err = db_tx_begin(call->db);
        if (!err)
            err = delete_product_write(call, path);
    } while (db_tx_end(call->db, &err));
    return err;
}

enum err delete_product_call(struct call *call)
{
    struct delete_product_path path = {0};
    enum err err;

    if (!jread_done(call->query)) /* it takes no parameters */
        return call_invalid(call, call->query);
    if (!delete_product_path_decode(call->path, &path))
        return call_invalid(call, call->path);
    err = delete_product_run(call, &path);
    if (err == ERR_INTERNAL_ERROR)
        return ERR_STOCK_UPDATE_FAILED;
    if (err)
        return err;
    return ERR_OK;
}
