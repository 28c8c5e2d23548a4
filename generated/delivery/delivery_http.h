/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The endpoints of delivery. A delivery function whose name ends in _handle or _after is written
 * by hand; the _call functions are what the routes run.
 * GENERATED from spec/domains/delivery.yaml by templates/http.h.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#ifndef DELIVERY_HTTP_H
#define DELIVERY_HTTP_H

#include "delivery_dto.h"
#include "call.h"

struct list_def;

/* GET /deliveries/{trackingNumber} */
struct get_delivery_path {
    const char *tracking_number;
};
enum err get_delivery_call(struct call *call);

/* GET /deliveries */
struct list_deliveries_of_order_query {
    const char *order_number;
    /* Which of the list's sorts; the first is the default. */
    enum presence sort_presence;
    int sort;
    /* 0: the default. */
    enum presence limit_presence;
    int64_t limit;
    enum presence cursor_presence;
    const char *cursor;
};
extern const struct list_def list_deliveries_of_order_def;
enum err list_deliveries_of_order_call(struct call *call);

/* PUT /deliveries/{trackingNumber}/status: Moves a parcel on. SHIPPED and DELIVERED move its order
 * too. */
struct change_delivery_status_path {
    const char *tracking_number;
};
enum err change_delivery_status_handle(struct call *call,
                                       const struct change_delivery_status_path *path,
                                       const struct delivery_status_change *in,
                                       struct delivery_view *ret);
enum err change_delivery_status_call(struct call *call);

#endif
