# SPDX-License-Identifier: Apache-2.0
"""Entering, leaving, being let in and running out of time, killed or failing before and after each call of the database and of Redis: nobody is
lost, nobody stands in a line twice, nobody is passed over, and every place is given back. Needs a build with fault points.
"""
import collections
import os
import tempfile
import threading
import time
import unittest

from buying import Request, Wire, run_job
from harness import Database, Redis, Shop, token
from line import ADMIN, Queue, enter_request
from matrix import killed_at

CAPACITY, BATCH, N = 4, 3, 7


class Flow:
    """A queue with two users inside and five waiting; request() is what the fault interrupts, expected() who must be inside in the end."""

    is_job = False

    def prepare(self, db, shop):
        queue = Queue(db, shop, CAPACITY, 2)
        queue.enter(*queue.users(N))
        if queue.process() != 2:
            raise AssertionError("two are let in")
        queue.activate(CAPACITY, BATCH)
        return queue

    def expected(self, queue):
        return queue.users(CAPACITY)

    def finish(self, queue):
        """What the client does after the fault."""


class Admit(Flow):
    def request(self, queue):
        return Request("POST", f"/admin{queue.path}/process", None, ADMIN)


class AdmitByJob(Flow):
    """Nobody was let in yet, so that the first batch is due; in no other queue."""

    is_job = True

    def prepare(self, db, shop):
        for kind, number in db.run("SELECT event_type, event_id FROM waiting_queues WHERE is_active"):
            shop.post(f"/admin/queue/{kind}/{number}/deactivate", None, ADMIN)
        queue = Queue(db, shop, CAPACITY, BATCH)
        queue.enter(*queue.users(N))
        return queue

    def request(self, queue):
        return run_job("admit_from_queues", ADMIN)


class Enter(Flow):
    """The user never asks again: once the row is there, there must be a way in."""

    def prepare(self, db, shop):
        queue = super().prepare(db, shop)
        for user in queue.waiting():
            queue.leave(user)
        return queue

    def request(self, queue):
        return enter_request(queue, "new")

    def expected(self, queue):
        live = queue.having("WAITING") + queue.having("ENTERED")
        return queue.users(2) + (["new"] if "new" in live else [])


class EnterAgain(Enter):
    """The user asks again after the fault."""

    def finish(self, queue):
        answer = queue.try_enter("new")
        if answer.status != 200 and answer.code != "S802":
            raise AssertionError(answer)

    def expected(self, queue):
        return [*queue.users(2), "new"]


class LeaveInside(Flow):
    user = 0

    def request(self, queue):
        return Request("DELETE", f"{queue.path}/leave", None, token(queue.user(self.user)))

    def finish(self, queue):
        answer = queue.try_leave(queue.user(self.user))
        if answer.status != 204 and answer.code != "S803":
            raise AssertionError(answer)

    def expected(self, queue):
        return [user for user in queue.users(N) if user != queue.user(self.user)][:CAPACITY]


class LeaveWaiting(LeaveInside):
    user = 2


class Expire(Flow):
    is_job = True

    def prepare(self, db, shop):
        queue = super().prepare(db, shop)
        db.run("UPDATE queue_entries SET entered_at = NOW(6) - INTERVAL 2 SECOND, expires_at = NOW(6) - INTERVAL 1 SECOND "
               f"WHERE status = 'ENTERED' AND user_id IN ('{queue.user(0)}', '{queue.user(1)}')")
        return queue

    def request(self, queue):
        return run_job("expire_queue_places", ADMIN)

    def expected(self, queue):
        return queue.users(CAPACITY, first=2)


FLOWS = {"admit": Admit(), "admit by the job": AdmitByJob(), "enter": Enter(), "enter again": EnterAgain(), "leave from inside": LeaveInside(),
         "leave the line": LeaveWaiting(), "expire": Expire()}


class Place:
    """A database, a Redis and the shopd of the moment."""

    def __init__(self):
        self.db, self.redis = Database(), Redis()
        shop = self.new_shop()
        shop.migrate()
        self.shop = shop.start()

    def new_shop(self, **settings):
        return Shop(self.db, self.redis.url, **{"SHOP_JOBS": "0", "SHOP_THREADS": "1", **settings})

    def restart(self, **settings):
        if self.shop:
            self.shop.stop()
        self.shop = None
        self.shop = self.new_shop(**settings).start()
        return self.shop

    def close(self):
        try:
            if self.shop:
                self.shop.stop()
        finally:
            self.redis.drop()
            self.db.drop()


def points_of(place, flow):
    """What a flow reaches, in its order: (name, how many times it was reached since the process began)."""
    queue = flow.prepare(place.db, place.shop)
    with tempfile.NamedTemporaryFile(prefix="shopd-trace-") as file:
        queue.shop = place.restart(SHOP_FAULT_TRACE=file.name)
        n_before = len(open(file.name, encoding="ascii").read().splitlines())
        wire = Wire(queue.shop.port)
        wire.ask(flow.request(queue))
        wire.close()
        names = open(file.name, encoding="ascii").read().splitlines()
        queue.shop = place.restart()
    reached, points = collections.Counter(), []
    for i, name in enumerate(names):
        reached[name] += 1
        if i >= n_before:
            points.append((name, reached[name]))
    finish(flow, queue)
    return points


def finish(flow, queue):
    flow.finish(queue)
    queue.settle(flow.expected(queue))
    queue.check_line()
    queue.check()
    if queue.most_inside() > CAPACITY:
        raise AssertionError(f"{queue.most_inside()} were inside at once")
    for user in queue.entered():  # all places are theirs to give back
        queue.leave(user)
    rest = queue.waiting()
    if rest:
        queue.settle(rest[:CAPACITY])


def crash(place, flow, point, nth):
    queue = flow.prepare(place.db, place.shop)
    place.shop.stop()
    place.shop = None
    killed_at(place.new_shop(SHOP_FAULTS=f"{point}#{nth}=exit").start(), flow.request(queue))
    queue.shop = place.restart()
    finish(flow, queue)


def fail(place, flow, point, nth):
    queue = flow.prepare(place.db, place.shop)
    queue.shop = place.restart(SHOP_FAULTS=f"{point}#{nth}=error")
    wire = Wire(queue.shop.port)
    answer = wire.ask(flow.request(queue))
    wire.close()
    if flow.is_job:  # the lock of a run that cannot give it back stays until its time or its process is over
        queue.shop = place.restart()
    if answer.status >= 400 and answer.code not in ("C011", "C015", "C016"):
        raise AssertionError(answer)
    finish(flow, queue)


class Faults(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.places = [Place(), Place()]
        cls.points = {name: points_of(cls.places[0], flow) for name, flow in FLOWS.items()}

    @classmethod
    def tearDownClass(cls):
        for place in cls.places:
            place.close()

    def each(self, strike):
        began, failures, lock = time.monotonic(), [], threading.Lock()
        every = int(os.environ.get("SHOP_TEST_EVERY", "3"))  # 1 takes all, and three times as long
        tasks = iter([(name, *point) for name, points in self.points.items() for point in points][::every])

        def work(i):
            while True:
                with lock:
                    task = next(tasks, None)
                if task is None:
                    return
                try:
                    strike(self.places[i], FLOWS[task[0]], *task[1:])
                except Exception as error:  # one that fails hides no other, and leaves nothing to the next
                    failures.append(f"{task}: {type(error).__name__}: {error}")
                    try:
                        self.places[i].close()
                    except AssertionError as sanitizer:
                        failures.append(f"{task}: {sanitizer}")
                    self.places[i] = Place()

        threads = [threading.Thread(target=work, args=(i,)) for i in range(len(self.places))]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        print(f"{self._testMethodName[5:]}: {', '.join(f'{name} {len(points)}' for name, points in self.points.items())} points, "
              f"{len(failures)} failed, in {time.monotonic() - began:.0f} s", flush=True)
        self.assertEqual(failures, [], "\n" + "\n".join(failures))

    def test_the_points_lie_on_both_sides(self):
        for name, points in self.points.items():
            kinds = {point.split(".")[0] for point, _ in points}
            self.assertLessEqual({"db", "redis"}, kinds, (name, points))

    def test_pitfall_33_a_crash_anywhere_loses_nobody(self):
        self.each(crash)

    def test_pitfall_33_a_failed_call_anywhere_loses_nobody(self):
        self.each(fail)


if __name__ == "__main__":
    unittest.main(verbosity=2, warnings="ignore")
