/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Every statement of notification, with what is bound and read.
 * GENERATED from spec/domains/notification.yaml by templates/test_sql.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include "all_sql.h"

#include <stddef.h>

#include "notification_http.h"

static const struct sql_case cases[] = {
    {
        .name = "buyer_of_order_query",
        .text = "SELECT user_id FROM orders WHERE order_number = ?",
        .n_params = 1,
        .kinds = "s",
    },
    {
        .name = "take_turn_query",
        .text = "SELECT id FROM notification_turns WHERE user_id = ? LIMIT 1 FOR UPDATE",
        .n_params = 1,
        .kinds = "i",
    },
    {
        .name = "make_turn_query",
        .text = "INSERT INTO notification_turns (user_id) VALUES (?) ON DUPLICATE KEY UPDATE "
                "user_id = VALUES(user_id)",
        .n_params = 1,
        .kinds = "",
    },
    {
        .name = "add_notification_query",
        .text = "INSERT INTO notifications (user_id, event_id, type, title, message, "
                "order_number) VALUES (?, ?, ?, ?, ?, ?) ON DUPLICATE KEY UPDATE event_id = "
                "VALUES(event_id)",
        .n_params = 6,
        .kinds = "",
    },
    {
        .name = "recent_notifications_query",
        .text = "SELECT id, type, title, message, order_number, created_at FROM (SELECT * "
                "FROM notifications WHERE user_id = ? ORDER BY id DESC LIMIT 20) newest "
                "WHERE created_at > NOW(6) - INTERVAL 6 MINUTE ORDER BY id LIMIT 20",
        .n_params = 1,
        .kinds = "isssst",
    },
    {
        .name = "newest_notification_query",
        .text = "SELECT COALESCE(MAX(id), 0) FROM notifications WHERE user_id = ?",
        .n_params = 1,
        .kinds = "i",
    },
    {
        .name = "missed_notifications_query",
        .text = "SELECT id, type, title, message, order_number, created_at FROM "
                "notifications WHERE user_id = ? AND id > ? ORDER BY id LIMIT 101",
        .n_params = 2,
        .kinds = "isssst",
    },
    {0},
};

static const struct sql_list lists[] = {
    {
        .def = &list_notifications_def,
        .kinds = "isssst",
        .conditions =
            (const char *const[]){
                "t.user_id = ?",
                "t.type = ?",
            },
        .n_conditions = 2,
    },
    {0},
};

const struct sql_set notification_sql = {.cases = cases, .lists = lists};
