/* SPDX-License-Identifier: Apache-2.0 */
/*
 * JSON of cart: decoders of requests and events, encoders of replies and events.
 * GENERATED from spec/domains/cart.yaml by templates/dto.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include "cart_dto.h"

#include "arena.h"
#include "service.h"

_Static_assert(RUNTIME_ABI == 1, "run ./dev gen");

const struct enum_names cart_status_names = {
    .names =
        (const char *const[]){
            [CART_STATUS_ACTIVE] = "ACTIVE",
            [CART_STATUS_CHECKED_OUT] = "CHECKED_OUT",
        },
    .n_names = 2,
};

bool new_cart_item_decode(struct jread *in, struct new_cart_item *ret)
{
    static const struct jread_rule product_id_rule = {.min = 1, .id = true};
    static const struct jread_rule quantity_rule = {
        .min = 1,
        .max = 999,
        .err = ERR_INVALID_CART_ITEM_QUANTITY,
    };

    jread_i64(in, "productId", &product_id_rule, &ret->product_id);
    jread_i64(in, "quantity", &quantity_rule, &ret->quantity);
    return jread_done(in);
}

bool cart_item_edit_decode(struct jread *in, struct cart_item_edit *ret)
{
    static const struct jread_rule quantity_rule = {
        .min = 1,
        .max = 999,
        .err = ERR_INVALID_CART_ITEM_QUANTITY,
    };

    jread_i64(in, "quantity", &quantity_rule, &ret->quantity);
    return jread_done(in);
}

void cart_item_view_encode(struct jwrite *out, const char *key, const struct cart_item_view *value)
{
    jwrite_object(out, key);
    jwrite_i64(out, "id", value->id);
    jwrite_i64(out, "productId", value->product_id);
    jwrite_str(out, "productName", value->product_name);
    jwrite_money(out, "price", value->price);
    jwrite_i64(out, "quantity", value->quantity);
    jwrite_money(out, "subtotal", value->subtotal);
    jwrite_object_end(out);
}

void cart_view_encode(struct jwrite *out, const char *key, const struct cart_view *value)
{
    jwrite_object(out, key);
    jwrite_opt_i64(out, "id", value->id ? PRESENCE_VALUE : PRESENCE_NULL, value->id);
    jwrite_enum(out, "status", value->status, &cart_status_names);
    jwrite_array(out, "items");
    for (size_t i = 0; i < value->n_items; i++)
        cart_item_view_encode(out, NULL, &value->items[i]);
    jwrite_array_end(out);
    jwrite_i64(out, "itemCount", value->item_count);
    jwrite_money(out, "totalAmount", value->total_amount);
    jwrite_object_end(out);
}
