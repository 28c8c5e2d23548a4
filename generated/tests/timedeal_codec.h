/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Both directions of every type of timedeal that travels.
 * What the service needs is the service's own; the other direction exists for tests only.
 * GENERATED from spec/domains/timedeal.yaml by templates/test_codec.h.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#ifndef TIMEDEAL_CODEC_H
#define TIMEDEAL_CODEC_H

#include "timedeal_dto.h"
#include "dto_case.h"

bool time_deal_product_view_decode(struct jread *in, struct time_deal_product_view *ret);
bool time_deal_view_decode(struct jread *in, struct time_deal_view *ret);
void new_time_deal_purchase_encode(struct jwrite *out, const char *key,
                                   const struct new_time_deal_purchase *value);
bool time_deal_purchase_view_decode(struct jread *in, struct time_deal_purchase_view *ret);
void new_time_deal_product_encode(struct jwrite *out, const char *key,
                                  const struct new_time_deal_product *value);
void new_time_deal_encode(struct jwrite *out, const char *key, const struct new_time_deal *value);
bool timedeal_started_event_decode(struct jread *in, struct timedeal_started_event *ret);

extern const struct dto_codec time_deal_product_view_codec;
extern const struct dto_codec time_deal_view_codec;
extern const struct dto_codec new_time_deal_purchase_codec;
extern const struct dto_codec time_deal_purchase_view_codec;
extern const struct dto_codec new_time_deal_product_codec;
extern const struct dto_codec new_time_deal_codec;
extern const struct dto_codec timedeal_started_event_codec;

#endif
