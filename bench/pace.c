/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A crowd that does not wait: requests leave at a steady rate over HTTP/2, whether or not earlier
 * ones have been answered. So a service that stalls is charged for all who came meanwhile: the time
 * of a request begins at the instant when it was due, not when it could leave.
 *
 * Each user sends the same POST several times, one after the other: without a body, or with one in
 * which {{n}} is the number of the user plus one that is given, and with an idempotency key of
 * that. Connections take turns. Prints one line of JSON: the number of answers of each code (or of
 * each status, for successes), percentiles in milliseconds, and the rate that was reached.
 */
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "load.h"

#define MAX_CONNECTIONS 64
#define MAX_STREAMS 100 /* that libh2o lets be open at once */
#define MAX_KINDS 16
#define TICK_NS 500000
#define PATIENCE_S 30 /* beyond the last request */

struct wire;

struct asker { /* one request under way */
    struct wire *wire;
    struct asker *next_free;
    double due_s;
    int status;
    size_t reply_len, body_sent;
    char reply[512]; /* its beginning, in which the code is */
    char body[512];
};

struct wire {
    struct load_connection connection;
    struct asker askers[MAX_STREAMS], *free;
};

static const char *path, *body_text = "";
static long first_user, body_number;
static long n_users, n_each, n_total, n_sent, n_answers;
static double rate, began_s;
static int n_wires, next_wire;
static struct wire wires[MAX_CONNECTIONS];
static char **tokens; /* by user; made before the time begins */
static double *times_ms;
static struct kind {
    char name[16];
    long n;
} kinds[MAX_KINDS];

static void count(const char *name)
{
    struct kind *kind = kinds;

    while (kind < kinds + MAX_KINDS - 1 && kind->n && strcmp(kind->name, name) != 0)
        kind++;
    snprintf(kind->name, sizeof kind->name, "%s", name);
    kind->n++;
}

static int on_header(nghttp2_session *session, const nghttp2_frame *frame, const uint8_t *name,
                     size_t name_len, const uint8_t *value, size_t value_len, uint8_t flags,
                     void *arg)
{
    struct asker *asker = nghttp2_session_get_stream_user_data(session, frame->hd.stream_id);

    (void)value_len;
    (void)flags;
    (void)arg;
    if (asker && name_len == 7 && memcmp(name, ":status", 7) == 0)
        asker->status = atoi((const char *)value);
    return 0;
}

static int on_data(nghttp2_session *session, uint8_t flags, int32_t stream, const uint8_t *data,
                   size_t len, void *arg)
{
    struct asker *asker = nghttp2_session_get_stream_user_data(session, stream);
    size_t room = sizeof asker->reply - 1 - asker->reply_len;

    (void)flags;
    (void)arg;
    if (len > room)
        len = room;
    memcpy(asker->reply + asker->reply_len, data, len);
    asker->reply_len += len;
    return 0;
}

static int on_close(nghttp2_session *session, int32_t stream, uint32_t code, void *arg)
{
    struct asker *asker = nghttp2_session_get_stream_user_data(session, stream);
    const char *found = strstr(asker->reply, "\"code\":\"");
    char name[16];

    (void)arg;
    snprintf(name, sizeof name, "%d", code ? 0 : asker->status);
    if (asker->status >= 400 && found)
        snprintf(name, sizeof name, "%.*s", (int)strcspn(found + 8, "\""), found + 8);
    count(name);
    times_ms[n_answers++] = (load_now_s() - asker->due_s) * 1000;
    asker->next_free = asker->wire->free;
    asker->wire->free = asker;
    return 0;
}

static ssize_t on_body(nghttp2_session *session, int32_t stream, uint8_t *to, size_t room,
                       uint32_t *flags, nghttp2_data_source *source, void *arg)
{
    struct asker *asker = source->ptr;
    size_t left = strlen(asker->body) - asker->body_sent, n = left < room ? left : room;

    (void)session;
    (void)stream;
    (void)arg;
    memcpy(to, asker->body + asker->body_sent, n);
    asker->body_sent += n;
    if (n == left)
        *flags |= NGHTTP2_DATA_FLAG_EOF;
    return (ssize_t)n;
}

static void write_body(struct asker *asker, long number)
{
    const char *mark = strstr(body_text, "{{n}}");

    if (mark)
        snprintf(asker->body, sizeof asker->body, "%.*s%ld%s", (int)(mark - body_text), body_text,
                 number, mark + 5);
    else
        snprintf(asker->body, sizeof asker->body, "%s", body_text);
}

static void ask(struct wire *wire, long n)
{
    struct asker *asker = wire->free;
    nghttp2_data_provider body = {.source = {.ptr = asker}, .read_callback = on_body};
    long number = body_number + first_user + n / n_each;
    char length[24], key[32];
    nghttp2_nv headers[8];
    size_t n_headers = 0;

    write_body(asker, number);
    snprintf(length, sizeof length, "%zu", strlen(asker->body));
    snprintf(key, sizeof key, "pace-%ld", number);
    headers[n_headers++] = load_header(":method", "POST");
    headers[n_headers++] = load_header(":scheme", "http");
    headers[n_headers++] = load_header(":authority", "localhost");
    headers[n_headers++] = load_header(":path", path);
    headers[n_headers++] = load_header("authorization", tokens[n / n_each]);
    headers[n_headers++] = load_header("content-length", length);
    if (*body_text) {
        headers[n_headers++] = load_header("content-type", "application/json");
        headers[n_headers++] = load_header("idempotency-key", key);
    }
    wire->free = asker->next_free;
    asker->due_s = began_s + (double)n / rate;
    asker->status = 0;
    asker->reply_len = asker->body_sent = 0;
    memset(asker->reply, 0, sizeof asker->reply);
    if (nghttp2_submit_request(wire->connection.session, NULL, headers, n_headers,
                               *body_text ? &body : NULL, asker) < 0)
        load_fail("submit");
}

/* The next connection with room for a request, or NULL. */
static struct wire *take_wire(void)
{
    for (int i = 0; i < n_wires; i++) {
        struct wire *wire = &wires[next_wire++ % n_wires];

        if (wire->free && nghttp2_session_check_request_allowed(wire->connection.session))
            return wire;
    }
    return NULL;
}

static void ask_all_due(void)
{
    double n_due = (load_now_s() - began_s) * rate;

    while (n_sent < n_total && (double)n_sent < n_due) {
        struct wire *wire = take_wire();

        if (!wire)
            return;
        ask(wire, n_sent++);
    }
}

static void run(void)
{
    const struct timespec tick = {.tv_nsec = TICK_NS};
    struct pollfd fds[MAX_CONNECTIONS];
    double end_s = began_s + (double)n_total / rate + PATIENCE_S;

    while (n_answers < n_total) {
        ask_all_due();
        for (int i = 0; i < n_wires; i++) {
            if (!load_send(&wires[i].connection))
                load_fail("send");
            fds[i] = (struct pollfd){.fd = wires[i].connection.fd, .events = POLLIN};
        }
        ppoll(fds, (nfds_t)n_wires, &tick, NULL);
        for (int i = 0; i < n_wires; i++)
            if (fds[i].revents && !load_receive(&wires[i].connection))
                load_fail("receive");
        if (load_now_s() > end_s) {
            fprintf(stderr, "%ld of %ld answers\n", n_answers, n_total);
            exit(1);
        }
    }
}

static void print(double seconds)
{
    size_t n = (size_t)n_answers;
    const char *separator = "";

    printf("{\"answers\": {");
    for (const struct kind *kind = kinds; kind < kinds + MAX_KINDS && kind->n; kind++) {
        printf("%s\"%s\": %ld", separator, kind->name, kind->n);
        separator = ", ";
    }
    printf("}, \"p50\": %.2f, \"p99\": %.2f, \"max\": %.2f, \"rate\": %.0f}\n",
           load_percentile(times_ms, n, 0.5), load_percentile(times_ms, n, 0.99),
           load_percentile(times_ms, n, 1), (double)n / seconds);
}

static void *allocate(size_t n, size_t size)
{
    void *at = calloc(n, size);

    if (!at)
        abort();
    return at;
}

static void make_tokens(const char *secret)
{
    char user[32], token[768];

    tokens = allocate((size_t)n_users, sizeof *tokens);
    for (long i = 0; i < n_users; i++) {
        snprintf(user, sizeof user, "rush-%ld", first_user + i);
        load_token(token, sizeof token, secret, user);
        tokens[i] = strdup(token);
    }
}

static void connect_all(int port)
{
    nghttp2_session_callbacks *callbacks;

    nghttp2_session_callbacks_new(&callbacks);
    nghttp2_session_callbacks_set_on_header_callback(callbacks, on_header);
    nghttp2_session_callbacks_set_on_data_chunk_recv_callback(callbacks, on_data);
    nghttp2_session_callbacks_set_on_stream_close_callback(callbacks, on_close);
    for (struct wire *wire = wires; wire < wires + n_wires; wire++) {
        for (int i = 0; i < MAX_STREAMS; i++) {
            wire->askers[i] = (struct asker){.wire = wire, .next_free = wire->free};
            wire->free = &wire->askers[i];
        }
        if (!load_connect(&wire->connection, port, callbacks, NULL))
            load_fail("connect");
    }
}

int main(int argc, char **argv)
{
    if (argc != 9 && argc != 11) {
        fputs("usage: pace SECRET PATH FIRST_USER USERS EACH PER_SECOND CONNECTIONS PORT "
              "[BODY NUMBER_0]\n",
              stderr);
        return 2;
    }
    path = argv[2], n_users = atol(argv[4]), n_each = atol(argv[5]);
    rate = atof(argv[6]), n_wires = atoi(argv[7]);
    if (n_users < 1 || n_each < 1 || rate <= 0 || n_wires < 1 || n_wires > MAX_CONNECTIONS)
        return 2;
    if (argc == 11)
        body_text = argv[9], body_number = atol(argv[10]);
    n_total = n_users * n_each;
    times_ms = allocate((size_t)n_total, sizeof *times_ms);
    first_user = atol(argv[3]);
    make_tokens(argv[1]);
    connect_all(atoi(argv[8]));
    began_s = load_now_s();
    run();
    print(load_now_s() - began_s);
    return 0;
}
