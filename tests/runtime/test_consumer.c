/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Consumers on the embedded broker and a real database: each message once in its effects, the
 * messages of a key in order, and partitions that come and go.
 */
#include "consumer.h"

#include "consumer_case.h"

static void test_a_message_is_handled_once_however_often_it_comes(void **state)
{
    (void)state;
    for (int round = 0; round < 3; round++)
        for (int i = 0; i < 20; i++) {
            char id[16];

            snprintf(id, sizeof(id), "event-%d", i);
            produce(i % N_PARTITIONS, id, i % 2 ? id : NULL, "{}");
        }
    for (int i = 0; i < N_PARTITIONS; i++)
        produce(i, i == 0 ? "last-0" : i == 1 ? "last-1" : "last-2", "last", "{}");
    flush();
    run_until_seen(23);
    run_until(is_quiet);
    assert_int_equal(t.n_seen, 23);
    assert_int_equal(number("SELECT COUNT(*) FROM effects"), 23);
    assert_int_equal(number("SELECT COUNT(DISTINCT event_id) FROM effects"), 23);
    assert_int_equal(number("SELECT COUNT(*) FROM processed_events WHERE consumer = 'counter'"),
                     23);
}

static unsigned n_parts(const struct consumers *consumers)
{
    const struct consumer_part *part = consumers->groups[0].parts;
    unsigned n = 0;

    for (; part; part = part->next)
        n++;
    return n;
}

static bool are_parts_shared(void)
{
    return n_parts(t.first) > 0 && n_parts(t.second) > 0;
}

static void test_each_consumer_of_a_group_takes_its_own_events(void **state)
{
    rd_kafka_headers_t *broken = headers_of("broken"), *foreign = headers_of("foreign"),
                       *only = headers_of("only"), *untyped = rd_kafka_headers_new(1);

    (void)state;
    rd_kafka_header_add(broken, "ce_type", -1, "thing.broken", -1);
    rd_kafka_header_add(foreign, "ce_type", -1, "thing.unheard of", -1);
    rd_kafka_header_add(only, "shop-consumer", -1, "auditor", -1);
    produce_with(0, "key", 3, "{}", 2, broken);
    produce_with(0, "key", 3, "{}", 2, foreign);
    produce_with(0, "key", 3, "{}", 2, only);
    rd_kafka_header_add(untyped, "ce_id", -1, "untyped", -1);
    produce_with(0, "key", 3, "{}", 2, untyped); /* both know the topic */
    flush();
    run_until_seen(3);
    run_until(is_quiet);
    assert_int_equal(t.n_seen, 3);
    assert_string_equal(text("SELECT GROUP_CONCAT(CONCAT(consumer, ':', event_id) ORDER BY 1) "
                             "FROM processed_events"),
                        "auditor:broken,auditor:untyped,counter:untyped");
}

static bool is_any_paused(void)
{
    for (struct consumer_part *part = t.first->groups[0].parts; part; part = part->next)
        if (part->is_paused)
            return true;
    return false;
}

/* Each key's numbers, in the order they were seen, go up. */
static void assert_in_order(unsigned n_keys)
{
    for (unsigned key = 0; key < n_keys; key++) {
        int last = -1;

        for (unsigned i = 0; i < t.n_seen; i++) {
            int n = atoi(t.seen[i].payload + 6);

            if (atoi(t.seen[i].key) != (int)key)
                continue;
            assert_true(n > last);
            last = n;
        }
    }
}

static void produce_numbers(unsigned from, unsigned to, unsigned n_keys)
{
    for (unsigned i = from; i < to; i++) {
        char id[16], key[16], value[32];

        snprintf(id, sizeof(id), "n-%u", i);
        snprintf(key, sizeof(key), "%u", i % n_keys);
        snprintf(value, sizeof(value), "{\"n\": %u}", i);
        produce((int32_t)(i % n_keys % N_PARTITIONS), id, key, value);
    }
    flush();
}

static void test_a_partition_with_much_unfinished_is_paused_and_goes_on(void **state)
{
    (void)state;
    t.holds = true;
    for (unsigned i = 0; i < 1500; i++) {
        char id[16], key[16], value[32];

        snprintf(id, sizeof(id), "n-%u", i);
        snprintf(key, sizeof(key), "%u", i % 20);
        snprintf(value, sizeof(value), "{\"n\": %u}", i);
        produce(0, id, key, value);
    }
    flush();
    run_until(is_any_paused);
    let_go();
    run_until_seen(1500);
    run_until(is_quiet);
    assert_int_equal(t.n_seen, 1500);
    assert_in_order(20);
    assert_int_equal(number("SELECT COUNT(*) FROM effects"), 1500);
    assert_false(is_any_paused());
}

static bool is_revoking(void)
{
    return t.first->groups[0].is_revoking;
}

static void test_partitions_are_given_back_after_their_handlers(void **state)
{
    (void)state;
    t.holds = true;
    produce_numbers(0, 60, 20);
    n_wanted = 8;
    run_until(is_held); /* every slot */
    t.second = consumers_start(&t.home);
    run_until(is_revoking);
    for (int i = 0; i < 50; i++)
        loop_run_once(t.home.loop, 10);
    assert_int_equal(t.n_seen, 8); /* nobody has the partitions meanwhile */
    assert_int_equal(n_parts(t.second), 0);
    let_go();
    run_until(are_parts_shared);
    assert_int_equal(n_parts(t.first) + n_parts(t.second), N_PARTITIONS);
    run_until_seen(60);
    run_until(is_quiet);
    assert_int_equal(t.n_seen, 60); /* those that had ended were committed */
    assert_in_order(20);

    stop_first();
    produce_numbers(60, 90, 20);
    run_until_seen(90);
    run_until(is_quiet);
    assert_int_equal(number("SELECT COUNT(*) FROM effects"), 90);
    assert_int_equal(number("SELECT COUNT(DISTINCT event_id) FROM effects"), 90);
}

static void test_a_stop_ends_what_is_under_way_and_leaves_the_rest_to_others(void **state)
{
    (void)state;
    t.holds = true;
    produce(1, "under way", "key", "{}");
    produce(1, "behind", "key", "{}");
    flush();
    n_wanted = 1;
    run_until(is_held);
    t.holds = false;
    t.poison = "{\"poison\"";
    produce_poison();
    flush();
    run_until_seen(2); /* it waits for its second attempt */
    consumers_stop(t.first);
    for (int i = 0; i < 20; i++)
        loop_run_once(t.home.loop, 10);
    assert_false(consumers_are_idle(t.first));
    let_go();
    run_until(is_first_over);
    assert_int_equal(number("SELECT COUNT(*) FROM effects"), 1);
    consumers_free(t.first);
    t.poison = NULL;
    t.n_seen = 0;
    t.first = consumers_start(&t.home);
    run_until_seen(2);
    run_until(is_quiet);
    assert_int_equal(t.n_seen, 2); /* not what was done */
    find_seen("bad", 1);
    find_seen("behind", 1);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
    const struct CMUnitTest tests[] = {
        TEST(test_a_message_is_handled_once_however_often_it_comes),
        TEST(test_each_consumer_of_a_group_takes_its_own_events),
        TEST(test_a_partition_with_much_unfinished_is_paused_and_goes_on),
        TEST(test_partitions_are_given_back_after_their_handlers),
        TEST(test_a_stop_ends_what_is_under_way_and_leaves_the_rest_to_others),
    };

    return cmocka_run_group_tests(tests, make, release);
}
