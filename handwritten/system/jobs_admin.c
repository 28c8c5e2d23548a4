/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What administrators see of the jobs: each one of the service, also those that have not run yet,
 * beside what the database remembers of its last run.
 */
#include "arena.h"
#include "job.h"
#include "system_http.h"
#include "system_repo.h"

#include <string.h>

#define MS_PER_S 1000

/* What is faster than once a second counts as that. */
static struct job_view view_of(const struct job_info *job, const struct job_view *rows,
                               size_t n_rows)
{
    struct job_view view = {0}; /* of a job that has not run */

    for (size_t i = 0; i < n_rows; i++)
        if (strcmp(rows[i].name, job->name) == 0)
            view = rows[i];
    view.name = job->name;
    view.interval_seconds = (job->interval_ms + MS_PER_S - 1) / MS_PER_S;
    return view;
}

enum err list_jobs_handle(struct call *call, struct job_list *ret)
{
    const struct service *service = call->service;
    struct job_view *rows;
    size_t n_rows;
    enum err err = job_runs_query(call, &rows, &n_rows);

    if (err)
        return err;
    ret->items = arena_alloc(call->arena, service->n_jobs * sizeof *ret->items);
    for (; ret->n_items < service->n_jobs; ret->n_items++)
        ret->items[ret->n_items] = view_of(&service->jobs[ret->n_items], rows, n_rows);
    return ERR_OK;
}

enum err run_job_handle(struct call *call, const struct run_job_path *path, struct job_view *ret)
{
    const struct job_info *job = job_find(call->service, path->name);
    struct job_view *rows;
    size_t n_rows;
    enum err err;

    if (!job)
        return call_fail(call, ERR_NOT_FOUND, "there is no such job");
    err = job_run_now(call, job);
    if (!err)
        err = job_runs_query(call, &rows, &n_rows);
    if (!err)
        *ret = view_of(job, rows, n_rows);
    return err;
}
