/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Every statement of reading, with what is bound and read.
 * GENERATED from spec/domains/reading.yaml by templates/test_sql.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include "all_sql.h"

#include <stddef.h>

#include "reading_http.h"

static const struct sql_case cases[] = {
    {
        .name = "new_list_insert",
        .text = "INSERT INTO reading_lists (reader_id, title, note, is_pinned) "
                "VALUES (?, ?, ?, ?)",
        .n_params = 4,
        .kinds = "",
    },
    {
        .name = "list_view_entries",
        .text = "SELECT parent.n, t.id, t.book_id, t.title, t.position, t.rating, t.read_on, "
                "book.isbn "
                "FROM JSON_TABLE(?, '$[*]' COLUMNS (n FOR ORDINALITY, id BIGINT PATH '$')) "
                "parent "
                "JOIN reading_list_entries t "
                "LEFT JOIN books book ON book.id = t.book_id "
                "ON t.reading_list_id = parent.id "
                "ORDER BY parent.n, t.position, t.id",
        .n_params = 1,
        .kinds = "iiisiids",
    },
    {
        .name = "list_view_find",
        .text = "SELECT t.id, t.title, t.note, t.status, t.is_pinned, t.shared_at, "
                "t.created_at, t.updated_at "
                "FROM reading_lists t "
                "WHERE t.id = ?",
        .n_params = 1,
        .kinds = "issebttt",
    },
    {
        .name = "list_view_find_own",
        .text = "SELECT t.id, t.title, t.note, t.status, t.is_pinned, t.shared_at, "
                "t.created_at, t.updated_at, t.reader_id "
                "FROM reading_lists t "
                "WHERE t.id = ?",
        .n_params = 1,
        .kinds = "issebttts",
    },
    {
        .name = "reading_list_own",
        .text = "SELECT t.reader_id "
                "FROM reading_lists t "
                "WHERE t.id = ?",
        .n_params = 1,
        .kinds = "s",
    },
    {
        .name = "list_change_patch",
        .text = "UPDATE reading_lists t "
                "SET title = COALESCE(?, title), note = IF(?, note, ?), "
                "is_pinned = COALESCE(?, is_pinned) "
                "WHERE t.id = ?",
        .n_params = 5,
        .kinds = "",
    },
    {
        .name = "reading_list_delete",
        .text = "DELETE FROM reading_lists "
                "WHERE id = ?",
        .n_params = 1,
        .kinds = "",
    },
    {
        .name = "reading_list_own_lock",
        .text = "SELECT t.reader_id "
                "FROM reading_lists t "
                "WHERE t.id = ? "
                "FOR UPDATE",
        .n_params = 1,
        .kinds = "s",
    },
    {
        .name = "entries_of_list_query",
        .text = "SELECT id FROM reading_list_entries WHERE reading_list_id = ? LIMIT 1",
        .n_params = 1,
        .kinds = "i",
    },
    {
        .name = "list_shared_event_of_reading_list",
        .text = "SELECT t.id, t.reader_id, t.title "
                "FROM reading_lists t "
                "WHERE t.id = ?",
        .n_params = 1,
        .kinds = "iss",
    },
    {
        .name = "entry_view_remarks",
        .text = "SELECT parent.n, t.id, t.body, t.created_at "
                "FROM JSON_TABLE(?, '$[*]' COLUMNS (n FOR ORDINALITY, id BIGINT PATH '$')) "
                "parent "
                "JOIN remarks t ON t.entry_id = parent.id "
                "ORDER BY parent.n, t.created_at DESC, t.id DESC",
        .n_params = 1,
        .kinds = "iist",
    },
    {
        .name = "new_entry_book_id_lookup",
        .text = "SELECT r.withdrawn_at IS NOT NULL, r.title "
                "FROM books r "
                "WHERE r.id = ?",
        .n_params = 1,
        .kinds = "bs",
    },
    {
        .name = "new_entry_insert",
        .text = "INSERT INTO reading_list_entries (reading_list_id, book_id, title, position) "
                "VALUES (?, ?, ?, ?)",
        .n_params = 4,
        .kinds = "",
    },
    {
        .name = "entry_view_find",
        .text = "SELECT t.id, t.book_id, t.title, t.position, t.rating, t.read_on, book.isbn "
                "FROM reading_list_entries t "
                "LEFT JOIN books book ON book.id = t.book_id "
                "WHERE t.id = ?",
        .n_params = 1,
        .kinds = "iisiids",
    },
    {
        .name = "entry_in_reading_list_own",
        .text = "SELECT parent.reader_id, t.id IS NOT NULL "
                "FROM reading_lists parent "
                "LEFT JOIN reading_list_entries t ON t.reading_list_id = parent.id AND t.id = ? "
                "WHERE parent.id = ?",
        .n_params = 2,
        .kinds = "sb",
    },
    {
        .name = "entry_edit_update",
        .text = "UPDATE reading_list_entries t "
                "SET position = ?, rating = ?, read_on = ? "
                "WHERE t.id = ?",
        .n_params = 4,
        .kinds = "",
    },
    {
        .name = "entry_delete",
        .text = "DELETE FROM reading_list_entries "
                "WHERE id = ?",
        .n_params = 1,
        .kinds = "",
    },
    {
        .name = "entry_clear",
        .text = "DELETE FROM reading_list_entries "
                "WHERE reading_list_id = ?",
        .n_params = 1,
        .kinds = "",
    },
    {
        .name = "new_remark_insert",
        .text = "INSERT INTO remarks (entry_id, body) "
                "VALUES (?, ?)",
        .n_params = 2,
        .kinds = "",
    },
    {
        .name = "remark_view_find",
        .text = "SELECT t.id, t.body, t.created_at "
                "FROM remarks t "
                "WHERE t.id = ?",
        .n_params = 1,
        .kinds = "ist",
    },
    {
        .name = "remark_in_entry_in_reading_list_own",
        .text = "SELECT parent2.reader_id, parent.id IS NOT NULL, t.id IS NOT NULL "
                "FROM reading_lists parent2 "
                "LEFT JOIN reading_list_entries parent ON parent.reading_list_id = parent2.id "
                "AND parent.id = ? "
                "LEFT JOIN remarks t ON t.entry_id = parent.id AND t.id = ? "
                "WHERE parent2.id = ?",
        .n_params = 3,
        .kinds = "sbb",
    },
    {
        .name = "remark_delete",
        .text = "DELETE FROM remarks "
                "WHERE id = ?",
        .n_params = 1,
        .kinds = "",
    },
    {
        .name = "list_status_share",
        .text = "UPDATE reading_lists "
                "SET shared_at = NOW(6), "
                "status = 'SHARED' "
                "WHERE id = ? AND status IN ('PRIVATE')",
        .n_params = 1,
    },
    {
        .name = "list_status_hide",
        .text = "UPDATE reading_lists "
                "SET status = 'PRIVATE' "
                "WHERE id = ? AND status IN ('SHARED')",
        .n_params = 1,
    },
    {
        .name = "list_status_archive",
        .text = "UPDATE reading_lists "
                "SET status = 'ARCHIVED' "
                "WHERE id = ? AND status IN ('PRIVATE', 'SHARED')",
        .n_params = 1,
    },
    {
        .name = "list_status_state",
        .text = "SELECT status FROM reading_lists "
                "WHERE id = ?",
        .n_params = 1,
    },
    {0},
};

static const struct sql_list lists[] = {
    {
        .def = &list_lists_def,
        .kinds = "iset",
        .conditions =
            (const char *const[]){
                "t.reader_id = ?",
                "t.status = ?",
                "t.title LIKE ?",
                "t.created_at >= ?",
                "t.created_at <= ?",
                "t.is_pinned = ?",
            },
        .n_conditions = 6,
    },
    {
        .def = &list_entries_def,
        .kinds = "iisiidsi",
        .conditions =
            (const char *const[]){
                "t.reading_list_id = ?",
            },
        .n_conditions = 1,
    },
    {0},
};

const struct sql_set reading_sql = {.cases = cases, .lists = lists};
