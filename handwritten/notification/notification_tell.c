/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Writes notifications. Their words are notification_words.c's.
 *
 * The rule: a user's ids are committed in their order, so that whoever has seen one has missed none
 * below it. Events of two orders of a user come at once, here and on other instances; so the user's
 * turn is locked before an id is taken. The commits are in order then, but who commits first may
 * publish last, or die before: each tells of all that is new, and streams pass over what they had.
 */
#include "notification.h"

#include "arena.h"
#include "consumer.h"
#include "fault.h"
#include "notification_repo.h"
#include "notification_streams.h"

struct news {
    struct call *call;
    const char *user_id;
    struct notification_view *rows;
    size_t n;
};

static void publish(void *arg)
{
    struct news *news = arg;

    if (fault_point("notification.publish"))
        return;
    for (size_t i = 0; i < news->n; i++)
        notification_stream_notification_publish(news->call, news->user_id, news->rows[i].id,
                                                 &news->rows[i]);
}

/* Read while the turn is held: nothing newer can be committed. */
static enum err announce(struct call *call, const char *user_id)
{
    struct news *news = arena_alloc(call->arena, sizeof *news);
    enum err err;

    *news = (struct news){.call = call, .user_id = user_id};
    err = recent_notifications_query(call, user_id, &news->rows, &news->n);
    if (!err)
        db_after_commit(call->db, publish, news);
    return err;
}

static enum err take_turn(struct call *call, const char *user_id)
{
    struct take_turn_row *turns;
    uint64_t n_made;
    size_t n;
    enum err err = take_turn_query(call, user_id, &turns, &n);

    if (err || n)
        return err;
    return make_turn_query(call, user_id, &n_made);
}

enum err notification_tell(struct call *call, const struct event_message *message,
                           const char *user_id, const struct notification_text *text)
{
    uint64_t n_added;
    enum err err = take_turn(call, user_id);

    if (!err)
        err = add_notification_query(call, user_id, message->id, message->type, text->title,
                                     text->message, text->order_number, &n_added);
    return err ? err : announce(call, user_id);
}
