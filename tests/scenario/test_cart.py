# SPDX-License-Identifier: Apache-2.0
"""The cart: one ACTIVE cart a user, snapshots of name and price, quantities against the shelf."""
import unittest

from harness import ShopCase, parallel, token

VIEW = ["id", "status", "items", "itemCount", "totalAmount"]
ITEM = ["id", "productId", "productName", "price", "quantity", "subtotal"]


class Cart(ShopCase):
    def setUp(self):
        self.user = token(self.unique("user"))

    def add(self, product, quantity=1, user=None):
        return self.shop.post("/cart/items", {"productId": product["id"], "quantity": quantity}, user or self.user)

    def test_without_a_cart_there_is_an_empty_one(self):
        cart = self.assertAnswer(self.shop.get("/cart", self.user), 200)
        self.assertEqual(cart, {"id": None, "status": "ACTIVE", "items": [], "itemCount": 0, "totalAmount": "0.00"})
        self.assertCountEqual(list(cart), VIEW)

    def test_adding_makes_the_cart_and_answers_with_it(self):
        one, two = self.new_product(stock=10, price=12900), self.new_product(stock=10, price=0.05)
        self.assertAnswer(self.add(one, 2), 200)
        cart = self.assertAnswer(self.add(two, 3), 200)
        self.assertCountEqual(list(cart), VIEW)
        self.assertCountEqual(list(cart["items"][0]), ITEM)
        self.assertEqual([(i["productId"], i["productName"], i["price"], i["quantity"], i["subtotal"]) for i in cart["items"]],
                         [(one["id"], one["name"], "12900.00", 2, "25800.00"), (two["id"], two["name"], "0.05", 3, "0.15")])
        self.assertEqual((cart["itemCount"], cart["totalAmount"], cart["status"]), (2, "25800.15", "ACTIVE"))
        self.assertEqual(self.assertAnswer(self.shop.get("/cart", self.user), 200), cart)

    def test_price_and_name_are_of_the_moment(self):
        product = self.new_product(stock=10, price=10)
        before = self.assertAnswer(self.add(product), 200)
        self.assertAnswer(self.shop.put(f"/products/{product['id']}", {"name": self.unique("new"), "price": 99}, self.seller), 200)
        self.assertEqual(self.shop.get("/cart", self.user).json, before)

    def test_what_cannot_be_added(self):
        product, deleted, bare = self.new_product(stock=5), self.new_product(stock=5), self.new_product()
        self.assertAnswer(self.shop.delete(f"/products/{deleted['id']}", self.admin), 204)
        self.assertAnswer(self.add({"id": 999999999}), 404, "S001")
        self.assertAnswer(self.add(deleted), 400, "S003")
        self.assertAnswer(self.add(bare), 400, "S105")
        self.assertAnswer(self.add(product, 6), 400, "S105")
        self.assertAnswer(self.add(product, 0), 400, "S107")
        self.assertAnswer(self.add(product, 1000), 400, "S107")
        self.assertAnswer(self.add(product, 5), 200)
        self.assertAnswer(self.add(product, 1), 409, "S106")

    def test_nothing_refused_leaves_a_trace(self):
        self.assertAnswer(self.add({"id": 999999999}), 404, "S001")
        self.assertEqual(self.shop.get("/cart", self.user).json["items"], [])

    def test_bodies(self):
        product = self.new_product(stock=5)
        for body, code in [({}, "C001"), ({"productId": product["id"]}, "C001"), ({"productId": "1", "quantity": 1}, "C001"),
                           ({"productId": 0, "quantity": 1}, "C001"), ({"productId": product["id"], "quantity": 1.5}, "S107"),
                           ({"productId": product["id"], "quantity": "1"}, "C001"), ({"productId": product["id"], "quantity": None}, "C001"),
                           ({"productId": product["id"], "quantity": 1, "price": 1}, "C001")]:
            with self.subTest(body=body):
                self.assertAnswer(self.shop.post("/cart/items", body, self.user), 400, code)

    def test_changing_a_quantity(self):
        product = self.new_product(stock=5, price=2)
        item = self.assertAnswer(self.add(product), 200)["items"][0]
        cart = self.assertAnswer(self.shop.put(f"/cart/items/{item['id']}", {"quantity": 5}, self.user), 200)
        self.assertEqual((cart["items"][0]["quantity"], cart["totalAmount"]), (5, "10.00"))
        for quantity, code in [(6, "S105"), (0, "S107"), (1000, "S107")]:
            self.assertAnswer(self.shop.put(f"/cart/items/{item['id']}", {"quantity": quantity}, self.user), 400, code)
        self.assertEqual(self.shop.get("/cart", self.user).json, cart)

    def test_missing_carts_and_items(self):
        for call in (lambda path: self.shop.put(path, {"quantity": 1}, self.user), lambda path: self.shop.delete(path, self.user)):
            self.assertAnswer(call("/cart/items/1"), 404, "S101")
        self.assertAnswer(self.shop.delete("/cart", self.user), 404, "S101")
        self.assertAnswer(self.add(self.new_product(stock=1)), 200)
        for call in (lambda path: self.shop.put(path, {"quantity": 1}, self.user), lambda path: self.shop.delete(path, self.user)):
            self.assertAnswer(call("/cart/items/999999999"), 404, "S102")

    def test_somebody_elses_item_does_not_exist(self):
        product = self.new_product(stock=5)
        item = self.assertAnswer(self.add(product), 200)["items"][0]
        for other in (token(self.unique("other")), token(self.unique("boss"), "ADMIN")):
            self.assertAnswer(self.add(self.new_product(stock=1), user=other), 200)
            self.assertAnswer(self.shop.put(f"/cart/items/{item['id']}", {"quantity": 2}, other), 404, "S102")
            self.assertAnswer(self.shop.delete(f"/cart/items/{item['id']}", other), 404, "S102")
        self.assertEqual(self.shop.get("/cart", self.user).json["items"], [item])

    def test_removing_and_clearing(self):
        one, two = self.new_product(stock=5, price=1), self.new_product(stock=5, price=3)
        self.add(one)
        cart = self.assertAnswer(self.add(two), 200)
        cart = self.assertAnswer(self.shop.delete(f"/cart/items/{cart['items'][0]['id']}", self.user), 200)
        self.assertEqual(([i["productId"] for i in cart["items"]], cart["itemCount"], cart["totalAmount"]), ([two["id"]], 1, "3.00"))
        cart = self.assertAnswer(self.shop.delete("/cart", self.user), 200)
        self.assertEqual((cart["items"], cart["itemCount"], cart["totalAmount"]), ([], 0, "0.00"))
        self.assertAnswer(self.add(one), 200)

    def test_a_cart_needs_a_user(self):
        self.assertAnswer(self.shop.get("/cart"), 401, "C003")

    def test_a_hundred_parallel_additions_leave_one_cart_and_exact_quantities(self):
        products = [self.new_product(stock=1000) for _ in range(20)]
        answers = parallel(100, lambda i: self.add(products[i % 20], 1 + i % 20))
        statuses = sorted((a.status, a.json.get("code", "")) for a in answers)
        self.assertEqual(statuses, [(200, "")] * 20 + [(409, "S106")] * 80)
        cart = self.shop.get("/cart", self.user).json
        self.assertEqual(sorted((i["productId"], i["quantity"]) for i in cart["items"]), sorted((p["id"], 1 + n) for n, p in enumerate(products)))
        self.assertEqual(self.db.value(f"SELECT COUNT(*) FROM carts WHERE id = {cart['id']} OR user_id = (SELECT user_id FROM carts WHERE id = {cart['id']})"), "1")

    def test_a_hundred_parallel_additions_of_different_products_all_succeed(self):
        products = [self.new_product(stock=10) for _ in range(100)]
        for answer in parallel(100, lambda i: self.add(products[i], 3)):
            self.assertEqual(answer.status, 200, answer)
        cart = self.shop.get("/cart", self.user).json
        self.assertEqual((cart["itemCount"], {i["quantity"] for i in cart["items"]}), (100, {3}))


if __name__ == "__main__":
    unittest.main(verbosity=2, warnings="ignore")
