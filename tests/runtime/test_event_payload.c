/* SPDX-License-Identifier: Apache-2.0 */
/* Payloads of messages: what a newer writer adds is passed over, what is missing or wrong is told.
 */
#include "event_payload.h"

#include "arena.h"
#include "call.h"
#include "consumer.h"
#include "service.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

static const struct service service = {.max_json_depth = 8};

struct line {
    int64_t quantity;
    const char *note;
};

/* As a generated decoder reads {"lines": [{"quantity": 1, "note": null}]}. */
static bool decode(struct jread *in, struct line *ret)
{
    static const struct jread_rule rule = {.min = 1, .max = 9, .err = ERR_NOT_FOUND};
    enum presence presence;
    size_t n;
    struct jread *lines = jread_list(in, "lines", NULL, true, NULL, &n);

    for (size_t i = 0; i < n; i++) {
        struct jread *line = jread_item(lines, i);

        jread_i64(line, "quantity", &rule, &ret->quantity);
        jread_opt_str(line, "note", NULL, &presence, &ret->note);
        jread_done(line);
    }
    return jread_done(in);
}

static enum err handle(struct call *call, const char *payload, struct line *ret)
{
    const struct event_message message = {.payload = payload, .payload_len = strlen(payload)};
    struct jread *in;
    enum err err = event_payload_read(call, &message, &in);

    if (err)
        return err;
    return decode(in, ret) ? ERR_OK : event_payload_refuse(call, in);
}

static struct call call;

static int set_up(void **state)
{
    (void)state;
    call = (struct call){.arena = arena_new(), .service = &service};
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    arena_free(call.arena);
    return 0;
}

static void test_members_that_nobody_knows_are_passed_over_at_every_depth(void **state)
{
    struct line line = {0};

    (void)state;
    assert_int_equal(
        handle(&call,
               "{\"new\":{\"a\":[1,{}]},\"lines\":[{\"later\":[],\"quantity\":3,\"note\":\"n\"}]}",
               &line),
        ERR_OK);
    assert_int_equal(line.quantity, 3);
    assert_string_equal(line.note, "n");
    line = (struct line){0};
    assert_int_equal(handle(&call, "{\"lines\":[{\"quantity\":4}]}", &line), ERR_OK);
    assert_null(line.note);
}

static void test_what_is_missing_or_wrong_is_told_with_its_place_and_one_code(void **state)
{
    static const struct {
        const char *payload, *detail;
    } cases[] = {
        {"{}", "payload/lines: is required"},
        {"{\"lines\":null}", "payload/lines: must not be null"},
        {"{\"lines\":[{}]}", "payload/lines/0/quantity: is required"},
        {"{\"lines\":[{\"quantity\":10}]}", "payload/lines/0/quantity: must be 1 to 9"},
        {"{\"lines\":[7]}", "payload/lines/0: must be an object"},
    };
    struct line line;

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        assert_int_equal(handle(&call, cases[i].payload, &line), ERR_VALIDATION_FAILED);
        assert_string_equal(call.detail, cases[i].detail);
    }
}

static void test_what_is_no_json_object_is_told_too(void **state)
{
    static const char *const payloads[] = {"",
                                           "nonsense",
                                           "[]",
                                           "7",
                                           "{\"lines\":",
                                           "{\"a\":\"\xff\"}",
                                           "{\"a\":[[[[[[[[[[]]]]]]]]]]}"};
    struct line line;

    (void)state;
    for (size_t i = 0; i < sizeof(payloads) / sizeof(payloads[0]); i++) {
        call.detail = NULL;
        assert_int_not_equal(handle(&call, payloads[i], &line), ERR_OK);
        assert_non_null(call.detail);
        assert_int_equal(strncmp(call.detail, "payload", 7), 0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(
            test_members_that_nobody_knows_are_passed_over_at_every_depth, set_up, tear_down),
        cmocka_unit_test_setup_teardown(
            test_what_is_missing_or_wrong_is_told_with_its_place_and_one_code, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_what_is_no_json_object_is_told_too, set_up, tear_down),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
