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

/* The steps of all sagas. */
enum saga_step {
    SAGA_STEP_RESERVE_INVENTORY,
    SAGA_STEP_PROCESS_PAYMENT,
    SAGA_STEP_DEDUCT_INVENTORY,
    SAGA_STEP_CREATE_DELIVERY,
    SAGA_STEP_CONFIRM_ORDER,
    SAGA_STEP_REFUND_PAYMENT,
    SAGA_STEP_CANCEL_DELIVERY,
    SAGA_STEP_RETURN_INVENTORY,
    SAGA_STEP_REFUND_ORDER,
};
extern const struct enum_names saga_step_names;

enum saga_status {
    SAGA_STATUS_STARTED,
    SAGA_STATUS_COMPLETED,
    SAGA_STATUS_COMPENSATING,
    SAGA_STATUS_FAILED,
    SAGA_STATUS_COMPENSATION_FAILED,
};
extern const struct enum_names saga_status_names;

#endif
