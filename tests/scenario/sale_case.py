# SPDX-License-Identifier: Apache-2.0
"""What scenarios of the contract of flash sales share: coupons and deals, made and bought."""
import uuid

from harness import Redis
from order_case import ADDRESS, OrderCase
from provider import Provider
from rush import moment


class SaleCase(OrderCase):
    @classmethod
    def setUpClass(cls):
        cls.provider, cls.redis = Provider(), Redis()
        cls.addClassCleanup(cls.redis.drop)
        cls.addClassCleanup(cls.provider.stop)
        cls.settings = {"SHOP_JOBS": "0", "SHOP_PG_URL": cls.provider.url, "SHOP_REDIS_URL": cls.redis.url, **cls.more_settings}
        super().setUpClass()

    more_settings = {}

    def coupon_body(self, **more):
        return {"code": uuid.uuid4().hex, "name": "autumn", "discountType": "FIXED", "discountValue": 1000, "totalQuantity": 10,
                "startsAt": moment(-60), "expiresAt": moment(3600), **more}

    def coupon(self, **more):
        return self.assertAnswer(self.shop.post("/coupons", self.coupon_body(**more), self.admin), 201)

    def issue(self, coupon, user=None):
        return self.shop.post(f"/coupons/{coupon['id']}/issue", None, user or self.user)

    def issued(self, **more):
        """A coupon of its own for the user; its id."""
        return self.assertAnswer(self.issue(self.coupon(**more)), 201)["id"]

    def deal_body(self, *lines, **more):
        return {"name": "noon", "startsAt": moment(-1), "endsAt": moment(3600), "products": list(lines), **more}

    def line(self, product, **more):
        return {"productId": product["id"], "dealPrice": 9900, "dealQuantity": 10, "maxPerUser": 2, **more}

    def deal(self, times=None, requires_queue=False, **more):
        """A deal and its one lot."""
        deal = self.assertAnswer(self.shop.post("/time-deals", self.deal_body(
            self.line(self.new_product(stock=20), **more), requiresQueue=requires_queue, **(times or {})), self.admin), 201)
        return deal, deal["products"][0]

    def buy(self, lot, quantity=1, user=None, key=None, place=None, **more):
        headers = {"Idempotency-Key": key or uuid.uuid4().hex, **({"X-Queue-Token": place} if place is not None else {})}
        return self.shop.post("/time-deals/purchase", {"timeDealProductId": lot["id"], "quantity": quantity, "shippingAddress": ADDRESS, **more},
                              user or self.user, headers=headers)

    def assertRefused(self, answer, *pointers, status=400, code="C001"):
        """All problems are listed, in the order of the schema; the first one's code is the answer's."""
        problem = self.assertAnswer(answer, status, code)
        self.assertEqual([error["pointer"] for error in problem["errors"]], list(pointers), problem)
        self.assertEqual(problem["errors"][0]["code"], code)
