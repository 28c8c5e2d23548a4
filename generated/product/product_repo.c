/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The statements of product, a function each: bind, run, read.
 * GENERATED from spec/domains/product.yaml by templates/repo.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include "product_repo.h"

#include "service.h"

_Static_assert(RUNTIME_ABI == 1, "run ./dev gen");

static const struct db_constraint product_constraints[] = {
    {.name = "uk_products_sku", .err = ERR_PRODUCT_ALREADY_EXISTS},
    {.name = "uk_products_name", .err = ERR_PRODUCT_NAME_ALREADY_EXISTS},
    {0},
};

void product_view_fetch(struct db_stmt *st, struct product_view *ret)
{
    db_get_i64(st, &ret->id);
    db_get_opt_str(st, &ret->sku_presence, &ret->sku);
    db_get_str(st, &ret->name);
    db_get_opt_str(st, &ret->description_presence, &ret->description);
    db_get_money(st, &ret->price);
    db_get_opt_str(st, &ret->category_presence, &ret->category);
    db_get_opt_str(st, &ret->image_url_presence, &ret->image_url);
    db_get_time(st, &ret->created_at);
    db_get_time(st, &ret->updated_at);
    db_get_i64(st, &ret->stock);
}

void open_orders_of_product_row_fetch(struct db_stmt *st, struct open_orders_of_product_row *ret)
{
    db_get_i64(st, &ret->id);
}

void product_with_reviews_fetch(struct db_stmt *st, struct product_with_reviews *ret)
{
    db_get_i64(st, &ret->id);
    db_get_opt_str(st, &ret->sku_presence, &ret->sku);
    db_get_str(st, &ret->name);
    db_get_opt_str(st, &ret->description_presence, &ret->description);
    db_get_money(st, &ret->price);
    db_get_opt_str(st, &ret->category_presence, &ret->category);
    db_get_opt_str(st, &ret->image_url_presence, &ret->image_url);
    db_get_time(st, &ret->created_at);
    db_get_time(st, &ret->updated_at);
    db_get_i64(st, &ret->stock);
    db_get_json(st, &ret->reviews);
    db_get_bool(st, &ret->reviews_available);
}

static const struct db_sql product_view_find_sql = {
    .name = "product_view_find",
    .text = "SELECT t.id, t.sku, t.name, t.description, t.price, t.category, "
            "t.image_url, t.created_at, t.updated_at, "
            "COALESCE(inventory.available_quantity, 0) "
            "FROM products t "
            "LEFT JOIN inventory inventory ON inventory.product_id = t.id "
            "WHERE t.id = ? AND t.deleted_at IS NULL",
};

enum err product_view_find(struct call *call, int64_t id, struct product_view *ret)
{
    struct db_stmt *st = db_begin(call->db, &product_view_find_sql);

    db_bind_i64(st, id);
    if (db_next(st))
        product_view_fetch(st, ret);
    return db_end(st, ERR_PRODUCT_NOT_FOUND);
}

static const struct db_sql product_locate_lock_sql = {
    .name = "product_locate_lock",
    .text = "SELECT 1 "
            "FROM products t "
            "WHERE t.id = ? AND t.deleted_at IS NULL "
            "FOR UPDATE",
};

enum err product_locate_lock(struct call *call, int64_t product_id)
{
    struct db_stmt *st = db_begin(call->db, &product_locate_lock_sql);

    db_bind_i64(st, product_id);
    db_next(st);
    return db_end(st, ERR_PRODUCT_NOT_FOUND);
}

static const struct db_sql new_product_insert_sql = {
    .name = "new_product_insert",
    .text = "INSERT INTO products (sku, name, description, price, category, image_url) "
            "VALUES (?, ?, ?, ?, ?, ?)",
};

enum err new_product_insert(struct call *call, const struct new_product *in, int64_t *ret_id)
{
    struct db_stmt *st = db_begin(call->db, &new_product_insert_sql);
    enum err err;

    db_bind_opt_str(st, in->sku_presence, in->sku);
    db_bind_str(st, in->name);
    db_bind_opt_str(st, in->description_presence, in->description);
    db_bind_money(st, in->price);
    db_bind_opt_str(st, in->category_presence, in->category);
    db_bind_opt_str(st, in->image_url_presence, in->image_url);
    err = db_end_constraints(st, ERR_OK, product_constraints);
    if (!err)
        *ret_id = db_insert_id(call->db);
    return err;
}

static const struct db_sql product_edit_update_sql = {
    .name = "product_edit_update",
    .text = "UPDATE products t "
            "SET sku = ?, name = ?, description = ?, price = ?, category = ?, "
            "image_url = ? "
            "WHERE t.id = ? AND t.deleted_at IS NULL",
};

enum err product_edit_update(struct call *call, int64_t id, const struct product_edit *in)
{
    struct db_stmt *st = db_begin(call->db, &product_edit_update_sql);

    db_bind_opt_str(st, in->sku_presence, in->sku);
    db_bind_str(st, in->name);
    db_bind_opt_str(st, in->description_presence, in->description);
    db_bind_money(st, in->price);
    db_bind_opt_str(st, in->category_presence, in->category);
    db_bind_opt_str(st, in->image_url_presence, in->image_url);
    db_bind_i64(st, id);
    return db_end_constraints(st, ERR_PRODUCT_NOT_FOUND, product_constraints);
}

static const struct db_sql product_delete_sql = {
    .name = "product_delete",
    .text = "UPDATE products "
            "SET deleted_at = NOW(6) "
            "WHERE id = ? AND deleted_at IS NULL",
};

enum err product_delete(struct call *call, int64_t id)
{
    struct db_stmt *st = db_begin(call->db, &product_delete_sql);

    db_bind_i64(st, id);
    return db_end(st, ERR_PRODUCT_NOT_FOUND);
}

static const struct db_sql product_created_event_of_product_sql = {
    .name = "product_created_event_of_product",
    .text = "SELECT t.id, t.sku, t.name, t.price, t.category "
            "FROM products t "
            "WHERE t.id = ?",
};

enum err product_created_event_of_product(struct call *call, int64_t id,
                                          struct product_created_event *ret)
{
    struct db_stmt *st = db_begin(call->db, &product_created_event_of_product_sql);

    db_bind_i64(st, id);
    if (db_next(st)) {
        db_get_i64(st, &ret->product_id);
        db_get_opt_str(st, &ret->sku_presence, &ret->sku);
        db_get_str(st, &ret->name);
        db_get_money(st, &ret->price);
        db_get_opt_str(st, &ret->category_presence, &ret->category);
    }
    return db_end(st, ERR_PRODUCT_NOT_FOUND);
}

static const struct db_sql product_changed_event_of_product_sql = {
    .name = "product_changed_event_of_product",
    .text = "SELECT t.id, t.sku, t.name, t.price, t.category "
            "FROM products t "
            "WHERE t.id = ?",
};

enum err product_changed_event_of_product(struct call *call, int64_t id,
                                          struct product_changed_event *ret)
{
    struct db_stmt *st = db_begin(call->db, &product_changed_event_of_product_sql);

    db_bind_i64(st, id);
    if (db_next(st)) {
        db_get_i64(st, &ret->product_id);
        db_get_opt_str(st, &ret->sku_presence, &ret->sku);
        db_get_str(st, &ret->name);
        db_get_money(st, &ret->price);
        db_get_opt_str(st, &ret->category_presence, &ret->category);
    }
    return db_end(st, ERR_PRODUCT_NOT_FOUND);
}

static const struct db_sql open_orders_of_product_query_sql = {
    .name = "open_orders_of_product_query",
    .text = "SELECT o.id FROM order_items i JOIN orders o ON o.id = i.order_id WHERE "
            "i.product_id = ? AND o.status IN ('PENDING', 'CONFIRMED', 'PAID', "
            "'SHIPPING') LIMIT 1",
};

enum err open_orders_of_product_query(struct call *call, int64_t product_id,
                                      struct open_orders_of_product_row *ret)
{
    struct db_stmt *st = db_begin(call->db, &open_orders_of_product_query_sql);

    db_bind_i64(st, product_id);
    if (db_next(st))
        open_orders_of_product_row_fetch(st, ret);
    return db_end(st, ERR_NOT_FOUND);
}

static const struct db_sql product_removed_event_of_product_sql = {
    .name = "product_removed_event_of_product",
    .text = "SELECT t.id "
            "FROM products t "
            "WHERE t.id = ?",
};

enum err product_removed_event_of_product(struct call *call, int64_t id,
                                          struct product_removed_event *ret)
{
    struct db_stmt *st = db_begin(call->db, &product_removed_event_of_product_sql);

    db_bind_i64(st, id);
    if (db_next(st))
        db_get_i64(st, &ret->product_id);
    return db_end(st, ERR_PRODUCT_NOT_FOUND);
}

static const struct db_sql product_page_query_sql = {
    .name = "product_page_query",
    .text = "SELECT p.id, p.sku, p.name, p.description, p.price, p.category, "
            "p.image_url, p.created_at, p.updated_at, COALESCE(i.available_quantity, 0), "
            "'[]', FALSE FROM products p LEFT JOIN inventory i ON i.product_id = p.id "
            "WHERE p.id = ? AND p.deleted_at IS NULL",
};

enum err product_page_query(struct call *call, int64_t product_id, struct product_with_reviews *ret)
{
    struct db_stmt *st = db_begin(call->db, &product_page_query_sql);

    db_bind_i64(st, product_id);
    if (db_next(st))
        product_with_reviews_fetch(st, ret);
    return db_end(st, ERR_PRODUCT_NOT_FOUND);
}
