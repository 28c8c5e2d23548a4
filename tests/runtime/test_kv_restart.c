/* SPDX-License-Identifier: Apache-2.0 */
/* The store goes away and comes back; passwords, TCP and databases by number. On a private server,
 * since others would notice. */
#include "kv.h"

#include <arpa/inet.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cmocka.h>

#include "arena.h"
#include "fixture.h"

struct fixture {
    struct fixture_services services;
    struct loop *loop;
    struct kv *kv;
    struct arena *arena;
    unsigned n_lost, n_done;
    unsigned n_restored;
    char heard[64];
};

static int setup(void **state)
{
    struct fixture *f = calloc(1, sizeof(*f));
    const char *error;

    fixture_services_start(&f->services, "start-redis");
    f->loop = loop_new();
    f->arena = arena_new();
    f->kv = kv_new(f->loop, f->services.kv_url, &error);
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
    fixture_services_stop(&f->services);
    free(f);
    return 0;
}

struct errand {
    struct fixture *f;
    const char *command;
};

/* On a thread of the pool: the loop goes on. */
static void run_errand(void *arg)
{
    struct errand *errand = arg;

    fixture_services_run(&errand->f->services, errand->command);
}

static void do_services(struct fixture *f, const char *command)
{
    struct errand errand = {f, command};

    co_offload(run_errand, &errand);
}

static enum err ping(struct fixture *f, struct kv *kv)
{
    struct kv_reply reply;

    return kv_run(kv, f->arena, &reply, "PING");
}

static void wait_until_up(const struct kv *kv)
{
    while (!kv_is_up(kv))
        co_sleep_ms(1);
}

/* Only here: the connection is this test's alone. */
static void wait_for_ever(void *arg)
{
    struct fixture *f = arg;
    struct kv_reply reply;

    f->n_lost +=
        kv_run(f->kv, f->arena, &reply, "BLPOP", "nothing", "0") == ERR_DEPENDENCY_UNAVAILABLE;
    f->n_done++;
}

static void hear(struct kv_subscription *self, const char *text, size_t len)
{
    strncat(((struct fixture *)self->ctx)->heard, text, len);
}

static void note_restored(struct kv_subscription *self)
{
    ((struct fixture *)self->ctx)->n_restored++;
}

static void wait_for_subscriber(struct fixture *f)
{
    struct kv_reply reply = {0};

    while (reply.kind != KV_LIST || strcmp(reply.items[1].text, "1") != 0) {
        assert_int_equal(kv_run(f->kv, f->arena, &reply, "PUBSUB", "NUMSUB", "news"), ERR_OK);
        if (reply.items[1].kind == KV_INT && reply.items[1].integer == 1)
            return;
    }
}

static void restart(void *arg)
{
    struct fixture *f = arg;
    struct kv_subscription news = {
        .channel = "news", .on_message = hear, .on_restored = note_restored, .ctx = f};
    unsigned i;

    kv_subscribe(f->kv, &news);
    assert_int_equal(ping(f, f->kv), ERR_OK);
    wait_for_subscriber(f);
    for (i = 0; i < 5; i++)
        co_start(f->loop, wait_for_ever, f);
    do_services(f, "stop-redis");
    while (f->n_done < 5) /* what was pending has failed, without a deadline */
        co_sleep_ms(1);
    assert_int_equal(f->n_lost, 5);
    for (i = 0; i < 100; i++)
        assert_int_equal(ping(f, f->kv), ERR_DEPENDENCY_UNAVAILABLE);
    kv_publish(f->kv, "news", "lost", 4);
    assert_false(kv_is_up(f->kv));
    assert_int_equal(f->n_restored, 0);
    do_services(f, "start-redis");
    wait_until_up(f->kv);
    assert_int_equal(ping(f, f->kv), ERR_OK);
    while (!f->n_restored)
        co_sleep_ms(1);
    kv_publish(f->kv, "news", "again", 5);
    while (strcmp(f->heard, "again") != 0)
        co_sleep_ms(1);
    assert_int_equal(f->n_restored, 1);
    kv_unsubscribe(f->kv, &news);
}

static void test_after_a_restart_commands_and_subscriptions_work_again(void **state)
{
    struct fixture *f = *state;

    fixture_run(f->loop, restart, f);
}

static void silent_server(void *arg)
{
    struct fixture *f = arg;
    struct kv_reply reply;
    const char *error;
    struct kv *victim = kv_new(f->loop, f->services.kv_url, &error);

    assert_int_equal(ping(f, victim), ERR_OK);
    assert_int_equal(kv_run(f->kv, f->arena, &reply, "CLIENT", "PAUSE", "100000", "ALL"), ERR_OK);
    co_deadline_set(loop_now_us(f->loop) + 1100000);
    assert_int_equal(ping(f, victim), ERR_DEADLINE_EXCEEDED);
    assert_false(kv_is_up(victim)); /* taken for dead, so that the next call does not wait too */
    co_deadline_set(0);
    kv_free(victim);
    /* The pause ends with the server. */
    do_services(f, "stop-redis");
}

static void test_a_connection_that_stays_silent_is_given_up(void **state)
{
    struct fixture *f = *state;

    fixture_run(f->loop, silent_server, f);
}

static unsigned free_port(void)
{
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    socklen_t len = sizeof(address);
    int fd = socket(AF_INET, SOCK_STREAM, 0);

    assert_int_equal(bind(fd, (struct sockaddr *)&address, sizeof(address)), 0);
    assert_int_equal(getsockname(fd, (struct sockaddr *)&address, &len), 0);
    close(fd);
    return ntohs(address.sin_port);
}

static void password_and_number(void *arg)
{
    struct fixture *f = arg;
    unsigned port = free_port();
    char port_text[8], url[96];
    struct kv_reply reply;
    const char *error;
    struct kv *with, *without;

    snprintf(port_text, sizeof(port_text), "%u", port);
    assert_int_equal(kv_run(f->kv, f->arena, &reply, "CONFIG", "SET", "bind", "127.0.0.1 ::1"),
                     ERR_OK);
    assert_int_equal(kv_run(f->kv, f->arena, &reply, "CONFIG", "SET", "port", port_text), ERR_OK);
    assert_int_equal(kv_run(f->kv, f->arena, &reply, "CONFIG", "SET", "requirepass", "s3:cret"),
                     ERR_OK);
    snprintf(url, sizeof(url), "redis://:s3%%3acret@localhost:%u/7", port);
    with = kv_new(f->loop, url, &error);
    wait_until_up(with);
    assert_int_equal(kv_run(with, f->arena, &reply, "SET", "k", "v"), ERR_OK);
    assert_int_equal(kv_run(with, f->arena, &reply, "INFO", "keyspace"), ERR_OK);
    assert_non_null(strstr(reply.text, "db7:keys=1"));
    snprintf(url, sizeof(url), "redis://:wrong@127.0.0.1:%u", port);
    without = kv_new(f->loop, url, &error);
    ping(f, without); /* queued behind the refused password */
    assert_int_equal(ping(f, without), ERR_DEPENDENCY_UNAVAILABLE);
    assert_false(kv_is_up(without));
    assert_non_null(strstr(kv_last_error(without), "WRONGPASS"));
    kv_free(with);
    kv_free(without);
}

static void test_a_password_a_number_and_a_host_name_are_understood(void **state)
{
    struct fixture *f = *state;

    fixture_run(f->loop, password_and_number, f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_after_a_restart_commands_and_subscriptions_work_again,
                                        setup, teardown),
        cmocka_unit_test_setup_teardown(test_a_connection_that_stays_silent_is_given_up, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(test_a_password_a_number_and_a_host_name_are_understood,
                                        setup, teardown),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
