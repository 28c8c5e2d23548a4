/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Name lookup. The vendor libraries would do it on the loop's thread.
 */
#include "address.h"

#include <arpa/inet.h>
#include <netdb.h>
#include <stdio.h>
#include <sys/socket.h>
#include <time.h>

#include "co.h"

struct lookup {
    const char *host;
    char address[ADDRESS_MAX];
    bool is_found;
};

/* Number n of the addresses of a family; NULL if there are not so many. */
static const struct addrinfo *nth(const struct addrinfo *list, int family, unsigned n)
{
    for (; list; list = list->ai_next)
        if (list->ai_family == family && n-- == 0)
            return list;
    return NULL;
}

/* Any of them: who tries again after a failure finds another. IPv4 first, since a name like
 * localhost often has both kinds while the server listens on this one. */
static const struct addrinfo *choose(const struct addrinfo *list)
{
    int family = nth(list, AF_INET, 0) ? AF_INET : AF_INET6;
    struct timespec ts;
    unsigned n = 0;

    while (nth(list, family, n))
        n++;
    clock_gettime(CLOCK_MONOTONIC, &ts);
    return n ? nth(list, family, (unsigned)(ts.tv_nsec / 1000) % n) : NULL;
}

/* On another thread. */
static void look_up(void *arg)
{
    struct lookup *lookup = arg;
    struct addrinfo hints = {.ai_socktype = SOCK_STREAM}, *found = NULL;
    const struct addrinfo *chosen;

    if (getaddrinfo(lookup->host, NULL, &hints, &found))
        return;
    chosen = choose(found);
    lookup->is_found = chosen && !getnameinfo(chosen->ai_addr, chosen->ai_addrlen, lookup->address,
                                              ADDRESS_MAX, NULL, 0, NI_NUMERICHOST);
    freeaddrinfo(found);
}

bool address_find(const char *host, char ret[ADDRESS_MAX])
{
    struct lookup lookup = {.host = host};
    struct in6_addr number;

    if (inet_pton(AF_INET, host, &number) == 1 || inet_pton(AF_INET6, host, &number) == 1) {
        snprintf(ret, ADDRESS_MAX, "%s", host);
        return true;
    }
    co_offload(look_up, &lookup);
    if (lookup.is_found)
        snprintf(ret, ADDRESS_MAX, "%s", lookup.address);
    return lookup.is_found;
}
