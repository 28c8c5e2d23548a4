#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""How often an order asks the database: every statement is a round trip, and more of them than here is a defect. The server counts."""
import unittest
import uuid

from harness import ShopCase, token

ADDRESS = {"receiverName": "Kim", "receiverPhone": "010-1234-5678", "zipCode": "04524", "address1": "110 Sejong-daero"}
COUNTED = ("Com_stmt_execute", "Com_begin", "Com_commit", "Com_rollback")


class Budget(ShopCase):
    settings = {"SHOP_JOBS": "0", "SHOP_PG_SUCCESS_RATE": "1", "SHOP_THREADS": "1", "SHOP_DB_CONNECTIONS": "1"}

    def counters(self):
        names = ", ".join(f"'{name}'" for name in COUNTED)
        return {name: int(value) for name, value in self.db.run(f"SHOW GLOBAL STATUS WHERE Variable_name IN ({names})")}

    def round_trips(self, work):
        before = self.counters()
        answer = work()
        after = self.counters()
        return answer, sum(after[name] - before[name] for name in COUNTED)

    def cart(self, user, n_lines):
        for _ in range(n_lines):
            product = self.new_product(stock=100)
            cart = self.assertAnswer(self.shop.post("/cart/items", {"productId": product["id"], "quantity": 2}, token(user)), 200)
        return cart["id"]

    def order(self, user, n_lines):
        cart_id = self.cart(user, n_lines)
        answer, n = self.round_trips(lambda: self.shop.post(
            "/orders", {"cartId": cart_id, "shippingAddress": ADDRESS}, token(user), headers={"Idempotency-Key": uuid.uuid4().hex}))
        return self.assertAnswer(answer, 201)["orderNumber"], n

    def pay(self, user, number):
        answer, n = self.round_trips(lambda: self.shop.post(
            "/payments", {"orderNumber": number, "paymentMethod": "CREDIT_CARD"}, token(user), headers={"Idempotency-Key": uuid.uuid4().hex}))
        self.assertAnswer(answer, 200)
        return n

    def test_an_order_of_one_line(self):
        self.pay("warm", self.order("warm", 1)[0])
        number, n_create = self.order("buyer", 1)
        n_pay = self.pay("buyer", number)
        print(f"round trips of an order of one line: {n_create} to create it, {n_pay} to pay and finish it")
        self.assertLessEqual(n_create, 11)
        self.assertLessEqual(n_pay, 18)
        self.assertGreater(n_create, 5, "the server counted nothing")

    def test_ten_lines_cost_no_more(self):
        number, n_create = self.order("collector", 10)
        n_pay = self.pay("collector", number)
        self.assertLessEqual(n_create, 11)
        self.assertLessEqual(n_pay, 18)


if __name__ == "__main__":
    unittest.main()
