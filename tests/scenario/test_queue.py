# SPDX-License-Identifier: Apache-2.0
"""Waiting queues: who may ask what, who stands where, who is let in when, and what a place is worth."""
import math
import unittest
import uuid

from buying import outcome
from harness import parallel, token
from line import ADMIN, STATUS, VIEW, QueueCase, ask_all, enter_request, moment


class Codes(QueueCase):
    def test_a_place_in_the_line(self):
        queue = self.queue(batch=2, interval=10)
        first, second = queue.users(2)
        one, two = queue.enter(first), queue.enter(second)
        self.assertEqual(list(one), STATUS)
        self.assertEqual((one["eventType"], one["eventId"], one["status"], one["position"], one["totalWaiting"], one["enteredAt"], one["expiresAt"]),
                         ("FLASH_SALE", queue.number, "WAITING", 1, 1, None, None))
        self.assertEqual((two["position"], two["totalWaiting"]), (2, 2))
        self.assertEqual(str(uuid.UUID(one["entryToken"])), one["entryToken"])
        self.assertNotEqual(one["entryToken"], two["entryToken"])
        self.assertLess(moment(one["joinedAt"]), moment(two["joinedAt"]))
        again = queue.enter(first)
        self.assertEqual({**again, "totalWaiting": 1, "estimatedWaitSeconds": 0}, {**one, "estimatedWaitSeconds": 0})
        self.assertEqual(again, queue.status(first))
        self.assertEqual(again, queue.good(self.shop.get(f"/queue/token/{one['entryToken']}", token(first))))
        self.assertEqual(len(queue.rows()), 2)

    def test_being_let_in(self):
        queue = self.queue(batch=1)
        first, second = queue.users(2)
        waiting = queue.enter(first)
        queue.enter(second)
        self.assertEqual(queue.process(), 1)
        status = queue.status(first)
        self.assertEqual({key: status[key] for key in ("status", "position", "estimatedWaitSeconds", "entryToken", "joinedAt")},
                         {"status": "ENTERED", "position": 0, "estimatedWaitSeconds": 0, "entryToken": waiting["entryToken"],
                          "joinedAt": waiting["joinedAt"]})
        stay = moment(status["expiresAt"]) - moment(status["enteredAt"])
        self.assertAlmostEqual(stay.total_seconds(), 600, delta=1)
        self.assertAnswer(queue.try_enter(first), 409, "S802")
        self.assertEqual((queue.status(second)["position"], queue.status(second)["totalWaiting"]), (1, 1))
        queue.check()

    def test_no_queue(self):
        queue, user = self.queue(is_open=False), token("u")
        for answer in (self.shop.post(f"{queue.path}/enter", None, user), self.shop.get(f"{queue.path}/status", user),
                       self.shop.delete(f"{queue.path}/leave", user), self.shop.post(f"/admin{queue.path}/deactivate", None, ADMIN),
                       self.shop.post(f"/admin{queue.path}/process", None, ADMIN)):
            self.assertAnswer(answer, 404, "S801")

    def test_who_is_not_in_the_line(self):
        queue = self.queue()
        user = queue.user(1)
        self.assertAnswer(queue.try_status(user), 404, "S803")
        self.assertAnswer(queue.try_leave(user), 404, "S803")
        self.assertAnswer(self.shop.get(f"/queue/token/{uuid.uuid4()}", token(user)), 404, "S803")
        place = queue.enter(user)["entryToken"]
        queue.leave(user)
        self.assertAnswer(queue.try_status(user), 404, "S803")
        self.assertAnswer(queue.try_leave(user), 404, "S803")
        self.assertAnswer(self.shop.get(f"/queue/token/{place}", token(user)), 404, "S803")

    def test_pitfall_40_nobody_reads_anothers_token(self):
        queue = self.queue()
        user, other = queue.users(2)
        place = queue.enter(user)["entryToken"]
        queue.enter(other)
        for path in (f"/queue/token/{place}", f"{queue.path}/subscribe/{place}"):
            for stranger in (token(other), token("nobody"), self.seller):
                answer = self.shop.get(path, stranger)
                self.assertAnswer(answer, 403, "S807")
                self.assertNotIn(user.encode(), answer.body)
            self.assertAnswer(self.shop.get(path), 401, "C003")
        self.assertEqual(self.shop.get(f"/queue/token/{place}", self.admin).json["entryToken"], place)
        self.assertAnswer(self.shop.get(f"/queue/token/{place}", token(user), headers={"X-User-Id": other}), 200)
        self.assertAnswer(self.shop.get(f"/queue/token/{place}", token(other), headers={"X-User-Id": user}), 403, "S807")
        queue.leave(user)
        self.assertAnswer(self.shop.get(f"/queue/token/{place}", token(other)), 403, "S807")

    def test_who_may_ask(self):
        queue = self.queue()
        for method, action in (("POST", "enter"), ("GET", "status"), ("DELETE", "leave")):
            self.assertAnswer(self.shop.request(method, f"{queue.path}/{action}"), 401, "C003")
        for action in ("activate", "deactivate", "process"):
            path = f"/admin{queue.path}/{action}"
            for who, status, code in ((None, 401, "C003"), (token("u"), 403, "C004"), (self.seller, 403, "C004")):
                self.assertAnswer(self.shop.post(path, None, who), status, code)
            answer = self.shop.get(path, self.admin)
            self.assertAnswer(answer, 405, "C006")
            self.assertEqual(answer.headers["Allow"], "POST")

    def test_paths_that_are_none(self):
        user = token("u")
        for kind, number in (("flash", 1), ("A" * 33, 1), ("A1", 1), ("A-B", 1), ("A", 0), ("A", "01"), ("A", "-1"), ("A", "x"), ("A", "9" * 20)):
            with self.subTest(kind=kind, number=number):
                self.assertAnswer(self.shop.get(f"/queue/{kind}/{number}/status", user), 400, "C001")
                self.assertAnswer(self.shop.post(f"/queue/{kind}/{number}/enter", None, user), 400, "C001")
        for place in ("x", "1", str(uuid.uuid4())[:-1], "x" * 300, "%27", "%00"):
            self.assertIn(outcome(self.shop.get(f"/queue/token/{place}", user)), ("S803", "C001"), place)
        for kind, number in (("A" * 32, 1), ("_", 2**63 - 1)):
            self.assertAnswer(self.shop.get(f"/queue/{kind}/{number}/status", user), 404, "S801")


class Settings(QueueCase):
    def test_a_queue_is_opened_changed_closed_and_opened_again(self):
        queue = self.queue(is_open=False)
        view = queue.activate(5, 2, 7)
        self.assertEqual(sorted(view), sorted(VIEW))
        self.assertEqual([view[key] for key in VIEW[:6]], ["FLASH_SALE", queue.number, True, 5, 2, 7])
        self.assertIsNotNone(view["activatedAt"])
        self.assertIsNone(view["deactivatedAt"])
        view = queue.activate(6, 3, 8)
        self.assertEqual([view[key] for key in VIEW[2:6]], [True, 6, 3, 8])
        closed = queue.deactivate()
        self.assertEqual([closed[key] for key in VIEW[2:6]], [False, 6, 3, 8])
        self.assertGreaterEqual(moment(closed["deactivatedAt"]), moment(view["activatedAt"]))
        self.assertEqual(queue.deactivate()["isActive"], False)
        self.assertEqual([queue.activate(6, 3, 8)[key] for key in VIEW[2:6]], [True, 6, 3, 8])

    def test_bounds(self):
        queue = self.queue(is_open=False)
        for good in ((1, 1, 1), (1000000, 10000, 3600)):
            self.assertAnswer(queue.set(*good), 200)
        for i, bounds in enumerate(((0, 1000001), (0, 10001), (0, 3601))):
            for bad in (*bounds, -1, "1", 1.5, None, 2**63):
                values = [10, 10, 10]
                values[i] = bad
                with self.subTest(values=values):
                    self.assertAnswer(queue.set(*values), 400, "C001")
        for body in ({}, {"maxCapacity": 1, "entryBatchSize": 1},
                     {"maxCapacity": 1, "entryBatchSize": 1, "entryIntervalSeconds": 1, "isActive": True}):
            self.assertAnswer(self.shop.post(f"/admin{queue.path}/activate", body, self.admin), 400, "C001")
        self.assertEqual([queue.deactivate()[key] for key in VIEW[3:6]], [1000000, 10000, 3600])

    def test_an_inactive_queue_keeps_its_line_and_admits_nobody(self):
        queue = self.queue(batch=1)
        inside, waiting, new = queue.users(3)
        queue.enter(inside, waiting)
        queue.process()
        place = queue.status(waiting)["entryToken"]
        queue.deactivate()
        for user in (inside, waiting, new):
            self.assertAnswer(queue.try_enter(user), 404, "S801")
        self.assertEqual(queue.process(), 0)
        self.run_job("admit_from_queues")
        self.assertEqual((queue.status(inside)["status"], queue.status(waiting)["position"]), ("ENTERED", 1))
        self.assertEqual(self.shop.get(f"/queue/token/{place}", token(waiting)).json["status"], "WAITING")
        queue.leave(inside)
        queue.activate(batch=1)
        self.assertEqual(queue.enter(waiting)["entryToken"], place)
        self.assertEqual(queue.process(), 1)
        self.assertEqual(queue.entered(), [waiting])

    def test_changed_settings_hold_from_the_next_batch_on(self):
        queue = self.queue(capacity=4, batch=3)
        users = queue.users(12)
        queue.enter(*users)
        self.assertEqual([queue.process(), queue.process(), queue.process()], [3, 1, 0])
        queue.activate(capacity=7, batch=2)
        self.assertEqual([queue.process(), queue.process(), queue.process()], [2, 1, 0])
        queue.activate(capacity=2, batch=10)  # those inside stay
        self.assertEqual(queue.process(), 0)
        self.assertEqual(queue.entered(), users[:7])
        for user in users[:6]:
            queue.leave(user)
            self.assertEqual(queue.process(), 1 if user == users[5] else 0)
        self.assertEqual(queue.entered(), users[6:8])
        queue.check_line()

    def test_two_first_activations_at_once_make_one_queue(self):
        queue = self.queue(is_open=False)
        answers = parallel(10, lambda i: queue.set(10 + i, 1, 1))
        self.assertEqual({answer.status for answer in answers}, {200}, answers)
        self.assertEqual(self.db.value(f"SELECT COUNT(*) FROM waiting_queues WHERE event_id = {queue.number}"), "1")


class Line(QueueCase):
    n_others = 1

    def assertFair(self, places, times):
        """Who had the answer before another one asked stands before that one."""
        ended = sorted((end, places[user]) for user, (_, end) in times.items())
        furthest, i = -1, 0
        for sent, place in sorted((sent, places[user]) for user, (sent, _) in times.items()):
            while ended[i][0] < sent:
                furthest = max(furthest, ended[i][1])
                i += 1
            self.assertGreater(place, furthest)

    def test_a_thousand_enter_at_once_and_stand_in_the_order_of_the_rows(self):
        queue = self.queue(capacity=100, batch=70)
        users = queue.users(1000)
        answers = ask_all(self.shops, [enter_request(queue, user) for user in users])
        self.assertEqual({answer.status for answer, _, _ in answers}, {200})
        rows = queue.waiting()
        self.assertCountEqual(rows, users)
        seen = ask_all(self.shops, [enter_request(queue, user) for user in rows])
        self.assertEqual([answer.json["position"] for answer, _, _ in seen], list(range(1, 1001)))
        self.assertEqual({answer.json["totalWaiting"] for answer, _, _ in seen}, {1000})
        self.assertFair({user: i for i, user in enumerate(rows)}, {user: (sent, end) for user, (_, sent, end) in zip(users, answers)})
        self.assertEqual([queue.process(), queue.process(self.others[0]), queue.process()], [70, 30, 0])
        self.assertEqual(queue.entered(), rows[:100])
        queue.check()

    def test_of_one_user_entering_many_times_at_once_one_stands_in_the_line(self):
        queue = self.queue()
        answers = ask_all(self.shops, [enter_request(queue, queue.user(i % 4)) for i in range(160)])
        self.assertEqual({answer.status for answer, _, _ in answers}, {200}, [a for a, _, _ in answers if a.status != 200][:3])
        self.assertEqual(len({answer.json["entryToken"] for answer, _, _ in answers}), 4)
        self.assertCountEqual(queue.waiting(), queue.users(4))
        queue.check_line()

    def test_the_wait_is_estimated_by_batches(self):
        queue = self.queue(batch=10, interval=30)
        queue.enter(*queue.users(35))
        waits = [queue.status(user)["estimatedWaitSeconds"] for user in queue.users(35)]
        self.assertEqual(waits, sorted(waits))
        for i, wait in enumerate(waits):
            rounds = math.ceil((i + 1) / 10)
            self.assertTrue((rounds - 1) * 30 <= wait <= rounds * 30, (i + 1, wait))

    def test_pitfall_34_places_are_given_back_by_leaving(self):
        queue = self.queue(capacity=2, batch=5)
        users = queue.users(7)
        queue.enter(*users)
        self.assertEqual([queue.process(), queue.process()], [2, 0])
        queue.leave(users[0], shop=self.others[0])
        self.assertEqual([queue.process(), queue.process()], [1, 0])
        queue.leave(users[4])  # who only waited gives no place back
        self.assertEqual(queue.process(), 0)
        queue.check_line(self.others[0])
        for user in (users[1], users[2]):
            queue.leave(user)
        self.assertEqual(queue.process(self.others[0]), 2)
        self.assertEqual(queue.entered(), [users[3], users[5]])
        self.assertEqual(queue.most_inside(), 2)

    def test_pitfall_35_leaving_and_entering_again_is_a_new_place_at_the_end(self):
        queue = self.queue(batch=1)
        users = queue.users(3)
        first = queue.enter(users[0])
        queue.enter(users[1], users[2])
        for shop in (*self.shops, *self.shops):
            queue.leave(users[0], shop=shop)
            again = queue.enter(users[0], shop=shop)
            self.assertEqual((again["position"], again["totalWaiting"], again["status"]), (3, 3, "WAITING"))
            self.assertNotEqual(again["entryToken"], first["entryToken"])
            self.assertEqual(queue.status(users[0])["entryToken"], again["entryToken"])
            self.assertAnswer(self.shop.get(f"/queue/token/{first['entryToken']}", token(users[0])), 404, "S803")
        self.assertEqual([queue.process() for _ in range(4)], [1, 1, 1, 0])
        self.assertAnswer(queue.try_enter(users[0]), 409, "S802")
        queue.leave(users[0])  # from inside
        self.assertEqual(queue.enter(users[0])["position"], 1)
        queue.check()

    def test_entering_leaving_and_admitting_at_once(self):
        queue = self.queue(capacity=5, batch=3)

        def come_and_go(i):
            shop = self.shops[i % 2]
            if i < 4:
                return [queue.process(self.shops[n % 2]) for n in range(25)]
            user = queue.user(i)
            for _ in range(6):
                self.assertAnswer(queue.try_enter(user, shop), 200)
                self.assertAnswer(queue.try_status(user, self.shops[1 - i % 2]), 200)
                self.assertAnswer(queue.try_leave(user, shop), 204)
            return [0]

        parallel(24, come_and_go)
        self.assertEqual((queue.waiting(), queue.entered()), ([], []))
        queue.check()
        self.assertLessEqual(queue.most_inside(), 5)
        users = queue.users(8, first=100)
        queue.enter(*users)
        queue.check_line()
        self.assertEqual([queue.process(), queue.process(), queue.process()], [3, 2, 0])
        self.assertEqual(queue.entered(), users[:5])


if __name__ == "__main__":
    unittest.main(verbosity=2, warnings="ignore")
