#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The search engine is away: the search says so and when to ask again, nothing is suggested, and nothing else of the shop notices."""
import os
import shutil
import tempfile
import unittest

from harness import Database, Redis, Shop, token, until
from order_case import OrderCase
from search_case import PATIENCE, asked


class AwayCase(OrderCase):
    """A shop of its own for each test."""

    def setUp(self):
        super().setUp()
        self.db = Database()
        self.addCleanup(self.db.drop)

    def start(self, **settings):
        shop = Shop(self.db, **{**self.settings, "SHOP_SEARCH_INDEXING": "1", **settings})
        self.addCleanup(shop.stop)
        shop.migrate()
        return shop.start()

    @classmethod
    def setUpClass(cls):
        cls.seller = token("seller-1", "SELLER")

    @classmethod
    def tearDownClass(cls):
        pass

    def search(self, keyword="phone"):
        return self.shop.get(asked("/search", keyword=keyword))

    def suggestions(self, keyword="phone"):
        return self.assertAnswer(self.shop.get(asked("/search/suggest", keyword=keyword)), 200)["suggestions"]

    def assertAway(self, code="S1001"):
        answer = self.search()
        self.assertAnswer(answer, 503, code)
        self.assertGreater(int(answer.headers["Retry-After"]), 0)
        self.assertEqual(self.suggestions(), [])

    def assertShopGoesOn(self):
        product = self.new_product(stock=5)
        self.assertAnswer(self.shop.get(f"/products/{product['id']}"), 200)
        self.assertAnswer(self.shop.get("/products?limit=1"), 200)
        self.paid_order((product, 2), user=token(self.unique("user")))
        self.assertAnswer(self.shop.get("//readyz"), 200)

    def assertComesToFind(self, *names):
        """All products of these names, which nobody told it of while it was away."""
        def found():
            answer = self.search("램프")
            return answer.status == 200 and sorted(item["name"] for item in answer.json["items"]) == sorted(names)
        until(f"{names} are found", found, 3 * PATIENCE)

    def metric(self, name):
        lines = self.shop.get("//metrics").body.decode().splitlines()
        return sum(float(line.rsplit(" ", 1)[1]) for line in lines if line.startswith(name))


class Folder(AwayCase):
    """Groonga's, in SHOP_DATA."""

    def setUp(self):
        super().setUp()
        self.data = tempfile.mkdtemp(prefix="shop-data.")
        self.addCleanup(shutil.rmtree, self.data, ignore_errors=True)
        self.folder = os.path.join(self.data, "search")

    def test_a_folder_that_cannot_be_made_is_an_engine_that_is_away(self):
        with open(self.folder, "w", encoding="utf-8") as file:
            file.write("no folder\n")
        self.shop = self.start(SHOP_DATA=self.data, SHOP_THREADS="1")
        self.new_product(name="램프")
        self.assertAway()
        self.assertShopGoesOn()
        self.assertAway()
        self.assertGreaterEqual(self.metric("search_failures"), 2)
        self.assertEqual(self.shop.messages().count("the search engine does not answer"), 1)
        os.unlink(self.folder)
        self.assertComesToFind("램프")

    def test_a_folder_that_another_process_holds_is_an_engine_that_is_away(self):
        first = self.start(SHOP_DATA=self.data)
        until("it holds the folder", lambda: first.get("/search").status == 200, PATIENCE)
        self.shop = self.start(SHOP_DATA=self.data)
        self.new_product(name="램프")
        self.assertAway()
        self.assertShopGoesOn()
        first.kill()
        self.assertComesToFind("램프")
        self.assertEqual(self.suggestions("램"), ["램프"])


class Stores(AwayCase):
    """What the search needs beside its engine."""

    def test_a_search_does_not_need_redis(self):
        redis = Redis()
        self.addCleanup(redis.drop)
        self.shop = self.start(redis_url=redis.url)
        self.new_product(name="램프")
        self.assertComesToFind("램프")
        redis.services("stop-redis")
        self.assertComesToFind("램프")
        self.assertEqual(self.suggestions("램"), ["램프"])


if __name__ == "__main__":
    unittest.main()
