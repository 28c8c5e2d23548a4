/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The endpoints of system. A system function whose name ends in _handle or _after is written
 * by hand; the _call functions are what the routes run.
 * GENERATED from spec/domains/system.yaml by templates/http.h.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#ifndef SYSTEM_HTTP_H
#define SYSTEM_HTTP_H

#include "system_dto.h"
#include "call.h"

struct list_def;

/* GET /admin/sagas */
struct list_sagas_query {
    /* enum saga_status */
    enum presence status_presence;
    int status;
    /* Which of the list's sorts; the first is the default. */
    enum presence sort_presence;
    int sort;
    /* 0: the default. */
    enum presence limit_presence;
    int64_t limit;
    enum presence cursor_presence;
    const char *cursor;
};
extern const struct list_def list_sagas_def;
enum err list_sagas_call(struct call *call);

/* GET /admin/sagas/{sagaId} */
struct get_saga_path {
    const char *saga_id;
};
enum err get_saga_call(struct call *call);

/* POST /admin/sagas/{sagaId}/retry: Tries again to undo what could not be undone. */
struct retry_saga_path {
    const char *saga_id;
};
enum err retry_saga_handle(struct call *call, const struct retry_saga_path *path,
                           struct saga_view *ret);
enum err retry_saga_call(struct call *call);

/* GET /admin/jobs */
enum err list_jobs_handle(struct call *call, struct job_list *ret);
enum err list_jobs_call(struct call *call);

/* POST /admin/jobs/{name}/run: Runs a job now and answers when it has run. */
struct run_job_path {
    const char *name;
};
enum err run_job_handle(struct call *call, const struct run_job_path *path, struct job_view *ret);
enum err run_job_call(struct call *call);

/* GET /admin/dead-letters: Newest first. */
struct list_dead_letters_query {
    enum presence consumer_presence;
    const char *consumer;
    enum presence topic_presence;
    const char *topic;
    /* Which of the list's sorts; the first is the default. */
    enum presence sort_presence;
    int sort;
    /* 0: the default. */
    enum presence limit_presence;
    int64_t limit;
    enum presence cursor_presence;
    const char *cursor;
};
extern const struct list_def list_dead_letters_def;
enum err list_dead_letters_call(struct call *call);

/* GET /admin/dead-letters/{deadLetterId} */
struct get_dead_letter_path {
    int64_t dead_letter_id;
};
enum err get_dead_letter_call(struct call *call);

/* POST /admin/dead-letters/{deadLetterId}/replay: Puts the message back into its topic, for its
 * consumer alone. */
struct replay_dead_letter_path {
    int64_t dead_letter_id;
};
enum err replay_dead_letter_handle(struct call *call, const struct replay_dead_letter_path *path,
                                   struct dead_letter_view *ret);
enum err replay_dead_letter_call(struct call *call);

#endif
