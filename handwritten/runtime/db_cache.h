/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The prepared statements of one connection, by their text, with the buffers their rows are read
 * into. Bounded; the least recently used goes first. It talks to no server.
 */
#ifndef DB_CACHE_H
#define DB_CACHE_H

#include <mysql.h>
#include <stdbool.h>
#include <stdint.h>

#define DB_CACHE_MAX 256

enum db_column_kind { DB_COLUMN_I64, DB_COLUMN_TIME, DB_COLUMN_TEXT };

struct db_column {
    enum db_column_kind kind;
    union {
        int64_t i64;
        MYSQL_TIME time;
        char *text; /* as much as fits; not terminated */
    };
    unsigned long capacity, len; /* of text; len may be more than was stored */
    my_bool is_null, is_truncated;
};

struct db_prepared {
    MYSQL_STMT *stmt;
    char *text;
    uint64_t hash;
    bool is_busy;
    unsigned n_params, n_columns;
    struct db_column *columns;
    char *texts; /* of the columns */
    struct db_prepared *next_in_bucket, *newer, *older;
};

struct db_cache;

struct db_cache *db_cache_new(void);
void db_cache_free(struct db_cache *cache); /* after its connection has been closed */

/* The statement of this text, now busy; NULL if there is none or all are busy. */
struct db_prepared *db_cache_find(struct db_cache *cache, const char *text);
/* Takes stmt over, which has been prepared from text, and binds its columns. Busy. NULL: the
 * library refuses the binds. */
struct db_prepared *db_cache_add(struct db_cache *cache, const char *text, MYSQL_STMT *stmt);
/* Binds the columns of a statement that had none when it was prepared: of INSERT … SELECT …
 * RETURNING the server tells them only when it runs. False: the library refuses the binds. */
bool db_cache_bind_columns(struct db_prepared *prepared);
/* Not busy any more; its rows are dropped. */
void db_cache_release(struct db_prepared *prepared);
/* Removes the least recently used one and returns its handle, for the caller to close; NULL while
 * there is room. */
MYSQL_STMT *db_cache_evict(struct db_cache *cache);
MYSQL_STMT *db_cache_remove(struct db_cache *cache, struct db_prepared *prepared);

#endif
