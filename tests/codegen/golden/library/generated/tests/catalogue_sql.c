/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Every statement of catalogue, with what is bound and read.
 * GENERATED from spec/domains/catalogue.yaml by templates/test_sql.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include "all_sql.h"

#include <stddef.h>

#include "catalogue_http.h"

static const struct sql_case cases[] = {
    {
        .name = "author_view_find",
        .text = "SELECT t.id, t.name, t.born_on, t.biography, "
                "(SELECT b.title FROM books b WHERE b.author_id = t.id ORDER BY b.id DESC LIMIT "
                "1) "
                "FROM authors t "
                "WHERE t.id = ?",
        .n_params = 1,
        .kinds = "isdss",
    },
    {
        .name = "new_author_insert",
        .text = "INSERT INTO authors (name, born_on, biography) "
                "VALUES (?, ?, ?)",
        .n_params = 3,
        .kinds = "",
    },
    {
        .name = "author_edit_update",
        .text = "UPDATE authors t "
                "SET name = ?, born_on = ?, biography = ? "
                "WHERE t.id = ?",
        .n_params = 4,
        .kinds = "",
    },
    {
        .name = "author_locate_lock",
        .text = "SELECT 1 "
                "FROM authors t "
                "WHERE t.id = ? "
                "FOR UPDATE",
        .n_params = 1,
        .kinds = "i",
    },
    {
        .name = "books_of_author_query",
        .text = "SELECT id FROM books WHERE author_id = ? AND withdrawn_at IS NULL LIMIT 1",
        .n_params = 1,
        .kinds = "i",
    },
    {
        .name = "author_delete_guarded",
        .text = "DELETE FROM authors "
                "WHERE id = ?",
        .n_params = 1,
        .kinds = "",
    },
    {
        .name = "book_view_find",
        .text = "SELECT t.id, t.isbn, t.title, t.author_id, t.language, t.binding, t.pages, "
                "t.shelf, t.published_on, t.value, t.extras, t.is_reference, t.created_at, "
                "t.updated_at, author.name, COALESCE(holding.free_copies, 0), "
                "COALESCE(holding.total_copies, 0) "
                "FROM books t "
                "LEFT JOIN authors author ON author.id = t.author_id "
                "LEFT JOIN holdings holding ON holding.book_id = t.id "
                "WHERE t.id = ? AND t.withdrawn_at IS NULL",
        .n_params = 1,
        .kinds = "issieeisdmjbttsii",
    },
    {
        .name = "book_of_isbn_query",
        .text = "SELECT id, title, language, pages, value, published_on FROM books WHERE "
                "isbn = ? AND withdrawn_at IS NULL",
        .n_params = 1,
        .kinds = "iseimd",
    },
    {
        .name = "new_book_insert",
        .text = "INSERT INTO books (isbn, title, author_id, language, binding, pages, "
                "shelf, published_on, value, extras, is_reference, remarks) "
                "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        .n_params = 12,
        .kinds = "",
    },
    {
        .name = "book_registered_event_of_book",
        .text = "SELECT t.id, t.isbn, t.title "
                "FROM books t "
                "WHERE t.id = ?",
        .n_params = 1,
        .kinds = "iss",
    },
    {
        .name = "book_edit_update",
        .text = "UPDATE books t "
                "SET title = ?, author_id = ?, language = ?, binding = ?, pages = ?, "
                "shelf = ?, published_on = ?, value = ?, extras = ?, is_reference = ?, "
                "remarks = ? "
                "WHERE t.id = ? AND t.withdrawn_at IS NULL",
        .n_params = 12,
        .kinds = "",
    },
    {
        .name = "book_change_patch",
        .text = "UPDATE books t "
                "SET title = COALESCE(?, title), pages = IF(?, pages, ?), "
                "shelf = IF(?, shelf, ?), value = IF(?, value, ?), "
                "is_reference = COALESCE(?, is_reference) "
                "WHERE t.id = ? AND t.withdrawn_at IS NULL",
        .n_params = 9,
        .kinds = "",
    },
    {
        .name = "book_locate_lock",
        .text = "SELECT 1 "
                "FROM books t "
                "WHERE t.id = ? AND t.withdrawn_at IS NULL "
                "FOR UPDATE",
        .n_params = 1,
        .kinds = "i",
    },
    {
        .name = "open_loans_of_book_query",
        .text = "SELECT id FROM loans WHERE book_id = ? AND status IN ('OPEN', 'OVERDUE') "
                "LIMIT 1",
        .n_params = 1,
        .kinds = "i",
    },
    {
        .name = "book_withdrawn_event_of_book",
        .text = "SELECT t.id "
                "FROM books t "
                "WHERE t.id = ?",
        .n_params = 1,
        .kinds = "i",
    },
    {
        .name = "book_delete",
        .text = "UPDATE books "
                "SET withdrawn_at = NOW(6) "
                "WHERE id = ? AND withdrawn_at IS NULL",
        .n_params = 1,
        .kinds = "",
    },
    {
        .name = "author_locate",
        .text = "SELECT 1 "
                "FROM authors t "
                "WHERE t.id = ?",
        .n_params = 1,
        .kinds = "i",
    },
    {
        .name = "placed_book_view_find",
        .text = "SELECT t.id, t.title, t.shelf, t.binding "
                "FROM books t "
                "WHERE t.id = ? AND t.withdrawn_at IS NULL",
        .n_params = 1,
        .kinds = "isse",
    },
    {
        .name = "book_locate",
        .text = "SELECT 1 "
                "FROM books t "
                "WHERE t.id = ? AND t.withdrawn_at IS NULL",
        .n_params = 1,
        .kinds = "i",
    },
    {
        .name = "new_copy_insert",
        .text = "INSERT INTO copies (book_id, barcode, acquired_on) "
                "VALUES (?, ?, ?)",
        .n_params = 3,
        .kinds = "",
    },
    {
        .name = "copy_view_find",
        .text = "SELECT t.id, t.barcode, t.status, t.shelved_at, t.checked_at, t.lost_at, "
                "t.acquired_on "
                "FROM copies t "
                "WHERE t.id = ?",
        .n_params = 1,
        .kinds = "isetttd",
    },
    {
        .name = "copy_in_book_locate",
        .text = "SELECT t.id IS NOT NULL "
                "FROM books parent "
                "LEFT JOIN copies t ON t.book_id = parent.id AND t.id = ? "
                "WHERE parent.id = ? AND parent.withdrawn_at IS NULL",
        .n_params = 2,
        .kinds = "b",
    },
    {
        .name = "copy_view_find_by_barcode",
        .text = "SELECT t.id, t.barcode, t.status, t.shelved_at, t.checked_at, t.lost_at, "
                "t.acquired_on "
                "FROM copies t "
                "WHERE t.barcode = ?",
        .n_params = 1,
        .kinds = "isetttd",
    },
    {
        .name = "copy_by_barcode_locate",
        .text = "SELECT t.id "
                "FROM copies t "
                "WHERE t.barcode = ?",
        .n_params = 1,
        .kinds = "i",
    },
    {
        .name = "copy_lost_event_of_copy",
        .text = "SELECT t.id, t.barcode, t.lost_at "
                "FROM copies t "
                "WHERE t.id = ?",
        .n_params = 1,
        .kinds = "ist",
    },
    {
        .name = "count_books_query",
        .text = "SELECT language, COUNT(*), MAX(created_at) FROM books WHERE withdrawn_at IS "
                "NULL GROUP BY language ORDER BY language LIMIT 20",
        .n_params = 0,
        .kinds = "eit",
    },
    {
        .name = "move_shelf_query",
        .text = "UPDATE books SET shelf = ? WHERE shelf = ?",
        .n_params = 2,
        .kinds = "",
    },
    {
        .name = "copy_status_lend",
        .text = "UPDATE copies "
                "SET status = 'LENT' "
                "WHERE id = ? AND status IN ('SHELVED')",
        .n_params = 1,
    },
    {
        .name = "copy_status_shelve",
        .text = "UPDATE copies "
                "SET shelved_at = IF(status IN ('LENT', 'REPAIR'), NOW(6), shelved_at), "
                "checked_at = IF(status IN ('REPAIR'), NOW(6), checked_at), "
                "status = CASE "
                "WHEN status IN ('LENT') THEN 'SHELVED' "
                "WHEN status IN ('REPAIR') THEN 'SHELVED' "
                "ELSE status END "
                "WHERE id = ? AND status IN ('LENT', 'REPAIR')",
        .n_params = 1,
    },
    {
        .name = "copy_status_repair",
        .text = "UPDATE copies "
                "SET status = 'REPAIR' "
                "WHERE id = ? AND status IN ('SHELVED', 'LENT')",
        .n_params = 1,
    },
    {
        .name = "copy_status_lose",
        .text = "UPDATE copies "
                "SET lost_at = NOW(6), "
                "status = 'LOST' "
                "WHERE id = ? AND status IN ('SHELVED', 'LENT', 'REPAIR')",
        .n_params = 1,
    },
    {
        .name = "copy_status_state",
        .text = "SELECT status FROM copies "
                "WHERE id = ?",
        .n_params = 1,
    },
    {0},
};

static const struct sql_list lists[] = {
    {
        .def = &list_authors_def,
        .kinds = "isdss",
        .conditions =
            (const char *const[]){
                "t.name LIKE ?",
            },
        .n_conditions = 1,
    },
    {
        .def = &list_books_def,
        .kinds = "issieeisdmjbttsii",
        .conditions =
            (const char *const[]){
                "t.title LIKE ?",
                "t.author_id = ?",
                "t.language = ?",
                "t.pages >= ?",
                "t.pages <= ?",
                "t.published_on >= ?",
                "t.published_on <= ?",
                "t.title LIKE ? OR t.isbn LIKE ?",
            },
        .n_conditions = 8,
    },
    {
        .def = &list_staff_books_def,
        .kinds = "isss",
    },
    {
        .def = &list_placed_books_def,
        .kinds = "isse",
        .conditions =
            (const char *const[]){
                "t.author_id = ?",
                "t.shelf LIKE ?",
            },
        .n_conditions = 2,
    },
    {
        .def = &list_copies_def,
        .kinds = "isetttd",
        .conditions =
            (const char *const[]){
                "t.book_id = ?",
                "t.status = ?",
            },
        .n_conditions = 2,
    },
    {0},
};

const struct sql_set catalogue_sql = {.cases = cases, .lists = lists};
