/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Jobs of coupon that run one statement.
 * GENERATED from spec/domains/coupon.yaml by templates/jobs.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include "coupon_jobs.h"

#include "coupon_repo.h"
#include "service.h"

_Static_assert(RUNTIME_ABI == 1, "run ./dev gen");

enum err expire_coupons_run(struct call *call)
{
    uint64_t affected;

    return end_coupons_query(call, &affected);
}
