/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Finds the route of a request. Built once from the service's routes, then only read: threads may
 * share it, and a match allocates nothing.
 *
 * A segment of a path matches the literal of this text or, if no route goes on from there, a
 * parameter. Segments are compared and given as sent, without undoing escapes; an empty one matches
 * nothing, so that "/products/" is not "/products".
 */
#ifndef ROUTER_H
#define ROUTER_H

#include <stddef.h>

#include "service.h"

#define ROUTER_PARAMS_MAX 8

struct router;

enum router_outcome {
    ROUTER_FOUND,
    ROUTER_NO_PATH,  /* 404 */
    ROUTER_NO_METHOD /* 405 with `allow` */
};

struct router_match {
    const struct route *route; /* of ROUTER_FOUND */
    const char *allow;         /* where the path is known: "GET, HEAD, POST" */
    size_t n_params;
    const char *const *names; /* as jread_path() takes them */
    const char *values[ROUTER_PARAMS_MAX];
    size_t lens[ROUTER_PARAMS_MAX];
};

struct router *router_new(const struct service *service);
void router_free(struct router *router);
/* path: as sent, with the base path, without the query. HEAD is answered by the route of GET. */
enum router_outcome router_match(const struct router *router, const char *method, size_t method_len,
                                 const char *path, size_t path_len, struct router_match *ret);

#endif
