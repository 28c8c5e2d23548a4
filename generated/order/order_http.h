/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The endpoints of order. A order function whose name ends in _handle or _after is written
 * by hand; the _call functions are what the routes run.
 * GENERATED from spec/domains/order.yaml by templates/http.h.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#ifndef ORDER_HTTP_H
#define ORDER_HTTP_H

#include "order_dto.h"
#include "call.h"

struct list_def;

/* POST /orders: Orders the active cart; the stock is reserved, the cart closed. Wants an
 * Idempotency-Key. */
enum err create_order_handle(struct call *call, const struct new_order *in, struct order_view *ret);
/* Stores the answer to an Idempotency-Key: call it in the transaction that makes the answer true.
 * key_id: idempotency_id(), or what was kept of it; 0 does nothing. It may be called by jobs.
 * Suspends. */
enum err create_order_answer(struct call *call, int64_t key_id, const struct order_view *ret);
enum err create_order_call(struct call *call);

/* GET /orders: The caller's own orders, newest first. */
struct list_orders_query {
    /* enum order_status */
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
extern const struct list_def list_orders_def;
enum err list_orders_call(struct call *call);

/* GET /orders/{orderNumber} */
struct get_order_path {
    const char *order_number;
};
enum err get_order_call(struct call *call);

/* PUT /orders/{orderNumber}/cancel: Cancels an order that is not paid, or refunds one that is not
 * shipped. */
struct cancel_order_path {
    const char *order_number;
};
enum err cancel_order_handle(struct call *call, const struct cancel_order_path *path,
                             const struct cancellation *in, struct order_view *ret);
enum err cancel_order_call(struct call *call);

/* GET /admin/orders: Everybody's orders, newest first; the keyword is looked for in order numbers,
 * user ids and receivers' names. */
struct list_all_orders_query {
    /* enum order_status */
    enum presence status_presence;
    int status;
    enum presence keyword_presence;
    const char *keyword;
    /* Which of the list's sorts; the first is the default. */
    enum presence sort_presence;
    int sort;
    /* 0: the default. */
    enum presence limit_presence;
    int64_t limit;
    enum presence cursor_presence;
    const char *cursor;
};
extern const struct list_def list_all_orders_def;
enum err list_all_orders_after(struct call *call, struct admin_order_view *items, size_t n);
enum err list_all_orders_call(struct call *call);

/* GET /admin/orders/{orderNumber} */
struct get_any_order_path {
    const char *order_number;
};
enum err get_any_order_after(struct call *call, struct admin_order_view *ret);
enum err get_any_order_call(struct call *call);

/* PUT /admin/orders/{orderNumber}/status: Moves an order on; its delivery, its payment and its
 * stock follow. */
struct change_order_status_path {
    const char *order_number;
};
enum err change_order_status_handle(struct call *call, const struct change_order_status_path *path,
                                    const struct order_status_change *in,
                                    struct admin_order_view *ret);
enum err change_order_status_call(struct call *call);

#endif
