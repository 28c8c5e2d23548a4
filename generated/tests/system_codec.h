/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Both directions of every type of system that travels.
 * What the service needs is the service's own; the other direction exists for tests only.
 * GENERATED from spec/domains/system.yaml by templates/test_codec.h.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#ifndef SYSTEM_CODEC_H
#define SYSTEM_CODEC_H

#include "system_dto.h"
#include "dto_case.h"

bool saga_view_decode(struct jread *in, struct saga_view *ret);
bool job_view_decode(struct jread *in, struct job_view *ret);
bool job_list_decode(struct jread *in, struct job_list *ret);
bool dead_letter_summary_decode(struct jread *in, struct dead_letter_summary *ret);
bool dead_letter_view_decode(struct jread *in, struct dead_letter_view *ret);

extern const struct dto_codec saga_view_codec;
extern const struct dto_codec job_view_codec;
extern const struct dto_codec job_list_codec;
extern const struct dto_codec dead_letter_summary_codec;
extern const struct dto_codec dead_letter_view_codec;

#endif
