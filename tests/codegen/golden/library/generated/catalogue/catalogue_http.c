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
#include "arena.h"
#include "rows.h"
#include "service.h"

_Static_assert(RUNTIME_ABI == 1, "run ./dev gen");

static bool is_above(enum presence min_presence, int64_t min, enum presence max_presence,
                     int64_t max)
{
    return min_presence == PRESENCE_VALUE && max_presence == PRESENCE_VALUE && min > max;
}

static const struct list_sort list_authors_sorts[] = {
    {.name = "-id", .column = "t.id", .kind = LIST_I64, .descending = true},
};

static const struct enum_names list_authors_sort_names = {
    .names =
        (const char *const[]){
            "-id",
        },
    .n_names = 1,
};

const struct list_def list_authors_def = {
    .name = "list_authors",
    .columns = "t.id, t.name, t.born_on, t.biography, "
               "(SELECT b.title FROM books b WHERE b.author_id = t.id ORDER BY b.id DESC LIMIT 1)",
    .from = "authors t",
    .id = "t.id",
    .sorts = list_authors_sorts,
    .n_sorts = 1,
    .default_limit = 10,
    .max_limit = 50,
};

static bool list_authors_query_decode(struct jread *in, struct list_authors_query *ret)
{
    static const struct jread_rule name_rule = {.min = 1, .max = 120};
    static const struct jread_rule limit_rule = {.min = 1, .max = 50};

    jread_opt_str(in, "name", &name_rule, &ret->name_presence, &ret->name);
    jread_opt_enum(in, "sort", NULL, &list_authors_sort_names, &ret->sort_presence, &ret->sort);
    jread_opt_i64(in, "limit", &limit_rule, &ret->limit_presence, &ret->limit);
    jread_opt_str(in, "cursor", NULL, &ret->cursor_presence, &ret->cursor);
    return jread_done(in);
}

static void list_authors_where(struct list *list, const struct list_authors_query *query)
{
    if (query->name_presence == PRESENCE_VALUE) {
        list_where(list, "t.name LIKE ?");
        list_bind_prefix(list, query->name);
    }
}

static enum err list_authors_run(struct call *call, const struct list_authors_query *query)
{
    struct list *list;
    struct author_view view = {0};
    enum err err;

    list = list_begin(call, &list_authors_def, query->sort, query->limit, query->cursor);
    list_authors_where(list, query);
    jwrite_object(&call->reply, NULL);
    jwrite_array(&call->reply, "items");
    while (list_next(list)) {
        author_view_fetch(list_stmt(list), &view);
        author_view_encode(&call->reply, NULL, &view);
    }
    jwrite_array_end(&call->reply);
    err = list_end(list);
    if (err)
        return err;
    jwrite_str(&call->reply, "nextCursor", list_next_cursor(list));
    jwrite_object_end(&call->reply);
    return ERR_OK;
}

enum err list_authors_call(struct call *call)
{
    struct list_authors_query query = {0};

    if (!list_authors_query_decode(call->query, &query))
        return call_invalid(call, call->query);
    return list_authors_run(call, &query);
}

static bool get_author_path_decode(struct jread *in, struct get_author_path *ret)
{
    static const struct jread_rule author_id_rule = {.min = 1, .id = true};

    jread_i64(in, "authorId", &author_id_rule, &ret->author_id);
    return jread_done(in);
}

enum err get_author_call(struct call *call)
{
    struct get_author_path path = {0};
    struct author_view out = {0};
    enum err err;

    if (!jread_done(call->query)) /* it takes no parameters */
        return call_invalid(call, call->query);
    if (!get_author_path_decode(call->path, &path))
        return call_invalid(call, call->path);
    err = author_view_find(call, path.author_id, &out);
    if (err)
        return err;
    author_view_encode(&call->reply, NULL, &out);
    return ERR_OK;
}

static enum err create_author_run(struct call *call, const struct new_author *in,
                                  struct author_view *ret)
{
    int64_t id;
    enum err err;

    err = new_author_insert(call, in, &id);
    if (err)
        return err;
    return author_view_find(call, id, ret);
}

enum err create_author_call(struct call *call)
{
    struct new_author in = {0};
    struct author_view out = {0};
    enum err err;

    if (!jread_done(call->query)) /* it takes no parameters */
        return call_invalid(call, call->query);
    if (!new_author_decode(call->body, &in))
        return call_invalid(call, call->body);
    err = create_author_run(call, &in, &out);
    if (err)
        return err;
    call->location =
        arena_printf(call->arena, "%s/authors/%lld", call->service->base_path, (long long)out.id);
    author_view_encode(&call->reply, NULL, &out);
    return ERR_OK;
}

static bool edit_author_path_decode(struct jread *in, struct edit_author_path *ret)
{
    static const struct jread_rule author_id_rule = {.min = 1, .id = true};

    jread_i64(in, "authorId", &author_id_rule, &ret->author_id);
    return jread_done(in);
}

static enum err edit_author_run(struct call *call, const struct edit_author_path *path,
                                const struct author_edit *in, struct author_view *ret)
{
    enum err err;

    err = author_edit_update(call, path->author_id, in);
    if (err)
        return err;
    return author_view_find(call, path->author_id, ret);
}

enum err edit_author_call(struct call *call)
{
    struct edit_author_path path = {0};
    struct author_edit in = {0};
    struct author_view out = {0};
    enum err err;

    if (!jread_done(call->query)) /* it takes no parameters */
        return call_invalid(call, call->query);
    if (!edit_author_path_decode(call->path, &path))
        return call_invalid(call, call->path);
    if (!author_edit_decode(call->body, &in))
        return call_invalid(call, call->body);
    err = edit_author_run(call, &path, &in, &out);
    if (err)
        return err;
    author_view_encode(&call->reply, NULL, &out);
    return ERR_OK;
}

static bool delete_author_path_decode(struct jread *in, struct delete_author_path *ret)
{
    static const struct jread_rule author_id_rule = {.min = 1, .id = true};

    jread_i64(in, "authorId", &author_id_rule, &ret->author_id);
    return jread_done(in);
}

static enum err delete_author_write(struct call *call, const struct delete_author_path *path)
{
    struct books_of_author_row books_of_author;
    enum err err;

    err = author_locate_lock(call, path->author_id);
    if (err)
        return err;
    err = books_of_author_query(call, path->author_id, &books_of_author);
    if (err != ERR_NOT_FOUND)
        return err ? err : ERR_AUTHOR_HAS_BOOKS;
    return author_delete_guarded(call, path->author_id);
}

static enum err delete_author_run(struct call *call, const struct delete_author_path *path)
{
    enum err err;

    do {
        err = db_tx_begin(call->db);
        if (!err)
            err = delete_author_write(call, path);
    } while (db_tx_end(call->db, &err));
    return err;
}

enum err delete_author_call(struct call *call)
{
    struct delete_author_path path = {0};

    if (!jread_done(call->query)) /* it takes no parameters */
        return call_invalid(call, call->query);
    if (!delete_author_path_decode(call->path, &path))
        return call_invalid(call, call->path);
    return delete_author_run(call, &path);
}

static const struct list_sort list_books_sorts[] = {
    {.name = "newest", .column = "t.created_at", .kind = LIST_TIME, .descending = true},
    {.name = "title", .column = "t.title", .kind = LIST_STR},
    {.name = "oldest", .column = "t.created_at", .kind = LIST_TIME},
};

static const struct enum_names list_books_sort_names = {
    .names =
        (const char *const[]){
            "newest",
            "title",
            "oldest",
        },
    .n_names = 3,
};

const struct list_def list_books_def = {
    .name = "list_books",
    .columns = "t.id, t.isbn, t.title, t.author_id, t.language, t.binding, t.pages, "
               "t.shelf, t.published_on, t.value, t.extras, t.is_reference, t.created_at, "
               "t.updated_at, author.name, COALESCE(holding.free_copies, 0), "
               "COALESCE(holding.total_copies, 0)",
    .from = "books t "
            "LEFT JOIN authors author ON author.id = t.author_id "
            "LEFT JOIN holdings holding ON holding.book_id = t.id",
    .where = "t.withdrawn_at IS NULL",
    .id = "t.id",
    .sorts = list_books_sorts,
    .n_sorts = 3,
    .default_limit = 25,
    .max_limit = 50,
};

static bool list_books_query_decode(struct jread *in, struct list_books_query *ret)
{
    static const struct jread_rule title_rule = {.min = 1, .max = 300};
    static const struct jread_rule author_id_rule = {.min = 1, .id = true};
    static const struct jread_rule language_rule = {.err = ERR_LANGUAGE_UNKNOWN};
    static const struct jread_rule min_pages_rule = {
        .max = 2147483647,
        .err = ERR_PAGE_RANGE_INVALID,
    };
    static const struct jread_rule max_pages_rule = {
        .max = 2147483647,
        .err = ERR_PAGE_RANGE_INVALID,
    };
    static const struct jread_rule keyword_rule = {.min = 1, .max = 300};
    static const struct jread_rule limit_rule = {.min = 1, .max = 50};

    jread_opt_str(in, "title", &title_rule, &ret->title_presence, &ret->title);
    jread_opt_i64(in, "authorId", &author_id_rule, &ret->author_id_presence, &ret->author_id);
    jread_opt_enum(in, "language", &language_rule, &book_language_names, &ret->language_presence,
                   &ret->language);
    jread_opt_i64(in, "minPages", &min_pages_rule, &ret->min_pages_presence, &ret->min_pages);
    jread_opt_i64(in, "maxPages", &max_pages_rule, &ret->max_pages_presence, &ret->max_pages);
    jread_opt_date(in, "minPublishedOn", NULL, &ret->min_published_on_presence,
                   &ret->min_published_on);
    jread_opt_date(in, "maxPublishedOn", NULL, &ret->max_published_on_presence,
                   &ret->max_published_on);
    jread_opt_str(in, "keyword", &keyword_rule, &ret->keyword_presence, &ret->keyword);
    jread_opt_enum(in, "sort", NULL, &list_books_sort_names, &ret->sort_presence, &ret->sort);
    jread_opt_i64(in, "limit", &limit_rule, &ret->limit_presence, &ret->limit);
    jread_opt_str(in, "cursor", NULL, &ret->cursor_presence, &ret->cursor);
    if (is_above(ret->min_pages_presence, ret->min_pages, ret->max_pages_presence, ret->max_pages))
        jread_fail(in, "minPages", ERR_PAGE_RANGE_INVALID, "is above maxPages");
    if (is_above(ret->min_published_on_presence, ret->min_published_on,
                 ret->max_published_on_presence, ret->max_published_on))
        jread_fail(in, "minPublishedOn", ERR_VALIDATION_FAILED, "is above maxPublishedOn");
    return jread_done(in);
}

static void list_books_where(struct list *list, const struct list_books_query *query)
{
    if (query->title_presence == PRESENCE_VALUE) {
        list_where(list, "t.title LIKE ?");
        list_bind_prefix(list, query->title);
    }
    if (query->author_id_presence == PRESENCE_VALUE) {
        list_where(list, "t.author_id = ?");
        list_bind_i64(list, query->author_id);
    }
    if (query->language_presence == PRESENCE_VALUE) {
        list_where(list, "t.language = ?");
        list_bind_enum(list, query->language, &book_language_names);
    }
    if (query->min_pages_presence == PRESENCE_VALUE) {
        list_where(list, "t.pages >= ?");
        list_bind_i64(list, query->min_pages);
    }
    if (query->max_pages_presence == PRESENCE_VALUE) {
        list_where(list, "t.pages <= ?");
        list_bind_i64(list, query->max_pages);
    }
    if (query->min_published_on_presence == PRESENCE_VALUE) {
        list_where(list, "t.published_on >= ?");
        list_bind_date(list, query->min_published_on);
    }
    if (query->max_published_on_presence == PRESENCE_VALUE) {
        list_where(list, "t.published_on <= ?");
        list_bind_date(list, query->max_published_on);
    }
    if (query->keyword_presence == PRESENCE_VALUE) {
        list_where(list, "t.title LIKE ? OR t.isbn LIKE ?");
        list_bind_contains(list, query->keyword);
        list_bind_contains(list, query->keyword);
    }
}

static enum err list_books_run(struct call *call, const struct list_books_query *query)
{
    struct list *list;
    struct book_view view = {0};
    enum err err;

    list = list_begin(call, &list_books_def, query->sort, query->limit, query->cursor);
    list_books_where(list, query);
    jwrite_object(&call->reply, NULL);
    jwrite_array(&call->reply, "items");
    while (list_next(list)) {
        book_view_fetch(list_stmt(list), &view);
        book_view_encode(&call->reply, NULL, &view);
    }
    jwrite_array_end(&call->reply);
    err = list_end(list);
    if (err)
        return err;
    jwrite_str(&call->reply, "nextCursor", list_next_cursor(list));
    jwrite_object_end(&call->reply);
    return ERR_OK;
}

enum err list_books_call(struct call *call)
{
    struct list_books_query query = {0};

    if (!list_books_query_decode(call->query, &query))
        return call_invalid(call, call->query);
    return list_books_run(call, &query);
}
