/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The files of a run, and long lines of C. What out_wrap_c makes is what clang-format would make:
 * the golden test runs that over the whole output.
 */
#include "out.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "buf.h"

static void assert_wrapped(const char *line, const char *wanted)
{
    assert_string_equal(out_wrap_c(line), wanted);
}

static void test_lines_that_fit_stay_as_they_are(void **state)
{
    (void)state;
    assert_wrapped("int x;\n\n    f(a, b);\n", "int x;\n\n    f(a, b);\n");
}

static void test_arguments_are_packed_below_the_first(void **state)
{
    (void)state;
    assert_wrapped("static enum err wishlist_item_view_find(struct call *call, int64_t id, "
                   "struct wishlist_item_view *ret)\n",
                   "static enum err wishlist_item_view_find(struct call *call, int64_t id,\n"
                   "                                        struct wishlist_item_view *ret)\n");
}

static void test_a_call_goes_below_its_assignment_if_that_saves_a_line(void **state)
{
    (void)state;
    assert_wrapped("    err = a_function_of_a_long_name(call, first_argument_long, "
                   "second_argument_long, third_argument);\n",
                   "    err =\n"
                   "        a_function_of_a_long_name(call, first_argument_long, "
                   "second_argument_long, third_argument);\n");
}

static void test_long_texts_are_cut_at_spaces(void **state)
{
    const char *wrapped;
    char line[300] = "    .doc = \"";

    (void)state;
    for (int i = 0; i < 20; i++)
        strcat(line, "some words ");
    strcat(line, "end\",\n");
    wrapped = out_wrap_c(line);
    assert_non_null(strstr(wrapped, " \"\n           \"")); /* below the first quote */
    for (const char *at = wrapped; *at; at += strcspn(at, "\n") + 1)
        assert_true(strcspn(at, "\n") <= 100);
}

static void test_lists_in_braces_become_an_item_a_line(void **state)
{
    (void)state;
    assert_wrapped("    static const struct jread_rule a_rule = {.min = 1, .max = 80, "
                   ".err = ERR_THE_TITLE_IS_NOT_VALID_AT_ALL};\n",
                   "    static const struct jread_rule a_rule = {\n"
                   "        .min = 1,\n"
                   "        .max = 80,\n"
                   "        .err = ERR_THE_TITLE_IS_NOT_VALID_AT_ALL,\n"
                   "    };\n");
}

static void test_comments_go_on_in_the_next_line(void **state)
{
    const char *words =
        "word word word word word word word word word word word word word word word "
        "word word word word";

    (void)state;
    assert_wrapped(mem_printf("    /* %s */\n", words),
                   "    /* word word word word word word word word word word word word word word "
                   "word word word word\n     * word */\n");
}

/* ---- files ---- */

static char root[] = "/tmp/specc-out.XXXXXX";

static char *path(const char *name)
{
    return mem_printf("%s/%s", root, name);
}

static void put(const char *name, const char *text)
{
    FILE *file = fopen(path(name), "w");

    assert_non_null(file);
    fputs(text, file);
    fclose(file);
}

static void assert_file(const char *name, const char *wanted)
{
    FILE *file = fopen(path(name), "r");
    char text[64] = "";

    if (!file) {
        assert_null(wanted);
        return;
    }
    assert_true(fread(text, 1, sizeof text - 1, file) < sizeof text);
    fclose(file);
    assert_non_null(wanted);
    assert_string_equal(text, wanted);
}

static int64_t changed_at(const char *name)
{
    struct stat info;

    assert_int_equal(stat(path(name), &info), 0);
    return (int64_t)info.st_mtim.tv_sec * 1000000000 + info.st_mtim.tv_nsec;
}

/* One tree, run after run: the files of a run are those of the process. */
static void test_a_run_writes_what_differs_and_removes_what_nobody_makes(void **state)
{
    const struct timespec long_ago[] = {{.tv_sec = 1000}, {.tv_sec = 1000}};

    (void)state;
    assert_non_null(mkdtemp(root));
    assert_int_equal(mkdir(path("generated"), 0777), 0);
    assert_int_equal(mkdir(path("generated/old"), 0777), 0);
    put("generated/CMakeLists.txt", "kept");
    put("generated/old/orphan.c", "x");
    put("generated/same.c", "same\n");
    put("once.sql", "edited");
    assert_int_equal(utimensat(AT_FDCWD, path("generated/same.c"), long_ago, 0), 0);

    out_file("generated/same.c", mem_strdup("same\n"), "why");
    out_file("generated/new/a.c", mem_strdup("a\n"), "why");
    out_once("once.sql", mem_strdup("first"), "why");
    assert_false(out_finish(root, OUT_CHECK));
    assert_file("generated/new/a.c", NULL);
    assert_true(out_finish(root, OUT_LIST));
    assert_file("generated/new/a.c", NULL);

    assert_true(out_finish(root, OUT_WRITE));
    assert_file("generated/new/a.c", "a\n");
    assert_file("generated/old/orphan.c", NULL);
    assert_file("generated/CMakeLists.txt", "kept");
    assert_file("once.sql", "edited");
    assert_int_equal(changed_at("generated/same.c"), 1000000000000);
    assert_true(out_finish(root, OUT_CHECK));

    put("generated/new/a.c", "edited\n");
    assert_false(out_finish(root, OUT_CHECK));
    assert_true(out_finish(root, OUT_WRITE));
    assert_file("generated/new/a.c", "a\n");
    assert_int_equal(system(mem_printf("rm -r %s", root)), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_lines_that_fit_stay_as_they_are),
        cmocka_unit_test(test_arguments_are_packed_below_the_first),
        cmocka_unit_test(test_a_call_goes_below_its_assignment_if_that_saves_a_line),
        cmocka_unit_test(test_long_texts_are_cut_at_spaces),
        cmocka_unit_test(test_lists_in_braces_become_an_item_a_line),
        cmocka_unit_test(test_comments_go_on_in_the_next_line),
        cmocka_unit_test(test_a_run_writes_what_differs_and_removes_what_nobody_makes),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
