/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A place in a queue: whether it is one, and what its status is.
 */
#include "queue.h"
#include "queue_repo.h"
#include "queue_scripts.h"

#define READS 3

static bool is_over(const struct queue_place *place)
{
    return place->status == QUEUE_ENTRY_STATUS_EXPIRED ||
           (place->status == QUEUE_ENTRY_STATUS_ENTERED && place->expires_at <= value_now_us());
}

enum err queue_place_check(const struct queue_place *place)
{
    if (place->id_presence != PRESENCE_VALUE || place->status == QUEUE_ENTRY_STATUS_LEFT)
        return ERR_QUEUE_ENTRY_NOT_FOUND;
    return is_over(place) ? ERR_QUEUE_TOKEN_EXPIRED : ERR_OK;
}

int64_t queue_wait_s(int64_t position, int64_t batch_size, int64_t interval_seconds)
{
    if (position <= 0 || batch_size <= 0)
        return 0;
    return ((position - 1) / batch_size + 1) * interval_seconds;
}

struct queue_setup queue_of_place(const struct queue_place *place)
{
    return (struct queue_setup){
        .id = place->queue_id,
        .event_type = place->event_type,
        .event_id = place->event_id,
        .is_active = place->is_active,
        .batch_size = place->batch_size,
        .interval_seconds = place->interval_seconds,
    };
}

/* A place that waits and is not in the line gets there. */
static enum err find_stand(struct call *call, const struct queue_place *place,
                           struct queue_stand *ret)
{
    const struct queue_setup queue = queue_of_place(place);
    bool is_waiting = place->status == QUEUE_ENTRY_STATUS_WAITING;
    struct queue_positions_gives gives;
    enum err err = queue_line_positions(call, &queue, &place->user_id, is_waiting, &gives);

    if (err)
        return err;
    *ret = (struct queue_stand){.total = gives.total};
    if (!is_waiting)
        return ERR_OK;
    ret->position = gives.positions[0];
    return ret->position < 0 ? queue_line_join(call, place, ret) : ERR_OK;
}

void queue_place_view(const struct queue_place *place, const struct queue_stand *stand,
                      struct queue_status_view *ret)
{
    *ret = (struct queue_status_view){
        .event_type = place->event_type,
        .event_id = place->event_id,
        .status = place->status,
        .position = stand->position,
        .total_waiting = stand->total,
        .estimated_wait_seconds =
            queue_wait_s(stand->position, place->batch_size, place->interval_seconds),
        .entry_token = place->entry_token,
        .joined_at = place->joined_at,
        .entered_at_presence = place->entered_at_presence,
        .entered_at = place->entered_at,
        .expires_at_presence = place->expires_at_presence,
        .expires_at = place->expires_at,
    };
}

enum err queue_place_status(struct call *call, struct queue_place *place,
                            struct queue_status_view *ret)
{
    struct queue_stand stand = {0};

    for (int i = 0; i < READS; i++) {
        enum err err = find_stand(call, place, &stand);

        if (err)
            return err;
        if (place->status != QUEUE_ENTRY_STATUS_WAITING || stand.position > 0)
            break;
        err = place_of_token_query(call, place->entry_token, place); /* let in meanwhile */
        if (!err)
            err = queue_place_check(place);
        if (err)
            return err;
    }
    if (place->status == QUEUE_ENTRY_STATUS_WAITING && stand.position < 1)
        stand.position = 1;
    queue_place_view(place, &stand, ret);
    return ERR_OK;
}
