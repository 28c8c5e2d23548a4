/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A group's client: opened, fed into the partitions' lanes, and closed at the end. librdkafka joins
 * the group and fetches on threads of its own; all that it has to say is taken here, on the loop.
 *
 * The rule: partitions are given back only when none of their handlers runs any more, and with the
 * offsets of all that is done. The brokers and the group's other clients wait for that.
 */
#include "consumer_impl.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "co.h"
#include "log.h"
#include "loop.h"
#include "metrics.h"

#define TICK_MS 1000
#define POLL_BATCH 200 /* messages taken before others get their turn */
#define OPEN_MS 500    /* until topics are asked for again, doubled each time */
#define OPEN_MAX_MS 5000
#define ERROR_BYTES 512

/* Given back after a second at most when another instance dies; an offset is committed as often. */
static const char *const properties[][2] = {
    {"enable.auto.commit", "true"},
    {"enable.auto.offset.store", "false"},
    {"auto.offset.reset", "earliest"},
    {"isolation.level", "read_committed"},
    {"partition.assignment.strategy", "roundrobin"},
};
static const char *const defaults[][2] = {
    {"auto.commit.interval.ms", "1000"},    {"session.timeout.ms", "6000"},
    {"heartbeat.interval.ms", "1500"},      {"topic.metadata.refresh.interval.ms", "5000"},
    {"queued.max.messages.kbytes", "4096"}, {"fetch.message.max.bytes", "262144"},
};

static struct loop *loop_of(const struct consumer_group *group)
{
    return group->consumers->home->loop;
}

static bool is_stopping(const struct consumer_group *group)
{
    return group->consumers->is_stopping;
}

/* ---- what the brokers assign ---- */

static void show_parts(const struct consumer_group *group)
{
    int64_t n = 0;

    for (const struct consumer_part *part = group->parts; part; part = part->next)
        n++;
    for (unsigned i = 0; i < group->n_members; i++)
        metrics_set("consumer_partitions", "consumer", group->members[i].info->name, n);
}

static void take_parts(struct consumer_group *group, rd_kafka_topic_partition_list_t *parts)
{
    for (int i = 0; i < parts->cnt; i++)
        consumer_part_add(group, parts->elems[i].topic, parts->elems[i].partition);
    rd_kafka_assign(group->client, parts);
    rd_kafka_resume_partitions(group->client, parts); /* they may have been paused at their end */
    show_parts(group);
}

static bool is_working(const struct consumer_group *group)
{
    for (const struct consumer_part *part = group->parts; part; part = part->next)
        if (part->n_running)
            return true;
    return false;
}

/* Stored offsets are committed by this. */
static void give_back(struct consumer_group *group)
{
    if (!group->is_revoking || is_working(group))
        return;
    while (group->parts)
        consumer_part_drop(group->parts);
    group->is_revoking = false;
    rd_kafka_assign(group->client, NULL);
    show_parts(group);
}

static void revoke(struct consumer_group *group)
{
    for (struct consumer_part *part = group->parts; part; part = part->next)
        consumer_part_revoke(part);
    group->is_revoking = true;
    give_back(group);
}

/* On the loop, in rd_kafka_consumer_poll(); in the end on the thread that closes the client. */
static void on_rebalance(rd_kafka_t *client, rd_kafka_resp_err_t err,
                         rd_kafka_topic_partition_list_t *parts, void *ctx)
{
    struct consumer_group *group = ctx;

    if (group->is_closing)
        rd_kafka_assign(client, NULL);
    else if (err == RD_KAFKA_RESP_ERR__ASSIGN_PARTITIONS)
        take_parts(group, parts);
    else
        revoke(group);
}

/* ---- messages ---- */

static void take(struct consumer_group *group, rd_kafka_message_t *message)
{
    struct consumer_part *part = NULL;

    if (message->err)
        LOG(LOG_DEBUG, "a consumer hears of an error", {"group", group->name, 0},
            {"error", rd_kafka_message_errstr(message), 0});
    else
        part = consumer_part_find(group, rd_kafka_topic_name(message->rkt), message->partition);
    if (part && !part->is_revoked)
        consumer_part_take(part, message);
    else
        rd_kafka_message_destroy(message);
}

static void poll_client(struct consumer_group *group)
{
    rd_kafka_message_t *message;
    int n = 0;

    for (; n < POLL_BATCH && !is_stopping(group); n++) {
        message = rd_kafka_consumer_poll(group->client, 0);
        if (!message)
            break;
        take(group, message);
    }
    if (n == POLL_BATCH)
        loop_timer_set(loop_of(group), &group->more, 0);
    consumer_lane_dispatch(group);
}

static void on_more(struct loop_timer *timer)
{
    poll_client(timer->ctx);
}

static void on_ready(struct kafka_wakeup *wakeup)
{
    poll_client(wakeup->ctx);
}

/* Who polls too seldom is taken for dead. */
static void on_tick(struct loop_timer *timer)
{
    struct consumer_group *group = timer->ctx;

    for (unsigned i = 0; i < group->n_members; i++)
        metrics_set("consumer_waiting", "consumer", group->members[i].info->name,
                    group->members[i].n_waiting);
    loop_timer_set(loop_of(group), &group->tick, TICK_MS);
    poll_client(group);
}

/* ---- opening ---- */

static bool sleep_until_resumed(struct consumer_group *group, uint64_t until_us)
{
    bool is_resumed;

    group->sleeper = co_self();
    is_resumed = co_wait(until_us);
    group->sleeper = NULL;
    return is_resumed;
}

static void wake(struct consumer_group *group)
{
    struct co *sleeper = group->sleeper;

    group->sleeper = NULL;
    if (sleeper)
        co_resume(sleeper);
}

/* Until they are there, or the end has come. */
static void make_topics(struct consumer_group *group)
{
    unsigned wait_ms = OPEN_MS;

    while (!is_stopping(group) && kafka_create_topics(group->consumers->home->kafka) != ERR_OK) {
        if (!group->is_failing)
            LOG(LOG_WARN, "a consumer group waits for the brokers", {"group", group->name, 0});
        group->is_failing = true;
        if (!is_stopping(group))
            sleep_until_resumed(group, loop_now_us(loop_of(group)) + (uint64_t)wait_ms * 1000);
        wait_ms = wait_ms * 2 < OPEN_MAX_MS ? wait_ms * 2 : OPEN_MAX_MS;
    }
    if (group->is_failing && !is_stopping(group))
        LOG(LOG_INFO, "a consumer group has found the brokers", {"group", group->name, 0});
}

static bool has_topic(const rd_kafka_topic_partition_list_t *topics, const char *topic)
{
    return rd_kafka_topic_partition_list_find(topics, topic, RD_KAFKA_PARTITION_UA) != NULL;
}

static rd_kafka_topic_partition_list_t *topics_of(const struct consumer_group *group)
{
    rd_kafka_topic_partition_list_t *topics = rd_kafka_topic_partition_list_new(8);

    for (unsigned i = 0; i < group->n_members; i++) {
        const struct consumer_info *info = group->members[i].info;

        for (unsigned j = 0; j < info->n_events; j++)
            if (!has_topic(topics, info->events[j].topic))
                rd_kafka_topic_partition_list_add(topics, info->events[j].topic,
                                                  RD_KAFKA_PARTITION_UA);
    }
    return topics;
}

static rd_kafka_conf_t *conf_of(struct consumer_group *group)
{
    const struct kafka *kafka = group->consumers->home->kafka;
    rd_kafka_conf_t *conf = kafka_client_conf(kafka);

    kafka_client_set(conf, "group.id", group->name);
    for (size_t i = 0; i < sizeof(properties) / sizeof(*properties); i++)
        kafka_client_set(conf, properties[i][0], properties[i][1]);
    for (size_t i = 0; i < sizeof(defaults) / sizeof(*defaults); i++)
        kafka_client_set_default(kafka, conf, defaults[i][0], defaults[i][1]);
    rd_kafka_conf_set_opaque(conf, group);
    rd_kafka_conf_set_rebalance_cb(conf, on_rebalance);
    return conf;
}

static bool open_client(struct consumer_group *group)
{
    rd_kafka_conf_t *conf = conf_of(group);
    rd_kafka_topic_partition_list_t *topics;
    char error[ERROR_BYTES];

    group->client = rd_kafka_new(RD_KAFKA_CONSUMER, conf, error, sizeof(error));
    if (!group->client) {
        LOG(LOG_ERROR, "a consumer group has no client", {"group", group->name, 0},
            {"error", error, 0});
        rd_kafka_conf_destroy(conf);
        return false;
    }
    rd_kafka_poll_set_consumer(group->client);
    topics = topics_of(group);
    rd_kafka_subscribe(group->client, topics);
    rd_kafka_topic_partition_list_destroy(topics);
    group->wakeup = (struct kafka_wakeup){
        .loop = loop_of(group),
        .queue = rd_kafka_queue_get_consumer(group->client),
        .on_ready = on_ready,
        .ctx = group,
    };
    kafka_wakeup_start(&group->wakeup);
    group->more = (struct loop_timer){.on_fire = on_more, .ctx = group};
    group->tick = (struct loop_timer){.on_fire = on_tick, .ctx = group};
    loop_timer_set(loop_of(group), &group->tick, 0);
    return true;
}

/* ---- the end ---- */

/* Commits what was stored, leaves the group. Blocks, with no broker for some seconds. */
static void close_and_destroy(void *arg)
{
    rd_kafka_t *client = arg;

    rd_kafka_consumer_close(client);
    rd_kafka_destroy(client);
}

static void close_client(struct consumer_group *group)
{
    rd_kafka_queue_t *queue = group->wakeup.queue;
    rd_kafka_t *client = group->client;

    loop_timer_cancel(loop_of(group), &group->tick);
    loop_timer_cancel(loop_of(group), &group->more);
    kafka_wakeup_stop(&group->wakeup);
    rd_kafka_queue_destroy(queue);
    give_back(group);
    while (group->parts)
        consumer_part_drop(group->parts);
    group->is_closing = true;
    co_offload(close_and_destroy, client);
    group->client = NULL;
}

static void live(void *arg)
{
    struct consumer_group *group = arg;

    make_topics(group);
    if (!is_stopping(group) && open_client(group)) {
        while (!is_stopping(group) || group->n_workers)
            sleep_until_resumed(group, 0);
        close_client(group);
    }
    group->is_over = true;
}

void consumer_group_start(struct consumer_group *group)
{
    co_start(loop_of(group), live, group);
}

void consumer_group_stop(struct consumer_group *group)
{
    wake(group);
}

void consumer_group_settle(struct consumer_group *group)
{
    give_back(group);
    if (is_stopping(group) && group->n_workers == 0)
        wake(group);
}
