/* SPDX-License-Identifier: Apache-2.0 */
/* Commands, scripts and subscriptions on a real store. */
#include "kv.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "arena.h"
#include "fixture.h"

struct fixture {
    struct loop *loop;
    struct kv *kv;
    struct arena *arena;
    unsigned n_done;
};

static int setup(void **state)
{
    struct fixture *f = calloc(1, sizeof(*f));
    const char *error;

    f->loop = loop_new();
    f->arena = arena_new();
    f->kv = kv_new(f->loop, fixture_env("SHOP_TEST_REDIS_URL"), &error);
    assert_non_null(f->kv);
    *state = f;
    return 0;
}

static int teardown(void **state)
{
    struct fixture *f = *state;

    kv_free(f->kv);
    arena_free(f->arena);
    assert_int_equal(co_stats().n_live, 0);
    loop_free(f->loop);
    free(f);
    return 0;
}

static void run(void **state, void (*body)(void *arg))
{
    struct fixture *f = *state;

    fixture_run(f->loop, body, f);
}

static void replies(void *arg)
{
    struct fixture *f = arg;
    const char bytes[] = "a\0b\r\nc";
    const char *argv[] = {"SET", "test:bytes", bytes};
    const size_t lens[] = {3, 10, sizeof(bytes)};
    struct kv_reply reply;

    assert_int_equal(kv_command(f->kv, f->arena, 3, argv, lens, &reply), ERR_OK);
    assert_true(kv_is_up(f->kv));
    assert_int_equal(reply.kind, KV_TEXT);
    assert_string_equal(reply.text, "OK");
    assert_int_equal(kv_run(f->kv, f->arena, &reply, "GET", "test:bytes"), ERR_OK);
    assert_int_equal(reply.len, sizeof(bytes));
    assert_memory_equal(reply.text, bytes, sizeof(bytes));
    assert_int_equal(kv_run(f->kv, f->arena, &reply, "GET", "test:none"), ERR_OK);
    assert_int_equal(reply.kind, KV_NIL);
    assert_int_equal(kv_run(f->kv, f->arena, &reply, "DEL", "test:n"), ERR_OK);
    assert_int_equal(kv_run(f->kv, f->arena, &reply, "DECR", "test:n"), ERR_OK);
    assert_int_equal(reply.kind, KV_INT);
    assert_int_equal(reply.integer, -1);
    assert_int_equal(kv_run(f->kv, f->arena, &reply, "MGET", "test:n", "test:none"), ERR_OK);
    assert_int_equal(reply.kind, KV_LIST);
    assert_int_equal(reply.n_items, 2);
    assert_string_equal(reply.items[0].text, "-1");
    assert_int_equal(reply.items[1].kind, KV_NIL);
    assert_int_equal(kv_run(f->kv, f->arena, &reply, "LPUSH", "test:n", "1"), ERR_INTERNAL_ERROR);
    assert_int_equal(reply.kind, KV_ERROR);
    assert_non_null(strstr(reply.text, "WRONGTYPE"));
}

static void test_replies_of_every_kind_are_copied(void **state)
{
    run(state, replies);
}

/* Up to, and beyond, what is formatted without a malloc(). */
static void lengths(void *arg)
{
    static char value[70000];
    struct fixture *f = arg;
    struct kv_reply reply;

    memset(value, '\r', sizeof(value));
    for (size_t len = 1; len < sizeof(value); len = len * 2 + 1) {
        const char *const set[] = {"SET", "test:long", value};

        value[len - 1] = '\0';
        assert_int_equal(kv_command(f->kv, f->arena, 3, set, (const size_t[]){3, 9, len}, &reply),
                         ERR_OK);
        assert_int_equal(kv_run(f->kv, f->arena, &reply, "GET", "test:long"), ERR_OK);
        assert_int_equal(reply.len, len);
        assert_memory_equal(reply.text, value, len);
    }
    assert_int_equal(kv_run(f->kv, f->arena, &reply, "SET", "test:long", ""), ERR_OK);
    assert_int_equal(kv_run(f->kv, f->arena, &reply, "GET", "test:long"), ERR_OK);
    assert_int_equal(reply.len, 0);
    kv_run(f->kv, f->arena, &reply, "DEL", "test:long");
}

static void test_commands_of_any_length_and_bytes_arrive(void **state)
{
    run(state, lengths);
}

static void incr_many(void *arg)
{
    struct fixture *f = arg;
    struct kv_reply reply;
    struct arena *arena = arena_new();
    unsigned i;

    for (i = 0; i < 20; i++)
        assert_int_equal(kv_run(f->kv, arena, &reply, "INCR", "test:count"), ERR_OK);
    arena_free(arena);
    f->n_done++;
}

static int64_t info(struct fixture *f, const char *field)
{
    struct kv_reply reply;
    const char *at;

    assert_int_equal(kv_run(f->kv, f->arena, &reply, "INFO", "stats"), ERR_OK);
    at = strstr(reply.text, field);
    assert_non_null(at);
    return strtoll(at + strlen(field), NULL, 10);
}

static void delete_count(void *arg)
{
    struct fixture *f = arg;
    struct kv_reply reply;

    assert_int_equal(kv_run(f->kv, f->arena, &reply, "DEL", "test:count"), ERR_OK);
}

static void check_count(void *arg)
{
    struct fixture *f = arg;
    struct kv_reply reply;

    assert_int_equal(kv_run(f->kv, f->arena, &reply, "GET", "test:count"), ERR_OK);
    assert_string_equal(reply.text, "10000");
}

struct reads {
    struct fixture *f;
    int64_t n;
};

static void count_reads(void *arg)
{
    struct reads *reads = arg;

    reads->n = info(reads->f, "total_reads_processed:");
}

static void test_commands_of_concurrent_calls_share_packets(void **state)
{
    struct fixture *f = *state;
    struct reads before = {.f = f}, after = {.f = f};
    unsigned i;

    run(state, delete_count);
    fixture_run(f->loop, count_reads, &before);
    for (i = 0; i < 500; i++)
        co_start(f->loop, incr_many, f);
    while (f->n_done < 500)
        loop_run_once(f->loop, -1);
    fixture_run(f->loop, count_reads, &after);
    run(state, check_count);
    assert_in_range(after.n - before.n, 1, 5000); /* of the server, for 10000 commands */
}

static void scripts(void *arg)
{
    struct fixture *f = arg;
    /* printf %s "$text" | sha1sum */
    const struct kv_script script = {
        .name = "echo",
        .text = "return {KEYS[1], ARGV[1], ARGV[2], 7, false}",
        .sha1 = "416ef2525c56323ee71c80f13c1c4e39e7b64ae8",
    };
    const char *const keys[] = {"test:k"}, *const args[] = {"a", "b"};
    struct kv_reply reply;
    unsigned i;

    assert_int_equal(kv_run(f->kv, f->arena, &reply, "SCRIPT", "FLUSH"), ERR_OK);
    for (i = 0; i < 2; i++) {
        assert_int_equal(kv_eval(f->kv, f->arena, &script, 1, keys, 2, args, &reply), ERR_OK);
        assert_int_equal(reply.n_items, 5);
        assert_string_equal(reply.items[0].text, "test:k");
        assert_string_equal(reply.items[2].text, "b");
        assert_int_equal(reply.items[3].integer, 7);
        assert_int_equal(reply.items[4].kind, KV_NIL);
    }
    assert_int_equal(kv_run(f->kv, f->arena, &reply, "INFO", "commandstats"), ERR_OK);
    assert_non_null(strstr(reply.text, "cmdstat_evalsha:"));
}

static void test_a_script_is_loaded_when_the_server_does_not_know_it(void **state)
{
    run(state, scripts);
}

static void late_reply(void *arg)
{
    struct fixture *f = arg;
    struct arena *arena = arena_new();
    struct kv_reply reply = {0};

    co_deadline_set(loop_now_us(f->loop) + 30000);
    assert_int_equal(kv_run(f->kv, arena, &reply, "BLPOP", "test:nothing", "0.2"),
                     ERR_DEADLINE_EXCEEDED);
    arena_free(arena); /* the late reply must not touch it, nor resume this coroutine */
    assert_int_equal(kv_run(f->kv, f->arena, &reply, "PING"), ERR_DEADLINE_EXCEEDED);
    co_deadline_set(0);
    assert_int_equal(kv_run(f->kv, f->arena, &reply, "PING"), ERR_OK);
    assert_string_equal(reply.text, "PONG");
}

static void test_a_late_reply_is_dropped(void **state)
{
    run(state, late_reply);
}

struct listener {
    struct kv_subscription subscription;
    struct kv *kv;
    char heard[256];
    unsigned n_restored;
    struct listener *drops; /* unsubscribed by the first message */
};

static void hear(struct kv_subscription *self, const char *text, size_t len)
{
    struct listener *listener = (struct listener *)self;

    assert_null(co_self());
    strncat(listener->heard, text, len);
    if (listener->drops)
        kv_unsubscribe(listener->kv, &listener->drops->subscription);
    listener->drops = NULL;
}

static void note_restored(struct kv_subscription *self)
{
    ((struct listener *)self)->n_restored++;
}

static void listen(struct listener *listener, struct kv *kv, const char *channel)
{
    *listener = (struct listener){
        .subscription = {.channel = channel, .on_message = hear, .on_restored = note_restored},
        .kv = kv};
    kv_subscribe(kv, &listener->subscription);
}

/* Until somebody is subscribed to each of n channels. */
static void wait_for_channels(struct fixture *f, int64_t n)
{
    struct kv_reply reply;

    do
        assert_int_equal(kv_run(f->kv, f->arena, &reply, "PUBSUB", "CHANNELS", "test:*"), ERR_OK);
    while ((int64_t)reply.n_items != n);
}

static void wait_heard(const struct listener *listener, const char *text)
{
    while (strcmp(listener->heard, text) != 0)
        co_sleep_ms(1);
}

static void publish(struct fixture *f, const char *channel, const char *text)
{
    kv_publish(f->kv, channel, text, strlen(text));
}

static void pub_sub(void *arg)
{
    struct fixture *f = arg;
    struct listener a, a2, b;
    const char *error;
    struct kv *other = kv_new(f->loop, fixture_env("SHOP_TEST_REDIS_URL"), &error);

    listen(&a, other, "test:a");
    listen(&a2, other, "test:a");
    listen(&b, other, "test:b");
    wait_for_channels(f, 2);
    publish(f, "test:a", "1");
    publish(f, "test:b", "x");
    publish(f, "test:a", "2");
    wait_heard(&a, "12");
    wait_heard(&a2, "12");
    wait_heard(&b, "x");
    kv_unsubscribe(other, &a.subscription);
    publish(f, "test:a", "3");
    wait_heard(&a2, "123");
    assert_string_equal(a.heard, "12");
    kv_unsubscribe(other, &a2.subscription);
    kv_unsubscribe(other, &b.subscription);
    wait_for_channels(f, 0);
    listen(&a, other, "test:a"); /* again, after the last was gone */
    wait_for_channels(f, 1);
    publish(f, "test:a", "4");
    wait_heard(&a, "4");
    assert_int_equal(a.n_restored, 0);
    kv_free(other);
}

static void test_messages_reach_the_subscribers_of_their_channel(void **state)
{
    run(state, pub_sub);
}

static void unsubscribe_inside(void *arg)
{
    struct fixture *f = arg;
    struct listener first, second, third;

    listen(&first, f->kv, "test:c"); /* told last */
    listen(&second, f->kv, "test:c");
    listen(&third, f->kv, "test:c");
    third.drops = &second; /* the one that is told next */
    wait_for_channels(f, 1);
    publish(f, "test:c", "m");
    wait_heard(&first, "m");
    wait_heard(&third, "m");
    assert_string_equal(second.heard, "");
    kv_unsubscribe(f->kv, &first.subscription);
    kv_unsubscribe(f->kv, &third.subscription);
}

static void test_a_message_may_end_other_subscriptions(void **state)
{
    run(state, unsubscribe_inside);
}

static void test_wrong_urls_are_explained(void **state)
{
    struct fixture *f = *state;
    const char *const urls[] = {"http://x", "redis://",         "redis://h:0/0", "redis://h/x",
                                "unix://",  "unix://host/path", "redis://%zz@h", NULL};
    const char *error;
    unsigned i;

    for (i = 0; i < sizeof(urls) / sizeof(urls[0]); i++) {
        error = NULL;
        assert_null(kv_new(f->loop, urls[i], &error));
        assert_non_null(error);
    }
}

static void no_server(void *arg)
{
    struct fixture *f = arg;
    const char *error;
    struct kv *none = kv_new(f->loop, "unix:///nowhere/redis.sock", &error);
    struct kv *refused = kv_new(f->loop, "redis://127.0.0.1:1/0", &error);
    struct kv_reply reply;

    assert_int_equal(kv_run(none, f->arena, &reply, "PING"), ERR_DEPENDENCY_UNAVAILABLE);
    assert_int_equal(kv_run(refused, f->arena, &reply, "PING"), ERR_DEPENDENCY_UNAVAILABLE);
    assert_int_equal(kv_run(refused, f->arena, &reply, "PING"), ERR_DEPENDENCY_UNAVAILABLE);
    kv_publish(none, "test:a", "lost", 4);
    assert_false(kv_is_up(none));
    kv_free(none);
    kv_free(refused);
}

static void test_without_a_server_commands_fail_at_once(void **state)
{
    run(state, no_server);
}

#define KV_TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        KV_TEST(test_replies_of_every_kind_are_copied),
        KV_TEST(test_commands_of_any_length_and_bytes_arrive),
        KV_TEST(test_commands_of_concurrent_calls_share_packets),
        KV_TEST(test_a_script_is_loaded_when_the_server_does_not_know_it),
        KV_TEST(test_a_late_reply_is_dropped),
        KV_TEST(test_messages_reach_the_subscribers_of_their_channel),
        KV_TEST(test_a_message_may_end_other_subscriptions),
        KV_TEST(test_wrong_urls_are_explained),
        KV_TEST(test_without_a_server_commands_fail_at_once),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
