#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""How well the search finds what people want, asked over HTTP with each engine: the judged queries, and how few may be answered worse than now."""
import time

import judged
import search_server
from harness import Database, Shop
from search_case import SearchCase, asked
from search_fill import fill

FIRST = 20


class Judged(SearchCase):
    # Kind, or None for all: precision@5, recall@20, a little below what both engines reach.
    floors = {None: (0.955, 0.96), "spacing": (0.95, 0.92), "typo korean": (0.9, 0.84), "letters": (0.95, 0.95), judged.NOTHING: (1, 1)}

    @classmethod
    def setUpClass(cls):
        cls.products, cls.queries = judged.load()
        cls.db = Database()
        cls.addClassCleanup(cls.db.drop)
        cls.shop = Shop(cls.db, **cls.settings)
        cls.shop.migrate()
        fill(cls.db, ((number, product.sku, product.name, product.description, product.category, product.price, product.stock, 0)
                      for number, product in enumerate(cls.products, 1)))
        cls.shop.start()
        cls.addClassCleanup(cls.shop.stop)
        cls.await_index()

    @classmethod
    def tearDownClass(cls):
        pass  # the cleanups do

    def skus(self, text):
        return [item["sku"] for item in self.assertAnswer(self.shop.get(asked("/search", keyword=text, limit=FIRST)), 200)["items"]]

    def test_judged_queries_are_answered_well(self):
        self.assertEqual(self.page(category=None)["total"], len(self.products), "all of the catalogue is in the index")
        began = time.monotonic()
        measured = judged.measure(self.queries, self.skus)
        print("\n" + judged.report(type(self).__name__, measured) + f"\n  in {time.monotonic() - began:.1f} s", flush=True)
        self.assertEqual(judged.below(measured, self.floors), [])


class Groonga(Judged):
    pass


@search_server.needed
class Server(Judged):
    @classmethod
    def setUpClass(cls):
        cls.server = search_server.SearchServer()
        cls.addClassCleanup(cls.server.close)
        cls.settings = {**cls.settings, "SHOP_SEARCH_URL": cls.server.url}
        super().setUpClass()


del Judged, SearchCase  # their tests are run as those of the classes made of them

if __name__ == "__main__":
    search_server.main(partly=True)
