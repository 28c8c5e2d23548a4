# SPDX-License-Identifier: Apache-2.0
"""Coupons when Redis and the database have lost sight of each other: what was taken and never written, and what Redis has forgotten or has wrong."""
import datetime
import os
import subprocess
import time
import unittest
import uuid

from harness import ROOT, Database, Redis, Shop, ShopCase, parallel, token, until


def moment(seconds):
    at = datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(seconds=seconds)
    return at.strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def micros(seconds=0):
    return str(int((time.time() + seconds) * 1_000_000))


class Session:
    """A session of the database that keeps its transaction open."""

    def __init__(self, db):
        self.process = subprocess.Popen(["mariadb", "--no-defaults", f"--socket={db.socket}", f"--user={db.user}", "--batch", "--skip-column-names",
                                         "--unbuffered", db.name], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def run(self, sql):
        self.process.stdin.write(f"{sql};\nSELECT 'done';\n")
        self.process.stdin.flush()
        while self.process.stdout.readline().strip() != "done":
            pass

    def end(self):
        self.process.communicate()


class CouponRepair(ShopCase):
    @classmethod
    def setUpClass(cls):
        cls.redis = Redis()
        cls.addClassCleanup(cls.redis.drop)
        cls.settings = {"SHOP_JOBS": "0", "SHOP_REDIS_URL": cls.redis.url}
        super().setUpClass()

    def setUp(self):
        self.name = uuid.uuid4().hex

    def ask_redis(self, *command):
        done = subprocess.run(["redis-cli", "-s", self.redis.url.removeprefix("unix://"), *command], check=True, capture_output=True, text=True)
        return done.stdout.splitlines()

    def create(self, total=10):
        body = {"code": uuid.uuid4().hex, "name": "spring", "discountType": "FIXED", "discountValue": 1000, "totalQuantity": total,
                "startsAt": moment(-60), "expiresAt": moment(3600)}
        return self.assertAnswer(self.shop.post("/coupons", body, self.admin), 201)["id"]

    def issue(self, coupon, user=None, shop=None):
        return (shop or self.shop).post(f"/coupons/{coupon}/issue", None, token(user or self.name))

    def repair(self):
        self.assertEqual(self.assertAnswer(self.shop.post("/admin/jobs/reconcile_coupons/run", None, self.admin), 200)["lastOutcome"], "OK")

    def key(self, what, coupon):
        return f"coupon:{what}:{{{coupon}}}"

    def state(self, coupon):
        """(stock, users, pending users) of Redis"""
        stock = self.ask_redis("GET", self.key("stock", coupon))
        return (int(stock[0]) if stock[0] else None, {user for user in self.ask_redis("SMEMBERS", self.key("issued", coupon)) if user},
                {user for user in self.ask_redis("HKEYS", self.key("pending", coupon)) if user})

    def counted(self, coupon):
        """(the counter, the rows, the status) of the database"""
        counter, rows, status = self.db.run(f"SELECT issued_quantity, (SELECT COUNT(*) FROM user_coupons WHERE coupon_id = c.id), status "
                                            f"FROM coupons c WHERE id = {coupon}")[0]
        return int(counter), int(rows), status

    def assertSettled(self, coupon, stock, users):
        until("nothing is pending", lambda: not self.state(coupon)[2])
        self.assertEqual(self.state(coupon), (stock, set(users), set()))
        self.assertEqual(self.counted(coupon)[:2], (len(users), len(users)))

    def take(self, coupon, user, seconds_ago):
        """What the script does for a user whose instance then dies."""
        self.ask_redis("DECR", self.key("stock", coupon))
        self.ask_redis("SADD", self.key("issued", coupon), user)
        self.ask_redis("HSET", self.key("pending", coupon), user, micros(-seconds_ago))

    def test_what_redis_has_forgotten_is_read_again(self):
        coupon = self.create(10)
        for user in "abc":
            self.assertAnswer(self.issue(coupon, user), 201)
        self.ask_redis("FLUSHALL")
        self.assertAnswer(self.issue(coupon, "a"), 409, "S604")
        self.assertAnswer(self.issue(coupon, "d"), 201)
        self.assertSettled(coupon, 6, "abcd")

    def test_ten_thousand_users_are_read_again_by_one_of_those_who_ask(self):
        coupon = self.create(10_010)
        self.db.run(f"INSERT INTO user_coupons (user_id, coupon_id, expires_at) SELECT CONCAT('u', seq), {coupon}, NOW(6) + INTERVAL 1 DAY "
                    f"FROM seq_1_to_10000; UPDATE coupons SET issued_quantity = 10000 WHERE id = {coupon}")
        self.ask_redis("FLUSHALL")
        other = Shop(self.db, self.redis.url, SHOP_JOBS="0").start()
        try:
            answers = parallel(40, lambda i: self.issue(coupon, f"u{i * 200 + 1}" if i < 20 else f"new-{i}", other if i % 2 else None))
        finally:
            other.stop()
        self.assertEqual({answer.code for answer in answers[:20]}, {"S604"})
        self.assertEqual(sorted((answer.status, answer.code if answer.status != 201 else "") for answer in answers[20:]),
                         [(201, "")] * 10 + [(409, "S602")] * 10)
        until("nothing is pending", lambda: not self.state(coupon)[2])
        stock, users, _ = self.state(coupon)
        self.assertEqual((stock, len(users)), (0, 10_010))
        self.assertEqual(self.counted(coupon), (10_010, 10_010, "EXHAUSTED"))
        self.assertEqual(self.ask_redis("--scan", "--pattern", "coupon:users:*"), [])

    def test_what_is_taken_and_not_written_counts_as_taken_when_the_stock_is_read_again(self):
        coupon = self.create(3)
        self.assertAnswer(self.issue(coupon, "a"), 201)
        self.take(coupon, "b", 0)
        self.ask_redis("DEL", self.key("stock", coupon))
        self.assertAnswer(self.issue(coupon, "c"), 201)
        self.assertAnswer(self.issue(coupon, "d"), 409, "S602")
        until("its entry is gone", lambda: self.state(coupon)[2] == {"b"})
        self.assertEqual(self.state(coupon), (0, {"a", "b", "c"}, {"b"}))

    def test_what_was_taken_by_an_instance_that_died_comes_back(self):
        coupon = self.create(5)
        faulty = Shop(self.db, self.redis.url, SHOP_JOBS="0", SHOP_FAULTS="redis.coupon_issue.after=exit").start()
        with self.assertRaises(OSError):
            self.issue(coupon, shop=faulty)
        faulty.kill()
        self.assertEqual(self.state(coupon), (4, {self.name}, {self.name}))
        self.repair()  # it may be at work still
        self.assertEqual(self.state(coupon), (4, {self.name}, {self.name}))
        self.ask_redis("HSET", self.key("pending", coupon), self.name, micros(-6))
        self.repair()
        self.repair()
        self.assertSettled(coupon, 5, [])
        self.assertAnswer(self.issue(coupon), 201)

    def test_who_asks_again_goes_on_where_the_instance_died(self):
        coupon = self.create(1)
        self.take(coupon, self.name, 1)
        self.assertAnswer(self.issue(coupon), 409, "S604")
        self.ask_redis("HSET", self.key("pending", coupon), self.name, micros(-6))
        self.assertAnswer(self.issue(coupon, "other"), 409, "S602")
        self.assertAnswer(self.issue(coupon), 201)
        self.assertSettled(coupon, 0, [self.name])
        self.assertAnswer(self.issue(coupon), 409, "S604")

    def test_an_entry_whose_row_is_there_goes_and_nothing_comes_back(self):
        for ask_again in (True, False):
            with self.subTest(ask_again=ask_again):
                coupon = self.create(5)
                self.assertAnswer(self.issue(coupon), 201)
                until("nothing is pending", lambda: not self.state(coupon)[2])
                self.ask_redis("HSET", self.key("pending", coupon), self.name, micros(-6))
                if ask_again:
                    self.assertAnswer(self.issue(coupon), 409, "S604")
                else:
                    self.repair()
                self.assertSettled(coupon, 4, [self.name])

    def test_who_hears_of_a_lost_commit_may_ask_again_at_once(self):
        for place, status in (("before", 201), ("after", 409)):
            with self.subTest(place):
                coupon = self.create(5)
                faulty = Shop(self.db, self.redis.url, SHOP_JOBS="0", SHOP_FAULTS=f"db.COMMIT.{place}#1=error").start()
                try:
                    self.assertGreaterEqual(self.issue(coupon, shop=faulty).status, 500)
                    self.assertEqual(self.issue(coupon, shop=faulty).status, status)
                finally:
                    faulty.stop()
                self.assertSettled(coupon, 4, [self.name])

    def test_a_row_that_breaks_costs_its_own_user_and_no_unit(self):
        coupon = self.create(100)
        self.db.run(f"DELIMITER ;;\nCREATE TRIGGER bad BEFORE INSERT ON user_coupons FOR EACH ROW IF NEW.user_id LIKE 'bad%' THEN "
                    "SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'broken by a test'; END IF;;")
        users = [f"{'bad' if i % 5 == 0 else 'good'}-{i}" for i in range(40)]
        try:
            answers = parallel(40, lambda i: self.issue(coupon, users[i]).status)
        finally:
            self.db.run("DROP TRIGGER bad")
        self.assertEqual(answers, [500 if user.startswith("bad") else 201 for user in users])
        self.assertSettled(coupon, 68, [user for user in users if user.startswith("good")])
        self.assertAnswer(self.issue(coupon, "bad-0"), 201)

    def test_what_redis_has_wrong_is_put_right(self):
        coupon = self.create(10)
        for user in "abc":
            self.assertAnswer(self.issue(coupon, user), 201)
        until("nothing is pending", lambda: not self.state(coupon)[2])
        for wrong in (("SET", self.key("stock", coupon), "9"), ("SET", self.key("stock", coupon), "0"), ("SREM", self.key("issued", coupon), "a"),
                      ("SADD", self.key("issued", coupon), "nobody")):
            with self.subTest(wrong):
                self.ask_redis(*wrong)
                self.repair()
                self.assertSettled(coupon, 7, "abc")
                self.assertGreater(int(self.ask_redis("PTTL", self.key("stock", coupon))[0]), 0)

    def test_pitfall_23_a_counter_that_moves_is_not_overwritten(self):
        coupon = self.create(10)
        self.take(coupon, "a", 0)  # it is being written
        for _ in range(2):
            self.repair()
            self.assertEqual(self.state(coupon), (9, {"a"}, {"a"}))

    def fill(self, coupon, version, n_pending, stock):
        """What the repair does last, with what it counted first."""
        keys = [self.key(what, coupon) for what in ("stock", "issued", "pending", "version")] + [f"coupon:users:{{{coupon}}}:{{late}}"]
        return self.ask_redis("--eval", os.path.join(ROOT, "lua/coupon_fill.lua"), *keys, ",", version, str(n_pending), str(stock), "0", micros(3600))

    def test_pitfall_23_a_repair_that_comes_too_late_changes_nothing(self):
        coupon = self.create(10)
        counted = self.ask_redis("GET", self.key("version", coupon))[0]
        self.assertAnswer(self.issue(coupon), 201)  # taken, written and settled meanwhile
        until("nothing is pending", lambda: not self.state(coupon)[2])
        for version in (counted, "-1"):
            self.assertEqual(self.fill(coupon, version, 0, 10), ["0"])
            self.assertSettled(coupon, 9, [self.name])
        self.take(coupon, "a", 0)
        counted = self.ask_redis("GET", self.key("version", coupon))[0]
        self.ask_redis("HDEL", self.key("pending", coupon), "a")  # written meanwhile
        self.assertEqual(self.fill(coupon, counted, 1, 9), ["0"])
        self.assertEqual(self.state(coupon), (8, {self.name, "a"}, set()))
        self.assertEqual(self.fill(coupon, counted, 0, 9), ["1"])
        self.assertEqual(self.state(coupon), (9, set(), set()))

    def test_too_many_in_redis_are_none_too_many_in_the_database(self):
        coupon = self.create(5)
        self.ask_redis("SET", self.key("stock", coupon), "50")
        answers = parallel(20, lambda i: self.issue(coupon, f"{self.name}-{i}"))
        self.assertEqual(sorted((answer.status, answer.code if answer.status != 201 else "") for answer in answers), [(201, "")] * 5 + [(409, "S602")] * 15)
        winners = [f"{self.name}-{i}" for i in range(20) if answers[i].status == 201]
        self.assertEqual(self.counted(coupon), (5, 5, "EXHAUSTED"))
        until("nothing is pending", lambda: not self.state(coupon)[2])
        self.ask_redis("SREM", self.key("issued", coupon), winners[0])
        self.assertAnswer(self.issue(coupon, winners[0]), 409, "S604")  # the database knows better
        self.repair()
        self.assertSettled(coupon, 0, winners)

    def test_pitfall_30_an_issue_in_flight_does_not_undo_the_end_of_a_coupon(self):
        coupon, session = self.create(5), Session(self.db)
        self.assertAnswer(self.issue(coupon, "a"), 201)
        until("nothing is pending", lambda: not self.state(coupon)[2])
        try:
            session.run(f"BEGIN; UPDATE coupons SET status = 'INACTIVE' WHERE id = {coupon}")

            def go_on():
                until("it waits for the coupon's row", lambda: self.state(coupon)[2] == {self.name})
                session.run("COMMIT")

            answer, _ = parallel(2, lambda i: go_on() if i else self.issue(coupon))
        finally:
            session.end()
        self.assertAnswer(answer, 400, "S606")
        self.assertEqual(self.counted(coupon), (1, 1, "INACTIVE"))
        self.assertEqual(self.state(coupon), (4, {"a"}, set()))
        self.assertAnswer(self.issue(coupon, "b"), 400, "S606")  # at once: the refusal was heard

    def test_keys_end_with_their_coupon(self):
        coupon = self.create(5)
        self.assertAnswer(self.issue(coupon), 201)
        keys = self.ask_redis("--scan", "--pattern", f"coupon:*{{{coupon}}}*")
        self.assertGreaterEqual(set(keys), {self.key("stock", coupon), self.key("issued", coupon)})
        for key in keys:
            self.assertGreater(int(self.ask_redis("PTTL", key)[0]), 3_000_000, key)
        self.assertEqual(self.shop.delete(f"/coupons/{coupon}", self.admin).status, 204)
        self.assertEqual(self.state(coupon)[:2], (None, set()))

    def test_without_redis_nobody_gets_one_and_nothing_is_lost(self):
        db, redis = Database(), Redis()
        shop = Shop(db, redis.url, SHOP_JOBS="0")
        try:
            shop.migrate()
            shop.start()
            redis.services("stop-redis")
            body = {"code": "C", "name": "spring", "discountType": "FIXED", "discountValue": 1, "totalQuantity": 1, "startsAt": moment(-60),
                    "expiresAt": moment(3600)}
            coupon = self.assertAnswer(shop.post("/coupons", body, self.admin), 201)["id"]
            self.assertEqual(self.issue(coupon, shop=shop).status, 503)
            redis.services("start-redis")
            until("it is back", lambda: self.issue(coupon, shop=shop).status == 201)
            self.assertAnswer(self.issue(coupon, "other", shop), 409, "S602")
        finally:
            shop.stop()
            redis.drop()
            db.drop()


if __name__ == "__main__":
    unittest.main(verbosity=2, warnings="ignore")
