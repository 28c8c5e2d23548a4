/* SPDX-License-Identifier: Apache-2.0 */
/*
 * JSON of timedeal: decoders of requests, encoders of replies and events.
 * GENERATED from spec/domains/timedeal.yaml by templates/dto.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include "timedeal_dto.h"

#include "arena.h"
#include "service.h"

_Static_assert(RUNTIME_ABI == 1, "run ./dev gen");

const struct enum_names time_deal_status_names = {
    .names =
        (const char *const[]){
            [TIME_DEAL_STATUS_SCHEDULED] = "SCHEDULED",
            [TIME_DEAL_STATUS_ACTIVE] = "ACTIVE",
            [TIME_DEAL_STATUS_ENDED] = "ENDED",
            [TIME_DEAL_STATUS_CANCELLED] = "CANCELLED",
        },
    .n_names = 4,
};

void timedeal_started_event_encode(struct jwrite *out, const char *key,
                                   const struct timedeal_started_event *value)
{
    jwrite_object(out, key);
    jwrite_i64(out, "timeDealId", value->time_deal_id);
    jwrite_str(out, "name", value->name);
    jwrite_time(out, "startsAt", value->starts_at);
    jwrite_object_end(out);
}
