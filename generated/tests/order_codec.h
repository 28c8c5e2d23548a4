/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Both directions of every type of order that travels.
 * What the service needs is the service's own; the other direction exists for tests only.
 * GENERATED from spec/domains/order.yaml by templates/test_codec.h.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#ifndef ORDER_CODEC_H
#define ORDER_CODEC_H

#include "order_dto.h"
#include "dto_case.h"

void new_order_encode(struct jwrite *out, const char *key, const struct new_order *value);
bool order_view_decode(struct jread *in, struct order_view *ret);
void cancellation_encode(struct jwrite *out, const char *key, const struct cancellation *value);
bool customer_decode(struct jread *in, struct customer *ret);
bool admin_order_view_decode(struct jread *in, struct admin_order_view *ret);
void order_status_change_encode(struct jwrite *out, const char *key,
                                const struct order_status_change *value);

extern const struct dto_codec order_item_view_codec;
extern const struct dto_codec order_created_event_codec;
extern const struct dto_codec order_confirmed_event_codec;
extern const struct dto_codec order_cancelled_event_codec;
extern const struct dto_codec shipping_address_codec;
extern const struct dto_codec new_order_codec;
extern const struct dto_codec order_view_codec;
extern const struct dto_codec cancellation_codec;
extern const struct dto_codec customer_codec;
extern const struct dto_codec admin_order_view_codec;
extern const struct dto_codec order_status_change_codec;

#endif
