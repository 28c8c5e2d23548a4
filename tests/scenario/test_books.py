# SPDX-License-Identifier: Apache-2.0
"""The books themselves: those of a shop with orders of every kind balance, and each thing that is put wrong there by hand is found."""
import copy
import unittest

from books import CHECKS, Books
from buying import ADDRESS, Bulk, Buyer, Request, Wire, outcome, run_job
from harness import ShopCase
from provider import Provider
from rush import moment


class BooksCase(ShopCase):
    @classmethod
    def setUpClass(cls):
        cls.provider = Provider()
        cls.settings = {"SHOP_JOBS": "0", "SHOP_PG_URL": cls.provider.url}
        super().setUpClass()
        cls.wire = Wire(cls.shop.port)
        cls.books = Books(cls.db, cls.provider.url)
        cls.fill()
        cls.ledger = cls.books.ledger()

    @classmethod
    def tearDownClass(cls):
        try:
            super().tearDownClass()
        finally:
            cls.provider.stop()

    @classmethod
    def ask(cls, request, expected):
        answer = cls.wire.ask(request)
        if outcome(answer) != expected:
            raise AssertionError(f"{request}: {answer}, expected {expected}")
        return answer.json

    @classmethod
    def fill(cls):
        """An order of each kind; cls.orders are their numbers by status."""
        bulk = Bulk(cls.db)
        product = bulk.products(3, 1000)
        kinds = ("pending", "declined", "cancelled", "expired", "paid", "refunded", "shipping", "delivered")
        buyers = dict(zip(kinds, bulk.buyers(len(kinds), product, quantity=3, lines=2)))
        cls.orders = {}
        for kind, buyer in buyers.items():
            coupon = bulk.coupon(buyer)
            buyer.number = cls.orders[kind] = cls.ask(buyer.create(f"order-{kind}", userCouponId=coupon), "201")["orderNumber"]
        cls.provider.control(script=["decline"])
        cls.ask(buyers["declined"].pay("pay-declined"), "S304")
        cls.ask(buyers["cancelled"].cancel(), "200")
        cls.db.run(f"UPDATE orders SET expires_at = NOW(6) - INTERVAL 1 SECOND WHERE order_number = '{cls.orders['expired']}'")
        cls.ask(run_job("expire_orders", cls.admin), "200")
        for kind in ("paid", "refunded", "shipping", "delivered"):
            buyers[kind].payment = cls.ask(buyers[kind].pay(f"pay-{kind}"), "200")["paymentNumber"]
        cls.ask(buyers["refunded"].refund(cls.admin, "refund"), "200")
        for kind, status in (("shipping", "SHIPPING"), ("delivered", "SHIPPING"), ("delivered", "DELIVERED")):
            cls.ask(Request("PUT", f"/admin/orders/{cls.orders[kind]}/status", {"status": status}, cls.admin), "200")
        cls.fill_deal(bulk)
        cls.ask(Request("PUT", f"/inventory/{product}/add", {"quantity": 7}, cls.seller), "200")
        cls.ask(Request("PUT", f"/inventory/{product + 2}/adjust", {"quantity": 0, "reason": "they are gone"}, cls.seller), "200")

    @classmethod
    def fill_deal(cls, bulk):
        """One that runs, with purchases of each kind, and one that is over."""
        product, over = bulk.products(1, 100), bulk.products(1, 100)
        deals = [cls.ask(Request("POST", "/time-deals", {
            "name": "deal", "startsAt": moment(-1), "endsAt": moment(3600),
            "products": [{"productId": id, "dealPrice": 5, "dealQuantity": 50, "maxPerUser": 2}]}, cls.admin), "201") for id in (product, over)]
        for kind, deal in (("deal pending", 0), ("deal cancelled", 0), ("deal paid", 0), ("deal over", 1)):
            body = {"timeDealProductId": deals[deal]["products"][0]["id"], "quantity": 2, "shippingAddress": ADDRESS}
            buyer = Buyer(kind.replace(" ", "-"), None)
            buyer.number = cls.orders[kind] = cls.ask(Request("POST", "/time-deals/purchase", body, buyer.token, f"buy-{buyer.name}"), "201")["orderNumber"]
            if kind == "deal cancelled":
                cls.ask(buyer.cancel(), "200")
            if kind == "deal paid":
                cls.ask(buyer.pay("pay-deal"), "200")
        if cls.shop.delete(f"/time-deals/{deals[1]['id']}", cls.admin).status != 204:
            raise AssertionError("the deal could not be cancelled")

    def order(self, kind):
        """Its row, in SQL."""
        return f"(SELECT id FROM (SELECT id FROM orders WHERE order_number = '{self.orders[kind]}') found)"

    def corruptions(self):
        """(what is put wrong, what the books must say)"""
        pending, paid, refunded, cancelled, shipping, declined = (
            self.order(kind) for kind in ("pending", "paid", "refunded", "cancelled", "shipping", "declined"))
        number = {kind: f"'{value}'" for kind, value in self.orders.items()}
        return [
            ("UPDATE inventory SET total_quantity = total_quantity + 1 LIMIT 1", "available + reserved is not total"),
            ("UPDATE inventory SET available_quantity = -1, reserved_quantity = total_quantity + 1 LIMIT 1", "available + reserved is not total"),
            ("UPDATE inventory SET available_quantity = available_quantity + 1, total_quantity = total_quantity + 1 LIMIT 1",
             "the sum of the movements is not the stock"),
            ("UPDATE inventory SET available_quantity = available_quantity + 1, reserved_quantity = reserved_quantity - 1 WHERE reserved_quantity > 0",
             "reserved units that belong to no live order, or lack"),
            ("UPDATE stock_movements SET quantity = quantity + 1 WHERE movement_type = 'SALE' LIMIT 1", "a movement does not follow from the one before it"),
            ("DELETE FROM stock_movements WHERE movement_type = 'RELEASE' LIMIT 1", "a movement does not follow from the one before it"),
            (f"DELETE FROM stock_movements WHERE reference_id = {number['pending']}", "an order's units are not where its status says"),
            (f"UPDATE stock_movements SET movement_type = 'RELEASE' WHERE reference_id = {number['paid']} AND movement_type = 'SALE'",
             "an order's units are not where its status says"),
            (f"DELETE FROM stock_movements WHERE reference_id = {number['refunded']} AND movement_type = 'RETURN'",
             "an order's units are not where its status says"),
            (f"DELETE FROM orders WHERE id = {pending}", "a movement for an order that is not there"),
            (f"UPDATE orders SET status = 'CANCELLED', cancelled_at = NOW(6) WHERE id = {pending}", "reserved units that belong to no live order, or lack"),
            (f"UPDATE orders SET total_amount = total_amount + 1, final_amount = final_amount + 1 WHERE id = {paid}",
             "an order does not cost what its lines cost"),
            ("UPDATE carts SET status = 'ACTIVE' LIMIT 1", "a cart was ordered twice, or never"),
            (f"INSERT INTO orders (order_number, user_id, status, total_amount, final_amount, receiver_name, receiver_phone, zip_code, address1) "
             f"SELECT 'ORD-20260101-AAAAAAAA', user_id, status, total_amount, final_amount, '', '', '', '' FROM orders o WHERE id = {pending}",
             "a cart was ordered twice, or never"),
            (f"UPDATE orders SET status = 'CONFIRMED' WHERE id = {pending}", "an order is stuck on its way"),
            (f"UPDATE orders SET cancelled_at = NOW(6) WHERE id = {paid}", "an order is cancelled and is not, by its time"),
            (f"UPDATE user_coupons SET status = 'AVAILABLE', order_id = NULL, used_at = NULL WHERE order_id = {paid}",
             "a coupon is used for no live order, or not for its own"),
            (f"UPDATE user_coupons c JOIN orders o ON o.user_coupon_id = c.id SET c.status = 'USED', c.used_at = NOW(6), c.order_id = o.id "
             f"WHERE o.id = {cancelled}", "a coupon is used for no live order, or not for its own"),
            ("UPDATE time_deal_products SET sold_quantity = sold_quantity + 1", "a deal has not sold what was bought"),
            ("UPDATE time_deal_products SET max_per_user = 1", "a user bought more of a deal than one may"),
            (f"UPDATE time_deal_purchases SET returned_at = NOW(6) WHERE order_id = {self.order('deal paid')}", "a purchase is not that of its order"),
            (f"UPDATE time_deal_purchases SET returned_at = NULL WHERE order_id = {self.order('deal cancelled')}", "a purchase is not that of its order"),
            (f"UPDATE time_deal_purchases SET quantity = 1 WHERE order_id = {self.order('deal pending')}", "a purchase is not that of its order"),
            ("UPDATE time_deals SET status = 'ENDED' WHERE status = 'ACTIVE'", "reserved units that belong to no live order, or lack"),
            ("DELETE FROM stock_movements WHERE reference_type = 'TIME_DEAL' AND movement_type = 'RELEASE'",
             "a deal's units were not set aside, or not released"),
            ("DELETE FROM idempotency_keys WHERE client_key = 'buy-deal-paid'", "a purchase of a deal is not the answer to one key"),
            (f"UPDATE payments SET status = 'PROCESSING' WHERE order_id = {paid}", "a payment has no outcome"),
            (f"DELETE FROM payments WHERE order_id = {paid}", "an order that is paid has not one completed payment"),
            (f"UPDATE payments SET status = 'COMPLETED' WHERE order_id = {declined}", "a completed payment of an order that is not paid"),
            (f"UPDATE orders SET status = 'REFUNDED', cancelled_at = NOW(6) WHERE id = {paid}", "a completed payment of an order that is not paid"),
            (f"UPDATE payments SET status = 'REFUNDED' WHERE order_id = {paid}", "paid back, and the order lives; or refunded, and nothing was paid back"),
            (f"UPDATE payments SET amount = amount - 1 WHERE order_id = {paid}", "a payment is not that of its order"),
            (f"UPDATE payments SET paid_at = NULL WHERE order_id = {paid}", "a payment's times are not those of its status"),
            (f"DELETE FROM deliveries WHERE order_id = {paid}", "a delivery does not go with its order"),
            (f"UPDATE deliveries SET status = 'PREPARING' WHERE order_id = {refunded}", "a delivery does not go with its order"),
            (f"DELETE h FROM delivery_history h JOIN deliveries d ON d.id = h.delivery_id WHERE d.order_id = {shipping} AND h.status = 'SHIPPED'",
             "a delivery's history does not lead to its status"),
            (f"UPDATE saga_states SET status = 'COMPENSATING' WHERE order_id = {declined}", "a saga is still on its way"),
            (f"UPDATE saga_states SET lease_until = NOW(6) WHERE order_id = {pending}", "a saga is still on its way"),
            (f"UPDATE saga_states SET status = 'STARTED' WHERE order_id = {refunded} AND saga = 'refund'", "a saga is still on its way"),
            (f"UPDATE saga_states SET status = 'FAILED' WHERE order_id = {paid}", "an order's saga is not where its order is"),
            (f"DELETE FROM saga_states WHERE order_id = {pending}", "an order's saga is not where its order is"),
            ("UPDATE idempotency_keys SET status = NULL LIMIT 1", "a key has no answer"),
            ("DELETE FROM idempotency_keys WHERE client_key = 'order-paid'", "an order is not the answer to one key"),
            ("INSERT INTO idempotency_keys (user_id, operation, client_key, request_hash, status, response) SELECT user_id, operation, 'another', "
             "request_hash, status, response FROM idempotency_keys WHERE client_key = 'order-paid'", "an order is not the answer to one key"),
            (f"UPDATE payments SET status = 'FAILED' WHERE order_id = {paid}", "a key tells of a payment that is not so"),
            (f"DELETE FROM outbox_events WHERE type = 'order.created' AND event_key = {number['paid']}",
             "an event is missing, told twice, or of nothing that happened"),
            (f"DELETE FROM outbox_events WHERE type = 'inventory.reserved' AND event_key = {number['paid']} LIMIT 1",
             "an event is missing, told twice, or of nothing that happened"),
            ("DELETE FROM outbox_events WHERE type = 'payment.failed'", "an event is missing, told twice, or of nothing that happened"),
            ("DELETE FROM outbox_events WHERE type = 'delivery.shipped' LIMIT 1", "an event is missing, told twice, or of nothing that happened"),
            (f"UPDATE outbox_events SET type = 'order.confirmed' WHERE type = 'order.cancelled' AND event_key = {number['cancelled']}",
             "an event is missing, told twice, or of nothing that happened"),
            ("INSERT INTO outbox_events (event_id, type, topic, event_key, payload) SELECT UUID(), type, topic, event_key, payload FROM outbox_events "
             "WHERE type = 'payment.completed' LIMIT 1", "an event is missing, told twice, or of nothing that happened"),
            (f"UPDATE outbox_events SET id = 1000000 WHERE type = 'order.created' AND event_key = {number['paid']}",
             "an order's events are not in the order of what happened"),
            (f"UPDATE outbox_events SET id = 0 - id WHERE type = 'order.confirmed' AND event_key = {number['paid']}",
             "an order's events are not in the order of what happened"),
            ("UPDATE outbox_events SET payload = JSON_SET(payload, '$.orderNumber', 'another') WHERE type = 'order.created' LIMIT 1",
             "an event is not about its key"),
        ]

    def test_the_books_of_orders_of_every_kind_balance(self):
        statuses = {kind: self.db.value(f"SELECT status FROM orders WHERE order_number = '{number}'") for kind, number in self.orders.items()}
        self.assertEqual(statuses, {"pending": "PENDING", "declined": "CANCELLED", "cancelled": "CANCELLED", "expired": "CANCELLED", "paid": "PAID",
                                    "refunded": "REFUNDED", "shipping": "SHIPPING", "delivered": "DELIVERED", "deal pending": "PENDING",
                                    "deal cancelled": "CANCELLED", "deal paid": "PAID", "deal over": "PENDING"})
        self.assertEqual(self.books.violations(), [])
        self.assertTrue(self.books.is_quiet())

    def test_what_is_put_wrong_in_the_database_is_found(self):
        found_by = set()
        for corruption, label in self.corruptions():
            with self.subTest(corruption):
                found = self.books.violations(corruption + ";", self.ledger)
                self.assertIn(label, {line.split(": ")[0] for line in found}, found)
                found_by.add(label)
        self.assertEqual(found_by, set(CHECKS))
        self.assertEqual(self.books.violations(), [])  # nothing of it stayed

    def test_money_that_is_not_where_it_should_be_is_found(self):
        def by_order(ledger, kind):
            return next(charge for charge in ledger["charges"] if charge["orderNumber"] == self.orders[kind])

        def charged_twice(ledger):
            ledger["charges"].append({**by_order(ledger, "paid"), "key": "PAY-ANOTHER"})
            ledger["charged"] += by_order(ledger, "paid")["amount"]

        def never_charged(ledger):
            charge = by_order(ledger, "paid")
            ledger["charges"].remove(charge)
            ledger["charged"] -= charge["amount"]

        def not_paid_back(ledger):
            ledger["refunded"] -= by_order(ledger, "refunded")["refunded"]
            by_order(ledger, "refunded")["refunded"] = 0

        def paid_back(ledger):
            by_order(ledger, "paid")["refunded"] = by_order(ledger, "paid")["amount"]
            ledger["refunded"] += by_order(ledger, "paid")["amount"]

        def too_much(ledger):
            by_order(ledger, "paid")["amount"] += 1
            ledger["charged"] += 1

        def of_another_shop(ledger):
            ledger["charges"].append({"key": "PAY-ELSE", "orderNumber": "ORD-ELSE", "amount": 5, "refunded": 0})

        def sums(ledger):
            ledger["charged"] += 1

        for wrong in (charged_twice, never_charged, not_paid_back, paid_back, too_much, of_another_shop, sums):
            with self.subTest(wrong.__name__):
                ledger = copy.deepcopy(self.ledger)
                wrong(ledger)
                self.assertNotEqual(self.books.violations(ledger=ledger), [])

    def test_what_is_under_way_is_seen(self):
        self.assertTrue(self.books.is_quiet())
        for moving in (f"UPDATE saga_states SET lease_until = NOW(6) WHERE order_id = {self.order('pending')}",
                       f"UPDATE payments SET status = 'PROCESSING' WHERE order_id = {self.order('declined')}"):
            with self.subTest(moving):
                back = moving.replace("= NOW(6)", "= NULL").replace("'PROCESSING'", "'FAILED'")
                self.db.run(moving)
                self.assertFalse(self.books.is_quiet())
                self.db.run(back)
        self.assertEqual(self.books.violations(), [])


if __name__ == "__main__":
    unittest.main(verbosity=2, warnings="ignore")
