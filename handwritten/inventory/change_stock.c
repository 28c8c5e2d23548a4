/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The seller's three ways to change stock: make the row, add to it, set what is available. Each is
 * one transaction around a movement.
 */
#include "inventory_http.h"
#include "inventory_repo.h"
#include "movement.h"

static enum err change(struct call *call, const struct movement *movement,
                       struct inventory_view *ret)
{
    enum err err;

    db_tx_locked_as(call->db, ERR_CONCURRENT_STOCK_MODIFICATION);
    do {
        err = db_tx_begin(call->db);
        if (!err)
            err = movement_apply(call, movement);
        if (!err)
            err = inventory_of_product_query(call, movement->product_id, ret);
    } while (db_tx_end(call->db, &err));
    return err;
}

enum err add_stock_handle(struct call *call, const struct add_stock_path *path,
                          const struct stock_addition *in, struct inventory_view *ret)
{
    return change(call,
                  &(struct movement){.product_id = path->product_id,
                                     .type = MOVEMENT_TYPE_PURCHASE,
                                     .quantity = in->quantity,
                                     .reason = in->reason},
                  ret);
}

enum err adjust_stock_handle(struct call *call, const struct adjust_stock_path *path,
                             const struct stock_adjustment *in, struct inventory_view *ret)
{
    return change(call,
                  &(struct movement){.product_id = path->product_id,
                                     .type = MOVEMENT_TYPE_ADJUSTMENT,
                                     .quantity = in->quantity,
                                     .reason = in->reason},
                  ret);
}

static enum err create(struct call *call, int64_t product_id, const struct initial_stock *in,
                       struct inventory_view *ret)
{
    struct product_exists_row product;
    enum err err = product_exists_query(call, product_id, &product);

    if (err)
        return err;
    err = movement_open(call, product_id, in->quantity, in->reason);
    if (err)
        return err;
    return inventory_of_product_query(call, product_id, ret);
}

enum err create_inventory_handle(struct call *call, const struct create_inventory_path *path,
                                 const struct initial_stock *in, struct inventory_view *ret)
{
    enum err err;

    db_tx_locked_as(call->db, ERR_CONCURRENT_STOCK_MODIFICATION);
    do {
        err = db_tx_begin(call->db);
        if (!err)
            err = create(call, path->product_id, in, ret);
    } while (db_tx_end(call->db, &err));
    return err;
}
