/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Both directions of every type of delivery that travels.
 * What the service needs is the service's own; the other direction exists for tests only.
 * GENERATED from spec/domains/delivery.yaml by templates/test_codec.h.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#ifndef DELIVERY_CODEC_H
#define DELIVERY_CODEC_H

#include "delivery_dto.h"
#include "dto_case.h"

bool delivery_history_view_decode(struct jread *in, struct delivery_history_view *ret);
bool delivery_view_decode(struct jread *in, struct delivery_view *ret);
void delivery_status_change_encode(struct jwrite *out, const char *key,
                                   const struct delivery_status_change *value);
bool delivery_shipped_event_decode(struct jread *in, struct delivery_shipped_event *ret);

extern const struct dto_codec delivery_history_view_codec;
extern const struct dto_codec delivery_view_codec;
extern const struct dto_codec delivery_status_change_codec;
extern const struct dto_codec delivery_shipped_event_codec;

#endif
