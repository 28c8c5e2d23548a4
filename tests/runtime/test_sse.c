/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The hub between a store and a client that are both this file: what it writes to the client is
 * compared as text, and the store says what the test wants, when the test wants it.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "arena.h"
#include "fixture.h"
#include "http_stream.h"
#include "kv.h"
#include "server.h"
#include "sse.h"

#define CLIENTS_MAX 4
#define OPENED ":\n\n"

/* The client: all that was written. */
struct http_stream {
    struct http_stream_options options;
    char text[8192];
    size_t len;
    bool is_ended;
};

static struct http_stream clients[CLIENTS_MAX];
static unsigned n_clients;

struct http_stream *http_stream_open(struct call *call, const struct http_stream_options *options)
{
    struct http_stream *stream = &clients[n_clients];

    if (!call->request)
        return NULL;
    assert_true(n_clients < CLIENTS_MAX);
    n_clients++;
    *stream = (struct http_stream){.options = *options};
    return stream;
}

bool http_stream_write(struct http_stream *stream, const char *text, size_t len)
{
    assert_false(stream->is_ended);
    assert_true(stream->len + len < sizeof(stream->text));
    memcpy(stream->text + stream->len, text, len);
    stream->len += len;
    return true;
}

void http_stream_end(struct http_stream *stream)
{
    stream->is_ended = true;
}

/* The store: one subscription a channel. */
struct kv {
    struct kv_subscription *subscriptions;
    bool is_down;
    char published_on[64], published[256];
};

static struct kv store;

bool kv_is_up(const struct kv *kv)
{
    return !kv->is_down;
}

void kv_subscribe(struct kv *kv, struct kv_subscription *subscription)
{
    subscription->next = kv->subscriptions;
    kv->subscriptions = subscription;
}

void kv_unsubscribe(struct kv *kv, struct kv_subscription *subscription)
{
    struct kv_subscription **at = &kv->subscriptions;

    while (*at != subscription)
        at = &(*at)->next;
    *at = subscription->next;
}

void kv_publish(struct kv *kv, const char *channel, const char *text, size_t len)
{
    snprintf(kv->published_on, sizeof(kv->published_on), "%s", channel);
    snprintf(kv->published, sizeof(kv->published), "%.*s", (int)len, text);
}

static struct kv_subscription *subscription_of(const char *channel)
{
    struct kv_subscription *s = store.subscriptions;

    while (s && strcmp(s->channel, channel) != 0)
        s = s->next;
    return s;
}

static void say(const char *channel, const char *text)
{
    struct kv_subscription *s = subscription_of(channel);

    assert_non_null(s);
    s->on_message(s, text, strlen(text));
}

static void confirm(const char *channel)
{
    struct kv_subscription *s = subscription_of(channel);

    assert_non_null(s);
    s->on_live(s);
}

/* A call whose handler is the test's. */
struct visit {
    struct call call;
    enum err (*handler)(struct visit *visit);
    bool is_done;
    enum err err;
};

struct bed {
    struct loop *loop;
    struct server_loop home;
    struct visit visits[CLIENTS_MAX];
    unsigned n_visits;
};

static struct stream_info stock = {
    .name = "stock",
    .heartbeat_ms = 60000,
    .lifetime_ms = 60000,
    .retry_ms = 3000,
    .buffer_bytes = 1000,
};

static int setup(void **state)
{
    struct bed *bed = calloc(1, sizeof(*bed));

    n_clients = 0;
    store = (struct kv){0};
    stock.heartbeat_ms = stock.lifetime_ms = 60000;
    bed->loop = loop_new();
    bed->home.loop = bed->loop;
    bed->home.sse_hub = sse_hub_new(bed->loop, &store);
    *state = bed;
    return 0;
}

static void leave(unsigned client)
{
    clients[client].options.on_gone(clients[client].options.ctx);
    clients[client].options.on_gone = NULL;
}

static int teardown(void **state)
{
    struct bed *bed = *state;

    for (unsigned i = 0; i < n_clients; i++)
        if (clients[i].options.on_gone)
            leave(i);
    assert_null(store.subscriptions);
    for (unsigned i = 0; i < bed->n_visits; i++) {
        assert_true(bed->visits[i].is_done);
        arena_free(bed->visits[i].call.arena);
    }
    sse_hub_free(bed->home.sse_hub);
    loop_free(bed->loop);
    free(bed);
    return 0;
}

static void visit_main(void *arg)
{
    struct visit *visit = arg;

    visit->err = visit->handler(visit);
    if (visit->call.sse)
        sse_handler_done(visit->call.sse, visit->err);
    visit->is_done = true;
}

static struct visit *begin(struct bed *bed, enum err (*handler)(struct visit *visit))
{
    struct visit *visit = &bed->visits[bed->n_visits++];

    *visit = (struct visit){.handler = handler};
    visit->call.arena = arena_new();
    visit->call.home = &bed->home;
    visit->call.loop = bed->loop;
    visit->call.kv = bed->home.sse_hub ? &store : NULL;
    visit->call.request = visit;
    co_start(bed->loop, visit_main, visit);
    return visit;
}

static void finish(struct bed *bed, struct visit *visit)
{
    while (!visit->is_done)
        loop_run_once(bed->loop, -1);
}

static void send_state(struct visit *visit, const char *subject, int64_t id)
{
    char json[32];
    int len = sprintf(json, "{\"state\":%d}", (int)id);

    sse_send(visit->call.sse, subject, id, "now", json, (size_t)len);
}

/* Follows 7, and sends its state as of 5. */
static enum err follow_seven(struct visit *visit)
{
    sse_open(&visit->call, &stock);
    sse_follow(visit->call.sse, "7", -1);
    send_state(visit, "7", 5);
    return ERR_OK;
}

/* The same, with time for messages between the two. */
static enum err follow_seven_slowly(struct visit *visit)
{
    sse_open(&visit->call, &stock);
    sse_follow(visit->call.sse, "7", -1);
    co_wait(0);
    send_state(visit, "7", 5);
    return ERR_OK;
}

static enum err follow_without_state(struct visit *visit)
{
    sse_open(&visit->call, &stock);
    sse_follow(visit->call.sse, "7", 5);
    sse_follow(visit->call.sse, "8", -1);
    return ERR_OK;
}

static enum err fail_after_open(struct visit *visit)
{
    sse_open(&visit->call, &stock);
    return ERR_DEPENDENCY_UNAVAILABLE;
}

#define STATE_5 "id: 5\nevent: now\ndata: {\"state\":5}\n\n"
#define EVENT(id) "id: " #id "\nevent: changed\ndata: {}\n\n"

static void assert_read(unsigned client, const char *text)
{
    clients[client].text[clients[client].len] = '\0';
    assert_string_equal(clients[client].text, text);
}

static void test_the_answer_begins_at_once(void **state)
{
    struct bed *bed = *state;
    struct visit *visit = begin(bed, follow_seven);

    assert_false(visit->is_done);
    assert_read(0, OPENED);
    assert_string_equal(clients[0].options.content_type, "text/event-stream");
    confirm("stock:7");
    finish(bed, visit);
}

static void test_following_waits_until_the_store_has_confirmed(void **state)
{
    struct bed *bed = *state;
    struct visit *first = begin(bed, follow_seven), *second;

    assert_false(first->is_done);
    confirm("stock:7");
    finish(bed, first);
    second = begin(bed, follow_seven);
    assert_true(second->is_done);
    assert_read(1, OPENED STATE_5);
}

static void test_a_store_that_is_away_is_not_waited_for(void **state)
{
    struct bed *bed = *state;

    store.is_down = true;
    assert_true(begin(bed, follow_seven)->is_done);
    assert_read(0, OPENED STATE_5);
}

static enum err follow_in_a_hurry(struct visit *visit)
{
    co_deadline_set(loop_now_us(visit->call.loop) + 20000);
    return follow_without_state(visit);
}

static void test_a_store_that_does_not_confirm_is_waited_for_once(void **state)
{
    struct bed *bed = *state;

    finish(bed, begin(bed, follow_in_a_hurry));
    say("stock:8", "1\nchanged\n{}");
    assert_read(0, OPENED EVENT(1));
}

static void test_later_messages_are_passed_on(void **state)
{
    struct bed *bed = *state;

    store.is_down = true;
    begin(bed, follow_seven);
    say("stock:7", "6\nchanged\n{}");
    say("stock:7", "9\nchanged\n{}");
    assert_read(0, OPENED STATE_5 EVENT(6) EVENT(9));
}

static void test_what_the_state_has_seen_is_dropped(void **state)
{
    struct bed *bed = *state;

    store.is_down = true;
    begin(bed, follow_seven);
    say("stock:7", "4\nchanged\n{}");
    say("stock:7", "5\nchanged\n{}");
    say("stock:7", "6\nchanged\n{}");
    say("stock:7", "6\nchanged\n{}");
    assert_read(0, OPENED STATE_5 EVENT(6));
}

static struct co *waiting;

static enum err wait_for_test(struct visit *visit)
{
    waiting = co_self();
    return follow_seven_slowly(visit);
}

static void test_the_present_state_comes_before_what_came_meanwhile(void **state)
{
    struct bed *bed = *state;
    struct visit *visit;

    store.is_down = true;
    visit = begin(bed, wait_for_test);
    say("stock:7", "4\nchanged\n{}");
    say("stock:7", "6\nchanged\n{}");
    say("stock:7", "7\nchanged\n{}");
    assert_read(0, OPENED);
    co_resume(waiting);
    assert_true(visit->is_done);
    assert_read(0, OPENED STATE_5 EVENT(6) EVENT(7));
}

static enum err catch_up(struct visit *visit)
{
    sse_open(&visit->call, &stock);
    sse_mark(visit->call.sse, 4);
    sse_follow(visit->call.sse, "7", 4);
    waiting = co_self();
    co_wait(0);
    send_state(visit, "7", 5);
    send_state(visit, "7", 6);
    return ERR_OK;
}

static void test_all_that_was_missed_comes_before_what_came_meanwhile(void **state)
{
    struct bed *bed = *state;

    store.is_down = true;
    begin(bed, catch_up);
    say("stock:7", "6\nchanged\n{}");
    say("stock:7", "7\nchanged\n{}");
    co_resume(waiting);
    assert_read(0,
                OPENED "id: 4\n\n" STATE_5 "id: 6\nevent: now\ndata: {\"state\":6}\n\n" EVENT(7));
}

static enum err wait_without_state(struct visit *visit)
{
    follow_without_state(visit);
    waiting = co_self();
    co_wait(0);
    return ERR_OK;
}

static void test_without_a_state_what_was_kept_follows_the_handler(void **state)
{
    struct bed *bed = *state;

    store.is_down = true;
    begin(bed, wait_without_state);
    say("stock:7", "5\nchanged\n{}");
    say("stock:7", "6\nchanged\n{}");
    assert_read(0, OPENED);
    co_resume(waiting);
    assert_read(0, OPENED EVENT(6));
}

static void test_too_much_to_keep_ends_the_stream_with_a_retry(void **state)
{
    struct bed *bed = *state;
    char message[600] = "6\nchanged\n";

    store.is_down = true;
    begin(bed, wait_for_test);
    memset(message + 10, 'x', sizeof(message) - 11);
    say("stock:7", message);
    assert_false(clients[0].is_ended);
    say("stock:7", message);
    assert_true(clients[0].is_ended);
    co_resume(waiting);
}

static void test_each_subscriber_has_a_place_of_its_own(void **state)
{
    struct bed *bed = *state;

    store.is_down = true;
    begin(bed, follow_seven);
    begin(bed, follow_without_state);
    say("stock:7", "6\nchanged\n{}");
    say("stock:8", "2\nchanged\n{}");
    assert_read(0, OPENED STATE_5 EVENT(6));
    assert_read(1, OPENED EVENT(6) EVENT(2));
}

static void test_the_last_to_leave_ends_the_subscription(void **state)
{
    struct bed *bed = *state;

    store.is_down = true;
    begin(bed, follow_seven);
    begin(bed, follow_seven);
    leave(0);
    assert_non_null(subscription_of("stock:7"));
    say("stock:7", "6\nchanged\n{}");
    assert_read(0, OPENED STATE_5);
    leave(1);
    assert_null(subscription_of("stock:7"));
}

static void test_a_client_may_leave_while_its_handler_waits(void **state)
{
    struct bed *bed = *state;
    struct visit *visit = begin(bed, follow_seven);

    leave(0);
    confirm("stock:7");
    finish(bed, visit);
    assert_int_equal(visit->err, ERR_OK);
    assert_null(subscription_of("stock:7"));
    assert_read(0, OPENED);
}

static enum err open_too_late(struct visit *visit)
{
    visit->call.request = NULL;
    return follow_seven(visit);
}

static void test_a_client_that_left_before_is_nothing_to_the_handler(void **state)
{
    struct bed *bed = *state;

    assert_int_equal(begin(bed, open_too_late)->err, ERR_OK);
    assert_int_equal(n_clients, 0);
    assert_null(store.subscriptions);
}

static void test_after_the_store_was_away_streams_begin_anew(void **state)
{
    struct bed *bed = *state;
    struct kv_subscription *s;
    unsigned retry_ms;

    store.is_down = true;
    begin(bed, follow_seven);
    s = subscription_of("stock:7");
    s->on_restored(s);
    clients[0].text[clients[0].len] = '\0';
    assert_true(clients[0].is_ended);
    assert_int_equal(sscanf(strstr(clients[0].text, "retry"), "retry: %u\n\n", &retry_ms), 1);
    assert_in_range(retry_ms, 100, 2000);
    say("stock:7", "6\nchanged\n{}");
}

static void test_other_texts_of_the_channel_are_ignored(void **state)
{
    static const char *const texts[] = {"",     "6",        "6\nchanged", "x\nchanged\n{}",
                                        "\n\n", "6 \na\n{}"};
    struct bed *bed = *state;

    store.is_down = true;
    begin(bed, follow_seven);
    for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++)
        say("stock:7", texts[i]);
    assert_read(0, OPENED STATE_5);
}

static void test_a_message_without_an_id_is_always_new(void **state)
{
    struct bed *bed = *state;

    store.is_down = true;
    begin(bed, follow_seven);
    say("stock:7", "-1\nhint\n{}");
    say("stock:7", "-1\nhint\n{}");
    assert_read(0, OPENED STATE_5 "event: hint\ndata: {}\n\nevent: hint\ndata: {}\n\n");
}

static void test_silence_is_broken_by_a_comment(void **state)
{
    struct bed *bed = *state;
    size_t before;

    store.is_down = true;
    stock.heartbeat_ms = 10;
    begin(bed, follow_seven);
    before = clients[0].len;
    while (clients[0].len == before)
        loop_run_once(bed->loop, -1);
    assert_read(0, OPENED STATE_5 ":\n\n");
}

static void test_a_stream_has_its_time_and_ends_with_a_retry(void **state)
{
    struct bed *bed = *state;

    store.is_down = true;
    stock.lifetime_ms = 20;
    begin(bed, follow_seven);
    while (!clients[0].is_ended)
        loop_run_once(bed->loop, -1);
    assert_read(0, OPENED STATE_5 "retry: 3000\n\n");
}

static void test_a_drain_ends_open_streams_and_new_ones(void **state)
{
    struct bed *bed = *state;

    store.is_down = true;
    begin(bed, follow_seven);
    sse_hub_drain(bed->home.sse_hub);
    assert_read(0, OPENED STATE_5 "retry: 3000\n\n");
    begin(bed, follow_seven);
    assert_read(1, OPENED "retry: 3000\n\n");
}

static void test_a_handler_that_fails_ends_its_stream(void **state)
{
    struct bed *bed = *state;

    begin(bed, fail_after_open);
    assert_read(0, OPENED "retry: 3000\n\n");
}

static void test_a_message_is_published_through_the_store(void **state)
{
    struct bed *bed = *state;
    struct call *call;

    store.is_down = true;
    call = &begin(bed, follow_seven)->call;
    sse_publish(call, &stock, "7", 6, "changed", "{}", 2);
    assert_string_equal(store.published_on, "stock:7");
    assert_string_equal(store.published, "6\nchanged\n{}");
    assert_read(0, OPENED STATE_5);
    say(store.published_on, store.published);
    assert_read(0, OPENED STATE_5 EVENT(6));
}

struct note {
    unsigned *n_gone;
};

static void count_gone(void *ctx)
{
    struct note *note = ctx;

    ++*note->n_gone;
}

static unsigned n_gone;

/* Fed by the handler's own means, and not by subjects. */
static enum err wait_for_the_end(struct visit *visit)
{
    struct note *note;

    sse_open(&visit->call, &stock);
    note = sse_alloc(visit->call.sse, sizeof(*note));
    note->n_gone = &n_gone;
    return sse_on_gone(visit->call.sse, count_gone, note) ? ERR_OK : ERR_NOT_FOUND;
}

static void test_the_end_of_a_stream_is_told_once(void **state)
{
    struct visit *visit;

    n_gone = 0;
    visit = begin(*state, wait_for_the_end);
    finish(*state, visit);
    assert_int_equal(visit->err, ERR_OK);
    assert_int_equal(n_gone, 0);
    leave(0);
    assert_int_equal(n_gone, 1);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_the_answer_begins_at_once),
        TEST(test_following_waits_until_the_store_has_confirmed),
        TEST(test_a_store_that_is_away_is_not_waited_for),
        TEST(test_a_store_that_does_not_confirm_is_waited_for_once),
        TEST(test_later_messages_are_passed_on),
        TEST(test_what_the_state_has_seen_is_dropped),
        TEST(test_the_present_state_comes_before_what_came_meanwhile),
        TEST(test_all_that_was_missed_comes_before_what_came_meanwhile),
        TEST(test_without_a_state_what_was_kept_follows_the_handler),
        TEST(test_too_much_to_keep_ends_the_stream_with_a_retry),
        TEST(test_each_subscriber_has_a_place_of_its_own),
        TEST(test_the_last_to_leave_ends_the_subscription),
        TEST(test_a_client_may_leave_while_its_handler_waits),
        TEST(test_a_client_that_left_before_is_nothing_to_the_handler),
        TEST(test_after_the_store_was_away_streams_begin_anew),
        TEST(test_other_texts_of_the_channel_are_ignored),
        TEST(test_a_message_without_an_id_is_always_new),
        TEST(test_silence_is_broken_by_a_comment),
        TEST(test_a_stream_has_its_time_and_ends_with_a_retry),
        TEST(test_a_drain_ends_open_streams_and_new_ones),
        TEST(test_a_handler_that_fails_ends_its_stream),
        TEST(test_a_message_is_published_through_the_store),
        TEST(test_the_end_of_a_stream_is_told_once),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
