/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Durations of requests by route and status. Every thread has a list of cells for each route, one a
 * status; it alone adds to the list and counts in the cells. A reader may come at any time: a cell
 * is complete before it is in the list, and never leaves it.
 */
#include "metrics_impl.h"

#include "service.h"

#include <stdlib.h>

#define N_BOUNDS (sizeof(bounds) / sizeof(bounds[0]))
#define STATUSES_MAX 64
#define METRIC "http_server_request_duration_seconds"

/* Upper bounds of the buckets: those that OpenTelemetry asks for. */
static const struct {
    uint64_t us;
    const char *seconds;
} bounds[] = {
    {5000, "0.005"},  {10000, "0.01"},  {25000, "0.025"}, {50000, "0.05"},  {75000, "0.075"},
    {100000, "0.1"},  {250000, "0.25"}, {500000, "0.5"},  {750000, "0.75"}, {1000000, "1"},
    {2500000, "2.5"}, {5000000, "5"},   {7500000, "7.5"}, {10000000, "10"},
};

struct cell {
    unsigned status;
    struct cell *next;
    _Atomic int64_t buckets[N_BOUNDS + 1], sum_us;
};

struct thread {
    unsigned n_lists;
    _Atomic(struct cell *) cells[]; /* one list a route, and one for no route */
};

static const struct service *service;
static struct thread **threads;
static unsigned n_threads;

static void *checked_calloc(size_t n, size_t size)
{
    void *memory = calloc(n, size);

    if (!memory)
        abort();
    return memory;
}

static void free_threads(void)
{
    for (unsigned i = 0; i < n_threads; i++) {
        for (unsigned list = 0; list < threads[i]->n_lists; list++) {
            struct cell *cell = threads[i]->cells[list];

            while (cell) {
                struct cell *next = cell->next;

                free(cell);
                cell = next;
            }
        }
        free(threads[i]);
    }
    free(threads);
}

void metrics_requests_init(const struct service *new_service, unsigned new_n_threads)
{
    free_threads();
    service = new_service;
    n_threads = new_n_threads;
    threads = checked_calloc(n_threads, sizeof(struct thread *));
    for (unsigned i = 0; i < n_threads; i++) {
        threads[i] = checked_calloc(1, sizeof(struct thread) +
                                           (service->n_routes + 1) * sizeof(threads[i]->cells[0]));
        threads[i]->n_lists = service->n_routes + 1;
    }
}

static struct cell *cell_of(_Atomic(struct cell *) *list, unsigned status)
{
    struct cell *first = atomic_load_explicit(list, memory_order_relaxed), *cell = first;

    while (cell && cell->status != status)
        cell = cell->next;
    if (cell)
        return cell;
    cell = checked_calloc(1, sizeof(*cell));
    cell->status = status;
    cell->next = first;
    atomic_store_explicit(list, cell, memory_order_release);
    return cell;
}

void metrics_request(unsigned thread, unsigned route, unsigned status, uint64_t duration_us)
{
    struct cell *cell;
    size_t bucket = 0;

    if (thread >= n_threads || route > service->n_routes)
        return;
    cell = cell_of(&threads[thread]->cells[route], status);
    while (bucket < N_BOUNDS && duration_us > bounds[bucket].us)
        bucket++;
    metrics_bump(&cell->buckets[bucket], 1);
    metrics_bump(&cell->sum_us, (int64_t)duration_us);
}

struct total {
    unsigned status;
    int64_t buckets[N_BOUNDS + 1], sum_us;
};

static struct total *total_of(struct total *totals, size_t *n_totals, unsigned status)
{
    size_t i = 0;

    while (i < *n_totals && totals[i].status != status)
        i++;
    if (i == *n_totals) {
        if (i == STATUSES_MAX)
            return NULL;
        totals[i] = (struct total){.status = status};
        ++*n_totals;
    }
    return &totals[i];
}

static int compare_totals(const void *a, const void *b)
{
    const struct total *left = a, *right = b;

    return (left->status > right->status) - (left->status < right->status);
}

/* All threads' cells of a route, in the order of the statuses. */
static size_t add_up(unsigned route, struct total *totals)
{
    size_t n_totals = 0;

    for (unsigned i = 0; i < n_threads; i++) {
        const struct cell *cell =
            atomic_load_explicit(&threads[i]->cells[route], memory_order_acquire);

        for (; cell; cell = cell->next) {
            struct total *total = total_of(totals, &n_totals, cell->status);

            if (!total)
                break;
            for (size_t j = 0; j <= N_BOUNDS; j++)
                total->buckets[j] += atomic_load_explicit(&cell->buckets[j], memory_order_relaxed);
            total->sum_us += atomic_load_explicit(&cell->sum_us, memory_order_relaxed);
        }
    }
    qsort(totals, n_totals, sizeof(totals[0]), compare_totals);
    return n_totals;
}

static void write_labels(FILE *out, const char *suffix, unsigned route, unsigned status)
{
    const struct route *found = route < service->n_routes ? &service->routes[route] : NULL;

    fprintf(out, METRIC "%s{", suffix);
    metrics_write_label(out, "http_request_method", found ? found->method : "_OTHER");
    fprintf(out, ",http_route=\"");
    if (found)
        fprintf(out, "%s%s", service->base_path, found->path);
    fprintf(out, "\",http_response_status_code=\"%u\"", status);
}

static void write_total(FILE *out, unsigned route, const struct total *total)
{
    int64_t count = 0;

    for (size_t i = 0; i <= N_BOUNDS; i++) {
        count += total->buckets[i];
        write_labels(out, "_bucket", route, total->status);
        fprintf(out, ",le=\"%s\"} %lld\n", i < N_BOUNDS ? bounds[i].seconds : "+Inf",
                (long long)count);
    }
    write_labels(out, "_sum", route, total->status);
    fprintf(out, "} %lld.%06lld\n", (long long)(total->sum_us / 1000000),
            (long long)(total->sum_us % 1000000));
    write_labels(out, "_count", route, total->status);
    fprintf(out, "} %lld\n", (long long)count);
}

void metrics_requests_render(FILE *out)
{
    struct total *totals = checked_calloc(STATUSES_MAX, sizeof(*totals));

    fputs("# HELP " METRIC " Duration of HTTP requests.\n# TYPE " METRIC " histogram\n", out);
    for (unsigned route = 0; service && route <= service->n_routes; route++) {
        size_t n_totals = add_up(route, totals);

        for (size_t i = 0; i < n_totals; i++)
            write_total(out, route, &totals[i]);
    }
    free(totals);
}
