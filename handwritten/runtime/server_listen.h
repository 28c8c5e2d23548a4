/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Listening sockets: one for each thread on the same port, among which the kernel spreads clients
 * (SO_REUSEPORT).
 */
#ifndef SERVER_LISTEN_H
#define SERVER_LISTEN_H

#include <stdbool.h>
#include <stddef.h>

/* Opens n sockets on host and *port; a port of 0 becomes a free one. False: *ret_error is one line,
 * and none is open. A port that anybody listens on, with SO_REUSEPORT or not, is an error. */
bool server_listen(const char *host, unsigned *port, int *ret_fds, size_t n,
                   const char **ret_error);

#endif
