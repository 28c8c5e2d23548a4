# SPDX-License-Identifier: Apache-2.0
"""Being let in: never more than may be inside, at the queue's own pace, by whichever instance; places that run out of time; and a Redis that
forgets.
"""
import time
import unittest

from buying import outcome
from harness import Shop, parallel, token, until
from line import QueueCase, ask_all, enter_request
from test_jobs import Session


class Expiry(QueueCase):
    n_others = 1
    settings = {"SHOP_QUEUE_ENTRY_TTL_S": "1"}

    def expire(self, queue, user):
        """Waits until the user's time inside is over; its row as it then is."""
        queue.enter(user)
        self.assertEqual(queue.process(), 1)
        place = queue.rows("entry_token", f"user_id = '{user}'")[-1][0]
        answer = until("the time inside is over", lambda: (a := queue.try_status(user)) and a.status != 200 and a)
        self.assertAnswer(answer, 401, "S804")
        return place

    def test_a_place_whose_time_is_over(self):
        queue = self.queue(capacity=1, batch=1)
        user, other = queue.users(2)
        place = self.expire(queue, user)
        for shop in self.shops:
            self.assertAnswer(shop.get(f"/queue/token/{place}", token(user)), 401, "S804")
            self.assertAnswer(shop.get(f"{queue.path}/subscribe/{place}", token(user)), 401, "S804")
            self.assertAnswer(shop.get(f"/queue/token/{place}", token(other)), 403, "S807")
        self.assertAnswer(queue.try_leave(user), 204)
        again = queue.enter(other, user)
        self.assertEqual((again["position"], again["status"]), (2, "WAITING"))
        self.assertNotEqual(again["entryToken"], place)
        self.assertEqual(queue.process(), 1)
        self.assertEqual(queue.status(user)["position"], 1)
        queue.check()

    def test_an_expired_place_may_be_left_or_entered_anew(self):
        queue = self.queue(capacity=1, batch=1)
        user = queue.user(1)
        self.expire(queue, user)
        self.run_job("expire_queue_places")
        self.assertEqual(queue.rows("e.status, expired_at >= expires_at"), [["EXPIRED", "1"]])
        self.assertAnswer(queue.try_status(user), 401, "S804")
        self.assertAnswer(queue.try_leave(user), 204)
        self.assertEqual(queue.enter(user)["position"], 1)

    def test_pitfall_34_places_are_given_back_by_time(self):
        queue = self.queue(capacity=3, batch=2)
        users = queue.users(9)
        queue.enter(*users)

        def all_have_been_in():
            queue.process()
            queue.process(self.others[0])
            self.run_job("expire_queue_places")
            return not queue.waiting()
        until("all have been in", all_have_been_in, 20)
        self.assertEqual(len(queue.rows("user_id", "entered_at IS NOT NULL")), 9)
        self.assertEqual(queue.most_inside(), 3)
        queue.check()


class Admission(QueueCase):
    """Two instances whose jobs run by themselves."""

    n_others = 1
    settings = {"SHOP_JOBS": "1", "SHOP_QUEUE_ENTRY_TTL_S": "3"}

    def assertPaced(self, queue, batch, interval_s):
        """In any time shorter than the interval no more than a batch came in."""
        times = [int(row[0]) / 1e6 for row in queue.rows("TIMESTAMPDIFF(MICROSECOND, '2020-01-01', entered_at)", "entered_at IS NOT NULL",
                                                         "entered_at")]
        for i, begin in enumerate(times):
            n = sum(begin <= at < begin + interval_s * 0.9 for at in times[i:])
            self.assertLessEqual(n, batch, (interval_s, times))

    def test_two_instances_admit_each_queue_at_its_own_pace(self):
        quick, slow = self.queue(capacity=100, batch=3, interval=1), self.queue(capacity=100, batch=2, interval=2, kind="TIMEDEAL")
        began = time.monotonic()
        for queue, n in ((quick, 18), (slow, 8)):
            for i, user in enumerate(queue.users(n)):
                queue.enter(user, shop=self.shops[i % 2])
        until("all have been in", lambda: not quick.waiting() and not slow.waiting(), 30)
        self.assertLess(time.monotonic() - began, 16)
        for queue, batch, interval_s in ((quick, 3, 1), (slow, 2, 2)):
            self.assertPaced(queue, batch, interval_s)
            queue.check()
            order = [row[0] for row in queue.rows("user_id", order="entered_at, e.id")]
            self.assertEqual(order, queue.users(len(order)))

    def test_pitfall_34_two_instances_never_exceed_the_capacity(self):
        queue = self.queue(capacity=7, batch=4, interval=1)
        users = queue.users(30)
        ask_all(self.shops, [enter_request(queue, user) for user in users], 10)

        def work(i):
            if i < 6:
                while queue.waiting():
                    queue.process(self.shops[i % 2])
            else:
                while queue.waiting():  # from a full house: else it might never be one
                    inside = queue.entered()
                    for user in inside[i - 6::4][:len(inside) == 7]:
                        self.assertIn(queue.try_leave(user, self.shops[i % 2]).status, (204, 404))
        parallel(10, work)
        self.assertCountEqual([row[0] for row in queue.rows("user_id", "entered_at IS NOT NULL")], users)
        self.assertEqual(queue.most_inside(), 7)
        queue.check()
        until("their time inside is over", lambda: not queue.entered(), 10)


class Killed(QueueCase):
    """Two instances admit and one of them is killed at any time, or Redis forgets everything."""

    n_others = 1
    settings = {"SHOP_JOBS": "1", "SHOP_QUEUE_ENTRY_TTL_S": "2"}

    def kill_one(self, i):
        """In turns; the other one goes on meanwhile."""
        old = self.shops[i % 2]
        old.kill()
        new = Shop(self.db, **self.settings).start()
        if i % 2:
            self.others[0] = new
        else:
            type(self).shop = new
        self.shops[i % 2] = new

    def test_nobody_is_lost_and_the_capacity_is_kept(self):
        queue = self.queue(capacity=20, batch=9, interval=1)
        users, gone = queue.users(150), set()
        ask_all(self.shops, [enter_request(queue, user) for user in users], 20)
        for i in range(8):
            n_entered = len(queue.rows("e.id", "entered_at IS NOT NULL"))
            until("the line moves on", lambda n=n_entered: len(queue.rows("e.id", "entered_at IS NOT NULL")) > n, 15)
            shop = self.shops[i % 2]
            for user in (queue.waiting()[-1:] + queue.entered()[:1]):
                answer = queue.try_leave(user, shop)
                self.assertIn(outcome(answer), ("204", "S803"), user)
                gone.add(user)
            if i % 3 == 2:
                self.redis.command("FLUSHALL")
            else:
                self.kill_one(i)
        queue.shop = self.shop
        until("all who waited have been in", lambda: not queue.waiting(), 40)
        been_in = [row[0] for row in queue.rows("user_id", "entered_at IS NOT NULL")]
        self.assertEqual(len(been_in), len(set(been_in)))
        self.assertLessEqual(set(users) - gone, set(been_in))
        self.assertLessEqual(queue.most_inside(), 20)
        queue.check()
        order = [row[0] for row in queue.rows("user_id", "entered_at IS NOT NULL", "entered_at, e.id")]
        self.assertEqual(order, been_in)


class Truth(QueueCase):
    """The rows are the truth, Redis only knows them too."""

    n_others = 1

    def test_pitfall_32_nobody_is_in_redis_whose_row_is_not_committed(self):
        queue = self.queue()
        self.db.run("CREATE TABLE gate (id INT PRIMARY KEY); INSERT INTO gate VALUES (1)")
        self.db.run("DELIMITER ;;\nCREATE TRIGGER hold AFTER INSERT ON queue_entries FOR EACH ROW BEGIN DECLARE x INT;"
                    " SELECT id INTO x FROM gate WHERE id = 1 FOR UPDATE; END;;")
        session = Session(self.db)
        try:
            session.run("BEGIN")
            session.run("SELECT id FROM gate FOR UPDATE")

            def work(i):
                if i == 0:
                    return queue.try_enter(queue.user(1))
                until("the row is there, uncommitted", lambda: self.db.run(
                    f"SET TRANSACTION ISOLATION LEVEL READ UNCOMMITTED; SELECT id FROM queue_entries WHERE user_id = '{queue.user(1)}'"))
                admitted = [queue.process(shop) for shop in self.shops]
                names = self.redis.command("KEYS", "queue:waiting*")
                members = [member for name in names for member in self.redis.command("ZRANGE", name, "0", "-1")]
                session.run("COMMIT")
                return admitted, members
            answer, (admitted, members) = parallel(2, work)
        finally:
            session.close()
            self.db.run("DROP TRIGGER hold; DROP TABLE gate")
        self.assertAnswer(answer, 200)
        self.assertEqual(admitted, [0, 0])
        self.assertNotIn(queue.user(1), members)
        self.assertEqual((queue.process(), queue.entered()), (1, [queue.user(1)]))

    def test_an_emptied_redis_changes_neither_line_nor_places(self):
        queue = self.queue(capacity=4, batch=3)
        users = queue.users(10)
        queue.enter(*users)
        self.assertEqual(queue.process(), 3)
        queue.leave(users[5])
        before = {user: queue.status(user) for user in queue.waiting() + queue.entered()}
        for shop in self.shops:
            self.redis.command("FLUSHALL")
            self.assertEqual({user: queue.status(user, shop) for user in before}, before)
        self.redis.command("FLUSHALL")
        self.assertEqual([queue.process(), queue.process()], [1, 0])
        self.redis.command("FLUSHALL")
        again = queue.enter(users[5], shop=self.others[0])
        self.assertEqual((again["position"], again["totalWaiting"]), (6, 6))
        self.redis.command("FLUSHALL")
        queue.leave(users[0])
        self.assertEqual([queue.process(), queue.process()], [1, 0])
        self.assertEqual(queue.entered(), users[1:5])
        queue.check_line()
        queue.check()
        self.assertEqual(queue.most_inside(), 4)

    def test_half_of_redis_is_lost(self):
        """One of the keys went: what is left must not be taken for all."""
        for lost in ("queue:waiting", "queue:entered"):
            queue = self.queue(capacity=3, batch=2)
            users = queue.users(6)
            queue.enter(*users)
            self.assertEqual(queue.process(), 2)
            for key in self.redis.command("KEYS", f"{lost}*{queue.number}*"):
                self.redis.command("DEL", key)
            for user in users:
                queue.status(user)
            queue.settle(users[:3])
            self.assertEqual(queue.process(), 0, lost)
            queue.check_line()
            queue.check()


if __name__ == "__main__":
    unittest.main(verbosity=2, warnings="ignore")
