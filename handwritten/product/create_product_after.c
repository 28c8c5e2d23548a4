/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A product made with stock gets its inventory row and first movement in the transaction that makes
 * it.
 */
#include "fault.h"
#include "inventory/movement.h"
#include "product_http.h"

enum err create_product_after(struct call *call, const struct new_product *in, int64_t id)
{
    enum err err;

    if (in->stock_presence != PRESENCE_VALUE)
        return ERR_OK;
    err = fault_point("product.stock");
    if (err)
        return err;
    return movement_open(call, id, in->stock, NULL);
}
