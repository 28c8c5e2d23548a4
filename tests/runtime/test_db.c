/* SPDX-License-Identifier: Apache-2.0 */
/* Statements: every kind goes to the server and comes back, errors and constraints are told apart,
 * statements nest. */
#include "db.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "arena.h"
#include "fixture.h"

#define US 1000000LL

static const char *const color_list[] = {"RED", "GREEN", "BLUE"};
static const struct enum_names colors = {color_list, 3};

struct fixture {
    struct loop *loop;
    struct db_pool *pool;
    struct arena *arena;
    struct db *db;
};

static enum err exec(struct db *db, const char *text)
{
    const struct db_sql sql = {"exec", text};

    return db_end(db_begin(db, &sql), ERR_OK);
}

static int64_t number(struct db *db, const char *text)
{
    const struct db_sql sql = {"number", text};
    struct db_stmt *st = db_begin(db, &sql);
    int64_t value = -1;

    if (db_next(st))
        db_get_i64(st, &value);
    assert_int_equal(db_end(st, ERR_NOT_FOUND), ERR_OK);
    return value;
}

static void make_tables(void *arg)
{
    struct fixture *f = arg;

    exec(f->db, "DROP TABLE IF EXISTS kinds_child, kinds");
    assert_int_equal(
        exec(f->db, "CREATE TABLE kinds (id BIGINT PRIMARY KEY AUTO_INCREMENT, i BIGINT, b BOOLEAN,"
                    " s TEXT, m DECIMAL(12,2), t DATETIME(6), d DATE, e VARCHAR(20),"
                    " code VARCHAR(20), UNIQUE KEY uk_kinds_code (code),"
                    " CONSTRAINT ck_kinds_m CHECK (m > -1000000)) CHARACTER SET utf8mb4"),
        ERR_OK);
    assert_int_equal(exec(f->db,
                          "CREATE TABLE kinds_child (kind_id BIGINT NOT NULL,"
                          " CONSTRAINT fk_child_kind FOREIGN KEY (kind_id) REFERENCES kinds (id))"),
                     ERR_OK);
}

static void drop_tables(void *arg)
{
    struct fixture *f = arg;

    assert_int_equal(exec(f->db, "DROP TABLE kinds_child, kinds"), ERR_OK);
}

static int setup(void **state)
{
    struct db_options options = {.url = fixture_env("SHOP_TEST_DB_URL"),
                                 .max_connections = 2,
                                 .max_waiting = 10,
                                 .connect_timeout_ms = 5000};
    struct fixture *f = calloc(1, sizeof(*f));
    const char *error;

    f->loop = loop_new();
    f->arena = arena_new();
    f->pool = db_pool_new(f->loop, &options, &error);
    assert_non_null(f->pool);
    f->db = db_open(f->pool, f->arena);
    fixture_run(f->loop, make_tables, f);
    *state = f;
    return 0;
}

static int teardown(void **state)
{
    struct fixture *f = *state;

    fixture_run(f->loop, drop_tables, f);
    db_close(f->db);
    assert_int_equal(db_pool_stats(f->pool).n_open, db_pool_stats(f->pool).n_idle);
    db_pool_free(f->pool);
    loop_free(f->loop);
    arena_free(f->arena);
    free(f);
    return 0;
}

/* Each test's body runs in a coroutine. */
static void run(void **state, void (*body)(void *arg))
{
    struct fixture *f = *state;

    fixture_run(f->loop, body, f);
}

struct row {
    enum presence has;
    int64_t i;
    bool b;
    const char *s;
    int64_t m, t, d;
    int e;
};

static const struct db_sql insert_row = {
    "insert_row", "INSERT INTO kinds (i, b, s, m, t, d, e) VALUES (?, ?, ?, ?, ?, ?, ?)"};
static const struct db_sql select_row = {"select_row",
                                         "SELECT i, b, s, m, t, d, e FROM kinds WHERE id = ?"};
static const struct db_sql find_row = {
    "find_row", "SELECT id FROM kinds WHERE i = ? AND b = ? AND s = ? AND m = ? AND t = ?"
                " AND d = ? AND e = ?"};

static void bind_row(struct db_stmt *st, const struct row *row)
{
    db_bind_i64(st, row->i);
    db_bind_bool(st, row->b);
    db_bind_str(st, row->s);
    db_bind_money(st, row->m);
    db_bind_time(st, row->t);
    db_bind_date(st, row->d);
    db_bind_enum(st, row->e, &colors);
}

static void check_round_trip(struct db *db, const struct row *row)
{
    struct row got = {0};
    struct db_stmt *st = db_begin(db, &insert_row);
    int64_t id;

    bind_row(st, row);
    assert_int_equal(db_end(st, ERR_NOT_FOUND), ERR_OK);
    id = db_insert_id(db);
    st = db_begin(db, &select_row);
    db_bind_i64(st, id);
    assert_true(db_next(st));
    db_get_i64(st, &got.i);
    db_get_bool(st, &got.b);
    db_get_str(st, &got.s);
    db_get_money(st, &got.m);
    db_get_time(st, &got.t);
    db_get_date(st, &got.d);
    db_get_enum(st, &got.e, &colors);
    assert_false(db_next(st));
    assert_int_equal(db_end(st, ERR_NOT_FOUND), ERR_OK);
    assert_true(got.i == row->i);
    assert_int_equal(got.b, row->b);
    assert_string_equal(got.s, row->s);
    assert_true(got.m == row->m);
    assert_true(got.t == row->t);
    assert_true(got.d == row->d);
    assert_int_equal(got.e, row->e);
    st = db_begin(db, &find_row); /* the server understood the parameters the same way */
    bind_row(st, row);
    assert_int_equal(db_end(st, ERR_NOT_FOUND), ERR_OK);
}

static void round_trips(void *arg)
{
    struct fixture *f = arg;
    char long_text[10241];
    const struct row rows[] = {
        {.s = "", .e = 0},
        {.i = INT64_MAX,
         .b = true,
         .s = "한국어 ☕ 🛒",
         .m = -1230,
         .t = -1,
         .d = -1,
         .e = 2},
        {.i = INT64_MIN, .s = "a'b\\c%\n", .m = 999999999999, .t = 1767323045000006, .d = 20455},
        {.s = long_text, .m = 1, .t = 951782399999999, .d = 11016, .e = 1}, /* 2000-02-29 */
        {.s = "y1000", .m = -99999999, .t = -30610224000 * US, .d = -354285, .e = 1},
        {.s = "y9999", .t = 253402300799 * US + 999999, .d = 2932896, .e = 1},
    };
    size_t i;

    memset(long_text, 'x', sizeof(long_text) - 1);
    long_text[sizeof(long_text) - 1] = '\0';
    long_text[5000] = 'y';
    for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
        check_round_trip(f->db, &rows[i]);
    assert_int_equal(number(f->db, "SELECT COUNT(*) FROM kinds WHERE d = '2000-02-29'"), 1);
    assert_int_equal(number(f->db, "SELECT COUNT(*) FROM kinds WHERE t = '1000-01-01'"), 1);
    assert_int_equal(
        number(f->db, "SELECT COUNT(*) FROM kinds WHERE t = '2026-01-02 03:04:05.000006'"), 1);
    assert_int_equal(number(f->db,
                            "SELECT COUNT(*) FROM kinds WHERE t = '9999-12-31 23:59:59.999999'"
                            " AND d = '9999-12-31'"),
                     1);
}

static void test_every_kind_goes_in_and_comes_back(void **state)
{
    run(state, round_trips);
}

static void read_opt_row(struct db_stmt *st, enum presence *has, struct row *ret)
{
    db_get_opt_i64(st, &has[0], &ret->i);
    db_get_opt_bool(st, &has[1], &ret->b);
    db_get_opt_str(st, &has[2], &ret->s);
    db_get_opt_money(st, &has[3], &ret->m);
    db_get_opt_time(st, &has[4], &ret->t);
    db_get_opt_date(st, &has[5], &ret->d);
    db_get_opt_enum(st, &has[6], &ret->e, &colors);
}

static void opt_round_trip(struct db *db, enum presence presence, enum presence expected)
{
    struct db_stmt *st = db_begin(db, &insert_row);
    enum presence has[7] = {0};
    struct row got = {0};
    unsigned i;

    db_bind_opt_i64(st, presence, -5);
    db_bind_opt_bool(st, presence, true);
    db_bind_opt_str(st, presence, "text");
    db_bind_opt_money(st, presence, -1);
    db_bind_opt_time(st, presence, 7);
    db_bind_opt_date(st, presence, 8);
    db_bind_opt_enum(st, presence, 1, &colors);
    assert_int_equal(db_end(st, ERR_NOT_FOUND), ERR_OK);
    st = db_begin(db, &select_row);
    db_bind_i64(st, db_insert_id(db));
    assert_true(db_next(st));
    read_opt_row(st, has, &got);
    assert_int_equal(db_end(st, ERR_NOT_FOUND), ERR_OK);
    for (i = 0; i < 7; i++)
        assert_int_equal(has[i], expected);
    if (expected != PRESENCE_VALUE)
        return;
    assert_int_equal(got.i, -5);
    assert_true(got.b);
    assert_string_equal(got.s, "text");
    assert_int_equal(got.m, -1);
    assert_int_equal(got.t, 7);
    assert_int_equal(got.d, 8);
    assert_int_equal(got.e, 1);
}

static void opt_round_trips(void *arg)
{
    struct fixture *f = arg;

    /* Alternating: the types of a cached statement's parameters change each time. */
    opt_round_trip(f->db, PRESENCE_VALUE, PRESENCE_VALUE);
    opt_round_trip(f->db, PRESENCE_NULL, PRESENCE_NULL);
    opt_round_trip(f->db, PRESENCE_ABSENT, PRESENCE_NULL);
    opt_round_trip(f->db, PRESENCE_VALUE, PRESENCE_VALUE);
}

static void test_optional_kinds_tell_null_from_a_value(void **state)
{
    run(state, opt_round_trips);
}

static void misread(struct db *db, const char *text, void (*get)(struct db_stmt *st, int64_t *ret))
{
    const struct db_sql sql = {"misread", text};
    struct db_stmt *st = db_begin(db, &sql);
    int64_t value = 42;

    assert_true(db_next(st));
    get(st, &value);
    assert_int_equal(value, 42);
    assert_false(db_next(st));
    assert_int_equal(db_end(st, ERR_OK), ERR_INTERNAL_ERROR);
    assert_non_null(strstr(db_last_error(db), "misread: column 1"));
}

static void misreads(void *arg)
{
    struct fixture *f = arg;
    const struct db_sql unknown_color = {"unknown_color", "SELECT 'PINK'"};
    struct db_stmt *st;
    int color = 1;

    misread(f->db, "SELECT CAST(NULL AS INT)", db_get_i64);
    misread(f->db, "SELECT 'ten'", db_get_i64);
    misread(f->db, "SELECT 18446744073709551615", db_get_i64);
    misread(f->db, "SELECT 1.234", db_get_money);
    misread(f->db, "SELECT 'yesterday'", db_get_time);
    misread(f->db, "SELECT 5", db_get_date);
    st = db_begin(f->db, &unknown_color);
    assert_true(db_next(st));
    db_get_enum(st, &color, &colors);
    assert_int_equal(db_end(st, ERR_OK), ERR_INTERNAL_ERROR);
    assert_int_equal(color, 1);
    assert_int_equal(number(f->db, "SELECT 1"), 1); /* nothing of it lasts */
}

static void test_a_column_of_another_kind_fails_the_statement(void **state)
{
    run(state, misreads);
}

static void expressions(void *arg)
{
    struct fixture *f = arg;
    const struct db_sql sql = {"expressions",
                               "SELECT SUM(n), SUM(n) * 1.50, COALESCE(?, 7), COALESCE(?, "
                               "NOW(6)), COALESCE(?, CURDATE()), 5 FROM (SELECT 2 n UNION SELECT "
                               "4) x"};
    struct db_stmt *st = db_begin(f->db, &sql);
    int64_t sum = 0, money = 0, given = 0, time = 0, date = 0, whole = 0;

    db_bind_i64(st, 9);
    db_bind_time(st, 1767323045000006);
    db_bind_date(st, 20455);
    assert_true(db_next(st));
    db_get_i64(st, &sum);
    db_get_money(st, &money);
    db_get_i64(st, &given);
    db_get_time(st, &time);
    db_get_date(st, &date);
    db_get_money(st, &whole);
    assert_int_equal(db_end(st, ERR_NOT_FOUND), ERR_OK);
    assert_int_equal(sum, 6);
    assert_int_equal(money, 900);
    assert_int_equal(given, 9);
    assert_true(time == 1767323045000006);
    assert_int_equal(date, 20455);
    assert_int_equal(whole, 500);
}

static void test_results_of_expressions_are_read_where_nothing_is_lost(void **state)
{
    run(state, expressions);
}

static void none_and_affected(void *arg)
{
    struct fixture *f = arg;
    struct db *db = f->db;
    const struct db_sql none = {"none", "SELECT id FROM kinds WHERE id = -1"};
    const struct db_sql update_none = {"update_none", "UPDATE kinds SET i = 1 WHERE id = -1"};
    const struct db_sql update_same = {"update_same", "UPDATE kinds SET i = 5 WHERE i = 5"};

    assert_int_equal(db_end(db_begin(db, &none), ERR_NOT_FOUND), ERR_NOT_FOUND);
    assert_int_equal(db_end(db_begin(db, &none), ERR_OK), ERR_OK);
    assert_int_equal(db_end(db_begin(db, &update_none), ERR_NOT_FOUND), ERR_NOT_FOUND);
    assert_int_equal(exec(db, "INSERT INTO kinds (i) VALUES (5), (5), (5)"), ERR_OK);
    assert_int_equal(db_affected(db), 3);
    assert_int_equal(db_end(db_begin(db, &update_same), ERR_NOT_FOUND), ERR_OK);
    assert_int_equal(db_affected(db), 3); /* matched, though not changed */
    assert_int_equal(number(db, "SELECT MAX(id) FROM kinds"), db_insert_id(db) + 2);
}

static void test_no_row_and_no_matched_row_answer_as_the_caller_says(void **state)
{
    run(state, none_and_affected);
}

static void constraints(void *arg)
{
    struct fixture *f = arg;
    struct db *db = f->db;
    const struct db_constraint map[] = {
        {"uk_kinds_code", ERR_RATE_LIMITED},
        {"ck_kinds_m", ERR_FORBIDDEN},
        {"fk_child_kind", ERR_NOT_FOUND},
        {0},
    };
    const struct {
        const char *text;
        enum err err;
    } cases[] = {
        {"INSERT INTO kinds (code) VALUES ('for key \\'x\\'')", ERR_OK},
        {"INSERT INTO kinds (code) VALUES ('for key \\'x\\'')", ERR_RATE_LIMITED},
        {"INSERT INTO kinds (m) VALUES (-2000000)", ERR_FORBIDDEN},
        {"INSERT INTO kinds_child VALUES (-1)", ERR_NOT_FOUND},
        {"INSERT INTO kinds (id, m) VALUES (77, 1)", ERR_OK},
        {"INSERT INTO kinds (id) VALUES (77)", ERR_INTERNAL_ERROR}, /* PRIMARY is not in the map */
        {"INSERT INTO kinds_child VALUES (77)", ERR_OK},
        {"DELETE FROM kinds WHERE id = 77", ERR_NOT_FOUND},
        {"INSERT INTO kinds_child VALUES (NULL)", ERR_INTERNAL_ERROR},
        {"INSERT INTO kinds (m) VALUES (99999999999)", ERR_INTERNAL_ERROR},
        {"SELEKT", ERR_INTERNAL_ERROR},
    };
    size_t i;

    for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        const struct db_sql sql = {"case", cases[i].text};

        assert_int_equal(db_end_constraints(db_begin(db, &sql), ERR_OK, map), cases[i].err);
    }
    assert_non_null(strstr(db_last_error(db), "case: 1064 "));
    assert_int_equal(exec(db, cases[1].text), ERR_INTERNAL_ERROR); /* without a map */
}

static void test_a_broken_constraint_answers_by_its_name(void **state)
{
    run(state, constraints);
}

static void wrong_parameters(void *arg)
{
    struct fixture *f = arg;
    const struct db_sql sql = {"two", "SELECT ?, ?"};
    struct db_stmt *st = db_begin(f->db, &sql);

    db_bind_i64(st, 1);
    assert_false(db_next(st));
    assert_int_equal(db_end(st, ERR_OK), ERR_INTERNAL_ERROR);
    assert_string_equal(db_last_error(f->db), "two: 1 parameters are bound, 2 are wanted");
    st = db_begin(f->db, &sql);
    db_bind_enum(st, 3, &colors);
    db_bind_i64(st, 1);
    assert_int_equal(db_end(st, ERR_OK), ERR_INTERNAL_ERROR);
    assert_non_null(strstr(db_last_error(f->db), "3 is no value of its enum"));
}

static void test_wrong_parameters_are_reported_and_not_sent(void **state)
{
    run(state, wrong_parameters);
}

static void many_parameters(void *arg)
{
    struct fixture *f = arg;
    struct db_sql sql = {"sum", NULL};
    char text[2000] = "SELECT ?";
    struct db_stmt *st;
    int64_t sum = 0;
    unsigned i;

    for (i = 1; i < 300; i++)
        strcat(text, "+?");
    sql.text = arena_strdup(f->arena, text);
    st = db_begin(f->db, &sql);
    for (i = 0; i < 300; i++)
        db_bind_i64(st, i);
    assert_true(db_next(st));
    db_get_i64(st, &sum);
    assert_int_equal(db_end(st, ERR_NOT_FOUND), ERR_OK);
    assert_int_equal(sum, 44850);
}

static void test_hundreds_of_parameters_are_bound(void **state)
{
    run(state, many_parameters);
}

static void nested(void *arg)
{
    struct fixture *f = arg;
    const struct db_sql sql = {"list", "SELECT i FROM kinds ORDER BY i"};
    struct db_stmt *outer, *inner;
    int64_t a = 0, b = 0, n = 0;

    assert_int_equal(exec(f->db, "INSERT INTO kinds (i) VALUES (0), (1), (2)"), ERR_OK);
    outer = db_begin(f->db, &sql);
    while (db_next(outer)) {
        db_get_i64(outer, &a);
        inner = db_begin(f->db, &sql); /* the same text, while its rows are being read */
        while (db_next(inner)) {
            db_get_i64(inner, &b);
            assert_int_equal(b, n % 3);
            assert_int_equal(a, n / 3);
            n++;
        }
        assert_int_equal(db_end(inner, ERR_NOT_FOUND), ERR_OK);
    }
    assert_int_equal(db_end(outer, ERR_NOT_FOUND), ERR_OK);
    assert_int_equal(n, 9);
    assert_int_equal(db_pool_stats(f->pool).n_open, 1);
}

static void test_statements_nest_on_one_connection(void **state)
{
    run(state, nested);
}

static void many_texts(void *arg)
{
    struct fixture *f = arg;
    unsigned round, i;

    for (round = 0; round < 2; round++)
        for (i = 0; i < 400; i++) {
            const struct db_sql sql = {"text", arena_printf(f->arena, "SELECT %u", i)};

            assert_int_equal(number(f->db, sql.text), i);
        }
    /* Less than the cache's bound is left, whatever ran. */
    assert_in_range(number(f->db, "SELECT VARIABLE_VALUE + 0 FROM information_schema.SESSION_STATUS"
                                  " WHERE VARIABLE_NAME = 'Com_stmt_close'"),
                    400, 800);
}

static void test_the_cache_of_prepared_statements_is_bounded(void **state)
{
    run(state, many_texts);
}

static void prepared_once(void *arg)
{
    struct fixture *f = arg;
    const struct db_sql count = {"count",
                                 "SELECT VARIABLE_VALUE + 0 FROM information_schema.SESSION_STATUS"
                                 " WHERE VARIABLE_NAME = 'Com_stmt_prepare'"};
    int64_t before = number(f->db, count.text);
    unsigned i;

    for (i = 0; i < 20; i++)
        number(f->db, "SELECT 1 + 1");
    assert_int_equal(number(f->db, count.text), before + 1);
}

static void test_a_statement_is_prepared_once_per_connection(void **state)
{
    run(state, prepared_once);
}

static void session(void *arg)
{
    struct fixture *f = arg;

    assert_int_equal(number(f->db, "SELECT @@time_zone = '+00:00' AND @@tx_isolation = "
                                   "'READ-COMMITTED' AND @@character_set_client = 'utf8mb4' AND "
                                   "@@sql_mode LIKE '%STRICT_ALL_TABLES%'"),
                     1);
}

static void test_sessions_are_set_up(void **state)
{
    run(state, session);
}

static void alter_under_cache(void *arg)
{
    struct fixture *f = arg;
    const struct db_sql sql = {"one", "SELECT e FROM kinds WHERE id = 1"};
    struct db_stmt *st;
    const char *text;
    unsigned i;

    assert_int_equal(exec(f->db, "INSERT INTO kinds (id, e) VALUES (1, 'GREEN')"), ERR_OK);
    for (i = 0; i < 2; i++) {
        st = db_begin(f->db, &sql);
        assert_true(db_next(st));
        db_get_str(st, &text);
        assert_int_equal(db_end(st, ERR_NOT_FOUND), ERR_OK);
        assert_string_equal(text, "GREEN");
        assert_int_equal(exec(f->db, "ALTER TABLE kinds MODIFY e CHAR(9), ADD x INT"), ERR_OK);
        exec(f->db, "ALTER TABLE kinds DROP x");
    }
}

static void test_a_cached_statement_survives_a_changed_table(void **state)
{
    run(state, alter_under_cache);
}

static void unended(void *arg)
{
    struct fixture *f = arg;
    const struct db_sql sql = {"left", "SELECT 1 UNION SELECT 2"};
    const struct db_sql never = {"never", "INSERT INTO kinds (i) VALUES (123)"};
    struct db *db = db_open(f->pool, f->arena);

    assert_true(db_next(db_begin(db, &sql)));
    db_begin(db, &never);
    db_close(db);
    assert_int_equal(db_pool_stats(f->pool).n_idle, db_pool_stats(f->pool).n_open);
    assert_int_equal(number(f->db, "SELECT COUNT(*) FROM kinds WHERE i = 123"), 0);
}

/* Of these the server says only when they run that they have columns. */
static void insert_selected(void *arg)
{
    struct fixture *f = arg;
    static const struct db_sql sql = {"insert_selected",
                                      "INSERT INTO kinds (i, s) SELECT n.i, n.s FROM (SELECT 7 AS "
                                      "i, 'a' AS s UNION SELECT 8, 'b') n "
                                      "WHERE n.i >= ? RETURNING i, s"};

    for (int64_t least = 7; least <= 9; least++) {
        struct db_stmt *st = db_begin(f->db, &sql);
        const char *text;
        int64_t i, n = 0;

        db_bind_i64(st, least);
        while (db_next(st)) {
            db_get_i64(st, &i);
            db_get_str(st, &text);
            assert_int_equal(i, least + n);
            assert_string_equal(text, i == 7 ? "a" : "b");
            n++;
        }
        assert_int_equal(db_end(st, ERR_OK), ERR_OK);
        assert_int_equal(n, 9 - least);
    }
    assert_int_equal(number(f->db, "SELECT COUNT(*) FROM kinds"), 3);
}

static void test_rows_of_an_insert_with_select_are_returned(void **state)
{
    run(state, insert_selected);
}

static void test_close_drops_statements_that_nobody_ended(void **state)
{
    run(state, unended);
}

#define DB_TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        DB_TEST(test_every_kind_goes_in_and_comes_back),
        DB_TEST(test_optional_kinds_tell_null_from_a_value),
        DB_TEST(test_a_column_of_another_kind_fails_the_statement),
        DB_TEST(test_results_of_expressions_are_read_where_nothing_is_lost),
        DB_TEST(test_no_row_and_no_matched_row_answer_as_the_caller_says),
        DB_TEST(test_a_broken_constraint_answers_by_its_name),
        DB_TEST(test_wrong_parameters_are_reported_and_not_sent),
        DB_TEST(test_hundreds_of_parameters_are_bound),
        DB_TEST(test_statements_nest_on_one_connection),
        DB_TEST(test_the_cache_of_prepared_statements_is_bounded),
        DB_TEST(test_a_statement_is_prepared_once_per_connection),
        DB_TEST(test_sessions_are_set_up),
        DB_TEST(test_a_cached_statement_survives_a_changed_table),
        DB_TEST(test_rows_of_an_insert_with_select_are_returned),
        DB_TEST(test_close_drops_statements_that_nobody_ended),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
