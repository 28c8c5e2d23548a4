/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What the files of the consumers share, and nobody else: groups have partitions, partitions have
 * messages in the order of their offsets and lanes of tasks in the order of their key.
 *
 * All of it lives on one loop. A message is freed when its last task is; a lane when it has no task
 * left. Only a worker (consumer_lane.c) runs the first task of a lane, so that nobody else frees a
 * lane that is_running.
 */
#ifndef CONSUMER_IMPL_H
#define CONSUMER_IMPL_H

#include "consumer.h"
#include "kafka_client.h"
#include "server.h"

/* A consumer within its group. */
struct consumer_member {
    const struct consumer_info *info;
    unsigned n_waiting; /* tasks that are not done */
    unsigned n_away;    /* those that found a store away at their last attempt */
};

/* A message of a partition, until all before it are done, too. */
struct consumer_entry {
    int64_t offset;
    rd_kafka_message_t *message; /* NULL once it is done */
    unsigned n_left;             /* tasks */
    struct consumer_entry *next;
};

/* A message, and a consumer that wants it. */
struct consumer_task {
    struct consumer_entry *entry;
    const struct consumer_event_info *event;
    unsigned n_failed; /* attempts that counted */
    unsigned n_away;   /* in a row that did not */
    const char *code;  /* of the last one that counted; static */
    char *cause;       /* and why; the heap's */
    bool is_dead;      /* no more attempts: it is on its way to the dead letters */
    bool is_sent;      /* to the dead-letter topic */
    struct consumer_task *next;
};

/* The tasks of one key, one consumer and one partition, in order; of one message if it has no key.
 * It waits in the ready list, or for its timer, or it runs. */
struct consumer_lane {
    struct consumer_part *part;
    struct consumer_member *member;
    struct consumer_task *first, **last;
    struct loop_timer timer;
    bool is_running;
    struct consumer_lane *next_ready, *next_of_part, **of_part;
    struct consumer_lane *next_of_hash, **of_hash; /* the latter NULL: no key */
    size_t key_len;
    char key[];
};

#define CONSUMER_LANE_HEADS 256 /* a power of two */

/* An assigned partition. */
struct consumer_part {
    struct consumer_group *group;
    char *topic;
    int32_t partition;
    bool is_paused, is_revoked;
    unsigned n_unfinished, n_entries, n_running;
    struct consumer_entry *first, **last;
    struct consumer_lane *lanes;
    struct consumer_lane *heads[CONSUMER_LANE_HEADS];
    struct consumer_part *next;
};

struct consumer_group {
    struct consumers *consumers;
    const char *name;
    struct consumer_member *members;
    unsigned n_members;

    rd_kafka_t *client; /* NULL: not open */
    struct kafka_wakeup wakeup;
    struct loop_timer tick, more;
    struct co *sleeper; /* the group's coroutine, while it may be resumed */
    bool is_closing, is_over;
    bool is_revoking; /* the brokers wait for running handlers */
    bool is_failing;  /* the topics could not be made; said once */

    struct consumer_part *parts;
    struct consumer_lane *ready, **last_ready;
    unsigned n_workers, n_slots;
};

struct consumers {
    struct server_loop *home;
    struct consumer_group *groups;
    unsigned n_groups;
    bool is_stopping;
};

/* ---- consumer_group.c ---- */

/* Starts the group's coroutine, which opens the client and closes it at the end. */
void consumer_group_start(struct consumer_group *group);
/* After consumers->is_stopping was set. */
void consumer_group_stop(struct consumer_group *group);
/* A worker has ended, or the last handler of a partition that is to be given back. */
void consumer_group_settle(struct consumer_group *group);

/* ---- consumer_part.c ---- */

void consumer_part_add(struct consumer_group *group, const char *topic, int32_t partition);
struct consumer_part *consumer_part_find(struct consumer_group *group, const char *topic,
                                         int32_t partition);
/* Takes the message over. */
void consumer_part_take(struct consumer_part *part, rd_kafka_message_t *message);
/* A task of the message has come to its end, well or not. Stores the offset up to which all are
 * done. */
void consumer_part_note_done(struct consumer_part *part, struct consumer_entry *entry);
/* Takes no more and forgets what does not run: others are given it. */
void consumer_part_revoke(struct consumer_part *part);
/* Forgets what is left of it and frees it; nothing of it runs. */
void consumer_part_drop(struct consumer_part *part);

/* ---- consumer_lane.c ---- */

void consumer_lane_add(struct consumer_part *part, struct consumer_member *member,
                       const struct consumer_event_info *event, struct consumer_entry *entry);
/* Frees the lane and its tasks; it does not run. */
void consumer_lane_drop(struct consumer_lane *lane);
/* Starts as many workers as there are slots and lanes for them. From loop callbacks. */
void consumer_lane_dispatch(struct consumer_group *group);

#endif
