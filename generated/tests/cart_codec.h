/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Both directions of every type of cart that travels.
 * What the service needs is the service's own; the other direction exists for tests only.
 * GENERATED from spec/domains/cart.yaml by templates/test_codec.h.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#ifndef CART_CODEC_H
#define CART_CODEC_H

#include "cart_dto.h"
#include "dto_case.h"

bool cart_item_view_decode(struct jread *in, struct cart_item_view *ret);
bool cart_view_decode(struct jread *in, struct cart_view *ret);
void new_cart_item_encode(struct jwrite *out, const char *key, const struct new_cart_item *value);
void cart_item_edit_encode(struct jwrite *out, const char *key, const struct cart_item_edit *value);

extern const struct dto_codec cart_item_view_codec;
extern const struct dto_codec cart_view_codec;
extern const struct dto_codec new_cart_item_codec;
extern const struct dto_codec cart_item_edit_codec;

#endif
