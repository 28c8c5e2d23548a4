/* SPDX-License-Identifier: Apache-2.0 */
/* Schemas as facts: the lock's form, and the migrations between two of them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "ddl_diff.h"
#include "ddl_lock.h"

static struct ddl_schema parse(const char *text)
{
    struct ddl_schema schema = {0};

    ddl_lock_parse("schema.lock", text, &schema);
    return schema;
}

static struct ddl_migrations diff(const char *from, const char *to)
{
    struct ddl_schema a = parse(from), b = parse(to);
    struct ddl_migrations migrations = {0};

    ddl_diff(&a, &b, &migrations);
    return migrations;
}

#define SHELF                                                                                      \
    "table shelves library\ncolumn id BIGINT NOT NULL AUTO_INCREMENT\nprimary PRIMARY (id)\n"
#define BOOK                                                                                       \
    "table books library\ncolumn id BIGINT NOT NULL AUTO_INCREMENT\n"                              \
    "column shelf_id BIGINT NOT NULL\ncolumn title VARCHAR(80) NULL\nprimary PRIMARY (id)\n"       \
    "index idx_books_shelf_id (shelf_id)\n"                                                        \
    "foreign fk_books_shelf_id (shelf_id) REFERENCES shelves (id)\n"
#define OPTIONS ") ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_nopad_as_ci;\n"

static void test_a_lock_that_is_read_is_printed_the_same(void **state)
{
    struct ddl_schema schema = parse(BOOK "check ck_books_title (title <> '')\n" SHELF);
    char *text = ddl_lock_print(&schema);
    struct ddl_schema again = parse(text);

    (void)state;
    assert_int_equal(again.tables.n, 2);
    assert_string_equal(again.tables.items[0].facts.items[6].text, "(title <> '')");
    assert_string_equal(ddl_lock_print(&again), text);
}

static void test_a_line_that_says_nothing_is_an_error(void **state)
{
    (void)state;
    diag_reset();
    parse("column id BIGINT\n"); /* of no table */
    parse("table books\n");
    parse(BOOK "key a (b)\n");
    assert_int_equal(diag_n_errors(), 3);
    diag_reset();
}

static void test_equal_schemas_need_no_migration(void **state)
{
    (void)state;
    assert_int_equal(diff(SHELF BOOK, SHELF BOOK).items.n, 0);
}

static void test_a_table_is_made_after_those_that_it_refers_to(void **state)
{
    struct ddl_migrations all = diff("", BOOK SHELF);

    (void)state;
    assert_int_equal(all.items.n, 1);
    assert_string_equal(all.items.items[0].name, "library");
    assert_string_equal(all.items.items[0].text,
                        "CREATE TABLE shelves (\n    id BIGINT NOT NULL AUTO_INCREMENT,\n"
                        "    PRIMARY KEY (id)\n" OPTIONS "\nCREATE TABLE books (\n"
                        "    id BIGINT NOT NULL AUTO_INCREMENT,\n    shelf_id BIGINT NOT NULL,\n"
                        "    title VARCHAR(80) NULL,\n    PRIMARY KEY (id),\n"
                        "    KEY idx_books_shelf_id (shelf_id),\n"
                        "    CONSTRAINT fk_books_shelf_id FOREIGN KEY (shelf_id) REFERENCES "
                        "shelves (id)\n" OPTIONS);
}

static void test_a_cycle_of_references_is_closed_by_a_later_key(void **state)
{
    struct ddl_migrations all =
        diff("", "table a x\ncolumn id BIGINT\nforeign fk_a (b) REFERENCES b (id)\n"
                 "table b y\ncolumn id BIGINT\nforeign fk_b (a) REFERENCES a (id)\n");

    (void)state;
    assert_int_equal(all.items.n, 2);
    assert_null(strstr(all.items.items[0].text, "fk_a FOREIGN"));
    assert_non_null(strstr(all.items.items[1].text, "ALTER TABLE"));
    for (size_t i = 0; i < 2; i++)
        assert_true(strstr(all.items.items[i].text, "fk_a FOREIGN") ||
                    strstr(all.items.items[i].text, "fk_b FOREIGN") || i == 0);
}

static void test_a_new_column_goes_where_the_spec_has_it(void **state)
{
    struct ddl_migrations all =
        diff(SHELF, "table shelves library\ncolumn id BIGINT NOT NULL AUTO_INCREMENT\n"
                    "column floor INT NOT NULL DEFAULT 0\nprimary PRIMARY (id)\n");

    (void)state;
    assert_string_equal(all.items.items[0].name, "library_add_floor");
    assert_string_equal(
        all.items.items[0].text,
        "ALTER TABLE shelves\n    ADD COLUMN floor INT NOT NULL DEFAULT 0 AFTER id;\n");
}

static void test_what_is_lost_is_said(void **state)
{
    struct ddl_migrations column =
        diff(BOOK, "table books library\ncolumn id BIGINT NOT NULL AUTO_INCREMENT\n"
                   "column shelf_id BIGINT NOT NULL\nprimary PRIMARY (id)\n"
                   "index idx_books_shelf_id (shelf_id)\n"
                   "foreign fk_books_shelf_id (shelf_id) REFERENCES shelves (id)\n");
    struct ddl_migrations table = diff(SHELF BOOK, SHELF);

    (void)state;
    assert_string_equal(column.items.items[0].text, "-- Loses every value of books.title.\n"
                                                    "ALTER TABLE books\n    DROP COLUMN title;\n");
    assert_string_equal(table.items.items[0].name, "library_drop_books");
    assert_string_equal(table.items.items[0].text,
                        "-- Loses every row of books.\nDROP TABLE books;\n");
}

static void test_narrowing_is_said_and_widening_is_not(void **state)
{
    const char *row = "table t d\ncolumn a VARCHAR(80) NULL\n";
    struct ddl_migrations narrow = diff(row, "table t d\ncolumn a VARCHAR(40) NULL\n");
    struct ddl_migrations refuse = diff(row, "table t d\ncolumn a VARCHAR(80) NOT NULL\n");
    struct ddl_migrations wide = diff(row, "table t d\ncolumn a VARCHAR(90) NULL\n");

    (void)state;
    assert_string_equal(narrow.items.items[0].text,
                        "-- Narrows t.a (VARCHAR(80) NULL): fails where a row does not fit.\n"
                        "ALTER TABLE t\n    MODIFY COLUMN a VARCHAR(40) NULL;\n");
    assert_memory_equal(refuse.items.items[0].text, "-- Narrows", 10);
    assert_string_equal(wide.items.items[0].text,
                        "ALTER TABLE t\n    MODIFY COLUMN a VARCHAR(90) NULL;\n");
}

static void test_a_key_and_its_replacement_share_a_statement(void **state)
{
    struct ddl_migrations all = diff("table t d\ncolumn a INT NULL\n"
                                     "column a_on TINYINT AS (IF(a = 1, 1, NULL)) STORED\n"
                                     "index i (a)\n",
                                     "table t d\ncolumn a INT NULL\n"
                                     "column a_on TINYINT AS (IF(a = 2, 1, NULL)) STORED\n"
                                     "index i (a, a_on)\n");

    (void)state;
    assert_string_equal(all.items.items[0].text,
                        "ALTER TABLE t\n    DROP COLUMN a_on,\n    DROP KEY i,\n"
                        "    ADD COLUMN a_on TINYINT AS (IF(a = 2, 1, NULL)) STORED AFTER a,\n"
                        "    ADD KEY i (a, a_on);\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_lock_that_is_read_is_printed_the_same),
        cmocka_unit_test(test_a_line_that_says_nothing_is_an_error),
        cmocka_unit_test(test_equal_schemas_need_no_migration),
        cmocka_unit_test(test_a_table_is_made_after_those_that_it_refers_to),
        cmocka_unit_test(test_a_cycle_of_references_is_closed_by_a_later_key),
        cmocka_unit_test(test_a_new_column_goes_where_the_spec_has_it),
        cmocka_unit_test(test_what_is_lost_is_said),
        cmocka_unit_test(test_narrowing_is_said_and_widening_is_not),
        cmocka_unit_test(test_a_key_and_its_replacement_share_a_statement),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
