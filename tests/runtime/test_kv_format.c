/* SPDX-License-Identifier: Apache-2.0 */
/* Commands as they are sent. */
#include "kv_format.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static const char *const words[] = {"SUBSCRIBE", "relay:wake", ""};
static const char sent[] = "*3\r\n$9\r\nSUBSCRIBE\r\n$10\r\nrelay:wake\r\n$0\r\n\r\n";

/* The vendor reads the channels of a SUBSCRIBE until the end of the string: what a stack holds
 * beyond it would be taken for more of them, or abort the process. */
static void a_command_ends_where_its_text_does(void **state)
{
    char text[256];
    size_t len;

    (void)state;
    assert_in_range(kv_format_room(3, words, NULL), sizeof(sent), sizeof(text));
    memset(text, '$', sizeof(text));
    len = kv_format(text, 3, words, NULL);
    assert_int_equal(len, sizeof(sent) - 1);
    assert_memory_equal(text, sent, sizeof(sent));
    assert_int_equal(text[sizeof(sent)], '$');
}

static void arguments_may_hold_any_byte(void **state)
{
    const char *argv[] = {"GET", "a\0\r\n"};
    const size_t lens[] = {3, 4};
    char text[64];

    (void)state;
    assert_int_equal(kv_format(text, 2, argv, lens), 23);
    assert_memory_equal(text, "*2\r\n$3\r\nGET\r\n$4\r\na\0\r\n\r\n", 24);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_command_ends_where_its_text_does),
        cmocka_unit_test(arguments_may_hold_any_byte),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
