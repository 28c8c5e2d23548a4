/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The endpoints of room: decode, run, encode.
 * GENERATED from spec/domains/room.yaml by templates/http.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include "room_http.h"

#include "room_repo.h"
#include "list.h"
#include "idempotency.h"
#include "arena.h"
#include "rows.h"
#include "service.h"

_Static_assert(RUNTIME_ABI == 1, "run ./dev gen");

static const struct list_sort list_rooms_sorts[] = {
    {.name = "id", .column = "t.id", .kind = LIST_I64},
};

static const struct enum_names list_rooms_sort_names = {
    .names =
        (const char *const[]){
            "id",
        },
    .n_names = 1,
};

const struct list_def list_rooms_def = {
    .name = "list_rooms",
    .columns = "t.id, t.name, t.seats",
    .from = "rooms t",
    .id = "t.id",
    .sorts = list_rooms_sorts,
    .n_sorts = 1,
    .default_limit = 10,
    .max_limit = 50,
};

static bool list_rooms_query_decode(struct jread *in, struct list_rooms_query *ret)
{
    static const struct jread_rule limit_rule = {.min = 1, .max = 50};

    jread_opt_enum(in, "sort", NULL, &list_rooms_sort_names, &ret->sort_presence, &ret->sort);
    jread_opt_i64(in, "limit", &limit_rule, &ret->limit_presence, &ret->limit);
    jread_opt_str(in, "cursor", NULL, &ret->cursor_presence, &ret->cursor);
    return jread_done(in);
}

static enum err list_rooms_run(struct call *call, const struct list_rooms_query *query)
{
    struct list *list;
    struct room_view view = {0};
    enum err err;

    list = list_begin(call, &list_rooms_def, query->sort, query->limit, query->cursor);
    jwrite_object(&call->reply, NULL);
    jwrite_array(&call->reply, "items");
    while (list_next(list)) {
        room_view_fetch(list_stmt(list), &view);
        room_view_encode(&call->reply, NULL, &view);
    }
    jwrite_array_end(&call->reply);
    err = list_end(list);
    if (err)
        return err;
    jwrite_str(&call->reply, "nextCursor", list_next_cursor(list));
    jwrite_object_end(&call->reply);
    return ERR_OK;
}

enum err list_rooms_call(struct call *call)
{
    struct list_rooms_query query = {0};

    if (!list_rooms_query_decode(call->query, &query))
        return call_invalid(call, call->query);
    return list_rooms_run(call, &query);
}

static bool take_seat_path_decode(struct jread *in, struct take_seat_path *ret)
{
    static const struct jread_rule room_id_rule = {.min = 1, .id = true};

    jread_i64(in, "roomId", &room_id_rule, &ret->room_id);
    return jread_done(in);
}

enum err take_seat_call(struct call *call)
{
    struct take_seat_path path = {0};
    struct seat_view out = {0};
    enum err err;

    if (!jread_done(call->query)) /* it takes no parameters */
        return call_invalid(call, call->query);
    if (!take_seat_path_decode(call->path, &path))
        return call_invalid(call, call->path);
    err = take_seat_handle(call, &path, &out);
    if (err)
        return err;
    seat_view_encode(&call->reply, NULL, &out);
    return ERR_OK;
}

static bool leave_seat_path_decode(struct jread *in, struct leave_seat_path *ret)
{
    static const struct jread_rule room_id_rule = {.min = 1, .id = true};

    jread_i64(in, "roomId", &room_id_rule, &ret->room_id);
    return jread_done(in);
}

enum err leave_seat_answer(struct call *call, int64_t key_id)
{
    return idempotency_succeeded(call, key_id, 204, NULL);
}

enum err leave_seat_call(struct call *call)
{
    struct leave_seat_path path = {0};
    bool is_replayed = false;
    enum err err;

    if (!jread_done(call->query)) /* it takes no parameters */
        return call_invalid(call, call->query);
    err = idempotency_header(call, "leaveSeat", false);
    if (err)
        return err;
    if (!leave_seat_path_decode(call->path, &path))
        return call_invalid(call, call->path);
    err = idempotency_begin(call, &is_replayed);
    if (err || is_replayed)
        return err;
    err = leave_seat_handle(call, &path);
    return idempotency_end(call, err, &is_replayed);
}

static bool list_free_rooms_query_decode(struct jread *in, struct list_free_rooms_query *ret)
{
    static const struct jread_rule seats_rule = {.min = 1, .max = 500};
    static const struct jread_rule near_rule = {
        .min = 1,
        .max = 10,
        .ascii = true,
        .pattern = "[A-Z]+",
    };

    jread_opt_i64(in, "seats", &seats_rule, &ret->seats_presence, &ret->seats);
    jread_opt_str(in, "near", &near_rule, &ret->near_presence, &ret->near);
    return jread_done(in);
}

enum err list_free_rooms_call(struct call *call)
{
    struct list_free_rooms_query query = {0};
    struct room_view out = {0};
    enum err err;

    if (!list_free_rooms_query_decode(call->query, &query))
        return call_invalid(call, call->query);
    err = list_free_rooms_handle(call, &query, &out);
    if (err)
        return err;
    room_view_encode(&call->reply, NULL, &out);
    return ERR_OK;
}
