/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Routes: no two of one method and shape, and methods that fit what is done.
 */
#include <string.h>

#include "buf.h"
#include "check.h"
#include "resolve.h"

/* "/wishlists/{wishlistId}" -> "/wishlists/{}" */
static const char *shape_of(const char *path)
{
    char *shape = mem_strdup(path), *to = shape;
    bool is_inside = false;

    for (const char *p = shape; *p; p++) {
        if (*p == '}')
            is_inside = false;
        if (!is_inside)
            *to++ = *p;
        if (*p == '{')
            is_inside = true;
    }
    *to = '\0';
    return shape;
}

struct routes {
    struct route_entry {
        const struct endpoint *endpoint;
        const char *shape;
    } * items;
    size_t n;
};

static void add_route(struct routes *routes, const struct endpoint *endpoint)
{
    const char *shape;

    if (!endpoint->path.text || !endpoint->method)
        return;
    MODEL_EACH (param, endpoint->params)
        if (param->in_query && endpoint->action != ACTION_LIST)
            diag_error(param->at, "only `crud: list` finds a row by the query string");
    shape = shape_of(endpoint->path.text);
    MODEL_EACH (known, *routes)
        if (strcmp(known->shape, shape) == 0 &&
            strcmp(known->endpoint->method, endpoint->method) == 0)
            diag_error(endpoint->path.at, "%s %s is the route of %s already %s", endpoint->method,
                       endpoint->path.text, known->endpoint->name,
                       check_where(endpoint->path.at, known->endpoint->path.at));
    *list_add(routes) = (struct route_entry){endpoint, shape};
}

static bool is_one_of(const char *method, const char *list)
{
    size_t len = strlen(method);

    for (const char *p = list; p; p = strchr(p, ' ')) {
        p += *p == ' ';
        if (strncmp(p, method, len) == 0 && (p[len] == ' ' || !p[len]))
            return true;
    }
    return false;
}

static void check_method(const struct endpoint *endpoint)
{
    static const char *const fitting[] = {[ACTION_LIST] = "GET",
                                          [ACTION_READ] = "GET",
                                          [ACTION_CREATE] = "POST PUT",
                                          [ACTION_UPDATE] = "PUT PATCH POST",
                                          [ACTION_DELETE] = "DELETE POST",
                                          [ACTION_CLEAR] = "DELETE POST",
                                          [ACTION_TRANSITION] = "POST PUT PATCH DELETE",
                                          [ACTION_QUERY] = NULL,
                                          [ACTION_HANDWRITTEN] = NULL};
    const char *methods = fitting[endpoint->action];

    if (methods && !is_one_of(endpoint->method, methods))
        diag_error(endpoint->path.at, "%s cannot be a %s: use %s",
                   check_action_name(endpoint->action), endpoint->method,
                   mem_strndup(methods, strcspn(methods, " ")));
    if (endpoint->body_name.text && is_one_of(endpoint->method, "GET DELETE"))
        diag_error(endpoint->body_name.at, "a %s has no body", endpoint->method);
    if (endpoint->action == ACTION_QUERY && endpoint->query &&
        endpoint->query->kind == QUERY_EXEC && strcmp(endpoint->method, "GET") == 0)
        diag_error(endpoint->path.at, "a GET changes nothing, and %s is an `exec` query",
                   endpoint->query->name);
}

static void check_status(const struct endpoint *endpoint)
{
    struct place at = endpoint->returns_name.text ? endpoint->returns_name.at : endpoint->at;

    if (endpoint->status == 204 && endpoint->returns)
        diag_error(at, "an answer of status 204 has no type");
    if (endpoint->status != 204 && !endpoint->returns && !endpoint->returns_name.text &&
        endpoint->action != ACTION_LIST)
        diag_error(at, "an answer of status %u needs a type: without one it is 204",
                   endpoint->status);
}

void check_routes(const struct spec *spec)
{
    struct routes routes = {0};

    MODEL_EACH (domain, spec->domains) {
        MODEL_EACH (endpoint, domain->endpoints) {
            add_route(&routes, endpoint);
            check_method(endpoint);
            check_status(endpoint);
        }
        MODEL_EACH (stream, domain->streams)
            add_route(&routes, stream->endpoint);
    }
}
