/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Rows of the outbox that are under way: from their read, over the delivery, until no statement can
 * see them unpublished any more. Found by their ids.
 */
#ifndef RELAY_FLIGHT_H
#define RELAY_FLIGHT_H

#include <stdbool.h>
#include <stdint.h>

#define RELAY_FLIGHT_BUCKETS 16384

enum relay_flight_state { RELAY_FLIGHT_SENT, RELAY_FLIGHT_DELIVERED, RELAY_FLIGHT_MARKED };

struct relay_flight_row {
    int64_t id;
    enum relay_flight_state state;
    struct relay_flight_row *next_in_bucket;
    struct relay_flight_row *next, **back; /* the list of its state */
};

struct relay_flight_list {
    struct relay_flight_row *first, **last;
    unsigned n;
};

struct relay_flight {
    struct relay_flight_row **buckets;
    struct relay_flight_list lists[3]; /* by state */
};

void relay_flight_init(struct relay_flight *flight);
void relay_flight_release(struct relay_flight *flight);

bool relay_flight_has(const struct relay_flight *flight, int64_t id);
struct relay_flight_row *relay_flight_add(struct relay_flight *flight, int64_t id); /* sent */
void relay_flight_move(struct relay_flight *flight, struct relay_flight_row *row,
                       enum relay_flight_state state);
/* All of a state. */
void relay_flight_forget(struct relay_flight *flight, enum relay_flight_state state);
void relay_flight_drop(struct relay_flight *flight, struct relay_flight_row *row);
unsigned relay_flight_n(const struct relay_flight *flight, enum relay_flight_state state);

#endif
