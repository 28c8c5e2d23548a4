# SPDX-License-Identifier: Apache-2.0
"""Deliveries: made with the payment, moved by hand together with their order, cancelled with a refund."""
import datetime
import json
import unittest

from harness import Shop, parallel, token
from order_case import ADDRESS, OrderCase

VIEW = ["trackingNumber", "orderNumber", "status", "carrier", "receiverName", "receiverPhone", "shippingAddress", "estimatedDeliveryDate",
        "actualDeliveryDate", "histories"]


def today(days=0):
    return (datetime.datetime.now(datetime.timezone.utc).date() + datetime.timedelta(days)).isoformat()


class DeliveryCase(OrderCase):
    def paid(self, **more):
        """A paid order; its number and its delivery's."""
        order = self.order((self.new_product(stock=10), 2), **more)
        self.assertAnswer(self.pay(order["orderNumber"]), 200)
        return order["orderNumber"], self.db.value(f"SELECT tracking_number FROM deliveries WHERE order_number = '{order['orderNumber']}'")

    def move(self, tracking, status, user=None, shop=None, **more):
        return (shop or self.shop).put(f"/deliveries/{tracking}/status", {"status": status, **more}, user or self.admin)

    def status_of(self, number):
        return self.db.run(f"SELECT o.status, d.status FROM orders o JOIN deliveries d ON d.order_id = o.id WHERE o.order_number = '{number}'")[0]


class Made(DeliveryCase):
    def test_a_paid_order_has_a_delivery(self):
        before = today(3)
        number, tracking = self.paid(shippingAddress={**ADDRESS, "address2": "2F"})
        delivery = self.assertAnswer(self.shop.get(f"/deliveries/{tracking}", self.user), 200)
        self.assertCountEqual(list(delivery), VIEW)
        self.assertRegex(tracking, "^TRK-[0-9A-Z]{12}$")
        self.assertIn(delivery["estimatedDeliveryDate"], (before, today(3)))
        self.assertEqual([delivery[k] for k in VIEW[:7]], [tracking, number, "PREPARING", None, ADDRESS["receiverName"], ADDRESS["receiverPhone"],
                                                           "04524 110 Sejong-daero 2F"])
        self.assertIsNone(delivery["actualDeliveryDate"])
        self.assertEqual([(h["status"], h["location"], h["description"]) for h in delivery["histories"]], [("PREPARING", None, None)])
        listed = self.assertAnswer(self.shop.get(f"/deliveries?orderNumber={number}", self.user), 200)
        self.assertEqual(listed, {"items": [delivery], "nextCursor": None})

    def test_an_address_without_its_second_line_has_no_gap(self):
        _, tracking = self.paid()
        self.assertEqual(self.shop.get(f"/deliveries/{tracking}", self.user).json["shippingAddress"], "04524 110 Sejong-daero")

    def test_40_a_delivery_is_its_buyers_and_the_administrators(self):
        number, tracking = self.paid()
        stranger = token(self.unique("stranger"))
        self.assertAnswer(self.shop.get(f"/deliveries/{tracking}"), 401, "C003")
        self.assertAnswer(self.shop.get(f"/deliveries/{tracking}", stranger), 404, "S501")
        self.assertAnswer(self.shop.get(f"/deliveries/{tracking}", self.seller), 404, "S501")
        self.assertAnswer(self.shop.get(f"/deliveries?orderNumber={number}", stranger), 403, "S212")
        self.assertAnswer(self.shop.get(f"/deliveries/{tracking}", self.admin), 200)
        self.assertAnswer(self.shop.get("/deliveries/TRK-000000000000", self.user), 404, "S501")
        self.assertAnswer(self.shop.get("/deliveries?orderNumber=ORD-20260101-AAAAAAAA", self.user), 404, "S201")

    def test_13_a_tracking_number_that_is_taken_is_no_error(self):
        _, taken = self.paid()
        # outside the transaction, so that the second try is told from the first
        self.db.run(f"""CREATE TABLE tries (id INT AUTO_INCREMENT PRIMARY KEY) ENGINE=Aria TRANSACTIONAL=0;
            DELIMITER ;;
            CREATE TRIGGER collide BEFORE INSERT ON deliveries FOR EACH ROW
            BEGIN
                INSERT INTO tries VALUES ();
                IF (SELECT COUNT(*) FROM tries) < 3 THEN SET NEW.tracking_number = '{taken}'; END IF;
            END;;""")
        try:
            number, tracking = self.paid()
        finally:
            tries = self.db.value("SELECT COUNT(*) FROM tries")
            self.db.run("DROP TRIGGER collide; DROP TABLE tries")
        self.assertNotEqual(tracking, taken)
        self.assertEqual(tries, "3")
        self.assertEqual(self.status_of(number), ["PAID", "PREPARING"])

    def test_7_a_delivery_that_cannot_be_made_gives_the_money_back(self):
        product = self.new_product(stock=10)
        number = self.order((product, 2))["orderNumber"]
        with self.broken("deliveries", "INSERT"):
            self.assertAnswer(self.pay(number), 500, "S505")
        self.assertEqual(self.db.run(f"SELECT o.status, p.status, s.status FROM orders o JOIN payments p ON p.order_id = o.id "
                                     f"JOIN saga_states s ON s.order_id = o.id WHERE o.order_number = '{number}'"), [["REFUNDED", "REFUNDED", "FAILED"]])
        self.assertEqual(self.stock(product), (10, 0))
        self.assertEqual(self.db.run(f"SELECT id FROM deliveries WHERE order_number = '{number}'"), [])
        self.assertBooksBalance()


class Moved(DeliveryCase):
    def test_it_goes_all_the_way_with_its_order(self):
        number, tracking = self.paid()
        shipped = self.assertAnswer(self.move(tracking, "SHIPPED", location="Seoul", description="picked up"), 200)
        self.assertEqual([shipped["status"], shipped["carrier"]], ["SHIPPED", "CJ Logistics"])
        self.assertEqual(self.status_of(number), ["SHIPPING", "SHIPPED"])
        self.assertAnswer(self.move(tracking, "IN_TRANSIT", location="Daejeon"), 200)
        self.assertEqual(self.status_of(number), ["SHIPPING", "IN_TRANSIT"])
        before = today()
        delivered = self.assertAnswer(self.move(tracking, "DELIVERED"), 200)
        self.assertEqual(self.status_of(number), ["DELIVERED", "DELIVERED"])
        self.assertIn(delivered["actualDeliveryDate"], (before, today()))
        self.assertEqual(delivered["carrier"], "CJ Logistics")
        self.assertEqual([(h["status"], h["location"], h["description"]) for h in delivered["histories"]],
                         [("DELIVERED", None, None), ("IN_TRANSIT", "Daejeon", None), ("SHIPPED", "Seoul", "picked up"), ("PREPARING", None, None)])
        event = self.db.run(f"SELECT topic, payload FROM outbox_events WHERE event_key = '{number}' AND type = 'delivery.shipped'")
        self.assertEqual([(topic, json.loads(payload)) for topic, payload in event],
                         [("shopping.delivery.shipped", {"trackingNumber": tracking, "orderNumber": number})])

    def test_every_other_way_is_refused(self):
        statuses = ["PREPARING", "SHIPPED", "IN_TRANSIT", "DELIVERED", "CANCELLED"]
        expected = {
            "PREPARING": ["S506", None, "S506", "S506", "S504"],
            "SHIPPED": ["S506", "S502", None, "S506", "S504"],
            "IN_TRANSIT": ["S506", "S506", "S506", None, "S504"],
            "DELIVERED": ["S503"] * 5,
            "CANCELLED": ["S506", "S506", "S506", "S506", "S504"],
        }
        number, tracking = self.paid()
        for state, codes in expected.items():
            for to, code in zip(statuses, codes):
                with self.subTest(state=state, to=to):
                    self.db.run(f"UPDATE deliveries SET status = '{state}' WHERE tracking_number = '{tracking}'")
                    if code:
                        self.assertAnswer(self.move(tracking, to), 409, code)
                        self.assertEqual(self.status_of(number), ["PAID", state])
        self.assertEqual(self.db.value("SELECT COUNT(*) FROM delivery_history h JOIN deliveries d ON d.id = h.delivery_id "
                                       f"WHERE d.tracking_number = '{tracking}'"), "1")

    def test_only_an_administrator_moves_it_and_only_one_that_is_there(self):
        _, tracking = self.paid()
        self.assertAnswer(self.move(tracking, "SHIPPED", user=self.seller), 403, "C004")
        self.assertAnswer(self.move("TRK-000000000000", "SHIPPED"), 404, "S501")
        self.assertAnswer(self.move(tracking, "LOST"), 400, "C001")

    def test_an_order_that_is_not_paid_does_not_ship(self):
        number, tracking = self.paid()
        self.db.run(f"UPDATE orders SET status = 'CONFIRMED' WHERE order_number = '{number}'")
        self.assertAnswer(self.move(tracking, "SHIPPED"), 409, "S506")
        self.assertEqual(self.status_of(number), ["CONFIRMED", "PREPARING"])
        self.assertEqual(self.events(number).count("delivery.shipped"), 0)

    def test_an_order_that_is_being_paid_back_does_not_ship(self):
        number, tracking = self.paid()
        self.db.run(f"""INSERT INTO saga_states (saga_id, saga, order_id, order_number, current_step, completed_steps, lease_owner, lease_until)
                        SELECT UUID(), 'refund', id, order_number, 'REFUND_PAYMENT', '[]', 'somebody', NOW(6) + INTERVAL 1 HOUR
                        FROM orders WHERE order_number = '{number}'""")
        self.assertAnswer(self.move(tracking, "SHIPPED"), 409, "S506")
        self.db.run(f"UPDATE saga_states SET status = 'FAILED' WHERE saga = 'refund' AND order_number = '{number}'")
        self.assertAnswer(self.move(tracking, "SHIPPED"), 200)

    def test_of_two_that_ship_it_one_does(self):
        for _ in range(10):
            number, tracking = self.paid()
            answers = parallel(2, lambda i, tracking=tracking: self.move(tracking, "SHIPPED"))
            self.assertEqual(sorted((a.status, a.code) for a in answers), [(200, None), (409, "S502")])
            self.assertEqual(self.events(number).count("delivery.shipped"), 1)

    def test_without_a_carrier_nothing_ships(self):
        number, tracking = self.paid()
        shop = Shop(self.db, **{**self.settings, "SHOP_CARRIERS": " , "}).start()
        try:
            self.assertAnswer(self.move(tracking, "SHIPPED", shop=shop), 503, "S507")
            answer = shop.put(f"/admin/orders/{number}/status", {"status": "SHIPPING"}, self.admin)
            self.assertAnswer(answer, 503, "S507")
        finally:
            shop.stop()
        self.assertEqual(self.status_of(number), ["PAID", "PREPARING"])

    def test_the_orders_own_way_moves_it_too(self):
        number, tracking = self.paid()
        self.assertAnswer(self.shop.put(f"/admin/orders/{number}/status", {"status": "SHIPPING"}, self.admin), 200)
        self.assertEqual(self.status_of(number), ["SHIPPING", "SHIPPED"])
        self.assertAnswer(self.shop.put(f"/admin/orders/{number}/status", {"status": "DELIVERED"}, self.admin), 200)
        delivery = self.assertAnswer(self.shop.get(f"/deliveries/{tracking}", self.user), 200)
        self.assertEqual([h["status"] for h in delivery["histories"]], ["DELIVERED", "IN_TRANSIT", "SHIPPED", "PREPARING"])
        self.assertEqual(self.status_of(number), ["DELIVERED", "DELIVERED"])


class Cancelled(DeliveryCase):
    def test_4_a_refund_ends_it(self):
        number, tracking = self.paid()
        self.assertAnswer(self.cancel(number), 200)
        delivery = self.assertAnswer(self.shop.get(f"/deliveries/{tracking}", self.user), 200)
        self.assertEqual([(h["status"], h["description"]) for h in delivery["histories"]],
                         [("CANCELLED", "changed my mind"), ("PREPARING", None)])
        self.assertEqual(self.status_of(number), ["REFUNDED", "CANCELLED"])
        self.assertAnswer(self.move(tracking, "SHIPPED"), 409, "S506")
        self.assertBooksBalance()


if __name__ == "__main__":
    unittest.main()
