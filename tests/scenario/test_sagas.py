# SPDX-License-Identifier: Apache-2.0
"""Sagas as an administrator sees them: what stopped, what waits for him, and what trying again does."""
import http.client
import os
import threading
import unittest

from harness import Shop, until
from order_case import OrderCase

VIEW = ["sagaId", "orderNumber", "currentStep", "status", "completedSteps", "lastErrorMessage", "compensationAttempts", "startedAt", "completedAt"]
UNKNOWN = "00000000-0000-4000-8000-000000000000"


class Sagas(OrderCase):
    settings = {**OrderCase.settings, "SHOP_SAGA_ATTEMPTS": "2"}

    def saga(self, number, kind="order"):
        saga_id = self.db.value(f"SELECT saga_id FROM saga_states WHERE order_number = '{number}' AND saga = '{kind}' ORDER BY id DESC LIMIT 1")
        return self.assertAnswer(self.shop.get(f"/admin/sagas/{saga_id}", self.admin), 200)

    def retry(self, saga):
        return self.shop.post(f"/admin/sagas/{saga['sagaId']}/retry", None, self.admin)

    def end_leases(self):
        self.db.run("UPDATE saga_states SET lease_until = NOW(6) - INTERVAL 1 SECOND WHERE lease_until IS NOT NULL")

    def metric(self, name):
        lines = self.shop.get("//metrics").body.decode().splitlines()
        return [line.rsplit(" ", 1)[1] for line in lines if line.startswith(name + " ")]

    def given_up(self):
        """A product, and the order of it whose saga could not be undone; the trigger that prevents it stays."""
        product = self.new_product(stock=10)
        number = self.order((product, 2))["orderNumber"]
        with self.broken("deliveries", "INSERT"):
            self.assertAnswer(self.pay(number), 500, "S505")
        self.assertEqual(self.saga(number)["status"], "COMPENSATING")
        self.end_leases()
        self.run_job("sweep_sagas")
        return product, number

    def test_a_saga_waits_for_its_buyer_and_then_ends(self):
        product = self.new_product(stock=10)
        number = self.order((product, 2))["orderNumber"]
        saga = self.saga(number)
        self.assertCountEqual(list(saga), VIEW)
        self.assertEqual([saga[k] for k in VIEW[1:7]], [number, "PROCESS_PAYMENT", "STARTED", ["RESERVE_INVENTORY"], None, 0])
        self.assertIsNone(saga["completedAt"])
        self.assertEqual(self.assertAnswer(self.retry(saga), 200), saga)
        self.assertAnswer(self.pay(number), 200)
        saga = self.saga(number)
        self.assertEqual([saga[k] for k in VIEW[2:7]], ["CONFIRM_ORDER", "COMPLETED", [
            "RESERVE_INVENTORY", "PROCESS_PAYMENT", "DEDUCT_INVENTORY", "CREATE_DELIVERY", "CONFIRM_ORDER"], None, 0])
        self.assertIsNotNone(saga["completedAt"])
        self.assertAnswer(self.retry(saga), 409, "S904")
        self.assertAnswer(self.retry({"sagaId": UNKNOWN}), 404, "S903")
        self.assertAnswer(self.shop.get(f"/admin/sagas/{UNKNOWN}", self.admin), 404, "S903")

    def test_sagas_are_an_administrators(self):
        self.assertAnswer(self.shop.get("/admin/sagas", self.user), 403, "C004")
        self.assertAnswer(self.shop.post(f"/admin/sagas/{UNKNOWN}/retry", None, self.user), 403, "C004")

    def test_11_what_cannot_be_undone_is_tried_again_then_shown_then_retried(self):
        with self.broken("stock_movements", "INSERT", "NEW.movement_type IN ('RELEASE', 'RETURN')"):
            product, number = self.given_up()
            saga = self.saga(number)
            self.assertEqual([saga["status"], saga["compensationAttempts"]], ["COMPENSATION_FAILED", 2])
            self.assertRegex(saga["lastErrorMessage"], "^S404 STOCK_RELEASE_FAILED")
            self.assertEqual(self.metric('sagas{status="COMPENSATION_FAILED"}'), ["1"])
            listed = self.assertAnswer(self.shop.get("/admin/sagas?status=COMPENSATION_FAILED", self.admin), 200)
            self.assertEqual([item["sagaId"] for item in listed["items"]], [saga["sagaId"]])
            self.run_job("sweep_sagas")
            self.assertEqual(self.saga(number), saga)
            self.assertAnswer(self.retry(saga), 500, "S902")
            self.assertEqual(self.saga(number)["compensationAttempts"], 1)
        self.assertEqual(self.assertAnswer(self.retry(saga), 200)["status"], "FAILED")
        self.assertEqual(self.stock(product), (10, 0))
        self.assertEqual(self.db.run(f"SELECT o.status, p.status FROM orders o JOIN payments p ON p.order_id = o.id WHERE o.order_number = '{number}'"),
                         [["REFUNDED", "REFUNDED"]])
        self.run_job("sweep_sagas")
        self.assertEqual(self.metric('sagas{status="COMPENSATION_FAILED"}'), ["0"])
        self.assertBooksBalance()

    def test_a_refund_that_cannot_be_finished_goes_on_from_where_it_stopped(self):
        product = self.new_product(stock=10)
        number = self.order((product, 2))["orderNumber"]
        self.assertAnswer(self.pay(number), 200)
        with self.broken("stock_movements", "INSERT", "NEW.movement_type = 'RETURN'"):
            self.assertAnswer(self.cancel(number), 500, "S404")
            self.end_leases()
            self.run_job("sweep_sagas")
            saga = self.saga(number, "refund")
            self.assertEqual([saga[k] for k in VIEW[2:5]], ["RETURN_INVENTORY", "COMPENSATION_FAILED", ["REFUND_PAYMENT", "CANCEL_DELIVERY"]])
        self.assertEqual(self.assertAnswer(self.retry(saga), 200)["status"], "COMPLETED")
        self.assertEqual(self.stock(product), (10, 0))
        self.assertBooksBalance()

    def test_a_fault_of_the_record_undoes_the_order(self):
        product = self.new_product(stock=10)
        number = self.order((product, 2))["orderNumber"]
        with self.broken("saga_states", "UPDATE", "NEW.status = 'COMPLETED'"):
            self.assertAnswer(self.pay(number), 500, "S901")
        self.assertEqual(self.saga(number)["status"], "FAILED")
        self.assertEqual(self.db.value(f"SELECT status FROM orders WHERE order_number = '{number}'"), "REFUNDED")
        self.assertEqual(self.stock(product), (10, 0))
        self.assertBooksBalance()

    def test_6_compensation_undoes_exactly_what_was_done(self):
        faults = {
            "S405": ("stock_movements", "INSERT", "NEW.movement_type = 'SALE'", ["RESERVATION", "RELEASE"]),
            "S505": ("deliveries", "INSERT", "TRUE", ["RESERVATION", "SALE", "RETURN"]),
            "S901": ("orders", "UPDATE", "NEW.status = 'PAID'", ["RESERVATION", "SALE", "RETURN"]),
        }
        for code, (table, event, condition, moves) in faults.items():
            with self.subTest(code=code):
                product = self.new_product(stock=10)
                number = self.order((product, 2))["orderNumber"]
                with self.broken(table, event, condition):
                    self.assertAnswer(self.pay(number), 500, code)
                self.assertEqual(self.db.run(f"SELECT o.status, p.status, s.status, s.completed_steps, d.status FROM orders o "
                                             f"JOIN payments p ON p.order_id = o.id JOIN saga_states s ON s.order_id = o.id "
                                             f"LEFT JOIN deliveries d ON d.order_id = o.id WHERE o.order_number = '{number}'"),
                                 [["REFUNDED", "REFUNDED", "FAILED", "[]", "CANCELLED" if code == "S901" else "NULL"]])
                self.assertEqual([move[0] for move in self.moves(number)], moves)
                self.assertEqual(self.stock(product), (10, 0))
                self.assertAnswer(self.pay(number), 409, "S202")
        self.assertBooksBalance()

    def test_the_key_of_a_payment_waits_for_its_saga(self):
        number = self.order((self.new_product(stock=10), 2))["orderNumber"]

        def pay():
            return self.shop.post("/payments", {"orderNumber": number, "paymentMethod": "CREDIT_CARD"}, self.user, headers={"Idempotency-Key": number})

        with self.broken("deliveries", "INSERT"), self.broken("stock_movements", "INSERT", "NEW.movement_type = 'RETURN'"):
            self.assertAnswer(pay(), 500, "S505")
            self.assertAnswer(pay(), 409, "C014")  # it is not known yet how it ends
        self.end_leases()
        self.run_job("sweep_sagas")
        self.assertEqual(self.saga(number)["status"], "FAILED")
        self.assertAnswer(pay(), 409, "S202")  # a fault is no answer to keep: the order is looked at again

    def test_a_saga_that_another_drives_is_waited_for(self):
        number = self.order((self.new_product(stock=10), 1))["orderNumber"]
        saga = self.saga(number)
        self.db.run(f"UPDATE saga_states SET lease_owner = 'somebody', lease_until = NOW(6) + INTERVAL 1 HOUR, driven_since = NOW(6) "
                    f"WHERE order_number = '{number}'")
        self.assertAnswer(self.retry(saga), 504, "S905")

    def test_8_a_saga_whose_instance_is_gone_is_finished(self):
        number = self.order((self.new_product(stock=10), 1))["orderNumber"]
        # as an instance leaves it that ends between the first transaction of a payment and the provider's answer
        self.db.run(f"""UPDATE saga_states SET lease_owner = 'somebody', lease_until = NOW(6) - INTERVAL 1 SECOND, driven_since = NOW(6)
                        WHERE order_number = '{number}'""")
        self.run_job("sweep_sagas")
        self.assertEqual(self.saga(number)["status"], "STARTED")  # nothing was charged: it waits for its buyer again
        self.assertAnswer(self.pay(number), 200)
        self.assertEqual(self.saga(number)["status"], "COMPLETED")


    def test_8_what_a_killed_instance_left_is_taken_over_at_once(self):
        number = self.order((self.new_product(stock=10), 1))["orderNumber"]
        other = Shop(self.db, **{**self.settings, "SHOP_PG_DELAY_MS": "20000"}).start()
        self.addCleanup(os.unlink, other.log.name)
        buyer = threading.Thread(target=self.pay_in_vain, args=(number, other))
        buyer.start()
        until("its instance has the saga", lambda: self.db.value(
            f"SELECT lease_owner IS NOT NULL FROM saga_states WHERE order_number = '{number}'") == "1")
        self.run_job("sweep_sagas")
        self.assertEqual(self.db.value(f"SELECT status FROM payments WHERE order_number = '{number}'"), "PROCESSING")
        other.kill()
        buyer.join()
        self.run_job("sweep_sagas")
        self.assertEqual(self.db.value(f"SELECT status FROM payments WHERE order_number = '{number}'"), "FAILED")
        self.assertAnswer(self.pay(number), 200)
        self.assertEqual(self.saga(number)["status"], "COMPLETED")

    def pay_in_vain(self, number, shop):
        with self.assertRaises((http.client.HTTPException, OSError)):
            self.pay(number, shop=shop)


class Sweeping(OrderCase):
    settings = {**OrderCase.settings, "SHOP_JOBS": "1"}

    def test_the_job_runs_by_itself(self):
        product = self.new_product(stock=10)
        number = self.order((product, 2))["orderNumber"]
        with self.broken("deliveries", "INSERT"), self.broken("stock_movements", "INSERT", "NEW.movement_type IN ('RELEASE', 'RETURN')"):
            self.assertAnswer(self.pay(number), 500, "S505")
        until("the saga is undone", lambda: self.db.value(f"SELECT status FROM saga_states WHERE order_number = '{number}'") == "FAILED", 30)
        self.assertEqual(self.stock(product), (10, 0))
        self.assertBooksBalance()


if __name__ == "__main__":
    unittest.main()
