# SPDX-License-Identifier: Apache-2.0
"""Payments and refunds, with a provider that declines, loses answers and breaks connections, and with the mock."""
import subprocess
import unittest
import uuid

from books import Books
from harness import Shop, parallel, required, token, until
from order_case import OrderCase
from provider import Provider

VIEW = {"paymentNumber", "orderNumber", "amount", "status", "paymentMethod", "pgTransactionId", "failureReason", "paidAt", "refundedAt", "createdAt"}
LONG_AGO = "NOW(6) - INTERVAL 1 MINUTE"


class PaymentCase(OrderCase):
    """With the provider over HTTP, and jobs that run when a test says so."""

    more_settings = {}

    @classmethod
    def setUpClass(cls):
        cls.provider = Provider()
        cls.settings = {"SHOP_JOBS": "0", "SHOP_PG_URL": cls.provider.url, "SHOP_PG_TIMEOUT_MS": "1000", **cls.more_settings}
        super().setUpClass()
        cls.books = Books(cls.db, cls.provider.url)

    @classmethod
    def tearDownClass(cls):
        try:
            super().tearDownClass()
        finally:
            cls.provider.stop()

    def setUp(self):
        super().setUp()
        self.provider.control(script=[], refunds=[], queries=[], delayMs=0)
        self.product = self.new_product(stock=10, price=100)

    def plan(self, *words, **more):
        self.provider.control(script=list(words), **more)

    def new_order(self, quantity=2, **more):
        return self.order((self.product, quantity), **more)["orderNumber"]

    def pay(self, number, user=None, shop=None, key=None, method="CREDIT_CARD", **more):
        body = {"orderNumber": number, "paymentMethod": method, **more}
        return (shop or self.shop).post("/payments", {k: v for k, v in body.items() if v is not ...}, user or self.user,
                                        headers={"Idempotency-Key": key or uuid.uuid4().hex})

    def refund(self, payment, user=None, key=None, reason="returned", shop=None):
        return (shop or self.shop).post(f"/payments/{payment}/refund", {"reason": reason}, user or self.admin,
                                        headers={"Idempotency-Key": key or uuid.uuid4().hex})

    def paid(self, quantity=2, **more):
        """A paid order: its number and its payment's."""
        number = self.new_order(quantity, **more)
        return number, self.assertAnswer(self.pay(number), 200)["paymentNumber"]

    def status(self, number):
        return self.shop.get(f"/orders/{number}", self.admin).json["status"]

    def payments(self, number):
        """The states of an order's payments, the oldest first."""
        items = self.shop.get(f"/payments?orderNumber={number}", self.admin).json["items"]
        return [payment["status"] for payment in reversed(items)]

    def set_status(self, number, status):
        self.db.run(f"UPDATE orders SET status = '{status}' WHERE order_number = '{number}'")

    def age(self):
        """What waits has waited long enough."""
        self.db.run(f"UPDATE saga_states SET lease_until = {LONG_AGO} WHERE lease_until IS NOT NULL; UPDATE payments SET updated_at = {LONG_AGO}")

    def settle(self, job="settle_payments"):
        self.age()
        self.assertEqual(self.run_job(job)["lastOutcome"], "OK")

    def assertEnds(self, number, order, payments, stock=(10, 0)):
        self.assertEqual((self.status(number), self.payments(number), self.stock(self.product)), (order, payments, stock))


class Pay(PaymentCase):
    def test_an_order_is_paid(self):
        number = self.new_order()
        payment = self.assertAnswer(self.pay(number, method="KAKAO_PAY", amount=200.00), 200)
        self.assertEqual(set(payment), VIEW)
        self.assertRegex(payment["paymentNumber"], r"^PAY-[0-9A-Z]{12}$")
        self.assertRegex(payment["pgTransactionId"], r"^TX-")
        self.assertEqual([payment[k] for k in ("orderNumber", "amount", "status", "paymentMethod", "failureReason", "refundedAt")],
                         [number, "200.00", "COMPLETED", "KAKAO_PAY", None, None])
        self.assertEqual(self.shop.get(f"/payments/{payment['paymentNumber']}", self.user).json, payment)
        self.assertEqual(self.shop.get(f"/payments?orderNumber={number}", self.user).json, {"items": [payment], "nextCursor": None})
        self.assertEnds(number, "PAID", ["COMPLETED"], (8, 0))
        self.assertEqual(self.events(number), ["order.created", "inventory.reserved", "payment.completed", "order.confirmed"])
        self.assertEqual(self.provider.charges(number), [[20000, 0]])
        self.books.check()

    def test_what_speaks_against_a_payment_in_its_order(self):
        number = self.new_order()
        self.assertAnswer(self.pay("ORD-20200101-00000000"), 404, "S201")
        self.assertAnswer(self.pay(number, user=token("stranger"), amount=1), 403, "S212")
        for status, http, code in [("CANCELLED", 409, "S202"), ("REFUNDED", 409, "S202"), ("PAID", 409, "S204"), ("SHIPPING", 409, "S204"),
                                   ("DELIVERED", 409, "S204"), ("CONFIRMED", 409, "S302")]:
            with self.subTest(status=status):
                self.set_status(number, status)
                self.assertAnswer(self.pay(number), http, code)
                self.assertAnswer(self.pay(number, amount=1), http, code)
        self.set_status(number, "PENDING")
        for amount, code in [(0, "S306"), (-1, "S306"), (199.99, "S210"), (200.01, "S210")]:
            with self.subTest(amount=amount):
                self.assertAnswer(self.pay(number, amount=amount), 400, code)
        self.plan("lost")
        self.assertAnswer(self.pay(number), 504, "S308")
        for amount in (..., 200, 1, 0):
            self.assertAnswer(self.pay(number, amount=amount), 409, "S302")
        self.settle()
        self.assertAnswer(self.pay(number), 409, "S204")
        self.assertEqual(self.provider.charges(number), [[20000, 0]])
        self.books.check()

    def test_a_payment_that_cannot_be_read(self):
        number = self.new_order()
        for method in (..., None, 1, "", "CASH", "credit_card"):
            with self.subTest(method=method):
                self.assertAnswer(self.pay(number, method=method), 400, "S307")
        for more in ({"orderNumber": ...}, {"other": 1}, {"amount": "200"}):
            with self.subTest(more=more):
                body = {"orderNumber": number, "paymentMethod": "CREDIT_CARD", **more}
                answer = self.shop.post("/payments", {k: v for k, v in body.items() if v is not ...}, self.user, headers={"Idempotency-Key": "k"})
                self.assertAnswer(answer, 400, "C001")
        self.assertAnswer(self.shop.post("/payments", {"orderNumber": number, "paymentMethod": "CREDIT_CARD"}, self.user), 400, "C012")
        self.assertEqual(self.payments(number), [])

    def test_an_administrator_may_pay_for_a_user(self):
        number = self.new_order()
        self.assertAnswer(self.pay(number, user=self.admin), 200)
        self.assertEqual(self.db.value(f"SELECT user_id FROM payments WHERE order_number = '{number}'"), self.name)

    def test_whose_payment_it_is(self):
        number, payment = self.paid()
        self.assertAnswer(self.shop.get(f"/payments/{payment}", token("stranger")), 403, "S313")
        self.assertAnswer(self.shop.get("/payments/PAY-000000000000", self.user), 404, "S301")
        self.assertAnswer(self.shop.get(f"/payments?orderNumber={number}", token("stranger")), 403, "S212")
        self.assertAnswer(self.shop.get("/payments?orderNumber=ORD-20200101-00000000", self.user), 404, "S201")
        self.assertAnswer(self.shop.get(f"/payments/{payment}", self.admin), 200)

    def test_refusals_cancel_the_order(self):
        for word, http, code, reason in [("decline:the card has expired", 400, "S304", "the card has expired"),
                                         ("insufficient", 400, "S310", "not enough money"), ("cancel", 409, "S309", "cancelled by the buyer")]:
            with self.subTest(word=word):
                number, key = self.new_order(userCouponId=self.new_coupon(value=50)), uuid.uuid4().hex
                self.plan(word)
                answer = self.pay(number, key=key)
                self.assertAnswer(answer, http, code)
                self.assertEqual(answer.json["detail"], reason)
                self.assertEnds(number, "CANCELLED", ["FAILED"])
                self.assertEqual(self.events(number)[2:], ["payment.failed", "order.cancelled"])
                self.assertIn(reason, self.shop.get(f"/orders/{number}", self.user).json["cancelReason"])
                payment = self.shop.get(f"/payments?orderNumber={number}", self.user).json["items"][0]
                self.assertEqual([payment[k] for k in ("failureReason", "pgTransactionId", "paidAt")], [reason, None, None])
                again = self.pay(number, key=key)
                self.assertAnswer(again, http, code)
                self.assertEqual((again.headers["Idempotent-Replayed"], again.json["detail"]), ("true", reason))
                self.assertAnswer(self.pay(number), 409, "S202")
        self.books.check()

    def test_nothing_to_pay_needs_no_provider(self):
        number = self.new_order(userCouponId=self.new_coupon(kind="PERCENTAGE", value=100))
        before = self.provider.ledger()["calls"].get("authorise")
        payment = self.assertAnswer(self.pay(number, amount=0), 200)
        self.assertEqual([payment[k] for k in ("amount", "status", "pgTransactionId")], ["0.00", "COMPLETED", None])
        self.assertEqual(self.provider.ledger()["calls"].get("authorise"), before)
        self.assertEqual(self.status(number), "PAID")
        calls = self.provider.ledger()["calls"].get("cancel")
        self.assertEqual(self.assertAnswer(self.refund(payment["paymentNumber"]), 200)["status"], "REFUNDED")
        self.assertEqual(self.provider.ledger()["calls"].get("cancel"), calls)
        self.assertEnds(number, "REFUNDED", ["REFUNDED"])
        self.books.check()

    def test_pitfall_13_a_collision_of_numbers_is_never_an_error(self):
        """A number has 62 bits; and when two are equal all the same, another one is taken."""
        _, taken = self.paid()
        number = self.new_order()
        self.db.run(f"DELIMITER ;;\nCREATE TRIGGER collide BEFORE INSERT ON payments FOR EACH ROW BEGIN SET @n = COALESCE(@n, 0) + 1; "
                    f"IF @n = 1 THEN SET NEW.payment_number = '{taken}'; END IF; END;;")
        try:
            payment = self.assertAnswer(self.pay(number), 200)
        finally:
            self.db.run("DROP TRIGGER collide")
        self.assertNotEqual(payment["paymentNumber"], taken)
        self.assertRegex(payment["paymentNumber"], r"^PAY-[0-9A-Z]{12}$")
        self.books.check()


class Unanswered(PaymentCase):
    def test_nothing_listens(self):
        shop = Shop(self.db, SHOP_JOBS="0", SHOP_PG_URL="http://127.0.0.1:1")
        shop.start()
        self.addCleanup(shop.stop)
        number, key = self.new_order(), uuid.uuid4().hex
        self.assertAnswer(self.pay(number, shop=shop, key=key), 503, "S311")
        self.assertEnds(number, "PENDING", ["FAILED"], (8, 2))
        self.assertEqual(self.events(number)[2:], ["payment.failed"])
        self.assertAnswer(self.pay(number, key=key), 200)  # the key is free, the order can be paid
        self.assertEnds(number, "PAID", ["FAILED", "COMPLETED"], (8, 0))
        self.books.check()

    def test_what_was_charged_is_found_out(self):
        for word in ("lost", "garbage", "slow:1500"):
            with self.subTest(word=word):
                number, key = self.new_order(1), uuid.uuid4().hex
                self.plan(word)
                self.assertAnswer(self.pay(number, key=key), 504, "S308")
                self.assertEqual((self.status(number), self.payments(number)), ("PENDING", ["PROCESSING"]))
                self.assertAnswer(self.pay(number, key=key), 409, "C014")
                self.assertAnswer(self.cancel(number), 400, "S203")
                until("the provider has charged", lambda: self.provider.charges(number) == [[10000, 0]])
                self.settle()
                self.assertEqual((self.status(number), self.payments(number)), ("PAID", ["COMPLETED"]))
                again = self.pay(number, key=key)
                self.assertEqual((self.assertAnswer(again, 200)["status"], again.headers["Idempotent-Replayed"]), ("COMPLETED", "true"))
        self.books.check()

    def test_what_never_arrived_is_voided_and_can_be_paid(self):
        for word in ("timeout", "error"):
            with self.subTest(word=word):
                number, key = self.new_order(1), uuid.uuid4().hex
                self.plan(word)
                self.assertAnswer(self.pay(number, key=key), 504, "S308")
                self.settle("sweep_sagas")
                self.assertEqual((self.status(number), self.payments(number)), ("PENDING", ["FAILED"]))
                self.assertAnswer(self.pay(number, key=key), 200)  # the key was freed with the payment
                self.assertEqual(self.provider.charges(number), [[10000, 0]])
        self.books.check()

    def test_a_refusal_that_was_lost_is_told_to_the_key(self):
        number, key = self.new_order(), uuid.uuid4().hex
        self.plan("timeout", queries=["error", "timeout"])
        self.assertAnswer(self.pay(number, key=key), 504, "S308")
        payment = self.db.value(f"SELECT payment_number FROM payments WHERE order_number = '{number}'")
        self.plan("decline:late")
        self.provider.call("POST", "/payments", {"key": payment, "orderNumber": number, "amount": 200.00, "method": "CREDIT_CARD"})
        for _ in range(2):  # while the provider does not tell, nothing is decided
            self.settle()
            self.assertEnds(number, "PENDING", ["PROCESSING"], (8, 2))
        self.settle()
        self.assertEnds(number, "CANCELLED", ["FAILED"])
        again = self.pay(number, key=key)
        self.assertAnswer(again, 400, "S304")
        self.assertEqual(again.json["detail"], "late")
        self.books.check()

    def test_a_charge_that_arrives_after_all_finds_the_key_voided(self):
        number = self.new_order()
        self.plan("slow:2500")
        self.assertAnswer(self.pay(number), 504, "S308")
        self.settle()
        self.assertEnds(number, "PENDING", ["FAILED"], (8, 2))
        until("the slow request is over", lambda: self.provider.ledger()["calls"]["authorise"] and not self.under_way())
        self.assertEqual(self.provider.charges(number), [])
        self.books.check()

    def under_way(self):
        return self.provider.ledger()["underWay"]

    def test_a_slow_provider_is_waited_for(self):
        number = self.new_order()
        self.plan("slow:600")
        self.assertAnswer(self.pay(number), 200)

    def test_pitfall_12_no_connection_waits_for_the_provider(self):
        shop = Shop(self.db, SHOP_JOBS="0", SHOP_THREADS="1", SHOP_DB_CONNECTIONS="1", SHOP_PG_URL=self.provider.url)
        shop.start()
        self.addCleanup(shop.stop)
        product = self.new_product(stock=100)
        users = [token(self.unique("payer")) for _ in range(30)]
        numbers = [self.order((product, 1), user=user)["orderNumber"] for user in users]
        self.plan(*["slow:2000"] * len(users))
        answers = parallel(len(users), lambda i: self.pay(numbers[i], user=users[i], shop=shop))
        self.assertEqual({answer.status for answer in answers}, {200})
        self.assertGreaterEqual(self.provider.ledger()["mostAtOnce"], 15)
        self.books.check()


class Faults(PaymentCase):
    """A local step fails after the provider has taken the money."""

    more_settings = {"SHOP_SAGA_ATTEMPTS": "20"}

    def test_pitfall_07_money_that_was_taken_for_nothing_goes_back(self):
        cases = [("stock_movements", "INSERT", "NEW.movement_type = 'SALE'", "S405"), ("deliveries", "INSERT", "TRUE", "S505"),
                 ("saga_states", "UPDATE", "NEW.status = 'COMPLETED'", "S901"), ("orders", "UPDATE", "NEW.status = 'PAID'", "S901"),
                 ("outbox_events", "INSERT", "NEW.type = 'order.confirmed'", "S901"), ("payments", "UPDATE", "NEW.status = 'COMPLETED'", "S901")]
        for table, event, condition, code in cases:
            with self.subTest(table=table):
                number, key = self.new_order(), uuid.uuid4().hex
                with self.broken(table, event, condition):
                    answer = self.pay(number, key=key)
                self.assertAnswer(answer, 500, code)
                self.assertEqual((self.status(number), self.payments(number)),
                                 ("CANCELLED", ["FAILED"]) if table == "payments" else ("REFUNDED", ["REFUNDED"]))
                self.assertEqual((self.provider.charges(number), self.stock(self.product)), ([[20000, 20000]], (10, 0)))
                self.assertAnswer(self.pay(number, key=key), 409, "S202")  # a fault is no answer to keep
        self.books.check()

    def test_pitfall_06_what_was_deducted_is_returned_and_not_released(self):
        for table, condition, moves in [("deliveries", "TRUE", ["RESERVATION", "SALE", "RETURN"]),
                                        ("stock_movements", "NEW.movement_type = 'SALE'", ["RESERVATION", "RELEASE"])]:
            number = self.new_order()
            with self.broken(table, "INSERT", condition):
                self.assertEqual(self.pay(number).status, 500)
            self.assertEqual([move[0] for move in self.moves(number)], moves)
            self.assertEqual(self.stock(self.product), (10, 0))
        self.books.check()

    def test_pitfall_11_what_cannot_be_undone_is_tried_again(self):
        number = self.new_order()
        self.plan("approve", refunds=["error", "refuse", "timeout", "lost"])
        with self.broken("deliveries", "INSERT"):
            self.assertAnswer(self.pay(number), 500, "S505")
        for _ in range(20):
            if self.books.is_quiet():
                break
            self.settle("sweep_sagas")
        self.assertEnds(number, "REFUNDED", ["REFUNDED"])
        self.assertEqual(self.provider.charges(number), [[20000, 20000]])
        self.assertEqual(self.provider.ledger()["calls"]["cancel"] >= 5, True)
        self.books.check()

    def test_a_saga_that_cannot_be_recorded_asks_for_no_money(self):
        for table, event in [("saga_states", "UPDATE"), ("payments", "INSERT")]:
            with self.subTest(table=table):
                product = self.new_product(stock=10, price=100)
                number = self.order((product, 2))["orderNumber"]
                with self.broken(table, event):
                    self.assertAnswer(self.pay(number), 500, "S901")
                self.assertEqual((self.status(number), self.payments(number), self.stock(product)), ("PENDING", [], (8, 2)))
                self.assertEqual(self.provider.charges(number), [])
                self.assertAnswer(self.pay(number), 200)
        self.books.check()

    def test_pitfall_10_a_refused_payment_is_stored_with_its_refusal(self):
        number = self.new_order()
        self.plan("decline:stolen")
        self.assertAnswer(self.pay(number), 400, "S304")
        self.assertEqual(self.db.run(f"SELECT status, failure_reason, pg_response LIKE '%DECLINED%' FROM payments WHERE order_number = '{number}'"),
                         [["FAILED", "stolen", "1"]])
        self.assertEqual(self.db.value(f"SELECT status FROM saga_states WHERE order_number = '{number}'"), "FAILED")
        self.books.check()

    def test_a_refusal_that_cannot_be_undone_at_once_is_answered_all_the_same(self):
        number = self.new_order()
        self.plan("decline")
        with self.broken("stock_movements", "INSERT", "NEW.movement_type = 'RELEASE'"):
            self.assertAnswer(self.pay(number), 400, "S304")
            self.assertEnds(number, "PENDING", ["FAILED"], (8, 2))
            self.assertAnswer(self.pay(number), 409, "S202")
        self.settle("sweep_sagas")
        self.assertEnds(number, "CANCELLED", ["FAILED"])
        self.books.check()

    def test_pitfall_08_a_charge_survives_the_process(self):
        for point in ("http.pg.after", "db.approve_payment_query.before", "db.approve_payment_query.after"):
            with self.subTest(point=point):
                number, key = self.new_order(1), uuid.uuid4().hex
                shop = Shop(self.db, **{**self.settings, "SHOP_FAULTS": f"{point}=exit"})
                shop.start()
                with self.assertRaises(OSError):
                    self.pay(number, shop=shop, key=key)
                self.assertEqual(shop.process.wait(30), 70)
                shop.process.stdout.close()
                self.assertEqual((self.payments(number), self.provider.charges(number)), (["PROCESSING"], [[10000, 0]]))
                self.run_job("sweep_sagas")
                self.assertEqual((self.status(number), self.payments(number), self.provider.charges(number)), ("PAID", ["COMPLETED"], [[10000, 0]]))
                self.assertAnswer(self.pay(number, key=key), 200)
        self.books.check()

    def test_pitfall_15_a_payment_and_the_expiry_of_its_order(self):
        number = self.new_order()
        self.plan("lost")
        self.assertAnswer(self.pay(number), 504, "S308")
        self.db.run(f"UPDATE orders SET expires_at = {LONG_AGO} WHERE order_number = '{number}'")
        self.run_job("expire_orders")
        self.assertEnds(number, "PENDING", ["PROCESSING"], (8, 2))  # who is being charged keeps his units
        self.settle()
        self.assertEnds(number, "PAID", ["COMPLETED"], (8, 0))
        self.books.check()


class LostRace(PaymentCase):
    def test_pitfall_15_money_taken_for_a_lost_race_goes_back(self):
        number = self.new_order()
        self.plan("slow:700")

        def lose():
            until("the provider is asked", lambda: self.provider.ledger()["underWay"])
            self.set_status(number, "CANCELLED")  # which the shop itself does not do meanwhile

        answers = parallel(2, lambda i: lose() if i else self.pay(number))
        self.assertAnswer(answers[0], 409, "S202")
        self.assertEqual((self.status(number), self.payments(number), self.provider.charges(number)), ("CANCELLED", ["FAILED"], [[20000, 20000]]))


class Retries(PaymentCase):
    more_settings = {"SHOP_PAYMENT_RETRIES": "2"}

    def test_an_order_survives_so_many_refusals(self):
        number = self.new_order()
        self.plan("decline", "timeout", "insufficient", "decline")
        self.assertAnswer(self.pay(number), 400, "S304")
        self.assertEnds(number, "PENDING", ["FAILED"], (8, 2))
        self.assertAnswer(self.pay(number), 504, "S308")  # never reached the provider: no refusal
        self.settle()
        self.assertAnswer(self.pay(number), 400, "S310")
        self.assertEnds(number, "PENDING", ["FAILED"] * 3, (8, 2))
        self.assertAnswer(self.pay(number), 400, "S304")
        self.assertEnds(number, "CANCELLED", ["FAILED"] * 4)
        self.assertEqual(self.events(number)[2:], ["payment.failed"] * 4 + ["order.cancelled"])
        self.books.check()

    def test_the_next_attempt_may_succeed(self):
        number = self.new_order()
        self.plan("decline", "cancel")
        self.assertAnswer(self.pay(number), 400, "S304")
        self.assertAnswer(self.pay(number), 409, "S309")
        self.assertAnswer(self.pay(number), 200)
        self.assertEnds(number, "PAID", ["FAILED", "FAILED", "COMPLETED"], (8, 0))
        self.books.check()


class Keys(PaymentCase):
    def test_pitfall_16_a_double_click_pays_once(self):
        number, key = self.new_order(), uuid.uuid4().hex
        first = self.pay(number, key=key)
        again = self.pay(number, key=key)
        self.assertEqual((first.status, again.status, first.json), (200, 200, again.json))
        self.assertEqual((first.headers["Idempotent-Replayed"], again.headers["Idempotent-Replayed"]), (None, "true"))
        self.assertAnswer(self.pay(number, key=key, method="KAKAO_PAY"), 422, "C013")
        self.assertEqual(self.provider.charges(number), [[20000, 0]])
        self.books.check()

    def test_the_second_request_while_the_first_waits_for_the_provider(self):
        number, key = self.new_order(), uuid.uuid4().hex
        self.plan("slow:800")

        def second():
            until("the provider is asked", lambda: self.provider.ledger()["underWay"])
            return self.pay(number, key=key), self.pay(number), self.cancel(number)

        first, (same_key, other_key, cancel) = parallel(2, lambda i: second() if i else self.pay(number, key=key))
        self.assertAnswer(first, 200)
        self.assertAnswer(same_key, 409, "C014")
        self.assertAnswer(other_key, 409, "S302")
        self.assertAnswer(cancel, 400, "S203")
        self.books.check()

    def test_pitfall_02_of_parallel_payments_one_charges(self):
        for _ in range(3):
            number = self.new_order(1)
            answers = parallel(10, lambda i: self.pay(number))
            self.assertEqual(sorted(answer.status for answer in answers), [200] + [409] * 9)
            self.assertLessEqual({answer.code for answer in answers if answer.status == 409}, {"S302", "S204"})
            self.assertEqual(self.provider.charges(number), [[10000, 0]])
        self.books.check()

    def test_a_refund_is_replayed(self):
        _, payment = self.paid()
        key = uuid.uuid4().hex
        first, again = self.refund(payment, key=key), self.refund(payment, key=key)
        self.assertEqual((first.status, again.status, first.json), (200, 200, again.json))
        self.assertEqual(again.headers["Idempotent-Replayed"], "true")
        self.assertAnswer(self.refund(payment, key=key, reason="other"), 422, "C013")
        _, other = self.paid(1)
        self.assertAnswer(self.refund(other, key=key), 422, "C013")  # the same key, another payment
        self.books.check()


class Refund(PaymentCase):
    def test_a_payment_is_paid_back(self):
        coupon = self.new_coupon(value=50)
        number, payment = self.paid(userCouponId=coupon)
        view = self.assertAnswer(self.refund(payment, reason="broken on arrival"), 200)
        self.assertEqual((set(view), view["status"], view["amount"]), (VIEW, "REFUNDED", "150.00"))
        self.assertIsNotNone(view["refundedAt"])
        self.assertEqual(self.shop.get(f"/payments/{payment}", self.user).json, view)
        self.assertEnds(number, "REFUNDED", ["REFUNDED"])
        order = self.shop.get(f"/orders/{number}", self.user).json
        self.assertEqual(order["cancelReason"], "broken on arrival")
        self.assertEqual(self.db.value(f"SELECT status FROM user_coupons WHERE id = {coupon}"), "AVAILABLE")
        self.assertEqual(self.provider.charges(number), [[15000, 15000]])
        self.assertEqual(self.events(number)[-1], "order.cancelled")
        self.assertAnswer(self.refund(payment), 409, "S303")
        self.assertAnswer(self.cancel(number), 409, "S202")
        self.books.check()

    def test_what_speaks_against_a_refund(self):
        number, payment = self.paid()
        self.assertAnswer(self.refund("PAY-000000000000"), 404, "S301")
        self.assertAnswer(self.refund(payment, user=self.user), 403, "C004")
        self.assertAnswer(self.refund(payment, reason=""), 400, "C001")
        self.assertAnswer(self.shop.post(f"/payments/{payment}/refund", {"reason": "x"}, self.admin), 400, "C012")
        for status in ("SHIPPING", "DELIVERED", "CONFIRMED"):
            self.set_status(number, status)
            self.assertAnswer(self.refund(payment), 409, "S312")
        self.set_status(number, "PAID")
        self.plan("decline")
        refused = self.new_order()
        self.assertAnswer(self.pay(refused), 400, "S304")
        failed = self.shop.get(f"/payments?orderNumber={refused}", self.user).json["items"][0]["paymentNumber"]
        self.assertAnswer(self.refund(failed), 409, "S312")
        self.books.check()

    def test_a_provider_that_refuses_changes_nothing(self):
        number, payment = self.paid()
        self.plan(refunds=["refuse:too late"])
        key = uuid.uuid4().hex
        answer = self.refund(payment, key=key)
        self.assertAnswer(answer, 502, "S305")
        self.assertEqual(answer.json["detail"], "too late")
        self.assertEnds(number, "PAID", ["COMPLETED"], (8, 0))
        self.books.check()
        self.assertAnswer(self.refund(payment, key=key), 200)
        self.assertEnds(number, "REFUNDED", ["REFUNDED"])
        self.books.check()

    def test_a_provider_that_is_away_changes_nothing(self):
        number, payment = self.paid()
        shop = Shop(self.db, SHOP_JOBS="0", SHOP_PG_URL="http://127.0.0.1:1")
        shop.start()
        self.addCleanup(shop.stop)
        self.assertAnswer(self.refund(payment, shop=shop), 502, "S305")
        self.assertAnswer(self.cancel(number, shop=shop), 502, "S305")
        self.assertEnds(number, "PAID", ["COMPLETED"], (8, 0))
        self.books.check()
        self.assertAnswer(self.cancel(number), 200)
        self.books.check()

    def test_a_lost_answer_is_asked_for_again(self):
        for word in ("lost", "timeout", "error"):
            with self.subTest(word=word):
                number, payment = self.paid(1)
                key = uuid.uuid4().hex
                self.plan(refunds=[word])
                self.assertAnswer(self.refund(payment, key=key), 502, "S305")
                self.assertEqual(self.payments(number), ["COMPLETED"])
                self.assertAnswer(self.refund(payment, key=key), 409, "C014")
                self.settle()
                self.assertEqual((self.status(number), self.payments(number), self.provider.charges(number)), ("REFUNDED", ["REFUNDED"], [[10000, 10000]]))
                self.assertEqual(self.assertAnswer(self.refund(payment, key=key), 200)["status"], "REFUNDED")
                self.assertAnswer(self.refund(payment), 409, "S303")
        self.books.check()

    def test_a_refund_that_stands_still_is_taken_over_by_the_next(self):
        number, payment = self.paid()
        self.plan(refunds=["lost"])
        key = uuid.uuid4().hex
        self.assertAnswer(self.refund(payment, key=key), 502, "S305")
        self.assertAnswer(self.cancel(number, reason="again"), 200)
        self.assertAnswer(self.refund(payment, key=key), 200)  # it was answered with the rest
        self.assertEqual(self.shop.get(f"/orders/{number}", self.user).json["cancelReason"], "returned")
        self.assertEqual(self.provider.charges(number), [[20000, 20000]])
        self.books.check()

    def test_a_step_that_fails_is_done_later(self):
        number, payment = self.paid()
        key = uuid.uuid4().hex
        with self.broken("stock_movements", "INSERT", "NEW.movement_type = 'RETURN'"):
            self.assertAnswer(self.refund(payment, key=key), 500, "S404")
        self.assertAnswer(self.refund(payment), 200)
        self.assertEnds(number, "REFUNDED", ["REFUNDED"])
        self.assertAnswer(self.refund(payment, key=key), 200)
        self.books.check()

    def test_lost_races_for_locks_are_told(self):
        number, payment = self.paid()
        key = uuid.uuid4().hex
        with self.broken("inventory", "UPDATE", errno=1213):
            self.assertAnswer(self.refund(payment, key=key), 409, "S408")
        self.settle("sweep_sagas")
        self.assertEnds(number, "REFUNDED", ["REFUNDED"])
        self.assertAnswer(self.refund(payment, key=key), 200)
        self.books.check()

    def test_of_parallel_refunds_one_pays_back(self):
        number, payment = self.paid()
        answers = parallel(8, lambda i: self.refund(payment) if i % 2 else self.cancel(number))
        self.assertEqual(sorted(answer.status for answer in answers), [200] + [409] * 7)
        self.assertEqual({answer.code for answer in answers if answer.status == 409} - {"S303", "S202"}, set())
        self.assertEqual(self.provider.charges(number), [[20000, 20000]])
        self.books.check()

    def test_the_process_ends_in_the_middle(self):
        for point in ("http.pg.after", "db.return_payment_query.after"):
            with self.subTest(point=point):
                number, payment = self.paid(1)
                key = uuid.uuid4().hex
                shop = Shop(self.db, **{**self.settings, "SHOP_FAULTS": f"{point}=exit"})
                shop.start()
                with self.assertRaises(OSError):
                    self.refund(payment, shop=shop, key=key)
                self.assertEqual(shop.process.wait(30), 70)
                shop.process.stdout.close()
                self.assertEqual((self.status(number), self.provider.charges(number)), ("PAID", [[10000, 10000]]))
                self.run_job("sweep_sagas")
                self.assertAnswer(self.refund(payment, key=key), 200)
                self.assertEqual(self.shop.get(f"/orders/{number}", self.user).json["cancelReason"], "returned")
        self.books.check()


class Mock(OrderCase):
    settings = {"SHOP_JOBS": "0", "SHOP_PG_SUCCESS_RATE": "0", "SHOP_PG_DELAY_MS": "20",
                "SHOP_PG_SCRIPT": "approve,decline:no credit,insufficient,cancel,unreachable,lost,timeout,twice"}

    def settle(self, shop):
        """What waits has waited long enough."""
        self.db.run(f"UPDATE saga_states SET lease_until = {LONG_AGO} WHERE lease_until IS NOT NULL; UPDATE payments SET updated_at = {LONG_AGO}")
        self.assertAnswer(shop.post("/admin/jobs/settle_payments/run", None, self.admin), 200)

    def test_the_script_and_then_the_rate(self):
        product = self.new_product(stock=20)
        wanted = [(200, None, "PAID"), (400, "S304", "CANCELLED"), (400, "S310", "CANCELLED"), (409, "S309", "CANCELLED"), (503, "S311", "PENDING"),
                  (504, "S308", "PENDING"), (504, "S308", "PENDING"), (200, None, "PAID"), (400, "S304", "CANCELLED")]
        numbers = []
        for status, code, order in wanted:
            numbers.append(self.order((product, 1))["orderNumber"])
            self.assertAnswer(self.pay(numbers[-1]), status, code)
            self.assertEqual(self.shop.get(f"/orders/{numbers[-1]}", self.user).json["status"], order)
        self.settle(self.shop)
        twice = numbers[7]  # its second answer changed nothing
        self.assertEqual(self.events(twice)[2:], ["payment.completed", "order.confirmed"])
        self.assertEqual([move[0] for move in self.moves(twice)], ["RESERVATION", "SALE"])
        lost, timeout = [self.shop.get(f"/orders/{number}", self.user).json["status"] for number in numbers[5:7]]
        self.assertEqual((lost, timeout), ("PAID", "PENDING"))
        payment = self.shop.get(f"/payments?orderNumber={numbers[0]}", self.user).json["items"][0]["paymentNumber"]
        self.assertAnswer(self.shop.post(f"/payments/{payment}/refund", {"reason": "x"}, self.admin, headers={"Idempotency-Key": "k"}), 200)
        Books(self.db).check()

    def test_an_answer_that_takes_longer_than_the_shop_waits_is_asked_for(self):
        slow = Shop(self.db, **{**self.settings, "SHOP_PG_SCRIPT": "approve,decline", "SHOP_PG_DELAY_MS": "600000", "SHOP_PG_TIMEOUT_MS": "10"}).start()
        try:
            numbers = [self.order((self.new_product(stock=20), 1))["orderNumber"] for _ in range(2)]
            for number in numbers:
                self.assertAnswer(self.pay(number, shop=slow), 504, "S308")
            self.settle(slow)
            self.assertEqual([self.shop.get(f"/orders/{number}", self.user).json["status"] for number in numbers], ["PAID", "CANCELLED"])
            self.assertAnswer(self.cancel(numbers[0], shop=slow), 502, "S305")
            self.assertAnswer(self.cancel(numbers[0], shop=slow), 200)  # what it is asked again it did already
        finally:
            slow.stop()
        Books(self.db).check()

    def test_settings_that_make_no_sense_stop_the_start(self):
        for name, value in [("SHOP_PG_SUCCESS_RATE", "1.1"), ("SHOP_PG_SUCCESS_RATE", "often"), ("SHOP_PG_SUCCESS_RATE", "nan"),
                            ("SHOP_PG_SUCCESS_RATE", "-0.1"), ("SHOP_PG_SUCCESS_RATE", "0x1"), ("SHOP_PG_URL", "provider:80"),
                            ("SHOP_PG_URL", "http://"), ("SHOP_PG_SCRIPT", "approve,maybe"), ("SHOP_PG_SCRIPT", "approve,,decline"), ("SHOP_PG_SCRIPT", "lost:5")]:
            with self.subTest(name=name, value=value):
                done = subprocess.run([required("SHOP_BIN")], env={**self.shop.env, name: value}, capture_output=True, text=True, timeout=30)
                lines = [line for line in done.stderr.splitlines() if not line.startswith("{")]
                self.assertEqual((done.returncode, len(lines)), (1, 1), done.stderr)
                self.assertIn(name, lines[0])


if __name__ == "__main__":
    unittest.main(verbosity=2, warnings="ignore")
