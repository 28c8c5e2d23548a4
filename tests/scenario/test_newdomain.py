# SPDX-License-Identifier: Apache-2.0
"""A new domain from YAML alone: the tree is copied, the file dropped in, generated, built, migrated and driven over HTTP."""
import glob
import json
import os
import shutil
import subprocess
import tempfile
import unittest
import uuid

import harness
from harness import ROOT, Database, Shop, ShopCase, parallel, token, until


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
        cls.specc = harness.required("SPECC_BIN")
        run(cls.specc, cwd=cls.tree)
        run("cmake", "-S", cls.tree, "-B", build, "-G", "Ninja", "-DSHOP_STRICT_ERRORS=ON", cwd=cls.tree)
        run("cmake", "--build", build, "--target", "shopd", cwd=cls.tree)
        made = {os.path.relpath(p, cls.tree) for p in set(glob.glob(os.path.join(cls.tree, "**/*.[ch]"), recursive=True)) - before}
        assert made and all(p.startswith(("generated/", "build/")) for p in made), made
        cls.db = Database()
        cls.shop = Shop(cls.db, SHOP_MIGRATIONS_DIR=os.path.join(cls.tree, "migrations"), SHOP_EVENTS="1")
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
        run(self.specc, "--check", cwd=self.tree)

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

    def test_a_transition_answers_with_the_code_of_the_key_that_it_breaks(self):
        lists = [self.assertAnswer(self.shop.post("/wishlists", {"title": title, "occasion": occasion}, self.user), 201)
                 for title, occasion in (("One", "WEDDING"), ("Two", "WEDDING"), ("Three", "NONE"))]
        one, two, three = (f"/wishlists/{made['id']}" for made in lists)
        answers = parallel(2, lambda i: self.shop.post((one, two)[i] + "/share", None, self.user))
        self.assertEqual(sorted((a.status, a.code if a.status != 200 else "") for a in answers), [(200, ""), (409, "W009")])
        self.assertEqual(self.db.value("SELECT COUNT(*) FROM outbox_events WHERE topic = 'shopping.wishlist.shared' "
                                       f"AND event_key IN ({', '.join(repr(str(made['id'])) for made in lists)})"), "1")
        self.assertAnswer(self.shop.post(three + "/share", None, self.user), 200)
        self.assertAnswer(self.shop.request("PATCH", three, {"occasion": "WEDDING"}, self.user), 409, "W009")

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

    # what the language has besides: spec/domains/storage.yaml

    def box(self, shelf, body):
        return self.assertAnswer(self.shop.post(f"/shelves/{shelf}/boxes", body, self.user), 201)

    def shelf(self):
        code = self.unique("shelf").replace(" ", "-")[:20]
        self.assertAnswer(self.shop.post("/shelves", {"code": code, "maxWeight": 50}, self.user), 201)
        return code

    def test_a_parent_is_found_by_a_key_and_answered_with_its_children_and_their_totals(self):
        code = self.shelf()
        self.assertEqual(self.assertAnswer(self.shop.get(f"/shelves/{code}"), 200), {"code": code, "boxes": [], "n": 0, "weight": 0, "extras": 0})
        self.assertAnswer(self.shop.get("/shelves/none"), 404, "P001")
        box = self.box(code, {"label": "x", "weight": 5})["boxes"][0]
        self.assertEqual([box[k] for k in ("weight", "hue", "extra", "price", "shelfCode", "state")], [5, "RED", 7, "1.50", code, "NEW"])
        shelf = self.box(code, {"label": "y", "weight": 9, "hue": None, "extra": None, "price": None})
        self.assertEqual([b["label"] for b in shelf["boxes"]], ["y", "x"])
        self.assertEqual((shelf["n"], shelf["weight"], shelf["extras"]), (2, 14, 14))
        self.assertIn(shelf, self.assertAnswer(self.shop.get("/shelves?limit=100"), 200)["items"])
        self.assertAnswer(self.shop.post(f"/shelves/{code}/boxes", {"label": "z", "weight": 51}, self.user), 409, "P004")
        self.assertAnswer(self.shop.post("/shelves/none/boxes", {"label": "z"}, self.user), 404, "P001")

    def test_a_row_that_others_refer_to_stays(self):
        code = self.shelf()
        box = self.box(code, {"label": "noted"})["boxes"][0]["id"]
        note = self.assertAnswer(self.shop.post("/notes", {"body": "b", "day": "2026-01-02", "boxId": box}, self.user), 201)
        self.assertAnswer(self.shop.delete(f"/boxes/{box}", self.user), 409, "P010")
        self.assertAnswer(self.shop.delete(f"/notes/{note['id']}", self.user), 200)
        self.assertAnswer(self.shop.delete(f"/boxes/{box}", self.user), 409, "P010")  # says the foreign key

    def test_a_list_below_a_row_that_the_query_string_names(self):
        code = self.shelf()
        boxes = [self.box(code, {"label": label})["boxes"] for label in ("a", "b")][1]
        listed = self.assertAnswer(self.shop.get(f"/shelf-boxes?code={code}"), 200)["items"]
        self.assertEqual(listed, sorted(boxes, key=lambda box: -box["id"]))
        self.assertEqual(self.shop.get(f"/shelf-boxes?code={self.shelf()}").json["items"], [])
        self.assertAnswer(self.shop.get("/shelf-boxes?code=none"), 404, "P001")
        self.assertAnswer(self.shop.get("/shelf-boxes"), 400, "C001")

    def test_below_a_row_that_nobody_owns_a_list_shows_the_callers_own(self):
        box = self.box(self.shelf(), {"label": "x"})["boxes"][0]["id"]
        for day in ("2026-01-02", "2026-01-03"):
            self.assertAnswer(self.shop.post("/notes", {"body": "b", "day": day, "boxId": box}, self.user), 201)
        days = lambda query, user: [note["day"] for note in self.assertAnswer(self.shop.get(f"/box-notes?{query}", user), 200)["items"]]
        self.assertEqual(days(f"boxId={box}", self.user), ["2026-01-03", "2026-01-02"])
        self.assertEqual(days(f"boxId={box}&day=2026-01-02", self.user), ["2026-01-02"])
        self.assertEqual((days(f"boxId={box}", self.admin), days(f"boxId={box}", token(self.unique("o")))), ([], []))
        self.assertAnswer(self.shop.get("/box-notes?boxId=999999", self.user), 404, "P002")
        self.assertAnswer(self.shop.get("/box-notes?boxId=0", self.user), 400, "C001")

    def test_an_object_of_columns(self):
        box = self.box(self.shelf(), {"label": "x", "weight": 5})["boxes"][0]
        path = f"/boxes/{box['id']}"
        self.assertEqual(box["measure"], {"weight": 5, "hue": "RED", "price": "1.50"})
        self.assertEqual(self.shop.get(path).json["measure"], box["measure"])
        box = self.assertAnswer(self.shop.request("PATCH", path, {"price": None, "hue": None}, self.user), 200)
        self.assertEqual(box["measure"], {"weight": 5, "hue": None, "price": None})

    def test_put_sets_defaults_and_patch_leaves_alone(self):
        code = self.shelf()
        path = f"/boxes/{self.box(code, {'label': 'x', 'weight': 5})['boxes'][0]['id']}"

        def values(box):
            return [box[k] for k in ("label", "weight", "hue", "extra", "price")]

        def put(body):
            return values(self.assertAnswer(self.shop.put(path, body, self.user), 200)["boxes"][0])

        def patch(body):
            return values(self.assertAnswer(self.shop.request("PATCH", path, body, self.user), 200))

        self.assertEqual(put({"label": "q", "hue": None, "extra": None, "price": 2}), ["q", 1, None, None, "2.00"])
        self.assertEqual(put({"label": "q"}), ["q", 1, "RED", 7, "1.50"])
        self.assertEqual(patch({"hue": None, "weight": 7}), ["q", 7, None, 7, "1.50"])
        self.assertEqual(patch({"extra": None, "hue": "BLUE"}), ["q", 7, "BLUE", None, "1.50"])
        self.assertEqual(patch({}), ["q", 7, "BLUE", None, "1.50"])
        self.assertAnswer(self.shop.request("PATCH", path, {"weight": None}, self.user), 400, "C001")
        self.assertAnswer(self.shop.request("PATCH", path, {"weight": 51}, self.user), 409, "P004")
        self.assertAnswer(self.shop.put(path, {"label": "q", "weight": 51}, self.user), 409, "P004")
        self.assertEqual(patch({}), ["q", 7, "BLUE", None, "1.50"])
        self.assertAnswer(self.shop.put("/boxes/999999", {"label": "q"}, self.user), 404, "P002")

    def test_a_transition_of_two_ways_takes_a_body(self):
        path = f"/boxes/{self.box(self.shelf(), {'label': 'x'})['boxes'][0]['id']}"
        opened = self.assertAnswer(self.shop.post(path + "/go", {"reason": "r"}, self.user), 200)
        self.assertEqual((opened["state"], opened["reason"]), ("OPEN", "r"))
        self.assertIsNotNone(opened["movedAt"])
        done = self.assertAnswer(self.shop.post(path + "/go", {"reason": None}, self.user), 200)
        self.assertEqual((done["state"], done["reason"], done["movedAt"]), ("DONE", None, opened["movedAt"]))
        self.assertAnswer(self.shop.post(path + "/go", {"reason": "no"}, self.user), 409, "P005")
        self.assertIsNone(self.shop.get(path).json["reason"])

    def test_guards_removing_and_clearing(self):
        code = self.shelf()
        first = self.box(code, {"label": "x"})["boxes"][0]["id"]
        self.box(code, {"label": "y"})
        shelf = self.db.value(f"SELECT id FROM shelfs WHERE code = '{code}'")
        self.assertAnswer(self.shop.delete(f"/shelves/{shelf}", self.user), 409, "P006")
        self.assertEqual(self.assertAnswer(self.shop.delete(f"/boxes/{first}", self.user), 200)["n"], 1)
        self.assertAnswer(self.shop.delete(f"/boxes/{first}", self.user), 404, "P002")
        self.assertEqual(self.assertAnswer(self.shop.delete(f"/shelves/{code}/boxes", self.user), 200)["boxes"], [])
        self.assertAnswer(self.shop.delete(f"/shelves/{shelf}", self.user), 204)
        self.assertAnswer(self.shop.delete(f"/shelves/{code}/boxes", self.user), 404, "P001")

    def test_filters_of_every_kind(self):
        box = self.box(self.shelf(), {"label": "bx"})["boxes"][0]["id"]
        note = self.assertAnswer(self.shop.post("/notes", {"body": "한글", "day": "2026-01-02", "boxId": box, "at": "2026-01-02T03:04:05.5+09:00"}, self.user), 201)
        self.assertEqual((note["label"], note["twice"], note["flag"], note["at"]), ("bx", 4, True, "2026-01-01T18:04:05.500000Z"))
        self.assertAnswer(self.shop.post("/notes", {"body": "b", "day": "2026-01-03", "boxId": 999999}, self.user), 404, "P002")
        for k in range(5):
            self.assertAnswer(self.shop.post("/notes", {"body": f"b{k}", "day": f"2026-01-0{k + 1}", "flag": k % 2 == 0}, self.user), 201)

        def bodies(query):
            return [n["body"] for n in self.assertAnswer(self.shop.get(query, self.user), 200)["items"]]

        self.assertEqual(bodies("/notes"), ["b4", "b3", "b2", "b1", "한글", "b0"])
        self.assertEqual(bodies("/notes?minDay=2026-01-02&maxDay=2026-01-03"), ["b2", "b1", "한글"])
        self.assertEqual(bodies("/notes?flag=false"), ["b3", "b1"])
        self.assertEqual(bodies(f"/notes?boxId={box}"), ["한글"])
        self.assertEqual(bodies("/notes?body=%ED%95%9C"), ["한글"])
        self.assertEqual(bodies("/notes?minAt=2026-01-01T00:00:00Z"), ["한글"])
        self.assertEqual(bodies("/days/2026-01-02/notes"), ["한글", "b1"])
        self.assertEqual(bodies("/days/2026-01-02/notes?flag=false"), ["b1"])
        self.assertEqual(bodies("/days/2026-01-02/notes?hue=RED"), ["한글"])
        self.assertEqual(bodies("/days/2026-01-02/notes?word=b1"), ["b1"])
        for query in ("/notes?minDay=2026-01-04&maxDay=2026-01-03", "/notes?minDay=2026-13-04", "/days/2026-1-2/notes"):
            self.assertAnswer(self.shop.get(query, self.user), 400, "C001")
        self.assertAnswer(self.shop.post("/touch?day=2026-01-02", None, self.user), 204)
        self.assertEqual(bodies("/notes?flag=false"), ["b3", "한글"])

    def test_a_soft_deleted_row_is_shown_once_more_and_is_gone(self):
        path = f"/notes/{self.assertAnswer(self.shop.post('/notes', {'body': 'x', 'day': '2026-01-02'}, self.user), 201)['id']}"
        self.assertAnswer(self.shop.delete(path, token(self.unique("other"))), 403, "P009")
        self.assertEqual(self.assertAnswer(self.shop.delete(path, self.user), 200)["body"], "x")
        self.assertAnswer(self.shop.delete(path, self.user), 404, "P003")
        self.assertAnswer(self.shop.get(path, self.user), 404, "P003")

    # what is told and heard

    def rows(self, sql):
        return [tuple(None if value == "NULL" else value for value in row) for row in self.db.run(sql)]

    def share(self, user, **list):
        made = self.assertAnswer(self.shop.post("/wishlists", {"title": self.unique("list"), **list}, user), 201)
        return self.assertAnswer(self.shop.post(f"/wishlists/{made['id']}/share", None, user), 200)

    def shares(self, user):
        return self.rows(f"SELECT occasion, times, last_title, budget, last_event FROM wishlist_shares WHERE user_id = '{user}' ORDER BY occasion")

    def test_an_event_is_heard_by_a_query(self):
        name = self.unique("sharer").replace(" ", "-")
        user = token(name)
        self.share(user, title="first", budget=12.5)
        last = self.share(user, title="second")
        self.share(user, title="cake", occasion="BIRTHDAY", budget=7)
        until("all three lists are counted", lambda: sum(int(row[1]) for row in self.shares(name)) == 3, 30)
        events = dict(self.rows(f"SELECT JSON_VALUE(payload, '$.title'), event_id FROM outbox_events WHERE type = 'wishlist.shared' AND JSON_VALUE(payload, '$.userId') = '{name}'"))
        by_occasion = {row[0]: row[1:] for row in self.shares(name)}
        self.assertEqual(by_occasion["BIRTHDAY"], ("1", "cake", "7.00", events["cake"]))
        self.assertEqual(by_occasion["NONE"][0], "2")  # two lists are two keys: either may be the last
        self.assertIn(by_occasion["NONE"][1:], (("first", "12.50", events["first"]), ("second", None, events["second"])))
        self.assertEqual(last["status"], "SHARED")
        versions = self.rows("SELECT DISTINCT version FROM outbox_events WHERE type = 'wishlist.shared'")
        self.assertEqual([tuple(row) for row in versions], [("3",)])
        done = self.db.value("SELECT COUNT(*) FROM processed_events WHERE consumer = 'wishlist_shares' AND event_id IN ('%s')" % "','".join(events.values()))
        self.assertEqual(done, "3")

    def test_the_document_describes_the_event_and_its_reader(self):
        document = json.loads(self.shop.get("//asyncapi.json").body)
        message = document["components"]["messages"]["wishlist.shared"]
        self.assertEqual((message["examples"][0]["payload"]["title"], message["headers"]["properties"]["ce_schemaversion"]["const"]), ("Winter", "3"))
        reader = document["operations"]["receive.wishlist_shares.shopping.wishlist.shared"]
        self.assertEqual(reader["bindings"]["kafka"]["groupId"]["enum"], ["wishlists"])
        self.assertIn("shopping.wishlist.shared.DLT", document["channels"])

    # requests that are sent again: spec/domains/ticket.yaml

    def sell(self, key, seat=None, user=None, **more):
        headers = {} if key is None else {"Idempotency-Key": key}
        return self.shop.post("/tickets", {"seat": seat or self.seat(), **more}, user or self.user, headers=headers)

    def use(self, ticket, key):
        return self.shop.post(f"/tickets/{ticket}/use", None, self.user, headers={"Idempotency-Key": key})

    def seat(self):
        return self.unique("seat").replace(" ", "-")

    def key(self):
        return str(uuid.uuid4())

    def n_seats(self, seat):
        return int(self.db.value(f"SELECT COUNT(*) FROM tickets WHERE seat = '{seat}'"))

    def assertReplay(self, again, first):
        self.assertEqual((again.status, again.headers["Idempotent-Replayed"]), (first.status, "true"), again)
        self.assertIsNone(first.headers["Idempotent-Replayed"], first)
        if first.status < 400:
            self.assertEqual(again.body, first.body)
        else:
            self.assertEqual([again.json[k] for k in ("code", "title", "status", "detail", "instance")],
                             [first.json[k] for k in ("code", "title", "status", "detail", "instance")])

    def test_a_key_must_be_there_and_look_like_one(self):
        seat = self.seat()
        self.assertAnswer(self.sell(None, seat), 400, "C012")
        for bad in ("", " ", "k" * 256, "two words", "k\u00e9y"):
            self.assertAnswer(self.sell(bad, seat), 400, "C001")
        self.assertAnswer(self.shop.post("/tickets", None, self.user, raw=b"{broken"), 400, "C012")
        self.assertAnswer(self.shop.post("/tickets", None, self.user, raw=b"{broken", headers={"Idempotency-Key": "k"}), 400, "C002")
        self.assertAnswer(self.shop.post("/tickets", None, raw=b"{broken"), 401, "C003")
        self.assertEqual(self.n_seats(seat), 0)
        self.assertAnswer(self.sell("k" * 255, seat), 201)

    def test_the_same_request_gets_the_first_answer(self):
        key, seat = self.key(), self.seat()
        first = self.sell(key, seat, note="window")
        self.assertAnswer(first, 201)
        self.assertTrue(first.headers["Location"].endswith(f"/tickets/{first.json['id']}"))
        for _ in range(3):
            self.assertReplay(self.sell(key, seat, note="window"), first)
        self.assertEqual(self.n_seats(seat), 1)

    def test_the_same_key_with_another_request_is_refused(self):
        key, seat = self.key(), self.seat()
        first = self.assertAnswer(self.sell(key, seat), 201)
        self.assertAnswer(self.sell(key, self.seat()), 422, "C013")
        self.assertAnswer(self.sell(key, seat, note="x"), 422, "C013")
        self.assertEqual(self.assertAnswer(self.use(first["id"], key), 200)["status"], "USED")  # another operation's key
        self.assertAnswer(self.use(self.sell(self.key()).json["id"], key), 422, "C013")  # another ticket
        other = self.sell(key, user=token(self.unique("other")))
        self.assertAnswer(other, 201)  # another user's key
        self.assertNotEqual(other.json["id"], first["id"])

    def test_of_parallel_requests_with_one_key_one_is_carried_out(self):
        for _ in range(5):
            key, seat = self.key(), self.seat()
            answers = parallel(6, lambda i: self.sell(key, seat))
            firsts = [a for a in answers if a.status == 201 and not a.headers["Idempotent-Replayed"]]
            self.assertEqual((len(firsts), self.n_seats(seat)), (1, 1), answers)
            for answer in answers:
                if answer.status == 201:
                    self.assertEqual(answer.body, firsts[0].body)
                else:
                    self.assertAnswer(answer, 409, "C014")
            self.assertReplay(self.sell(key, seat), firsts[0])

    def test_of_parallel_transitions_with_one_key_all_hear_the_same(self):
        ticket = self.sell(self.key()).json["id"]
        key = self.key()
        answers = parallel(6, lambda i: self.use(ticket, key))
        self.assertEqual({a.status for a in answers} - {200, 409}, set(), answers)
        self.assertEqual({a.code for a in answers if a.status == 409} - {"C014"}, set(), answers)
        self.assertEqual(len({a.body for a in answers if a.status == 200}), 1, answers)
        self.assertEqual(self.db.value(f"SELECT COUNT(*) FROM outbox_events WHERE topic = 'shopping.ticket.used' AND event_key = '{ticket}'"), "1")

    def test_a_refusal_is_an_answer_too(self):
        key, late, seat = self.key(), self.key(), self.seat()
        ticket = self.assertAnswer(self.sell(self.key(), seat), 201)["id"]
        taken = self.sell(key, seat)
        self.assertAnswer(taken, 409, "K002")
        self.assertEqual(self.assertAnswer(self.use(ticket, self.key()), 200)["status"], "USED")
        used = self.use(ticket, late)
        self.assertAnswer(used, 409, "K003")
        missing = self.use(999999999, self.key())
        self.assertAnswer(missing, 404, "K001")
        self.assertAnswer(self.shop.delete(f"/tickets/{ticket}", self.user), 204)
        self.assertReplay(self.sell(key, seat), taken)  # though the seat is free by now
        self.assertReplay(self.use(ticket, late), used)
        self.assertEqual(self.n_seats(seat), 0)

    def test_what_was_not_decided_may_be_tried_again_with_the_same_key(self):
        key, seat = self.key(), self.seat()
        self.assertAnswer(self.sell(key, seat, note=5), 400, "C001")
        self.assertAnswer(self.sell(key, seat, colour="red"), 400, "C001")
        self.assertAnswer(self.shop.post("/tickets?x=1", {"seat": seat}, self.user, headers={"Idempotency-Key": key}), 400, "C001")
        self.assertAnswer(self.shop.post("/tickets", None, self.user, raw=b"[1]", headers={"Idempotency-Key": key}), 400, "C002")
        self.assertEqual(self.db.value(f"SELECT COUNT(*) FROM idempotency_keys WHERE client_key = '{key}'"), "0")
        self.assertAnswer(self.sell(key, seat), 201)

    def test_an_optional_key_and_answers_without_a_body(self):
        ticket = self.assertAnswer(self.sell(self.key()), 201)["id"]
        path, sent = f"/tickets/{ticket}", {"Idempotency-Key": self.key()}
        self.assertEqual(self.assertAnswer(self.shop.put(path, {"note": "a"}, self.user), 200)["note"], "a")
        first = self.shop.put(path, {"note": "b"}, self.user, headers=sent)
        self.assertEqual(self.assertAnswer(first, 200)["note"], "b")
        self.assertEqual(self.assertAnswer(self.shop.put(path, {"note": "c"}, self.user), 200)["note"], "c")
        self.assertReplay(self.shop.put(path, {"note": "b"}, self.user, headers=sent), first)
        self.assertEqual(self.shop.get(path, self.user).json["note"], "c")
        gone = self.shop.delete(path, self.user, headers=sent)
        self.assertEqual((gone.status, gone.body), (204, b""))
        self.assertReplay(self.shop.delete(path, self.user, headers=sent), gone)
        self.assertAnswer(self.shop.delete(path, self.user), 404, "K001")

    def test_queries_with_a_key(self):
        self.assertAnswer(self.sell(self.key(), note="x"), 201)
        ticket = self.assertAnswer(self.sell(self.key(), note="y"), 201)["id"]
        sent = {"Idempotency-Key": self.key()}
        self.assertAnswer(self.shop.post("/tickets/note?note=z", None, self.user), 400, "C012")
        first = self.shop.post("/tickets/note?note=z", None, self.user, headers=sent)
        self.assertEqual(first.status, 204, first)
        self.assertReplay(self.shop.post("/tickets/note?note=z", None, self.user, headers=sent), first)
        self.assertEqual(self.shop.get(f"/tickets/{ticket}", self.user).json["note"], "yz")
        self.assertAnswer(self.shop.post("/tickets/note?note=w", None, self.user, headers=sent), 422, "C013")
        count = self.shop.post("/tickets/count", {"note": "yz"}, self.user, headers=sent)
        self.assertEqual(self.assertAnswer(count, 200), {"items": [{"status": "SOLD", "n": 1}], "nextCursor": None})
        self.assertAnswer(self.use(ticket, self.key()), 200)
        self.assertReplay(self.shop.post("/tickets/count", {"note": "yz"}, self.user, headers=sent), count)

    def test_the_document_describes_the_key(self):
        paths = json.loads(self.shop.get("//openapi.json").body)["paths"]
        for path, method, is_required in (("/tickets", "post", True), ("/tickets/{ticketId}", "delete", False), ("/tickets/{ticketId}/use", "post", True)):
            operation = paths[path][method]
            key, = [p for p in operation["parameters"] if p["name"] == "Idempotency-Key"]
            self.assertEqual((key["in"], key.get("required", False), key["schema"]["maxLength"]), ("header", is_required, 255))
            success, = [r for status, r in operation["responses"].items() if status < "300"]
            self.assertIn("Idempotent-Replayed", success["headers"])
            documented = json.dumps(operation["responses"])
            self.assertEqual([code for code in ("C012", "C013", "C014") if f'"{code}"' in documented], ["C012", "C013", "C014"][0 if is_required else 1:])
        self.assertNotIn("Idempotency-Key", json.dumps(paths["/wishlists"]))


if __name__ == "__main__":
    unittest.main(verbosity=2, warnings="ignore")
