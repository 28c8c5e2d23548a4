/* SPDX-License-Identifier: Apache-2.0 */
/* Between the files of metrics: each renders its own part. */
#ifndef METRICS_IMPL_H
#define METRICS_IMPL_H

#include <stdatomic.h>
#include <stdio.h>

#include "metrics.h"

/* Adds to a number that only this thread writes: others may read it at any time. */
static inline void metrics_bump(_Atomic int64_t *number, int64_t by)
{
    int64_t value = atomic_load_explicit(number, memory_order_relaxed);

    atomic_store_explicit(number, (int64_t)((uint64_t)value + (uint64_t)by), memory_order_relaxed);
}

/* {name="value"}, with the value escaped. */
void metrics_write_label(FILE *out, const char *name, const char *value);
void metrics_requests_init(const struct service *service, unsigned n_threads);
void metrics_requests_render(FILE *out);
void metrics_named_render(FILE *out);

#endif
