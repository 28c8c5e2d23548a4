/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Both directions of every type of payment that travels.
 * What the service needs is the service's own; the other direction exists for tests only.
 * GENERATED from spec/domains/payment.yaml by templates/test_codec.h.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#ifndef PAYMENT_CODEC_H
#define PAYMENT_CODEC_H

#include "payment_dto.h"
#include "dto_case.h"

void new_payment_encode(struct jwrite *out, const char *key, const struct new_payment *value);
bool payment_view_decode(struct jread *in, struct payment_view *ret);

extern const struct dto_codec payment_completed_event_codec;
extern const struct dto_codec payment_failed_event_codec;
extern const struct dto_codec new_payment_codec;
extern const struct dto_codec payment_view_codec;

#endif
