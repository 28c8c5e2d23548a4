# SPDX-License-Identifier: Apache-2.0
"""Ten thousand users listen to one queue on one instance while a batch of them is let in every second. A tenth of them hang up meanwhile and come
again. Everybody hears the way in, soon, and once. Prints what a listener costs.
"""
import random
import resource
import time
import unittest

from crowd import Crowd, Http1, Http2, Listener, cpu_s, memory_kib
from harness import token
from line import QueueCase, ask_all, enter_request

N, BATCH, N_RECONNECT = 10000, 500, 1000
AT_ONCE = 200
TICK_S = 3
IDLE_S = 6
SCRIPTS_PER_S = 40  # of all jobs, and of two threads that ask where their listeners stand


def allow_descriptors(n):
    """For this process and those that it starts."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if hard != resource.RLIM_INFINITY and hard < n:
        raise AssertionError(f"this machine allows {hard} open files, {n} are needed")
    resource.setrlimit(resource.RLIMIT_NOFILE, (max(soft, n), hard))


class CrowdCase(QueueCase):
    """A fresh process for each class: what an earlier crowd has left would be used again, and not be counted."""

    settings = {"SHOP_JOBS": "1"}

    @classmethod
    def setUpClass(cls):
        allow_descriptors(N + 500)
        super().setUpClass()

    def setUp(self):
        self.crowd = Crowd()
        self.addCleanup(self.crowd.close)

    def n_scripts(self):
        """Scripts that Redis has run so far, each in a round trip of its own; jobs and their locks included."""
        return int(next(line.split("=")[1].split(",")[0] for line in self.redis.command("INFO", "commandstats") if line.startswith("cmdstat_evalsha:")))

    def n_told(self):
        return sum(listener.n_told for listener in self.listeners)

    def enter_all(self, queue, n):
        users = queue.users(n)
        began = time.monotonic()
        answers = ask_all(self.shops, [enter_request(queue, user) for user in users])
        self.assertEqual({answer.status for answer, _, _ in answers}, {200})
        print(f"{n} entered in {time.monotonic() - began:.1f} s", flush=True)
        return [Listener(f"{queue.path}/subscribe/{answer.json['entryToken']}", token(user)) for user, (answer, _, _) in zip(users, answers)]

    def listen_all(self, listeners, at_once=1):
        """Some hundreds at a time: of more at once the service would turn some away."""
        for i in range(0, len(listeners), AT_ONCE):
            part = listeners[i:i + AT_ONCE]
            n_told = [listener.n_told for listener in part]
            for k in range(0, len(part), at_once):
                self.crowd.join(Http1(self.shop.port, part[k]) if at_once == 1 else Http2(self.shop.port, part[k:k + at_once]))
            self.crowd.hear_until("they were told their place", lambda: all(
                listener.n_told > n or listener.problem for listener, n in zip(part, n_told)), 30)

    def measure_idle(self, what, before_kib):
        self.crowd.hear_for(TICK_S + 1)  # then all know what changed last
        kib = memory_kib(self.shop.process) - before_kib
        cpu, scripts, told = cpu_s(self.shop.process), self.n_scripts(), self.n_told()
        self.crowd.hear_for(IDLE_S)
        share = (cpu_s(self.shop.process) - cpu) / IDLE_S
        print(f"{N} idle listeners over {what}: {kib / N:.1f} KiB of process memory each, {share * 100:.1f} % of a core in all", flush=True)
        self.assertEqual(self.n_told(), told, "nothing changed")
        self.assertLess(self.n_scripts() - scripts, SCRIPTS_PER_S * IDLE_S)

    def listen_idly(self, what, listeners, at_once=1):
        self.listeners, before_kib, began = listeners, memory_kib(self.shop.process), time.monotonic()
        self.listen_all(listeners, at_once)
        print(f"{N} connected over {what} and heard their place in {time.monotonic() - began:.1f} s", flush=True)
        self.measure_idle(what, before_kib)

    def assertAllIn(self, queue, listeners, steady):
        """Everybody heard the way in once; the steady ones as soon as it may be told."""
        self.assertEqual([listener.problem for listener in listeners if listener.problem], [])
        self.assertEqual({listener.n_entered for listener in listeners}, {1})
        entered = dict(queue.rows("entry_token, UNIX_TIMESTAMP(entered_at)", "e.status = 'ENTERED'"))
        self.assertEqual(len(entered), N)
        waits = [listener.entered_at - max(listener.began_at, float(entered[listener.path.rsplit("/", 1)[1]])) for listener in steady]
        print(f"told after {sum(waits) / len(waits):.2f} s on average, {max(waits):.2f} s at most; "
              f"{sum(listener.n_told for listener in listeners)} messages", flush=True)
        self.assertLess(max(waits), TICK_S)
        queue.check()


class OverHttp1(CrowdCase):
    def test_ten_thousand_hear_the_way_in_once(self):
        queue = self.queue(capacity=1000000, batch=1, interval=3600)
        listeners = self.enter_all(queue, N)
        self.listen_idly("HTTP/1.1", listeners)
        queue.activate(1000000, BATCH, 1)
        self.crowd.hear_until("the first thousands are in", lambda: sum(listener.n_entered for listener in listeners) >= N * 3 // 10, 60)
        lost = random.Random(7).sample([listener for listener in listeners if listener.line], N_RECONNECT)
        for listener in lost:
            self.crowd.drop(listener.line)
        for part in (lost[::2], lost[1::2]):  # come again while others are let in
            self.crowd.hear_for(1)
            self.listen_all(part)
        self.crowd.hear_until("all are in and their streams have ended", lambda: not self.crowd.lines, 90)
        self.assertAllIn(queue, listeners, set(listeners) - set(lost))


class OverHttp2(CrowdCase):
    def test_ten_thousand_over_a_hundred_connections(self):
        queue = self.queue(capacity=1000000, batch=1, interval=3600)
        listeners = self.enter_all(queue, N)
        self.listen_idly("HTTP/2", listeners, at_once=100)
        scripts, began = self.n_scripts(), time.monotonic()
        queue.activate(1000000, 2 * BATCH, 1)
        self.crowd.hear_until("all are in and their streams have ended", lambda: not any(listener.line for listener in listeners), 90)
        self.assertLess(self.n_scripts() - scripts, SCRIPTS_PER_S * (time.monotonic() - began), "one for all who listen")
        self.assertAllIn(queue, listeners, listeners)


if __name__ == "__main__":
    unittest.main(verbosity=2, warnings="ignore")
