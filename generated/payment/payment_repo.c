/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The statements of payment, a function each: bind, run, read.
 * GENERATED from spec/domains/payment.yaml by templates/repo.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include "payment_repo.h"

#include "rows.h"
#include "service.h"

_Static_assert(RUNTIME_ABI == 1, "run ./dev gen");

static const struct db_constraint payment_constraints[] = {
    {.name = "idx_payment_number", .err = ERR_SAGA_EXECUTION_FAILED},
    {.name = "uk_payments_live_of_order", .err = ERR_PAYMENT_ALREADY_COMPLETED},
    {.name = "fk_payments_order_id", .err = ERR_ORDER_NOT_FOUND},
    {0},
};

void payment_view_fetch(struct db_stmt *st, struct payment_view *ret)
{
    db_get_str(st, &ret->payment_number);
    db_get_str(st, &ret->order_number);
    db_get_money(st, &ret->amount);
    db_get_enum(st, &ret->status, &payment_status_names);
    db_get_enum(st, &ret->payment_method, &payment_method_names);
    db_get_opt_str(st, &ret->pg_transaction_id_presence, &ret->pg_transaction_id);
    db_get_opt_str(st, &ret->failure_reason_presence, &ret->failure_reason);
    db_get_opt_time(st, &ret->paid_at_presence, &ret->paid_at);
    db_get_opt_time(st, &ret->refunded_at_presence, &ret->refunded_at);
    db_get_time(st, &ret->created_at);
}

void begin_payment_row_fetch(struct db_stmt *st, struct begin_payment_row *ret)
{
    db_get_i64(st, &ret->id);
    db_get_i64(st, &ret->order_id);
    db_get_str(st, &ret->user_id);
    db_get_money(st, &ret->amount);
}

void live_payment_of_order_row_fetch(struct db_stmt *st, struct live_payment_of_order_row *ret)
{
    db_get_i64(st, &ret->id);
}

void payment_row_fetch(struct db_stmt *st, struct payment_row *ret)
{
    db_get_i64(st, &ret->id);
    db_get_str(st, &ret->payment_number);
    db_get_i64(st, &ret->order_id);
    db_get_str(st, &ret->order_number);
    db_get_str(st, &ret->user_id);
    db_get_money(st, &ret->amount);
    db_get_enum(st, &ret->status, &payment_status_names);
    db_get_enum(st, &ret->payment_method, &payment_method_names);
    db_get_opt_str(st, &ret->pg_transaction_id_presence, &ret->pg_transaction_id);
    db_get_opt_str(st, &ret->failure_reason_presence, &ret->failure_reason);
    db_get_opt_time(st, &ret->paid_at_presence, &ret->paid_at);
    db_get_opt_time(st, &ret->refunded_at_presence, &ret->refunded_at);
    db_get_opt_i64(st, &ret->request_id_presence, &ret->request_id);
    db_get_time(st, &ret->created_at);
}

void order_of_payment_row_fetch(struct db_stmt *st, struct order_of_payment_row *ret)
{
    db_get_i64(st, &ret->order_id);
}

void count_refused_payments_row_fetch(struct db_stmt *st, struct count_refused_payments_row *ret)
{
    db_get_i64(st, &ret->n);
}

void sagas_to_settle_row_fetch(struct db_stmt *st, struct sagas_to_settle_row *ret)
{
    db_get_i64(st, &ret->order_id);
    db_get_str(st, &ret->saga);
}

static const struct db_sql payment_view_find_sql = {
    .name = "payment_view_find",
    .text = "SELECT t.payment_number, t.order_number, t.amount, t.status, "
            "t.payment_method, t.pg_transaction_id, t.failure_reason, t.paid_at, "
            "t.refunded_at, t.created_at "
            "FROM payments t "
            "WHERE t.id = ?",
};

enum err payment_view_find(struct call *call, int64_t id, struct payment_view *ret)
{
    struct db_stmt *st = db_begin(call->db, &payment_view_find_sql);

    db_bind_i64(st, id);
    if (db_next(st))
        payment_view_fetch(st, ret);
    return db_end(st, ERR_PAYMENT_NOT_FOUND);
}

static const struct db_sql payment_view_find_own_by_payment_number_sql = {
    .name = "payment_view_find_own_by_payment_number",
    .text = "SELECT t.payment_number, t.order_number, t.amount, t.status, "
            "t.payment_method, t.pg_transaction_id, t.failure_reason, t.paid_at, "
            "t.refunded_at, t.created_at, t.user_id "
            "FROM payments t "
            "WHERE t.payment_number = ?",
};

enum err payment_view_find_own_by_payment_number(struct call *call, const char *payment_number,
                                                 struct payment_view *ret)
{
    struct db_stmt *st = db_begin(call->db, &payment_view_find_own_by_payment_number_sql);
    const char *owner = NULL;
    enum err err;

    db_bind_str(st, payment_number);
    if (db_next(st)) {
        payment_view_fetch(st, ret);
        db_get_str(st, &owner);
    }
    err = db_end(st, ERR_PAYMENT_NOT_FOUND);
    if (err)
        return err;
    if (!call_owns(call, owner))
        return ERR_PAYMENT_USER_MISMATCH;
    return ERR_OK;
}

static const struct db_sql begin_payment_query_sql = {
    .name = "begin_payment_query",
    .text = "INSERT INTO payments (payment_number, order_id, order_number, user_id, "
            "amount, status, payment_method, request_id, created_at, updated_at) SELECT "
            "?, o.id, o.order_number, o.user_id, o.final_amount, 'PROCESSING', ?, ?, ?, "
            "? FROM orders o WHERE o.order_number = ? AND o.status = 'PENDING' AND (? IS "
            "NULL OR o.user_id = ?) AND (? IS NULL OR o.final_amount = ?) FOR UPDATE "
            "RETURNING id, order_id, user_id, amount",
};

enum err begin_payment_query(struct call *call, const char *payment_number, int payment_method,
                             enum presence request_id_presence, int64_t request_id, int64_t now,
                             const char *order_number, const char *payer,
                             enum presence amount_presence, int64_t amount,
                             struct begin_payment_row **ret, size_t *ret_n)
{
    struct db_stmt *st = db_begin(call->db, &begin_payment_query_sql);
    struct begin_payment_row *rows = NULL;
    size_t n = 0;
    enum err err;

    db_bind_str(st, payment_number);
    db_bind_enum(st, payment_method, &payment_method_names);
    db_bind_opt_i64(st, request_id_presence, request_id);
    db_bind_time(st, now);
    db_bind_time(st, now);
    db_bind_str(st, order_number);
    db_bind_str(st, payer);
    db_bind_str(st, payer);
    db_bind_opt_money(st, amount_presence, amount);
    db_bind_opt_money(st, amount_presence, amount);
    while (db_next(st)) {
        rows = rows_grow(call->arena, rows, n, sizeof *rows);
        begin_payment_row_fetch(st, &rows[n++]);
    }
    err = db_end_constraints(st, ERR_OK, payment_constraints);
    if (err)
        return err;
    *ret = rows;
    *ret_n = n;
    return ERR_OK;
}

static const struct db_sql live_payment_of_order_query_sql = {
    .name = "live_payment_of_order_query",
    .text = "SELECT id FROM payments WHERE order_id = ? AND status IN ('PROCESSING', "
            "'COMPLETED') LIMIT 1",
};

enum err live_payment_of_order_query(struct call *call, int64_t order_id,
                                     struct live_payment_of_order_row *ret)
{
    struct db_stmt *st = db_begin(call->db, &live_payment_of_order_query_sql);

    db_bind_i64(st, order_id);
    if (db_next(st))
        live_payment_of_order_row_fetch(st, ret);
    return db_end(st, ERR_PAYMENT_NOT_FOUND);
}

static const struct db_sql newest_payment_of_order_query_sql = {
    .name = "newest_payment_of_order_query",
    .text = "SELECT id, payment_number, order_id, order_number, user_id, amount, status, "
            "payment_method, pg_transaction_id, failure_reason, paid_at, refunded_at, "
            "request_id, created_at FROM payments WHERE order_id = ? ORDER BY id DESC "
            "LIMIT 1",
};

enum err newest_payment_of_order_query(struct call *call, int64_t order_id, struct payment_row *ret)
{
    struct db_stmt *st = db_begin(call->db, &newest_payment_of_order_query_sql);

    db_bind_i64(st, order_id);
    if (db_next(st))
        payment_row_fetch(st, ret);
    return db_end(st, ERR_PAYMENT_NOT_FOUND);
}

static const struct db_sql lock_newest_payment_of_order_query_sql = {
    .name = "lock_newest_payment_of_order_query",
    .text = "SELECT id, payment_number, order_id, order_number, user_id, amount, status, "
            "payment_method, pg_transaction_id, failure_reason, paid_at, refunded_at, "
            "request_id, created_at FROM payments WHERE order_id = ? ORDER BY id DESC "
            "LIMIT 1 FOR UPDATE",
};

enum err lock_newest_payment_of_order_query(struct call *call, int64_t order_id,
                                            struct payment_row *ret)
{
    struct db_stmt *st = db_begin(call->db, &lock_newest_payment_of_order_query_sql);

    db_bind_i64(st, order_id);
    if (db_next(st))
        payment_row_fetch(st, ret);
    return db_end(st, ERR_PAYMENT_NOT_FOUND);
}

static const struct db_sql order_of_payment_query_sql = {
    .name = "order_of_payment_query",
    .text = "SELECT order_id FROM payments WHERE payment_number = ?",
};

enum err order_of_payment_query(struct call *call, const char *payment_number,
                                struct order_of_payment_row *ret)
{
    struct db_stmt *st = db_begin(call->db, &order_of_payment_query_sql);

    db_bind_str(st, payment_number);
    if (db_next(st))
        order_of_payment_row_fetch(st, ret);
    return db_end(st, ERR_PAYMENT_NOT_FOUND);
}

static const struct db_sql lock_payment_of_number_query_sql = {
    .name = "lock_payment_of_number_query",
    .text = "SELECT id, payment_number, order_id, order_number, user_id, amount, status, "
            "payment_method, pg_transaction_id, failure_reason, paid_at, refunded_at, "
            "request_id, created_at FROM payments WHERE payment_number = ? FOR UPDATE",
};

enum err lock_payment_of_number_query(struct call *call, const char *payment_number,
                                      struct payment_row *ret)
{
    struct db_stmt *st = db_begin(call->db, &lock_payment_of_number_query_sql);

    db_bind_str(st, payment_number);
    if (db_next(st))
        payment_row_fetch(st, ret);
    return db_end(st, ERR_PAYMENT_NOT_FOUND);
}

static const struct db_sql approve_payment_query_sql = {
    .name = "approve_payment_query",
    .text = "UPDATE payments SET status = 'COMPLETED', pg_transaction_id = ?, "
            "pg_response = ?, paid_at = ?, updated_at = ? WHERE id = ? AND status = "
            "'PROCESSING'",
};

enum err approve_payment_query(struct call *call, int64_t id, const char *pg_transaction_id,
                               const char *pg_response, int64_t now, uint64_t *ret_affected)
{
    struct db_stmt *st = db_begin(call->db, &approve_payment_query_sql);
    enum err err;

    db_bind_str(st, pg_transaction_id);
    db_bind_str(st, pg_response);
    db_bind_time(st, now);
    db_bind_time(st, now);
    db_bind_i64(st, id);
    err = db_end(st, ERR_OK);
    if (!err)
        *ret_affected = db_affected(call->db);
    return err;
}

static const struct db_sql refuse_payment_query_sql = {
    .name = "refuse_payment_query",
    .text = "UPDATE payments SET status = 'FAILED', failure_reason = ?, pg_response = ?, "
            "updated_at = NOW(6) WHERE id = ? AND status = 'PROCESSING'",
};

enum err refuse_payment_query(struct call *call, int64_t id, const char *failure_reason,
                              const char *pg_response, uint64_t *ret_affected)
{
    struct db_stmt *st = db_begin(call->db, &refuse_payment_query_sql);
    enum err err;

    db_bind_str(st, failure_reason);
    db_bind_str(st, pg_response);
    db_bind_i64(st, id);
    err = db_end(st, ERR_OK);
    if (!err)
        *ret_affected = db_affected(call->db);
    return err;
}

static const struct db_sql return_payment_query_sql = {
    .name = "return_payment_query",
    .text = "UPDATE payments SET status = 'REFUNDED', refunded_at = ?, updated_at = ? "
            "WHERE id = ? AND status = 'COMPLETED'",
};

enum err return_payment_query(struct call *call, int64_t id, int64_t now, uint64_t *ret_affected)
{
    struct db_stmt *st = db_begin(call->db, &return_payment_query_sql);
    enum err err;

    db_bind_time(st, now);
    db_bind_time(st, now);
    db_bind_i64(st, id);
    err = db_end(st, ERR_OK);
    if (!err)
        *ret_affected = db_affected(call->db);
    return err;
}

static const struct db_sql count_refused_payments_query_sql = {
    .name = "count_refused_payments_query",
    .text = "SELECT COUNT(*) FROM payments WHERE order_id = ? AND status = 'FAILED' AND "
            "pg_response IS NOT NULL",
};

enum err count_refused_payments_query(struct call *call, int64_t order_id,
                                      struct count_refused_payments_row *ret)
{
    struct db_stmt *st = db_begin(call->db, &count_refused_payments_query_sql);

    db_bind_i64(st, order_id);
    if (db_next(st))
        count_refused_payments_row_fetch(st, ret);
    return db_end(st, ERR_NOT_FOUND);
}

static const struct db_sql note_saga_reason_query_sql = {
    .name = "note_saga_reason_query",
    .text = "UPDATE saga_states SET reason = ? WHERE id = ?",
};

enum err note_saga_reason_query(struct call *call, int64_t id, const char *reason,
                                uint64_t *ret_affected)
{
    struct db_stmt *st = db_begin(call->db, &note_saga_reason_query_sql);
    enum err err;

    db_bind_str(st, reason);
    db_bind_i64(st, id);
    err = db_end(st, ERR_OK);
    if (!err)
        *ret_affected = db_affected(call->db);
    return err;
}

static const struct db_sql sagas_to_settle_query_sql = {
    .name = "sagas_to_settle_query",
    .text = "SELECT s.order_id, s.saga FROM saga_states s JOIN payments p ON p.order_id "
            "= s.order_id WHERE s.status = 'STARTED' AND s.lease_until < NOW(6) AND "
            "p.updated_at < NOW(6) - INTERVAL 2 SECOND AND ((p.status = 'PROCESSING' AND "
            "s.saga <> 'refund') OR (p.status = 'COMPLETED' AND s.saga = 'refund')) "
            "ORDER BY s.lease_until LIMIT ?",
};

enum err sagas_to_settle_query(struct call *call, int64_t at_most, struct sagas_to_settle_row **ret,
                               size_t *ret_n)
{
    struct db_stmt *st = db_begin(call->db, &sagas_to_settle_query_sql);
    struct sagas_to_settle_row *rows = NULL;
    size_t n = 0;
    enum err err;

    db_bind_i64(st, at_most);
    while (db_next(st)) {
        rows = rows_grow(call->arena, rows, n, sizeof *rows);
        sagas_to_settle_row_fetch(st, &rows[n++]);
    }
    err = db_end(st, ERR_OK);
    if (err)
        return err;
    *ret = rows;
    *ret_n = n;
    return ERR_OK;
}
