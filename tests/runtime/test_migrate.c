/* SPDX-License-Identifier: Apache-2.0 */
/* Migrations: what is applied, what is refused with which line, and how statements are split. */
#include "migrate.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "arena.h"
#include "db.h"
#include "fixture.h"
#include "migrate_folder.h"

struct fixture {
    char folder[64];
    char database[64];
    char url[256];   /* of a new, empty database */
    char said[4096]; /* on standard error */
};

/* One statement on the services' own database. */
struct one_statement {
    const char *text;
    struct db_pool *pool;
    int64_t number;
};

static void run_statement(void *arg)
{
    struct one_statement *one = arg;
    struct arena *arena = arena_new();
    struct db *db = db_open(one->pool, arena);
    const struct db_sql sql = {"test", one->text};
    struct db_stmt *st = db_begin(db, &sql);

    if (db_next(st))
        db_get_i64(st, &one->number);
    assert_int_equal(db_end(st, ERR_OK), ERR_OK);
    db_close(db);
    arena_free(arena);
}

static int64_t query(const char *url, const char *text)
{
    struct loop *loop = loop_new();
    struct db_options options = {.url = url, .max_connections = 1};
    struct one_statement one = {.text = text, .number = -1};
    const char *error;

    one.pool = db_pool_new(loop, &options, &error);
    fixture_run(loop, run_statement, &one);
    db_pool_free(one.pool);
    loop_free(loop);
    return one.number;
}

static int setup(void **state)
{
    static unsigned n;
    struct fixture *f = calloc(1, sizeof(*f));
    const char *url = fixture_env("SHOP_TEST_DB_URL");
    const char *name = strrchr(url, '/'), *query_part = strchr(url, '?');
    char text[128];

    /* mysql://shop@localhost/shop?socket=PATH: the name is before the '?' */
    while (query_part && name > query_part)
        name = memrchr(url, '/', (size_t)(name - url));
    snprintf(f->database, sizeof(f->database), "shop_migrate_%d_%u", (int)getpid(), n++);
    snprintf(f->url, sizeof(f->url), "%.*s/%s%s", (int)(name - url), url, f->database,
             query_part ? query_part : "");
    strcpy(f->folder, "/tmp/shop-migrate.XXXXXX");
    assert_non_null(mkdtemp(f->folder));
    snprintf(text, sizeof(text), "CREATE DATABASE %s", f->database);
    query(url, text);
    *state = f;
    return 0;
}

static int teardown(void **state)
{
    struct fixture *f = *state;
    char text[128];

    snprintf(text, sizeof(text), "DROP DATABASE %s", f->database);
    query(fixture_env("SHOP_TEST_DB_URL"), text);
    snprintf(text, sizeof(text), "rm -rf %s", f->folder);
    assert_int_equal(system(text), 0);
    free(f);
    return 0;
}

static void write_file(const struct fixture *f, const char *name, const char *text)
{
    char path[128];
    FILE *file;

    snprintf(path, sizeof(path), "%s/%s", f->folder, name);
    file = fopen(path, "w");
    assert_non_null(file);
    fputs(text, file);
    fclose(file);
}

static void remove_file(const struct fixture *f, const char *name)
{
    char path[128];

    snprintf(path, sizeof(path), "%s/%s", f->folder, name);
    assert_int_equal(unlink(path), 0);
}

/* The status; what was printed on standard error is in f->said. */
static int migrate(struct fixture *f)
{
    FILE *file = tmpfile();
    int saved = dup(2), status;
    size_t n;

    dup2(fileno(file), 2);
    status = migrate_run(f->url, f->folder);
    fflush(stderr);
    dup2(saved, 2);
    close(saved);
    rewind(file);
    n = fread(f->said, 1, sizeof(f->said) - 1, file);
    f->said[n] = '\0';
    fclose(file);
    return status;
}

static void assert_said(const struct fixture *f, const char *part)
{
    const char *newline = strchr(f->said, '\n');

    if (!strstr(f->said, part))
        print_error("said: %s\n", f->said);
    assert_non_null(strstr(f->said, part));
    assert_non_null(newline); /* one line */
    assert_int_equal(newline[1], '\0');
}

static int64_t count(const struct fixture *f, const char *table)
{
    char text[128];

    snprintf(text, sizeof(text), "SELECT COUNT(*) FROM %s", table);
    return query(f->url, text);
}

static void write_two(const struct fixture *f)
{
    write_file(f, "V1__make_a.sql", "CREATE TABLE a (i INT);\n-- done; really\n");
    write_file(f, "V10__fill_a.sql", "INSERT INTO a VALUES (1); INSERT INTO a\nVALUES (2), (3);\n");
    write_file(f, "README.md", "not a migration");
}

static void test_an_empty_database_gets_every_file_in_order_once(void **state)
{
    struct fixture *f = *state;

    write_two(f);
    assert_false(migrate_is_current(f->url, f->folder));
    assert_int_equal(migrate(f), 0);
    assert_true(migrate_is_current(f->url, f->folder));
    assert_int_equal(migrate(f), 0); /* again: nothing to do */
    assert_string_equal(f->said, "");
    assert_int_equal(count(f, "a"), 3);
    assert_int_equal(count(f, "schema_migrations WHERE LENGTH(checksum) = 64"), 2);
    assert_int_equal(query(f->url, "SELECT version FROM schema_migrations WHERE name = 'fill_a'"),
                     10);
}

static void test_a_new_file_is_applied_on_top(void **state)
{
    struct fixture *f = *state;

    write_two(f);
    assert_int_equal(migrate(f), 0);
    write_file(f, "V11__more.sql", "INSERT INTO a VALUES (4)"); /* the last ';' may be missing */
    assert_false(migrate_is_current(f->url, f->folder));
    assert_int_equal(migrate(f), 0);
    assert_int_equal(count(f, "a"), 4);
}

static void test_an_edited_file_is_refused(void **state)
{
    struct fixture *f = *state;

    write_two(f);
    assert_int_equal(migrate(f), 0);
    write_file(f, "V1__make_a.sql", "CREATE TABLE a (i INT, j INT);");
    write_file(f, "V12__b.sql", "CREATE TABLE b (i INT);");
    assert_int_not_equal(migrate(f), 0);
    assert_said(f, "V1__make_a.sql was edited after it was applied");
    assert_false(migrate_is_current(f->url, f->folder));
    assert_int_equal(count(f, "schema_migrations"), 2); /* nothing was applied */
}

static void test_a_removed_file_is_refused(void **state)
{
    struct fixture *f = *state;

    write_two(f);
    assert_int_equal(migrate(f), 0);
    remove_file(f, "V10__fill_a.sql");
    assert_int_not_equal(migrate(f), 0);
    assert_said(f, "version 10 (fill_a) is applied, and its file is gone");
    assert_false(migrate_is_current(f->url, f->folder));
}

static void test_a_version_below_the_highest_applied_one_is_refused(void **state)
{
    struct fixture *f = *state;

    write_two(f);
    assert_int_equal(migrate(f), 0);
    write_file(f, "V5__between.sql", "CREATE TABLE between_them (i INT);");
    assert_int_not_equal(migrate(f), 0);
    assert_said(f, "version 5 is new, and the later version 10 is applied already");
}

static void test_wrong_names_and_double_versions_are_refused(void **state)
{
    struct fixture *f = *state;
    const char *const wrong[] = {"V__x.sql",  "V01__x.sql", "V1_x.sql",        "V2__.sql",
                                 "v3__x.sql", "x.sql",      "V9999999__x.sql", "V-1__x.sql"};
    size_t i;

    write_two(f);
    for (i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++) {
        write_file(f, wrong[i], "SELECT 1;");
        assert_int_not_equal(migrate(f), 0);
        assert_said(f, "the name is not V<number>__<name>.sql");
        remove_file(f, wrong[i]);
    }
    write_file(f, "V10__again.sql", "SELECT 1;");
    assert_int_not_equal(migrate(f), 0);
    assert_said(f, "have the same version");
}

static void test_a_failing_statement_is_named_by_file_and_line(void **state)
{
    struct fixture *f = *state;

    write_file(f, "V1__broken.sql",
               "-- one; two\nCREATE TABLE a (i INT);\n\n/* 4;\n5 */\nCREATE TABEL b (i INT);\n");
    assert_int_not_equal(migrate(f), 0);
    assert_said(f, "V1__broken.sql:6: ");
    assert_said(f, "(1 earlier statements of this file stay applied)");
    assert_int_equal(count(f, "schema_migrations"), 0);
}

static void test_wrong_urls_and_servers_that_are_away_are_one_clear_line(void **state)
{
    struct fixture *f = *state;
    const struct {
        const char *url, *said;
    } cases[] = {
        {"postgres://x", "SHOP_DB_URL: the URL must start with mysql://"},
        {"mysql://localhost/shop", "SHOP_DB_URL: the user is missing"},
        {"mysql://u@/shop", "SHOP_DB_URL: the host is missing"},
        {"mysql://u@h", "SHOP_DB_URL: the database's name is missing"},
        {"mysql://u@h:x/shop", "SHOP_DB_URL: the port must be"},
        {"mysql://u@h/shop?sokcet=/x", "SHOP_DB_URL: the only parameter is socket=PATH"},
        {"mysql://u@localhost/shop?socket=/nowhere/db.sock", "cannot connect to the database: "},
        {"mysql://u@127.0.0.1:1/shop", "cannot connect to the database: "},
    };
    size_t i;

    for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        strcpy(f->url, cases[i].url);
        assert_int_not_equal(migrate(f), 0);
        assert_said(f, cases[i].said);
        assert_false(migrate_is_current(f->url, f->folder));
    }
    strcpy(f->folder, "/nowhere");
    assert_int_not_equal(migrate(f), 0);
    assert_said(f, "/nowhere: No such file or directory");
}

static void test_two_processes_at_once_apply_each_file_once(void **state)
{
    struct fixture *f = *state;
    pid_t children[3];
    int i, status;

    write_two(f);
    for (i = 0; i < 3; i++) {
        children[i] = fork();
        if (children[i] == 0)
            _exit(migrate_run(f->url, f->folder));
    }
    for (i = 0; i < 3; i++) {
        assert_int_equal(waitpid(children[i], &status, 0), children[i]);
        assert_int_equal(status, 0);
    }
    assert_int_equal(count(f, "a"), 3);
}

static void test_statements_end_outside_quotes_and_comments(void **state)
{
    const char *at = " ; ;\n"
                     "INSERT INTO a VALUES ('x;''y;\\';', \"q;\"\"\", `z;`); -- tail;\n"
                     "# note;\n"
                     "SELECT 1 /* in; */ + 2 -- end;\n"
                     "  ;\n"
                     "/*! SET @x = 1; */;\n"
                     "SELECT 5--1;\n"
                     "SELECT 'open;\n";
    const struct {
        const char *text;
        unsigned line;
    } expected[] = {
        {"INSERT INTO a VALUES ('x;''y;\\';', \"q;\"\"\", `z;`)", 2},
        {"SELECT 1 /* in; */ + 2 -- end;", 4},
        {"/*! SET @x = 1; */", 6},
        {"SELECT 5--1", 7},
        {"SELECT 'open;", 8},
    };
    struct migrate_statement statement;
    unsigned line = 1;
    size_t i;

    (void)state;
    for (i = 0; i < sizeof(expected) / sizeof(expected[0]); i++) {
        assert_true(migrate_folder_next(&at, &line, &statement));
        assert_int_equal(statement.len, strlen(expected[i].text));
        assert_memory_equal(statement.text, expected[i].text, statement.len);
        assert_int_equal(statement.line, expected[i].line);
    }
    assert_false(migrate_folder_next(&at, &line, &statement));
    assert_false(migrate_folder_next(&at, &line, &statement));
}

#define MIGRATE_TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        MIGRATE_TEST(test_an_empty_database_gets_every_file_in_order_once),
        MIGRATE_TEST(test_a_new_file_is_applied_on_top),
        MIGRATE_TEST(test_an_edited_file_is_refused),
        MIGRATE_TEST(test_a_removed_file_is_refused),
        MIGRATE_TEST(test_a_version_below_the_highest_applied_one_is_refused),
        MIGRATE_TEST(test_wrong_names_and_double_versions_are_refused),
        MIGRATE_TEST(test_a_failing_statement_is_named_by_file_and_line),
        MIGRATE_TEST(test_wrong_urls_and_servers_that_are_away_are_one_clear_line),
        MIGRATE_TEST(test_two_processes_at_once_apply_each_file_once),
        cmocka_unit_test(test_statements_end_outside_quotes_and_comments),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
