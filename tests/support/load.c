/* SPDX-License-Identifier: Apache-2.0 */
/* Clients that load the service over HTTP/2: see load.h. */
#include "load.h"

#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

_Noreturn void load_fail(const char *what)
{
    perror(what);
    exit(1);
}

double load_now_s(void)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

/* base64url without padding */
static void encode(char *to, const unsigned char *from, size_t len)
{
    size_t n = (size_t)EVP_EncodeBlock((unsigned char *)to, from, (int)len);

    while (n && to[n - 1] == '=')
        n--;
    for (size_t i = 0; i < n; i++)
        to[i] = to[i] == '+' ? '-' : to[i] == '/' ? '_' : to[i];
    to[n] = '\0';
}

void load_token(char *to, size_t size, const char *secret, const char *user)
{
    unsigned char mac[EVP_MAX_MD_SIZE];
    unsigned mac_len;
    char claims[192], head[128], payload[384], sign[128], signed_part[640];

    encode(head, (const unsigned char *)"{\"alg\":\"HS256\",\"typ\":\"JWT\"}", 27);
    snprintf(claims, sizeof claims, "{\"sub\":\"%.64s\",\"roles\":[\"USER\"],\"exp\":%lld}", user,
             (long long)time(NULL) + 3600);
    encode(payload, (const unsigned char *)claims, strlen(claims));
    snprintf(signed_part, sizeof signed_part, "%s.%s", head, payload);
    HMAC(EVP_sha256(), secret, (int)strlen(secret), (const unsigned char *)signed_part,
         strlen(signed_part), mac, &mac_len);
    encode(sign, mac, mac_len);
    snprintf(to, size, "Bearer %s.%s", signed_part, sign);
}

nghttp2_nv load_header(const char *name, const char *value)
{
    return (nghttp2_nv){.name = (uint8_t *)name,
                        .namelen = strlen(name),
                        .value = (uint8_t *)value,
                        .valuelen = strlen(value)};
}

bool load_connect(struct load_connection *connection, int port,
                  const nghttp2_session_callbacks *callbacks, void *arg)
{
    struct sockaddr_in to = {.sin_family = AF_INET,
                             .sin_port = htons((uint16_t)port),
                             .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};

    connection->fd = socket(AF_INET, SOCK_STREAM, 0);
    if (connection->fd < 0)
        load_fail("socket");
    if (connect(connection->fd, (struct sockaddr *)&to, sizeof to)) {
        load_close(connection);
        return false;
    }
    setsockopt(connection->fd, IPPROTO_TCP, TCP_NODELAY, &(int){1}, sizeof(int));
    nghttp2_session_client_new(&connection->session, callbacks, arg);
    nghttp2_submit_settings(connection->session, NGHTTP2_FLAG_NONE, NULL, 0);
    return true;
}

static size_t gather(struct load_connection *connection)
{
    const uint8_t *data;
    size_t n = 0;

    for (;;) {
        ssize_t len = nghttp2_session_mem_send(connection->session, &data);

        if (len <= 0)
            return n;
        if (n + (size_t)len > connection->capacity) {
            connection->capacity = (n + (size_t)len) * 2;
            connection->pending = realloc(connection->pending, connection->capacity);
            if (!connection->pending)
                abort();
        }
        memcpy(connection->pending + n, data, (size_t)len);
        n += (size_t)len;
    }
}

bool load_send(struct load_connection *connection)
{
    size_t len = gather(connection);

    for (size_t done = 0; done < len;) {
        ssize_t n = send(connection->fd, connection->pending + done, len - done, MSG_NOSIGNAL);

        if (n <= 0)
            return false;
        done += (size_t)n;
    }
    return true;
}

bool load_receive(struct load_connection *connection)
{
    uint8_t data[65536];
    ssize_t len = read(connection->fd, data, sizeof data);

    return len > 0 && nghttp2_session_mem_recv(connection->session, data, (size_t)len) >= 0;
}

void load_close(struct load_connection *connection)
{
    if (connection->fd > 0)
        close(connection->fd);
    if (connection->session) {
        nghttp2_session_del(connection->session);
        free(connection->pending);
    }
    *connection = (struct load_connection){.fd = -1};
}

static int by_value(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;

    return (x > y) - (x < y);
}

double load_percentile(double *values, size_t n, double share)
{
    if (!n)
        return 0;
    qsort(values, n, sizeof *values, by_value);
    return values[(size_t)((double)(n - 1) * share)];
}
