/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What delivery takes, answers and tells: enums, requests, replies, events.
 * GENERATED from spec/domains/delivery.yaml by templates/dto.h.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#ifndef DELIVERY_DTO_H
#define DELIVERY_DTO_H

#include "jread.h"
#include "jwrite.h"

enum delivery_status {
    DELIVERY_STATUS_PREPARING,
    DELIVERY_STATUS_SHIPPED,
    DELIVERY_STATUS_IN_TRANSIT,
    DELIVERY_STATUS_DELIVERED,
    DELIVERY_STATUS_CANCELLED,
};
extern const struct enum_names delivery_status_names;

/* A parcel is on its way. */
struct delivery_shipped_event {
    const char *tracking_number;
    const char *order_number;
};
void delivery_shipped_event_encode(struct jwrite *out, const char *key,
                                   const struct delivery_shipped_event *value);

#endif
