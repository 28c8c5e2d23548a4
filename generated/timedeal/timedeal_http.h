/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The endpoints of timedeal. A timedeal function whose name ends in _handle or _after is written
 * by hand; the _call functions are what the routes run.
 * GENERATED from spec/domains/timedeal.yaml by templates/http.h.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#ifndef TIMEDEAL_HTTP_H
#define TIMEDEAL_HTTP_H

#include "timedeal_dto.h"
#include "call.h"

struct list_def;

/* GET /time-deals: The deals that run now, with what is left of them. */
struct list_active_time_deals_query {
    /* Which of the list's sorts; the first is the default. */
    enum presence sort_presence;
    int sort;
    /* 0: the default. */
    enum presence limit_presence;
    int64_t limit;
    enum presence cursor_presence;
    const char *cursor;
};
extern const struct list_def list_active_time_deals_def;
enum err list_active_time_deals_call(struct call *call);

/* GET /time-deals/{timeDealId} */
struct get_time_deal_path {
    int64_t time_deal_id;
};
enum err get_time_deal_call(struct call *call);

/* POST /time-deals/purchase: Takes units of a deal and orders them at its price. */
/* The entryToken of the caller's place in the queue of a deal that requires one. */
#define PURCHASE_TIME_DEAL_X_QUEUE_TOKEN "x-queue-token"
enum err purchase_time_deal_handle(struct call *call, const struct new_time_deal_purchase *in,
                                   struct time_deal_purchase_view *ret);
/* Stores the answer to an Idempotency-Key: call it in the transaction that makes the answer true.
 * key_id: idempotency_id(), or what was kept of it; 0 does nothing. It may be called by jobs.
 * Suspends. */
enum err purchase_time_deal_answer(struct call *call, int64_t key_id,
                                   const struct time_deal_purchase_view *ret);
enum err purchase_time_deal_call(struct call *call);

/* GET /time-deals/my/purchases: The caller's own purchases. */
struct list_my_time_deal_purchases_query {
    /* Which of the list's sorts; the first is the default. */
    enum presence sort_presence;
    int sort;
    /* 0: the default. */
    enum presence limit_presence;
    int64_t limit;
    enum presence cursor_presence;
    const char *cursor;
};
extern const struct list_def list_my_time_deal_purchases_def;
enum err list_my_time_deal_purchases_call(struct call *call);

/* POST /time-deals: Makes a deal and sets its units aside. One whose start is past begins at
 * once. */
enum err create_time_deal_handle(struct call *call, const struct new_time_deal *in,
                                 struct time_deal_view *ret);
enum err create_time_deal_call(struct call *call);

/* DELETE /time-deals/{timeDealId}: Ends a deal before its time; what is unsold goes back. Doing so
 * twice is no mistake. */
struct cancel_time_deal_path {
    int64_t time_deal_id;
};
enum err cancel_time_deal_handle(struct call *call, const struct cancel_time_deal_path *path);
enum err cancel_time_deal_call(struct call *call);

/* GET /admin/time-deals */
struct list_all_time_deals_query {
    /* Which of the list's sorts; the first is the default. */
    enum presence sort_presence;
    int sort;
    /* 0: the default. */
    enum presence limit_presence;
    int64_t limit;
    enum presence cursor_presence;
    const char *cursor;
};
extern const struct list_def list_all_time_deals_def;
enum err list_all_time_deals_call(struct call *call);

#endif
