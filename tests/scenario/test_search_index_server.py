#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""An index on a search server is the catalogue: one of several instances keeps it, and any of them, or the server, is killed."""
import uuid

import search_server
from harness import until
from index_case import BEGUN, SERVED, IndexCase


class Shared(IndexCase):
    settings = {**IndexCase.settings, "SHOP_SEARCH_INDEXING": "0"}  # of the shop that only changes products

    @classmethod
    def setUpClass(cls):
        cls.server = search_server.SearchServer()
        try:
            super().setUpClass()
        except BaseException:
            cls.server.close()
            raise

    @classmethod
    def tearDownClass(cls):
        try:
            super().tearDownClass()
        finally:
            cls.server.close()

    def setUp(self):
        super().setUp()
        self.empty()
        self.alias = "shop-" + uuid.uuid4().hex[:8]
        self.settings = {**self.settings, "SHOP_SEARCH_URL": self.server.url, "SHOP_SEARCH_INDEX": self.alias, "SHOP_JOBS": "1",
                         "SHOP_SEARCH_INDEXING": "1"}

    def indexes(self):
        return sorted(self.server.ask("GET", f"/{self.alias}-*"))

    def until_killed(self, shop):
        self.assertEqual(shop.process.wait(60), 70)
        shop.process.stdout.close()
        shop.process = None


class Following(Shared):
    def test_one_of_the_instances_keeps_it_and_another_takes_over(self):
        self.fill(30)
        shops = [self.start(), self.start()]
        for shop in shops:
            self.assertIndexIsCatalogue(shop)
        self.assertEqual(sum(self.logged(BEGUN, shop) for shop in shops), 1)
        self.change()
        self.assertIndexIsCatalogue(shops[0])
        keeper, = (shop for shop in shops if self.logged(SERVED, shop))
        other, = (shop for shop in shops if shop is not keeper)
        keeper.kill()
        self.change()
        self.assertIndexIsCatalogue(other)
        self.assertEqual(self.logged(BEGUN, other), 0)

    def test_every_change_is_followed(self):
        self.fill(30)
        shop = self.start()
        self.assertIndexIsCatalogue(shop)
        self.change()
        product = self.new_product(name=self.unique("sold"), stock=2, price=10)
        self.paid_order((product, 2))
        self.db.run(f"INSERT INTO product_statistics (product_id, day, sold_quantity) VALUES ({product['id']}, CURRENT_DATE, 1000)")
        self.assertAnswer(self.shop.post("/admin/jobs/rank_products/run", None, self.admin), 200)
        self.assertIndexIsCatalogue(shop)
        self.assertEqual(self.walk(shop, sort="popular")[0], product["id"])

    def test_the_server_is_killed(self):
        self.fill(30)
        shop = self.start()
        self.assertIndexIsCatalogue(shop)
        self.server.kill()
        self.change()
        self.assertAnswer(shop.get("/search"), 503, "S1001")
        self.server.start()
        self.assertIndexIsCatalogue(shop)

    def test_the_server_lost_everything(self):
        self.fill(30)
        shop = self.start()
        self.assertIndexIsCatalogue(shop)
        for index in self.indexes():
            self.server.ask("DELETE", "/" + index)
        self.assertIndexIsCatalogue(shop)


class Building(Shared):
    def test_who_is_killed_in_a_rebuild_is_gone_on_from(self):
        for point in ("search.begin", "db.products_to_walk_query.before#3", "db.note_index_progress_query.after#2", "search.serve.before", "search.serve.after"):
            with self.subTest(point):
                self.setUp()
                self.fill(1800)
                shop = self.start(SHOP_FAULTS=f"{point}=exit")
                self.until_killed(shop)
                self.change(3, "id % 2")
                self.change(3, "id = (SELECT MIN(id) FROM products)")
                shop = self.start()
                self.assertIndexIsCatalogue(shop)
                self.assertEqual(self.logged(BEGUN, shop), int(point == "search.begin"), "begins anew only what has not been noted")
                self.assertEqual(len(self.indexes()), 1)
                shop.stop()

    def test_the_server_is_killed_in_a_rebuild_and_products_change(self):
        self.fill(1500)
        shop = self.start()
        until("it is on its way", lambda: int(self.db.value(
            "SELECT COALESCE(MAX(progress_done), 0) FROM job_runs WHERE name = 'rebuild_search_index'")) >= 500, 60)
        self.server.kill()
        self.change()
        self.server.start()
        self.change()
        self.assertIndexIsCatalogue(shop)
        self.assertEqual(self.logged(BEGUN, shop), 1)

    def test_one_of_another_version_is_built_anew(self):
        self.fill(50)
        shop = self.start()
        self.assertIndexIsCatalogue(shop)
        index, = self.indexes()
        shop.stop()
        meta = self.server.ask("GET", f"/{index}/_mapping")[index]["mappings"]["_meta"]
        self.server.ask("PUT", f"/{index}/_mapping", {"_meta": {**meta, "version": 0}})
        shop = self.start()
        until("another is served", lambda: self.logged(SERVED, shop), 60)
        self.assertIndexIsCatalogue(shop)
        self.assertNotEqual(self.indexes(), [index])

    def test_a_rebuild_helps_where_the_served_one_cannot_be_written(self):
        self.fill(30)
        shop = self.start()
        self.assertIndexIsCatalogue(shop)
        before, = self.indexes()
        self.server.ask("PUT", f"/{before}/_settings", {"index.blocks.write": True})
        self.change(3)
        self.assertAnswer(shop.post("/admin/jobs/rebuild_search_index/run", None, self.admin), 200)
        self.assertIndexIsCatalogue(shop)
        self.assertNotEqual(self.indexes(), [before])

    def test_a_rebuild_that_is_asked_for_serves_meanwhile(self):
        self.fill(600)
        shop = self.start()
        self.assertIndexIsCatalogue(shop)
        before, = self.indexes()
        self.assertAnswer(shop.post("/admin/jobs/rebuild_search_index/run", None, self.admin), 200)
        while self.indexes() == [before] or len(self.indexes()) > 1:
            self.assertEqual(len(self.search(shop, keyword="제품")["items"]), 20)
        self.assertIndexIsCatalogue(shop)
        job, = (job for job in shop.get("/admin/jobs", self.admin).json["items"] if job["name"] == "rebuild_search_index")
        self.assertEqual((job["progressDone"], job["progressTotal"]), (600, 600))


if __name__ == "__main__":
    search_server.main()
