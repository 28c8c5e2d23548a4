# SPDX-License-Identifier: Apache-2.0
"""A new domain from YAML alone: the tree is copied, the file dropped in, generated, built, migrated and driven over HTTP."""
import glob
import os
import shutil
import subprocess
import tempfile
import unittest

import harness
from harness import ROOT, Database, Shop, ShopCase, parallel, token


def run(*command, cwd, env=None):
    done = subprocess.run(command, cwd=cwd, env=env, capture_output=True, text=True)
    if done.returncode:
        raise AssertionError(f"{' '.join(command)} ended with {done.returncode}\n{done.stdout[-4000:]}\n{done.stderr[-8000:]}")
    return done.stdout


class NewDomain(ShopCase):
    @classmethod
    def setUpClass(cls):
        cls.tree = tempfile.mkdtemp(prefix="newdomain-")
        files = run("git", "ls-files", "-co", "--exclude-standard", cwd=ROOT).splitlines()
        for name in files:
            if os.path.isfile(os.path.join(ROOT, name)):
                os.makedirs(os.path.dirname(os.path.join(cls.tree, name)), exist_ok=True)
                shutil.copy2(os.path.join(ROOT, name), os.path.join(cls.tree, name))
        for extra in glob.glob(os.path.join(ROOT, "tests/codegen/newdomain/*.yaml")):
            shutil.copy(extra, os.path.join(cls.tree, "spec/domains"))
        before = set(glob.glob(os.path.join(cls.tree, "**/*.[ch]"), recursive=True))
        build = os.path.join(cls.tree, "build")
        run("cmake", "-S", cls.tree, "-B", build, "-G", "Ninja", cwd=cls.tree)
        run("cmake", "--build", build, "--target", "specc", cwd=cls.tree)
        run(os.path.join(build, "codegen/specc"), cwd=cls.tree)
        run("cmake", "-S", cls.tree, "-B", build, cwd=cls.tree)
        run("cmake", "--build", build, "--target", "shopd", cwd=cls.tree)
        made = {os.path.relpath(p, cls.tree) for p in set(glob.glob(os.path.join(cls.tree, "**/*.[ch]"), recursive=True)) - before}
        assert made and all(p.startswith(("generated/", "build/")) for p in made), made
        cls.db = Database()
        cls.shop = Shop(cls.db, SHOP_MIGRATIONS_DIR=os.path.join(cls.tree, "migrations"))
        cls.shop.binary = os.path.join(build, "handwritten/shopd")
        cls.shop.migrate()
        cls.shop.start()
        cls.seller, cls.admin = token("s", "SELLER"), token("a", "ADMIN")

    @classmethod
    def tearDownClass(cls):
        super().tearDownClass()
        shutil.rmtree(cls.tree)

    def setUp(self):
        self.user = token(self.unique("u"))

    def wishlist(self, title=None, user=None):
        return self.assertAnswer(self.shop.post("/wishlists", {"title": title or self.unique("list")}, user or self.user), 201)

    def test_a_second_generation_writes_nothing(self):
        specc = os.path.join(self.tree, "build/codegen/specc")
        run(specc, "--check", cwd=self.tree)

    def test_crud(self):
        made = self.wishlist("Birthday")
        self.assertEqual((made["title"], made["status"], made["sharedAt"]), ("Birthday", "PRIVATE", None))
        path = f"/wishlists/{made['id']}"
        page = self.assertAnswer(self.shop.get(path, self.user), 200)
        self.assertEqual({key: page[key] for key in made}, made)
        self.assertEqual((page["items"], page["itemCount"]), ([], 0))
        edited = self.assertAnswer(self.shop.request("PATCH", path, {"title": "Party"}, self.user), 200)
        self.assertEqual(edited["title"], "Party")
        self.assertEqual(self.assertAnswer(self.shop.request("PATCH", path, {}, self.user), 200)["title"], "Party")
        self.assertAnswer(self.shop.request("PATCH", path, {"title": None}, self.user), 400, "C001")
        self.assertAnswer(self.shop.request("PATCH", path, {"title": ""}, self.user), 400, "W006")
        self.assertAnswer(self.shop.delete(path, self.user), 204)
        self.assertAnswer(self.shop.get(path, self.user), 404, "W001")

    def test_unique_title(self):
        self.wishlist("Same")
        self.assertAnswer(self.shop.post("/wishlists", {"title": "Same"}, self.user), 409, "W002")
        self.wishlist("Same", token(self.unique("other")))
        other = self.wishlist("Other")
        self.assertAnswer(self.shop.request("PATCH", f"/wishlists/{other['id']}", {"title": "Same"}, self.user), 409, "W002")

    def test_owners(self):
        made = self.wishlist()
        stranger = token(self.unique("stranger"))
        path = f"/wishlists/{made['id']}"
        self.assertAnswer(self.shop.get(path, stranger), 403, "W005")
        self.assertAnswer(self.shop.request("PATCH", path, {"title": "mine"}, stranger), 403, "W005")
        self.assertAnswer(self.shop.delete(path, stranger), 403, "W005")
        self.assertAnswer(self.shop.post(path + "/share", None, stranger), 403, "W005")
        self.assertAnswer(self.shop.get(path + "/items", stranger), 403, "W005")
        self.assertAnswer(self.shop.get(path, self.admin), 200)
        self.assertAnswer(self.shop.get(path), 401, "C003")

    def test_states_and_the_event(self):
        made = self.wishlist("For all")
        path = f"/wishlists/{made['id']}"
        shared = self.assertAnswer(self.shop.post(path + "/share", None, self.user), 200)
        self.assertEqual(shared["status"], "SHARED")
        self.assertIsNotNone(shared["sharedAt"])
        self.assertAnswer(self.shop.post(path + "/share", None, self.user), 409, "W003")
        events = self.db.run(f"SELECT topic, event_key, JSON_VALUE(payload, '$.title') FROM outbox_events WHERE topic = 'shopping.wishlist.shared' AND event_key = '{made['id']}'")
        self.assertEqual(events, [["shopping.wishlist.shared", str(made["id"]), "For all"]])
        self.assertAnswer(self.shop.post(path + "/archive", None, self.user), 200)
        self.assertAnswer(self.shop.post(path + "/hide", None, self.user), 409, "W003")

    def test_of_parallel_transitions_one_wins(self):
        made = self.wishlist()
        answers = parallel(20, lambda i: self.shop.post(f"/wishlists/{made['id']}/share", None, self.user))
        self.assertEqual(sorted(a.status for a in answers), [200] + [409] * 19)
        self.assertEqual(self.db.value(f"SELECT COUNT(*) FROM outbox_events WHERE event_key = '{made['id']}'"), "1")

    def test_lists_filter_sort_and_page(self):
        for title in ("b one", "a two", "b three", "c four"):
            made = self.wishlist(title)
            if title.startswith("b"):
                self.assertAnswer(self.shop.post(f"/wishlists/{made['id']}/share", None, self.user), 200)
        self.wishlist(user=token(self.unique("other")))

        def titles(query):
            return [w["title"] for w in self.assertAnswer(self.shop.get("/wishlists" + query, self.user), 200)["items"]]

        self.assertEqual(titles(""), ["c four", "b three", "a two", "b one"])
        self.assertEqual(titles("?sort=title"), ["a two", "b one", "b three", "c four"])
        self.assertEqual(titles("?status=SHARED"), ["b three", "b one"])
        self.assertEqual(titles("?title=b"), ["b three", "b one"])
        self.assertEqual(titles("?title=%25"), [])
        self.assertAnswer(self.shop.get("/wishlists?status=LOST", self.user), 400, "C001")
        page = self.shop.get("/wishlists?limit=3", self.user).json
        self.assertEqual(len(page["items"]), 3)
        rest = self.shop.get(f"/wishlists?limit=3&cursor={page['nextCursor']}", self.user).json
        self.assertEqual(([w["title"] for w in rest["items"]], rest["nextCursor"]), (["b one"], None))

    def test_children(self):
        path = f"/wishlists/{self.wishlist()['id']}/items"
        product = self.new_product()["id"]
        item = self.assertAnswer(self.shop.post(path, {"productId": product, "note": "blue"}, self.user), 201)
        self.assertEqual((item["productId"], item["note"]), (product, "blue"))
        self.assertAnswer(self.shop.post(path, {"productId": product}, self.user), 409, "W004")
        self.assertAnswer(self.shop.post(path, {"productId": 999999999}, self.user), 404, "S001")
        self.assertEqual(self.assertAnswer(self.shop.get(path, self.user), 200)["items"], [item])
        self.assertAnswer(self.shop.delete(f"{path}/{item['id']}", self.user), 204)
        self.assertEqual(self.shop.get(path, self.user).json["items"], [])
        other = f"/wishlists/{self.wishlist()['id']}/items"
        again = self.assertAnswer(self.shop.post(path, {"productId": product}, self.user), 201)
        self.assertEqual(self.shop.delete(f"{other}/{again['id']}", self.user).status, 404)


if __name__ == "__main__":
    unittest.main(verbosity=2, warnings="ignore")
