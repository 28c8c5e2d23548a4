/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Both directions of every type of notification that travels.
 * What the service needs is the service's own; the other direction exists for tests only.
 * GENERATED from spec/domains/notification.yaml by templates/test_codec.h.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#ifndef NOTIFICATION_CODEC_H
#define NOTIFICATION_CODEC_H

#include "notification_dto.h"
#include "dto_case.h"

bool notification_view_decode(struct jread *in, struct notification_view *ret);

extern const struct dto_codec notification_view_codec;

#endif
