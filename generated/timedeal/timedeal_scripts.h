/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Scripts of timedeal, which the key-value store runs as one step.
 * GENERATED from spec/domains/timedeal.yaml by templates/scripts.h.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#ifndef TIMEDEAL_SCRIPTS_H
#define TIMEDEAL_SCRIPTS_H

#include <stddef.h>

#include "timedeal_dto.h"
#include "err.h"
#include "value.h"

struct call;

enum timedeal_purchase_result {
    TIMEDEAL_PURCHASE_RESULT_OK,
    TIMEDEAL_PURCHASE_RESULT_RELOAD,
};
struct timedeal_purchase_gives {
    int64_t remaining;
};
/* Takes units of a deal's product for a user, within the user's limit. Taking the last unit is a
 * success with 0 remaining. Without an order number it only tells what would happen. bought: what
 * the database knows of the user, for when Redis does not. *ret is filled when *ret_result is
 * TIMEDEAL_PURCHASE_RESULT_OK. Suspends. */
enum err timedeal_purchase_eval(struct call *call, int64_t deal_id, int64_t product_id,
                                const char *user_id, int64_t quantity, int64_t max_per_user,
                                int64_t bought, int64_t ends_at, const char *order_number,
                                enum timedeal_purchase_result *ret_result,
                                struct timedeal_purchase_gives *ret);

enum timedeal_return_result {
    TIMEDEAL_RETURN_RESULT_OK,
    TIMEDEAL_RETURN_RESULT_ABSENT,
};
/* Notes that units of an order are about to come back; timedeal_finish follows the commit.
 * Suspends. */
enum err timedeal_return_eval(struct call *call, int64_t deal_id, int64_t product_id,
                              const char *order_number, int64_t quantity, const char *user_id,
                              enum timedeal_return_result *ret_result);

enum timedeal_finish_result {
    TIMEDEAL_FINISH_RESULT_OK,
    TIMEDEAL_FINISH_RESULT_ABSENT,
};
/* Ends what is under way, once; gives its units back to the deal and to the user's limit, or only
 * forgets it. Suspends. */
enum err timedeal_finish_eval(struct call *call, int64_t deal_id, int64_t product_id,
                              const char *user_id, const char *entry, int64_t quantity,
                              bool gives_back, enum timedeal_finish_result *ret_result);

struct timedeal_look_gives {
    const char *version;
    int64_t stock;
    const char *entries;
};
/* What is known of a product on sale; stock is -1 when nothing is. entries as count_units takes
 * them. Suspends. */
enum err timedeal_look_eval(struct call *call, int64_t deal_id, int64_t product_id,
                            struct timedeal_look_gives *ret);

enum timedeal_settle_result {
    TIMEDEAL_SETTLE_RESULT_OK,
    TIMEDEAL_SETTLE_RESULT_CHANGED,
};
/* Sets what is left of a product, unless anything changed since the version was looked at.
 * Suspends. */
enum err timedeal_settle_eval(struct call *call, int64_t deal_id, int64_t product_id,
                              const char *version, int64_t units, int64_t ends_at,
                              enum timedeal_settle_result *ret_result);

enum timedeal_settle_users_result {
    TIMEDEAL_SETTLE_USERS_RESULT_OK,
    TIMEDEAL_SETTLE_USERS_RESULT_CHANGED,
};
/* Sets what users have, a JSON list of [user, units], unless anything changed since the version was
 * looked at. Suspends. */
enum err timedeal_settle_users_eval(struct call *call, int64_t deal_id, int64_t product_id,
                                    const char *version, int64_t ends_at, const char *users,
                                    enum timedeal_settle_users_result *ret_result);

#endif
