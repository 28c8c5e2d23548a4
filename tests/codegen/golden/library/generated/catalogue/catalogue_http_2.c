/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The endpoints of catalogue: decode, run, encode.
 * GENERATED from spec/domains/catalogue.yaml by templates/http.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include "catalogue_http.h"

#include "catalogue_repo.h"
#include "catalogue_events.h"
#include "list.h"
#include "arena.h"
#include "rows.h"
#include "service.h"

_Static_assert(RUNTIME_ABI == 1, "run ./dev gen");

static bool get_book_path_decode(struct jread *in, struct get_book_path *ret)
{
    static const struct jread_rule book_id_rule = {.min = 1, .id = true};

    jread_i64(in, "bookId", &book_id_rule, &ret->book_id);
    return jread_done(in);
}

enum err get_book_call(struct call *call)
{
    struct get_book_path path = {0};
    struct book_view out = {0};
    enum err err;

    if (!jread_done(call->query)) /* it takes no parameters */
        return call_invalid(call, call->query);
    if (!get_book_path_decode(call->path, &path))
        return call_invalid(call, call->path);
    err = book_view_find(call, path.book_id, &out);
    if (err)
        return err;
    book_view_encode(&call->reply, NULL, &out);
    return ERR_OK;
}

static bool find_book_path_decode(struct jread *in, struct find_book_path *ret)
{
    static const struct jread_rule isbn_rule = {
        .min = 13,
        .max = 13,
        .ascii = true,
        .pattern = "97[89][0-9]{10}",
    };

    jread_str(in, "isbn", &isbn_rule, &ret->isbn);
    return jread_done(in);
}

enum err find_book_call(struct call *call)
{
    struct find_book_path path = {0};
    struct book_summary out = {0};
    enum err err;

    if (!jread_done(call->query)) /* it takes no parameters */
        return call_invalid(call, call->query);
    if (!find_book_path_decode(call->path, &path))
        return call_invalid(call, call->path);
    err = book_of_isbn_query(call, path.isbn, &out);
    if (err)
        return err;
    book_summary_encode(&call->reply, NULL, &out);
    return ERR_OK;
}

static enum err register_book_write(struct call *call, const struct new_book *in,
                                    struct book_view *ret)
{
    int64_t id;
    struct book_registered_event book_registered = {0};
    enum err err;

    err = new_book_insert(call, in, &id);
    if (err)
        return err;
    err = register_book_after(call, in, id);
    if (err)
        return err;
    err = book_registered_event_of_book(call, id, &book_registered);
    if (err)
        return err;
    err = book_registered_emit(call, &book_registered);
    if (err)
        return err;
    return book_view_find(call, id, ret);
}

static enum err register_book_run(struct call *call, const struct new_book *in,
                                  struct book_view *ret)
{
    enum err err;

    do {
        err = db_tx_begin(call->db);
        if (!err)
            err = register_book_write(call, in, ret);
    } while (db_tx_end(call->db, &err));
    return err;
}

enum err register_book_call(struct call *call)
{
    struct new_book in = {0};
    struct book_view out = {0};
    enum err err;

    if (!jread_done(call->query)) /* it takes no parameters */
        return call_invalid(call, call->query);
    if (!new_book_decode(call->body, &in))
        return call_invalid(call, call->body);
    err = register_book_run(call, &in, &out);
    if (err == ERR_INTERNAL_ERROR)
        return ERR_REGISTRATION_FAILED;
    if (err)
        return err;
    call->location =
        arena_printf(call->arena, "%s/books/%lld", call->service->base_path, (long long)out.id);
    book_view_encode(&call->reply, NULL, &out);
    return ERR_OK;
}

static bool edit_book_path_decode(struct jread *in, struct edit_book_path *ret)
{
    static const struct jread_rule book_id_rule = {.min = 1, .id = true};

    jread_i64(in, "bookId", &book_id_rule, &ret->book_id);
    return jread_done(in);
}

static enum err edit_book_run(struct call *call, const struct edit_book_path *path,
                              const struct book_edit *in, struct book_view *ret)
{
    enum err err;

    err = book_edit_update(call, path->book_id, in);
    if (err)
        return err;
    return book_view_find(call, path->book_id, ret);
}

enum err edit_book_call(struct call *call)
{
    struct edit_book_path path = {0};
    struct book_edit in = {0};
    struct book_view out = {0};
    enum err err;

    if (!jread_done(call->query)) /* it takes no parameters */
        return call_invalid(call, call->query);
    if (!edit_book_path_decode(call->path, &path))
        return call_invalid(call, call->path);
    if (!book_edit_decode(call->body, &in))
        return call_invalid(call, call->body);
    err = edit_book_run(call, &path, &in, &out);
    if (err)
        return err;
    book_view_encode(&call->reply, NULL, &out);
    return ERR_OK;
}

static bool change_book_path_decode(struct jread *in, struct change_book_path *ret)
{
    static const struct jread_rule book_id_rule = {.min = 1, .id = true};

    jread_i64(in, "bookId", &book_id_rule, &ret->book_id);
    return jread_done(in);
}

static enum err change_book_run(struct call *call, const struct change_book_path *path,
                                const struct book_change *in, struct book_view *ret)
{
    enum err err;

    err = book_change_patch(call, path->book_id, in);
    if (err)
        return err;
    return book_view_find(call, path->book_id, ret);
}

enum err change_book_call(struct call *call)
{
    struct change_book_path path = {0};
    struct book_change in = {0};
    struct book_view out = {0};
    enum err err;

    if (!jread_done(call->query)) /* it takes no parameters */
        return call_invalid(call, call->query);
    if (!change_book_path_decode(call->path, &path))
        return call_invalid(call, call->path);
    if (!book_change_decode(call->body, &in))
        return call_invalid(call, call->body);
    err = change_book_run(call, &path, &in, &out);
    if (err)
        return err;
    book_view_encode(&call->reply, NULL, &out);
    return ERR_OK;
}

static bool withdraw_book_path_decode(struct jread *in, struct withdraw_book_path *ret)
{
    static const struct jread_rule book_id_rule = {.min = 1, .id = true};

    jread_i64(in, "bookId", &book_id_rule, &ret->book_id);
    return jread_done(in);
}

static enum err withdraw_book_write(struct call *call, const struct withdraw_book_path *path)
{
    struct open_loans_of_book_row open_loans_of_book;
    struct book_withdrawn_event book_withdrawn = {0};
    enum err err;

    err = book_locate_lock(call, path->book_id);
    if (err)
        return err;
    err = open_loans_of_book_query(call, path->book_id, &open_loans_of_book);
    if (err != ERR_NOT_FOUND)
        return err ? err : ERR_BOOK_ON_LOAN;
    err = book_withdrawn_event_of_book(call, path->book_id, &book_withdrawn);
    if (err)
        return err;
    err = book_delete(call, path->book_id);
    if (err)
        return err;
    return book_withdrawn_emit(call, &book_withdrawn);
}

static enum err withdraw_book_run(struct call *call, const struct withdraw_book_path *path)
{
    enum err err;

    do {
        err = db_tx_begin(call->db);
        if (!err)
            err = withdraw_book_write(call, path);
    } while (db_tx_end(call->db, &err));
    return err;
}

enum err withdraw_book_call(struct call *call)
{
    struct withdraw_book_path path = {0};

    if (!jread_done(call->query)) /* it takes no parameters */
        return call_invalid(call, call->query);
    if (!withdraw_book_path_decode(call->path, &path))
        return call_invalid(call, call->path);
    return withdraw_book_run(call, &path);
}

static const struct list_sort list_staff_books_sorts[] = {
    {.name = "title", .column = "t.title", .kind = LIST_STR},
    {.name = "-createdAt", .column = "t.created_at", .kind = LIST_TIME, .descending = true},
};

static const struct enum_names list_staff_books_sort_names = {
    .names =
        (const char *const[]){
            "title",
            "-createdAt",
        },
    .n_names = 2,
};

const struct list_def list_staff_books_def = {
    .name = "list_staff_books",
    .columns = "t.id, t.isbn, t.title, t.remarks",
    .from = "books t",
    .where = "t.withdrawn_at IS NULL",
    .id = "t.id",
    .sorts = list_staff_books_sorts,
    .n_sorts = 2,
    .default_limit = 10,
    .max_limit = 50,
};

static bool list_staff_books_query_decode(struct jread *in, struct list_staff_books_query *ret)
{
    static const struct jread_rule limit_rule = {.min = 1, .max = 50};

    jread_opt_enum(in, "sort", NULL, &list_staff_books_sort_names, &ret->sort_presence, &ret->sort);
    jread_opt_i64(in, "limit", &limit_rule, &ret->limit_presence, &ret->limit);
    jread_opt_str(in, "cursor", NULL, &ret->cursor_presence, &ret->cursor);
    return jread_done(in);
}

static enum err list_staff_books_run(struct call *call, const struct list_staff_books_query *query)
{
    struct list *list;
    struct staff_book_view view = {0};
    enum err err;

    list = list_begin(call, &list_staff_books_def, query->sort, query->limit, query->cursor);
    jwrite_object(&call->reply, NULL);
    jwrite_array(&call->reply, "items");
    while (list_next(list)) {
        staff_book_view_fetch(list_stmt(list), &view);
        staff_book_view_encode(&call->reply, NULL, &view);
    }
    jwrite_array_end(&call->reply);
    err = list_end(list);
    if (err)
        return err;
    jwrite_str(&call->reply, "nextCursor", list_next_cursor(list));
    jwrite_object_end(&call->reply);
    return ERR_OK;
}

enum err list_staff_books_call(struct call *call)
{
    struct list_staff_books_query query = {0};

    if (!list_staff_books_query_decode(call->query, &query))
        return call_invalid(call, call->query);
    return list_staff_books_run(call, &query);
}
