/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Both directions of every type of room that travels.
 * What the service needs is the service's own; the other direction exists for tests only.
 * GENERATED from spec/domains/room.yaml by templates/test_codec.h.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#ifndef ROOM_CODEC_H
#define ROOM_CODEC_H

#include "room_dto.h"
#include "dto_case.h"

bool room_view_decode(struct jread *in, struct room_view *ret);
bool seat_view_decode(struct jread *in, struct seat_view *ret);
bool room_status_decode(struct jread *in, struct room_status *ret);
bool closing_time_decode(struct jread *in, struct closing_time *ret);

extern const struct dto_codec room_view_codec;
extern const struct dto_codec seat_view_codec;
extern const struct dto_codec room_status_codec;
extern const struct dto_codec closing_time_codec;

#endif
