/* SPDX-License-Identifier: Apache-2.0 */
/* The embedded engine: an index that was begun is found again with how far it has come, also by the
 * process that follows one that was killed. */
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "arena.h"
#include "engine_fixture.h"

#define BATCH 50
#define ROUNDS 8

static void assert_begun(struct engine_fixture *c, const char *index)
{
    const char *begun = "nobody said";

    assert_int_equal(engine_fixture_begun(c, &begun), ERR_OK);
    if (index)
        assert_string_equal(begun, index);
    else
        assert_null(begun);
}

static void assert_noted(struct engine_fixture *c, const char *index,
                         const struct search_progress *expected)
{
    struct search_progress noted;

    assert_int_equal(engine_fixture_noted(c, index, &noted), ERR_OK);
    assert_memory_equal(&noted, expected, sizeof(noted));
}

static void test_the_newest_that_is_not_served_was_begun(void **state)
{
    struct engine_fixture *c = *state;

    assert_begun(c, NULL);
    assert_int_equal(engine_fixture_create(c, "v1-0000000000000012"), ERR_OK);
    assert_int_equal(engine_fixture_create(c, "v1-0000000000000013"), ERR_OK);
    assert_int_equal(engine_fixture_create(c, "v1-0000000000000011"), ERR_OK);
    assert_begun(c, "v1-0000000000000013");
    assert_int_equal(engine_fixture_drop(c, "v1-0000000000000013"), ERR_OK);
    assert_begun(c, "v1-0000000000000012");
    assert_int_equal(engine_fixture_serve(c, "v1-0000000000000012"), ERR_OK);
    assert_begun(c, NULL);
}

static void test_progress_is_kept_with_its_index(void **state)
{
    struct engine_fixture *c = *state;
    const struct search_progress none = {0};
    const struct search_progress far = {
        .catalogue = INT64_MIN,
        .walked = SEARCH_WALKED_ALL,
        .n_walked = 100000,
        .n_products = 100001,
        .event = INT64_MAX,
        .event_at = 1763750000123456,
    };
    const struct search_progress near = {.catalogue = 7, .walked = 3};
    struct search_progress noted;
    char dir[64];

    assert_int_equal(engine_fixture_create(c, "two"), ERR_OK);
    assert_noted(c, "two", &none);
    assert_int_equal(engine_fixture_note(c, "two", &near), ERR_OK);
    assert_int_equal(engine_fixture_note(c, "two", &far), ERR_OK);
    assert_int_equal(engine_fixture_note(c, NULL, &near), ERR_OK); /* of the served one */
    assert_int_equal(engine_fixture_create(c, "two"), ERR_OK);     /* changes nothing */
    assert_noted(c, "one", &near);
    snprintf(dir, sizeof(dir), "%s", c->dir);
    engine_fixture_close(c);
    engine_fixture_open(c, dir);
    assert_begun(c, "two");
    assert_noted(c, "two", &far);
    assert_noted(c, NULL, &near);
    assert_int_equal(engine_fixture_drop(c, "two"), ERR_OK);
    assert_int_equal(engine_fixture_noted(c, "two", &noted), ERR_INDEX_NOT_FOUND);
    assert_int_equal(engine_fixture_note(c, "two", &near), ERR_INDEX_NOT_FOUND);
    assert_int_equal(engine_fixture_create(c, "two"), ERR_OK);
    assert_noted(c, "two", &none);
}

/* Good until the next one is asked for. */
static const char *path_of(const struct engine_fixture *c, const char *index, const char *file)
{
    static char path[128];

    snprintf(path, sizeof(path), "%s/search/%s/%s", c->dir, index, file);
    return path;
}

static void write_over(const char *path, const char *text)
{
    FILE *file = fopen(path, "w");

    assert_non_null(file);
    assert_true(fputs(text, file) >= 0);
    assert_int_equal(fclose(file), 0);
}

static void test_an_index_of_another_version_or_half_made_goes(void **state)
{
    struct engine_fixture *c = *state;
    char dir[64];

    assert_int_equal(engine_fixture_create(c, "v0-1"), ERR_OK);
    assert_int_equal(engine_fixture_create(c, "v1-1"), ERR_OK);
    assert_int_equal(engine_fixture_create(c, "v1-2"), ERR_OK);
    assert_int_equal(engine_fixture_create(c, "v2-1"), ERR_OK);
    snprintf(dir, sizeof(dir), "%s", c->dir);
    engine_fixture_close(c);
    write_over(path_of(c, "v2-1", "made"), "v2-1 0 1\n");
    write_over(path_of(c, "v0-1", "made"), "v0-1 999 1\n");
    assert_int_equal(unlink(path_of(c, "v1-2", "made")), 0);
    engine_fixture_open(c, dir);
    assert_begun(c, "v1-1");
    assert_int_equal(access(path_of(c, "v2-1", "mark"), F_OK), -1);
    assert_int_equal(access(path_of(c, "v0-1", "mark"), F_OK), -1);
    assert_int_equal(access(path_of(c, "v1-2", "mark"), F_OK), -1);
    assert_int_equal(engine_fixture_create(c, "v1-2"), ERR_OK);
    assert_begun(c, "v1-2");
}

static void test_progress_that_makes_no_sense_is_none(void **state)
{
    static const char *const lines[] = {"", "1 2 3", "1 2 3 4 5 6", "1 2 3 4 5 x\n", "\n"};
    struct engine_fixture *c = *state;
    const struct search_progress none = {0};
    size_t i;

    for (i = 0; i < sizeof(lines) / sizeof(*lines); i++) {
        write_over(path_of(c, "one", "progress"), lines[i]);
        assert_noted(c, "one", &none);
    }
}

static enum err put_lamps(struct engine_fixture *c, const char *index, int64_t first)
{
    char names[BATCH][32];
    struct search_document documents[BATCH];
    int64_t i;

    for (i = 0; i < BATCH; i++) {
        snprintf(names[i], sizeof(names[i]), "lamp l%lld", (long long)(first + i));
        documents[i] = (struct search_document){.id = first + i, .name = names[i], .revision = 1};
    }
    return engine_fixture_put(c, index, documents, BATCH);
}

/* The process that is killed goes on where the last one was, and says so with a byte a batch. */
static int walk_until_killed(const char *dir)
{
    struct engine_fixture c = {0};
    struct search_progress progress;
    const char *begun;

    engine_fixture_open(&c, dir);
    if (engine_fixture_begun(&c, &begun) || !begun)
        return 1;
    begun = strdup(begun);
    if (engine_fixture_noted(&c, begun, &progress))
        return 1;
    for (;;) {
        if (put_lamps(&c, begun, progress.walked + 1))
            return 1;
        progress.walked += BATCH;
        progress.n_walked++;
        if (engine_fixture_note(&c, begun, &progress) || write(STDOUT_FILENO, "w", 1) != 1)
            return 1;
        arena_reset(c.arena);
    }
}

/* Returns the batches of which the walker said that they were noted. Anywhere: the time is drawn.
 */
static unsigned kill_a_walker(const char *dir, unsigned n_batches, unsigned after_us)
{
    int status, said[2];
    unsigned n = 0;
    char byte;
    pid_t pid;

    assert_int_equal(pipe(said), 0);
    pid = fork();
    if (!pid) {
        dup2(said[1], STDOUT_FILENO);
        execl("/proc/self/exe", "walk", dir, (char *)NULL);
        _exit(1);
    }
    close(said[1]);
    for (; n < n_batches; n++)
        assert_int_equal(read(said[0], &byte, 1), 1);
    usleep(after_us);
    kill(pid, SIGKILL);
    waitpid(pid, &status, 0);
    while (read(said[0], &byte, 1) == 1)
        n++;
    close(said[0]);
    assert_true(WIFSIGNALED(status));
    return n;
}

static int64_t total(struct engine_fixture *c, const char *keyword)
{
    struct search_request request = {.keyword = keyword, .limit = 1, .wants_facets = true};
    struct search_found found;

    assert_int_equal(engine_fixture_search(c, &request, &found), ERR_OK);
    return found.total;
}

/* All that was noted is in the index: the first and the last of each batch are found by name. */
static void assert_has_lamps(struct engine_fixture *c, const struct search_progress *progress)
{
    int64_t i;

    assert_int_equal(progress->n_walked * BATCH, progress->walked);
    assert_true(total(c, "lamp") >= progress->walked);
    for (i = BATCH; i <= progress->walked; i += BATCH) {
        const char *name = arena_printf(c->arena, "lamp l%lld", (long long)i);
        struct search_request request = {.keyword = name, .limit = 1};
        struct search_found found;

        assert_int_equal(engine_fixture_search(c, &request, &found), ERR_OK);
        assert_int_equal(found.n_hits, 1);
        assert_int_equal(found.hits[0].id, i);
    }
}

/* Returns how many batches were noted: those that were said, or some more, or none if lost. */
static int64_t look_after_a_death(struct engine_fixture *c, unsigned n_said, unsigned *n_lost)
{
    struct search_progress progress = {0};
    const char *begun;

    assert_int_equal(engine_fixture_begun(c, &begun), ERR_OK);
    if (!begun) { /* died inside a table: it is begun anew */
        ++*n_lost;
        assert_int_equal(engine_fixture_create(c, "v1-1"), ERR_OK);
        assert_noted(c, "v1-1", &progress);
        return 0;
    }
    assert_int_equal(engine_fixture_noted(c, begun, &progress), ERR_OK);
    assert_true(progress.n_walked >= n_said);
    return progress.n_walked;
}

static void test_a_killed_walk_goes_on_where_it_was(void **state)
{
    struct engine_fixture c = {0};
    struct search_progress progress;
    unsigned round, n_lost = 0;
    char dir[64] = "/tmp/shop-groonga-XXXXXX";
    int64_t n = 0;

    (void)state;
    assert_non_null(mkdtemp(dir));
    engine_fixture_open(&c, dir);
    assert_int_equal(engine_fixture_create(&c, "v1-1"), ERR_OK);
    engine_fixture_close(&c);
    for (round = 0; round < ROUNDS; round++) {
        unsigned n_said = (unsigned)n + kill_a_walker(dir, 1 + round % 3, round * 1900);

        engine_fixture_open(&c, dir);
        n = look_after_a_death(&c, n_said, &n_lost);
        engine_fixture_close(&c);
    }
    engine_fixture_open(&c, dir);
    assert_begun(&c, "v1-1");
    assert_int_equal(engine_fixture_noted(&c, "v1-1", &progress), ERR_OK);
    assert_int_equal(engine_fixture_serve(&c, "v1-1"), ERR_OK);
    assert_has_lamps(&c, &progress);
    assert_noted(&c, NULL, &progress);
    engine_fixture_close(&c);
    engine_fixture_remove_folder(&c);
    print_message("lost in %u of %u, %lld batches at the end\n", n_lost, ROUNDS, (long long)n);
}

#define TEST(name)                                                                                 \
    cmocka_unit_test_setup_teardown(name, engine_fixture_setup, engine_fixture_teardown)

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        TEST(test_the_newest_that_is_not_served_was_begun),
        TEST(test_progress_is_kept_with_its_index),
        TEST(test_an_index_of_another_version_or_half_made_goes),
        TEST(test_progress_that_makes_no_sense_is_none),
        cmocka_unit_test(test_a_killed_walk_goes_on_where_it_was),
    };

    if (argc == 2)
        return walk_until_killed(argv[1]);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
