# SPDX-License-Identifier: Apache-2.0
"""MariaDB is killed and started again while 16 clients order and pay. They repeat what was not answered, under the same key, and end with
what they wanted, once; in between they hear of success, of refusals, and that the shop cannot just now."""
import collections
import os
import subprocess
import threading
import time
import unittest

from books import Books
from buying import Bulk, Wire, outcome, settle
from harness import ROOT, ShopCase, parallel, required, until
from provider import Provider

N_CLIENTS = 16
N_ORDERS = 2000
RESTARTS_AT = (500, 1200)  # orders that were finished
PATIENCE_S = 60


class DatabaseRestart(ShopCase):
    @classmethod
    def setUpClass(cls):
        cls.provider = Provider()
        cls.settings = {"SHOP_PG_URL": cls.provider.url, "SHOP_SAGA_LEASE_MS": "2000"}
        super().setUpClass()
        cls.bulk, cls.books = Bulk(cls.db), Books(cls.db, cls.provider.url)

    @classmethod
    def tearDownClass(cls):
        try:
            super().tearDownClass()
        finally:
            cls.provider.stop()

    def setUp(self):
        self.heard = [collections.Counter() for _ in range(N_CLIENTS)]
        self.finished, self.restarted = 0, 0
        self.lock = threading.Lock()

    def repeat(self, client, wire, request, expected):
        """Sends it until it has its answer."""
        answers = []

        def is_answered():
            answers.append(wire.ask(request))
            heard = outcome(answers[-1])
            self.heard[client][heard] += 1
            if heard not in (expected, "C014") and answers[-1].status != 503:  # it still does what it was asked, or cannot just now
                raise AssertionError(f"{request}: {answers[-1]}, expected {expected}; before: {answers[-4:-1]}")
            return heard == expected

        until(f"{request} of client {client} is answered with {expected}", is_answered, PATIENCE_S)
        return answers[-1].json

    def restart(self):
        subprocess.run([os.path.join(ROOT, "tests/support/services"), "restart-db", required("SHOP_TEST_SERVICES_DIR")], check=True,
                       stdout=subprocess.DEVNULL)

    def count(self):
        """One more is finished; whoever finishes the right one restarts the database."""
        with self.lock:
            self.finished += 1
            is_time = self.finished in RESTARTS_AT
        if is_time:
            self.restart()
            self.restarted += 1

    def buy(self, client, buyers):
        wire = Wire(self.shop.port)
        for buyer in buyers[client::N_CLIENTS]:
            buyer.number = self.repeat(client, wire, buyer.create(f"order-{buyer.name}"), "201")["orderNumber"]
            self.repeat(client, wire, buyer.pay(f"pay-{buyer.name}"), "200")
            self.count()
        wire.close()

    def test_each_client_ends_with_one_order_and_the_books_balance(self):
        buyers = self.bulk.buyers(N_ORDERS, self.bulk.products(50, 100000), quantity=2, spread=50)
        began = time.monotonic()
        parallel(N_CLIENTS, lambda client: self.buy(client, buyers))
        took = time.monotonic() - began
        heard = sum(self.heard, collections.Counter())
        print(f"database restart: {N_ORDERS} orders made and paid in {took:.0f} s, {self.restarted} restarts, heard "
              f"{', '.join(f'{n} x {what}' for what, n in sorted(heard.items()))}", flush=True)
        self.assertEqual(self.restarted, len(RESTARTS_AT))
        self.assertGreater(heard["C015"], 0, "nobody noticed")
        self.assertEqual(dict(self.db.run("SELECT user_id, GROUP_CONCAT(order_number) FROM orders GROUP BY user_id")),
                         {buyer.name: buyer.number for buyer in buyers})
        self.assertEqual(self.db.run("SELECT status, COUNT(*) FROM orders GROUP BY status"), [["PAID", str(N_ORDERS)]])
        wire = Wire(self.shop.port)
        settle(self.books, wire, self.admin)
        wire.close()
        self.books.check()


if __name__ == "__main__":
    unittest.main(verbosity=1, warnings="ignore")
