# SPDX-License-Identifier: Apache-2.0
"""Places in a waiting queue as their owners, deals and administrators use them: the header, the streams, and what Redis holds."""
import collections
import json
import socket
import unittest
import uuid

from buying import Request
from harness import Events, Shop, token
from line import ADMIN, Queue, Stream, moment as when
from rush import moment
from sale_case import SaleCase


class Places(SaleCase):
    def queue_of(self, deal, kind="TIMEDEAL"):
        queue = Queue(self.db, self.shop, is_open=False, kind=kind)
        queue.number, queue.path = deal["id"], f"/queue/{kind}/{deal['id']}"
        queue.activate(10, 1, 3600)
        return queue

    def test_the_place_that_a_deal_wants(self):
        deal, lot = self.deal(requires_queue=True)
        queue, elsewhere = self.queue_of(deal), self.queue_of(deal, "FLASH_SALE")
        place, wrong = queue.enter(self.name)["entryToken"], elsewhere.enter(self.name)["entryToken"]
        elsewhere.process()
        for text, code in ((None, "S806"), ("", "S806"), ("x", "S806"), ("x" * 500, "S806"), (b"\xff\xfe", "S806"), (b"\xea\xb0\x80", "S806"),
                           (str(uuid.uuid4()), "S806"), (wrong, "S806"), (place, "S805"), (f"{place}, {place}", "S806")):
            with self.subTest(text):
                self.assertAnswer(self.buy(lot, place=text), 403, code)
        queue.process()
        self.assertAnswer(self.buy(lot, place=place, user=token("another")), 403, "S807")
        queue.deactivate()
        self.assertAnswer(self.buy(lot, place=place), 201)
        queue.leave(self.name)
        self.assertAnswer(self.buy(lot, place=place), 403, "S806")
        queue.activate(10, 1, 3600)
        self.assertNotEqual(queue.enter(self.name)["entryToken"], place)
        _, open_to_all = self.deal()
        self.assertAnswer(self.buy(open_to_all, place="whatever"), 201)

    def test_a_deal_that_does_not_run_says_so_whatever_the_place(self):
        _, lot = self.deal({"startsAt": moment(600)}, requires_queue=True)
        self.assertAnswer(self.buy(lot), 400, "S702")

    def test_any_role_may_stand_in_the_line_and_nobody_without_one(self):
        queue = Queue(self.db, self.shop)
        for i, role in enumerate(("USER", "SELLER", "ADMIN")):
            self.assertEqual(self.shop.post(f"{queue.path}/enter", None, token(self.unique("any"), role)).json["position"], i + 1)
        self.assertAnswer(self.shop.post(f"{queue.path}/enter", None, token("none", "NOBODY")), 403, "C004")

    def test_what_redis_holds_of_a_line(self):
        queue = Queue(self.db, self.shop, batch=1)
        one, two, three = queue.users(3)
        queue.enter(one, two, three)
        queue.process()
        waiting, entered = (f"queue:{what}:{{{queue.kind}}}:{{{queue.number}}}" for what in ("waiting", "entered"))
        self.assertEqual(self.redis.command("ZRANGE", waiting, "0", "-1"), [two, three])
        user, until_us = self.redis.command("ZRANGE", entered, "0", "-1", "WITHSCORES")
        self.assertEqual(user, one)
        self.assertAlmostEqual(float(until_us) / 1e6, when(queue.status(one)["expiresAt"]).timestamp(), delta=1)

    def test_pitfall_32_a_place_that_was_not_committed_is_in_no_line(self):
        queue = Queue(self.db, self.shop)
        one, two = queue.users(2)
        queue.enter(one)
        faulty = Shop(self.db, **self.settings, SHOP_FAULTS="db.COMMIT.before#1=error").start()
        try:
            self.assertGreaterEqual(queue.try_enter(two, faulty).status, 500)
        finally:
            faulty.stop()
        self.assertEqual(self.redis.command("ZRANGE", f"queue:waiting:{{{queue.kind}}}:{{{queue.number}}}", "0", "-1"), [one])
        self.assertEqual((queue.status(one)["totalWaiting"], queue.process(), queue.entered()), (1, 1, [one]))

    def test_an_administrator_who_listens_leaves_the_users_stream_alone(self):
        queue = Queue(self.db, self.shop, batch=1)
        ahead, user = queue.users(2)
        place = queue.enter(ahead, user)["entryToken"]
        stream = Stream(queue, user)
        self.addCleanup(stream.close)
        self.assertEqual(stream.position(), 2)
        listeners = [Events(self.shop, f"{queue.path}/subscribe/{place}", ADMIN) for _ in range(4)]
        for listener in listeners:
            self.addCleanup(listener.close)
            self.assertEqual(json.loads(listener.next()["data"])["position"], 2)
        queue.leave(ahead)
        stream.until_position(1)
        queue.process()
        self.assertEqual(stream.tell()[0], "queue-entered")
        heard = [event["event"] for event in iter(listeners[-1].next, None) if "event" in event]
        self.assertEqual(heard[-1:], ["queue-entered"])

    def test_a_last_event_id_that_is_none_is_as_good_as_none(self):
        queue = Queue(self.db, self.shop)
        user = queue.user(1)
        queue.enter(user)
        for last in ("", "x", "-1", "1.5", "9" * 30, str(2**63 - 1)):
            with self.subTest(last):
                stream = Events(self.shop, f"{queue.path}/subscribe/{queue.status(user)['entryToken']}", token(user), last_event_id=last)
                self.assertEqual(stream.status, 200)
                self.assertEqual(stream.next()["event"], "queue-status")
                stream.close()


class Crowded(SaleCase):
    more_settings = {"SHOP_THREADS": "1", "SHOP_DB_WAITING": "50"}

    def test_more_streams_than_may_wait_for_the_database_open_at_once(self):
        queue = Queue(self.db, self.shop)
        users = queue.users(300)
        queue.enter(*users)
        places = dict(queue.rows("user_id, entry_token"))
        sockets = [socket.create_connection(("127.0.0.1", self.shop.port), 20) for _ in users]
        for user, one in zip(users, sockets):
            self.addCleanup(one.close)
            one.sendall(Request("GET", f"{queue.path}/subscribe/{places[user]}", who=token(user)).bytes)
        self.assertEqual(collections.Counter(one.recv(12) for one in sockets), {b"HTTP/1.1 200": 300})


if __name__ == "__main__":
    unittest.main(verbosity=2, warnings="ignore")
