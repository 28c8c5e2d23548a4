/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Sagas of timedeal.
 * What each function is for stands at struct saga_step_info.
 * GENERATED from spec/domains/timedeal.yaml by templates/sagas.h.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#ifndef TIMEDEAL_SAGAS_H
#define TIMEDEAL_SAGAS_H

#include "err.h"
#include "service.h"

struct call;
struct saga;

enum err keep_deal_units(struct call *call, struct saga *saga);
enum err return_deal_units(struct call *call, struct saga *saga);
enum err authorise_payment(struct call *call, struct saga *saga);
enum err complete_payment(struct call *call, struct saga *saga);
enum err fail_payment(struct call *call, struct saga *saga, enum err refusal);
enum err cancel_charge(struct call *call, struct saga *saga);
enum err refund_payment(struct call *call, struct saga *saga);
enum err deduct_deal_units(struct call *call, struct saga *saga);
enum err restore_deal_units(struct call *call, struct saga *saga);
enum err create_delivery(struct call *call, struct saga *saga);
enum err cancel_delivery(struct call *call, struct saga *saga);
enum err confirm_order(struct call *call, struct saga *saga);

/* Deal order */
extern const struct saga_info deal_order_saga;

#endif
