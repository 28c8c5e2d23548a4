/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What system takes, answers and tells: enums, requests, replies, events.
 * GENERATED from spec/domains/system.yaml by templates/dto.h.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#ifndef SYSTEM_DTO_H
#define SYSTEM_DTO_H

#include "jread.h"
#include "jwrite.h"

enum exchange_step {
    EXCHANGE_STEP_ASK_LIBRARY,
    EXCHANGE_STEP_AWAIT_BOOK,
    EXCHANGE_STEP_OPEN_LOAN,
};
extern const struct enum_names exchange_step_names;

#endif
