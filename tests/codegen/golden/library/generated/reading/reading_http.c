/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The endpoints of reading: decode, run, encode.
 * GENERATED from spec/domains/reading.yaml by templates/http.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include "reading_http.h"

#include "reading_dto.h"
#include "reading_repo.h"
#include "list.h"
#include "reading_events.h"
#include "reading_machine.h"
#include "arena.h"
#include "rows.h"
#include "service.h"

_Static_assert(RUNTIME_ABI == 1, "run ./dev gen");

static bool is_above(enum presence min_presence, int64_t min, enum presence max_presence,
                     int64_t max)
{
    return min_presence == PRESENCE_VALUE && max_presence == PRESENCE_VALUE && min > max;
}

static const struct list_sort list_lists_sorts[] = {
    {.name = "-createdAt", .column = "t.created_at", .kind = LIST_TIME, .descending = true},
    {.name = "title", .column = "t.title", .kind = LIST_STR},
};

static const struct enum_names list_lists_sort_names = {
    .names =
        (const char *const[]){
            "-createdAt",
            "title",
        },
    .n_names = 2,
};

const struct list_def list_lists_def = {
    .name = "list_lists",
    .columns = "t.id, t.title, t.status, t.created_at",
    .from = "reading_lists t",
    .id = "t.id",
    .sorts = list_lists_sorts,
    .n_sorts = 2,
    .default_limit = 10,
    .max_limit = 50,
};

static bool list_lists_query_decode(struct jread *in, struct list_lists_query *ret)
{
    static const struct jread_rule title_rule = {.min = 1, .max = 80};
    static const struct jread_rule limit_rule = {.min = 1, .max = 50};

    jread_opt_enum(in, "status", NULL, &list_status_names, &ret->status_presence, &ret->status);
    jread_opt_str(in, "title", &title_rule, &ret->title_presence, &ret->title);
    jread_opt_time(in, "minCreatedAt", NULL, &ret->min_created_at_presence, &ret->min_created_at);
    jread_opt_time(in, "maxCreatedAt", NULL, &ret->max_created_at_presence, &ret->max_created_at);
    jread_opt_bool(in, "isPinned", NULL, &ret->is_pinned_presence, &ret->is_pinned);
    jread_opt_enum(in, "sort", NULL, &list_lists_sort_names, &ret->sort_presence, &ret->sort);
    jread_opt_i64(in, "limit", &limit_rule, &ret->limit_presence, &ret->limit);
    jread_opt_str(in, "cursor", NULL, &ret->cursor_presence, &ret->cursor);
    if (is_above(ret->min_created_at_presence, ret->min_created_at, ret->max_created_at_presence,
                 ret->max_created_at))
        jread_fail(in, "minCreatedAt", ERR_VALIDATION_FAILED, "is above maxCreatedAt");
    return jread_done(in);
}

static void list_lists_where(struct list *list, const struct call *call,
                             const struct list_lists_query *query)
{
    list_where(list, "t.reader_id = ?");
    list_bind_str(list, call->who.user_id);
    if (query->status_presence == PRESENCE_VALUE) {
        list_where(list, "t.status = ?");
        list_bind_enum(list, query->status, &list_status_names);
    }
    if (query->title_presence == PRESENCE_VALUE) {
        list_where(list, "t.title LIKE ?");
        list_bind_contains(list, query->title);
    }
    if (query->min_created_at_presence == PRESENCE_VALUE) {
        list_where(list, "t.created_at >= ?");
        list_bind_time(list, query->min_created_at);
    }
    if (query->max_created_at_presence == PRESENCE_VALUE) {
        list_where(list, "t.created_at <= ?");
        list_bind_time(list, query->max_created_at);
    }
    if (query->is_pinned_presence == PRESENCE_VALUE) {
        list_where(list, "t.is_pinned = ?");
        list_bind_bool(list, query->is_pinned);
    }
}

static enum err list_lists_run(struct call *call, const struct list_lists_query *query)
{
    struct list *list;
    struct list_line view = {0};
    enum err err;

    list = list_begin(call, &list_lists_def, query->sort, query->limit, query->cursor);
    list_lists_where(list, call, query);
    jwrite_object(&call->reply, NULL);
    jwrite_array(&call->reply, "items");
    while (list_next(list)) {
        list_line_fetch(list_stmt(list), &view);
        list_line_encode(&call->reply, NULL, &view);
    }
    jwrite_array_end(&call->reply);
    err = list_end(list);
    if (err)
        return err;
    jwrite_str(&call->reply, "nextCursor", list_next_cursor(list));
    jwrite_object_end(&call->reply);
    return ERR_OK;
}

enum err list_lists_call(struct call *call)
{
    struct list_lists_query query = {0};

    if (!list_lists_query_decode(call->query, &query))
        return call_invalid(call, call->query);
    return list_lists_run(call, &query);
}

static enum err create_list_run(struct call *call, const struct new_list *in, struct list_view *ret)
{
    int64_t id;
    enum err err;

    err = new_list_insert(call, in, &id);
    if (err)
        return err;
    return list_view_find(call, id, ret);
}

enum err create_list_call(struct call *call)
{
    struct new_list in = {0};
    struct list_view out = {0};
    enum err err;

    if (!jread_done(call->query)) /* it takes no parameters */
        return call_invalid(call, call->query);
    if (!new_list_decode(call->body, &in))
        return call_invalid(call, call->body);
    err = create_list_run(call, &in, &out);
    if (err)
        return err;
    call->location =
        arena_printf(call->arena, "%s/lists/%lld", call->service->base_path, (long long)out.id);
    list_view_encode(&call->reply, NULL, &out);
    return ERR_OK;
}

static bool get_list_path_decode(struct jread *in, struct get_list_path *ret)
{
    static const struct jread_rule reading_list_id_rule = {.min = 1, .id = true};

    jread_i64(in, "readingListId", &reading_list_id_rule, &ret->reading_list_id);
    return jread_done(in);
}

enum err get_list_call(struct call *call)
{
    struct get_list_path path = {0};
    struct list_view out = {0};
    enum err err;

    if (!jread_done(call->query)) /* it takes no parameters */
        return call_invalid(call, call->query);
    if (!get_list_path_decode(call->path, &path))
        return call_invalid(call, call->path);
    err = list_view_find_own(call, path.reading_list_id, &out);
    if (err)
        return err;
    list_view_encode(&call->reply, NULL, &out);
    return ERR_OK;
}

static bool change_list_path_decode(struct jread *in, struct change_list_path *ret)
{
    static const struct jread_rule reading_list_id_rule = {.min = 1, .id = true};

    jread_i64(in, "readingListId", &reading_list_id_rule, &ret->reading_list_id);
    return jread_done(in);
}

static enum err change_list_run(struct call *call, const struct change_list_path *path,
                                const struct list_change *in, struct list_view *ret)
{
    enum err err;

    err = reading_list_own(call, path->reading_list_id);
    if (err)
        return err;
    err = list_change_patch(call, path->reading_list_id, in);
    if (err)
        return err;
    return list_view_find(call, path->reading_list_id, ret);
}

enum err change_list_call(struct call *call)
{
    struct change_list_path path = {0};
    struct list_change in = {0};
    struct list_view out = {0};
    enum err err;

    if (!jread_done(call->query)) /* it takes no parameters */
        return call_invalid(call, call->query);
    if (!change_list_path_decode(call->path, &path))
        return call_invalid(call, call->path);
    if (!list_change_decode(call->body, &in))
        return call_invalid(call, call->body);
    err = change_list_run(call, &path, &in, &out);
    if (err)
        return err;
    list_view_encode(&call->reply, NULL, &out);
    return ERR_OK;
}

static bool delete_list_path_decode(struct jread *in, struct delete_list_path *ret)
{
    static const struct jread_rule reading_list_id_rule = {.min = 1, .id = true};

    jread_i64(in, "readingListId", &reading_list_id_rule, &ret->reading_list_id);
    return jread_done(in);
}

static enum err delete_list_run(struct call *call, const struct delete_list_path *path)
{
    enum err err;

    err = reading_list_own(call, path->reading_list_id);
    if (err)
        return err;
    return reading_list_delete(call, path->reading_list_id);
}

enum err delete_list_call(struct call *call)
{
    struct delete_list_path path = {0};

    if (!jread_done(call->query)) /* it takes no parameters */
        return call_invalid(call, call->query);
    if (!delete_list_path_decode(call->path, &path))
        return call_invalid(call, call->path);
    return delete_list_run(call, &path);
}

static bool share_list_path_decode(struct jread *in, struct share_list_path *ret)
{
    static const struct jread_rule reading_list_id_rule = {.min = 1, .id = true};

    jread_i64(in, "readingListId", &reading_list_id_rule, &ret->reading_list_id);
    return jread_done(in);
}

static enum err share_list_write(struct call *call, const struct share_list_path *path,
                                 struct list_view *ret)
{
    struct entries_of_list_row entries_of_list;
    struct list_shared_event list_shared = {0};
    enum err err;

    err = reading_list_own_lock(call, path->reading_list_id);
    if (err)
        return err;
    err = entries_of_list_query(call, path->reading_list_id, &entries_of_list);
    if (err == ERR_NOT_FOUND)
        return ERR_LIST_EMPTY;
    if (err)
        return err;
    err = list_status_share(call, path->reading_list_id);
    if (err)
        return err;
    err = list_shared_event_of_reading_list(call, path->reading_list_id, &list_shared);
    if (err)
        return err;
    err = list_shared_emit(call, &list_shared);
    if (err)
        return err;
    return list_view_find(call, path->reading_list_id, ret);
}

static enum err share_list_run(struct call *call, const struct share_list_path *path,
                               struct list_view *ret)
{
    enum err err;

    do {
        err = db_tx_begin(call->db);
        if (!err)
            err = share_list_write(call, path, ret);
    } while (db_tx_end(call->db, &err));
    return err;
}

enum err share_list_call(struct call *call)
{
    struct share_list_path path = {0};
    struct list_view out = {0};
    enum err err;

    if (!jread_done(call->query)) /* it takes no parameters */
        return call_invalid(call, call->query);
    if (!share_list_path_decode(call->path, &path))
        return call_invalid(call, call->path);
    err = share_list_run(call, &path, &out);
    if (err)
        return err;
    list_view_encode(&call->reply, NULL, &out);
    return ERR_OK;
}

static bool hide_list_path_decode(struct jread *in, struct hide_list_path *ret)
{
    static const struct jread_rule reading_list_id_rule = {.min = 1, .id = true};

    jread_i64(in, "readingListId", &reading_list_id_rule, &ret->reading_list_id);
    return jread_done(in);
}

static enum err hide_list_run(struct call *call, const struct hide_list_path *path,
                              struct list_view *ret)
{
    enum err err;

    err = reading_list_own(call, path->reading_list_id);
    if (err)
        return err;
    err = list_status_hide(call, path->reading_list_id);
    if (err)
        return err;
    return list_view_find(call, path->reading_list_id, ret);
}

enum err hide_list_call(struct call *call)
{
    struct hide_list_path path = {0};
    struct list_view out = {0};
    enum err err;

    if (!jread_done(call->query)) /* it takes no parameters */
        return call_invalid(call, call->query);
    if (!hide_list_path_decode(call->path, &path))
        return call_invalid(call, call->path);
    err = hide_list_run(call, &path, &out);
    if (err)
        return err;
    list_view_encode(&call->reply, NULL, &out);
    return ERR_OK;
}

static bool archive_list_path_decode(struct jread *in, struct archive_list_path *ret)
{
    static const struct jread_rule reading_list_id_rule = {.min = 1, .id = true};

    jread_i64(in, "readingListId", &reading_list_id_rule, &ret->reading_list_id);
    return jread_done(in);
}

static enum err archive_list_run(struct call *call, const struct archive_list_path *path,
                                 struct list_view *ret)
{
    enum err err;

    err = reading_list_own(call, path->reading_list_id);
    if (err)
        return err;
    err = list_status_archive(call, path->reading_list_id);
    if (err)
        return err;
    return list_view_find(call, path->reading_list_id, ret);
}

enum err archive_list_call(struct call *call)
{
    struct archive_list_path path = {0};
    struct list_view out = {0};
    enum err err;

    if (!jread_done(call->query)) /* it takes no parameters */
        return call_invalid(call, call->query);
    if (!archive_list_path_decode(call->path, &path))
        return call_invalid(call, call->path);
    err = archive_list_run(call, &path, &out);
    if (err)
        return err;
    list_view_encode(&call->reply, NULL, &out);
    return ERR_OK;
}
