/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Both directions of every type of reading that travels.
 * What the service needs is the service's own; the other direction exists for tests only.
 * GENERATED from spec/domains/reading.yaml by templates/test_codec.h.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#ifndef READING_CODEC_H
#define READING_CODEC_H

#include "reading_dto.h"
#include "dto_case.h"

bool list_line_decode(struct jread *in, struct list_line *ret);
void new_list_encode(struct jwrite *out, const char *key, const struct new_list *value);
bool entry_line_decode(struct jread *in, struct entry_line *ret);
bool list_view_decode(struct jread *in, struct list_view *ret);
void list_change_encode(struct jwrite *out, const char *key, const struct list_change *value);
bool remark_view_decode(struct jread *in, struct remark_view *ret);
bool entry_view_decode(struct jread *in, struct entry_view *ret);
void new_entry_encode(struct jwrite *out, const char *key, const struct new_entry *value);
void entry_edit_encode(struct jwrite *out, const char *key, const struct entry_edit *value);
void new_remark_encode(struct jwrite *out, const char *key, const struct new_remark *value);
bool list_shared_event_decode(struct jread *in, struct list_shared_event *ret);

extern const struct dto_codec list_line_codec;
extern const struct dto_codec new_list_codec;
extern const struct dto_codec entry_line_codec;
extern const struct dto_codec list_view_codec;
extern const struct dto_codec list_change_codec;
extern const struct dto_codec remark_view_codec;
extern const struct dto_codec entry_view_codec;
extern const struct dto_codec new_entry_codec;
extern const struct dto_codec entry_edit_codec;
extern const struct dto_codec new_remark_codec;
extern const struct dto_codec list_shared_event_codec;

#endif
