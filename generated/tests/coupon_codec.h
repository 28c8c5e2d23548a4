/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Both directions of every type of coupon that travels.
 * What the service needs is the service's own; the other direction exists for tests only.
 * GENERATED from spec/domains/coupon.yaml by templates/test_codec.h.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#ifndef COUPON_CODEC_H
#define COUPON_CODEC_H

#include "coupon_dto.h"
#include "dto_case.h"

bool coupon_view_decode(struct jread *in, struct coupon_view *ret);
bool user_coupon_view_decode(struct jread *in, struct user_coupon_view *ret);
void new_coupon_encode(struct jwrite *out, const char *key, const struct new_coupon *value);
bool coupon_issued_event_decode(struct jread *in, struct coupon_issued_event *ret);

extern const struct dto_codec coupon_view_codec;
extern const struct dto_codec user_coupon_view_codec;
extern const struct dto_codec new_coupon_codec;
extern const struct dto_codec coupon_issued_event_codec;

#endif
