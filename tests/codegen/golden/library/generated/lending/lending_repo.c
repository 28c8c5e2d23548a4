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

static const struct db_constraint bag_book_constraints[] = {
    {.name = "uk_bag_books_book_of_bag", .err = ERR_BOOK_IN_BAG},
    {.name = "fk_bag_books_bag_id", .err = ERR_BAG_NOT_FOUND},
    {.name = "fk_bag_books_book_id", .err = ERR_BOOK_NOT_FOUND},
    {0},
};

void bag_book_view_fetch(struct db_stmt *st, struct bag_book_view *ret)
{
    db_get_i64(st, &ret->id);
    db_get_i64(st, &ret->book_id);
    db_get_str(st, &ret->title);
    db_get_opt_money(st, &ret->value_presence, &ret->value);
    db_get_i64(st, &ret->copies);
    db_get_opt_money(st, &ret->worth_presence, &ret->worth);
    db_get_str(st, &ret->author);
    db_get_str(st, &ret->isbn);
    db_get_i64(st, &ret->free);
}

void bag_view_fetch(struct db_stmt *st, struct bag_view *ret)
{
    db_get_i64(st, &ret->id);
    db_get_enum(st, &ret->status, &bag_status_names);
}

void loan_view_fetch(struct db_stmt *st, struct loan_view *ret)
{
    db_get_i64(st, &ret->id);
    db_get_str(st, &ret->ticket);
    db_get_i64(st, &ret->book_id);
    db_get_i64(st, &ret->copy_id);
    db_get_opt_i64(st, &ret->previous_id_presence, &ret->previous_id);
    db_get_str(st, &ret->title);
    db_get_enum(st, &ret->status, &loan_status_names);
    db_get_date(st, &ret->due_on);
    db_get_money(st, &ret->fee);
    db_get_i64(st, &ret->reminders);
    db_get_opt_time(st, &ret->returned_at_presence, &ret->returned_at);
    db_get_opt_time(st, &ret->closed_at_presence, &ret->closed_at);
    db_get_time(st, &ret->created_at);
}

static const struct db_sql bag_view_books_sql = {
    .name = "bag_view_books",
    .text = "SELECT parent.n, t.id, t.book_id, t.title, t.value, t.copies, "
            "t.value * t.copies, book_author.name, book.isbn, "
            "COALESCE(book_holding.free_copies, 0) "
            "FROM JSON_TABLE(?, '$[*]' COLUMNS (n FOR ORDINALITY, id BIGINT PATH '$')) parent "
            "JOIN bag_books t "
            "LEFT JOIN books book ON book.id = t.book_id "
            "LEFT JOIN authors book_author ON book_author.id = book.author_id "
            "LEFT JOIN holdings book_holding ON book_holding.book_id = book.id "
            "ON t.bag_id = parent.id "
            "ORDER BY parent.n, t.id",
};

/* Reads the rows of all views, in the order of the views. */
static enum err bag_view_books(struct call *call, const int64_t *ids, struct bag_view *views,
                               size_t n)
{
    struct db_stmt *st = db_begin(call->db, &bag_view_books_sql);
    struct bag_book_view *rows = NULL;
    size_t n_rows = 0, end = 0;
    enum err err;

    for (size_t i = 0; i < n; i++)
        views[i].n_books = 0;
    db_bind_str(st, rows_ids(call->arena, ids, n));
    while (db_next(st)) {
        int64_t at = 0;

        db_get_i64(st, &at);
        rows = rows_grow(call->arena, rows, n_rows, sizeof *rows);
        bag_book_view_fetch(st, &rows[n_rows++]);
        if (at >= 1 && (size_t)at <= n)
            views[at - 1].n_books++;
    }
    err = db_end(st, ERR_OK);
    if (err)
        return err;
    for (size_t i = 0; i < n && rows; i++) {
        views[i].books = rows + end;
        end += views[i].n_books;
    }
    return ERR_OK;
}

static void bag_view_books_total(struct bag_view *view)
{
    view->lines = (int64_t)view->n_books;
    view->worth = 0;
    for (size_t i = 0; i < view->n_books; i++)
        if (view->books[i].worth_presence == PRESENCE_VALUE)
            view->worth += view->books[i].worth;
}

enum err bag_view_load(struct call *call, const int64_t *ids, struct bag_view *views, size_t n)
{
    enum err err;

    err = bag_view_books(call, ids, views, n);
    if (err)
        return err;
    for (size_t i = 0; i < n; i++)
        bag_view_books_total(&views[i]);
    return ERR_OK;
}

static const struct db_sql bag_view_find_by_open_of_reader_sql = {
    .name = "bag_view_find_by_open_of_reader",
    .text = "SELECT t.id, t.status, t.id "
            "FROM bags t "
            "WHERE t.reader_id = ? AND t.status = 'OPEN'",
};

enum err bag_view_find_by_open_of_reader(struct call *call, struct bag_view *ret)
{
    struct db_stmt *st = db_begin(call->db, &bag_view_find_by_open_of_reader_sql);
    int64_t id = 0;
    enum err err;

    db_bind_str(st, call->who.user_id);
    if (db_next(st)) {
        bag_view_fetch(st, ret);
        db_get_i64(st, &id);
    }
    err = db_end(st, ERR_BAG_NOT_FOUND);
    if (err)
        return err;
    return bag_view_load(call, &id, ret, 1);
}

static const struct db_sql bag_view_find_sql = {
    .name = "bag_view_find",
    .text = "SELECT t.id, t.status "
            "FROM bags t "
            "WHERE t.id = ?",
};

enum err bag_view_find(struct call *call, int64_t id, struct bag_view *ret)
{
    struct db_stmt *st = db_begin(call->db, &bag_view_find_sql);
    enum err err;

    db_bind_i64(st, id);
    if (db_next(st))
        bag_view_fetch(st, ret);
    err = db_end(st, ERR_BAG_NOT_FOUND);
    if (err)
        return err;
    return bag_view_load(call, &id, ret, 1);
}

static const struct db_sql loan_view_find_own_by_ticket_sql = {
    .name = "loan_view_find_own_by_ticket",
    .text = "SELECT t.id, t.ticket, t.book_id, t.copy_id, t.previous_id, t.title, "
            "t.status, t.due_on, t.fee, t.reminders, t.returned_at, t.closed_at, "
            "t.created_at, t.reader_id "
            "FROM loans t "
            "WHERE t.ticket = ?",
};

enum err loan_view_find_own_by_ticket(struct call *call, const char *ticket, struct loan_view *ret)
{
    struct db_stmt *st = db_begin(call->db, &loan_view_find_own_by_ticket_sql);
    const char *owner = NULL;
    enum err err;

    db_bind_str(st, ticket);
    if (db_next(st)) {
        loan_view_fetch(st, ret);
        db_get_str(st, &owner);
    }
    err = db_end(st, ERR_LOAN_NOT_FOUND);
    if (err)
        return err;
    if (!call_owns(call, owner))
        return ERR_LOAN_FOREIGN;
    return ERR_OK;
}

static const struct db_sql bag_by_open_of_reader_locate_lock_sql = {
    .name = "bag_by_open_of_reader_locate_lock",
    .text = "SELECT t.id "
            "FROM bags t "
            "WHERE t.reader_id = ? AND t.status = 'OPEN' "
            "FOR UPDATE",
};

enum err bag_by_open_of_reader_locate_lock(struct call *call, int64_t *ret_bag_id)
{
    struct db_stmt *st = db_begin(call->db, &bag_by_open_of_reader_locate_lock_sql);
    int64_t bag_id = 0;
    enum err err;

    db_bind_str(st, call->who.user_id);
    if (db_next(st))
        db_get_i64(st, &bag_id);
    err = db_end(st, ERR_BAG_NOT_FOUND);
    if (err)
        return err;
    *ret_bag_id = bag_id;
    return ERR_OK;
}

static const struct db_sql bag_book_in_bag_by_open_of_reader_locate_lock_sql = {
    .name = "bag_book_in_bag_by_open_of_reader_locate_lock",
    .text = "SELECT t.id IS NOT NULL, parent.id "
            "FROM bags parent "
            "LEFT JOIN bag_books t ON t.bag_id = parent.id AND t.id = ? "
            "WHERE parent.reader_id = ? AND parent.status = 'OPEN' "
            "FOR UPDATE",
};

enum err bag_book_in_bag_by_open_of_reader_locate_lock(struct call *call, int64_t bag_book_id,
                                                       int64_t *ret_bag_id)
{
    struct db_stmt *st = db_begin(call->db, &bag_book_in_bag_by_open_of_reader_locate_lock_sql);
    bool has_bag_book = false;
    int64_t bag_id = 0;
    enum err err;

    db_bind_i64(st, bag_book_id);
    db_bind_str(st, call->who.user_id);
    if (db_next(st)) {
        db_get_bool(st, &has_bag_book);
        db_get_i64(st, &bag_id);
    }
    err = db_end(st, ERR_BAG_NOT_FOUND);
    if (err)
        return err;
    if (!has_bag_book)
        return ERR_BAG_BOOK_NOT_FOUND;
    *ret_bag_id = bag_id;
    return ERR_OK;
}

static const struct db_sql new_bag_book_book_id_lookup_sql = {
    .name = "new_bag_book_book_id_lookup",
    .text = "SELECT r.withdrawn_at IS NOT NULL, COALESCE(holding.free_copies, 0), r.title, "
            "r.value "
            "FROM books r "
            "LEFT JOIN holdings holding ON holding.book_id = r.id "
            "WHERE r.id = ?",
};

enum err new_bag_book_book_id_lookup(struct call *call, int64_t id, int64_t copies,
                                     struct new_bag_book_snapshot *ret)
{
    struct db_stmt *st = db_begin(call->db, &new_bag_book_book_id_lookup_sql);
    bool is_gone = false;
    int64_t copies_max = 0;
    enum err err;

    db_bind_i64(st, id);
    if (db_next(st)) {
        db_get_bool(st, &is_gone);
        db_get_i64(st, &copies_max);
        db_get_str(st, &ret->title);
        db_get_opt_money(st, &ret->value_presence, &ret->value);
    }
    err = db_end(st, ERR_BOOK_NOT_FOUND);
    if (err)
        return err;
    if (is_gone)
        return ERR_BOOK_WITHDRAWN;
    if (copies > copies_max)
        return ERR_TOO_FEW_COPIES;
    return ERR_OK;
}

static const struct db_sql bag_book_copies_limit_sql = {
    .name = "bag_book_copies_limit",
    .text = "SELECT t.copies <= COALESCE(bound.free_copies, 0) "
            "FROM bag_books t "
            "LEFT JOIN holdings bound ON bound.book_id = t.book_id "
            "WHERE t.id = ?",
};

enum err bag_book_copies_limit(struct call *call, int64_t id)
{
    struct db_stmt *st = db_begin(call->db, &bag_book_copies_limit_sql);
    bool is_within = true;
    enum err err;

    db_bind_i64(st, id);
    if (db_next(st))
        db_get_bool(st, &is_within);
    err = db_end(st, ERR_BAG_BOOK_NOT_FOUND);
    if (err)
        return err;
    return is_within ? ERR_OK : ERR_TOO_FEW_COPIES;
}

static const struct db_sql bag_make_open_of_reader_sql = {
    .name = "bag_make_open_of_reader",
    .text = "INSERT INTO bags (reader_id) "
            "SELECT ? "
            "FROM DUAL "
            "WHERE NOT EXISTS (SELECT 1 FROM bags t WHERE t.reader_id = ? AND t.status = "
            "'OPEN')",
};

enum err bag_make_open_of_reader(struct call *call)
{
    struct db_stmt *st = db_begin(call->db, &bag_make_open_of_reader_sql);

    db_bind_str(st, call->who.user_id);
    db_bind_str(st, call->who.user_id);
    return db_end_constraints(
        st, ERR_OK, (const struct db_constraint[]){{"uk_bags_open_of_reader", ERR_OK}, {0}});
}

static const struct db_sql new_bag_book_insert_sql = {
    .name = "new_bag_book_insert",
    .text = "INSERT INTO bag_books (bag_id, book_id, title, value, copies) "
            "VALUES (?, ?, ?, ?, ?)",
};

enum err new_bag_book_insert(struct call *call, int64_t bag_id, const struct new_bag_book *in,
                             const struct new_bag_book_snapshot *snapshot, int64_t *ret_id)
{
    struct db_stmt *st = db_begin(call->db, &new_bag_book_insert_sql);
    enum err err;

    db_bind_i64(st, bag_id);
    db_bind_i64(st, in->book_id);
    db_bind_str(st, snapshot->title);
    db_bind_opt_money(st, snapshot->value_presence, snapshot->value);
    db_bind_i64(st, in->copies);
    err = db_end_constraints(st, ERR_OK, bag_book_constraints);
    if (!err)
        *ret_id = db_insert_id(call->db);
    return err;
}

static const struct db_sql bag_book_edit_update_sql = {
    .name = "bag_book_edit_update",
    .text = "UPDATE bag_books t "
            "SET copies = ? "
            "WHERE t.id = ?",
};

enum err bag_book_edit_update(struct call *call, int64_t id, const struct bag_book_edit *in)
{
    struct db_stmt *st = db_begin(call->db, &bag_book_edit_update_sql);

    db_bind_i64(st, in->copies);
    db_bind_i64(st, id);
    return db_end_constraints(st, ERR_BAG_BOOK_NOT_FOUND, bag_book_constraints);
}

static const struct db_sql bag_book_delete_sql = {
    .name = "bag_book_delete",
    .text = "DELETE FROM bag_books "
            "WHERE id = ?",
};

enum err bag_book_delete(struct call *call, int64_t id)
{
    struct db_stmt *st = db_begin(call->db, &bag_book_delete_sql);

    db_bind_i64(st, id);
    return db_end(st, ERR_BAG_BOOK_NOT_FOUND);
}

static const struct db_sql bag_book_clear_sql = {
    .name = "bag_book_clear",
    .text = "DELETE FROM bag_books "
            "WHERE bag_id = ?",
};

enum err bag_book_clear(struct call *call, int64_t bag_id)
{
    struct db_stmt *st = db_begin(call->db, &bag_book_clear_sql);

    db_bind_i64(st, bag_id);
    return db_end(st, ERR_OK);
}
