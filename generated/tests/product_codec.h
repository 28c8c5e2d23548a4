/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Both directions of every type of product that travels.
 * What the service needs is the service's own; the other direction exists for tests only.
 * GENERATED from spec/domains/product.yaml by templates/test_codec.h.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#ifndef PRODUCT_CODEC_H
#define PRODUCT_CODEC_H

#include "product_dto.h"
#include "dto_case.h"

bool product_view_decode(struct jread *in, struct product_view *ret);
bool product_with_reviews_decode(struct jread *in, struct product_with_reviews *ret);
void new_product_encode(struct jwrite *out, const char *key, const struct new_product *value);
void product_edit_encode(struct jwrite *out, const char *key, const struct product_edit *value);
bool product_created_event_decode(struct jread *in, struct product_created_event *ret);
bool product_changed_event_decode(struct jread *in, struct product_changed_event *ret);
bool product_removed_event_decode(struct jread *in, struct product_removed_event *ret);
bool product_ranked_event_decode(struct jread *in, struct product_ranked_event *ret);

extern const struct dto_codec product_view_codec;
extern const struct dto_codec product_with_reviews_codec;
extern const struct dto_codec new_product_codec;
extern const struct dto_codec product_edit_codec;
extern const struct dto_codec product_created_event_codec;
extern const struct dto_codec product_changed_event_codec;
extern const struct dto_codec product_removed_event_codec;
extern const struct dto_codec product_ranked_event_codec;

#endif
