# SPDX-License-Identifier: Apache-2.0
"""The stream of a waiting queue: one's place at once, then its changes only, then the way in; on whichever instance, and after whatever loss."""
import json
import socket
import struct
import threading
import time
import unittest
import uuid

from buying import Request
from harness import Shop, parallel, token, until
from line import POSITION, QueueCase, Refused, Stream

TICK_S = 3
SOON_S = TICK_S + 1.5  # a change is told at the next tick


class StreamCase(QueueCase):
    n_others = 1

    def stream(self, queue, user, shop=None, **more):
        stream = Stream(queue, user, shop, **more)
        self.addCleanup(stream.close)
        return stream

    def assertTold(self, told, event, **expected):
        self.assertIsNotNone(told, f"the stream ended instead of {event}")
        self.assertEqual((told[0], {key: told[1][key] for key in expected}), (event, expected))

    def assertLetIn(self, stream):
        """The way in, after whatever was told before, then the end."""
        told = stream.until_end()
        self.assertTrue(told, "the end without a word")
        self.assertEqual([event for event, _ in told[:-1]], ["queue-status"] * (len(told) - 1))
        self.assertTold(told[-1], "queue-entered", position=0, status="ENTERED", estimatedWaitSeconds=0)


class Told(StreamCase):
    def test_pitfall_37_the_place_is_told_at_once_and_encoded_once(self):
        queue = self.queue(batch=10, interval=20)
        users = queue.users(13)
        queue.enter(*users)
        for user, position in ((users[0], 1), (users[12], 13)):
            began = time.monotonic()
            stream = self.stream(queue, user)
            self.assertEqual(stream.reply.headers["Content-Type"].split(";")[0], "text/event-stream")
            event = stream.next()
            self.assertLess(time.monotonic() - began, 1.5)
            self.assertEqual((event["event"], int(event["id"]) >= 0), ("queue-status", True))
            payload = json.loads(event["data"])
            self.assertEqual(list(payload), POSITION)
            status = queue.status(user)
            self.assertEqual(payload, {key: status[key] for key in POSITION})
            self.assertEqual((payload["position"], payload["totalWaiting"], payload["status"]), (position, 13, "WAITING"))

    def test_changes_are_told_then_the_way_in_then_the_end(self):
        queue = self.queue(batch=1)
        users = queue.users(3)
        queue.enter(*users)
        stream = self.stream(queue, users[2])
        self.assertEqual(stream.position(), 3)
        for position, change in ((2, lambda: queue.leave(users[0])), (1, queue.process)):
            change()
            began = time.monotonic()
            self.assertEqual(stream.position(), position)
            self.assertLess(time.monotonic() - began, SOON_S)
        queue.process()
        began = time.monotonic()
        self.assertTold(stream.tell(), "queue-entered", position=0, status="ENTERED", totalWaiting=0)
        self.assertIsNone(stream.tell())
        self.assertLess(time.monotonic() - began, SOON_S)

    def test_nothing_is_told_while_nothing_changes_but_that_the_stream_lives(self):
        queue, other = self.queue(), self.queue()
        users = queue.users(2)
        queue.enter(*users)
        stream = self.stream(queue, users[1], timeout=20)
        self.assertEqual(stream.position(), 2)
        began, line = time.monotonic(), b"\n"
        other.enter(*other.users(3))  # is no change of this queue
        while line == b"\n":
            line = stream.reply.readline()
        self.assertEqual(line[:1], b":", line)
        self.assertTrue(TICK_S < time.monotonic() - began < 16, time.monotonic() - began)
        queue.leave(users[0])
        self.assertEqual(stream.position(), 1)

    def test_whoever_is_in_already_hears_it_at_once(self):
        queue = self.queue()
        user = queue.user(1)
        queue.enter(user)
        queue.process()
        began = time.monotonic()
        self.assertLetIn(self.stream(queue, user))
        self.assertLess(time.monotonic() - began, 1.5)

    def test_leaving_ends_the_stream(self):
        queue = self.queue()
        user, other = queue.users(2)
        queue.enter(user, other)
        stream, bystander = self.stream(queue, user), self.stream(queue, other)
        self.assertEqual((stream.position(), bystander.position()), (1, 2))
        queue.leave(user)
        began = time.monotonic()
        self.assertNotIn("queue-entered", [event for event, _ in stream.until_end()])
        self.assertLess(time.monotonic() - began, SOON_S)
        self.assertEqual(bystander.position(), 1)

    def test_a_closed_queue_goes_on_telling(self):
        queue = self.queue(batch=1)
        users = queue.users(3)
        queue.enter(*users)
        queue.deactivate()
        stream = self.stream(queue, users[1])
        self.assertEqual(stream.position(), 2)
        queue.leave(users[0])
        stream.until_position(1)
        queue.activate(batch=1)
        queue.process()
        self.assertLetIn(stream)

    def test_what_a_stream_refuses(self):
        queue, other = self.queue(), self.queue()
        user = queue.user(1)
        place = queue.enter(user)["entryToken"]
        gone = queue.user(2)
        gone_place = queue.enter(gone)["entryToken"]
        queue.leave(gone)
        for where, what, who, status, code in ((queue, uuid.uuid4(), user, 404, "S803"), (other, place, user, 404, "S803"),
                                               (queue, gone_place, gone, 404, "S803"), (queue, place, gone, 403, "S807"),
                                               (queue, "x", user, 400, "C001"), (queue, f"{place}?x=1", user, 400, "C001")):
            with self.subTest(what=what, who=who):
                self.assertAnswer(self.shop.get(f"{where.path}/subscribe/{what}", token(who)), status, code)


class Lost(StreamCase):
    """Connections, instances and Redis come and go."""

    def test_an_admission_on_one_instance_is_heard_on_the_other(self):
        queue = self.queue(batch=1)
        users = queue.users(4)
        queue.enter(*users)
        streams = {(user, shop): self.stream(queue, user, shop) for user, shop in zip(users, self.shops * 2)}
        for stream in streams.values():
            stream.position()
        for i, ((user, shop), stream) in enumerate(streams.items()):
            began = time.monotonic()
            self.assertEqual(queue.process(self.shops[1 - i % 2]), 1)
            self.assertLetIn(stream)
            self.assertLess(time.monotonic() - began, SOON_S, user)

    def test_what_was_missed_is_told_after_a_reconnect(self):
        queue = self.queue(batch=1)
        users = queue.users(4)
        queue.enter(*users)
        stream = self.stream(queue, users[2])
        self.assertEqual(stream.position(), 3)
        for shop, change, position in ((self.shop, lambda: None, 3), (self.others[0], queue.process, 2),
                                       (self.shop, lambda: queue.leave(users[1]), 1)):
            stream.close()
            change()
            stream = self.stream(queue, users[2], shop, last_event_id=stream.last_id)
            self.assertEqual(stream.position(), position)
        stream.close()
        self.assertEqual(queue.process(), 1)
        self.assertLetIn(self.stream(queue, users[2], last_event_id=stream.last_id))

    def test_pitfall_36_a_reconnect_ends_the_old_connection_and_not_itself(self):
        queue = self.queue()
        ahead, user = queue.user(0), queue.user(1)
        queue.enter(ahead, user)
        stream = self.stream(queue, user)
        stream.position()
        for i in range(12):  # on the same thread, on another, on the other instance
            new = self.stream(queue, user, self.shops[i // 2 % 2], last_event_id=stream.last_id)
            self.assertEqual(new.position(), 2)
            began = time.monotonic()
            self.assertNotIn("queue-entered", [event for event, _ in stream.until_end()])
            self.assertLess(time.monotonic() - began, SOON_S, "the old one ends")
            stream = new
        queue.leave(ahead)
        stream.until_position(1)
        queue.process()
        self.assertLetIn(stream)

    def test_pitfall_36_of_many_connections_at_once_one_is_left(self):
        for _ in range(3):
            queue = self.queue()
            user = queue.user(1)
            place = queue.enter(user)["entryToken"]
            streams = parallel(8, lambda i: self.stream(queue, user, self.shops[i % 2], place=place))
            ended = []

            def work(i):
                if i == 8:
                    until("all but one have ended", lambda: len(ended) >= 7, seconds=8)
                    queue.process()
                    return []
                told = streams[i].until_end()
                ended.append(i)
                return [event for event, _ in told if event == "queue-entered"]
            heard = parallel(9, work)
            self.assertEqual(sum(heard, []), ["queue-entered"], "exactly one of them was left to hear it")

    def test_pitfall_36_clients_that_do_not_read_hold_up_nobody(self):
        queue = self.queue(capacity=1000, batch=1)
        stuck, users = queue.users(60, first=100), queue.users(4)
        queue.enter(*stuck, *users)
        for user in stuck[1:]:
            place = queue.rows("entry_token", f"user_id = '{user}'")[0][0]
            connection = socket.socket()
            self.addCleanup(connection.close)
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 1024)
            connection.connect(("127.0.0.1", self.shop.port))
            connection.sendall(Request("GET", f"{queue.path}/subscribe/{place}", who=token(user)).bytes)
        streams = [self.stream(queue, user, self.shops[i % 2]) for i, user in enumerate(users)]
        for i, stream in enumerate(streams):
            self.assertEqual(stream.position(), 61 + i)
        for _ in range(2):
            queue.process()
            began = time.monotonic()
            for stream in streams:
                stream.position()
            self.assertLess(time.monotonic() - began, SOON_S)
            self.assertEqual(self.shop.get("//livez").status, 200)

    def test_clients_that_vanish_leave_nothing_behind(self):
        queue = self.queue(batch=1)
        users = queue.users(40)
        queue.enter(*users)

        def vanish(i):
            stream = Stream(queue, users[i], self.shops[i % 2])
            stream.connection.sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            if i % 4 > 1:
                stream.position()
            stream.close()
        parallel(40, vanish)
        stream = self.stream(queue, users[1])
        self.assertEqual(stream.position(), 2)
        queue.process()
        stream.until_position(1)

    def test_an_instance_that_ends_sends_its_clients_to_another_one(self):
        queue = self.queue()
        users = queue.users(3)
        queue.enter(*users)
        third = Shop(self.db, **self.settings).start()
        streams = [self.stream(queue, user, third) for user in users]
        for i, stream in enumerate(streams):
            self.assertEqual(stream.position(), i + 1)
        began = time.monotonic()
        third.stop()
        self.assertLess(time.monotonic() - began, 5)
        again = []
        for i, (user, stream) in enumerate(zip(users, streams)):
            self.assertEqual(stream.until_end(), [])
            self.assertGreater(stream.retry_ms, 0)
            again.append(self.stream(queue, user, self.shops[i % 2], last_event_id=stream.last_id))
            self.assertEqual(again[-1].position(), i + 1)
        queue.process()
        for stream in again:
            self.assertLetIn(stream)

    def follow(self, queue, user, shop):
        """Until the way in, coming again whenever the stream ends or is refused for a while; how often it was told."""
        told, last, place = [], None, queue.rows("entry_token", f"user_id = '{user}'")[0][0]
        while "queue-entered" not in told:
            stream = until("a stream is open again", lambda last=last: self.open(queue, user, shop, place, last))
            told += [event for event, _ in stream.until_end()]
            stream.close()
            last = stream.last_id
        return told.count("queue-entered")

    def open(self, queue, user, shop, place, last):
        """None while the service asks to come later."""
        try:
            return Stream(queue, user, shop, place, last_event_id=last)
        except Refused as refusal:
            self.assertIn("C015", str(refusal))
            return None

    def test_an_emptied_redis_loses_no_admission(self):
        def restart(is_emptied):
            self.redis.services("stop-redis")
            if is_emptied:
                self.redis.start_empty()
            else:
                self.redis.services("start-redis")

        for loss in (lambda: self.redis.command("FLUSHALL"), lambda: restart(False), lambda: restart(True)):
            queue = self.queue(batch=2)
            users = queue.users(6)
            queue.enter(*users)

            def work(i):
                if i < 5:
                    return self.follow(queue, users[i], self.shops[i % 2])
                for n in range(3):
                    loss()
                    admitted = []
                    while queue.waiting() and not admitted:
                        answer = self.shops[n % 2].post(f"/admin{queue.path}/process", None, self.admin)
                        if answer.status == 200 and answer.json["admitted"]:
                            admitted.append(answer)
                return 1
            self.assertEqual(parallel(6, work), [1] * 6)
            self.assertEqual(queue.entered(), users)
            queue.check()


if __name__ == "__main__":
    unittest.main(verbosity=2, warnings="ignore")
