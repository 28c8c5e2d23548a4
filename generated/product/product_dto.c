/* SPDX-License-Identifier: Apache-2.0 */
/*
 * JSON of product: decoders of requests and events, encoders of replies and events.
 * GENERATED from spec/domains/product.yaml by templates/dto.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include "product_dto.h"

#include "arena.h"
#include "service.h"

_Static_assert(RUNTIME_ABI == 1, "run ./dev gen");

bool new_product_decode(struct jread *in, struct new_product *ret)
{
    static const struct jread_rule sku_rule = {.min = 1, .max = 64};
    static const struct jread_rule name_rule = {.min = 1, .max = 200};
    static const struct jread_rule description_rule = {.max = 2000};
    static const struct jread_rule price_rule = {
        .min = 1,
        .max = 999999999999,
        .err = ERR_INVALID_PRODUCT_PRICE,
    };
    static const struct jread_rule category_rule = {.max = 100};
    static const struct jread_rule image_url_rule = {.max = 500};
    static const struct jread_rule stock_rule = {
        .max = 1000000000,
        .err = ERR_INVALID_STOCK_QUANTITY_PARAM,
    };

    jread_opt_str(in, "sku", &sku_rule, &ret->sku_presence, &ret->sku);
    jread_str(in, "name", &name_rule, &ret->name);
    jread_opt_str(in, "description", &description_rule, &ret->description_presence,
                  &ret->description);
    jread_money(in, "price", &price_rule, &ret->price);
    jread_opt_str(in, "category", &category_rule, &ret->category_presence, &ret->category);
    jread_opt_str(in, "imageUrl", &image_url_rule, &ret->image_url_presence, &ret->image_url);
    jread_opt_i64(in, "stock", &stock_rule, &ret->stock_presence, &ret->stock);
    return jread_done(in);
}

bool product_edit_decode(struct jread *in, struct product_edit *ret)
{
    static const struct jread_rule sku_rule = {.min = 1, .max = 64};
    static const struct jread_rule name_rule = {.min = 1, .max = 200};
    static const struct jread_rule description_rule = {.max = 2000};
    static const struct jread_rule price_rule = {
        .min = 1,
        .max = 999999999999,
        .err = ERR_INVALID_PRODUCT_PRICE,
    };
    static const struct jread_rule category_rule = {.max = 100};
    static const struct jread_rule image_url_rule = {.max = 500};

    jread_opt_str(in, "sku", &sku_rule, &ret->sku_presence, &ret->sku);
    jread_str(in, "name", &name_rule, &ret->name);
    jread_opt_str(in, "description", &description_rule, &ret->description_presence,
                  &ret->description);
    jread_money(in, "price", &price_rule, &ret->price);
    jread_opt_str(in, "category", &category_rule, &ret->category_presence, &ret->category);
    jread_opt_str(in, "imageUrl", &image_url_rule, &ret->image_url_presence, &ret->image_url);
    return jread_done(in);
}

void product_view_encode(struct jwrite *out, const char *key, const struct product_view *value)
{
    jwrite_object(out, key);
    jwrite_i64(out, "id", value->id);
    jwrite_opt_str(out, "sku", value->sku_presence, value->sku);
    jwrite_str(out, "name", value->name);
    jwrite_opt_str(out, "description", value->description_presence, value->description);
    jwrite_money(out, "price", value->price);
    jwrite_opt_str(out, "category", value->category_presence, value->category);
    jwrite_opt_str(out, "imageUrl", value->image_url_presence, value->image_url);
    jwrite_time(out, "createdAt", value->created_at);
    jwrite_time(out, "updatedAt", value->updated_at);
    jwrite_i64(out, "stock", value->stock);
    jwrite_object_end(out);
}

void product_with_reviews_encode(struct jwrite *out, const char *key,
                                 const struct product_with_reviews *value)
{
    jwrite_object(out, key);
    jwrite_i64(out, "id", value->id);
    jwrite_opt_str(out, "sku", value->sku_presence, value->sku);
    jwrite_str(out, "name", value->name);
    jwrite_opt_str(out, "description", value->description_presence, value->description);
    jwrite_money(out, "price", value->price);
    jwrite_opt_str(out, "category", value->category_presence, value->category);
    jwrite_opt_str(out, "imageUrl", value->image_url_presence, value->image_url);
    jwrite_time(out, "createdAt", value->created_at);
    jwrite_time(out, "updatedAt", value->updated_at);
    jwrite_i64(out, "stock", value->stock);
    jwrite_json(out, "reviews", value->reviews);
    jwrite_bool(out, "reviewsAvailable", value->reviews_available);
    jwrite_object_end(out);
}

void product_created_event_encode(struct jwrite *out, const char *key,
                                  const struct product_created_event *value)
{
    jwrite_object(out, key);
    jwrite_i64(out, "productId", value->product_id);
    jwrite_opt_str(out, "sku", value->sku_presence, value->sku);
    jwrite_str(out, "name", value->name);
    jwrite_money(out, "price", value->price);
    jwrite_opt_str(out, "category", value->category_presence, value->category);
    jwrite_object_end(out);
}

void product_changed_event_encode(struct jwrite *out, const char *key,
                                  const struct product_changed_event *value)
{
    jwrite_object(out, key);
    jwrite_i64(out, "productId", value->product_id);
    jwrite_opt_str(out, "sku", value->sku_presence, value->sku);
    jwrite_str(out, "name", value->name);
    jwrite_money(out, "price", value->price);
    jwrite_opt_str(out, "category", value->category_presence, value->category);
    jwrite_object_end(out);
}

void product_removed_event_encode(struct jwrite *out, const char *key,
                                  const struct product_removed_event *value)
{
    jwrite_object(out, key);
    jwrite_i64(out, "productId", value->product_id);
    jwrite_object_end(out);
}

void product_ranked_event_encode(struct jwrite *out, const char *key,
                                 const struct product_ranked_event *value)
{
    jwrite_object(out, key);
    jwrite_i64(out, "productId", value->product_id);
    jwrite_i64(out, "soldRecently", value->sold_recently);
    jwrite_object_end(out);
}
