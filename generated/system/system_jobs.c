/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Jobs of system that run one statement.
 * GENERATED from spec/domains/system.yaml by templates/jobs.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include "system_jobs.h"

#include "system_repo.h"
#include "service.h"

_Static_assert(RUNTIME_ABI == 1, "run ./dev gen");

enum err forget_idempotency_keys_run(struct call *call)
{
    uint64_t affected;

    return forget_old_idempotency_keys_query(call, &affected);
}

enum err forget_published_events_run(struct call *call)
{
    uint64_t affected;

    return forget_published_events_query(call, &affected);
}

enum err forget_processed_events_run(struct call *call)
{
    uint64_t affected;

    return forget_processed_events_query(call, &affected);
}
