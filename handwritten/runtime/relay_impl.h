/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The relay's parts, all on one loop: tasks (relay.c), leases (relay_lease.c), the way of a row
 * from its read to its mark (relay_scan.c, relay_mark.c), rows under way (relay_flight.c), the
 * producer (relay_producer.c), statements (relay_rows.c), gauges (relay_status.c). For these alone.
 */
#ifndef RELAY_IMPL_H
#define RELAY_IMPL_H

#include <stdatomic.h>

#include "call.h"
#include "kafka_client.h"
#include "kv.h"
#include "loop.h"
#include "relay.h"
#include "relay_flight.h"

#define RELAY_ALL_PARTS ((1U << RELAY_PARTS) - 1)
#define RELAY_DEADLINE_US 5000000 /* of a round of statements */

/* What runs again and again: a coroutine at a time, at the time that was asked for, or sooner. */
struct relay_task {
    struct relay *relay;
    void (*run)(struct relay *relay);
    struct loop_timer timer;
    bool is_running;
    uint64_t next_us; /* asked for while it runs; 0: nothing */
};

struct relay_topic {
    const char *name;
    rd_kafka_topic_t *handle;
};

struct relay_producer {
    rd_kafka_t *client; /* NULL: there is none */
    struct kafka_wakeup wakeup;
    struct relay_topic *topics;
    unsigned n_topics;
};

struct relay {
    const char *db_url;
    unsigned lease_ms;
    struct server_loop *home; /* of the first thread, once it has started */
    struct db_pool *pool;     /* its own, so that no crowd of requests costs it its lease */
    _Atomic(struct loop *) loop;
    atomic_bool is_woken;

    struct relay_task lease, scan, mark, status;
    unsigned n_running; /* coroutines */
    bool is_stopping;

    struct kv_subscription wakes;
    struct loop_timer tell; /* when other instances are told of events */
    uint64_t told_us;

    unsigned parts; /* bits: held, if the lease still is */
    uint64_t held_until_us;
    bool has_rows;       /* in relay_parts */
    bool has_recovered;  /* what the embedded broker never had */
    bool is_lease_wrong; /* the last attempt; said once */

    struct relay_flight flight;
    int64_t cursor;       /* rows up to here have been read, but for late ones */
    uint64_t complete_us; /* when they were read from the first on */
    int64_t looked_us;    /* the database's time of the last look for late ones */
    unsigned look_ms;     /* what that took */
    bool is_held_up;      /* rows were read that wait for the next look */
    bool waits_for_room;
    bool is_outbox_wrong; /* the last read; said once */
    bool is_mark_wrong;   /* the last mark; said once */

    struct relay_producer producer;
    bool is_broken; /* the producer is to be given up, with what it has */
    uint64_t not_before_us;
    unsigned backoff_ms;
    int is_up; /* -1: not known */
};

/* relay.c */
void relay_task_in(struct relay_task *task, uint64_t ms);
void relay_task_at(struct relay_task *task, uint64_t at_us);
uint64_t relay_now_us(const struct relay *relay);
/* For statements with the relay's own connections. */
void relay_call_open(struct relay *relay, struct call *ret);
void relay_call_close(struct call *call);

/* relay_lease.c */
void relay_lease_run(struct relay *relay);
bool relay_lease_holds(const struct relay *relay); /* for some time to come */
void relay_lease_release(struct relay *relay);

/* relay_scan.c, relay_mark.c, relay_status.c */
void relay_scan_run(struct relay *relay);
void relay_mark_run(struct relay *relay);
void relay_mark_all(struct relay *relay); /* that is delivered; gives up at an error */
void relay_status_run(struct relay *relay);

/* relay_rows.c: the statements. */
struct relay_row {
    int64_t id, version, created_us;
    const char *event_id, *type, *topic, *key, *payload, *traceparent;
};
struct relay_rows {
    struct relay_row *items;
    unsigned n;
};
#define RELAY_ROWS_MARK 512 /* at most, of relay_rows_mark() */

/* Unpublished ones of the parts behind an id, the first at_most. */
enum err relay_rows_read(struct call *call, unsigned parts, int64_t after, unsigned at_most,
                         struct relay_rows *ret);
/* The first unpublished one up to an id that is not in the flight; 0: none. All that were committed
 * before *ret_now_us, the database's time, are seen. */
enum err relay_rows_first_missed(struct call *call, unsigned parts, int64_t up_to,
                                 const struct relay_flight *flight, int64_t *ret_id,
                                 int64_t *ret_now_us);
enum err relay_rows_mark(struct call *call, const int64_t *ids, unsigned n);
/* Counts no further than 100,000. */
enum err relay_rows_count(struct call *call, int64_t *ret_n, int64_t *ret_oldest_s);
/* Makes unpublished again what some consumer of the service has not seen. */
enum err relay_rows_recover(struct call *call);

/* relay_producer.c */
bool relay_producer_open(struct relay *relay);
void relay_producer_close(struct relay *relay); /* suspends */
/* RD_KAFKA_RESP_ERR__QUEUE_FULL: later. */
rd_kafka_resp_err_t relay_producer_send(struct relay *relay, const struct relay_row *row,
                                        struct relay_flight_row *opaque);
/* What is under way is lost to this producer: another begins with the oldest row, after a
 * back-off. */
void relay_producer_fail(struct relay *relay, const char *reason);
void relay_producer_probe(struct relay *relay); /* asks the brokers; suspends */

#endif
