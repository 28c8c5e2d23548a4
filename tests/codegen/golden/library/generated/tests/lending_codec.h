/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Both directions of every type of lending that travels.
 * What the service needs is the service's own; the other direction exists for tests only.
 * GENERATED from spec/domains/lending.yaml by templates/test_codec.h.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#ifndef LENDING_CODEC_H
#define LENDING_CODEC_H

#include "lending_dto.h"
#include "dto_case.h"

bool bag_book_view_decode(struct jread *in, struct bag_book_view *ret);
bool bag_view_decode(struct jread *in, struct bag_view *ret);
void new_bag_book_encode(struct jwrite *out, const char *key, const struct new_bag_book *value);
void bag_book_edit_encode(struct jwrite *out, const char *key, const struct bag_book_edit *value);
bool loan_view_decode(struct jread *in, struct loan_view *ret);
void new_loan_encode(struct jwrite *out, const char *key, const struct new_loan *value);
void exchange_request_encode(struct jwrite *out, const char *key,
                             const struct exchange_request *value);
bool exchange_view_decode(struct jread *in, struct exchange_view *ret);

extern const struct dto_codec bag_book_view_codec;
extern const struct dto_codec bag_view_codec;
extern const struct dto_codec new_bag_book_codec;
extern const struct dto_codec bag_book_edit_codec;
extern const struct dto_codec loan_view_codec;
extern const struct dto_codec new_loan_codec;
extern const struct dto_codec address_codec;
extern const struct dto_codec parcel_line_codec;
extern const struct dto_codec exchange_request_codec;
extern const struct dto_codec exchange_view_codec;
extern const struct dto_codec loan_opened_event_codec;
extern const struct dto_codec loan_returned_event_codec;
extern const struct dto_codec exchange_asked_event_codec;

#endif
