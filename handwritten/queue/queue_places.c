/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What users do: take a place, look where it is, give it up. The row is committed before Redis
 * hears of it, so that nobody is let in whose row nobody can see.
 */
#include "queue.h"
#include "queue_http.h"
#include "queue_repo.h"
#include "queue_scripts.h"

#define TRIES 5

static enum err take_place(struct call *call, struct queue_place *place)
{
    const char *token = call_uuid(call);
    bool was_inside = place->id_presence == PRESENCE_VALUE &&
                      place->status == QUEUE_ENTRY_STATUS_ENTERED; /* and its time is over */
    struct add_place_row row;
    uint64_t n_ended;
    enum err err;

    do {
        err = db_tx_begin(call->db);
        if (!err && was_inside)
            err = end_place_query(call, place->id, &n_ended);
        if (!err)
            err = add_place_query(call, place->queue_id, call->who.user_id, token, &row);
    } while (db_tx_end(call->db, &err));
    if (err)
        return err;
    place->id_presence = PRESENCE_VALUE;
    place->id = row.id;
    place->user_id = call->who.user_id;
    place->entry_token = token;
    place->status = QUEUE_ENTRY_STATUS_WAITING;
    place->joined_at = row.joined_at;
    place->entered_at_presence = place->expires_at_presence = PRESENCE_NULL;
    return ERR_OK;
}

/* The place that the user has, or a new one. */
static enum err find_or_take(struct call *call, const struct enter_queue_path *path,
                             struct queue_place *ret)
{
    enum err err =
        place_of_user_query(call, path->event_type, path->event_id, call->who.user_id, ret);

    if (err)
        return err;
    if (!ret->is_active)
        return ERR_QUEUE_NOT_FOUND;
    if (queue_place_check(ret))
        return take_place(call, ret);
    if (ret->status == QUEUE_ENTRY_STATUS_ENTERED)
        return call_fail(call, ERR_QUEUE_ALREADY_ENTERED, "the user is inside");
    return ERR_OK;
}

enum err enter_queue_handle(struct call *call, const struct enter_queue_path *path,
                            struct queue_status_view *ret)
{
    struct queue_place place;
    struct queue_stand stand;
    enum err err = ERR_QUEUE_ALREADY_ENTERED;

    /* Of two requests of one user one takes the place, and the other finds it then. */
    for (int i = 0; i < TRIES && err == ERR_QUEUE_ALREADY_ENTERED && !call->detail; i++)
        err = find_or_take(call, path, &place);
    if (!err)
        err = queue_line_join(call, &place, &stand);
    if (err)
        return err;
    if (stand.position < 1) /* let in meanwhile */
        return queue_place_status(call, &place, ret);
    queue_place_view(&place, &stand, ret);
    return ERR_OK;
}

enum err get_queue_status_handle(struct call *call, const struct get_queue_status_path *path,
                                 struct queue_status_view *ret)
{
    struct queue_place place;
    enum err err =
        place_of_user_query(call, path->event_type, path->event_id, call->who.user_id, &place);

    if (!err)
        err = queue_place_check(&place);
    return err ? err : queue_place_status(call, &place, ret);
}

enum err get_queue_entry_handle(struct call *call, const struct get_queue_entry_path *path,
                                struct queue_status_view *ret)
{
    struct queue_place place;
    enum err err = place_of_token_query(call, path->entry_token, &place);

    if (err)
        return err;
    if (!call_owns(call, place.user_id))
        return ERR_QUEUE_TOKEN_USER_MISMATCH;
    err = queue_place_check(&place);
    return err ? err : queue_place_status(call, &place, ret);
}

/* *ret_is_left false: it changed meanwhile. */
static enum err give_up(struct call *call, const struct queue_place *place, bool *ret_is_left)
{
    uint64_t n_left = 0;
    enum err err;

    do {
        err = db_tx_begin(call->db);
        if (!err)
            err = give_up_place_query(call, place->id, &n_left);
    } while (db_tx_end(call->db, &err));
    *ret_is_left = n_left > 0;
    return err;
}

enum err leave_queue_handle(struct call *call, const struct leave_queue_path *path)
{
    struct queue_place place;
    bool is_left = false;

    for (int i = 0; i < TRIES && !is_left; i++) {
        enum err err =
            place_of_user_query(call, path->event_type, path->event_id, call->who.user_id, &place);

        if (!err)
            err = queue_place_check(&place);
        if (!err)
            err = give_up(call, &place, &is_left);
        if (err)
            return err == ERR_QUEUE_TOKEN_EXPIRED ? ERR_OK : err;
    }
    /* If Redis does not hear of it now, the next admission sees that the counts differ. */
    queue_leave_eval(call, place.event_type, place.event_id, place.user_id, place.id);
    return ERR_OK;
}
