/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Name lookup. The vendor libraries would do it on the loop's thread.
 */
#include "address.h"

#include <arpa/inet.h>
#include <netdb.h>
#include <stdio.h>
#include <sys/socket.h>

#include "co.h"

struct lookup {
    const char *host;
    char address[ADDRESS_MAX];
    bool is_found;
};

/* On another thread. */
static void look_up(void *arg)
{
    struct lookup *lookup = arg;
    struct addrinfo hints = {.ai_socktype = SOCK_STREAM}, *found = NULL;

    if (getaddrinfo(lookup->host, NULL, &hints, &found))
        return;
    lookup->is_found = !getnameinfo(found->ai_addr, found->ai_addrlen, lookup->address, ADDRESS_MAX,
                                    NULL, 0, NI_NUMERICHOST);
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
