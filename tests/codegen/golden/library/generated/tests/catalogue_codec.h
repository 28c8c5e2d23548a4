/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Both directions of every type of catalogue that travels.
 * What the service needs is the service's own; the other direction exists for tests only.
 * GENERATED from spec/domains/catalogue.yaml by templates/test_codec.h.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#ifndef CATALOGUE_CODEC_H
#define CATALOGUE_CODEC_H

#include "catalogue_dto.h"
#include "dto_case.h"

bool author_view_decode(struct jread *in, struct author_view *ret);
void new_author_encode(struct jwrite *out, const char *key, const struct new_author *value);
void author_edit_encode(struct jwrite *out, const char *key, const struct author_edit *value);
bool book_view_decode(struct jread *in, struct book_view *ret);
bool book_summary_decode(struct jread *in, struct book_summary *ret);
void new_book_encode(struct jwrite *out, const char *key, const struct new_book *value);
void book_edit_encode(struct jwrite *out, const char *key, const struct book_edit *value);
void book_change_encode(struct jwrite *out, const char *key, const struct book_change *value);
bool staff_book_view_decode(struct jread *in, struct staff_book_view *ret);
bool book_place_decode(struct jread *in, struct book_place *ret);
bool praise_decode(struct jread *in, struct praise *ret);
bool placed_book_view_decode(struct jread *in, struct placed_book_view *ret);
bool copy_view_decode(struct jread *in, struct copy_view *ret);
void new_copy_encode(struct jwrite *out, const char *key, const struct new_copy *value);
bool book_count_decode(struct jread *in, struct book_count *ret);
bool book_registered_event_decode(struct jread *in, struct book_registered_event *ret);
bool book_withdrawn_event_decode(struct jread *in, struct book_withdrawn_event *ret);

extern const struct dto_codec author_view_codec;
extern const struct dto_codec new_author_codec;
extern const struct dto_codec author_edit_codec;
extern const struct dto_codec book_view_codec;
extern const struct dto_codec book_summary_codec;
extern const struct dto_codec new_book_codec;
extern const struct dto_codec book_edit_codec;
extern const struct dto_codec book_change_codec;
extern const struct dto_codec staff_book_view_codec;
extern const struct dto_codec book_place_codec;
extern const struct dto_codec praise_codec;
extern const struct dto_codec placed_book_view_codec;
extern const struct dto_codec copy_view_codec;
extern const struct dto_codec new_copy_codec;
extern const struct dto_codec book_count_codec;
extern const struct dto_codec book_registered_event_codec;
extern const struct dto_codec book_withdrawn_event_codec;
extern const struct dto_codec copy_lost_event_codec;

#endif
