/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What tests of suspending code share: running a function in a coroutine, the services that
 * tests/support/with-services started, and services of one's own for tests that stop them.
 */
#ifndef FIXTURE_H
#define FIXTURE_H

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "co.h"
#include "loop.h"

struct fixture_run {
    void (*fn)(void *arg);
    void *arg;
    bool is_done;
};

static inline void fixture_run_main(void *arg)
{
    struct fixture_run *run = arg;

    run->fn(run->arg);
    run->is_done = true;
}

/* Runs fn(arg) in a coroutine and the loop until it ends. */
static inline void fixture_run(struct loop *loop, void (*fn)(void *arg), void *arg)
{
    struct fixture_run run = {.fn = fn, .arg = arg};

    co_start(loop, fixture_run_main, &run);
    while (!run.is_done)
        loop_run_once(loop, -1);
}

/* The variable's value; without one the tests cannot run, which is an error and no reason to skip
 * them. */
static inline const char *fixture_env(const char *name)
{
    const char *value = getenv(name);

    if (value && *value)
        return value;
    fprintf(stderr, "%s is not set: run this under tests/support/with-services\n", name);
    exit(1);
}

/* A private database and store that a test may stop. */
struct fixture_services {
    char dir[64];
    char db_url[160], kv_url[128];
};

/* tests/support/services COMMAND DIR; exits when that fails. */
static inline void fixture_services_run(const struct fixture_services *services,
                                        const char *command)
{
    char line[512];

    snprintf(line, sizeof(line), "%s/tests/support/services %s %s >/dev/null", SHOP_SOURCE_DIR,
             command, services->dir);
    if (system(line) == 0)
        return;
    fprintf(stderr, "failed: %s\n", line);
    exit(1);
}

static inline void fixture_services_start(struct fixture_services *services, const char *command)
{
    strcpy(services->dir, "/tmp/shop-test.XXXXXX");
    if (!mkdtemp(services->dir))
        exit(1);
    snprintf(services->db_url, sizeof(services->db_url),
             "mysql://shop@localhost/shop?socket=%s/db.sock", services->dir);
    snprintf(services->kv_url, sizeof(services->kv_url), "unix://%s/redis.sock", services->dir);
    fixture_services_run(services, command);
}

static inline void fixture_services_stop(const struct fixture_services *services)
{
    char line[128];

    fixture_services_run(services, "stop");
    snprintf(line, sizeof(line), "rm -rf %s", services->dir);
    if (system(line) != 0)
        exit(1);
}

#endif
