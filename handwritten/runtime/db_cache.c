/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The cache of prepared statements: a hash table of chains and a list from newest to oldest.
 *
 * A statement of a text may stand in it more than once: code that reads the rows of one may run the
 * same text again meanwhile, and the second use needs a handle of its own.
 */
#include "db_cache.h"

#include <stdlib.h>
#include <string.h>

#define N_BUCKETS (2 * DB_CACHE_MAX)
/* Longer texts are read in a second step, straight into the caller's memory. */
#define MAX_TEXT_CAPACITY 128u

struct db_cache {
    struct db_prepared *buckets[N_BUCKETS];
    struct db_prepared *newest, *oldest;
    unsigned n_prepared;
};

static void *checked_calloc(size_t n, size_t size)
{
    void *p = calloc(n ? n : 1, size);

    if (!p)
        abort();
    return p;
}

/* Eight bytes a step: the texts are long and looked up once per statement. */
static uint64_t hash_text(const char *text, size_t len)
{
    uint64_t hash = len, word;

    for (; len >= sizeof(word); len -= sizeof(word), text += sizeof(word)) {
        memcpy(&word, text, sizeof(word));
        hash = (hash ^ word) * 0x9e3779b97f4a7c15u;
        hash ^= hash >> 32;
    }
    word = 0;
    memcpy(&word, text, len);
    hash = (hash ^ word) * 0x9e3779b97f4a7c15u;
    return hash ^ (hash >> 29);
}

struct db_cache *db_cache_new(void)
{
    return checked_calloc(1, sizeof(struct db_cache));
}

static void list_unlink(struct db_cache *cache, struct db_prepared *prepared)
{
    if (prepared->newer)
        prepared->newer->older = prepared->older;
    else
        cache->newest = prepared->older;
    if (prepared->older)
        prepared->older->newer = prepared->newer;
    else
        cache->oldest = prepared->newer;
}

static void list_prepend(struct db_cache *cache, struct db_prepared *prepared)
{
    prepared->newer = NULL;
    prepared->older = cache->newest;
    if (cache->newest)
        cache->newest->newer = prepared;
    else
        cache->oldest = prepared;
    cache->newest = prepared;
}

static void prepared_free(struct db_prepared *prepared)
{
    free(prepared->texts);
    free(prepared->columns);
    free(prepared->text);
    free(prepared);
}

void db_cache_free(struct db_cache *cache)
{
    if (!cache)
        return;
    while (cache->newest)
        mysql_stmt_close(db_cache_remove(cache, cache->newest));
    free(cache);
}

struct db_prepared *db_cache_find(struct db_cache *cache, const char *text)
{
    uint64_t hash = hash_text(text, strlen(text));
    struct db_prepared *prepared = cache->buckets[hash % N_BUCKETS];

    while (prepared &&
           (prepared->is_busy || prepared->hash != hash || strcmp(prepared->text, text) != 0))
        prepared = prepared->next_in_bucket;
    if (!prepared)
        return NULL;
    prepared->is_busy = true;
    if (prepared != cache->newest) {
        list_unlink(cache, prepared);
        list_prepend(cache, prepared);
    }
    return prepared;
}

static enum db_column_kind column_kind(const MYSQL_FIELD *field)
{
    switch (field->type) {
    case MYSQL_TYPE_TINY:
    case MYSQL_TYPE_SHORT:
    case MYSQL_TYPE_INT24:
    case MYSQL_TYPE_LONG:
    case MYSQL_TYPE_LONGLONG:
    case MYSQL_TYPE_YEAR:
        return DB_COLUMN_I64;
    case MYSQL_TYPE_DATE:
    case MYSQL_TYPE_DATETIME:
    case MYSQL_TYPE_TIMESTAMP:
        return DB_COLUMN_TIME;
    default:
        return DB_COLUMN_TEXT;
    }
}

static MYSQL_BIND column_bind(struct db_column *column)
{
    MYSQL_BIND bind = {.is_null = &column->is_null, .error = &column->is_truncated};

    bind.length = &column->len;
    switch (column->kind) {
    case DB_COLUMN_I64:
        bind.buffer_type = MYSQL_TYPE_LONGLONG;
        bind.buffer = &column->i64;
        break;
    case DB_COLUMN_TIME:
        bind.buffer_type = MYSQL_TYPE_DATETIME;
        bind.buffer = &column->time;
        break;
    case DB_COLUMN_TEXT:
        bind.buffer_type = MYSQL_TYPE_STRING;
        bind.buffer = column->text;
        bind.buffer_length = column->capacity;
        break;
    }
    return bind;
}

static void describe_columns(struct db_prepared *prepared, const MYSQL_FIELD *fields)
{
    size_t n_bytes = 0, used = 0;
    unsigned i;

    for (i = 0; i < prepared->n_columns; i++) {
        struct db_column *column = &prepared->columns[i];

        column->kind = column_kind(&fields[i]);
        if (column->kind != DB_COLUMN_TEXT)
            continue;
        column->capacity =
            fields[i].length < MAX_TEXT_CAPACITY ? fields[i].length + 1 : MAX_TEXT_CAPACITY;
        n_bytes += column->capacity;
    }
    prepared->texts = checked_calloc(1, n_bytes);
    for (i = 0; i < prepared->n_columns; i++) {
        if (prepared->columns[i].kind != DB_COLUMN_TEXT)
            continue;
        prepared->columns[i].text = prepared->texts + used;
        used += prepared->columns[i].capacity;
    }
}

/* Executing keeps the binds. */
bool db_cache_bind_columns(struct db_prepared *prepared)
{
    unsigned i, n = mysql_stmt_field_count(prepared->stmt);
    MYSQL_BIND *binds;
    bool is_bound;

    if (prepared->n_columns || !n)
        return true;
    prepared->n_columns = n;
    prepared->columns = checked_calloc(n, sizeof(*prepared->columns));
    binds = checked_calloc(n, sizeof(*binds));
    describe_columns(prepared, mariadb_stmt_fetch_fields(prepared->stmt));
    for (i = 0; i < n; i++)
        binds[i] = column_bind(&prepared->columns[i]);
    is_bound = !mysql_stmt_bind_result(prepared->stmt, binds);
    free(binds);
    return is_bound;
}

struct db_prepared *db_cache_add(struct db_cache *cache, const char *text, MYSQL_STMT *stmt)
{
    struct db_prepared *prepared = checked_calloc(1, sizeof(*prepared));
    struct db_prepared **bucket;

    prepared->stmt = stmt;
    prepared->is_busy = true;
    prepared->n_params = (unsigned)mysql_stmt_param_count(stmt);
    if (!db_cache_bind_columns(prepared)) {
        prepared_free(prepared);
        return NULL;
    }
    prepared->text = strdup(text);
    if (!prepared->text)
        abort();
    prepared->hash = hash_text(text, strlen(text));
    bucket = &cache->buckets[prepared->hash % N_BUCKETS];
    prepared->next_in_bucket = *bucket;
    *bucket = prepared;
    list_prepend(cache, prepared);
    cache->n_prepared++;
    return prepared;
}

void db_cache_release(struct db_prepared *prepared)
{
    prepared->is_busy = false;
    if (!mysql_stmt_num_rows(prepared->stmt))
        return;
    mysql_stmt_data_seek(prepared->stmt, 0); /* after the last row the library would keep them */
    mysql_stmt_free_result(prepared->stmt);
}

MYSQL_STMT *db_cache_remove(struct db_cache *cache, struct db_prepared *prepared)
{
    struct db_prepared **at = &cache->buckets[prepared->hash % N_BUCKETS];
    MYSQL_STMT *stmt = prepared->stmt;

    while (*at != prepared)
        at = &(*at)->next_in_bucket;
    *at = prepared->next_in_bucket;
    list_unlink(cache, prepared);
    cache->n_prepared--;
    prepared_free(prepared);
    return stmt;
}

MYSQL_STMT *db_cache_evict(struct db_cache *cache)
{
    struct db_prepared *prepared;

    if (cache->n_prepared < DB_CACHE_MAX)
        return NULL;
    for (prepared = cache->oldest; prepared && prepared->is_busy;)
        prepared = prepared->newer;
    return prepared ? db_cache_remove(cache, prepared) : NULL;
}
