/* SPDX-License-Identifier: Apache-2.0 */
/*
 * An assigned partition: its messages in the order they came, and how far all of them are done.
 *
 * The rule: the offset that is stored, for librdkafka to commit, is that behind the last message
 * before which nothing is unfinished. After a crash some are delivered again that were done; none
 * is left out.
 */
#include "consumer_impl.h"

#include <stdlib.h>
#include <string.h>

#include "consumer_message.h"

/* Beyond so many the partition is paused. The second bounds those that are done and wait for an
 * older one. */
#define MAX_UNFINISHED 1000
#define MAX_ENTRIES 20000
#define RESUME_BELOW(max) ((max) / 2)

static void *checked(void *memory)
{
    if (!memory)
        abort();
    return memory;
}

void consumer_part_add(struct consumer_group *group, const char *topic, int32_t partition)
{
    struct consumer_part *part = checked(calloc(1, sizeof(*part)));

    part->group = group;
    part->topic = checked(strdup(topic));
    part->partition = partition;
    part->last = &part->first;
    part->next = group->parts;
    group->parts = part;
}

struct consumer_part *consumer_part_find(struct consumer_group *group, const char *topic,
                                         int32_t partition)
{
    struct consumer_part *part = group->parts;

    while (part && (part->partition != partition || strcmp(part->topic, topic) != 0))
        part = part->next;
    return part;
}

static rd_kafka_topic_partition_list_t *list_of(const struct consumer_part *part, int64_t offset)
{
    rd_kafka_topic_partition_list_t *list = rd_kafka_topic_partition_list_new(1);

    rd_kafka_topic_partition_list_add(list, part->topic, part->partition)->offset = offset;
    return list;
}

static void pause_or_resume(struct consumer_part *part)
{
    bool is_full = part->n_unfinished >= MAX_UNFINISHED || part->n_entries >= MAX_ENTRIES;
    bool has_room = part->n_unfinished <= RESUME_BELOW(MAX_UNFINISHED) &&
                    part->n_entries <= RESUME_BELOW(MAX_ENTRIES);
    rd_kafka_topic_partition_list_t *list;

    if (part->is_revoked || (part->is_paused ? !has_room : !is_full))
        return;
    list = list_of(part, RD_KAFKA_OFFSET_INVALID);
    part->is_paused = !part->is_paused;
    if (part->is_paused)
        rd_kafka_pause_partitions(part->group->client, list);
    else
        rd_kafka_resume_partitions(part->group->client, list);
    rd_kafka_topic_partition_list_destroy(list);
}

static void free_entry(struct consumer_entry *entry)
{
    if (entry->message)
        rd_kafka_message_destroy(entry->message);
    free(entry);
}

/* Forgets the messages that are done and have none before them that is not. */
static void advance(struct consumer_part *part)
{
    rd_kafka_topic_partition_list_t *list;
    struct consumer_entry *entry;
    int64_t done = -1;

    while (part->first && part->first->n_left == 0) {
        entry = part->first;
        done = entry->offset;
        part->first = entry->next;
        part->n_entries--;
        free_entry(entry);
    }
    if (!part->first)
        part->last = &part->first;
    if (done < 0)
        return;
    list = list_of(part, done + 1);
    rd_kafka_offsets_store(part->group->client, list); /* fails if it is lost to us: let it */
    rd_kafka_topic_partition_list_destroy(list);
}

static void finish(struct consumer_part *part, struct consumer_entry *entry)
{
    rd_kafka_message_destroy(entry->message);
    entry->message = NULL;
    part->n_unfinished--;
}

void consumer_part_take(struct consumer_part *part, rd_kafka_message_t *message)
{
    struct consumer_group *group = part->group;
    struct consumer_entry *entry = checked(calloc(1, sizeof(*entry)));

    entry->offset = message->offset;
    entry->message = message;
    *part->last = entry;
    part->last = &entry->next;
    part->n_entries++;
    part->n_unfinished++;
    for (unsigned i = 0; i < group->n_members; i++) {
        struct consumer_member *member = &group->members[i];
        const struct consumer_event_info *event = consumer_message_event(member->info, message);

        if (event)
            consumer_lane_add(part, member, event, entry);
    }
    if (entry->n_left == 0)
        finish(part, entry);
    advance(part);
    pause_or_resume(part);
}

void consumer_part_note_done(struct consumer_part *part, struct consumer_entry *entry)
{
    entry->n_left--;
    if (entry->n_left > 0)
        return;
    finish(part, entry);
    if (entry == part->first)
        advance(part);
    pause_or_resume(part);
}

static void drop_lanes(struct consumer_part *part)
{
    struct consumer_lane *lane, *next;

    for (lane = part->lanes; lane; lane = next) {
        next = lane->next_of_part;
        if (!lane->is_running)
            consumer_lane_drop(lane);
    }
}

void consumer_part_revoke(struct consumer_part *part)
{
    part->is_revoked = true;
    drop_lanes(part);
}

void consumer_part_drop(struct consumer_part *part)
{
    struct consumer_part **at = &part->group->parts;
    struct consumer_entry *entry, *next;

    while (*at != part)
        at = &(*at)->next;
    *at = part->next;
    drop_lanes(part);
    for (entry = part->first; entry; entry = next) {
        next = entry->next;
        free_entry(entry);
    }
    free(part->topic);
    free(part);
}
