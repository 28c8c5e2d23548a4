# SPDX-License-Identifier: Apache-2.0
"""What scenarios of consumed events share: a broker, and how to know that all was consumed."""
import os
import re

import kafka
from harness import Shop, until
from order_case import OrderCase

# Which events each consumer of the service hears.
HEARD = {
    "notification": ("order.created", "order.confirmed", "order.cancelled", "payment.completed", "payment.failed"),
    "sales_statistics": ("payment.completed", "order.cancelled"),
}


class EventCase(OrderCase):
    """A shop with consumers: on a real Kafka; where its jars could not be fetched on the broker within the shop."""

    settings = {"SHOP_PG_SUCCESS_RATE": "1", "SHOP_JOBS": "0", "SHOP_THREADS": "1", "SHOP_EVENTS": "1"}

    @classmethod
    def setUpClass(cls):
        cls.broker = kafka.Kafka() if os.environ.get("SHOP_TEST_KAFKA_JARS") != "" else None
        try:
            if cls.broker:
                cls.settings = {**cls.settings, "SHOP_KAFKA_BROKERS": cls.broker.brokers}
            super().setUpClass()
        except BaseException:
            cls.close_broker()
            raise

    @classmethod
    def tearDownClass(cls):
        try:
            super().tearDownClass()
        finally:
            cls.close_broker()

    @classmethod
    def close_broker(cls):
        if cls.broker:
            cls.broker.close()

    def start(self, **settings):
        """Another shop, stopped after the test."""
        shop = Shop(self.db, **{**self.settings, **settings}).start()
        self.addCleanup(shop.stop)
        return shop

    def restart(self, **settings):
        """Ends the shop of the class; another takes its place, with these settings until the next."""
        if self.shop.process:
            self.shop.stop()
        type(self).shop = Shop(self.db, **{**self.settings, **settings}).start()

    def unconsumed(self):
        """What waits for a consumer that hears of it."""
        return [row for consumer, types in HEARD.items() for row in self.db.run(f"""
            SELECT '{consumer}', e.type, e.event_id FROM outbox_events e WHERE e.type IN ({", ".join(f"'{name}'" for name in types)})
            AND NOT EXISTS (SELECT 1 FROM processed_events p WHERE p.consumer = '{consumer}' AND p.event_id = e.event_id)""")]

    def consumed(self, seconds=30):
        until("all events are consumed", lambda: not self.unconsumed(), seconds)

    def heard(self, consumer, event):
        until("the event is consumed", lambda: self.db.run(f"SELECT 1 FROM processed_events WHERE consumer = '{consumer}' AND event_id = '{event}'"), 30)

    def deliveries(self, shop=None):
        """How many messages the consumers of a shop are done with, repeated ones included."""
        text = (shop or self.shop).get("//metrics").body.decode()
        return {name: int(float(n)) for name, n in re.findall(r'consumer_messages\w*\{consumer="(\w+)"\} (\S+)', text)}

    def deliver_again(self):
        """Every message, to every consumer."""
        until("all is marked", lambda: self.db.value("SELECT COUNT(*) FROM outbox_events WHERE published_at IS NULL") == "0")
        before = self.deliveries()
        again = {consumer: int(self.db.value(f"""SELECT COUNT(*) FROM outbox_events
            WHERE type IN ({", ".join(f"'{name}'" for name in types)})""")) for consumer, types in HEARD.items()}
        self.db.run("UPDATE outbox_events SET published_at = NULL")
        until("all is delivered again", lambda: all(self.deliveries()[name] >= before[name] + n for name, n in again.items()), 20)

    def emit(self, kind, key, payload, shop=None):
        """An event that no flow has caused; its id."""
        return self.db.run(f"""SET @id = UUID(); INSERT INTO outbox_events (event_id, type, topic, event_key, part, payload)
            VALUES (@id, '{kind}', 'shopping.{kind}', '{key}', CRC32('{key}') % 8, '{payload}'); SELECT @id""")[0][0]
