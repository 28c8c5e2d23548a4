/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Every statement of inventory, with what is bound and read.
 * GENERATED from spec/domains/inventory.yaml by templates/test_sql.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include "all_sql.h"

#include <stddef.h>

#include "inventory_http.h"

static const struct sql_case cases[] = {
    {
        .name = "inventory_view_find_by_product_id",
        .text = "SELECT t.product_id, t.available_quantity, t.reserved_quantity, "
                "t.total_quantity, t.updated_at "
                "FROM inventory t "
                "WHERE t.product_id = ?",
        .n_params = 1,
        .kinds = "iiiit",
    },
    {
        .name = "inventory_view_find",
        .text = "SELECT t.product_id, t.available_quantity, t.reserved_quantity, "
                "t.total_quantity, t.updated_at "
                "FROM inventory t "
                "WHERE t.id = ?",
        .n_params = 1,
        .kinds = "iiiit",
    },
    {
        .name = "inventory_by_product_id_locate",
        .text = "SELECT t.id "
                "FROM inventory t "
                "WHERE t.product_id = ?",
        .n_params = 1,
        .kinds = "i",
    },
    {
        .name = "lock_inventory_query",
        .text = "SELECT id, available_quantity, reserved_quantity FROM inventory WHERE "
                "product_id = ? FOR UPDATE",
        .n_params = 1,
        .kinds = "iii",
    },
    {
        .name = "add_inventory_query",
        .text = "INSERT INTO inventory (product_id) VALUES (?)",
        .n_params = 1,
        .kinds = "",
    },
    {
        .name = "set_inventory_query",
        .text = "UPDATE inventory SET available_quantity = ?, reserved_quantity = ?, "
                "total_quantity = ?, version = version + 1, updated_at = NOW(6) WHERE id = ?",
        .n_params = 4,
        .kinds = "",
    },
    {
        .name = "add_movement_query",
        .text = "INSERT INTO stock_movements (inventory_id, product_id, movement_type, "
                "quantity, previous_available, after_available, previous_reserved, "
                "after_reserved, reference_type, reference_id, reason, performed_by) VALUES "
                "(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        .n_params = 12,
        .kinds = "",
    },
    {
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
        .n_params = 10,
        .kinds = "",
    },
    {
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
        .n_params = 8,
        .kinds = "iiiii",
    },
    {
        .name = "count_moved_lines_query",
        .text = "SELECT COUNT(*) FROM stock_movements WHERE movement_type = ? AND "
                "reference_type = ? AND reference_id = ?",
        .n_params = 3,
        .kinds = "i",
    },
    {
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
        .n_params = 11,
        .kinds = "",
    },
    {
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
        .n_params = 12,
        .kinds = "iiiii",
    },
    {
        .name = "inventory_of_product_query",
        .text = "SELECT product_id, available_quantity, reserved_quantity, total_quantity, "
                "updated_at FROM inventory WHERE product_id = ?",
        .n_params = 1,
        .kinds = "iiiit",
    },
    {
        .name = "inventory_of_products_query",
        .text = "SELECT i.product_id, i.available_quantity, i.reserved_quantity, "
                "i.total_quantity, i.updated_at FROM JSON_TABLE(?, '$[*]' COLUMNS (n FOR "
                "ORDINALITY, id BIGINT PATH '$')) wanted JOIN inventory i ON i.product_id = "
                "wanted.id ORDER BY wanted.n LIMIT 100",
        .n_params = 1,
        .kinds = "iiiit",
    },
    {
        .name = "stock_now_query",
        .text = "SELECT i.product_id, i.available_quantity, i.reserved_quantity, "
                "i.updated_at, COALESCE((SELECT MAX(m.id) FROM stock_movements m WHERE "
                "m.inventory_id = i.id), 0) FROM JSON_TABLE(?, '$[*]' COLUMNS (n FOR "
                "ORDINALITY, id BIGINT PATH '$')) wanted JOIN inventory i ON i.product_id = "
                "wanted.id ORDER BY wanted.n LIMIT 50",
        .n_params = 1,
        .kinds = "iiiti",
    },
    {
        .name = "product_exists_query",
        .text = "SELECT id FROM products WHERE id = ? AND deleted_at IS NULL",
        .n_params = 1,
        .kinds = "i",
    },
    {0},
};

static const struct sql_list lists[] = {
    {
        .def = &list_stock_movements_def,
        .kinds = "iieiiiiiessst",
        .conditions =
            (const char *const[]){
                "t.inventory_id = ?",
            },
        .n_conditions = 1,
    },
    {0},
};

const struct sql_set inventory_sql = {.cases = cases, .lists = lists};
