# SPDX-License-Identifier: Apache-2.0
"""Coupons: who gets one, who hears what, and what they are good for."""
import threading
import unittest
import uuid

from harness import Redis, Shop, parallel, token, until
from order_case import OrderCase
from rush import moment

COUPON = {"code", "name", "description", "discountType", "discountValue", "minimumOrderAmount", "maximumDiscountAmount", "totalQuantity", "startsAt",
          "expiresAt", "id", "issuedQuantity", "remainingQuantity", "status", "createdAt"}
USER_COUPON = {"id", "couponId", "couponCode", "couponName", "discountType", "discountValue", "minimumOrderAmount", "maximumDiscountAmount", "status",
               "issuedAt", "usedAt", "expiresAt", "orderNumber"}


class Coupons(OrderCase):
    @classmethod
    def setUpClass(cls):
        cls.redis = Redis()  # ids of coupons are the same in every database
        cls.addClassCleanup(cls.redis.drop)
        cls.settings = {**OrderCase.settings, "SHOP_REDIS_URL": cls.redis.url}
        super().setUpClass()

    def body(self, **more):
        return {"code": uuid.uuid4().hex, "name": "spring", "discountType": "FIXED", "discountValue": 1000, "totalQuantity": 10,
                "startsAt": moment(-60), "expiresAt": moment(3600), **more}

    def create(self, **more):
        return self.assertAnswer(self.shop.post("/coupons", self.body(**more), self.admin), 201)

    def issue(self, coupon, user=None, shop=None):
        return (shop or self.shop).post(f"/coupons/{coupon['id']}/issue", None, user or self.user)

    def get(self, coupon):
        return self.assertAnswer(self.shop.get(f"/coupons/{coupon['id']}"), 200)

    def ids(self, path, who=None):
        """All pages."""
        found, cursor = [], ""
        while True:
            page = self.assertAnswer(self.shop.get(f"{path}{'&' if '?' in path else '?'}limit=100{cursor}", who), 200)
            found += [item["id"] for item in page["items"]]
            if page["nextCursor"] is None:
                return found
            cursor = f"&cursor={page['nextCursor']}"

    def test_a_coupon_shows_what_it_was_made_of(self):
        body = self.body(description="for all", discountType="PERCENTAGE", discountValue=10.5, minimumOrderAmount=5000, maximumDiscountAmount=300)
        made = self.assertAnswer(self.shop.post("/coupons", body, self.admin), 201)
        self.assertEqual(set(made), COUPON)
        self.assertEqual({key: made[key] for key in body},
                         {**body, "discountValue": "10.50", "minimumOrderAmount": "5000.00", "maximumDiscountAmount": "300.00"})
        self.assertEqual((made["issuedQuantity"], made["remainingQuantity"], made["status"]), (0, 10, "ACTIVE"))
        self.assertEqual(self.get(made), made)
        plain = self.create()
        self.assertEqual([plain[key] for key in ("description", "minimumOrderAmount", "maximumDiscountAmount")], [None, None, None])

    def test_who_may_do_what(self):
        coupon = self.create()
        for answer, status in [(self.shop.post("/coupons", self.body()), 401), (self.shop.post("/coupons", self.body(), self.seller), 403),
                               (self.shop.delete(f"/coupons/{coupon['id']}", self.seller), 403), (self.shop.get("/admin/coupons", self.seller), 403),
                               (self.shop.post(f"/coupons/{coupon['id']}/issue"), 401), (self.shop.get("/coupons/my"), 401)]:
            self.assertEqual(answer.status, status, answer)

    def test_what_no_coupon_can_be_made_of(self):
        self.assertAnswer(self.shop.post("/coupons", self.body(code=self.create()["code"]), self.admin), 409, "S607")
        for wrong in ({"code": ""}, {"code": "x" * 51}, {"name": " "}, {"discountType": "GIFT"}, {"discountValue": 0}, {"discountValue": 1.001},
                      {"discountType": "PERCENTAGE", "discountValue": 100.01}, {"totalQuantity": 0}, {"totalQuantity": 1.5},
                      {"expiresAt": moment(-61)}, {"startsAt": "yesterday"}, {"minimumOrderAmount": -1}, {"issuedQuantity": 3}, {"status": "ACTIVE"}):
            with self.subTest(wrong):
                self.assertAnswer(self.shop.post("/coupons", self.body(**wrong), self.admin), 400, "C001")

    def test_a_user_gets_one_and_has_it(self):
        coupon = self.create(minimumOrderAmount=2000, maximumDiscountAmount=900)
        mine = self.assertAnswer(self.issue(coupon), 201)
        self.assertEqual(set(mine), USER_COUPON)
        self.assertEqual({key: mine[key] for key in USER_COUPON - {"id", "issuedAt"}}, {
            "couponId": coupon["id"], "couponCode": coupon["code"], "couponName": "spring", "discountType": "FIXED", "discountValue": "1000.00",
            "minimumOrderAmount": "2000.00", "maximumDiscountAmount": "900.00", "status": "AVAILABLE", "usedAt": None,
            "expiresAt": coupon["expiresAt"], "orderNumber": None})
        self.assertEqual(self.db.run(f"SELECT user_id, coupon_id, status FROM user_coupons WHERE id = {mine['id']}"),
                         [[self.name, str(coupon["id"]), "AVAILABLE"]])
        self.assertEqual(self.shop.get("/coupons/my", self.user).json["items"], [mine])
        after = self.get(coupon)
        self.assertEqual((after["issuedQuantity"], after["remainingQuantity"], after["status"]), (1, 9, "ACTIVE"))
        self.assertEqual(self.db.run(f"SELECT topic, JSON_VALUE(payload, '$.userId'), JSON_VALUE(payload, '$.couponCode') FROM outbox_events "
                                     f"WHERE type = 'coupon.issued' AND event_key = '{coupon['id']}'"),
                         [["shopping.coupon.issued", self.name, coupon["code"]]])
        self.assertAnswer(self.issue(coupon), 409, "S604")

    def test_what_is_heard_when_there_is_none_to_have(self):
        self.assertAnswer(self.issue({"id": 999999999}), 404, "S601")
        self.assertAnswer(self.issue({"id": "01"}), 400, "C001")
        self.assertAnswer(self.issue(self.create(startsAt=moment(600))), 400, "S605")
        self.assertAnswer(self.issue(self.create(startsAt=moment(-600), expiresAt=moment(-300))), 400, "S603")
        gone = self.create()
        self.assertEqual(self.shop.delete(f"/coupons/{gone['id']}", self.admin).status, 204)
        self.assertAnswer(self.issue(gone), 400, "S606")

    def test_an_inactive_coupon_says_so_before_all_else(self):
        for times in ({"startsAt": moment(600)}, {"startsAt": moment(-600), "expiresAt": moment(-300)}):
            with self.subTest(times):
                coupon = self.create(**times)
                self.assertEqual(self.shop.delete(f"/coupons/{coupon['id']}", self.admin).status, 204)
                self.assertAnswer(self.issue(coupon), 400, "S606")

    def test_a_holder_hears_of_the_end_first_and_of_having_one_before_all_are_gone(self):
        coupon = self.create()
        self.assertAnswer(self.issue(coupon), 201)
        self.assertEqual(self.shop.delete(f"/coupons/{coupon['id']}", self.admin).status, 204)
        self.assertAnswer(self.issue(coupon), 400, "S606")

    def test_pitfall_29_after_the_last_one_all_hear_that_they_are_gone_and_holders_that_they_have_one(self):
        coupon, other = self.create(totalQuantity=1), token(self.unique("other"))
        self.assertAnswer(self.issue(coupon), 201)
        self.assertEqual(self.get(coupon)["status"], "EXHAUSTED")
        for _ in range(2):
            self.assertAnswer(self.issue(coupon, other), 409, "S602")
            self.assertAnswer(self.issue(coupon), 409, "S604")
        with self.subTest("the same from an instance that has never heard of it"):
            shop = Shop(self.db, self.redis.url, SHOP_JOBS="0").start()
            try:
                self.assertAnswer(self.issue(coupon, other, shop), 409, "S602")
                self.assertAnswer(self.issue(coupon, shop=shop), 409, "S604")
            finally:
                shop.stop()

    def test_pitfall_26_a_users_id_may_be_any_text(self):
        coupon = self.create(totalQuantity=20)
        users = ["0", "-1", "9" * 64, "김민지", "a b", "{1}", 'x"y', "x'y", "x\\y", "a:b", "A", "a", "à", "a ", "%s", "99999999999999999999"]
        for user in users:
            with self.subTest(user):
                self.assertAnswer(self.issue(coupon, token(user)), 201)
                self.assertAnswer(self.issue(coupon, token(user)), 409, "S604")
                self.assertEqual(len(self.shop.get("/coupons/my", token(user)).json["items"]), 1)
        self.assertEqual(self.get(coupon)["issuedQuantity"], len(users))

    def test_pitfall_22_two_hundred_issues_over_ten_connections(self):
        coupon = self.create(totalQuantity=200)
        answers = parallel(10, lambda i: [self.issue(coupon, token(f"{self.name}-{i}-{n}")).status for n in range(20)])
        self.assertEqual(answers, [[201] * 20] * 10)
        after = self.get(coupon)
        self.assertEqual((after["issuedQuantity"], after["status"]), (200, "EXHAUSTED"))
        self.assertEqual(self.db.value(f"SELECT COUNT(*) FROM user_coupons WHERE coupon_id = {coupon['id']}"), "200")

    def test_pitfall_23_an_instance_that_starts_overwrites_nothing(self):
        coupon, is_over, got = self.create(totalQuantity=300), threading.Event(), []

        def ask(i):
            for n in range(100):
                got.append(self.issue(coupon, token(f"{self.name}-{i}-{n}")).status)

        def start(_):
            while not is_over.is_set():
                Shop(self.db, self.redis.url).start().stop()

        starter = threading.Thread(target=start, args=(0,))
        starter.start()
        try:
            parallel(5, ask)
        finally:
            is_over.set()
            starter.join()
        self.assertEqual((got.count(201), got.count(409)), (300, 200))
        self.assertEqual(self.get(coupon)["issuedQuantity"], 300)

    def test_a_redis_that_has_forgotten_the_last_second_sells_none_too_many(self):
        coupon, others = self.create(totalQuantity=2), [token(self.unique("other")) for _ in range(2)]
        self.assertAnswer(self.issue(coupon), 201)
        forgotten = [["SET", f"coupon:stock:{{{coupon['id']}}}", "2"], ["DEL", f"coupon:issued:{{{coupon['id']}}}"]]
        for command in forgotten:
            self.redis.command(*command)
        self.assertAnswer(self.issue(coupon), 409, "S604")
        self.assertAnswer(self.issue(coupon, others[0]), 201)
        for command in forgotten:
            self.redis.command(*command)
        self.assertAnswer(self.issue(coupon, others[1]), 409, "S602")
        self.assertAnswer(self.issue(coupon), 409, "S604")
        self.run_job("reconcile_coupons")
        self.assertEqual(self.redis.command("GET", f"coupon:stock:{{{coupon['id']}}}"), ["0"])
        self.assertEqual(len(self.redis.command("SMEMBERS", f"coupon:issued:{{{coupon['id']}}}")), 2)
        self.assertAnswer(self.issue(coupon, others[1]), 409, "S602")

    def test_the_coupons_that_can_be_had_now(self):
        had, later, past, ended, gone = (self.create(), self.create(startsAt=moment(600)), self.create(startsAt=moment(-600), expiresAt=moment(-300)),
                                         self.create(), self.create(totalQuantity=1))
        self.shop.delete(f"/coupons/{ended['id']}", self.admin)
        self.assertAnswer(self.issue(gone), 201)
        listed, everything = self.ids("/coupons"), self.ids("/admin/coupons", self.admin)
        self.assertIn(had["id"], listed)
        for coupon in (later, past, ended, gone):
            self.assertNotIn(coupon["id"], listed)
            self.assertEqual(self.get(coupon)["id"], coupon["id"])
        self.assertLessEqual({coupon["id"] for coupon in (had, later, past, ended, gone)}, set(everything))
        self.assertEqual(len(everything), len(set(everything)))
        self.assertAnswer(self.shop.get("/coupons/999999999"), 404, "S601")
        for query in ("limit=0", "limit=101", "cursor=x", "sort=name"):
            self.assertAnswer(self.shop.get(f"/coupons?{query}"), 400, "C001")

    def test_ones_own_coupons_by_page_and_status(self):
        coupons = [self.create() for _ in range(3)]
        mine = [self.assertAnswer(self.issue(coupon), 201)["id"] for coupon in coupons]
        self.db.run(f"UPDATE user_coupons SET status = 'EXPIRED' WHERE id = {mine[0]}")
        self.assertEqual(set(self.ids("/coupons/my", self.user)), set(mine))
        self.assertEqual(set(self.ids("/coupons/my?status=AVAILABLE", self.user)), set(mine[1:]))
        self.assertEqual(self.ids("/coupons/my?status=USED", self.user), [])
        self.assertEqual(len(self.shop.get("/coupons/my?limit=2", self.user).json["items"]), 2)
        self.assertAnswer(self.shop.get("/coupons/my?status=LOST", self.user), 400, "C001")
        self.assertEqual(set(self.ids("/coupons/my", self.admin)) & set(mine), set())

    def test_an_end_by_hand_is_no_mistake_twice(self):
        coupon = self.create()
        for _ in range(2):
            self.assertEqual(self.shop.delete(f"/coupons/{coupon['id']}", self.admin).status, 204)
        self.assertEqual(self.get(coupon)["status"], "INACTIVE")
        self.assertAnswer(self.shop.delete("/coupons/999999999", self.admin), 404, "S601")

    def test_the_time_of_a_coupon_ends_whether_the_job_runs_or_not(self):
        coupon = self.create()
        mine = self.assertAnswer(self.issue(coupon), 201)["id"]
        self.db.run(f"UPDATE coupons SET starts_at = NOW(6) - INTERVAL 1 HOUR, expires_at = NOW(6) WHERE id = {coupon['id']};"
                    f"UPDATE user_coupons SET expires_at = NOW(6) WHERE id = {mine}")
        until("it says so", lambda: self.issue(coupon, token(self.unique("other"))).code == "S603")  # what is known of a coupon may be a little old
        self.assertNotIn(coupon["id"], self.ids("/coupons"))
        product = self.new_product(stock=1)
        self.assertAnswer(self.post_order(self.fill_cart((product, 1)), userCouponId=mine), 400, "S610")
        self.run_job("expire_coupons")
        self.run_job("expire_user_coupons")
        self.assertEqual(self.get(coupon)["status"], "EXPIRED")
        self.assertEqual(self.ids("/coupons/my?status=EXPIRED", self.user), [mine])
        self.assertAnswer(self.issue(coupon), 400, "S603")

    def test_pitfall_28_a_coupon_pays_for_one_order_and_comes_back_with_it(self):
        coupon, product = self.create(), self.new_product(stock=10, price=5000)
        mine = self.assertAnswer(self.issue(coupon), 201)["id"]
        self.db.run(f"INSERT INTO carts (user_id, status) VALUES ('{self.name}', 'CHECKED_OUT')")  # an earlier one
        cart = self.fill_cart((product, 1))
        answers = parallel(4, lambda i: self.post_order(cart, userCouponId=mine))
        self.assertEqual(sorted(answer.status for answer in answers), [201, 409, 409, 409])
        number = next(answer.json["orderNumber"] for answer in answers if answer.status == 201)
        again = self.fill_cart((product, 1))
        self.assertAnswer(self.post_order(again, userCouponId=mine), 409, "S609")
        used = self.shop.get("/coupons/my", self.user).json["items"][0]
        self.assertEqual((used["status"], used["orderNumber"], used["usedAt"] is None), ("USED", number, False))
        self.assertAnswer(self.cancel(number), 200)
        back = self.shop.get("/coupons/my", self.user).json["items"][0]
        self.assertEqual((back["status"], back["orderNumber"], back["usedAt"]), ("AVAILABLE", None, None))
        order = self.assertAnswer(self.post_order(again, userCouponId=mine), 201)
        self.assertEqual((order["discountAmount"], order["finalAmount"]), ("1000.00", "4000.00"))


if __name__ == "__main__":
    unittest.main(verbosity=2, warnings="ignore")
