# SPDX-License-Identifier: Apache-2.0
"""Who publishes or consumes is killed between any two of its statements. Another one goes on, and each effect is there once."""
import os
import unittest

import kafka
from events import Stage

KILLED = 70  # fault.c
# Each is met by every instance that has something to publish, or something to consume.
PUBLISHING = ("db.relay_parts_take.after", "db.relay_rows_read.before", "db.relay_rows_read.after", "db.relay_rows_mark.before",
              "db.relay_rows_mark.after")
CONSUMING = ("consumer.notification.before", "db.consumer_claim.after#3", "db.take_turn_query.after#2", "db.add_notification_query.after",
             "db.count_sale_query.after", "db.count_refund_query.before", "consumer.sales_statistics.after")


class Crash(unittest.TestCase):
    def setUp(self):
        self.broker = kafka.Kafka()
        self.addCleanup(self.broker.close)
        self.stage = Stage(self, self.broker)
        self.maker = self.start(SHOP_EVENTS="0")

    def start(self, **settings):
        shop = self.stage.shop(**settings).start()
        self.addCleanup(shop.stop)
        return shop

    def die_at(self, point):
        """Of its own accord, with more to do than it can have done."""
        self.stage.trade(self.maker, 10)
        point, _, nth = point.partition("#")
        shop = self.stage.shop(SHOP_FAULTS=f"{point}#{nth or 1}=exit").start()
        try:
            self.assertEqual(shop.process.wait(40), KILLED, f"{point}:\n{shop.messages()[-3000:]}")
        finally:
            shop.kill()
            shop.log.close()
            os.unlink(shop.log.name)

    def finish(self, point):
        self.start()
        self.stage.settle()
        rows, messages = self.stage.check(f"after {point}")
        return len(messages) - len(rows)

    def test_who_publishes_is_killed_and_another_goes_on(self):
        for point in PUBLISHING:
            self.die_at(point)
        self.assertGreater(self.finish(PUBLISHING), 0)  # what was not marked in time comes again

    def test_who_consumes_is_killed_and_another_goes_on(self):
        for point in CONSUMING:
            self.die_at(point)
        self.finish(CONSUMING)


if __name__ == "__main__":
    kafka.main()
