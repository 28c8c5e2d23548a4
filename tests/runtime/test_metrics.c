/* SPDX-License-Identifier: Apache-2.0 */
/* The page of metrics: sums over threads, buckets, types, and counting while somebody reads. */
#include "metrics.h"

#include "arena.h"
#include "service.h"

#include <pthread.h>
#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#define N_THREADS 4
#define N_ROUNDS 20000

static const struct route routes[] = {
    {.name = "list", .method = "GET", .path = "/items"},
    {.name = "edit", .method = "PUT", .path = "/items/{itemId}"},
};
static const struct service service = {.base_path = "/api", .routes = routes, .n_routes = 2};
static struct arena *arena;

static int set_up(void **state)
{
    (void)state;
    arena = arena_new();
    metrics_init(&service, N_THREADS);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    arena_free(arena);
    return 0;
}

static const char *page(void)
{
    size_t len;
    const char *text = metrics_render(arena, &len);

    assert_int_equal(len, strlen(text));
    return text;
}

static void assert_shows(const char *line)
{
    const char *text = page();

    if (!strstr(text, arena_printf(arena, "\n%s\n", line)))
        fail_msg("no line \"%s\" in:\n%s", line, text);
}

static void assert_silent_about(const char *part)
{
    assert_null(strstr(page(), part));
}

#define DURATION "http_server_request_duration_seconds"
#define EDITED "http_request_method=\"PUT\",http_route=\"/api/items/{itemId}\""

static void test_requests_are_counted_by_route_and_status(void **state)
{
    (void)state;
    assert_silent_about(EDITED);
    metrics_request(0, 1, 200, 4999);
    metrics_request(1, 1, 200, 5000);
    metrics_request(2, 1, 200, 5001);
    metrics_request(0, 1, 200, 11000000);
    metrics_request(3, 1, 409, 700);
    metrics_request(0, 2, 404, 1000);
    assert_shows("# TYPE " DURATION " histogram");
    assert_shows(DURATION "_bucket{" EDITED ",http_response_status_code=\"200\",le=\"0.005\"} 2");
    assert_shows(DURATION "_bucket{" EDITED ",http_response_status_code=\"200\",le=\"0.01\"} 3");
    assert_shows(DURATION "_bucket{" EDITED ",http_response_status_code=\"200\",le=\"10\"} 3");
    assert_shows(DURATION "_bucket{" EDITED ",http_response_status_code=\"200\",le=\"+Inf\"} 4");
    assert_shows(DURATION "_sum{" EDITED ",http_response_status_code=\"200\"} 11.015000");
    assert_shows(DURATION "_count{" EDITED ",http_response_status_code=\"200\"} 4");
    assert_shows(DURATION "_count{" EDITED ",http_response_status_code=\"409\"} 1");
    assert_shows(DURATION "_count{http_request_method=\"_OTHER\",http_route=\"\","
                          "http_response_status_code=\"404\"} 1");
    assert_silent_about("/api/items\"");
}

static void test_what_belongs_to_no_thread_or_route_is_not_counted(void **state)
{
    (void)state;
    metrics_request(N_THREADS, 0, 200, 1);
    metrics_request(0, 3, 200, 1);
    assert_silent_about(DURATION "_count");
}

static void test_counters_and_gauges_are_told_apart(void **state)
{
    (void)state;
    metrics_add("outbox_sent_total", NULL, NULL, 2);
    metrics_add("outbox_sent_total", NULL, NULL, 3);
    metrics_add("streams", "stream", "a", 2);
    metrics_add("streams", "stream", "a", -1);
    metrics_add("streams", "stream", "b", 5);
    metrics_set("pool", "state", "idle", 7);
    metrics_set("pool", "state", "idle", 4);
    metrics_set("pool", "state", "say \"\\\n", 1);
    assert_shows("# TYPE outbox_sent_total counter\noutbox_sent_total 5");
    assert_shows("# TYPE pool gauge\npool{state=\"idle\"} 4\npool{state=\"say \\\"\\\\\\n\"} 1");
    assert_shows("# TYPE streams gauge\nstreams{stream=\"a\"} 1\nstreams{stream=\"b\"} 5");
}

static void *count(void *arg)
{
    unsigned thread = *(unsigned *)arg;

    for (int i = 0; i < N_ROUNDS; i++) {
        metrics_request(thread, 0, 200 + (unsigned)i % 8, 1);
        metrics_add("work_total", "kind", i % 2 ? "odd" : "even", 1);
        metrics_set("depth", NULL, NULL, 10);
    }
    return NULL;
}

static void test_threads_count_without_losing_anything_while_somebody_reads(void **state)
{
    pthread_t threads[N_THREADS];
    unsigned numbers[N_THREADS];

    (void)state;
    for (unsigned i = 0; i < N_THREADS; i++) {
        numbers[i] = i;
        assert_int_equal(pthread_create(&threads[i], NULL, count, &numbers[i]), 0);
    }
    for (int i = 0; i < 20; i++)
        page();
    for (unsigned i = 0; i < N_THREADS; i++)
        pthread_join(threads[i], NULL);
    assert_shows("work_total{kind=\"even\"} 40000\nwork_total{kind=\"odd\"} 40000");
    assert_shows("depth 40"); /* the sum of what each thread set */
    assert_shows(DURATION "_count{http_request_method=\"GET\",http_route=\"/api/items\","
                          "http_response_status_code=\"207\"} 10000");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_requests_are_counted_by_route_and_status),
        TEST(test_what_belongs_to_no_thread_or_route_is_not_counted),
        TEST(test_counters_and_gauges_are_told_apart),
        TEST(test_threads_count_without_losing_anything_while_somebody_reads),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
