/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Sagas of lending: their steps in order.
 * GENERATED from spec/domains/lending.yaml by templates/sagas.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include "lending_sagas.h"

_Static_assert(RUNTIME_ABI == 1, "run ./dev gen");

static const struct saga_step_info exchange_steps[] = {
    {
        .name = "ASK_LIBRARY",
        .ask = ask_library,
        .act = record_request,
        .fail = record_refusal,
        .ask_undo = take_request_back,
        .undo = cancel_request,
    },
    {
        .name = "AWAIT_BOOK",
        .act = await_book,
        .undo = send_back,
    },
    {
        .name = "OPEN_LOAN",
        .act = open_loan,
    },
};

const struct saga_info exchange_saga = {
    .name = "exchange",
    .deadline_ms = 86400000,
    .steps = exchange_steps,
    .n_steps = sizeof exchange_steps / sizeof *exchange_steps,
};
