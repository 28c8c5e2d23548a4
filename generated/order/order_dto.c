/* SPDX-License-Identifier: Apache-2.0 */
/*
 * JSON of order: decoders of requests and events, encoders of replies and events.
 * GENERATED from spec/domains/order.yaml by templates/dto.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include "order_dto.h"

#include "arena.h"
#include "service.h"

_Static_assert(RUNTIME_ABI == 1, "run ./dev gen");

const struct enum_names order_status_names = {
    .names =
        (const char *const[]){
            [ORDER_STATUS_PENDING] = "PENDING",
            [ORDER_STATUS_CONFIRMED] = "CONFIRMED",
            [ORDER_STATUS_PAID] = "PAID",
            [ORDER_STATUS_SHIPPING] = "SHIPPING",
            [ORDER_STATUS_DELIVERED] = "DELIVERED",
            [ORDER_STATUS_CANCELLED] = "CANCELLED",
            [ORDER_STATUS_REFUNDED] = "REFUNDED",
        },
    .n_names = 7,
};

bool order_item_view_decode(struct jread *in, struct order_item_view *ret)
{
    static const struct jread_rule product_id_rule = {.min = 1, .id = true};
    static const struct jread_rule product_name_rule = {.min = 1, .max = 200};
    static const struct jread_rule price_rule = {.max = 999999999999};
    static const struct jread_rule quantity_rule = {.min = 1, .max = 2147483647};
    static const struct jread_rule subtotal_rule = {.max = 999999999999};

    jread_i64(in, "productId", &product_id_rule, &ret->product_id);
    jread_str(in, "productName", &product_name_rule, &ret->product_name);
    jread_money(in, "price", &price_rule, &ret->price);
    jread_i64(in, "quantity", &quantity_rule, &ret->quantity);
    jread_money(in, "subtotal", &subtotal_rule, &ret->subtotal);
    return jread_done(in);
}

bool order_created_event_decode(struct jread *in, struct order_created_event *ret)
{
    static const struct jread_rule order_number_rule = {.min = 1, .max = 64, .ascii = true};
    static const struct jread_rule user_id_rule = {.min = 1, .max = 64};
    static const struct jread_rule total_amount_rule = {.min = -999999999999, .max = 999999999999};
    struct jread *list;

    if (!in)
        return false;
    jread_str(in, "orderNumber", &order_number_rule, &ret->order_number);
    jread_str(in, "userId", &user_id_rule, &ret->user_id);
    jread_money(in, "totalAmount", &total_amount_rule, &ret->total_amount);
    list = jread_list(in, "items", NULL, true, NULL, &ret->n_items);
    ret->items = arena_alloc(jread_arena(in), ret->n_items * sizeof *ret->items);
    for (size_t i = 0; i < ret->n_items; i++)
        order_item_view_decode(jread_item(list, i), &ret->items[i]);
    return jread_done(in);
}

bool order_confirmed_event_decode(struct jread *in, struct order_confirmed_event *ret)
{
    static const struct jread_rule order_number_rule = {.min = 1, .max = 64, .ascii = true};
    static const struct jread_rule user_id_rule = {.min = 1, .max = 64};

    jread_str(in, "orderNumber", &order_number_rule, &ret->order_number);
    jread_str(in, "userId", &user_id_rule, &ret->user_id);
    return jread_done(in);
}

bool order_cancelled_event_decode(struct jread *in, struct order_cancelled_event *ret)
{
    static const struct jread_rule order_number_rule = {.min = 1, .max = 64, .ascii = true};
    static const struct jread_rule user_id_rule = {.min = 1, .max = 64};
    static const struct jread_rule reason_rule = {.max = 500};

    jread_str(in, "orderNumber", &order_number_rule, &ret->order_number);
    jread_str(in, "userId", &user_id_rule, &ret->user_id);
    jread_opt_str(in, "reason", &reason_rule, &ret->reason_presence, &ret->reason);
    return jread_done(in);
}

bool shipping_address_decode(struct jread *in, struct shipping_address *ret)
{
    static const struct jread_rule receiver_name_rule = {
        .min = 1,
        .max = 100,
        .err = ERR_INVALID_SHIPPING_ADDRESS,
        .missing = ERR_INVALID_SHIPPING_ADDRESS,
    };
    static const struct jread_rule receiver_phone_rule = {
        .min = 1,
        .max = 20,
        .err = ERR_INVALID_SHIPPING_ADDRESS,
        .missing = ERR_INVALID_SHIPPING_ADDRESS,
    };
    static const struct jread_rule zip_code_rule = {
        .min = 1,
        .max = 10,
        .err = ERR_INVALID_SHIPPING_ADDRESS,
        .missing = ERR_INVALID_SHIPPING_ADDRESS,
    };
    static const struct jread_rule address1_rule = {
        .min = 1,
        .max = 255,
        .err = ERR_INVALID_SHIPPING_ADDRESS,
        .missing = ERR_INVALID_SHIPPING_ADDRESS,
    };
    static const struct jread_rule address2_rule = {
        .max = 255,
        .err = ERR_INVALID_SHIPPING_ADDRESS,
    };

    jread_str(in, "receiverName", &receiver_name_rule, &ret->receiver_name);
    jread_str(in, "receiverPhone", &receiver_phone_rule, &ret->receiver_phone);
    jread_str(in, "zipCode", &zip_code_rule, &ret->zip_code);
    jread_str(in, "address1", &address1_rule, &ret->address1);
    jread_opt_str(in, "address2", &address2_rule, &ret->address2_presence, &ret->address2);
    return jread_done(in);
}

bool new_order_decode(struct jread *in, struct new_order *ret)
{
    static const struct jread_rule cart_id_rule = {.min = 1, .id = true};
    static const struct jread_rule shipping_address_rule = {
        .missing = ERR_INVALID_SHIPPING_ADDRESS,
    };
    static const struct jread_rule user_coupon_id_rule = {.min = 1, .id = true};

    jread_i64(in, "cartId", &cart_id_rule, &ret->cart_id);
    shipping_address_decode(jread_object(in, "shippingAddress", &shipping_address_rule, true, NULL),
                            &ret->shipping_address);
    jread_opt_i64(in, "userCouponId", &user_coupon_id_rule, &ret->user_coupon_id_presence,
                  &ret->user_coupon_id);
    return jread_done(in);
}

bool cancellation_decode(struct jread *in, struct cancellation *ret)
{
    static const struct jread_rule reason_rule = {.min = 1, .max = 500};

    jread_str(in, "reason", &reason_rule, &ret->reason);
    return jread_done(in);
}

bool order_status_change_decode(struct jread *in, struct order_status_change *ret)
{
    static const struct jread_rule reason_rule = {.min = 1, .max = 500};

    jread_enum(in, "status", NULL, &order_status_names, &ret->status);
    jread_opt_str(in, "reason", &reason_rule, &ret->reason_presence, &ret->reason);
    return jread_done(in);
}

void order_item_view_encode(struct jwrite *out, const char *key,
                            const struct order_item_view *value)
{
    jwrite_object(out, key);
    jwrite_i64(out, "productId", value->product_id);
    jwrite_str(out, "productName", value->product_name);
    jwrite_money(out, "price", value->price);
    jwrite_i64(out, "quantity", value->quantity);
    jwrite_money(out, "subtotal", value->subtotal);
    jwrite_object_end(out);
}

void order_created_event_encode(struct jwrite *out, const char *key,
                                const struct order_created_event *value)
{
    jwrite_object(out, key);
    jwrite_str(out, "orderNumber", value->order_number);
    jwrite_str(out, "userId", value->user_id);
    jwrite_money(out, "totalAmount", value->total_amount);
    jwrite_array(out, "items");
    for (size_t i = 0; i < value->n_items; i++)
        order_item_view_encode(out, NULL, &value->items[i]);
    jwrite_array_end(out);
    jwrite_object_end(out);
}

void order_confirmed_event_encode(struct jwrite *out, const char *key,
                                  const struct order_confirmed_event *value)
{
    jwrite_object(out, key);
    jwrite_str(out, "orderNumber", value->order_number);
    jwrite_str(out, "userId", value->user_id);
    jwrite_object_end(out);
}

void order_cancelled_event_encode(struct jwrite *out, const char *key,
                                  const struct order_cancelled_event *value)
{
    jwrite_object(out, key);
    jwrite_str(out, "orderNumber", value->order_number);
    jwrite_str(out, "userId", value->user_id);
    jwrite_opt_str(out, "reason", value->reason_presence, value->reason);
    jwrite_object_end(out);
}

void shipping_address_encode(struct jwrite *out, const char *key,
                             const struct shipping_address *value)
{
    jwrite_object(out, key);
    jwrite_str(out, "receiverName", value->receiver_name);
    jwrite_str(out, "receiverPhone", value->receiver_phone);
    jwrite_str(out, "zipCode", value->zip_code);
    jwrite_str(out, "address1", value->address1);
    jwrite_opt_str(out, "address2", value->address2_presence, value->address2);
    jwrite_object_end(out);
}

void order_view_encode(struct jwrite *out, const char *key, const struct order_view *value)
{
    jwrite_object(out, key);
    jwrite_str(out, "orderNumber", value->order_number);
    jwrite_enum(out, "status", value->status, &order_status_names);
    jwrite_money(out, "totalAmount", value->total_amount);
    jwrite_money(out, "discountAmount", value->discount_amount);
    jwrite_money(out, "finalAmount", value->final_amount);
    jwrite_opt_i64(out, "userCouponId", value->user_coupon_id_presence, value->user_coupon_id);
    jwrite_opt_str(out, "cancelReason", value->cancel_reason_presence, value->cancel_reason);
    jwrite_opt_time(out, "cancelledAt", value->cancelled_at_presence, value->cancelled_at);
    jwrite_opt_time(out, "expiresAt", value->expires_at_presence, value->expires_at);
    jwrite_time(out, "createdAt", value->created_at);
    jwrite_time(out, "updatedAt", value->updated_at);
    jwrite_array(out, "items");
    for (size_t i = 0; i < value->n_items; i++)
        order_item_view_encode(out, NULL, &value->items[i]);
    jwrite_array_end(out);
    shipping_address_encode(out, "shippingAddress", &value->shipping_address);
    jwrite_object_end(out);
}

void customer_encode(struct jwrite *out, const char *key, const struct customer *value)
{
    jwrite_object(out, key);
    jwrite_opt_str(out, "name", value->name_presence, value->name);
    jwrite_opt_str(out, "email", value->email_presence, value->email);
    jwrite_object_end(out);
}

void admin_order_view_encode(struct jwrite *out, const char *key,
                             const struct admin_order_view *value)
{
    jwrite_object(out, key);
    jwrite_str(out, "orderNumber", value->order_number);
    jwrite_str(out, "userId", value->user_id);
    jwrite_enum(out, "status", value->status, &order_status_names);
    jwrite_money(out, "totalAmount", value->total_amount);
    jwrite_money(out, "discountAmount", value->discount_amount);
    jwrite_money(out, "finalAmount", value->final_amount);
    jwrite_opt_i64(out, "userCouponId", value->user_coupon_id_presence, value->user_coupon_id);
    jwrite_opt_str(out, "cancelReason", value->cancel_reason_presence, value->cancel_reason);
    jwrite_opt_time(out, "cancelledAt", value->cancelled_at_presence, value->cancelled_at);
    jwrite_opt_time(out, "expiresAt", value->expires_at_presence, value->expires_at);
    jwrite_time(out, "createdAt", value->created_at);
    jwrite_time(out, "updatedAt", value->updated_at);
    jwrite_array(out, "items");
    for (size_t i = 0; i < value->n_items; i++)
        order_item_view_encode(out, NULL, &value->items[i]);
    jwrite_array_end(out);
    shipping_address_encode(out, "shippingAddress", &value->shipping_address);
    if (value->customer_presence == PRESENCE_VALUE)
        customer_encode(out, "customer", &value->customer);
    else
        jwrite_null(out, "customer");
    jwrite_object_end(out);
}
