/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A database of its own is made beside the one of SHOP_TEST_DB_URL, migrated and dropped. Talks to
 * the server without the runtime's database layer: types of columns are nothing that it tells.
 */
#include "sql_case.h"

#include <mysql.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <unistd.h>

#include <cmocka.h>

#include "arena.h"
#include "db_url.h"
#include "fixture.h"
#include "migrate.h"

struct sql_run {
    struct arena *arena;
    MYSQL *db;
    const char *database;
    unsigned n_failed;
};

static void fail_case(struct sql_run *run, const char *name, const char *what, const char *text)
{
    print_error("%s: %s\n    %s\n", name, what, text);
    run->n_failed++;
}

/* Whether a column of this type can be read as the kind. */
static bool fits(char kind, const MYSQL_FIELD *field)
{
    switch (field->type) {
    case MYSQL_TYPE_TINY:
    case MYSQL_TYPE_SHORT:
    case MYSQL_TYPE_INT24:
    case MYSQL_TYPE_LONG:
    case MYSQL_TYPE_LONGLONG:
        return kind == 'i' || kind == 'b';
    case MYSQL_TYPE_NEWDECIMAL: /* SUM of integers is a decimal without decimals */
        return field->decimals == 2 ? kind == 'm' : field->decimals == 0 && kind == 'i';
    case MYSQL_TYPE_DATETIME:
        return kind == 't';
    case MYSQL_TYPE_DATE:
        return kind == 'd';
    case MYSQL_TYPE_VAR_STRING:
    case MYSQL_TYPE_STRING:
    case MYSQL_TYPE_BLOB:
        return kind == 's' || kind == 'e' || kind == 'j';
    default:
        return false;
    }
}

static void check_columns(struct sql_run *run, const struct sql_case *it, MYSQL_STMT *stmt)
{
    MYSQL_RES *meta = mysql_stmt_result_metadata(stmt);
    const unsigned n = meta ? mysql_num_fields(meta) : 0;

    if (n != strlen(it->kinds))
        fail_case(run, it->name,
                  arena_printf(run->arena, "%u columns, %zu read", n, strlen(it->kinds)), it->text);
    for (unsigned i = 0; i < n && i < strlen(it->kinds); i++) {
        const MYSQL_FIELD *field = mysql_fetch_field_direct(meta, i);

        if (!fits(it->kinds[i], field))
            fail_case(run, it->name,
                      arena_printf(run->arena, "column %s is of type %d, read as %c", field->name,
                                   (int)field->type, it->kinds[i]),
                      it->text);
    }
    if (meta)
        mysql_free_result(meta);
}

/* Of an INSERT with a SELECT in it the server tells only when it runs what it returns: that is
 * looked at as a SELECT from the same table. */
static void check_returned(struct sql_run *run, const struct sql_case *it, MYSQL_STMT *stmt)
{
    static const char insert[] = "INSERT INTO ", returning[] = " RETURNING ";
    const char *table = it->text + strlen(insert), *list = strstr(it->text, returning);
    const char *text;

    if (strncmp(it->text, insert, strlen(insert)) != 0 || !list) {
        check_columns(run, it, stmt);
        return;
    }
    text = arena_printf(run->arena, "SELECT %s FROM %.*s", list + strlen(returning),
                        (int)strcspn(table, " ("), table);
    if (mysql_stmt_prepare(stmt, text, strlen(text)))
        fail_case(run, it->name, mysql_stmt_error(stmt), text);
    else
        check_columns(run, it, stmt);
}

static void check(struct sql_run *run, const struct sql_case *it)
{
    MYSQL_STMT *stmt = mysql_stmt_init(run->db);

    if (mysql_stmt_prepare(stmt, it->text, strlen(it->text)))
        fail_case(run, it->name, mysql_stmt_error(stmt), it->text);
    else if (mysql_stmt_param_count(stmt) != it->n_params)
        fail_case(run, it->name,
                  arena_printf(run->arena, "%lu parameters, %u bound", mysql_stmt_param_count(stmt),
                               it->n_params),
                  it->text);
    else if (it->kinds)
        check_returned(run, it, stmt);
    mysql_stmt_close(stmt);
}

static unsigned count_marks(const char *text)
{
    unsigned n = 0;

    for (; *text; text++)
        n += *text == '?';
    return n;
}

/* The server counts the columns of the cursor's check, too: how many these are depends on the sort.
 */
static void check_list(struct sql_run *run, const struct sql_list *list, int sort, bool has_cursor,
                       size_t n_conditions)
{
    const struct list_def *def = list->def;
    const char *text = list_sql(run->arena, def, sort, has_cursor, n_conditions, list->conditions);
    const bool is_by_id = strcmp(def->sorts[sort].column, def->id) == 0;
    static const char letters[] = {[LIST_I64] = 'i',
                                   [LIST_STR] = 's',
                                   [LIST_MONEY] = 'm',
                                   [LIST_TIME] = 't',
                                   [LIST_DATE] = 'd'};
    const char *kinds =
        is_by_id ? arena_printf(run->arena, "i%s", list->kinds)
                 : arena_printf(run->arena, "%ci%s", letters[def->sorts[sort].kind], list->kinds);

    check(run, &(struct sql_case){def->name, text, count_marks(text), kinds});
}

void sql_case_check(struct sql_run *run, const struct sql_set *set)
{
    for (const struct sql_case *it = set->cases; it->name; it++)
        check(run, it);
    for (const struct sql_list *lists = set->lists; lists->def; lists++)
        for (size_t sort = 0; sort < lists->def->n_sorts; sort++)
            for (size_t n = 0; n <= lists->n_conditions; n++) {
                check_list(run, lists, (int)sort, false, n);
                check_list(run, lists, (int)sort, true, n);
            }
}

static void query(MYSQL *db, const char *text)
{
    if (mysql_query(db, text))
        fail_msg("%s: %s", text, mysql_error(db));
}

static MYSQL *connect_to(const struct db_url *url)
{
    MYSQL *db = mysql_init(NULL);

    if (!mysql_real_connect(db, url->server.host, url->server.user, url->server.password, NULL,
                            (unsigned)url->server.port, url->socket, 0))
        fail_msg("%s", mysql_error(db));
    return db;
}

/* The URL with another database. */
static char *url_of(struct arena *arena, const char *url, const char *database)
{
    const char *path = strchr(strstr(url, "://") + 3, '/'), *rest = path + strcspn(path, "?");

    return arena_printf(arena, "%.*s/%s%s", (int)(path - url), url, database, rest);
}

struct sql_run *sql_case_open(void)
{
    const char *url = fixture_env("SHOP_TEST_DB_URL"), *error = NULL;
    struct arena *arena = arena_new();
    struct sql_run *run = arena_alloc(arena, sizeof *run);
    struct db_url parsed;

    if (!db_url_parse(url, &parsed, &error))
        fail_msg("%s", error);
    run->arena = arena;
    run->database = arena_printf(arena, "shop_sql_%d", (int)getpid());
    run->db = connect_to(&parsed);
    query(run->db, arena_printf(arena, "CREATE DATABASE %s", run->database));
    query(run->db, arena_printf(arena, "USE %s", run->database));
    if (migrate_run(url_of(arena, url, run->database), SHOP_SOURCE_DIR "/migrations") != 0)
        fail_msg("the migrations fail");
    db_url_release(&parsed);
    return run;
}

void sql_case_close(struct sql_run *run)
{
    const unsigned n_failed = run->n_failed;

    query(run->db, arena_printf(run->arena, "DROP DATABASE %s", run->database));
    mysql_close(run->db);
    arena_free(run->arena);
    if (n_failed)
        fail_msg("%u statements do not fit", n_failed);
}
