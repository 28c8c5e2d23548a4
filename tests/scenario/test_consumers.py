# SPDX-License-Identifier: Apache-2.0
"""The effects of each message happen once: however often it comes, whoever dies while it is handled, and whatever is away meanwhile."""
import os
import random
import shutil
import subprocess
import tempfile
import unittest.mock

import kafka
from consuming import CONSUMER, TOPIC, ConsumerCase, message
from harness import ROOT, Database, until

FAULT_EXIT = 70
DEADLOCK = 1213  # of which a message knows nothing: it is tried without end


class Consumers(ConsumerCase):
    def produce(self, ids, n_keys=10):
        self.kafka.produce_all([message(name, f"order-{i % n_keys}", user=f"user-{i % 7}") for i, name in enumerate(ids)])

    def test_a_message_that_comes_again_changes_nothing(self):
        shop = self.start()
        ids = [f"again-{i}" for i in range(150)]
        self.produce(ids)
        self.until_effects("again-%", ids)
        for _ in range(2):  # each of them again, twice, in any order
            random.shuffle(ids)
            self.produce(ids)
        self.produce(["again-last"], n_keys=1)
        self.until_effects("again-%", [*ids, "again-last"])
        self.assertEqual(self.letters(shop), [])

    def test_the_messages_of_a_key_take_effect_in_order(self):
        self.start()
        ids = [f"ordered-{i:03}" for i in range(300)]
        self.produce(ids, n_keys=5)
        self.until_effects("ordered-%", ids)
        for key in range(5):
            rows = self.db.run(f"SELECT event_id FROM effects WHERE event_id LIKE 'ordered-%' AND RIGHT(event_id, 3) % 5 = {key} ORDER BY id")
            self.assertEqual([name for name, in rows], ids[key::5])

    def dies_at(self, place):
        """The first of two instances dies there at its third message; its rest is the other's."""
        first = self.start(SHOP_FAULTS=f"{place}#3=exit")
        self.has_joined(first)
        second = self.start()
        self.has_joined(second)
        self.has_joined(first)
        ids = [f"{place}-{i:02}" for i in range(40)]
        self.produce(ids, n_keys=40)
        self.assertEqual(first.process.wait(30), FAULT_EXIT)
        first.kill()
        self.until_effects(f"{place}-%", ids)
        self.assertEqual(self.letters(second), [])
        second.stop()

    def test_who_dies_before_a_message_is_followed_by_another(self):
        self.dies_at("consumer.notification.before")

    def test_who_dies_after_a_message_is_followed_by_another(self):
        self.dies_at("consumer.notification.after")

    def test_what_waits_for_its_next_attempt_outlives_its_process(self):
        """The others of its partition are done, and their offsets could be committed, were it not for the one before them."""
        first = self.start()
        self.db.run(f"INSERT INTO curses VALUES ('outlives', {DEADLOCK})")
        others = [f"younger-{i}" for i in range(40)]
        (partition, _), = self.kafka.produce_all([message("outlives", "order-own")])
        until("it has failed", lambda: self.attempts("outlives"))
        self.produce(others, n_keys=40)
        until("the others take effect", lambda: len(self.effects("younger-%")) == len(others))
        until("the offsets of the other partitions are committed",
              lambda: not any(n for at, n in self.kafka.lag(CONSUMER, TOPIC).items() if at != (TOPIC, partition)))
        first.kill()
        self.db.run("DELETE FROM curses")
        self.start()
        self.until_effects("outlives", ["outlives"])
        self.assertEqual(self.effects("younger-%"), dict.fromkeys(others, 1))

    def test_a_shop_ends_in_good_order_without_its_broker(self):
        shop = self.start()
        self.has_joined(shop)
        self.kafka.stop()
        try:
            shop.process.terminate()
            self.assertEqual(shop.process.wait(30), 0)
        finally:
            self.kafka.start()
        self.assertIn('"msg":"stopped"', shop.messages())


class DatabaseAway(ConsumerCase):
    """With a database server of its own."""

    @classmethod
    def make_database(cls):
        cls.dir = tempfile.mkdtemp(prefix="shop-db.")
        try:
            cls.services("start-db")
            with unittest.mock.patch.dict(os.environ, SHOP_TEST_DB_URL=f"mysql://shop@localhost/shop?socket={cls.dir}/db.sock"):
                super().make_database()
        except BaseException:
            cls.remove()
            raise

    @classmethod
    def services(cls, command):
        subprocess.run([os.path.join(ROOT, "tests/support/services"), command, cls.dir], check=True, stdout=subprocess.DEVNULL)

    @classmethod
    def remove(cls):
        cls.services("stop-db")
        shutil.rmtree(cls.dir)

    @classmethod
    def tearDownClass(cls):
        try:
            super().tearDownClass()
        finally:
            cls.remove()

    def test_a_database_that_is_away_makes_no_dead_letters(self):
        shop = self.start()
        before, after = [[f"{when}-{i}" for i in range(20)] for when in ("before", "meanwhile")]
        self.kafka.produce_all([message(name, name) for name in before])
        self.until_effects("%", before)
        self.services("stop-db")
        self.kafka.produce_all([message(name, name) for name in after])
        until("it is waited for", lambda: '"msg":"a consumer waits"' in shop.messages())
        until("each message has found it away as often as one may fail", lambda: self.metric(shop, "consumer_waits") >= 4 * len(after), 30)
        self.services("start-db")
        self.until_effects("%", [*before, *after], 60)
        self.assertEqual(self.letters(shop), [])
        self.assertEqual(shop.messages().count('"msg":"a consumer waits"'), 1)
        self.assertIn('"msg":"a consumer goes on"', shop.messages())


if __name__ == "__main__":
    kafka.main()
