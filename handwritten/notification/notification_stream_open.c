/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Opens a user's stream. It follows first and then reads what came after the last notification that
 * the client has, so that nothing falls between the two. A client that names none has all that is
 * there: the stream tells it the number of the newest, so that it misses nothing when it comes
 * again, even if it was told of nothing meanwhile.
 */
#include "notification_repo.h"
#include "notification_streams.h"
#include "sse.h"

#define MISSED_MAX 100

/* The newest that the client has. */
static enum err find_start(struct call *call, int64_t *ret)
{
    struct newest_notification_row newest;
    enum err err = newest_notification_query(call, call->who.user_id, &newest);

    if (err)
        return err;
    *ret = call->last_event_id;
    if (*ret < 0 || *ret > newest.id)
        *ret = newest.id;
    return ERR_OK;
}

static enum err send_missed(struct call *call, int64_t start)
{
    struct notification_view *rows;
    size_t n;
    enum err err = missed_notifications_query(call, call->who.user_id, start, &rows, &n);

    for (size_t i = 0; !err && i < n && i < MISSED_MAX; i++)
        notification_stream_notification_send(call, call->who.user_id, rows[i].id, &rows[i]);
    if (!err && n > MISSED_MAX)
        sse_close(call->sse);
    return err;
}

enum err notification_stream_open(struct call *call)
{
    int64_t start;
    enum err err = find_start(call, &start);

    if (!err)
        err = sse_open(call, &notification_stream);
    if (err)
        return err;
    if (start != call->last_event_id)
        sse_mark(call->sse, start);
    sse_follow(call->sse, call->who.user_id, start);
    if (send_missed(call, start))
        sse_close(call->sse); /* the client comes again */
    return ERR_OK;
}
