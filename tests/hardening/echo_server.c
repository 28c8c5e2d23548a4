/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A service of a few routes that touch no store, on the runtime alone: what the hardening tests
 * attack, and what the benchmark measures routing, token check and codec with. It is configured as
 * shopd is.
 */
#include <stdio.h>
#include <string.h>

#include "arena.h"
#include "co.h"
#include "config.h"
#include "server.h"
#include "sse.h"
#include "token.h"

extern char **environ;

#define ROLE_USER 1u

static const enum err common_errors[] = {ERR_VALIDATION_FAILED, ERR_MALFORMED_BODY, ERR_OK};

static const struct stream_info ticks = {
    .name = "ticks",
    .heartbeat_ms = 200,
    .lifetime_ms = 60000,
    .retry_ms = 1000,
    .buffer_bytes = 16 * 1024,
};

/* GET /items/{itemId}: path, token and encoding. */
static enum err get_item(struct call *call)
{
    int64_t id = 0;

    jread_i64(call->path, "itemId", &(struct jread_rule){.min = 1, .max = INT64_MAX, .id = true},
              &id);
    if (!jread_done(call->path))
        return call_invalid(call, call->path);
    if (!jread_done(call->query))
        return call_invalid(call, call->query);
    jwrite_object(&call->reply, NULL);
    jwrite_i64(&call->reply, "id", id);
    jwrite_str(&call->reply, "owner", call->who.user_id);
    jwrite_money(&call->reply, "price", 1290000);
    jwrite_object_end(&call->reply);
    return ERR_OK;
}

/* POST /echo: a body there and back. */
static enum err post_echo(struct call *call)
{
    const char *text = NULL;

    jread_str(call->body, "text", &(struct jread_rule){.min = 1, .max = 1000}, &text);
    if (!jread_done(call->body))
        return call_invalid(call, call->body);
    jwrite_object(&call->reply, NULL);
    jwrite_str(&call->reply, "text", text);
    jwrite_object_end(&call->reply);
    return ERR_OK;
}

static enum err read_number(struct call *call, const char *name, int64_t max, int64_t *ret)
{
    jread_i64(call->query, name, &(struct jread_rule){.max = max}, ret);
    return jread_done(call->query) ? ERR_OK : call_invalid(call, call->query);
}

/* GET /slow?ms=: a call that waits. */
static enum err get_slow(struct call *call)
{
    int64_t ms = 0;
    enum err err = read_number(call, "ms", 60000, &ms);

    if (err)
        return err;
    co_sleep_ms((unsigned)ms);
    jwrite_object(&call->reply, NULL);
    jwrite_i64(&call->reply, "ms", ms);
    jwrite_object_end(&call->reply);
    return ERR_OK;
}

/* GET /big?bytes=: an answer that takes its time to read. */
static enum err get_big(struct call *call)
{
    int64_t bytes = 0;
    enum err err = read_number(call, "bytes", 64 * 1024 * 1024, &bytes);
    char *text;

    if (err)
        return err;
    text = arena_alloc(call->arena, (size_t)bytes + 1);
    memset(text, 'x', (size_t)bytes);
    jwrite_object(&call->reply, NULL);
    jwrite_str(&call->reply, "text", text);
    jwrite_object_end(&call->reply);
    return ERR_OK;
}

/* GET /ticks: a stream that greets. */
static enum err get_ticks(struct call *call)
{
    static const char hello[] = "{\"hello\":true}";
    enum err err = sse_open(call, &ticks);

    if (err)
        return err;
    sse_follow(call->sse, "all", call->last_event_id);
    sse_send(call->sse, "all", 0, "hello", hello, sizeof(hello) - 1);
    return ERR_OK;
}

/* POST /ticks {"text"}: to all who listen on this thread. */
static enum err post_tick(struct call *call)
{
    static _Atomic int64_t last_id;
    enum err err = post_echo(call);

    if (err)
        return err;
    sse_publish(call, &ticks, "all", ++last_id, "tick", call->reply.text, call->reply.len);
    return ERR_OK;
}

static const struct route routes[] = {
    {
        .name = "getItem",
        .method = "GET",
        .path = "/items/{itemId}",
        .needs_token = true,
        .roles = ROLE_USER,
        .status = 200,
        .errors = common_errors,
        .run = get_item,
    },
    {
        .name = "postEcho",
        .method = "POST",
        .path = "/echo",
        .has_body = true,
        .status = 200,
        .errors = common_errors,
        .run = post_echo,
    },
    {
        .name = "getSlow",
        .method = "GET",
        .path = "/slow",
        .status = 200,
        .deadline_ms = 60000,
        .errors = common_errors,
        .run = get_slow,
    },
    {
        .name = "getBig",
        .method = "GET",
        .path = "/big",
        .status = 200,
        .errors = common_errors,
        .run = get_big,
    },
    {
        .name = "getTicks",
        .method = "GET",
        .path = "/ticks",
        .is_stream = true,
        .status = 200,
        .errors = common_errors,
        .run = get_ticks,
    },
    {
        .name = "postTick",
        .method = "POST",
        .path = "/ticks",
        .has_body = true,
        .status = 200,
        .errors = common_errors,
        .run = post_tick,
    },
};

static const struct err_info errors[] = {
    [ERR_VALIDATION_FAILED] = {"C001", "VALIDATION_FAILED", "Something is out of bounds.", 400},
    [ERR_MALFORMED_BODY] = {"C002", "MALFORMED_BODY", "The body is no JSON object.", 400},
    [ERR_UNAUTHENTICATED] = {"C003", "UNAUTHENTICATED", "There is no valid token.", 401},
    [ERR_FORBIDDEN] = {"C004", "FORBIDDEN", "The token's roles do not allow this.", 403},
    [ERR_NOT_FOUND] = {"C005", "NOT_FOUND", "There is nothing at this path.", 404},
    [ERR_METHOD_NOT_ALLOWED] = {"C006", "METHOD_NOT_ALLOWED", "No such method here.", 405},
    [ERR_UNSUPPORTED_MEDIA_TYPE] = {"C007", "UNSUPPORTED_MEDIA_TYPE", "Not JSON.", 415},
    [ERR_BODY_TOO_LARGE] = {"C008", "BODY_TOO_LARGE", "The body is too large.", 413},
    [ERR_RATE_LIMITED] = {"C009", "RATE_LIMITED", "Too many requests.", 429},
    [ERR_OVERLOADED] = {"C010", "OVERLOADED", "The service has too much to do.", 503},
    [ERR_INTERNAL_ERROR] = {"C011", "INTERNAL_ERROR", "A fault of the service.", 500},
    [ERR_DEPENDENCY_UNAVAILABLE] = {"C015", "DEPENDENCY_UNAVAILABLE", "Something is away.", 503},
    [ERR_DEADLINE_EXCEEDED] = {"C016", "DEADLINE_EXCEEDED", "It took too long.", 504},
};

static const struct role_info roles[] = {{"USER", ROLE_USER, ROLE_USER}};

#define NUMBER(name, text, low, high)                                                              \
    {                                                                                              \
        .env = name, .value = text, .is_number = true, .min = low, .max = high, .doc = ""          \
    }
#define TEXT(name, text)                                                                           \
    {                                                                                              \
        .env = name, .value = text, .doc = ""                                                      \
    }

static const struct setting_info settings[] = {
    TEXT("SHOP_HOST", "127.0.0.1"),
    NUMBER("SHOP_PORT", "8080", 0, 65535),
    NUMBER("SHOP_TLS_PORT", "0", 0, 65535),
    TEXT("SHOP_TLS_CERT", NULL),
    TEXT("SHOP_TLS_KEY", NULL),
    NUMBER("SHOP_THREADS", "0", 0, 256),
    NUMBER("SHOP_MAX_CONNECTIONS", "20000", 1, 1000000),
    NUMBER("SHOP_REQUEST_TIMEOUT_MS", "10000", 100, 600000),
    NUMBER("SHOP_RATE_LIMIT", "0", 0, 1000000),
    NUMBER("SHOP_DRAIN_MS", "10000", 0, 600000),
    TEXT("SHOP_LOG_LEVEL", "info"),
    TEXT("SHOP_WEB_DIR", "web/dist"),
    TEXT("SHOP_DB_URL", NULL),
    NUMBER("SHOP_DB_CONNECTIONS", "16", 1, 1000),
    NUMBER("SHOP_DB_WAITING", "1000", 0, 100000),
    TEXT("SHOP_MIGRATIONS_DIR", "migrations"),
    TEXT("SHOP_REDIS_URL", NULL),
    TEXT("SHOP_JWT_SECRET", NULL),
    TEXT("SHOP_JWT_PUBLIC_KEY", NULL),
    TEXT("SHOP_JWT_ISSUER", NULL),
    TEXT("SHOP_JWT_AUDIENCE", NULL),
};

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static const struct service service = {
    .name = "echo",
    .version = "1.0.0",
    .base_path = "/api",
    .errors = errors,
    .n_errors = COUNT(errors),
    .routes = routes,
    .n_routes = COUNT(routes),
    .roles = roles,
    .n_roles = COUNT(roles),
    .settings = settings,
    .n_settings = COUNT(settings),
    .max_body_bytes = 64 * 1024,
    .max_json_depth = 16,
    .default_deadline_ms = 5000,
    .openapi = "{}",
    .openapi_len = 2,
    .asyncapi = "{}",
    .asyncapi_len = 2,
};

int main(void)
{
    const char *error = NULL;
    struct config *config = config_load(&service, environ, &error);
    int status;

    if (!config) {
        fprintf(stderr, "%s: %s\n", service.name, error);
        return 1;
    }
    status = server_run(&service, config, NULL);
    config_free(config);
    return status;
}
