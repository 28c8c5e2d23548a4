/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The statements of queue, a function each: bind, run, read.
 * GENERATED from spec/domains/queue.yaml by templates/repo.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include "queue_repo.h"

#include "rows.h"
#include "service.h"

_Static_assert(RUNTIME_ABI == 1, "run ./dev gen");

static const struct db_constraint queue_entry_constraints[] = {
    {.name = "uk_queue_entries_live_of_user", .err = ERR_QUEUE_ALREADY_ENTERED},
    {.name = "fk_queue_entries_queue_id", .err = ERR_QUEUE_NOT_FOUND},
    {0},
};

void queue_view_fetch(struct db_stmt *st, struct queue_view *ret)
{
    db_get_str(st, &ret->event_type);
    db_get_i64(st, &ret->event_id);
    db_get_i64(st, &ret->max_capacity);
    db_get_i64(st, &ret->entry_batch_size);
    db_get_i64(st, &ret->entry_interval_seconds);
    db_get_bool(st, &ret->is_active);
    db_get_opt_time(st, &ret->activated_at_presence, &ret->activated_at);
    db_get_opt_time(st, &ret->deactivated_at_presence, &ret->deactivated_at);
}

void queue_place_fetch(struct db_stmt *st, struct queue_place *ret)
{
    db_get_i64(st, &ret->queue_id);
    db_get_str(st, &ret->event_type);
    db_get_i64(st, &ret->event_id);
    db_get_bool(st, &ret->is_active);
    db_get_i64(st, &ret->batch_size);
    db_get_i64(st, &ret->interval_seconds);
    db_get_opt_i64(st, &ret->id_presence, &ret->id);
    db_get_opt_str(st, &ret->user_id_presence, &ret->user_id);
    db_get_opt_str(st, &ret->entry_token_presence, &ret->entry_token);
    db_get_opt_enum(st, &ret->status_presence, &ret->status, &queue_entry_status_names);
    db_get_opt_i64(st, &ret->version_presence, &ret->version);
    db_get_opt_time(st, &ret->joined_at_presence, &ret->joined_at);
    db_get_opt_time(st, &ret->entered_at_presence, &ret->entered_at);
    db_get_opt_time(st, &ret->expires_at_presence, &ret->expires_at);
}

void add_place_row_fetch(struct db_stmt *st, struct add_place_row *ret)
{
    db_get_i64(st, &ret->id);
    db_get_time(st, &ret->joined_at);
}

void queue_setup_fetch(struct db_stmt *st, struct queue_setup *ret)
{
    db_get_i64(st, &ret->id);
    db_get_str(st, &ret->event_type);
    db_get_i64(st, &ret->event_id);
    db_get_bool(st, &ret->is_active);
    db_get_i64(st, &ret->max_capacity);
    db_get_i64(st, &ret->batch_size);
    db_get_i64(st, &ret->interval_seconds);
}

void lock_queue_row_fetch(struct db_stmt *st, struct lock_queue_row *ret)
{
    db_get_bool(st, &ret->is_active);
    db_get_i64(st, &ret->max_capacity);
}

void count_places_row_fetch(struct db_stmt *st, struct count_places_row *ret)
{
    db_get_i64(st, &ret->waiting);
    db_get_i64(st, &ret->inside);
}

void count_inside_row_fetch(struct db_stmt *st, struct count_inside_row *ret)
{
    db_get_i64(st, &ret->inside);
}

void waiting_places_row_fetch(struct db_stmt *st, struct waiting_places_row *ret)
{
    db_get_i64(st, &ret->id);
    db_get_str(st, &ret->user_id);
}

static const struct db_sql queue_view_find_sql = {
    .name = "queue_view_find",
    .text = "SELECT t.event_type, t.event_id, t.max_capacity, t.entry_batch_size, "
            "t.entry_interval_seconds, t.is_active, t.activated_at, t.deactivated_at "
            "FROM waiting_queues t "
            "WHERE t.id = ?",
};

enum err queue_view_find(struct call *call, int64_t id, struct queue_view *ret)
{
    struct db_stmt *st = db_begin(call->db, &queue_view_find_sql);

    db_bind_i64(st, id);
    if (db_next(st))
        queue_view_fetch(st, ret);
    return db_end(st, ERR_QUEUE_NOT_FOUND);
}

static const struct db_sql place_of_user_query_sql = {
    .name = "place_of_user_query",
    .text = "SELECT q.id, q.event_type, q.event_id, q.is_active, q.entry_batch_size, "
            "q.entry_interval_seconds, e.id, e.user_id, e.entry_token, e.status, "
            "e.version, e.joined_at, e.entered_at, e.expires_at FROM waiting_queues q "
            "LEFT JOIN queue_entries e ON e.id = (SELECT MAX(o.id) FROM queue_entries o "
            "WHERE o.queue_id = q.id AND o.user_id = ?) WHERE q.event_type = ? AND "
            "q.event_id = ?",
};

enum err place_of_user_query(struct call *call, const char *event_type, int64_t event_id,
                             const char *user_id, struct queue_place *ret)
{
    struct db_stmt *st = db_begin(call->db, &place_of_user_query_sql);

    db_bind_str(st, user_id);
    db_bind_str(st, event_type);
    db_bind_i64(st, event_id);
    if (db_next(st))
        queue_place_fetch(st, ret);
    return db_end(st, ERR_QUEUE_NOT_FOUND);
}

static const struct db_sql place_of_token_query_sql = {
    .name = "place_of_token_query",
    .text = "SELECT q.id, q.event_type, q.event_id, q.is_active, q.entry_batch_size, "
            "q.entry_interval_seconds, e.id, e.user_id, e.entry_token, e.status, "
            "e.version, e.joined_at, e.entered_at, e.expires_at FROM queue_entries e "
            "JOIN waiting_queues q ON q.id = e.queue_id WHERE e.entry_token = ?",
};

enum err place_of_token_query(struct call *call, const char *entry_token, struct queue_place *ret)
{
    struct db_stmt *st = db_begin(call->db, &place_of_token_query_sql);

    db_bind_str(st, entry_token);
    if (db_next(st))
        queue_place_fetch(st, ret);
    return db_end(st, ERR_QUEUE_ENTRY_NOT_FOUND);
}

static const struct db_sql add_place_query_sql = {
    .name = "add_place_query",
    .text = "INSERT INTO queue_entries (queue_id, user_id, entry_token) VALUES (?, ?, ?) "
            "RETURNING id, joined_at",
};

enum err add_place_query(struct call *call, int64_t queue_id, const char *user_id,
                         const char *entry_token, struct add_place_row *ret)
{
    struct db_stmt *st = db_begin(call->db, &add_place_query_sql);

    db_bind_i64(st, queue_id);
    db_bind_str(st, user_id);
    db_bind_str(st, entry_token);
    if (db_next(st))
        add_place_row_fetch(st, ret);
    return db_end_constraints(st, ERR_NOT_FOUND, queue_entry_constraints);
}

static const struct db_sql end_place_query_sql = {
    .name = "end_place_query",
    .text = "UPDATE queue_entries SET status = 'EXPIRED', expired_at = NOW(6), version = "
            "version + 1 WHERE id = ? AND status = 'ENTERED' AND expires_at <= NOW(6)",
};

enum err end_place_query(struct call *call, int64_t id, uint64_t *ret_affected)
{
    struct db_stmt *st = db_begin(call->db, &end_place_query_sql);
    enum err err;

    db_bind_i64(st, id);
    err = db_end(st, ERR_OK);
    if (!err)
        *ret_affected = db_affected(call->db);
    return err;
}

static const struct db_sql end_places_query_sql = {
    .name = "end_places_query",
    .text = "UPDATE waiting_queues q STRAIGHT_JOIN queue_entries e FORCE INDEX "
            "(idx_queue_entries_by_status) ON e.queue_id = q.id AND e.status = 'ENTERED' "
            "AND e.expires_at <= NOW(6) SET e.status = 'EXPIRED', e.expired_at = NOW(6), "
            "e.version = e.version + 1",
};

enum err end_places_query(struct call *call, uint64_t *ret_affected)
{
    struct db_stmt *st = db_begin(call->db, &end_places_query_sql);
    enum err err;

    err = db_end(st, ERR_OK);
    if (!err)
        *ret_affected = db_affected(call->db);
    return err;
}

static const struct db_sql give_up_place_query_sql = {
    .name = "give_up_place_query",
    .text = "UPDATE queue_entries SET status = 'LEFT', left_at = NOW(6), version = "
            "version + 1 WHERE id = ? AND (status = 'WAITING' OR status = 'ENTERED' AND "
            "expires_at > NOW(6))",
};

enum err give_up_place_query(struct call *call, int64_t id, uint64_t *ret_affected)
{
    struct db_stmt *st = db_begin(call->db, &give_up_place_query_sql);
    enum err err;

    db_bind_i64(st, id);
    err = db_end(st, ERR_OK);
    if (!err)
        *ret_affected = db_affected(call->db);
    return err;
}

static const struct db_sql open_queue_of_event_query_sql = {
    .name = "open_queue_of_event_query",
    .text = "INSERT INTO waiting_queues (event_type, event_id, max_capacity, "
            "entry_batch_size, entry_interval_seconds, activated_at) VALUES (?, ?, ?, ?, "
            "?, NOW(6)) ON DUPLICATE KEY UPDATE max_capacity = VALUES(max_capacity), "
            "entry_batch_size = VALUES(entry_batch_size), entry_interval_seconds = "
            "VALUES(entry_interval_seconds), activated_at = IF(is_active, activated_at, "
            "NOW(6)), deactivated_at = NULL, is_active = TRUE RETURNING event_type, "
            "event_id, max_capacity, entry_batch_size, entry_interval_seconds, "
            "is_active, activated_at, deactivated_at",
};

enum err open_queue_of_event_query(struct call *call, const char *event_type, int64_t event_id,
                                   int64_t max_capacity, int64_t entry_batch_size,
                                   int64_t entry_interval_seconds, struct queue_view *ret)
{
    struct db_stmt *st = db_begin(call->db, &open_queue_of_event_query_sql);

    db_bind_str(st, event_type);
    db_bind_i64(st, event_id);
    db_bind_i64(st, max_capacity);
    db_bind_i64(st, entry_batch_size);
    db_bind_i64(st, entry_interval_seconds);
    if (db_next(st))
        queue_view_fetch(st, ret);
    return db_end(st, ERR_NOT_FOUND);
}

static const struct db_sql close_queue_of_event_query_sql = {
    .name = "close_queue_of_event_query",
    .text = "UPDATE waiting_queues SET deactivated_at = IF(is_active, NOW(6), "
            "deactivated_at), is_active = FALSE WHERE event_type = ? AND event_id = ?",
};

enum err close_queue_of_event_query(struct call *call, const char *event_type, int64_t event_id,
                                    uint64_t *ret_affected)
{
    struct db_stmt *st = db_begin(call->db, &close_queue_of_event_query_sql);
    enum err err;

    db_bind_str(st, event_type);
    db_bind_i64(st, event_id);
    err = db_end(st, ERR_OK);
    if (!err)
        *ret_affected = db_affected(call->db);
    return err;
}

static const struct db_sql queue_of_event_query_sql = {
    .name = "queue_of_event_query",
    .text = "SELECT event_type, event_id, max_capacity, entry_batch_size, "
            "entry_interval_seconds, is_active, activated_at, deactivated_at FROM "
            "waiting_queues WHERE event_type = ? AND event_id = ?",
};

enum err queue_of_event_query(struct call *call, const char *event_type, int64_t event_id,
                              struct queue_view *ret)
{
    struct db_stmt *st = db_begin(call->db, &queue_of_event_query_sql);

    db_bind_str(st, event_type);
    db_bind_i64(st, event_id);
    if (db_next(st))
        queue_view_fetch(st, ret);
    return db_end(st, ERR_QUEUE_NOT_FOUND);
}

static const struct db_sql find_queue_query_sql = {
    .name = "find_queue_query",
    .text = "SELECT id, event_type, event_id, is_active, max_capacity, entry_batch_size, "
            "entry_interval_seconds FROM waiting_queues WHERE event_type = ? AND "
            "event_id = ?",
};

enum err find_queue_query(struct call *call, const char *event_type, int64_t event_id,
                          struct queue_setup *ret)
{
    struct db_stmt *st = db_begin(call->db, &find_queue_query_sql);

    db_bind_str(st, event_type);
    db_bind_i64(st, event_id);
    if (db_next(st))
        queue_setup_fetch(st, ret);
    return db_end(st, ERR_QUEUE_NOT_FOUND);
}

static const struct db_sql active_queues_query_sql = {
    .name = "active_queues_query",
    .text = "SELECT id, event_type, event_id, is_active, max_capacity, entry_batch_size, "
            "entry_interval_seconds FROM waiting_queues WHERE is_active AND id > ? ORDER "
            "BY id LIMIT 1000",
};

enum err active_queues_query(struct call *call, int64_t after, struct queue_setup **ret,
                             size_t *ret_n)
{
    struct db_stmt *st = db_begin(call->db, &active_queues_query_sql);
    struct queue_setup *rows = NULL;
    size_t n = 0;
    enum err err;

    db_bind_i64(st, after);
    while (db_next(st)) {
        rows = rows_grow(call->arena, rows, n, sizeof *rows);
        queue_setup_fetch(st, &rows[n++]);
    }
    err = db_end(st, ERR_OK);
    if (err)
        return err;
    *ret = rows;
    *ret_n = n;
    return ERR_OK;
}

static const struct db_sql lock_queue_query_sql = {
    .name = "lock_queue_query",
    .text = "SELECT is_active, max_capacity FROM waiting_queues WHERE id = ? FOR UPDATE",
};

enum err lock_queue_query(struct call *call, int64_t id, struct lock_queue_row *ret)
{
    struct db_stmt *st = db_begin(call->db, &lock_queue_query_sql);

    db_bind_i64(st, id);
    if (db_next(st))
        lock_queue_row_fetch(st, ret);
    return db_end(st, ERR_QUEUE_NOT_FOUND);
}

static const struct db_sql count_places_query_sql = {
    .name = "count_places_query",
    .text = "SELECT (SELECT COUNT(*) FROM queue_entries WHERE queue_id = ? AND status = "
            "'WAITING'), (SELECT COUNT(*) FROM queue_entries WHERE queue_id = ? AND "
            "status = 'ENTERED' AND expires_at > NOW(6))",
};

enum err count_places_query(struct call *call, int64_t queue_id, struct count_places_row *ret)
{
    struct db_stmt *st = db_begin(call->db, &count_places_query_sql);

    db_bind_i64(st, queue_id);
    db_bind_i64(st, queue_id);
    if (db_next(st))
        count_places_row_fetch(st, ret);
    return db_end(st, ERR_NOT_FOUND);
}

static const struct db_sql count_inside_query_sql = {
    .name = "count_inside_query",
    .text = "SELECT COUNT(*) FROM queue_entries WHERE queue_id = ? AND status = "
            "'ENTERED' AND expires_at > NOW(6)",
};

enum err count_inside_query(struct call *call, int64_t queue_id, struct count_inside_row *ret)
{
    struct db_stmt *st = db_begin(call->db, &count_inside_query_sql);

    db_bind_i64(st, queue_id);
    if (db_next(st))
        count_inside_row_fetch(st, ret);
    return db_end(st, ERR_NOT_FOUND);
}
