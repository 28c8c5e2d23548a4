/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The statements of catalogue, a function each: bind, run, read.
 * GENERATED from spec/domains/catalogue.yaml by templates/repo.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include "catalogue_repo.h"

#include "service.h"

_Static_assert(RUNTIME_ABI == 1, "run ./dev gen");

static const struct db_constraint author_constraints[] = {
    {.name = "uk_authors_name", .err = ERR_AUTHOR_NAME_TAKEN},
    {0},
};

static const struct db_constraint author_references[] = {
    {.name = "fk_books_author_id", .err = ERR_AUTHOR_HAS_BOOKS},
    {0},
};

static const struct db_constraint book_constraints[] = {
    {.name = "uk_books_isbn", .err = ERR_ISBN_TAKEN},
    {.name = "ck_books_value_in_reason", .err = ERR_VALIDATION_FAILED},
    {.name = "fk_books_author_id", .err = ERR_AUTHOR_NOT_FOUND},
    {0},
};

void author_view_fetch(struct db_stmt *st, struct author_view *ret)
{
    db_get_i64(st, &ret->id);
    db_get_str(st, &ret->name);
    db_get_opt_date(st, &ret->born_on_presence, &ret->born_on);
    db_get_opt_str(st, &ret->biography_presence, &ret->biography);
    db_get_opt_str(st, &ret->newest_book_presence, &ret->newest_book);
}

void books_of_author_row_fetch(struct db_stmt *st, struct books_of_author_row *ret)
{
    db_get_i64(st, &ret->id);
}

void book_view_fetch(struct db_stmt *st, struct book_view *ret)
{
    db_get_i64(st, &ret->id);
    db_get_str(st, &ret->isbn);
    db_get_str(st, &ret->title);
    db_get_i64(st, &ret->author_id);
    db_get_enum(st, &ret->language, &book_language_names);
    db_get_opt_enum(st, &ret->binding_presence, &ret->binding, &binding_names);
    db_get_opt_i64(st, &ret->pages_presence, &ret->pages);
    db_get_opt_str(st, &ret->shelf_presence, &ret->shelf);
    db_get_opt_date(st, &ret->published_on_presence, &ret->published_on);
    db_get_opt_money(st, &ret->value_presence, &ret->value);
    db_get_opt_json(st, &ret->extras_presence, &ret->extras);
    db_get_bool(st, &ret->is_reference);
    db_get_time(st, &ret->created_at);
    db_get_time(st, &ret->updated_at);
    db_get_str(st, &ret->author);
    db_get_i64(st, &ret->free_copies);
    db_get_i64(st, &ret->total_copies);
}

void book_summary_fetch(struct db_stmt *st, struct book_summary *ret)
{
    db_get_i64(st, &ret->id);
    db_get_str(st, &ret->title);
    db_get_enum(st, &ret->language, &book_language_names);
    db_get_opt_i64(st, &ret->pages_presence, &ret->pages);
    db_get_opt_money(st, &ret->value_presence, &ret->value);
    db_get_opt_date(st, &ret->published_on_presence, &ret->published_on);
}

void open_loans_of_book_row_fetch(struct db_stmt *st, struct open_loans_of_book_row *ret)
{
    db_get_i64(st, &ret->id);
}

void staff_book_view_fetch(struct db_stmt *st, struct staff_book_view *ret)
{
    db_get_i64(st, &ret->id);
    db_get_str(st, &ret->isbn);
    db_get_str(st, &ret->title);
    db_get_opt_str(st, &ret->remarks_presence, &ret->remarks);
}

static const struct db_sql author_view_find_sql = {
    .name = "author_view_find",
    .text = "SELECT t.id, t.name, t.born_on, t.biography, "
            "(SELECT b.title FROM books b WHERE b.author_id = t.id ORDER BY b.id DESC LIMIT "
            "1) "
            "FROM authors t "
            "WHERE t.id = ?",
};

enum err author_view_find(struct call *call, int64_t id, struct author_view *ret)
{
    struct db_stmt *st = db_begin(call->db, &author_view_find_sql);

    db_bind_i64(st, id);
    if (db_next(st))
        author_view_fetch(st, ret);
    return db_end(st, ERR_AUTHOR_NOT_FOUND);
}

static const struct db_sql book_view_find_sql = {
    .name = "book_view_find",
    .text = "SELECT t.id, t.isbn, t.title, t.author_id, t.language, t.binding, t.pages, "
            "t.shelf, t.published_on, t.value, t.extras, t.is_reference, t.created_at, "
            "t.updated_at, author.name, COALESCE(holding.free_copies, 0), "
            "COALESCE(holding.total_copies, 0) "
            "FROM books t "
            "LEFT JOIN authors author ON author.id = t.author_id "
            "LEFT JOIN holdings holding ON holding.book_id = t.id "
            "WHERE t.id = ? AND t.withdrawn_at IS NULL",
};

enum err book_view_find(struct call *call, int64_t id, struct book_view *ret)
{
    struct db_stmt *st = db_begin(call->db, &book_view_find_sql);

    db_bind_i64(st, id);
    if (db_next(st))
        book_view_fetch(st, ret);
    return db_end(st, ERR_BOOK_NOT_FOUND);
}

static const struct db_sql author_locate_lock_sql = {
    .name = "author_locate_lock",
    .text = "SELECT 1 "
            "FROM authors t "
            "WHERE t.id = ? "
            "FOR UPDATE",
};

enum err author_locate_lock(struct call *call, int64_t author_id)
{
    struct db_stmt *st = db_begin(call->db, &author_locate_lock_sql);

    db_bind_i64(st, author_id);
    db_next(st);
    return db_end(st, ERR_AUTHOR_NOT_FOUND);
}

static const struct db_sql book_locate_lock_sql = {
    .name = "book_locate_lock",
    .text = "SELECT 1 "
            "FROM books t "
            "WHERE t.id = ? AND t.withdrawn_at IS NULL "
            "FOR UPDATE",
};

enum err book_locate_lock(struct call *call, int64_t book_id)
{
    struct db_stmt *st = db_begin(call->db, &book_locate_lock_sql);

    db_bind_i64(st, book_id);
    db_next(st);
    return db_end(st, ERR_BOOK_NOT_FOUND);
}

static const struct db_sql new_author_insert_sql = {
    .name = "new_author_insert",
    .text = "INSERT INTO authors (name, born_on, biography) "
            "VALUES (?, ?, ?)",
};

enum err new_author_insert(struct call *call, const struct new_author *in, int64_t *ret_id)
{
    struct db_stmt *st = db_begin(call->db, &new_author_insert_sql);
    enum err err;

    db_bind_str(st, in->name);
    db_bind_opt_date(st, in->born_on_presence, in->born_on);
    db_bind_opt_str(st, in->biography_presence, in->biography);
    err = db_end_constraints(st, ERR_OK, author_constraints);
    if (!err)
        *ret_id = db_insert_id(call->db);
    return err;
}

static const struct db_sql author_edit_update_sql = {
    .name = "author_edit_update",
    .text = "UPDATE authors t "
            "SET name = ?, born_on = ?, biography = ? "
            "WHERE t.id = ?",
};

enum err author_edit_update(struct call *call, int64_t id, const struct author_edit *in)
{
    struct db_stmt *st = db_begin(call->db, &author_edit_update_sql);

    db_bind_str(st, in->name);
    db_bind_opt_date(st, in->born_on_presence, in->born_on);
    db_bind_opt_str(st, in->biography_presence, in->biography);
    db_bind_i64(st, id);
    return db_end_constraints(st, ERR_AUTHOR_NOT_FOUND, author_constraints);
}

static const struct db_sql author_delete_guarded_sql = {
    .name = "author_delete_guarded",
    .text = "DELETE FROM authors "
            "WHERE id = ?",
};

enum err author_delete_guarded(struct call *call, int64_t id)
{
    struct db_stmt *st = db_begin(call->db, &author_delete_guarded_sql);

    db_bind_i64(st, id);
    return db_end_constraints(st, ERR_AUTHOR_NOT_FOUND, author_references);
}

static const struct db_sql new_book_insert_sql = {
    .name = "new_book_insert",
    .text = "INSERT INTO books (isbn, title, author_id, language, binding, pages, "
            "shelf, published_on, value, extras, is_reference, remarks) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
};

enum err new_book_insert(struct call *call, const struct new_book *in, int64_t *ret_id)
{
    struct db_stmt *st = db_begin(call->db, &new_book_insert_sql);
    enum err err;

    db_bind_str(st, in->isbn);
    db_bind_str(st, in->title);
    db_bind_i64(st, in->author_id);
    db_bind_enum(st, in->language, &book_language_names);
    db_bind_opt_enum(st, in->binding_presence, in->binding, &binding_names);
    db_bind_opt_i64(st, in->pages_presence, in->pages);
    db_bind_opt_str(st, in->shelf_presence, in->shelf);
    db_bind_opt_date(st, in->published_on_presence, in->published_on);
    db_bind_opt_money(st, in->value_presence, in->value);
    db_bind_opt_json(st, in->extras_presence, in->extras);
    db_bind_bool(st, in->is_reference);
    db_bind_opt_str(st, in->remarks_presence, in->remarks);
    err = db_end_constraints(st, ERR_OK, book_constraints);
    if (!err)
        *ret_id = db_insert_id(call->db);
    return err;
}

static const struct db_sql book_edit_update_sql = {
    .name = "book_edit_update",
    .text = "UPDATE books t "
            "SET title = ?, author_id = ?, language = ?, binding = ?, pages = ?, "
            "shelf = ?, published_on = ?, value = ?, extras = ?, is_reference = ?, "
            "remarks = ? "
            "WHERE t.id = ? AND t.withdrawn_at IS NULL",
};

enum err book_edit_update(struct call *call, int64_t id, const struct book_edit *in)
{
    struct db_stmt *st = db_begin(call->db, &book_edit_update_sql);

    db_bind_str(st, in->title);
    db_bind_i64(st, in->author_id);
    db_bind_enum(st, in->language, &book_language_names);
    db_bind_opt_enum(st, in->binding_presence, in->binding, &binding_names);
    db_bind_opt_i64(st, in->pages_presence, in->pages);
    db_bind_opt_str(st, in->shelf_presence, in->shelf);
    db_bind_opt_date(st, in->published_on_presence, in->published_on);
    db_bind_opt_money(st, in->value_presence, in->value);
    db_bind_opt_json(st, in->extras_presence, in->extras);
    db_bind_bool(st, in->is_reference);
    db_bind_opt_str(st, in->remarks_presence, in->remarks);
    db_bind_i64(st, id);
    return db_end_constraints(st, ERR_BOOK_NOT_FOUND, book_constraints);
}

static const struct db_sql book_change_patch_sql = {
    .name = "book_change_patch",
    .text = "UPDATE books t "
            "SET title = COALESCE(?, title), pages = IF(?, pages, ?), "
            "shelf = IF(?, shelf, ?), value = IF(?, value, ?), "
            "is_reference = COALESCE(?, is_reference) "
            "WHERE t.id = ? AND t.withdrawn_at IS NULL",
};

enum err book_change_patch(struct call *call, int64_t id, const struct book_change *in)
{
    struct db_stmt *st = db_begin(call->db, &book_change_patch_sql);

    db_bind_opt_str(st, in->title_presence, in->title);
    db_bind_bool(st, in->pages_presence == PRESENCE_ABSENT);
    db_bind_opt_i64(st, in->pages_presence, in->pages);
    db_bind_bool(st, in->shelf_presence == PRESENCE_ABSENT);
    db_bind_opt_str(st, in->shelf_presence, in->shelf);
    db_bind_bool(st, in->value_presence == PRESENCE_ABSENT);
    db_bind_opt_money(st, in->value_presence, in->value);
    db_bind_opt_bool(st, in->is_reference_presence, in->is_reference);
    db_bind_i64(st, id);
    return db_end_constraints(st, ERR_BOOK_NOT_FOUND, book_constraints);
}

static const struct db_sql book_delete_sql = {
    .name = "book_delete",
    .text = "UPDATE books "
            "SET withdrawn_at = NOW(6) "
            "WHERE id = ? AND withdrawn_at IS NULL",
};

enum err book_delete(struct call *call, int64_t id)
{
    struct db_stmt *st = db_begin(call->db, &book_delete_sql);

    db_bind_i64(st, id);
    return db_end(st, ERR_BOOK_NOT_FOUND);
}

static const struct db_sql books_of_author_query_sql = {
    .name = "books_of_author_query",
    .text = "SELECT id FROM books WHERE author_id = ? AND withdrawn_at IS NULL LIMIT 1",
};

enum err books_of_author_query(struct call *call, int64_t author_id,
                               struct books_of_author_row *ret)
{
    struct db_stmt *st = db_begin(call->db, &books_of_author_query_sql);

    db_bind_i64(st, author_id);
    if (db_next(st))
        books_of_author_row_fetch(st, ret);
    return db_end(st, ERR_NOT_FOUND);
}

static const struct db_sql book_of_isbn_query_sql = {
    .name = "book_of_isbn_query",
    .text = "SELECT id, title, language, pages, value, published_on FROM books WHERE "
            "isbn = ? AND withdrawn_at IS NULL",
};

enum err book_of_isbn_query(struct call *call, const char *isbn, struct book_summary *ret)
{
    struct db_stmt *st = db_begin(call->db, &book_of_isbn_query_sql);

    db_bind_str(st, isbn);
    if (db_next(st))
        book_summary_fetch(st, ret);
    return db_end(st, ERR_BOOK_NOT_FOUND);
}

static const struct db_sql book_registered_event_of_book_sql = {
    .name = "book_registered_event_of_book",
    .text = "SELECT t.id, t.isbn, t.title "
            "FROM books t "
            "WHERE t.id = ?",
};

enum err book_registered_event_of_book(struct call *call, int64_t id,
                                       struct book_registered_event *ret)
{
    struct db_stmt *st = db_begin(call->db, &book_registered_event_of_book_sql);

    db_bind_i64(st, id);
    if (db_next(st)) {
        db_get_i64(st, &ret->book_id);
        db_get_str(st, &ret->isbn);
        db_get_str(st, &ret->title);
    }
    return db_end(st, ERR_BOOK_NOT_FOUND);
}

static const struct db_sql open_loans_of_book_query_sql = {
    .name = "open_loans_of_book_query",
    .text = "SELECT id FROM loans WHERE book_id = ? AND status IN ('OPEN', 'OVERDUE') "
            "LIMIT 1",
};

enum err open_loans_of_book_query(struct call *call, int64_t book_id,
                                  struct open_loans_of_book_row *ret)
{
    struct db_stmt *st = db_begin(call->db, &open_loans_of_book_query_sql);

    db_bind_i64(st, book_id);
    if (db_next(st))
        open_loans_of_book_row_fetch(st, ret);
    return db_end(st, ERR_NOT_FOUND);
}

static const struct db_sql book_withdrawn_event_of_book_sql = {
    .name = "book_withdrawn_event_of_book",
    .text = "SELECT t.id "
            "FROM books t "
            "WHERE t.id = ?",
};

enum err book_withdrawn_event_of_book(struct call *call, int64_t id,
                                      struct book_withdrawn_event *ret)
{
    struct db_stmt *st = db_begin(call->db, &book_withdrawn_event_of_book_sql);

    db_bind_i64(st, id);
    if (db_next(st))
        db_get_i64(st, &ret->book_id);
    return db_end(st, ERR_BOOK_NOT_FOUND);
}
