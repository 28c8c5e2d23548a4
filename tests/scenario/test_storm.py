# SPDX-License-Identifier: Apache-2.0
"""Everything at once: buyers who order, pay, cancel and change their minds in the middle, a provider that fails in every way it can, and two
instances that are killed again and again. Whoever has no answer repeats the request. At the end the books must balance.
"""
import collections
import http.client
import os
import random
import threading
import time
import unittest

from books import Books
from buying import Bulk, Request, Wire, outcome, settle
from harness import Database, Redis, Shop, parallel, token, until
from provider import Provider

N_CLIENTS = 12
N_BUYERS = 400
KILL_EVERY_S = 1.5
SEED = int(os.environ.get("STORM_SEED", "1"))
ADMIN = token("admin-1", "ADMIN")
AUTHORISE = ["approve"] * 12 + ["decline", "insufficient", "cancel", "lost", "timeout", "slow:300", "slow:900", "twice", "error", "garbage"]
REFUND = ["ok"] * 6 + ["refuse", "error", "lost", "timeout"]
QUERY = ["ok"] * 6 + ["error", "timeout"]
UNANSWERED = {"C014", "C015", "C010", "C016", "S308", "S311", "S305"}  # may be asked again, under the same key


class Storm(unittest.TestCase):
    def setUp(self):
        self.db, self.redis, self.provider = Database(), Redis(), Provider()
        self.addCleanup(self.db.drop)
        self.addCleanup(self.redis.drop)
        self.addCleanup(self.provider.stop)
        self.bulk, self.books = Bulk(self.db), Books(self.db, self.provider.url)
        self.shops = [self.new_shop(), self.new_shop()]
        self.shops[0].migrate()
        for shop in self.shops:
            shop.start()
        self.heard, self.n_kills, self.is_over = collections.Counter(), 0, threading.Event()
        rng = random.Random(SEED)
        self.provider.control(script=[rng.choice(AUTHORISE) for _ in range(2 * N_BUYERS)], refunds=[rng.choice(REFUND) for _ in range(N_BUYERS)],
                              queries=[rng.choice(QUERY) for _ in range(N_BUYERS)])

    def new_shop(self):
        return Shop(self.db, self.redis.url, SHOP_PG_URL=self.provider.url, SHOP_PG_TIMEOUT_MS="600", SHOP_SAGA_LEASE_MS="1000",
                    SHOP_SAGA_ATTEMPTS="100")

    def kill_now_and_then(self):
        rng = random.Random(SEED)
        while not self.is_over.wait(KILL_EVERY_S):
            i = rng.randrange(2)
            old = self.shops[i]
            self.shops[i] = self.new_shop().start()
            old.kill()
            os.unlink(old.log.name)
            self.n_kills += 1

    def ask(self, rng, request):
        """The answer that counts, from whichever instance gives it."""
        answers = []

        def is_answered():
            try:
                wire = Wire(self.shops[rng.randrange(2)].port)
                try:
                    answers.append(wire.ask(request))
                finally:
                    wire.close()
            except (http.client.HTTPException, OSError):
                self.heard["no answer"] += 1
                return False
            self.heard[outcome(answers[-1])] += 1
            if answers[-1].status == 500:
                raise AssertionError(f"{request}: {answers[-1]}")
            return outcome(answers[-1]) not in UNANSWERED

        until(f"{request} has an answer that counts", is_answered, seconds=60)
        return answers[-1]

    def buy(self, rng, buyer):
        more = {"userCouponId": buyer.coupon} if buyer.coupon else {}
        answer = self.ask(rng, buyer.create(f"order-{buyer.name}", **more))
        if answer.status != 201:
            self.assertIn(outcome(answer), {"S402"})
            return
        buyer.number = answer.json["orderNumber"]
        payment = buyer.pay(f"pay-{buyer.name}")
        way = rng.choice(("pay", "pay", "pay", "cancel", "pay and cancel", "pay twice", "pay, then cancel", "pay, then refund", "pay, then ship",
                          "forget", "expire"))
        if way == "expire":
            self.db.run(f"UPDATE orders SET expires_at = NOW(6) WHERE order_number = '{buyer.number}'")
        if way in ("pay and cancel", "pay twice"):
            other = buyer.cancel() if way == "pay and cancel" else buyer.pay(f"again-{buyer.name}")
            rngs = [random.Random(rng.random()) for _ in range(2)]
            parallel(2, lambda i: self.ask(rngs[i], (payment, other)[i]))
        elif way.startswith("pay"):
            answer = self.ask(rng, payment)
            buyer.payment = answer.json["paymentNumber"] if answer.status == 200 else None
        if way in ("cancel", "pay, then cancel"):
            self.ask(rng, buyer.cancel())
        if way == "pay, then refund" and buyer.payment:
            self.ask(rng, buyer.refund(ADMIN, f"refund-{buyer.name}"))
        if way == "pay, then ship" and buyer.payment:
            self.ask(rng, Request("PUT", f"/admin/orders/{buyer.number}/status", {"status": "SHIPPING"}, ADMIN))

    def test_the_books_balance_after_a_storm(self):
        began = time.monotonic()
        buyers = self.bulk.buyers(N_BUYERS, self.bulk.products(16, 60), quantity=2, lines=2, spread=8)
        rngs = [random.Random(SEED * 1000 + i) for i in range(N_CLIENTS)]
        for buyer in buyers:
            buyer.coupon = self.bulk.coupon(buyer) if int(buyer.cart) % 10 == 0 else None
        killer = threading.Thread(target=self.kill_now_and_then)
        killer.start()
        try:
            parallel(N_CLIENTS, lambda i: [self.buy(rngs[i], buyer) for buyer in buyers[i::N_CLIENTS]])
        finally:
            self.is_over.set()
            killer.join()
        heard = ", ".join(f"{n} x {what}" for what, n in sorted(self.heard.items()))
        print(f"storm {SEED}: {N_BUYERS} buyers in {time.monotonic() - began:.0f} s, {self.n_kills} kills, heard {heard}", flush=True)
        wire = Wire(self.shops[0].port)
        self.provider.control(script=[], refunds=[], queries=[])
        settle(self.books, wire, ADMIN, seconds=60)
        wire.close()
        for shop in self.shops:
            shop.stop()
        self.books.check()


if __name__ == "__main__":
    unittest.main(verbosity=1, warnings="ignore")
