# SPDX-License-Identifier: Apache-2.0
"""A shop whose search index follows its catalogue, and whether the two are the same."""
import json
import random

from harness import Shop, until
from order_case import OrderCase
from search_case import asked

BEGUN, SERVED = "a search index is begun", "a search index is served"


class IndexCase(OrderCase):
    settings = {"SHOP_SEARCH_INDEXING": "1", "SHOP_JOBS": "0", "SHOP_PG_SUCCESS_RATE": "1"}

    def search(self, shop=None, **parameters):
        return self.assertAnswer((shop or self.shop).get(asked("/search", **parameters)), 200)

    def walk(self, shop=None, **parameters):
        """The ids of all pages."""
        ids, cursor = [], {}
        while True:
            page = self.search(shop, limit=100, **parameters, **cursor)
            ids += [item["id"] for item in page["items"]]
            if page["nextCursor"] is None:
                return ids
            cursor = {"cursor": page["nextCursor"]}

    def ids(self, sql):
        return [int(row[0]) for row in self.db.run(sql)]

    def difference(self, shop=None):
        """What the index has otherwise than the catalogue, or None. What is shown comes from the database: so orders, counts and names are asked for."""
        answer = (shop or self.shop).get("/search?limit=1")
        if answer.status == 503:
            return str(answer)
        live = "FROM products WHERE deleted_at IS NULL"
        for sort, order in (("newest", "created_at DESC, id DESC"), ("price_asc", "price, id"), ("popular", "sold_recently DESC, id DESC")):
            found, there = self.walk(shop, sort=sort), self.ids(f"SELECT id {live} ORDER BY {order}")
            if found != there:
                return f"{sort}: {len(found)} found of {len(there)}, {sorted(set(found) ^ set(there))[:10]}"
        facets = {bucket["value"]: bucket["count"] for bucket in answer.json["facets"]["categories"]}
        counts = self.db.run(f"SELECT category, COUNT(*) {live} AND category IS NOT NULL GROUP BY category")
        if len(counts) <= 50 and facets != {row[0]: int(row[1]) for row in counts}:
            return f"categories: {facets}, {counts}"
        return self.difference_of_names(shop, self.db.run(f"SELECT id, name {live} ORDER BY id DESC"))

    def difference_of_names(self, shop, rows):
        """Of the newest products and some others; names of these tests end with a word of their own."""
        for row in rows[:20] + random.Random(7).sample(rows, min(20, len(rows))):
            found = [item["id"] for item in self.search(shop, keyword=row[1].split()[-1])["items"]]
            if int(row[0]) not in found:
                return f"{row} is not found: {found}"
        return None

    def assertIndexIsCatalogue(self, shop=None, seconds=60):
        last = []

        def is_same():
            last[:] = [self.difference(shop)]
            return last[0] is None

        try:
            until("the index is the catalogue", is_same, seconds)
        except AssertionError as error:
            raise AssertionError(f"{error}: {last[0]}\n{(shop or self.shop).messages()[-3000:]}") from None

    def fill(self, n):
        """Products that no event tells of, as an import leaves them."""
        self.db.run(f"""INSERT INTO products (name, description, price, category, sold_recently)
            SELECT CONCAT('제품 ', seq, ' w', MD5(seq)), CONCAT('설명 ', seq), 1 + seq % 997, CONCAT('c', seq % 7), seq % 11 FROM seq_1_to_{n}""")

    def empty(self):
        self.db.run("""SET foreign_key_checks = 0; DELETE FROM inventory; DELETE FROM products; DELETE FROM product_statistics;
            DELETE FROM outbox_events; UPDATE job_runs SET progress_done = NULL;
            UPDATE job_runs SET last_run_at = NULL WHERE name = 'keep_search_index'""")

    def start(self, **settings):
        """Another shop, ended after the test however it ends."""
        shop = Shop(self.db, **{**self.settings, **settings}).start()
        self.addCleanup(lambda: shop.process and shop.stop())
        return shop

    def change(self, n=10, among="1"):
        """By way of the API, at random: n new products, and n each of those that the condition holds for renamed, re-priced, removed, sold out."""
        ids = self.ids(f"SELECT id FROM products WHERE deleted_at IS NULL AND ({among}) ORDER BY RAND() LIMIT {4 * n}")
        new = [self.new_product(name=self.unique("new"), category=f"c{i % 9}", price=i + 1, stock=i % 2)["id"] for i in range(n)]
        for i, product in enumerate(ids):
            if i % 4 == 0:
                self.assertAnswer(self.shop.put(f"/products/{product}", {"name": self.unique("renamed"), "price": 5, "category": "other"}, self.seller), 200)
            elif i % 4 == 1:
                self.assertAnswer(self.shop.put(f"/products/{product}", {"name": self.unique("priced"), "price": 100000 + i}, self.seller), 200)
            elif i % 4 == 2:
                self.assertAnswer(self.shop.delete(f"/products/{product}", self.admin), 204)
        return new

    def logged(self, message, shop=None):
        return sum(json.loads(line)["msg"] == message for line in (shop or self.shop).messages().splitlines() if line.startswith("{"))
