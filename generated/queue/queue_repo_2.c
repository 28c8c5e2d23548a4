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

void inside_places_row_fetch(struct db_stmt *st, struct inside_places_row *ret)
{
    db_get_i64(st, &ret->id);
    db_get_str(st, &ret->user_id);
    db_get_time(st, &ret->expires_at);
}

void last_place_row_fetch(struct db_stmt *st, struct last_place_row *ret)
{
    db_get_i64(st, &ret->id);
}

void last_admission_row_fetch(struct db_stmt *st, struct last_admission_row *ret)
{
    db_get_i64(st, &ret->at);
}

void line_place_fetch(struct db_stmt *st, struct line_place *ret)
{
    db_get_i64(st, &ret->id);
    db_get_str(st, &ret->user_id);
    db_get_enum(st, &ret->status, &queue_entry_status_names);
    db_get_opt_time(st, &ret->expires_at_presence, &ret->expires_at);
}

static const struct db_sql waiting_places_query_sql = {
    .name = "waiting_places_query",
    .text = "SELECT id, user_id FROM queue_entries FORCE INDEX "
            "(idx_queue_entries_by_status) WHERE queue_id = ? AND status = 'WAITING' AND "
            "expires_at IS NULL AND id > ? ORDER BY id LIMIT ?",
};

enum err waiting_places_query(struct call *call, int64_t queue_id, int64_t after, int64_t at_most,
                              struct waiting_places_row **ret, size_t *ret_n)
{
    struct db_stmt *st = db_begin(call->db, &waiting_places_query_sql);
    struct waiting_places_row *rows = NULL;
    size_t n = 0;
    enum err err;

    db_bind_i64(st, queue_id);
    db_bind_i64(st, after);
    db_bind_i64(st, at_most);
    while (db_next(st)) {
        rows = rows_grow(call->arena, rows, n, sizeof *rows);
        waiting_places_row_fetch(st, &rows[n++]);
    }
    err = db_end(st, ERR_OK);
    if (err)
        return err;
    *ret = rows;
    *ret_n = n;
    return ERR_OK;
}

static const struct db_sql inside_places_query_sql = {
    .name = "inside_places_query",
    .text = "SELECT id, user_id, expires_at FROM queue_entries FORCE INDEX "
            "(idx_queue_entries_by_status) WHERE queue_id = ? AND status = 'ENTERED' AND "
            "expires_at > NOW(6) AND expires_at >= ? AND (expires_at > ? OR id > ?) "
            "ORDER BY expires_at, id LIMIT 1000",
};

enum err inside_places_query(struct call *call, int64_t queue_id, int64_t after, int64_t after_id,
                             struct inside_places_row **ret, size_t *ret_n)
{
    struct db_stmt *st = db_begin(call->db, &inside_places_query_sql);
    struct inside_places_row *rows = NULL;
    size_t n = 0;
    enum err err;

    db_bind_i64(st, queue_id);
    db_bind_time(st, after);
    db_bind_time(st, after);
    db_bind_i64(st, after_id);
    while (db_next(st)) {
        rows = rows_grow(call->arena, rows, n, sizeof *rows);
        inside_places_row_fetch(st, &rows[n++]);
    }
    err = db_end(st, ERR_OK);
    if (err)
        return err;
    *ret = rows;
    *ret_n = n;
    return ERR_OK;
}

static const struct db_sql last_place_query_sql = {
    .name = "last_place_query",
    .text = "SELECT COALESCE(MAX(id), 0) FROM queue_entries",
};

enum err last_place_query(struct call *call, struct last_place_row *ret)
{
    struct db_stmt *st = db_begin(call->db, &last_place_query_sql);

    if (db_next(st))
        last_place_row_fetch(st, ret);
    return db_end(st, ERR_NOT_FOUND);
}

static const struct db_sql last_admission_query_sql = {
    .name = "last_admission_query",
    .text = "SELECT COALESCE(TIMESTAMPDIFF(MICROSECOND, '1970-01-01', MAX(entered_at)), "
            "0) FROM queue_entries WHERE queue_id = ?",
};

enum err last_admission_query(struct call *call, int64_t queue_id, struct last_admission_row *ret)
{
    struct db_stmt *st = db_begin(call->db, &last_admission_query_sql);

    db_bind_i64(st, queue_id);
    if (db_next(st))
        last_admission_row_fetch(st, ret);
    return db_end(st, ERR_NOT_FOUND);
}

static const struct db_sql places_of_ids_query_sql = {
    .name = "places_of_ids_query",
    .text = "SELECT e.id, e.user_id, e.status, e.expires_at FROM JSON_TABLE(?, '$[*]' "
            "COLUMNS (id BIGINT PATH '$')) w STRAIGHT_JOIN queue_entries e ON e.id = "
            "w.id LIMIT 10000000",
};

enum err places_of_ids_query(struct call *call, const char *ids, struct line_place **ret,
                             size_t *ret_n)
{
    struct db_stmt *st = db_begin(call->db, &places_of_ids_query_sql);
    struct line_place *rows = NULL;
    size_t n = 0;
    enum err err;

    db_bind_json(st, ids);
    while (db_next(st)) {
        rows = rows_grow(call->arena, rows, n, sizeof *rows);
        line_place_fetch(st, &rows[n++]);
    }
    err = db_end(st, ERR_OK);
    if (err)
        return err;
    *ret = rows;
    *ret_n = n;
    return ERR_OK;
}

static const struct db_sql let_in_query_sql = {
    .name = "let_in_query",
    .text = "UPDATE JSON_TABLE(?, '$[*]' COLUMNS (id BIGINT PATH '$')) w STRAIGHT_JOIN "
            "queue_entries e ON e.id = w.id SET e.status = 'ENTERED', e.entered_at = "
            "NOW(6), e.expires_at = NOW(6) + INTERVAL ? SECOND, e.version = e.version + "
            "1 WHERE e.status = 'WAITING'",
};

enum err let_in_query(struct call *call, const char *ids, int64_t seconds, uint64_t *ret_affected)
{
    struct db_stmt *st = db_begin(call->db, &let_in_query_sql);
    enum err err;

    db_bind_json(st, ids);
    db_bind_i64(st, seconds);
    err = db_end(st, ERR_OK);
    if (!err)
        *ret_affected = db_affected(call->db);
    return err;
}
