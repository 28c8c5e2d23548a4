/* SPDX-License-Identifier: Apache-2.0 */
/* The gauges of what waits. */
#include "relay_impl.h"

#include "metrics.h"

#define EVERY_MS 2000

void relay_status_run(struct relay *relay)
{
    int64_t n = 0, oldest_s = 0;
    struct call call;

    relay_call_open(relay, &call);
    if (relay_rows_count(&call, &n, &oldest_s) == ERR_OK) {
        metrics_set("outbox_backlog", NULL, NULL, n);
        metrics_set("outbox_oldest_seconds", NULL, NULL, oldest_s > 0 ? oldest_s : 0);
    }
    relay_call_close(&call);
    relay_task_in(&relay->status, EVERY_MS);
}
