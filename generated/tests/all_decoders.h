/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Every decoder of the service, for fuzzing.
 * GENERATED from spec/domains by templates/test_all_decoders.h.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#ifndef ALL_DECODERS_H
#define ALL_DECODERS_H

#include "dto_case.h"

#define ALL_DECODERS_N 76

extern const struct dto_codec *const all_decoders[ALL_DECODERS_N];

#endif
