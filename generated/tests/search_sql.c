/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Every statement of search, with what is bound and read.
 * GENERATED from spec/domains/search.yaml by templates/test_sql.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include "all_sql.h"

#include <stddef.h>

static const struct sql_case cases[] = {
    {
        .name = "found_products_query",
        .text = "SELECT p.id, p.sku, p.name, p.description, p.price, p.category, "
                "p.image_url, p.created_at, p.updated_at, COALESCE(i.available_quantity, 0) "
                "FROM JSON_TABLE(?, '$[*]' COLUMNS (n FOR ORDINALITY, id BIGINT PATH '$')) "
                "wanted STRAIGHT_JOIN products p ON p.id = wanted.id LEFT JOIN inventory i "
                "ON i.product_id = p.id WHERE p.deleted_at IS NULL ORDER BY wanted.n LIMIT "
                "100",
        .n_params = 1,
        .kinds = "isssmsstti",
    },
    {
        .name = "products_to_index_query",
        .text = "SELECT wanted.id, COALESCE(p.deleted_at IS NULL AND p.id IS NOT NULL, "
                "FALSE), COALESCE(p.name, ''), p.description, p.category, COALESCE(p.price, "
                "0), COALESCE(i.available_quantity, 0), COALESCE(p.sold_recently, 0), "
                "COALESCE(p.created_at, NOW(6)), NOW(6) FROM JSON_TABLE(?, '$[*]' COLUMNS "
                "(id BIGINT PATH '$')) wanted LEFT JOIN products p ON p.id = wanted.id LEFT "
                "JOIN inventory i ON i.product_id = wanted.id LIMIT 1000",
        .n_params = 1,
        .kinds = "ibsssmiitt",
    },
    {
        .name = "products_to_walk_query",
        .text = "SELECT p.id, TRUE, p.name, p.description, p.category, p.price, "
                "COALESCE(i.available_quantity, 0), p.sold_recently, p.created_at, NOW(6) "
                "FROM products p LEFT JOIN inventory i ON i.product_id = p.id WHERE p.id > ? "
                "AND p.deleted_at IS NULL ORDER BY p.id LIMIT ?",
        .n_params = 2,
        .kinds = "ibsssmiitt",
    },
    {
        .name = "count_products_query",
        .text = "SELECT COUNT(*) FROM products WHERE deleted_at IS NULL",
        .n_params = 0,
        .kinds = "i",
    },
    {
        .name = "catalogue_events_query",
        .text = "SELECT id, event_key FROM outbox_events WHERE id > ? AND type IN "
                "('product.created', 'product.changed', 'product.removed', 'product.ranked', "
                "'inventory.restocked', 'inventory.depleted') ORDER BY id LIMIT ?",
        .n_params = 2,
        .kinds = "is",
    },
    {
        .name = "catalogue_now_query",
        .text = "SELECT COALESCE((SELECT id FROM outbox_events WHERE created_at < NOW(6) - "
                "INTERVAL ? MICROSECOND ORDER BY id DESC LIMIT 1), 0), (SELECT "
                "MIN(applied_at) FROM schema_migrations), NOW(6)",
        .n_params = 1,
        .kinds = "itt",
    },
    {
        .name = "note_index_progress_query",
        .text = "INSERT INTO job_runs (name, progress_done, progress_total) VALUES (?, ?, ?) "
                "ON DUPLICATE KEY UPDATE progress_done = VALUES(progress_done), "
                "progress_total = VALUES(progress_total)",
        .n_params = 3,
        .kinds = "",
    },
    {0},
};

static const struct sql_list lists[] = {
    {0},
};

const struct sql_set search_sql = {.cases = cases, .lists = lists};
