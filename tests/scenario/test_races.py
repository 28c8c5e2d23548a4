# SPDX-License-Identifier: Apache-2.0
"""Two requests about one thing at once, one to each of two instances on one database and Redis: exactly one of them gets its way.

Each race is run 200 times. Both requests are sent before either answer is read, the second one a little later each time, so that they meet
at every place. Afterwards the books must balance.
"""
import collections
import time
import unittest

from books import Books
from buying import Bulk, Wire, outcome, run_job, settle
from harness import Database, Shop, token
from provider import Provider

N = 200
SPAN = N // 4  # of that many different distances between the two, each with either one first, on either instance
ADMIN = token("admin-1", "ADMIN")


class Races(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.db, cls.provider = Database(), Provider()
        settings = {"SHOP_JOBS": "0", "SHOP_PG_URL": cls.provider.url}
        cls.shops = [Shop(cls.db, **settings), Shop(cls.db, **settings)]
        cls.shops[0].migrate()
        for shop in cls.shops:
            shop.start()
        cls.wires = [Wire(shop.port) for shop in cls.shops]
        cls.bulk, cls.books = Bulk(cls.db), Books(cls.db, cls.provider.url)

    @classmethod
    def tearDownClass(cls):
        try:
            for wire in cls.wires:
                wire.close()
            for shop in cls.shops:
                shop.stop()
        finally:
            cls.provider.stop()
            cls.db.drop()

    def setUp(self):
        self.began, self.outcomes = time.monotonic(), collections.Counter()

    def tearDown(self):
        settle(self.books, self.wires[0], ADMIN)
        self.books.check()
        outcomes = ", ".join(f"{n} x {' and '.join(pair)}" for pair, n in sorted(self.outcomes.items()))
        print(f"{self._testMethodName[5:]}: {outcomes} in {time.monotonic() - self.began:.1f} s", flush=True)

    def race(self, i, first, second, within_ms=6):
        """The outcomes of two requests, of the first and of the second; which one leads, and by how much, changes with i."""
        order = [(self.wires[i % 2], first), (self.wires[1 - i % 2], second)]
        if i // 2 % 2:
            order.reverse()
        order[0][0].send(order[0][1])
        sent = time.perf_counter_ns() + i // 4 % SPAN * within_ms * 1_000_000 // SPAN
        while time.perf_counter_ns() < sent:
            pass
        order[1][0].send(order[1][1])
        answers = {id(request): wire.receive() for wire, request in order}
        pair = outcome(answers[id(first)]), outcome(answers[id(second)])
        for answer in answers.values():
            self.assertLess(answer.status, 500, (pair, answer))
        return pair

    def note(self, pair, expected):
        """A pair of outcomes, in the order of the requests, or in any where they are alike."""
        self.outcomes[pair] += 1
        self.assertIn(pair, expected)

    def ask(self, request, expected, i=0):
        answer = self.wires[i % 2].ask(request)
        self.assertEqual(outcome(answer), expected, (request, answer))
        return answer.json

    def ordered(self, n=N, quantity=1):
        """n buyers with a PENDING order each."""
        buyers = self.bulk.buyers(n, self.bulk.products(10, 10000), quantity, spread=10)
        for i, buyer in enumerate(buyers):
            buyer.number = self.ask(buyer.create(f"order-{buyer.name}"), "201", i)["orderNumber"]
        return buyers

    def pay(self, buyers):
        for i, buyer in enumerate(buyers):
            buyer.payment = self.ask(buyer.pay(f"paid-{buyer.name}"), "200", i)["paymentNumber"]
        return buyers

    def status(self, buyer):
        return self.db.value(f"SELECT status FROM orders WHERE order_number = '{buyer.number}'")

    def assertStatuses(self, expected):
        """{buyer: status}"""
        rows = dict(self.db.run("SELECT order_number, status FROM orders"))
        self.assertEqual({buyer.number: rows[buyer.number] for buyer in expected}, {buyer.number: status for buyer, status in expected.items()})

    def test_two_orders_of_the_last_unit(self):
        product = self.bulk.products(N, 1)
        one, other = self.bulk.buyers(N, product, spread=N), self.bulk.buyers(N, product, spread=N)
        for i in range(N):
            pair = self.race(i, one[i].create(f"one-{i}"), other[i].create(f"other-{i}"))
            self.note(tuple(sorted(pair)), {("201", "S402")})
        self.assertEqual(self.db.run("SELECT DISTINCT available_quantity, reserved_quantity FROM inventory "
                                     f"WHERE product_id BETWEEN {product} AND {product + N - 1}"), [["0", "1"]])

    def test_two_orders_of_one_cart(self):
        buyers = self.bulk.buyers(N, self.bulk.products(10, 10000), spread=10)
        for i, buyer in enumerate(buyers):
            key = f"cart-{i}"
            pair = self.race(i, buyer.create(key), buyer.create(key if i % 8 < 4 else f"{key}-again"))
            expected = {("201", "201"), ("201", "C014")} if i % 8 < 4 else {("201", "S103")}
            self.note(tuple(sorted(pair)), expected)

    def test_two_payments(self):
        for i, buyer in enumerate(self.ordered()):
            key = f"pay-{i}"
            pair = self.race(i, buyer.pay(key), buyer.pay(key if i % 8 < 4 else f"{key}-again"))
            expected = {("200", "200"), ("200", "C014")} if i % 8 < 4 else {("200", "S302"), ("200", "S204")}
            self.note(tuple(sorted(pair)), expected)
            self.assertEqual(self.status(buyer), "PAID")

    def test_payment_and_cancel(self):
        ends = {}
        for i, buyer in enumerate(self.ordered()):
            pair = self.race(i, buyer.pay(f"against-cancel-{i}"), buyer.cancel())
            self.note(pair, {("200", "S203"), ("200", "200"), ("S202", "200")})
            ends[buyer] = {"S203": "PAID"}.get(pair[1], "REFUNDED" if pair[0] == "200" else "CANCELLED")
        self.assertStatuses(ends)

    def test_payment_and_expiry(self):
        ends, buyers = {}, self.ordered()
        for i, buyer in enumerate(buyers):
            self.db.run(f"UPDATE orders SET expires_at = NOW(6) - INTERVAL 1 SECOND WHERE order_number = '{buyer.number}'")
            pair = self.race(i, buyer.pay(f"against-expiry-{i}"), run_job("expire_orders", ADMIN), within_ms=24)
            self.note(pair, {("200", "200"), ("S202", "200")})
            ends[buyer] = "PAID" if pair[0] == "200" else "CANCELLED"
        self.assertStatuses(ends)

    def test_cancel_and_expiry(self):
        buyers = self.ordered()
        for i, buyer in enumerate(buyers):
            self.db.run(f"UPDATE orders SET expires_at = NOW(6) - INTERVAL 1 SECOND WHERE order_number = '{buyer.number}'")
            self.note(self.race(i, buyer.cancel(), run_job("expire_orders", ADMIN), within_ms=24), {("200", "200"), ("S202", "200")})
        self.assertStatuses(dict.fromkeys(buyers, "CANCELLED"))

    def test_two_cancels(self):
        buyers = self.ordered()
        for i, buyer in enumerate(buyers):
            self.note(tuple(sorted(self.race(i, buyer.cancel(), buyer.cancel()))), {("200", "S202")})
        self.assertStatuses(dict.fromkeys(buyers, "CANCELLED"))

    def test_two_cancels_of_a_paid_order(self):
        buyers = self.pay(self.ordered())
        for i, buyer in enumerate(buyers):
            self.note(tuple(sorted(self.race(i, buyer.cancel(), buyer.cancel()))), {("200", "S202")})
        self.assertStatuses(dict.fromkeys(buyers, "REFUNDED"))

    def test_two_refunds(self):
        buyers = self.pay(self.ordered())
        for i, buyer in enumerate(buyers):
            key = f"refund-{i}"
            pair = self.race(i, buyer.refund(ADMIN, key), buyer.refund(ADMIN, key if i % 8 < 4 else f"{key}-again"))
            expected = {("200", "200"), ("200", "C014")} if i % 8 < 4 else {("200", "S303")}
            self.note(tuple(sorted(pair)), expected)
        self.assertStatuses(dict.fromkeys(buyers, "REFUNDED"))

    def test_refund_and_cancel(self):
        buyers = self.pay(self.ordered())
        for i, buyer in enumerate(buyers):
            self.note(self.race(i, buyer.refund(ADMIN, f"against-refund-{i}"), buyer.cancel()), {("200", "S202"), ("S303", "200")})
        self.assertStatuses(dict.fromkeys(buyers, "REFUNDED"))


if __name__ == "__main__":
    unittest.main(verbosity=1, warnings="ignore")
