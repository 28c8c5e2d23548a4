# SPDX-License-Identifier: Apache-2.0
"""Three brokers, of which one after the other is killed under load: no event is lost, none has its effects twice."""
import collections
import random
import threading
import time
import unittest

import kafka
from books import Books
from buying import Bulk, Wire, outcome, settle
from events import DEAD, TOPICS, Stage, metric
from harness import parallel, token, until
from provider import Provider

N_CLIENTS = 4
N_AROUND = 100  # orders before the next broker is killed, and between its death and its return
ADMIN = token("admin-1", "ADMIN")


class Brokers(unittest.TestCase):
    def test_brokers_are_killed_one_after_the_other(self):
        broker, provider = kafka.Kafka(3), Provider()
        self.addCleanup(broker.close)
        self.addCleanup(provider.stop)
        stage = Stage(self, broker, SHOP_PG_URL=provider.url)
        shops = [stage.shop().start() for _ in range(2)]
        bulk, began = Bulk(stage.db), time.monotonic()
        buyers = collections.deque(bulk.buyers(3000, bulk.products(8, 1000000), quantity=1, lines=2, spread=4))
        self.n_ordered, self.heard, over, killed = 0, collections.Counter(), threading.Event(), []

        def client(i):
            rng, wires = random.Random(i), [Wire(shop.port) for shop in shops]
            while not over.is_set():
                self.buy(rng, wires, buyers.popleft())
                self.n_ordered += 1
            for wire in wires:
                wire.close()

        def some_more():
            goal = self.n_ordered + N_AROUND
            until("orders go on", lambda: self.n_ordered >= goal, 60)

        def killer():
            try:
                for node in (1, 2, 3):
                    some_more()
                    broker.kill(node)
                    some_more()
                    until("what was ordered until then is published", self.catches_up(stage), 60)
                    broker.restart(node)
                    killed.append(node)
            finally:
                over.set()

        parallel(N_CLIENTS + 1, lambda i: client(i) if i < N_CLIENTS else killer())
        self.assertEqual(killed, [1, 2, 3])
        books, wire = Books(stage.db, provider.url), Wire(shops[0].port)
        settle(books, wire, ADMIN)
        wire.close()
        stage.settle()
        for shop in shops:
            until("nothing waits any more, says an instance", lambda shop=shop: metric(shop, "outbox_backlog") == 0)
            shop.stop()
        books.check()
        rows, messages = stage.check()
        print(f"brokers: {self.n_ordered} orders in {time.monotonic() - began:.0f} s, {len(rows)} events, {len(messages)} messages, heard "
              f"{dict(self.heard)}", flush=True)

    def catches_up(self, stage):
        newest = stage.db.value("SELECT MAX(id) FROM outbox_events")
        return lambda: stage.db.value(f"SELECT COUNT(*) FROM outbox_events WHERE id <= {newest} AND published_at IS NULL") == "0"

    def buy(self, rng, wires, buyer):
        def ask(request, *expected):
            answer = rng.choice(wires).ask(request)
            self.heard[outcome(answer)] += 1
            self.assertIn(answer.status, expected, answer)
            return answer.json

        buyer.number = ask(buyer.create(f"order-{buyer.name}"), 201)["orderNumber"]
        way = rng.randrange(4)
        if way:
            buyer.payment = ask(buyer.pay(f"pay-{buyer.name}"), 200)["paymentNumber"]
        if way != 1:
            ask(buyer.cancel(), 200)

    def test_what_too_few_brokers_have_is_not_published(self):
        """Two of three are gone: the third one takes what it is the leader for, and that is not enough."""
        broker, n = kafka.Kafka(3), 12
        self.addCleanup(broker.close)
        stage = Stage(self, broker)
        shop = stage.shop().start()
        self.addCleanup(shop.stop)
        bulk = Bulk(stage.db)
        buyers, wire = bulk.buyers(2 * n, bulk.products(1, 100)), Wire(shop.port)
        self.addCleanup(wire.close)
        for buyer in buyers[:n]:
            self.assertEqual(wire.ask(buyer.create(f"order-{buyer.name}")).status, 201)
        stage.settle()
        stage.check("while all live")
        self.assertEqual(len(broker.ends(*TOPICS, *DEAD)), 3 * len(TOPICS + DEAD))
        broker.kill(1)
        broker.kill(2)
        for i, buyer in enumerate(buyers[n:], 1):
            self.assertEqual(wire.ask(buyer.create(f"order-{buyer.name}")).status, 201)
            if i in (n - 1, n):  # seen at two times, two seconds apart
                until("it is seen that all wait", lambda i=i: metric(shop, "outbox_backlog") == 2 * i)
        self.assertEqual(stage.waiting(), 2 * n)
        broker.restart(1)
        broker.restart(2)
        stage.settle()
        stage.check()


if __name__ == "__main__":
    kafka.main()
