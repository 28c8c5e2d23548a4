/* SPDX-License-Identifier: Apache-2.0 */
/* Log lines, as they leave standard error. */
#include "log.h"

#include "arena.h"
#include "jread.h"
#include "value_utf8.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

static struct arena *arena;
static int pipe_fds[2], real_stderr;

static int set_up(void **state)
{
    (void)state;
    arena = arena_new();
    if (pipe(pipe_fds))
        return -1;
    real_stderr = dup(STDERR_FILENO);
    dup2(pipe_fds[1], STDERR_FILENO);
    log_level_set(LOG_INFO);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    dup2(real_stderr, STDERR_FILENO);
    close(real_stderr);
    close(pipe_fds[0]);
    close(pipe_fds[1]);
    arena_free(arena);
    return 0;
}

/* What was written since: standard error becomes the real one again, so that the pipe ends. */
static const char *logged(void)
{
    char text[8192];
    ssize_t len;

    write(STDERR_FILENO, "", 1); /* so that there is something to read */
    len = read(pipe_fds[0], text, sizeof(text));
    assert_true(len > 0);
    return arena_strndup(arena, text, (size_t)len - 1);
}

static struct jread *logged_object(void)
{
    const char *line = logged();
    size_t len = strlen(line);
    struct jread_problem problem = {0};
    struct jread *in;

    assert_true(len > 1 && len <= 4096);
    assert_ptr_equal(strchr(line, '\n'), line + len - 1);
    in = jread_body(arena, line, len, 1, &problem);
    if (!in)
        fail_msg("%s: %s", line, problem.detail);
    return in;
}

static const char *member(struct jread *in, const char *key)
{
    const char *text = NULL;
    enum presence presence;

    jread_opt_str(in, key, NULL, &presence, &text);
    return text;
}

static void test_a_line_has_time_level_message_and_fields(void **state)
{
    struct jread *in;
    int64_t number;

    (void)state;
    LOG(LOG_WARN, "started", {"port", .number = -8080}, {"url", "http://x", 0});
    in = logged_object();
    jread_time(in, "time", NULL, &number);
    assert_true(value_now_us() - number < 60 * 1000 * 1000);
    assert_string_equal(member(in, "level"), "warn");
    assert_string_equal(member(in, "msg"), "started");
    assert_string_equal(member(in, "src"), "test_log.c");
    jread_i64(in, "port", NULL, &number);
    assert_int_equal(number, -8080);
    assert_string_equal(member(in, "url"), "http://x");
    assert_true(jread_done(in));
}

static void test_a_message_may_be_alone(void **state)
{
    (void)state;
    LOG(LOG_INFO, "alone");
    assert_string_equal(member(logged_object(), "msg"), "alone");
}

static void test_lower_levels_are_silent(void **state)
{
    (void)state;
    LOG(LOG_DEBUG, "no");
    log_level_set(LOG_ERROR);
    LOG(LOG_WARN, "no");
    assert_string_equal(logged(), "");
    log_level_set(LOG_DEBUG);
    LOG(LOG_DEBUG, "yes");
    assert_string_equal(member(logged_object(), "level"), "debug");
}

static void test_any_bytes_make_a_json_line(void **state)
{
    char all[256];
    struct jread *in;

    (void)state;
    for (int i = 0; i < 255; i++)
        all[i] = (char)(i + 1);
    all[255] = '\0';
    LOG(LOG_INFO, all, {"김", "a\"b\\c\n김", 0});
    in = logged_object();
    assert_string_equal(member(in, "김"), "a\"b\\c\n김");
    assert_memory_equal(member(in, "msg"), all, 127);
}

static void test_long_texts_are_cut_and_a_full_line_is_still_json(void **state)
{
    char text[20000];
    struct jread *in;
    const char *cut;

    (void)state;
    memset(text, '\x01', sizeof(text));
    text[sizeof(text) - 1] = '\0';
    LOG(LOG_INFO, "m", {"a", text, 0}, {"b", text, 0}, {"c", text, 0}, {"d", text, 0},
        {"n", NULL, 7});
    in = logged_object();
    cut = member(in, "a");
    assert_true(strlen(cut) > 100 && strlen(cut) < 1100);
    assert_string_equal(cut + strlen(cut) - strlen("…"), "…");
    assert_null(member(in, "d"));
    memset(text, 'k', sizeof(text) - 1);
    log_write(LOG_INFO, text, &(struct log_field){.key = text, .number = 1}, 1);
    assert_non_null(member(logged_object(), "msg"));
}

static void test_masked_data_shows_its_first_character_only(void **state)
{
    (void)state;
    assert_string_equal(log_masked("01012345678").text, "0***");
    assert_string_equal(log_masked("김철수").text, "김***");
    assert_string_equal(log_masked("🍲x").text, "🍲***");
    assert_string_equal(log_masked("a").text, "a***");
    assert_string_equal(log_masked("\xff").text, "***");
    assert_string_equal(log_masked("").text, "");
    assert_string_equal(log_masked(NULL).text, "");
    LOG(LOG_INFO, "m", {"user", log_masked("kim").text, 0});
    assert_string_equal(member(logged_object(), "user"), "k***");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_a_line_has_time_level_message_and_fields),
        TEST(test_a_message_may_be_alone),
        TEST(test_lower_levels_are_silent),
        TEST(test_any_bytes_make_a_json_line),
        TEST(test_long_texts_are_cut_and_a_full_line_is_still_json),
        TEST(test_masked_data_shows_its_first_character_only),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
