/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The statements of coupon, a function each: bind, run, read.
 * GENERATED from spec/domains/coupon.yaml by templates/repo.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include "coupon_repo.h"

#include "rows.h"
#include "service.h"

_Static_assert(RUNTIME_ABI == 1, "run ./dev gen");

void users_of_coupon_row_fetch(struct db_stmt *st, struct users_of_coupon_row *ret)
{
    db_get_i64(st, &ret->id);
    db_get_str(st, &ret->user_id);
}

static const struct db_sql holders_among_query_sql = {
    .name = "holders_among_query",
    .text = "SELECT has.user_id FROM JSON_TABLE(?, '$[*]' COLUMNS (user_id VARCHAR(64) "
            "CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin PATH '$')) wanted "
            "STRAIGHT_JOIN user_coupons has ON has.user_id = wanted.user_id AND "
            "has.coupon_id = ? LIMIT 1000000",
};

enum err holders_among_query(struct call *call, int64_t coupon_id, const char *users,
                             struct holders_among_row **ret, size_t *ret_n)
{
    struct db_stmt *st = db_begin(call->db, &holders_among_query_sql);
    struct holders_among_row *rows = NULL;
    size_t n = 0;
    enum err err;

    db_bind_str(st, users);
    db_bind_i64(st, coupon_id);
    while (db_next(st)) {
        rows = rows_grow(call->arena, rows, n, sizeof *rows);
        holders_among_row_fetch(st, &rows[n++]);
    }
    err = db_end(st, ERR_OK);
    if (err)
        return err;
    *ret = rows;
    *ret_n = n;
    return ERR_OK;
}

static const struct db_sql users_of_coupon_query_sql = {
    .name = "users_of_coupon_query",
    .text = "SELECT id, user_id FROM user_coupons WHERE coupon_id = ? AND id > ? ORDER "
            "BY id LIMIT 1000",
};

enum err users_of_coupon_query(struct call *call, int64_t coupon_id, int64_t after,
                               struct users_of_coupon_row **ret, size_t *ret_n)
{
    struct db_stmt *st = db_begin(call->db, &users_of_coupon_query_sql);
    struct users_of_coupon_row *rows = NULL;
    size_t n = 0;
    enum err err;

    db_bind_i64(st, coupon_id);
    db_bind_i64(st, after);
    while (db_next(st)) {
        rows = rows_grow(call->arena, rows, n, sizeof *rows);
        users_of_coupon_row_fetch(st, &rows[n++]);
    }
    err = db_end(st, ERR_OK);
    if (err)
        return err;
    *ret = rows;
    *ret_n = n;
    return ERR_OK;
}

static const struct db_sql live_coupons_query_sql = {
    .name = "live_coupons_query",
    .text = "SELECT id, total_quantity, issued_quantity, status, expires_at FROM coupons "
            "WHERE id > ? AND status IN ('ACTIVE', 'EXHAUSTED') AND expires_at > ? ORDER "
            "BY id LIMIT 100",
};

enum err live_coupons_query(struct call *call, int64_t after, int64_t now, struct coupon_left **ret,
                            size_t *ret_n)
{
    struct db_stmt *st = db_begin(call->db, &live_coupons_query_sql);
    struct coupon_left *rows = NULL;
    size_t n = 0;
    enum err err;

    db_bind_i64(st, after);
    db_bind_time(st, now);
    while (db_next(st)) {
        rows = rows_grow(call->arena, rows, n, sizeof *rows);
        coupon_left_fetch(st, &rows[n++]);
    }
    err = db_end(st, ERR_OK);
    if (err)
        return err;
    *ret = rows;
    *ret_n = n;
    return ERR_OK;
}

static const struct db_sql end_coupons_query_sql = {
    .name = "end_coupons_query",
    .text = "UPDATE coupons SET status = 'EXPIRED', updated_at = NOW(6) WHERE status = "
            "'ACTIVE' AND expires_at <= NOW(6)",
};

enum err end_coupons_query(struct call *call, uint64_t *ret_affected)
{
    struct db_stmt *st = db_begin(call->db, &end_coupons_query_sql);
    enum err err;

    err = db_end(st, ERR_OK);
    if (!err)
        *ret_affected = db_affected(call->db);
    return err;
}

static const struct db_sql end_user_coupons_query_sql = {
    .name = "end_user_coupons_query",
    .text = "UPDATE user_coupons SET status = 'EXPIRED' WHERE status = 'AVAILABLE' AND "
            "expires_at <= ? LIMIT 1000",
};

enum err end_user_coupons_query(struct call *call, int64_t now, uint64_t *ret_affected)
{
    struct db_stmt *st = db_begin(call->db, &end_user_coupons_query_sql);
    enum err err;

    db_bind_time(st, now);
    err = db_end(st, ERR_OK);
    if (!err)
        *ret_affected = db_affected(call->db);
    return err;
}
