/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Groups of coupon: rows that calls write together.
 * GENERATED from spec/domains/coupon.yaml by templates/groups.h.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#ifndef COUPON_GROUPS_H
#define COUPON_GROUPS_H

#include <stddef.h>

#include "err.h"
#include "group.h"
#include "value.h"

struct call;

struct issue_coupons_item {
    int64_t coupon_id;
    const char *user_id;
    const char *coupon_code;
    /* what the writer answers */
    int64_t id;
    int64_t issued_at;
};
extern const struct group_info issue_coupons_group;
/* The coupons that users were given. Joins the group and waits for its commit: see
 * group_write(). */
enum err issue_coupons_join(struct call *call, struct issue_coupons_item *item);
/* Hand-written: writes all of them, in a transaction that is there. What errs are for stands at
 * struct group_info. */
enum err issue_coupons_write(struct call *call, struct issue_coupons_item *const *items,
                             enum err *errs, size_t n);

#endif
