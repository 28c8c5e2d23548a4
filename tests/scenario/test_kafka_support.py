# SPDX-License-Identifier: Apache-2.0
"""The broker that other tests rely on does what a broker does, dies as it is told, and hurts nobody else."""
import os
import subprocess
import sys
import unittest

import kafka


class OneNode(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.kafka = kafka.Kafka()
        cls.addClassCleanup(cls.kafka.close)

    def test_what_was_written_is_read_back_and_outlives_a_stop_and_a_kill(self):
        self.kafka.create("orders")
        headers = [("type", "ORDER_CREATED"), ("trace", b"\xff\x00\x01"), ("type", "again"), ("none", None)]
        at = self.kafka.produce("orders", '{"주문": 1}', key="order-1", headers=headers)
        self.kafka.produce("orders", b"\x80", partition=2)
        for again in (lambda: None, lambda: (self.kafka.stop(), self.kafka.start()), lambda: self.kafka.restart(1)):
            again()
            found = self.kafka.read("orders", at_least=2)
            self.assertEqual(len(found), 2)
            first = next(message for message in found if message.key)
            self.assertEqual((first.partition, first.offset), at)
            self.assertEqual((first.topic, first.key, first.value, first.headers), ("orders", "order-1", '{"주문": 1}', headers))
            second = next(message for message in found if not message.key)
            self.assertEqual((second.partition, second.key, second.value, second.headers), (2, None, b"\x80", []))
        self.assertEqual(sum(self.kafka.ends("orders").values()), 2)
        self.assertEqual(sum(self.kafka.lag("nobody", "orders").values()), 2)

    def test_who_waits_for_more_than_comes_is_told(self):
        self.kafka.create("nothing", partitions=1)
        with self.assertRaisesRegex(AssertionError, "0 of 1 messages within 300 ms"):
            self.kafka.read("nothing", at_least=1, timeout=0.3)

    def test_a_number_that_is_somebody_elses_by_now_is_left_alone(self):
        pidfile = os.path.join(self.kafka.dir, "1/pid")
        with open(pidfile, encoding="utf-8") as file:
            broker = file.read()
        self.addCleanup(self.write, pidfile, broker)
        stranger = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
        self.write(pidfile, f"{stranger.pid} {broker.split()[1]}")
        self.kafka.stop()
        self.assertIsNone(stranger.poll())
        stranger.communicate(b"\n")
        self.assertEqual(stranger.returncode, 0)

    def write(self, path, text):
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)


class ThreeNodes(unittest.TestCase):
    def test_one_of_three_may_be_killed_and_comes_back(self):
        cluster = kafka.Kafka(3)
        self.addCleanup(cluster.close)
        cluster.create("orders")
        cluster.produce_all([{"topic": "orders", "value": "before", "partition": n} for n in range(3)])
        cluster.kill(1)
        cluster.produce_all([{"topic": "orders", "value": "killed", "partition": n} for n in range(3)])
        self.assertEqual(len(cluster.read("orders")), 6)
        cluster.restart(1)
        cluster.produce_all([{"topic": "orders", "value": "back", "partition": n} for n in range(3)])
        found = [(message.partition, message.value) for message in cluster.read("orders", at_least=9)]
        self.assertEqual(sorted(found), sorted((n, word) for n in range(3) for word in ("before", "killed", "back")))


if __name__ == "__main__":
    kafka.main()
