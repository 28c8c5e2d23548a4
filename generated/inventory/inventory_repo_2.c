/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The statements of inventory, a function each: bind, run, read.
 * GENERATED from spec/domains/inventory.yaml by templates/repo.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include "inventory_repo.h"

#include "rows.h"
#include "service.h"

_Static_assert(RUNTIME_ABI == 1, "run ./dev gen");

static const struct db_constraint stock_movement_constraints[] = {
    {.name = "uk_stock_movements_once_per_reference", .err = ERR_CONCURRENT_STOCK_MODIFICATION},
    {.name = "fk_stock_movements_inventory_id", .err = ERR_INVENTORY_NOT_FOUND},
    {0},
};

void stock_now_row_fetch(struct db_stmt *st, struct stock_now_row *ret)
{
    db_get_i64(st, &ret->product_id);
    db_get_i64(st, &ret->available);
    db_get_i64(st, &ret->reserved);
    db_get_time(st, &ret->at);
    db_get_i64(st, &ret->movement_id);
}

void product_exists_row_fetch(struct db_stmt *st, struct product_exists_row *ret)
{
    db_get_i64(st, &ret->id);
}

static const struct db_sql record_reference_query_sql = {
    .name = "record_reference_query",
    .text = "INSERT INTO stock_movements (inventory_id, product_id, movement_type, "
            "quantity, previous_available, after_available, previous_reserved, "
            "after_reserved, reference_type, reference_id, reason, performed_by) SELECT "
            "i.id, i.product_id, ?, m.quantity, i.available_quantity - ? * m.quantity, "
            "i.available_quantity, i.reserved_quantity - ? * m.quantity, "
            "i.reserved_quantity, m.reference_type, m.reference_id, ?, ? FROM "
            "stock_movements m FORCE INDEX (uk_stock_movements_once_per_reference) "
            "STRAIGHT_JOIN inventory i ON i.id = m.inventory_id WHERE m.movement_type = "
            "? AND m.reference_type = ? AND m.reference_id = ? AND NOT EXISTS (SELECT 1 "
            "FROM stock_movements done WHERE done.movement_type IN (?, ?) AND "
            "done.reference_type = ? AND done.reference_id = ? AND done.product_id = "
            "m.product_id) RETURNING id, product_id, previous_available, "
            "after_available, after_reserved",
};

enum err record_reference_query(struct call *call, int64_t available, int64_t reserved, int source,
                                int movement_type, int other, int reference_type,
                                const char *reference_id, const char *reason,
                                const char *performed_by, struct moved_stock **ret, size_t *ret_n)
{
    struct db_stmt *st = db_begin(call->db, &record_reference_query_sql);
    struct moved_stock *rows = NULL;
    size_t n = 0;
    enum err err;

    db_bind_enum(st, movement_type, &movement_type_names);
    db_bind_i64(st, available);
    db_bind_i64(st, reserved);
    db_bind_str(st, reason);
    db_bind_str(st, performed_by);
    db_bind_enum(st, source, &movement_type_names);
    db_bind_enum(st, reference_type, &movement_reference_names);
    db_bind_str(st, reference_id);
    db_bind_enum(st, movement_type, &movement_type_names);
    db_bind_enum(st, other, &movement_type_names);
    db_bind_enum(st, reference_type, &movement_reference_names);
    db_bind_str(st, reference_id);
    while (db_next(st)) {
        rows = rows_grow(call->arena, rows, n, sizeof *rows);
        moved_stock_fetch(st, &rows[n++]);
    }
    err = db_end_constraints(st, ERR_OK, stock_movement_constraints);
    if (err)
        return err;
    *ret = rows;
    *ret_n = n;
    return ERR_OK;
}

static const struct db_sql inventory_of_product_query_sql = {
    .name = "inventory_of_product_query",
    .text = "SELECT product_id, available_quantity, reserved_quantity, total_quantity, "
            "updated_at FROM inventory WHERE product_id = ?",
};

enum err inventory_of_product_query(struct call *call, int64_t product_id,
                                    struct inventory_view *ret)
{
    struct db_stmt *st = db_begin(call->db, &inventory_of_product_query_sql);

    db_bind_i64(st, product_id);
    if (db_next(st))
        inventory_view_fetch(st, ret);
    return db_end(st, ERR_INVENTORY_NOT_FOUND);
}

static const struct db_sql inventory_of_products_query_sql = {
    .name = "inventory_of_products_query",
    .text = "SELECT i.product_id, i.available_quantity, i.reserved_quantity, "
            "i.total_quantity, i.updated_at FROM JSON_TABLE(?, '$[*]' COLUMNS (n FOR "
            "ORDINALITY, id BIGINT PATH '$')) wanted JOIN inventory i ON i.product_id = "
            "wanted.id ORDER BY wanted.n LIMIT 100",
};

enum err inventory_of_products_query(struct call *call, const char *product_ids,
                                     struct inventory_view **ret, size_t *ret_n)
{
    struct db_stmt *st = db_begin(call->db, &inventory_of_products_query_sql);
    struct inventory_view *rows = NULL;
    size_t n = 0;
    enum err err;

    db_bind_str(st, product_ids);
    while (db_next(st)) {
        rows = rows_grow(call->arena, rows, n, sizeof *rows);
        inventory_view_fetch(st, &rows[n++]);
    }
    err = db_end(st, ERR_OK);
    if (err)
        return err;
    *ret = rows;
    *ret_n = n;
    return ERR_OK;
}

static const struct db_sql stock_now_query_sql = {
    .name = "stock_now_query",
    .text = "SELECT i.product_id, i.available_quantity, i.reserved_quantity, "
            "i.updated_at, COALESCE((SELECT MAX(m.id) FROM stock_movements m WHERE "
            "m.inventory_id = i.id), 0) FROM JSON_TABLE(?, '$[*]' COLUMNS (n FOR "
            "ORDINALITY, id BIGINT PATH '$')) wanted JOIN inventory i ON i.product_id = "
            "wanted.id ORDER BY wanted.n LIMIT 50",
};

enum err stock_now_query(struct call *call, const char *product_ids, struct stock_now_row **ret,
                         size_t *ret_n)
{
    struct db_stmt *st = db_begin(call->db, &stock_now_query_sql);
    struct stock_now_row *rows = NULL;
    size_t n = 0;
    enum err err;

    db_bind_str(st, product_ids);
    while (db_next(st)) {
        rows = rows_grow(call->arena, rows, n, sizeof *rows);
        stock_now_row_fetch(st, &rows[n++]);
    }
    err = db_end(st, ERR_OK);
    if (err)
        return err;
    *ret = rows;
    *ret_n = n;
    return ERR_OK;
}

static const struct db_sql product_exists_query_sql = {
    .name = "product_exists_query",
    .text = "SELECT id FROM products WHERE id = ? AND deleted_at IS NULL",
};

enum err product_exists_query(struct call *call, int64_t product_id, struct product_exists_row *ret)
{
    struct db_stmt *st = db_begin(call->db, &product_exists_query_sql);

    db_bind_i64(st, product_id);
    if (db_next(st))
        product_exists_row_fetch(st, ret);
    return db_end(st, ERR_PRODUCT_NOT_FOUND);
}
