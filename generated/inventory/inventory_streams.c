/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Server-sent events of inventory.
 * GENERATED from spec/domains/inventory.yaml by templates/streams.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include "inventory_streams.h"

#include "service.h"

_Static_assert(RUNTIME_ABI == 1, "run ./dev gen");

const struct stream_info inventory_stream = {
    .name = "inventory_stream",
    .heartbeat_ms = 15000,
    .lifetime_ms = 300000,
    .retry_ms = 3000,
    .buffer_bytes = 65536,
};

static bool inventory_stream_query_decode(struct jread *in, struct inventory_stream_query *ret)
{
    static const struct jread_rule product_ids_rule = {.min = 1, .max = 1100, .ascii = true};

    jread_str(in, "productIds", &product_ids_rule, &ret->product_ids);
    return jread_done(in);
}

enum err inventory_stream_call(struct call *call)
{
    struct inventory_stream_query query = {0};

    if (!inventory_stream_query_decode(call->query, &query))
        return call_invalid(call, call->query);
    return inventory_stream_open(call, &query);
}

void inventory_stream_inventory_update_publish(struct call *call, const char *subject, int64_t id,
                                               const struct stock_update *event)
{
    struct jwrite out;

    jwrite_init(&out, call->arena, 256);
    stock_update_encode(&out, NULL, event);
    sse_publish(call, &inventory_stream, subject, id, "inventory-update", out.text, out.len);
}

void inventory_stream_inventory_update_send(struct call *call, const char *subject, int64_t id,
                                            const struct stock_update *event)
{
    struct jwrite out;

    jwrite_init(&out, call->arena, 256);
    stock_update_encode(&out, NULL, event);
    sse_send(call->sse, subject, id, "inventory-update", out.text, out.len);
}
