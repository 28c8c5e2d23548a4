/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Buyers over HTTP/2. Each orders its own cart (create), pays that order, too (complete), or pays
 * an order that it has already (pay). Prints one line of JSON: how many in how many seconds, and
 * percentiles of each call. Not part of the service.
 *
 * The carts are made beforehand: CART_0 + i belongs to the user bench-<i>, FIRST <= i < END. The
 * orders to pay come on the standard input, a line each: i and the order's number.
 */
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "load.h"

#define MAX_CLIENTS 512
#define MAX_CONNECTIONS 16
#define REPLY_BYTES 8192

enum call { CALL_ORDER, CALL_PAYMENT, N_CALLS };

struct client {
    struct load_connection *connection;
    enum call call;
    long cart; /* which one it orders */
    double began;
    int status;
    char body[512], reply[REPLY_BYTES];
    size_t body_sent, reply_len;
};

struct timings {
    double *ms;
    size_t n, capacity;
};

static const char *base_path, *secret;
static int port;
static bool is_paying;  /* what was ordered */
static bool has_orders; /* and does not order */
static long cart_0, next_cart, end_cart, n_refused;
static double end_s;
static int n_active;
static struct load_connection connections[MAX_CONNECTIONS];
static struct client clients[MAX_CLIENTS];
static struct timings timings[N_CALLS];
static char run_key[32]; /* so that no key was ever used before */

static void record(struct timings *to, double ms)
{
    if (to->n == to->capacity) {
        to->capacity = to->capacity ? to->capacity * 2 : 1024;
        to->ms = realloc(to->ms, to->capacity * sizeof *to->ms);
        if (!to->ms)
            abort();
    }
    to->ms[to->n++] = ms;
}

static ssize_t read_body(nghttp2_session *session, int32_t stream, uint8_t *to, size_t len,
                         uint32_t *flags, nghttp2_data_source *source, void *arg)
{
    struct client *client = source->ptr;
    size_t left = strlen(client->body) - client->body_sent, n = left < len ? left : len;

    (void)session;
    (void)stream;
    (void)arg;
    memcpy(to, client->body + client->body_sent, n);
    client->body_sent += n;
    if (n == left)
        *flags |= NGHTTP2_DATA_FLAG_EOF;
    return (ssize_t)n;
}

static void send_call(struct client *client, enum call call)
{
    static const char *const paths[] = {[CALL_ORDER] = "orders", [CALL_PAYMENT] = "payments"};
    const nghttp2_data_provider body = {.source.ptr = client, .read_callback = read_body};
    char path[256], user[32], token[768], key[128], length[24];
    nghttp2_nv headers[8];

    snprintf(path, sizeof path, "%s/%s", base_path, paths[call]);
    snprintf(user, sizeof user, "bench-%ld", client->cart);
    load_token(token, sizeof token, secret, user);
    snprintf(key, sizeof key, "%s-%ld-%d", run_key, client->cart, (int)call);
    snprintf(length, sizeof length, "%zu", strlen(client->body));
    headers[0] = load_header(":method", "POST");
    headers[1] = load_header(":scheme", "http");
    headers[2] = load_header(":authority", "localhost");
    headers[3] = load_header(":path", path);
    headers[4] = load_header("authorization", token);
    headers[5] = load_header("idempotency-key", key);
    headers[6] = load_header("content-type", "application/json");
    headers[7] = load_header("content-length", length);
    client->call = call;
    client->status = 0;
    client->body_sent = client->reply_len = 0;
    client->began = load_now_s();
    if (nghttp2_submit_request(client->connection->session, NULL, headers, 8, &body, client) < 0)
        load_fail("submit");
}

static void pay(struct client *client, const char *number)
{
    snprintf(client->body, sizeof client->body,
             "{\"orderNumber\":\"%.21s\",\"paymentMethod\":\"CREDIT_CARD\"}", number);
    send_call(client, CALL_PAYMENT);
}

static bool pay_next(struct client *client)
{
    char number[22];

    if (scanf("%ld %21s", &client->cart, number) != 2)
        return false;
    pay(client, number);
    return true;
}

static void buy_next(struct client *client)
{
    if (load_now_s() >= end_s || (has_orders ? !pay_next(client) : next_cart == end_cart)) {
        n_active--;
        return;
    }
    if (has_orders)
        return;
    client->cart = next_cart++;
    snprintf(client->body, sizeof client->body,
             "{\"cartId\":%ld,\"shippingAddress\":{\"receiverName\":\"Kim\",\"receiverPhone\":"
             "\"010-1234-5678\",\"zipCode\":\"04524\",\"address1\":\"110 Sejong-daero\"}}",
             cart_0 + client->cart);
    send_call(client, CALL_ORDER);
}

static void pay_ordered(struct client *client)
{
    const char *at = strstr(client->reply, "\"orderNumber\":\"");

    if (!at) {
        fprintf(stderr, "no order number in %s\n", client->reply);
        exit(1);
    }
    pay(client, at + 15);
}

static int on_header(nghttp2_session *session, const nghttp2_frame *frame, const uint8_t *name,
                     size_t name_len, const uint8_t *value, size_t value_len, uint8_t flags,
                     void *arg)
{
    struct client *client = nghttp2_session_get_stream_user_data(session, frame->hd.stream_id);

    (void)flags;
    (void)arg;
    (void)value_len;
    if (client && name_len == 7 && memcmp(name, ":status", 7) == 0)
        client->status = atoi((const char *)value);
    return 0;
}

static int on_data(nghttp2_session *session, uint8_t flags, int32_t stream, const uint8_t *data,
                   size_t len, void *arg)
{
    struct client *client = nghttp2_session_get_stream_user_data(session, stream);
    size_t room = REPLY_BYTES - 1 - client->reply_len;

    (void)flags;
    (void)arg;
    if (len > room)
        len = room;
    memcpy(client->reply + client->reply_len, data, len);
    client->reply_len += len;
    client->reply[client->reply_len] = '\0';
    return 0;
}

static int on_close(nghttp2_session *session, int32_t stream, uint32_t code, void *arg)
{
    struct client *client = nghttp2_session_get_stream_user_data(session, stream);

    (void)arg;
    if (client->status / 100 != 2) {
        if (n_refused++ < 3)
            fprintf(stderr, "%d %u %s\n", client->status, code, client->reply);
        buy_next(client);
        return 0;
    }
    record(&timings[client->call], (load_now_s() - client->began) * 1000);
    if (client->call == CALL_ORDER && is_paying)
        pay_ordered(client);
    else
        buy_next(client);
    return 0;
}

static void connect_to_shop(struct load_connection *connection)
{
    nghttp2_session_callbacks *callbacks;

    nghttp2_session_callbacks_new(&callbacks);
    nghttp2_session_callbacks_set_on_header_callback(callbacks, on_header);
    nghttp2_session_callbacks_set_on_data_chunk_recv_callback(callbacks, on_data);
    nghttp2_session_callbacks_set_on_stream_close_callback(callbacks, on_close);
    if (!load_connect(connection, port, callbacks, connection))
        load_fail("connect");
    nghttp2_session_callbacks_del(callbacks);
}

static void run(int n_clients)
{
    const int n = n_clients < MAX_CONNECTIONS ? n_clients : MAX_CONNECTIONS;
    struct pollfd fds[MAX_CONNECTIONS];

    for (int i = 0; i < n; i++) {
        connect_to_shop(&connections[i]);
        fds[i] = (struct pollfd){.fd = connections[i].fd, .events = POLLIN};
    }
    n_active = n_clients;
    for (int i = 0; i < n_clients; i++) {
        clients[i].connection = &connections[i % n];
        buy_next(&clients[i]);
    }
    while (n_active) {
        for (int i = 0; i < n; i++)
            if (!load_send(&connections[i]))
                load_fail("the connection ended");
        poll(fds, (nfds_t)n, 1000);
        for (int i = 0; i < n; i++)
            if (fds[i].revents && !load_receive(&connections[i]))
                load_fail("the connection ended");
    }
}

static void print(const char *name, struct timings *of)
{
    printf("\"%s\": {\"n\": %zu, \"p50\": %.2f, \"p95\": %.2f, \"p99\": %.2f}, ", name, of->n,
           load_percentile(of->ms, of->n, 0.5), load_percentile(of->ms, of->n, 0.95),
           load_percentile(of->ms, of->n, 0.99));
}

int main(int argc, char **argv)
{
    double began;
    int n_clients;

    if (argc != 10) {
        fputs("usage: orders_load PORT BASE SECRET create|complete|pay CLIENTS SECONDS CART_0 "
              "FIRST END\n",
              stderr);
        return 2;
    }
    port = atoi(argv[1]);
    base_path = argv[2], secret = argv[3];
    is_paying = strcmp(argv[4], "complete") == 0;
    has_orders = strcmp(argv[4], "pay") == 0;
    n_clients = atoi(argv[5]);
    cart_0 = atol(argv[7]);
    next_cart = atol(argv[8]);
    end_cart = atol(argv[9]);
    if (n_clients < 1 || n_clients > MAX_CLIENTS)
        return 2;
    snprintf(run_key, sizeof run_key, "%lld", (long long)time(NULL));
    began = load_now_s();
    end_s = began + atof(argv[6]);
    run(n_clients);
    printf("{");
    print("order", &timings[CALL_ORDER]);
    print("payment", &timings[CALL_PAYMENT]);
    printf("\"refused\": %ld, \"seconds\": %.3f}\n", n_refused, load_now_s() - began);
    return 0;
}
