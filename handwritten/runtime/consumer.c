/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The consumers of a service by their groups, from the start to the end. A group is a client of
 * its own (consumer_group.c); what it is assigned is consumer_part.c, who works on it
 * consumer_lane.c, what an attempt is consumer_run.c, and what becomes of a message that nobody
 * could handle consumer_letter.c.
 */
#include "consumer_impl.h"

#include <stdlib.h>
#include <string.h>

#include "metrics.h"

#define SLOTS 8 /* handlers at a time: requests want database connections of this loop, too */
#define MIN_SLOTS 2

static void *checked(void *memory)
{
    if (!memory)
        abort();
    return memory;
}

static struct consumer_group *group_of(struct consumers *consumers, const char *name)
{
    struct consumer_group *group = consumers->groups, *end = group + consumers->n_groups;

    while (group < end && strcmp(group->name, name) != 0)
        group++;
    if (group < end)
        return group;
    consumers->n_groups++;
    *group = (struct consumer_group){.consumers = consumers, .name = name};
    group->last_ready = &group->ready;
    return group;
}

static void add_member(struct consumer_group *group, const struct consumer_info *info)
{
    group->members =
        checked(realloc(group->members, (group->n_members + 1) * sizeof(*group->members)));
    group->members[group->n_members++] = (struct consumer_member){.info = info};
    metrics_add("consumer_messages", "consumer", info->name, 0);
    metrics_add("consumer_failures", "consumer", info->name, 0);
    metrics_add("consumer_dead_letters", "consumer", info->name, 0);
    metrics_add("consumer_waits", "consumer", info->name, 0);
    metrics_set("consumer_waiting", "consumer", info->name, 0);
    metrics_set("consumer_partitions", "consumer", info->name, 0);
}

struct consumers *consumers_start(struct server_loop *home)
{
    struct consumers *consumers = checked(calloc(1, sizeof(*consumers)));
    const struct service *service = home->service;

    consumers->home = home;
    consumers->groups = checked(calloc(service->n_consumers + 1, sizeof(*consumers->groups)));
    for (unsigned i = 0; i < service->n_consumers; i++)
        add_member(group_of(consumers, service->consumers[i]->group), service->consumers[i]);
    for (unsigned i = 0; i < consumers->n_groups; i++) {
        struct consumer_group *group = &consumers->groups[i];

        group->n_slots = SLOTS / consumers->n_groups;
        if (group->n_slots < MIN_SLOTS)
            group->n_slots = MIN_SLOTS;
        consumer_group_start(group);
    }
    return consumers;
}

void consumers_stop(struct consumers *consumers)
{
    if (!consumers || consumers->is_stopping)
        return;
    consumers->is_stopping = true;
    for (unsigned i = 0; i < consumers->n_groups; i++)
        consumer_group_stop(&consumers->groups[i]);
}

bool consumers_are_idle(const struct consumers *consumers)
{
    for (unsigned i = 0; consumers && i < consumers->n_groups; i++)
        if (!consumers->groups[i].is_over)
            return false;
    return true;
}

void consumers_free(struct consumers *consumers)
{
    if (!consumers)
        return;
    for (unsigned i = 0; i < consumers->n_groups; i++)
        free(consumers->groups[i].members);
    free(consumers->groups);
    free(consumers);
}
