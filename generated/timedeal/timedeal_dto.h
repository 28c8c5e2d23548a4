/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What timedeal takes, answers and tells: enums, requests, replies, events.
 * GENERATED from spec/domains/timedeal.yaml by templates/dto.h.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#ifndef TIMEDEAL_DTO_H
#define TIMEDEAL_DTO_H

#include "jread.h"
#include "jwrite.h"

enum time_deal_status {
    TIME_DEAL_STATUS_SCHEDULED,
    TIME_DEAL_STATUS_ACTIVE,
    TIME_DEAL_STATUS_ENDED,
    TIME_DEAL_STATUS_CANCELLED,
};
extern const struct enum_names time_deal_status_names;

/* A time deal has begun. */
struct timedeal_started_event {
    int64_t time_deal_id;
    const char *name;
    int64_t starts_at;
};
void timedeal_started_event_encode(struct jwrite *out, const char *key,
                                   const struct timedeal_started_event *value);

#endif
