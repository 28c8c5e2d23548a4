/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The endpoints of catalogue. A catalogue function whose name ends in _handle or _after is written
 * by hand; the _call functions are what the routes run.
 * GENERATED from spec/domains/catalogue.yaml by templates/http.h.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#ifndef CATALOGUE_HTTP_H
#define CATALOGUE_HTTP_H

#include "catalogue_dto.h"
#include "call.h"

struct list_def;

/* GET /authors */
struct list_authors_query {
    enum presence name_presence;
    const char *name;
    /* Which of the list's sorts; the first is the default. */
    enum presence sort_presence;
    int sort;
    /* 0: the default. */
    enum presence limit_presence;
    int64_t limit;
    enum presence cursor_presence;
    const char *cursor;
};
extern const struct list_def list_authors_def;
enum err list_authors_call(struct call *call);

/* GET /authors/{authorId} */
struct get_author_path {
    int64_t author_id;
};
enum err get_author_call(struct call *call);

/* POST /authors */
enum err create_author_call(struct call *call);

/* PUT /authors/{authorId} */
struct edit_author_path {
    int64_t author_id;
};
enum err edit_author_call(struct call *call);

/* DELETE /authors/{authorId} */
struct delete_author_path {
    int64_t author_id;
};
enum err delete_author_call(struct call *call);

/* GET /books: The catalogue. */
struct list_books_query {
    enum presence title_presence;
    const char *title;
    enum presence author_id_presence;
    int64_t author_id;
    /* enum book_language */
    enum presence language_presence;
    int language;
    enum presence min_pages_presence;
    int64_t min_pages;
    enum presence max_pages_presence;
    int64_t max_pages;
    enum presence min_published_on_presence;
    int64_t min_published_on;
    enum presence max_published_on_presence;
    int64_t max_published_on;
    enum presence keyword_presence;
    const char *keyword;
    /* Which of the list's sorts; the first is the default. */
    enum presence sort_presence;
    int sort;
    /* 0: the default. */
    enum presence limit_presence;
    int64_t limit;
    enum presence cursor_presence;
    const char *cursor;
};
extern const struct list_def list_books_def;
enum err list_books_call(struct call *call);

/* GET /books/{bookId} */
struct get_book_path {
    int64_t book_id;
};
enum err get_book_call(struct call *call);

/* GET /isbn/{isbn} */
struct find_book_path {
    const char *isbn;
};
enum err find_book_call(struct call *call);

/* POST /books: Takes a book into the catalogue. */
enum err register_book_after(struct call *call, const struct new_book *in, int64_t id);
enum err register_book_call(struct call *call);

/* PUT /books/{bookId} */
struct edit_book_path {
    int64_t book_id;
};
enum err edit_book_call(struct call *call);

/* PATCH /books/{bookId} */
struct change_book_path {
    int64_t book_id;
};
enum err change_book_call(struct call *call);

/* DELETE /books/{bookId} */
struct withdraw_book_path {
    int64_t book_id;
};
enum err withdraw_book_call(struct call *call);

/* GET /staff/books */
struct list_staff_books_query {
    /* Which of the list's sorts; the first is the default. */
    enum presence sort_presence;
    int sort;
    /* 0: the default. */
    enum presence limit_presence;
    int64_t limit;
    enum presence cursor_presence;
    const char *cursor;
};
extern const struct list_def list_staff_books_def;
enum err list_staff_books_call(struct call *call);

/* GET /places */
struct list_placed_books_query {
    int64_t author_id;
    enum presence shelf_presence;
    const char *shelf;
    /* Which of the list's sorts; the first is the default. */
    enum presence sort_presence;
    int sort;
    /* 0: the default. */
    enum presence limit_presence;
    int64_t limit;
    enum presence cursor_presence;
    const char *cursor;
};
extern const struct list_def list_placed_books_def;
enum err list_placed_books_after(struct call *call, struct placed_book_view *items, size_t n);
enum err list_placed_books_call(struct call *call);

/* GET /places/{bookId} */
struct get_placed_book_path {
    int64_t book_id;
};
enum err get_placed_book_after(struct call *call, struct placed_book_view *ret);
enum err get_placed_book_call(struct call *call);

/* GET /books/{bookId}/copies */
struct list_copies_path {
    int64_t book_id;
};
struct list_copies_query {
    /* enum copy_status */
    enum presence status_presence;
    int status;
    /* Which of the list's sorts; the first is the default. */
    enum presence sort_presence;
    int sort;
    /* 0: the default. */
    enum presence limit_presence;
    int64_t limit;
    enum presence cursor_presence;
    const char *cursor;
};
extern const struct list_def list_copies_def;
enum err list_copies_call(struct call *call);

/* POST /books/{bookId}/copies */
struct add_copy_path {
    int64_t book_id;
};
enum err add_copy_call(struct call *call);

/* GET /books/{bookId}/copies/{copyId} */
struct get_copy_path {
    int64_t book_id;
    int64_t copy_id;
};
enum err get_copy_call(struct call *call);

/* GET /copies/{barcode} */
struct scan_copy_path {
    const char *barcode;
};
enum err scan_copy_call(struct call *call);

/* POST /copies/{barcode}/lend */
struct lend_copy_path {
    const char *barcode;
};
enum err lend_copy_call(struct call *call);

/* POST /books/{bookId}/copies/{copyId}/shelve */
struct shelve_copy_path {
    int64_t book_id;
    int64_t copy_id;
};
enum err shelve_copy_call(struct call *call);

/* POST /books/{bookId}/copies/{copyId}/repair */
struct repair_copy_path {
    int64_t book_id;
    int64_t copy_id;
};
enum err repair_copy_call(struct call *call);

/* POST /books/{bookId}/copies/{copyId}/lose */
struct lose_copy_path {
    int64_t book_id;
    int64_t copy_id;
};
enum err lose_copy_call(struct call *call);

/* GET /statistics/books */
enum err count_books_call(struct call *call);

/* POST /shelves/move: Gives all books of a shelf another one. */
struct move_shelf_query {
    const char *from_shelf;
    const char *to_shelf;
};
enum err move_shelf_call(struct call *call);

#endif
