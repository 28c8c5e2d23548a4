# SPDX-License-Identifier: Apache-2.0
"""What is read of orders, payments, deliveries and sagas: who sees what, pages, filters, and every member of every view.

The rows are written by SQL, so that each is in exactly the state that a test needs."""
import unittest
import urllib.parse
import uuid

from harness import ShopCase, token

ORDER = ["orderNumber", "status", "items", "totalAmount", "discountAmount", "finalAmount", "userCouponId", "shippingAddress",
         "cancelReason", "cancelledAt", "expiresAt", "createdAt", "updatedAt"]
ITEM = ["productId", "productName", "price", "quantity", "subtotal"]
ADDRESS = {"receiverName": "Hong 길동", "receiverPhone": "010-1234-5678", "zipCode": "04524", "address1": "110 Sejong-daero",
           "address2": None}
PAYMENT = ["paymentNumber", "orderNumber", "amount", "status", "paymentMethod", "pgTransactionId", "failureReason", "paidAt",
           "refundedAt", "createdAt"]
DELIVERY = ["trackingNumber", "orderNumber", "status", "carrier", "receiverName", "receiverPhone", "shippingAddress",
            "estimatedDeliveryDate", "actualDeliveryDate", "histories"]
HISTORY = ["status", "location", "description", "createdAt"]
SAGA = ["sagaId", "orderNumber", "currentStep", "status", "completedSteps", "lastErrorMessage", "compensationAttempts",
        "startedAt", "completedAt"]
MALFORMED = ["x", "ORD-1", "%EA%B0%80", "%20", "a" * 500, "'%20OR%201=1", "ORD-00000000-AAAAAAAA"]


def quoted(value):
    return "NULL" if value is None else "'" + str(value).replace("\\", "\\\\").replace("'", "''") + "'"


class ReadCase(ShopCase):
    def setUp(self):
        self.name = self.unique("user")
        self.user, self.other = token(self.name), token(self.unique("other"))

    def insert(self, table, **columns):
        """The new row's id."""
        return int(self.db.value(f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({', '.join(map(quoted, columns.values()))});"
                                 "SELECT LAST_INSERT_ID()"))

    def order(self, user=None, n_items=1, **columns):
        """(id, number) of an order of lines that cost 10.00 each."""
        number = f"ORD-20260101-{uuid.uuid4().hex[:8].upper()}"
        row = {"order_number": number, "user_id": user or self.name, "total_amount": f"{n_items * 10}.00",
               "final_amount": f"{n_items * 10}.00", "receiver_name": ADDRESS["receiverName"],
               "receiver_phone": ADDRESS["receiverPhone"], "zip_code": ADDRESS["zipCode"], "address1": ADDRESS["address1"]}
        order = self.insert("orders", **{**row, **columns})
        for i in range(n_items):
            self.insert("order_items", order_id=order, product_id=i + 1, product_name=f"thing {i + 1}", price="5.00", quantity=2,
                        subtotal="10.00")
        return order, number

    def payment(self, order, user=None, **columns):
        number = f"PAY-{uuid.uuid4().hex[:12].upper()}"
        self.insert("payments", **{"payment_number": number, "order_id": order[0], "order_number": order[1],
                                   "user_id": user or self.name, "amount": "10.00", "payment_method": "KAKAO_PAY", **columns})
        return number

    def delivery(self, order, **columns):
        number = f"TRK-{uuid.uuid4().hex[:12].upper()}"
        delivery = self.insert("deliveries", **{"order_id": order[0], "tracking_number": number, "order_number": order[1],
                                                "shipping_address": "110 Sejong-daero, 04524", **columns})
        return delivery, number

    def saga(self, **columns):
        number = str(uuid.uuid4())
        order = self.order()
        self.insert("saga_states", **{"saga_id": number, "order_id": order[0], "order_number": order[1],
                                      "current_step": "PROCESS_PAYMENT", "completed_steps": '["RESERVE_INVENTORY"]', **columns})
        return number

    def pages(self, path, user, limit=2):
        """All items of a list, page by page."""
        items, cursor = [], None
        while True:
            mark = f"&cursor={urllib.parse.quote(cursor)}" if cursor else ""
            page = self.assertAnswer(self.shop.get(f"{path}{'&' if '?' in path else '?'}limit={limit}{mark}", user), 200)
            self.assertCountEqual(list(page), ["items", "nextCursor"])
            self.assertLessEqual(len(page["items"]), limit)
            items += page["items"]
            cursor = page["nextCursor"]
            if not cursor:
                return items

    def assertBadPages(self, path, user):
        mark = "&" if "?" in path else "?"
        for query in ("limit=0", "limit=101", "limit=x", "cursor=x", "sort=name", "colour=red", "status=GONE"):
            with self.subTest(query=query):
                self.assertAnswer(self.shop.get(f"{path}{mark}{query}", user), 400, "C001")

    def assertNobody(self, path):
        """A path of a domain whose rows nobody sees without a token."""
        self.assertAnswer(self.shop.get(path), 401, "C003")


class Orders(ReadCase):
    def test_every_member_of_an_order(self):
        order = self.order(n_items=2, discount_amount="1.50", final_amount="18.50", expires_at="2999-01-01 00:15:00")
        view = self.assertAnswer(self.shop.get(f"/orders/{order[1]}", self.user), 200)
        self.assertCountEqual(list(view), ORDER)
        self.assertEqual(view["items"], [{"productId": n, "productName": f"thing {n}", "price": "5.00", "quantity": 2,
                                          "subtotal": "10.00"} for n in (1, 2)])
        self.assertEqual(view["shippingAddress"], ADDRESS)
        self.assertEqual({key: view[key] for key in ORDER if key not in ("items", "shippingAddress", "createdAt", "updatedAt")},
                         {"orderNumber": order[1], "status": "PENDING", "totalAmount": "20.00", "discountAmount": "1.50",
                          "finalAmount": "18.50", "userCouponId": None, "cancelReason": None, "cancelledAt": None,
                          "expiresAt": "2999-01-01T00:15:00.000000Z"})
        self.assertEqual(self.assertAnswer(self.shop.get("/orders", self.user), 200), {"items": [view], "nextCursor": None})

    def test_a_cancelled_order_with_a_full_address(self):
        order = self.order(status="CANCELLED", cancel_reason="too late", cancelled_at="2026-01-02 03:04:05.678901", address2="7F")
        view = self.assertAnswer(self.shop.get(f"/orders/{order[1]}", self.user), 200)
        self.assertEqual((view["status"], view["cancelReason"], view["cancelledAt"], view["shippingAddress"]["address2"]),
                         ("CANCELLED", "too late", "2026-01-02T03:04:05.678901Z", "7F"))

    def test_whose_order_it_is(self):
        path = f"/orders/{self.order()[1]}"
        self.assertNobody(path)
        self.assertAnswer(self.shop.get(path, self.other), 403, "S212")
        self.assertAnswer(self.shop.get(path, self.seller), 403, "S212")
        self.assertAnswer(self.shop.get(path, self.admin), 200)

    def test_an_order_that_is_not_there(self):
        for number in MALFORMED:
            with self.subTest(number=number):
                self.assertAnswer(self.shop.get(f"/orders/{number}", self.user), 404, "S201")
                self.assertAnswer(self.shop.get(f"/orders/{number}", self.admin), 404, "S201")
        self.assertAnswer(self.shop.get(f"/orders/{self.order()[1].lower()}", self.user), 404, "S201")
        self.assertAnswer(self.shop.get(f"/orders/{self.order()[1]}%20", self.user), 404, "S201")
        self.assertAnswer(self.shop.get(f"/orders/{self.order()[1]}?full=true", self.user), 400, "C001")

    def test_the_list_shows_the_callers_own_newest_first(self):
        self.order(user=self.unique("stranger"))
        numbers = [self.order(n_items=n)[1] for n in (1, 3, 0, 2, 1)]
        items = self.pages("/orders", self.user)
        self.assertEqual([item["orderNumber"] for item in items], numbers[::-1])
        self.assertEqual([len(item["items"]) for item in items], [1, 2, 0, 3, 1])
        self.assertEqual(self.pages("/orders", self.other), [])
        self.assertNobody("/orders")

    def test_the_list_of_an_admin_is_his_own_too(self):
        name = self.unique("boss")
        self.order()
        number = self.order(user=name)[1]
        self.assertEqual([item["orderNumber"] for item in self.pages("/orders", token(name, "ADMIN"))], [number])

    def test_a_new_order_does_not_shift_the_pages(self):
        old = [self.order()[1] for _ in range(3)]
        first = self.assertAnswer(self.shop.get("/orders?limit=2", self.user), 200)
        self.order()
        second = self.assertAnswer(self.shop.get(f"/orders?limit=2&cursor={urllib.parse.quote(first['nextCursor'])}", self.user), 200)
        self.assertEqual([item["orderNumber"] for item in first["items"] + second["items"]], old[::-1])
        self.assertIsNone(second["nextCursor"])

    def test_a_cursor_of_another_list_is_refused(self):
        for _ in range(2):
            self.order()
            self.saga()
        cursor = urllib.parse.quote(self.shop.get("/admin/sagas?limit=1", self.admin).json["nextCursor"])
        self.assertAnswer(self.shop.get(f"/orders?cursor={cursor}", self.user), 400, "C001")

    def test_the_filter_and_the_page(self):
        paid = [self.order(status="PAID")[1] for _ in range(3)]
        self.order()
        self.order(user=self.unique("stranger"), status="PAID")
        self.assertEqual([item["orderNumber"] for item in self.pages("/orders?status=PAID", self.user)], paid[::-1])
        self.assertEqual(self.pages("/orders?status=REFUNDED", self.user), [])
        self.assertBadPages("/orders", self.user)


class AdminOrders(ReadCase):
    """Without a user service, which would name the customers."""

    def keyword(self, text, **more):
        query = urllib.parse.urlencode({"keyword": text, **more})
        return [item["orderNumber"] for item in self.pages(f"/admin/orders?{query}", self.admin)]

    def test_every_member_of_an_order(self):
        order = self.order(n_items=2)
        view = self.assertAnswer(self.shop.get(f"/admin/orders/{order[1]}", self.admin), 200)
        self.assertCountEqual(list(view), ORDER + ["userId", "customer"])
        self.assertEqual((view["userId"], view["customer"], view["shippingAddress"]), (self.name, None, ADDRESS))
        own = self.shop.get(f"/orders/{order[1]}", self.user).json
        self.assertEqual({key: view[key] for key in ORDER}, own)
        self.assertEqual(self.shop.get("/admin/orders?limit=1", self.admin).json["items"], [view])

    def test_who_sees_all_orders(self):
        order = self.order()
        for path in ("/admin/orders", f"/admin/orders/{order[1]}"):
            self.assertNobody(path)
            self.assertAnswer(self.shop.get(path, self.user), 403, "C004")
            self.assertAnswer(self.shop.get(path, self.seller), 403, "C004")
        for number in MALFORMED:
            self.assertAnswer(self.shop.get(f"/admin/orders/{number}", self.admin), 404, "S201")

    def test_everybodys_orders_newest_first(self):
        numbers = [self.order(user=self.unique("u"), n_items=n)[1] for n in (1, 0, 2)]
        items = self.pages("/admin/orders", self.admin)
        self.assertEqual([item["orderNumber"] for item in items[:3]], numbers[::-1])
        self.assertEqual([len(item["items"]) for item in items[:3]], [2, 0, 1])
        self.assertEqual(len(items), int(self.db.value("SELECT COUNT(*) FROM orders")))
        self.assertBadPages("/admin/orders", self.admin)

    def test_where_the_keyword_is_looked_for(self):
        other = self.order(user=self.unique("x"), receiver_name=f"홍길동 {uuid.uuid4().hex}")
        mine = [self.order()[1], self.order(status="PAID")[1]]
        self.assertEqual(self.keyword(other[1][4:]), [other[1]])
        self.assertEqual(self.keyword(self.name), mine[::-1])
        self.assertEqual(self.keyword(self.name[2:], status="PAID"), mine[1:])
        self.assertIn(other[1], self.keyword("홍길동"))
        self.assertNotIn(mine[0], self.keyword("홍길동"))
        self.assertEqual(self.keyword(self.unique("nobody")), [])

    def test_wildcards_of_the_keyword_are_letters(self):
        mark = uuid.uuid4().hex
        numbers = {text: self.order(receiver_name=f"{mark}{text}")[1] for text in ("100%", "1000", "a_b", "axb", "a\\b", "it's")}
        for text in ("100%", "a_b", "a\\b", "it's"):
            with self.subTest(text=text):
                self.assertEqual(self.keyword(mark + text), [numbers[text]])
        self.assertEqual(self.keyword(f"{mark}%"), [])
        self.assertEqual(self.keyword(f"{mark[:-1]}_"), [])

    def test_bounds_of_the_keyword(self):
        for keyword in ("", "%20", "a" * 101, "%00"):
            with self.subTest(keyword=keyword):
                self.assertAnswer(self.shop.get(f"/admin/orders?keyword={keyword}", self.admin), 400, "C001")
        self.assertAnswer(self.shop.get(f"/admin/orders?keyword={'a' * 100}", self.admin), 200)


class Payments(ReadCase):
    def test_every_member_of_a_payment(self):
        order = self.order()
        failed = self.payment(order, status="FAILED", failure_reason="declined", payment_method="CREDIT_CARD")
        done = self.payment(order, status="COMPLETED", pg_transaction_id="pg-1", paid_at="2026-01-02 03:04:05", pg_response="secret")
        view = self.assertAnswer(self.shop.get(f"/payments/{done}", self.user), 200)
        self.assertCountEqual(list(view), PAYMENT)
        self.assertEqual({key: view[key] for key in PAYMENT if key != "createdAt"},
                         {"paymentNumber": done, "orderNumber": order[1], "amount": "10.00", "status": "COMPLETED",
                          "paymentMethod": "KAKAO_PAY", "pgTransactionId": "pg-1", "failureReason": None,
                          "paidAt": "2026-01-02T03:04:05.000000Z", "refundedAt": None})
        other = self.assertAnswer(self.shop.get(f"/payments/{failed}", self.user), 200)
        self.assertEqual((other["status"], other["failureReason"], other["paymentMethod"], other["paidAt"], other["pgTransactionId"]),
                         ("FAILED", "declined", "CREDIT_CARD", None, None))
        self.assertEqual(self.assertAnswer(self.shop.get(f"/payments?orderNumber={order[1]}", self.user), 200),
                         {"items": [view, other], "nextCursor": None})

    def test_whose_payment_it_is(self):
        path = f"/payments/{self.payment(self.order())}"
        self.assertNobody(path)
        self.assertAnswer(self.shop.get(path, self.other), 403, "S313")
        self.assertAnswer(self.shop.get(path, self.seller), 403, "S313")
        self.assertAnswer(self.shop.get(path, self.admin), 200)

    def test_a_payment_that_is_not_there(self):
        for number in MALFORMED + ["PAY-00000000"]:
            with self.subTest(number=number):
                self.assertAnswer(self.shop.get(f"/payments/{number}", self.user), 404, "S301")

    def test_the_payments_of_an_order_newest_first(self):
        order, another = self.order(), self.order()
        numbers = [self.payment(order, status="FAILED") for _ in range(5)]
        self.payment(another)
        path = f"/payments?orderNumber={order[1]}"
        for caller in (self.user, self.admin):
            self.assertEqual([item["paymentNumber"] for item in self.pages(path, caller)], numbers[::-1])
        self.assertEqual(self.pages(f"/payments?orderNumber={self.order()[1]}", self.user), [])
        self.assertBadPages(path, self.user)

    def test_which_order_is_meant(self):
        path = f"/payments?orderNumber={self.order()[1]}"
        self.assertNobody(path)
        self.assertAnswer(self.shop.get(path, self.other), 403, "S212")
        self.assertAnswer(self.shop.get("/payments?orderNumber=ORD-20260101-00000000", self.user), 404, "S201")
        problem = self.assertAnswer(self.shop.get("/payments", self.user), 400, "C001")
        self.assertEqual([(error["parameter"], error["code"]) for error in problem["errors"]], [("orderNumber", "C001")])
        for number in ("", "x", "ORD-20260101-0000000", "ORD-20260101-0000000a", "%EA%B0%80"):
            with self.subTest(number=number):
                self.assertAnswer(self.shop.get(f"/payments?orderNumber={number}", self.user), 400, "C001")
        self.assertAnswer(self.shop.get(f"{path}&orderNumber=ORD-20260101-00000000", self.user), 400, "C001")


class Deliveries(ReadCase):
    def test_every_member_of_a_delivery(self):
        order = self.order()
        delivery, number = self.delivery(order, status="DELIVERED", carrier="CJ", estimated_delivery_date="2026-01-04",
                                         actual_delivery_date="2026-01-03")
        for status, place, what in (("PREPARING", None, None), ("SHIPPED", "Seoul", "on its way"), ("DELIVERED", "Busan", None)):
            self.insert("delivery_history", delivery_id=delivery, status=status, location=place, description=what)
        view = self.assertAnswer(self.shop.get(f"/deliveries/{number}", self.user), 200)
        self.assertCountEqual(list(view), DELIVERY)
        self.assertEqual({key: view[key] for key in DELIVERY if key != "histories"},
                         {"trackingNumber": number, "orderNumber": order[1], "status": "DELIVERED", "carrier": "CJ",
                          "receiverName": ADDRESS["receiverName"], "receiverPhone": ADDRESS["receiverPhone"],
                          "shippingAddress": "110 Sejong-daero, 04524", "estimatedDeliveryDate": "2026-01-04",
                          "actualDeliveryDate": "2026-01-03"})
        for history in view["histories"]:
            self.assertCountEqual(list(history), HISTORY)
        self.assertEqual([(history["status"], history["location"], history["description"]) for history in view["histories"]],
                         [("DELIVERED", "Busan", None), ("SHIPPED", "Seoul", "on its way"), ("PREPARING", None, None)])
        self.assertEqual(self.assertAnswer(self.shop.get(f"/deliveries?orderNumber={order[1]}", self.user), 200),
                         {"items": [view], "nextCursor": None})

    def test_a_delivery_that_was_just_made(self):
        _, number = self.delivery(self.order())
        view = self.assertAnswer(self.shop.get(f"/deliveries/{number}", self.user), 200)
        self.assertEqual((view["status"], view["carrier"], view["estimatedDeliveryDate"], view["actualDeliveryDate"], view["histories"]),
                         ("PREPARING", None, None, None, []))

    def test_pitfall_40_only_the_receiver_and_an_admin_see_name_phone_and_address(self):
        order = self.order()
        paths = {f"/deliveries/{self.delivery(order)[1]}": (404, "S501"), f"/deliveries?orderNumber={order[1]}": (403, "S212")}
        for path, refusal in paths.items():
            self.assertNobody(path)
            for stranger in (self.other, self.seller):
                answer = self.shop.get(path, stranger)
                self.assertAnswer(answer, *refusal)
                for secret in (ADDRESS["receiverPhone"], "Hong", "Sejong"):
                    self.assertNotIn(secret, answer.body.decode())
            self.assertAnswer(self.shop.get(path, self.user), 200)
            self.assertAnswer(self.shop.get(path, self.admin), 200)

    def test_a_delivery_that_is_not_there(self):
        for number in MALFORMED + ["TRK-000000000000"]:
            with self.subTest(number=number):
                self.assertAnswer(self.shop.get(f"/deliveries/{number}", self.user), 404, "S501")

    def test_which_order_is_meant(self):
        path = f"/deliveries?orderNumber={self.order()[1]}"
        self.assertEqual(self.pages(path, self.user), [])
        self.assertAnswer(self.shop.get("/deliveries?orderNumber=ORD-20260101-00000000", self.user), 404, "S201")
        self.assertAnswer(self.shop.get("/deliveries", self.user), 400, "C001")
        self.assertAnswer(self.shop.get("/deliveries?orderNumber=x", self.user), 400, "C001")
        self.assertBadPages(path, self.user)


class Sagas(ReadCase):
    def test_every_member_of_a_saga(self):
        number = self.saga(status="COMPENSATION_FAILED", last_error_message="the provider is away", compensation_attempts=3,
                           reason="secret", lease_owner="host-1")
        view = self.assertAnswer(self.shop.get(f"/admin/sagas/{number}", self.admin), 200)
        self.assertCountEqual(list(view), SAGA)
        self.assertEqual({key: view[key] for key in SAGA if key not in ("orderNumber", "startedAt")},
                         {"sagaId": number, "currentStep": "PROCESS_PAYMENT", "status": "COMPENSATION_FAILED",
                          "completedSteps": ["RESERVE_INVENTORY"], "lastErrorMessage": "the provider is away",
                          "compensationAttempts": 3, "completedAt": None})
        self.assertEqual(self.shop.get("/admin/sagas?limit=1", self.admin).json["items"], [view])

    def test_a_saga_that_is_not_there(self):
        for number in MALFORMED + [str(uuid.uuid4()), self.saga().upper()]:
            with self.subTest(number=number):
                self.assertAnswer(self.shop.get(f"/admin/sagas/{number}", self.admin), 404, "S903")

    def test_only_an_admin_sees_sagas(self):
        for path in ("/admin/sagas", f"/admin/sagas/{self.saga()}"):
            self.assertNobody(path)
            self.assertAnswer(self.shop.get(path, self.user), 403, "C004")
            self.assertAnswer(self.shop.get(path, self.seller), 403, "C004")

    def test_the_list_newest_first_and_its_filter(self):
        before = len(self.pages("/admin/sagas", self.admin, 100))
        numbers = [self.saga(status=status, completed_steps="[]") for status in ("STARTED", "FAILED", "STARTED", "COMPLETED")]
        self.assertEqual([item["sagaId"] for item in self.pages("/admin/sagas", self.admin)[:4]], numbers[::-1])
        self.assertEqual(len(self.pages("/admin/sagas", self.admin, 100)), before + 4)
        failed = self.pages("/admin/sagas?status=FAILED", self.admin, 100)
        self.assertEqual((failed[0]["sagaId"], {item["status"] for item in failed}), (numbers[1], {"FAILED"}))
        self.assertBadPages("/admin/sagas", self.admin)


if __name__ == "__main__":
    unittest.main()
