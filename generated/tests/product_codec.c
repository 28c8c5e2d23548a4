/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Both directions of every type of product that travels, for tests.
 * GENERATED from spec/domains/product.yaml by templates/test_codec.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include "product_codec.h"

#include "arena.h"
#include "service.h"

_Static_assert(RUNTIME_ABI == 1, "run ./dev gen");

bool product_view_decode(struct jread *in, struct product_view *ret)
{
    jread_i64(in, "id", NULL, &ret->id);
    jread_opt_str(in, "sku", NULL, &ret->sku_presence, &ret->sku);
    jread_str(in, "name", NULL, &ret->name);
    jread_opt_str(in, "description", NULL, &ret->description_presence, &ret->description);
    jread_money(in, "price", NULL, &ret->price);
    jread_opt_str(in, "category", NULL, &ret->category_presence, &ret->category);
    jread_opt_str(in, "imageUrl", NULL, &ret->image_url_presence, &ret->image_url);
    jread_time(in, "createdAt", NULL, &ret->created_at);
    jread_time(in, "updatedAt", NULL, &ret->updated_at);
    jread_i64(in, "stock", NULL, &ret->stock);
    return jread_done(in);
}

bool product_with_reviews_decode(struct jread *in, struct product_with_reviews *ret)
{
    jread_i64(in, "id", NULL, &ret->id);
    jread_opt_str(in, "sku", NULL, &ret->sku_presence, &ret->sku);
    jread_str(in, "name", NULL, &ret->name);
    jread_opt_str(in, "description", NULL, &ret->description_presence, &ret->description);
    jread_money(in, "price", NULL, &ret->price);
    jread_opt_str(in, "category", NULL, &ret->category_presence, &ret->category);
    jread_opt_str(in, "imageUrl", NULL, &ret->image_url_presence, &ret->image_url);
    jread_time(in, "createdAt", NULL, &ret->created_at);
    jread_time(in, "updatedAt", NULL, &ret->updated_at);
    jread_i64(in, "stock", NULL, &ret->stock);
    jread_json(in, "reviews", NULL, &ret->reviews);
    jread_bool(in, "reviewsAvailable", NULL, &ret->reviews_available);
    return jread_done(in);
}

bool product_created_event_decode(struct jread *in, struct product_created_event *ret)
{
    jread_i64(in, "productId", NULL, &ret->product_id);
    jread_opt_str(in, "sku", NULL, &ret->sku_presence, &ret->sku);
    jread_str(in, "name", NULL, &ret->name);
    jread_money(in, "price", NULL, &ret->price);
    jread_opt_str(in, "category", NULL, &ret->category_presence, &ret->category);
    return jread_done(in);
}

bool product_changed_event_decode(struct jread *in, struct product_changed_event *ret)
{
    jread_i64(in, "productId", NULL, &ret->product_id);
    jread_opt_str(in, "sku", NULL, &ret->sku_presence, &ret->sku);
    jread_str(in, "name", NULL, &ret->name);
    jread_money(in, "price", NULL, &ret->price);
    jread_opt_str(in, "category", NULL, &ret->category_presence, &ret->category);
    return jread_done(in);
}

bool product_removed_event_decode(struct jread *in, struct product_removed_event *ret)
{
    jread_i64(in, "productId", NULL, &ret->product_id);
    return jread_done(in);
}

bool product_ranked_event_decode(struct jread *in, struct product_ranked_event *ret)
{
    jread_i64(in, "productId", NULL, &ret->product_id);
    jread_i64(in, "soldRecently", NULL, &ret->sold_recently);
    return jread_done(in);
}

void new_product_encode(struct jwrite *out, const char *key, const struct new_product *value)
{
    jwrite_object(out, key);
    if (value->sku_presence != PRESENCE_ABSENT)
        jwrite_opt_str(out, "sku", value->sku_presence, value->sku);
    jwrite_str(out, "name", value->name);
    if (value->description_presence != PRESENCE_ABSENT)
        jwrite_opt_str(out, "description", value->description_presence, value->description);
    jwrite_money(out, "price", value->price);
    if (value->category_presence != PRESENCE_ABSENT)
        jwrite_opt_str(out, "category", value->category_presence, value->category);
    if (value->image_url_presence != PRESENCE_ABSENT)
        jwrite_opt_str(out, "imageUrl", value->image_url_presence, value->image_url);
    if (value->stock_presence != PRESENCE_ABSENT)
        jwrite_opt_i64(out, "stock", value->stock_presence, value->stock);
    jwrite_object_end(out);
}

void product_edit_encode(struct jwrite *out, const char *key, const struct product_edit *value)
{
    jwrite_object(out, key);
    if (value->sku_presence != PRESENCE_ABSENT)
        jwrite_opt_str(out, "sku", value->sku_presence, value->sku);
    jwrite_str(out, "name", value->name);
    if (value->description_presence != PRESENCE_ABSENT)
        jwrite_opt_str(out, "description", value->description_presence, value->description);
    jwrite_money(out, "price", value->price);
    if (value->category_presence != PRESENCE_ABSENT)
        jwrite_opt_str(out, "category", value->category_presence, value->category);
    if (value->image_url_presence != PRESENCE_ABSENT)
        jwrite_opt_str(out, "imageUrl", value->image_url_presence, value->image_url);
    jwrite_object_end(out);
}

static bool decode_product_view(struct jread *in, void *ret)
{
    return product_view_decode(in, ret);
}

static void encode_product_view(struct jwrite *out, const void *value)
{
    product_view_encode(out, NULL, value);
}

const struct dto_codec product_view_codec = {
    .name = "product_view",
    .size = sizeof(struct product_view),
    .decode = decode_product_view,
    .encode = encode_product_view,
};

static bool decode_product_with_reviews(struct jread *in, void *ret)
{
    return product_with_reviews_decode(in, ret);
}

static void encode_product_with_reviews(struct jwrite *out, const void *value)
{
    product_with_reviews_encode(out, NULL, value);
}

const struct dto_codec product_with_reviews_codec = {
    .name = "product_with_reviews",
    .size = sizeof(struct product_with_reviews),
    .decode = decode_product_with_reviews,
    .encode = encode_product_with_reviews,
};

static bool decode_new_product(struct jread *in, void *ret)
{
    return new_product_decode(in, ret);
}

static void encode_new_product(struct jwrite *out, const void *value)
{
    new_product_encode(out, NULL, value);
}

const struct dto_codec new_product_codec = {
    .name = "new_product",
    .size = sizeof(struct new_product),
    .decode = decode_new_product,
    .encode = encode_new_product,
};

static bool decode_product_edit(struct jread *in, void *ret)
{
    return product_edit_decode(in, ret);
}

static void encode_product_edit(struct jwrite *out, const void *value)
{
    product_edit_encode(out, NULL, value);
}

const struct dto_codec product_edit_codec = {
    .name = "product_edit",
    .size = sizeof(struct product_edit),
    .decode = decode_product_edit,
    .encode = encode_product_edit,
};

static bool decode_product_created_event(struct jread *in, void *ret)
{
    return product_created_event_decode(in, ret);
}

static void encode_product_created_event(struct jwrite *out, const void *value)
{
    product_created_event_encode(out, NULL, value);
}

const struct dto_codec product_created_event_codec = {
    .name = "product_created_event",
    .size = sizeof(struct product_created_event),
    .decode = decode_product_created_event,
    .encode = encode_product_created_event,
};

static bool decode_product_changed_event(struct jread *in, void *ret)
{
    return product_changed_event_decode(in, ret);
}

static void encode_product_changed_event(struct jwrite *out, const void *value)
{
    product_changed_event_encode(out, NULL, value);
}

const struct dto_codec product_changed_event_codec = {
    .name = "product_changed_event",
    .size = sizeof(struct product_changed_event),
    .decode = decode_product_changed_event,
    .encode = encode_product_changed_event,
};

static bool decode_product_removed_event(struct jread *in, void *ret)
{
    return product_removed_event_decode(in, ret);
}

static void encode_product_removed_event(struct jwrite *out, const void *value)
{
    product_removed_event_encode(out, NULL, value);
}

const struct dto_codec product_removed_event_codec = {
    .name = "product_removed_event",
    .size = sizeof(struct product_removed_event),
    .decode = decode_product_removed_event,
    .encode = encode_product_removed_event,
};

static bool decode_product_ranked_event(struct jread *in, void *ret)
{
    return product_ranked_event_decode(in, ret);
}

static void encode_product_ranked_event(struct jwrite *out, const void *value)
{
    product_ranked_event_encode(out, NULL, value);
}

const struct dto_codec product_ranked_event_codec = {
    .name = "product_ranked_event",
    .size = sizeof(struct product_ranked_event),
    .decode = decode_product_ranked_event,
    .encode = encode_product_ranked_event,
};
