/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The endpoints of reading: decode, run, encode.
 * GENERATED from spec/domains/reading.yaml by templates/http.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include "reading_http.h"

#include "reading_repo.h"
#include "list.h"
#include "arena.h"
#include "rows.h"
#include "service.h"

_Static_assert(RUNTIME_ABI == 1, "run ./dev gen");

static const struct list_sort list_entries_sorts[] = {
    {.name = "position", .column = "t.position", .kind = LIST_I64},
};

static const struct enum_names list_entries_sort_names = {
    .names =
        (const char *const[]){
            "position",
        },
    .n_names = 1,
};

const struct list_def list_entries_def = {
    .name = "list_entries",
    .columns = "t.id, t.book_id, t.title, t.position, t.rating, t.read_on, book.isbn, t.id",
    .from = "reading_list_entries t "
            "LEFT JOIN books book ON book.id = t.book_id",
    .id = "t.id",
    .sorts = list_entries_sorts,
    .n_sorts = 1,
    .default_limit = 10,
    .max_limit = 50,
};

static bool list_entries_path_decode(struct jread *in, struct list_entries_path *ret)
{
    static const struct jread_rule reading_list_id_rule = {.min = 1, .id = true};

    jread_i64(in, "readingListId", &reading_list_id_rule, &ret->reading_list_id);
    return jread_done(in);
}

static bool list_entries_query_decode(struct jread *in, struct list_entries_query *ret)
{
    static const struct jread_rule limit_rule = {.min = 1, .max = 50};

    jread_opt_enum(in, "sort", NULL, &list_entries_sort_names, &ret->sort_presence, &ret->sort);
    jread_opt_i64(in, "limit", &limit_rule, &ret->limit_presence, &ret->limit);
    jread_opt_str(in, "cursor", NULL, &ret->cursor_presence, &ret->cursor);
    return jread_done(in);
}

static void list_entries_where(struct list *list, int64_t reading_list_id)
{
    list_where(list, "t.reading_list_id = ?");
    list_bind_i64(list, reading_list_id);
}

static enum err list_entries_run(struct call *call, const struct list_entries_path *path,
                                 const struct list_entries_query *query)
{
    struct list *list;
    struct entry_view *views = NULL;
    int64_t *ids = NULL;
    size_t n = 0;
    enum err err;

    err = reading_list_own(call, path->reading_list_id);
    if (err)
        return err;
    list = list_begin(call, &list_entries_def, query->sort, query->limit, query->cursor);
    list_entries_where(list, path->reading_list_id);
    while (list_next(list)) {
        views = rows_grow(call->arena, views, n, sizeof *views);
        ids = rows_grow(call->arena, ids, n, sizeof *ids);
        entry_view_fetch(list_stmt(list), &views[n]);
        db_get_i64(list_stmt(list), &ids[n++]);
    }
    err = list_end(list);
    if (!err)
        err = entry_view_load(call, ids, views, n);
    if (err)
        return err;
    jwrite_object(&call->reply, NULL);
    jwrite_array(&call->reply, "items");
    for (size_t i = 0; i < n; i++)
        entry_view_encode(&call->reply, NULL, &views[i]);
    jwrite_array_end(&call->reply);
    jwrite_str(&call->reply, "nextCursor", list_next_cursor(list));
    jwrite_object_end(&call->reply);
    return ERR_OK;
}

enum err list_entries_call(struct call *call)
{
    struct list_entries_path path = {0};
    struct list_entries_query query = {0};

    if (!list_entries_path_decode(call->path, &path))
        return call_invalid(call, call->path);
    if (!list_entries_query_decode(call->query, &query))
        return call_invalid(call, call->query);
    return list_entries_run(call, &path, &query);
}

static bool add_entry_path_decode(struct jread *in, struct add_entry_path *ret)
{
    static const struct jread_rule reading_list_id_rule = {.min = 1, .id = true};

    jread_i64(in, "readingListId", &reading_list_id_rule, &ret->reading_list_id);
    return jread_done(in);
}

static enum err add_entry_run(struct call *call, const struct add_entry_path *path,
                              const struct new_entry *in, struct entry_view *ret)
{
    struct new_entry_snapshot snapshot = {0};
    int64_t id;
    enum err err;

    err = reading_list_own(call, path->reading_list_id);
    if (err)
        return err;
    err = new_entry_book_id_lookup(call, in->book_id, &snapshot);
    if (err)
        return err;
    err = new_entry_insert(call, path->reading_list_id, in, &snapshot, &id);
    if (err)
        return err;
    return entry_view_find(call, id, ret);
}

enum err add_entry_call(struct call *call)
{
    struct add_entry_path path = {0};
    struct new_entry in = {0};
    struct entry_view out = {0};
    enum err err;

    if (!jread_done(call->query)) /* it takes no parameters */
        return call_invalid(call, call->query);
    if (!add_entry_path_decode(call->path, &path))
        return call_invalid(call, call->path);
    if (!new_entry_decode(call->body, &in))
        return call_invalid(call, call->body);
    err = add_entry_run(call, &path, &in, &out);
    if (err)
        return err;
    entry_view_encode(&call->reply, NULL, &out);
    return ERR_OK;
}

static bool edit_entry_path_decode(struct jread *in, struct edit_entry_path *ret)
{
    static const struct jread_rule reading_list_id_rule = {.min = 1, .id = true};
    static const struct jread_rule entry_id_rule = {.min = 1, .id = true};

    jread_i64(in, "readingListId", &reading_list_id_rule, &ret->reading_list_id);
    jread_i64(in, "entryId", &entry_id_rule, &ret->entry_id);
    return jread_done(in);
}

static enum err edit_entry_run(struct call *call, const struct edit_entry_path *path,
                               const struct entry_edit *in, struct list_view *ret)
{
    enum err err;

    err = entry_in_reading_list_own(call, path->reading_list_id, path->entry_id);
    if (err)
        return err;
    err = entry_edit_update(call, path->entry_id, in);
    if (err)
        return err;
    return list_view_find(call, path->reading_list_id, ret);
}

enum err edit_entry_call(struct call *call)
{
    struct edit_entry_path path = {0};
    struct entry_edit in = {0};
    struct list_view out = {0};
    enum err err;

    if (!jread_done(call->query)) /* it takes no parameters */
        return call_invalid(call, call->query);
    if (!edit_entry_path_decode(call->path, &path))
        return call_invalid(call, call->path);
    if (!entry_edit_decode(call->body, &in))
        return call_invalid(call, call->body);
    err = edit_entry_run(call, &path, &in, &out);
    if (err)
        return err;
    list_view_encode(&call->reply, NULL, &out);
    return ERR_OK;
}

static bool remove_entry_path_decode(struct jread *in, struct remove_entry_path *ret)
{
    static const struct jread_rule reading_list_id_rule = {.min = 1, .id = true};
    static const struct jread_rule entry_id_rule = {.min = 1, .id = true};

    jread_i64(in, "readingListId", &reading_list_id_rule, &ret->reading_list_id);
    jread_i64(in, "entryId", &entry_id_rule, &ret->entry_id);
    return jread_done(in);
}

static enum err remove_entry_run(struct call *call, const struct remove_entry_path *path)
{
    enum err err;

    err = entry_in_reading_list_own(call, path->reading_list_id, path->entry_id);
    if (err)
        return err;
    return entry_delete(call, path->entry_id);
}

enum err remove_entry_call(struct call *call)
{
    struct remove_entry_path path = {0};

    if (!jread_done(call->query)) /* it takes no parameters */
        return call_invalid(call, call->query);
    if (!remove_entry_path_decode(call->path, &path))
        return call_invalid(call, call->path);
    return remove_entry_run(call, &path);
}

static bool clear_list_path_decode(struct jread *in, struct clear_list_path *ret)
{
    static const struct jread_rule reading_list_id_rule = {.min = 1, .id = true};

    jread_i64(in, "readingListId", &reading_list_id_rule, &ret->reading_list_id);
    return jread_done(in);
}

static enum err clear_list_run(struct call *call, const struct clear_list_path *path,
                               struct list_view *ret)
{
    enum err err;

    err = reading_list_own(call, path->reading_list_id);
    if (err)
        return err;
    err = entry_clear(call, path->reading_list_id);
    if (err)
        return err;
    return list_view_find(call, path->reading_list_id, ret);
}

enum err clear_list_call(struct call *call)
{
    struct clear_list_path path = {0};
    struct list_view out = {0};
    enum err err;

    if (!jread_done(call->query)) /* it takes no parameters */
        return call_invalid(call, call->query);
    if (!clear_list_path_decode(call->path, &path))
        return call_invalid(call, call->path);
    err = clear_list_run(call, &path, &out);
    if (err)
        return err;
    list_view_encode(&call->reply, NULL, &out);
    return ERR_OK;
}

static bool add_remark_path_decode(struct jread *in, struct add_remark_path *ret)
{
    static const struct jread_rule reading_list_id_rule = {.min = 1, .id = true};
    static const struct jread_rule entry_id_rule = {.min = 1, .id = true};

    jread_i64(in, "readingListId", &reading_list_id_rule, &ret->reading_list_id);
    jread_i64(in, "entryId", &entry_id_rule, &ret->entry_id);
    return jread_done(in);
}

static enum err add_remark_run(struct call *call, const struct add_remark_path *path,
                               const struct new_remark *in, struct remark_view *ret)
{
    int64_t id;
    enum err err;

    err = entry_in_reading_list_own(call, path->reading_list_id, path->entry_id);
    if (err)
        return err;
    err = new_remark_insert(call, path->entry_id, in, &id);
    if (err)
        return err;
    return remark_view_find(call, id, ret);
}

enum err add_remark_call(struct call *call)
{
    struct add_remark_path path = {0};
    struct new_remark in = {0};
    struct remark_view out = {0};
    enum err err;

    if (!jread_done(call->query)) /* it takes no parameters */
        return call_invalid(call, call->query);
    if (!add_remark_path_decode(call->path, &path))
        return call_invalid(call, call->path);
    if (!new_remark_decode(call->body, &in))
        return call_invalid(call, call->body);
    err = add_remark_run(call, &path, &in, &out);
    if (err)
        return err;
    remark_view_encode(&call->reply, NULL, &out);
    return ERR_OK;
}

static bool remove_remark_path_decode(struct jread *in, struct remove_remark_path *ret)
{
    static const struct jread_rule reading_list_id_rule = {.min = 1, .id = true};
    static const struct jread_rule entry_id_rule = {.min = 1, .id = true};
    static const struct jread_rule remark_id_rule = {.min = 1, .id = true};

    jread_i64(in, "readingListId", &reading_list_id_rule, &ret->reading_list_id);
    jread_i64(in, "entryId", &entry_id_rule, &ret->entry_id);
    jread_i64(in, "remarkId", &remark_id_rule, &ret->remark_id);
    return jread_done(in);
}

static enum err remove_remark_run(struct call *call, const struct remove_remark_path *path)
{
    enum err err;

    err = remark_in_entry_in_reading_list_own(call, path->reading_list_id, path->entry_id,
                                              path->remark_id);
    if (err)
        return err;
    return remark_delete(call, path->remark_id);
}

enum err remove_remark_call(struct call *call)
{
    struct remove_remark_path path = {0};

    if (!jread_done(call->query)) /* it takes no parameters */
        return call_invalid(call, call->query);
    if (!remove_remark_path_decode(call->path, &path))
        return call_invalid(call, call->path);
    return remove_remark_run(call, &path);
}
