/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The endpoints of lending: decode, run, encode.
 * GENERATED from spec/domains/lending.yaml by templates/http.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include "lending_http.h"

#include "lending_repo.h"
#include "lending_machine.h"
#include "lending_dto.h"
#include "list.h"
#include "arena.h"
#include "rows.h"
#include "service.h"

_Static_assert(RUNTIME_ABI == 1, "run ./dev gen");

static enum err get_bag_run(struct call *call, struct bag_view *ret)
{
    enum err err;

    err = bag_view_find_by_open_of_reader(call, ret);
    if (err != ERR_BAG_NOT_FOUND)
        return err;
    ret->status = BAG_STATUS_OPEN;
    return ERR_OK;
}

enum err get_bag_call(struct call *call)
{
    struct bag_view out = {0};
    enum err err;

    if (!jread_done(call->query)) /* it takes no parameters */
        return call_invalid(call, call->query);
    err = get_bag_run(call, &out);
    if (err)
        return err;
    bag_view_encode(&call->reply, NULL, &out);
    return ERR_OK;
}

static enum err put_in_bag_write(struct call *call, const struct new_bag_book *in,
                                 const struct new_bag_book_snapshot *snapshot, struct bag_view *ret)
{
    int64_t bag_id;
    int64_t id;
    enum err err;

    err = bag_by_open_of_reader_locate_lock(call, &bag_id);
    if (err)
        return err;
    err = new_bag_book_insert(call, bag_id, in, snapshot, &id);
    if (err)
        return err;
    return bag_view_find(call, bag_id, ret);
}

static enum err put_in_bag_run(struct call *call, const struct new_bag_book *in,
                               struct bag_view *ret)
{
    struct new_bag_book_snapshot snapshot = {0};
    unsigned n_tries = 0;
    enum err err;

    err = new_bag_book_book_id_lookup(call, in->book_id, in->copies, &snapshot);
    if (err)
        return err;
    do { /* what was made may be gone again: another request has taken it out of the key */
        err = bag_make_open_of_reader(call);
        if (err)
            return err;
        do {
            err = db_tx_begin(call->db);
            if (!err)
                err = put_in_bag_write(call, in, &snapshot, ret);
        } while (db_tx_end(call->db, &err));
    } while (err == ERR_BAG_NOT_FOUND && ++n_tries < 3);
    return err == ERR_BAG_NOT_FOUND ? ERR_OVERLOADED : err;
}

enum err put_in_bag_call(struct call *call)
{
    struct new_bag_book in = {0};
    struct bag_view out = {0};
    enum err err;

    if (!jread_done(call->query)) /* it takes no parameters */
        return call_invalid(call, call->query);
    if (!new_bag_book_decode(call->body, &in))
        return call_invalid(call, call->body);
    err = put_in_bag_run(call, &in, &out);
    if (err)
        return err;
    bag_view_encode(&call->reply, NULL, &out);
    return ERR_OK;
}

static bool change_bag_book_path_decode(struct jread *in, struct change_bag_book_path *ret)
{
    static const struct jread_rule book_id_rule = {.min = 1, .id = true};

    jread_i64(in, "bookId", &book_id_rule, &ret->book_id);
    return jread_done(in);
}

static enum err change_bag_book_write(struct call *call, const struct change_bag_book_path *path,
                                      const struct bag_book_edit *in, struct bag_view *ret)
{
    int64_t bag_id;
    enum err err;

    err = bag_book_in_bag_by_open_of_reader_locate_lock(call, path->book_id, &bag_id);
    if (err)
        return err;
    err = bag_book_edit_update(call, path->book_id, in);
    if (err)
        return err;
    err = bag_book_copies_limit(call, path->book_id);
    if (err)
        return err;
    return bag_view_find(call, bag_id, ret);
}

static enum err change_bag_book_run(struct call *call, const struct change_bag_book_path *path,
                                    const struct bag_book_edit *in, struct bag_view *ret)
{
    enum err err;

    do {
        err = db_tx_begin(call->db);
        if (!err)
            err = change_bag_book_write(call, path, in, ret);
    } while (db_tx_end(call->db, &err));
    return err;
}

enum err change_bag_book_call(struct call *call)
{
    struct change_bag_book_path path = {0};
    struct bag_book_edit in = {0};
    struct bag_view out = {0};
    enum err err;

    if (!jread_done(call->query)) /* it takes no parameters */
        return call_invalid(call, call->query);
    if (!change_bag_book_path_decode(call->path, &path))
        return call_invalid(call, call->path);
    if (!bag_book_edit_decode(call->body, &in))
        return call_invalid(call, call->body);
    err = change_bag_book_run(call, &path, &in, &out);
    if (err)
        return err;
    bag_view_encode(&call->reply, NULL, &out);
    return ERR_OK;
}

static bool take_out_of_bag_path_decode(struct jread *in, struct take_out_of_bag_path *ret)
{
    static const struct jread_rule bag_book_id_rule = {.min = 1, .id = true};

    jread_i64(in, "bagBookId", &bag_book_id_rule, &ret->bag_book_id);
    return jread_done(in);
}

static enum err take_out_of_bag_write(struct call *call, const struct take_out_of_bag_path *path,
                                      struct bag_view *ret)
{
    int64_t bag_id;
    enum err err;

    err = bag_book_in_bag_by_open_of_reader_locate_lock(call, path->bag_book_id, &bag_id);
    if (err)
        return err;
    err = bag_book_delete(call, path->bag_book_id);
    if (err)
        return err;
    return bag_view_find(call, bag_id, ret);
}

static enum err take_out_of_bag_run(struct call *call, const struct take_out_of_bag_path *path,
                                    struct bag_view *ret)
{
    enum err err;

    do {
        err = db_tx_begin(call->db);
        if (!err)
            err = take_out_of_bag_write(call, path, ret);
    } while (db_tx_end(call->db, &err));
    return err;
}

enum err take_out_of_bag_call(struct call *call)
{
    struct take_out_of_bag_path path = {0};
    struct bag_view out = {0};
    enum err err;

    if (!jread_done(call->query)) /* it takes no parameters */
        return call_invalid(call, call->query);
    if (!take_out_of_bag_path_decode(call->path, &path))
        return call_invalid(call, call->path);
    err = take_out_of_bag_run(call, &path, &out);
    if (err)
        return err;
    bag_view_encode(&call->reply, NULL, &out);
    return ERR_OK;
}

static enum err empty_bag_write(struct call *call, struct bag_view *ret)
{
    int64_t bag_id;
    enum err err;

    err = bag_by_open_of_reader_locate_lock(call, &bag_id);
    if (err)
        return err;
    err = bag_book_clear(call, bag_id);
    if (err)
        return err;
    return bag_view_find(call, bag_id, ret);
}

static enum err empty_bag_run(struct call *call, struct bag_view *ret)
{
    enum err err;

    do {
        err = db_tx_begin(call->db);
        if (!err)
            err = empty_bag_write(call, ret);
    } while (db_tx_end(call->db, &err));
    return err;
}

enum err empty_bag_call(struct call *call)
{
    struct bag_view out = {0};
    enum err err;

    if (!jread_done(call->query)) /* it takes no parameters */
        return call_invalid(call, call->query);
    err = empty_bag_run(call, &out);
    if (err)
        return err;
    bag_view_encode(&call->reply, NULL, &out);
    return ERR_OK;
}

static enum err take_bag_write(struct call *call, struct bag_view *ret)
{
    int64_t bag_id;
    enum err err;

    err = bag_by_open_of_reader_locate_lock(call, &bag_id);
    if (err)
        return err;
    err = bag_status_take(call, bag_id);
    if (err)
        return err;
    return bag_view_find(call, bag_id, ret);
}

static enum err take_bag_run(struct call *call, struct bag_view *ret)
{
    enum err err;

    do {
        err = db_tx_begin(call->db);
        if (!err)
            err = take_bag_write(call, ret);
    } while (db_tx_end(call->db, &err));
    return err;
}

enum err take_bag_call(struct call *call)
{
    struct bag_view out = {0};
    enum err err;

    if (!jread_done(call->query)) /* it takes no parameters */
        return call_invalid(call, call->query);
    err = take_bag_run(call, &out);
    if (err)
        return err;
    bag_view_encode(&call->reply, NULL, &out);
    return ERR_OK;
}

static const struct list_sort list_bags_sorts[] = {
    {.name = "-id", .column = "t.id", .kind = LIST_I64, .descending = true},
};

static const struct enum_names list_bags_sort_names = {
    .names =
        (const char *const[]){
            "-id",
        },
    .n_names = 1,
};

const struct list_def list_bags_def = {
    .name = "list_bags",
    .columns = "t.id, t.status, t.id",
    .from = "bags t",
    .id = "t.id",
    .sorts = list_bags_sorts,
    .n_sorts = 1,
    .default_limit = 10,
    .max_limit = 50,
};

static bool list_bags_query_decode(struct jread *in, struct list_bags_query *ret)
{
    static const struct jread_rule limit_rule = {.min = 1, .max = 50};

    jread_opt_enum(in, "status", NULL, &bag_status_names, &ret->status_presence, &ret->status);
    jread_opt_enum(in, "sort", NULL, &list_bags_sort_names, &ret->sort_presence, &ret->sort);
    jread_opt_i64(in, "limit", &limit_rule, &ret->limit_presence, &ret->limit);
    jread_opt_str(in, "cursor", NULL, &ret->cursor_presence, &ret->cursor);
    return jread_done(in);
}

static void list_bags_where(struct list *list, const struct list_bags_query *query)
{
    if (query->status_presence == PRESENCE_VALUE) {
        list_where(list, "t.status = ?");
        list_bind_enum(list, query->status, &bag_status_names);
    }
}

static enum err list_bags_run(struct call *call, const struct list_bags_query *query)
{
    struct list *list;
    struct bag_view *views = NULL;
    int64_t *ids = NULL;
    size_t n = 0;
    enum err err;

    list = list_begin(call, &list_bags_def, query->sort, query->limit, query->cursor);
    list_bags_where(list, query);
    while (list_next(list)) {
        views = rows_grow(call->arena, views, n, sizeof *views);
        ids = rows_grow(call->arena, ids, n, sizeof *ids);
        bag_view_fetch(list_stmt(list), &views[n]);
        db_get_i64(list_stmt(list), &ids[n++]);
    }
    err = list_end(list);
    if (!err)
        err = bag_view_load(call, ids, views, n);
    if (!err)
        err = list_bags_after(call, views, n);
    if (err)
        return err;
    jwrite_object(&call->reply, NULL);
    jwrite_array(&call->reply, "items");
    for (size_t i = 0; i < n; i++)
        bag_view_encode(&call->reply, NULL, &views[i]);
    jwrite_array_end(&call->reply);
    jwrite_str(&call->reply, "nextCursor", list_next_cursor(list));
    jwrite_object_end(&call->reply);
    return ERR_OK;
}

enum err list_bags_call(struct call *call)
{
    struct list_bags_query query = {0};

    if (!list_bags_query_decode(call->query, &query))
        return call_invalid(call, call->query);
    return list_bags_run(call, &query);
}
