# SPDX-License-Identifier: Apache-2.0
"""Things of which there are so many, a crowd that wants them (tests/support/rush.c), and what must be true of them when the crowd has gone."""
import collections
import datetime
import json
import os
import signal
import subprocess

from buying import ADDRESS
from harness import BASE, SECRET, required, until

CONNECTIONS = 16


def moment(seconds):
    """That far from now, as the API writes it."""
    at = datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(seconds=seconds)
    return at.strftime("%Y-%m-%dT%H:%M:%S.%fZ")


class Rush:
    """A crowd under way: n_users who send `each` requests. way: ("streams", at once on a connection) or ("packets", in one write)."""

    def __init__(self, sale, ports, n_users, each, way=("streams", 32), first=0, connections=CONNECTIONS):
        program = os.path.join(os.path.dirname(required("SHOP_BIN")), "../tests/support/rush")
        command = [program, SECRET, BASE + sale.path, json.dumps(sale.body) if sale.body else "-", str(first), str(n_users), str(each), way[0],
                   str(way[1]), str(connections), *map(str, ports)]
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)

    def tenths(self, n):
        """Until so many tenths of the requests have been answered."""
        for _ in range(n):
            if not self.process.stdout.readline().startswith("answers"):
                raise AssertionError("the rush was over too early")

    def end(self):
        """How many heard what, who got how many, and how long it took."""
        text = self.process.communicate()[0]
        if self.process.returncode:
            raise AssertionError(f"rush ended with {self.process.returncode}")
        result = json.loads(text.splitlines()[-1])
        self.heard, self.repeated = collections.Counter(result["answers"]), collections.Counter(result["repeated"])
        self.winners, self.seconds, self.p99_ms = result["winners"], result["seconds"], result["p99"]
        return self

    def __repr__(self):
        heard = ", ".join(f"{n} x {what}" for what, n in sorted(self.heard.items()))
        if self.repeated:
            heard += " (asked again: " + ", ".join(f"{n} x {what}" for what, n in sorted(self.repeated.items())) + ")"
        return f"{heard} in {self.seconds:.1f} s, p99 {self.p99_ms:.0f} ms"


class Sale:
    """So many of something, `limit` for each user. Subclasses say where they are sold and counted."""

    body = None

    def __init__(self, market, total, seconds=3600):
        self.market, self.db, self.total, self.ends_at = market, market.db, total, moment(seconds)
        self.create()

    def state(self):
        """What Redis holds of it: (stock, units by user, pending entries)."""
        stock = self.market.redis.command("GET", self.stock_key)
        return int(stock[0]) if stock[0] else None, self.units_in_redis(), self.pending()

    def owners(self):
        return {user: int(n) for user, n in self.db.run(self.owners_sql)}

    def n_sold(self):
        return sum(self.owners().values())

    def disagreement(self):
        """Where Redis and the database differ; None if they agree."""
        stock, users, pending = self.state()
        owners = self.owners()
        expected = (self.total - sum(owners.values()), owners, 0)
        if self.is_over and stock is None:  # what is not sold any more need not be there
            expected, users = (None, owners, 0), owners
        if (stock, users, pending) == expected:
            return None
        differing = {user: (users.get(user, 0), owners.get(user, 0)) for user in {*users, *owners} if users.get(user) != owners.get(user)}
        return f"Redis has {stock} left and {pending} pending, the database {expected[0]} left; users {dict(list(differing.items())[:5])}"

    def settle(self, seconds=30):
        """Has the repairs run until Redis and the database agree."""
        last = []

        def agree():
            self.market.run_job(self.job)
            last.append(self.disagreement())
            return last[-1] is None

        try:
            until("Redis equals the database", agree, seconds)
        except AssertionError as error:
            raise AssertionError(f"{error}: {last[-1:]}") from None

    def stop(self):
        """An administrator ends it."""
        answer = self.market.shops[0].delete(self.own_path, self.market.admin)
        if answer.status != 204:
            raise AssertionError(answer)
        self.is_over = "INACTIVE"

    def wait_for_end(self):
        """Until its time is over and the job has seen it."""
        def has_ended():
            self.market.run_job(self.end_job)
            return self.db.value(f"SELECT status FROM {self.kinds} WHERE id = {self.id}") != "ACTIVE"

        until("its time is over", has_ended)
        self.is_over = "EXPIRED"

    is_over = None  # its status then


class CouponSale(Sale):
    what, limit, gone, had, stopped, late, job, table = "coupons", 1, "S602", "S604", "S606", "S603", "reconcile_coupons", "user_coupons"
    small_crowd = 2000  # that is enough to be disturbed
    kinds, end_job = "coupons", "expire_coupons"

    def create(self):
        answer = self.market.shops[0].post("/coupons", {
            "code": self.market.unique("C"), "name": "rush", "discountType": "FIXED", "discountValue": 1000, "totalQuantity": self.total,
            "startsAt": moment(-60), "expiresAt": self.ends_at}, self.market.admin)
        if answer.status != 201:
            raise AssertionError(answer)
        self.id = answer.json["id"]
        self.own_path, self.path = f"/coupons/{self.id}", f"/coupons/{self.id}/issue"
        self.stock_key = f"coupon:stock:{{{self.id}}}"
        self.owners_sql = f"SELECT user_id, COUNT(*) FROM user_coupons WHERE coupon_id = {self.id} GROUP BY user_id"

    def units_in_redis(self):
        return {user: 1 for user in self.market.redis.command("SMEMBERS", f"coupon:issued:{{{self.id}}}") if user}

    def pending(self):
        return int(self.market.redis.command("HLEN", f"coupon:pending:{{{self.id}}}")[0])

    def counted(self):
        """(the counter, whether it says that all are gone)"""
        counter, status = self.db.run(f"SELECT issued_quantity, status FROM coupons WHERE id = {self.id}")[0]
        return int(counter), status

    def wrong(self):
        """What is wrong in the database alone."""
        rows, (counter, status), found = self.n_sold(), self.counted(), []
        events = self.db.run(f"SELECT JSON_VALUE(payload, '$.userId') FROM outbox_events WHERE type = 'coupon.issued' AND event_key = '{self.id}'")
        if not rows == counter <= self.total:
            found.append(f"{rows} rows, counter {counter}, of {self.total}")
        if status != ("EXHAUSTED" if rows == self.total else self.is_over or "ACTIVE"):
            found.append(f"{status} after {rows} of {self.total}")
        if sorted(event[0] for event in events) != sorted(self.owners()):
            found.append(f"{len(events)} events for {rows} rows")
        return found


class DealSale(Sale):
    what, limit, gone, had, stopped, late, job, table = "deal units", 2, "S704", "S705", "S702", "S703", "reconcile_time_deals", "time_deal_purchases"
    small_crowd = 1000
    kinds, end_job = "time_deals", "update_time_deals"

    def create(self):
        self.product = self.market.bulk.products(1, self.total + 7)
        answer = self.market.shops[0].post("/time-deals", {
            "name": "rush", "startsAt": moment(-60), "endsAt": self.ends_at,
            "products": [{"productId": self.product, "dealPrice": 9900, "dealQuantity": self.total, "maxPerUser": self.limit}]}, self.market.admin)
        if answer.status != 201:
            raise AssertionError(answer)
        self.id, self.item = answer.json["id"], answer.json["products"][0]["id"]
        self.own_path, self.path = f"/time-deals/{self.id}", "/time-deals/purchase"
        self.body = {"timeDealProductId": self.item, "quantity": 1, "shippingAddress": ADDRESS}
        self.stock_key = f"timedeal:stock:{{{self.id}}}:{{{self.product}}}"
        self.owners_sql = (f"SELECT user_id, SUM(quantity) FROM time_deal_purchases WHERE time_deal_product_id = {self.item} AND returned_at IS NULL "
                           "GROUP BY user_id")

    def units_in_redis(self):
        head = f"timedeal:purchased:{{{self.id}}}:{{{self.product}}}:{{"
        keys = [key for key in self.market.redis.command("--scan", "--pattern", head.replace("[", "\\[") + "*") if key]
        values = self.market.redis.command("MGET", *keys) if keys else []
        return {key[len(head):-1]: int(value) for key, value in zip(keys, values) if value and int(value)}

    def pending(self):
        return sum(name != "#" for name in self.market.redis.command("HKEYS", f"timedeal:pending:{{{self.id}}}:{{{self.product}}}") if name)

    def wrong(self):
        rows, found = self.n_sold(), []
        sold = int(self.db.value(f"SELECT sold_quantity FROM time_deal_products WHERE id = {self.item}"))
        orders = self.db.run(f"SELECT o.status, t.price, COUNT(*), SUM(t.quantity) FROM orders o JOIN order_items t ON t.order_id = o.id "
                             f"WHERE t.product_id = {self.product} GROUP BY o.status, t.price")
        if not rows == sold <= self.total:
            found.append(f"{rows} units bought, {sold} sold, of {self.total}")
        if orders != ([["PENDING", "9900.00", str(rows), str(rows)]] if rows else []):
            found.append(f"orders {orders} for {rows} units")
        too_many = {user: n for user, n in self.owners().items() if n > self.limit}
        if too_many:
            found.append(f"over the limit: {too_many}")
        available, reserved = map(int, self.db.run(
            f"SELECT available_quantity, reserved_quantity FROM inventory WHERE product_id = {self.product}")[0])
        if (available, reserved) != ((self.total + 7 - rows, rows) if self.is_over else (7, self.total)):
            found.append(f"{available} on the shelf and {reserved} reserved, with {rows} of {self.total} + 7 sold")
        return found


def restart(shop):
    """A shop that was killed, at its port."""
    shop.env["SHOP_PORT"] = str(shop.port)
    return shop.start()


def kill_redis(redis):
    with open(os.path.join(redis.dir, "redis.pid"), encoding="ascii") as file:
        os.kill(int(file.read()), signal.SIGKILL)
    redis.services("stop-redis")  # waits until it is gone
