/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The endpoints of queue. A queue function whose name ends in _handle or _after is written
 * by hand; the _call functions are what the routes run.
 * GENERATED from spec/domains/queue.yaml by templates/http.h.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#ifndef QUEUE_HTTP_H
#define QUEUE_HTTP_H

#include "queue_dto.h"
#include "call.h"

/* POST /queue/{eventType}/{eventId}/enter: Takes a place at the end of the line; who waits already
 * keeps theirs. */
struct enter_queue_path {
    const char *event_type;
    int64_t event_id;
};
enum err enter_queue_handle(struct call *call, const struct enter_queue_path *path,
                            struct queue_status_view *ret);
enum err enter_queue_call(struct call *call);

/* GET /queue/{eventType}/{eventId}/status */
struct get_queue_status_path {
    const char *event_type;
    int64_t event_id;
};
enum err get_queue_status_handle(struct call *call, const struct get_queue_status_path *path,
                                 struct queue_status_view *ret);
enum err get_queue_status_call(struct call *call);

/* DELETE /queue/{eventType}/{eventId}/leave */
struct leave_queue_path {
    const char *event_type;
    int64_t event_id;
};
enum err leave_queue_handle(struct call *call, const struct leave_queue_path *path);
enum err leave_queue_call(struct call *call);

/* GET /queue/token/{entryToken} */
struct get_queue_entry_path {
    const char *entry_token;
};
enum err get_queue_entry_handle(struct call *call, const struct get_queue_entry_path *path,
                                struct queue_status_view *ret);
enum err get_queue_entry_call(struct call *call);

/* POST /admin/queue/{eventType}/{eventId}/activate: Opens a queue, or changes the settings of an
 * open one. */
struct activate_queue_path {
    const char *event_type;
    int64_t event_id;
};
enum err activate_queue_handle(struct call *call, const struct activate_queue_path *path,
                               const struct queue_settings *in, struct queue_view *ret);
enum err activate_queue_call(struct call *call);

/* POST /admin/queue/{eventType}/{eventId}/deactivate */
struct deactivate_queue_path {
    const char *event_type;
    int64_t event_id;
};
enum err deactivate_queue_handle(struct call *call, const struct deactivate_queue_path *path,
                                 struct queue_view *ret);
enum err deactivate_queue_call(struct call *call);

/* POST /admin/queue/{eventType}/{eventId}/process: Lets the next batch in now. */
struct process_queue_path {
    const char *event_type;
    int64_t event_id;
};
enum err process_queue_handle(struct call *call, const struct process_queue_path *path,
                              struct queue_admission *ret);
enum err process_queue_call(struct call *call);

#endif
