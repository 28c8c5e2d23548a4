/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What clients that load the service over HTTP/2 share: tokens, and connections whose requests
 * leave with one write. Not part of the service. What cannot go wrong ends the program when it
 * does.
 */
#ifndef LOAD_H
#define LOAD_H

#include <nghttp2/nghttp2.h>
#include <stdbool.h>
#include <stddef.h>

struct load_connection {
    int fd;
    nghttp2_session *session;
    unsigned char *pending; /* what load_send gathers */
    size_t capacity;
};

/* Prints what, and errno, and ends the program. */
_Noreturn void load_fail(const char *what);
double load_now_s(void);
/* Writes "Bearer " and a token of the user that is good for an hour, signed with HS256. */
void load_token(char *to, size_t size, const char *secret, const char *user);
nghttp2_nv load_header(const char *name, const char *value); /* both stay the caller's */
/* To this machine's port. False: nobody listens there; the connection is closed. */
bool load_connect(struct load_connection *connection, int port,
                  const nghttp2_session_callbacks *callbacks, void *arg);
/* Everything that was submitted, in one write(2) unless the socket takes no more. False: the
 * connection ended. */
bool load_send(struct load_connection *connection);
/* Waits for what comes next, and calls back for it. False: the connection ended. */
bool load_receive(struct load_connection *connection);
/* Streams that are open are forgotten, without a call back. Closing twice is no mistake. */
void load_close(struct load_connection *connection);
/* The value below which that share of n values is; sorts them. */
double load_percentile(double *values, size_t n, double share);

#endif
