/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What new_time_deal_purchase accepts and refuses.
 * For each constraint a value just inside and one just outside; every member absent, null, given.
 * GENERATED from spec/domains/timedeal.yaml by templates/test_dto.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "timedeal_codec.h"

static const struct dto_case cases[] = {
    {
        .what = "timeDealProductId absent",
        .json = "{\"quantity\":3,"
                "\"shippingAddress\":{\"receiverName\":\"Receiver name\","
                "\"receiverPhone\":\"Receiver phone\",\"zipCode\":\"Zip code\","
                "\"address1\":\"Address1\",\"address2\":\"Address2\"}}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/timeDealProductId",
    },
    {
        .what = "timeDealProductId null",
        .json = "{\"timeDealProductId\":null,\"quantity\":3,"
                "\"shippingAddress\":{\"receiverName\":\"Receiver name\","
                "\"receiverPhone\":\"Receiver phone\",\"zipCode\":\"Zip code\","
                "\"address1\":\"Address1\",\"address2\":\"Address2\"}}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/timeDealProductId",
    },
    {
        .what = "timeDealProductId given",
        .json = "{\"timeDealProductId\":42,\"quantity\":3,"
                "\"shippingAddress\":{\"receiverName\":\"Receiver name\","
                "\"receiverPhone\":\"Receiver phone\",\"zipCode\":\"Zip code\","
                "\"address1\":\"Address1\",\"address2\":\"Address2\"}}",
    },
    {
        .what = "timeDealProductId at its minimum",
        .json = "{\"timeDealProductId\":1,\"quantity\":3,"
                "\"shippingAddress\":{\"receiverName\":\"Receiver name\","
                "\"receiverPhone\":\"Receiver phone\",\"zipCode\":\"Zip code\","
                "\"address1\":\"Address1\",\"address2\":\"Address2\"}}",
    },
    {
        .what = "timeDealProductId below its minimum",
        .json = "{\"timeDealProductId\":0,\"quantity\":3,"
                "\"shippingAddress\":{\"receiverName\":\"Receiver name\","
                "\"receiverPhone\":\"Receiver phone\",\"zipCode\":\"Zip code\","
                "\"address1\":\"Address1\",\"address2\":\"Address2\"}}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/timeDealProductId",
    },
    {
        .what = "timeDealProductId as a text",
        .json = "{\"timeDealProductId\":\"12\",\"quantity\":3,"
                "\"shippingAddress\":{\"receiverName\":\"Receiver name\","
                "\"receiverPhone\":\"Receiver phone\",\"zipCode\":\"Zip code\","
                "\"address1\":\"Address1\",\"address2\":\"Address2\"}}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/timeDealProductId",
    },
    {
        .what = "quantity absent",
        .json = "{\"timeDealProductId\":42,"
                "\"shippingAddress\":{\"receiverName\":\"Receiver name\","
                "\"receiverPhone\":\"Receiver phone\",\"zipCode\":\"Zip code\","
                "\"address1\":\"Address1\",\"address2\":\"Address2\"}}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/quantity",
    },
    {
        .what = "quantity null",
        .json = "{\"timeDealProductId\":42,\"quantity\":null,"
                "\"shippingAddress\":{\"receiverName\":\"Receiver name\","
                "\"receiverPhone\":\"Receiver phone\",\"zipCode\":\"Zip code\","
                "\"address1\":\"Address1\",\"address2\":\"Address2\"}}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/quantity",
    },
    {
        .what = "quantity given",
        .json = "{\"timeDealProductId\":42,\"quantity\":3,"
                "\"shippingAddress\":{\"receiverName\":\"Receiver name\","
                "\"receiverPhone\":\"Receiver phone\",\"zipCode\":\"Zip code\","
                "\"address1\":\"Address1\",\"address2\":\"Address2\"}}",
    },
    {
        .what = "quantity at its minimum",
        .json = "{\"timeDealProductId\":42,\"quantity\":1,"
                "\"shippingAddress\":{\"receiverName\":\"Receiver name\","
                "\"receiverPhone\":\"Receiver phone\",\"zipCode\":\"Zip code\","
                "\"address1\":\"Address1\",\"address2\":\"Address2\"}}",
    },
    {
        .what = "quantity below its minimum",
        .json = "{\"timeDealProductId\":42,\"quantity\":0,"
                "\"shippingAddress\":{\"receiverName\":\"Receiver name\","
                "\"receiverPhone\":\"Receiver phone\",\"zipCode\":\"Zip code\","
                "\"address1\":\"Address1\",\"address2\":\"Address2\"}}",
        .err = ERR_TIMEDEAL_PURCHASE_LIMIT_EXCEEDED,
        .pointer = "/quantity",
    },
    {
        .what = "quantity at its maximum",
        .json = "{\"timeDealProductId\":42,\"quantity\":1000000000,"
                "\"shippingAddress\":{\"receiverName\":\"Receiver name\","
                "\"receiverPhone\":\"Receiver phone\",\"zipCode\":\"Zip code\","
                "\"address1\":\"Address1\",\"address2\":\"Address2\"}}",
    },
    {
        .what = "quantity above its maximum",
        .json = "{\"timeDealProductId\":42,\"quantity\":1000000001,"
                "\"shippingAddress\":{\"receiverName\":\"Receiver name\","
                "\"receiverPhone\":\"Receiver phone\",\"zipCode\":\"Zip code\","
                "\"address1\":\"Address1\",\"address2\":\"Address2\"}}",
        .err = ERR_TIMEDEAL_PURCHASE_LIMIT_EXCEEDED,
        .pointer = "/quantity",
    },
    {
        .what = "quantity as a text",
        .json = "{\"timeDealProductId\":42,\"quantity\":\"12\","
                "\"shippingAddress\":{\"receiverName\":\"Receiver name\","
                "\"receiverPhone\":\"Receiver phone\",\"zipCode\":\"Zip code\","
                "\"address1\":\"Address1\",\"address2\":\"Address2\"}}",
        .err = ERR_VALIDATION_FAILED,
        .pointer = "/quantity",
    },
    {
        .what = "shippingAddress absent",
        .json = "{\"timeDealProductId\":42,\"quantity\":3}",
        .err = ERR_INVALID_SHIPPING_ADDRESS,
        .pointer = "/shippingAddress",
    },
    {
        .what = "shippingAddress null",
        .json = "{\"timeDealProductId\":42,\"quantity\":3,\"shippingAddress\":null}",
        .err = ERR_INVALID_SHIPPING_ADDRESS,
        .pointer = "/shippingAddress",
    },
    {
        .what = "shippingAddress given",
        .json = "{\"timeDealProductId\":42,\"quantity\":3,"
                "\"shippingAddress\":{\"receiverName\":\"Receiver name\","
                "\"receiverPhone\":\"Receiver phone\",\"zipCode\":\"Zip code\","
                "\"address1\":\"Address1\",\"address2\":\"Address2\"}}",
    },
    {
        .what = "shippingAddress as a text",
        .json = "{\"timeDealProductId\":42,\"quantity\":3,"
                "\"shippingAddress\":\"text\"}",
        .err = ERR_INVALID_SHIPPING_ADDRESS,
        .pointer = "/shippingAddress",
    },
};

static void test_every_constraint_of_new_time_deal_purchase(void **state)
{
    (void)state;
    dto_case_run(&new_time_deal_purchase_codec, cases, sizeof cases / sizeof *cases);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_constraint_of_new_time_deal_purchase),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
