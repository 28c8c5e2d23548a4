/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Parts of URLs, for those who read the address of a service.
 */
#ifndef URL_H
#define URL_H

#include <stdbool.h>
#include <stddef.h>

struct url_server {
    char *user, *password; /* "" when not given */
    char *host;            /* "" when not given; an IPv6 address without its brackets */
    unsigned port;         /* 0 when not given */
};

/* text[0..len) is user:password@host:port, all parts optional and percent-encoded. Returns NULL, or
 * a static sentence that says what is wrong. *ret is to be released in either case. */
const char *url_parse_server(const char *text, size_t len, struct url_server *ret);
void url_release_server(struct url_server *server);

/* A copy with %XX decoded, for the caller to free; NULL if an escape is wrong. */
char *url_decode(const char *text, size_t len);

#endif
