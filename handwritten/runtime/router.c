/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The router: a trie of path segments. It is made in one arena at the start and never changes.
 * Going back from a literal to the parameter beside it costs at most two ways a segment, and paths
 * in the spec have few of these.
 */
#include "router.h"

#include "arena.h"

#include <assert.h>
#include <stdbool.h>
#include <string.h>

struct endpoint {
    const struct route *route;
    const char *const *names; /* of the parameters */
    size_t method_len;
    struct endpoint *next;
};

struct node {
    const char *text; /* the literal segment */
    size_t len;
    struct node *literals, *next; /* children, and the next child of the parent */
    struct node *parameter;
    struct endpoint *endpoints; /* of paths that end here, in the order of the spec */
    const char *allow;
};

struct router {
    struct arena *arena;
    struct node root;
};

/* The next segment behind a slash. False: the path ends, or has no segment there. */
static bool next_segment(const char **p, const char *end, const char **ret, size_t *ret_len)
{
    const char *start = *p + 1, *slash;

    if (*p == end || **p != '/' || start == end)
        return false;
    slash = memchr(start, '/', (size_t)(end - start));
    *p = slash ? slash : end;
    *ret = start;
    *ret_len = (size_t)(*p - start);
    return *ret_len > 0;
}

static struct node *find_literal(const struct node *node, const char *text, size_t len)
{
    struct node *child = node->literals;

    while (child && (child->len != len || memcmp(child->text, text, len) != 0))
        child = child->next;
    return child;
}

/* The child for a segment of a route's path, made if need be. */
static struct node *child_for(struct router *router, struct node *node, const char *text,
                              size_t len)
{
    bool is_parameter = text[0] == '{';
    struct node *child = is_parameter ? node->parameter : find_literal(node, text, len);

    if (child)
        return child;
    child = arena_alloc(router->arena, sizeof(*child));
    child->text = text;
    child->len = len;
    if (is_parameter) {
        node->parameter = child;
    } else {
        child->next = node->literals;
        node->literals = child;
    }
    return child;
}

static struct endpoint *endpoint_of(const struct node *node, const char *method, size_t len)
{
    struct endpoint *endpoint = node->endpoints;

    while (endpoint &&
           (endpoint->method_len != len || memcmp(endpoint->route->method, method, len) != 0))
        endpoint = endpoint->next;
    return endpoint;
}

static void add_endpoint(struct router *router, struct node *node, const struct route *route,
                         const char *const *names)
{
    struct endpoint *endpoint = arena_alloc(router->arena, sizeof(*endpoint));
    struct endpoint **end = &node->endpoints;
    const char *more = strcmp(route->method, "GET") == 0 ? "GET, HEAD" : route->method;

    endpoint->route = route;
    endpoint->names = names;
    endpoint->method_len = strlen(route->method);
    assert(!endpoint_of(node, route->method, endpoint->method_len));
    while (*end)
        end = &(*end)->next;
    *end = endpoint;
    node->allow = node->allow ? arena_printf(router->arena, "%s, %s", node->allow, more) : more;
}

static void add_route(struct router *router, const char *base_path, const struct route *route)
{
    const char *path = arena_printf(router->arena, "%s%s", base_path, route->path);
    const char *p = path, *end = path + strlen(path), *segment;
    const char **names = arena_alloc(router->arena, ROUTER_PARAMS_MAX * sizeof(*names));
    struct node *node = &router->root;
    size_t len, n_names = 0;

    while (next_segment(&p, end, &segment, &len)) {
        node = child_for(router, node, segment, len);
        if (segment[0] == '{') {
            assert(n_names < ROUTER_PARAMS_MAX && segment[len - 1] == '}');
            names[n_names++] = arena_strndup(router->arena, segment + 1, len - 2);
        }
    }
    assert(p == end); /* the spec's compiler lets no other path through */
    add_endpoint(router, node, route, names);
}

struct router *router_new(const struct service *service)
{
    struct arena *arena = arena_new();
    struct router *router = arena_alloc(arena, sizeof(*router));

    router->arena = arena;
    for (unsigned i = 0; i < service->n_routes; i++)
        add_route(router, service->base_path, &service->routes[i]);
    return router;
}

void router_free(struct router *router)
{
    if (router)
        arena_free(router->arena);
}

/* The node where the path ends, if routes end there too. */
static const struct node *find(const struct node *node, const char *p, const char *end,
                               struct router_match *match)
{
    const struct node *child, *found;
    const char *segment;
    size_t len;

    if (p == end)
        return node->endpoints ? node : NULL;
    if (!next_segment(&p, end, &segment, &len))
        return NULL;
    child = find_literal(node, segment, len);
    found = child ? find(child, p, end, match) : NULL;
    if (found || !node->parameter)
        return found;
    match->values[match->n_params] = segment;
    match->lens[match->n_params] = len;
    match->n_params++;
    found = find(node->parameter, p, end, match);
    if (!found)
        match->n_params--;
    return found;
}

enum router_outcome router_match(const struct router *router, const char *method, size_t method_len,
                                 const char *path, size_t path_len, struct router_match *ret)
{
    bool is_head = method_len == 4 && !memcmp(method, "HEAD", 4);
    const struct node *node;
    const struct endpoint *endpoint;

    ret->route = NULL;
    ret->allow = NULL;
    ret->n_params = 0;
    node = find(&router->root, path, path + path_len, ret);
    if (!node)
        return ROUTER_NO_PATH;
    ret->allow = node->allow;
    endpoint = endpoint_of(node, is_head ? "GET" : method, is_head ? 3 : method_len);
    if (!endpoint)
        return ROUTER_NO_METHOD;
    ret->route = endpoint->route;
    ret->names = endpoint->names;
    return ROUTER_FOUND;
}
