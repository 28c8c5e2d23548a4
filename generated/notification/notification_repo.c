/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The statements of notification, a function each: bind, run, read.
 * GENERATED from spec/domains/notification.yaml by templates/repo.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include "notification_repo.h"

#include "rows.h"
#include "service.h"

_Static_assert(RUNTIME_ABI == 1, "run ./dev gen");

void notification_view_fetch(struct db_stmt *st, struct notification_view *ret)
{
    db_get_i64(st, &ret->id);
    db_get_str(st, &ret->type);
    db_get_str(st, &ret->title);
    db_get_str(st, &ret->message);
    db_get_opt_str(st, &ret->order_number_presence, &ret->order_number);
    db_get_time(st, &ret->created_at);
}

void buyer_of_order_row_fetch(struct db_stmt *st, struct buyer_of_order_row *ret)
{
    db_get_str(st, &ret->user_id);
}

void take_turn_row_fetch(struct db_stmt *st, struct take_turn_row *ret)
{
    db_get_i64(st, &ret->id);
}

void newest_notification_row_fetch(struct db_stmt *st, struct newest_notification_row *ret)
{
    db_get_i64(st, &ret->id);
}

static const struct db_sql buyer_of_order_query_sql = {
    .name = "buyer_of_order_query",
    .text = "SELECT user_id FROM orders WHERE order_number = ?",
};

enum err buyer_of_order_query(struct call *call, const char *order_number,
                              struct buyer_of_order_row *ret)
{
    struct db_stmt *st = db_begin(call->db, &buyer_of_order_query_sql);

    db_bind_str(st, order_number);
    if (db_next(st))
        buyer_of_order_row_fetch(st, ret);
    return db_end(st, ERR_ORDER_NOT_FOUND);
}

static const struct db_sql take_turn_query_sql = {
    .name = "take_turn_query",
    .text = "SELECT id FROM notification_turns WHERE user_id = ? LIMIT 1 FOR UPDATE",
};

enum err take_turn_query(struct call *call, const char *user_id, struct take_turn_row **ret,
                         size_t *ret_n)
{
    struct db_stmt *st = db_begin(call->db, &take_turn_query_sql);
    struct take_turn_row *rows = NULL;
    size_t n = 0;
    enum err err;

    db_bind_str(st, user_id);
    while (db_next(st)) {
        rows = rows_grow(call->arena, rows, n, sizeof *rows);
        take_turn_row_fetch(st, &rows[n++]);
    }
    err = db_end(st, ERR_OK);
    if (err)
        return err;
    *ret = rows;
    *ret_n = n;
    return ERR_OK;
}

static const struct db_sql make_turn_query_sql = {
    .name = "make_turn_query",
    .text = "INSERT INTO notification_turns (user_id) VALUES (?) ON DUPLICATE KEY UPDATE "
            "user_id = VALUES(user_id)",
};

enum err make_turn_query(struct call *call, const char *user_id, uint64_t *ret_affected)
{
    struct db_stmt *st = db_begin(call->db, &make_turn_query_sql);
    enum err err;

    db_bind_str(st, user_id);
    err = db_end(st, ERR_OK);
    if (!err)
        *ret_affected = db_affected(call->db);
    return err;
}

static const struct db_sql add_notification_query_sql = {
    .name = "add_notification_query",
    .text = "INSERT INTO notifications (user_id, event_id, type, title, message, "
            "order_number) VALUES (?, ?, ?, ?, ?, ?) ON DUPLICATE KEY UPDATE event_id = "
            "VALUES(event_id)",
};

enum err add_notification_query(struct call *call, const char *user_id, const char *event_id,
                                const char *type, const char *title, const char *message,
                                const char *order_number, uint64_t *ret_affected)
{
    struct db_stmt *st = db_begin(call->db, &add_notification_query_sql);
    enum err err;

    db_bind_str(st, user_id);
    db_bind_str(st, event_id);
    db_bind_str(st, type);
    db_bind_str(st, title);
    db_bind_str(st, message);
    db_bind_str(st, order_number);
    err = db_end(st, ERR_OK);
    if (!err)
        *ret_affected = db_affected(call->db);
    return err;
}

static const struct db_sql recent_notifications_query_sql = {
    .name = "recent_notifications_query",
    .text = "SELECT id, type, title, message, order_number, created_at FROM (SELECT * "
            "FROM notifications WHERE user_id = ? ORDER BY id DESC LIMIT 20) newest "
            "WHERE created_at > NOW(6) - INTERVAL 6 MINUTE ORDER BY id LIMIT 20",
};

enum err recent_notifications_query(struct call *call, const char *user_id,
                                    struct notification_view **ret, size_t *ret_n)
{
    struct db_stmt *st = db_begin(call->db, &recent_notifications_query_sql);
    struct notification_view *rows = NULL;
    size_t n = 0;
    enum err err;

    db_bind_str(st, user_id);
    while (db_next(st)) {
        rows = rows_grow(call->arena, rows, n, sizeof *rows);
        notification_view_fetch(st, &rows[n++]);
    }
    err = db_end(st, ERR_OK);
    if (err)
        return err;
    *ret = rows;
    *ret_n = n;
    return ERR_OK;
}

static const struct db_sql newest_notification_query_sql = {
    .name = "newest_notification_query",
    .text = "SELECT COALESCE(MAX(id), 0) FROM notifications WHERE user_id = ?",
};

enum err newest_notification_query(struct call *call, const char *user_id,
                                   struct newest_notification_row *ret)
{
    struct db_stmt *st = db_begin(call->db, &newest_notification_query_sql);

    db_bind_str(st, user_id);
    if (db_next(st))
        newest_notification_row_fetch(st, ret);
    return db_end(st, ERR_NOT_FOUND);
}

static const struct db_sql missed_notifications_query_sql = {
    .name = "missed_notifications_query",
    .text = "SELECT id, type, title, message, order_number, created_at FROM "
            "notifications WHERE user_id = ? AND id > ? ORDER BY id LIMIT 101",
};

enum err missed_notifications_query(struct call *call, const char *user_id, int64_t after,
                                    struct notification_view **ret, size_t *ret_n)
{
    struct db_stmt *st = db_begin(call->db, &missed_notifications_query_sql);
    struct notification_view *rows = NULL;
    size_t n = 0;
    enum err err;

    db_bind_str(st, user_id);
    db_bind_i64(st, after);
    while (db_next(st)) {
        rows = rows_grow(call->arena, rows, n, sizeof *rows);
        notification_view_fetch(st, &rows[n++]);
    }
    err = db_end(st, ERR_OK);
    if (err)
        return err;
    *ret = rows;
    *ret_n = n;
    return ERR_OK;
}
