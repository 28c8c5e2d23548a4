#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The units of time deals: none too many sold and none lost, whoever buys at once, whatever Redis knows, and whatever fails."""
import subprocess
import unittest
import uuid

from books import Books
from harness import Redis, Shop, parallel, token, until
from order_case import ADDRESS, OrderCase
from rush import moment


class DealCase(OrderCase):
    @classmethod
    def setUpClass(cls):
        cls.own_redis = Redis()  # ids of deals are the same in every database
        cls.addClassCleanup(cls.own_redis.drop)
        cls.settings = {**cls.settings, "SHOP_REDIS_URL": cls.own_redis.url}
        super().setUpClass()

    def redis(self, *words):
        """What Redis answers, a line each."""
        done = subprocess.run(["redis-cli", "-s", self.own_redis.url.removeprefix("unix://"), *words], capture_output=True, text=True, check=True)
        return done.stdout.splitlines()

    def setUp(self):
        super().setUp()
        self.books = Books(self.db)

    def lots(self, product, price=9900.00, quantity=10, most=2):
        return {"productId": product["id"], "dealPrice": price, "dealQuantity": quantity, "maxPerUser": most}

    def body(self, *products, starts=-1, ends=3600, **more):
        return {"name": self.unique("deal"), "startsAt": moment(starts), "endsAt": moment(ends), "products": list(products), **more}

    def post_deal(self, *products, shop=None, **more):
        return (shop or self.shop).post("/time-deals", self.body(*products, **more), self.admin)

    def deal(self, *products, **more):
        return self.assertAnswer(self.post_deal(*products, **more), 201)

    def lot(self, stock=10, **more):
        """A deal of one new product: the deal, its lot and the product."""
        times = {key: more.pop(key) for key in ("starts", "ends", "requiresQueue") if key in more}
        product = self.new_product(stock=stock)
        deal = self.deal(self.lots(product, **more), **times)
        return deal, deal["products"][0], product

    def buy(self, lot, quantity=1, user=None, key=None, shop=None, headers=None, **more):
        body = {"timeDealProductId": lot["id"], "quantity": quantity, "shippingAddress": ADDRESS, **more}
        return (shop or self.shop).post("/time-deals/purchase", body, user or self.user,
                                        headers={"Idempotency-Key": key or uuid.uuid4().hex, **(headers or {})})

    def bought(self, lot, quantity=1, user=None, **more):
        return self.assertAnswer(self.buy(lot, quantity, user, **more), 201)

    def sold(self, lot):
        return int(self.db.value(f"SELECT sold_quantity FROM time_deal_products WHERE id = {lot['id']}"))

    def status(self, deal):
        return self.db.value(f"SELECT status FROM time_deals WHERE id = {deal['id']}")

    def key(self, kind, deal, lot, user=None):
        return f"timedeal:{kind}:{{{deal['id']}}}:{{{lot['productId']}}}" + (f":{{{user}}}" if user else "")

    def left(self, deal, lot):
        """What Redis says."""
        return self.redis("GET", self.key("stock", deal, lot))[0]

    def end_now(self, deal):
        self.db.run(f"UPDATE time_deals SET starts_at = NOW(6) - INTERVAL 2 SECOND, ends_at = NOW(6) WHERE id = {deal['id']}")
        self.run_job("update_time_deals")


class Buying(DealCase):
    def test_its_price_may_be_named_when_it_is_paid(self):
        _, lot, _ = self.lot()
        number = self.bought(lot)["orderNumber"]
        answer = self.shop.post("/payments", {"orderNumber": number, "paymentMethod": "CREDIT_CARD", "amount": 12900}, self.user,
                                headers={"Idempotency-Key": uuid.uuid4().hex})
        self.assertAnswer(answer, 400, "S210")
        self.assertAnswer(self.pay(number), 200)

    def test_pitfall_25_the_last_unit_is_sold(self):
        deal, lot, _ = self.lot(quantity=2)
        self.bought(lot)
        self.bought(lot, user=token(self.unique("other")))
        self.assertAnswer(self.buy(lot, user=token(self.unique("third"))), 409, "S704")
        self.assertEqual((self.left(deal, lot), self.sold(lot)), ("0", 2))

    def test_more_than_an_order_can_cost(self):
        product = self.new_product(stock=1000)
        deal = self.deal(self.lots(product, price=9999999999.99, quantity=10, most=10))
        self.assertAnswer(self.buy(deal["products"][0], 2), 400, "C001")
        self.assertEqual(self.left(deal, deal["products"][0]), "10")

    def test_the_same_request_again_buys_nothing(self):
        deal, lot, _ = self.lot(quantity=1)
        key = uuid.uuid4().hex
        first = self.buy(lot, key=key)
        again = self.buy(lot, key=key)
        self.assertEqual((first.status, again.status, first.json, again.headers["Idempotent-Replayed"]), (201, 201, again.json, "true"))
        other = token(self.unique("other"))
        refused = self.buy(lot, user=other, key=key)
        self.assertAnswer(refused, 409, "S704")
        self.assertEqual(self.buy(lot, user=other, key=key).headers["Idempotent-Replayed"], "true")
        self.assertEqual((self.left(deal, lot), self.sold(lot)), ("0", 1))

    def test_pitfall_16_a_double_click_takes_no_second_unit_meanwhile(self):
        deal, lot, _ = self.lot(quantity=10, most=10)
        key = uuid.uuid4().hex
        answers = parallel(6, lambda i: self.buy(lot, key=key))
        self.assertEqual({a.status for a in answers} - {201, 409}, set(), answers)
        self.assertEqual((self.left(deal, lot), self.sold(lot)), ("9", 1))

    def test_pitfall_31_a_limit_holds_for_requests_of_the_same_instant(self):
        deal, lot, _ = self.lot(quantity=10, most=2)
        answers = parallel(10, lambda i: self.buy(lot))
        self.assertEqual(sorted((a.status, a.code if a.status > 201 else None) for a in answers), 2 * [(201, None)] + 8 * [(409, "S705")])
        self.assertEqual((self.left(deal, lot), self.sold(lot)), ("8", 2))

    def test_exactly_as_many_as_there_are(self):
        deal, lot, product = self.lot(stock=10, quantity=10)
        users = [token(self.unique("user")) for _ in range(25)]
        answers = parallel(25, lambda i: self.buy(lot, user=users[i]))
        self.assertEqual(sorted((a.status, a.code if a.status > 201 else None) for a in answers), 10 * [(201, None)] + 15 * [(409, "S704")])
        self.assertEqual((self.left(deal, lot), self.sold(lot), self.stock(product)), ("0", 10, (0, 10)))
        self.books.check()


class Unpaid(DealCase):
    settings = {**OrderCase.settings, "SHOP_ORDER_TTL_S": "1"}

    def test_it_expires_and_the_deal_gets_its_units_back(self):
        deal, lot, product = self.lot(quantity=2, most=2)
        number = self.bought(lot, 2)["orderNumber"]
        self.assertAnswer(self.buy(lot), 409, "S705")
        self.db.run(f"UPDATE orders SET expires_at = NOW(6) - INTERVAL 1 SECOND WHERE order_number = '{number}'")
        self.run_job("expire_orders")
        self.assertEqual((self.left(deal, lot), self.sold(lot), self.stock(product), self.moves(number)), ("2", 0, (8, 2), []))
        self.assertEqual(self.redis("GET", self.key("purchased", deal, lot, self.name)), ["0"])
        self.bought(lot, 2)
        self.books.check()

    def test_it_is_cancelled(self):
        deal, lot, product = self.lot(quantity=2, most=1)
        number = self.bought(lot)["orderNumber"]
        self.assertEqual(self.assertAnswer(self.cancel(number), 200)["status"], "CANCELLED")
        self.assertAnswer(self.cancel(number), 409, "S202")
        self.assertEqual((self.left(deal, lot), self.sold(lot), self.stock(product)), ("2", 0, (8, 2)))
        self.bought(lot)
        self.books.check()

    def test_the_deal_is_over_and_the_shelf_gets_them(self):
        deal, lot, product = self.lot(quantity=4, most=2)
        number = self.bought(lot, 2)["orderNumber"]
        self.end_now(deal)
        self.assertEqual(self.stock(product), (8, 2))
        self.assertAnswer(self.cancel(number), 200)
        self.assertEqual((self.stock(product), self.moves(number)), ((10, 0), [["RELEASE", str(product["id"]), "2"]]))
        self.books.check()

    def test_a_fault_after_it_was_sold_gives_all_back(self):
        deal, lot, product = self.lot(quantity=4, most=2)
        number = self.bought(lot, 2)["orderNumber"]
        with self.broken("deliveries", "INSERT"):
            self.assertAnswer(self.pay(number), 500, "S505")
        self.assertEqual(self.db.value(f"SELECT status FROM orders WHERE order_number = '{number}'"), "REFUNDED")
        self.assertEqual((self.left(deal, lot), self.sold(lot), self.stock(product)), ("4", 0, (6, 4)))
        self.bought(lot, 2)
        self.books.check()

    def test_a_crowd_that_buys_and_cancels(self):
        deal, lot, product = self.lot(stock=20, quantity=20, most=2)
        users = [token(self.unique("user")) for _ in range(12)]

        def visit(i):
            for _ in range(4):
                answer = self.buy(lot, 1 + i % 2, user=users[i])
                if answer.status == 201:
                    self.assertAnswer(self.cancel(answer.json["orderNumber"], users[i]), 200)
                else:
                    self.assertIn(answer.code, ("S704", "S705"), answer)

        parallel(12, visit)
        self.assertEqual((self.left(deal, lot), self.sold(lot), self.stock(product)), ("20", 0, (0, 20)))
        self.books.check()


class Agreeing(DealCase):
    """Redis loses what it knew, or never heard the end of it."""

    def forget(self, deal):
        keys = self.redis("KEYS", f"timedeal:*:{{{deal['id']}}}:*")
        if keys and keys[0]:
            self.redis("DEL", *keys)

    def test_redis_comes_back_empty(self):
        deal, lot, _ = self.lot(quantity=3, most=2)
        self.bought(lot, 2)
        self.forget(deal)
        self.assertAnswer(self.buy(lot, 2, user=token(self.unique("other"))), 409, "S704")
        self.assertEqual(self.left(deal, lot), "1")
        self.bought(lot, user=token(self.unique("other")))

    def test_pitfall_24_limits_are_rebuilt(self):
        deal, lot, _ = self.lot(quantity=10, most=2)
        self.bought(lot, 2)
        self.forget(deal)
        self.assertAnswer(self.buy(lot), 409, "S705")
        self.forget(deal)
        self.run_job("reconcile_time_deals")
        self.assertEqual((self.left(deal, lot), self.redis("GET", self.key("purchased", deal, lot, self.name))), ("8", ["2"]))
        self.assertAnswer(self.buy(lot), 409, "S705")

    def test_pitfall_23_a_live_counter_is_put_right_and_not_overwritten(self):
        deal, lot, _ = self.lot(quantity=10, most=2)
        self.bought(lot, 2)
        self.redis("SET", self.key("stock", deal, lot), "10", "KEEPTTL")
        self.run_job("reconcile_time_deals")
        self.assertEqual(self.left(deal, lot), "8")
        # under way: taken and not stored; it is counted, and not given back while its call may live
        self.redis("HSET", self.key("pending", deal, lot), "-ORD-20260102-0A1B2C3D", f"3:{'9' * 13}:somebody")
        self.redis("DECRBY", self.key("stock", deal, lot), "3")
        self.run_job("reconcile_time_deals")
        self.assertEqual(self.left(deal, lot), "5")
        # its call has died: the units and the limit come back
        self.redis("HSET", self.key("pending", deal, lot), "-ORD-20260102-0A1B2C3D", "3:1:somebody")
        self.redis("SET", self.key("purchased", deal, lot, "somebody"), "3")
        self.run_job("reconcile_time_deals")
        self.assertEqual((self.left(deal, lot), self.redis("GET", self.key("purchased", deal, lot, "somebody"))), ("8", ["0"]))
        # it is stored: only its entry goes
        number = self.db.value("SELECT order_number FROM orders ORDER BY id DESC LIMIT 1")
        self.redis("HSET", self.key("pending", deal, lot), f"-{number}", f"2:1:{self.name}")
        self.run_job("reconcile_time_deals")
        self.assertEqual((self.left(deal, lot), self.redis("HKEYS", self.key("pending", deal, lot))), ("8", ["#"]))

    def test_a_return_that_redis_did_not_hear_of(self):
        deal, lot, _ = self.lot(quantity=10, most=2)
        number = self.bought(lot, 2)["orderNumber"]
        self.assertAnswer(self.cancel(number), 200)
        self.redis("HSET", self.key("pending", deal, lot), f"+{number}", f"2:1:{self.name}")
        self.redis("DECRBY", self.key("stock", deal, lot), "2")
        self.redis("SET", self.key("purchased", deal, lot, self.name), "2", "KEEPTTL")
        self.run_job("reconcile_time_deals")
        self.assertEqual((self.left(deal, lot), self.redis("GET", self.key("purchased", deal, lot, self.name))), ("10", ["0"]))

    def test_what_redis_has_too_many_of_is_not_sold(self):
        deal, lot, _ = self.lot(quantity=2, most=5)
        self.redis("SET", self.key("stock", deal, lot), "9", "KEEPTTL")
        self.assertAnswer(self.buy(lot, 3), 409, "S704")
        self.assertEqual((self.left(deal, lot), self.sold(lot), self.redis("HKEYS", self.key("pending", deal, lot))), ("9", 0, ["#"]))

    def test_pitfall_21_a_failed_transaction_keeps_nobody_from_buying(self):
        deal, lot, _ = self.lot(quantity=1, most=1)
        with self.broken("time_deal_purchases", "INSERT"):
            self.assertEqual(self.buy(lot).status, 500)
        self.assertEqual((self.left(deal, lot), self.sold(lot)), ("1", 0))
        self.bought(lot)


class Clock(DealCase):
    """Two instances, with their jobs."""

    settings = {**OrderCase.settings, "SHOP_JOBS": "1"}

    def setUp(self):
        super().setUp()
        self.other = Shop(self.db, self.own_redis.url, **{k: v for k, v in self.settings.items() if k != 'SHOP_REDIS_URL'}).start()
        self.addCleanup(self.other.stop)

    def test_it_begins_and_ends_on_time_and_once(self):
        deal, lot, product = self.lot(stock=10, quantity=10, starts=2, ends=4)
        until("it has begun", lambda: self.status(deal) == "ACTIVE", 20)
        late = self.db.value(f"""SELECT TIMESTAMPDIFF(MICROSECOND, d.starts_at, e.created_at) FROM time_deals d
            JOIN outbox_events e ON e.event_key = d.id AND e.type = 'timedeal.started' WHERE d.id = {deal['id']}""")
        self.assertTrue(0 <= int(late) <= 1000000, late)
        until("it has ended", lambda: self.status(deal) == "ENDED", 20)
        late = self.db.value(f"SELECT TIMESTAMPDIFF(MICROSECOND, ends_at, updated_at) FROM time_deals WHERE id = {deal['id']}")
        self.assertTrue(-1 <= int(late) <= 1000000, late)
        of_deals = [name for name in self.events(deal["id"]) if name.startswith("timedeal.")]  # a product may have the same number
        self.assertEqual((of_deals, self.stock(product)), (["timedeal.started"], (10, 0)))
        self.books.check()


if __name__ == "__main__":
    unittest.main()
