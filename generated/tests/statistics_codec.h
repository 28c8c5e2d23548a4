/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Both directions of every type of statistics that travels.
 * What the service needs is the service's own; the other direction exists for tests only.
 * GENERATED from spec/domains/statistics.yaml by templates/test_codec.h.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#ifndef STATISTICS_CODEC_H
#define STATISTICS_CODEC_H

#include "statistics_dto.h"
#include "dto_case.h"

bool product_statistic_view_decode(struct jread *in, struct product_statistic_view *ret);

extern const struct dto_codec product_statistic_view_codec;

#endif
