/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Opens the stream of a place: asks where it stands, takes the number that ends an older stream of
 * the same user, and leaves the rest to the hub of the thread. An administrator looks on: that ends
 * nobody's stream.
 */
#include <string.h>

#include "queue.h"
#include "queue_door.h"
#include "queue_hub.h"
#include "queue_repo.h"
#include "queue_scripts.h"
#include "queue_streams.h"

static enum err find_place(struct call *call, const struct queue_stream_path *path,
                           struct queue_place *ret)
{
    enum err err = place_of_token_query(call, path->entry_token, ret);

    if (!err && (ret->event_id != path->event_id || strcmp(ret->event_type, path->event_type) != 0))
        err = ERR_QUEUE_ENTRY_NOT_FOUND;
    if (!err && !call_owns(call, ret->user_id))
        err = ERR_QUEUE_TOKEN_USER_MISMATCH;
    return err ? err : queue_place_check(ret);
}

/* A newer stream may have said so before this one listened. From now on it hears. */
static void end_if_replaced(struct call *call, const struct queue_place *place, int64_t number)
{
    struct queue_follow_gives newest;

    if (queue_hub_wait(call, place) &&
        !queue_follow_eval(call, place->event_type, place->event_id, place->id, number, &newest))
        queue_hub_end(call, place, newest.number);
}

/* What the first message says, and the number of the stream. */
static enum err ask(struct call *call, const struct queue_stream_path *path,
                    struct queue_place *ret_place, struct queue_status_view *ret,
                    struct queue_follow_gives *ret_stream)
{
    enum err err = find_place(call, path, ret_place);

    if (!err)
        err = queue_place_status(call, ret_place, ret);
    ret_stream->number = QUEUE_ONLOOKER;
    if (err || strcmp(call->who.user_id, ret_place->user_id) != 0)
        return err;
    return queue_follow_eval(call, ret_place->event_type, ret_place->event_id, ret_place->id, 0,
                             ret_stream);
}

enum err queue_stream_open(struct call *call, const struct queue_stream_path *path)
{
    struct queue_door *door = queue_hub_door(call);
    struct queue_place place;
    struct queue_status_view now;
    struct queue_follow_gives stream;
    struct queue_position stand;
    enum err err = queue_door_enter(door);

    if (err)
        return err;
    err = ask(call, path, &place, &now, &stream);
    queue_door_leave(door);
    if (!err)
        err = sse_open(call, &queue_stream);
    if (err)
        return err;
    stand = (struct queue_position){
        .position = now.position,
        .estimated_wait_seconds = now.estimated_wait_seconds,
        .total_waiting = now.total_waiting,
        .status = now.status,
    };
    queue_hub_follow(call, &place, &stand, stream.number);
    if (stream.number != QUEUE_ONLOOKER)
        end_if_replaced(call, &place, stream.number);
    return ERR_OK;
}
