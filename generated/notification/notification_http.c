/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The endpoints of notification: decode, run, encode.
 * GENERATED from spec/domains/notification.yaml by templates/http.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include "notification_http.h"

#include "notification_repo.h"
#include "list.h"
#include "arena.h"
#include "rows.h"
#include "service.h"

_Static_assert(RUNTIME_ABI == 1, "run ./dev gen");

static const struct list_sort list_notifications_sorts[] = {
    {.name = "-id", .column = "t.id", .kind = LIST_I64, .descending = true},
};

static const struct enum_names list_notifications_sort_names = {
    .names =
        (const char *const[]){
            "-id",
        },
    .n_names = 1,
};

const struct list_def list_notifications_def = {
    .name = "list_notifications",
    .columns = "t.id, t.type, t.title, t.message, t.order_number, t.created_at",
    .from = "notifications t",
    .id = "t.id",
    .sorts = list_notifications_sorts,
    .n_sorts = 1,
    .default_limit = 20,
    .max_limit = 100,
};

static bool list_notifications_query_decode(struct jread *in, struct list_notifications_query *ret)
{
    static const struct jread_rule type_rule = {.min = 1, .max = 100, .ascii = true};
    static const struct jread_rule limit_rule = {.min = 1, .max = 100};

    jread_opt_str(in, "type", &type_rule, &ret->type_presence, &ret->type);
    jread_opt_enum(in, "sort", NULL, &list_notifications_sort_names, &ret->sort_presence,
                   &ret->sort);
    jread_opt_i64(in, "limit", &limit_rule, &ret->limit_presence, &ret->limit);
    jread_opt_str(in, "cursor", NULL, &ret->cursor_presence, &ret->cursor);
    return jread_done(in);
}

static void list_notifications_where(struct list *list, const struct call *call,
                                     const struct list_notifications_query *query)
{
    list_where(list, "t.user_id = ?");
    list_bind_str(list, call->who.user_id);
    if (query->type_presence == PRESENCE_VALUE) {
        list_where(list, "t.type = ?");
        list_bind_str(list, query->type);
    }
}

static enum err list_notifications_run(struct call *call,
                                       const struct list_notifications_query *query)
{
    struct list *list;
    struct notification_view view = {0};
    enum err err;

    list = list_begin(call, &list_notifications_def, query->sort, query->limit, query->cursor);
    list_notifications_where(list, call, query);
    jwrite_object(&call->reply, NULL);
    jwrite_array(&call->reply, "items");
    while (list_next(list)) {
        notification_view_fetch(list_stmt(list), &view);
        notification_view_encode(&call->reply, NULL, &view);
    }
    jwrite_array_end(&call->reply);
    err = list_end(list);
    if (err)
        return err;
    jwrite_str(&call->reply, "nextCursor", list_next_cursor(list));
    jwrite_object_end(&call->reply);
    return ERR_OK;
}

enum err list_notifications_call(struct call *call)
{
    struct list_notifications_query query = {0};

    if (!list_notifications_query_decode(call->query, &query))
        return call_invalid(call, call->query);
    return list_notifications_run(call, &query);
}
