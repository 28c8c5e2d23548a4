/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The statements of reading, a function each: bind, run, read.
 * GENERATED from spec/domains/reading.yaml by templates/repo.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include "reading_repo.h"

#include "service.h"

_Static_assert(RUNTIME_ABI == 1, "run ./dev gen");

static const struct db_constraint entry_constraints[] = {
    {.name = "uk_reading_list_entries_book_once", .err = ERR_ENTRY_EXISTS},
    {.name = "fk_reading_list_entries_reading_list_id", .err = ERR_READING_LIST_NOT_FOUND},
    {.name = "fk_reading_list_entries_book_id", .err = ERR_BOOK_NOT_FOUND},
    {0},
};

static const struct db_constraint remark_constraints[] = {
    {.name = "fk_remarks_entry_id", .err = ERR_ENTRY_NOT_FOUND},
    {0},
};

static const struct db_sql entry_view_find_sql = {
    .name = "entry_view_find",
    .text = "SELECT t.id, t.book_id, t.title, t.position, t.rating, t.read_on, book.isbn "
            "FROM reading_list_entries t "
            "LEFT JOIN books book ON book.id = t.book_id "
            "WHERE t.id = ?",
};

enum err entry_view_find(struct call *call, int64_t id, struct entry_view *ret)
{
    struct db_stmt *st = db_begin(call->db, &entry_view_find_sql);
    enum err err;

    db_bind_i64(st, id);
    if (db_next(st))
        entry_view_fetch(st, ret);
    err = db_end(st, ERR_ENTRY_NOT_FOUND);
    if (err)
        return err;
    return entry_view_load(call, &id, ret, 1);
}

static const struct db_sql remark_view_find_sql = {
    .name = "remark_view_find",
    .text = "SELECT t.id, t.body, t.created_at "
            "FROM remarks t "
            "WHERE t.id = ?",
};

enum err remark_view_find(struct call *call, int64_t id, struct remark_view *ret)
{
    struct db_stmt *st = db_begin(call->db, &remark_view_find_sql);

    db_bind_i64(st, id);
    if (db_next(st))
        remark_view_fetch(st, ret);
    return db_end(st, ERR_REMARK_NOT_FOUND);
}

static const struct db_sql entry_in_reading_list_own_sql = {
    .name = "entry_in_reading_list_own",
    .text = "SELECT parent.reader_id, t.id IS NOT NULL "
            "FROM reading_lists parent "
            "LEFT JOIN reading_list_entries t ON t.reading_list_id = parent.id AND t.id = ? "
            "WHERE parent.id = ?",
};

enum err entry_in_reading_list_own(struct call *call, int64_t reading_list_id, int64_t entry_id)
{
    struct db_stmt *st = db_begin(call->db, &entry_in_reading_list_own_sql);
    const char *owner = NULL;
    bool has_entry = false;
    enum err err;

    db_bind_i64(st, entry_id);
    db_bind_i64(st, reading_list_id);
    if (db_next(st)) {
        db_get_str(st, &owner);
        db_get_bool(st, &has_entry);
    }
    err = db_end(st, ERR_READING_LIST_NOT_FOUND);
    if (err)
        return err;
    if (!call_owns(call, owner))
        return ERR_READING_LIST_FOREIGN;
    if (!has_entry)
        return ERR_ENTRY_NOT_FOUND;
    return ERR_OK;
}

static const struct db_sql remark_in_entry_in_reading_list_own_sql = {
    .name = "remark_in_entry_in_reading_list_own",
    .text = "SELECT parent2.reader_id, parent.id IS NOT NULL, t.id IS NOT NULL "
            "FROM reading_lists parent2 "
            "LEFT JOIN reading_list_entries parent ON parent.reading_list_id = parent2.id AND "
            "parent.id = ? "
            "LEFT JOIN remarks t ON t.entry_id = parent.id AND t.id = ? "
            "WHERE parent2.id = ?",
};

enum err remark_in_entry_in_reading_list_own(struct call *call, int64_t reading_list_id,
                                             int64_t entry_id, int64_t remark_id)
{
    struct db_stmt *st = db_begin(call->db, &remark_in_entry_in_reading_list_own_sql);
    const char *owner = NULL;
    bool has_entry = false;
    bool has_remark = false;
    enum err err;

    db_bind_i64(st, entry_id);
    db_bind_i64(st, remark_id);
    db_bind_i64(st, reading_list_id);
    if (db_next(st)) {
        db_get_str(st, &owner);
        db_get_bool(st, &has_entry);
        db_get_bool(st, &has_remark);
    }
    err = db_end(st, ERR_READING_LIST_NOT_FOUND);
    if (err)
        return err;
    if (!call_owns(call, owner))
        return ERR_READING_LIST_FOREIGN;
    if (!has_entry)
        return ERR_ENTRY_NOT_FOUND;
    if (!has_remark)
        return ERR_REMARK_NOT_FOUND;
    return ERR_OK;
}

static const struct db_sql new_entry_insert_sql = {
    .name = "new_entry_insert",
    .text = "INSERT INTO reading_list_entries (reading_list_id, book_id, title, position) "
            "VALUES (?, ?, ?, ?)",
};

enum err new_entry_insert(struct call *call, int64_t reading_list_id, const struct new_entry *in,
                          const struct new_entry_snapshot *snapshot, int64_t *ret_id)
{
    struct db_stmt *st = db_begin(call->db, &new_entry_insert_sql);
    enum err err;

    db_bind_i64(st, reading_list_id);
    db_bind_i64(st, in->book_id);
    db_bind_str(st, snapshot->title);
    db_bind_i64(st, in->position);
    err = db_end_constraints(st, ERR_OK, entry_constraints);
    if (!err)
        *ret_id = db_insert_id(call->db);
    return err;
}

static const struct db_sql entry_edit_update_sql = {
    .name = "entry_edit_update",
    .text = "UPDATE reading_list_entries t "
            "SET position = ?, rating = ?, read_on = ? "
            "WHERE t.id = ?",
};

enum err entry_edit_update(struct call *call, int64_t id, const struct entry_edit *in)
{
    struct db_stmt *st = db_begin(call->db, &entry_edit_update_sql);

    db_bind_i64(st, in->position);
    db_bind_opt_i64(st, in->rating_presence, in->rating);
    db_bind_opt_date(st, in->read_on_presence, in->read_on);
    db_bind_i64(st, id);
    return db_end_constraints(st, ERR_ENTRY_NOT_FOUND, entry_constraints);
}

static const struct db_sql entry_delete_sql = {
    .name = "entry_delete",
    .text = "DELETE FROM reading_list_entries "
            "WHERE id = ?",
};

enum err entry_delete(struct call *call, int64_t id)
{
    struct db_stmt *st = db_begin(call->db, &entry_delete_sql);

    db_bind_i64(st, id);
    return db_end(st, ERR_ENTRY_NOT_FOUND);
}

static const struct db_sql entry_clear_sql = {
    .name = "entry_clear",
    .text = "DELETE FROM reading_list_entries "
            "WHERE reading_list_id = ?",
};

enum err entry_clear(struct call *call, int64_t reading_list_id)
{
    struct db_stmt *st = db_begin(call->db, &entry_clear_sql);

    db_bind_i64(st, reading_list_id);
    return db_end(st, ERR_OK);
}

static const struct db_sql new_remark_insert_sql = {
    .name = "new_remark_insert",
    .text = "INSERT INTO remarks (entry_id, body) "
            "VALUES (?, ?)",
};

enum err new_remark_insert(struct call *call, int64_t entry_id, const struct new_remark *in,
                           int64_t *ret_id)
{
    struct db_stmt *st = db_begin(call->db, &new_remark_insert_sql);
    enum err err;

    db_bind_i64(st, entry_id);
    db_bind_str(st, in->body);
    err = db_end_constraints(st, ERR_OK, remark_constraints);
    if (!err)
        *ret_id = db_insert_id(call->db);
    return err;
}

static const struct db_sql remark_delete_sql = {
    .name = "remark_delete",
    .text = "DELETE FROM remarks "
            "WHERE id = ?",
};

enum err remark_delete(struct call *call, int64_t id)
{
    struct db_stmt *st = db_begin(call->db, &remark_delete_sql);

    db_bind_i64(st, id);
    return db_end(st, ERR_REMARK_NOT_FOUND);
}
