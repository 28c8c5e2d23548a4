/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The parser of the key-value store's URLs.
 */
#include "kv_url.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define DEFAULT_PORT 6379

/* Moves *text behind the scheme if it is that one. */
static bool has_scheme(const char **text, const char *scheme)
{
    size_t len = strlen(scheme);

    if (strncmp(*text, scheme, len) != 0)
        return false;
    *text += len;
    return true;
}

static const char *parse_unix(const char *text, size_t server_len, struct kv_url *url)
{
    if (*url->server.host || url->server.port)
        return "the path must follow: unix:///run/redis.sock";
    url->path = url_decode(text + server_len, strlen(text + server_len));
    return url->path && url->path[0] == '/' && url->path[1] ? NULL : "the socket's path is missing";
}

static const char *parse_number(const char *text, struct kv_url *url)
{
    size_t len = strlen(text);

    if (len >= sizeof(url->number) || strspn(text, "0123456789") != len)
        return "the database must be a number: redis://host:6379/0";
    if (strcmp(text, "0") != 0)
        memcpy(url->number, text, len + 1);
    return NULL;
}

static const char *parse(const char *text, struct kv_url *url)
{
    bool is_unix = text && has_scheme(&text, "unix://");
    const char *error;
    size_t server_len;

    if (!text || (!is_unix && !has_scheme(&text, "redis://")))
        return "the URL must start with redis:// or unix://";
    server_len = strcspn(text, "/");
    error = url_parse_server(text, server_len, &url->server);
    if (error)
        return error;
    if (is_unix)
        return parse_unix(text, server_len, url);
    if (!*url->server.host)
        return "the host is missing: redis://host:6379/0";
    return text[server_len] ? parse_number(text + server_len + 1, url) : NULL;
}

bool kv_url_parse(const char *text, struct kv_url *ret, const char **ret_error)
{
    struct kv_url url = {0};
    const char *error = parse(text, &url);

    if (error) {
        *ret_error = error;
        kv_url_release(&url);
        return false;
    }
    if (!url.server.port)
        url.server.port = DEFAULT_PORT;
    *ret = url;
    return true;
}

void kv_url_release(struct kv_url *url)
{
    url_release_server(&url->server);
    free(url->path);
    *url = (struct kv_url){0};
}
