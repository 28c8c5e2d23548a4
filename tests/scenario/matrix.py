# SPDX-License-Identifier: Apache-2.0
"""Everything that moves money or stock, as flows that a fault can interrupt before and after each call of the database, of Redis and of the
provider. After it the sweepers run, the client sends its request again, and the books must balance.

A flow is run once with a trace of the fault points that it reaches, and then once for each of them. Needs a build with fault points.
"""
import collections
import http.client
import os
import queue
import tempfile
import threading
import time
import unittest

from books import Books
from buying import Bulk, Request, Wire, outcome, run_job, settle
from harness import Database, Redis, Shop, token, until
from provider import Provider

ADMIN = token("admin-1", "ADMIN")
KILLED = 70  # fault.c
N_WORKERS = 2
BROKEN = (http.client.HTTPException, OSError)


class Market:
    """A database, a Redis and a provider that see one crash after the other, and the shopd of the moment."""

    admin = ADMIN

    def __init__(self):
        self.db, self.redis, self.provider = Database(), Redis(), Provider()
        self.bulk, self.books = Bulk(self.db), Books(self.db, self.provider.url)
        shop = self.new_shop()
        shop.migrate()
        self.product = self.bulk.products(2, 1000000)
        self.start(shop)

    def new_shop(self, **settings):
        return Shop(self.db, self.redis.url, **{"SHOP_JOBS": "0", "SHOP_THREADS": "1", "SHOP_PG_URL": self.provider.url, **settings})

    @property
    def shops(self):
        """As rush.py knows a market."""
        return [self.shop]

    def unique(self, what):
        return f"{what}{self.bulk.take(1)}"

    def run_job(self, name):
        record = self.ask(run_job(name, ADMIN), "200")
        if record["lastOutcome"] != "OK":
            raise AssertionError(f"{name}: {record}")

    def start(self, shop=None):
        self.shop = (shop or self.new_shop()).start()
        self.wire = Wire(self.shop.port)

    def stop(self):
        self.wire.close()
        self.shop.stop()

    def close(self):
        try:
            self.stop()
        finally:
            self.redis.drop()
            self.provider.stop()
            self.db.drop()

    def ask(self, request, *expected):
        answer = self.wire.ask(request)
        if outcome(answer) not in expected:
            raise AssertionError(f"{request}: {answer}, expected {' or '.join(expected)}")
        return answer.json

    def status(self, trade):
        rows = self.db.run(f"SELECT order_number, status FROM orders WHERE user_id = '{trade.name}'")
        if len(rows) > 1:
            raise AssertionError(f"{trade.name} has {len(rows)} orders: {rows}")
        return rows[0] if rows else (None, None)


def killed_at(shop, request):
    """Sends the request to a shop, which must be killed by it."""
    try:
        wire = Wire(shop.port)
        wire.ask(request)
        wire.close()
    except BROKEN:
        pass
    try:
        until("the process has ended", lambda: shop.process.poll() is not None, seconds=5)
    except AssertionError:
        shop.process.kill()
        shop.process.wait()
        raise
    status = shop.process.returncode
    shop.process.stdout.close()
    text = shop.messages()
    shop.log.close()
    os.unlink(shop.log.name)
    if status != KILLED:
        raise AssertionError(f"ended with {status}:\n{text[-3000:]}")


class Flow:
    """One request, from a fresh order: prepare() makes the state, request() is what the crash interrupts and the client then repeats."""

    ends = None         # the order's status in the end
    answers = ("200",)  # to the repeated request
    has_key = True
    faults = ""         # that it meets besides the one of the matrix
    undone = ()         # how the order ends where a fault has the shop take the money back; then it cannot be paid any more

    def buyer(self, market):
        trade = market.bulk.buyers(1, market.product, quantity=2, lines=2)[0]
        trade.coupon = market.bulk.coupon(trade)
        return trade

    def prepare(self, market):
        return self.buyer(market)

    def status(self, market, trade):
        """Of what the flow is about: its number, if it has one, and where it is."""
        return market.status(trade)

    def repair(self, market, trade):
        """What besides the sweepers has to run after a fault."""

    def go_on(self, market, trade):
        """What must be possible after all."""

    def order(self, market, trade):
        trade.number = market.ask(trade.create(f"order-{trade.name}", userCouponId=trade.coupon), "201")["orderNumber"]
        return trade

    def pay(self, market, trade):
        trade.payment = market.ask(trade.pay(f"payment-{trade.name}"), "200")["paymentNumber"]
        return trade

    def interrupted(self, market, trade):
        return self.request(trade)

    def expected(self, status):
        """The answer to the request when the order is in that status before."""
        return self.answers


class Create(Flow):
    ends, answers = "PENDING", ("201",)

    def request(self, trade):
        return trade.create(f"order-{trade.name}", userCouponId=trade.coupon)


class Ordered(Flow):
    def prepare(self, market):
        return self.order(market, super().prepare(market))


class Pay(Ordered):
    ends, undone = "PAID", ("REFUNDED", "CANCELLED")

    def request(self, trade):
        return trade.pay(f"payment-{trade.name}")


class PayUndone(Pay):
    """After the charge no delivery can be made, and the money goes back; unless the process dies early enough to go on without that fault."""

    faults = "db.add_delivery_query.before=error,"


class PayDeclined(Pay):
    ends, undone, answers = "CANCELLED", (), ("S304",)

    def prepare(self, market):
        market.provider.control(script=["decline:no", "decline:no"])  # once more if the first never reached it
        return super().prepare(market)


class Cancel(Ordered):
    ends, has_key = "CANCELLED", False

    def request(self, trade):
        return trade.cancel()

    def expected(self, status):
        return ("S202",) if status == self.ends else ("200",)


class CancelPaid(Cancel):
    ends = "REFUNDED"

    def prepare(self, market):
        return self.pay(market, super().prepare(market))


class Refund(Flow):
    ends = "REFUNDED"

    def prepare(self, market):
        return self.pay(market, self.order(market, super().prepare(market)))

    def request(self, trade):
        return trade.refund(ADMIN, f"refund-{trade.name}")


class Ship(Refund):
    ends, has_key = "SHIPPING", False

    def request(self, trade):
        return Request("PUT", f"/admin/orders/{trade.number}/status", {"status": "SHIPPING"}, ADMIN)

    def expected(self, status):
        return ("S206",) if status == self.ends else ("200",)


class Expire(Ordered):
    ends, has_key = "CANCELLED", False

    def prepare(self, market):
        trade = super().prepare(market)
        market.db.run(f"UPDATE orders SET expires_at = NOW(6) - INTERVAL 1 SECOND WHERE order_number = '{trade.number}'")
        return trade

    def request(self, trade):
        return run_job("expire_orders", ADMIN)


class LeftBehind:
    """The second fault: of a process that goes on with what one that was killed has left behind."""

    first = "http.pg.after#1"

    def prepare(self, market):
        trade = super().prepare(market)
        market.stop()
        killed_at(market.new_shop(SHOP_FAULTS=f"{self.first}=exit").start(), self.request(trade))
        market.start()
        return trade

    def interrupted(self, market, trade):
        return run_job("sweep_sagas", ADMIN)


class TakeOver(LeftBehind, Pay):
    pass


class TakeOverUncharged(TakeOver):
    first = "http.pg.before#1"


class TakeOverDeclined(LeftBehind, PayDeclined):
    pass


class TakeOverRefund(LeftBehind, Refund):
    pass


FLOWS = {
    "create": Create(), "pay": Pay(), "pay, declined": PayDeclined(), "pay, undone": PayUndone(), "cancel": Cancel(), "cancel after payment": CancelPaid(),
    "refund": Refund(), "expire": Expire(), "ship": Ship(),
}
TAKE_OVERS = {
    "take over a charge": TakeOver(), "take over before the charge": TakeOverUncharged(), "take over a refusal": TakeOverDeclined(),
    "take over a refund": TakeOverRefund(),
}


def trace(market, flow):
    """The points of a flow, in their order: (name, how many times it was reached since the process began)."""
    trade = flow.prepare(market)
    market.stop()
    with tempfile.NamedTemporaryFile(prefix="shopd-trace-") as file:
        shop = market.new_shop(SHOP_FAULT_TRACE=file.name, SHOP_FAULTS=flow.faults).start()
        n_before = len(open(file.name, encoding="ascii").read().splitlines())
        wire = Wire(shop.port)
        wire.ask(flow.interrupted(market, trade))
        wire.close()
        shop.stop()
        names = open(file.name, encoding="ascii").read().splitlines()
    market.start()
    finish(market, flow, trade)
    reached, points = collections.Counter(), []
    for i, name in enumerate(names):
        reached[name] += 1
        if i >= n_before:
            points.append((name, reached[name]))
    return points


def finish(market, flow, trade, may_undo=False):
    """What the client and the sweepers do after the fault, and what must have come of it."""
    settle(market.books, market.wire, ADMIN)
    flow.repair(market, trade)
    before = flow.status(market, trade)[1]
    is_undone = before in flow.undone and (may_undo or flow.faults)
    request, expected = flow.request(trade), ("S202",) if is_undone else flow.expected(before)
    answers = []

    def is_answered():
        answers.append(market.wire.ask(request))
        return outcome(answers[-1]) not in ("C014", "C015")  # the dead connection's transaction may not be rolled back yet

    until(f"{request} is answered", is_answered)
    if outcome(answers[-1]) not in expected:
        raise AssertionError(f"{request} again, the order was {before}: {answers[-1]}, expected {' or '.join(expected)}")
    if flow.has_key:
        again = market.wire.ask(request)
        if (again.status, again.body and again.json.get("code"), again.headers.get("Idempotent-Replayed")) != (
                answers[-1].status, answers[-1].json.get("code"), "true"):
            raise AssertionError(f"{request} a third time: {again}, before {answers[-1]}")
        if again.status < 400 and again.json != answers[-1].json:
            raise AssertionError(f"{request} a third time: {again}, before {answers[-1]}")
    if not market.books.is_quiet():
        raise AssertionError("something is under way again")
    number, status = flow.status(market, trade)
    if status != (before if is_undone else flow.ends) or (trade.number or number) != number:
        raise AssertionError(f"{number} of {trade.name} is {status}, not {flow.ends}")
    market.provider.control(script=[])
    flow.go_on(market, trade)
    market.books.check()


class Matrix(unittest.TestCase):
    """All flows with all their points, by a few markets side by side."""

    def setUp(self):
        self.markets = [Market() for _ in range(N_WORKERS)]
        self.failures = []

    def tearDown(self):
        for market in self.markets:
            market.close()

    def each(self, tasks, work):
        """work(market, *task) for all tasks, by all markets."""
        left = queue.SimpleQueue()
        for task in tasks:
            left.put(task)

        def failed(task, error):
            self.failures.append((" ".join(str(part) for part in task), f"{type(error).__name__}: {error}"))

        def take_turns(i):
            while True:
                try:
                    task = left.get_nowait()
                except queue.Empty:
                    return
                try:
                    work(self.markets[i], *task)
                except Exception as error:  # one crash that fails hides no other, and leaves nothing to the next
                    failed(task, error)
                    try:
                        self.markets[i].close()
                    except Exception as sanitizer:
                        failed(task, sanitizer)
                    self.markets[i] = Market()

        threads = [threading.Thread(target=take_turns, args=(i,)) for i in range(N_WORKERS)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

    def run_all(self, what, flows, strike, every=1):
        """strike(market, flow, name of the point, which time it is reached) for every so-many-th of them; the number of those."""
        began, points = time.monotonic(), {}
        self.each([(name,) for name in flows], lambda market, name: points.__setitem__(name, trace(market, flows[name])))
        tasks = [(name, point, nth) for name in flows for point, nth in points.get(name, ())][::every]
        self.each(tasks, lambda market, name, point, nth: strike(market, flows[name], point, nth))
        for name in flows:
            n_failed = sum(task.startswith(f"{name} ") for task, _ in self.failures)
            print(f"{what}: {name}: {len(points.get(name, ()))} points, {n_failed} failed", flush=True)
        print(f"{what}: {len(tasks)} of these points in {time.monotonic() - began:.0f} s", flush=True)
        self.assertEqual(self.failures, [], "\n" + "\n".join(f"{task}: {error}" for task, error in self.failures))
        return len(tasks)
