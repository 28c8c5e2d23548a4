/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The rate of requests, by the generic cell rate algorithm: a client is one number, the time at
 * which it will have used up what it sent so far. Clients live in small groups of a fixed table,
 * chosen by their hash; the table has a lock a shard, so that loops seldom meet.
 *
 * The rule: what is forgotten is forgotten in the client's favour.
 */
#include "http_rate.h"

#include <pthread.h>
#include <stdlib.h>

#define SHARDS 64
#define GROUPS 256 /* of one shard */
#define WAYS 8     /* clients of one group */
#define SECOND_US 1000000

struct client {
    uint64_t key, used_up_at_us;
};

struct shard {
    pthread_mutex_t mutex;
    struct client groups[GROUPS][WAYS];
};

struct http_rate {
    uint64_t interval_us; /* between two requests */
    struct shard shards[SHARDS];
};

struct http_rate *http_rate_new(unsigned per_second)
{
    struct http_rate *rate = calloc(1, sizeof(*rate));

    if (!rate)
        abort();
    rate->interval_us = per_second < SECOND_US ? SECOND_US / per_second : 1;
    for (size_t i = 0; i < SHARDS; i++)
        pthread_mutex_init(&rate->shards[i].mutex, NULL);
    return rate;
}

void http_rate_free(struct http_rate *rate)
{
    if (!rate)
        return;
    for (size_t i = 0; i < SHARDS; i++)
        pthread_mutex_destroy(&rate->shards[i].mutex);
    free(rate);
}

/* The client of this key, in place of the quietest if it is new. */
static struct client *client_in(struct client *group, uint64_t key)
{
    struct client *quietest = group;

    for (struct client *at = group; at < group + WAYS; at++) {
        if (at->key == key)
            return at;
        if (at->used_up_at_us < quietest->used_up_at_us)
            quietest = at;
    }
    *quietest = (struct client){.key = key};
    return quietest;
}

bool http_rate_allow(struct http_rate *rate, uint64_t key, uint64_t now_us, unsigned *ret_retry_s)
{
    struct shard *shard = &rate->shards[key % SHARDS];
    struct client *client;
    uint64_t used_up_at_us;
    bool is_allowed;

    pthread_mutex_lock(&shard->mutex);
    client = client_in(shard->groups[key / SHARDS % GROUPS], key);
    used_up_at_us = client->used_up_at_us > now_us ? client->used_up_at_us : now_us;
    used_up_at_us += rate->interval_us;
    is_allowed = used_up_at_us <= now_us + SECOND_US;
    if (is_allowed)
        client->used_up_at_us = used_up_at_us;
    pthread_mutex_unlock(&shard->mutex);
    if (!is_allowed)
        *ret_retry_s = (unsigned)((used_up_at_us - now_us - 1) / SECOND_US);
    return is_allowed;
}

/* FNV-1a with a final mix, since shard and group are taken from the low bits. */
uint64_t http_rate_key(const void *bytes, size_t len)
{
    const unsigned char *at = bytes;
    uint64_t hash = 0xcbf29ce484222325;

    for (size_t i = 0; i < len; i++)
        hash = (hash ^ at[i]) * 0x100000001b3;
    hash ^= hash >> 32;
    hash *= 0x9e3779b97f4a7c15;
    return hash ^ hash >> 29;
}
