/* SPDX-License-Identifier: Apache-2.0 */
/*
 * libcurl's multi interface on the loop: it asks for descriptors to be watched and for one timer;
 * what is ready goes back to it, and requests that are finished wake their coroutine. It does not
 * follow redirects and does not retry.
 *
 * The rule: a request always ends by libcurl's word, its own timeout included, so that a transfer
 * never outlives the coroutine whose stack it stands on.
 */
#include "http_client.h"

#include <curl/curl.h>
#include <errno.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/epoll.h>

#include "arena.h"
#include "co.h"
#include "fault.h"
#include "http_client_breaker.h"
#include "http_client_url.h"
#include "loop.h"
#include "metrics.h"

#define FIRST_REPLY_BYTES 1024

struct http_client {
    struct loop *loop;
    CURLM *multi;
    struct loop_timer timer;
};

struct http_target {
    struct http_client *client;
    struct http_target_options options;
    size_t base_url_len; /* without slashes at its end: a path begins with one */
    struct http_client_breaker breaker;
    unsigned n_in_flight;
};

/* A descriptor of libcurl's. */
struct watch {
    struct loop_fd fd;
    struct http_client *client;
};

/* One request, on its coroutine's stack. */
struct transfer {
    struct co *co;
    struct arena *arena;
    size_t max_bytes;
    char *body;
    size_t len, size;
    bool is_limited_by_call; /* the call ends before the target's timeout */
    CURLcode result;
};

static void finish_transfers(struct http_client *client)
{
    CURLMsg *message;
    int n_left;

    for (message = curl_multi_info_read(client->multi, &n_left); message;
         message = curl_multi_info_read(client->multi, &n_left)) {
        struct transfer *transfer;

        if (message->msg != CURLMSG_DONE)
            continue;
        curl_easy_getinfo(message->easy_handle, CURLINFO_PRIVATE, (char **)&transfer);
        transfer->result = message->data.result;
        co_resume_later(transfer->co);
    }
}

static void act(struct http_client *client, curl_socket_t fd, int events)
{
    int n_running;

    curl_multi_socket_action(client->multi, fd, events, &n_running);
    finish_transfers(client);
}

static void on_ready(struct loop_fd *self, unsigned events)
{
    struct watch *watch = self->ctx;
    int curl_events = 0;

    if (events & (EPOLLIN | EPOLLHUP))
        curl_events |= CURL_CSELECT_IN;
    if (events & EPOLLOUT)
        curl_events |= CURL_CSELECT_OUT;
    if (events & EPOLLERR)
        curl_events |= CURL_CSELECT_ERR;
    act(watch->client, self->fd, curl_events); /* the watch may be gone after this */
}

static unsigned epoll_events(int what)
{
    return (what & CURL_POLL_IN ? EPOLLIN : 0u) | (what & CURL_POLL_OUT ? EPOLLOUT : 0u);
}

static int on_socket(CURL *easy, curl_socket_t fd, int what, void *ctx, void *socket_ctx)
{
    struct http_client *client = ctx;
    struct watch *watch = socket_ctx;

    (void)easy;
    if (what == CURL_POLL_REMOVE) {
        if (watch)
            loop_fd_remove(client->loop, &watch->fd);
        free(watch);
        return 0;
    }
    if (watch) {
        loop_fd_modify(client->loop, &watch->fd, epoll_events(what));
        return 0;
    }
    watch = calloc(1, sizeof(*watch));
    if (!watch)
        abort();
    watch->client = client;
    watch->fd = (struct loop_fd){.fd = fd, .on_ready = on_ready, .ctx = watch};
    loop_fd_add(client->loop, &watch->fd, epoll_events(what));
    curl_multi_assign(client->multi, fd, watch);
    return 0;
}

static void on_timer(struct loop_timer *timer)
{
    act(timer->ctx, CURL_SOCKET_TIMEOUT, 0);
}

static int on_timeout_set(CURLM *multi, long timeout_ms, void *ctx)
{
    struct http_client *client = ctx;

    (void)multi;
    if (timeout_ms < 0)
        loop_timer_cancel(client->loop, &client->timer);
    else
        loop_timer_set(client->loop, &client->timer, (uint64_t)timeout_ms);
    return 0;
}

static void init_library(void)
{
    if (curl_global_init(CURL_GLOBAL_DEFAULT) != CURLE_OK)
        abort();
}

struct http_client *http_client_new(struct loop *loop)
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    struct http_client *client = calloc(1, sizeof(*client));

    pthread_once(&once, init_library);
    if (!client)
        abort();
    client->loop = loop;
    client->timer = (struct loop_timer){.on_fire = on_timer, .ctx = client};
    client->multi = curl_multi_init();
    if (!client->multi)
        abort();
    curl_multi_setopt(client->multi, CURLMOPT_SOCKETFUNCTION, on_socket);
    curl_multi_setopt(client->multi, CURLMOPT_SOCKETDATA, client);
    curl_multi_setopt(client->multi, CURLMOPT_TIMERFUNCTION, on_timeout_set);
    curl_multi_setopt(client->multi, CURLMOPT_TIMERDATA, client);
    return client;
}

void http_client_free(struct http_client *client)
{
    if (!client)
        return;
    curl_multi_cleanup(client->multi);
    loop_timer_cancel(client->loop, &client->timer);
    free(client);
}

struct http_target *http_target_new(struct http_client *client,
                                    const struct http_target_options *options)
{
    struct http_target *target;

    if (options->base_url && !http_client_is_base_url(options->base_url)) {
        fprintf(stderr, "%s: %s must be a URL like http://host:port or https://host/path\n",
                program_invocation_short_name, options->setting);
        return NULL;
    }
    target = calloc(1, sizeof(*target));
    if (!target)
        abort();
    target->client = client;
    target->options = *options;
    target->base_url_len = options->base_url ? strlen(options->base_url) : 0;
    while (target->base_url_len && options->base_url[target->base_url_len - 1] == '/')
        target->base_url_len--;
    target->breaker.max_failures = options->breaker_failures;
    target->breaker.pause_us = (uint64_t)options->breaker_pause_ms * 1000;
    return target;
}

void http_target_free(struct http_target *target)
{
    free(target);
}

static size_t on_body(char *bytes, size_t size, size_t n, void *ctx)
{
    struct transfer *transfer = ctx;
    size_t len = size * n, needed = transfer->len + len + 1;
    char *body;

    if (transfer->len + len > transfer->max_bytes)
        return 0; /* ends the transfer with CURLE_WRITE_ERROR */
    if (needed > transfer->size) {
        transfer->size = needed > transfer->size * 2 ? needed : transfer->size * 2;
        body = arena_alloc(transfer->arena, transfer->size);
        memcpy(body, transfer->body, transfer->len);
        transfer->body = body;
    }
    memcpy(transfer->body + transfer->len, bytes, len);
    transfer->len += len;
    transfer->body[transfer->len] = '\0';
    return len;
}

static struct curl_slist *header_list(const struct http_request *request)
{
    struct curl_slist *list = curl_slist_append(NULL, "Expect:"); /* no 100-continue */
    bool has_type = false;

    for (const char *const *at = request->headers; at && *at; at++) {
        has_type |= strncasecmp(*at, "content-type:", 13) == 0;
        list = curl_slist_append(list, *at);
    }
    if (request->body && !has_type)
        list = curl_slist_append(list, "Content-Type: application/json");
    return list;
}

static void set_method(CURL *easy, const struct http_request *request)
{
    bool has_body = request->body || strcmp(request->method, "POST") == 0 ||
                    strcmp(request->method, "PUT") == 0 || strcmp(request->method, "PATCH") == 0;

    if (strcmp(request->method, "HEAD") == 0)
        curl_easy_setopt(easy, CURLOPT_NOBODY, 1L);
    if (has_body) {
        curl_easy_setopt(easy, CURLOPT_POSTFIELDSIZE_LARGE, (curl_off_t)request->body_len);
        curl_easy_setopt(easy, CURLOPT_POSTFIELDS, request->body ? request->body : "");
    }
    curl_easy_setopt(easy, CURLOPT_CUSTOMREQUEST, request->method);
}

/* The shorter of the target's timeout and what is left of the call; never 0, which is for ever. */
static long timeout_ms(const struct http_target *target, struct transfer *transfer)
{
    uint64_t deadline_us = co_deadline(), now_us = loop_now_us(target->client->loop);
    uint64_t left_ms;

    if (!deadline_us)
        return (long)target->options.timeout_ms;
    left_ms = deadline_us > now_us + 1000 ? (deadline_us - now_us) / 1000 : 1;
    transfer->is_limited_by_call = left_ms < target->options.timeout_ms;
    return (long)(transfer->is_limited_by_call ? left_ms : target->options.timeout_ms);
}

static CURL *easy_new(const struct http_target *target, struct transfer *transfer,
                      const struct http_request *request)
{
    CURL *easy = curl_easy_init();

    if (!easy)
        abort();
    curl_easy_setopt(easy, CURLOPT_URL,
                     arena_printf(transfer->arena, "%.*s%s", (int)target->base_url_len,
                                  target->options.base_url, request->path));
    curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(easy, CURLOPT_PROXY, "");
    curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(easy, CURLOPT_PRIVATE, transfer);
    curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, on_body);
    curl_easy_setopt(easy, CURLOPT_WRITEDATA, transfer);
    set_method(easy, request);
    return easy;
}

static enum err err_of(CURLcode result)
{
    if (result == CURLE_OK)
        return ERR_OK;
    return result == CURLE_OPERATION_TIMEDOUT ? ERR_DEADLINE_EXCEEDED : ERR_DEPENDENCY_UNAVAILABLE;
}

/* Runs the transfer and waits for its end. */
static enum err perform(struct http_target *target, struct transfer *transfer,
                        const struct http_request *request, unsigned *ret_status, bool *ret_sent)
{
    CURL *easy = easy_new(target, transfer, request);
    struct curl_slist *headers = header_list(request);
    long status = 0, request_bytes = 0;

    curl_easy_setopt(easy, CURLOPT_HTTPHEADER, headers);
    curl_easy_setopt(easy, CURLOPT_TIMEOUT_MS, timeout_ms(target, transfer));
    curl_multi_add_handle(target->client->multi, easy);
    co_wait(0);
    curl_easy_getinfo(easy, CURLINFO_RESPONSE_CODE, &status);
    curl_easy_getinfo(easy, CURLINFO_REQUEST_SIZE, &request_bytes);
    curl_multi_remove_handle(target->client->multi, easy);
    curl_easy_cleanup(easy);
    curl_slist_free_all(headers);
    *ret_status = (unsigned)status;
    *ret_sent = request_bytes > 0;
    return err_of(transfer->result);
}

static enum err admit(struct http_target *target)
{
    uint64_t now_us = loop_now_us(target->client->loop), deadline_us = co_deadline();

    if (!target->options.base_url)
        return ERR_DEPENDENCY_UNAVAILABLE;
    if (deadline_us && deadline_us <= now_us + 1000)
        return ERR_DEADLINE_EXCEEDED;
    if (target->n_in_flight >= target->options.max_in_flight)
        return ERR_OVERLOADED;
    return http_client_breaker_admit(&target->breaker, now_us) ? ERR_OK
                                                               : ERR_DEPENDENCY_UNAVAILABLE;
}

static enum http_client_outcome outcome_of(enum err err, unsigned status,
                                           const struct transfer *transfer)
{
    if (err == ERR_DEADLINE_EXCEEDED && transfer->is_limited_by_call)
        return HTTP_CLIENT_UNKNOWN;
    return err || status >= 500 ? HTTP_CLIENT_BAD : HTTP_CLIENT_GOOD;
}

static void settle(struct http_target *target, enum http_client_outcome outcome)
{
    metrics_add("http_client_requests", "target", target->options.name, 1);
    if (outcome == HTTP_CLIENT_BAD)
        metrics_add("http_client_failures", "target", target->options.name, 1);
    http_client_breaker_settle(&target->breaker, outcome, loop_now_us(target->client->loop));
}

/* No answer: nothing was sent ("before"), or it came to nothing ("after"). */
static enum err fault(const struct http_target *target, const char *place)
{
    return fault_point_at("http", target->options.name, place) ? ERR_DEPENDENCY_UNAVAILABLE
                                                               : ERR_OK;
}

enum err http_client_send(struct http_target *target, struct arena *arena,
                          const struct http_request *request, struct http_response *ret,
                          bool *ret_sent)
{
    struct transfer transfer = {
        .co = co_self(),
        .arena = arena,
        .max_bytes = target->options.max_reply_bytes,
        .body = arena_alloc(arena, FIRST_REPLY_BYTES),
        .size = FIRST_REPLY_BYTES,
    };
    enum err err = fault(target, "before");
    unsigned status = 0;
    bool was_sent = false;

    if (!err)
        err = admit(target);
    if (!err) {
        target->n_in_flight++;
        err = perform(target, &transfer, request, &status, &was_sent);
        target->n_in_flight--;
        settle(target, outcome_of(err, status, &transfer));
    }
    if (!err)
        err = fault(target, "after");
    if (ret_sent)
        *ret_sent = was_sent;
    if (!err)
        *ret = (struct http_response){status, transfer.body, transfer.len};
    return err;
}

const char *http_client_escape(struct arena *arena, const char *text)
{
    char *escaped = curl_easy_escape(NULL, text, 0);
    char *copy;

    if (!escaped)
        abort();
    copy = arena_strdup(arena, escaped);
    curl_free(escaped);
    return copy;
}
