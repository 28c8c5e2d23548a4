#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The search index is the catalogue: built, followed and rebuilt, whoever is killed meanwhile."""
import glob
import os
import shutil
import subprocess
import tempfile
import threading
import unittest

from harness import Database, Shop, parallel, until
from index_case import BEGUN, SERVED, IndexCase


class Catalogue(IndexCase):
    """A folder of search files that outlives the shops."""

    def setUp(self):
        super().setUp()
        self.empty()
        self.data = tempfile.mkdtemp(prefix="shop-data.")
        self.addCleanup(shutil.rmtree, self.data, ignore_errors=True)
        self.settings = {**self.settings, "SHOP_DATA": self.data}

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.settings = {**cls.settings}

    def file(self, name):
        found, = glob.glob(f"{self.data}/search/{name}")
        return found

    def rewrite(self, name, change):
        with open(self.file(name), "r+", encoding="ascii") as file:
            words = file.read().split(" ")
            file.seek(0)
            file.truncate()
            file.write(" ".join(change(words)))


class Building(Catalogue):
    def killed_at(self, point):
        """The shop dies there."""
        shop = Shop(self.db, **self.settings, SHOP_FAULTS=f"{point}=exit")
        try:
            shop.start()
        except AssertionError:  # it got there before it was ready
            pass
        if shop.process:
            self.assertEqual(shop.process.wait(60), 70, point)
            shop.process.stdout.close()
            shop.process = None
        return shop

    def test_who_is_killed_in_a_rebuild_is_gone_on_from(self):
        for point in ("search.begin", "db.products_to_walk_query.before#3", "db.products_to_walk_query.after#2", "db.note_index_progress_query.before#2",
                      "db.note_index_progress_query.after#3", "search.serve.before", "search.serve.after"):
            with self.subTest(point):
                self.setUp()
                self.fill(1800)
                self.killed_at(point)
                self.change(3, "id % 2")
                self.change(3, "id = (SELECT MIN(id) FROM products)")
                shop = self.start()
                self.assertIndexIsCatalogue(shop)
                self.assertEqual(self.logged(BEGUN, shop), int(point == "search.begin"), "begins anew only what has not been noted")
                shop.stop()

    def test_products_change_in_a_rebuild(self):
        self.fill(3000)
        shop = self.start()
        while not self.logged(SERVED, shop):
            self.change(2)
        self.assertIndexIsCatalogue(shop)

    def test_a_rebuild_serves_meanwhile_and_shows_its_progress(self):
        self.fill(2500)
        shop = self.start()
        self.assertIndexIsCatalogue(shop)
        name = self.db.value("SELECT name FROM products ORDER BY id LIMIT 1").split()[-1]
        is_over, answers = threading.Event(), []

        def ask():
            while not is_over.is_set():
                answers.append([item["name"] for item in self.search(shop, keyword=name)["items"]])

        asking = [threading.Thread(target=ask) for _ in range(2)]
        for thread in asking:
            thread.start()
        try:
            before = self.logged(SERVED, shop)
            self.assertAnswer(shop.post("/admin/jobs/rebuild_search_index/run", None, self.admin), 200)
            self.assertAnswer(shop.post("/admin/jobs/rebuild_search_index/run", None, self.admin), 200)  # joins the one that is begun
            until("it is served", lambda: self.logged(SERVED, shop) > before, 60)
        finally:
            is_over.set()
            for thread in asking:
                thread.join()
        self.assertTrue(answers)
        self.assertTrue(all(len(names) == 1 and names[0].endswith(name) for names in answers))
        job, = (job for job in shop.get("/admin/jobs", self.admin).json["items"] if job["name"] == "rebuild_search_index")
        self.assertEqual((job["progressDone"], job["progressTotal"]), (2500, 2500))
        self.assertIndexIsCatalogue(shop)

    def rebuilt_after(self, change):
        """Whether a shop that finds its files so begins an index."""
        self.fill(50)
        shop = self.start()
        self.assertIndexIsCatalogue(shop)
        shop.stop()
        change()
        shop = self.start()
        self.assertIndexIsCatalogue(shop)
        return self.logged(BEGUN, shop) == 1

    def test_an_index_that_fits_is_kept(self):
        self.assertFalse(self.rebuilt_after(lambda: None))

    def test_one_that_is_missing_is_built(self):
        self.assertTrue(self.rebuilt_after(lambda: shutil.rmtree(self.data + "/search")))

    def test_one_of_another_version_is_built_anew(self):
        def age():
            for name in ("served", "*/made"):
                self.rewrite(name, lambda words: [words[0], "0", *words[2:]])

        self.assertTrue(self.rebuilt_after(age))

    def test_one_that_missed_events_that_are_gone_is_built_anew(self):
        def is_a_week_old(words):
            return [*words[:5], str(int(words[5]) - 7 * 86400 * 10**6)]

        def miss():
            self.change(3)
            self.db.run("DELETE FROM outbox_events")
            self.rewrite("*/progress", is_a_week_old)

        self.assertTrue(self.rebuilt_after(miss))

    def test_one_of_another_database_is_built_anew(self):
        other = Database()
        self.addCleanup(other.drop)
        self.fill(50)
        shop = self.start()
        self.assertIndexIsCatalogue(shop)
        shop.stop()
        here, type(self).db = self.db, other
        self.addCleanup(setattr, type(self), "db", here)
        Shop(other, **self.settings).migrate()
        self.fill(20)
        shop = self.start()
        self.assertIndexIsCatalogue(shop)


class Following(Catalogue):
    def setUp(self):
        super().setUp()
        self.fill(30)

    def test_every_change_is_followed(self):
        shop = self.start()
        self.assertIndexIsCatalogue(shop)
        self.change()
        self.assertIndexIsCatalogue(shop)
        product = self.new_product(name=self.unique("sold"), stock=2, price=10)
        self.paid_order((product, 2))
        self.db.run(f"INSERT INTO product_statistics (product_id, day, sold_quantity) VALUES ({product['id']}, CURRENT_DATE, 1000)")
        self.assertAnswer(self.shop.post("/admin/jobs/rank_products/run", None, self.admin), 200)
        self.assertIndexIsCatalogue(shop)
        self.assertEqual(self.walk(shop, sort="popular")[0], product["id"])

    def test_many_change_at_once(self):
        shop = self.start()
        parallel(4, lambda i: self.change(8, f"id % 4 = {i}"))
        self.assertIndexIsCatalogue(shop)
        self.assertEqual(self.logged(BEGUN, shop), 1)

    def test_what_was_missed_is_caught_up_with(self):
        shop = self.start()
        self.assertIndexIsCatalogue(shop)
        shop.kill()
        self.change()
        shop.start()
        self.assertIndexIsCatalogue(shop)
        self.assertEqual(self.logged(BEGUN, shop), 1, "in both of its lives")

    def test_instances_have_indexes_of_their_own(self):
        shops = [self.start(), self.start(SHOP_DATA=tempfile.mkdtemp(dir=self.data)), self.start(SHOP_DATA=tempfile.mkdtemp(dir=self.data))]
        for shop in shops:
            self.assertIndexIsCatalogue(shop)
        shops[0].kill()
        self.change()
        for shop in shops[1:]:
            self.assertIndexIsCatalogue(shop)
        shops[0].start()
        self.assertIndexIsCatalogue(shops[0])

    def test_a_change_that_is_committed_long_after_its_event_was_written_is_followed(self):
        shop = self.start()
        self.assertIndexIsCatalogue(shop)
        product = self.ids("SELECT MIN(id) FROM products")[0]
        client = subprocess.Popen(["mariadb", "--no-defaults", f"--socket={self.db.socket}", f"--user={self.db.user}", "--batch", "--unbuffered",
                                   "--skip-column-names", self.db.name], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.addCleanup(client.communicate)
        client.stdin.write(f"""BEGIN; UPDATE products SET price = 77777.77 WHERE id = {product};
            INSERT INTO outbox_events (event_id, type, topic, event_key, payload) VALUES (UUID(), 'product.changed', 't', '{product}', '{{}}');
            SELECT 'written';\n""")
        client.stdin.flush()
        self.assertEqual(client.stdout.readline().strip(), "written")
        late = self.db.value("SELECT AUTO_INCREMENT FROM information_schema.tables WHERE table_schema = DATABASE() AND table_name = 'outbox_events'")
        until("short readings begin behind it", lambda: self.new_product(name=self.unique("tick")) and int(self.db.value(
            "SELECT COALESCE(MAX(id), 0) FROM outbox_events WHERE created_at < NOW(6) - INTERVAL 4 SECOND")) >= int(late))
        self.assertNotEqual(self.walk(shop, sort="price_desc")[0], product)
        client.stdin.write("COMMIT;\n")
        client.stdin.flush()
        until("it is followed", lambda: self.walk(shop, sort="price_desc")[0] == product, 30)
        self.assertIndexIsCatalogue(shop)


if __name__ == "__main__":
    unittest.main(verbosity=2)
