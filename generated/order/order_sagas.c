/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Sagas of order: their steps in order.
 * GENERATED from spec/domains/order.yaml by templates/sagas.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include "order_sagas.h"

_Static_assert(RUNTIME_ABI == 1, "run ./dev gen");

static const struct saga_step_info order_steps[] = {
    {
        .name = "RESERVE_INVENTORY",
        .act = reserve_inventory,
        .undo = release_order,
    },
    {
        .name = "PROCESS_PAYMENT",
        .ask = authorise_payment,
        .act = complete_payment,
        .fail = fail_payment,
        .ask_undo = cancel_charge,
        .undo = refund_payment,
    },
    {
        .name = "DEDUCT_INVENTORY",
        .act = deduct_inventory,
        .undo = return_inventory,
    },
    {
        .name = "CREATE_DELIVERY",
        .act = create_delivery,
        .undo = cancel_delivery,
    },
    {
        .name = "CONFIRM_ORDER",
        .act = confirm_order,
    },
};

const struct saga_info order_saga = {
    .name = "order",
    .deadline_ms = 900000,
    .steps = order_steps,
    .n_steps = sizeof order_steps / sizeof *order_steps,
};

static const struct saga_step_info refund_steps[] = {
    {
        .name = "REFUND_PAYMENT",
        .ask = pay_back,
        .act = record_refund,
        .fail = refuse_refund,
    },
    {
        .name = "CANCEL_DELIVERY",
        .act = cancel_delivery,
    },
    {
        .name = "RETURN_INVENTORY",
        .act = return_inventory,
    },
    {
        .name = "REFUND_ORDER",
        .act = refund_order,
    },
};

const struct saga_info refund_saga = {
    .name = "refund",
    .deadline_ms = 900000,
    .steps = refund_steps,
    .n_steps = sizeof refund_steps / sizeof *refund_steps,
};
