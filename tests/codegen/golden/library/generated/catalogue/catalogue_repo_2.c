/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The statements of catalogue, a function each: bind, run, read.
 * GENERATED from spec/domains/catalogue.yaml by templates/repo.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include "catalogue_repo.h"

#include "rows.h"
#include "service.h"

_Static_assert(RUNTIME_ABI == 1, "run ./dev gen");

static const struct db_constraint copy_constraints[] = {
    {.name = "uk_barcode", .err = ERR_BARCODE_TAKEN},
    {.name = "fk_copies_book_id", .err = ERR_BOOK_NOT_FOUND},
    {0},
};

static const struct db_constraint book_constraints[] = {
    {.name = "uk_books_isbn", .err = ERR_ISBN_TAKEN},
    {.name = "ck_books_value_in_reason", .err = ERR_VALIDATION_FAILED},
    {.name = "fk_books_author_id", .err = ERR_AUTHOR_NOT_FOUND},
    {0},
};

void placed_book_view_fetch(struct db_stmt *st, struct placed_book_view *ret)
{
    db_get_i64(st, &ret->id);
    db_get_str(st, &ret->title);
    db_get_opt_str(st, &ret->place.shelf_presence, &ret->place.shelf);
    db_get_opt_enum(st, &ret->place.binding_presence, &ret->place.binding, &binding_names);
}

void copy_view_fetch(struct db_stmt *st, struct copy_view *ret)
{
    db_get_i64(st, &ret->id);
    db_get_str(st, &ret->barcode);
    db_get_enum(st, &ret->status, &copy_status_names);
    db_get_opt_time(st, &ret->shelved_at_presence, &ret->shelved_at);
    db_get_opt_time(st, &ret->checked_at_presence, &ret->checked_at);
    db_get_opt_time(st, &ret->lost_at_presence, &ret->lost_at);
    db_get_date(st, &ret->acquired_on);
}

void book_count_fetch(struct db_stmt *st, struct book_count *ret)
{
    db_get_enum(st, &ret->language, &book_language_names);
    db_get_i64(st, &ret->books);
    db_get_opt_time(st, &ret->newest_presence, &ret->newest);
}

static const struct db_sql placed_book_view_find_sql = {
    .name = "placed_book_view_find",
    .text = "SELECT t.id, t.title, t.shelf, t.binding "
            "FROM books t "
            "WHERE t.id = ? AND t.withdrawn_at IS NULL",
};

enum err placed_book_view_find(struct call *call, int64_t id, struct placed_book_view *ret)
{
    struct db_stmt *st = db_begin(call->db, &placed_book_view_find_sql);

    db_bind_i64(st, id);
    if (db_next(st))
        placed_book_view_fetch(st, ret);
    return db_end(st, ERR_BOOK_NOT_FOUND);
}

static const struct db_sql copy_view_find_sql = {
    .name = "copy_view_find",
    .text = "SELECT t.id, t.barcode, t.status, t.shelved_at, t.checked_at, t.lost_at, "
            "t.acquired_on "
            "FROM copies t "
            "WHERE t.id = ?",
};

enum err copy_view_find(struct call *call, int64_t id, struct copy_view *ret)
{
    struct db_stmt *st = db_begin(call->db, &copy_view_find_sql);

    db_bind_i64(st, id);
    if (db_next(st))
        copy_view_fetch(st, ret);
    return db_end(st, ERR_COPY_NOT_FOUND);
}

static const struct db_sql copy_view_find_by_barcode_sql = {
    .name = "copy_view_find_by_barcode",
    .text = "SELECT t.id, t.barcode, t.status, t.shelved_at, t.checked_at, t.lost_at, "
            "t.acquired_on "
            "FROM copies t "
            "WHERE t.barcode = ?",
};

enum err copy_view_find_by_barcode(struct call *call, const char *barcode, struct copy_view *ret)
{
    struct db_stmt *st = db_begin(call->db, &copy_view_find_by_barcode_sql);

    db_bind_str(st, barcode);
    if (db_next(st))
        copy_view_fetch(st, ret);
    return db_end(st, ERR_COPY_NOT_FOUND);
}

static const struct db_sql author_locate_sql = {
    .name = "author_locate",
    .text = "SELECT 1 "
            "FROM authors t "
            "WHERE t.id = ?",
};

enum err author_locate(struct call *call, int64_t author_id)
{
    struct db_stmt *st = db_begin(call->db, &author_locate_sql);

    db_bind_i64(st, author_id);
    db_next(st);
    return db_end(st, ERR_AUTHOR_NOT_FOUND);
}

static const struct db_sql book_locate_sql = {
    .name = "book_locate",
    .text = "SELECT 1 "
            "FROM books t "
            "WHERE t.id = ? AND t.withdrawn_at IS NULL",
};

enum err book_locate(struct call *call, int64_t book_id)
{
    struct db_stmt *st = db_begin(call->db, &book_locate_sql);

    db_bind_i64(st, book_id);
    db_next(st);
    return db_end(st, ERR_BOOK_NOT_FOUND);
}

static const struct db_sql copy_in_book_locate_sql = {
    .name = "copy_in_book_locate",
    .text = "SELECT t.id IS NOT NULL "
            "FROM books parent "
            "LEFT JOIN copies t ON t.book_id = parent.id AND t.id = ? "
            "WHERE parent.id = ? AND parent.withdrawn_at IS NULL",
};

enum err copy_in_book_locate(struct call *call, int64_t book_id, int64_t copy_id)
{
    struct db_stmt *st = db_begin(call->db, &copy_in_book_locate_sql);
    bool has_copy = false;
    enum err err;

    db_bind_i64(st, copy_id);
    db_bind_i64(st, book_id);
    if (db_next(st))
        db_get_bool(st, &has_copy);
    err = db_end(st, ERR_BOOK_NOT_FOUND);
    if (err)
        return err;
    if (!has_copy)
        return ERR_COPY_NOT_FOUND;
    return ERR_OK;
}

static const struct db_sql copy_by_barcode_locate_sql = {
    .name = "copy_by_barcode_locate",
    .text = "SELECT t.id "
            "FROM copies t "
            "WHERE t.barcode = ?",
};

enum err copy_by_barcode_locate(struct call *call, const char *barcode, int64_t *ret_copy_id)
{
    struct db_stmt *st = db_begin(call->db, &copy_by_barcode_locate_sql);
    int64_t copy_id = 0;
    enum err err;

    db_bind_str(st, barcode);
    if (db_next(st))
        db_get_i64(st, &copy_id);
    err = db_end(st, ERR_COPY_NOT_FOUND);
    if (err)
        return err;
    *ret_copy_id = copy_id;
    return ERR_OK;
}

static const struct db_sql new_copy_insert_sql = {
    .name = "new_copy_insert",
    .text = "INSERT INTO copies (book_id, barcode, acquired_on) "
            "VALUES (?, ?, ?)",
};

enum err new_copy_insert(struct call *call, int64_t book_id, const struct new_copy *in,
                         int64_t *ret_id)
{
    struct db_stmt *st = db_begin(call->db, &new_copy_insert_sql);
    enum err err;

    db_bind_i64(st, book_id);
    db_bind_str(st, in->barcode);
    db_bind_date(st, in->acquired_on);
    err = db_end_constraints(st, ERR_OK, copy_constraints);
    if (!err)
        *ret_id = db_insert_id(call->db);
    return err;
}

static const struct db_sql copy_lost_event_of_copy_sql = {
    .name = "copy_lost_event_of_copy",
    .text = "SELECT t.id, t.barcode, t.lost_at "
            "FROM copies t "
            "WHERE t.id = ?",
};

enum err copy_lost_event_of_copy(struct call *call, int64_t id, struct copy_lost_event *ret)
{
    struct db_stmt *st = db_begin(call->db, &copy_lost_event_of_copy_sql);

    db_bind_i64(st, id);
    if (db_next(st)) {
        db_get_i64(st, &ret->copy_id);
        db_get_str(st, &ret->barcode);
        db_get_opt_time(st, &ret->lost_at_presence, &ret->lost_at);
    }
    return db_end(st, ERR_COPY_NOT_FOUND);
}

static const struct db_sql count_books_query_sql = {
    .name = "count_books_query",
    .text = "SELECT language, COUNT(*), MAX(created_at) FROM books WHERE withdrawn_at IS "
            "NULL GROUP BY language ORDER BY language LIMIT 20",
};

enum err count_books_query(struct call *call, struct book_count **ret, size_t *ret_n)
{
    struct db_stmt *st = db_begin(call->db, &count_books_query_sql);
    struct book_count *rows = NULL;
    size_t n = 0;
    enum err err;

    while (db_next(st)) {
        rows = rows_grow(call->arena, rows, n, sizeof *rows);
        book_count_fetch(st, &rows[n++]);
    }
    err = db_end(st, ERR_OK);
    if (err)
        return err;
    *ret = rows;
    *ret_n = n;
    return ERR_OK;
}

static const struct db_sql move_shelf_query_sql = {
    .name = "move_shelf_query",
    .text = "UPDATE books SET shelf = ? WHERE shelf = ?",
};

enum err move_shelf_query(struct call *call, const char *from_shelf, const char *to_shelf,
                          uint64_t *ret_affected)
{
    struct db_stmt *st = db_begin(call->db, &move_shelf_query_sql);
    enum err err;

    db_bind_str(st, to_shelf);
    db_bind_str(st, from_shelf);
    err = db_end_constraints(st, ERR_OK, book_constraints);
    if (!err)
        *ret_affected = db_affected(call->db);
    return err;
}
