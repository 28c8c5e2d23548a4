# SPDX-License-Identifier: Apache-2.0
"""Products: every endpoint, body, error code and rule of the contract."""
import json
import unittest

from harness import ShopCase, make_token, parallel, token

VIEW = ["id", "sku", "name", "description", "price", "stock", "category", "imageUrl", "createdAt", "updatedAt"]


class Product(ShopCase):
    def test_a_created_product_is_answered_whole_and_can_be_read_by_anyone(self):
        name = self.unique("무선 이어폰")
        body = {"name": name, "price": 12900.5, "description": "소리가 좋다", "sku": self.unique("SKU")[:60].replace(" ", "-"),
                "category": "전자", "imageUrl": "https://img.example/1.png", "stock": 7}
        answer = self.shop.post("/products", body, self.seller)
        made = self.assertAnswer(answer, 201)
        self.assertCountEqual(list(made), VIEW)
        self.assertEqual((made["name"], made["price"], made["stock"], made["category"]), (name, "12900.50", 7, "전자"))
        self.assertRegex(made["createdAt"], r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$")
        self.assertTrue(answer.headers["Location"].endswith(f"/products/{made['id']}"), answer.headers["Location"])
        self.assertEqual(self.assertAnswer(self.shop.get(f"/products/{made['id']}"), 200), made)

    def test_optional_members_may_be_absent_or_null_and_are_null_in_the_view(self):
        for extra in ({}, {"sku": None, "description": None, "category": None, "imageUrl": None, "stock": None}):
            made = self.assertAnswer(self.shop.post("/products", {"name": self.unique(), "price": 1, **extra}, self.seller), 201)
            self.assertEqual([made[k] for k in ("sku", "description", "category", "imageUrl")], [None] * 4)
            self.assertEqual(made["stock"], 0)

    def test_stock_at_creation_makes_the_inventory_row_and_its_movement(self):
        made = self.new_product(stock=5)
        view = self.assertAnswer(self.shop.get(f"/inventory/{made['id']}"), 200)
        self.assertEqual((view["availableQuantity"], view["reservedQuantity"], view["totalQuantity"]), (5, 0, 5))
        moves = self.assertAnswer(self.shop.get(f"/inventory/{made['id']}/movements", self.seller), 200)["items"]
        self.assertEqual([(m["movementType"], m["quantity"]) for m in moves], [("PURCHASE", 5)])

    def test_stock_zero_makes_the_row_without_a_movement_and_no_stock_makes_none(self):
        zero = self.new_product(stock=0)
        self.assertAnswer(self.shop.get(f"/inventory/{zero['id']}"), 200)
        self.assertEqual(self.shop.get(f"/inventory/{zero['id']}/movements", self.seller).json["items"], [])
        none = self.new_product()
        self.assertAnswer(self.shop.get(f"/inventory/{none['id']}"), 404, "S401")

    def test_a_name_is_unique_without_regard_to_case_among_products_not_deleted(self):
        name = self.unique("Camera")
        made = self.assertAnswer(self.shop.post("/products", {"name": name, "price": 1}, self.seller), 201)
        self.assertAnswer(self.shop.post("/products", {"name": name.upper(), "price": 1}, self.seller), 409, "S008")
        other = self.new_product()
        self.assertAnswer(self.shop.put(f"/products/{other['id']}", {"name": name, "price": 1}, self.seller), 409, "S008")
        self.assertAnswer(self.shop.delete(f"/products/{made['id']}", self.admin), 204)
        self.assertAnswer(self.shop.post("/products", {"name": name, "price": 1}, self.seller), 201)

    def test_a_sku_is_unique(self):
        sku = self.unique("S").replace(" ", "-")
        self.new_product(sku=sku)
        self.assertAnswer(self.shop.post("/products", {"name": self.unique(), "price": 1, "sku": sku}, self.seller), 409, "S002")
        other = self.new_product()
        self.assertAnswer(self.shop.put(f"/products/{other['id']}", {"name": other["name"], "price": 1, "sku": sku}, self.seller), 409, "S002")

    def test_of_parallel_creations_with_one_name_exactly_one_succeeds(self):
        name = self.unique("race")
        answers = parallel(20, lambda i: self.shop.post("/products", {"name": name, "price": 1, "stock": 3}, self.seller))
        self.assertEqual(sorted((a.status, a.json.get("code", "")) for a in answers), [(201, "")] + [(409, "S008")] * 19)

    def test_prices(self):
        for price, status, code in [("0.01", 201, None), ("9999999999.99", 201, None), ("0", 400, "S004"), ("0.00", 400, "S004"),
                                    ("-1", 400, "S004"), ("1.001", 400, "S004"), ("1.000", 400, "S004"), ("1e3", 400, "S004"),
                                    ("10000000000.00", 400, "S004"), ('"12"', 400, "C001"), ("true", 400, "C001"), ("null", 400, "C001"),
                                    ("[]", 400, "C001")]:
            with self.subTest(price=price):
                raw = f'{{"name":{json.dumps(self.unique())},"price":{price}}}'.encode()
                self.assertAnswer(self.shop.request("POST", "/products", raw=raw, token=self.seller), status, code)

    def test_stock_values(self):
        for stock, status, code in [("0", 201, None), ("1000000000", 201, None), ("-1", 400, "S007"), ("1000000001", 400, "S007"),
                                    ("1.5", 400, "S007"), ("1e2", 400, "S007"), ('"1"', 400, "C001")]:
            with self.subTest(stock=stock):
                raw = f'{{"name":{json.dumps(self.unique())},"price":1,"stock":{stock}}}'.encode()
                self.assertAnswer(self.shop.request("POST", "/products", raw=raw, token=self.seller), status, code)

    def test_every_problem_of_a_body_is_listed_in_the_order_of_the_schema(self):
        answer = self.shop.post("/products", {"zzz": 1, "stock": -1, "price": 0, "name": ""}, self.seller)
        problem = self.assertAnswer(answer, 400, "C001")
        self.assertEqual([(e["pointer"], e["code"]) for e in problem["errors"]],
                         [("/name", "C001"), ("/price", "S004"), ("/stock", "S007"), ("/zzz", "C001")])
        self.assertLessEqual({"type", "title", "status", "detail", "instance", "code", "traceId", "errors"}, set(problem))

    def test_text_rules(self):
        for name in ["", "   ", "\u3000\t", "a" * 201, "nul\u0000inside"]:
            with self.subTest(name=name):
                self.assertAnswer(self.shop.post("/products", {"name": name, "price": 1}, self.seller), 400, "C001")
        longest = ("가" * 190 + self.unique("x"))[:200]
        self.assertEqual(self.assertAnswer(self.shop.post("/products", {"name": longest, "price": 1}, self.seller), 201)["name"], longest)

    def test_put_replaces_and_clears_what_is_left_out(self):
        made = self.new_product(stock=4, description="old", category="c", sku=self.unique("K").replace(" ", "-"))
        changed = self.assertAnswer(self.shop.put(f"/products/{made['id']}", {"name": made["name"], "price": 5.5, "category": None}, self.seller), 200)
        self.assertEqual([changed[k] for k in ("price", "description", "category", "sku", "stock")], ["5.50", None, None, None, 4])
        self.assertEqual(changed["createdAt"], made["createdAt"])
        self.assertGreater(changed["updatedAt"], made["updatedAt"])
        self.assertAnswer(self.shop.put(f"/products/{made['id']}", {"name": "x", "price": 1, "stock": 1}, self.seller), 400, "C001")
        self.assertAnswer(self.shop.put("/products/999999999", {"name": "x", "price": 1}, self.seller), 404, "S001")

    def test_a_deleted_product_is_gone(self):
        made = self.new_product(stock=3)
        self.assertAnswer(self.shop.delete(f"/products/{made['id']}", self.seller), 403, "C004")
        gone = self.shop.delete(f"/products/{made['id']}", self.admin)
        self.assertEqual((gone.status, gone.body), (204, b""))
        self.assertAnswer(self.shop.get(f"/products/{made['id']}"), 404, "S001")
        self.assertAnswer(self.shop.get(f"/products/{made['id']}/with-reviews"), 404, "S001")
        self.assertAnswer(self.shop.put(f"/products/{made['id']}", {"name": "x", "price": 1}, self.seller), 404, "S001")
        self.assertAnswer(self.shop.delete(f"/products/{made['id']}", self.admin), 404, "S001")
        self.assertNotIn(made["id"], [p["id"] for p in self.shop.get("/products?limit=100").json["items"]])

    def test_a_product_with_open_orders_cannot_be_deleted(self):
        made = self.new_product(stock=3)
        self.db.run(f"""
            INSERT INTO orders (order_number, user_id, status, total_amount, discount_amount, final_amount,
                                receiver_name, receiver_phone, zip_code, address1, expires_at)
            VALUES ('ORD-20260101-S009TEST', 'u', 'PENDING', 1, 0, 1, 'n', '1', '1', 'a', NOW(6));
            INSERT INTO order_items (order_id, product_id, product_name, price, quantity, subtotal)
            VALUES (LAST_INSERT_ID(), {made['id']}, 'n', 1, 1, 1);""")
        self.assertAnswer(self.shop.delete(f"/products/{made['id']}", self.admin), 409, "S009")
        self.db.run("UPDATE orders SET status = 'DELIVERED' WHERE order_number = 'ORD-20260101-S009TEST'")
        self.assertAnswer(self.shop.delete(f"/products/{made['id']}", self.admin), 204)

    def test_reviews_are_empty_and_marked_when_no_review_service_answers(self):
        made = self.new_product(stock=1)
        view = self.assertAnswer(self.shop.get(f"/products/{made['id']}/with-reviews"), 200)
        self.assertCountEqual(list(view), VIEW + ["reviews", "reviewsAvailable"])
        self.assertEqual((view["id"], view["reviews"], view["reviewsAvailable"]), (made["id"], [], False))

    def test_path_ids(self):
        for text in ["0", "-1", "+1", "01", "1x", "x", "1.0", "9223372036854775808", "%31x", "1%20"]:
            with self.subTest(id=text):
                problem = self.assertAnswer(self.shop.get(f"/products/{text}"), 400, "C001")
                self.assertEqual(problem["errors"][0]["parameter"], "productId")
        self.assertAnswer(self.shop.get("/products/9223372036854775807"), 404, "S001")


class ProductList(ShopCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        for i in range(25):
            body = {"name": f"Item {i:02}", "price": (i * 7) % 10 + 1, "category": "even" if i % 2 == 0 else "odd"}
            answer = cls.shop.post("/products", body, cls.seller)
            assert answer.status == 201, answer

    def pages(self, query):
        items, cursor, n = [], None, 0
        while True:
            page = self.assertAnswer(self.shop.get(f"/products?{query}" + (f"&cursor={cursor}" if cursor else "")), 200)
            items += page["items"]
            cursor, n = page["nextCursor"], n + 1
            self.assertLess(n, 40)
            if cursor is None:
                return items

    def test_pages_have_no_gap_and_no_repeat_in_every_sort(self):
        for sort, key, reverse in [("newest", lambda p: p["id"], True), ("price_asc", lambda p: (float(p["price"]), p["id"]), False),
                                   ("price_desc", lambda p: (float(p["price"]), p["id"]), True), ("name", lambda p: p["name"], False)]:
            for limit in (1, 4, 25, 100):
                with self.subTest(sort=sort, limit=limit):
                    items = self.pages(f"sort={sort}&limit={limit}")
                    self.assertEqual(len(items), 25)
                    self.assertEqual(items, sorted(items, key=key, reverse=reverse))

    def test_twenty_is_the_default_and_newest_first(self):
        page = self.assertAnswer(self.shop.get("/products"), 200)
        self.assertEqual(len(page["items"]), 20)
        self.assertEqual(page["items"][0]["name"], "Item 24")
        self.assertIsNotNone(page["nextCursor"])

    def test_a_cursor_is_stable_under_inserts(self):
        first = self.shop.get("/products?category=even&limit=5").json
        body = {"name": self.unique("later"), "price": 1, "category": "even"}
        late = self.assertAnswer(self.shop.post("/products", body, self.seller), 201)
        rest, cursor = [], first["nextCursor"]
        while cursor:
            page = self.shop.get(f"/products?category=even&limit=5&cursor={cursor}").json
            rest += page["items"]
            cursor = page["nextCursor"]
        names = [p["name"] for p in first["items"] + rest]
        self.assertEqual(names, [f"Item {i:02}" for i in range(24, -1, -2)])
        self.assertAnswer(self.shop.delete(f"/products/{late['id']}", self.admin), 204)

    def test_filters(self):
        self.assertEqual(len(self.pages("category=odd")), 12)
        self.assertEqual(self.pages("category=none"), [])
        self.assertEqual({p["price"] for p in self.pages("minPrice=3&maxPrice=5.00")}, {"3.00", "4.00", "5.00"})
        self.assertEqual({p["price"] for p in self.pages("minPrice=10")}, {"10.00"})
        self.assertEqual(self.pages("category=odd&maxPrice=0.5"), [])

    def test_bad_queries(self):
        cursor = self.shop.get("/products?limit=3").json["nextCursor"]
        for query, code in [("limit=0", "C001"), ("limit=101", "C001"), ("limit=x", "C001"), ("limit=", "C001"), ("limit=1.0", "C001"),
                            ("cursor=abc", "C001"), ("cursor=", "C001"), (f"cursor={cursor}x", "C001"), (f"cursor={cursor}&sort=name", "C001"),
                            ("sort=cheapest", "C001"), ("sort=", "C001"), ("colour=red", "C001"), ("limit=2&limit=3", "C001"),
                            ("minPrice=-1", "S006"), ("maxPrice=-0.01", "S006"), ("minPrice=5&maxPrice=4", "S006"), ("minPrice=cheap", "C001"),
                            ("minPrice=1e3", "S006"), ("minPrice=1.001", "S006"), ("category=%ff", "C001"), ("category=%zz", "C001")]:
            with self.subTest(query=query):
                answer = self.shop.get(f"/products?{query}")
                self.assertEqual((answer.status, answer.code), (400, code), answer)
                self.assertIn("parameter", answer.json["errors"][0])


class Access(ShopCase):
    def test_tokens(self):
        import time
        hour = int(time.time()) + 3600
        body = {"name": self.unique(), "price": 1}
        good = {"sub": "s", "roles": ["SELLER"], "exp": hour}
        bad = {
            "no exp": make_token({"sub": "s", "roles": ["SELLER"]}),
            "expired": make_token({**good, "exp": int(time.time()) - 60}),
            "not yet": make_token({**good, "nbf": int(time.time()) + 300}),
            "no sub": make_token({"roles": ["SELLER"], "exp": hour}),
            "empty sub": make_token({**good, "sub": ""}),
            "long sub": make_token({**good, "sub": "x" * 65}),
            "sub number": make_token({**good, "sub": 5}),
            "other secret": make_token(good, secret="another secret, long enough to be one"),
            "alg none": make_token(good, header={"alg": "none"}),
            "alg HS512": make_token(good, header={"alg": "HS512", "typ": "JWT"}),
            "roles text": make_token({**good, "roles": "ADMIN"}),
            "garbage": "abc", "empty parts": "..", "huge": "a" * 9000,
        }
        for why, text in bad.items():
            with self.subTest(why):
                answer = self.shop.post("/products", body, text)
                self.assertAnswer(answer, 401, "C003")
                self.assertIn("Bearer", answer.headers["WWW-Authenticate"])
                self.assertAnswer(self.shop.get("/products", text), 401, "C003")
        self.assertAnswer(self.shop.post("/products", body), 401, "C003")
        self.assertAnswer(self.shop.post("/products", body, headers={"Authorization": "Basic abc"}), 401, "C003")
        self.assertAnswer(self.shop.post("/products", body, make_token({"sub": "x", "exp": hour})), 403, "C004")
        self.assertAnswer(self.shop.post("/products", body, token("u", "USER")), 403, "C004")
        self.assertAnswer(self.shop.post("/products", body, make_token({**good, "exp": int(time.time()) - 5})), 201)
        self.assertAnswer(self.shop.post("/products", {"name": self.unique(), "price": 1}, token("a", "ADMIN")), 201)


if __name__ == "__main__":
    unittest.main(verbosity=2, warnings="ignore")
