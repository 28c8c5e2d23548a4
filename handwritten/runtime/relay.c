/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The relay's life: its tasks, its start and end, and who hears of new events when.
 *
 * The rule: all of it runs on the first thread's loop. Other threads only ring (relay_wake), and
 * ringing is remembered until the loop has heard it.
 */
#include "relay_impl.h"

#include <stdlib.h>
#include <string.h>

#include "co.h"
#include "config.h"
#include "server.h"

#define CHANNEL "relay"
#define TELL_MS 5 /* between two messages to other instances */
#define FLUSH_US 1000000
#define ANNOUNCE_US 200000
#define LOOK_MS 2 /* whether all has ended, at the end */
#define CONNECTIONS 4
#define WAITING 8
#define CONNECT_MS 2000

/* CRC-32, as the database's CRC32() computes it. */
unsigned relay_part(const char *key)
{
    uint32_t crc = UINT32_MAX;

    for (; *key; key++) {
        crc ^= (unsigned char)*key;
        for (int bit = 0; bit < 8; bit++)
            crc = crc >> 1 ^ (crc & 1 ? 0xedb88320 : 0);
    }
    return ~crc % RELAY_PARTS;
}

uint64_t relay_now_us(const struct relay *relay)
{
    return loop_now_us(relay->home->loop);
}

void relay_task_at(struct relay_task *task, uint64_t at_us)
{
    struct relay *relay = task->relay;

    if (relay->is_stopping)
        return;
    if (task->is_running) {
        if (!task->next_us || at_us < task->next_us)
            task->next_us = at_us;
        return;
    }
    if (!task->timer.slot || at_us < task->timer.at_us)
        loop_timer_set_at(relay->home->loop, &task->timer, at_us);
}

void relay_task_in(struct relay_task *task, uint64_t ms)
{
    relay_task_at(task, relay_now_us(task->relay) + ms * 1000);
}

static void run_task(void *arg)
{
    struct relay_task *task = arg;

    task->next_us = 0;
    task->run(task->relay);
    task->is_running = false;
    task->relay->n_running--;
    if (task->next_us)
        relay_task_at(task, task->next_us);
}

static void on_time(struct loop_timer *timer)
{
    struct relay_task *task = timer->ctx;

    task->is_running = true;
    task->relay->n_running++;
    co_start(task->relay->home->loop, run_task, task);
}

static void init_task(struct relay *relay, struct relay_task *task,
                      void (*run)(struct relay *relay))
{
    *task = (struct relay_task){
        .relay = relay,
        .run = run,
        .timer = {.on_fire = on_time, .ctx = task},
    };
}

void relay_call_open(struct relay *relay, struct call *ret)
{
    call_open(ret, relay->home, NULL, 0);
    ret->db = db_open(relay->pool, ret->arena);
    co_deadline_set(relay_now_us(relay) + RELAY_DEADLINE_US);
}

void relay_call_close(struct call *call)
{
    call_close(call);
    co_deadline_set(0);
}

static void on_tell(struct loop_timer *timer)
{
    struct relay *relay = timer->ctx;

    relay->told_us = relay_now_us(relay);
    if (relay->home->kv)
        kv_publish(relay->home->kv, CHANNEL, "events", strlen("events"));
}

/* Whoever holds the other parts, if they are held. */
static void tell_others(struct relay *relay)
{
    if (!relay->tell.slot)
        loop_timer_set_at(relay->home->loop, &relay->tell, relay->told_us + TELL_MS * 1000);
}

static void on_wake(void *arg)
{
    struct relay *relay = arg;

    atomic_store(&relay->is_woken, false);
    if (relay->is_stopping)
        return;
    if (relay->parts)
        relay_task_in(&relay->scan, 0);
    if (relay->parts != RELAY_ALL_PARTS)
        tell_others(relay);
}

void relay_wake(const struct call *call)
{
    struct relay *relay = call->home ? call->home->relay : NULL;
    struct loop *loop = relay ? atomic_load(&relay->loop) : NULL;

    if (loop && !atomic_exchange(&relay->is_woken, true))
        loop_post(loop, on_wake, relay);
}

static void on_message(struct kv_subscription *self, const char *text, size_t len)
{
    struct relay *relay = self->ctx;

    if (len == strlen("lease") && memcmp(text, "lease", len) == 0)
        relay_task_in(&relay->lease, 0);
    else if (relay->parts)
        relay_task_in(&relay->scan, 0);
}

static void on_restored(struct kv_subscription *self)
{
    struct relay *relay = self->ctx;

    relay_task_in(&relay->lease, 0);
    relay_task_in(&relay->scan, 0);
}

struct relay *relay_new(const struct config *config)
{
    struct relay *relay = calloc(1, sizeof(*relay));

    if (!relay)
        abort();
    relay->db_url = config_text(config, "SHOP_DB_URL");
    relay->lease_ms = (unsigned)config_number(config, "SHOP_RELAY_LEASE_MS");
    relay->is_up = -1;
    return relay;
}

static struct db_pool *make_pool(const struct relay *relay)
{
    const struct db_options options = {
        .url = relay->db_url,
        .max_connections = CONNECTIONS,
        .max_waiting = WAITING,
        .connect_timeout_ms = CONNECT_MS,
    };
    const char *error = NULL;
    struct db_pool *pool = db_pool_new(relay->home->loop, &options, &error);

    if (!pool)
        abort(); /* the threads have pools of the same URL */
    return pool;
}

void relay_start(struct relay *relay, struct server_loop *home)
{
    relay->home = home;
    relay->pool = make_pool(relay);
    relay_flight_init(&relay->flight);
    init_task(relay, &relay->lease, relay_lease_run);
    init_task(relay, &relay->scan, relay_scan_run);
    init_task(relay, &relay->mark, relay_mark_run);
    init_task(relay, &relay->status, relay_status_run);
    relay->tell = (struct loop_timer){.on_fire = on_tell, .ctx = relay};
    relay->wakes = (struct kv_subscription){
        .channel = CHANNEL,
        .on_message = on_message,
        .on_restored = on_restored,
        .ctx = relay,
    };
    if (home->kv)
        kv_subscribe(home->kv, &relay->wakes);
    relay_task_in(&relay->lease, 0);
    relay_task_in(&relay->status, 0);
    atomic_store(&relay->loop, home->loop);
}

/* Whether what is sent may still be delivered in time. */
static bool is_worth_waiting(const struct relay *relay, uint64_t until_us)
{
    return relay_flight_n(&relay->flight, RELAY_FLIGHT_SENT) && !relay->is_broken &&
           relay_now_us(relay) < until_us;
}

/* The answer is awaited: after it the connection may be closed. */
static void announce_end(struct relay *relay)
{
    struct kv_reply reply;
    struct call call;

    if (!relay->home->kv)
        return;
    relay_call_open(relay, &call);
    co_deadline_set(relay_now_us(relay) + ANNOUNCE_US);
    kv_run(call.kv, call.arena, &reply, "PUBLISH", CHANNEL, "lease");
    relay_call_close(&call);
}

static void end(void *arg)
{
    struct relay *relay = arg;
    uint64_t until_us = relay_now_us(relay) + FLUSH_US;

    while (relay->n_running > 1)
        co_sleep_ms(LOOK_MS);
    while (is_worth_waiting(relay, until_us))
        co_sleep_ms(LOOK_MS);
    relay_producer_close(relay);
    relay_mark_all(relay);
    relay_lease_release(relay);
    announce_end(relay);
    relay->n_running--;
}

void relay_stop(struct relay *relay)
{
    if (!relay || relay->is_stopping || !relay->home)
        return;
    relay->is_stopping = true;
    atomic_store(&relay->loop, NULL);
    loop_timer_cancel(relay->home->loop, &relay->tell);
    loop_timer_cancel(relay->home->loop, &relay->lease.timer);
    loop_timer_cancel(relay->home->loop, &relay->scan.timer);
    loop_timer_cancel(relay->home->loop, &relay->mark.timer);
    loop_timer_cancel(relay->home->loop, &relay->status.timer);
    if (relay->home->kv)
        kv_unsubscribe(relay->home->kv, &relay->wakes);
    relay->n_running++;
    co_start(relay->home->loop, end, relay);
}

bool relay_is_idle(const struct relay *relay)
{
    return !relay || relay->n_running == 0;
}

void relay_free(struct relay *relay)
{
    if (!relay)
        return;
    relay_flight_release(&relay->flight);
    db_pool_free(relay->pool);
    free(relay);
}
