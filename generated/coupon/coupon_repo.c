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

static const struct db_constraint coupon_constraints[] = {
    {.name = "idx_coupon_code", .err = ERR_COUPON_CODE_ALREADY_EXISTS},
    {.name = "ck_coupons_never_oversold", .err = ERR_COUPON_EXHAUSTED},
    {.name = "ck_coupons_ends_after_start", .err = ERR_VALIDATION_FAILED},
    {.name = "ck_coupons_at_most_all", .err = ERR_VALIDATION_FAILED},
    {0},
};

static const struct db_constraint user_coupon_constraints[] = {
    {.name = "uk_user_coupon", .err = ERR_COUPON_ALREADY_ISSUED},
    {.name = "fk_user_coupons_coupon_id", .err = ERR_COUPON_NOT_FOUND},
    {0},
};

void coupon_view_fetch(struct db_stmt *st, struct coupon_view *ret)
{
    db_get_i64(st, &ret->id);
    db_get_str(st, &ret->code);
    db_get_str(st, &ret->name);
    db_get_opt_str(st, &ret->description_presence, &ret->description);
    db_get_enum(st, &ret->discount_type, &discount_type_names);
    db_get_money(st, &ret->discount_value);
    db_get_opt_money(st, &ret->minimum_order_amount_presence, &ret->minimum_order_amount);
    db_get_opt_money(st, &ret->maximum_discount_amount_presence, &ret->maximum_discount_amount);
    db_get_i64(st, &ret->total_quantity);
    db_get_i64(st, &ret->issued_quantity);
    db_get_enum(st, &ret->status, &coupon_status_names);
    db_get_time(st, &ret->starts_at);
    db_get_time(st, &ret->expires_at);
    db_get_time(st, &ret->created_at);
    db_get_i64(st, &ret->remaining_quantity);
}

void user_coupon_view_fetch(struct db_stmt *st, struct user_coupon_view *ret)
{
    db_get_i64(st, &ret->id);
    db_get_i64(st, &ret->coupon_id);
    db_get_enum(st, &ret->status, &user_coupon_status_names);
    db_get_time(st, &ret->issued_at);
    db_get_opt_time(st, &ret->used_at_presence, &ret->used_at);
    db_get_time(st, &ret->expires_at);
    db_get_str(st, &ret->coupon_code);
    db_get_str(st, &ret->coupon_name);
    db_get_enum(st, &ret->discount_type, &discount_type_names);
    db_get_money(st, &ret->discount_value);
    db_get_opt_money(st, &ret->minimum_order_amount_presence, &ret->minimum_order_amount);
    db_get_opt_money(st, &ret->maximum_discount_amount_presence, &ret->maximum_discount_amount);
    db_get_opt_str(st, &ret->order_number_presence, &ret->order_number);
}

void coupon_of_user_row_fetch(struct db_stmt *st, struct coupon_of_user_row *ret)
{
    db_get_enum(st, &ret->status, &user_coupon_status_names);
    db_get_time(st, &ret->expires_at);
    db_get_enum(st, &ret->discount_type, &discount_type_names);
    db_get_money(st, &ret->discount_value);
    db_get_opt_money(st, &ret->minimum_order_amount_presence, &ret->minimum_order_amount);
    db_get_opt_money(st, &ret->maximum_discount_amount_presence, &ret->maximum_discount_amount);
}

void coupon_facts_fetch(struct db_stmt *st, struct coupon_facts *ret)
{
    db_get_str(st, &ret->code);
    db_get_str(st, &ret->name);
    db_get_enum(st, &ret->discount_type, &discount_type_names);
    db_get_money(st, &ret->discount_value);
    db_get_opt_money(st, &ret->minimum_order_amount_presence, &ret->minimum_order_amount);
    db_get_opt_money(st, &ret->maximum_discount_amount_presence, &ret->maximum_discount_amount);
    db_get_enum(st, &ret->status, &coupon_status_names);
    db_get_time(st, &ret->starts_at);
    db_get_time(st, &ret->expires_at);
}

void coupon_left_fetch(struct db_stmt *st, struct coupon_left *ret)
{
    db_get_i64(st, &ret->id);
    db_get_i64(st, &ret->total_quantity);
    db_get_i64(st, &ret->issued_quantity);
    db_get_enum(st, &ret->status, &coupon_status_names);
    db_get_time(st, &ret->expires_at);
}

void add_user_coupons_row_fetch(struct db_stmt *st, struct add_user_coupons_row *ret)
{
    db_get_i64(st, &ret->id);
    db_get_str(st, &ret->user_id);
}

void holders_among_row_fetch(struct db_stmt *st, struct holders_among_row *ret)
{
    db_get_str(st, &ret->user_id);
}

static const struct db_sql coupon_view_find_sql = {
    .name = "coupon_view_find",
    .text = "SELECT t.id, t.code, t.name, t.description, t.discount_type, "
            "t.discount_value, t.minimum_order_amount, t.maximum_discount_amount, "
            "t.total_quantity, t.issued_quantity, "
            "IF(t.status = 'ACTIVE' AND t.expires_at <= NOW(6), 'EXPIRED', t.status), "
            "t.starts_at, t.expires_at, t.created_at, "
            "t.total_quantity - t.issued_quantity "
            "FROM coupons t "
            "WHERE t.id = ?",
};

enum err coupon_view_find(struct call *call, int64_t id, struct coupon_view *ret)
{
    struct db_stmt *st = db_begin(call->db, &coupon_view_find_sql);

    db_bind_i64(st, id);
    if (db_next(st))
        coupon_view_fetch(st, ret);
    return db_end(st, ERR_COUPON_NOT_FOUND);
}

static const struct db_sql user_coupon_view_find_sql = {
    .name = "user_coupon_view_find",
    .text = "SELECT t.id, t.coupon_id, "
            "IF(t.status = 'AVAILABLE' AND t.expires_at <= NOW(6), 'EXPIRED', t.status), "
            "t.issued_at, t.used_at, t.expires_at, coupon.code, coupon.name, "
            "coupon.discount_type, coupon.discount_value, coupon.minimum_order_amount, "
            "coupon.maximum_discount_amount, `order`.order_number "
            "FROM user_coupons t "
            "LEFT JOIN coupons coupon ON coupon.id = t.coupon_id "
            "LEFT JOIN orders `order` ON `order`.id = t.order_id "
            "WHERE t.id = ?",
};

enum err user_coupon_view_find(struct call *call, int64_t id, struct user_coupon_view *ret)
{
    struct db_stmt *st = db_begin(call->db, &user_coupon_view_find_sql);

    db_bind_i64(st, id);
    if (db_next(st))
        user_coupon_view_fetch(st, ret);
    return db_end(st, ERR_USER_COUPON_NOT_FOUND);
}

static const struct db_sql coupon_of_user_query_sql = {
    .name = "coupon_of_user_query",
    .text = "SELECT uc.status, uc.expires_at, c.discount_type, c.discount_value, "
            "c.minimum_order_amount, c.maximum_discount_amount FROM user_coupons uc JOIN "
            "coupons c ON c.id = uc.coupon_id WHERE uc.id = ? AND uc.user_id = ?",
};

enum err coupon_of_user_query(struct call *call, int64_t id, const char *user_id,
                              struct coupon_of_user_row *ret)
{
    struct db_stmt *st = db_begin(call->db, &coupon_of_user_query_sql);

    db_bind_i64(st, id);
    db_bind_str(st, user_id);
    if (db_next(st))
        coupon_of_user_row_fetch(st, ret);
    return db_end(st, ERR_USER_COUPON_NOT_FOUND);
}

static const struct db_sql use_coupon_query_sql = {
    .name = "use_coupon_query",
    .text = "UPDATE user_coupons uc JOIN orders o ON o.id = ? SET uc.status = 'USED', "
            "uc.used_at = ?, uc.order_id = o.id, o.user_coupon_id = uc.id, "
            "o.discount_amount = ?, o.final_amount = o.total_amount - ?, o.updated_at = "
            "? WHERE uc.id = ? AND uc.status = 'AVAILABLE' AND uc.expires_at > ?",
};

enum err use_coupon_query(struct call *call, int64_t id, int64_t order_id, int64_t discount,
                          int64_t now, uint64_t *ret_affected)
{
    struct db_stmt *st = db_begin(call->db, &use_coupon_query_sql);
    enum err err;

    db_bind_i64(st, order_id);
    db_bind_time(st, now);
    db_bind_money(st, discount);
    db_bind_money(st, discount);
    db_bind_time(st, now);
    db_bind_i64(st, id);
    db_bind_time(st, now);
    err = db_end(st, ERR_OK);
    if (!err)
        *ret_affected = db_affected(call->db);
    return err;
}

static const struct db_sql coupon_facts_query_sql = {
    .name = "coupon_facts_query",
    .text = "SELECT code, name, discount_type, discount_value, minimum_order_amount, "
            "maximum_discount_amount, status, starts_at, expires_at FROM coupons WHERE "
            "id = ?",
};

enum err coupon_facts_query(struct call *call, int64_t id, struct coupon_facts *ret)
{
    struct db_stmt *st = db_begin(call->db, &coupon_facts_query_sql);

    db_bind_i64(st, id);
    if (db_next(st))
        coupon_facts_fetch(st, ret);
    return db_end(st, ERR_COUPON_NOT_FOUND);
}

static const struct db_sql add_coupon_query_sql = {
    .name = "add_coupon_query",
    .text = "INSERT INTO coupons (code, name, description, discount_type, "
            "discount_value, minimum_order_amount, maximum_discount_amount, "
            "total_quantity, starts_at, expires_at, created_at, updated_at) VALUES (?, "
            "?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
};

enum err add_coupon_query(struct call *call, const char *code, const char *name,
                          const char *description, int discount_type, int64_t discount_value,
                          enum presence minimum_order_amount_presence, int64_t minimum_order_amount,
                          enum presence maximum_discount_amount_presence,
                          int64_t maximum_discount_amount, int64_t total_quantity,
                          int64_t starts_at, int64_t expires_at, int64_t now,
                          uint64_t *ret_affected)
{
    struct db_stmt *st = db_begin(call->db, &add_coupon_query_sql);
    enum err err;

    db_bind_str(st, code);
    db_bind_str(st, name);
    db_bind_str(st, description);
    db_bind_enum(st, discount_type, &discount_type_names);
    db_bind_money(st, discount_value);
    db_bind_opt_money(st, minimum_order_amount_presence, minimum_order_amount);
    db_bind_opt_money(st, maximum_discount_amount_presence, maximum_discount_amount);
    db_bind_i64(st, total_quantity);
    db_bind_time(st, starts_at);
    db_bind_time(st, expires_at);
    db_bind_time(st, now);
    db_bind_time(st, now);
    err = db_end_constraints(st, ERR_OK, coupon_constraints);
    if (!err)
        *ret_affected = db_affected(call->db);
    return err;
}

static const struct db_sql end_issue_query_sql = {
    .name = "end_issue_query",
    .text = "UPDATE coupons SET status = 'INACTIVE', updated_at = NOW(6) WHERE id = ? "
            "AND status = 'ACTIVE'",
};

enum err end_issue_query(struct call *call, int64_t id, uint64_t *ret_affected)
{
    struct db_stmt *st = db_begin(call->db, &end_issue_query_sql);
    enum err err;

    db_bind_i64(st, id);
    err = db_end(st, ERR_OK);
    if (!err)
        *ret_affected = db_affected(call->db);
    return err;
}

static const struct db_sql lock_coupon_query_sql = {
    .name = "lock_coupon_query",
    .text = "SELECT id, total_quantity, issued_quantity, status, expires_at FROM coupons "
            "WHERE id = ? FOR UPDATE",
};

enum err lock_coupon_query(struct call *call, int64_t id, struct coupon_left *ret)
{
    struct db_stmt *st = db_begin(call->db, &lock_coupon_query_sql);

    db_bind_i64(st, id);
    if (db_next(st))
        coupon_left_fetch(st, ret);
    return db_end(st, ERR_COUPON_NOT_FOUND);
}

static const struct db_sql lock_coupons_query_sql = {
    .name = "lock_coupons_query",
    .text = "SELECT c.id, c.total_quantity, c.issued_quantity, c.status, c.expires_at "
            "FROM JSON_TABLE(?, '$[*]' COLUMNS (id BIGINT PATH '$')) wanted "
            "STRAIGHT_JOIN coupons c ON c.id = wanted.id ORDER BY c.id LIMIT 1000 FOR "
            "UPDATE",
};

enum err lock_coupons_query(struct call *call, const char *ids, struct coupon_left **ret,
                            size_t *ret_n)
{
    struct db_stmt *st = db_begin(call->db, &lock_coupons_query_sql);
    struct coupon_left *rows = NULL;
    size_t n = 0;
    enum err err;

    db_bind_str(st, ids);
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

static const struct db_sql add_user_coupons_query_sql = {
    .name = "add_user_coupons_query",
    .text = "INSERT INTO user_coupons (user_id, coupon_id, issued_at, expires_at) SELECT "
            "wanted.user_id, ?, ?, ? FROM JSON_TABLE(?, '$[*]' COLUMNS (n FOR "
            "ORDINALITY, user_id VARCHAR(64) CHARACTER SET utf8mb4 COLLATE "
            "utf8mb4_nopad_bin PATH '$')) wanted WHERE NOT EXISTS (SELECT 1 FROM "
            "user_coupons has WHERE has.user_id = wanted.user_id AND has.coupon_id = ?) "
            "GROUP BY wanted.user_id ORDER BY MIN(wanted.n) LIMIT ? RETURNING id, "
            "user_id",
};

enum err add_user_coupons_query(struct call *call, int64_t coupon_id, const char *users,
                                int64_t at_most, int64_t now, int64_t expires_at,
                                struct add_user_coupons_row **ret, size_t *ret_n)
{
    struct db_stmt *st = db_begin(call->db, &add_user_coupons_query_sql);
    struct add_user_coupons_row *rows = NULL;
    size_t n = 0;
    enum err err;

    db_bind_i64(st, coupon_id);
    db_bind_time(st, now);
    db_bind_time(st, expires_at);
    db_bind_str(st, users);
    db_bind_i64(st, coupon_id);
    db_bind_i64(st, at_most);
    while (db_next(st)) {
        rows = rows_grow(call->arena, rows, n, sizeof *rows);
        add_user_coupons_row_fetch(st, &rows[n++]);
    }
    err = db_end_constraints(st, ERR_OK, user_coupon_constraints);
    if (err)
        return err;
    *ret = rows;
    *ret_n = n;
    return ERR_OK;
}

static const struct db_sql count_issued_query_sql = {
    .name = "count_issued_query",
    .text = "UPDATE coupons SET status = IF(issued_quantity + ? = total_quantity, "
            "'EXHAUSTED', status), issued_quantity = issued_quantity + ?, updated_at = "
            "NOW(6) WHERE id = ?",
};

enum err count_issued_query(struct call *call, int64_t id, int64_t n, uint64_t *ret_affected)
{
    struct db_stmt *st = db_begin(call->db, &count_issued_query_sql);
    enum err err;

    db_bind_i64(st, n);
    db_bind_i64(st, n);
    db_bind_i64(st, id);
    err = db_end_constraints(st, ERR_OK, coupon_constraints);
    if (!err)
        *ret_affected = db_affected(call->db);
    return err;
}
