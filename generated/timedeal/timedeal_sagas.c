/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Sagas of timedeal: their steps in order.
 * GENERATED from spec/domains/timedeal.yaml by templates/sagas.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include "timedeal_sagas.h"

_Static_assert(RUNTIME_ABI == 1, "run ./dev gen");

static const struct saga_step_info deal_order_steps[] = {
    {
        .name = "RESERVE_INVENTORY",
        .act = keep_deal_units,
        .undo = return_deal_units,
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
        .act = deduct_deal_units,
        .undo = restore_deal_units,
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

const struct saga_info deal_order_saga = {
    .name = "deal_order",
    .deadline_ms = 900000,
    .steps = deal_order_steps,
    .n_steps = sizeof deal_order_steps / sizeof *deal_order_steps,
};
