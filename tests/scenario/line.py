# SPDX-License-Identifier: Apache-2.0
"""What scenarios of waiting queues share: queues, users who come and go, and what must hold of every line at any time."""
import collections
import datetime
import itertools
import json
import threading
import time

from buying import Request, Wire
from harness import Events, Redis, Shop, ShopCase, token, until

STATUS = ["eventType", "eventId", "status", "position", "totalWaiting", "estimatedWaitSeconds", "entryToken", "joinedAt", "enteredAt", "expiresAt"]
VIEW = ["eventType", "eventId", "isActive", "maxCapacity", "entryBatchSize", "entryIntervalSeconds", "activatedAt", "deactivatedAt"]
POSITION = ["position", "estimatedWaitSeconds", "totalWaiting", "status"]
ADMIN = token("admin-1", "ADMIN")
JOBS = ("admit_from_queues", "expire_queue_places")


def moment(text):
    return datetime.datetime.fromisoformat(text.replace("Z", "+00:00"))


class Queue:
    """One queue, its users named after it. `shop` is who is asked if nobody else is named."""

    numbers = itertools.count(1)

    def __init__(self, db, shop, capacity=1000, batch=100, interval=3600, kind="FLASH_SALE", is_open=True):
        self.db, self.shop, self.kind, self.number = db, shop, kind, next(Queue.numbers)
        self.path = f"/queue/{kind}/{self.number}"
        if is_open:
            self.activate(capacity, batch, interval)

    def user(self, i):
        return f"u{self.number}-{i}"

    def users(self, n, first=0):
        return [self.user(i) for i in range(first, first + n)]

    @staticmethod
    def good(answer, status=200):
        if answer.status != status:
            raise AssertionError(answer)
        return answer.json if answer.body else None

    def set(self, capacity, batch, interval, shop=None, who=ADMIN):
        body = {"maxCapacity": capacity, "entryBatchSize": batch, "entryIntervalSeconds": interval}
        return (shop or self.shop).post(f"/admin{self.path}/activate", body, who)

    def activate(self, capacity=1000, batch=100, interval=3600, shop=None):
        return self.good(self.set(capacity, batch, interval, shop))

    def deactivate(self, shop=None):
        return self.good((shop or self.shop).post(f"/admin{self.path}/deactivate", None, ADMIN))

    def try_enter(self, user, shop=None):
        return (shop or self.shop).post(f"{self.path}/enter", None, token(user))

    def enter(self, *users, shop=None):
        """The last one's status."""
        for user in users:
            status = self.good(self.try_enter(user, shop))
        return status

    def try_status(self, user, shop=None):
        return (shop or self.shop).get(f"{self.path}/status", token(user))

    def status(self, user, shop=None):
        return self.good(self.try_status(user, shop))

    def try_leave(self, user, shop=None):
        return (shop or self.shop).delete(f"{self.path}/leave", token(user))

    def leave(self, user, shop=None):
        self.good(self.try_leave(user, shop), 204)

    def process(self, shop=None):
        return self.good((shop or self.shop).post(f"/admin{self.path}/process", None, ADMIN))["admitted"]

    def rows(self, what="user_id, status", condition="TRUE", order="e.id"):
        return self.db.run(f"""SELECT {what} FROM queue_entries e JOIN waiting_queues q ON q.id = e.queue_id
            WHERE q.event_type = '{self.kind}' AND q.event_id = {self.number} AND {condition} ORDER BY {order}""")

    def having(self, status):
        return [row[0] for row in self.rows("user_id", f"e.status = '{status}'")]

    def waiting(self):
        return self.having("WAITING")

    def entered(self):
        return self.having("ENTERED")

    def check(self):
        """What the rows say at any time: nobody twice; who came first is in first; each knows when it came in, and until when."""
        live = collections.Counter(user for user, status in self.rows() if status in ("WAITING", "ENTERED"))
        twice = [user for user, n in live.items() if n > 1]
        passed = self.rows("e.user_id, e.id", """e.status = 'WAITING' AND EXISTS
            (SELECT 1 FROM queue_entries o WHERE o.queue_id = e.queue_id AND o.id > e.id AND o.entered_at IS NOT NULL)""")
        unstamped = self.rows("e.user_id, e.status", """
            e.status = 'ENTERED' AND (entered_at IS NULL OR expires_at IS NULL OR expires_at <= entered_at)
            OR e.status = 'WAITING' AND (entered_at IS NOT NULL OR expires_at IS NOT NULL)
            OR e.status = 'LEFT' AND left_at IS NULL OR e.status = 'EXPIRED' AND expired_at IS NULL""")
        if twice or passed or unstamped:
            raise AssertionError(f"twice: {twice}; passed over: {passed}; wrong times: {unstamped}")

    def most_inside(self):
        """How many were inside at once at the worst moment of the queue's history. A place is free when its time is over."""
        rows = self.rows("""TIMESTAMPDIFF(MICROSECOND, '2020-01-01', entered_at),
            TIMESTAMPDIFF(MICROSECOND, '2020-01-01', LEAST(expires_at, COALESCE(left_at, expires_at)))""", "e.entered_at IS NOT NULL")
        steps = sorted([(int(begin), 1) for begin, _ in rows] + [(int(end), -1) for _, end in rows])
        return max(itertools.accumulate(change for _, change in steps), default=0)

    def line(self, shop=None):
        """{user: position} of who waits, as each of them is told."""
        return {user: self.status(user, shop)["position"] for user in self.waiting()}

    def check_line(self, shop=None):
        """Who waits, in the order of the rows, stands at 1, 2, 3, …"""
        expected = {user: i + 1 for i, user in enumerate(self.waiting())}
        told = self.line(shop)
        if told != expected:
            raise AssertionError(f"positions {told}, expected {expected}")

    def settle(self, admitted, seconds=30):
        """The jobs run and batches are let in until exactly the first `admitted` users of this list are inside."""
        def are_in():
            for job in JOBS:
                self.good(self.shop.post(f"/admin/jobs/{job}/run", None, ADMIN))
            self.process()
            return self.entered() == admitted
        try:
            until("all who can are in", are_in, seconds)
        except AssertionError as error:
            raise AssertionError(f"{error}: {self.rows()}, expected inside: {admitted}") from error


class Refused(AssertionError):
    """There is an answer instead of a stream."""


class Stream(Events):
    """One user's stream. Every event must be one of the two, its payload encoded once, and its id never below the last one's."""

    def __init__(self, queue, user, shop=None, place=None, **more):
        place = place or queue.rows("entry_token", f"user_id = '{user}'")[-1][0]
        super().__init__(shop or queue.shop, f"{queue.path}/subscribe/{place}", token(user), **more)
        self.last_id = more.get("last_event_id")
        self.retry_ms = None
        if self.status != 200:
            raise Refused(f"{self.status} {self.reply.read()}")

    def tell(self):
        """The next (event, payload); None at the end."""
        while True:
            event = self.next()
            if event is None:
                return None
            if "retry" in event:
                self.retry_ms = int(event["retry"])
            if "event" not in event:
                continue
            payload = json.loads(event["data"])
            known = event["event"] in ("queue-status", "queue-entered") and isinstance(payload, dict) and list(payload) == POSITION
            if not known or "id" in event and self.last_id is not None and int(event["id"]) < int(self.last_id):
                raise AssertionError(f"{event} after {self.last_id}")
            self.last_id = event.get("id", self.last_id)
            return event["event"], payload

    def position(self):
        event, payload = self.tell() or ("end", None)
        if event != "queue-status":
            raise AssertionError((event, payload))
        return payload["position"]

    def until_position(self, position):
        while self.position() != position:
            pass

    def until_end(self):
        """What is told until the end."""
        return list(iter(self.tell, None))


def ask_all(shops, requests, n_connections=40):
    """Sends them over many connections at once, in turns to the shops; (answer, when it was sent, when answered), in their order."""
    results, left, lock = [None] * len(requests), iter(range(len(requests))), threading.Lock()
    problems, gate = [], threading.Barrier(n_connections)

    def work(k):
        wire = Wire(shops[k % len(shops)].port)
        gate.wait()
        try:
            while True:
                with lock:
                    i = next(left, None)
                if i is None:
                    return
                sent = time.monotonic()
                answer = wire.ask(requests[i])
                results[i] = answer, sent, time.monotonic()
        except BaseException as error:  # handed to the caller below
            problems.append(error)
        finally:
            wire.close()

    threads = [threading.Thread(target=work, args=(k,)) for k in range(n_connections)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if problems:
        raise problems[0]
    return results


def enter_request(queue, user):
    return Request("POST", f"{queue.path}/enter", None, token(user))


class QueueCase(ShopCase):
    """A Redis of our own for each class; nobody is let in but when the test says so."""

    n_others = 0

    @classmethod
    def setUpClass(cls):
        cls.redis = Redis()
        cls.settings = {"SHOP_JOBS": "0", **cls.settings, "redis_url": cls.redis.url}
        super().setUpClass()
        cls.others = [Shop(cls.db, **cls.settings).start() for _ in range(cls.n_others)]
        cls.shops = [cls.shop, *cls.others]

    @classmethod
    def tearDownClass(cls):
        try:
            for shop in cls.others:
                shop.stop()
        finally:
            try:
                super().tearDownClass()
            finally:
                cls.redis.drop()

    def queue(self, *args, **more):
        return Queue(self.db, self.shop, *args, **more)

    def run_job(self, name, shop=None):
        job = self.assertAnswer((shop or self.shop).post(f"/admin/jobs/{name}/run", None, self.admin), 200)
        self.assertEqual(job["lastOutcome"], "OK", job)
