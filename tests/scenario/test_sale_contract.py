# SPDX-License-Identifier: Apache-2.0
"""Flash sales as their clients read the contract: numbers, bounds, times, the order of refusals, and what comes back."""
import json
import unittest
import uuid

from harness import token, until
from line import moment as when
from order_case import ADDRESS
from rush import moment
from sale_case import SaleCase


class Arithmetic(SaleCase):
    def order_of(self, price, **coupon):
        product = self.new_product(stock=1, price=price)
        return self.post_order(self.fill_cart((product, 1)), userCouponId=self.issued(**coupon))

    def test_what_is_taken_off_is_rounded_half_up_and_capped(self):
        per = "PERCENTAGE"
        for price, kind, value, maximum, off, left in (
                (0.05, per, 10, None, "0.01", "0.04"), (0.04, per, 10, None, "0.00", "0.04"), (0.10, per, 15, None, "0.02", "0.08"),
                (1.00, per, 12.5, None, "0.13", "0.87"), (1.00, per, 33.33, None, "0.33", "0.67"), (9.99, per, 0.05, None, "0.00", "9.99"),
                (10.00, per, 0.05, None, "0.01", "9.99"), (12900, per, 100, None, "12900.00", "0.00"), (12900, per, 99.99, None, "12898.71", "1.29"),
                (9999999999.99, per, 99.99, None, "9998999999.99", "1000000.00"), (12900, per, 50, 6450, "6450.00", "6450.00"),
                (12900, per, 50, 6449.99, "6449.99", "6450.01"), (12900, "FIXED", 12900.01, None, "12900.00", "0.00"),
                (12900, "FIXED", 9999999999.99, None, "12900.00", "0.00"), (12900, "FIXED", 5000, 300.5, "300.50", "12599.50"),
                (100, "FIXED", 0.01, 0.01, "0.01", "99.99")):
            with self.subTest(price=price, kind=kind, value=value, maximum=maximum):
                order = self.assertAnswer(self.order_of(price, discountType=kind, discountValue=value, maximumDiscountAmount=maximum), 201)
                self.assertEqual((order["discountAmount"], order["finalAmount"]), (off, left))

    def test_the_smallest_order_of_a_coupon_is_what_all_lines_cost_together(self):
        for minimum, status in ((300.00, 201), (300.01, 400), (0, 201)):
            lines = [(self.new_product(stock=9, price=100), 2), (self.new_product(stock=9, price=50), 2)]
            mine, user = self.issued(minimumOrderAmount=minimum), token(self.name)
            answer = self.post_order(self.fill_cart(*lines), userCouponId=mine)
            self.assertAnswer(answer, status, "S611" if status == 400 else None)
            self.assertEqual([item["status"] for item in self.shop.get("/coupons/my", user).json["items"] if item["id"] == mine],
                             ["USED" if status == 201 else "AVAILABLE"])
            self.shop.delete("/cart", self.user)

    def test_an_order_that_costs_nothing_is_paid_without_the_provider(self):
        order = self.assertAnswer(self.order_of(100, discountValue=500), 201)
        paid = self.assertAnswer(self.pay(order["orderNumber"]), 200)
        self.assertEqual((paid["amount"], paid["status"]), ("0.00", "COMPLETED"))
        self.assertEqual(self.provider.charges(order["orderNumber"]), [])

    def test_money_and_counts_are_written_plainly(self):
        def post(name, text):
            body = json.dumps(self.coupon_body(**{name: "HERE"})).replace('"HERE"', text)
            return self.shop.request("POST", "/coupons", token=self.admin, raw=body.encode())

        for name, texts in {"discountValue": ("1.000", "1e3", "-1", "0", "0.00", "1.001", '"1"', "null", "10000000000.00", "true", "99999999999999999999"),
                            "totalQuantity": ("1.0", "1e1", "0", "-1", '"1"', "null", "9223372036854775808"),
                            "minimumOrderAmount": ("-0.01", "1.000", '"1"'), "maximumDiscountAmount": ("-0.01", "1.000", "1E2")}.items():
            for text in texts:
                with self.subTest(name=name, text=text):
                    self.assertRefused(post(name, text), f"/{name}")
        answer = post("discountValue", "0.10")
        self.assertAnswer(answer, 201)
        for text in (b'"discountValue":0.10', b'"minimumOrderAmount":null', b'"totalQuantity":10'):
            self.assertIn(text, answer.body)
        self.assertRegex(answer.json["createdAt"], r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$")

    def test_every_problem_of_a_coupon_is_listed(self):
        body = {"description": "x" * 501, "discountType": "PERCENTAGE", "discountValue": 0, "totalQuantity": 0, "name": "", "surprise": 1}
        problem = self.assertAnswer(self.shop.post("/coupons", body, self.admin), 400, "C001")
        self.assertEqual({error["pointer"] for error in problem["errors"]},
                         {"/code", "/name", "/description", "/discountValue", "/totalQuantity", "/startsAt", "/expiresAt", "/surprise"})
        for text in ("", "[]", "{", '{"code":"a","code":"b"}'):
            self.assertAnswer(self.shop.request("POST", "/coupons", token=self.admin, raw=text.encode()), 400, "C002")

    def test_the_bounds_of_a_coupon(self):
        at = moment(60)
        for bad in ({"startsAt": at, "expiresAt": at}, {"discountType": "PERCENTAGE", "discountValue": 100.01}, {"code": "x" * 51},
                    {"name": "x" * 101}, {"code": "\u0000"}, {"code": None}, {"startsAt": None}, {"startsAt": 1}, {"startsAt": "2026-13-01T00:00:00Z"}):
            with self.subTest(bad):
                self.assertAnswer(self.shop.post("/coupons", self.coupon_body(**bad), self.admin), 400, "C001")
        code = uuid.uuid4().hex + "x" * 18
        made = self.coupon(code=code, name="한" * 100, description="y" * 500, discountType="PERCENTAGE", discountValue=100, minimumOrderAmount=0)
        self.assertEqual((made["code"], made["name"], made["discountValue"], made["minimumOrderAmount"]), (code, "한" * 100, "100.00", "0.00"))


    def test_times_as_far_away_as_can_be_written(self):
        for start, end in (("1970-01-01T00:00:00Z", "9999-12-31T23:59:59.999999Z"), ("1969-12-31T23:59:59.5Z", "2999-02-28T00:00:00Z"),
                           ("2024-02-29T12:00:00.123456Z", "9000-01-01T00:00:00Z")):
            with self.subTest(start=start, end=end):
                coupon = self.coupon(startsAt=start, expiresAt=end)
                self.assertEqual([when(coupon[key]) for key in ("startsAt", "expiresAt")], [when(start), when(end)])
                self.assertEqual(self.assertAnswer(self.issue(coupon), 201)["expiresAt"], coupon["expiresAt"])
                _, lot = self.deal({"startsAt": start, "endsAt": end})
                self.assertAnswer(self.buy(lot), 201)
        for text in ("2023-02-29T00:00:00Z", "2026-01-01", "2026-01-01T24:00:01Z", "2026-01-01T00:00:00", "10000-01-01T00:00:00Z", "", "now", " "):
            with self.subTest(text):
                self.assertRefused(self.shop.post("/coupons", self.coupon_body(startsAt=text), self.admin), "/startsAt")

    def test_the_most_of_a_coupon(self):
        coupon = self.coupon(totalQuantity=1000000000)
        self.assertAnswer(self.issue(coupon), 201)
        self.assertEqual(self.shop.get(f"/coupons/{coupon['id']}").json["remainingQuantity"], 999999999)


class Refusals(SaleCase):
    """Which one of several reasons is heard."""

    def end_of(self, coupon):
        self.db.run(f"UPDATE coupons SET starts_at = NOW(6) - INTERVAL 1 HOUR, expires_at = NOW(6) - INTERVAL 1 SECOND WHERE id = {coupon['id']}")
        until("it is known", lambda: self.issue(coupon, token(self.unique("late"))).code == "S603")

    def test_a_coupon_that_is_over_says_so_before_who_has_it_and_how_many_are_left(self):
        coupon = self.coupon(totalQuantity=1)
        self.assertAnswer(self.issue(coupon), 201)
        self.assertAnswer(self.issue(coupon), 409, "S604")
        self.end_of(coupon)
        for user in (self.user, token("another")):
            self.assertAnswer(self.issue(coupon, user), 400, "S603")

    def test_a_coupon_ended_by_hand_keeps_its_holders(self):
        coupon, product = self.coupon(), self.new_product(stock=1)
        mine = self.assertAnswer(self.issue(coupon), 201)["id"]
        self.assertEqual(self.shop.delete(f"/coupons/{coupon['id']}", self.admin).status, 204)
        order = self.assertAnswer(self.post_order(self.fill_cart((product, 1)), userCouponId=mine), 201)
        self.assertEqual((order["userCouponId"], order["discountAmount"]), (mine, "1000.00"))

    def test_the_coupon_of_an_order(self):
        cart = self.fill_cart((self.new_product(stock=1), 1))
        for wrong in (0, -1, "1", 1.5, 2**63):
            with self.subTest(wrong):
                self.assertRefused(self.post_order(cart, userCouponId=wrong), "/userCouponId")
        theirs = self.assertAnswer(self.issue(self.coupon(), token("another")), 201)["id"]
        self.assertAnswer(self.post_order(cart, userCouponId=theirs), 404, "S608")
        self.assertIsNone(self.assertAnswer(self.post_order(cart, userCouponId=None), 201)["userCouponId"])

    def test_a_coupon_is_judged_before_the_stock(self):
        product = self.new_product(stock=1)
        cart = self.fill_cart((product, 1))
        self.shop.put(f"/inventory/{product['id']}/adjust", {"quantity": 0, "reason": "gone"}, self.seller)
        mine = self.issued(minimumOrderAmount=99999)
        self.assertAnswer(self.post_order(cart, userCouponId=mine), 400, "S611")
        good = self.issued()
        self.assertAnswer(self.post_order(cart, userCouponId=good), 409, "S402")
        self.assertEqual({item["id"]: item["status"] for item in self.shop.get("/coupons/my", self.user).json["items"]},
                         {mine: "AVAILABLE", good: "AVAILABLE"})

    def test_what_is_no_purchase(self):
        _, lot = self.deal()
        for body, pointer in (({"timeDealProductId": 0}, "/timeDealProductId"), ({"timeDealProductId": "1"}, "/timeDealProductId"),
                              ({"quantity": None}, "/quantity"), ({"quantity": "1"}, "/quantity"), ({"gift": True}, "/gift")):
            with self.subTest(body):
                self.assertRefused(self.buy(lot, **body), pointer)
        for quantity in (0, -1, 1.5, 2**31, 2**63):
            with self.subTest(quantity):
                self.assertRefused(self.buy(lot, quantity), "/quantity", status=409, code="S705")
        for key in ("", "x" * 256, "ä", "a b"):
            with self.subTest(key=key):
                answer = self.shop.post("/time-deals/purchase", {"timeDealProductId": lot["id"], "quantity": 1, "shippingAddress": ADDRESS}, self.user,
                                        headers={"Idempotency-Key": key.encode("latin-1")})
                self.assertIn(answer.code, ("C001", "C012") if key == "" else ("C001",))
        self.assertAnswer(self.buy(lot, key="~" * 255), 201)

    def test_every_problem_of_a_deal_is_listed_and_the_first_ones_code_is_told(self):
        product, other = self.new_product(stock=50), self.new_product(stock=50)
        answer = self.shop.post("/time-deals", self.deal_body(
            self.line(product, dealPrice=0, dealQuantity=0), self.line(other, maxPerUser=-1, dealPrice=1.001), description="x" * 501), self.admin)
        problem = self.assertAnswer(answer, 400, "C001")
        self.assertEqual([(error["pointer"], error["code"]) for error in problem["errors"]], [
            ("/description", "C001"), ("/products/0/dealPrice", "S004"), ("/products/0/dealQuantity", "S005"), ("/products/1/dealPrice", "S004"),
            ("/products/1/maxPerUser", "S005")])
        for wrong, code in (({"dealPrice": "1"}, "C001"), ({"dealPrice": None}, "C001"), ({"dealPrice": -1}, "S004"), ({"dealQuantity": "1"}, "C001"),
                            ({"maxPerUser": None}, "C001"), ({"productId": 0}, "C001"), ({"productId": "1"}, "C001")):
            with self.subTest(wrong):
                self.assertRefused(self.shop.post("/time-deals", self.deal_body(self.line(product, **wrong)), self.admin),
                                   f"/products/0/{next(iter(wrong))}", code=code)
        for products in ([], None, {}, [1], [self.line(product)] * 2):
            with self.subTest(products=products):
                self.assertAnswer(self.shop.post("/time-deals", {**self.deal_body(), "products": products}, self.admin), 400, "C001")

    def test_a_deal_of_fifty_products_and_none_of_more(self):
        lines = [self.line(self.new_product(stock=1), dealQuantity=1, maxPerUser=1) for _ in range(51)]
        self.assertAnswer(self.shop.post("/time-deals", self.deal_body(*lines), self.admin), 400, "C001")
        deal = self.assertAnswer(self.shop.post("/time-deals", self.deal_body(*lines[:50]), self.admin), 201)
        self.assertEqual([item["productId"] for item in deal["products"]], [line["productId"] for line in lines[:50]])
        self.assertEqual(self.shop.get(f"/time-deals/{deal['id']}").json, deal)

    def test_a_deleted_product_is_in_no_new_deal(self):
        product = self.new_product(stock=20)
        self.assertEqual(self.shop.delete(f"/products/{product['id']}", self.admin).status, 204)
        self.assertAnswer(self.shop.post("/time-deals", self.deal_body(self.line(product)), self.admin), 404, "S001")

    def test_deals_may_follow_one_another_without_a_gap(self):
        product, middle = self.new_product(stock=20), moment(100)
        for times in ({"endsAt": middle}, {"startsAt": middle, "endsAt": moment(200)}):
            self.assertAnswer(self.shop.post("/time-deals", self.deal_body(self.line(product), **times), self.admin), 201)

    def test_a_deal_tells_its_limit_before_that_it_is_sold_out_and_its_time_before_both(self):
        deal, lot = self.deal(dealQuantity=1, maxPerUser=1)
        self.assertAnswer(self.buy(lot), 201)
        self.assertAnswer(self.buy(lot), 409, "S705")
        self.assertAnswer(self.buy(lot, 2, token("another")), 409, "S705")
        self.assertAnswer(self.buy(lot, 1, token("another")), 409, "S704")
        self.db.run(f"UPDATE time_deals SET starts_at = NOW(6) - INTERVAL 1 HOUR, ends_at = NOW(6) WHERE id = {deal['id']}")
        for user in (self.user, token("another")):
            self.assertAnswer(self.buy(lot, 1, user), 400, "S703")


class Returned(SaleCase):
    def mine(self, coupon):
        return next((item["status"], item["orderNumber"], item["usedAt"]) for item in self.shop.get("/coupons/my", self.user).json["items"]
                    if item["id"] == coupon)

    def test_pitfall_28_a_coupon_comes_back_whichever_way_its_order_ends(self):
        def refuse(number):
            self.provider.control(script=["decline"])
            self.assertAnswer(self.pay(number), 400, "S304")

        def expire(number):
            self.db.run(f"UPDATE orders SET expires_at = NOW(6) - INTERVAL 1 SECOND WHERE order_number = '{number}'")
            self.run_job("expire_orders")

        def refund(number):
            payment = self.assertAnswer(self.pay(number), 200)["paymentNumber"]
            self.assertAnswer(self.shop.post(f"/payments/{payment}/refund", {"reason": "broken"}, self.admin, headers={"Idempotency-Key": payment}), 200)

        def cancel_paid(number):
            self.assertAnswer(self.pay(number), 200)
            self.assertAnswer(self.cancel(number), 200)

        def by_hand(number):
            self.assertAnswer(self.shop.put(f"/admin/orders/{number}/status", {"status": "CANCELLED", "reason": "typo"}, self.admin), 200)

        product, coupon = self.new_product(stock=10), self.issued()
        for way in (refuse, expire, refund, cancel_paid, by_hand):
            with self.subTest(way=way.__name__):
                number = self.order((product, 1), userCouponId=coupon)["orderNumber"]
                self.assertEqual(self.mine(coupon)[:2], ("USED", number))
                way(number)
                self.assertEqual(self.mine(coupon), ("AVAILABLE", None, None))
        self.assertEqual(self.stock(product), (10, 0))

    def test_a_coupon_that_comes_back_too_late_has_expired(self):
        product, coupon = self.new_product(stock=10), self.issued()
        number = self.order((product, 1), userCouponId=coupon)["orderNumber"]
        self.db.run(f"UPDATE user_coupons SET expires_at = NOW(6) WHERE id = {coupon}")
        self.run_job("expire_user_coupons")
        self.assertEqual(self.mine(coupon)[:2], ("USED", number))
        self.assertAnswer(self.cancel(number), 200)
        self.assertEqual(self.mine(coupon), ("EXPIRED", None, None))
        self.assertAnswer(self.post_order(self.fill_cart((product, 1)), userCouponId=coupon), 400, "S610")
        self.run_job("expire_user_coupons")
        self.assertEqual(self.mine(coupon), ("EXPIRED", None, None))

    def test_keys_that_end_with_their_event_have_a_time_to_live(self):
        deal, lot = self.deal()
        self.assertAnswer(self.buy(lot), 201)
        coupon = self.coupon()
        self.assertAnswer(self.issue(coupon), 201)
        ids = f"{{{deal['id']}}}:{{{lot['productId']}}}"
        for key, kind, value in ((f"timedeal:stock:{ids}", "string", "9"), (f"timedeal:purchased:{ids}:{{{self.name}}}", "string", "1"),
                                 (f"coupon:stock:{{{coupon['id']}}}", "string", "9"), (f"coupon:issued:{{{coupon['id']}}}", "set", None)):
            with self.subTest(key):
                self.assertEqual(self.redis.command("TYPE", key), [kind])
                self.assertGreaterEqual(int(self.redis.command("TTL", key)[0]), 3500)
                if value:
                    self.assertEqual(self.redis.command("GET", key), [value])
        self.assertEqual(self.redis.command("SMEMBERS", f"coupon:issued:{{{coupon['id']}}}"), [self.name])


if __name__ == "__main__":
    unittest.main(verbosity=2, warnings="ignore")
