/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The parser of database URLs. Strict: what it does not know is an error, so that a misspelt
 * parameter does not silently connect to somewhere else.
 */
#include "db_url.h"

#include <stdlib.h>
#include <string.h>

#define DEFAULT_PORT 3306

static int hex_digit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    c |= 0x20;
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* A copy of text[0..len) with %XX decoded; NULL if an escape is wrong. */
static char *decode(const char *text, size_t len)
{
    char *copy = malloc(len + 1), *out = copy;
    size_t i;

    if (!copy)
        abort();
    for (i = 0; i < len; i++) {
        if (text[i] != '%') {
            *out++ = text[i];
            continue;
        }
        if (i + 2 >= len || hex_digit(text[i + 1]) < 0 || hex_digit(text[i + 2]) < 0) {
            free(copy);
            return NULL;
        }
        *out++ = (char)(hex_digit(text[i + 1]) * 16 + hex_digit(text[i + 2]));
        i += 2;
    }
    *out = '\0';
    return copy;
}

static bool parse_port(const char *text, size_t len, unsigned *ret)
{
    char *end;
    unsigned long port = strtoul(text, &end, 10);

    if (len == 0 || len > 5 || end != text + len || port == 0 || port > 65535)
        return false;
    *ret = (unsigned)port;
    return true;
}

/* user[:password] */
static const char *parse_user(const char *text, size_t len, struct db_url *url)
{
    const char *colon = memchr(text, ':', len);
    size_t user_len = colon ? (size_t)(colon - text) : len;

    url->user = decode(text, user_len);
    url->password = colon ? decode(colon + 1, len - user_len - 1) : decode("", 0);
    return url->user && url->password ? NULL : "user or password has a broken %-escape";
}

/* host[:port] or [IPv6][:port] */
static const char *parse_host(const char *text, size_t len, struct db_url *url)
{
    const char *end = text + len, *host_end, *port;

    if (len && *text == '[') {
        host_end = memchr(text, ']', len);
        if (!host_end)
            return "the ] after the IPv6 address is missing";
        text++;
        port = host_end + 1;
    } else {
        host_end = memchr(text, ':', len);
        if (!host_end)
            host_end = end;
        port = host_end;
    }
    url->host = decode(text, (size_t)(host_end - text));
    if (!url->host || !*url->host)
        return "the host is missing";
    if (port == end)
        return NULL;
    if (*port != ':' || !parse_port(port + 1, (size_t)(end - port - 1), &url->port))
        return "the port must be a number from 1 to 65535";
    return NULL;
}

/* socket=PATH, the only parameter */
static const char *parse_query(const char *text, struct db_url *url)
{
    static const char key[] = "socket=";

    if (strncmp(text, key, sizeof(key) - 1) != 0 || strchr(text, '&'))
        return "the only parameter is socket=PATH";
    url->socket = decode(text + sizeof(key) - 1, strlen(text + sizeof(key) - 1));
    if (!url->socket || url->socket[0] != '/')
        return "socket must be an absolute path";
    return NULL;
}

static const char *parse(const char *text, struct db_url *url)
{
    static const char scheme[] = "mysql://";
    const char *error, *slash, *at, *host, *query;

    if (!text || strncmp(text, scheme, sizeof(scheme) - 1) != 0)
        return "the URL must start with mysql://";
    text += sizeof(scheme) - 1;
    slash = strchr(text, '/');
    if (!slash)
        return "the database name is missing: mysql://user@host/database";
    at = memrchr(text, '@', (size_t)(slash - text));
    if (!at || at == text)
        return "the user is missing: mysql://user@host/database";
    error = parse_user(text, (size_t)(at - text), url);
    if (error)
        return error;
    host = at + 1;
    error = parse_host(host, (size_t)(slash - host), url);
    if (error)
        return error;
    query = strchr(slash, '?');
    url->database = decode(slash + 1, query ? (size_t)(query - slash - 1) : strlen(slash + 1));
    if (!url->database || !*url->database)
        return "the database name is missing: mysql://user@host/database";
    return query ? parse_query(query + 1, url) : NULL;
}

bool db_url_parse(const char *text, struct db_url *ret, const char **ret_error)
{
    struct db_url url = {.port = DEFAULT_PORT};
    const char *error = parse(text, &url);

    if (error) {
        *ret_error = error;
        db_url_release(&url);
        return false;
    }
    *ret = url;
    return true;
}

void db_url_release(struct db_url *url)
{
    free(url->user);
    free(url->password);
    free(url->host);
    free(url->database);
    free(url->socket);
    *url = (struct db_url){0};
}
