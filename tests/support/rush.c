/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A crowd of users who all want the same at once, over HTTP/2: each sends the same POST several
 * times. The first user's requests come first, and so on, spread over all ports.
 *
 *   streams  as many requests at once on each connection; the next one goes out with each answer
 *   packets  as many requests in one write(2), again and again, when all have been answered
 *
 * What is lost with its connection, and what the service cannot do just now (503, 504, its key in
 * flight), is asked again, with the same key, until there is an answer.
 *
 * Prints a line with the number of answers with every tenth of them, and in the end one line of
 * JSON: how many answers of each code (or of each status, for successes), how many had to be asked
 * again, and why, the users who got something and how many times, and the seconds until the last
 * answer.
 */
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "load.h"

#define MAX_CONNECTIONS 64
#define MAX_STREAMS 100 /* that libh2o lets be open at once */
#define MAX_PORTS 8
#define MAX_KINDS 64
#define PATIENCE_S 60
#define PAUSE_S 0.1 /* before something is asked again */

struct shopper; /* one request under way */

struct wire {
    struct load_connection connection;
    struct shopper *shoppers; /* of one connection; n_streams */
    int port, n_open;
};

struct shopper {
    struct wire *wire;
    bool is_open;
    long n; /* which request */
    int status;
    size_t body_sent, reply_len;
    char reply[512]; /* its beginning, in which the code is */
};

struct kinds {
    struct kind {
        char name[32];
        long n;
    } all[MAX_KINDS];
};

/* Requests to be asked again: a ring, in the order of their time. */
struct again {
    long n;
    double due;
};

static const char *secret, *path, *body; /* body: NULL sends none, and no key */
static bool has_packets;
static int n_streams, n_wires;
static long first_user, n_users, n_each, n_total, n_sent, n_answers;
static struct wire wires[MAX_CONNECTIONS];
static struct kinds answers, repeated;
static struct again *ring;
static long ring_first, ring_last;
static long *n_won;      /* by user */
static double *began_at; /* by request */
static double *times_ms;
static char **tokens; /* by user */
static char run_key[48]; /* so that no key was ever used before */
static nghttp2_session_callbacks *callbacks;

static void count(struct kinds *kinds, const char *name)
{
    for (struct kind *kind = kinds->all; kind < kinds->all + MAX_KINDS; kind++) {
        if (!kind->n)
            snprintf(kind->name, sizeof kind->name, "%s", name);
        if (strcmp(kind->name, name) == 0) {
            kind->n++;
            return;
        }
    }
}

static void ask_again(long n, const char *why)
{
    count(&repeated, why);
    ring[ring_last++ % n_total] = (struct again){.n = n, .due = load_now_s() + PAUSE_S};
}

static void finish(const struct shopper *shopper, const char *name)
{
    if (shopper->status / 100 == 2)
        n_won[shopper->n / n_each]++;
    times_ms[n_answers++] = (load_now_s() - began_at[shopper->n]) * 1000;
    count(&answers, name);
    if (n_answers * 10 / n_total != (n_answers - 1) * 10 / n_total) {
        printf("answers %ld\n", n_answers);
        fflush(stdout);
    }
}

/* By the code of a refusal, the status of everything else. */
static void hear(struct shopper *shopper)
{
    const char *code = strstr(shopper->reply, "\"code\":\"");
    char name[32];

    snprintf(name, sizeof name, "%d", shopper->status);
    if (shopper->status >= 400 && code)
        snprintf(name, sizeof name, "%.*s", (int)strcspn(code + 8, "\""), code + 8);
    if (shopper->status == 503 || shopper->status == 504 || strcmp(name, "C014") == 0)
        ask_again(shopper->n, name);
    else
        finish(shopper, name);
}

static ssize_t read_body(nghttp2_session *session, int32_t stream, uint8_t *to, size_t len,
                         uint32_t *flags, nghttp2_data_source *source, void *arg)
{
    struct shopper *shopper = source->ptr;
    size_t left = strlen(body) - shopper->body_sent, n = left < len ? left : len;

    (void)session;
    (void)stream;
    (void)arg;
    memcpy(to, body + shopper->body_sent, n);
    shopper->body_sent += n;
    if (n == left)
        *flags |= NGHTTP2_DATA_FLAG_EOF;
    return (ssize_t)n;
}

/* The next request, if there is one now. */
static bool take_next(long *ret)
{
    if (ring_first < ring_last && ring[ring_first % n_total].due <= load_now_s()) {
        *ret = ring[ring_first++ % n_total].n;
        return true;
    }
    if (n_sent == n_total)
        return false;
    began_at[n_sent] = load_now_s();
    *ret = n_sent++;
    return true;
}

static void ask(struct shopper *shopper, long n)
{
    const nghttp2_data_provider data = {.source.ptr = shopper, .read_callback = read_body};
    char key[80], length[24];
    nghttp2_nv headers[8];

    *shopper = (struct shopper){.wire = shopper->wire, .is_open = true, .n = n};
    shopper->wire->n_open++;
    snprintf(key, sizeof key, "%s-%ld", run_key, n);
    snprintf(length, sizeof length, "%zu", body ? strlen(body) : 0);
    headers[0] = load_header(":method", "POST");
    headers[1] = load_header(":scheme", "http");
    headers[2] = load_header(":authority", "localhost");
    headers[3] = load_header(":path", path);
    headers[4] = load_header("authorization", tokens[n / n_each]);
    headers[5] = load_header("content-length", length);
    headers[6] = load_header("content-type", "application/json");
    headers[7] = load_header("idempotency-key", key);
    if (nghttp2_submit_request(shopper->wire->connection.session, NULL, headers, body ? 8 : 6,
                               body ? &data : NULL, shopper) < 0)
        load_fail("submit");
}

static int on_header(nghttp2_session *session, const nghttp2_frame *frame, const uint8_t *name,
                     size_t name_len, const uint8_t *value, size_t value_len, uint8_t flags,
                     void *arg)
{
    struct shopper *shopper = nghttp2_session_get_stream_user_data(session, frame->hd.stream_id);

    (void)flags;
    (void)arg;
    (void)value_len;
    if (shopper && name_len == 7 && memcmp(name, ":status", 7) == 0)
        shopper->status = atoi((const char *)value);
    return 0;
}

static int on_data(nghttp2_session *session, uint8_t flags, int32_t stream, const uint8_t *data,
                   size_t len, void *arg)
{
    struct shopper *shopper = nghttp2_session_get_stream_user_data(session, stream);
    size_t room = sizeof shopper->reply - 1 - shopper->reply_len;

    (void)flags;
    (void)arg;
    if (len > room)
        len = room;
    memcpy(shopper->reply + shopper->reply_len, data, len);
    shopper->reply_len += len;
    return 0;
}

static int on_close(nghttp2_session *session, int32_t stream, uint32_t code, void *arg)
{
    struct shopper *shopper = nghttp2_session_get_stream_user_data(session, stream);

    (void)arg;
    shopper->is_open = false;
    shopper->wire->n_open--;
    if (code)
        ask_again(shopper->n, "lost");
    else
        hear(shopper);
    return 0;
}

/* What was under way is lost, and nobody may be there to ask again. */
static void break_off(struct wire *wire)
{
    load_close(&wire->connection);
    for (int i = 0; i < n_streams; i++) {
        if (wire->shoppers[i].is_open)
            ask_again(wire->shoppers[i].n, "lost");
        wire->shoppers[i].is_open = false;
    }
    wire->n_open = 0;
}

static bool may_ask(struct wire *wire)
{
    struct load_connection *connection = &wire->connection;

    if (connection->session && nghttp2_session_check_request_allowed(connection->session))
        return true;
    if (wire->n_open) /* the server closes it after these */
        return false;
    load_close(connection);
    return load_connect(connection, wire->port, callbacks, NULL);
}

static void ask_all(struct wire *wire, int at_most)
{
    long n;

    if ((has_packets && wire->n_open) || !may_ask(wire))
        return;
    for (int i = 0; i < n_streams && at_most > 0; i++)
        if (!wire->shoppers[i].is_open) {
            if (!take_next(&n))
                return;
            ask(&wire->shoppers[i], n);
            at_most--;
        }
}

static void exchange(struct wire *wire, const struct pollfd *fd)
{
    if (!wire->connection.session)
        return;
    if (fd->revents && !load_receive(&wire->connection)) {
        break_off(wire);
        return;
    }
}

static void run(void)
{
    struct pollfd fds[MAX_CONNECTIONS];
    double end = load_now_s() + PATIENCE_S;

    /* One at a time, so that one user's requests meet on different connections. */
    for (int round = 0; round < (has_packets ? 1 : n_streams); round++)
        for (int i = 0; i < n_wires; i++)
            ask_all(&wires[i], has_packets ? n_streams : 1);
    while (n_answers < n_total) {
        for (int i = 0; i < n_wires; i++) {
            ask_all(&wires[i], n_streams);
            if (wires[i].connection.session && !load_send(&wires[i].connection))
                break_off(&wires[i]);
            fds[i] = (struct pollfd){.fd = wires[i].connection.fd, .events = POLLIN};
        }
        poll(fds, (nfds_t)n_wires, 20);
        for (int i = 0; i < n_wires; i++)
            exchange(&wires[i], &fds[i]);
        if (load_now_s() > end) {
            fprintf(stderr, "%ld of %ld answers in %d s\n", n_answers, n_total, PATIENCE_S);
            exit(1);
        }
    }
}

static void print_kinds(const char *name, const struct kinds *kinds)
{
    printf("\"%s\": {", name);
    for (const struct kind *kind = kinds->all; kind < kinds->all + MAX_KINDS && kind->n; kind++)
        printf("%s\"%s\": %ld", kind == kinds->all ? "" : ", ", kind->name, kind->n);
    printf("}, ");
}

static void print(double seconds)
{
    const char *separator = "";

    printf("{");
    print_kinds("answers", &answers);
    print_kinds("repeated", &repeated);
    printf("\"winners\": {");
    for (long i = 0; i < n_users; i++)
        if (n_won[i]) {
            printf("%s\"rush-%ld\": %ld", separator, first_user + i, n_won[i]);
            separator = ", ";
        }
    printf("}, \"p50\": %.2f, \"p99\": %.2f, \"seconds\": %.3f}\n",
           load_percentile(times_ms, (size_t)n_answers, 0.5),
           load_percentile(times_ms, (size_t)n_answers, 0.99), seconds);
}

static void *allocate(size_t n, size_t size)
{
    void *at = calloc(n, size);

    if (!at)
        abort();
    return at;
}

/* Before the first request leaves: what they cost is not the service's. */
static void make_tokens(void)
{
    char user[32], token[768];

    tokens = allocate((size_t)n_users, sizeof *tokens);
    for (long i = 0; i < n_users; i++) {
        snprintf(user, sizeof user, "rush-%ld", first_user + i);
        load_token(token, sizeof token, secret, user);
        tokens[i] = strdup(token);
    }
}

static void set_up(int n_ports, char **ports)
{
    n_total = n_users * n_each;
    n_won = allocate((size_t)n_users, sizeof *n_won);
    began_at = allocate((size_t)n_total, sizeof *began_at);
    ring = allocate((size_t)n_total, sizeof *ring);
    times_ms = allocate((size_t)n_total, sizeof *times_ms);
    make_tokens();
    snprintf(run_key, sizeof run_key, "%.6f-%d", load_now_s(), (int)getpid());
    nghttp2_session_callbacks_new(&callbacks);
    nghttp2_session_callbacks_set_on_header_callback(callbacks, on_header);
    nghttp2_session_callbacks_set_on_data_chunk_recv_callback(callbacks, on_data);
    nghttp2_session_callbacks_set_on_stream_close_callback(callbacks, on_close);
    for (int i = 0; i < n_wires; i++) {
        wires[i].port = atoi(ports[i % n_ports]);
        wires[i].connection.fd = -1;
        wires[i].shoppers = allocate((size_t)n_streams, sizeof *wires[i].shoppers);
        for (int j = 0; j < n_streams; j++)
            wires[i].shoppers[j].wire = &wires[i];
    }
}

int main(int argc, char **argv)
{
    double began;

    if (argc < 11) {
        fputs("usage: rush SECRET PATH BODY|- FIRST_USER USERS EACH streams|packets N "
              "CONNECTIONS PORT...\n",
              stderr);
        return 2;
    }
    secret = argv[1], path = argv[2];
    body = strcmp(argv[3], "-") == 0 ? NULL : argv[3];
    first_user = atol(argv[4]), n_users = atol(argv[5]), n_each = atol(argv[6]);
    has_packets = strcmp(argv[7], "packets") == 0;
    n_streams = atoi(argv[8]), n_wires = atoi(argv[9]);
    if (n_users < 1 || n_each < 1 || n_streams < 1 || n_streams > MAX_STREAMS || n_wires < 1 ||
        n_wires > MAX_CONNECTIONS)
        return 2;
    set_up(argc - 10, argv + 10);
    began = load_now_s();
    run();
    print(load_now_s() - began);
    return 0;
}
