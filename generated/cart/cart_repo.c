/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The statements of cart, a function each: bind, run, read.
 * GENERATED from spec/domains/cart.yaml by templates/repo.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include "cart_repo.h"

#include "rows.h"
#include "service.h"

_Static_assert(RUNTIME_ABI == 1, "run ./dev gen");

static const struct db_constraint cart_item_constraints[] = {
    {.name = "uk_cart_items_product_of_cart", .err = ERR_CART_ITEM_ALREADY_EXISTS},
    {.name = "fk_cart_items_cart_id", .err = ERR_CART_NOT_FOUND},
    {.name = "fk_cart_items_product_id", .err = ERR_PRODUCT_NOT_FOUND},
    {0},
};

void cart_item_view_fetch(struct db_stmt *st, struct cart_item_view *ret)
{
    db_get_i64(st, &ret->id);
    db_get_i64(st, &ret->product_id);
    db_get_str(st, &ret->product_name);
    db_get_money(st, &ret->price);
    db_get_i64(st, &ret->quantity);
    db_get_money(st, &ret->subtotal);
}

void cart_view_fetch(struct db_stmt *st, struct cart_view *ret)
{
    db_get_i64(st, &ret->id);
    db_get_enum(st, &ret->status, &cart_status_names);
}

void status_of_cart_row_fetch(struct db_stmt *st, struct status_of_cart_row *ret)
{
    db_get_enum(st, &ret->status, &cart_status_names);
}

static const struct db_sql cart_view_items_sql = {
    .name = "cart_view_items",
    .text = "SELECT parent.n, t.id, t.product_id, t.product_name, t.price, t.quantity, "
            "t.price * t.quantity "
            "FROM JSON_TABLE(?, '$[*]' COLUMNS (n FOR ORDINALITY, id BIGINT PATH '$')) parent "
            "JOIN cart_items t ON t.cart_id = parent.id "
            "ORDER BY parent.n, t.id",
};

/* Reads the rows of all views, in the order of the views. */
static enum err cart_view_items(struct call *call, const int64_t *ids, struct cart_view *views,
                                size_t n)
{
    struct db_stmt *st = db_begin(call->db, &cart_view_items_sql);
    struct cart_item_view *rows = NULL;
    size_t n_rows = 0, end = 0;
    enum err err;

    for (size_t i = 0; i < n; i++)
        views[i].n_items = 0;
    db_bind_str(st, rows_ids(call->arena, ids, n));
    while (db_next(st)) {
        int64_t at = 0;

        db_get_i64(st, &at);
        rows = rows_grow(call->arena, rows, n_rows, sizeof *rows);
        cart_item_view_fetch(st, &rows[n_rows++]);
        if (at >= 1 && (size_t)at <= n)
            views[at - 1].n_items++;
    }
    err = db_end(st, ERR_OK);
    if (err)
        return err;
    for (size_t i = 0; i < n && rows; i++) {
        views[i].items = rows + end;
        end += views[i].n_items;
    }
    return ERR_OK;
}

static void cart_view_items_total(struct cart_view *view)
{
    view->item_count = (int64_t)view->n_items;
    view->total_amount = 0;
    for (size_t i = 0; i < view->n_items; i++)
        view->total_amount += view->items[i].subtotal;
}

enum err cart_view_load(struct call *call, const int64_t *ids, struct cart_view *views, size_t n)
{
    enum err err;

    err = cart_view_items(call, ids, views, n);
    if (err)
        return err;
    for (size_t i = 0; i < n; i++)
        cart_view_items_total(&views[i]);
    return ERR_OK;
}

static const struct db_sql cart_view_find_by_active_of_user_sql = {
    .name = "cart_view_find_by_active_of_user",
    .text = "SELECT t.id, t.status, t.id "
            "FROM carts t "
            "WHERE t.user_id = ? AND t.status = 'ACTIVE'",
};

enum err cart_view_find_by_active_of_user(struct call *call, struct cart_view *ret)
{
    struct db_stmt *st = db_begin(call->db, &cart_view_find_by_active_of_user_sql);
    int64_t id = 0;
    enum err err;

    db_bind_str(st, call->who.user_id);
    if (db_next(st)) {
        cart_view_fetch(st, ret);
        db_get_i64(st, &id);
    }
    err = db_end(st, ERR_CART_NOT_FOUND);
    if (err)
        return err;
    return cart_view_load(call, &id, ret, 1);
}

static const struct db_sql cart_view_find_sql = {
    .name = "cart_view_find",
    .text = "SELECT t.id, t.status "
            "FROM carts t "
            "WHERE t.id = ?",
};

enum err cart_view_find(struct call *call, int64_t id, struct cart_view *ret)
{
    struct db_stmt *st = db_begin(call->db, &cart_view_find_sql);
    enum err err;

    db_bind_i64(st, id);
    if (db_next(st))
        cart_view_fetch(st, ret);
    err = db_end(st, ERR_CART_NOT_FOUND);
    if (err)
        return err;
    return cart_view_load(call, &id, ret, 1);
}

static const struct db_sql cart_by_active_of_user_locate_lock_sql = {
    .name = "cart_by_active_of_user_locate_lock",
    .text = "SELECT t.id "
            "FROM carts t "
            "WHERE t.user_id = ? AND t.status = 'ACTIVE' "
            "FOR UPDATE",
};

enum err cart_by_active_of_user_locate_lock(struct call *call, int64_t *ret_cart_id)
{
    struct db_stmt *st = db_begin(call->db, &cart_by_active_of_user_locate_lock_sql);
    int64_t cart_id = 0;
    enum err err;

    db_bind_str(st, call->who.user_id);
    if (db_next(st))
        db_get_i64(st, &cart_id);
    err = db_end(st, ERR_CART_NOT_FOUND);
    if (err)
        return err;
    *ret_cart_id = cart_id;
    return ERR_OK;
}

static const struct db_sql cart_item_in_cart_by_active_of_user_locate_lock_sql = {
    .name = "cart_item_in_cart_by_active_of_user_locate_lock",
    .text = "SELECT t.id IS NOT NULL, parent.id "
            "FROM carts parent "
            "LEFT JOIN cart_items t ON t.cart_id = parent.id AND t.id = ? "
            "WHERE parent.user_id = ? AND parent.status = 'ACTIVE' "
            "FOR UPDATE",
};

enum err cart_item_in_cart_by_active_of_user_locate_lock(struct call *call, int64_t cart_item_id,
                                                         int64_t *ret_cart_id)
{
    struct db_stmt *st = db_begin(call->db, &cart_item_in_cart_by_active_of_user_locate_lock_sql);
    bool has_cart_item = false;
    int64_t cart_id = 0;
    enum err err;

    db_bind_i64(st, cart_item_id);
    db_bind_str(st, call->who.user_id);
    if (db_next(st)) {
        db_get_bool(st, &has_cart_item);
        db_get_i64(st, &cart_id);
    }
    err = db_end(st, ERR_CART_NOT_FOUND);
    if (err)
        return err;
    if (!has_cart_item)
        return ERR_CART_ITEM_NOT_FOUND;
    *ret_cart_id = cart_id;
    return ERR_OK;
}

static const struct db_sql new_cart_item_product_id_lookup_sql = {
    .name = "new_cart_item_product_id_lookup",
    .text = "SELECT r.deleted_at IS NOT NULL, COALESCE(inventory.available_quantity, 0), "
            "r.name, r.price "
            "FROM products r "
            "LEFT JOIN inventory inventory ON inventory.product_id = r.id "
            "WHERE r.id = ?",
};

enum err new_cart_item_product_id_lookup(struct call *call, int64_t id, int64_t quantity,
                                         struct new_cart_item_snapshot *ret)
{
    struct db_stmt *st = db_begin(call->db, &new_cart_item_product_id_lookup_sql);
    bool is_gone = false;
    int64_t quantity_max = 0;
    enum err err;

    db_bind_i64(st, id);
    if (db_next(st)) {
        db_get_bool(st, &is_gone);
        db_get_i64(st, &quantity_max);
        db_get_str(st, &ret->product_name);
        db_get_money(st, &ret->price);
    }
    err = db_end(st, ERR_PRODUCT_NOT_FOUND);
    if (err)
        return err;
    if (is_gone)
        return ERR_PRODUCT_INACTIVE;
    if (quantity > quantity_max)
        return ERR_CART_ITEM_QUANTITY_EXCEEDED;
    return ERR_OK;
}

static const struct db_sql cart_item_quantity_limit_sql = {
    .name = "cart_item_quantity_limit",
    .text = "SELECT t.quantity <= COALESCE(bound.available_quantity, 0) "
            "FROM cart_items t "
            "LEFT JOIN inventory bound ON bound.product_id = t.product_id "
            "WHERE t.id = ?",
};

enum err cart_item_quantity_limit(struct call *call, int64_t id)
{
    struct db_stmt *st = db_begin(call->db, &cart_item_quantity_limit_sql);
    bool is_within = true;
    enum err err;

    db_bind_i64(st, id);
    if (db_next(st))
        db_get_bool(st, &is_within);
    err = db_end(st, ERR_CART_ITEM_NOT_FOUND);
    if (err)
        return err;
    return is_within ? ERR_OK : ERR_CART_ITEM_QUANTITY_EXCEEDED;
}

static const struct db_sql cart_make_active_of_user_sql = {
    .name = "cart_make_active_of_user",
    .text = "INSERT INTO carts (user_id) "
            "SELECT ? "
            "FROM DUAL "
            "WHERE NOT EXISTS (SELECT 1 FROM carts t WHERE t.user_id = ? AND t.status = "
            "'ACTIVE')",
};

enum err cart_make_active_of_user(struct call *call)
{
    struct db_stmt *st = db_begin(call->db, &cart_make_active_of_user_sql);

    db_bind_str(st, call->who.user_id);
    db_bind_str(st, call->who.user_id);
    return db_end_constraints(
        st, ERR_OK, (const struct db_constraint[]){{"uk_carts_active_of_user", ERR_OK}, {0}});
}

static const struct db_sql new_cart_item_insert_sql = {
    .name = "new_cart_item_insert",
    .text = "INSERT INTO cart_items (cart_id, product_id, product_name, price, quantity) "
            "VALUES (?, ?, ?, ?, ?)",
};

enum err new_cart_item_insert(struct call *call, int64_t cart_id, const struct new_cart_item *in,
                              const struct new_cart_item_snapshot *snapshot, int64_t *ret_id)
{
    struct db_stmt *st = db_begin(call->db, &new_cart_item_insert_sql);
    enum err err;

    db_bind_i64(st, cart_id);
    db_bind_i64(st, in->product_id);
    db_bind_str(st, snapshot->product_name);
    db_bind_money(st, snapshot->price);
    db_bind_i64(st, in->quantity);
    err = db_end_constraints(st, ERR_OK, cart_item_constraints);
    if (!err)
        *ret_id = db_insert_id(call->db);
    return err;
}

static const struct db_sql cart_item_edit_update_sql = {
    .name = "cart_item_edit_update",
    .text = "UPDATE cart_items t "
            "SET quantity = ? "
            "WHERE t.id = ?",
};

enum err cart_item_edit_update(struct call *call, int64_t id, const struct cart_item_edit *in)
{
    struct db_stmt *st = db_begin(call->db, &cart_item_edit_update_sql);

    db_bind_i64(st, in->quantity);
    db_bind_i64(st, id);
    return db_end_constraints(st, ERR_CART_ITEM_NOT_FOUND, cart_item_constraints);
}

static const struct db_sql cart_item_delete_sql = {
    .name = "cart_item_delete",
    .text = "DELETE FROM cart_items "
            "WHERE id = ?",
};

enum err cart_item_delete(struct call *call, int64_t id)
{
    struct db_stmt *st = db_begin(call->db, &cart_item_delete_sql);

    db_bind_i64(st, id);
    return db_end(st, ERR_CART_ITEM_NOT_FOUND);
}

static const struct db_sql cart_item_clear_sql = {
    .name = "cart_item_clear",
    .text = "DELETE FROM cart_items "
            "WHERE cart_id = ?",
};

enum err cart_item_clear(struct call *call, int64_t cart_id)
{
    struct db_stmt *st = db_begin(call->db, &cart_item_clear_sql);

    db_bind_i64(st, cart_id);
    return db_end(st, ERR_OK);
}

static const struct db_sql check_out_cart_query_sql = {
    .name = "check_out_cart_query",
    .text = "UPDATE carts SET status = 'CHECKED_OUT' WHERE id = ? AND user_id = ? AND "
            "status = 'ACTIVE'",
};

enum err check_out_cart_query(struct call *call, int64_t id, const char *user_id,
                              uint64_t *ret_affected)
{
    struct db_stmt *st = db_begin(call->db, &check_out_cart_query_sql);
    enum err err;

    db_bind_i64(st, id);
    db_bind_str(st, user_id);
    err = db_end(st, ERR_OK);
    if (!err)
        *ret_affected = db_affected(call->db);
    return err;
}

static const struct db_sql status_of_cart_query_sql = {
    .name = "status_of_cart_query",
    .text = "SELECT status FROM carts WHERE id = ? AND user_id = ?",
};

enum err status_of_cart_query(struct call *call, int64_t id, const char *user_id,
                              struct status_of_cart_row *ret)
{
    struct db_stmt *st = db_begin(call->db, &status_of_cart_query_sql);

    db_bind_i64(st, id);
    db_bind_str(st, user_id);
    if (db_next(st))
        status_of_cart_row_fetch(st, ret);
    return db_end(st, ERR_CART_NOT_FOUND);
}
