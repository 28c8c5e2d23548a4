/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Counters, gauges and histograms in Prometheus text form, with OpenTelemetry's names. Every thread
 * counts in its own cells (no locks on the hot path); metrics_render() adds them up.
 */
#ifndef METRICS_H
#define METRICS_H

#include <stddef.h>
#include <stdint.h>

struct arena;
struct service;

/* Called once, before the threads start. */
void metrics_init(const struct service *service, unsigned n_threads);
/* One answered request; thread counts from 0, route from service->routes (n_routes: none found). */
void metrics_request(unsigned thread, unsigned route, unsigned status, uint64_t duration_us);
/* A named counter or gauge, created at first use by a literal name and one label ("pool", "idle");
 * label NULL: none. Every thread has its own, and the sum is shown. It is a gauge if it was ever
 * set, or went down. */
void metrics_add(const char *name, const char *label, const char *label_value, int64_t by);
void metrics_set(const char *name, const char *label, const char *label_value, int64_t value);
char *metrics_render(struct arena *arena, size_t *ret_len);

#endif
