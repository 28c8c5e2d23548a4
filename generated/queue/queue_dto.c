/* SPDX-License-Identifier: Apache-2.0 */
/*
 * JSON of queue: decoders of requests, encoders of replies and events.
 * GENERATED from spec/domains/queue.yaml by templates/dto.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include "queue_dto.h"

#include "arena.h"
#include "service.h"

_Static_assert(RUNTIME_ABI == 1, "run ./dev gen");

const struct enum_names queue_entry_status_names = {
    .names =
        (const char *const[]){
            [QUEUE_ENTRY_STATUS_WAITING] = "WAITING",
            [QUEUE_ENTRY_STATUS_ENTERED] = "ENTERED",
            [QUEUE_ENTRY_STATUS_EXPIRED] = "EXPIRED",
            [QUEUE_ENTRY_STATUS_LEFT] = "LEFT",
        },
    .n_names = 4,
};
