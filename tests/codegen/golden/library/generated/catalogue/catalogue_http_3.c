/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The endpoints of catalogue: decode, run, encode.
 * GENERATED from spec/domains/catalogue.yaml by templates/http.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include "catalogue_http.h"

#include "catalogue_repo.h"
#include "list.h"
#include "catalogue_dto.h"
#include "catalogue_machine.h"
#include "arena.h"
#include "rows.h"
#include "service.h"

_Static_assert(RUNTIME_ABI == 1, "run ./dev gen");

static const struct list_sort list_placed_books_sorts[] = {
    {.name = "-id", .column = "t.id", .kind = LIST_I64, .descending = true},
};

static const struct enum_names list_placed_books_sort_names = {
    .names =
        (const char *const[]){
            "-id",
        },
    .n_names = 1,
};

const struct list_def list_placed_books_def = {
    .name = "list_placed_books",
    .columns = "t.id, t.title, t.shelf, t.binding",
    .from = "books t",
    .where = "t.withdrawn_at IS NULL",
    .id = "t.id",
    .sorts = list_placed_books_sorts,
    .n_sorts = 1,
    .default_limit = 10,
    .max_limit = 50,
};

static bool list_placed_books_query_decode(struct jread *in, struct list_placed_books_query *ret)
{
    static const struct jread_rule author_id_rule = {.min = 1, .id = true};
    static const struct jread_rule shelf_rule = {.min = 1, .max = 20, .ascii = true};
    static const struct jread_rule limit_rule = {.min = 1, .max = 50};

    jread_i64(in, "authorId", &author_id_rule, &ret->author_id);
    jread_opt_str(in, "shelf", &shelf_rule, &ret->shelf_presence, &ret->shelf);
    jread_opt_enum(in, "sort", NULL, &list_placed_books_sort_names, &ret->sort_presence,
                   &ret->sort);
    jread_opt_i64(in, "limit", &limit_rule, &ret->limit_presence, &ret->limit);
    jread_opt_str(in, "cursor", NULL, &ret->cursor_presence, &ret->cursor);
    return jread_done(in);
}

static void list_placed_books_where(struct list *list, int64_t author_id,
                                    const struct list_placed_books_query *query)
{
    list_where(list, "t.author_id = ?");
    list_bind_i64(list, author_id);
    if (query->shelf_presence == PRESENCE_VALUE) {
        list_where(list, "t.shelf LIKE ?");
        list_bind_prefix(list, query->shelf);
    }
}

static enum err list_placed_books_run(struct call *call,
                                      const struct list_placed_books_query *query)
{
    struct list *list;
    struct placed_book_view *views = NULL;
    size_t n = 0;
    enum err err;

    err = author_locate(call, query->author_id);
    if (err)
        return err;
    list = list_begin(call, &list_placed_books_def, query->sort, query->limit, query->cursor);
    list_placed_books_where(list, query->author_id, query);
    while (list_next(list)) {
        views = rows_grow(call->arena, views, n, sizeof *views);
        placed_book_view_fetch(list_stmt(list), &views[n++]);
    }
    err = list_end(list);
    if (!err)
        err = list_placed_books_after(call, views, n);
    if (err)
        return err;
    jwrite_object(&call->reply, NULL);
    jwrite_array(&call->reply, "items");
    for (size_t i = 0; i < n; i++)
        placed_book_view_encode(&call->reply, NULL, &views[i]);
    jwrite_array_end(&call->reply);
    jwrite_str(&call->reply, "nextCursor", list_next_cursor(list));
    jwrite_object_end(&call->reply);
    return ERR_OK;
}

enum err list_placed_books_call(struct call *call)
{
    struct list_placed_books_query query = {0};

    if (!list_placed_books_query_decode(call->query, &query))
        return call_invalid(call, call->query);
    return list_placed_books_run(call, &query);
}

static bool get_placed_book_path_decode(struct jread *in, struct get_placed_book_path *ret)
{
    static const struct jread_rule book_id_rule = {.min = 1, .id = true};

    jread_i64(in, "bookId", &book_id_rule, &ret->book_id);
    return jread_done(in);
}

static enum err get_placed_book_run(struct call *call, const struct get_placed_book_path *path,
                                    struct placed_book_view *ret)
{
    enum err err;

    err = placed_book_view_find(call, path->book_id, ret);
    if (err)
        return err;
    return get_placed_book_after(call, ret);
}

enum err get_placed_book_call(struct call *call)
{
    struct get_placed_book_path path = {0};
    struct placed_book_view out = {0};
    enum err err;

    if (!jread_done(call->query)) /* it takes no parameters */
        return call_invalid(call, call->query);
    if (!get_placed_book_path_decode(call->path, &path))
        return call_invalid(call, call->path);
    err = get_placed_book_run(call, &path, &out);
    if (err)
        return err;
    placed_book_view_encode(&call->reply, NULL, &out);
    return ERR_OK;
}

static const struct list_sort list_copies_sorts[] = {
    {.name = "-id", .column = "t.id", .kind = LIST_I64, .descending = true},
};

static const struct enum_names list_copies_sort_names = {
    .names =
        (const char *const[]){
            "-id",
        },
    .n_names = 1,
};

const struct list_def list_copies_def = {
    .name = "list_copies",
    .columns = "t.id, t.barcode, t.status, t.shelved_at, t.checked_at, t.lost_at, "
               "t.acquired_on",
    .from = "copies t",
    .id = "t.id",
    .sorts = list_copies_sorts,
    .n_sorts = 1,
    .default_limit = 10,
    .max_limit = 50,
};

static bool list_copies_path_decode(struct jread *in, struct list_copies_path *ret)
{
    static const struct jread_rule book_id_rule = {.min = 1, .id = true};

    jread_i64(in, "bookId", &book_id_rule, &ret->book_id);
    return jread_done(in);
}

static bool list_copies_query_decode(struct jread *in, struct list_copies_query *ret)
{
    static const struct jread_rule limit_rule = {.min = 1, .max = 50};

    jread_opt_enum(in, "status", NULL, &copy_status_names, &ret->status_presence, &ret->status);
    jread_opt_enum(in, "sort", NULL, &list_copies_sort_names, &ret->sort_presence, &ret->sort);
    jread_opt_i64(in, "limit", &limit_rule, &ret->limit_presence, &ret->limit);
    jread_opt_str(in, "cursor", NULL, &ret->cursor_presence, &ret->cursor);
    return jread_done(in);
}

static void list_copies_where(struct list *list, int64_t book_id,
                              const struct list_copies_query *query)
{
    list_where(list, "t.book_id = ?");
    list_bind_i64(list, book_id);
    if (query->status_presence == PRESENCE_VALUE) {
        list_where(list, "t.status = ?");
        list_bind_enum(list, query->status, &copy_status_names);
    }
}

static enum err list_copies_run(struct call *call, const struct list_copies_path *path,
                                const struct list_copies_query *query)
{
    struct list *list;
    struct copy_view view = {0};
    enum err err;

    err = book_locate(call, path->book_id);
    if (err)
        return err;
    list = list_begin(call, &list_copies_def, query->sort, query->limit, query->cursor);
    list_copies_where(list, path->book_id, query);
    jwrite_object(&call->reply, NULL);
    jwrite_array(&call->reply, "items");
    while (list_next(list)) {
        copy_view_fetch(list_stmt(list), &view);
        copy_view_encode(&call->reply, NULL, &view);
    }
    jwrite_array_end(&call->reply);
    err = list_end(list);
    if (err)
        return err;
    jwrite_str(&call->reply, "nextCursor", list_next_cursor(list));
    jwrite_object_end(&call->reply);
    return ERR_OK;
}

enum err list_copies_call(struct call *call)
{
    struct list_copies_path path = {0};
    struct list_copies_query query = {0};

    if (!list_copies_path_decode(call->path, &path))
        return call_invalid(call, call->path);
    if (!list_copies_query_decode(call->query, &query))
        return call_invalid(call, call->query);
    return list_copies_run(call, &path, &query);
}

static bool add_copy_path_decode(struct jread *in, struct add_copy_path *ret)
{
    static const struct jread_rule book_id_rule = {.min = 1, .id = true};

    jread_i64(in, "bookId", &book_id_rule, &ret->book_id);
    return jread_done(in);
}

static enum err add_copy_run(struct call *call, const struct add_copy_path *path,
                             const struct new_copy *in, struct copy_view *ret)
{
    int64_t id;
    enum err err;

    err = book_locate(call, path->book_id);
    if (err)
        return err;
    err = new_copy_insert(call, path->book_id, in, &id);
    if (err)
        return err;
    return copy_view_find(call, id, ret);
}

enum err add_copy_call(struct call *call)
{
    struct add_copy_path path = {0};
    struct new_copy in = {0};
    struct copy_view out = {0};
    enum err err;

    if (!jread_done(call->query)) /* it takes no parameters */
        return call_invalid(call, call->query);
    if (!add_copy_path_decode(call->path, &path))
        return call_invalid(call, call->path);
    if (!new_copy_decode(call->body, &in))
        return call_invalid(call, call->body);
    err = add_copy_run(call, &path, &in, &out);
    if (err)
        return err;
    call->location =
        arena_printf(call->arena, "%s/books/%lld/copies/%lld", call->service->base_path,
                     (long long)path.book_id, (long long)out.id);
    copy_view_encode(&call->reply, NULL, &out);
    return ERR_OK;
}

static bool get_copy_path_decode(struct jread *in, struct get_copy_path *ret)
{
    static const struct jread_rule book_id_rule = {.min = 1, .id = true};
    static const struct jread_rule copy_id_rule = {.min = 1, .id = true};

    jread_i64(in, "bookId", &book_id_rule, &ret->book_id);
    jread_i64(in, "copyId", &copy_id_rule, &ret->copy_id);
    return jread_done(in);
}

static enum err get_copy_run(struct call *call, const struct get_copy_path *path,
                             struct copy_view *ret)
{
    enum err err;

    err = copy_in_book_locate(call, path->book_id, path->copy_id);
    if (err)
        return err;
    return copy_view_find(call, path->copy_id, ret);
}

enum err get_copy_call(struct call *call)
{
    struct get_copy_path path = {0};
    struct copy_view out = {0};
    enum err err;

    if (!jread_done(call->query)) /* it takes no parameters */
        return call_invalid(call, call->query);
    if (!get_copy_path_decode(call->path, &path))
        return call_invalid(call, call->path);
    err = get_copy_run(call, &path, &out);
    if (err)
        return err;
    copy_view_encode(&call->reply, NULL, &out);
    return ERR_OK;
}

static bool scan_copy_path_decode(struct jread *in, struct scan_copy_path *ret)
{
    jread_str(in, "barcode", NULL, &ret->barcode);
    return jread_done(in);
}

enum err scan_copy_call(struct call *call)
{
    struct scan_copy_path path = {0};
    struct copy_view out = {0};
    enum err err;

    if (!jread_done(call->query)) /* it takes no parameters */
        return call_invalid(call, call->query);
    if (!scan_copy_path_decode(call->path, &path))
        return call_invalid(call, call->path);
    err = copy_view_find_by_barcode(call, path.barcode, &out);
    if (err)
        return err;
    copy_view_encode(&call->reply, NULL, &out);
    return ERR_OK;
}

static bool lend_copy_path_decode(struct jread *in, struct lend_copy_path *ret)
{
    jread_str(in, "barcode", NULL, &ret->barcode);
    return jread_done(in);
}

static enum err lend_copy_run(struct call *call, const struct lend_copy_path *path,
                              struct copy_view *ret)
{
    int64_t copy_id;
    enum err err;

    err = copy_by_barcode_locate(call, path->barcode, &copy_id);
    if (err)
        return err;
    err = copy_status_lend(call, copy_id);
    if (err)
        return err;
    return copy_view_find(call, copy_id, ret);
}

enum err lend_copy_call(struct call *call)
{
    struct lend_copy_path path = {0};
    struct copy_view out = {0};
    enum err err;

    if (!jread_done(call->query)) /* it takes no parameters */
        return call_invalid(call, call->query);
    if (!lend_copy_path_decode(call->path, &path))
        return call_invalid(call, call->path);
    err = lend_copy_run(call, &path, &out);
    if (err)
        return err;
    copy_view_encode(&call->reply, NULL, &out);
    return ERR_OK;
}
