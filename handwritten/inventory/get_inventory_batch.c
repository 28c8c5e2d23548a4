/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The stock of many products at once: what there is, in the order asked, and what there is not.
 */
#include "arena.h"
#include "inventory_http.h"
#include "inventory_repo.h"
#include "rows.h"

enum err get_inventory_batch_handle(struct call *call, const struct inventory_batch *in,
                                    struct inventory_batch_view *ret)
{
    const char *wanted = rows_ids(call->arena, in->product_ids, in->n_product_ids);
    enum err err = inventory_of_products_query(call, wanted, &ret->items, &ret->n_items);

    if (err)
        return err;
    ret->missing = arena_alloc(call->arena, in->n_product_ids * sizeof *ret->missing);
    /* Both lists are in the order asked: what is not the next one found is missing. */
    for (size_t i = 0, next = 0; i < in->n_product_ids; i++) {
        if (next < ret->n_items && ret->items[next].product_id == in->product_ids[i])
            next++;
        else
            ret->missing[ret->n_missing++] = in->product_ids[i];
    }
    return ERR_OK;
}
