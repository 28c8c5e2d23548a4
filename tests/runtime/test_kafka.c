/* SPDX-License-Identifier: Apache-2.0 */
/* Settings, the embedded broker, and single messages. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "arena.h"
#include "call.h"
#include "config.h"
#include "consumer.h"
#include "fixture.h"
#include "kafka.h"
#include "server.h"

static const struct event_info events[] = {
    {"thing.made", "shop.thing.made", 1, "ThingMadeEvent"},
    {"thing.sold", "shop.thing.sold", 1, "ThingSoldEvent"},
};
static const struct consumer_event_info consumed[] = {{"thing.made", "shop.thing.made", NULL}};
static const struct consumer_info reader = {
    .name = "reader", .group = "reader", .events = consumed, .n_events = 1, .dead_letter = ".DLT"};
static const struct consumer_info *const consumers[] = {&reader};
static const struct setting_info settings[] = {
    {.env = "SHOP_KAFKA_BROKERS"},
    {.env = "SHOP_KAFKA_OPTIONS"},
    {.env = "SHOP_KAFKA_REPLICATION", .value = "0", .is_number = true, .max = 9}};
static const struct service service = {
    .name = "shopd",
    .events = events,
    .n_events = 2,
    .consumers = consumers,
    .n_consumers = 1,
    .settings = settings,
    .n_settings = 3,
};

static struct loop *loop;
static struct config *config;
static struct kafka *kafka;
static struct server_loop home;
static struct call call;

/* NULL: *ret_error says why. */
static struct kafka *make(char **environ_list, const char **ret_error)
{
    config = config_load(&service, environ_list, ret_error);
    assert_non_null(config);
    return kafka_new(&service, config, ret_error);
}

static int setup(void **state)
{
    char *nothing[] = {NULL};
    const char *error = NULL;

    (void)state;
    loop = loop_new();
    kafka = make(nothing, &error);
    assert_non_null(kafka);
    home = (struct server_loop){.loop = loop, .kafka = kafka, .service = &service};
    call = (struct call){
        .arena = arena_new(), .loop = loop, .home = &home, .service = &service, .target = ""};
    return 0;
}

static int release(void **state)
{
    (void)state;
    kafka_stop(kafka);
    loop_free(loop);
    kafka_free(kafka);
    config_free(config);
    arena_free(call.arena);
    return 0;
}

static enum err send(const char *topic)
{
    return kafka_send(&call, &(struct kafka_record){
                                 .topic = topic,
                                 .key = "a",
                                 .key_len = 1,
                                 .value = "{}",
                                 .value_len = 2,
                                 .headers = &(struct kafka_header){"ce_id", "1\0002", 3},
                                 .n_headers = 1,
                             });
}

static void send_all(void *arg)
{
    (void)arg;
    co_deadline_set(loop_now_us(loop) + 10000000);
    assert_int_equal(send("shop.thing.made"), ERR_OK);
    assert_int_equal(send("shop.thing.made.DLT"), ERR_OK);
    assert_int_equal(kafka_send(&call, &(struct kafka_record){.topic = "shop.thing.sold"}),
                     ERR_OK); /* no key, no value */
}

static void test_the_embedded_broker_takes_messages(void **state)
{
    (void)state;
    assert_true(kafka_is_embedded(kafka));
    kafka_start(kafka, loop);
    fixture_run(loop, send_all, NULL);
}

static void send_in_vain(void *arg)
{
    (void)arg;
    assert_int_equal(send("shop.thing.made"), ERR_DEPENDENCY_UNAVAILABLE);
}

static void test_before_the_start_and_after_the_stop_nothing_is_sent(void **state)
{
    (void)state;
    fixture_run(loop, send_in_vain, NULL);
    kafka_start(kafka, loop);
    kafka_stop(kafka);
    fixture_run(loop, send_in_vain, NULL);
}

static unsigned n_ended;

static void send_too_late(void *arg)
{
    enum err *ret = arg;

    co_deadline_set(loop_now_us(loop) + 1000);
    *ret = send("shop.thing.made");
    n_ended++;
}

static void send_patiently(void *arg)
{
    enum err *ret = arg;

    *ret = send("shop.thing.made");
    n_ended++;
}

static void test_what_is_under_way_at_the_stop_ends(void **state)
{
    char *nowhere[] = {(char[]){"SHOP_KAFKA_BROKERS=127.0.0.1:1"}, NULL};
    enum err late = ERR_OK, patient = ERR_OK;
    const char *error = NULL;

    (void)state;
    release(NULL);
    loop = loop_new();
    kafka = make(nowhere, &error);
    home.kafka = kafka;
    call.loop = home.loop = loop;
    call.arena = arena_new();
    kafka_start(kafka, loop);
    n_ended = 0;
    co_start(loop, send_too_late, &late);
    co_start(loop, send_patiently, &patient);
    while (n_ended < 1)
        loop_run_once(loop, -1);
    assert_int_equal(late, ERR_DEADLINE_EXCEEDED);
    kafka_stop(kafka);
    while (n_ended < 2)
        loop_run_once(loop, -1);
    assert_int_equal(patient, ERR_DEPENDENCY_UNAVAILABLE);
}

static void refuse(char *option, const char *reason)
{
    char *list[] = {option, NULL};
    const char *error = "";

    config_free(config);
    assert_null(make(list, &error));
    assert_non_null(strstr(error, "SHOP_KAFKA_OPTIONS: "));
    assert_non_null(strstr(error, reason));
}

static void test_wrong_options_are_named(void **state)
{
    (void)state;
    refuse((char[]){"SHOP_KAFKA_OPTIONS=linger.ms=1,no.such.property=3"}, "no.such.property");
    refuse((char[]){"SHOP_KAFKA_OPTIONS=acks=all,client.rack"}, "client.rack");
    refuse((char[]){"SHOP_KAFKA_OPTIONS=client.id=a,batch.size=much"}, "batch.size");
    refuse((char[]){"SHOP_KAFKA_OPTIONS=security.protocol=ssl,ssl.ca.location=/no/such/file"},
           "ssl.ca.location");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_the_embedded_broker_takes_messages, setup, release),
        cmocka_unit_test_setup_teardown(test_before_the_start_and_after_the_stop_nothing_is_sent,
                                        setup, release),
        cmocka_unit_test_setup_teardown(test_what_is_under_way_at_the_stop_ends, setup, release),
        cmocka_unit_test_setup_teardown(test_wrong_options_are_named, setup, release),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
