/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The saga step that makes an order's delivery, and its undoing. Both can be repeated: a delivery
 * that is there already is the one, and one that is cancelled stays so.
 */
#include "arena.h"
#include "delivery_repo.h"
#include "number.h"
#include "order_sagas.h"
#include "system/saga.h"

#define NUMBER_CHARS 12
#define MAX_TRIES 5

/* A number that another parcel has is no error: the next one is taken. */
static enum err insert(struct call *call, int64_t order_id, uint64_t *ret_made)
{
    enum err err = ERR_DELIVERY_CREATION_FAILED;

    for (unsigned i = 0; i < MAX_TRIES && err == ERR_DELIVERY_CREATION_FAILED; i++) {
        const char *number =
            arena_printf(call->arena, "TRK-%s", number_random(call->arena, NUMBER_CHARS));

        err = add_delivery_query(call, order_id, number, ret_made);
    }
    return err;
}

enum err create_delivery(struct call *call, struct saga *saga)
{
    uint64_t n_made, n_written;
    enum err err;

    err = insert(call, saga->order_id, &n_made);
    if (!err && n_made)
        err = add_delivery_history_query(call, db_insert_id(call->db), DELIVERY_STATUS_PREPARING,
                                         NULL, NULL, &n_written);
    return err == ERR_INTERNAL_ERROR ? ERR_DELIVERY_CREATION_FAILED : err;
}

enum err cancel_delivery(struct call *call, struct saga *saga)
{
    struct lock_delivery_row delivery;
    uint64_t n_cancelled, n_written;
    enum err err;

    err = cancel_delivery_of_order_query(call, saga->order_id, &n_cancelled);
    if (err)
        return err;
    err = lock_delivery_query(call, saga->order_id, &delivery);
    if (err == ERR_DELIVERY_NOT_FOUND)
        return ERR_OK;
    if (err)
        return err;
    if (n_cancelled)
        return add_delivery_history_query(call, delivery.id, DELIVERY_STATUS_CANCELLED, NULL,
                                          saga->reason, &n_written);
    if (delivery.status == DELIVERY_STATUS_CANCELLED)
        return ERR_OK;
    return call_fail(call, ERR_INTERNAL_ERROR, "the delivery of %s is on its way already",
                     saga->order_number);
}
