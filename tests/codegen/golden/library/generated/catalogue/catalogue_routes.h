/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What the routes of catalogue may answer with besides success; each set ends with ERR_OK.
 * GENERATED from spec/domains/catalogue.yaml by templates/routes.h.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#ifndef CATALOGUE_ROUTES_H
#define CATALOGUE_ROUTES_H

#include "err.h"

extern const enum err list_authors_errors[];
extern const enum err get_author_errors[];
extern const enum err create_author_errors[];
extern const enum err edit_author_errors[];
extern const enum err delete_author_errors[];
extern const enum err list_books_errors[];
extern const enum err get_book_errors[];
extern const enum err find_book_errors[];
extern const enum err register_book_errors[];
extern const enum err edit_book_errors[];
extern const enum err change_book_errors[];
extern const enum err withdraw_book_errors[];
extern const enum err list_staff_books_errors[];
extern const enum err list_placed_books_errors[];
extern const enum err get_placed_book_errors[];
extern const enum err list_copies_errors[];
extern const enum err add_copy_errors[];
extern const enum err get_copy_errors[];
extern const enum err scan_copy_errors[];
extern const enum err lend_copy_errors[];
extern const enum err shelve_copy_errors[];
extern const enum err repair_copy_errors[];
extern const enum err lose_copy_errors[];
extern const enum err count_books_errors[];
extern const enum err move_shelf_errors[];

#endif
