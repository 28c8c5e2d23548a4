# SPDX-License-Identifier: Apache-2.0
"""Ten thousand users want the same at once, from two instances, and whatever dies meanwhile: never one too many is sold, everybody hears the
truth, and when the repairs have run, what is left can be had and Redis equals the database.
"""
import collections
import os
import subprocess
import time
import unittest
import uuid

from books import Books
from buying import Bulk, Wire, run_job
from harness import ROOT, Database, Redis, Shop, required, token, until
from provider import Provider
from rush import CouponSale, DealSale, Rush, kill_redis, restart

STREAMS, PACKETS = ("streams", 32), ("packets", 40)
EACH = 4
KINDS = (CouponSale, DealSale)
CROWD = 10000
UNAVAILABLE = {"lost", "C014", "C015", "C016"}  # what may be heard while something is away; then it is asked again


class Market:
    """Two instances on one database and a Redis of their own."""

    def __init__(self, **settings):
        self.db, self.redis, self.provider = Database(), Redis(), Provider()
        self.settings = {"SHOP_PG_URL": self.provider.url, **settings}
        self.shops = [self.new_shop(), self.new_shop()]
        self.shops[0].migrate()
        for shop in self.shops:
            shop.start()
        self.admin = token("admin-1", "ADMIN")
        self.bulk, self.books = Bulk(self.db), Books(self.db, self.provider.url)

    def new_shop(self, **more):
        return Shop(self.db, self.redis.url, **{**self.settings, **more})

    def close(self):
        try:
            for shop in self.shops:
                shop.stop()
        finally:
            self.provider.stop()
            self.redis.drop()
            self.db.drop()

    def ports(self):
        return [shop.port for shop in self.shops]

    def unique(self, what):
        return what + uuid.uuid4().hex[:10]

    def run_job(self, name):
        """Runs it now, once whoever runs it has ended."""
        def has_run():
            answer = self.shops[1].post(f"/admin/jobs/{name}/run", token=self.admin)
            if answer.status != 200:
                raise AssertionError(f"{name}: {answer}")
            return answer.json["lastOutcome"] == "OK"

        until(f"{name} has run", has_run)


class RushCase(unittest.TestCase):
    settings = {}

    @classmethod
    def setUpClass(cls):
        cls.market = Market(**cls.settings)

    @classmethod
    def tearDownClass(cls):
        try:
            cls.market.books.check()
        finally:
            cls.market.close()

    def setUp(self):
        self.began = time.monotonic()

    def told(self, rush, what=""):
        print(f"{self._testMethodName[5:]}: {rush}{what}; {time.monotonic() - self.began:.0f} s in all", flush=True)

    def check_all_sold(self, sale, rush, n_users, each=EACH):
        """Nothing disturbed it: exact, with no other answer than these."""
        owners = sale.owners()
        n_full = sum(n == sale.limit for n in owners.values())
        self.assertEqual(rush.heard["201"], sale.total, rush)
        self.assertEqual(rush.heard[sale.had], n_full * (each - sale.limit), rush)
        self.assertEqual(rush.heard[sale.gone], n_users * each - sale.total - n_full * (each - sale.limit), rush)
        self.assertEqual(sum(rush.heard.values()), n_users * each, rush)
        self.assertFalse(rush.repeated, rush)
        self.assertEqual(rush.winners, owners)
        self.assertEqual(sale.wrong(), [])
        self.assertIsNone(sale.disagreement())
        self.assertEqual(sale.state()[0], 0)


class Crowd(RushCase):
    """Nothing goes wrong."""

    def crowd(self, kind, total, way):
        sale = kind(self.market, total)
        rush = Rush(sale, self.market.ports(), CROWD, EACH, way).end()
        self.told(rush)
        self.check_all_sold(sale, rush, CROWD)

    def test_ten_thousand_users_want_a_hundred_coupons(self):
        self.crowd(CouponSale, 100, STREAMS)

    def test_ten_thousand_users_want_a_hundred_coupons_in_single_packets(self):
        self.crowd(CouponSale, 100, PACKETS)

    def test_ten_thousand_users_want_five_hundred_units_of_a_deal(self):
        self.crowd(DealSale, 500, STREAMS)

    def test_ten_thousand_users_want_five_hundred_units_of_a_deal_in_single_packets(self):
        self.crowd(DealSale, 500, PACKETS)

    def test_pitfall_31_a_hundred_requests_of_one_user_in_a_single_packet_give_one(self):
        for kind in KINDS:
            with self.subTest(kind.what):
                sale = kind(self.market, 50)
                rush = Rush(sale, self.market.ports(), 1, 100, ("packets", 100), connections=1).end()
                self.assertEqual(rush.heard, {"201": sale.limit, sale.had: 100 - sale.limit})
                self.assertEqual(sale.owners(), {"rush-0": sale.limit})
                self.assertEqual(sale.wrong(), [])
                self.assertIsNone(sale.disagreement())

    def test_pitfall_25_the_last_unit_is_sold(self):
        for kind in KINDS:
            with self.subTest(kind.what):
                sale = kind(self.market, 1)
                for user, expected in (("rush-0", 201), ("rush-1", 409), ("rush-2", 409)):
                    key = {"Idempotency-Key": f"{kind.what} {user}".replace(" ", "-")}
                    answer = self.market.shops[0].post(sale.path, sale.body, token(user), headers=key)
                    self.assertEqual(answer.status, expected, answer)
                    self.assertIn(answer.code, (None, sale.gone))
                self.assertEqual(sale.owners(), {"rush-0": 1})
                self.assertEqual((sale.state(), sale.wrong()), ((0, {"rush-0": 1}, 0), []))


    def test_several_are_wanted_at_once(self):
        """Groups of rows are of several coupons, and take turns with orders."""
        for kinds in ((CouponSale, CouponSale, CouponSale), KINDS):
            sales = [kind(self.market, 300) for kind in kinds]
            rushes = [Rush(sale, self.market.ports(), 400, EACH, connections=8) for sale in sales]
            for sale, rush in zip(sales, rushes):
                with self.subTest(kinds=len(kinds), what=sale.what):
                    self.told(rush.end())
                    self.check_all_sold(sale, rush, 400)


class FailedCommits(RushCase):
    """Of an instance whose every first commit does not happen, or happens without its knowing."""

    settings = {"SHOP_JOBS": "0"}

    def fail_once(self, kind, place):
        """A user asks an instance whose first commit fails; (the sale, the answer, the same user's answer on another instance after the repair)."""
        sale = kind(self.market, 5)
        faulty = self.market.new_shop(SHOP_FAULTS=f"db.COMMIT.{place}#1=error").start()
        try:
            first = faulty.post(sale.path, sale.body, token("rush-0"), headers={"Idempotency-Key": self.market.unique("key")})
        finally:
            faulty.stop()
        sale.settle()
        second = self.market.shops[0].post(sale.path, sale.body, token("rush-0"), headers={"Idempotency-Key": self.market.unique("key")})
        return sale, first, second

    def test_pitfall_21_a_failed_commit_leaks_no_unit_and_locks_nobody_out(self):
        for kind in KINDS:
            with self.subTest(kind.what):
                sale, first, second = self.fail_once(kind, "before")
                self.assertGreaterEqual(first.status, 500, first)
                self.assertEqual(second.status, 201, second)
                self.assertEqual(sale.state(), (4, {"rush-0": 1}, 0))
                self.assertEqual(sale.wrong(), [])

    def test_a_commit_whose_answer_is_lost_counts_once(self):
        for kind in KINDS:
            with self.subTest(kind.what):
                sale, first, second = self.fail_once(kind, "after")
                self.assertTrue(first.status == 201 or first.status >= 500, first)
                n = min(sale.limit, 2)
                self.assertEqual((second.status, second.code), (201, None) if n == 2 else (409, sale.had), second)
                self.assertEqual(sale.state(), (5 - n, {"rush-0": n}, 0))
                self.assertEqual(sale.wrong(), [])


class Disturbed(RushCase):
    """In the middle of the sale something dies, and comes back. Who has no answer asks again, under the same key."""

    def disturb(self, kind, disturbance, also_heard=(), shops=None, repair=None):
        """A rush with a disturbance in its middle, the repairs, and a second rush of the same users: all is sold in the end, once."""
        sale = kind(self.market, kind.small_crowd * kind.limit // 2)
        ports = [shop.port for shop in shops or self.market.shops]
        rush = Rush(sale, ports, sale.small_crowd, EACH)
        try:
            rush.tenths(2)
            disturbance(sale)
        finally:
            rush.end()
        print(f"{self._testMethodName[5:]}: {kind.what}: {rush}", flush=True)
        self.assertEqual(set(rush.repeated) - UNAVAILABLE, set(), rush)
        self.assertEqual(set(rush.heard) - {"201", sale.gone, sale.had, *also_heard}, set(), rush)
        if repair:
            repair()
        sale.settle()
        owners = sale.owners()
        self.assertLessEqual(sum(owners.values()), sale.total)
        lacking = {user: n for user, n in rush.winners.items() if owners.get(user, 0) < n}
        self.assertEqual(lacking, {}, "were told that they have it, and have it not")
        self.assertEqual(sale.wrong(), [])
        self.sell_the_rest(sale, owners)
        return sale, rush

    def sell_the_rest(self, sale, before):
        """The same users again. Whoever has all that one may have hears so; all others get what is left, until nothing is."""
        again = Rush(sale, self.market.ports(), sale.small_crowd, sale.limit).end()
        self.told(again, f" by those who asked again, {sum(before.values())} of {sale.total} before")
        after = sale.owners()
        self.assertEqual(again.heard["201"], sale.total - sum(before.values()), "leaked, or oversold")
        self.assertEqual(again.winners, {user: n - before.get(user, 0) for user, n in after.items() if n > before.get(user, 0)})
        had = sum(sale.limit - again.winners.get(user, 0) for user, n in after.items() if n == sale.limit)
        self.assertEqual(again.heard[sale.had], had, "locked out, or too many")
        self.assertEqual(again.heard[sale.gone], sale.small_crowd * sale.limit - had - again.heard["201"], again)
        self.assertFalse(again.repeated, again)
        self.assertEqual(sale.wrong(), [])
        sale.settle()
        self.assertEqual(sale.state()[0], 0)

    def test_an_instance_is_killed_and_started_again(self):
        def kill(_):
            self.market.shops[0].kill()
            restart(self.market.shops[0])

        for kind in KINDS:
            with self.subTest(kind.what):
                _, rush = self.disturb(kind, kill)
                self.assertGreater(rush.repeated["lost"], 0, "nobody noticed")

    def test_redis_is_killed_and_started_empty(self):
        def kill(_):
            kill_redis(self.market.redis)
            self.market.redis.start_empty()

        for kind in KINDS:
            with self.subTest(kind.what):
                self.disturb(kind, kill)

    def test_mariadb_is_killed_and_started_again(self):
        def kill(_):
            subprocess.run([os.path.join(ROOT, "tests/support/services"), "restart-db", required("SHOP_TEST_SERVICES_DIR")], check=True,
                           stdout=subprocess.DEVNULL)

        for kind in KINDS:
            with self.subTest(kind.what):
                _, rush = self.disturb(kind, kill)
                self.assertGreater(rush.repeated["C015"], 0, "nobody noticed")

    def test_some_inserts_fail(self):
        """Those of one user in twenty. They hear of a fault, and nobody else of their groups does; later they can have what is left."""
        for kind in KINDS:
            with self.subTest(kind.what):
                self.market.db.run(f"DELIMITER //\nCREATE TRIGGER now_and_then BEFORE INSERT ON {kind.table} FOR EACH ROW "
                                   "IF CRC32(NEW.user_id) % 20 = 0 THEN SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'now and then'; END IF //")
                try:
                    _, rush = self.disturb(kind, lambda _: None, also_heard=("C011", "S208"),
                                           repair=lambda: self.market.db.run("DROP TRIGGER now_and_then"))
                    self.assertGreater(rush.heard["C011"] + rush.heard["S208"], kind.small_crowd // 100)
                finally:
                    self.market.db.run("DROP TRIGGER IF EXISTS now_and_then")

    def test_some_commits_fail_or_lose_their_answers(self):
        """Two of the first ten, and so on, on each instance. Who hears of a fault may have it, or not; after the repairs it is known."""
        faults = [f"db.COMMIT.{place}#{n + shift}=error" for n in range(5, 320, 10) for place, shift in (("before", 0), ("after", 5))]
        for kind in KINDS:
            with self.subTest(kind.what):
                faulty = [self.market.new_shop(SHOP_FAULTS=",".join(faults)).start() for _ in range(2)]
                try:
                    self.disturb(kind, lambda _: None, also_heard=("C011", "S208"), shops=faulty)
                finally:
                    for shop in faulty:
                        shop.stop()

    def test_pitfall_30_issues_under_way_do_not_undo_an_administrators_end(self):
        for kind in KINDS:
            with self.subTest(kind.what):
                sale = kind(self.market, kind.small_crowd * kind.limit // 2)
                rush = Rush(sale, self.market.ports(), sale.small_crowd, EACH)
                rush.tenths(1)
                sale.stop()
                n_at_the_end = sale.n_sold()
                rush.end()
                self.told(rush)
                self.assertEqual(set(rush.heard) - {"201", sale.gone, sale.had, sale.stopped}, set(), rush)
                self.assertGreater(rush.heard[sale.stopped], 0)
                self.assertEqual(sale.n_sold(), n_at_the_end, "sold after its end")
                self.assertEqual(rush.winners, sale.owners())
                sale.settle()
                self.assertEqual(sale.wrong(), [])
                again = Rush(sale, self.market.ports(), 500, 1).end()
                self.assertEqual(again.heard, {sale.stopped: 500})
                self.assertIsNone(sale.disagreement())

    def test_the_time_is_over_in_the_middle(self):
        """One crowd after the other, until one meets the end."""
        for kind in KINDS:
            with self.subTest(kind.what):
                sale = kind(self.market, 40 * kind.small_crowd * kind.limit, seconds=3)
                heard = collections.Counter()
                winners = {}
                while not heard[sale.late]:
                    rush = Rush(sale, self.market.ports(), kind.small_crowd, EACH, first=len(winners)).end()
                    self.assertFalse(rush.repeated, rush)
                    heard += rush.heard
                    winners.update(rush.winners)
                self.told(rush)
                self.assertEqual(set(heard) - {"201", sale.had, sale.late}, set(), heard)
                self.assertEqual(winners, sale.owners())
                sale.wait_for_end()
                sale.settle()
                self.assertEqual(sale.wrong(), [])
                self.assertEqual(Rush(sale, self.market.ports(), 500, 1, first=len(winners) + kind.small_crowd).end().heard, {sale.late: 500})



if __name__ == "__main__":
    unittest.main(verbosity=1, warnings="ignore")
