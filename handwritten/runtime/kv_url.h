/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Where a key-value store is: redis://user:password@host:port/DB or unix://user:password@/PATH.
 */
#ifndef KV_URL_H
#define KV_URL_H

#include <stdbool.h>

#include "url.h"

struct kv_url {
    struct url_server server;
    char *path;      /* of the socket; NULL: TCP */
    char number[12]; /* of the database; "" for the first */
};

/* On false *ret_error is a static sentence, and *ret is not to be released. */
bool kv_url_parse(const char *text, struct kv_url *ret, const char **ret_error);
void kv_url_release(struct kv_url *url);

#endif
