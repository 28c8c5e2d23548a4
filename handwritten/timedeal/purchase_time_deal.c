/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A purchase of a deal. Redis says first whether there is any use in trying, without a transaction.
 * Then one transaction claims the key, takes the units in Redis, and stores the order, the purchase
 * and the answer; the database checks all limits once more, under the lock of the product's row. If
 * it is rolled back the units go back; if nobody knows, they stay taken until somebody has asked.
 *
 * The rule: the row of the deal's product, which everybody wants, is locked as late as possible.
 */
#include "arena.h"
#include "config.h"
#include "deal.h"
#include "deal_units.h"
#include "idempotency.h"
#include "inventory_events.h"
#include "order/order.h"
#include "order_events.h"
#include "server.h"
#include "system/saga.h"
#include "timedeal_http.h"
#include "timedeal_repo.h"
#include "timedeal_sagas.h"

#define NUMBER_TRIES 5
#define US_PER_S INT64_C(1000000)
#define AMOUNT_MAX INT64_C(999999999999) /* 9999999999.99 */

struct purchase {
    const struct new_time_deal_purchase *in;
    const struct deal_offer_row *offer;
    struct deal_units units;
    struct deal_limit limit;
    int64_t amount;
    bool is_taken;   /* in Redis */
    bool is_written; /* the transaction got as far as its commit */
    struct time_deal_purchase_view *view;
};

static enum err check_deal(const struct deal_offer_row *offer)
{
    if (offer->status == TIME_DEAL_STATUS_ENDED)
        return ERR_TIMEDEAL_EXPIRED;
    if (offer->status != TIME_DEAL_STATUS_ACTIVE)
        return ERR_TIMEDEAL_NOT_ACTIVE;
    return offer->ends_at > value_now_us() ? ERR_OK : ERR_TIMEDEAL_EXPIRED;
}

static enum err check(struct call *call, const struct new_time_deal_purchase *in,
                      const struct deal_offer_row *offer)
{
    enum err err = check_deal(offer);

    if (!err && offer->requires_queue)
        err = deal_queue_check(call, offer->time_deal_id);
    if (err)
        return err;
    if (in->quantity > offer->max_per_user)
        return ERR_TIMEDEAL_PURCHASE_LIMIT_EXCEEDED;
    if (in->quantity > AMOUNT_MAX / offer->deal_price)
        return call_fail(call, ERR_VALIDATION_FAILED, "an order is of 9999999999.99 at most");
    return ERR_OK;
}

/* The deal has ended, or its product is gone, since it was looked at. */
static enum err explain(struct call *call, const struct purchase *it)
{
    struct deal_offer_row offer;
    enum err err = deal_offer_query(call, it->in->time_deal_product_id, call->who.user_id, &offer);

    if (!err)
        err = check_deal(&offer);
    return err ? err : ERR_TIMEDEAL_EXPIRED;
}

static enum err add_order(struct call *call, const struct purchase *it, int64_t now_us,
                          int64_t *ret_id)
{
    const struct shipping_address *to = &it->in->shipping_address;
    const int64_t ttl_s = config_number(call->home->config, "SHOP_ORDER_TTL_S");
    struct add_deal_order_item_row *items;
    struct add_deal_order_row row;
    size_t n;
    enum err err =
        add_deal_order_query(call, it->units.order_number, call->who.user_id, it->amount,
                             to->receiver_name, to->receiver_phone, to->zip_code, to->address1,
                             to->address2, now_us + ttl_s * US_PER_S, now_us, &row);

    if (!err)
        err = add_deal_order_item_query(call, row.id, it->offer->time_deal_id,
                                        it->offer->product_id, it->offer->deal_price,
                                        it->in->quantity, it->amount, now_us, &items, &n);
    if (err)
        return err;
    *ret_id = row.id;
    return n ? ERR_OK : explain(call, it);
}

/* What must be true of the deal, whatever Redis believes. */
static enum err add_purchase(struct call *call, struct purchase *it, int64_t order_id,
                             int64_t now_us)
{
    const int64_t id = it->in->time_deal_product_id;
    struct add_purchase_row *rows;
    uint64_t n_sold;
    size_t n;
    enum err err = sell_units_query(call, id, it->in->quantity, &n_sold);

    if (err)
        return err;
    if (!n_sold)
        return ERR_TIMEDEAL_SOLD_OUT;
    err = add_purchase_query(call, call->who.user_id, id, it->in->quantity, it->offer->deal_price,
                             order_id, now_us, &rows, &n);
    if (err)
        return err;
    if (!n)
        return ERR_TIMEDEAL_PURCHASE_LIMIT_EXCEEDED;
    *it->view = (struct time_deal_purchase_view){
        .id = rows->id,
        .time_deal_product_id = id,
        .quantity = it->in->quantity,
        .purchase_price = it->offer->deal_price,
        .purchased_at = now_us,
        .product_id = it->offer->product_id,
        .product_name = it->offer->product_name,
        .total_price = it->amount,
        .order_number = it->units.order_number,
    };
    return ERR_OK;
}

static enum err tell(struct call *call, const struct purchase *it)
{
    struct order_item_view item = {
        .product_id = it->offer->product_id,
        .product_name = it->offer->product_name,
        .price = it->offer->deal_price,
        .quantity = it->in->quantity,
        .subtotal = it->amount,
    };
    enum err err = order_created_emit(call, &(struct order_created_event){
                                                .order_number = it->units.order_number,
                                                .user_id = call->who.user_id,
                                                .total_amount = it->amount,
                                                .items = &item,
                                                .n_items = 1,
                                            });

    if (err)
        return err;
    return inventory_reserved_emit(call, &(struct inventory_reserved_event){
                                             .order_number = it->units.order_number,
                                             .product_id = it->offer->product_id,
                                             .quantity = it->in->quantity,
                                         });
}

static enum err write(struct call *call, struct purchase *it)
{
    const int64_t now_us = value_now_us();
    struct saga saga;
    int64_t order_id;
    enum err err = add_order(call, it, now_us, &order_id);

    if (!err)
        err = saga_begin(call, &deal_order_saga, order_id, it->units.order_number, 1, false, 0,
                         &saga);
    if (!err)
        err = tell(call, it);
    if (!err)
        err = add_purchase(call, it, order_id, now_us);
    if (err)
        return err;
    call->location = /* before the answer, which keeps it */
        arena_printf(call->arena, "%s/orders/%s", call->service->base_path, it->units.order_number);
    return purchase_time_deal_answer(call, idempotency_id(call), it->view);
}

/* The key is claimed by now: a request that is sent again takes nothing. */
static enum err take_and_write(struct call *call, struct purchase *it)
{
    enum err err;

    if (!it->is_taken) {
        err = deal_units_take(call, &it->units, &it->limit);
        if (err)
            return err;
        it->is_taken = true;
    }
    err = write(call, it);
    it->is_written = !err;
    return err;
}

/* What a commit that failed leaves open is asked by deal_units_reconcile(). */
static void finish(struct call *call, const struct purchase *it, enum err err)
{
    if (!it->is_taken)
        return;
    if (!err)
        deal_units_sold(call, &it->units);
    else if (!it->is_written)
        deal_units_untake(call, &it->units);
}

static enum err buy(struct call *call, struct purchase *it)
{
    enum err err;

    it->units.order_number = order_number_new(call, value_now_us());
    it->is_taken = false;
    do {
        it->is_written = false;
        err = db_tx_begin(call->db);
        if (!err)
            err = take_and_write(call, it);
    } while (db_tx_end(call->db, &err));
    finish(call, it, err);
    return err;
}

enum err purchase_time_deal_handle(struct call *call, const struct new_time_deal_purchase *in,
                                   struct time_deal_purchase_view *ret)
{
    struct deal_offer_row offer;
    struct purchase it = {.in = in, .offer = &offer, .view = ret};
    enum err err = deal_offer_query(call, in->time_deal_product_id, call->who.user_id, &offer);

    if (!err)
        err = check(call, in, &offer);
    if (err)
        return err;
    it.amount = offer.deal_price * in->quantity;
    it.units = (struct deal_units){
        .time_deal_id = offer.time_deal_id,
        .product_id = offer.product_id,
        .user_id = call->who.user_id,
        .quantity = in->quantity,
    };
    it.limit = (struct deal_limit){
        .max_per_user = offer.max_per_user,
        .bought = offer.bought,
        .ends_at = offer.ends_at,
    };
    err = deal_units_look(call, &it.units, &it.limit);
    if (err)
        return err;
    /* A number that is taken is no error of the client's: another is tried. */
    err = ERR_ORDER_CREATION_FAILED;
    for (unsigned i = 0; err == ERR_ORDER_CREATION_FAILED && i < NUMBER_TRIES; i++)
        err = buy(call, &it);
    return err == ERR_ORDER_CREATION_FAILED ? ERR_INTERNAL_ERROR : err;
}
