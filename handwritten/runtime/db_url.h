/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Where a database is: mysql://user:password@host:port/database?socket=PATH.
 */
#ifndef DB_URL_H
#define DB_URL_H

#include <stdbool.h>

#include "url.h"

struct db_url {
    struct url_server server;
    char *database;
    char *socket; /* NULL: TCP; else the host is ignored */
};

/* Each part may be percent-encoded; the parts live until db_url_release(). On false *ret_error is a
 * static sentence, and *ret is not to be released. */
bool db_url_parse(const char *text, struct db_url *ret, const char **ret_error);
void db_url_release(struct db_url *url);

#endif
