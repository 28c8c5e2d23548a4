/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Hears of the changes of queues, and lets ask for positions every three seconds where there were
 * any. Who was let in is in the message itself, and is told at once; the positions are what finds
 * those whom a lost message would have left waiting.
 *
 * The rule: a watch is released by the timer alone, never by what goes through its table.
 */
#include "queue_hub.h"

#include <string.h>

#include "arena.h"
#include "co.h"
#include "modules.h"
#include "queue_hub_impl.h"

#define TURN_MS 3000
#define LIVE_PAUSE_MS 10
#define LIVE_TRIES 100
#define SURE_TURNS 10 /* then it asks even if it heard of no change */

void *queue_hub_start(struct server_loop *home)
{
    struct arena *arena = arena_new();
    struct queue_hub *hub = arena_alloc(arena, sizeof(*hub));

    *hub = (struct queue_hub){.home = home, .arena = arena, .scratch = arena_new()};
    queue_door_init(&hub->door);
    return hub;
}

static void watch_release(struct queue_watch *watch)
{
    kv_unsubscribe(watch->hub->home->kv, &watch->subscription);
    arena_free(watch->arena);
}

void queue_hub_stop(void *state)
{
    struct queue_hub *hub = state;
    struct queue_watch *next;

    loop_timer_cancel(hub->home->loop, &hub->timer);
    for (struct queue_watch *watch = hub->watches; watch; watch = next) {
        next = watch->next;
        watch_release(watch);
    }
    arena_free(hub->scratch);
    arena_free(hub->arena);
}

bool queue_hub_is_idle(void *state)
{
    const struct queue_hub *hub = state;

    return hub->n_asking == 0;
}

struct queue_door *queue_hub_door(struct call *call)
{
    struct queue_hub *hub = server_module_state(call->home, MODULE_QUEUE);

    return &hub->door;
}

/* ---- turns ---- */

static void watch_turn(struct queue_watch *watch)
{
    if (watch->is_asking ||
        !(watch->is_dirty || !watch->is_live || watch->hub->n_turns % SURE_TURNS == 0))
        return;
    watch->is_dirty = false;
    watch->is_asking = true;
    watch->hub->n_asking++;
    co_start(watch->hub->home->loop, queue_watch_ask, watch);
}

static void on_turn(struct loop_timer *timer)
{
    struct queue_hub *hub = timer->ctx;
    struct queue_watch **at = &hub->watches;

    hub->n_turns++;
    while (*at) {
        struct queue_watch *watch = *at;

        if (watch->n || watch->is_asking) {
            at = &watch->next;
            continue;
        }
        *at = watch->next;
        watch_release(watch);
    }
    for (struct queue_watch *watch = hub->watches; watch; watch = watch->next)
        watch_turn(watch);
    if (hub->watches)
        loop_timer_set(hub->home->loop, timer, TURN_MS);
}

/* ---- changes ---- */

/* The next of the numbers from *text on. */
static bool next_number(const char **text, const char *end, int64_t *ret)
{
    const char *space;

    if (*text >= end)
        return false;
    space = memchr(*text, ' ', (size_t)(end - *text));
    if (!space)
        space = end;
    if (!value_i64_parse(*text, (size_t)(space - *text), ret))
        return false;
    *text = space + 1;
    return true;
}

static bool begins(const char **text, const char *end, const char *word)
{
    size_t len = strlen(word);

    if ((size_t)(end - *text) < len || memcmp(*text, word, len) != 0)
        return false;
    *text += len;
    return true;
}

static void end_all(struct queue_watch *watch, const char *text, const char *end, int status)
{
    int64_t id, total;

    if (!next_number(&text, end, &total))
        return;
    while (next_number(&text, end, &id))
        queue_subscribers_end(watch, id, status, total);
}

static void replace(struct queue_watch *watch, const char *text, const char *end)
{
    struct queue_subscriber *subscriber;
    int64_t id, number;

    if (!next_number(&text, end, &id) || !next_number(&text, end, &number))
        return;
    subscriber = queue_subscriber_own(watch, id);
    if (subscriber && subscriber->number < number)
        queue_subscriber_close(subscriber);
}

static void on_message(struct kv_subscription *self, const char *text, size_t len)
{
    struct queue_watch *watch = self->ctx;
    const char *end = text + len;

    if (begins(&text, end, "stream ")) {
        replace(watch, text, end);
        return;
    }
    watch->is_dirty = true;
    if (begins(&text, end, "entered "))
        end_all(watch, text, end, QUEUE_ENTRY_STATUS_ENTERED);
    else if (begins(&text, end, "left "))
        end_all(watch, text, end, QUEUE_ENTRY_STATUS_LEFT);
}

static void on_live(struct kv_subscription *self)
{
    struct queue_watch *watch = self->ctx;

    watch->is_live = watch->is_dirty = true;
}

/* ---- subscribers ---- */

static struct queue_watch *watch_new(struct queue_hub *hub, const struct queue_place *place)
{
    struct arena *arena = arena_new();
    struct queue_watch *watch = arena_alloc(arena, sizeof(*watch));

    *watch = (struct queue_watch){
        .next = hub->watches,
        .hub = hub,
        .arena = arena,
        .queue = queue_of_place(place),
        .subscription = {.on_message = on_message,
                         .on_live = on_live,
                         .on_restored = on_live,
                         .ctx = watch,
                         .channel = arena_printf(arena, "queue:changes:{%s}:{%lld}",
                                                 place->event_type, (long long)place->event_id)},
    };
    watch->queue.event_type = arena_strdup(arena, place->event_type);
    kv_subscribe(hub->home->kv, &watch->subscription);
    if (!hub->watches) {
        hub->timer = (struct loop_timer){.on_fire = on_turn, .ctx = hub};
        loop_timer_set(hub->home->loop, &hub->timer, TURN_MS);
    }
    hub->watches = watch;
    return watch;
}

/* NULL: nobody here waits in that queue. */
static struct queue_watch *watch_find(struct queue_hub *hub, int64_t queue_id)
{
    struct queue_watch *watch = hub->watches;

    while (watch && watch->queue.id != queue_id)
        watch = watch->next;
    return watch;
}

static void on_gone(void *ctx)
{
    queue_subscriber_remove(ctx);
}

static void follow_line(struct queue_hub *hub, const struct queue_place *place,
                        const struct queue_position *stand, struct queue_subscriber *subscriber)
{
    struct queue_watch *watch = watch_find(hub, place->queue_id);
    const struct queue_subscriber *other;

    if (!watch)
        watch = watch_new(hub, place);
    other = queue_subscriber_own(watch, place->id);
    if (other && other->number > subscriber->number) {
        sse_close(subscriber->sse);
        return;
    }
    queue_subscriber_add(watch, subscriber);
    watch->is_dirty = true; /* it may have been let in since it was asked for */
    queue_subscriber_tell(subscriber, hub->scratch, stand);
}

bool queue_hub_wait(struct call *call, const struct queue_place *place)
{
    struct queue_hub *hub = server_module_state(call->home, MODULE_QUEUE);

    for (int i = 0; i < LIVE_TRIES; i++) {
        struct queue_watch *watch = watch_find(hub, place->queue_id);

        if (!watch || !queue_subscriber_own(watch, place->id))
            return false;
        if (watch->is_live)
            break;
        co_sleep_ms(LIVE_PAUSE_MS);
    }
    return true;
}

void queue_hub_end(struct call *call, const struct queue_place *place, int64_t number)
{
    struct queue_hub *hub = server_module_state(call->home, MODULE_QUEUE);
    struct queue_watch *watch = watch_find(hub, place->queue_id);
    struct queue_subscriber *subscriber = watch ? queue_subscriber_own(watch, place->id) : NULL;

    if (subscriber && subscriber->number < number)
        queue_subscriber_close(subscriber);
}

void queue_hub_follow(struct call *call, const struct queue_place *place,
                      const struct queue_position *stand, int64_t number)
{
    struct queue_hub *hub = server_module_state(call->home, MODULE_QUEUE);
    struct queue_subscriber *subscriber =
        sse_alloc(call->sse, sizeof(*subscriber) + strlen(place->user_id) + 1);
    int64_t version = place->version;

    *subscriber = (struct queue_subscriber){
        .sse = call->sse,
        .id = place->id,
        .number = number,
        .last_id = version * QUEUE_IDS,
        .last = {.position = -1},
    };
    strcpy(subscriber->user_id, place->user_id);
    if (call->last_event_id / QUEUE_IDS == version && call->last_event_id > subscriber->last_id)
        subscriber->last_id = call->last_event_id;
    if (!sse_on_gone(call->sse, on_gone, subscriber))
        return;
    if (place->status == QUEUE_ENTRY_STATUS_WAITING)
        follow_line(hub, place, stand, subscriber);
    else
        queue_subscriber_greet(subscriber, hub->scratch, stand,
                               call->last_event_id >= version * QUEUE_IDS);
    arena_reset(hub->scratch);
}
