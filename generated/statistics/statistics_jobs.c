/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Jobs of statistics that run one statement.
 * GENERATED from spec/domains/statistics.yaml by templates/jobs.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include "statistics_jobs.h"

#include "statistics_repo.h"
#include "service.h"

_Static_assert(RUNTIME_ABI == 1, "run ./dev gen");

enum err rank_products_run(struct call *call)
{
    uint64_t affected;

    return rank_products_query(call, &affected);
}
