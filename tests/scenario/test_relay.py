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

TOPICS = ("order.created", "order.confirmed", "order.cancelled", "payment.completed", "payment.failed", "inventory.reserved",
          "delivery.shipped", "coupon.issued", "timedeal.started")
SETTINGS = {"SHOP_EVENTS": "1", "SHOP_THREADS": "1", "SHOP_PG_SUCCESS_RATE": "1"}
COLUMNS = "id, event_id, type, topic, event_key, version, JSON_COMPACT(payload), traceparent, created_at, published_at"


def topic_of(event):
    return "shopping." + event


def metric(shop, name, default=None):
    found = re.search(rf"^\w*{name}(?:_total)? (\S+)$", shop.get("//metrics").body.decode(), re.M)
    return float(found[1]) if found else default


def gone(process):
    process.kill()


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
        product = self.bulk.products(1, n)
        return [self.assertAnswer(shop.post("/orders", {"cartId": buyer.cart, "shippingAddress": ADDRESS}, token(buyer.name),
                                            headers={"Idempotency-Key": uuid.uuid4().hex}), 201)["orderNumber"]
                for buyer in self.bulk.buyers(n, product)]

    def leader(self):
        """The process ids that hold leases."""
        return {row[0].split("-")[-2] for row in self.db.run("SELECT DISTINCT lease_owner FROM relay_parts WHERE lease_until > NOW(6)")}

    def add(self, n, keys=10, topic="shopping.order.created"):
        """n rows at once, as if committed by somebody who told nobody."""
        first = self.bulk.take(n)
        self.db.run(f"""INSERT INTO outbox_events (event_id, type, topic, event_key, part, payload)
            SELECT UUID(), 'order.created', '{topic}', CONCAT('key-', seq % {keys}), CRC32(CONCAT('key-', seq % {keys})) % 8,
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


if __name__ == "__main__":
    kafka.main()
