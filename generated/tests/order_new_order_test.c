/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What new_order accepts and refuses.
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
        .what = "cartId absent",
        .json = "{\"shippingAddress\":{\"receiverName\":\"Receiver name\","
                "\"receiverPhone\":\"Receiver phone\",\"zipCode\":\"Zip code\","
                "\"address1\":\"Address1\",\"address2\":\"Address2\"}}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/cartId",
    },
    {
        .what = "cartId null",
        .json = "{\"cartId\":null,"
                "\"shippingAddress\":{\"receiverName\":\"Receiver name\","
                "\"receiverPhone\":\"Receiver phone\",\"zipCode\":\"Zip code\","
                "\"address1\":\"Address1\",\"address2\":\"Address2\"}}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/cartId",
    },
    {
        .what = "cartId given",
        .json = "{\"cartId\":42,"
                "\"shippingAddress\":{\"receiverName\":\"Receiver name\","
                "\"receiverPhone\":\"Receiver phone\",\"zipCode\":\"Zip code\","
                "\"address1\":\"Address1\",\"address2\":\"Address2\"}}",
    },
    {
        .what = "cartId at its minimum",
        .json = "{\"cartId\":1,"
                "\"shippingAddress\":{\"receiverName\":\"Receiver name\","
                "\"receiverPhone\":\"Receiver phone\",\"zipCode\":\"Zip code\","
                "\"address1\":\"Address1\",\"address2\":\"Address2\"}}",
    },
    {
        .what = "cartId below its minimum",
        .json = "{\"cartId\":0,"
                "\"shippingAddress\":{\"receiverName\":\"Receiver name\","
                "\"receiverPhone\":\"Receiver phone\",\"zipCode\":\"Zip code\","
                "\"address1\":\"Address1\",\"address2\":\"Address2\"}}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/cartId",
    },
    {
        .what = "cartId as a text",
        .json = "{\"cartId\":\"12\","
                "\"shippingAddress\":{\"receiverName\":\"Receiver name\","
                "\"receiverPhone\":\"Receiver phone\",\"zipCode\":\"Zip code\","
                "\"address1\":\"Address1\",\"address2\":\"Address2\"}}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/cartId",
    },
    {
        .what = "shippingAddress absent",
        .json = "{\"cartId\":42}",
        .err = ERR_INVALID_SHIPPING_ADDRESS,
        .pointer = "/shippingAddress",
    },
    {
        .what = "shippingAddress null",
        .json = "{\"cartId\":42,\"shippingAddress\":null}",
        .err = ERR_INVALID_SHIPPING_ADDRESS,
        .pointer = "/shippingAddress",
    },
    {
        .what = "shippingAddress given",
        .json = "{\"cartId\":42,"
                "\"shippingAddress\":{\"receiverName\":\"Receiver name\","
                "\"receiverPhone\":\"Receiver phone\",\"zipCode\":\"Zip code\","
                "\"address1\":\"Address1\",\"address2\":\"Address2\"}}",
    },
    {
        .what = "shippingAddress as a text",
        .json = "{\"cartId\":42,\"shippingAddress\":\"text\"}",
        .err = ERR_INVALID_SHIPPING_ADDRESS,
        .pointer = "/shippingAddress",
    },
    {
        .what = "userCouponId absent",
        .json = "{\"cartId\":42,"
                "\"shippingAddress\":{\"receiverName\":\"Receiver name\","
                "\"receiverPhone\":\"Receiver phone\",\"zipCode\":\"Zip code\","
                "\"address1\":\"Address1\",\"address2\":\"Address2\"}}",
        .has_presence = true,
        .presence_at = offsetof(struct new_order, user_coupon_id_presence),
        .presence = PRESENCE_ABSENT,
    },
    {
        .what = "userCouponId null",
        .json = "{\"cartId\":42,"
                "\"shippingAddress\":{\"receiverName\":\"Receiver name\","
                "\"receiverPhone\":\"Receiver phone\",\"zipCode\":\"Zip code\","
                "\"address1\":\"Address1\",\"address2\":\"Address2\"},"
                "\"userCouponId\":null}",
        .has_presence = true,
        .presence_at = offsetof(struct new_order, user_coupon_id_presence),
        .presence = PRESENCE_NULL,
    },
    {
        .what = "userCouponId given",
        .json = "{\"cartId\":42,"
                "\"shippingAddress\":{\"receiverName\":\"Receiver name\","
                "\"receiverPhone\":\"Receiver phone\",\"zipCode\":\"Zip code\","
                "\"address1\":\"Address1\",\"address2\":\"Address2\"},"
                "\"userCouponId\":42}",
        .has_presence = true,
        .presence_at = offsetof(struct new_order, user_coupon_id_presence),
        .presence = PRESENCE_VALUE,
    },
    {
        .what = "userCouponId at its minimum",
        .json = "{\"cartId\":42,"
                "\"shippingAddress\":{\"receiverName\":\"Receiver name\","
                "\"receiverPhone\":\"Receiver phone\",\"zipCode\":\"Zip code\","
                "\"address1\":\"Address1\",\"address2\":\"Address2\"},"
                "\"userCouponId\":1}",
        .has_presence = true,
        .presence_at = offsetof(struct new_order, user_coupon_id_presence),
        .presence = PRESENCE_VALUE,
    },
    {
        .what = "userCouponId below its minimum",
        .json = "{\"cartId\":42,"
                "\"shippingAddress\":{\"receiverName\":\"Receiver name\","
                "\"receiverPhone\":\"Receiver phone\",\"zipCode\":\"Zip code\","
                "\"address1\":\"Address1\",\"address2\":\"Address2\"},"
                "\"userCouponId\":0}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/userCouponId",
    },
    {
        .what = "userCouponId as a text",
        .json = "{\"cartId\":42,"
                "\"shippingAddress\":{\"receiverName\":\"Receiver name\","
                "\"receiverPhone\":\"Receiver phone\",\"zipCode\":\"Zip code\","
                "\"address1\":\"Address1\",\"address2\":\"Address2\"},"
                "\"userCouponId\":\"12\"}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/userCouponId",
    },
};

static void test_every_constraint_of_new_order(void **state)
{
    (void)state;
    dto_case_run(&new_order_codec, cases, sizeof cases / sizeof *cases);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_constraint_of_new_order),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
