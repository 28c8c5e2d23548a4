# SPDX-License-Identifier: Apache-2.0
"""Time deals: what is set aside, who may buy, what an unpaid purchase gives back, and when a deal begins and ends."""
import unittest
import uuid

from books import Books
from harness import Redis, Shop, parallel, token, until
from order_case import ADDRESS, OrderCase
from provider import Provider
from rush import moment

DEAL = {"id", "name", "description", "status", "startsAt", "endsAt", "requiresQueue", "products"}
PRODUCT = {"id", "productId", "productName", "originalPrice", "dealPrice", "dealQuantity", "soldQuantity", "remainingQuantity", "maxPerUser"}
PURCHASE = {"id", "timeDealProductId", "productId", "productName", "quantity", "purchasePrice", "totalPrice", "orderNumber", "purchasedAt"}


class TimeDeals(OrderCase):
    @classmethod
    def setUpClass(cls):
        cls.provider, cls.redis = Provider(), Redis()  # ids of deals are the same in every database
        cls.addClassCleanup(cls.redis.drop)
        cls.addClassCleanup(cls.provider.stop)
        cls.settings = {"SHOP_JOBS": "0", "SHOP_PG_URL": cls.provider.url, "SHOP_REDIS_URL": cls.redis.url}
        super().setUpClass()
        cls.books = Books(cls.db, cls.provider.url)

    def tearDown(self):
        self.provider.control(script=[])
        self.books.check()

    def body(self, *products, **more):
        return {"name": "today only", "startsAt": moment(-1), "endsAt": moment(3600), "products": list(products), **more}

    def line(self, product, price=9900, quantity=10, at_most=2):
        return {"productId": product["id"], "dealPrice": price, "dealQuantity": quantity, "maxPerUser": at_most}

    def create(self, *products, **more):
        return self.assertAnswer(self.shop.post("/time-deals", self.body(*products, **more), self.admin), 201)

    def deal(self, stock=20, quantity=10, at_most=2, **more):
        """(the deal, its one product as the deal shows it, the product)"""
        product = self.new_product(stock=stock, price=12900)
        deal = self.create(self.line(product, quantity=quantity, at_most=at_most), **more)
        return deal, deal["products"][0], product

    def buy(self, item, quantity=1, user=None, key=None, shop=None, address=ADDRESS, place=None):
        headers = {"Idempotency-Key": key or uuid.uuid4().hex, **({"X-Queue-Token": place} if place else {})}
        return (shop or self.shop).post("/time-deals/purchase", {"timeDealProductId": item["id"], "quantity": quantity, "shippingAddress": address},
                                        user or self.user, headers=headers)

    def bought(self, item, quantity=1, user=None):
        return self.assertAnswer(self.buy(item, quantity, user), 201)

    def get(self, deal):
        return self.assertAnswer(self.shop.get(f"/time-deals/{deal['id']}"), 200)

    def left(self, deal):
        """Sold and remaining, as shown."""
        shown = self.get(deal)["products"][0]
        return shown["soldQuantity"], shown["remainingQuantity"]

    def end(self, deal):
        """Lets its time be over, and the job see it."""
        self.db.run(f"UPDATE time_deals SET starts_at = NOW(6) - INTERVAL 1 HOUR, ends_at = NOW(6) - INTERVAL 1 SECOND WHERE id = {deal['id']}")
        self.run_job("update_time_deals")
        self.assertEqual(self.get(deal)["status"], "ENDED")

    def expire_order(self, number):
        self.db.run(f"UPDATE orders SET expires_at = NOW(6) - INTERVAL 1 SECOND WHERE order_number = '{number}'")
        self.run_job("expire_orders")

    def order_status(self, number):
        return self.assertAnswer(self.shop.get(f"/orders/{number}", self.user), 200)["status"]

    def ids(self, path, who=None):
        found, cursor = [], ""
        while True:
            page = self.assertAnswer(self.shop.get(f"{path}?limit=100{cursor}", who), 200)
            found += [item["id"] for item in page["items"]]
            if page["nextCursor"] is None:
                return found
            cursor = f"&cursor={page['nextCursor']}"

    def test_a_deal_sets_its_units_aside(self):
        products = [self.new_product(stock=20, price=12900), self.new_product(stock=5, price=500)]
        body = self.body(self.line(products[0]), self.line(products[1], 400.5, 5, 1), description="until noon", requiresQueue=False)
        deal = self.assertAnswer(self.shop.post("/time-deals", body, self.admin), 201)
        self.assertEqual(set(deal), DEAL)
        self.assertEqual({key: deal[key] for key in DEAL - {"id", "products", "startsAt"}},
                         {"name": "today only", "description": "until noon", "status": "ACTIVE", "endsAt": body["endsAt"], "requiresQueue": False})
        self.assertEqual([set(item) for item in deal["products"]], [PRODUCT, PRODUCT])
        self.assertEqual([{key: item[key] for key in PRODUCT - {"id"}} for item in deal["products"]], [
            {"productId": products[0]["id"], "productName": products[0]["name"], "originalPrice": "12900.00", "dealPrice": "9900.00",
             "dealQuantity": 10, "soldQuantity": 0, "remainingQuantity": 10, "maxPerUser": 2},
            {"productId": products[1]["id"], "productName": products[1]["name"], "originalPrice": "500.00", "dealPrice": "400.50", "dealQuantity": 5,
             "soldQuantity": 0, "remainingQuantity": 5, "maxPerUser": 1}])
        self.assertEqual(self.get(deal), deal)
        self.assertEqual([self.stock(product) for product in products], [(10, 10), (0, 5)])
        self.assertEqual(self.db.run("SELECT movement_type, product_id, quantity FROM stock_movements WHERE reference_type = 'TIME_DEAL' "
                                     f"AND reference_id = '{deal['id']}' ORDER BY product_id"),
                         [["RESERVATION", str(products[0]["id"]), "10"], ["RESERVATION", str(products[1]["id"]), "5"]])
        self.assertEqual(self.shop.get(f"/products/{products[1]['id']}").json["stock"], 0)

    def test_what_no_deal_can_be_made_of(self):
        product, other = self.new_product(stock=10), self.new_product(stock=10)
        line = self.line(product, quantity=5)
        for code, status, body in [
                ("S001", 404, self.body({**line, "productId": 999999999})), ("S004", 400, self.body({**line, "dealPrice": 0})),
                ("S004", 400, self.body({**line, "dealPrice": 1.001})), ("S005", 400, self.body({**line, "dealQuantity": 0})),
                ("S005", 400, self.body({**line, "maxPerUser": 0})), ("S402", 409, self.body({**line, "dealQuantity": 11})),
                ("S402", 409, self.body(self.line(other), self.line(self.new_product()))),  # without an inventory row
                ("S708", 400, self.body(line, startsAt=(instant := moment(60)), endsAt=instant)),
                ("S708", 400, self.body(line, startsAt=moment(60), endsAt=moment(30))),
                ("S708", 400, self.body(line, startsAt=moment(-60), endsAt=moment(-30))), ("C001", 400, self.body(line, line)),
                ("C001", 400, self.body()), ("C001", 400, self.body(line, name="")), ("C001", 400, self.body({**line, "soldQuantity": 1}))]:
            with self.subTest(code=code, body=body):
                self.assertAnswer(self.shop.post("/time-deals", body, self.admin), status, code)
        self.assertEqual((self.stock(product), self.stock(other)), ((10, 0), (10, 0)))
        for who, status in ((None, 401), (self.seller, 403)):
            self.assertEqual(self.shop.post("/time-deals", self.body(line), who).status, status)

    def test_a_product_is_in_one_deal_at_a_time(self):
        product = self.new_product(stock=5)
        first = self.create(self.line(product, quantity=5), startsAt=moment(600), endsAt=moment(1200))
        self.assertEqual(first["status"], "SCHEDULED")
        for start, end in ((-1, 601), (700, 800), (1199, 1300), (-1, 9999)):
            body = self.body(self.line(product, quantity=1), startsAt=moment(start), endsAt=moment(end))
            self.assertAnswer(self.shop.post("/time-deals", body, self.admin), 409, "S707")  # and not S402
        self.assertAnswer(self.shop.post("/time-deals", self.body(self.line(product, quantity=1), startsAt=moment(1300)), self.admin), 409, "S402")
        self.assertAnswer(self.shop.put(f"/inventory/{product['id']}/add", {"quantity": 2}, self.seller), 200)
        self.create(self.line(product, quantity=1), startsAt=moment(1300), endsAt=moment(1400))
        self.assertEqual(self.shop.delete(f"/time-deals/{first['id']}", self.admin).status, 204)
        self.create(self.line(product, quantity=6), endsAt=moment(1250))

    def test_of_deals_made_at_once_one_gets_the_product(self):
        product = self.new_product(stock=100)
        answers = parallel(6, lambda i: self.shop.post("/time-deals", self.body(self.line(product)), self.admin))
        self.assertEqual(sorted(answer.status for answer in answers), [201] + [409] * 5)
        self.assertEqual({answer.code for answer in answers if answer.status == 409}, {"S707"})
        self.assertEqual(self.stock(product), (90, 10))

    def test_a_purchase_is_an_order_at_the_deals_price(self):
        deal, item, product = self.deal()
        key = uuid.uuid4().hex
        answer = self.buy(item, 2, key=key)
        purchase = self.assertAnswer(answer, 201)
        self.assertEqual(set(purchase), PURCHASE)
        self.assertEqual({name: purchase[name] for name in PURCHASE - {"id", "orderNumber", "purchasedAt"}}, {
            "timeDealProductId": item["id"], "productId": product["id"], "productName": product["name"], "quantity": 2, "purchasePrice": "9900.00",
            "totalPrice": "19800.00"})
        order = self.assertAnswer(self.shop.get(f"/orders/{purchase['orderNumber']}", self.user), 200)
        self.assertEqual((order["status"], order["totalAmount"], order["finalAmount"], order["items"], order["shippingAddress"]["receiverName"]), (
            "PENDING", "19800.00", "19800.00",
            [{"productId": product["id"], "productName": product["name"], "price": "9900.00", "quantity": 2, "subtotal": "19800.00"}], "Kim 민지"))
        self.assertEqual((self.stock(product), self.left(deal)), ((10, 10), (2, 8)))
        again = self.buy(item, 2, key=key)
        self.assertEqual((again.status, again.json, again.headers["Idempotent-Replayed"]), (201, purchase, "true"))
        self.assertAnswer(self.buy(item, 1, key=key), 422, "C013")
        self.assertEqual(self.shop.get("/time-deals/my/purchases", self.user).json["items"], [purchase])
        self.assertEqual(self.events(purchase["orderNumber"]), ["order.created", "inventory.reserved"])
        self.assertAnswer(self.pay(purchase["orderNumber"]), 200)
        self.assertEqual((self.stock(product), self.left(deal), self.order_status(purchase["orderNumber"])), ((10, 8), (2, 8), "PAID"))
        self.assertEqual(self.moves(purchase["orderNumber"]), [["SALE", str(product["id"]), "2"]])

    def test_what_cannot_be_bought(self):
        deal, item, product = self.deal(quantity=3, at_most=3)
        self.assertAnswer(self.buy({"id": 999999999}), 404, "S706")
        for wrong in (None, {}, {**ADDRESS, "zipCode": ""}, {key: value for key, value in ADDRESS.items() if key != "address1"}):
            with self.subTest(wrong):
                self.assertAnswer(self.buy(item, address=wrong), 400, "S211")
        self.assertAnswer(self.buy(item, 0), 409, "S705")
        self.assertAnswer(self.buy(item, 4), 409, "S705")  # and not S704
        self.assertAnswer(self.shop.post("/time-deals/purchase", {}, self.user), 400, "C012")
        self.assertAnswer(self.shop.post("/time-deals/purchase", {}), 401, "C003")
        self.bought(item, 2, token(self.unique("other")))
        refused = uuid.uuid4().hex
        self.assertAnswer(self.buy(item, 2, key=refused), 409, "S704")
        self.bought(item)
        self.assertAnswer(self.buy(item), 409, "S704")
        again = self.buy(item, 2, key=refused)
        self.assertAnswer(again, 409, "S704")
        self.assertEqual(again.headers["Idempotent-Replayed"], "true")
        self.assertEqual((self.left(deal), self.stock(product)), ((3, 0), (17, 3)))

    def test_only_a_running_deal_sells(self):
        _, scheduled, product = self.deal(startsAt=moment(600))
        self.assertAnswer(self.buy(scheduled), 400, "S702")
        self.assertEqual(self.stock(product), (10, 10))
        cancelled, item, product = self.deal()
        self.assertEqual(self.shop.delete(f"/time-deals/{cancelled['id']}", self.admin).status, 204)
        self.assertAnswer(self.buy(item), 400, "S702")
        ended, item, product = self.deal()
        self.bought(item)
        self.end(ended)
        self.assertAnswer(self.buy(item), 400, "S703")
        self.assertEqual(self.stock(product), (19, 1))

    def test_a_deal_whose_time_is_over_sells_no_more_even_before_the_job_has_seen_it(self):
        deal, item, _ = self.deal()
        self.db.run(f"UPDATE time_deals SET starts_at = NOW(6) - INTERVAL 1 HOUR, ends_at = NOW(6) WHERE id = {deal['id']}")
        self.assertAnswer(self.buy(item), 400, "S703")

    def test_a_deleted_product_is_not_sold(self):
        _, item, product = self.deal()
        self.assertEqual(self.shop.delete(f"/products/{product['id']}", self.admin).status, 204)
        self.assertAnswer(self.buy(item), 404, "S706")

    def test_a_users_limit_counts_all_purchases(self):
        _, item, _ = self.deal(at_most=3)
        self.bought(item, 2)
        self.assertAnswer(self.buy(item, 2), 409, "S705")
        self.bought(item)
        self.assertAnswer(self.buy(item), 409, "S705")
        self.bought(item, 3, token(self.unique("other")))

    def test_pitfall_24_the_limit_holds_after_redis_was_lost(self):
        deal, item, _ = self.deal(at_most=2)
        self.bought(item, 2)
        self.redis.services("stop-redis")
        self.redis.start_empty()
        other = token(self.unique("other"))
        until("it sells again", lambda: self.buy(item, 1, other).status == 201)
        self.assertAnswer(self.buy(item), 409, "S705")
        self.bought(item, 1, other)
        self.assertAnswer(self.buy(item, 1, other), 409, "S705")
        self.assertEqual(self.left(deal), (4, 6))

    def test_a_redis_that_has_forgotten_the_last_second_sells_none_too_many(self):
        deal, item, product = self.deal(quantity=3, at_most=2)
        stock = f"timedeal:stock:{{{deal['id']}}}:{{{product['id']}}}"
        other = token(self.unique("other"))
        self.bought(item, 2)
        self.redis.command("SET", stock, "3")
        self.redis.command("SET", f"timedeal:purchased:{{{deal['id']}}}:{{{product['id']}}}:{{{self.name}}}", "0")
        self.assertAnswer(self.buy(item), 409, "S705")
        self.assertAnswer(self.buy(item, 2, other), 409, "S704")
        self.bought(item, 1, other)
        self.run_job("reconcile_time_deals")
        self.assertEqual(self.redis.command("GET", stock), ["0"])
        self.assertAnswer(self.buy(item), 409, "S705")
        self.assertEqual((self.left(deal), self.stock(product)), ((3, 0), (17, 3)))

    def test_unpaid_units_go_back_to_the_deal_and_free_the_limit(self):
        def refuse(number):
            self.provider.control(script=["decline"])
            self.assertAnswer(self.pay(number), 400, "S304")

        for way in (self.expire_order, lambda number: self.assertAnswer(self.cancel(number), 200), refuse):
            with self.subTest(way):
                deal, item, product = self.deal(quantity=2)
                number = self.bought(item, 2)["orderNumber"]
                self.assertAnswer(self.buy(item), 409, "S705")
                self.assertAnswer(self.buy(item, 1, token("somebody")), 409, "S704")
                way(number)
                self.assertEqual(self.order_status(number), "CANCELLED")
                self.assertEqual((self.left(deal), self.stock(product), self.moves(number)), ((0, 2), (18, 2), []))
                self.bought(item, 2)
                self.assertAnswer(self.buy(item, 1, token("somebody")), 409, "S704")

    def test_unpaid_units_go_back_to_the_shelf_when_the_deal_is_over(self):
        deal, item, product = self.deal()
        number = self.bought(item, 2)["orderNumber"]
        paid = self.bought(item, 1, token("somebody"))["orderNumber"]
        self.end(deal)
        self.assertEqual(self.stock(product), (17, 3))
        self.expire_order(number)
        self.assertEqual(self.stock(product), (19, 1))
        self.assertAnswer(self.pay(paid, token("somebody")), 200)
        self.assertEqual(self.stock(product), (19, 0))

    def test_what_was_paid_and_refunded_goes_to_the_shelf(self):
        deal, item, product = self.deal()
        number = self.bought(item, 2)["orderNumber"]
        payment = self.assertAnswer(self.pay(number), 200)["paymentNumber"]
        self.assertAnswer(self.shop.post(f"/payments/{payment}/refund", {"reason": "broken"}, self.admin, headers={"Idempotency-Key": payment}), 200)
        self.assertEqual(self.order_status(number), "REFUNDED")
        self.assertEqual(self.stock(product), (12, 8))
        self.assertEqual([move[0] for move in self.moves(number)], ["SALE", "RETURN"])

    def test_cancelling_releases_what_is_unsold(self):
        deal, item, product = self.deal()
        self.bought(item, 2)
        for _ in range(2):
            self.assertEqual(self.shop.delete(f"/time-deals/{deal['id']}", self.admin).status, 204)
        self.assertEqual((self.get(deal)["status"], self.stock(product)), ("CANCELLED", (18, 2)))
        self.assertAnswer(self.shop.delete("/time-deals/999999999", self.admin), 404, "S701")
        self.assertEqual(self.shop.delete(f"/time-deals/{deal['id']}", self.seller).status, 403)
        ended, _, product = self.deal()
        self.end(ended)
        self.assertAnswer(self.shop.delete(f"/time-deals/{ended['id']}", self.admin), 400, "S703")
        self.assertEqual(self.stock(product), (20, 0))

    def test_which_deals_are_shown(self):
        active, _, _ = self.deal()
        scheduled, _, _ = self.deal(startsAt=moment(600))
        cancelled, _, _ = self.deal()
        self.shop.delete(f"/time-deals/{cancelled['id']}", self.admin)
        listed, everything = self.ids("/time-deals"), self.ids("/admin/time-deals", self.admin)
        self.assertIn(active["id"], listed)
        self.assertEqual({scheduled["id"], cancelled["id"]} & set(listed), set())
        self.assertLessEqual({active["id"], scheduled["id"], cancelled["id"]}, set(everything))
        self.assertEqual(next(deal for deal in self.shop.get("/time-deals?limit=100").json["items"] if deal["id"] == active["id"]), self.get(active))
        self.assertAnswer(self.shop.get("/time-deals/999999999"), 404, "S701")
        self.assertEqual(self.shop.get("/admin/time-deals", self.user).status, 403)
        self.assertEqual(self.shop.get("/time-deals/my/purchases", token("nobody")).json, {"items": [], "nextCursor": None})

    def test_ones_own_purchases_newest_first(self):
        _, item, _ = self.deal(at_most=3)
        bought = [self.bought(item) for _ in range(3)]
        first = self.shop.get("/time-deals/my/purchases?limit=2", self.user).json
        rest = self.shop.get(f"/time-deals/my/purchases?limit=2&cursor={first['nextCursor']}", self.user).json
        self.assertEqual(first["items"] + rest["items"], bought[::-1])
        self.assertIsNone(rest["nextCursor"])

    def test_a_deal_begins_and_ends_once_within_a_second_however_many_instances(self):
        shops = [Shop(self.db, self.redis.url, SHOP_PG_URL=self.provider.url).start() for _ in range(2)]
        try:
            deal, item, product = self.deal(startsAt=moment(1.5), endsAt=moment(4))
            self.assertEqual(deal["status"], "SCHEDULED")
            until("it has begun", lambda: self.buy(item).status == 201)
            until("it has ended", lambda: self.get(deal)["status"] == "ENDED")
        finally:
            for shop in shops:
                shop.stop()
        self.assertEqual(self.stock(product), (19, 1))
        events = self.db.run(f"SELECT JSON_VALUE(payload, '$.name'), TIMESTAMPDIFF(MICROSECOND, d.starts_at, e.created_at), "
                             "TIMESTAMPDIFF(MICROSECOND, d.ends_at, d.updated_at) FROM outbox_events e JOIN time_deals d ON d.id = e.event_key "
                             f"WHERE e.type = 'timedeal.started' AND e.event_key = '{deal['id']}'")
        self.assertEqual([event[0] for event in events], ["today only"])
        for late_us in map(int, events[0][1:]):
            self.assertTrue(-100000 <= late_us <= 1500000, events)  # a second, and what this machine is late by

    def test_a_deal_with_a_queue_sells_to_those_who_came_through_it(self):
        deal, item, _ = self.deal(requiresQueue=True)
        queue = f"/queue/TIMEDEAL/{deal['id']}"
        settings = {"maxCapacity": 1, "entryBatchSize": 1, "entryIntervalSeconds": 1}
        self.assertAnswer(self.shop.post(f"/admin{queue}/activate", settings, self.admin), 200)
        other = token(self.unique("other"))
        mine, theirs = (self.assertAnswer(self.shop.post(f"{queue}/enter", None, user), 200)["entryToken"] for user in (self.user, other))
        self.assertAnswer(self.buy(item), 403, "S806")
        self.assertAnswer(self.buy(item, place="nonsense"), 403, "S806")
        self.assertAnswer(self.buy(item, place=mine), 403, "S805")
        self.assertAnswer(self.shop.post(f"/admin{queue}/process", None, self.admin), 200)
        self.assertAnswer(self.buy(item, place=theirs), 403, "S807")
        self.assertAnswer(self.buy(item, place=theirs, user=other), 403, "S805")
        self.assertAnswer(self.buy(item, place=mine), 201)
        self.db.run(f"UPDATE queue_entries SET expires_at = NOW(6) WHERE entry_token = '{mine}'")
        self.assertAnswer(self.buy(item, place=mine), 401, "S804")
        _, elsewhere, _ = self.deal(requiresQueue=True)
        self.assertAnswer(self.buy(elsewhere, place=mine), 403, "S806")

    def test_pitfall_27_deal_and_ordinary_sale_never_sell_more_than_the_shelf(self):
        deal, item, product = self.deal(stock=60, quantity=40, at_most=10)
        users = [token(f"{self.name}-{i}") for i in range(30)]

        def ask(i):
            if i % 2:
                return ["deal" if self.buy(item, 2, users[i]).status == 201 else "no" for _ in range(3)]
            cart = self.shop.post("/cart/items", {"productId": product["id"], "quantity": 2}, users[i])
            return ["order" if cart.status == 200 and self.post_order(cart.json["id"], users[i]).status == 201 else "no"]

        got = sum(parallel(30, ask), [])
        self.assertEqual((got.count("deal"), got.count("order")), (20, 10))
        self.assertEqual((self.stock(product), self.left(deal)), ((0, 60), (40, 0)))


if __name__ == "__main__":
    unittest.main(verbosity=2, warnings="ignore")
