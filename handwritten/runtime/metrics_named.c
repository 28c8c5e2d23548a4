/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Named counters and gauges. Every thread has a table of its own numbers, made at its first use and
 * found by all through one list that only grows; what a thread counted stays when it ends.
 */
#include "metrics_impl.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#define N_HEADS 64 /* a power of two */

struct number {
    const char *name, *label, *label_value; /* the last two empty texts where there is no label */
    _Atomic int64_t value;
    _Atomic bool is_gauge;
    struct number *next;
};

struct table {
    _Atomic(struct number *) heads[N_HEADS];
    struct table *next;
};

static _Atomic(struct table *) tables;
static _Thread_local struct table *mine;

static void *checked(void *memory)
{
    if (!memory)
        abort();
    return memory;
}

static struct table *my_table(void)
{
    if (mine)
        return mine;
    mine = checked(calloc(1, sizeof(*mine)));
    mine->next = atomic_load(&tables);
    while (!atomic_compare_exchange_weak(&tables, &mine->next, mine))
        ;
    return mine;
}

static unsigned hash(unsigned seed, const char *text)
{
    for (; *text; text++)
        seed = (seed ^ (unsigned char)*text) * 16777619U;
    return seed;
}

static int compare(const struct number *a, const struct number *b)
{
    int order = strcmp(a->name, b->name);

    if (!order)
        order = strcmp(a->label, b->label);
    return order ? order : strcmp(a->label_value, b->label_value);
}

/* This thread's number of this name, made if need be. */
static struct number *my_number(const char *name, const char *label, const char *label_value)
{
    const struct number wanted = {
        .name = name, .label = label ? label : "", .label_value = label ? label_value : ""};
    unsigned head_index = hash(hash(2166136261U, name), wanted.label_value) % N_HEADS;
    _Atomic(struct number *) *head = &my_table()->heads[head_index];
    struct number *first = atomic_load_explicit(head, memory_order_relaxed), *number = first;

    while (number && compare(number, &wanted))
        number = number->next;
    if (number)
        return number;
    number = checked(calloc(1, sizeof(*number)));
    number->name = checked(strdup(name));
    number->label = checked(strdup(wanted.label));
    number->label_value = checked(strdup(wanted.label_value));
    number->next = first;
    atomic_store_explicit(head, number, memory_order_release);
    return number;
}

void metrics_add(const char *name, const char *label, const char *label_value, int64_t by)
{
    struct number *number = my_number(name, label, label_value);

    metrics_bump(&number->value, by);
    if (by < 0)
        atomic_store_explicit(&number->is_gauge, true, memory_order_relaxed);
}

void metrics_set(const char *name, const char *label, const char *label_value, int64_t value)
{
    struct number *number = my_number(name, label, label_value);

    atomic_store_explicit(&number->value, value, memory_order_relaxed);
    atomic_store_explicit(&number->is_gauge, true, memory_order_relaxed);
}

struct sum {
    const struct number *number;
    int64_t value;
    bool is_gauge;
};

struct sums {
    struct sum *items;
    size_t n, capacity;
};

static void add_sum(struct sums *sums, const struct number *number)
{
    if (sums->n == sums->capacity) {
        sums->capacity = sums->capacity ? sums->capacity * 2 : 64;
        sums->items = checked(realloc(sums->items, sums->capacity * sizeof(struct sum)));
    }
    sums->items[sums->n++] = (struct sum){
        .number = number,
        .value = atomic_load_explicit(&number->value, memory_order_relaxed),
        .is_gauge = atomic_load_explicit(&number->is_gauge, memory_order_relaxed),
    };
}

static int compare_sums(const void *a, const void *b)
{
    return compare(((const struct sum *)a)->number, ((const struct sum *)b)->number);
}

/* Every thread's numbers, those of one name next to each other. */
static struct sums collect(void)
{
    struct sums sums = {0};

    for (struct table *table = atomic_load(&tables); table; table = table->next)
        for (size_t i = 0; i < N_HEADS; i++) {
            const struct number *number =
                atomic_load_explicit(&table->heads[i], memory_order_acquire);

            for (; number; number = number->next)
                add_sum(&sums, number);
        }
    if (sums.n)
        qsort(sums.items, sums.n, sizeof(struct sum), compare_sums);
    return sums;
}

static bool same_name(const struct sum *a, const struct sum *b)
{
    return !strcmp(a->number->name, b->number->name);
}

static void write_type(FILE *out, const struct sum *sum, const struct sum *end)
{
    bool is_gauge = false;

    for (const struct sum *other = sum; other < end && same_name(other, sum); other++)
        is_gauge |= other->is_gauge;
    fprintf(out, "# TYPE %s %s\n", sum->number->name, is_gauge ? "gauge" : "counter");
}

void metrics_named_render(FILE *out)
{
    struct sums sums = collect();
    const struct sum *sum = sums.items, *end = sums.items ? sum + sums.n : NULL;

    while (sum < end) {
        const struct number *number = sum->number;
        int64_t value = 0;

        if (sum == sums.items || !same_name(sum, sum - 1))
            write_type(out, sum, end);
        for (; sum < end && !compare(sum->number, number); sum++)
            value += sum->value;
        fputs(number->name, out);
        if (*number->label) {
            fputc('{', out);
            metrics_write_label(out, number->label, number->label_value);
            fputc('}', out);
        }
        fprintf(out, " %lld\n", (long long)value);
    }
    free(sums.items);
}
