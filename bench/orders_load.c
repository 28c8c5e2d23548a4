/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Buyers: each orders its own cart over HTTP/2, and pays the order if asked to. Prints one line of
 * JSON: how many in how many seconds, and percentiles of each call. Not part of the service.
 *
 * The carts are made beforehand: CART_0 + i belongs to the user bench-<i>, FIRST <= i < END.
 */
#include <curl/curl.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define MAX_CLIENTS 512
#define MAX_CONNECTIONS 16L
#define REPLY_BYTES 8192

enum call { CALL_ORDER, CALL_PAYMENT, N_CALLS };

struct client {
    CURL *easy;
    struct curl_slist *headers;
    enum call call;
    long cart; /* which one it orders */
    double began;
    char body[512], reply[REPLY_BYTES];
    size_t reply_len;
};

struct timings {
    double *ms;
    size_t n, capacity;
};

static const char *base_url, *secret;
static bool is_paying;
static long cart_0, next_cart, end_cart, n_refused;
static double end_s;
static struct client clients[MAX_CLIENTS];
static struct timings timings[N_CALLS];
static CURLM *multi;
static char run_key[32]; /* so that no key was ever used before */

static double now_s(void)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

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

/* base64url without padding */
static size_t encode(char *to, const unsigned char *from, size_t len)
{
    size_t n = (size_t)EVP_EncodeBlock((unsigned char *)to, from, (int)len);

    while (n && to[n - 1] == '=')
        n--;
    for (size_t i = 0; i < n; i++)
        to[i] = to[i] == '+' ? '-' : to[i] == '/' ? '_' : to[i];
    to[n] = '\0';
    return n;
}

static void write_token(char *to, size_t size, long user)
{
    unsigned char mac[EVP_MAX_MD_SIZE];
    unsigned mac_len;
    char claims[128], head[128], payload[256], sign[128], signed_part[512];

    encode(head, (const unsigned char *)"{\"alg\":\"HS256\",\"typ\":\"JWT\"}", 27);
    snprintf(claims, sizeof claims, "{\"sub\":\"bench-%ld\",\"roles\":[\"USER\"],\"exp\":%lld}",
             user, (long long)time(NULL) + 3600);
    encode(payload, (const unsigned char *)claims, strlen(claims));
    snprintf(signed_part, sizeof signed_part, "%s.%s", head, payload);
    HMAC(EVP_sha256(), secret, (int)strlen(secret), (const unsigned char *)signed_part,
         strlen(signed_part), mac, &mac_len);
    encode(sign, mac, mac_len);
    snprintf(to, size, "Authorization: Bearer %s.%s", signed_part, sign);
}

static size_t take(char *data, size_t size, size_t n, void *arg)
{
    struct client *client = arg;
    size_t room = REPLY_BYTES - 1 - client->reply_len, len = size * n < room ? size * n : room;

    memcpy(client->reply + client->reply_len, data, len);
    client->reply_len += len;
    client->reply[client->reply_len] = '\0';
    return size * n;
}

static void send_call(struct client *client, enum call call)
{
    static const char *const paths[] = {[CALL_ORDER] = "orders", [CALL_PAYMENT] = "payments"};
    char url[256], header[1024];

    snprintf(url, sizeof url, "%s/%s", base_url, paths[call]);
    curl_slist_free_all(client->headers);
    client->headers = NULL;
    write_token(header, sizeof header, client->cart);
    client->headers = curl_slist_append(client->headers, header);
    snprintf(header, sizeof header, "Idempotency-Key: %s-%ld-%d", run_key, client->cart, (int)call);
    client->headers = curl_slist_append(client->headers, header);
    client->headers = curl_slist_append(client->headers, "Content-Type: application/json");
    client->call = call;
    client->reply_len = 0;
    curl_easy_setopt(client->easy, CURLOPT_URL, url);
    curl_easy_setopt(client->easy, CURLOPT_HTTPHEADER, client->headers);
    curl_easy_setopt(client->easy, CURLOPT_POSTFIELDS, client->body);
    client->began = now_s();
    curl_multi_add_handle(multi, client->easy);
}

static bool order_next(struct client *client)
{
    if (next_cart == end_cart || now_s() >= end_s)
        return false;
    client->cart = next_cart++;
    snprintf(client->body, sizeof client->body,
             "{\"cartId\":%ld,\"shippingAddress\":{\"receiverName\":\"Kim\",\"receiverPhone\":"
             "\"010-1234-5678\",\"zipCode\":\"04524\",\"address1\":\"110 Sejong-daero\"}}",
             cart_0 + client->cart);
    send_call(client, CALL_ORDER);
    return true;
}

static void pay(struct client *client)
{
    const char *at = strstr(client->reply, "\"orderNumber\":\"");

    if (!at) {
        fprintf(stderr, "no order number in %s\n", client->reply);
        exit(1);
    }
    snprintf(client->body, sizeof client->body,
             "{\"orderNumber\":\"%.21s\",\"paymentMethod\":\"CREDIT_CARD\"}", at + 15);
    send_call(client, CALL_PAYMENT);
}

/* Whether the client goes on. */
static bool answered(struct client *client, CURLcode result)
{
    long status = 0;

    curl_easy_getinfo(client->easy, CURLINFO_RESPONSE_CODE, &status);
    curl_multi_remove_handle(multi, client->easy);
    if (result != CURLE_OK || status / 100 != 2) {
        if (n_refused++ < 3)
            fprintf(stderr, "%s %ld %s\n", curl_easy_strerror(result), status, client->reply);
        return order_next(client);
    }
    record(&timings[client->call], (now_s() - client->began) * 1000);
    if (client->call == CALL_ORDER && is_paying) {
        pay(client);
        return true;
    }
    return order_next(client);
}

static void start(struct client *client)
{
    client->easy = curl_easy_init();
    curl_easy_setopt(client->easy, CURLOPT_HTTP_VERSION, (long)CURL_HTTP_VERSION_2_PRIOR_KNOWLEDGE);
    curl_easy_setopt(client->easy, CURLOPT_PIPEWAIT, 1L);
    curl_easy_setopt(client->easy, CURLOPT_WRITEFUNCTION, take);
    curl_easy_setopt(client->easy, CURLOPT_WRITEDATA, client);
    curl_easy_setopt(client->easy, CURLOPT_PRIVATE, client);
}

static void run(int n_clients)
{
    int n_running = 0, n_active = 0, n_left;
    CURLMsg *message;

    for (int i = 0; i < n_clients; i++) {
        start(&clients[i]);
        n_active += order_next(&clients[i]);
    }
    while (n_active) {
        curl_multi_perform(multi, &n_running);
        while ((message = curl_multi_info_read(multi, &n_left))) {
            struct client *client = NULL;

            if (message->msg != CURLMSG_DONE)
                continue;
            curl_easy_getinfo(message->easy_handle, CURLINFO_PRIVATE, (char **)&client);
            n_active -= !answered(client, message->data.result);
        }
        if (n_active)
            curl_multi_poll(multi, NULL, 0, 1000, NULL);
    }
}

static int by_value(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;

    return (x > y) - (x < y);
}

static double percentile(const struct timings *of, double share)
{
    return of->n ? of->ms[(size_t)((double)(of->n - 1) * share)] : 0;
}

static void print(const char *name, struct timings *of)
{
    if (of->n)
        qsort(of->ms, of->n, sizeof *of->ms, by_value);
    printf("\"%s\": {\"n\": %zu, \"p50\": %.2f, \"p95\": %.2f, \"p99\": %.2f}, ", name, of->n,
           percentile(of, 0.5), percentile(of, 0.95), percentile(of, 0.99));
}

int main(int argc, char **argv)
{
    double began;
    int n_clients;

    if (argc != 9) {
        fputs("usage: orders_load URL SECRET create|complete CLIENTS SECONDS CART_0 FIRST END\n",
              stderr);
        return 2;
    }
    base_url = argv[1], secret = argv[2];
    is_paying = strcmp(argv[3], "complete") == 0;
    n_clients = atoi(argv[4]);
    cart_0 = atol(argv[6]);
    next_cart = atol(argv[7]);
    end_cart = atol(argv[8]);
    if (n_clients < 1 || n_clients > MAX_CLIENTS)
        return 2;
    snprintf(run_key, sizeof run_key, "%lld", (long long)time(NULL));
    curl_global_init(CURL_GLOBAL_DEFAULT);
    multi = curl_multi_init();
    curl_multi_setopt(multi, CURLMOPT_MAX_HOST_CONNECTIONS, MAX_CONNECTIONS);
    began = now_s();
    end_s = began + atof(argv[5]);
    run(n_clients);
    printf("{");
    print("order", &timings[CALL_ORDER]);
    print("payment", &timings[CALL_PAYMENT]);
    printf("\"refused\": %ld, \"seconds\": %.3f}\n", n_refused, now_s() - began);
    return 0;
}
