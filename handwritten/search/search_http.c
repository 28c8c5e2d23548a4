/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The engine that asks a server with Elasticsearch's HTTP API (OpenSearch, Elasticsearch from 7.10
 * on). Each thread has two targets, so that a bulk that is slow opens no breaker of the searches.
 */
#include <string.h>

#include "arena.h"
#include "config.h"
#include "http_client.h"
#include "http_client_url.h"
#include "search_http_find.h"
#include "search_http_index.h"
#include "search_http_write.h"
#include "server.h"
#include "url.h"
#include "value_base64.h"

#define IN_FLIGHT_MAX 256
#define REPLY_MAX ((size_t)16 * 1024 * 1024)
#define SLOW_MS 30000
#define BREAKER_FAILURES 5
#define BREAKER_PAUSE_MS 1000

static const char *basic_header(struct arena *arena, const char *user, const char *password)
{
    const char *both = arena_join(arena, user, ":", password, NULL);
    char *encoded;
    size_t i;

    encoded = value_base64_encode(arena, both, strlen(both));
    for (i = 0; encoded[i]; i++)
        encoded[i] = encoded[i] == '-' ? '+' : encoded[i] == '_' ? '/' : encoded[i];
    return arena_join(arena, "Authorization: Basic ", encoded,
                      strlen(both) % 3 == 1   ? "=="
                      : strlen(both) % 3 == 2 ? "="
                                              : "",
                      NULL);
}

/* Takes user and password out of a URL and keeps them as a header. NULL: the server is named
 * wrongly. */
static const char *base_url(struct search_engine *engine, const char *url)
{
    const char *server = strstr(url, "://"), *at;
    struct url_server parts;
    size_t len;
    bool is_good;

    if (!server)
        return NULL;
    server += 3;
    len = strcspn(server, "/?#");
    at = memrchr(server, '@', len);
    is_good = !url_parse_server(server, len, &parts);
    if (is_good && at)
        engine->authorization = basic_header(engine->arena, parts.user, parts.password);
    url_release_server(&parts);
    if (!is_good)
        return NULL;
    if (!at)
        return url;
    return arena_join(engine->arena, arena_strndup(engine->arena, url, (size_t)(server - url)),
                      at + 1, NULL);
}

static struct http_target *target_of(struct server_loop *home, const char *name, const char *url,
                                     unsigned timeout_ms)
{
    return http_target_new(home->http_client, &(struct http_target_options){
                                                  .name = name,
                                                  .base_url = url,
                                                  .setting = "SHOP_SEARCH_URL",
                                                  .timeout_ms = timeout_ms,
                                                  .max_in_flight = IN_FLIGHT_MAX,
                                                  .breaker_failures = BREAKER_FAILURES,
                                                  .breaker_pause_ms = BREAKER_PAUSE_MS,
                                                  .max_reply_bytes = REPLY_MAX,
                                              });
}

/* As the server wants names of indexes and aliases. */
static bool is_name(const char *text)
{
    return *text && strchr("-_.", *text) == NULL &&
           text[strspn(text, "abcdefghijklmnopqrstuvwxyz0123456789-_.")] == '\0' &&
           strlen(text) <= 150;
}

static void engine_close(struct search_engine *engine)
{
    if (!engine)
        return;
    http_target_free(engine->quick);
    http_target_free(engine->slow);
    arena_free(engine->arena);
}

static struct search_engine *engine_open(struct server_loop *home, const char **ret_error)
{
    const char *name = config_text(home->config, "SHOP_SEARCH_INDEX"), *url;
    unsigned timeout_ms = (unsigned)config_number(home->config, "SHOP_SEARCH_TIMEOUT_MS");
    struct arena *arena;
    struct search_engine *engine;

    if (!is_name(name)) {
        *ret_error = "SHOP_SEARCH_INDEX must be lower-case letters, digits, - _ and ., at most 150";
        return NULL;
    }
    arena = arena_new();
    engine = arena_alloc(arena, sizeof(*engine));
    engine->arena = arena;
    engine->name = arena_strdup(arena, name);
    engine->served = arena_printf(arena, "%s.v%d", name, SEARCH_INDEX_VERSION);
    url = base_url(engine, config_text(home->config, "SHOP_SEARCH_URL"));
    if (!url || !http_client_is_base_url(url)) {
        *ret_error = "SHOP_SEARCH_URL must be like http://[user:password@]host:port";
        arena_free(arena);
        return NULL;
    }
    /* A little shorter than who asks waits: then a server that says nothing is the one to blame. */
    engine->quick = target_of(home, "search", url, timeout_ms - timeout_ms / 16);
    engine->slow = target_of(home, "search_index", url, SLOW_MS);
    return engine;
}

const struct search_engine_ops search_http = {
    .name = "http",
    .is_shared = true,
    .open = engine_open,
    .close = engine_close,
    .search = search_http_find,
    .suggest = search_http_suggest,
    .served = search_http_index_served,
    .begun = search_http_index_begun,
    .create = search_http_index_create,
    .put = search_http_write_put,
    .remove = search_http_write_remove,
    .note = search_http_index_note,
    .noted = search_http_index_noted,
    .serve = search_http_index_serve,
    .drop = search_http_index_drop,
    .measure = search_http_index_measure,
};
