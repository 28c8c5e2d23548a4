/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Both directions of every type of cart that travels, for tests.
 * GENERATED from spec/domains/cart.yaml by templates/test_codec.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include "cart_codec.h"

#include "arena.h"
#include "service.h"

_Static_assert(RUNTIME_ABI == 1, "run ./dev gen");

bool cart_item_view_decode(struct jread *in, struct cart_item_view *ret)
{
    jread_i64(in, "id", NULL, &ret->id);
    jread_i64(in, "productId", NULL, &ret->product_id);
    jread_str(in, "productName", NULL, &ret->product_name);
    jread_money(in, "price", NULL, &ret->price);
    jread_i64(in, "quantity", NULL, &ret->quantity);
    jread_money(in, "subtotal", NULL, &ret->subtotal);
    return jread_done(in);
}

bool cart_view_decode(struct jread *in, struct cart_view *ret)
{
    struct jread *inner;

    jread_i64(in, "id", NULL, &ret->id);
    jread_enum(in, "status", NULL, &cart_status_names, &ret->status);
    inner = jread_list(in, "items", NULL, true, NULL, &ret->n_items);
    ret->items = arena_alloc(jread_arena(in), ret->n_items * sizeof *ret->items);
    for (size_t i = 0; i < ret->n_items; i++)
        cart_item_view_decode(jread_item(inner, i), &ret->items[i]);
    jread_i64(in, "itemCount", NULL, &ret->item_count);
    jread_money(in, "totalAmount", NULL, &ret->total_amount);
    return jread_done(in);
}

void new_cart_item_encode(struct jwrite *out, const char *key, const struct new_cart_item *value)
{
    jwrite_object(out, key);
    jwrite_i64(out, "productId", value->product_id);
    jwrite_i64(out, "quantity", value->quantity);
    jwrite_object_end(out);
}

void cart_item_edit_encode(struct jwrite *out, const char *key, const struct cart_item_edit *value)
{
    jwrite_object(out, key);
    jwrite_i64(out, "quantity", value->quantity);
    jwrite_object_end(out);
}

static bool decode_cart_item_view(struct jread *in, void *ret)
{
    return cart_item_view_decode(in, ret);
}

static void encode_cart_item_view(struct jwrite *out, const void *value)
{
    cart_item_view_encode(out, NULL, value);
}

const struct dto_codec cart_item_view_codec = {
    .name = "cart_item_view",
    .size = sizeof(struct cart_item_view),
    .decode = decode_cart_item_view,
    .encode = encode_cart_item_view,
};

static bool decode_cart_view(struct jread *in, void *ret)
{
    return cart_view_decode(in, ret);
}

static void encode_cart_view(struct jwrite *out, const void *value)
{
    cart_view_encode(out, NULL, value);
}

const struct dto_codec cart_view_codec = {
    .name = "cart_view",
    .size = sizeof(struct cart_view),
    .decode = decode_cart_view,
    .encode = encode_cart_view,
};

static bool decode_new_cart_item(struct jread *in, void *ret)
{
    return new_cart_item_decode(in, ret);
}

static void encode_new_cart_item(struct jwrite *out, const void *value)
{
    new_cart_item_encode(out, NULL, value);
}

const struct dto_codec new_cart_item_codec = {
    .name = "new_cart_item",
    .size = sizeof(struct new_cart_item),
    .decode = decode_new_cart_item,
    .encode = encode_new_cart_item,
};

static bool decode_cart_item_edit(struct jread *in, void *ret)
{
    return cart_item_edit_decode(in, ret);
}

static void encode_cart_item_edit(struct jwrite *out, const void *value)
{
    cart_item_edit_encode(out, NULL, value);
}

const struct dto_codec cart_item_edit_codec = {
    .name = "cart_item_edit",
    .size = sizeof(struct cart_item_edit),
    .decode = decode_cart_item_edit,
    .encode = encode_cart_item_edit,
};
