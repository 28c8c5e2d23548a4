/* SPDX-License-Identifier: Apache-2.0 */
/* The embedded engine's index after the death of a process that was writing it. */
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

#define N_PRODUCTS 300
#define ROUNDS 12

static const char *const words[] = {"무선", "이어폰", "desk", "lamp", "갤럭시", "notebook", "의자"};

/* The same name for the same id and revision, whoever asks. */
static void name_of(int64_t id, int64_t revision, char ret[64])
{
    snprintf(ret, 64, "%s %s r%lld", words[(id + revision) % 7], words[(id * revision) % 7],
             (long long)revision);
}

static enum err put_all(struct engine_fixture *c, int64_t revision, int64_t first, int64_t n)
{
    static char names[N_PRODUCTS][64];
    static struct search_document documents[N_PRODUCTS];
    int64_t i;

    for (i = 0; i < n; i++) {
        name_of(first + i, revision, names[i]);
        documents[i] = (struct search_document){.id = first + i,
                                                .name = names[i],
                                                .description = names[i],
                                                .price = revision,
                                                .revision = revision};
    }
    return engine_fixture_put(c, NULL, documents, (size_t)n);
}

/* The process that is killed: writes, and says so with a byte after each batch. */
static int write_until_killed(const char *dir, int64_t first_revision)
{
    struct engine_fixture c = {0};
    int64_t revision;

    engine_fixture_open(&c, dir);
    for (revision = first_revision;; revision++) {
        if (put_all(&c, revision, 1, N_PRODUCTS) || write(STDOUT_FILENO, "w", 1) != 1)
            return 1;
        arena_reset(c.arena);
    }
}

static int64_t total(struct engine_fixture *c, const char *keyword)
{
    struct search_request request = {.keyword = keyword, .limit = 1, .wants_facets = true};
    struct search_found found;

    assert_int_equal(engine_fixture_search(c, &request, &found), ERR_OK);
    return found.total;
}

/* Whether every product is found by all that it is called now, and by nothing that it was called.
 */
static void assert_equals_catalogue(struct engine_fixture *c, int64_t revision)
{
    char name[64];
    int64_t i, expected[7] = {0};
    unsigned w;

    for (i = 1; i <= N_PRODUCTS; i++)
        for (w = 0; w < 7; w++)
            expected[w] += (i + revision) % 7 == w || (i * revision) % 7 == w;
    for (w = 0; w < 7; w++)
        assert_int_equal(total(c, words[w]), expected[w]);
    name_of(1, revision, name);
    assert_int_equal(total(c, strrchr(name, ' ') + 1), N_PRODUCTS);
    assert_int_equal(total(c, NULL), N_PRODUCTS);
}

/* Kills a writer within its second batch or one of the next: anywhere, which is why the time is not
 * waited for but drawn. */
static void kill_a_writer(const char *dir, int64_t first_revision, unsigned after_us)
{
    char revision[32], byte;
    int status, said[2];
    pid_t pid;

    snprintf(revision, sizeof(revision), "%lld", (long long)first_revision);
    assert_int_equal(pipe(said), 0);
    pid = fork();
    if (!pid) {
        dup2(said[1], STDOUT_FILENO);
        execl("/proc/self/exe", "write", dir, revision, (char *)NULL);
        _exit(1);
    }
    close(said[1]);
    assert_int_equal(read(said[0], &byte, 1), 1);
    usleep(after_us);
    kill(pid, SIGKILL);
    waitpid(pid, &status, 0);
    close(said[0]);
    assert_true(WIFSIGNALED(status));
}

/* A folder with an index that nobody has open. */
static void make_folder(char dir[64])
{
    struct engine_fixture c = {0};

    snprintf(dir, 64, "/tmp/shop-groonga-XXXXXX");
    assert_non_null(mkdtemp(dir));
    engine_fixture_open(&c, dir);
    assert_int_equal(engine_fixture_create(&c, "one"), ERR_OK);
    assert_int_equal(engine_fixture_serve(&c, "one"), ERR_OK);
    engine_fixture_close(&c);
}

static void test_a_killed_writer_leaves_an_index_that_is_whole_or_none(void **state)
{
    unsigned round, n_lost = 0;
    char dir[64];
    struct engine_fixture c = {0};

    (void)state;
    make_folder(dir);
    for (round = 0; round < ROUNDS; round++) {
        int64_t revision = 100000 * (round + 1);
        const char *served;

        kill_a_writer(dir, revision, round * 1700);
        engine_fixture_open(&c, dir);
        assert_int_equal(engine_fixture_served(&c, &served), ERR_OK);
        if (!served) { /* died inside a table: it is begun anew */
            n_lost++;
            assert_int_equal(engine_fixture_create(&c, "one"), ERR_OK);
            assert_int_equal(engine_fixture_serve(&c, "one"), ERR_OK);
        }
        assert_int_equal(put_all(&c, revision + 99999, 1, N_PRODUCTS), ERR_OK);
        assert_equals_catalogue(&c, revision + 99999);
        engine_fixture_close(&c);
    }
    engine_fixture_remove_folder(&c);
    print_message("lost in %u of %u\n", n_lost, ROUNDS);
}

static void test_two_processes_do_not_write_one_folder(void **state)
{
    struct engine_fixture *c = *state;
    int status;
    pid_t pid;

    engine_fixture_add(c, 1, "lamp", NULL);
    pid = fork();
    if (!pid) {
        execl("/proc/self/exe", "again", c->dir, (char *)NULL);
        _exit(1);
    }
    waitpid(pid, &status, 0);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), 42);
}

/* The other process of the test above: in its folder nothing is served. */
static int again(const char *dir)
{
    struct engine_fixture c = {0};
    const char *served;
    enum err err;

    engine_fixture_open(&c, dir);
    err = engine_fixture_served(&c, &served);
    engine_fixture_close(&c);
    return err == ERR_OK && !served ? 42 : 1;
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_killed_writer_leaves_an_index_that_is_whole_or_none),
        cmocka_unit_test_setup_teardown(test_two_processes_do_not_write_one_folder,
                                        engine_fixture_setup, engine_fixture_teardown),
    };

    if (argc == 2)
        return again(argv[1]);
    if (argc == 3)
        return write_until_killed(argv[1], strtoll(argv[2], NULL, 10));
    return cmocka_run_group_tests(tests, NULL, NULL);
}
