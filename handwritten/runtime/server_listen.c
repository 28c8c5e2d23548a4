/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Binding. SO_REUSEPORT lets another process of the same user share a port by accident, so a first
 * socket without it asks whether the port is free.
 */
#include "server_listen.h"

#include <arpa/inet.h>
#include <errno.h>
#include <netdb.h>
#include <netinet/in.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#define BACKLOG 4096 /* the kernel clips it to net.core.somaxconn */

static char error_text[256];

static bool fail(const char *host, unsigned port, const char *why, const char **ret_error)
{
    snprintf(error_text, sizeof(error_text), "cannot listen on %s port %u: %s", host, port, why);
    *ret_error = error_text;
    return false;
}

static bool resolve(const char *host, unsigned port, struct sockaddr_storage *ret,
                    socklen_t *ret_len, const char **ret_error)
{
    const struct addrinfo hints = {.ai_socktype = SOCK_STREAM, .ai_flags = AI_PASSIVE};
    struct addrinfo *found;
    char text[12];
    int code;

    snprintf(text, sizeof(text), "%u", port);
    code = getaddrinfo(host, text, &hints, &found);
    if (code)
        return fail(host, port, gai_strerror(code), ret_error);
    memcpy(ret, found->ai_addr, found->ai_addrlen);
    *ret_len = found->ai_addrlen;
    freeaddrinfo(found);
    return true;
}

static int open_socket(const struct sockaddr_storage *address, socklen_t len, bool is_shared)
{
    int fd = socket(address->ss_family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    int on = 1;

    if (fd < 0)
        return -1;
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
    if (is_shared)
        setsockopt(fd, SOL_SOCKET, SO_REUSEPORT, &on, sizeof(on));
    if (bind(fd, (const struct sockaddr *)address, len) == 0 && listen(fd, BACKLOG) == 0)
        return fd;
    close(fd);
    return -1;
}

/* IPv4 and IPv6 have the port at the same place. */
static in_port_t *port_in(struct sockaddr_storage *address)
{
    return &((struct sockaddr_in *)address)->sin_port;
}

static bool open_all(struct sockaddr_storage *address, socklen_t len, int *ret_fds, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        ret_fds[i] = open_socket(address, len, true);
        if (ret_fds[i] < 0) {
            while (i--)
                close(ret_fds[i]);
            return false;
        }
        getsockname(ret_fds[i], (struct sockaddr *)address, &len); /* the port that 0 became */
    }
    return true;
}

bool server_listen(const char *host, unsigned *port, int *ret_fds, size_t n, const char **ret_error)
{
    struct sockaddr_storage address;
    socklen_t len;
    int probe;

    if (!resolve(host, *port, &address, &len, ret_error))
        return false;
    probe = open_socket(&address, len, false);
    if (probe < 0)
        return fail(host, *port, strerror(errno), ret_error);
    close(probe);
    if (!open_all(&address, len, ret_fds, n))
        return fail(host, *port, strerror(errno), ret_error);
    *port = ntohs(*port_in(&address));
    return true;
}
