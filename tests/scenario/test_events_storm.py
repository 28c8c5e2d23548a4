# SPDX-License-Identifier: Apache-2.0
"""Five thousand orders while the broker is away for half a minute and whoever publishes is killed, twice. Nobody who orders waits for the broker;
in the end each change that was committed, and no other, was told of, in the order of its key, and has had its effects once.
"""
import collections
import http.client
import os
import random
import threading
import time
import unittest

import kafka
from books import Books
from buying import Bulk, Request, Wire, outcome, settle
from events import Stage, metric
from harness import parallel, token, until
from provider import Provider

N_CLIENTS = 8
N_ORDERS = 5000
N_TOO_LATE = 60  # buyers of what is sold out soon: their orders are rolled back
RATE = 100  # orders a second, until the broker is back
N_BEFORE = 600
AWAY_S = 30
SEED = int(os.environ.get("STORM_SEED", "1"))
ADMIN = token("admin-1", "ADMIN")
WAYS = ("pay",) * 11 + ("cancel",) * 3 + ("pay, then refund", "pay, then refund", "pay, then cancel", "pay, then ship", "forget", "forget")
ASK_AGAIN = {"C014"}  # somebody answers that key at the moment, or has died doing so


class Storm(unittest.TestCase):
    def setUp(self):
        self.broker, self.provider = kafka.Kafka(), Provider()
        self.addCleanup(self.broker.close)
        self.addCleanup(self.provider.stop)
        rng = random.Random(SEED)
        self.provider.control(script=[rng.choice(["approve"] * 9 + ["decline"]) for _ in range(N_ORDERS)])
        self.stage = Stage(self, self.broker, SHOP_PG_URL=self.provider.url, SHOP_SAGA_LEASE_MS="1000", SHOP_SAGA_ATTEMPTS="100",
                           SHOP_RELAY_LEASE_MS="3000")
        self.books = Books(self.stage.db, self.provider.url)
        self.shops = [self.stage.shop().start() for _ in range(2)]
        self.killed, self.phase, self.n_begun = set(), "before", 0
        self.heard, self.took = collections.Counter(), collections.defaultdict(list)
        self.lock = threading.Lock()

    # ---- those who order ----

    def ask(self, rng, request):
        """The answer that counts. Only an instance that was killed may leave a request without one."""
        answers = []

        def is_answered():
            shop, phase, began = self.shops[rng.randrange(2)], self.phase, time.monotonic()
            try:
                wire = Wire(shop.port)
                try:
                    answers.append(wire.ask(request))
                finally:
                    wire.close()
            except (http.client.HTTPException, OSError) as error:
                if shop not in self.killed:
                    raise AssertionError(f"{request}, {phase}: {error!r} from an instance that lives") from error
                self.heard["no answer"] += 1
                return False
            self.heard[outcome(answers[-1])] += 1
            if answers[-1].status >= 500:
                raise AssertionError(f"{request}, {phase}: {answers[-1]}")
            if outcome(answers[-1]) in ASK_AGAIN:
                return False
            self.took[phase].append(time.monotonic() - began)
            return True

        until(f"{request} has an answer that counts", is_answered, seconds=30)
        return answers[-1]

    def buy(self, rng, buyer):
        answer = self.ask(rng, buyer.create(f"order-{buyer.name}"))
        if answer.status != 201:
            self.assertEqual((outcome(answer), buyer.name in self.late), ("S402", True), answer)
            return
        buyer.number, way = answer.json["orderNumber"], rng.choice(WAYS)
        if way.startswith("pay"):
            answer = self.ask(rng, buyer.pay(f"pay-{buyer.name}"))
            buyer.payment = answer.json["paymentNumber"] if answer.status == 200 else None
        if way == "cancel" or (way == "pay, then cancel" and buyer.payment):
            self.ask(rng, buyer.cancel())
        elif way == "pay, then refund" and buyer.payment:
            self.ask(rng, buyer.refund(ADMIN, f"refund-{buyer.name}"))
        elif way == "pay, then ship" and buyer.payment:
            self.ask(rng, Request("PUT", f"/admin/orders/{buyer.number}/status", {"status": "SHIPPING"}, ADMIN))

    def order_all(self, i, buyers, began):
        """Each client's share of the time table, until the broker is back; then as fast as it goes."""
        rng = random.Random(SEED * 1000 + i)
        for n, buyer in enumerate(buyers[i::N_CLIENTS]):
            self.is_back.wait(max(0, began + (n * N_CLIENTS + i) / RATE - time.monotonic()))
            with self.lock:
                self.n_begun += 1
            self.buy(rng, buyer)

    # ---- and what happens to them ----

    def kill_publisher(self, is_time=lambda: True):
        """The instance that holds the leases. Another is there to take its place before."""
        new = self.stage.shop().start()
        i = until("somebody publishes", lambda: [i for i, shop in enumerate(self.shops) if metric(shop, "relay_parts", 0) > 0])[0]
        old = self.shops[i]
        try:
            until("it is time to kill", is_time, 120)
        except AssertionError as error:
            raise AssertionError(f"{error}; {self.stage.waiting()} events wait; {self.last_words()}") from None
        self.killed.add(old)
        self.shops[i] = new
        old.kill()
        os.unlink(old.log.name)

    def last_words(self):
        """What the instances logged last, for whoever reads of a failure."""
        words = []
        for shop in self.shops:
            with open(shop.log.name, encoding="utf-8", errors="replace") as file:
                words += [f"{shop.port}:", *file.read().splitlines()[-15:]]
        return "\n".join(words)

    def strike(self):
        until("there is something to compare with", lambda: self.n_begun >= N_BEFORE, 60)
        self.phase = "stopping"
        self.broker.stop()
        self.phase, ended, n_before = "away", time.monotonic() + AWAY_S, self.n_begun
        self.over.wait(AWAY_S / 3)
        self.kill_publisher()
        until("whoever asks sees what waits", lambda: all(metric(shop, "outbox_backlog", 0) > 0 for shop in self.shops), AWAY_S / 3)
        self.over.wait(ended - time.monotonic())
        self.n_ordered, self.n_waited = self.n_begun - n_before, self.stage.waiting()
        self.phase = "back"
        restart = threading.Thread(target=self.broker.start)
        restart.start()
        self.kill_publisher(lambda: self.stage.waiting() < self.n_waited)  # in the middle of what has waited
        restart.join()
        self.is_back.set()

    def p95(self, phase):
        return sorted(self.took[phase])[len(self.took[phase]) * 95 // 100]

    def test_no_event_is_lost_told_of_nothing_or_twice_in_its_effects(self):
        began, bulk = time.monotonic(), Bulk(self.stage.db)
        buyers = bulk.buyers(N_ORDERS, bulk.products(40, 1000000), quantity=2, lines=2, spread=20)
        late = bulk.buyers(N_TOO_LATE, bulk.products(1, 5))
        self.late = {buyer.name for buyer in late}
        for n, buyer in enumerate(late):
            buyers.insert(n * 70, buyer)
        self.is_back, self.over = threading.Event(), threading.Event()
        striker = threading.Thread(target=self.run_striker)
        self.error = None
        striker.start()
        try:
            start = time.monotonic()
            parallel(N_CLIENTS, lambda i: self.order_all(i, buyers, start))
        except BaseException:
            self.over.set()
            raise
        finally:
            striker.join()
        if self.error:
            raise self.error
        ordered = time.monotonic()
        wire = Wire(self.shops[0].port)
        settle(self.books, wire, ADMIN, seconds=60)
        wire.close()
        self.stage.settle(120)
        for shop in self.shops:
            until("nothing waits any more, says an instance", lambda shop=shop: metric(shop, "outbox_backlog") == 0)
            shop.stop()
        self.books.check()
        rows, messages = self.stage.check()
        self.report(began, ordered, rows, messages)
        self.assertGreaterEqual(int(self.stage.db.value("SELECT COUNT(*) FROM orders")), N_ORDERS)
        self.assertGreater(self.n_ordered, N_CLIENTS + N_TOO_LATE)
        self.assertGreaterEqual(self.n_waited, 2 * (self.n_ordered - N_CLIENTS - N_TOO_LATE))  # those were made, with two events at least
        self.assertLess(self.p95("away"), 3 * self.p95("before") + 0.25)

    def run_striker(self):
        try:
            self.strike()
        except BaseException as error:  # raised by the test
            self.error = error
        finally:
            self.is_back.set()

    def report(self, began, ordered, rows, messages):
        heard = ", ".join(f"{n} x {what}" for what, n in sorted(self.heard.items()))
        took = ", ".join(f"{phase} {1000 * self.p95(phase):.0f} ({1000 * max(self.took[phase]):.0f})" for phase in ("before", "away", "back"))
        print(f"storm {SEED}: {N_ORDERS} orders in {ordered - began:.0f} s, {self.n_ordered} of them without a broker, settled after "
              f"{time.monotonic() - ordered:.0f} s; {self.n_waited} events waited; {len(rows)} events, "
              f"{len(messages)} messages; heard {heard}; p95 (max) ms: {took}", flush=True)


if __name__ == "__main__":
    kafka.main()
