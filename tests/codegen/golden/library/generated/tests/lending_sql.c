/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Every statement of lending, with what is bound and read.
 * GENERATED from spec/domains/lending.yaml by templates/test_sql.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include "all_sql.h"

#include <stddef.h>

#include "lending_http.h"

static const struct sql_case cases[] = {
    {
        .name = "bag_view_books",
        .text = "SELECT parent.n, t.id, t.book_id, t.title, t.value, t.copies, "
                "t.value * t.copies, book_author.name, book.isbn, "
                "COALESCE(book_holding.free_copies, 0) "
                "FROM JSON_TABLE(?, '$[*]' COLUMNS (n FOR ORDINALITY, id BIGINT PATH '$')) "
                "parent "
                "JOIN bag_books t "
                "LEFT JOIN books book ON book.id = t.book_id "
                "LEFT JOIN authors book_author ON book_author.id = book.author_id "
                "LEFT JOIN holdings book_holding ON book_holding.book_id = book.id "
                "ON t.bag_id = parent.id "
                "ORDER BY parent.n, t.id",
        .n_params = 1,
        .kinds = "iiismimssi",
    },
    {
        .name = "bag_view_find_by_open_of_reader",
        .text = "SELECT t.id, t.status, t.id "
                "FROM bags t "
                "WHERE t.reader_id = ? AND t.status = 'OPEN'",
        .n_params = 1,
        .kinds = "iei",
    },
    {
        .name = "new_bag_book_book_id_lookup",
        .text = "SELECT r.withdrawn_at IS NOT NULL, COALESCE(holding.free_copies, 0), r.title, "
                "r.value "
                "FROM books r "
                "LEFT JOIN holdings holding ON holding.book_id = r.id "
                "WHERE r.id = ?",
        .n_params = 1,
        .kinds = "bism",
    },
    {
        .name = "bag_make_open_of_reader",
        .text = "INSERT INTO bags (reader_id) "
                "SELECT ? "
                "FROM DUAL "
                "WHERE NOT EXISTS (SELECT 1 FROM bags t WHERE t.reader_id = ? AND t.status = "
                "'OPEN')",
        .n_params = 2,
        .kinds = "",
    },
    {
        .name = "bag_by_open_of_reader_locate_lock",
        .text = "SELECT t.id "
                "FROM bags t "
                "WHERE t.reader_id = ? AND t.status = 'OPEN' "
                "FOR UPDATE",
        .n_params = 1,
        .kinds = "i",
    },
    {
        .name = "new_bag_book_insert",
        .text = "INSERT INTO bag_books (bag_id, book_id, title, value, copies) "
                "VALUES (?, ?, ?, ?, ?)",
        .n_params = 5,
        .kinds = "",
    },
    {
        .name = "bag_view_find",
        .text = "SELECT t.id, t.status "
                "FROM bags t "
                "WHERE t.id = ?",
        .n_params = 1,
        .kinds = "ie",
    },
    {
        .name = "bag_book_in_bag_by_open_of_reader_locate_lock",
        .text = "SELECT t.id IS NOT NULL, parent.id "
                "FROM bags parent "
                "LEFT JOIN bag_books t ON t.bag_id = parent.id AND t.id = ? "
                "WHERE parent.reader_id = ? AND parent.status = 'OPEN' "
                "FOR UPDATE",
        .n_params = 2,
        .kinds = "bi",
    },
    {
        .name = "bag_book_edit_update",
        .text = "UPDATE bag_books t "
                "SET copies = ? "
                "WHERE t.id = ?",
        .n_params = 2,
        .kinds = "",
    },
    {
        .name = "bag_book_copies_limit",
        .text = "SELECT t.copies <= COALESCE(bound.free_copies, 0) "
                "FROM bag_books t "
                "LEFT JOIN holdings bound ON bound.book_id = t.book_id "
                "WHERE t.id = ?",
        .n_params = 1,
        .kinds = "b",
    },
    {
        .name = "bag_book_delete",
        .text = "DELETE FROM bag_books "
                "WHERE id = ?",
        .n_params = 1,
        .kinds = "",
    },
    {
        .name = "bag_book_clear",
        .text = "DELETE FROM bag_books "
                "WHERE bag_id = ?",
        .n_params = 1,
        .kinds = "",
    },
    {
        .name = "loan_view_find_own_by_ticket",
        .text = "SELECT t.id, t.ticket, t.book_id, t.copy_id, t.previous_id, t.title, "
                "t.status, t.due_on, t.fee, t.reminders, t.returned_at, t.closed_at, "
                "t.created_at, t.reader_id "
                "FROM loans t "
                "WHERE t.ticket = ?",
        .n_params = 1,
        .kinds = "isiiisedmittts",
    },
    {
        .name = "new_loan_book_id_lookup",
        .text = "SELECT r.withdrawn_at IS NOT NULL, r.title "
                "FROM books r "
                "WHERE r.id = ?",
        .n_params = 1,
        .kinds = "bs",
    },
    {
        .name = "new_loan_previous_id_lookup",
        .text = "SELECT 1 "
                "FROM loans r "
                "WHERE r.id = ?",
        .n_params = 1,
        .kinds = "i",
    },
    {
        .name = "unpaid_fees_query",
        .text = "SELECT id FROM loans WHERE reader_id = ? AND status = 'WRITTEN_OFF' AND fee "
                "> 0 LIMIT 1",
        .n_params = 1,
        .kinds = "i",
    },
    {
        .name = "new_loan_insert",
        .text = "INSERT INTO loans (ticket, reader_id, book_id, copy_id, previous_id, "
                "title, due_on) "
                "VALUES (?, ?, ?, ?, ?, ?, ?)",
        .n_params = 7,
        .kinds = "",
    },
    {
        .name = "loan_opened_event_of_loan",
        .text = "SELECT t.id, t.ticket, t.reader_id, t.due_on "
                "FROM loans t "
                "WHERE t.id = ?",
        .n_params = 1,
        .kinds = "issd",
    },
    {
        .name = "loan_view_find",
        .text = "SELECT t.id, t.ticket, t.book_id, t.copy_id, t.previous_id, t.title, "
                "t.status, t.due_on, t.fee, t.reminders, t.returned_at, t.closed_at, "
                "t.created_at "
                "FROM loans t "
                "WHERE t.id = ?",
        .n_params = 1,
        .kinds = "isiiisedmittt",
    },
    {
        .name = "loan_own",
        .text = "SELECT t.reader_id "
                "FROM loans t "
                "WHERE t.id = ?",
        .n_params = 1,
        .kinds = "s",
    },
    {
        .name = "loan_returned_event_of_loan",
        .text = "SELECT t.id, t.ticket, t.fee, t.returned_at "
                "FROM loans t "
                "WHERE t.id = ?",
        .n_params = 1,
        .kinds = "ismt",
    },
    {
        .name = "mark_overdue_query",
        .text = "UPDATE loans SET status = 'OVERDUE' WHERE status = 'OPEN' AND due_on < "
                "CURRENT_DATE LIMIT 500",
        .n_params = 0,
        .kinds = "",
    },
    {
        .name = "count_fee_query",
        .text = "INSERT INTO reader_days (day, ticket, fee, last_event) VALUES "
                "(DATE(COALESCE(?, ?)), ?, ?, ?) ON DUPLICATE KEY UPDATE fee = fee + "
                "VALUES(fee), last_event = VALUES(last_event)",
        .n_params = 5,
        .kinds = "",
    },
    {
        .name = "count_loan_query",
        .text = "INSERT INTO reader_days (day, ticket, remark) VALUES (COALESCE(?, "
                "CURRENT_DATE), ?, ?) ON DUPLICATE KEY UPDATE loans = loans + 1",
        .n_params = 3,
        .kinds = "",
    },
    {
        .name = "count_loss_query",
        .text = "INSERT INTO reader_days (day, ticket) VALUES (DATE(COALESCE(?, NOW(6))), ?) "
                "ON DUPLICATE KEY UPDATE loans = loans + 1",
        .n_params = 2,
        .kinds = "",
    },
    {
        .name = "due_loans_query",
        .text = "SELECT id, reader_id, title, due_on FROM loans WHERE status = ? AND due_on "
                "< ? ORDER BY due_on LIMIT ?",
        .n_params = 3,
        .kinds = "issd",
    },
    {
        .name = "bag_status_take",
        .text = "UPDATE bags "
                "SET status = 'TAKEN' "
                "WHERE id = ? AND status IN ('OPEN')",
        .n_params = 1,
    },
    {
        .name = "bag_status_state",
        .text = "SELECT status FROM bags "
                "WHERE id = ?",
        .n_params = 1,
    },
    {
        .name = "loan_status_remind",
        .text = "UPDATE loans "
                "SET status = 'OVERDUE' "
                "WHERE id = ? AND status IN ('OPEN')",
        .n_params = 1,
    },
    {
        .name = "loan_status_bring",
        .text = "UPDATE loans "
                "SET returned_at = NOW(6), "
                "closed_at = NOW(6), "
                "status = 'RETURNED' "
                "WHERE id = ? AND status IN ('OPEN', 'OVERDUE')",
        .n_params = 1,
    },
    {
        .name = "loan_status_write_off",
        .text = "UPDATE loans "
                "SET closed_at = NOW(6), "
                "status = 'WRITTEN_OFF' "
                "WHERE id = ? AND status IN ('OVERDUE')",
        .n_params = 1,
    },
    {
        .name = "loan_status_state",
        .text = "SELECT status FROM loans "
                "WHERE id = ?",
        .n_params = 1,
    },
    {0},
};

static const struct sql_list lists[] = {
    {
        .def = &list_bags_def,
        .kinds = "iei",
        .conditions =
            (const char *const[]){
                "t.status = ?",
            },
        .n_conditions = 1,
    },
    {
        .def = &list_open_loans_def,
        .kinds = "isiiisedmittt",
    },
    {
        .def = &list_loans_of_copy_def,
        .kinds = "isiiisedmittt",
        .conditions =
            (const char *const[]){
                "t.copy_id = ?",
                "t.reader_id = ?",
            },
        .n_conditions = 2,
    },
    {
        .def = &list_loans_def,
        .kinds = "isiiisedmittt",
        .conditions =
            (const char *const[]){
                "t.reader_id = ?",
                "t.status = ?",
                "t.due_on >= ?",
                "t.due_on <= ?",
                "t.title LIKE ?",
                "t.fee >= ?",
                "t.fee <= ?",
            },
        .n_conditions = 7,
    },
    {0},
};

const struct sql_set lending_sql = {.cases = cases, .lists = lists};
