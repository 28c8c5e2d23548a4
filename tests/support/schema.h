/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A database of its own beside the one of SHOP_TEST_DB_URL, with all the tables of the service, and
 * what a test needs to use it.
 */
#ifndef SCHEMA_H
#define SCHEMA_H

#include <unistd.h>

#include "arena.h"
#include "db.h"
#include "fixture.h"
#include "migrate.h"

struct schema {
    struct loop *loop;
    struct db_pool *pool; /* of the new database */
    struct arena *arena;
    struct db *db;
    char url[256];
};

static inline void schema_check(bool is_fine, const char *what)
{
    if (is_fine)
        return;
    fprintf(stderr, "schema: %s\n", what);
    exit(1);
}

static inline enum err schema_exec(struct db *db, const char *text)
{
    const struct db_sql sql = {"exec", text};

    return db_end(db_begin(db, &sql), ERR_OK);
}

/* The first column of the first row, which is there. */
static inline int64_t schema_number(struct db *db, const char *text)
{
    const struct db_sql sql = {"number", text};
    struct db_stmt *st = db_begin(db, &sql);
    int64_t number = -1;

    if (db_next(st))
        db_get_i64(st, &number);
    schema_check(db_end(st, ERR_NOT_FOUND) == ERR_OK, db_last_error(db) ? db_last_error(db) : text);
    return number;
}

static inline const char *schema_text(struct db *db, const char *text)
{
    const struct db_sql sql = {"text", text};
    struct db_stmt *st = db_begin(db, &sql);
    const char *ret = NULL;

    if (db_next(st))
        db_get_str(st, &ret);
    schema_check(db_end(st, ERR_NOT_FOUND) == ERR_OK, db_last_error(db) ? db_last_error(db) : text);
    return ret;
}

static inline struct db_pool *schema_pool(struct schema *schema, const char *url)
{
    const struct db_options options = {
        .url = url, .max_connections = 8, .max_waiting = 8, .connect_timeout_ms = 5000};
    const char *error = "";
    struct db_pool *pool = db_pool_new(schema->loop, &options, &error);

    schema_check(pool, error);
    return pool;
}

static inline void schema_create(void *arg)
{
    struct schema *schema = arg;
    char text[128];

    snprintf(text, sizeof(text), "CREATE OR REPLACE DATABASE shop_schema_%d", (int)getpid());
    schema_check(schema_exec(schema->db, text) == ERR_OK, text);
}

static inline void schema_drop(void *arg)
{
    struct schema *schema = arg;
    char text[128];

    snprintf(text, sizeof(text), "DROP DATABASE shop_schema_%d", (int)getpid());
    schema_check(schema_exec(schema->db, text) == ERR_OK, text);
}

static inline void schema_make(struct schema *schema)
{
    const char *url = fixture_env("SHOP_TEST_DB_URL");
    const char *path = strchr(strstr(url, "://") + 3, '/');
    struct db_pool *pool;

    snprintf(schema->url, sizeof(schema->url), "%.*s/shop_schema_%d%s", (int)(path - url), url,
             (int)getpid(), path + strcspn(path, "?"));
    schema->loop = loop_new();
    schema->arena = arena_new();
    pool = schema_pool(schema, url);
    schema->db = db_open(pool, schema->arena);
    fixture_run(schema->loop, schema_create, schema);
    db_close(schema->db);
    db_pool_free(pool);
    schema_check(migrate_run(schema->url, SHOP_SOURCE_DIR "/migrations") == 0, "migrations fail");
    schema->pool = schema_pool(schema, schema->url);
    schema->db = db_open(schema->pool, schema->arena);
}

static inline void schema_release(struct schema *schema)
{
    fixture_run(schema->loop, schema_drop, schema);
    db_close(schema->db);
    schema_check(db_pool_stats(schema->pool).n_open == db_pool_stats(schema->pool).n_idle,
                 "a connection was not given back");
    db_pool_free(schema->pool);
    loop_free(schema->loop);
    arena_free(schema->arena);
}

#endif
