/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Every statement of cart, with what is bound and read.
 * GENERATED from spec/domains/cart.yaml by templates/test_sql.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include "all_sql.h"

#include <stddef.h>

static const struct sql_case cases[] = {
    {
        .name = "cart_view_items",
        .text = "SELECT parent.n, t.id, t.product_id, t.product_name, t.price, t.quantity, "
                "t.price * t.quantity "
                "FROM JSON_TABLE(?, '$[*]' COLUMNS (n FOR ORDINALITY, id BIGINT PATH '$')) "
                "parent "
                "JOIN cart_items t ON t.cart_id = parent.id "
                "ORDER BY parent.n, t.id",
        .n_params = 1,
        .kinds = "iiismim",
    },
    {
        .name = "cart_view_find_by_active_of_user",
        .text = "SELECT t.id, t.status, t.id "
                "FROM carts t "
                "WHERE t.user_id = ? AND t.status = 'ACTIVE'",
        .n_params = 1,
        .kinds = "iei",
    },
    {
        .name = "new_cart_item_product_id_lookup",
        .text = "SELECT r.deleted_at IS NOT NULL, COALESCE(inventory.available_quantity, 0), "
                "r.name, r.price "
                "FROM products r "
                "LEFT JOIN inventory inventory ON inventory.product_id = r.id "
                "WHERE r.id = ?",
        .n_params = 1,
        .kinds = "bism",
    },
    {
        .name = "cart_make_active_of_user",
        .text = "INSERT INTO carts (user_id) "
                "SELECT ? "
                "FROM DUAL "
                "WHERE NOT EXISTS (SELECT 1 FROM carts t WHERE t.user_id = ? AND t.status = "
                "'ACTIVE')",
        .n_params = 2,
        .kinds = "",
    },
    {
        .name = "cart_by_active_of_user_locate_lock",
        .text = "SELECT t.id "
                "FROM carts t "
                "WHERE t.user_id = ? AND t.status = 'ACTIVE' "
                "FOR UPDATE",
        .n_params = 1,
        .kinds = "i",
    },
    {
        .name = "new_cart_item_insert",
        .text = "INSERT INTO cart_items (cart_id, product_id, product_name, price, quantity) "
                "VALUES (?, ?, ?, ?, ?)",
        .n_params = 5,
        .kinds = "",
    },
    {
        .name = "cart_view_find",
        .text = "SELECT t.id, t.status "
                "FROM carts t "
                "WHERE t.id = ?",
        .n_params = 1,
        .kinds = "ie",
    },
    {
        .name = "cart_item_in_cart_by_active_of_user_locate_lock",
        .text = "SELECT t.id IS NOT NULL, parent.id "
                "FROM carts parent "
                "LEFT JOIN cart_items t ON t.cart_id = parent.id AND t.id = ? "
                "WHERE parent.user_id = ? AND parent.status = 'ACTIVE' "
                "FOR UPDATE",
        .n_params = 2,
        .kinds = "bi",
    },
    {
        .name = "cart_item_edit_update",
        .text = "UPDATE cart_items t "
                "SET quantity = ? "
                "WHERE t.id = ?",
        .n_params = 2,
        .kinds = "",
    },
    {
        .name = "cart_item_quantity_limit",
        .text = "SELECT t.quantity <= COALESCE(bound.available_quantity, 0) "
                "FROM cart_items t "
                "LEFT JOIN inventory bound ON bound.product_id = t.product_id "
                "WHERE t.id = ?",
        .n_params = 1,
        .kinds = "b",
    },
    {
        .name = "cart_item_delete",
        .text = "DELETE FROM cart_items "
                "WHERE id = ?",
        .n_params = 1,
        .kinds = "",
    },
    {
        .name = "cart_item_clear",
        .text = "DELETE FROM cart_items "
                "WHERE cart_id = ?",
        .n_params = 1,
        .kinds = "",
    },
    {
        .name = "check_out_cart_query",
        .text = "UPDATE carts SET status = 'CHECKED_OUT' WHERE id = ? AND user_id = ? AND "
                "status = 'ACTIVE'",
        .n_params = 2,
        .kinds = "",
    },
    {
        .name = "status_of_cart_query",
        .text = "SELECT status FROM carts WHERE id = ? AND user_id = ?",
        .n_params = 2,
        .kinds = "e",
    },
    {
        .name = "cart_status_check_out",
        .text = "UPDATE carts "
                "SET status = 'CHECKED_OUT' "
                "WHERE id = ? AND status IN ('ACTIVE')",
        .n_params = 1,
    },
    {
        .name = "cart_status_state",
        .text = "SELECT status FROM carts "
                "WHERE id = ?",
        .n_params = 1,
    },
    {0},
};

static const struct sql_list lists[] = {
    {0},
};

const struct sql_set cart_sql = {.cases = cases, .lists = lists};
