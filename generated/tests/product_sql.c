/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Every statement of product, with what is bound and read.
 * GENERATED from spec/domains/product.yaml by templates/test_sql.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include "all_sql.h"

#include <stddef.h>

#include "product_http.h"

static const struct sql_case cases[] = {
    {
        .name = "product_view_find",
        .text = "SELECT t.id, t.sku, t.name, t.description, t.price, t.category, "
                "t.image_url, t.created_at, t.updated_at, "
                "COALESCE(inventory.available_quantity, 0) "
                "FROM products t "
                "LEFT JOIN inventory inventory ON inventory.product_id = t.id "
                "WHERE t.id = ? AND t.deleted_at IS NULL",
        .n_params = 1,
        .kinds = "isssmsstti",
    },
    {
        .name = "new_product_insert",
        .text = "INSERT INTO products (sku, name, description, price, category, image_url) "
                "VALUES (?, ?, ?, ?, ?, ?)",
        .n_params = 6,
        .kinds = "",
    },
    {
        .name = "product_created_event_of_product",
        .text = "SELECT t.id, t.sku, t.name, t.price, t.category "
                "FROM products t "
                "WHERE t.id = ?",
        .n_params = 1,
        .kinds = "issms",
    },
    {
        .name = "product_edit_update",
        .text = "UPDATE products t "
                "SET sku = ?, name = ?, description = ?, price = ?, category = ?, "
                "image_url = ? "
                "WHERE t.id = ? AND t.deleted_at IS NULL",
        .n_params = 7,
        .kinds = "",
    },
    {
        .name = "product_changed_event_of_product",
        .text = "SELECT t.id, t.sku, t.name, t.price, t.category "
                "FROM products t "
                "WHERE t.id = ?",
        .n_params = 1,
        .kinds = "issms",
    },
    {
        .name = "product_locate_lock",
        .text = "SELECT 1 "
                "FROM products t "
                "WHERE t.id = ? AND t.deleted_at IS NULL "
                "FOR UPDATE",
        .n_params = 1,
        .kinds = "i",
    },
    {
        .name = "open_orders_of_product_query",
        .text = "SELECT o.id FROM order_items i JOIN orders o ON o.id = i.order_id WHERE "
                "i.product_id = ? AND o.status IN ('PENDING', 'CONFIRMED', 'PAID', "
                "'SHIPPING') LIMIT 1",
        .n_params = 1,
        .kinds = "i",
    },
    {
        .name = "product_removed_event_of_product",
        .text = "SELECT t.id "
                "FROM products t "
                "WHERE t.id = ?",
        .n_params = 1,
        .kinds = "i",
    },
    {
        .name = "product_delete",
        .text = "UPDATE products "
                "SET deleted_at = NOW(6) "
                "WHERE id = ? AND deleted_at IS NULL",
        .n_params = 1,
        .kinds = "",
    },
    {
        .name = "product_page_query",
        .text = "SELECT p.id, p.sku, p.name, p.description, p.price, p.category, "
                "p.image_url, p.created_at, p.updated_at, COALESCE(i.available_quantity, 0), "
                "'[]', FALSE FROM products p LEFT JOIN inventory i ON i.product_id = p.id "
                "WHERE p.id = ? AND p.deleted_at IS NULL",
        .n_params = 1,
        .kinds = "isssmssttijb",
    },
    {0},
};

static const struct sql_list lists[] = {
    {
        .def = &list_products_def,
        .kinds = "isssmsstti",
        .conditions =
            (const char *const[]){
                "t.category = ?",
                "t.price >= ?",
                "t.price <= ?",
            },
        .n_conditions = 3,
    },
    {0},
};

const struct sql_set product_sql = {.cases = cases, .lists = lists};
