/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The parts that the addresses of databases and stores have in common. Strict: what cannot be
 * understood is an error, so that a slip does not silently lead to somewhere else.
 */
#include "url.h"

#include <stdlib.h>
#include <string.h>

static int hex_digit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    c |= 0x20;
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

char *url_decode(const char *text, size_t len)
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

static const char *parse_port(const char *text, size_t len, unsigned *ret)
{
    char digits[6] = "";
    char *end;
    unsigned long port;

    if (len == 0 || len >= sizeof(digits) || *text < '0' || *text > '9')
        return "the port must be a number from 1 to 65535";
    memcpy(digits, text, len);
    port = strtoul(digits, &end, 10);
    if (*end || port == 0 || port > 65535)
        return "the port must be a number from 1 to 65535";
    *ret = (unsigned)port;
    return NULL;
}

static const char *parse_user(const char *text, size_t len, struct url_server *ret)
{
    const char *colon = memchr(text, ':', len);
    size_t user_len = colon ? (size_t)(colon - text) : len;

    free(ret->user);
    free(ret->password);
    ret->user = url_decode(text, user_len);
    ret->password = colon ? url_decode(colon + 1, len - user_len - 1) : url_decode("", 0);
    return ret->user && ret->password ? NULL : "user or password has a broken %-escape";
}

static const char *parse_host(const char *text, size_t len, struct url_server *ret)
{
    const char *end = text + len, *host_end, *rest;

    if (len && *text == '[') {
        host_end = memchr(text, ']', len);
        if (!host_end)
            return "the ] after the IPv6 address is missing";
        text++;
        rest = host_end + 1;
    } else {
        host_end = memchr(text, ':', len);
        if (!host_end)
            host_end = end;
        rest = host_end;
    }
    free(ret->host);
    ret->host = url_decode(text, (size_t)(host_end - text));
    if (!ret->host)
        return "the host has a broken %-escape";
    if (rest == end)
        return NULL;
    if (*rest != ':')
        return "a : and the port must follow the host";
    return parse_port(rest + 1, (size_t)(end - rest - 1), &ret->port);
}

const char *url_parse_server(const char *text, size_t len, struct url_server *ret)
{
    const char *at = memrchr(text, '@', len);
    const char *host = at ? at + 1 : text;
    const char *error;

    *ret = (struct url_server){
        .user = url_decode("", 0), .password = url_decode("", 0), .host = url_decode("", 0)};
    if (at) {
        error = parse_user(text, (size_t)(at - text), ret);
        if (error)
            return error;
    }
    return parse_host(host, len - (size_t)(host - text), ret);
}

void url_release_server(struct url_server *server)
{
    free(server->user);
    free(server->password);
    free(server->host);
    *server = (struct url_server){0};
}
