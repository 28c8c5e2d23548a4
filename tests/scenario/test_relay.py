#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The way of an event from the outbox to the broker: all of them, in the order of each key, whoever dies and whatever is away meanwhile."""
import json
import os
import re
import signal
import unittest
import uuid

import kafka
from buying import ADDRESS, Bulk
from harness import Database, Redis, Shop, ShopCase, token, until
from rush import moment

EVENTS = ("order.created", "order.confirmed", "order.cancelled", "payment.completed", "payment.failed", "inventory.reserved",
          "delivery.shipped", "coupon.issued", "timedeal.started", "product.created", "product.changed", "product.removed", "product.ranked",
          "inventory.restocked", "inventory.depleted")
SETTINGS = {"SHOP_EVENTS": "1", "SHOP_THREADS": "1", "SHOP_PG_SUCCESS_RATE": "1"}
COLUMNS = "id, event_id, type, topic, event_key, version, JSON_COMPACT(payload), traceparent, created_at, published_at"


def metric(shop, name, default=None):
    found = re.search(rf"^\w*{name}(?:_total)? (\S+)$", shop.get("//metrics").body.decode(), re.M)
    return float(found[1]) if found else default


class RelayCase(ShopCase):
    """Shops of one database, each started by its test."""

    @classmethod
    def setUpClass(cls):
        cls.db = Database()
        cls.redis = Redis()
        cls.bulk = Bulk(cls.db)
        Shop(cls.db).migrate()

    @classmethod
    def tearDownClass(cls):
        cls.redis.drop()
        cls.db.drop()

    def setUp(self):
        self.db.run("DELETE FROM outbox_events; DELETE FROM relay_parts; DELETE FROM processed_events")

    def start(self, **settings):
        shop = Shop(self.db, self.redis.url, **{**SETTINGS, **settings}).start()
        self.addCleanup(shop.stop)
        return shop

    def waiting(self):
        return int(self.db.value("SELECT COUNT(*) FROM outbox_events WHERE published_at IS NULL"))

    def published(self):
        return until("all is published", lambda: self.waiting() == 0, 30)

    def order(self, shop, n=1):
        """That many orders of as many buyers; their numbers."""
        product = self.bulk.products(1, n + 1)
        return [self.assertAnswer(shop.post("/orders", {"cartId": buyer.cart, "shippingAddress": ADDRESS}, token(buyer.name),
                                            headers={"Idempotency-Key": uuid.uuid4().hex}), 201)["orderNumber"]
                for buyer in self.bulk.buyers(n, product)]

    def holders(self):
        """The process ids that hold leases, and of how many parts in all."""
        owners = [row[0] for row in self.db.run("SELECT lease_owner FROM relay_parts WHERE lease_until > NOW(6)")]
        return {int(owner.split(".")[-2], 16) for owner in owners}, len(owners)

    def await_leader(self, *shops):
        """Which of them holds all parts."""
        pids = {shop.process.pid: shop for shop in shops}

        def found():
            holders, n_parts = self.holders()
            return n_parts == 8 and len(holders) == 1 and pids.get(*holders)
        return until("one holds all parts", found, 20)

    def add(self, n, keys=10):
        """n rows at once, as if committed by somebody who told nobody; no consumer hears them."""
        first = self.bulk.take(n)
        self.db.run(f"""INSERT INTO outbox_events (event_id, type, topic, event_key, part, payload)
            SELECT UUID(), 'delivery.shipped', 'shopping.delivery.shipped', CONCAT('key-', seq % {keys}), CRC32(CONCAT('key-', seq % {keys})) % 8,
            JSON_OBJECT('n', seq + {first}) FROM seq_0_to_{n - 1} ORDER BY seq""")


class Embedded(RelayCase):
    """The broker of the process itself."""

    def test_what_is_committed_is_published_at_once(self):
        shop = self.start(SHOP_FAULTS="relay.poll=error")
        until("the leases are held", lambda: metric(shop, "relay_parts") == 8)
        number = self.order(shop)[0]
        self.published()
        self.assertEqual(self.db.run(f"SELECT type FROM outbox_events WHERE event_key = '{number}' ORDER BY id"),
                         [["order.created"], ["inventory.reserved"]])


class Real(RelayCase):
    """A real Kafka."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.kafka = kafka.Kafka()
        cls.addClassCleanup(cls.kafka.close)

    def start(self, **settings):
        return super().start(**{"SHOP_KAFKA_BROKERS": self.kafka.brokers, **settings})

    def rows(self):
        return self.db.run(f"SELECT {COLUMNS} FROM outbox_events ORDER BY id")

    def read(self, *topics, at_least=0):
        """The messages of this test's rows, and their rows by event id. Fails if one is missing, or came before an earlier one of its key."""
        rows = {row[1]: row for row in self.rows() if not topics or row[2] in topics}
        messages = [message for message in self.kafka.read(*sorted({row[3] for row in rows.values()}), at_least=at_least or len(rows))
                    if dict(message.headers)["ce_id"] in rows]
        seen, last = set(), {}
        for message in messages:
            row = rows[dict(message.headers)["ce_id"]]
            if row[1] not in seen:
                key = (row[3], row[4])
                self.assertLess(last.get(key, 0), int(row[0]), f"the order of {key}")
                last[key] = int(row[0])
                seen.add(row[1])
        self.assertEqual(seen, set(rows))
        return messages, rows

    def test_all_fifteen_events_are_published_with_all_that_belongs_to_them(self):
        shop = self.start(SHOP_PG_SCRIPT="approve,decline")
        seller, admin, user = token("seller-1", "SELLER"), token("admin-1", "ADMIN"), token("user-1")
        paid, refused, cancelled = self.order(shop, 3)
        who = {row[0]: token(row[1]) for row in self.db.run("SELECT order_number, user_id FROM orders")}
        for number, status in ((paid, 200), (refused, 400)):
            answer = shop.post("/payments", {"orderNumber": number, "paymentMethod": "CREDIT_CARD"}, who[number],
                               headers={"Idempotency-Key": uuid.uuid4().hex})
            self.assertEqual(answer.status, status, answer)
        self.assertAnswer(shop.put(f"/orders/{cancelled}/cancel", {"reason": "changed my mind"}, who[cancelled]), 200)
        self.assertAnswer(shop.put(f"/admin/orders/{paid}/status", {"status": "SHIPPING"}, admin), 200)
        coupon = self.assertAnswer(shop.post("/coupons", {
            "code": "spring", "name": "spring", "discountType": "FIXED", "discountValue": 1000, "totalQuantity": 10, "startsAt": moment(-60),
            "expiresAt": moment(3600)}, admin), 201)
        self.assertAnswer(shop.post(f"/coupons/{coupon['id']}/issue", None, user), 201)
        product = self.assertAnswer(shop.post("/products", {"name": "deal", "price": 100, "stock": 10}, seller), 201)
        self.assertAnswer(shop.post("/time-deals", {"name": "today", "startsAt": moment(-1), "endsAt": moment(600), "products": [
            {"productId": product["id"], "dealPrice": 10, "dealQuantity": 5, "maxPerUser": 1}]}, admin), 201)
        self.assertAnswer(shop.put(f"/products/{product['id']}", {"name": "deals", "price": 90}, seller), 200)
        self.assertAnswer(shop.put(f"/inventory/{product['id']}/adjust", {"quantity": 0, "reason": "broken"}, seller), 200)
        self.db.run(f"INSERT INTO product_statistics (product_id, day, sold_quantity) VALUES ({product['id']}, CURRENT_DATE, 3)")
        self.assertAnswer(shop.post("/admin/jobs/rank_products/run", None, admin), 200)
        self.assertAnswer(shop.delete(f"/products/{product['id']}", admin), 204)
        until("the deal has begun", lambda: self.db.run("SELECT 1 FROM outbox_events WHERE type = 'timedeal.started'"))
        self.published()
        messages, rows = self.read()
        self.assertEqual({row[2] for row in rows.values()}, set(EVENTS))
        self.assertEqual(len(messages), len(rows))
        for message in messages:
            headers = dict(message.headers)
            _, event_id, event, topic, key, version, payload, traceparent, created_at, _ = rows[headers["ce_id"]]
            self.assertEqual((message.topic, topic, message.key), (topic, "shopping." + event, key))
            self.assertEqual(json.loads(message.value), json.loads(payload))
            self.assertEqual(headers, {
                "ce_specversion": "1.0", "ce_id": event_id, "ce_source": "/shopd", "ce_type": event, "ce_time": created_at.replace(" ", "T") + "Z",
                "ce_schemaversion": version, "content-type": "application/json", "ce_traceparent": traceparent, "traceparent": traceparent,
                "ce_dataschema": "/asyncapi.json#/components/schemas/" + event.title().replace(".", "") + "Event"})
        self.assertEqual({number for _, number in self.kafka.ends("shopping.order.created")}, {0, 1, 2})

    def test_a_change_that_is_rolled_back_has_no_event(self):
        shop = self.start(SHOP_FAULTS="db.outbox_insert.after#1=error")
        product = self.bulk.products(1, 5)
        buyer = self.bulk.buyers(1, product)[0]
        answers = [shop.post("/orders", {"cartId": buyer.cart, "shippingAddress": ADDRESS}, buyer.token, headers={"Idempotency-Key": uuid.uuid4().hex})
                   for _ in range(2)]
        self.assertEqual([answer.status for answer in answers], [500, 201], answers)
        self.published()
        messages, rows = self.read()
        self.assertEqual(len(messages), len(rows))
        mine = [message for message in self.kafka.read("shopping.order.created") if f'"userId":"{buyer.name}"' in message.value]
        self.assertEqual([message.key for message in mine], [answers[1].json["orderNumber"]])

    def test_who_publishes_hears_of_a_commit_on_another_instance(self):
        """Without the poll: it would wait for an hour."""
        first = self.start(SHOP_FAULTS="relay.poll=error")
        self.await_leader(first)
        second = self.start(SHOP_FAULTS="relay.poll=error")
        self.order(first)
        self.published()
        for _ in range(3):
            self.order(second)
            self.published()
        self.assertEqual((metric(first, "relay_published"), metric(second, "relay_published", 0)), (8, 0))

    def test_two_instances_publish_each_event_once(self):
        shops = [self.start(), self.start()]
        self.await_leader(*shops)
        for shop in shops * 10:
            self.order(shop, 2)
        self.add(3000)
        self.published()
        messages, rows = self.read(at_least=0)
        self.assertEqual((len(messages), len(rows)), (3080, 3080))

    def test_another_takes_over_what_a_killed_one_left(self):
        shops = [self.start(SHOP_RELAY_LEASE_MS="60000") for _ in range(2)]  # that the process is gone is seen at once
        leader = self.await_leader(*shops)
        other = shops[1 - shops.index(leader)]
        self.add(20000)
        until("some are published", lambda: self.waiting() < 20000)
        leader.kill()
        self.published()
        self.assertEqual(self.holders(), ({other.process.pid}, 8))
        self.read()

    def test_one_that_was_stopped_disturbs_nothing_when_it_goes_on(self):
        shops = [self.start(SHOP_RELAY_LEASE_MS="1000") for _ in range(2)]
        leader = self.await_leader(*shops)
        other = shops[1 - shops.index(leader)]
        self.add(20000)
        until("some are published", lambda: self.waiting() < 20000)
        os.kill(leader.process.pid, signal.SIGSTOP)
        try:
            self.await_leader(other)
            self.add(1000)
            until("the other has published what it had not", lambda: self.waiting() == 0, 30)
            self.add(1000)
        finally:
            os.kill(leader.process.pid, signal.SIGCONT)
        until("it has noticed", lambda: "the lease of the outbox was lost" in leader.messages())
        self.add(1000)
        self.published()
        self.assertEqual(self.holders(), ({other.process.pid}, 8))
        self.read()

    def test_an_instance_that_ends_hands_its_parts_over(self):
        shops = [self.start(SHOP_RELAY_LEASE_MS="600000", SHOP_FAULTS="relay.poll=error") for _ in range(2)]
        leader = self.await_leader(*shops)
        other = shops[1 - shops.index(leader)]
        self.order(other, 3)
        leader.stop()
        self.await_leader(other)
        self.order(other, 3)
        self.published()
        messages, rows = self.read()
        self.assertEqual(len(messages), len(rows))

    def test_requests_do_not_wait_for_a_broker_that_is_away(self):
        shop = self.start()
        self.order(shop, 2)
        self.published()
        self.kafka.stop()
        try:
            self.order(shop, 5)
            until("it is seen", lambda: metric(shop, "outbox_backlog") == 10 and metric(shop, "kafka_up") == 0)
            self.assertEqual(shop.get("//readyz").status, 200)
        finally:
            self.kafka.start()
        self.order(shop, 2)
        self.published()
        until("it is seen", lambda: metric(shop, "outbox_backlog") == 0 and metric(shop, "kafka_up") == 1)
        self.read()
        log = shop.messages()
        self.assertEqual((log.count("no broker answers"), log.count("publishing again")), (1, 1))


if __name__ == "__main__":
    kafka.main()
