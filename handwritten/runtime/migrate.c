/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Comparing the folder with schema_migrations and applying what is missing. Runs before the loops
 * start, or off them, with the vendor's blocking calls on a connection of its own.
 *
 * The rule: everything is checked before the first statement is sent, under the lock.
 */
#include "migrate.h"

#include <mysql.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "db_url.h"
#include "migrate_folder.h"

#define LOCK_WAIT_S 60
#define CONNECT_TIMEOUT_S 10

static const char session_setup[] =
    "SET SESSION time_zone = '+00:00', sql_mode = 'STRICT_ALL_TABLES,NO_ZERO_DATE,NO_ZERO_IN_DATE,"
    "ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION'";

static const char create_table[] =
    "CREATE TABLE IF NOT EXISTS schema_migrations (version INT NOT NULL PRIMARY KEY,"
    " name VARCHAR(255) NOT NULL, checksum CHAR(64) NOT NULL, applied_at DATETIME(6) NOT NULL,"
    " duration_ms BIGINT NOT NULL) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4";

struct migration {
    MYSQL *mysql;
    struct arena *arena;
    const char *path;
    struct migrate_folder folder;
    size_t n_applied;  /* the first so many files of the folder */
    const char *error; /* NULL: none so far */
};

__attribute__((format(printf, 2, 3))) static bool fail(struct migration *m, const char *fmt, ...)
{
    va_list args;
    char text[1024];

    va_start(args, fmt);
    vsnprintf(text, sizeof(text), fmt, args);
    va_end(args);
    m->error = arena_strdup(m->arena, text);
    return false;
}

static bool server_failed(struct migration *m, const char *what)
{
    return fail(m, "%s: %s", what, mysql_error(m->mysql));
}

static bool open_connection(struct migration *m, const char *db_url)
{
    unsigned timeout_s = CONNECT_TIMEOUT_S;
    unsigned protocol = MYSQL_PROTOCOL_TCP;
    const char *wrong;
    struct db_url url;
    bool is_open;

    if (!db_url_parse(db_url, &url, &wrong))
        return fail(m, "SHOP_DB_URL: %s", wrong);
    if (url.socket)
        protocol = MYSQL_PROTOCOL_SOCKET;
    m->mysql = mysql_init(NULL);
    if (!m->mysql)
        abort();
    mysql_options(m->mysql, MYSQL_OPT_CONNECT_TIMEOUT, &timeout_s);
    mysql_options(m->mysql, MYSQL_OPT_PROTOCOL, &protocol);
    mysql_options(m->mysql, MYSQL_SET_CHARSET_NAME, "utf8mb4");
    mysql_options(m->mysql, MYSQL_INIT_COMMAND, session_setup);
    is_open = mysql_real_connect(m->mysql, url.socket ? NULL : url.server.host, url.server.user,
                                 url.server.password, url.database, url.server.port, url.socket, 0);
    db_url_release(&url);
    return is_open || server_failed(m, "cannot connect to the database");
}

static bool query(struct migration *m, const char *text, size_t len)
{
    MYSQL_RES *result;

    if (mysql_real_query(m->mysql, text, len))
        return false;
    result = mysql_store_result(m->mysql); /* a migration may SELECT; nobody reads it */
    mysql_free_result(result);
    return mysql_errno(m->mysql) == 0;
}

static bool lock(struct migration *m)
{
    const char *text = arena_printf(m->arena, "SELECT GET_LOCK('shop_migrate', %d)", LOCK_WAIT_S);
    MYSQL_RES *result = NULL;
    MYSQL_ROW row = NULL;
    bool is_locked;

    if (!mysql_query(m->mysql, text))
        result = mysql_store_result(m->mysql);
    if (!result)
        return server_failed(m, "cannot take the migration lock");
    row = mysql_fetch_row(result);
    is_locked = row && row[0] && strcmp(row[0], "1") == 0;
    mysql_free_result(result);
    return is_locked || fail(m, "another instance has been migrating for %d s", LOCK_WAIT_S);
}

/* One recorded version against the file at the same place. */
static bool check_applied(struct migration *m, MYSQL_ROW row)
{
    int version = atoi(row[0]);
    const struct migrate_file *file = NULL;

    if (m->n_applied < m->folder.n_files)
        file = &m->folder.files[m->n_applied];
    if (!file || file->version > version)
        return fail(m, "%s: version %d (%s) is applied, and its file is gone", m->path, version,
                    row[1]);
    if (file->version < version)
        return fail(m, "%s/%s: version %d is new, and the later version %d is applied already",
                    m->path, file->file_name, file->version, version);
    if (strcmp(file->checksum, row[2]) != 0)
        return fail(m, "%s/%s was edited after it was applied", m->path, file->file_name);
    m->n_applied++;
    return true;
}

static bool check_history(struct migration *m)
{
    MYSQL_RES *result = NULL;
    MYSQL_ROW row;
    bool is_fine = true;

    if (!mysql_query(m->mysql,
                     "SELECT version, name, checksum FROM schema_migrations ORDER BY version"))
        result = mysql_store_result(m->mysql);
    if (!result)
        return server_failed(m, "cannot read schema_migrations");
    for (row = mysql_fetch_row(result); row && is_fine; row = mysql_fetch_row(result))
        is_fine = check_applied(m, row);
    mysql_free_result(result);
    return is_fine;
}

static uint64_t now_ms(void)
{
    struct timespec ts;

    clock_gettime(CLOCK_MONOTONIC, &ts);
    return (uint64_t)ts.tv_sec * 1000 + (uint64_t)ts.tv_nsec / 1000000;
}

static bool run_statements(struct migration *m, const struct migrate_file *file)
{
    struct migrate_statement statement;
    const char *at = file->text;
    unsigned line = 1, n_done = 0;

    while (migrate_folder_next(&at, &line, &statement)) {
        if (!query(m, statement.text, statement.len))
            return fail(m, "%s/%s:%u: %s (%u earlier statements of this file stay applied)",
                        m->path, file->file_name, statement.line, mysql_error(m->mysql), n_done);
        n_done++;
    }
    return true;
}

static bool record(struct migration *m, const struct migrate_file *file, uint64_t duration_ms)
{
    char name[2 * 255 + 1];
    size_t len = strlen(file->name);
    const char *text;

    if (len > sizeof(name) / 2)
        return fail(m, "%s/%s: the name is too long", m->path, file->file_name);
    mysql_real_escape_string(m->mysql, name, file->name, len);
    text = arena_printf(m->arena,
                        "INSERT INTO schema_migrations VALUES (%d, '%s', '%s', UTC_TIMESTAMP(6), "
                        "%llu)",
                        file->version, name, file->checksum, (unsigned long long)duration_ms);
    return query(m, text, strlen(text)) || server_failed(m, "cannot write schema_migrations");
}

static bool apply(struct migration *m, const struct migrate_file *file)
{
    uint64_t start_ms = now_ms(), duration_ms;

    if (!run_statements(m, file))
        return false;
    duration_ms = now_ms() - start_ms;
    if (!record(m, file, duration_ms))
        return false;
    printf("applied %s in %llu ms\n", file->file_name, (unsigned long long)duration_ms);
    fflush(stdout);
    return true;
}

static bool apply_missing(struct migration *m)
{
    for (; m->n_applied < m->folder.n_files; m->n_applied++)
        if (!apply(m, &m->folder.files[m->n_applied]))
            return false;
    return true;
}

static struct migration *migration_new(const char *folder)
{
    struct arena *arena = arena_new();
    struct migration *m = arena_alloc(arena, sizeof(*m));

    m->arena = arena;
    m->path = folder;
    return m;
}

static void migration_free(struct migration *m)
{
    if (m->mysql)
        mysql_close(m->mysql); /* gives the lock back */
    arena_free(m->arena);
}

static bool migrate(struct migration *m, const char *db_url)
{
    return migrate_folder_read(m->arena, m->path, &m->folder, &m->error) &&
           open_connection(m, db_url) && lock(m) &&
           (query(m, create_table, strlen(create_table)) ||
            server_failed(m, "cannot create schema_migrations")) &&
           check_history(m) && apply_missing(m);
}

int migrate_run(const char *db_url, const char *folder)
{
    struct migration *m = migration_new(folder);
    bool is_done = migrate(m, db_url);

    if (!is_done)
        fprintf(stderr, "migrate: %s\n", m->error);
    migration_free(m);
    return is_done ? EXIT_SUCCESS : EXIT_FAILURE;
}

bool migrate_is_current(const char *db_url, const char *folder)
{
    struct migration *m = migration_new(folder);
    bool is_current = migrate_folder_read(m->arena, m->path, &m->folder, &m->error) &&
                      open_connection(m, db_url) && check_history(m) &&
                      m->n_applied == m->folder.n_files;

    migration_free(m);
    return is_current;
}
