/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Lists over a table in memory: the statement's text, the order of the binds, and that walking the
 * pages gives every row once while rows come and go. The db_ functions here stand for the real
 * ones.
 */
#include "list.h"

#include "arena.h"
#include "list_cursor.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define LENGTH(a) (sizeof(a) / sizeof((a)[0]))
#define ROWS_MAX 200

struct row {
    int64_t id, price;
    const char *name;
};

/* What the statement was given, and the rows it gives. */
struct db_stmt {
    struct arena *arena;
    const char *text, *binds; /* "i:5 s:abc …" */
    int64_t numbers[16];
    const char *texts[16];
    size_t n_binds;
    struct row rows[ROWS_MAX];
    size_t n_rows, at, column;
    bool by_name, by_price, descending;
};

static struct row table[ROWS_MAX];
static size_t n_table;
static struct db_stmt statement;
static struct call call;
static enum err end_err;

static const struct list_sort sorts[] = {
    {.name = "newest", .column = "t.id", .kind = LIST_I64, .descending = true},
    {.name = "price_asc", .column = "t.price", .kind = LIST_MONEY},
    {.name = "-price", .column = "t.price", .kind = LIST_MONEY, .descending = true},
    {.name = "name", .column = "t.name", .kind = LIST_STR},
    {.name = "id", .column = "t.id", .kind = LIST_I64},
};
static const struct list_def items = {
    .name = "items",
    .columns = "t.id, t.name",
    .from = "items t",
    .where = "t.deleted_at IS NULL",
    .id = "t.id",
    .sorts = sorts,
    .n_sorts = LENGTH(sorts),
    .default_limit = 20,
    .max_limit = 100,
};
static const struct list_def others = {
    .name = "others",
    .columns = "t.name",
    .from = "others t",
    .id = "t.id",
    .sorts = sorts,
    .n_sorts = LENGTH(sorts),
    .default_limit = 3,
    .max_limit = 10,
};

struct db_stmt *db_begin(struct db *db, const struct db_sql *sql)
{
    const char *order = strstr(sql->text, "ORDER BY ");

    (void)db;
    statement = (struct db_stmt){.arena = call.arena, .text = sql->text, .binds = ""};
    statement.by_name = strstr(order, "t.name");
    statement.by_price = strstr(order, "t.price");
    statement.descending = strstr(order, "DESC");
    return &statement;
}

static void note_bind(struct db_stmt *st, const char *as_text, int64_t number, const char *text)
{
    st->binds = arena_printf(st->arena, "%s %s", st->binds, as_text);
    st->numbers[st->n_binds] = number;
    st->texts[st->n_binds++] = text;
}

void db_bind_i64(struct db_stmt *st, int64_t value)
{
    note_bind(st, arena_printf(st->arena, "i:%lld", (long long)value), value, NULL);
}

void db_bind_bool(struct db_stmt *st, bool value)
{
    note_bind(st, value ? "b:1" : "b:0", value, NULL);
}

void db_bind_str(struct db_stmt *st, const char *value)
{
    note_bind(st, arena_printf(st->arena, "s:%s", value), 0, value);
}

void db_bind_money(struct db_stmt *st, int64_t minor)
{
    note_bind(st, arena_printf(st->arena, "m:%lld", (long long)minor), minor, NULL);
}

void db_bind_time(struct db_stmt *st, int64_t time_us)
{
    note_bind(st, arena_printf(st->arena, "t:%lld", (long long)time_us), time_us, NULL);
}

void db_bind_date(struct db_stmt *st, int64_t days)
{
    note_bind(st, arena_printf(st->arena, "d:%lld", (long long)days), days, NULL);
}

void db_bind_enum(struct db_stmt *st, int value, const struct enum_names *names)
{
    note_bind(st, arena_printf(st->arena, "e:%s", names->names[value]), value, NULL);
}

static int compare_sort(const struct row *a, const struct row *b)
{
    if (statement.by_name)
        return strcmp(a->name, b->name);
    if (statement.by_price)
        return a->price < b->price ? -1 : a->price > b->price;
    return 0;
}

static int compare(const void *left, const void *right)
{
    const struct row *a = left, *b = right;
    int order = compare_sort(a, b);

    if (!order)
        order = a->id < b->id ? -1 : a->id > b->id;
    return statement.descending ? -order : order;
}

/* The cursor's values are bound behind those of the filters, before the limit. */
static void execute(struct db_stmt *st)
{
    struct row from = {.id = st->n_binds > 1 ? st->numbers[st->n_binds - 2] : 0, .name = ""};
    bool has_cursor = strstr(st->text, " ? OR (") || strstr(st->text, "(t.id < ?)") ||
                      strstr(st->text, "(t.id > ?)");
    size_t limit = (size_t)st->numbers[st->n_binds - 1];

    if (has_cursor && (st->by_name || st->by_price)) {
        from.price = st->numbers[st->n_binds - 3];
        from.name = st->texts[st->n_binds - 3];
    }
    for (size_t i = 0; i < n_table; i++)
        if (!has_cursor || compare(&table[i], &from) > 0)
            st->rows[st->n_rows++] = table[i];
    qsort(st->rows, st->n_rows, sizeof(st->rows[0]), compare);
    if (st->n_rows > limit)
        st->n_rows = limit;
}

bool db_next(struct db_stmt *st)
{
    if (st->at == 0)
        execute(st);
    st->column = 0;
    return st->at++ < st->n_rows;
}

void db_get_i64(struct db_stmt *st, int64_t *ret)
{
    assert_true(st->column == 0 || st->column <= 2);
    st->column++;
    *ret = st->rows[st->at - 1].id;
}

void db_get_str(struct db_stmt *st, const char **ret)
{
    st->column++;
    *ret = st->rows[st->at - 1].name;
}

void db_get_money(struct db_stmt *st, int64_t *ret)
{
    assert_int_equal(st->column++, 0);
    *ret = st->rows[st->at - 1].price;
}

void db_get_time(struct db_stmt *st, int64_t *ret)
{
    st->column++;
    *ret = 0;
}

void db_get_date(struct db_stmt *st, int64_t *ret)
{
    st->column++;
    *ret = 0;
}

enum err db_end(struct db_stmt *st, enum err if_none)
{
    assert_ptr_equal(st, &statement);
    assert_int_equal(if_none, ERR_OK);
    return end_err;
}

static int set_up(void **state)
{
    (void)state;
    call = (struct call){.arena = arena_new()};
    call.query = jread_query(call.arena, NULL, 0);
    end_err = ERR_OK;
    n_table = 0;
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    arena_free(call.arena);
    return 0;
}

static void add_row(int64_t id, int64_t price, const char *name)
{
    table[n_table++] = (struct row){.id = id, .price = price, .name = name};
}

/* One page; appends the ids to seen and gives the next cursor. */
static const char *read_page(const struct list_def *def, int sort, int64_t limit,
                             const char *cursor, int64_t *seen, size_t *n_seen)
{
    struct list *list = list_begin(&call, def, sort, limit, cursor);

    while (list_next(list)) {
        size_t n_before = list_stmt(list)->column;

        db_get_i64(list_stmt(list), &seen[(*n_seen)++]); /* the view's first column */
        assert_int_equal(n_before, strcmp(sorts[sort].column, "t.id") ? 2 : 1);
    }
    assert_int_equal(list_end(list), ERR_OK);
    return list_next_cursor(list);
}

static void test_the_statement_says_what_is_asked(void **state)
{
    static const char *const conditions[] = {"t.user_id = ?", "t.price >= ? OR t.price IS NULL"};

    (void)state;
    assert_string_equal(list_sql(call.arena, &items, 1, false, 0, NULL),
                        "SELECT t.price, t.id, t.id, t.name FROM items t "
                        "WHERE t.deleted_at IS NULL ORDER BY t.price, t.id LIMIT ?");
    assert_string_equal(list_sql(call.arena, &items, 2, true, 2, conditions),
                        "SELECT t.price, t.id, t.id, t.name FROM items t "
                        "WHERE t.deleted_at IS NULL AND (t.user_id = ?) "
                        "AND (t.price >= ? OR t.price IS NULL) "
                        "AND (t.price < ? OR (t.price = ? AND t.id < ?)) "
                        "ORDER BY t.price DESC, t.id DESC LIMIT ?");
    assert_string_equal(list_sql(call.arena, &others, 0, true, 1, conditions),
                        "SELECT t.id, t.name FROM others t WHERE TRUE AND (t.user_id = ?) "
                        "AND (t.id < ?) ORDER BY t.id DESC LIMIT ?");
}

static void test_values_are_bound_in_the_order_of_the_marks(void **state)
{
    static const char *const texts[] = {"OPEN"};
    const struct enum_names names = {texts, 1};
    const struct list_position from = {.id = 7, .number = 1250};
    const char *cursor = list_cursor_write(call.arena, &items, &sorts[1], &from);
    struct list *list = list_begin(&call, &items, 1, 5, cursor);

    (void)state;
    list_where(list, "a = ? AND b = ?");
    list_bind_i64(list, 1);
    list_bind_bool(list, true);
    list_where(list, "c");
    list_bind_str(list, "x");
    list_bind_money(list, 2);
    list_bind_time(list, 3);
    list_bind_date(list, 4);
    list_bind_enum(list, 0, &names);
    list_bind_prefix(list, "50%_\\a");
    list_bind_contains(list, "%");
    assert_false(list_next(list));
    assert_int_equal(list_end(list), ERR_OK);
    assert_string_equal(statement.binds, " i:1 b:1 s:x m:2 t:3 d:4 e:OPEN s:50\\%\\_\\\\a% s:%\\%% "
                                         "m:1250 m:1250 i:7 i:6");
    assert_string_equal(statement.text, list_sql(call.arena, &items, 1, true, 2,
                                                 (const char *const[]){"a = ? AND b = ?", "c"}));
}

static void test_every_row_comes_once_in_order(void **state)
{
    static const char *const names[] = {"kimchi", "김치", "a|b", "", "zebra"};

    (void)state;
    for (int i = 0; i < 53; i++)
        add_row(i + 1, (i * 7) % 5, names[i % 5]);
    for (size_t sort = 0; sort < LENGTH(sorts); sort++)
        for (int64_t limit = 1; limit <= 54; limit += 4) {
            int64_t seen[ROWS_MAX];
            size_t n_seen = 0;
            const char *cursor = NULL;

            do
                cursor = read_page(&items, (int)sort, limit, cursor, seen, &n_seen);
            while (cursor);
            assert_int_equal(n_seen, n_table);
            for (size_t i = 1; i < n_seen; i++)
                assert_true(compare(&table[seen[i - 1] - 1], &table[seen[i] - 1]) < 0);
        }
}

static void test_inserts_neither_repeat_nor_hide_rows(void **state)
{
    int64_t seen[ROWS_MAX];
    size_t n_seen = 0;
    const char *cursor = NULL;
    int64_t next_id = 101;

    (void)state;
    for (int i = 1; i <= 30; i++)
        add_row(i, i % 3, "x");
    do {
        cursor = read_page(&items, 1, 4, cursor, seen, &n_seen);
        add_row(next_id++, 0, "early"); /* before or behind the cursor */
        add_row(next_id++, 9, "late");
    } while (cursor && n_seen < 100);
    for (int64_t id = 1; id <= 30; id++) {
        int n = 0;

        for (size_t i = 0; i < n_seen; i++)
            n += seen[i] == id;
        assert_int_equal(n, 1);
    }
}

static void test_the_last_page_has_no_cursor(void **state)
{
    int64_t seen[ROWS_MAX];
    size_t n_seen = 0;

    (void)state;
    assert_null(read_page(&items, 0, 2, NULL, seen, &n_seen));
    assert_int_equal(n_seen, 0);
    add_row(1, 1, "a");
    add_row(2, 1, "a");
    assert_null(read_page(&items, 0, 2, NULL, seen, &n_seen));
    add_row(3, 1, "a");
    assert_non_null(read_page(&items, 0, 2, NULL, seen, &n_seen));
    n_seen = 0;
    assert_non_null(read_page(&others, 0, 2, NULL, seen, &n_seen));
    assert_null(read_page(&others, 0, 0, NULL, seen, &n_seen)); /* the default of 3 */
    assert_int_equal(n_seen, 5);
}

static void assert_refused(const struct list_def *def, int sort, const char *cursor)
{
    struct list *list;

    call.query = jread_query(call.arena, NULL, 0);
    statement.text = NULL;
    list = list_begin(&call, def, sort, 5, cursor);
    if (list_next(list))
        fail_msg("\"%s\" was taken", cursor);
    assert_int_equal(list_end(list), ERR_VALIDATION_FAILED);
    assert_string_equal(call.problems->parameter, "cursor");
    assert_null(statement.text);
}

static void test_a_cursor_that_is_not_ours_is_refused(void **state)
{
    static const char *const bad[] = {
        "", "x", "AAAA", "abc=", "김", "eHh4eHh4eHh8", "MTIzNDU2Nzh8aXRlbXN8bmV3ZXN0fDF8MQ"};
    const struct list_position from = {.id = 12, .number = 12};
    const char *good = list_cursor_write(call.arena, &items, &sorts[0], &from);
    size_t len = strlen(good);

    (void)state;
    for (size_t i = 0; i < LENGTH(bad); i++)
        assert_refused(&items, 0, bad[i]);
    assert_refused(&items, 1, good);
    assert_refused(&items, 4, good);
    assert_refused(&others, 0, good);
    for (size_t i = 0; i < len; i++) {
        char *changed = arena_strdup(call.arena, good);

        assert_refused(&items, 0, arena_strndup(call.arena, good, i));
        changed[i] = changed[i] == 'A' ? 'B' : 'A';
        assert_refused(&items, 0, changed);
    }
    assert_refused(&items, 0, arena_printf(call.arena, "%sAAAA", good));
}

static void test_positions_of_every_kind_come_back(void **state)
{
    static const struct list_sort kinds[] = {
        {.name = "a", .kind = LIST_I64},   {.name = "a", .kind = LIST_STR},
        {.name = "a", .kind = LIST_MONEY}, {.name = "a", .kind = LIST_TIME},
        {.name = "a", .kind = LIST_DATE},
    };
    static const char *const texts[] = {"", "a|b|c", "김치 \"1\"", "\n"};
    const struct list_position zero = {0};

    (void)state;
    for (size_t i = 0; i < LENGTH(kinds); i++)
        for (size_t j = 0; j < LENGTH(texts); j++) {
            const struct list_position from = {
                .id = INT64_MAX - (int64_t)j, .number = (int64_t)j * 1000 - 5, .text = texts[j]};
            struct list_position back = zero;
            const char *cursor = list_cursor_write(call.arena, &items, &kinds[i], &from);

            assert_true(list_cursor_read(call.arena, &items, &kinds[i], cursor, &back));
            assert_int_equal(back.id, from.id);
            if (kinds[i].kind == LIST_STR)
                assert_string_equal(back.text, from.text);
            else
                assert_int_equal(back.number, from.number);
        }
}

static void test_a_failure_of_the_database_is_the_lists(void **state)
{
    struct list *list = list_begin(&call, &items, 0, 1, NULL);

    (void)state;
    end_err = ERR_DEPENDENCY_UNAVAILABLE;
    assert_false(list_next(list));
    assert_int_equal(list_end(list), ERR_DEPENDENCY_UNAVAILABLE);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_the_statement_says_what_is_asked),
        TEST(test_values_are_bound_in_the_order_of_the_marks),
        TEST(test_every_row_comes_once_in_order),
        TEST(test_inserts_neither_repeat_nor_hide_rows),
        TEST(test_the_last_page_has_no_cursor),
        TEST(test_a_cursor_that_is_not_ours_is_refused),
        TEST(test_positions_of_every_kind_come_back),
        TEST(test_a_failure_of_the_database_is_the_lists),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
