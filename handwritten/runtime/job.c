/* SPDX-License-Identifier: Apache-2.0 */
/* Jobs by name, and a run at once for those who cannot wait for the next one. */
#include "job.h"

#include <string.h>

#include "co.h"
#include "job_run.h"
#include "loop.h"
#include "server.h"

#define POLL_MS 50 /* how soon to look again after a run elsewhere */

const struct job_info *job_find(const struct service *service, const char *name)
{
    for (unsigned i = 0; i < service->n_jobs; i++)
        if (strcmp(service->jobs[i].name, name) == 0)
            return &service->jobs[i];
    return NULL;
}

enum err job_run_now(struct call *call, const struct job_info *job)
{
    struct job_run_slot slot = {.home = call->home, .job = job, .is_forced = true};
    enum job_run_fate fate = JOB_RUN_HELD;
    uint64_t wait_us;
    enum err err;

    if (!call->home->db_pool || !call->kv)
        return call_fail(call, ERR_DEPENDENCY_UNAVAILABLE, "jobs need the database and Redis");
    for (;;) {
        err = job_run_try(&slot, &fate, &wait_us);
        if (err || fate == JOB_RUN_ENDED)
            break;
        if (co_deadline() && loop_now_us(call->loop) >= co_deadline())
            return call_fail(call, ERR_DEADLINE_EXCEEDED, "another run of the job is under way");
        co_sleep_ms(POLL_MS);
    }
    return err;
}
