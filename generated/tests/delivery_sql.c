/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Every statement of delivery, with what is bound and read.
 * GENERATED from spec/domains/delivery.yaml by templates/test_sql.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include "all_sql.h"

#include <stddef.h>

#include "delivery_http.h"

static const struct sql_case cases[] = {
    {
        .name = "delivery_view_histories",
        .text = "SELECT parent.n, t.status, t.location, t.description, t.created_at "
                "FROM JSON_TABLE(?, '$[*]' COLUMNS (n FOR ORDINALITY, id BIGINT PATH '$')) "
                "parent "
                "JOIN delivery_history t ON t.delivery_id = parent.id "
                "ORDER BY parent.n, t.id DESC, t.id DESC",
        .n_params = 1,
        .kinds = "issst",
    },
    {
        .name = "delivery_view_find_own_by_tracking_number",
        .text = "SELECT t.tracking_number, t.order_number, t.status, t.carrier, "
                "t.shipping_address, t.estimated_delivery_date, t.actual_delivery_date, "
                "`order`.receiver_name, `order`.receiver_phone, t.id, owner1.user_id "
                "FROM deliveries t "
                "LEFT JOIN orders `order` ON `order`.id = t.order_id "
                "JOIN orders owner1 ON owner1.id = t.order_id "
                "WHERE t.tracking_number = ?",
        .n_params = 1,
        .kinds = "ssessddssis",
    },
    {
        .name = "delivery_view_find",
        .text = "SELECT t.tracking_number, t.order_number, t.status, t.carrier, "
                "t.shipping_address, t.estimated_delivery_date, t.actual_delivery_date, "
                "`order`.receiver_name, `order`.receiver_phone "
                "FROM deliveries t "
                "LEFT JOIN orders `order` ON `order`.id = t.order_id "
                "WHERE t.id = ?",
        .n_params = 1,
        .kinds = "ssessddss",
    },
    {
        .name = "add_delivery_query",
        .text = "INSERT INTO deliveries (order_id, tracking_number, order_number, status, "
                "shipping_address, estimated_delivery_date) SELECT o.id, ?, o.order_number, "
                "'PREPARING', CONCAT_WS(' ', o.zip_code, o.address1, NULLIF(o.address2, "
                "'')), UTC_DATE() + INTERVAL 3 DAY FROM orders o WHERE o.id = ? AND NOT "
                "EXISTS (SELECT 1 FROM deliveries d WHERE d.order_id = o.id)",
        .n_params = 2,
        .kinds = "",
    },
    {
        .name = "add_delivery_history_query",
        .text = "INSERT INTO delivery_history (delivery_id, status, location, description) "
                "VALUES (?, ?, ?, ?)",
        .n_params = 4,
        .kinds = "",
    },
    {
        .name = "cancel_delivery_of_order_query",
        .text = "UPDATE deliveries SET status = 'CANCELLED' WHERE order_id = ? AND status = "
                "'PREPARING'",
        .n_params = 1,
        .kinds = "",
    },
    {
        .name = "order_of_delivery_query",
        .text = "SELECT id, order_id FROM deliveries WHERE tracking_number = ?",
        .n_params = 1,
        .kinds = "ii",
    },
    {
        .name = "lock_delivery_query",
        .text = "SELECT d.id, d.tracking_number, d.order_number, d.status, EXISTS (SELECT 1 "
                "FROM saga_states s WHERE s.order_id = d.order_id AND s.saga = 'refund' AND "
                "s.status NOT IN ('COMPLETED', 'FAILED')) FROM deliveries d WHERE d.order_id "
                "= ? FOR UPDATE",
        .n_params = 1,
        .kinds = "isseb",
    },
    {
        .name = "move_delivery_query",
        .text = "UPDATE deliveries SET status = ?, carrier = COALESCE(?, carrier), "
                "actual_delivery_date = IF(status = 'DELIVERED', UTC_DATE(), NULL) WHERE id "
                "= ? AND status = ?",
        .n_params = 4,
        .kinds = "",
    },
    {
        .name = "delivery_status_ship",
        .text = "UPDATE deliveries "
                "SET status = 'SHIPPED' "
                "WHERE id = ? AND status IN ('PREPARING')",
        .n_params = 1,
    },
    {
        .name = "delivery_status_travel",
        .text = "UPDATE deliveries "
                "SET status = 'IN_TRANSIT' "
                "WHERE id = ? AND status IN ('SHIPPED')",
        .n_params = 1,
    },
    {
        .name = "delivery_status_deliver",
        .text = "UPDATE deliveries "
                "SET status = 'DELIVERED' "
                "WHERE id = ? AND status IN ('IN_TRANSIT')",
        .n_params = 1,
    },
    {
        .name = "delivery_status_cancel",
        .text = "UPDATE deliveries "
                "SET status = 'CANCELLED' "
                "WHERE id = ? AND status IN ('PREPARING')",
        .n_params = 1,
    },
    {
        .name = "delivery_status_state",
        .text = "SELECT status FROM deliveries "
                "WHERE id = ?",
        .n_params = 1,
    },
    {0},
};

static const struct sql_list lists[] = {
    {
        .def = &list_deliveries_of_order_def,
        .kinds = "ssessddssi",
        .conditions =
            (const char *const[]){
                "t.order_id = ?",
            },
        .n_conditions = 1,
    },
    {0},
};

const struct sql_set delivery_sql = {.cases = cases, .lists = lists};
