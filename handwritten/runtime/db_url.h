/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Where a database is: mysql://user:password@host:port/database?socket=PATH.
 */
#ifndef DB_URL_H
#define DB_URL_H

#include <stdbool.h>

struct db_url {
    char *user, *password; /* "" when not given */
    char *host;            /* never NULL; ignored when there is a socket */
    char *database;
    char *socket; /* NULL: TCP */
    unsigned port;
};

/* Each part may be percent-encoded; the parts live until db_url_release(). On false *ret_error is a
 * static sentence, and *ret is not to be released. */
bool db_url_parse(const char *text, struct db_url *ret, const char **ret_error);
void db_url_release(struct db_url *url);

#endif
