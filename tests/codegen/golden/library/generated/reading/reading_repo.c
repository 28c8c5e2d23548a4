/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The statements of reading, a function each: bind, run, read.
 * GENERATED from spec/domains/reading.yaml by templates/repo.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include "reading_repo.h"

#include "rows.h"
#include "service.h"

_Static_assert(RUNTIME_ABI == 1, "run ./dev gen");

static const struct db_constraint reading_list_constraints[] = {
    {.name = "uk_reading_lists_title_of_reader", .err = ERR_LIST_TITLE_TAKEN},
    {0},
};

void list_line_fetch(struct db_stmt *st, struct list_line *ret)
{
    db_get_i64(st, &ret->id);
    db_get_str(st, &ret->title);
    db_get_enum(st, &ret->status, &list_status_names);
    db_get_time(st, &ret->created_at);
}

void entry_line_fetch(struct db_stmt *st, struct entry_line *ret)
{
    db_get_i64(st, &ret->id);
    db_get_i64(st, &ret->book_id);
    db_get_str(st, &ret->title);
    db_get_i64(st, &ret->position);
    db_get_opt_i64(st, &ret->rating_presence, &ret->rating);
    db_get_opt_date(st, &ret->read_on_presence, &ret->read_on);
    db_get_str(st, &ret->isbn);
}

void list_view_fetch(struct db_stmt *st, struct list_view *ret)
{
    db_get_i64(st, &ret->id);
    db_get_str(st, &ret->title);
    db_get_opt_str(st, &ret->note_presence, &ret->note);
    db_get_enum(st, &ret->status, &list_status_names);
    db_get_bool(st, &ret->is_pinned);
    db_get_opt_time(st, &ret->shared_at_presence, &ret->shared_at);
    db_get_time(st, &ret->created_at);
    db_get_time(st, &ret->updated_at);
}

void entries_of_list_row_fetch(struct db_stmt *st, struct entries_of_list_row *ret)
{
    db_get_i64(st, &ret->id);
}

void entry_view_fetch(struct db_stmt *st, struct entry_view *ret)
{
    db_get_i64(st, &ret->id);
    db_get_i64(st, &ret->book_id);
    db_get_str(st, &ret->title);
    db_get_i64(st, &ret->position);
    db_get_opt_i64(st, &ret->rating_presence, &ret->rating);
    db_get_opt_date(st, &ret->read_on_presence, &ret->read_on);
    db_get_str(st, &ret->isbn);
}

void remark_view_fetch(struct db_stmt *st, struct remark_view *ret)
{
    db_get_i64(st, &ret->id);
    db_get_str(st, &ret->body);
    db_get_time(st, &ret->created_at);
}

static const struct db_sql list_view_entries_sql = {
    .name = "list_view_entries",
    .text = "SELECT parent.n, t.id, t.book_id, t.title, t.position, t.rating, t.read_on, "
            "book.isbn "
            "FROM JSON_TABLE(?, '$[*]' COLUMNS (n FOR ORDINALITY, id BIGINT PATH '$')) parent "
            "JOIN reading_list_entries t "
            "LEFT JOIN books book ON book.id = t.book_id "
            "ON t.reading_list_id = parent.id "
            "ORDER BY parent.n, t.position, t.id",
};

/* Reads the rows of all views, in the order of the views. */
static enum err list_view_entries(struct call *call, const int64_t *ids, struct list_view *views,
                                  size_t n)
{
    struct db_stmt *st = db_begin(call->db, &list_view_entries_sql);
    struct entry_line *rows = NULL;
    size_t n_rows = 0, end = 0;
    enum err err;

    for (size_t i = 0; i < n; i++)
        views[i].n_entries = 0;
    db_bind_str(st, rows_ids(call->arena, ids, n));
    while (db_next(st)) {
        int64_t at = 0;

        db_get_i64(st, &at);
        rows = rows_grow(call->arena, rows, n_rows, sizeof *rows);
        entry_line_fetch(st, &rows[n_rows++]);
        if (at >= 1 && (size_t)at <= n)
            views[at - 1].n_entries++;
    }
    err = db_end(st, ERR_OK);
    if (err)
        return err;
    for (size_t i = 0; i < n && rows; i++) {
        views[i].entries = rows + end;
        end += views[i].n_entries;
    }
    return ERR_OK;
}

static void list_view_entries_total(struct list_view *view)
{
    view->length = (int64_t)view->n_entries;
    view->stars = 0;
    for (size_t i = 0; i < view->n_entries; i++)
        if (view->entries[i].rating_presence == PRESENCE_VALUE)
            view->stars += view->entries[i].rating;
}

enum err list_view_load(struct call *call, const int64_t *ids, struct list_view *views, size_t n)
{
    enum err err;

    err = list_view_entries(call, ids, views, n);
    if (err)
        return err;
    for (size_t i = 0; i < n; i++)
        list_view_entries_total(&views[i]);
    return ERR_OK;
}

static const struct db_sql entry_view_remarks_sql = {
    .name = "entry_view_remarks",
    .text = "SELECT parent.n, t.id, t.body, t.created_at "
            "FROM JSON_TABLE(?, '$[*]' COLUMNS (n FOR ORDINALITY, id BIGINT PATH '$')) parent "
            "JOIN remarks t ON t.entry_id = parent.id "
            "ORDER BY parent.n, t.created_at DESC, t.id DESC",
};

/* Reads the rows of all views, in the order of the views. */
static enum err entry_view_remarks(struct call *call, const int64_t *ids, struct entry_view *views,
                                   size_t n)
{
    struct db_stmt *st = db_begin(call->db, &entry_view_remarks_sql);
    struct remark_view *rows = NULL;
    size_t n_rows = 0, end = 0;
    enum err err;

    for (size_t i = 0; i < n; i++)
        views[i].n_remarks = 0;
    db_bind_str(st, rows_ids(call->arena, ids, n));
    while (db_next(st)) {
        int64_t at = 0;

        db_get_i64(st, &at);
        rows = rows_grow(call->arena, rows, n_rows, sizeof *rows);
        remark_view_fetch(st, &rows[n_rows++]);
        if (at >= 1 && (size_t)at <= n)
            views[at - 1].n_remarks++;
    }
    err = db_end(st, ERR_OK);
    if (err)
        return err;
    for (size_t i = 0; i < n && rows; i++) {
        views[i].remarks = rows + end;
        end += views[i].n_remarks;
    }
    return ERR_OK;
}

enum err entry_view_load(struct call *call, const int64_t *ids, struct entry_view *views, size_t n)
{
    enum err err;

    err = entry_view_remarks(call, ids, views, n);
    if (err)
        return err;
    return ERR_OK;
}

static const struct db_sql list_view_find_sql = {
    .name = "list_view_find",
    .text = "SELECT t.id, t.title, t.note, t.status, t.is_pinned, t.shared_at, "
            "t.created_at, t.updated_at "
            "FROM reading_lists t "
            "WHERE t.id = ?",
};

enum err list_view_find(struct call *call, int64_t id, struct list_view *ret)
{
    struct db_stmt *st = db_begin(call->db, &list_view_find_sql);
    enum err err;

    db_bind_i64(st, id);
    if (db_next(st))
        list_view_fetch(st, ret);
    err = db_end(st, ERR_READING_LIST_NOT_FOUND);
    if (err)
        return err;
    return list_view_load(call, &id, ret, 1);
}

static const struct db_sql list_view_find_own_sql = {
    .name = "list_view_find_own",
    .text = "SELECT t.id, t.title, t.note, t.status, t.is_pinned, t.shared_at, "
            "t.created_at, t.updated_at, t.reader_id "
            "FROM reading_lists t "
            "WHERE t.id = ?",
};

enum err list_view_find_own(struct call *call, int64_t id, struct list_view *ret)
{
    struct db_stmt *st = db_begin(call->db, &list_view_find_own_sql);
    const char *owner = NULL;
    enum err err;

    db_bind_i64(st, id);
    if (db_next(st)) {
        list_view_fetch(st, ret);
        db_get_str(st, &owner);
    }
    err = db_end(st, ERR_READING_LIST_NOT_FOUND);
    if (err)
        return err;
    if (!call_owns(call, owner))
        return ERR_READING_LIST_FOREIGN;
    return list_view_load(call, &id, ret, 1);
}

static const struct db_sql reading_list_own_sql = {
    .name = "reading_list_own",
    .text = "SELECT t.reader_id "
            "FROM reading_lists t "
            "WHERE t.id = ?",
};

enum err reading_list_own(struct call *call, int64_t reading_list_id)
{
    struct db_stmt *st = db_begin(call->db, &reading_list_own_sql);
    const char *owner = NULL;
    enum err err;

    db_bind_i64(st, reading_list_id);
    if (db_next(st))
        db_get_str(st, &owner);
    err = db_end(st, ERR_READING_LIST_NOT_FOUND);
    if (err)
        return err;
    if (!call_owns(call, owner))
        return ERR_READING_LIST_FOREIGN;
    return ERR_OK;
}

static const struct db_sql reading_list_own_lock_sql = {
    .name = "reading_list_own_lock",
    .text = "SELECT t.reader_id "
            "FROM reading_lists t "
            "WHERE t.id = ? "
            "FOR UPDATE",
};

enum err reading_list_own_lock(struct call *call, int64_t reading_list_id)
{
    struct db_stmt *st = db_begin(call->db, &reading_list_own_lock_sql);
    const char *owner = NULL;
    enum err err;

    db_bind_i64(st, reading_list_id);
    if (db_next(st))
        db_get_str(st, &owner);
    err = db_end(st, ERR_READING_LIST_NOT_FOUND);
    if (err)
        return err;
    if (!call_owns(call, owner))
        return ERR_READING_LIST_FOREIGN;
    return ERR_OK;
}

static const struct db_sql new_entry_book_id_lookup_sql = {
    .name = "new_entry_book_id_lookup",
    .text = "SELECT r.withdrawn_at IS NOT NULL, r.title "
            "FROM books r "
            "WHERE r.id = ?",
};

enum err new_entry_book_id_lookup(struct call *call, int64_t id, struct new_entry_snapshot *ret)
{
    struct db_stmt *st = db_begin(call->db, &new_entry_book_id_lookup_sql);
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

static const struct db_sql new_list_insert_sql = {
    .name = "new_list_insert",
    .text = "INSERT INTO reading_lists (reader_id, title, note, is_pinned) "
            "VALUES (?, ?, ?, ?)",
};

enum err new_list_insert(struct call *call, const struct new_list *in, int64_t *ret_id)
{
    struct db_stmt *st = db_begin(call->db, &new_list_insert_sql);
    enum err err;

    db_bind_str(st, call->who.user_id);
    db_bind_str(st, in->title);
    db_bind_opt_str(st, in->note_presence, in->note);
    db_bind_bool(st, in->is_pinned);
    err = db_end_constraints(st, ERR_OK, reading_list_constraints);
    if (!err)
        *ret_id = db_insert_id(call->db);
    return err;
}

static const struct db_sql list_change_patch_sql = {
    .name = "list_change_patch",
    .text = "UPDATE reading_lists t "
            "SET title = COALESCE(?, title), note = IF(?, note, ?), "
            "is_pinned = COALESCE(?, is_pinned) "
            "WHERE t.id = ?",
};

enum err list_change_patch(struct call *call, int64_t id, const struct list_change *in)
{
    struct db_stmt *st = db_begin(call->db, &list_change_patch_sql);

    db_bind_opt_str(st, in->title_presence, in->title);
    db_bind_bool(st, in->note_presence == PRESENCE_ABSENT);
    db_bind_opt_str(st, in->note_presence, in->note);
    db_bind_opt_bool(st, in->is_pinned_presence, in->is_pinned);
    db_bind_i64(st, id);
    return db_end_constraints(st, ERR_READING_LIST_NOT_FOUND, reading_list_constraints);
}

static const struct db_sql reading_list_delete_sql = {
    .name = "reading_list_delete",
    .text = "DELETE FROM reading_lists "
            "WHERE id = ?",
};

enum err reading_list_delete(struct call *call, int64_t id)
{
    struct db_stmt *st = db_begin(call->db, &reading_list_delete_sql);

    db_bind_i64(st, id);
    return db_end(st, ERR_READING_LIST_NOT_FOUND);
}

static const struct db_sql entries_of_list_query_sql = {
    .name = "entries_of_list_query",
    .text = "SELECT id FROM reading_list_entries WHERE reading_list_id = ? LIMIT 1",
};

enum err entries_of_list_query(struct call *call, int64_t reading_list_id,
                               struct entries_of_list_row *ret)
{
    struct db_stmt *st = db_begin(call->db, &entries_of_list_query_sql);

    db_bind_i64(st, reading_list_id);
    if (db_next(st))
        entries_of_list_row_fetch(st, ret);
    return db_end(st, ERR_NOT_FOUND);
}

static const struct db_sql list_shared_event_of_reading_list_sql = {
    .name = "list_shared_event_of_reading_list",
    .text = "SELECT t.id, t.reader_id, t.title "
            "FROM reading_lists t "
            "WHERE t.id = ?",
};

enum err list_shared_event_of_reading_list(struct call *call, int64_t id,
                                           struct list_shared_event *ret)
{
    struct db_stmt *st = db_begin(call->db, &list_shared_event_of_reading_list_sql);

    db_bind_i64(st, id);
    if (db_next(st)) {
        db_get_i64(st, &ret->reading_list_id);
        db_get_str(st, &ret->reader_id);
        db_get_str(st, &ret->title);
    }
    return db_end(st, ERR_READING_LIST_NOT_FOUND);
}
