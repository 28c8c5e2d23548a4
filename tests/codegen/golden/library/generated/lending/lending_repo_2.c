/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The statements of lending, a function each: bind, run, read.
 * GENERATED from spec/domains/lending.yaml by templates/repo.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include "lending_repo.h"

#include "rows.h"
#include "service.h"

_Static_assert(RUNTIME_ABI == 1, "run ./dev gen");

static const struct db_constraint loan_constraints[] = {
    {.name = "uk_loans_ticket", .err = ERR_TICKET_TAKEN},
    {.name = "uk_loans_open_of_copy", .err = ERR_COPY_LENT},
    {.name = "fk_loans_book_id", .err = ERR_BOOK_NOT_FOUND},
    {.name = "fk_loans_copy_id", .err = ERR_COPY_NOT_FOUND},
    {0},
};

static const struct db_constraint reader_day_constraints[] = {
    {.name = "uk_reader_days_once", .err = ERR_TICKET_TAKEN},
    {0},
};

void unpaid_fees_row_fetch(struct db_stmt *st, struct unpaid_fees_row *ret)
{
    db_get_i64(st, &ret->id);
}

void due_loans_row_fetch(struct db_stmt *st, struct due_loans_row *ret)
{
    db_get_i64(st, &ret->id);
    db_get_str(st, &ret->reader_id);
    db_get_str(st, &ret->title);
    db_get_date(st, &ret->due_on);
}

static const struct db_sql loan_view_find_sql = {
    .name = "loan_view_find",
    .text = "SELECT t.id, t.ticket, t.book_id, t.copy_id, t.previous_id, t.title, "
            "t.status, t.due_on, t.fee, t.reminders, t.returned_at, t.closed_at, "
            "t.created_at "
            "FROM loans t "
            "WHERE t.id = ?",
};

enum err loan_view_find(struct call *call, int64_t id, struct loan_view *ret)
{
    struct db_stmt *st = db_begin(call->db, &loan_view_find_sql);

    db_bind_i64(st, id);
    if (db_next(st))
        loan_view_fetch(st, ret);
    return db_end(st, ERR_LOAN_NOT_FOUND);
}

static const struct db_sql loan_own_sql = {
    .name = "loan_own",
    .text = "SELECT t.reader_id "
            "FROM loans t "
            "WHERE t.id = ?",
};

enum err loan_own(struct call *call, int64_t loan_id)
{
    struct db_stmt *st = db_begin(call->db, &loan_own_sql);
    const char *owner = NULL;
    enum err err;

    db_bind_i64(st, loan_id);
    if (db_next(st))
        db_get_str(st, &owner);
    err = db_end(st, ERR_LOAN_NOT_FOUND);
    if (err)
        return err;
    if (!call_owns(call, owner))
        return ERR_LOAN_FOREIGN;
    return ERR_OK;
}

static const struct db_sql new_loan_book_id_lookup_sql = {
    .name = "new_loan_book_id_lookup",
    .text = "SELECT r.withdrawn_at IS NOT NULL, r.title "
            "FROM books r "
            "WHERE r.id = ?",
};

enum err new_loan_book_id_lookup(struct call *call, int64_t id, struct new_loan_snapshot *ret)
{
    struct db_stmt *st = db_begin(call->db, &new_loan_book_id_lookup_sql);
    bool is_gone = false;
    enum err err;

    db_bind_i64(st, id);
    if (db_next(st)) {
        db_get_bool(st, &is_gone);
        db_get_str(st, &ret->title);
    }
    err = db_end(st, ERR_BOOK_NOT_FOUND);
    if (err)
        return err;
    if (is_gone)
        return ERR_BOOK_WITHDRAWN;
    return ERR_OK;
}

static const struct db_sql new_loan_previous_id_lookup_sql = {
    .name = "new_loan_previous_id_lookup",
    .text = "SELECT 1 "
            "FROM loans r "
            "WHERE r.id = ?",
};

enum err new_loan_previous_id_lookup(struct call *call, int64_t id)
{
    struct db_stmt *st = db_begin(call->db, &new_loan_previous_id_lookup_sql);

    db_bind_i64(st, id);
    db_next(st);
    return db_end(st, ERR_LOAN_NOT_FOUND);
}

static const struct db_sql new_loan_insert_sql = {
    .name = "new_loan_insert",
    .text = "INSERT INTO loans (ticket, reader_id, book_id, copy_id, previous_id, "
            "title, due_on) "
            "VALUES (?, ?, ?, ?, ?, ?, ?)",
};

enum err new_loan_insert(struct call *call, const struct new_loan *in,
                         const struct new_loan_snapshot *snapshot, int64_t *ret_id)
{
    struct db_stmt *st = db_begin(call->db, &new_loan_insert_sql);
    enum err err;

    db_bind_str(st, in->ticket);
    db_bind_str(st, call->who.user_id);
    db_bind_i64(st, in->book_id);
    db_bind_i64(st, in->copy_id);
    db_bind_opt_i64(st, in->previous_id_presence, in->previous_id);
    db_bind_str(st, snapshot->title);
    db_bind_date(st, in->due_on);
    err = db_end_constraints(st, ERR_OK, loan_constraints);
    if (!err)
        *ret_id = db_insert_id(call->db);
    return err;
}

static const struct db_sql unpaid_fees_query_sql = {
    .name = "unpaid_fees_query",
    .text = "SELECT id FROM loans WHERE reader_id = ? AND status = 'WRITTEN_OFF' AND fee "
            "> 0 LIMIT 1",
};

enum err unpaid_fees_query(struct call *call, const char *caller, struct unpaid_fees_row *ret)
{
    struct db_stmt *st = db_begin(call->db, &unpaid_fees_query_sql);

    db_bind_str(st, caller);
    if (db_next(st))
        unpaid_fees_row_fetch(st, ret);
    return db_end(st, ERR_NOT_FOUND);
}

static const struct db_sql loan_opened_event_of_loan_sql = {
    .name = "loan_opened_event_of_loan",
    .text = "SELECT t.id, t.ticket, t.reader_id, t.due_on "
            "FROM loans t "
            "WHERE t.id = ?",
};

enum err loan_opened_event_of_loan(struct call *call, int64_t id, struct loan_opened_event *ret)
{
    struct db_stmt *st = db_begin(call->db, &loan_opened_event_of_loan_sql);

    db_bind_i64(st, id);
    if (db_next(st)) {
        db_get_i64(st, &ret->loan_id);
        db_get_str(st, &ret->ticket);
        db_get_str(st, &ret->reader_id);
        db_get_date(st, &ret->due_on);
    }
    return db_end(st, ERR_LOAN_NOT_FOUND);
}

static const struct db_sql loan_returned_event_of_loan_sql = {
    .name = "loan_returned_event_of_loan",
    .text = "SELECT t.id, t.ticket, t.fee, t.returned_at "
            "FROM loans t "
            "WHERE t.id = ?",
};

enum err loan_returned_event_of_loan(struct call *call, int64_t id, struct loan_returned_event *ret)
{
    struct db_stmt *st = db_begin(call->db, &loan_returned_event_of_loan_sql);

    db_bind_i64(st, id);
    if (db_next(st)) {
        db_get_i64(st, &ret->loan_id);
        db_get_str(st, &ret->ticket);
        db_get_money(st, &ret->fee);
        db_get_opt_time(st, &ret->returned_at_presence, &ret->returned_at);
    }
    return db_end(st, ERR_LOAN_NOT_FOUND);
}

static const struct db_sql mark_overdue_query_sql = {
    .name = "mark_overdue_query",
    .text = "UPDATE loans SET status = 'OVERDUE' WHERE status = 'OPEN' AND due_on < "
            "CURRENT_DATE LIMIT 500",
};

enum err mark_overdue_query(struct call *call, uint64_t *ret_affected)
{
    struct db_stmt *st = db_begin(call->db, &mark_overdue_query_sql);
    enum err err;

    err = db_end(st, ERR_OK);
    if (!err)
        *ret_affected = db_affected(call->db);
    return err;
}

static const struct db_sql count_fee_query_sql = {
    .name = "count_fee_query",
    .text = "INSERT INTO reader_days (day, ticket, fee, last_event) VALUES "
            "(DATE(COALESCE(?, ?)), ?, ?, ?) ON DUPLICATE KEY UPDATE fee = fee + "
            "VALUES(fee), last_event = VALUES(last_event)",
};

enum err count_fee_query(struct call *call, const char *ticket, enum presence fee_presence,
                         int64_t fee, enum presence returned_at_presence, int64_t returned_at,
                         int64_t event_time, const char *event_id, uint64_t *ret_affected)
{
    struct db_stmt *st = db_begin(call->db, &count_fee_query_sql);
    enum err err;

    db_bind_opt_time(st, returned_at_presence, returned_at);
    db_bind_time(st, event_time);
    db_bind_str(st, ticket);
    db_bind_opt_money(st, fee_presence, fee);
    db_bind_str(st, event_id);
    err = db_end(st, ERR_OK);
    if (!err)
        *ret_affected = db_affected(call->db);
    return err;
}

static const struct db_sql count_loan_query_sql = {
    .name = "count_loan_query",
    .text = "INSERT INTO reader_days (day, ticket, remark) VALUES (COALESCE(?, "
            "CURRENT_DATE), ?, ?) ON DUPLICATE KEY UPDATE loans = loans + 1",
};

enum err count_loan_query(struct call *call, enum presence due_on_presence, int64_t due_on,
                          const char *event_key, const char *event_type, uint64_t *ret_affected)
{
    struct db_stmt *st = db_begin(call->db, &count_loan_query_sql);
    enum err err;

    db_bind_opt_date(st, due_on_presence, due_on);
    db_bind_str(st, event_key);
    db_bind_str(st, event_type);
    err = db_end_constraints(st, ERR_OK, reader_day_constraints);
    if (!err)
        *ret_affected = db_affected(call->db);
    return err;
}

static const struct db_sql count_loss_query_sql = {
    .name = "count_loss_query",
    .text = "INSERT INTO reader_days (day, ticket) VALUES (DATE(COALESCE(?, NOW(6))), ?) "
            "ON DUPLICATE KEY UPDATE loans = loans + 1",
};

enum err count_loss_query(struct call *call, const char *barcode, enum presence lost_at_presence,
                          int64_t lost_at, uint64_t *ret_affected)
{
    struct db_stmt *st = db_begin(call->db, &count_loss_query_sql);
    enum err err;

    db_bind_opt_time(st, lost_at_presence, lost_at);
    db_bind_str(st, barcode);
    err = db_end(st, ERR_OK);
    if (!err)
        *ret_affected = db_affected(call->db);
    return err;
}

static const struct db_sql due_loans_query_sql = {
    .name = "due_loans_query",
    .text = "SELECT id, reader_id, title, due_on FROM loans WHERE status = ? AND due_on "
            "< ? ORDER BY due_on LIMIT ?",
};

enum err due_loans_query(struct call *call, int status, int64_t before, int64_t count,
                         struct due_loans_row **ret, size_t *ret_n)
{
    struct db_stmt *st = db_begin(call->db, &due_loans_query_sql);
    struct due_loans_row *rows = NULL;
    size_t n = 0;
    enum err err;

    db_bind_enum(st, status, &loan_status_names);
    db_bind_date(st, before);
    db_bind_i64(st, count);
    while (db_next(st)) {
        rows = rows_grow(call->arena, rows, n, sizeof *rows);
        due_loans_row_fetch(st, &rows[n++]);
    }
    err = db_end(st, ERR_OK);
    if (err)
        return err;
    *ret = rows;
    *ret_n = n;
    return ERR_OK;
}
