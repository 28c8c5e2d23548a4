/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Jobs of lending that run one statement.
 * GENERATED from spec/domains/lending.yaml by templates/jobs.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include "lending_jobs.h"

#include "lending_repo.h"
#include "service.h"

_Static_assert(RUNTIME_ABI == 1, "run ./dev gen");

enum err mark_overdue_run(struct call *call)
{
    uint64_t affected;

    return mark_overdue_query(call, &affected);
}
