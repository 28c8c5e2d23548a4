/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What statistics takes, answers and tells: enums, requests, replies, events.
 * GENERATED from spec/domains/statistics.yaml by templates/dto.h.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#ifndef STATISTICS_DTO_H
#define STATISTICS_DTO_H

#include "jread.h"
#include "jwrite.h"

#endif
