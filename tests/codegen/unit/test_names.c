/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Identifiers of the output.
 */
#include "names.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void test_json_names_are_in_camel_case(void **state)
{
    (void)state;
    assert_string_equal(names_camel("wishlist_id"), "wishlistId");
    assert_string_equal(names_camel("id"), "id");
    assert_string_equal(names_camel("address2"), "address2");
    assert_string_equal(names_camel("a_b_c"), "aBC");
    assert_string_equal(names_camel("image_url"), "imageUrl");
}

static void test_other_names_become_snake_case(void **state)
{
    (void)state;
    assert_string_equal(names_snake("wishlistId"), "wishlist_id");
    assert_string_equal(names_snake("wishlist.shared"), "wishlist_shared");
    assert_string_equal(names_snake("inventory-update"), "inventory_update");
    assert_string_equal(names_snake("id"), "id");
}

static void test_enumerators_say_their_enum(void **state)
{
    (void)state;
    assert_string_equal(names_enumerator("wishlist_status", "PRIVATE"), "WISHLIST_STATUS_PRIVATE");
    assert_string_equal(names_enumerator("discount_type", "FIXED"), "DISCOUNT_TYPE_FIXED");
}

static void test_plurals(void **state)
{
    (void)state;
    assert_string_equal(names_plural("wishlist"), "wishlists");
    assert_string_equal(names_plural("category"), "categories");
    assert_string_equal(names_plural("day"), "days");
    assert_string_equal(names_plural("box"), "boxes");
    assert_string_equal(names_plural("address"), "addresses");
    assert_string_equal(names_plural("branch"), "branches");
}

static void test_a_name_becomes_the_start_of_a_sentence(void **state)
{
    (void)state;
    assert_string_equal(names_sentence("list_wishlists"), "List wishlists");
}

static void test_names_of_keys_say_their_table_unless_given(void **state)
{
    struct entity entity = {.name = "wishlist", .table = "wishlists"};
    struct unique key = {.name = "title_of_user"}, named = {.name = "x", .sql_name.text = "my_key"};
    struct index index = {.name = "by_status"};
    struct column column = {.name = "product_id"};

    (void)state;
    assert_string_equal(names_unique(&entity, &key), "uk_wishlists_title_of_user");
    assert_string_equal(names_unique(&entity, &named), "my_key");
    assert_string_equal(names_index(&entity, &index), "idx_wishlists_by_status");
    assert_string_equal(names_check(&entity, "in_order"), "ck_wishlists_in_order");
    assert_string_equal(names_foreign_key(&entity, &column), "fk_wishlists_product_id");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_json_names_are_in_camel_case),
        cmocka_unit_test(test_other_names_become_snake_case),
        cmocka_unit_test(test_enumerators_say_their_enum),
        cmocka_unit_test(test_plurals),
        cmocka_unit_test(test_a_name_becomes_the_start_of_a_sentence),
        cmocka_unit_test(test_names_of_keys_say_their_table_unless_given),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
