/* SPDX-License-Identifier: Apache-2.0 */
/*
 * POST /admin/dead-letters/{deadLetterId}/replay: the cause is mended, the message shall be tried
 * again.
 *
 * It is noted after the message is back in its topic: who is told that it was put back, or asks a
 * second time because nobody answered, can rely on it. Put back twice it is handled once.
 */
#include "consumer.h"
#include "system_http.h"
#include "system_repo.h"

static enum err put_back(struct call *call, const struct dead_letter_view *row)
{
    return consumer_replay(call, &(struct consumer_dead_letter){
                                     .consumer = row->consumer,
                                     .event_id = row->event_id,
                                     .topic = row->topic,
                                     .key = row->message_key,
                                     .payload = row->payload,
                                     .is_base64 = row->is_base64,
                                     .headers = row->headers,
                                 });
}

enum err replay_dead_letter_handle(struct call *call, const struct replay_dead_letter_path *path,
                                   struct dead_letter_view *ret)
{
    struct dead_letter_view row = {0};
    uint64_t n_noted; /* none if it has failed again already */
    enum err err = dead_letter_view_find(call, path->dead_letter_id, &row);

    if (!err && row.replayed_at_presence == PRESENCE_VALUE)
        return ERR_DEAD_LETTER_REPLAYED;
    if (!err)
        err = put_back(call, &row);
    if (!err)
        err = note_replay_query(call, row.id, row.failed_at, &n_noted);
    return err ? err : dead_letter_view_find(call, path->dead_letter_id, ret);
}
