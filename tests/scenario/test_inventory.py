# SPDX-License-Identifier: Apache-2.0
"""Inventory: one truth about stock, movements that sum to it, and a stream that every instance feeds."""
import json
import random
import unittest

from harness import Events, Shop, ShopCase, parallel

VIEW = ["productId", "availableQuantity", "reservedQuantity", "totalQuantity", "updatedAt"]
MOVEMENT = ["id", "productId", "movementType", "quantity", "previousAvailable", "afterAvailable", "previousReserved", "afterReserved",
            "referenceType", "referenceId", "reason", "performedBy", "createdAt"]


class Inventory(ShopCase):
    def movements(self, product):
        return self.assertAnswer(self.shop.get(f"/inventory/{product}/movements?limit=100", self.seller), 200)["items"]

    def test_the_row_is_made_once(self):
        product = self.new_product()["id"]
        view = self.assertAnswer(self.shop.post(f"/inventory/{product}", {"quantity": 9, "reason": "first"}, self.seller), 201)
        self.assertCountEqual(list(view), VIEW)
        self.assertEqual([view[k] for k in VIEW[:4]], [product, 9, 0, 9])
        self.assertAnswer(self.shop.post(f"/inventory/{product}", {"quantity": 9}, self.seller), 409, "S407")
        self.assertEqual(self.assertAnswer(self.shop.get(f"/inventory/{product}"), 200), view)
        self.assertAnswer(self.shop.post("/inventory/999999999", {"quantity": 1}, self.seller), 404, "S001")
        self.assertEqual(self.shop.get(f"/products/{product}").json["stock"], 9)

    def test_of_parallel_creations_one_succeeds(self):
        product = self.new_product()["id"]
        answers = parallel(20, lambda i: self.shop.post(f"/inventory/{product}", {"quantity": 5}, self.seller))
        self.assertEqual(sorted(a.status for a in answers), [201] + [409] * 19)
        self.assertEqual(len(self.movements(product)), 1)

    def test_adding_and_adjusting_are_recorded_newest_first(self):
        product = self.new_product(stock=10)["id"]
        added = self.assertAnswer(self.shop.put(f"/inventory/{product}/add", {"quantity": 5}, self.seller), 200)
        self.assertEqual((added["availableQuantity"], added["totalQuantity"]), (15, 15))
        adjusted = self.assertAnswer(self.shop.put(f"/inventory/{product}/adjust", {"quantity": 3, "reason": "count"}, self.seller), 200)
        self.assertEqual((adjusted["availableQuantity"], adjusted["totalQuantity"]), (3, 3))
        moves = self.movements(product)
        self.assertCountEqual(list(moves[0]), MOVEMENT)
        self.assertEqual([(m["movementType"], m["quantity"], m["previousAvailable"], m["afterAvailable"], m["reason"], m["performedBy"]) for m in moves],
                         [("ADJUSTMENT", -12, 15, 3, "count", "seller-1"), ("PURCHASE", 5, 10, 15, None, "seller-1"), ("PURCHASE", 10, 0, 10, None, "seller-1")])

    def test_values(self):
        product = self.new_product(stock=10)["id"]
        for action, body, status, code in [
                ("add", {"quantity": 0}, 400, "S406"), ("add", {"quantity": -1}, 400, "S406"), ("add", {"quantity": 1000000001}, 400, "S406"),
                ("add", {"quantity": 1.5}, 400, "S406"), ("add", {"quantity": "1"}, 400, "C001"), ("add", {}, 400, "C001"),
                ("add", {"quantity": 1, "reason": "x" * 501}, 400, "C001"), ("add", {"quantity": 999999991}, 400, "S406"),
                ("adjust", {"quantity": 1}, 400, "C001"), ("adjust", {"quantity": -1, "reason": "r"}, 400, "S406"),
                ("adjust", {"quantity": 1, "reason": ""}, 400, "C001"), ("adjust", {"quantity": 1000000001, "reason": "r"}, 400, "S406"),
                ("adjust", {"quantity": 0, "reason": "r"}, 200, None), ("add", {"quantity": 1000000000, "reason": "r"}, 200, None)]:
            with self.subTest(action=action, body=body):
                self.assertAnswer(self.shop.put(f"/inventory/{product}/{action}", body, self.seller), status, code)
        for action in ("add", "adjust"):
            self.assertAnswer(self.shop.put(f"/inventory/999999999/{action}", {"quantity": 1, "reason": "r"}, self.seller), 404, "S401")

    def test_reads_of_unknown_products(self):
        self.assertAnswer(self.shop.get("/inventory/999999999"), 404, "S401")
        self.assertAnswer(self.shop.get("/inventory/999999999/movements", self.seller), 404, "S401")

    def test_movements_are_for_sellers(self):
        product = self.new_product(stock=1)["id"]
        self.assertAnswer(self.shop.get(f"/inventory/{product}/movements"), 401, "C003")

    def test_movements_come_in_pages(self):
        product = self.new_product(stock=1)["id"]
        for i in range(7):
            self.assertAnswer(self.shop.put(f"/inventory/{product}/add", {"quantity": i + 1}, self.seller), 200)
        seen, cursor = [], ""
        while cursor is not None:
            page = self.assertAnswer(self.shop.get(f"/inventory/{product}/movements?limit=3{cursor and '&cursor=' + cursor}", self.seller), 200)
            seen += [m["quantity"] for m in page["items"]]
            cursor = page["nextCursor"]
        self.assertEqual(seen, [7, 6, 5, 4, 3, 2, 1, 1])

    def test_a_batch_answers_in_the_order_asked(self):
        ids = [self.new_product(stock=i + 1)["id"] for i in range(3)]
        asked = [ids[2], 999999999, ids[0], ids[1], 999999998]
        reply = self.assertAnswer(self.shop.post("/inventory/batch", {"productIds": asked}), 200)
        self.assertEqual([i["productId"] for i in reply["items"]], [ids[2], ids[0], ids[1]])
        self.assertEqual(reply["missing"], [999999999, 999999998])
        self.assertCountEqual(list(reply["items"][0]), VIEW)
        self.assertEqual(len(self.assertAnswer(self.shop.post("/inventory/batch", {"productIds": ids * 33 + ids[:1]}), 200)["items"]), 100)
        for bad in ({"productIds": []}, {"productIds": ids * 34}, {"productIds": ["1"]}, {"productIds": [0]}, {"productIds": [1.5]}, {"productIds": 1}, {}):
            with self.subTest(bad=bad):
                self.assertAnswer(self.shop.post("/inventory/batch", bad), 400, "C001")

    def test_two_hundred_parallel_changes_keep_the_books(self):
        product = self.new_product(stock=100)["id"]
        rng = random.Random(7)
        plan = [("add", rng.randint(1, 9)) if rng.random() < 0.7 else ("adjust", rng.randint(0, 50)) for _ in range(200)]

        def change(i):
            action, quantity = plan[i]
            return self.shop.put(f"/inventory/{product}/{action}", {"quantity": quantity, "reason": "race"}, self.seller)

        answers = parallel(200, change)
        self.assertLessEqual({a.status for a in answers}, {200, 409})
        done = sum(a.status == 200 for a in answers)
        self.assertGreater(done, 100)
        available, reserved, total = self.db.run(f"SELECT available_quantity, reserved_quantity, total_quantity FROM inventory WHERE product_id = {product}")[0]
        self.assertEqual(int(available) + int(reserved), int(total))
        moves = self.db.run(f"""SELECT quantity, previous_available, after_available FROM stock_movements
                                WHERE product_id = {product} ORDER BY id""")
        self.assertEqual(len(moves), done + 1)
        level = 0
        for quantity, before, after in ((int(q), int(b), int(a)) for q, b, a in moves):
            self.assertEqual((before, before + quantity), (level, after))
            level = after
        self.assertEqual(level, int(available))


class Stream(ShopCase):
    settings = {"SHOP_THREADS": "2"}

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.second = Shop(cls.db)
        cls.second.start()

    @classmethod
    def tearDownClass(cls):
        try:
            cls.second.stop()
        finally:
            super().tearDownClass()

    def event(self, events):
        event = events.next()
        self.assertEqual(event["event"], "inventory-update")
        return {**json.loads(event["data"]), "id": int(event["id"])}

    def test_the_present_comes_first_and_a_change_on_another_instance_follows(self):
        product = self.new_product(stock=4)["id"]
        events = Events(self.shop, f"/inventory/stream?productIds={product}")
        self.assertEqual((events.status, events.reply.headers["Content-Type"].split(";")[0]), (200, "text/event-stream"))
        first = self.event(events)
        self.assertEqual((first["productId"], first["available"], first["reserved"]), (product, 4, 0))
        for i, shop in enumerate((self.second, self.shop, self.second)):
            self.assertAnswer(shop.put(f"/inventory/{product}/add", {"quantity": 1}, self.seller), 200)
            now = self.event(events)
            self.assertEqual(now["available"], 5 + i)
            self.assertGreater(now["id"], first["id"])
            first = now
        events.close()

    def test_only_the_products_asked_for_are_heard(self):
        mine, other = self.new_product(stock=1)["id"], self.new_product(stock=1)["id"]
        events = Events(self.shop, f"/inventory/stream?productIds={mine}")
        self.event(events)
        self.assertAnswer(self.second.put(f"/inventory/{other}/add", {"quantity": 1}, self.seller), 200)
        self.assertAnswer(self.second.put(f"/inventory/{mine}/add", {"quantity": 1}, self.seller), 200)
        self.assertEqual(self.event(events)["productId"], mine)
        events.close()

    def test_no_change_is_lost_between_the_present_and_the_first_update(self):
        product = self.new_product(stock=0)["id"]

        def add(_):
            return self.second.put(f"/inventory/{product}/add", {"quantity": 1}, self.seller)

        streams = []

        def listen(_):
            events = Events(self.shop, f"/inventory/stream?productIds={product}")
            streams.append(events)
            last = -1
            while True:
                event = self.event(events)
                self.assertGreaterEqual(event["available"], last)
                last = event["available"]
                if last == 30:
                    return last

        results = parallel(40, lambda i: listen(i) if i < 10 else add(i))
        self.assertEqual(results[:10], [30] * 10)
        for events in streams:
            events.close()

    def test_after_a_reconnect_the_present_comes_first(self):
        product = self.new_product(stock=1)["id"]
        events = Events(self.shop, f"/inventory/stream?productIds={product}")
        last = self.event(events)
        events.close()
        self.assertAnswer(self.second.put(f"/inventory/{product}/add", {"quantity": 6}, self.seller), 200)
        again = Events(self.shop, f"/inventory/stream?productIds={product}", last_event_id=last["id"])
        self.assertEqual(self.event(again)["available"], 7)
        again.close()

    def test_what_a_stream_refuses(self):
        product = self.new_product(stock=1)["id"]
        for query, status, code in [("productIds=999999999", 404, "S401"), (f"productIds={product},999999999", 404, "S401"), ("", 400, "C001"),
                                    ("productIds=", 400, "C001"), ("productIds=a", 400, "C001"), ("productIds=0", 400, "C001"),
                                    ("productIds=" + ",".join(["1"] * 51), 400, "C001"), (f"productIds={product}&x=1", 400, "C001")]:
            with self.subTest(query=query):
                self.assertAnswer(self.shop.get(f"/inventory/stream?{query}"), status, code)


if __name__ == "__main__":
    unittest.main(verbosity=2, warnings="ignore")
