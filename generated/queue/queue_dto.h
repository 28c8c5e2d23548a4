/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What queue takes, answers and tells: enums, requests, replies, events.
 * GENERATED from spec/domains/queue.yaml by templates/dto.h.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#ifndef QUEUE_DTO_H
#define QUEUE_DTO_H

#include "jread.h"
#include "jwrite.h"

enum queue_entry_status {
    QUEUE_ENTRY_STATUS_WAITING,
    QUEUE_ENTRY_STATUS_ENTERED,
    QUEUE_ENTRY_STATUS_EXPIRED,
    QUEUE_ENTRY_STATUS_LEFT,
};
extern const struct enum_names queue_entry_status_names;

#endif
