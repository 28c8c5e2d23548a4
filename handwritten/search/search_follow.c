/* SPDX-License-Identifier: Apache-2.0 */
#include "search_follow.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "arena.h"
#include "call.h"
#include "loop.h"
#include "metrics.h"
#include "search.h"
#include "search_catalogue.h"
#include "search_repo.h"

#define PAGE 500                         /* events */
#define SHORT_US INT64_C(3000000)        /* how far back a short reading looks */
#define FULL_EVERY_US UINT64_C(10000000) /* how often all of the last minute is read */

void search_follower_init(struct search_follower *follower, const char *index,
                          const struct search_progress *progress)
{
    search_follower_free(follower);
    *follower = (struct search_follower){.progress = *progress, .newest = progress->event};
    snprintf(follower->index, sizeof(follower->index), "%s", index);
}

void search_follower_free(struct search_follower *follower)
{
    free(follower->seen);
    *follower = (struct search_follower){0};
}

/* ---- what was seen ---- */

/* The place of the first id that is not lower. */
static size_t place_of(const struct search_follower *follower, int64_t id)
{
    size_t low = 0, high = follower->n_seen;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (follower->seen[middle] < id)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static bool has_seen(const struct search_follower *follower, int64_t id)
{
    size_t place = place_of(follower, id);

    return place < follower->n_seen && follower->seen[place] == id;
}

static void see(struct search_follower *follower, int64_t id)
{
    size_t place = place_of(follower, id);

    if (follower->n_seen == follower->cap_seen) {
        follower->cap_seen = follower->cap_seen ? 2 * follower->cap_seen : 64;
        follower->seen = realloc(follower->seen, follower->cap_seen * sizeof(*follower->seen));
        if (!follower->seen)
            abort();
    }
    memmove(&follower->seen[place + 1], &follower->seen[place],
            (follower->n_seen - place) * sizeof(*follower->seen));
    follower->seen[place] = id;
    follower->n_seen++;
}

static void forget_until(struct search_follower *follower, int64_t id)
{
    size_t n = place_of(follower, id + 1);

    if (!n)
        return;
    memmove(follower->seen, follower->seen + n, (follower->n_seen - n) * sizeof(*follower->seen));
    follower->n_seen -= n;
}

/* ---- readings ---- */

static enum err begin(struct search_follower *follower, struct call *call)
{
    struct catalogue_now_row now;
    bool is_full = loop_now_us(call->loop) >= follower->next_full_us;
    enum err err = catalogue_now_query(call, is_full ? SEARCH_SETTLED_US : SHORT_US, &now);

    if (err)
        return err;
    follower->is_full = is_full;
    follower->until = now.event;
    follower->until_at = now.at;
    follower->after = is_full ? follower->progress.event : follower->newest;
    return ERR_OK;
}

static int by_id(const void *a, const void *b)
{
    const int64_t *x = a, *y = b;

    return (*x > *y) - (*x < *y);
}

/* The products of events that were not seen, each once. */
static size_t products_of(const struct search_follower *follower,
                          const struct catalogue_events_row *events, size_t n, int64_t *ret)
{
    size_t n_ids = 0, n_products = 0;

    for (size_t i = 0; i < n; i++)
        if (!has_seen(follower, events[i].id))
            ret[n_ids++] = strtoll(events[i].product_id, NULL, 10);
    qsort(ret, n_ids, sizeof(*ret), by_id);
    for (size_t i = 0; i < n_ids; i++)
        if (!i || ret[i] != ret[i - 1])
            ret[n_products++] = ret[i];
    return n_products;
}

static enum err read_page(struct search_follower *follower, struct call *call, bool *ret_is_last)
{
    struct catalogue_events_row *events;
    int64_t products[PAGE];
    size_t n, n_products;
    enum err err = catalogue_events_query(call, follower->after, PAGE, &events, &n);

    if (err)
        return err;
    n_products = products_of(follower, events, n, products);
    err = search_catalogue_refresh(call, follower->index, products, n_products);
    if (err)
        return err;
    metrics_add("search_index_changes", NULL, NULL, (int64_t)n_products);
    for (size_t i = 0; i < n; i++)
        if (!has_seen(follower, events[i].id))
            see(follower, events[i].id);
    if (n)
        follower->after = events[n - 1].id;
    *ret_is_last = n < PAGE;
    return ERR_OK;
}

static enum err end(struct search_follower *follower, struct call *call)
{
    const struct search *search = search_of(call);
    enum err err;

    if (follower->until > follower->newest)
        follower->newest = follower->until;
    if (!follower->is_full)
        return ERR_OK;
    if (follower->until > follower->progress.event)
        follower->progress.event = follower->until;
    follower->progress.event_at = follower->until_at;
    err = search->ops->note(search->engine, call, follower->index, &follower->progress);
    if (err)
        return err;
    forget_until(follower, follower->progress.event);
    follower->next_full_us = loop_now_us(call->loop) + FULL_EVERY_US;
    return ERR_OK;
}

enum err search_follow(struct search_follower *follower, struct call *call, bool *ret_is_up)
{
    bool is_last = false;
    enum err err = ERR_OK;

    *ret_is_up = false;
    if (!follower->is_reading)
        err = begin(follower, call);
    follower->is_reading = !err;
    if (!err)
        err = read_page(follower, call, &is_last);
    if (err || !is_last)
        return err;
    follower->is_reading = false;
    *ret_is_up = true;
    return end(follower, call);
}
