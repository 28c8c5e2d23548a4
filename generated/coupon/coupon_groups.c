/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Groups of coupon: what the runtime calls with the members of each.
 * GENERATED from spec/domains/coupon.yaml by templates/groups.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include "coupon_groups.h"

#include "arena.h"
#include "service.h"

_Static_assert(RUNTIME_ABI == 1, "run ./dev gen");

static enum err write_issue_coupons(struct call *call, void *const *items, enum err *errs, size_t n)
{
    struct issue_coupons_item **members = arena_alloc(call->arena, n * sizeof(*members));

    for (size_t i = 0; i < n; i++)
        members[i] = items[i];
    return issue_coupons_write(call, members, errs, n);
}

const struct group_info issue_coupons_group = {
    .name = "issue_coupons",
    .at_most = 500,
    .write = write_issue_coupons,
};

enum err issue_coupons_join(struct call *call, struct issue_coupons_item *item)
{
    return group_write(call, &issue_coupons_group, item);
}
