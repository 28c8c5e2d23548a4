/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The endpoints of coupon. A coupon function whose name ends in _handle or _after is written
 * by hand; the _call functions are what the routes run.
 * GENERATED from spec/domains/coupon.yaml by templates/http.h.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#ifndef COUPON_HTTP_H
#define COUPON_HTTP_H

#include "coupon_dto.h"
#include "call.h"

struct list_def;

/* GET /coupons: The coupons that can be had now. */
struct list_issuable_coupons_query {
    /* Which of the list's sorts; the first is the default. */
    enum presence sort_presence;
    int sort;
    /* 0: the default. */
    enum presence limit_presence;
    int64_t limit;
    enum presence cursor_presence;
    const char *cursor;
};
extern const struct list_def list_issuable_coupons_def;
enum err list_issuable_coupons_call(struct call *call);

/* GET /coupons/{couponId} */
struct get_coupon_path {
    int64_t coupon_id;
};
enum err get_coupon_call(struct call *call);

/* POST /coupons/{couponId}/issue: Gives the caller a coupon, if one is left. */
struct issue_coupon_path {
    int64_t coupon_id;
};
enum err issue_coupon_handle(struct call *call, const struct issue_coupon_path *path,
                             struct user_coupon_view *ret);
enum err issue_coupon_call(struct call *call);

/* GET /coupons/my: The caller's own coupons. */
struct list_my_coupons_query {
    /* enum user_coupon_status */
    enum presence status_presence;
    int status;
    /* Which of the list's sorts; the first is the default. */
    enum presence sort_presence;
    int sort;
    /* 0: the default. */
    enum presence limit_presence;
    int64_t limit;
    enum presence cursor_presence;
    const char *cursor;
};
extern const struct list_def list_my_coupons_def;
enum err list_my_coupons_call(struct call *call);

/* POST /coupons */
enum err create_coupon_handle(struct call *call, const struct new_coupon *in,
                              struct coupon_view *ret);
enum err create_coupon_call(struct call *call);

/* DELETE /coupons/{couponId}: Ends the issue of a coupon; doing so twice is no mistake. */
struct deactivate_coupon_path {
    int64_t coupon_id;
};
enum err deactivate_coupon_handle(struct call *call, const struct deactivate_coupon_path *path);
enum err deactivate_coupon_call(struct call *call);

/* GET /admin/coupons */
struct list_all_coupons_query {
    /* Which of the list's sorts; the first is the default. */
    enum presence sort_presence;
    int sort;
    /* 0: the default. */
    enum presence limit_presence;
    int64_t limit;
    enum presence cursor_presence;
    const char *cursor;
};
extern const struct list_def list_all_coupons_def;
enum err list_all_coupons_call(struct call *call);

#endif
