/* SPDX-License-Identifier: Apache-2.0 */
/* Against a server in this process that answers what the test told it to, or nothing. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include "arena.h"
#include "fault.h"
#include "fixture.h"
#include "http_client.h"

#define CLIENTS_MAX 64

/* Answers every request with the same bytes; NULL: never. */
struct fake {
    struct loop_fd listener;
    struct loop_fd clients[CLIENTS_MAX];
    unsigned n_clients, n_requests;
    const char *answer;
    bool hangs_up;   /* after the answer */
    char seen[4096]; /* the last request */
    struct loop *loop;
};

static void hang_up(struct fake *fake, struct loop_fd *client)
{
    loop_fd_remove(fake->loop, client);
    close(client->fd);
    client->fd = -1;
}

static void on_client(struct loop_fd *self, unsigned events)
{
    struct fake *fake = self->ctx;
    ssize_t n = read(self->fd, fake->seen, sizeof(fake->seen) - 1);

    (void)events;
    if (n <= 0) {
        hang_up(fake, self);
        return;
    }
    fake->seen[n] = '\0';
    fake->n_requests++;
    if (fake->answer)
        assert_int_equal(write(self->fd, fake->answer, strlen(fake->answer)), strlen(fake->answer));
    if (fake->hangs_up)
        hang_up(fake, self);
}

static void on_listener(struct loop_fd *self, unsigned events)
{
    struct fake *fake = self->ctx;
    struct loop_fd *client = &fake->clients[fake->n_clients++];

    (void)events;
    assert_true(fake->n_clients <= CLIENTS_MAX);
    *client = (struct loop_fd){accept(self->fd, NULL, NULL), on_client, fake};
    loop_fd_add(fake->loop, client, EPOLLIN);
}

static unsigned listen_on_free_port(int fd)
{
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    socklen_t len = sizeof(address);

    assert_int_equal(bind(fd, (struct sockaddr *)&address, len), 0);
    assert_int_equal(listen(fd, 64), 0);
    getsockname(fd, (struct sockaddr *)&address, &len);
    return ntohs(address.sin_port);
}

struct bed {
    struct loop *loop;
    struct arena *arena;
    struct http_client *client;
    struct http_target *target;
    struct fake fake;
    char url[64];
    unsigned deadline_ms;
    struct http_request request;

    enum err err; /* of the last send */
    struct http_response response;
    bool was_sent;
};

static struct http_target_options options_of(struct bed *bed)
{
    return (struct http_target_options){
        .name = "fake",
        .base_url = bed->url,
        .timeout_ms = 5000,
        .max_in_flight = 8,
        .breaker_failures = 3,
        .breaker_pause_ms = 60000,
        .max_reply_bytes = 10000,
    };
}

static int setup(void **state)
{
    struct bed *bed = calloc(1, sizeof(*bed));
    int fd = socket(AF_INET, SOCK_STREAM, 0);

    bed->loop = loop_new();
    bed->arena = arena_new();
    bed->fake.loop = bed->loop;
    bed->fake.listener = (struct loop_fd){fd, on_listener, &bed->fake};
    bed->fake.answer = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello";
    snprintf(bed->url, sizeof(bed->url), "http://127.0.0.1:%u/base", listen_on_free_port(fd));
    loop_fd_add(bed->loop, &bed->fake.listener, EPOLLIN);
    bed->client = http_client_new(bed->loop);
    bed->request = (struct http_request){.method = "GET", .path = "/things?a=1"};
    *state = bed;
    return 0;
}

static int teardown(void **state)
{
    struct bed *bed = *state;

    http_target_free(bed->target);
    http_client_free(bed->client);
    for (unsigned i = 0; i < bed->fake.n_clients; i++)
        if (bed->fake.clients[i].fd >= 0)
            close(bed->fake.clients[i].fd);
    close(bed->fake.listener.fd);
    arena_free(bed->arena);
    loop_free(bed->loop);
    free(bed);
    return 0;
}

static void send_it(void *arg)
{
    struct bed *bed = arg;

    if (bed->deadline_ms)
        co_deadline_set(loop_now_us(bed->loop) + bed->deadline_ms * 1000);
    bed->err =
        http_client_send(bed->target, bed->arena, &bed->request, &bed->response, &bed->was_sent);
}

static enum err send_once(struct bed *bed)
{
    if (!bed->target)
        bed->target = http_target_new(bed->client, &(struct http_target_options){0});
    fixture_run(bed->loop, send_it, bed);
    return bed->err;
}

static void aim(struct bed *bed, struct http_target_options options)
{
    http_target_free(bed->target);
    bed->target = http_target_new(bed->client, &options);
}

static void test_an_answer_comes_whole(void **state)
{
    struct bed *bed = *state;

    aim(bed, options_of(bed));
    assert_int_equal(send_once(bed), ERR_OK);
    assert_int_equal(bed->response.status, 200);
    assert_string_equal(bed->response.body, "hello");
    assert_int_equal(bed->response.body_len, 5);
    assert_true(bed->was_sent);
    assert_non_null(strstr(bed->fake.seen, "GET /base/things?a=1 HTTP/1.1\r\n"));
}

static void test_a_body_and_headers_are_sent_as_given(void **state)
{
    struct bed *bed = *state;

    aim(bed, options_of(bed));
    bed->request = (struct http_request){
        .method = "POST",
        .path = "/pay",
        .headers = (const char *const[]){"Idempotency-Key: k1", NULL},
        .body = "{\"a\":1}",
        .body_len = 7,
    };
    assert_int_equal(send_once(bed), ERR_OK);
    assert_non_null(strstr(bed->fake.seen, "POST /base/pay HTTP/1.1\r\n"));
    assert_non_null(strstr(bed->fake.seen, "Idempotency-Key: k1\r\n"));
    assert_non_null(strstr(bed->fake.seen, "Content-Type: application/json\r\n"));
    assert_non_null(strstr(bed->fake.seen, "Content-Length: 7\r\n"));
    assert_non_null(strstr(bed->fake.seen, "\r\n\r\n{\"a\":1}"));
    assert_null(strstr(bed->fake.seen, "Expect"));
}

static void test_every_status_is_an_answer(void **state)
{
    struct bed *bed = *state;

    aim(bed, options_of(bed));
    bed->fake.answer = "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n";
    assert_int_equal(send_once(bed), ERR_OK);
    assert_int_equal(bed->response.status, 404);
    assert_string_equal(bed->response.body, "");
}

static void test_a_connection_is_used_again(void **state)
{
    struct bed *bed = *state;

    aim(bed, options_of(bed));
    for (int i = 0; i < 5; i++)
        assert_int_equal(send_once(bed), ERR_OK);
    assert_int_equal(bed->fake.n_requests, 5);
    assert_int_equal(bed->fake.n_clients, 1);
}

static void test_silence_ends_with_the_targets_timeout(void **state)
{
    struct bed *bed = *state;
    struct http_target_options options = options_of(bed);

    options.timeout_ms = 50;
    aim(bed, options);
    bed->fake.answer = NULL;
    assert_int_equal(send_once(bed), ERR_DEADLINE_EXCEEDED);
    assert_true(bed->was_sent);
}

static void test_the_calls_deadline_comes_first(void **state)
{
    struct bed *bed = *state;
    uint64_t started_us = loop_now_us(bed->loop);

    aim(bed, options_of(bed));
    bed->fake.answer = NULL;
    bed->deadline_ms = 50;
    assert_int_equal(send_once(bed), ERR_DEADLINE_EXCEEDED);
    assert_true(loop_now_us(bed->loop) - started_us < 2000000);
}

static void test_nothing_is_sent_after_the_deadline(void **state)
{
    struct bed *bed = *state;

    aim(bed, options_of(bed));
    bed->deadline_ms = 1;
    bed->was_sent = true;
    assert_int_equal(send_once(bed), ERR_DEADLINE_EXCEEDED);
    assert_false(bed->was_sent);
    assert_int_equal(bed->fake.n_requests, 0);
}

static void test_nobody_there_means_nothing_was_sent(void **state)
{
    struct bed *bed = *state;
    struct http_target_options options = options_of(bed);

    options.base_url = "http://127.0.0.1:1";
    aim(bed, options);
    bed->was_sent = true;
    assert_int_equal(send_once(bed), ERR_DEPENDENCY_UNAVAILABLE);
    assert_false(bed->was_sent);
}

static void test_an_address_is_one_of_http(void **state)
{
    static const char *const wrong[] = {
        "",        "host",           "host:80",          "ftp://host",
        "http://", "http://host/?q", "http://host#here", "http://host:port",
        "://host"};
    struct bed *bed = *state;
    struct http_target_options options = options_of(bed);

    options.setting = "SHOP_SOMEWHERE";
    for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++) {
        options.base_url = wrong[i];
        assert_null(http_target_new(bed->client, &options));
    }
}

static void test_slashes_at_the_end_of_an_address_say_nothing(void **state)
{
    struct bed *bed = *state;
    struct http_target_options options = options_of(bed);

    options.base_url = arena_printf(bed->arena, "%s//", bed->url);
    aim(bed, options);
    assert_int_equal(send_once(bed), ERR_OK);
    assert_non_null(strstr(bed->fake.seen, "GET /base/things?a=1 HTTP/1.1\r\n"));
}

static void test_without_a_url_every_request_fails_at_once(void **state)
{
    struct bed *bed = *state;
    struct http_target_options options = options_of(bed);

    options.base_url = NULL;
    aim(bed, options);
    assert_int_equal(send_once(bed), ERR_DEPENDENCY_UNAVAILABLE);
    assert_false(bed->was_sent);
}

static void test_an_answer_over_the_bound_is_none(void **state)
{
    struct bed *bed = *state;
    struct http_target_options options = options_of(bed);

    options.max_reply_bytes = 4;
    aim(bed, options);
    assert_int_equal(send_once(bed), ERR_DEPENDENCY_UNAVAILABLE);
    options.max_reply_bytes = 5;
    aim(bed, options);
    assert_int_equal(send_once(bed), ERR_OK);
}

static void test_a_cut_connection_is_no_answer(void **state)
{
    struct bed *bed = *state;

    aim(bed, options_of(bed));
    bed->fake.answer = "HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\nhe";
    bed->fake.hangs_up = true;
    assert_int_equal(send_once(bed), ERR_DEPENDENCY_UNAVAILABLE);
    assert_true(bed->was_sent);
}

static void test_server_errors_open_the_breaker(void **state)
{
    struct bed *bed = *state;

    aim(bed, options_of(bed));
    bed->fake.answer = "HTTP/1.1 503 No\r\nContent-Length: 0\r\n\r\n";
    for (int i = 0; i < 3; i++)
        assert_int_equal(send_once(bed), ERR_OK);
    assert_int_equal(send_once(bed), ERR_DEPENDENCY_UNAVAILABLE);
    assert_false(bed->was_sent);
    assert_int_equal(bed->fake.n_requests, 3);
}

static void test_a_call_that_is_out_of_time_does_not_open_the_breaker(void **state)
{
    struct bed *bed = *state;
    struct http_target_options options = options_of(bed);

    options.breaker_failures = 1;
    aim(bed, options);
    bed->fake.answer = NULL;
    bed->deadline_ms = 20;
    assert_int_equal(send_once(bed), ERR_DEADLINE_EXCEEDED);
    bed->fake.answer = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n";
    bed->deadline_ms = 0;
    assert_int_equal(send_once(bed), ERR_OK);
}

static void test_the_breaker_lets_one_try_after_its_pause(void **state)
{
    struct bed *bed = *state;
    struct http_target_options options = options_of(bed);

    options.breaker_failures = 1;
    options.breaker_pause_ms = 30;
    aim(bed, options);
    bed->fake.answer = "HTTP/1.1 500 No\r\nContent-Length: 0\r\n\r\n";
    assert_int_equal(send_once(bed), ERR_OK);
    assert_int_equal(send_once(bed), ERR_DEPENDENCY_UNAVAILABLE);
    bed->fake.answer = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n";
    while (send_once(bed) == ERR_DEPENDENCY_UNAVAILABLE)
        loop_run_once(bed->loop, 5);
    assert_int_equal(bed->err, ERR_OK);
    assert_int_equal(bed->fake.n_requests, 2);
}

struct many {
    struct bed *bed;
    unsigned n_done, n_overloaded;
};

static void send_one_of_many(void *arg)
{
    struct many *many = arg;
    struct http_response response;
    enum err err =
        http_client_send(many->bed->target, many->bed->arena, &many->bed->request, &response, NULL);

    many->n_overloaded += err == ERR_OVERLOADED;
    many->n_done++;
}

static void test_requests_over_the_bound_do_not_wait(void **state)
{
    struct bed *bed = *state;
    struct many many = {.bed = bed};

    aim(bed, options_of(bed));
    for (int i = 0; i < 11; i++)
        co_start(bed->loop, send_one_of_many, &many);
    assert_int_equal(many.n_done, 3);
    while (many.n_done < 11)
        loop_run_once(bed->loop, -1);
    assert_int_equal(many.n_overloaded, 3);
    assert_int_equal(bed->fake.n_requests, 8);
}

static void test_text_is_escaped_for_urls(void **state)
{
    struct bed *bed = *state;

    assert_string_equal(http_client_escape(bed->arena, "a b/ü&=?"), "a%20b%2F%C3%BC%26%3D%3F");
}

#ifdef SHOP_FAULTS
static void test_a_fault_after_a_request_loses_its_answer(void **state)
{
    struct bed *bed = *state;

    aim(bed, options_of(bed));
    setenv("SHOP_FAULTS", "http.fake.after=error", 1);
    fault_reload();
    assert_int_equal(send_once(bed), ERR_DEPENDENCY_UNAVAILABLE);
    assert_true(bed->was_sent);
    assert_int_equal(bed->fake.n_requests, 1);
    setenv("SHOP_FAULTS", "http.fake.before=error", 1);
    fault_reload();
    assert_int_equal(send_once(bed), ERR_DEPENDENCY_UNAVAILABLE);
    assert_false(bed->was_sent);
    assert_int_equal(bed->fake.n_requests, 1);
    unsetenv("SHOP_FAULTS");
    fault_reload();
}
#endif

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_an_answer_comes_whole),
        TEST(test_a_body_and_headers_are_sent_as_given),
        TEST(test_every_status_is_an_answer),
        TEST(test_a_connection_is_used_again),
        TEST(test_silence_ends_with_the_targets_timeout),
        TEST(test_the_calls_deadline_comes_first),
        TEST(test_nothing_is_sent_after_the_deadline),
        TEST(test_nobody_there_means_nothing_was_sent),
        TEST(test_an_address_is_one_of_http),
        TEST(test_slashes_at_the_end_of_an_address_say_nothing),
        TEST(test_without_a_url_every_request_fails_at_once),
        TEST(test_an_answer_over_the_bound_is_none),
        TEST(test_a_cut_connection_is_no_answer),
        TEST(test_server_errors_open_the_breaker),
        TEST(test_a_call_that_is_out_of_time_does_not_open_the_breaker),
        TEST(test_the_breaker_lets_one_try_after_its_pause),
        TEST(test_requests_over_the_bound_do_not_wait),
        TEST(test_text_is_escaped_for_urls),
#ifdef SHOP_FAULTS
        TEST(test_a_fault_after_a_request_loses_its_answer),
#endif
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
