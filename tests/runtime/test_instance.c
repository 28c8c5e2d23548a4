/* SPDX-License-Identifier: Apache-2.0 */
/* Who is alive, and who is gone: of real processes. */
#include "instance.h"

#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

static void test_an_id_is_short_visible_ascii_and_begins_with_the_host(void **state)
{
    const char *id = instance_id();

    (void)state;
    assert_in_range(strlen(id), 40, 64);
    for (const char *at = id; *at; at++)
        assert_in_range(*at, 0x21, 0x7e);
    assert_memory_equal(id, instance_host(), strlen(instance_host()));
    assert_null(strchr(id, '/')); /* locks put more behind a slash */
    assert_string_equal(instance_id(), id);
    assert_false(instance_is_gone(id));
}

/* A child that tells its id and then waits to be killed. */
static pid_t start_child(char *ret_id, size_t size)
{
    int fds[2];
    ssize_t n;
    pid_t pid;

    assert_int_equal(pipe(fds), 0);
    pid = fork();
    assert_true(pid >= 0);
    if (pid == 0) {
        const char *id = instance_id();

        if (write(fds[1], id, strlen(id) + 1) < 0)
            _exit(1);
        for (;;)
            pause();
    }
    n = read(fds[0], ret_id, size);
    assert_true(n > 40 && ret_id[n - 1] == '\0');
    close(fds[0]);
    close(fds[1]);
    return pid;
}

static void test_a_process_is_gone_once_it_is_killed(void **state)
{
    char id[80];
    pid_t pid = start_child(id, sizeof(id));
    siginfo_t info;

    (void)state;
    assert_string_not_equal(id, instance_id());
    assert_false(instance_is_gone(id));
    kill(pid, SIGSTOP);
    assert_int_equal(waitid(P_PID, (id_t)pid, &info, WSTOPPED | WNOWAIT), 0);
    assert_false(instance_is_gone(id)); /* it may go on */
    kill(pid, SIGKILL);
    assert_int_equal(waitid(P_PID, (id_t)pid, &info, WEXITED | WNOWAIT), 0);
    assert_true(instance_is_gone(id)); /* not yet buried */
    assert_int_equal(waitpid(pid, NULL, 0), pid);
    assert_true(instance_is_gone(id));
}

static void test_a_number_that_was_given_again_is_another_process(void **state)
{
    char id[80];

    (void)state;
    snprintf(id, sizeof(id), "%s.%x.%x", instance_host(), (unsigned)getpid(), 1U);
    assert_true(instance_is_gone(id));
}

static void test_nothing_is_known_of_other_machines_and_of_other_texts(void **state)
{
    const char *const tails[] = {"", ".", ".1", ".x.1", ".1.", ".1.1x", ".0.1", ".ffffffffff.1"};
    char id[80];

    (void)state;
    snprintf(id, sizeof(id), "%s", instance_id());
    id[0] = id[0] == 'x' ? 'y' : 'x';
    assert_false(instance_is_gone(id));
    assert_false(instance_is_gone(""));
    for (size_t i = 0; i < sizeof(tails) / sizeof(tails[0]); i++) {
        snprintf(id, sizeof(id), "%s%s", instance_host(), tails[i]);
        assert_false(instance_is_gone(id));
    }
    snprintf(id, sizeof(id), "%s0.1.1", instance_host());
    assert_false(instance_is_gone(id));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_an_id_is_short_visible_ascii_and_begins_with_the_host),
        cmocka_unit_test(test_a_process_is_gone_once_it_is_killed),
        cmocka_unit_test(test_a_number_that_was_given_again_is_another_process),
        cmocka_unit_test(test_nothing_is_known_of_other_machines_and_of_other_texts),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
