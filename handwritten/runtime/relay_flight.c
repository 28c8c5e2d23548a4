/* SPDX-License-Identifier: Apache-2.0 */
/* Rows under way: a hash table by id, and a list for each state in the order they came to it. */
#include "relay_flight.h"

#include <stdlib.h>

static struct relay_flight_row **bucket_of(const struct relay_flight *flight, int64_t id)
{
    return &flight->buckets[(uint64_t)id % RELAY_FLIGHT_BUCKETS];
}

static void append(struct relay_flight_list *list, struct relay_flight_row *row)
{
    row->next = NULL;
    row->back = list->last;
    *list->last = row;
    list->last = &row->next;
    list->n++;
}

static void take(struct relay_flight_list *list, struct relay_flight_row *row)
{
    *row->back = row->next;
    if (row->next)
        row->next->back = row->back;
    else
        list->last = row->back;
    list->n--;
}

void relay_flight_init(struct relay_flight *flight)
{
    flight->buckets = calloc(RELAY_FLIGHT_BUCKETS, sizeof(*flight->buckets));
    if (!flight->buckets)
        abort();
    for (int i = 0; i < 3; i++)
        flight->lists[i] = (struct relay_flight_list){.last = &flight->lists[i].first};
}

void relay_flight_release(struct relay_flight *flight)
{
    if (!flight->buckets)
        return;
    for (int i = 0; i < 3; i++)
        relay_flight_forget(flight, (enum relay_flight_state)i);
    free(flight->buckets);
    flight->buckets = NULL;
}

bool relay_flight_has(const struct relay_flight *flight, int64_t id)
{
    const struct relay_flight_row *row = *bucket_of(flight, id);

    while (row && row->id != id)
        row = row->next_in_bucket;
    return row != NULL;
}

struct relay_flight_row *relay_flight_add(struct relay_flight *flight, int64_t id)
{
    struct relay_flight_row **bucket = bucket_of(flight, id);
    struct relay_flight_row *row = malloc(sizeof(*row));

    if (!row)
        abort();
    *row = (struct relay_flight_row){.id = id, .next_in_bucket = *bucket};
    *bucket = row;
    append(&flight->lists[RELAY_FLIGHT_SENT], row);
    return row;
}

void relay_flight_move(struct relay_flight *flight, struct relay_flight_row *row,
                       enum relay_flight_state state)
{
    take(&flight->lists[row->state], row);
    row->state = state;
    append(&flight->lists[state], row);
}

void relay_flight_drop(struct relay_flight *flight, struct relay_flight_row *row)
{
    struct relay_flight_row **at = bucket_of(flight, row->id);

    while (*at != row)
        at = &(*at)->next_in_bucket;
    *at = row->next_in_bucket;
    take(&flight->lists[row->state], row);
    free(row);
}

void relay_flight_forget(struct relay_flight *flight, enum relay_flight_state state)
{
    while (flight->lists[state].first)
        relay_flight_drop(flight, flight->lists[state].first);
}

unsigned relay_flight_n(const struct relay_flight *flight, enum relay_flight_state state)
{
    return flight->lists[state].n;
}
