#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The search engine is away: the search says so and when to ask again, nothing is suggested, and nothing else of the shop notices."""
import os
import shutil
import tempfile
import unittest

from harness import Database, Shop, token
from order_case import OrderCase
from search_case import asked


class AwayCase(OrderCase):
    def assertAway(self):
        answer = self.shop.get(asked("/search", keyword="phone"))
        self.assertAnswer(answer, 503, "S1001")
        self.assertGreater(int(answer.headers["Retry-After"]), 0)
        self.assertEqual(self.assertAnswer(self.shop.get(asked("/search/suggest", keyword="phone")), 200), {"suggestions": []})

    def assertShopGoesOn(self):
        product = self.new_product(stock=5)
        self.assertAnswer(self.shop.get(f"/products/{product['id']}"), 200)
        self.assertAnswer(self.shop.get("/products?limit=1"), 200)
        self.order((product, 2), user=token(self.unique("user")))
        self.assertAnswer(self.shop.get("//readyz"), 200)


class FolderThatCannotBeUsed(AwayCase):
    @classmethod
    def setUpClass(cls):
        cls.db = Database()
        cls.data = tempfile.mkdtemp(prefix="shop-data.")
        cls.addClassCleanup(shutil.rmtree, cls.data, ignore_errors=True)
        cls.folder = os.path.join(cls.data, "search")
        with open(cls.folder, "w", encoding="utf-8") as file:
            file.write("no folder\n")
        cls.shop = Shop(cls.db, SHOP_DATA=cls.data)
        cls.shop.migrate()
        cls.shop.start()
        cls.seller = token("seller-1", "SELLER")

    def test_the_search_is_away_and_comes_back_with_the_folder(self):
        self.assertAway()
        self.assertShopGoesOn()
        self.assertAway()
        os.unlink(self.folder)
        self.assertAnswer(self.shop.get(asked("/search", keyword="phone")), 503, "S1003")


if __name__ == "__main__":
    unittest.main()
