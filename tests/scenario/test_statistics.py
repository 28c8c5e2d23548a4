#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""What is sold and what comes back, counted from events that come more than once and in any order; and what is popular."""
import unittest
import uuid

from event_case import EventCase
from harness import parallel, token


class StatisticsCase(EventCase):
    def sales(self, *products):
        """(product, day, sold quantity and amount, refunded quantity and amount) of these products."""
        return [(int(row[0]), row[1], int(row[2]), row[3], int(row[4]), row[5]) for row in self.db.run(f"""
            SELECT product_id, day, sold_quantity, sold_amount, refunded_quantity, refunded_amount FROM product_statistics
            WHERE product_id IN ({", ".join(str(product["id"]) for product in products)}) ORDER BY product_id, day""")]

    def day(self, column, number):
        return self.db.value(f"SELECT DATE({column}) FROM payments WHERE order_number = '{number}' AND {column} IS NOT NULL")

    def refund(self, number, shop=None):
        payment = self.shop.get(f"/payments?orderNumber={number}", self.user).json["items"][0]["paymentNumber"]
        return (shop or self.shop).post(f"/payments/{payment}/refund", {"reason": "it was broken"}, self.admin,
                                        headers={"Idempotency-Key": uuid.uuid4().hex})


class Counting(StatisticsCase):
    def test_what_is_paid_is_sold_and_what_is_refunded_came_back(self):
        one, two = self.new_product(stock=10, price=100.50), self.new_product(stock=10, price=0.01)
        kept = self.paid_order((one, 2), (two, 3))["orderNumber"]
        back = self.paid_order((one, 1))["orderNumber"]
        cancelled = self.paid_order((one, 4), (two, 1))["orderNumber"]
        unpaid = self.order((two, 5))["orderNumber"]
        self.assertAnswer(self.refund(back), 200)
        self.assertAnswer(self.cancel(cancelled), 200)
        self.assertAnswer(self.cancel(unpaid), 200)
        self.consumed()
        expected = [(one["id"], self.day("paid_at", kept), 7, "703.50", 5, "502.50"), (two["id"], self.day("paid_at", kept), 4, "0.04", 1, "0.01")]
        self.assertEqual(self.sales(one, two), expected)
        self.deliver_again()
        self.assertEqual(self.sales(one, two), expected)
        self.assertBooksBalance()

    def test_what_the_shop_could_not_finish_came_back(self):
        """The payment was approved, then the delivery could not be made."""
        product = self.new_product(stock=10, price=10)
        shop = self.start(SHOP_EVENTS="0", SHOP_FAULTS="db.add_delivery_query.before=error")
        number = self.order((product, 2))["orderNumber"]
        self.assertEqual(self.pay(number, shop=shop).status, 500)
        self.consumed()
        self.assertEqual(sorted(self.events(number)), ["inventory.reserved", "order.cancelled", "order.created", "payment.completed"])
        self.assertEqual(self.sales(product), [(product["id"], self.day("refunded_at", number), 2, "20.00", 2, "20.00")])

    def test_an_order_whose_payment_was_refused_counts_for_nothing(self):
        product = self.new_product(stock=10, price=10)
        shop = self.start(SHOP_EVENTS="0", SHOP_PG_SUCCESS_RATE="0")
        number = self.order((product, 2))["orderNumber"]
        self.assertAnswer(self.pay(number, shop=shop), 400, "S304")
        self.consumed()
        self.assertIn("order.cancelled", self.events(number))
        self.assertEqual(self.sales(product), [])
        self.assertEqual(self.db.run("SELECT * FROM dead_letters"), [])

    def test_a_refund_may_be_heard_of_first(self):
        product = self.new_product(stock=10, price=10)
        self.consumed()
        self.restart(SHOP_EVENTS="0")
        self.addCleanup(self.restart)
        number = self.paid_order((product, 3))["orderNumber"]
        self.assertAnswer(self.cancel(number), 200)
        self.db.run(f"""UPDATE payments SET paid_at = paid_at - INTERVAL 1 DAY WHERE order_number = '{number}';
            UPDATE outbox_events SET published_at = NOW(6) - INTERVAL 8 DAY WHERE event_key = '{number}' AND type = 'payment.completed'""")
        self.restart()
        event = self.db.value(f"SELECT event_id FROM outbox_events WHERE event_key = '{number}' AND type = 'order.cancelled'")
        self.heard("sales_statistics", event)
        refunded = (product["id"], self.day("refunded_at", number), 0, "0.00", 3, "30.00")
        self.assertEqual(self.sales(product), [refunded])
        self.db.run(f"UPDATE outbox_events SET published_at = NULL WHERE event_key = '{number}' AND type = 'payment.completed'")
        self.consumed()
        self.assertEqual(self.sales(product), [(product["id"], self.day("paid_at", number), 3, "30.00", 0, "0.00"), refunded])

    def test_many_at_once_lose_nothing(self):
        products = [self.new_product(stock=100, price=1) for _ in range(3)]
        buyers = [token(self.unique("buyer")) for _ in range(8)]
        parallel(len(buyers), lambda i: [self.paid_order(*((product, 1) for product in products[::1 if i % 2 else -1]), user=buyers[i])
                                         for _ in range(3)])
        self.consumed()
        self.assertEqual([(row[0], row[2], row[3]) for row in self.sales(*products)], [(product["id"], 24, "24.00") for product in products])


class Listing(StatisticsCase):
    def setUp(self):
        super().setUp()
        self.products = [self.new_product() for _ in range(2)]
        self.db.run("DELETE FROM product_statistics; UPDATE products SET sold_recently = 0")

    def sell(self, product, day, quantity, refunded=0):
        self.db.run(f"""INSERT INTO product_statistics (product_id, day, sold_quantity, sold_amount, refunded_quantity)
            VALUES ({product["id"]}, CURRENT_DATE - INTERVAL {day} DAY, {quantity}, 9999999999999999.99, {refunded})""")

    def list(self, query=""):
        return self.assertAnswer(self.shop.get("/admin/statistics/products" + query, self.admin), 200)["items"]

    def test_the_newest_day_comes_first(self):
        one, two = self.products
        self.sell(one, 2, 5)
        self.sell(two, 1, 9)
        self.sell(one, 0, 1, refunded=3)
        today, yesterday, before = (self.db.value(f"SELECT CURRENT_DATE - INTERVAL {n} DAY") for n in range(3))
        self.assertEqual([(item["day"], item["productId"], item["soldQuantity"]) for item in self.list()],
                         [(today, one["id"], 1), (yesterday, two["id"], 9), (before, one["id"], 5)])
        self.assertEqual(self.list("?limit=1"), [{"productId": one["id"], "day": today, "soldQuantity": 1, "soldAmount": "9999999999999999.99",
                                                  "refundedQuantity": 3, "refundedAmount": "0.00", "productName": one["name"]}])
        self.assertEqual([item["day"] for item in self.list(f"?productId={one['id']}")], [today, before])
        self.assertEqual([item["day"] for item in self.list(f"?minDay={yesterday}&maxDay={yesterday}")], [yesterday])
        self.assertEqual([item["soldQuantity"] for item in self.list("?sort=best_selling")], [9, 5, 1])
        self.assertAnswer(self.shop.get("/admin/statistics/products", self.seller), 403, "C004")
        self.assertAnswer(self.shop.get("/admin/statistics/products?minDay=2026-13-01", self.admin), 400, "C001")

    def test_popular_is_what_was_sold_in_a_month_less_what_came_back(self):
        products = [self.new_product() for _ in range(5)]
        for product, sales in zip(products, ([(0, 5)], [(29, 9, 3)], [(30, 100)], [(0, 1), (3, 2)], [(0, 2, 4)])):
            for sale in sales:
                self.sell(product, *sale)
        changed = self.db.run("SELECT id, updated_at FROM products ORDER BY id")
        self.run_job("rank_products")
        numbers = [self.db.value(f"SELECT sold_recently FROM products WHERE id = {product['id']}") for product in products]
        self.assertEqual(numbers, ["5", "6", "0", "3", "-2"])
        self.assertEqual(self.db.run("SELECT id, updated_at FROM products ORDER BY id"), changed)
        order, cursor = [], ""
        while cursor is not None:
            page = self.assertAnswer(self.shop.get(f"/products?sort=popular&limit=2{cursor and '&cursor=' + cursor}"), 200)
            order += [item["id"] for item in page["items"]]
            cursor = page["nextCursor"]
        self.assertEqual(len(order), int(self.db.value("SELECT COUNT(*) FROM products")))
        self.assertEqual([order[0], order[1], order[2], order[-1]], [products[n]["id"] for n in (1, 0, 3, 4)])
        self.db.run("UPDATE product_statistics SET day = day - INTERVAL 1 DAY")
        self.run_job("rank_products")
        self.assertEqual([self.db.value(f"SELECT sold_recently FROM products WHERE id = {product['id']}") for product in products],
                         ["5", "0", "0", "3", "-2"])
        self.db.run("DELETE FROM product_statistics")
        self.run_job("rank_products")
        self.assertEqual(self.db.value("SELECT COUNT(*) FROM products WHERE sold_recently <> 0"), "0")

    def test_a_thousand_are_ranked_at_a_time(self):
        self.db.run("""INSERT INTO products (name, price) SELECT CONCAT('many ', seq), 1 FROM seq_1_to_1500;
            INSERT INTO product_statistics (product_id, day, sold_quantity) SELECT id, CURRENT_DATE, 7 FROM products WHERE name LIKE 'many %'""")
        self.addCleanup(self.db.run, "DELETE FROM product_statistics; DELETE FROM products WHERE name LIKE 'many %'")
        for n in ("1000", "1500", "1500"):
            self.run_job("rank_products")
            self.assertEqual(self.db.value("SELECT COUNT(*) FROM products WHERE sold_recently = 7"), n)


if __name__ == "__main__":
    unittest.main(verbosity=2)
