/* SPDX-License-Identifier: Apache-2.0 */
/* The saga step that makes an order's delivery. */
#include "order_sagas.h"

enum err create_delivery(struct call *call, struct saga *saga)
{
    (void)call;
    (void)saga;
    return ERR_INTERNAL_ERROR;
}

enum err cancel_delivery(struct call *call, struct saga *saga)
{
    (void)call;
    (void)saga;
    return ERR_INTERNAL_ERROR;
}
