# SPDX-License-Identifier: Apache-2.0
"""What scenarios of orders share: carts, orders, payments, coupons, broken statements, and the books."""
import contextlib
import uuid

from harness import ShopCase, token

ADDRESS = {"receiverName": "Kim 민지", "receiverPhone": "010-1234-5678", "zipCode": "04524", "address1": "110 Sejong-daero"}


class OrderCase(ShopCase):
    settings = {"SHOP_PG_SUCCESS_RATE": "1", "SHOP_JOBS": "0"}

    def setUp(self):
        self.name = self.unique("buyer")
        self.user = token(self.name)

    def fill_cart(self, *lines, user=None):
        for product, quantity in lines:
            cart = self.assertAnswer(self.shop.post("/cart/items", {"productId": product["id"], "quantity": quantity}, user or self.user), 200)
        return cart["id"]

    def post_order(self, cart, user=None, key=None, shop=None, **more):
        body = {"cartId": cart, "shippingAddress": ADDRESS, **more}
        return (shop or self.shop).post("/orders", body, user or self.user, headers={"Idempotency-Key": key or uuid.uuid4().hex})

    def order(self, *lines, user=None, **more):
        return self.assertAnswer(self.post_order(self.fill_cart(*lines, user=user), user, **more), 201)

    def pay(self, number, user=None, shop=None):
        return (shop or self.shop).post("/payments", {"orderNumber": number, "paymentMethod": "CREDIT_CARD"}, user or self.user,
                                        headers={"Idempotency-Key": uuid.uuid4().hex})

    def paid_order(self, *lines, user=None, **more):
        order = self.order(*lines, user=user, **more)
        self.assertAnswer(self.pay(order["orderNumber"], user), 200)
        return order

    def cancel(self, number, user=None, reason="changed my mind", shop=None):
        return (shop or self.shop).put(f"/orders/{number}/cancel", {"reason": reason}, user or self.user)

    def run_job(self, name):
        return self.assertAnswer(self.shop.post(f"/admin/jobs/{name}/run", None, self.admin), 200)

    def new_coupon(self, kind="FIXED", value=1000, minimum=None, maximum=None, status="AVAILABLE", user=None, expired=False):
        """A user's coupon; its id."""
        def sql(value):
            return "NULL" if value is None else str(value)
        until = "NOW(6) - INTERVAL 1 SECOND" if expired else "NOW(6) + INTERVAL 1 DAY"
        return int(self.db.run(f"""
            INSERT INTO coupons (code, name, discount_type, discount_value, minimum_order_amount, maximum_discount_amount, total_quantity,
                                 starts_at, expires_at)
            VALUES (UUID(), 'coupon', '{kind}', {value}, {sql(minimum)}, {sql(maximum)}, 100, NOW(6) - INTERVAL 2 DAY, NOW(6) + INTERVAL 2 DAY);
            INSERT INTO user_coupons (user_id, coupon_id, status, expires_at) VALUES ('{user or self.name}', LAST_INSERT_ID(), '{status}', {until});
            SELECT LAST_INSERT_ID()""")[0][0])

    @contextlib.contextmanager
    def broken(self, table, event, condition="TRUE", errno=None):
        """While it lasts, the database refuses to INSERT, UPDATE or DELETE (the event) rows of a table."""
        how = "45000' SET MESSAGE_TEXT = 'broken by a test'" if errno is None else f"40001' SET MYSQL_ERRNO = {errno}"
        name = f"broken_{table}_{event}".lower()
        self.db.run(f"DELIMITER ;;\nCREATE TRIGGER {name} BEFORE {event} ON {table} FOR EACH ROW IF {condition} THEN SIGNAL SQLSTATE '{how}; END IF;;")
        try:
            yield
        finally:
            self.db.run(f"DROP TRIGGER {name}")

    def stock(self, product):
        """Available and reserved."""
        return tuple(int(n) for n in self.db.run(
            f"SELECT available_quantity, reserved_quantity FROM inventory WHERE product_id = {product['id']}")[0])

    def moves(self, number):
        return self.db.run(f"SELECT movement_type, product_id, quantity FROM stock_movements WHERE reference_id = '{number}' ORDER BY id")

    def events(self, number):
        return [row[0] for row in self.db.run(f"SELECT type FROM outbox_events WHERE event_key = '{number}' ORDER BY id")]

    def assertBooksBalance(self):
        def nothing(what, sql):
            self.assertEqual(self.db.run(sql), [], what)

        nothing("available + reserved = total, none below zero", """SELECT * FROM inventory WHERE available_quantity + reserved_quantity <> total_quantity
            OR available_quantity < 0 OR reserved_quantity < 0""")
        nothing("the movements add up to the stock", """SELECT i.product_id, i.available_quantity AS available, i.reserved_quantity AS reserved,
            COALESCE(SUM(m.after_available - m.previous_available), 0) AS moved, COALESCE(SUM(m.after_reserved - m.previous_reserved), 0) AS held
            FROM inventory i LEFT JOIN stock_movements m ON m.inventory_id = i.id GROUP BY i.id HAVING available <> moved OR reserved <> held""")
        nothing("what is reserved belongs to a live order", """SELECT i.product_id, i.reserved_quantity FROM inventory i LEFT JOIN
            (SELECT l.product_id, SUM(l.quantity) AS n FROM order_items l JOIN orders o ON o.id = l.order_id
             WHERE o.status IN ('PENDING', 'CONFIRMED') GROUP BY l.product_id) live ON live.product_id = i.product_id
            WHERE i.reserved_quantity <> COALESCE(live.n, 0)""")
        nothing("a used coupon belongs to a live order", """SELECT c.id FROM user_coupons c LEFT JOIN orders o ON o.id = c.order_id
            WHERE (c.status = 'USED') <> (c.order_id IS NOT NULL) OR c.status = 'USED' AND o.status IN ('CANCELLED', 'REFUNDED')""")
        nothing("each order's events come once", """SELECT event_key, type FROM outbox_events WHERE type LIKE 'order.%'
            GROUP BY event_key, type HAVING COUNT(*) > 1""")
        nothing("an ended order was told of", """SELECT o.order_number FROM orders o WHERE o.status IN ('CANCELLED', 'REFUNDED') AND NOT EXISTS
            (SELECT 1 FROM outbox_events e WHERE e.event_key = o.order_number AND e.type = 'order.cancelled')""")
