/* SPDX-License-Identifier: Apache-2.0 */
/* How a loop hears of a queue of librdkafka. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "fixture.h"
#include "kafka_client.h"

#define PATIENCE_MS 20000

static unsigned n_heard;

static void on_ready(struct kafka_wakeup *wakeup)
{
    rd_kafka_event_t *event;

    for (event = rd_kafka_queue_poll(wakeup->queue, 0); event;
         event = rd_kafka_queue_poll(wakeup->queue, 0)) {
        n_heard++;
        rd_kafka_event_destroy(event);
    }
}

/* It cannot reach its broker, and says so. */
static rd_kafka_t *make_client(void)
{
    rd_kafka_conf_t *conf = rd_kafka_conf_new();
    rd_kafka_t *client;
    char error[512];

    assert_int_equal(
        rd_kafka_conf_set(conf, "bootstrap.servers", "127.0.0.1:1", error, sizeof(error)),
        RD_KAFKA_CONF_OK);
    assert_int_equal(rd_kafka_conf_set(conf, "log_level", "0", error, sizeof(error)),
                     RD_KAFKA_CONF_OK);
    rd_kafka_conf_set_events(conf, RD_KAFKA_EVENT_ERROR);
    client = rd_kafka_new(RD_KAFKA_PRODUCER, conf, error, sizeof(error));
    assert_non_null(client);
    return client;
}

/* librdkafka writes when a queue that was empty is so no longer: of one that is never empty again
 * nobody would ever hear. */
static void hear(void *arg)
{
    rd_kafka_t *client = make_client();
    struct kafka_wakeup wakeup = {
        .loop = arg, .queue = rd_kafka_queue_get_main(client), .on_ready = on_ready};
    rd_kafka_queue_t *queue = wakeup.queue;
    unsigned ms;

    for (ms = 0; !rd_kafka_queue_length(queue) && ms < PATIENCE_MS; ms++)
        co_sleep_ms(1);
    assert_int_not_equal(rd_kafka_queue_length(queue), 0);
    kafka_wakeup_start(&wakeup);
    for (ms = 0; !n_heard && ms < PATIENCE_MS; ms++)
        co_sleep_ms(1);
    kafka_wakeup_stop(&wakeup);
    rd_kafka_queue_destroy(queue);
    rd_kafka_destroy(client);
}

static void test_what_was_said_before_anybody_listened_is_heard(void **state)
{
    struct loop *loop = loop_new();

    (void)state;
    fixture_run(loop, hear, loop);
    loop_free(loop);
    assert_int_not_equal(n_heard, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_what_was_said_before_anybody_listened_is_heard),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
