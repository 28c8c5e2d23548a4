/* SPDX-License-Identifier: Apache-2.0 */
/*
 * An order is made of the caller's active cart in one transaction: the cart is closed, which keeps
 * its items from changing meanwhile, the order and its lines are written, the coupon is taken, the
 * stock reserved and the saga recorded that will bring the order to its delivery. Every statement
 * is for all lines, and what was written is not read again: the number of round trips is part of a
 * test.
 */
#include "arena.h"
#include "cart_dto.h"
#include "cart_repo.h"
#include "config.h"
#include "idempotency.h"
#include "inventory_dto.h"
#include "inventory_events.h"
#include "number.h"
#include "order.h"
#include "order_events.h"
#include "order_http.h"
#include "order_repo.h"
#include "order_sagas.h"
#include "server.h"
#include "system/saga.h"

#define NUMBER_TRIES 5
#define US_PER_S INT64_C(1000000)
#define S_PER_DAY 86400

/* ORD-20260102-0A1B2C3D */
const char *order_number_new(struct call *call, int64_t now_us)
{
    char day[VALUE_DATE_MAX];

    value_date_format(now_us / (S_PER_DAY * US_PER_S), day);
    return arena_printf(call->arena, "ORD-%.4s%.2s%.2s-%s", day, day + 5, day + 8,
                        number_random(call->arena, 8));
}

static enum err close_cart(struct call *call, int64_t cart_id)
{
    struct status_of_cart_row cart;
    uint64_t n_closed;
    enum err err = check_out_cart_query(call, cart_id, call->who.user_id, &n_closed);

    if (err || n_closed)
        return err;
    err = status_of_cart_query(call, cart_id, call->who.user_id, &cart);
    return err ? err : ERR_CART_ALREADY_CHECKED_OUT;
}

/* A number that is there already is no error of the client's: another is taken. */
static enum err insert_order(struct call *call, const struct new_order *in, int64_t now_us,
                             struct order_view *view, int64_t *ret_id)
{
    const struct shipping_address *to = &in->shipping_address;
    struct add_order_row row;
    enum err err = ERR_ORDER_CREATION_FAILED;

    for (unsigned i = 0; err == ERR_ORDER_CREATION_FAILED && i < NUMBER_TRIES; i++) {
        view->order_number = order_number_new(call, now_us);
        err = add_order_query(call, view->order_number, call->who.user_id, in->cart_id,
                              to->receiver_name, to->receiver_phone, to->zip_code, to->address1,
                              to->address2, view->expires_at, now_us, &row);
    }
    if (err)
        return err;
    view->total_amount = view->final_amount = row.total_amount;
    *ret_id = row.id;
    return ERR_OK;
}

/* What was left out because its product is gone is missing in the sum, since nothing is free. */
static enum err insert_items(struct call *call, int64_t id, int64_t cart_id,
                             struct order_view *view)
{
    int64_t sum = 0;
    enum err err = add_order_items_query(call, id, cart_id, &view->items, &view->n_items);

    if (err)
        return err;
    if (view->total_amount == 0)
        return ERR_CART_EMPTY;
    for (size_t i = 0; i < view->n_items; i++)
        sum += view->items[i].subtotal;
    return sum == view->total_amount ? ERR_OK : ERR_PRODUCT_INACTIVE;
}

/* The order and its lines, or the first code that speaks against them. */
static enum err insert(struct call *call, const struct new_order *in, struct order_view *view,
                       int64_t *ret_id)
{
    const int64_t now_us = value_now_us();
    const int64_t ttl_s = config_number(call->home->config, "SHOP_ORDER_TTL_S");
    enum err err;

    *view = (struct order_view){
        .status = ORDER_STATUS_PENDING,
        .user_coupon_id_presence = in->user_coupon_id_presence,
        .user_coupon_id = in->user_coupon_id,
        .expires_at_presence = PRESENCE_VALUE,
        .expires_at = now_us + ttl_s * US_PER_S,
        .created_at = now_us,
        .updated_at = now_us,
        .shipping_address = in->shipping_address,
    };
    err = insert_order(call, in, now_us, view, ret_id);
    if (!err)
        err = insert_items(call, *ret_id, in->cart_id, view);
    if (!err && in->user_coupon_id_presence == PRESENCE_VALUE)
        err = order_coupon_use(call, *ret_id, in->user_coupon_id, view->total_amount, now_us,
                               &view->discount_amount);
    view->final_amount = view->total_amount - view->discount_amount;
    return err;
}

/* Looked at after the database has refused the sum: such carts are too rare to ask each time. */
static enum err explain(struct call *call, int64_t cart_id, enum err fault)
{
    struct is_cart_too_dear_row row;
    enum err err = is_cart_too_dear_query(call, cart_id, &row);

    if (err)
        return order_fault(err, fault);
    if (!row.is_too_dear)
        return fault;
    return call_fail(call, ERR_VALIDATION_FAILED, "an order is of 9999999999.99 at most");
}

static enum err reserve(struct call *call, const struct order_view *view)
{
    struct stock_line *lines = arena_alloc(call->arena, view->n_items * sizeof *lines);

    for (size_t i = 0; i < view->n_items; i++)
        lines[i] = (struct stock_line){view->items[i].product_id, view->items[i].quantity};
    return movement_of_lines(call, MOVEMENT_TYPE_RESERVATION, MOVEMENT_REFERENCE_ORDER,
                             view->order_number, lines, view->n_items, NULL);
}

static enum err tell(struct call *call, const struct order_view *view)
{
    enum err err = order_created_emit(call, &(struct order_created_event){
                                                .order_number = view->order_number,
                                                .user_id = call->who.user_id,
                                                .total_amount = view->total_amount,
                                                .items = view->items,
                                                .n_items = view->n_items,
                                            });

    for (size_t i = 0; !err && i < view->n_items; i++)
        err = inventory_reserved_emit(call, &(struct inventory_reserved_event){
                                                .order_number = view->order_number,
                                                .product_id = view->items[i].product_id,
                                                .quantity = view->items[i].quantity,
                                            });
    return err;
}

static enum err create(struct call *call, const struct new_order *in, struct order_view *ret)
{
    struct saga saga;
    int64_t id;
    enum err err = close_cart(call, in->cart_id);

    if (err)
        return err;
    err = insert(call, in, ret, &id);
    if (err)
        return err == ERR_INTERNAL_ERROR ? explain(call, in->cart_id, ERR_ORDER_CREATION_FAILED)
                                         : err;
    err = saga_begin(call, &order_saga, id, ret->order_number, 1, false, 0, &saga);
    if (err)
        return order_fault(err, ERR_SAGA_EXECUTION_FAILED);
    err = order_fault(reserve(call, ret), ERR_STOCK_RESERVATION_FAILED);
    if (err)
        return err;
    err = tell(call, ret);
    if (err)
        return err;
    call->location = /* before the answer, which keeps it */
        arena_printf(call->arena, "%s/orders/%s", call->service->base_path, ret->order_number);
    return create_order_answer(call, idempotency_id(call), ret);
}

enum err create_order_handle(struct call *call, const struct new_order *in, struct order_view *ret)
{
    enum err err;

    db_tx_locked_as(call->db, ERR_CONCURRENT_STOCK_MODIFICATION);
    do {
        err = db_tx_begin(call->db);
        if (!err)
            err = create(call, in, ret);
    } while (db_tx_end(call->db, &err));
    return err;
}
