/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The parser of database URLs.
 */
#include "db_url.h"

#include <stdlib.h>
#include <string.h>

#define DEFAULT_PORT 3306

/* socket=PATH, the only parameter */
static const char *parse_query(const char *text, struct db_url *url)
{
    static const char key[] = "socket=";

    if (strncmp(text, key, sizeof(key) - 1) != 0 || strchr(text, '&'))
        return "the only parameter is socket=PATH";
    text += sizeof(key) - 1;
    url->socket = url_decode(text, strlen(text));
    if (!url->socket || url->socket[0] != '/')
        return "socket must be an absolute path";
    return NULL;
}

static const char *parse(const char *text, struct db_url *url)
{
    static const char scheme[] = "mysql://";
    const char *error, *slash, *query;

    if (!text || strncmp(text, scheme, sizeof(scheme) - 1) != 0)
        return "the URL must start with mysql://";
    text += sizeof(scheme) - 1;
    slash = text + strcspn(text, "/?");
    error = url_parse_server(text, (size_t)(slash - text), &url->server);
    if (error)
        return error;
    if (!*url->server.user)
        return "the user is missing: mysql://user@host/database";
    if (!*url->server.host)
        return "the host is missing: mysql://user@host/database";
    query = strchr(slash, '?');
    if (*slash == '/')
        url->database =
            url_decode(slash + 1, query ? (size_t)(query - slash - 1) : strlen(slash + 1));
    if (!url->database || !*url->database)
        return "the database's name is missing: mysql://user@host/database";
    return query ? parse_query(query + 1, url) : NULL;
}

bool db_url_parse(const char *text, struct db_url *ret, const char **ret_error)
{
    struct db_url url = {0};
    const char *error = parse(text, &url);

    if (error) {
        *ret_error = error;
        db_url_release(&url);
        return false;
    }
    if (!url.server.port)
        url.server.port = DEFAULT_PORT;
    *ret = url;
    return true;
}

void db_url_release(struct db_url *url)
{
    url_release_server(&url->server);
    free(url->database);
    free(url->socket);
    *url = (struct db_url){0};
}
