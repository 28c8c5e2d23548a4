/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Opens and closes queues. A closed one keeps its line.
 */
#include "queue_http.h"
#include "queue_repo.h"
#include "queue_scripts.h"

enum err activate_queue_handle(struct call *call, const struct activate_queue_path *path,
                               const struct queue_settings *in, struct queue_view *ret)
{
    enum err err =
        open_queue_of_event_query(call, path->event_type, path->event_id, in->max_capacity,
                                  in->entry_batch_size, in->entry_interval_seconds, ret);

    if (err)
        return err;
    /* What streams estimate by; if Redis does not hear of it now, the next admission tells. */
    queue_mark_eval(call, path->event_type, path->event_id, 0, in->entry_batch_size,
                    in->entry_interval_seconds, 0);
    return ERR_OK;
}

enum err deactivate_queue_handle(struct call *call, const struct deactivate_queue_path *path,
                                 struct queue_view *ret)
{
    uint64_t n;
    enum err err = close_queue_of_event_query(call, path->event_type, path->event_id, &n);

    return err ? err : queue_of_event_query(call, path->event_type, path->event_id, ret);
}
