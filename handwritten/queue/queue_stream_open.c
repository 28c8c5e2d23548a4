/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Opens the stream of a place: asks where it stands, takes the number that ends an older stream of
 * the same place, and leaves the rest to the hub of the thread.
 */
#include <string.h>

#include "queue.h"
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

enum err queue_stream_open(struct call *call, const struct queue_stream_path *path)
{
    struct queue_place place;
    struct queue_status_view now;
    struct queue_follow_gives stream;
    struct queue_position stand;
    enum err err = find_place(call, path, &place);

    if (!err)
        err = queue_place_status(call, &place, &now);
    if (!err)
        err = queue_follow_eval(call, place.event_type, place.event_id, place.id, 0, &stream);
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
    end_if_replaced(call, &place, stream.number);
    return ERR_OK;
}
