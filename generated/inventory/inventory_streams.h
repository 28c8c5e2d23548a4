/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Server-sent events of inventory.
 * GENERATED from spec/domains/inventory.yaml by templates/streams.h.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#ifndef INVENTORY_STREAMS_H
#define INVENTORY_STREAMS_H

#include "inventory_dto.h"
#include "sse.h"

/* Every change of the stock of up to 50 products; first what it is now. */
extern const struct stream_info inventory_stream;
struct inventory_stream_query {
    const char *product_ids;
};
/* Written by hand: checks, opens the stream with sse_open(), follows subjects and sends the present
 * state. */
enum err inventory_stream_open(struct call *call, const struct inventory_stream_query *query);
/* The route: reads the parameters and opens. */
enum err inventory_stream_call(struct call *call);
/* To every follower of the subject, on every instance. Never suspends. */
void inventory_stream_inventory_update_publish(struct call *call, const char *subject, int64_t id,
                                               const struct stock_update *event);
/* To this stream only. */
void inventory_stream_inventory_update_send(struct call *call, const char *subject, int64_t id,
                                            const struct stock_update *event);

#endif
