# SPDX-License-Identifier: Apache-2.0
"""However often and in whatever order messages come, their effects are those of the orders, once."""
import random
import unittest

import kafka
from events import HEARD, Stage, headers_of, metric
from harness import until

N = 40


class Delivery(unittest.TestCase):
    def setUp(self):
        self.broker = kafka.Kafka()
        self.addCleanup(self.broker.close)
        self.stage = Stage(self, self.broker, SHOP_PG_SCRIPT="approve,decline,approve,decline,approve")

    def start(self, **settings):
        shop = self.stage.shop(**settings).start()
        self.addCleanup(shop.stop)
        return shop

    def test_every_message_comes_again(self):
        shop = self.start()
        self.stage.trade(shop, N)
        self.stage.settle()
        rows, messages = self.stage.check("before")
        self.assertEqual(len(messages), len(rows))
        effects = self.stage.effects()
        for n in (2, 3):
            self.stage.db.run("UPDATE outbox_events SET published_at = NULL")
            self.stage.settle()
            self.assertEqual(len(self.stage.check(f"after delivery {n}")[1]), n * len(rows))
            self.assertEqual(self.stage.effects(), effects)

    def test_copies_come_backwards_and_to_two_instances_at_once(self):
        """By partition: a copy under another key is handled while its twin is. Of two keys no order is kept, nor of two topics."""
        maker = self.start(SHOP_EVENTS="0")
        self.stage.trade(maker, N)
        rows = self.stage.rows()
        self.stage.db.run("UPDATE outbox_events SET published_at = NOW(6)")
        rng = random.Random(1)
        copies = [self.copy(row, key) for row in reversed(rows) for key in [row.key] + [f"another-{rng.randrange(9)}" for _ in range(3)]]
        shops = [self.start(), self.start()]
        until("both instances have joined", lambda: all(self.is_joined(shop) for shop in shops), 60)
        self.broker.produce_all(copies)
        self.stage.settle()
        self.assertEqual(self.stage.effect_faults(), [])
        effects = self.stage.effects()
        rng.shuffle(copies)
        self.broker.produce_all(copies)
        self.stage.settle()
        self.assertEqual(self.stage.effect_faults(), [])
        self.assertEqual(self.stage.effects(), effects)

    def is_joined(self, shop):
        return all(metric(shop, f'consumer_partitions{{consumer="{name}"}}', 0) > 0 for name in HEARD)

    def copy(self, row, key):
        return {"topic": row.topic, "key": key, "value": row.payload, "headers": list(headers_of(row).items())}


if __name__ == "__main__":
    kafka.main()
