# SPDX-License-Identifier: Apache-2.0
"""What a fault in the middle leaves behind: nothing, and the documented code. Needs a build with fault points."""
import unittest

from harness import Shop, ShopCase


class Faults(ShopCase):
    def faulty(self, point):
        shop = Shop(self.db, SHOP_FAULTS=f"{point}=error")
        shop.start()
        self.addCleanup(shop.stop)
        return shop

    def test_a_product_whose_stock_cannot_be_stored_is_not_made(self):
        for point in ("product.stock", "inventory.movement"):
            with self.subTest(point):
                name = self.unique("fault")
                answer = self.faulty(point).post("/products", {"name": name, "price": 1, "stock": 5}, self.seller)
                self.assertAnswer(answer, 500, "S010")
                self.assertEqual(self.db.run(f"SELECT id FROM products WHERE name = '{name}'"), [])
                self.assertAnswer(self.shop.post("/products", {"name": name, "price": 1, "stock": 5}, self.seller), 201)

    def test_a_movement_that_cannot_be_stored_changes_no_stock(self):
        product = self.new_product(stock=5)["id"]
        answer = self.faulty("inventory.movement").put(f"/inventory/{product}/add", {"quantity": 1}, self.seller)
        self.assertAnswer(answer, 500, "C011")
        self.assertEqual(self.shop.get(f"/inventory/{product}").json["availableQuantity"], 5)

    def test_a_product_change_answers_its_own_code_when_the_database_refuses(self):
        product = self.new_product(stock=5)
        self.db.run("RENAME TABLE inventory TO inventory_away")
        try:
            body = {"name": product["name"], "price": 2}
            self.assertAnswer(self.shop.put(f"/products/{product['id']}", body, self.seller), 500, "S010")
        finally:
            self.db.run("RENAME TABLE inventory_away TO inventory")
        self.assertEqual(self.shop.get(f"/products/{product['id']}").json["price"], "12900.00")


if __name__ == "__main__":
    unittest.main(verbosity=2, warnings="ignore")
