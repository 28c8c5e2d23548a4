#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""What users are told of their orders: in the list and in streams, each thing once and in order, whoever tells it."""
import json
import subprocess
import unittest

from event_case import EventCase
from harness import Events, parallel, token, until


class Session:
    """A connection of the database that holds a lock."""

    def __init__(self, db, name):
        self.process = subprocess.Popen(["mariadb", "--no-defaults", f"--socket={db.socket}", f"--user={db.user}", "--batch", "--skip-column-names",
                                         "--unbuffered", db.name], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.process.stdin.write(f"SELECT GET_LOCK('{name}', 10);\n")
        self.process.stdin.flush()
        if self.process.stdout.readline() != "1\n":
            raise AssertionError("the lock is not to be had")

    def close(self):
        if not self.process.stdin.closed:
            self.process.communicate()


class NotificationCase(EventCase):
    def setUp(self):
        super().setUp()
        self.product = self.new_product(stock=100)

    def list(self, user=None, query=""):
        return self.assertAnswer(self.shop.get("/notifications" + query, user or self.user), 200)["items"]

    def types(self, user=None):
        return sorted(item["type"] for item in self.list(user))

    def stream(self, user=None, last_id=None, shop=None):
        """An open one. Without a last id it has said which notification is the newest."""
        events = Events(shop or self.shop, "/notifications/stream", user or self.user, last_id, timeout=12)  # before a heartbeat
        self.addCleanup(events.close)
        self.assertEqual(events.status, 200)
        if last_id is None:
            self.assertEqual(set(events.next()), {"id"})
        return events

    def read(self, stream, n):
        """The next n notifications, as the list shows them."""
        items = []
        for _ in range(n):
            event = stream.next()
            self.assertEqual((event["event"], event["id"]), ("notification", str(json.loads(event["data"])["id"])), event)
            items.append(json.loads(event["data"]))
        return items

    def add(self, user, n=1):
        """Notifications that nobody is told of; the id of the last."""
        return int(self.db.run(f"""INSERT INTO notifications (user_id, event_id, type, title, message)
            SELECT '{user}', UUID(), 'order.created', 'title', 'message' FROM seq_1_to_{n};
            SELECT MAX(id) FROM notifications WHERE user_id = '{user}'""")[0][0])


class Words(NotificationCase):
    """What is said, and to whom."""

    def test_each_thing_that_happens_to_an_order_is_told_once(self):
        stream = self.stream()
        order = self.paid_order((self.product, 2))
        number = order["orderNumber"]
        told = self.read(stream, 3)
        self.consumed()
        listed = self.list()
        self.assertEqual(told, listed[::-1])
        self.assertEqual({item["type"]: (item["title"], item["message"], item["orderNumber"]) for item in listed}, {
            "order.created": ("Order placed", f"Your order {number} was placed. Its items cost 25800.00.", number),
            "payment.completed": ("Payment received", f"Your payment of 25800.00 for order {number} was received.", number),
            "order.confirmed": ("Order confirmed", f"Your order {number} is confirmed and will be shipped.", number)})
        payment = self.shop.get(f"/payments?orderNumber={number}", self.user).json["items"][0]["paymentNumber"]
        self.assertAnswer(self.shop.post(f"/payments/{payment}/refund", {"reason": "it was broken"}, self.admin,
                                         headers={"Idempotency-Key": "refund-" + number}), 200)
        (last,) = self.read(stream, 1)
        self.assertEqual((last["title"], last["message"]), ("Order cancelled", f"Your order {number} was cancelled: it was broken"))
        self.consumed()
        self.assertEqual(self.list()[0], last)
        self.assertEqual(self.types(), ["order.cancelled", "order.confirmed", "order.created", "payment.completed"])

        self.deliver_again()
        self.assertEqual(len(self.list()), 4)
        self.add(self.name)
        marker = self.paid_order((self.product, 1))  # the next that the stream says is of this one: nothing came twice
        self.assertEqual([item["orderNumber"] for item in self.read(stream, 4)], [None] + [marker["orderNumber"]] * 3)

    def test_a_refused_payment_is_told_with_its_reason(self):
        shop = self.start(SHOP_PG_SUCCESS_RATE="0", SHOP_EVENTS="0")
        number = self.order((self.product, 1))["orderNumber"]
        self.assertAnswer(self.pay(number, shop=shop), 400, "S304")
        self.consumed()
        reason = self.shop.get(f"/payments?orderNumber={number}", self.user).json["items"][0]["failureReason"]
        self.assertEqual({item["type"]: item["message"] for item in self.list()}, {
            "order.created": f"Your order {number} was placed. Its items cost 12900.00.",
            "payment.failed": f"The payment of your order {number} failed: {reason}",
            "order.cancelled": f"Your order {number} was cancelled: the payment was refused: {reason}"})

    def test_a_long_reason_has_room(self):
        number = self.order((self.product, 1))["orderNumber"]
        self.assertAnswer(self.cancel(number, reason="반" * 500), 200)
        self.consumed()
        (item,) = self.list(query="?type=order.cancelled")
        self.assertEqual(item["message"], f"Your order {number} was cancelled: " + "반" * 500)
        self.assertEqual(self.list(query="?type=payment.failed"), [])

    def test_nobody_sees_what_is_told_to_others(self):
        other = token(self.unique("other"))
        stream = self.stream(other)
        self.paid_order((self.product, 1))
        self.consumed()
        self.assertEqual(self.list(other), [])
        mine = self.order((self.product, 1), user=other)
        self.assertEqual([item["orderNumber"] for item in self.read(stream, 1)], [mine["orderNumber"]])
        self.assertAnswer(self.shop.get("/notifications"), 401, "C003")

    def test_the_list_goes_on_with_its_cursor(self):
        last = self.add(self.name, 7)
        ids, cursor = [], ""
        while cursor is not None:
            page = self.assertAnswer(self.shop.get(f"/notifications?limit=3{cursor and '&cursor=' + cursor}", self.user), 200)
            ids += [item["id"] for item in page["items"]]
            cursor = page["nextCursor"]
        self.assertEqual(len(ids), 7)
        self.assertEqual((ids[0], ids), (last, sorted(ids, reverse=True)))


class Streams(NotificationCase):
    """None is missed and none comes twice."""

    def test_what_was_missed_comes_first(self):
        seen = self.add(self.name, 3)
        missed = self.add(self.name, 2)
        stream = self.stream(last_id=seen)
        order = self.order((self.product, 1))
        items = self.read(stream, 3)
        self.assertEqual(([item["id"] for item in items[:2]], items[2]["orderNumber"]), ([missed - 1, missed], order["orderNumber"]))
        again = self.stream(last_id=items[1]["id"])
        self.assertEqual(self.read(again, 1), items[2:])

    def test_a_new_stream_tells_nothing_old_and_where_it_begins(self):
        newest = self.add(self.name, 3)
        events = Events(self.shop, "/notifications/stream", self.user)
        self.addCleanup(events.close)
        self.assertEqual(events.next(), {"id": str(newest)})
        ahead = Events(self.shop, "/notifications/stream", self.user, newest + 1000000)
        self.addCleanup(ahead.close)
        self.assertEqual(ahead.next(), {"id": str(newest)})
        order = self.order((self.product, 1))
        for stream in (events, ahead):
            self.assertEqual([item["orderNumber"] for item in self.read(stream, 1)], [order["orderNumber"]])

    def test_far_behind_it_comes_in_parts(self):
        first = self.add(self.name)
        last = self.add(self.name, 150)
        ids = [int(row[0]) for row in self.db.run(f"SELECT id FROM notifications WHERE user_id = '{self.name}' ORDER BY id")]
        stream = self.stream(last_id=first)
        self.assertEqual([item["id"] for item in self.read(stream, 100)], ids[1:101])
        self.assertEqual((set(stream.next()), stream.next()), ({"retry"}, None))
        self.assertEqual([item["id"] for item in self.read(self.stream(last_id=ids[100]), 50)], ids[101:])
        self.assertEqual(ids[-1], last)

    def test_who_commits_later_has_the_higher_id(self):
        """The first of two events takes its id and is held up; were the second not to wait, it would be seen before."""
        first, second = (self.order((self.new_product(stock=1), 1)) for _ in range(2))
        self.consumed()
        stream = self.stream()
        held = Session(self.db, "held")
        self.addCleanup(held.close)
        self.db.run(f"""DELIMITER ;;\nCREATE TRIGGER hold_up AFTER INSERT ON notifications FOR EACH ROW
            IF NEW.order_number = '{first["orderNumber"]}' THEN DO GET_LOCK('held', 4); DO RELEASE_LOCK('held'); END IF;;""")
        self.addCleanup(self.db.run, "DROP TRIGGER IF EXISTS hold_up")
        self.assertAnswer(self.cancel(first["orderNumber"]), 200)
        until("the first is held up", lambda: self.db.run("SELECT 1 FROM information_schema.processlist WHERE state = 'User lock'"))
        self.assertAnswer(self.cancel(second["orderNumber"]), 200)
        until("the second waits, or is done", lambda: self.list(query="?type=order.cancelled") or self.db.run("""
            SELECT 1 FROM information_schema.processlist WHERE info LIKE 'SELECT id FROM notification_turns%'"""))
        held.close()
        self.assertEqual([item["orderNumber"] for item in self.read(stream, 2)], [first["orderNumber"], second["orderNumber"]])

    def test_what_nobody_lived_to_tell_is_told_with_the_next(self):
        self.restart(SHOP_FAULTS="notification.publish#1=error")
        self.addCleanup(self.restart)
        stream = self.stream()
        first = self.order((self.product, 1))
        self.consumed()
        second = self.order((self.product, 1))
        self.assertEqual([item["orderNumber"] for item in self.read(stream, 2)], [first["orderNumber"], second["orderNumber"]])

    def test_two_instances_tell_each_thing_once(self):
        other = self.start()
        buyers = [self.unique("buyer") for _ in range(6)]
        streams = {name: [self.stream(token(name), shop=shop) for shop in (self.shop, other)] for name in buyers}
        parallel(len(buyers), lambda i: [self.paid_order((self.product, 1), user=token(buyers[i])) for _ in range(2)])
        self.consumed()
        for name in buyers:
            listed = self.list(token(name))
            self.assertEqual(self.types(token(name)), ["order.confirmed"] * 2 + ["order.created"] * 2 + ["payment.completed"] * 2)
            for stream in streams[name]:
                self.assertEqual(self.read(stream, 6), listed[::-1])

    def test_an_event_of_nobody_is_put_aside(self):
        event = self.emit("payment.completed", "ORD-20260101-NOBODY00", '{"paymentNumber":"PAY-NOBODY00","orderNumber":"ORD-20260101-NOBODY00","amount":1.00}')
        until("both consumers give up", lambda: self.db.value(f"SELECT COUNT(*) FROM dead_letters WHERE event_id = '{event}'") == "2", 30)
        letters = dict(self.db.run(f"SELECT consumer, cause FROM dead_letters WHERE event_id = '{event}'"))
        self.assertRegex(letters["sales_statistics"], "cannot be null")
        self.assertRegex(letters["notification"], "no such order")


if __name__ == "__main__":
    unittest.main(verbosity=2)
