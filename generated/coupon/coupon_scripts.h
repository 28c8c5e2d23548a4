/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Scripts of coupon, which the key-value store runs as one step.
 * GENERATED from spec/domains/coupon.yaml by templates/scripts.h.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#ifndef COUPON_SCRIPTS_H
#define COUPON_SCRIPTS_H

#include <stddef.h>

#include "coupon_dto.h"
#include "err.h"
#include "value.h"

struct call;

enum coupon_issue_result {
    COUPON_ISSUE_RESULT_OK,
    COUPON_ISSUE_RESULT_RESUME,
    COUPON_ISSUE_RESULT_RELOAD,
};
struct coupon_issue_gives {
    int64_t remaining;
};
/* Takes one of a coupon's stock for a user, once; the pending entry lets another instance finish
 * what this one cannot. RESUME: it was taken before, by somebody who never finished. *ret is filled
 * when *ret_result is COUPON_ISSUE_RESULT_OK. Suspends. */
enum err coupon_issue_eval(struct call *call, int64_t coupon_id, const char *user_id, int64_t now,
                           enum coupon_issue_result *ret_result, struct coupon_issue_gives *ret);

enum coupon_settle_result {
    COUPON_SETTLE_RESULT_OK,
    COUPON_SETTLE_RESULT_GONE,
};
/* Ends the pending entry of that moment: `refused` gives the unit back, so does `holder`, whose
 * user had one before; `written` keeps it; `unknown` leaves the entry for whoever looks next.
 * Suspends. */
enum err coupon_settle_eval(struct call *call, int64_t coupon_id, const char *user_id,
                            int64_t since, const char *outcome,
                            enum coupon_settle_result *ret_result);

enum coupon_state_result {
    COUPON_STATE_RESULT_OK,
    COUPON_STATE_RESULT_ABSENT,
};
struct coupon_state_gives {
    int64_t stock;
    int64_t n_users;
    int64_t n_pending;
    int64_t version;
};
/* What Redis holds of a coupon. *ret is filled when *ret_result is COUPON_STATE_RESULT_OK.
 * Suspends. */
enum err coupon_state_eval(struct call *call, int64_t coupon_id,
                           enum coupon_state_result *ret_result, struct coupon_state_gives *ret);

enum coupon_fill_result {
    COUPON_FILL_RESULT_OK,
    COUPON_FILL_RESULT_LIVE,
};
/* Sets a coupon's keys to what the database said, with the users of the list `users`. LIVE:
 * something was sold meanwhile, or users got lost; nothing was changed. Version -1 fills absent
 * keys only. Suspends. */
enum err coupon_fill_eval(struct call *call, int64_t coupon_id, const char *filler, int64_t version,
                          int64_t n_pending, int64_t remaining, int64_t n_users, int64_t ends_at,
                          enum coupon_fill_result *ret_result);

/* Takes away the keys of a coupon that is no longer issued. Suspends. */
enum err coupon_close_eval(struct call *call, int64_t coupon_id);

#endif
