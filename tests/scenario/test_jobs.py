# SPDX-License-Identifier: Apache-2.0
"""Jobs: what administrators see, one run an interval however many instances there are, and what survives when an instance or
Redis does not."""
import datetime
import http.client
import subprocess
import threading
import time
import unittest

from harness import Database, Redis, Shop, ShopCase, required, token, until

KEYS = "forget_idempotency_keys"


def moment(text):
    return datetime.datetime.fromisoformat(text.replace("Z", "+00:00"))


class Session:
    """A connection to the database that stays open: what it locks stays locked until close()."""

    def __init__(self, database):
        self.client = subprocess.Popen(
            ["mariadb", "--no-defaults", f"--socket={database.socket}", f"--user={database.user}", "--batch",
             "--skip-column-names", "--unbuffered", database.name],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def run(self, sql):
        self.client.stdin.write(f"{sql};\nSELECT 'done';\n")
        self.client.stdin.flush()
        for line in self.client.stdout:
            if line == "done\n":
                return
        raise AssertionError(f"the session ended: {sql}")

    def close(self):
        self.client.stdin.close()
        self.client.wait()
        self.client.stdout.close()


def lock_of(key):
    socket = required("SHOP_TEST_REDIS_URL").removeprefix("unix://")
    done = subprocess.run(["redis-cli", "-s", socket, "GET", f"lock:{{{key}}}"], check=True, capture_output=True, text=True)
    return done.stdout.strip()


class JobCase(ShopCase):
    def jobs(self, shop=None):
        return {job["name"]: job for job in (shop or self.shop).get("/admin/jobs", self.admin).json["items"]}

    def run_job(self, name, shop=None):
        return (shop or self.shop).post(f"/admin/jobs/{name}/run", None, self.admin)

    def fences(self):
        return {name: int(fence) for name, fence in self.db.run("SELECT name, fence FROM job_runs")}

    def fence(self, name):
        return self.fences().get(name, 0)

    def add_key(self, name, age):
        self.db.run("INSERT INTO idempotency_keys (user_id, operation, client_key, request_hash, created_at) "
                    f"VALUES ('u', 'op', '{name}', '{'0' * 64}', NOW(6) - INTERVAL {age})")

    def has_key(self, name):
        return self.db.value(f"SELECT COUNT(*) FROM idempotency_keys WHERE client_key = '{name}'") == "1"


class Admin(JobCase):
    def test_every_job_is_listed_with_its_last_run(self):
        answer = self.shop.get("/admin/jobs", self.admin)
        self.assertAnswer(answer, 200)
        self.assertIsNone(answer.json["nextCursor"])
        names = [job["name"] for job in answer.json["items"]]
        self.assertEqual(len(names), len(set(names)))
        self.assertLessEqual({KEYS, "forget_published_events", "forget_processed_events"}, set(names))
        for name in names:  # each runs soon after the start
            until(f"{name} has run", lambda name=name: self.jobs()[name]["lastOutcome"])
            job = self.jobs()[name]
            self.assertEqual(list(job), ["name", "intervalSeconds", "lastRunAt", "lastDurationMs", "lastOutcome", "lastError",
                                         "nextRunAt", "progressDone", "progressTotal"])
            self.assertEqual((job["lastOutcome"], job["lastError"]), ("OK", None), job)
            self.assertGreaterEqual(job["intervalSeconds"], 1)
            self.assertGreaterEqual(job["lastDurationMs"], 0)
            wait = moment(job["nextRunAt"]) - moment(job["lastRunAt"])
            self.assertAlmostEqual(wait.total_seconds(), job["intervalSeconds"], delta=1, msg=job)

    def test_only_administrators_see_and_run_jobs(self):
        for who, status, code in ((None, 401, "C003"), (token("u"), 403, "C004"), (self.seller, 403, "C004")):
            self.assertAnswer(self.shop.get("/admin/jobs", who), status, code)
            self.assertAnswer(self.shop.post(f"/admin/jobs/{KEYS}/run", None, who), status, code)

    def test_an_unknown_job_is_not_found(self):
        for name in ("no_such_job", KEYS.upper(), KEYS + "%27"):
            self.assertAnswer(self.run_job(name), 404, "C005")

    def test_a_job_runs_now_and_answers_when_it_has_run(self):
        before = self.assertAnswer(self.run_job(KEYS), 200)
        self.add_key("yesterday", "25 HOUR")
        self.add_key("today", "23 HOUR")
        job = self.assertAnswer(self.run_job(KEYS), 200)
        self.assertEqual((job["name"], job["lastOutcome"]), (KEYS, "OK"))
        self.assertGreater(moment(job["lastRunAt"]), moment(before["lastRunAt"]))
        self.assertFalse(self.has_key("yesterday"))
        self.assertTrue(self.has_key("today"))

    def test_events_are_forgotten_some_time_after_they_were_published(self):
        self.db.run("INSERT INTO outbox_events (event_id, type, topic, event_key, payload, published_at) VALUES "
                    "(UUID(), 'old', 't', 'k', '{}', NOW(6) - INTERVAL 8 DAY), "
                    "(UUID(), 'new', 't', 'k', '{}', NOW(6) - INTERVAL 6 DAY), (UUID(), 'waiting', 't', 'k', '{}', NULL)")
        self.db.run("UPDATE outbox_events SET created_at = NOW(6) - INTERVAL 1 YEAR")
        self.db.run("INSERT INTO processed_events (consumer, event_id, processed_at) VALUES "
                    "('old', UUID(), NOW(6) - INTERVAL 31 DAY), ('new', UUID(), NOW(6) - INTERVAL 29 DAY)")
        for name in ("forget_published_events", "forget_processed_events"):
            self.assertEqual(self.run_job(name).json["lastOutcome"], "OK")
        self.assertEqual(self.db.run("SELECT type FROM outbox_events ORDER BY type"), [["new"], ["waiting"]])
        self.assertEqual(self.db.run("SELECT consumer FROM processed_events"), [["new"]])

    def test_a_failed_run_is_an_outcome_and_no_error_of_who_asked(self):
        self.db.run("RENAME TABLE processed_events TO processed_events_away")
        try:
            job = self.assertAnswer(self.run_job("forget_processed_events"), 200)
        finally:
            self.db.run("RENAME TABLE processed_events_away TO processed_events")
        self.assertEqual((job["lastOutcome"], job["lastError"][:6]), ("FAILED", "C011: "))
        self.assertIsNone(self.run_job("forget_processed_events").json["lastError"])
        metrics = self.shop.get("//metrics").body.decode()
        self.assertRegex(metrics, r'job_failures\{job="forget_processed_events"\} [1-9]')
        self.assertRegex(metrics, r'job_runs\{job="forget_processed_events"\} [1-9]')

    def test_an_instance_without_jobs_runs_them_when_asked(self):
        db = Database()
        self.addCleanup(db.drop)
        shop = Shop(db, SHOP_JOBS="0")
        shop.migrate()
        shop.start()
        self.addCleanup(shop.stop)
        self.assertEqual({job["lastRunAt"] for job in self.jobs(shop).values()}, {None})
        self.assertEqual(self.run_job(KEYS, shop).json["lastOutcome"], "OK")
        self.assertEqual(db.run("SELECT name, fence FROM job_runs"), [[KEYS, "1"]])


class Ends(JobCase):
    """How processes end while a job runs: it hangs at a row that somebody else has locked."""

    settings = {"SHOP_JOBS": "0"}

    def setUp(self):
        self.add_key("old", "25 HOUR")
        self.session = Session(self.db)
        self.session.run("BEGIN")
        self.session.run("SELECT id FROM idempotency_keys FOR UPDATE")

    def start_asking(self, shop, answers):
        def ask():
            try:
                answers.append(self.run_job(KEYS, shop))
            except (http.client.HTTPException, OSError) as error:
                answers.append(error)

        thread = threading.Thread(target=ask)
        thread.start()
        return thread

    def test_a_job_of_a_killed_instance_is_run_by_another_at_once(self):
        other, cut, answers = Shop(self.db, SHOP_JOBS="0").start(), [], []
        before = self.fence(KEYS)
        first = self.start_asking(other, cut)
        until("the job runs", lambda: self.fence(KEYS) > before)
        self.assertIn(f".{other.process.pid:x}.", lock_of(KEYS))
        second = self.start_asking(self.shop, answers)
        self.assertEqual(self.run_job("forget_published_events").json["lastOutcome"], "OK")  # others are not held up
        self.assertEqual((answers, self.fence(KEYS)), ([], before + 1))
        other.kill()
        until("taken over", lambda: self.fence(KEYS) == before + 2, seconds=2)  # the lease is 55 s
        self.session.close()
        first.join()
        second.join()
        self.assertIsInstance(cut[0], Exception)
        self.assertEqual(self.assertAnswer(answers[0], 200)["lastOutcome"], "OK")
        self.assertFalse(self.has_key("old"))
        self.assertEqual(lock_of(KEYS), "")

    def test_a_running_job_ends_before_its_process_does(self):
        before = self.fence(KEYS)
        self.db.run("UPDATE job_runs SET last_run_at = NULL, last_outcome = NULL")
        shop = Shop(self.db).start()
        until("the job runs", lambda: self.fence(KEYS) > before)
        ended = []

        def stop():
            try:
                shop.stop()
                ended.append("well")
            except AssertionError as error:
                ended.append(error)

        stopping = threading.Thread(target=stop)
        stopping.start()
        until("draining", lambda: self.is_closed(shop))
        self.assertEqual(ended, [])
        self.session.close()
        stopping.join()
        self.assertEqual(ended, ["well"])
        self.assertEqual(self.jobs()[KEYS]["lastOutcome"], "OK")
        self.assertFalse(self.has_key("old"))

    def is_closed(self, shop):
        connection = http.client.HTTPConnection("127.0.0.1", shop.port, timeout=5)
        try:
            connection.connect()
        except OSError:
            return True
        connection.close()
        return False


class Instances(JobCase):
    """Two of them, on a Redis of their own."""

    @classmethod
    def setUpClass(cls):
        cls.redis = Redis()
        cls.settings = {"redis_url": cls.redis.url}
        super().setUpClass()
        cls.other = Shop(cls.db, **cls.settings).start()

    @classmethod
    def tearDownClass(cls):
        try:
            cls.other.stop()
            super().tearDownClass()
        finally:
            cls.redis.drop()

    def test_each_interval_sees_one_run(self):
        jobs = self.jobs()
        quick = min(jobs, key=lambda name: jobs[name]["intervalSeconds"])
        until("all have run", lambda: len(self.fences()) == len(jobs))
        began, first = time.monotonic(), self.fences()
        until(f"{quick} has run three times", lambda: self.fence(quick) >= first[quick] + 3, seconds=60)
        last, elapsed = self.fences(), time.monotonic() - began
        for name, job in jobs.items():
            n_intervals = elapsed / job["intervalSeconds"]
            self.assertLessEqual(last[name] - first[name], n_intervals + 1, job)
            self.assertGreaterEqual(last[name] - first[name], int(n_intervals) - 1, job)

    def test_jobs_run_on_after_redis_lost_everything(self):
        self.assertEqual(self.run_job(KEYS).json["lastOutcome"], "OK")
        self.redis.services("stop-redis")
        self.assertAnswer(self.run_job(KEYS), 503, "C015")
        self.assertAnswer(self.shop.get("/admin/jobs", self.admin), 200)
        self.redis.start_empty()
        until("ready again", lambda: self.shop.get("//readyz").status == 200)
        self.assertEqual(self.run_job(KEYS).json["lastOutcome"], "OK")
        fence = self.fence(KEYS)
        until("run by the schedule", lambda: self.fence(KEYS) > fence, seconds=30)


if __name__ == "__main__":
    unittest.main(verbosity=2, warnings="ignore")
