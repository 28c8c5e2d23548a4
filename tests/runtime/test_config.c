/* SPDX-License-Identifier: Apache-2.0 */
/* Settings from the environment, and the one line that says what is wrong with them. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#define LENGTH(a) (sizeof(a) / sizeof((a)[0]))

static const struct setting_info settings[] = {
    {.env = "SHOP_HOST", .value = "0.0.0.0"},
    {.env = "SHOP_PORT", .value = "8080", .is_number = true, .max = 65535},
    {.env = "SHOP_DB_URL", .value = "never used", .is_secret = true},
    {.env = "SHOP_LEVEL", .is_number = true, .min = -5, .max = 5},
};
static const struct service service = {
    .name = "shopd", .settings = settings, .n_settings = LENGTH(settings)};

static struct config *load(const char *const *variables, const char **ret_error)
{
    return config_load(&service, (char **)variables, ret_error);
}

static void test_defaults_hold_where_the_environment_is_silent(void **state)
{
    const char *const none[] = {"HOME=/root", "SHOPPING=1", "SHOP", NULL}, *error = NULL;
    struct config *config = load(none, &error);

    (void)state;
    assert_string_equal(config_text(config, "SHOP_HOST"), "0.0.0.0");
    assert_int_equal(config_number(config, "SHOP_PORT"), 8080);
    assert_null(config_text(config, "SHOP_DB_URL"));
    assert_null(config_text(config, "SHOP_LEVEL"));
    assert_int_equal(config_number(config, "SHOP_LEVEL"), 0);
    assert_null(config_text(config, "SHOP_OTHER"));
    config_free(config);
    config_free(NULL);
}

static void test_the_environment_is_over_the_defaults(void **state)
{
    const char *const some[] = {"SHOP_PORT=0", "SHOP_DB_URL=mysql://a=b", "SHOP_LEVEL=-5",
                                "SHOP_HOST=", NULL};
    const char *error = NULL;
    struct config *config = load(some, &error);

    (void)state;
    assert_int_equal(config_number(config, "SHOP_PORT"), 0);
    assert_string_equal(config_text(config, "SHOP_DB_URL"), "mysql://a=b");
    assert_int_equal(config_number(config, "SHOP_LEVEL"), -5);
    assert_string_equal(config_text(config, "SHOP_HOST"), "0.0.0.0"); /* empty is none */
    config_free(config);
}

static void test_a_wrong_variable_is_named_in_one_line(void **state)
{
    static const struct {
        const char *variable, *error;
    } rows[] = {
        {"SHOP_PORT=abc", "SHOP_PORT must be an integer from 0 to 65535, not `abc`"},
        {"SHOP_PORT=65536", "SHOP_PORT must be an integer from 0 to 65535, not `65536`"},
        {"SHOP_PORT=-1", "SHOP_PORT must be an integer from 0 to 65535, not `-1`"},
        {"SHOP_PORT=80 ", "SHOP_PORT must be an integer from 0 to 65535, not `80 `"},
        {"SHOP_PROT=1", "SHOP_PROT is no setting of shopd; did you mean SHOP_PORT?"},
        {"SHOP_DBURL=x", "SHOP_DBURL is no setting of shopd; did you mean SHOP_DB_URL?"},
        {"SHOP_port=1", "SHOP_port is no setting of shopd"},
        {"SHOP_PAYMENT_PROVIDER=1", "SHOP_PAYMENT_PROVIDER is no setting of shopd"},
        {"SHOP_=1", "SHOP_ is no setting of shopd"},
    };

    (void)state;
    for (size_t i = 0; i < LENGTH(rows); i++) {
        const char *const variables[] = {"SHOP_HOST=x", rows[i].variable, NULL};
        const char *error = "";

        assert_null(load(variables, &error));
        assert_string_equal(error, rows[i].error);
    }
}

static void test_a_long_name_does_not_overrun(void **state)
{
    char variable[2000] = "SHOP_";
    const char *const variables[] = {variable, NULL}, *error = "";

    (void)state;
    memset(variable + 5, 'X', 1900);
    strcat(variable, "=1");
    assert_null(load(variables, &error));
    assert_true(strlen(error) < 200);
}

static void test_names_of_tests_and_tools_are_let_be(void **state)
{
    const char *const variables[] = {"SHOP_TEST_DB=1", "SHOP_DEV_X=1", "SHOP_FAULTS=a=exit",
                                     "SHOP_FAULT_TRACE=x", NULL};
    const char *error = "";
    struct config *config = load(variables, &error);

    (void)state;
    assert_non_null(config);
    config_free(config);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_defaults_hold_where_the_environment_is_silent),
        cmocka_unit_test(test_the_environment_is_over_the_defaults),
        cmocka_unit_test(test_a_wrong_variable_is_named_in_one_line),
        cmocka_unit_test(test_a_long_name_does_not_overrun),
        cmocka_unit_test(test_names_of_tests_and_tools_are_let_be),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
