/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Both directions of every type of queue that travels.
 * What the service needs is the service's own; the other direction exists for tests only.
 * GENERATED from spec/domains/queue.yaml by templates/test_codec.h.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#ifndef QUEUE_CODEC_H
#define QUEUE_CODEC_H

#include "queue_dto.h"
#include "dto_case.h"

bool queue_status_view_decode(struct jread *in, struct queue_status_view *ret);
void queue_settings_encode(struct jwrite *out, const char *key, const struct queue_settings *value);
bool queue_view_decode(struct jread *in, struct queue_view *ret);
bool queue_admission_decode(struct jread *in, struct queue_admission *ret);
bool queue_position_decode(struct jread *in, struct queue_position *ret);

extern const struct dto_codec queue_status_view_codec;
extern const struct dto_codec queue_settings_codec;
extern const struct dto_codec queue_view_codec;
extern const struct dto_codec queue_admission_codec;
extern const struct dto_codec queue_position_codec;

#endif
