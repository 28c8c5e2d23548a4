/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What shipping_address accepts and refuses.
 * For each constraint a value just inside and one just outside; every member absent, null, given.
 * GENERATED from spec/domains/order.yaml by templates/test_dto.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "order_codec.h"

static const struct dto_case cases[] = {
    {
        .what = "address2 absent",
        .json = "{\"receiverName\":\"Receiver name\","
                "\"receiverPhone\":\"Receiver phone\",\"zipCode\":\"Zip code\","
                "\"address1\":\"Address1\"}",
        .has_presence = true,
        .presence_at = offsetof(struct shipping_address, address2_presence),
        .presence = PRESENCE_ABSENT,
    },
    {
        .what = "address2 null",
        .json = "{\"receiverName\":\"Receiver name\","
                "\"receiverPhone\":\"Receiver phone\",\"zipCode\":\"Zip code\","
                "\"address1\":\"Address1\",\"address2\":null}",
        .has_presence = true,
        .presence_at = offsetof(struct shipping_address, address2_presence),
        .presence = PRESENCE_NULL,
    },
    {
        .what = "address2 given",
        .json = "{\"receiverName\":\"Receiver name\","
                "\"receiverPhone\":\"Receiver phone\",\"zipCode\":\"Zip code\","
                "\"address1\":\"Address1\",\"address2\":\"Address2\"}",
        .has_presence = true,
        .presence_at = offsetof(struct shipping_address, address2_presence),
        .presence = PRESENCE_VALUE,
    },
    {
        .what = "address2 of its longest length",
        .json = "{\"receiverName\":\"Receiver name\","
                "\"receiverPhone\":\"Receiver phone\",\"zipCode\":\"Zip code\","
                "\"address1\":\"Address1\",\"address2\":\"\001\"}",
        .fill = "가",
        .separator = "",
        .n_fill = 255,
        .has_presence = true,
        .presence_at = offsetof(struct shipping_address, address2_presence),
        .presence = PRESENCE_VALUE,
    },
    {
        .what = "address2 too long",
        .json = "{\"receiverName\":\"Receiver name\","
                "\"receiverPhone\":\"Receiver phone\",\"zipCode\":\"Zip code\","
                "\"address1\":\"Address1\",\"address2\":\"\001\"}",
        .fill = "가",
        .separator = "",
        .n_fill = 256,
        .err = ERR_INVALID_SHIPPING_ADDRESS,
        .pointer = "/address2",
    },
    {
        .what = "address2 as a number",
        .json = "{\"receiverName\":\"Receiver name\","
                "\"receiverPhone\":\"Receiver phone\",\"zipCode\":\"Zip code\","
                "\"address1\":\"Address1\",\"address2\":12}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/address2",
    },
    {
        .what = "address2 with U+0000",
        .json = "{\"receiverName\":\"Receiver name\","
                "\"receiverPhone\":\"Receiver phone\",\"zipCode\":\"Zip code\","
                "\"address1\":\"Address1\",\"address2\":\"a\\u0000b\"}",
        .err = ERR_INVALID_SHIPPING_ADDRESS,
        .pointer = "/address2",
    },
};

static void test_every_constraint_of_shipping_address(void **state)
{
    (void)state;
    dto_case_run(&shipping_address_codec, cases, sizeof cases / sizeof *cases);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_constraint_of_shipping_address),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
