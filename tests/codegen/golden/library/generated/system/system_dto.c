/* SPDX-License-Identifier: Apache-2.0 */
/*
 * JSON of system: decoders of requests and events, encoders of replies and events.
 * GENERATED from spec/domains/system.yaml by templates/dto.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include "system_dto.h"

#include "arena.h"
#include "service.h"

_Static_assert(RUNTIME_ABI == 1, "run ./dev gen");

const struct enum_names exchange_step_names = {
    .names =
        (const char *const[]){
            [EXCHANGE_STEP_ASK_LIBRARY] = "ASK_LIBRARY",
            [EXCHANGE_STEP_AWAIT_BOOK] = "AWAIT_BOOK",
            [EXCHANGE_STEP_OPEN_LOAN] = "OPEN_LOAN",
        },
    .n_names = 3,
};
