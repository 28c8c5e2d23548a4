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

static const struct db_constraint inventory_constraints[] = {
    {.name = "idx_inventory_product", .err = ERR_INVENTORY_ALREADY_EXISTS},
    {.name = "ck_inventory_never_oversold", .err = ERR_INSUFFICIENT_STOCK},
    {.name = "ck_inventory_balanced", .err = ERR_INVALID_STOCK_QUANTITY},
    {.name = "fk_inventory_product_id", .err = ERR_PRODUCT_NOT_FOUND},
    {0},
};

static const struct db_constraint stock_movement_constraints[] = {
    {.name = "uk_stock_movements_once_per_reference", .err = ERR_CONCURRENT_STOCK_MODIFICATION},
    {.name = "fk_stock_movements_inventory_id", .err = ERR_INVENTORY_NOT_FOUND},
    {0},
};

void inventory_view_fetch(struct db_stmt *st, struct inventory_view *ret)
{
    db_get_i64(st, &ret->product_id);
    db_get_i64(st, &ret->available_quantity);
    db_get_i64(st, &ret->reserved_quantity);
    db_get_i64(st, &ret->total_quantity);
    db_get_time(st, &ret->updated_at);
}

void stock_movement_view_fetch(struct db_stmt *st, struct stock_movement_view *ret)
{
    db_get_i64(st, &ret->id);
    db_get_i64(st, &ret->product_id);
    db_get_enum(st, &ret->movement_type, &movement_type_names);
    db_get_i64(st, &ret->quantity);
    db_get_i64(st, &ret->previous_available);
    db_get_i64(st, &ret->after_available);
    db_get_i64(st, &ret->previous_reserved);
    db_get_i64(st, &ret->after_reserved);
    db_get_opt_enum(st, &ret->reference_type_presence, &ret->reference_type,
                    &movement_reference_names);
    db_get_opt_str(st, &ret->reference_id_presence, &ret->reference_id);
    db_get_opt_str(st, &ret->reason_presence, &ret->reason);
    db_get_opt_str(st, &ret->performed_by_presence, &ret->performed_by);
    db_get_time(st, &ret->created_at);
}

void lock_inventory_row_fetch(struct db_stmt *st, struct lock_inventory_row *ret)
{
    db_get_i64(st, &ret->id);
    db_get_i64(st, &ret->available);
    db_get_i64(st, &ret->reserved);
}

void moved_stock_fetch(struct db_stmt *st, struct moved_stock *ret)
{
    db_get_i64(st, &ret->id);
    db_get_i64(st, &ret->product_id);
    db_get_i64(st, &ret->previous_available);
    db_get_i64(st, &ret->available);
    db_get_i64(st, &ret->reserved);
}

void count_moved_lines_row_fetch(struct db_stmt *st, struct count_moved_lines_row *ret)
{
    db_get_i64(st, &ret->n);
}

static const struct db_sql inventory_view_find_by_product_id_sql = {
    .name = "inventory_view_find_by_product_id",
    .text = "SELECT t.product_id, t.available_quantity, t.reserved_quantity, "
            "t.total_quantity, t.updated_at "
            "FROM inventory t "
            "WHERE t.product_id = ?",
};

enum err inventory_view_find_by_product_id(struct call *call, int64_t product_id,
                                           struct inventory_view *ret)
{
    struct db_stmt *st = db_begin(call->db, &inventory_view_find_by_product_id_sql);

    db_bind_i64(st, product_id);
    if (db_next(st))
        inventory_view_fetch(st, ret);
    return db_end(st, ERR_INVENTORY_NOT_FOUND);
}

static const struct db_sql inventory_view_find_sql = {
    .name = "inventory_view_find",
    .text = "SELECT t.product_id, t.available_quantity, t.reserved_quantity, "
            "t.total_quantity, t.updated_at "
            "FROM inventory t "
            "WHERE t.id = ?",
};

enum err inventory_view_find(struct call *call, int64_t id, struct inventory_view *ret)
{
    struct db_stmt *st = db_begin(call->db, &inventory_view_find_sql);

    db_bind_i64(st, id);
    if (db_next(st))
        inventory_view_fetch(st, ret);
    return db_end(st, ERR_INVENTORY_NOT_FOUND);
}

static const struct db_sql inventory_by_product_id_locate_sql = {
    .name = "inventory_by_product_id_locate",
    .text = "SELECT t.id "
            "FROM inventory t "
            "WHERE t.product_id = ?",
};

enum err inventory_by_product_id_locate(struct call *call, int64_t product_id,
                                        int64_t *ret_inventory_id)
{
    struct db_stmt *st = db_begin(call->db, &inventory_by_product_id_locate_sql);
    int64_t inventory_id = 0;
    enum err err;

    db_bind_i64(st, product_id);
    if (db_next(st))
        db_get_i64(st, &inventory_id);
    err = db_end(st, ERR_INVENTORY_NOT_FOUND);
    if (err)
        return err;
    *ret_inventory_id = inventory_id;
    return ERR_OK;
}

static const struct db_sql lock_inventory_query_sql = {
    .name = "lock_inventory_query",
    .text = "SELECT id, available_quantity, reserved_quantity FROM inventory WHERE "
            "product_id = ? FOR UPDATE",
};

enum err lock_inventory_query(struct call *call, int64_t product_id, struct lock_inventory_row *ret)
{
    struct db_stmt *st = db_begin(call->db, &lock_inventory_query_sql);

    db_bind_i64(st, product_id);
    if (db_next(st))
        lock_inventory_row_fetch(st, ret);
    return db_end(st, ERR_INVENTORY_NOT_FOUND);
}

static const struct db_sql add_inventory_query_sql = {
    .name = "add_inventory_query",
    .text = "INSERT INTO inventory (product_id) VALUES (?)",
};

enum err add_inventory_query(struct call *call, int64_t product_id, uint64_t *ret_affected)
{
    struct db_stmt *st = db_begin(call->db, &add_inventory_query_sql);
    enum err err;

    db_bind_i64(st, product_id);
    err = db_end_constraints(st, ERR_OK, inventory_constraints);
    if (!err)
        *ret_affected = db_affected(call->db);
    return err;
}

static const struct db_sql set_inventory_query_sql = {
    .name = "set_inventory_query",
    .text = "UPDATE inventory SET available_quantity = ?, reserved_quantity = ?, "
            "total_quantity = ?, version = version + 1, updated_at = NOW(6) WHERE id = ?",
};

enum err set_inventory_query(struct call *call, int64_t id, int64_t available, int64_t reserved,
                             int64_t total, uint64_t *ret_affected)
{
    struct db_stmt *st = db_begin(call->db, &set_inventory_query_sql);
    enum err err;

    db_bind_i64(st, available);
    db_bind_i64(st, reserved);
    db_bind_i64(st, total);
    db_bind_i64(st, id);
    err = db_end_constraints(st, ERR_OK, inventory_constraints);
    if (!err)
        *ret_affected = db_affected(call->db);
    return err;
}

static const struct db_sql add_movement_query_sql = {
    .name = "add_movement_query",
    .text = "INSERT INTO stock_movements (inventory_id, product_id, movement_type, "
            "quantity, previous_available, after_available, previous_reserved, "
            "after_reserved, reference_type, reference_id, reason, performed_by) VALUES "
            "(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
};

enum err add_movement_query(struct call *call, int64_t inventory_id, int64_t product_id,
                            int movement_type, int64_t quantity, int64_t previous_available,
                            int64_t after_available, int64_t previous_reserved,
                            int64_t after_reserved, enum presence reference_type_presence,
                            int reference_type, const char *reference_id, const char *reason,
                            const char *performed_by, uint64_t *ret_affected)
{
    struct db_stmt *st = db_begin(call->db, &add_movement_query_sql);
    enum err err;

    db_bind_i64(st, inventory_id);
    db_bind_i64(st, product_id);
    db_bind_enum(st, movement_type, &movement_type_names);
    db_bind_i64(st, quantity);
    db_bind_i64(st, previous_available);
    db_bind_i64(st, after_available);
    db_bind_i64(st, previous_reserved);
    db_bind_i64(st, after_reserved);
    db_bind_opt_enum(st, reference_type_presence, reference_type, &movement_reference_names);
    db_bind_str(st, reference_id);
    db_bind_str(st, reason);
    db_bind_str(st, performed_by);
    err = db_end_constraints(st, ERR_OK, stock_movement_constraints);
    if (!err)
        *ret_affected = db_affected(call->db);
    return err;
}

static const struct db_sql move_lines_query_sql = {
    .name = "move_lines_query",
    .text = "UPDATE JSON_TABLE(?, '$[*]' COLUMNS (product_id BIGINT PATH '$[0]', "
            "quantity BIGINT PATH '$[1]')) line STRAIGHT_JOIN inventory i ON "
            "i.product_id = line.product_id SET i.available_quantity = "
            "i.available_quantity + ? * line.quantity, i.reserved_quantity = "
            "i.reserved_quantity + ? * line.quantity, i.total_quantity = "
            "i.total_quantity + (? + ?) * line.quantity, i.version = i.version + 1, "
            "i.updated_at = NOW(6) WHERE i.available_quantity + ? * line.quantity >= 0 "
            "AND i.reserved_quantity + ? * line.quantity >= 0 AND NOT EXISTS (SELECT 1 "
            "FROM stock_movements done WHERE done.movement_type = ? AND "
            "done.reference_type = ? AND done.reference_id = ? AND done.product_id = "
            "line.product_id)",
};

enum err move_lines_query(struct call *call, const char *lines, int64_t available, int64_t reserved,
                          int movement_type, int reference_type, const char *reference_id,
                          uint64_t *ret_affected)
{
    struct db_stmt *st = db_begin(call->db, &move_lines_query_sql);
    enum err err;

    db_bind_str(st, lines);
    db_bind_i64(st, available);
    db_bind_i64(st, reserved);
    db_bind_i64(st, available);
    db_bind_i64(st, reserved);
    db_bind_i64(st, available);
    db_bind_i64(st, reserved);
    db_bind_enum(st, movement_type, &movement_type_names);
    db_bind_enum(st, reference_type, &movement_reference_names);
    db_bind_str(st, reference_id);
    err = db_end(st, ERR_OK);
    if (!err)
        *ret_affected = db_affected(call->db);
    return err;
}

static const struct db_sql record_lines_query_sql = {
    .name = "record_lines_query",
    .text = "INSERT INTO stock_movements (inventory_id, product_id, movement_type, "
            "quantity, previous_available, after_available, previous_reserved, "
            "after_reserved, reference_type, reference_id, reason, performed_by) SELECT "
            "i.id, i.product_id, ?, line.quantity, i.available_quantity - ? * "
            "line.quantity, i.available_quantity, i.reserved_quantity - ? * "
            "line.quantity, i.reserved_quantity, ?, ?, ?, ? FROM JSON_TABLE(?, '$[*]' "
            "COLUMNS (product_id BIGINT PATH '$[0]', quantity BIGINT PATH '$[1]')) line "
            "STRAIGHT_JOIN inventory i ON i.product_id = line.product_id RETURNING id, "
            "product_id, previous_available, after_available, after_reserved",
};

enum err record_lines_query(struct call *call, const char *lines, int64_t available,
                            int64_t reserved, int movement_type, int reference_type,
                            const char *reference_id, const char *reason, const char *performed_by,
                            struct moved_stock **ret, size_t *ret_n)
{
    struct db_stmt *st = db_begin(call->db, &record_lines_query_sql);
    struct moved_stock *rows = NULL;
    size_t n = 0;
    enum err err;

    db_bind_enum(st, movement_type, &movement_type_names);
    db_bind_i64(st, available);
    db_bind_i64(st, reserved);
    db_bind_enum(st, reference_type, &movement_reference_names);
    db_bind_str(st, reference_id);
    db_bind_str(st, reason);
    db_bind_str(st, performed_by);
    db_bind_str(st, lines);
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

static const struct db_sql count_moved_lines_query_sql = {
    .name = "count_moved_lines_query",
    .text = "SELECT COUNT(*) FROM stock_movements WHERE movement_type = ? AND "
            "reference_type = ? AND reference_id = ?",
};

enum err count_moved_lines_query(struct call *call, int movement_type, int reference_type,
                                 const char *reference_id, struct count_moved_lines_row *ret)
{
    struct db_stmt *st = db_begin(call->db, &count_moved_lines_query_sql);

    db_bind_enum(st, movement_type, &movement_type_names);
    db_bind_enum(st, reference_type, &movement_reference_names);
    db_bind_str(st, reference_id);
    if (db_next(st))
        count_moved_lines_row_fetch(st, ret);
    return db_end(st, ERR_NOT_FOUND);
}

static const struct db_sql move_reference_query_sql = {
    .name = "move_reference_query",
    .text = "UPDATE stock_movements m FORCE INDEX "
            "(uk_stock_movements_once_per_reference) STRAIGHT_JOIN inventory i ON i.id = "
            "m.inventory_id SET i.available_quantity = i.available_quantity + ? * "
            "m.quantity, i.reserved_quantity = i.reserved_quantity + ? * m.quantity, "
            "i.total_quantity = i.total_quantity + (? + ?) * m.quantity, i.version = "
            "i.version + 1, i.updated_at = NOW(6) WHERE m.movement_type = ? AND "
            "m.reference_type = ? AND m.reference_id = ? AND NOT EXISTS (SELECT 1 FROM "
            "stock_movements done WHERE done.movement_type IN (?, ?) AND "
            "done.reference_type = ? AND done.reference_id = ? AND done.product_id = "
            "m.product_id)",
};

enum err move_reference_query(struct call *call, int64_t available, int64_t reserved, int source,
                              int movement_type, int other, int reference_type,
                              const char *reference_id, uint64_t *ret_affected)
{
    struct db_stmt *st = db_begin(call->db, &move_reference_query_sql);
    enum err err;

    db_bind_i64(st, available);
    db_bind_i64(st, reserved);
    db_bind_i64(st, available);
    db_bind_i64(st, reserved);
    db_bind_enum(st, source, &movement_type_names);
    db_bind_enum(st, reference_type, &movement_reference_names);
    db_bind_str(st, reference_id);
    db_bind_enum(st, movement_type, &movement_type_names);
    db_bind_enum(st, other, &movement_type_names);
    db_bind_enum(st, reference_type, &movement_reference_names);
    db_bind_str(st, reference_id);
    err = db_end(st, ERR_OK);
    if (!err)
        *ret_affected = db_affected(call->db);
    return err;
}
