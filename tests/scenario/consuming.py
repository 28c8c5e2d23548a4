# SPDX-License-Identifier: Apache-2.0
"""What tests of the consumers share: a Kafka, messages for the consumer of notifications, and a database that tells of every attempt.

A trigger runs at each notification that is written, also at one of an event that was told before. It notes the attempt in a table
without transactions, the effect in one that has them, and refuses what is cursed."""
import datetime
import json
import re

import kafka
from harness import Database, Shop, ShopCase, token, until

CONSUMER = "notification"
TYPE, TOPIC = "order.confirmed", "shopping.order.confirmed"
SETTINGS = {"SHOP_EVENTS": "1", "SHOP_THREADS": "1"}
WITNESS = """
CREATE TABLE attempts (id BIGINT AUTO_INCREMENT PRIMARY KEY, event_id VARCHAR(255), at DATETIME(6) DEFAULT NOW(6)) ENGINE=MyISAM;
CREATE TABLE effects (id BIGINT AUTO_INCREMENT PRIMARY KEY, event_id VARCHAR(255)) ENGINE=InnoDB;
CREATE TABLE curses (event_id VARCHAR(255) PRIMARY KEY, code INT DEFAULT 1644) ENGINE=InnoDB;
DELIMITER //
CREATE TRIGGER witness BEFORE INSERT ON notifications FOR EACH ROW BEGIN
    DECLARE curse INT DEFAULT (SELECT code FROM curses c WHERE c.event_id COLLATE utf8mb4_bin = NEW.event_id COLLATE utf8mb4_bin);
    INSERT INTO attempts (event_id) VALUES (NEW.event_id);
    IF curse IS NOT NULL THEN
        SIGNAL SQLSTATE '45000' SET MYSQL_ERRNO = curse, MESSAGE_TEXT = 'a curse lies on it';
    END IF;
    INSERT INTO effects (event_id) VALUES (NEW.event_id);
END //
"""


def message(event_id, key, user="user-1", value=None, headers=(), topic=TOPIC):
    """As the relay writes it, for Kafka.produce_all()."""
    if value is None:
        value = json.dumps({"orderNumber": key, "userId": user})
    return {"topic": topic, "key": key, "value": value,
            "headers": [("ce_specversion", "1.0"), ("ce_id", event_id), ("ce_source", "/shopd"), ("ce_type", topic.removeprefix("shopping.")),
                        ("ce_time", "2026-01-02T03:04:05.000006Z"), ("ce_schemaversion", "1"), ("content-type", "application/json"),
                        *headers]}


class ConsumerCase(ShopCase):
    """Shops of one database, each started by its test, and a Kafka for all."""

    @classmethod
    def setUpClass(cls):
        cls.kafka = kafka.Kafka()
        cls.admin = token("admin-1", "ADMIN")
        try:
            cls.make_database()
        except BaseException:
            cls.kafka.close()
            raise

    @classmethod
    def make_database(cls):
        cls.db = Database()
        shop = Shop(cls.db)
        shop.migrate()
        cls.db.run(WITNESS)

    @classmethod
    def tearDownClass(cls):
        try:
            cls.db.drop()
        finally:
            cls.kafka.close()

    def start(self, **settings):
        shop = Shop(self.db, **{**SETTINGS, "SHOP_KAFKA_BROKERS": self.kafka.brokers, **settings}).start()
        self.addCleanup(shop.stop)
        self.addCleanup(shop.connection().close)
        return shop

    def attempts(self, event_id):
        """When it was tried."""
        rows = self.db.run(f"SELECT at FROM attempts WHERE event_id = '{event_id}' ORDER BY id")
        return [datetime.datetime.fromisoformat(at) for at, in rows]

    def effects(self, like="%"):
        """How often each event took effect."""
        return {event: int(n) for event, n in self.db.run(f"SELECT event_id, COUNT(*) FROM effects WHERE event_id LIKE '{like}' GROUP BY event_id")}

    def until_effects(self, like, ids, seconds=30):
        """Of the events whose ids are like that, until these have taken effect; each once, and no others."""
        until(f"{len(ids)} events take effect", lambda: set(self.effects(like)) >= set(ids), seconds)
        self.until_read()
        self.assertEqual(self.effects(like), dict.fromkeys(ids, 1))

    def until_read(self, seconds=20):
        """All messages are done and their offsets committed."""
        until("all is read", lambda: not any(self.kafka.lag(CONSUMER, TOPIC).values()), seconds)

    def metric(self, shop, name):
        found = re.search(rf'^\w*{name}(?:_total)?{{consumer="{CONSUMER}"}} (\d+)$', shop.get("//metrics").body.decode(), re.M)
        return int(found[1]) if found else 0

    def has_joined(self, shop):
        """Some of the partitions are its own."""
        until("it has partitions", lambda: self.metric(shop, "consumer_partitions"), 30)

    def letters(self, shop, query=""):
        return self.assertAnswer(shop.get(f"/admin/dead-letters{query}", self.admin), 200)["items"]
