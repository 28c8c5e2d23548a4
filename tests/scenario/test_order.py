# SPDX-License-Identifier: Apache-2.0
"""Orders: made of a cart in one transaction, with the stock reserved."""
import contextlib
import datetime
import http.server
import json
import threading
import time
import unittest
import urllib.parse
import uuid

from harness import BASE, Shop, parallel, token, until
from order_case import ADDRESS, OrderCase
from provider import Provider

VIEW = ["orderNumber", "status", "items", "totalAmount", "discountAmount", "finalAmount", "userCouponId", "shippingAddress", "cancelReason",
        "cancelledAt", "expiresAt", "createdAt", "updatedAt"]
ITEM = ["productId", "productName", "price", "quantity", "subtotal"]


def moment(text):
    return datetime.datetime.strptime(text, "%Y-%m-%dT%H:%M:%S.%fZ").replace(tzinfo=datetime.timezone.utc)


class Create(OrderCase):
    def test_an_order_has_what_was_in_the_cart(self):
        one, two = self.new_product(stock=10, price=12900), self.new_product(stock=10, price=0.05)
        cart = self.fill_cart((two, 3), (one, 2))
        answer = self.post_order(cart)
        order = self.assertAnswer(answer, 201)
        self.assertCountEqual(list(order), VIEW)
        self.assertEqual(order["items"], [
            {"productId": two["id"], "productName": two["name"], "price": "0.05", "quantity": 3, "subtotal": "0.15"},
            {"productId": one["id"], "productName": one["name"], "price": "12900.00", "quantity": 2, "subtotal": "25800.00"}])
        self.assertEqual([order[k] for k in ("status", "totalAmount", "discountAmount", "finalAmount", "userCouponId", "cancelReason", "cancelledAt")],
                         ["PENDING", "25800.15", "0.00", "25800.15", None, None, None])
        self.assertEqual(order["shippingAddress"], {**ADDRESS, "address2": None})
        created = moment(order["createdAt"])
        self.assertRegex(order["orderNumber"], created.strftime("^ORD-%Y%m%d-[0-9A-Z]{8}$"))
        self.assertEqual((moment(order["expiresAt"]) - created).total_seconds(), 900)
        self.assertLess(abs((datetime.datetime.now(datetime.timezone.utc) - created).total_seconds()), 60)
        self.assertEqual(answer.headers["Location"], f"{BASE}/orders/{order['orderNumber']}")
        self.assertEqual(self.assertAnswer(self.shop.get(f"/orders/{order['orderNumber']}", self.user), 200), order)

    def test_an_order_reserves_closes_the_cart_and_tells(self):
        one, two = self.new_product(stock=10), self.new_product(stock=10)
        order = self.order((two, 3), (one, 2))
        number = order["orderNumber"]
        self.assertEqual((self.stock(one), self.stock(two)), ((8, 2), (7, 3)))
        self.assertEqual(self.moves(number), [["RESERVATION", str(one["id"]), "2"], ["RESERVATION", str(two["id"]), "3"]])
        self.assertEqual(self.db.run(f"SELECT previous_available, after_available, previous_reserved, after_reserved, reference_type, performed_by "
                                     f"FROM stock_movements WHERE reference_id = '{number}' AND product_id = {one['id']}"),
                         [["10", "8", "0", "2", "ORDER", self.name]])
        self.assertEqual(self.events(number), ["order.created", "inventory.reserved", "inventory.reserved"])
        created = json.loads(self.db.value(f"SELECT payload FROM outbox_events WHERE event_key = '{number}' AND type = 'order.created'"), parse_float=str)
        self.assertEqual(created, {"orderNumber": number, "userId": self.name, "totalAmount": order["totalAmount"], "items": order["items"]})
        self.assertEqual(self.shop.get("/cart", self.user).json["id"], None)
        self.assertEqual(self.db.run(f"SELECT saga, current_step, status, completed_steps, lease_until FROM saga_states WHERE order_number = '{number}'"),
                         [["order", "PROCESS_PAYMENT", "STARTED", '["RESERVE_INVENTORY"]', "NULL"]])
        self.assertBooksBalance()

    def test_prices_are_the_carts(self):
        product = self.new_product(stock=10, price=10)
        cart = self.fill_cart((product, 1))
        self.assertAnswer(self.shop.put(f"/products/{product['id']}", {"name": self.unique("new"), "price": 99}, self.seller), 200)
        order = self.assertAnswer(self.post_order(cart), 201)
        self.assertEqual((order["totalAmount"], order["items"][0]["productName"]), ("10.00", product["name"]))

    def test_a_second_address_line_is_kept(self):
        order = self.order((self.new_product(stock=1), 1), shippingAddress={**ADDRESS, "address2": "101호"})
        self.assertEqual(order["shippingAddress"]["address2"], "101호")

    def test_the_address_has_its_own_code(self):
        cart = self.fill_cart((self.new_product(stock=1), 1))
        bad = [None, 1, "text", [], {}, {**ADDRESS, "address2": "x" * 256}]
        bad += [{k: v for k, v in ADDRESS.items() if k != gone} for gone in ADDRESS]
        bad += [{**ADDRESS, name: value} for name in ADDRESS for value in ("", "  ", "x" * 256, None)]
        for address in bad:
            with self.subTest(address=address):
                self.assertAnswer(self.post_order(cart, shippingAddress=address), 400, "S211")
        body = {"cartId": cart}
        self.assertAnswer(self.shop.post("/orders", body, self.user, headers={"Idempotency-Key": "k"}), 400, "S211")

    def test_bodies(self):
        cart = self.fill_cart((self.new_product(stock=1), 1))
        for more in ({"cartId": None}, {"cartId": 0}, {"cartId": "1"}, {"userCouponId": 0}, {"userCouponId": "x"}, {"other": 1}):
            with self.subTest(more=more):
                self.assertAnswer(self.post_order(**{"cart": cart, **more} if "cartId" not in more else {"cart": more["cartId"]}), 400, "C001")
        self.assertAnswer(self.shop.post("/orders", {"cartId": cart, "shippingAddress": ADDRESS}), 401, "C003")

    def test_carts_that_cannot_be_ordered(self):
        product = self.new_product(stock=10)
        cart = self.fill_cart((product, 1))
        self.assertAnswer(self.post_order(999999999), 404, "S101")
        self.assertAnswer(self.post_order(cart, token("somebody-else")), 404, "S101")
        self.assertAnswer(self.post_order(cart, self.admin), 404, "S101")
        self.assertAnswer(self.post_order(cart), 201)
        self.assertAnswer(self.post_order(cart), 409, "S103")
        cart = self.fill_cart((product, 1))
        self.assertAnswer(self.shop.delete("/cart", self.user), 200)
        self.assertAnswer(self.post_order(cart), 400, "S104")
        self.fill_cart((product, 1))
        self.assertAnswer(self.post_order(cart), 201)

    def test_a_deleted_product_is_not_sold_and_the_cart_stays(self):
        kept, gone = self.new_product(stock=5), self.new_product(stock=5)
        cart = self.fill_cart((kept, 1), (gone, 1))
        self.assertAnswer(self.shop.delete(f"/products/{gone['id']}", self.admin), 204)
        self.assertAnswer(self.post_order(cart), 400, "S003")
        view = self.shop.get("/cart", self.user).json
        self.assertEqual((view["id"], view["status"], view["itemCount"]), (cart, "ACTIVE", 2))
        self.assertEqual(self.stock(kept), (5, 0))

    def test_a_product_is_ordered_or_deleted_not_both(self):
        for _ in range(40):
            product, user = self.new_product(stock=5), token(self.unique("buyer"))
            cart = self.fill_cart((product, 1), user=user)
            ordered, deleted = parallel(2, lambda i: self.shop.delete(f"/products/{product['id']}", self.admin) if i else self.post_order(cart, user))
            answers = (ordered.status, ordered.code, deleted.status, deleted.code)
            self.assertIn(answers, [(201, None, 409, "S009"), (400, "S003", 204, None)])

    def test_checks_come_in_their_order(self):
        product = self.new_product(stock=5)
        cart = self.fill_cart((product, 5))
        self.assertAnswer(self.shop.put(f"/inventory/{product['id']}/adjust", {"quantity": 4, "reason": "count"}, self.seller), 200)
        used = self.new_coupon(status="USED")
        self.db.run(f"UPDATE user_coupons SET order_id = NULL, status = 'EXPIRED' WHERE id = {used}")
        self.assertAnswer(self.post_order(cart, userCouponId=used), 400, "S610")  # before the stock
        self.assertAnswer(self.post_order(cart), 409, "S402")
        self.db.run(f"UPDATE products SET deleted_at = NOW(6) WHERE id = {product['id']}")
        self.assertAnswer(self.post_order(cart, userCouponId=used), 400, "S003")  # before the coupon
        self.assertAnswer(self.shop.delete("/cart", self.user), 200)
        self.assertAnswer(self.post_order(cart, userCouponId=999999999), 400, "S104")
        self.assertAnswer(self.post_order(999999999, userCouponId=999999999), 404, "S101")

    def test_keys(self):
        product = self.new_product(stock=10)
        cart = self.fill_cart((product, 1))
        body = {"cartId": cart, "shippingAddress": ADDRESS}
        self.assertAnswer(self.shop.post("/orders", body, self.user), 400, "C012")
        key = uuid.uuid4().hex
        first = self.post_order(cart, key=key)
        again = self.post_order(cart, key=key)
        self.assertEqual((first.status, again.status, again.json, first.headers.get("Idempotent-Replayed"), again.headers.get("Idempotent-Replayed")),
                         (201, 201, first.json, None, "true"))
        self.assertEqual(again.headers["Location"], f"{BASE}/orders/{first.json['orderNumber']}")
        self.assertAnswer(self.post_order(cart, key=key, userCouponId=1), 422, "C013")
        self.assertEqual(self.stock(product), (9, 1))

    def test_a_refusal_is_an_answer_of_its_key_too(self):
        product = self.new_product(stock=3)
        cart, key = self.fill_cart((product, 3)), uuid.uuid4().hex
        self.shop.put(f"/inventory/{product['id']}/adjust", {"quantity": 2, "reason": "count"}, self.seller)
        self.assertAnswer(self.post_order(cart, key=key), 409, "S402")
        self.shop.put(f"/inventory/{product['id']}/add", {"quantity": 2}, self.seller)
        again = self.post_order(cart, key=key)
        self.assertAnswer(again, 409, "S402")
        self.assertEqual(again.headers.get("Idempotent-Replayed"), "true")
        self.assertAnswer(self.post_order(cart), 201)

    def test_what_is_dearer_than_an_order_can_be_is_no_fault(self):
        dear, more = self.new_product(stock=999, price=9999999999.99), self.new_product(stock=1, price=0.01)
        for lines in [(dear, 999)], [(dear, 1), (more, 1)]:
            user = token(self.unique("buyer"))
            cart = self.fill_cart(*lines, user=user)
            answer = self.post_order(cart, user)
            self.assertAnswer(answer, 400, "C001")
            self.assertIn("9999999999.99", answer.json["detail"])
            self.assertEqual(self.shop.get("/cart", user).json["id"], cart)
        self.assertEqual(self.order((dear, 1))["totalAmount"], "9999999999.99")

    def test_faults_have_their_codes_and_leave_nothing(self):
        product = self.new_product(stock=10)
        cart, key = self.fill_cart((product, 2)), uuid.uuid4().hex
        tables = ("orders", "order_items", "stock_movements", "saga_states", "outbox_events")
        before = [self.db.value(f"SELECT COUNT(*) FROM {table}") for table in tables]
        for table, event, code in [("orders", "INSERT", "S208"), ("order_items", "INSERT", "S208"), ("saga_states", "INSERT", "S901"),
                                   ("inventory", "UPDATE", "S403"), ("stock_movements", "INSERT", "S403"), ("outbox_events", "INSERT", "C011")]:
            with self.subTest(table=table), self.broken(table, event):
                self.assertAnswer(self.post_order(cart, key=key), 500, code)
                self.assertEqual([self.db.value(f"SELECT COUNT(*) FROM {table}") for table in tables], before)
                self.assertEqual((self.stock(product), self.shop.get("/cart", self.user).json["id"]), ((10, 0), cart))
        self.assertAnswer(self.post_order(cart, key=key), 201)
        self.assertEqual(self.stock(product), (8, 2))

    def test_lost_races_for_locks_are_retried_and_then_told(self):
        product = self.new_product(stock=10)
        cart = self.fill_cart((product, 1))
        with self.broken("inventory", "UPDATE", errno=1213):
            self.assertAnswer(self.post_order(cart), 409, "S408")
        self.assertEqual(self.shop.get("/cart", self.user).json["id"], cart)
        self.assertAnswer(self.post_order(cart), 201)

    def test_forty_orders_for_ten_units(self):
        product = self.new_product(stock=10)
        users = [token(self.unique("racer")) for _ in range(40)]
        carts = [self.fill_cart((product, 1), user=user) for user in users]
        answers = parallel(40, lambda i: self.post_order(carts[i], users[i]))
        self.assertEqual(sorted((a.status, a.code) for a in answers), [(201, None)] * 10 + [(409, "S402")] * 30)
        self.assertEqual(self.stock(product), (0, 10))
        self.assertBooksBalance()

    def test_orders_of_the_same_products_in_any_order_do_not_block_each_other(self):
        one, two = self.new_product(stock=1000), self.new_product(stock=1000)
        users = [token(self.unique("racer")) for _ in range(30)]
        carts = [self.fill_cart(*(((one, 1), (two, 1)) if i % 2 else ((two, 1), (one, 1))), user=user) for i, user in enumerate(users)]
        answers = parallel(30, lambda i: self.post_order(carts[i], users[i]))
        self.assertEqual({a.status for a in answers}, {201}, answers)
        self.assertEqual((self.stock(one), self.stock(two)), ((970, 30), (970, 30)))

    def test_pitfall_01_one_cart_makes_one_order(self):
        product = self.new_product(stock=100)
        cart, key = self.fill_cart((product, 1)), uuid.uuid4().hex
        answers = parallel(10, lambda i: self.post_order(cart, key=key if i < 5 else uuid.uuid4().hex))
        self.assertLessEqual({a.code for a in answers if a.status != 201}, {"S103", "C014", "S408"})
        self.assertLessEqual(len({a.json["orderNumber"] for a in answers if a.status == 201}), 1)
        again = self.post_order(cart, key=key)
        numbers = self.db.run(f"SELECT order_number FROM orders WHERE user_id = '{self.name}'")
        self.assertEqual(len(numbers), 1)
        self.assertIn((again.status, again.code), ((201, None), (409, "S103")))
        self.assertEqual(self.stock(product), (99, 1))

    def test_pitfall_13_a_number_that_is_taken_is_no_error(self):
        product = self.new_product(stock=10)
        taken = self.order((product, 1))["orderNumber"]
        cart = self.fill_cart((product, 1))
        self.db.run(f"""DELIMITER ;;
            CREATE TRIGGER collide BEFORE INSERT ON orders FOR EACH ROW IF @n_numbers IS NULL OR @n_numbers < 3 THEN
            SET @n_numbers = COALESCE(@n_numbers, 0) + 1, NEW.order_number = '{taken}'; END IF;;""")
        try:
            order = self.assertAnswer(self.post_order(cart), 201)
        finally:
            self.db.run("DROP TRIGGER collide")
        self.assertNotEqual(order["orderNumber"], taken)
        self.assertEqual(self.shop.get(f"/orders/{order['orderNumber']}", self.user).json, order)

    def test_pitfall_14_too_little_stock_is_told_as_such(self):
        plenty, short, bare = self.new_product(stock=10), self.new_product(stock=3), self.new_product(stock=3)
        cart = self.fill_cart((plenty, 1), (short, 3), (bare, 1))
        self.shop.put(f"/inventory/{short['id']}/adjust", {"quantity": 2, "reason": "count"}, self.seller)
        answer = self.post_order(cart)
        self.assertAnswer(answer, 409, "S402")
        self.assertEqual((self.stock(plenty), self.stock(short)), ((10, 0), (2, 0)))
        self.assertEqual(self.shop.get("/cart", self.user).json["status"], "ACTIVE")
        self.shop.put(f"/inventory/{short['id']}/add", {"quantity": 1}, self.seller)
        self.db.run(f"DELETE FROM inventory WHERE product_id = {bare['id']}")
        self.assertAnswer(self.post_order(cart), 409, "S402")  # no inventory is nothing available
        self.assertEqual(self.db.run(f"SELECT * FROM orders WHERE user_id = '{self.name}'"), [])

    def test_pitfall_18_a_product_shows_what_is_available(self):
        product = self.new_product(stock=10)
        order = self.order((product, 4))
        self.assertEqual(self.shop.get(f"/products/{product['id']}").json["stock"], 6)
        self.assertEqual(self.shop.get(f"/inventory/{product['id']}").json["reservedQuantity"], 4)
        self.assertAnswer(self.cancel(order["orderNumber"]), 200)
        self.assertEqual(self.shop.get(f"/products/{product['id']}").json["stock"], 10)

    def test_pitfall_20_a_cart_that_is_ordered_takes_nothing_more(self):
        for _ in range(10):
            user, first, late = token(self.unique("racer")), self.new_product(stock=5, price=1), self.new_product(stock=5, price=2)
            cart = self.fill_cart((first, 1), user=user)
            created, added = parallel(2, lambda i: self.post_order(cart, user) if i == 0 else
                                      self.shop.post("/cart/items", {"productId": late["id"], "quantity": 1}, user))
            order = self.assertAnswer(created, 201)
            self.assertAnswer(added, 200)  # to this cart or to the next
            ids = [item["productId"] for item in order["items"]]
            self.assertEqual(order["totalAmount"], "3.00" if late["id"] in ids else "1.00")
            self.assertEqual(self.stock(late), (4, 1) if late["id"] in ids else (5, 0))
            self.assertEqual(self.db.value(f"SELECT COUNT(*) FROM cart_items WHERE cart_id = {cart}"), str(len(ids)))
        self.assertBooksBalance()


class SameProductTwice(OrderCase):
    def test_pitfall_17_two_lines_of_one_product_are_reserved_together(self):
        self.db.run("ALTER TABLE cart_items ADD KEY by_cart (cart_id), DROP KEY uk_cart_items_product_of_cart")  # a cart would not take it
        product = self.new_product(stock=5)
        cart = self.fill_cart((product, 3))
        self.db.run(f"INSERT INTO cart_items (cart_id, product_id, product_name, price, quantity) SELECT cart_id, product_id, product_name, price, 3 "
                    f"FROM cart_items WHERE cart_id = {cart}")
        self.assertAnswer(self.post_order(cart), 409, "S402")
        self.assertEqual(self.stock(product), (5, 0))
        self.shop.put(f"/inventory/{product['id']}/add", {"quantity": 1}, self.seller)
        order = self.assertAnswer(self.post_order(cart), 201)
        self.assertEqual((self.stock(product), self.moves(order["orderNumber"])), ((0, 6), [["RESERVATION", str(product["id"]), "6"]]))
        self.assertAnswer(self.cancel(order["orderNumber"]), 200)
        self.assertEqual(self.stock(product), (6, 0))


class Coupons(OrderCase):
    def test_what_a_coupon_takes_off(self):
        cases = [("FIXED", 1000, None, "9999.99", "1000.00"), ("FIXED", 20000, None, "9999.99", "9999.99"), ("FIXED", 5000, 3000, "9999.99", "3000.00"),
                 ("PERCENTAGE", 10, None, "9999.99", "1000.00"), ("PERCENTAGE", 33.33, None, "0.15", "0.05"), ("PERCENTAGE", 50, None, "0.01", "0.01"),
                 ("PERCENTAGE", 49, None, "0.01", "0.00"), ("PERCENTAGE", 100, None, "12.34", "12.34"), ("PERCENTAGE", 50, 100, "9999.99", "100.00")]
        for kind, value, maximum, price, wanted in cases:
            with self.subTest(kind=kind, value=value, price=price):
                product = self.new_product(stock=1, price=float(price))
                coupon = self.new_coupon(kind, value, maximum=maximum)
                order = self.order((product, 1), userCouponId=coupon)
                left = f"{float(price) - float(wanted):.2f}"
                self.assertEqual([order[k] for k in ("totalAmount", "discountAmount", "finalAmount", "userCouponId")], [price, wanted, left, coupon])
                self.assertEqual(self.shop.get(f"/orders/{order['orderNumber']}", self.user).json, order)
                self.assertEqual(self.db.run(f"SELECT c.status, o.order_number FROM user_coupons c JOIN orders o ON o.id = c.order_id WHERE c.id = {coupon}"),
                                 [["USED", order["orderNumber"]]])

    def test_coupons_that_cannot_be_used(self):
        product = self.new_product(stock=10, price=100)
        cart = self.fill_cart((product, 1))
        for coupon, status, code in [(999999999, 404, "S608"), (self.new_coupon(user="somebody"), 404, "S608"),
                                     (self.new_coupon(status="EXPIRED"), 400, "S610"), (self.new_coupon(expired=True), 400, "S610"),
                                     (self.new_coupon(minimum=100.01), 400, "S611")]:
            with self.subTest(code=code):
                self.assertAnswer(self.post_order(cart, userCouponId=coupon), status, code)
        self.assertEqual(self.stock(product), (10, 0))
        coupon = self.new_coupon(minimum=100)
        self.assertAnswer(self.post_order(cart, userCouponId=coupon), 201)
        self.assertAnswer(self.post_order(self.fill_cart((product, 1)), userCouponId=coupon), 409, "S609")

    def test_two_orders_cannot_have_one_coupon(self):
        product, coupon = self.new_product(stock=100, price=5000), self.new_coupon()
        self.db.run("ALTER TABLE carts DROP KEY uk_carts_active_of_user, ADD KEY by_user (user_id)")  # one cart at a time, else
        try:
            carts = []
            for _ in range(10):
                carts.append(self.db.value(f"INSERT INTO carts (user_id) VALUES ('{self.name}'); SET @cart = LAST_INSERT_ID(); INSERT INTO cart_items "
                                           f"(cart_id, product_id, product_name, price, quantity) VALUES (@cart, {product['id']}, 'p', 5000, 1); SELECT @cart"))
            answers = parallel(10, lambda i: self.post_order(int(carts[i]), userCouponId=coupon))
        finally:
            self.db.run(f"UPDATE carts SET status = 'CHECKED_OUT' WHERE user_id = '{self.name}'")
            self.db.run("ALTER TABLE carts DROP KEY by_user, ADD UNIQUE KEY uk_carts_active_of_user (user_id, active_of_user_on)")
        self.assertEqual(sorted((a.status, a.code) for a in answers), [(201, None)] + [(409, "S609")] * 9)
        self.assertBooksBalance()

    def test_a_cancelled_order_gives_its_coupon_back(self):
        product, coupon = self.new_product(stock=10), self.new_coupon()
        order = self.order((product, 1), userCouponId=coupon)
        view = self.assertAnswer(self.cancel(order["orderNumber"]), 200)
        self.assertEqual((view["userCouponId"], view["discountAmount"]), (coupon, "1000.00"))
        self.assertEqual(self.db.run(f"SELECT status, used_at, order_id FROM user_coupons WHERE id = {coupon}"), [["AVAILABLE", "NULL", "NULL"]])
        self.order((product, 1), userCouponId=coupon)
        self.assertBooksBalance()


class Cancel(OrderCase):
    def test_an_unpaid_order_is_cancelled(self):
        product = self.new_product(stock=10)
        order = self.order((product, 4))
        number = order["orderNumber"]
        view = self.assertAnswer(self.cancel(number, reason="too late"), 200)
        self.assertCountEqual(list(view), VIEW)
        self.assertEqual((view["status"], view["cancelReason"], view["items"]), ("CANCELLED", "too late", order["items"]))
        self.assertGreaterEqual(moment(view["cancelledAt"]), moment(order["createdAt"]))
        self.assertEqual((self.stock(product), self.moves(number)[1:]), ((10, 0), [["RELEASE", str(product["id"]), "4"]]))
        self.assertEqual(self.events(number)[2:], ["order.cancelled"])
        told = json.loads(self.db.value(f"SELECT payload FROM outbox_events WHERE event_key = '{number}' AND type = 'order.cancelled'"))
        self.assertEqual(told, {"orderNumber": number, "userId": self.name, "reason": "too late"})
        self.assertEqual(self.db.value(f"SELECT status FROM saga_states WHERE order_number = '{number}'"), "FAILED")
        self.assertAnswer(self.cancel(number), 409, "S202")
        self.assertBooksBalance()

    def test_whose_and_which(self):
        number = self.order((self.new_product(stock=1), 1))["orderNumber"]
        self.assertAnswer(self.cancel("ORD-20200101-00000000"), 404, "S201")
        self.assertAnswer(self.cancel(number, token("stranger")), 403, "S212")
        self.assertAnswer(self.shop.get(f"/orders/{number}", token("stranger")), 403, "S212")
        self.assertAnswer(self.shop.get("/orders/ORD-20200101-00000000", self.user), 404, "S201")
        for body in ({}, {"reason": ""}, {"reason": " "}, {"reason": "x" * 501}, {"reason": None}, {"reason": "r", "other": 1}):
            with self.subTest(body=body):
                self.assertAnswer(self.shop.put(f"/orders/{number}/cancel", body, self.user), 400, "C001")
        self.assertAnswer(self.cancel(number, self.admin), 200)  # an administrator may
        self.assertAnswer(self.cancel(number, token("stranger")), 403, "S212")  # the owner is looked at before the state

    def test_states_that_cannot_be_cancelled(self):
        number = self.order((self.new_product(stock=1), 1))["orderNumber"]
        for status, http, code in [("CONFIRMED", 400, "S203"), ("SHIPPING", 400, "S203"), ("DELIVERED", 400, "S203"), ("REFUNDED", 409, "S202"),
                                   ("CANCELLED", 409, "S202")]:
            with self.subTest(status=status):
                self.db.run(f"UPDATE orders SET status = '{status}' WHERE order_number = '{number}'")
                self.assertAnswer(self.cancel(number), http, code)
        self.db.run(f"UPDATE orders SET status = 'PENDING' WHERE order_number = '{number}'")
        self.assertAnswer(self.cancel(number), 200)

    def test_an_order_that_is_being_paid_is_not_cancelled(self):
        number = self.order((self.new_product(stock=1), 1))["orderNumber"]
        self.being_paid(number)
        self.assertAnswer(self.cancel(number), 400, "S203")
        self.db.run(f"UPDATE payments SET status = 'FAILED' WHERE order_number = '{number}'")
        self.assertAnswer(self.cancel(number), 200)

    def being_paid(self, number):
        self.db.run(f"INSERT INTO payments (payment_number, order_id, order_number, user_id, amount, status, payment_method) "
                    f"SELECT CONCAT('PAY-', UPPER(LEFT(MD5(order_number), 12))), id, order_number, user_id, final_amount, 'PROCESSING', 'CREDIT_CARD' "
                    f"FROM orders WHERE order_number = '{number}'")

    def test_a_race_for_locks_that_is_lost_too_often_is_told(self):
        number = self.order((self.new_product(stock=1), 1))["orderNumber"]
        with self.broken("inventory", "UPDATE", errno=1213):
            self.assertAnswer(self.cancel(number), 409, "S408")
        self.assertAnswer(self.cancel(number), 200)

    def test_pitfall_03_a_failed_release_cancels_nothing_and_is_told(self):
        product = self.new_product(stock=5)
        number = self.order((product, 2), userCouponId=self.new_coupon())["orderNumber"]
        with self.broken("stock_movements", "INSERT", "NEW.movement_type = 'RELEASE'"):
            self.assertAnswer(self.cancel(number), 500, "S404")
            self.assertEqual((self.shop.get(f"/orders/{number}", self.user).json["status"], self.stock(product)), ("PENDING", (3, 2)))
            self.assertBooksBalance()
        self.assertAnswer(self.cancel(number), 200)
        self.assertEqual(self.stock(product), (5, 0))
        self.assertBooksBalance()

    def test_pitfall_05_of_parallel_cancels_one_succeeds(self):
        product = self.new_product(stock=10)
        other = self.order((product, 3), user=token("other"))
        number = self.order((product, 2))["orderNumber"]
        answers = parallel(10, lambda i: self.cancel(number))
        self.assertEqual(sorted((a.status, a.code) for a in answers), [(200, None)] + [(409, "S202")] * 9)
        self.assertEqual(self.stock(product), (7, 3), other)
        self.assertBooksBalance()


class Expiry(OrderCase):
    def overdue(self, number, seconds=1):
        self.db.run(f"UPDATE orders SET expires_at = NOW(6) - INTERVAL {seconds} SECOND WHERE order_number = '{number}'")

    def status(self, number):
        return self.shop.get(f"/orders/{number}", self.user).json["status"]

    def test_pitfall_09_unpaid_orders_do_not_keep_their_stock(self):
        product, coupon = self.new_product(stock=10), self.new_coupon()
        late = [self.order((product, 1), **more)["orderNumber"] for more in ({"userCouponId": coupon}, {}, {})]
        young = self.order((product, 1))["orderNumber"]
        for number in late:
            self.overdue(number)
        self.run_job("expire_orders")
        self.assertEqual([self.status(number) for number in late + [young]], ["CANCELLED"] * 3 + ["PENDING"])
        self.assertEqual(self.shop.get(f"/orders/{late[0]}", self.user).json["cancelReason"], "not paid in time")
        self.assertEqual(self.stock(product), (9, 1))
        self.assertEqual(self.events(late[0])[-1], "order.cancelled")
        self.run_job("expire_orders")
        self.assertBooksBalance()

    def test_more_than_one_batch_ends_in_one_run(self):
        product = self.new_product(stock=1000)
        users = [token(self.unique("many")) for _ in range(130)]
        for user in users:
            self.order((product, 1), user=user)
        self.db.run(f"UPDATE orders SET expires_at = '2020-01-01' WHERE id IN (SELECT order_id FROM order_items WHERE product_id = {product['id']})")
        self.run_job("expire_orders")
        self.assertEqual(self.stock(product), (1000, 0))

    def test_one_that_cannot_be_cancelled_stops_no_other(self):
        bad, good = self.new_product(stock=10), self.new_product(stock=10)
        first, paying, last = [self.order((product, 1))["orderNumber"] for product in (bad, good, good)]
        Cancel.being_paid(self, paying)
        for number, seconds in ((first, 30), (paying, 20), (last, 10)):
            self.overdue(number, seconds)
        for errno in (1213, None):
            with self.broken("inventory", "UPDATE", f"NEW.product_id = {bad['id']}", errno):
                self.shop.post("/admin/jobs/expire_orders/run", None, self.admin)
            self.assertEqual([self.status(n) for n in (first, paying, last)], ["PENDING", "PENDING", "CANCELLED"])
        self.db.run(f"UPDATE payments SET status = 'FAILED' WHERE order_number = '{paying}'")
        self.run_job("expire_orders")
        self.assertEqual([self.status(n) for n in (first, paying, last)], ["CANCELLED"] * 3)
        self.assertBooksBalance()

    def test_an_order_that_is_cancelled_and_expires_at_once_ends_once(self):
        product = self.new_product(stock=10)
        for _ in range(5):
            number = self.order((product, 1))["orderNumber"]
            self.overdue(number)
            parallel(4, lambda i: self.cancel(number) if i else self.shop.post("/admin/jobs/expire_orders/run", None, self.admin))
            self.assertEqual((self.status(number), self.stock(product)), ("CANCELLED", (10, 0)))
        self.assertBooksBalance()

class Paid(OrderCase):
    def states(self, number):
        return (self.db.value(f"SELECT status FROM orders WHERE order_number = '{number}'"),
                [row[0] for row in self.db.run(f"SELECT status FROM payments WHERE order_number = '{number}'")],
                [row[0] for row in self.db.run(f"SELECT status FROM deliveries WHERE order_number = '{number}'")])

    def test_a_paid_order_is_sold(self):
        product = self.new_product(stock=10)
        order = self.paid_order((product, 3))
        number = order["orderNumber"]
        self.assertEqual(self.states(number), ("PAID", ["COMPLETED"], ["PREPARING"]))
        self.assertEqual((self.stock(product), self.moves(number)),
                         ((7, 0), [["RESERVATION", str(product["id"]), "3"], ["SALE", str(product["id"]), "3"]]))
        self.assertEqual(self.events(number), ["order.created", "inventory.reserved", "payment.completed", "order.confirmed"])
        self.assertEqual(json.loads(self.db.value(f"SELECT payload FROM outbox_events WHERE event_key = '{number}' AND type = 'order.confirmed'")),
                         {"orderNumber": number, "userId": self.name})
        self.assertBooksBalance()

    def test_a_refused_payment_ends_the_order(self):
        product, coupon = self.new_product(stock=10), self.new_coupon()
        with self.another_shop(SHOP_PG_SUCCESS_RATE="0") as shop:
            number = self.order((product, 3), userCouponId=coupon)["orderNumber"]
            self.assertAnswer(self.pay(number, shop=shop), 400, "S304")
        view = self.shop.get(f"/orders/{number}", self.user).json
        self.assertEqual(view["status"], "CANCELLED")
        self.assertIn("refused", view["cancelReason"])
        self.assertEqual((self.stock(product), self.db.value(f"SELECT status FROM user_coupons WHERE id = {coupon}")), ((10, 0), "AVAILABLE"))
        self.assertAnswer(self.cancel(number), 409, "S202")
        self.assertBooksBalance()

    @contextlib.contextmanager
    def another_shop(self, **settings):
        shop = Shop(self.db, **{**self.settings, **settings})
        shop.start()
        try:
            yield shop
        finally:
            shop.stop()

    def test_pitfall_04_cancelling_a_paid_order_returns_what_was_sold_and_the_money(self):
        product, coupon = self.new_product(stock=10), self.new_coupon()
        others = self.order((product, 2), user=token("other"))["orderNumber"]  # its reservation must stay
        number = self.paid_order((product, 3), userCouponId=coupon)["orderNumber"]
        self.assertEqual(self.stock(product), (5, 2))
        view = self.assertAnswer(self.cancel(number, reason="found it cheaper"), 200)
        self.assertCountEqual(list(view), VIEW)
        self.assertEqual((view["status"], view["cancelReason"]), ("REFUNDED", "found it cheaper"))
        self.assertEqual(self.states(number), ("REFUNDED", ["REFUNDED"], ["CANCELLED"]))
        self.assertEqual((self.stock(product), [row[0] for row in self.moves(number)]), ((8, 2), ["RESERVATION", "SALE", "RETURN"]))
        self.assertEqual(self.db.run(f"SELECT status, used_at, order_id FROM user_coupons WHERE id = {coupon}"), [["AVAILABLE", "NULL", "NULL"]])
        self.assertEqual(self.events(number)[-1], "order.cancelled")
        self.assertAnswer(self.cancel(number), 409, "S202")
        self.assertAnswer(self.cancel(others, token("other")), 200)
        self.assertEqual(self.stock(product), (10, 0))
        self.assertBooksBalance()

    def test_pitfall_05_cancelling_and_paying_at_once_ends_in_one_state(self):
        product = self.new_product(stock=100)
        for _ in range(10):
            number = self.order((product, 1))["orderNumber"]
            paid, cancelled = parallel(2, lambda i: self.cancel(number) if i else self.pay(number))
            if paid.status == 200:
                self.assertIn((cancelled.status, cancelled.code if cancelled.status != 200 else None), [(400, "S203"), (200, None)])
            else:
                self.assertAnswer(paid, 409, "S202")
                self.assertAnswer(cancelled, 200)
            order, payments, deliveries = self.states(number)
            self.assertIn((order, payments, deliveries), [("PAID", ["COMPLETED"], ["PREPARING"]), ("CANCELLED", [], []),
                                                          ("REFUNDED", ["REFUNDED"], ["CANCELLED"])])
        self.assertBooksBalance()

    def test_of_parallel_cancels_of_a_paid_order_one_refunds(self):
        product = self.new_product(stock=10)
        number = self.paid_order((product, 2))["orderNumber"]
        answers = parallel(8, lambda i: self.cancel(number))
        self.assertIn(200, {a.status for a in answers})
        self.assertLessEqual({a.code for a in answers if a.status != 200}, {"S202"})
        self.assertEqual((self.states(number), self.stock(product)), (("REFUNDED", ["REFUNDED"], ["CANCELLED"]), (10, 0)))
        self.assertBooksBalance()

    def test_a_fault_after_the_approval_gives_money_and_stock_back(self):
        product, coupon = self.new_product(stock=10), self.new_coupon()
        number = self.order((product, 2), userCouponId=coupon)["orderNumber"]
        with self.broken("stock_movements", "INSERT", "NEW.movement_type = 'SALE'"):
            self.assertAnswer(self.pay(number), 500, "S405")
        self.assertEqual(self.states(number), ("REFUNDED", ["REFUNDED"], []))
        self.assertEqual((self.stock(product), [row[0] for row in self.moves(number)]), ((10, 0), ["RESERVATION", "RELEASE"]))
        self.assertEqual(self.events(number)[-1], "order.cancelled")
        self.assertAnswer(self.cancel(number), 409, "S202")
        self.assertBooksBalance()

    def test_a_return_that_fails_is_told_and_made_up_for(self):
        product = self.new_product(stock=10)
        number = self.paid_order((product, 2))["orderNumber"]
        with self.broken("stock_movements", "INSERT", "NEW.movement_type = 'RETURN'"):
            self.assertAnswer(self.cancel(number), 500, "S404")
        until("the sweeper finishes the refund", lambda: self.run_job("sweep_sagas") and self.states(number)[0] == "REFUNDED")
        self.assertEqual((self.states(number), self.stock(product)), (("REFUNDED", ["REFUNDED"], ["CANCELLED"]), (10, 0)))
        self.assertBooksBalance()

    def test_pitfall_19_reserved_never_falls_below_zero(self):
        product = self.new_product(stock=10)
        numbers = [self.order((product, 1))["orderNumber"] for _ in range(3)]
        self.assertAnswer(self.pay(numbers[0]), 200)
        for number in numbers * 2:
            self.cancel(number)
        self.assertEqual(self.stock(product), (10, 0))
        for sql in ("reserved_quantity = reserved_quantity - 1, total_quantity = total_quantity - 1", "available_quantity = -1, total_quantity = -1"):
            with self.assertRaisesRegex(AssertionError, "CONSTRAINT .ck_inventory"):
                self.db.run(f"UPDATE inventory SET {sql} WHERE product_id = {product['id']}")
        self.assertAnswer(self.shop.put(f"/inventory/{product['id']}/adjust", {"quantity": 7, "reason": "count"}, self.seller), 200)
        self.assertBooksBalance()


class Status(OrderCase):
    STATES = ["PENDING", "CONFIRMED", "PAID", "SHIPPING", "DELIVERED", "CANCELLED", "REFUNDED"]
    LEGAL = {("PAID", "SHIPPING"), ("SHIPPING", "DELIVERED"), ("PENDING", "CANCELLED"), ("PAID", "REFUNDED")}

    def change(self, number, status, who=None, shop=None, **more):
        return (shop or self.shop).put(f"/admin/orders/{number}/status", {"status": status, **more}, who or self.admin)

    def test_a_paid_order_is_shipped_and_delivered(self):
        number = self.paid_order((self.new_product(stock=5), 2))["orderNumber"]
        view = self.assertAnswer(self.change(number, "SHIPPING"), 200)
        self.assertCountEqual(list(view), VIEW + ["userId", "customer"])
        self.assertEqual((view["status"], view["userId"], view["customer"]), ("SHIPPING", self.name, None))
        self.assertEqual(self.db.value(f"SELECT status FROM deliveries WHERE order_number = '{number}'"), "SHIPPED")
        self.assertEqual(self.events(number)[-1], "delivery.shipped")
        self.assertAnswer(self.cancel(number), 400, "S203")
        self.assertEqual(self.assertAnswer(self.change(number, "DELIVERED"), 200)["status"], "DELIVERED")
        self.assertEqual(self.db.value(f"SELECT status FROM deliveries WHERE order_number = '{number}'"), "DELIVERED")
        self.assertEqual(self.shop.get(f"/orders/{number}", self.user).json["status"], "DELIVERED")

    def test_an_administrator_cancels_and_refunds(self):
        product = self.new_product(stock=5)
        pending, paid = self.order((product, 1))["orderNumber"], self.paid_order((product, 1))["orderNumber"]
        view = self.assertAnswer(self.change(pending, "CANCELLED", reason="out of fashion"), 200)
        self.assertEqual((view["status"], view["cancelReason"]), ("CANCELLED", "out of fashion"))
        view = self.assertAnswer(self.change(paid, "REFUNDED"), 200)
        self.assertEqual((view["status"], view["cancelReason"]), ("REFUNDED", "cancelled by the shop"))
        self.assertEqual(self.stock(product), (5, 0))
        self.assertBooksBalance()

    def test_every_other_way_has_its_code(self):
        number = self.order((self.new_product(stock=5), 1))["orderNumber"]
        for old in self.STATES:
            for new in self.STATES:
                if (old, new) in self.LEGAL:
                    continue
                code = {"DELIVERED": "S207", "SHIPPING": "S206"}.get(old) or ("S205" if new == "SHIPPING" and old in ("PENDING", "CONFIRMED") else "S209")
                with self.subTest(old=old, new=new):
                    self.db.run(f"UPDATE orders SET status = '{old}' WHERE order_number = '{number}'")
                    self.assertAnswer(self.change(number, new), 409, code)
        self.db.run(f"UPDATE orders SET status = 'PENDING' WHERE order_number = '{number}'")
        self.assertAnswer(self.change(number, "CANCELLED"), 200)

    def test_who_and_what(self):
        number = self.order((self.new_product(stock=5), 1))["orderNumber"]
        self.assertAnswer(self.change("ORD-20200101-00000000", "SHIPPING"), 404, "S201")
        self.assertAnswer(self.change(number, "CANCELLED", self.user), 403, "C004")
        self.assertAnswer(self.change(number, "CANCELLED", self.seller), 403, "C004")
        for body in ({}, {"status": "NONE"}, {"status": None}, {"status": "CANCELLED", "reason": ""}, {"status": "CANCELLED", "reason": "x" * 501}):
            with self.subTest(body=body):
                self.assertAnswer(self.shop.put(f"/admin/orders/{number}/status", body, self.admin), 400, "C001")

    def test_an_order_that_is_being_paid_is_not_cancelled(self):
        number = self.order((self.new_product(stock=5), 1))["orderNumber"]
        Cancel.being_paid(self, number)
        self.assertAnswer(self.change(number, "CANCELLED"), 409, "S209")
        self.db.run(f"UPDATE payments SET status = 'FAILED' WHERE order_number = '{number}'")

    def test_without_a_carrier_nothing_ships(self):
        number = self.paid_order((self.new_product(stock=5), 1))["orderNumber"]
        shop = Shop(self.db, **{**self.settings, "SHOP_CARRIERS": ","})
        shop.start()
        try:
            self.assertAnswer(self.change(number, "SHIPPING", shop=shop), 503, "S507")
        finally:
            shop.stop()
        self.assertAnswer(self.change(number, "SHIPPING"), 200)

    def test_what_the_provider_does_not_pay_back_stays_paid(self):
        provider = Provider()
        self.addCleanup(provider.stop)
        shop = Shop(self.db, **{**self.settings, "SHOP_PG_URL": provider.url})
        shop.start()
        self.addCleanup(shop.stop)
        product = self.new_product(stock=5)
        number = self.order((product, 1))["orderNumber"]
        self.assertAnswer(self.pay(number, shop=shop), 200)
        provider.control(refunds=["refuse", "refuse"])
        self.assertAnswer(self.change(number, "REFUNDED", shop=shop), 502, "S305")
        self.assertAnswer(self.cancel(number, shop=shop), 502, "S305")
        self.assertEqual((self.shop.get(f"/orders/{number}", self.user).json["status"], self.stock(product)), ("PAID", (4, 0)))
        self.assertEqual(self.assertAnswer(self.change(number, "REFUNDED", shop=shop), 200)["status"], "REFUNDED")
        self.assertEqual(self.stock(product), (5, 0))
        self.assertBooksBalance()

    def test_while_it_is_paid_back_it_does_not_ship(self):
        number = self.paid_order((self.new_product(stock=5), 1))["orderNumber"]
        with self.broken("stock_movements", "INSERT", "NEW.movement_type = 'RETURN'"):
            self.assertAnswer(self.change(number, "REFUNDED"), 500, "S404")
            self.assertAnswer(self.change(number, "SHIPPING"), 409, "S209")
        until("the refund is finished", lambda: self.run_job("sweep_sagas") and self.shop.get(f"/orders/{number}", self.user).json["status"] == "REFUNDED")
        self.assertBooksBalance()


class UserService(http.server.ThreadingHTTPServer):
    """Knows who users are, and counts who is asked for."""

    daemon_threads = True
    request_queue_size = 64

    def __init__(self):
        super().__init__(("127.0.0.1", 0), UserHandler)
        self.status, self.body, self.asked, self.hold = 200, None, [], None
        threading.Thread(target=self.serve_forever, daemon=True).start()
        self.url = f"http://127.0.0.1:{self.server_port}"


class UserHandler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        service, user = self.server, urllib.parse.unquote(self.path.rsplit("/", 1)[1])
        service.asked.append(self.path)
        if service.hold:
            service.hold.wait(30)
        body = service.body if service.body is not None else json.dumps({"id": 1, "name": f"Name of {user}", "email": f"{len(user)}@example.com"}).encode()
        try:
            self.send_response(service.status)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)
        except ConnectionError:
            pass  # the shop has hung up

    def log_message(self, *_):
        pass


class Customers(OrderCase):
    @classmethod
    def setUpClass(cls):
        cls.users = UserService()
        cls.settings = {**OrderCase.settings, "SHOP_USER_SERVICE_URL": cls.users.url, "SHOP_USER_TIMEOUT_MS": "1000", "SHOP_THREADS": "1"}
        super().setUpClass()

    @classmethod
    def tearDownClass(cls):
        super().tearDownClass()
        cls.users.shutdown()
        cls.users.server_close()

    def setUp(self):
        super().setUp()
        self.users.status, self.users.body, self.users.hold, self.users.asked = 200, None, None, []

    def customer(self, number):
        return self.assertAnswer(self.shop.get(f"/admin/orders/{number}", self.admin), 200)["customer"]

    def test_an_administrator_sees_who_bought(self):
        name = "김 / 민지?" + uuid.uuid4().hex
        number = self.order((self.new_product(stock=1), 1), user=token(name))["orderNumber"]
        self.assertEqual(self.customer(number), {"name": f"Name of {name}", "email": f"{len(name)}@example.com"})
        self.assertEqual(self.users.asked, ["/api/v1/auth/users/" + urllib.parse.quote(name, safe="")])
        self.assertNotIn("customer", self.shop.get(f"/orders/{number}", token(name)).json)

    def test_a_list_asks_once_for_each_buyer(self):
        product, users = self.new_product(stock=50), [self.unique("u") for _ in range(12)]
        for user in users * 2:
            self.order((product, 1), user=token(user))
        items = self.assertAnswer(self.shop.get("/admin/orders?limit=24", self.admin), 200)["items"]
        self.assertEqual([item["customer"]["name"] for item in items], [f"Name of {item['userId']}" for item in items])
        self.assertEqual(sorted(self.users.asked), sorted("/api/v1/auth/users/" + urllib.parse.quote(user) for user in users))

    def test_what_the_service_may_say(self):
        number = self.order((self.new_product(stock=1), 1))["orderNumber"]
        for body, wanted in [(b'{"data":{"name":"Kim","email":"k@x"}}', {"name": "Kim", "email": "k@x"}), (b'{"name":"Kim"}', {"name": "Kim", "email": None}),
                             (b'{"name":1,"email":{"a":1}}', {"name": None, "email": None}), (b'{}', {"name": None, "email": None}), (b'[]', None),
                             (b'{"name":"Kim","email":null,"data":7}', {"name": "Kim", "email": None}), (b'not json', None), (b'', None)]:
            with self.subTest(body=body):
                self.users.body = body
                self.assertEqual(self.customer(number), wanted)
        self.users.status = 404
        self.assertEqual(self.customer(number), None)

    def test_a_service_that_fails_or_hangs_is_done_without(self):
        number = self.order((self.new_product(stock=1), 1))["orderNumber"]
        self.users.hold = threading.Event()
        try:
            began = time.monotonic()
            self.assertEqual(self.customer(number), None)
            items = self.assertAnswer(self.shop.get("/admin/orders", self.admin), 200)["items"]
            self.assertEqual({item["customer"] for item in items}, {None})
            self.assertLess(time.monotonic() - began, 5)
        finally:
            self.users.hold.set()
            self.users.hold = None
        self.users.status = 500
        self.assertEqual(self.customer(number), None)
        self.users.status = 200
        until("the breaker closes", lambda: self.customer(number))


if __name__ == "__main__":
    unittest.main(verbosity=2, warnings="ignore")
