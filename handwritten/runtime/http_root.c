/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The pages outside the base path: what operators, monitors and readers of the contract ask for.
 * They need no token and know no rate.
 */
#include <string.h>

#include "arena.h"
#include "co.h"
#include "http_exchange.h"
#include "kv.h"
#include "metrics.h"
#include "migrate.h"

#define READY_MS 2000
#define MIGRATED_US 10000000

static void reply_text(struct http_exchange *exchange, unsigned status, const char *text)
{
    http_exchange_reply(exchange, &(struct http_reply){
                                      .status = status,
                                      .content_type = "application/json",
                                      .body = text,
                                      .len = strlen(text),
                                      .cache_control = "no-store",
                                  });
}

static void live(struct http_exchange *exchange)
{
    reply_text(exchange, 200, "{\"status\":\"live\"}");
}

static bool is_database_up(struct http_exchange *exchange)
{
    static const struct db_sql ping = {.name = "ping", .text = "SELECT 1"};
    struct db *db = db_open(exchange->server->home->db_pool, exchange->call.arena);
    enum err err = db_end(db_begin(db, &ping), ERR_INTERNAL_ERROR);

    db_close(db);
    return !err;
}

struct migration_check {
    const char *url, *folder;
    bool is_current;
};

static void check_migrations(void *arg)
{
    struct migration_check *check = arg;

    check->is_current = migrate_is_current(check->url, check->folder);
}

/* Asks seldom, since asking takes a connection of its own. */
static bool is_schema_current(struct http_exchange *exchange)
{
    struct http_server *server = exchange->server;
    const struct config *config = server->home->config;
    struct migration_check check = {
        .url = config_text(config, "SHOP_DB_URL"),
        .folder = config_text(config, "SHOP_MIGRATIONS_DIR"),
    };

    if (loop_now_us(exchange->call.loop) < server->migrated_until_us)
        return true;
    co_offload(check_migrations, &check);
    if (check.is_current)
        server->migrated_until_us = loop_now_us(exchange->call.loop) + MIGRATED_US;
    return check.is_current;
}

static bool report(struct jwrite *out, const char *key, bool is_fine)
{
    jwrite_str(out, key, is_fine ? "ok" : "failed");
    return is_fine;
}

static void ready(struct http_exchange *exchange)
{
    const struct server_loop *home = exchange->server->home;
    struct jwrite *out = &exchange->call.reply;
    bool is_ready = true, has_db = home->db_pool != NULL;

    jwrite_init(out, exchange->call.arena, 256);
    jwrite_object(out, NULL);
    jwrite_object(out, "checks");
    if (has_db) {
        bool is_up = report(out, "database", is_database_up(exchange));

        is_ready &= is_up;
        is_ready &= report(out, "migrations", is_up && is_schema_current(exchange));
    }
    if (home->kv)
        is_ready &= report(out, "redis", kv_is_up(home->kv));
    is_ready &= report(out, "serving", !server_is_draining(home));
    jwrite_object_end(out);
    jwrite_str(out, "status", is_ready ? "ready" : "unready");
    jwrite_object_end(out);
    http_exchange_reply_json(exchange, is_ready ? 200 : 503, out);
}

static void begin_ready(struct http_exchange *exchange)
{
    http_exchange_run(exchange, READY_MS, ready);
}

static void show_metrics(struct http_exchange *exchange)
{
    size_t len;
    char *text = metrics_render(exchange->call.arena, &len);

    http_exchange_reply(exchange, &(struct http_reply){
                                      .status = 200,
                                      .content_type = "text/plain; version=0.0.4; charset=utf-8",
                                      .body = text,
                                      .len = len,
                                      .cache_control = "no-store",
                                  });
}

static void show_document(struct http_exchange *exchange, const char *text, size_t len)
{
    http_exchange_reply(exchange, &(struct http_reply){
                                      .status = 200,
                                      .content_type = "application/json",
                                      .body = text,
                                      .len = len,
                                      .cache_control = "no-cache",
                                  });
}

static void show_openapi(struct http_exchange *exchange)
{
    show_document(exchange, exchange->call.service->openapi, exchange->call.service->openapi_len);
}

static void show_asyncapi(struct http_exchange *exchange)
{
    show_document(exchange, exchange->call.service->asyncapi, exchange->call.service->asyncapi_len);
}

static void show_docs(struct http_exchange *exchange)
{
    http_files(exchange, NULL);
}

static const struct {
    const char *path;
    void (*show)(struct http_exchange *exchange);
} pages[] = {
    {"/livez", live},
    {"/readyz", begin_ready},
    {"/metrics", show_metrics},
    {"/openapi.json", show_openapi},
    {"/asyncapi.json", show_asyncapi},
    {"/docs", show_docs},
    {"/docs/", show_docs},
};

static bool is_read(const struct http_exchange *exchange)
{
    h2o_iovec_t method = exchange->req->method;

    return exchange->is_head || h2o_memis(method.base, method.len, H2O_STRLIT("GET"));
}

static void refuse_method(struct http_exchange *exchange)
{
    exchange->allow = "GET, HEAD";
    http_exchange_refuse(exchange, ERR_METHOD_NOT_ALLOWED);
}

bool http_root(struct http_exchange *exchange, const char *path, size_t len)
{
    static const char docs[] = "/docs/";
    const size_t docs_len = sizeof(docs) - 1;

    for (size_t i = 0; i < sizeof(pages) / sizeof(pages[0]); i++) {
        if (strlen(pages[i].path) != len || memcmp(pages[i].path, path, len) != 0)
            continue;
        if (is_read(exchange))
            pages[i].show(exchange);
        else
            refuse_method(exchange);
        return true;
    }
    if (len <= docs_len || memcmp(path, docs, docs_len) != 0 || !is_read(exchange))
        return false;
    http_files(exchange, arena_strndup(exchange->call.arena, path + docs_len, len - docs_len));
    return true;
}
