# SPDX-License-Identifier: Apache-2.0
"""The events of a key come in their order, however late the rows of other keys are committed."""
import threading
import unittest

import kafka
from events import Stage, metric, transport_faults
from harness import until

INSERT = "INSERT INTO outbox_events (event_id, type, topic, event_key, part, payload) "
ROW = "UUID(), 'coupon.issued', 'shopping.coupon.issued'"


class LateRows(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.broker = kafka.Kafka()
        cls.addClassCleanup(cls.broker.close)

    def test_a_row_that_is_committed_late_is_published_before_the_next_of_its_key(self):
        """Its id is lower than those of others that were read before. The next row of its key follows its commit at once."""
        n_under_way, n_keys = 1100, 300  # so many under way that the relay does not read from the first row each time
        stage = Stage(self, self.broker)
        shop = stage.shop().start()
        self.addCleanup(shop.stop)
        until("the leases are held", lambda: metric(shop, "relay_parts") == 8)
        self.insert(stage, "first", 8)
        until("the producer is at work", lambda: stage.waiting() == 0)
        self.broker.pause(1)
        try:
            self.insert(stage, "waiting", n_under_way)
            over = threading.Event()
            noise = [threading.Thread(target=self.others, args=(stage, over, i)) for i in range(2)]
            for thread in noise:
                thread.start()
            try:
                stage.db.run("".join(f"""BEGIN; {INSERT} VALUES ({ROW}, 'late-{i}', CRC32('late-{i}') % 8, '1'); DO SLEEP(0.005); COMMIT;
                    {INSERT} VALUES ({ROW}, 'late-{i}', CRC32('late-{i}') % 8, '2');""" for i in range(n_keys)))
            finally:
                over.set()
                for thread in noise:
                    thread.join()
        finally:
            self.broker.resume(1)
        until("all events are published", lambda: stage.waiting() == 0, 60)
        rows, messages = stage.rows(), stage.messages()
        self.assertEqual(transport_faults(rows, messages), [])

    def insert(self, stage, key, n):
        stage.db.run(f"{INSERT} SELECT {ROW}, CONCAT('{key}-', seq), CRC32(CONCAT('{key}-', seq)) % 8, '0' FROM seq_0_to_{n - 1}")

    def others(self, stage, over, number):
        """Rows of other keys, and word of them as other instances give it, until it is over."""
        i = 0
        while not over.is_set():
            self.insert(stage, f"other-{number}-{i}", 3)
            stage.redis.command("PUBLISH", "relay", "events")
            i += 1


if __name__ == "__main__":
    kafka.main()
