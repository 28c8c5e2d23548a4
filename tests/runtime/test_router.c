/* SPDX-License-Identifier: Apache-2.0 */
/* Which route a path finds, with which parameters, and what a wrong method is told. */
#include "router.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#define LENGTH(a) (sizeof(a) / sizeof((a)[0]))

static const struct route routes[] = {
    {.name = "list_coupons", .method = "GET", .path = "/coupons"},
    {.name = "create_coupon", .method = "POST", .path = "/coupons"},
    {.name = "get_coupon", .method = "GET", .path = "/coupons/{couponId}"},
    {.name = "my_coupons", .method = "GET", .path = "/coupons/my"},
    {.name = "delete_coupon", .method = "DELETE", .path = "/coupons/{couponId}"},
    {.name = "issue_coupon", .method = "POST", .path = "/coupons/{id}/issue"},
    {.name = "status", .method = "GET", .path = "/queue/{eventType}/{eventId}/status"},
    {.name = "by_token", .method = "GET", .path = "/queue/token/{entryToken}"},
    {.name = "put_item", .method = "PUT", .path = "/cart/items/{itemId}"},
};

static const struct service service = {
    .base_path = "/api/v1", .routes = routes, .n_routes = LENGTH(routes)};

struct row {
    const char *method, *path;
    const char *found; /* "name parameter=value …", or "404", or "405 allow" */
};

static const struct row rows[] = {
    {"GET", "/api/v1/coupons", "list_coupons"},
    {"POST", "/api/v1/coupons", "create_coupon"},
    {"HEAD", "/api/v1/coupons", "list_coupons"},
    {"GET", "/api/v1/coupons/42", "get_coupon couponId=42"},
    {"DELETE", "/api/v1/coupons/42", "delete_coupon couponId=42"},
    {"GET", "/api/v1/coupons/%34%32", "get_coupon couponId=%34%32"},
    {"POST", "/api/v1/coupons/42/issue", "issue_coupon id=42"},
    {"GET", "/api/v1/queue/TIMEDEAL/7/status", "status eventType=TIMEDEAL eventId=7"},
    {"PUT", "/api/v1/cart/items/x", "put_item itemId=x"},
    /* a literal wins, and the parameter beside it is for paths that it does not lead to */
    {"GET", "/api/v1/coupons/my", "my_coupons"},
    {"DELETE", "/api/v1/coupons/my", "405 GET, HEAD"},
    {"POST", "/api/v1/coupons/my/issue", "issue_coupon id=my"},
    {"GET", "/api/v1/queue/token/7", "by_token entryToken=7"},
    {"GET", "/api/v1/queue/token/7/status", "status eventType=token eventId=7"},
    {"GET", "/api/v1/coupons/mine", "get_coupon couponId=mine"},
    {"GET", "/api/v1/coupons/m", "get_coupon couponId=m"},
    /* methods */
    {"PATCH", "/api/v1/coupons", "405 GET, HEAD, POST"},
    {"OPTIONS", "/api/v1/coupons/42", "405 GET, HEAD, DELETE"},
    {"HEAD", "/api/v1/coupons/42/issue", "405 POST"},
    {"get", "/api/v1/coupons", "405 GET, HEAD, POST"},
    {"GE", "/api/v1/coupons", "405 GET, HEAD, POST"},
    {"", "/api/v1/coupons", "405 GET, HEAD, POST"},
    /* paths */
    {"GET", "/api/v1/coupons/", "404"},
    {"GET", "/api/v1//coupons", "404"},
    {"GET", "/api/v1/coupons//issue", "404"},
    {"GET", "/api/v1/coupons/42/", "404"},
    {"GET", "/api/v1/coupons/42/nothing", "404"},
    {"GET", "/api/v1/coupon", "404"},
    {"GET", "/api/v1/couponss", "404"},
    {"GET", "/api/v1/queue/token", "404"},
    {"GET", "/api/v1/queue", "404"},
    {"GET", "/api/v1", "404"},
    {"GET", "/coupons", "404"},
    {"GET", "/", "404"},
    {"GET", "", "404"},
    {"GET", "coupons", "404"},
    {"GET", "*", "404"},
};

static const char *describe(enum router_outcome outcome, const struct router_match *match)
{
    static char text[256];
    int len;

    if (outcome == ROUTER_NO_PATH)
        return "404";
    if (outcome == ROUTER_NO_METHOD) {
        snprintf(text, sizeof(text), "405 %s", match->allow);
        return text;
    }
    len = snprintf(text, sizeof(text), "%s", match->route->name);
    for (size_t i = 0; i < match->n_params; i++)
        len += snprintf(text + len, sizeof(text) - (size_t)len, " %s=%.*s", match->names[i],
                        (int)match->lens[i], match->values[i]);
    return text;
}

static void test_a_request_finds_its_route(void **state)
{
    struct router *router = router_new(&service);

    (void)state;
    for (size_t i = 0; i < LENGTH(rows); i++) {
        struct router_match match;
        enum router_outcome outcome = router_match(router, rows[i].method, strlen(rows[i].method),
                                                   rows[i].path, strlen(rows[i].path), &match);

        if (strcmp(describe(outcome, &match), rows[i].found) != 0)
            fail_msg("%s %s: %s instead of %s", rows[i].method, rows[i].path,
                     describe(outcome, &match), rows[i].found);
    }
    router_free(router);
}

static void test_every_route_finds_itself(void **state)
{
    struct router *router = router_new(&service);

    (void)state;
    for (size_t i = 0; i < LENGTH(routes); i++) {
        char path[128];
        struct router_match match;

        snprintf(path, sizeof(path), "/api/v1%s", routes[i].path);
        assert_int_equal(router_match(router, routes[i].method, strlen(routes[i].method), path,
                                      strlen(path), &match),
                         ROUTER_FOUND);
        assert_ptr_equal(match.route, &routes[i]);
    }
    router_free(router);
}

static void test_a_path_ends_at_its_length(void **state)
{
    struct router *router = router_new(&service);
    struct router_match match;

    (void)state;
    assert_int_equal(router_match(router, "GETX", 3, "/api/v1/coupons/42?x=1", 18, &match),
                     ROUTER_FOUND);
    assert_int_equal(match.lens[0], 2);
    assert_memory_equal(match.values[0], "42", 2);
    router_free(router);
}

static void test_a_service_without_routes_knows_no_path(void **state)
{
    const struct service empty = {.base_path = ""};
    struct router *router = router_new(&empty);
    struct router_match match;

    (void)state;
    assert_int_equal(router_match(router, "GET", 3, "/", 1, &match), ROUTER_NO_PATH);
    router_free(router);
    router_free(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_request_finds_its_route),
        cmocka_unit_test(test_every_route_finds_itself),
        cmocka_unit_test(test_a_path_ends_at_its_length),
        cmocka_unit_test(test_a_service_without_routes_knows_no_path),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
