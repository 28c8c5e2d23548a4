/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What the routes of coupon may answer with besides success; each set ends with ERR_OK.
 * GENERATED from spec/domains/coupon.yaml by templates/routes.h.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#ifndef COUPON_ROUTES_H
#define COUPON_ROUTES_H

#include "err.h"

extern const enum err list_issuable_coupons_errors[];
extern const enum err get_coupon_errors[];
extern const enum err issue_coupon_errors[];
extern const enum err list_my_coupons_errors[];
extern const enum err create_coupon_errors[];
extern const enum err deactivate_coupon_errors[];
extern const enum err list_all_coupons_errors[];

#endif
