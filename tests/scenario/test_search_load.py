#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The index of a large catalogue is built while the shop goes on: a loop that the building held up would answer nothing meanwhile."""
import os
import random
import statistics
import threading
import time
import unittest

import judged
from harness import Shop, ShopCase, until
from search_case import asked
from search_fill import fill

# A sanitized build takes a minute for 100,000 alone: SHOP_TEST_PRODUCTS=100000 asks for them.
N = int(os.environ.get("SHOP_TEST_PRODUCTS", "20000"))
PATIENCE = 300 + N / 200
BEATS = 1000
SLOWER = 15  # times, the beats beside a build, which shares the cores with them, as other tests do; if it were done on the loop it would be a hundred


def rows(n):
    """The judged catalogue over and over, each time under a number of its own."""
    products = judged.catalogue()
    for i in range(n):
        product = products[i % len(products)]
        yield (i + 1, f"{product.sku}-{i}", f"{product.name} n{i:06}x", product.description, product.category, product.price, product.stock, i % 500)


class Heart:
    """Reads products, one after the other, on a connection that stays."""

    def __init__(self, shop):
        self.shop, self.beats, self.errors, self.is_over = shop, [], [], threading.Event()
        self.thread = threading.Thread(target=self.run)
        self.thread.start()

    def run(self):
        while not self.is_over.is_set():
            began = time.monotonic()
            answer = self.shop.get(f"/products/{1 + len(self.beats) * 7 % N}")
            self.beats.append(time.monotonic() - began)
            if answer.status != 200:
                self.errors.append(answer)

    def end(self):
        self.is_over.set()
        self.thread.join()
        return self.beats


class Building(ShopCase):
    # One loop, which is the keeper's too.
    settings = {"SHOP_THREADS": "1", "SHOP_JOBS": "0", "SHOP_LOG_LEVEL": "warn"}

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        fill(cls.db, rows(N))

    def beats_without(self):
        heart = Heart(self.shop)
        until("the heart has beaten", lambda: len(heart.beats) >= BEATS, PATIENCE)
        return heart.end()

    def beats_beside_a_build(self):
        """And how long it took."""
        shop = Shop(self.db, **self.settings, SHOP_SEARCH_INDEXING="1").start()
        self.addCleanup(shop.stop)
        began, heart = time.monotonic(), Heart(shop)
        try:
            until("the index is served", lambda: shop.get("/search?limit=1").status == 200, PATIENCE)
            took = time.monotonic() - began
        finally:
            beats = heart.end()
        self.assertEqual(heart.errors, [])
        return shop, beats, took

    def assertIsComplete(self, shop):
        found = self.assertAnswer(shop.get("/search?limit=1"), 200)
        self.assertEqual(found["total"], N)
        counts = self.db.run("SELECT category, COUNT(*) FROM products GROUP BY category")
        self.assertEqual({bucket["value"]: bucket["count"] for bucket in found["facets"]["categories"]}, {row[0]: int(row[1]) for row in counts})
        for i in random.Random(7).sample(range(N), 40) + [0, N - 1]:
            items = self.assertAnswer(shop.get(asked("/search", keyword=f"n{i:06}x")), 200)["items"]
            self.assertEqual(items[0]["id"] if items else None, i + 1)

    def test_a_build_holds_up_no_loop(self):
        without = self.beats_without()
        shop, beside, took = self.beats_beside_a_build()
        print(f"\n{N} products{'' if N >= 100_000 else ' (SHOP_TEST_PRODUCTS=100000 for more)'} in {took:.1f} s; reads meanwhile: {len(beside)}, usually "
              f"{statistics.median(beside) * 1e3:.1f} ms, {statistics.mean(beside) * 1e3:.1f} ms in the mean, at most {max(beside) * 1e3:.0f} ms; without: {statistics.median(without) * 1e3:.1f} ms, "
              f"{statistics.mean(without) * 1e3:.1f} ms, at most {max(without) * 1e3:.0f} ms", flush=True)
        self.assertIsComplete(shop)
        self.assertLess(statistics.mean(beside), SLOWER * statistics.mean(without))
        self.assertLess(max(beside), took / 10)


if __name__ == "__main__":
    unittest.main(verbosity=2)
