/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Sagas of order.
 * What each function is for stands at struct saga_step_info.
 * GENERATED from spec/domains/order.yaml by templates/sagas.h.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#ifndef ORDER_SAGAS_H
#define ORDER_SAGAS_H

#include "err.h"
#include "service.h"

struct call;
struct saga;

enum err reserve_inventory(struct call *call, struct saga *saga);
enum err release_order(struct call *call, struct saga *saga);
enum err authorise_payment(struct call *call, struct saga *saga);
enum err complete_payment(struct call *call, struct saga *saga);
enum err fail_payment(struct call *call, struct saga *saga, enum err refusal);
enum err cancel_charge(struct call *call, struct saga *saga);
enum err refund_payment(struct call *call, struct saga *saga);
enum err deduct_inventory(struct call *call, struct saga *saga);
enum err return_inventory(struct call *call, struct saga *saga);
enum err create_delivery(struct call *call, struct saga *saga);
enum err cancel_delivery(struct call *call, struct saga *saga);
enum err confirm_order(struct call *call, struct saga *saga);
enum err pay_back(struct call *call, struct saga *saga);
enum err record_refund(struct call *call, struct saga *saga);
enum err refuse_refund(struct call *call, struct saga *saga, enum err refusal);
enum err refund_order(struct call *call, struct saga *saga);

/* From the order to its delivery. What is done is undone in reverse when a step cannot be. */
extern const struct saga_info order_saga;
/* From a paid order back to the shelf. It only goes forward. */
extern const struct saga_info refund_saga;

#endif
