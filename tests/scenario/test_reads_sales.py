# SPDX-License-Identifier: Apache-2.0
"""What is read of coupons and time deals: who sees what, what is on offer now, and every member of every view.

The rows are written by SQL, so that each is in exactly the state that a test needs."""
import unittest
import uuid

from harness import token
from test_reads import ReadCase

COUPON = ["id", "code", "name", "description", "discountType", "discountValue", "minimumOrderAmount", "maximumDiscountAmount",
          "totalQuantity", "issuedQuantity", "remainingQuantity", "status", "startsAt", "expiresAt", "createdAt"]
USER_COUPON = ["id", "couponId", "couponCode", "couponName", "discountType", "discountValue", "minimumOrderAmount",
               "maximumDiscountAmount", "status", "issuedAt", "usedAt", "expiresAt", "orderNumber"]
DEAL = ["id", "name", "description", "status", "startsAt", "endsAt", "requiresQueue", "products"]
DEAL_PRODUCT = ["id", "productId", "productName", "originalPrice", "dealPrice", "dealQuantity", "soldQuantity",
                "remainingQuantity", "maxPerUser"]
PURCHASE = ["id", "timeDealProductId", "productId", "productName", "quantity", "purchasePrice", "totalPrice", "orderNumber",
            "purchasedAt"]
LONG_AGO, JUST_NOW, LATER = "2020-01-01 00:00:00", "2020-01-02 00:00:00", "2999-01-01 00:00:00"
NO_IDS = ["0", "-1", "+1", "01", "x", "1.0", "9223372036854775808"]


class SalesCase(ReadCase):
    def coupon(self, **columns):
        return self.insert("coupons", **{"code": f"C-{uuid.uuid4().hex[:12]}", "name": "a coupon", "discount_type": "FIXED",
                                         "discount_value": "1000.00", "total_quantity": 10, "starts_at": LONG_AGO,
                                         "expires_at": LATER, **columns})

    def user_coupon(self, coupon, user=None, **columns):
        return self.insert("user_coupons", **{"user_id": user or self.name, "coupon_id": coupon, "expires_at": LATER, **columns})

    def deal(self, *products, **columns):
        """The ids of a deal and of what it has of the products: (product, deal quantity, sold)."""
        deal = self.insert("time_deals", **{"name": self.unique("deal"), "status": "ACTIVE", "starts_at": LONG_AGO,
                                            "ends_at": LATER, **columns})
        return deal, [self.insert("time_deal_products", time_deal_id=deal, product_id=product, deal_price="9.90",
                                  deal_quantity=quantity, sold_quantity=sold, max_per_user=2)
                      for product, quantity, sold in products]

    def purchase(self, product, user=None, **columns):
        order = self.order(user)
        purchase = self.insert("time_deal_purchases", **{"user_id": user or self.name, "time_deal_product_id": product,
                                                         "quantity": 1, "purchase_price": "9.90", "order_id": order[0], **columns})
        return purchase, order[1]

    def ids(self, path, user=None):
        return [item["id"] for item in self.pages(path, user, limit=3)]

    def assertNotThere(self, path, code):
        self.assertAnswer(self.shop.get(f"{path}/999999999"), 404, code)
        for text in NO_IDS:
            with self.subTest(id=text):
                self.assertAnswer(self.shop.get(f"{path}/{text}"), 400, "C001")


class Coupons(SalesCase):
    def test_every_member_of_a_coupon(self):
        coupon = self.coupon(name="쿠폰", description="for all", discount_type="PERCENTAGE", discount_value="12.50",
                             minimum_order_amount="100.00", maximum_discount_amount="50.00", total_quantity=7, issued_quantity=3,
                             starts_at="2026-01-02 03:04:05.678901")
        view = self.assertAnswer(self.shop.get(f"/coupons/{coupon}"), 200)
        self.assertCountEqual(list(view), COUPON)
        self.assertRegex(view["code"], "^C-[0-9a-f]{12}$")
        self.assertEqual({key: view[key] for key in COUPON if key not in ("code", "createdAt")},
                         {"id": coupon, "name": "쿠폰", "description": "for all", "discountType": "PERCENTAGE",
                          "discountValue": "12.50", "minimumOrderAmount": "100.00", "maximumDiscountAmount": "50.00",
                          "totalQuantity": 7, "issuedQuantity": 3, "remainingQuantity": 4, "status": "ACTIVE",
                          "startsAt": "2026-01-02T03:04:05.678901Z", "expiresAt": "2999-01-01T00:00:00.000000Z"})
        self.assertIn(view, self.pages("/coupons", None))
        plain = self.assertAnswer(self.shop.get(f"/coupons/{self.coupon()}"), 200)
        self.assertEqual([plain[key] for key in ("description", "minimumOrderAmount", "maximumDiscountAmount")], [None] * 3)

    def test_a_coupon_that_is_not_there(self):
        self.assertNotThere("/coupons", "S601")

    def test_what_can_be_had_now_newest_first(self):
        others = {self.coupon(**columns) for columns in (
            {"status": "INACTIVE"}, {"status": "EXPIRED"}, {"status": "EXHAUSTED", "issued_quantity": 10},
            {"starts_at": "2998-01-01 00:00:00"}, {"expires_at": JUST_NOW})}
        known = [self.coupon() for _ in range(4)]
        found = self.ids("/coupons")
        self.assertEqual([coupon for coupon in found if coupon in known], known[::-1])
        self.assertFalse(others & set(found))
        self.assertBadPages("/coupons", self.user)
        self.assertAnswer(self.shop.get("/coupons", self.user), 200)

    def test_a_coupon_has_expired_when_its_time_is_over(self):
        late, gone = self.coupon(expires_at=JUST_NOW), self.coupon(expires_at=JUST_NOW, status="INACTIVE")
        self.assertEqual(self.assertAnswer(self.shop.get(f"/coupons/{late}"), 200)["status"], "EXPIRED")
        self.assertEqual(self.assertAnswer(self.shop.get(f"/coupons/{gone}"), 200)["status"], "INACTIVE")

    def test_only_an_admin_sees_all_coupons(self):
        coupons = {self.coupon(), self.coupon(status="INACTIVE"), self.coupon(expires_at=JUST_NOW)}
        self.assertNobody("/admin/coupons")
        self.assertAnswer(self.shop.get("/admin/coupons", self.user), 403, "C004")
        self.assertAnswer(self.shop.get("/admin/coupons", self.seller), 403, "C004")
        found = self.ids("/admin/coupons", self.admin)
        self.assertLessEqual(coupons, set(found))
        self.assertEqual(found, sorted(found, reverse=True))


class UserCoupons(SalesCase):
    def test_every_member_of_a_users_coupon(self):
        coupon, order = self.coupon(name="ten off", discount_value="10.00", minimum_order_amount="0.00"), self.order()
        used = self.user_coupon(coupon, status="USED", order_id=order[0], used_at="2026-01-02 03:04:05.678901")
        view, = self.assertAnswer(self.shop.get("/coupons/my", self.user), 200)["items"]
        self.assertCountEqual(list(view), USER_COUPON)
        self.assertEqual({key: view[key] for key in USER_COUPON if key not in ("couponCode", "issuedAt")},
                         {"id": used, "couponId": coupon, "couponName": "ten off", "discountType": "FIXED",
                          "discountValue": "10.00", "minimumOrderAmount": "0.00", "maximumDiscountAmount": None, "status": "USED",
                          "usedAt": "2026-01-02T03:04:05.678901Z", "expiresAt": "2999-01-01T00:00:00.000000Z",
                          "orderNumber": order[1]})
        self.user_coupon(self.coupon())
        new = self.assertAnswer(self.shop.get("/coupons/my", self.user), 200)["items"][0]
        self.assertEqual((new["status"], new["usedAt"], new["orderNumber"]), ("AVAILABLE", None, None))

    def test_they_are_the_callers_own_newest_first(self):
        mine = [self.user_coupon(self.coupon()) for _ in range(5)]
        self.assertNobody("/coupons/my")
        self.assertEqual(self.ids("/coupons/my", self.user), mine[::-1])
        self.assertEqual(self.ids("/coupons/my", self.other), [])
        self.assertEqual(self.ids("/coupons/my", token(self.unique("admin"), "ADMIN")), [])
        self.assertEqual(self.ids("/coupons/my", token(self.name, "ADMIN")), mine[::-1])
        self.assertBadPages("/coupons/my", self.user)

    def test_the_filter_goes_by_what_is_shown(self):
        wanted = {"AVAILABLE": [self.user_coupon(self.coupon())],
                  "USED": [self.user_coupon(self.coupon(), status="USED", expires_at=JUST_NOW)],
                  "EXPIRED": [self.user_coupon(self.coupon(), expires_at=JUST_NOW),
                              self.user_coupon(self.coupon(), status="EXPIRED", expires_at=JUST_NOW)]}
        for status, ids in wanted.items():
            with self.subTest(status=status):
                found = self.pages(f"/coupons/my?status={status}", self.user, limit=1)
                self.assertEqual([(item["id"], item["status"]) for item in found], [(id, status) for id in ids[::-1]])


class Deals(SalesCase):
    def test_every_member_of_a_deal(self):
        first, second = self.new_product(price=20.5), self.new_product(price=30)
        deal, products = self.deal((second["id"], 5, 5), (first["id"], 10, 3), name="딜", description="short", requires_queue=1,
                                   starts_at="2026-01-02 03:04:05.678901")
        view = self.assertAnswer(self.shop.get(f"/time-deals/{deal}"), 200)
        self.assertCountEqual(list(view), DEAL)
        self.assertCountEqual(list(view["products"][0]), DEAL_PRODUCT)
        self.assertEqual(view, {
            "id": deal, "name": "딜", "description": "short", "status": "ACTIVE", "requiresQueue": True,
            "startsAt": "2026-01-02T03:04:05.678901Z", "endsAt": "2999-01-01T00:00:00.000000Z", "products": [
                {"id": products[0], "productId": second["id"], "productName": second["name"], "originalPrice": "30.00",
                 "dealPrice": "9.90", "dealQuantity": 5, "soldQuantity": 5, "remainingQuantity": 0, "maxPerUser": 2},
                {"id": products[1], "productId": first["id"], "productName": first["name"], "originalPrice": "20.50",
                 "dealPrice": "9.90", "dealQuantity": 10, "soldQuantity": 3, "remainingQuantity": 7, "maxPerUser": 2}]})
        self.assertIn(view, self.pages("/time-deals", None))
        plain = self.assertAnswer(self.shop.get(f"/time-deals/{self.deal()[0]}"), 200)
        self.assertEqual((plain["description"], plain["requiresQueue"], plain["products"]), (None, False, []))

    def test_a_deal_that_is_not_there(self):
        self.assertNotThere("/time-deals", "S701")

    def test_the_deals_that_run_now_newest_first(self):
        others = {self.deal(**columns)[0] for columns in (
            {"status": "SCHEDULED", "starts_at": "2998-01-01 00:00:00"}, {"status": "CANCELLED"}, {"status": "ENDED"},
            {"ends_at": JUST_NOW})}
        known = [self.deal()[0] for _ in range(4)]
        found = self.ids("/time-deals")
        self.assertEqual([deal for deal in found if deal in known], known[::-1])
        self.assertFalse(others & set(found))
        self.assertBadPages("/time-deals", self.user)

    def test_only_an_admin_sees_all_deals(self):
        deals = {self.deal()[0], self.deal(status="CANCELLED")[0]}
        self.assertNobody("/admin/time-deals")
        self.assertAnswer(self.shop.get("/admin/time-deals", self.user), 403, "C004")
        self.assertAnswer(self.shop.get("/admin/time-deals", self.seller), 403, "C004")
        self.assertLessEqual(deals, set(self.ids("/admin/time-deals", self.admin)))


class Purchases(SalesCase):
    def test_every_member_of_a_purchase(self):
        product = self.new_product()
        deal, (offer,) = self.deal((product["id"], 10, 3))
        purchase, order = self.purchase(offer, quantity=3, purchase_price="9.95", purchased_at="2026-01-02 03:04:05.678901")
        view, = self.assertAnswer(self.shop.get("/time-deals/my/purchases", self.user), 200)["items"]
        self.assertCountEqual(list(view), PURCHASE)
        self.assertEqual(view, {"id": purchase, "timeDealProductId": offer, "productId": product["id"],
                                "productName": product["name"], "quantity": 3, "purchasePrice": "9.95", "totalPrice": "29.85",
                                "orderNumber": order, "purchasedAt": "2026-01-02T03:04:05.678901Z"})

    def test_they_are_the_callers_own_newest_first(self):
        deal, (offer,) = self.deal((self.new_product()["id"], 10, 4))
        mine = [self.purchase(offer)[0] for _ in range(4)]
        self.assertNobody("/time-deals/my/purchases")
        self.assertEqual(self.ids("/time-deals/my/purchases", self.user), mine[::-1])
        self.assertEqual(self.ids("/time-deals/my/purchases", self.other), [])
        self.assertEqual(self.ids("/time-deals/my/purchases", token(self.unique("admin"), "ADMIN")), [])
        self.assertBadPages("/time-deals/my/purchases", self.user)


if __name__ == "__main__":
    unittest.main()
