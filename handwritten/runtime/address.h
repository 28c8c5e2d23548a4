/* SPDX-License-Identifier: Apache-2.0 */
/*
 * From a host's name to its address, without blocking the loop.
 */
#ifndef ADDRESS_H
#define ADDRESS_H

#include <netinet/in.h>
#include <stdbool.h>

#define ADDRESS_MAX INET6_ADDRSTRLEN

/* One of the addresses of host, as a number in text form; host may be one already. Suspends (on the
 * thread pool, for as long as the system's resolver takes) if it is a name. */
bool address_find(const char *host, char ret[ADDRESS_MAX]);

#endif
