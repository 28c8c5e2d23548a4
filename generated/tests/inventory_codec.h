/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Both directions of every type of inventory that travels.
 * What the service needs is the service's own; the other direction exists for tests only.
 * GENERATED from spec/domains/inventory.yaml by templates/test_codec.h.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#ifndef INVENTORY_CODEC_H
#define INVENTORY_CODEC_H

#include "inventory_dto.h"
#include "dto_case.h"

bool inventory_view_decode(struct jread *in, struct inventory_view *ret);
void inventory_batch_encode(struct jwrite *out, const char *key,
                            const struct inventory_batch *value);
bool inventory_batch_view_decode(struct jread *in, struct inventory_batch_view *ret);
void initial_stock_encode(struct jwrite *out, const char *key, const struct initial_stock *value);
void stock_addition_encode(struct jwrite *out, const char *key, const struct stock_addition *value);
void stock_adjustment_encode(struct jwrite *out, const char *key,
                             const struct stock_adjustment *value);
bool stock_movement_view_decode(struct jread *in, struct stock_movement_view *ret);
bool stock_update_decode(struct jread *in, struct stock_update *ret);
bool inventory_reserved_event_decode(struct jread *in, struct inventory_reserved_event *ret);
bool inventory_restocked_event_decode(struct jread *in, struct inventory_restocked_event *ret);
bool inventory_depleted_event_decode(struct jread *in, struct inventory_depleted_event *ret);

extern const struct dto_codec inventory_view_codec;
extern const struct dto_codec inventory_batch_codec;
extern const struct dto_codec inventory_batch_view_codec;
extern const struct dto_codec initial_stock_codec;
extern const struct dto_codec stock_addition_codec;
extern const struct dto_codec stock_adjustment_codec;
extern const struct dto_codec stock_movement_view_codec;
extern const struct dto_codec stock_update_codec;
extern const struct dto_codec inventory_reserved_event_codec;
extern const struct dto_codec inventory_restocked_event_codec;
extern const struct dto_codec inventory_depleted_event_codec;

#endif
