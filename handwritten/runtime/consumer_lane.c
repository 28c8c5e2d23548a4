/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Lanes: the messages of a key, one after the other, and the workers that run their first ones. A
 * lane whose first message waits for its next attempt holds no worker, so that others go on.
 */
#include "consumer_impl.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "co.h"
#include "consumer_run.h"
#include "loop.h"

static void *checked(void *memory)
{
    if (!memory)
        abort();
    return memory;
}

static struct loop *loop_of(const struct consumer_group *group)
{
    return group->consumers->home->loop;
}

static unsigned hash(const void *key, size_t len)
{
    const unsigned char *p = key;
    unsigned value = 2166136261U;

    for (size_t i = 0; i < len; i++)
        value = (value ^ p[i]) * 16777619U;
    return value % CONSUMER_LANE_HEADS;
}

static void make_ready(struct consumer_lane *lane)
{
    struct consumer_group *group = lane->part->group;

    lane->next_ready = NULL;
    *group->last_ready = lane;
    group->last_ready = &lane->next_ready;
}

static struct consumer_lane *take_ready(struct consumer_group *group)
{
    struct consumer_lane *lane = group->ready;

    if (!lane || group->consumers->is_stopping)
        return NULL;
    group->ready = lane->next_ready;
    if (!group->ready)
        group->last_ready = &group->ready;
    return lane;
}

static void leave_ready(struct consumer_lane *lane)
{
    struct consumer_group *group = lane->part->group;
    struct consumer_lane **at = &group->ready;

    while (*at && *at != lane)
        at = &(*at)->next_ready;
    if (!*at)
        return;
    *at = lane->next_ready;
    if (!*at)
        group->last_ready = at;
}

static void on_time(struct loop_timer *timer)
{
    struct consumer_lane *lane = timer->ctx;

    make_ready(lane);
    consumer_lane_dispatch(lane->part->group);
}

static void link_lane(struct consumer_lane **head, struct consumer_lane *lane)
{
    lane->next_of_hash = *head;
    if (*head)
        (*head)->of_hash = &lane->next_of_hash;
    *head = lane;
    lane->of_hash = head;
}

static struct consumer_lane *new_lane(struct consumer_part *part, struct consumer_member *member,
                                      const rd_kafka_message_t *message)
{
    size_t key_len = message->key ? message->key_len : 0;
    struct consumer_lane *lane = checked(calloc(1, sizeof(*lane) + key_len));

    lane->part = part;
    lane->member = member;
    lane->last = &lane->first;
    lane->timer = (struct loop_timer){.on_fire = on_time, .ctx = lane};
    lane->key_len = key_len;
    if (message->key) {
        memcpy(lane->key, message->key, key_len);
        link_lane(&part->heads[hash(lane->key, key_len)], lane);
    }
    lane->next_of_part = part->lanes;
    if (part->lanes)
        part->lanes->of_part = &lane->next_of_part;
    part->lanes = lane;
    lane->of_part = &part->lanes;
    return lane;
}

static struct consumer_lane *find(const struct consumer_part *part,
                                  const struct consumer_member *member,
                                  const rd_kafka_message_t *message)
{
    struct consumer_lane *lane =
        message->key ? part->heads[hash(message->key, message->key_len)] : NULL;

    while (lane && (lane->member != member || lane->key_len != message->key_len ||
                    memcmp(lane->key, message->key, lane->key_len) != 0))
        lane = lane->next_of_hash;
    return lane;
}

void consumer_lane_add(struct consumer_part *part, struct consumer_member *member,
                       const struct consumer_event_info *event, struct consumer_entry *entry)
{
    struct consumer_lane *lane = find(part, member, entry->message);
    struct consumer_task *task = checked(calloc(1, sizeof(*task)));

    task->entry = entry;
    task->event = event;
    entry->n_left++;
    member->n_waiting++;
    if (!lane) {
        lane = new_lane(part, member, entry->message);
        make_ready(lane);
    }
    *lane->last = task;
    lane->last = &task->next;
}

static void drop_first(struct consumer_lane *lane)
{
    struct consumer_task *task = lane->first;

    lane->first = task->next;
    if (!lane->first)
        lane->last = &lane->first;
    lane->member->n_waiting--;
    lane->member->n_away -= task->n_away > 0;
    free(task->cause);
    free(task);
}

void consumer_lane_drop(struct consumer_lane *lane)
{
    assert(!lane->is_running);
    loop_timer_cancel(loop_of(lane->part->group), &lane->timer);
    leave_ready(lane);
    while (lane->first)
        drop_first(lane);
    *lane->of_part = lane->next_of_part;
    if (lane->next_of_part)
        lane->next_of_part->of_part = lane->of_part;
    if (lane->of_hash) {
        *lane->of_hash = lane->next_of_hash;
        if (lane->next_of_hash)
            lane->next_of_hash->of_hash = lane->of_hash;
    }
    free(lane);
}

/* Others are given what is revoked. */
static void go_on(struct consumer_lane *lane, bool is_done, unsigned wait_ms)
{
    if (!lane->first || lane->part->is_revoked)
        consumer_lane_drop(lane);
    else if (is_done)
        make_ready(lane);
    else
        loop_timer_set(loop_of(lane->part->group), &lane->timer, wait_ms);
}

static void run_first(struct consumer_lane *lane)
{
    struct consumer_part *part = lane->part;
    struct consumer_group *group = part->group;
    struct consumer_entry *entry = lane->first->entry;
    unsigned wait_ms = 0;
    bool is_done;

    lane->is_running = true;
    part->n_running++;
    is_done = consumer_run_step(group->consumers->home, lane->member, lane->first, &wait_ms);
    part->n_running--;
    lane->is_running = false;
    if (is_done)
        drop_first(lane);
    go_on(lane, is_done, wait_ms);
    if (is_done)
        consumer_part_note_done(part, entry);
    if (part->is_revoked && part->n_running == 0)
        consumer_group_settle(group);
}

static void work(void *arg)
{
    struct consumer_group *group = arg;
    struct consumer_lane *lane = take_ready(group);

    for (; lane; lane = take_ready(group))
        run_first(lane);
    group->n_workers--;
    consumer_group_settle(group);
}

void consumer_lane_dispatch(struct consumer_group *group)
{
    while (group->ready && group->n_workers < group->n_slots && !group->consumers->is_stopping) {
        group->n_workers++;
        co_start(loop_of(group), work, group);
    }
}
