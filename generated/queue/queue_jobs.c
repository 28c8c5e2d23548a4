/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Jobs of queue that run one statement.
 * GENERATED from spec/domains/queue.yaml by templates/jobs.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include "queue_jobs.h"

#include "queue_repo.h"
#include "service.h"

_Static_assert(RUNTIME_ABI == 1, "run ./dev gen");

enum err expire_queue_places_run(struct call *call)
{
    uint64_t affected;

    return end_places_query(call, &affected);
}
