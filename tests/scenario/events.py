# SPDX-License-Identifier: Apache-2.0
"""What must be true between a shop's database and Kafka, whatever has happened to both, and the shops that see to it."""
import collections
import json
import re

from buying import Bulk, Wire
from event_case import HEARD
from harness import Database, Redis, Shop, token, until

NAMES = ("order.created", "order.confirmed", "order.cancelled", "payment.completed", "payment.failed", "inventory.reserved",
         "delivery.shipped", "coupon.issued", "timedeal.started", "product.created", "product.changed", "product.removed", "product.ranked",
         "inventory.restocked", "inventory.depleted")
TOPICS = tuple(f"shopping.{name}" for name in NAMES)
GROUPS = {"notification": "notification", "sales_statistics": "statistics"}
DEAD = tuple(f"shopping.{name}.DLT" for name in sorted({name for heard in HEARD.values() for name in heard}))

Row = collections.namedtuple("Row", "id event_id type topic key version payload traceparent created published")

ROWS = """SELECT id, event_id, type, topic, HEX(event_key), version, HEX(payload), COALESCE(traceparent, ''),
    DATE_FORMAT(created_at, '%Y-%m-%dT%H:%i:%s.%fZ'), COALESCE(published_at, '') FROM outbox_events ORDER BY id"""


def listed(names):
    return ", ".join(f"'{name}'" for name in names)


def metric(shop, name, default=None):
    """The number that the shop shows under that name."""
    found = re.search(rf"^{re.escape(name)} (\S+)$", shop.get("//metrics").body.decode(), re.M)
    return default if found is None else float(found[1])


def value_of(header, message):
    return dict(message.headers).get(header)


# ---- what is in the topics -----------------------------------------------------------------------------------------------------------

def headers_of(row):
    """As they must be; what is not here may be there besides."""
    traced = {"ce_traceparent": row.traceparent, "traceparent": row.traceparent} if row.traceparent else {}
    return {"ce_specversion": "1.0", "ce_id": row.event_id, "ce_type": row.type, "ce_time": row.created, "ce_schemaversion": row.version,
            "content-type": "application/json", **traced}


def differs(row, message):
    """In what a message is not what the row says; None: it is."""
    headers = dict(message.headers)
    wrong = [name for name, value in headers_of(row).items() if headers.get(name) != value]
    if len(headers) != len(message.headers):
        wrong.append("a header twice")
    if message.key != row.key:
        wrong.append("key")
    if message.topic != row.topic or row.topic != f"shopping.{row.type}":
        wrong.append("topic")
    if json.loads(message.value) != json.loads(row.payload):
        wrong.append("payload")
    return f"{row.event_id} {row.type}: {', '.join(wrong)}: {message}" if wrong else None


def first_appearances(rows, messages):
    """{(topic, key): the ids of its rows as they first came}. A key is in one partition, whose order the reading keeps."""
    ids, seen, found = {row.event_id: row.id for row in rows}, set(), collections.defaultdict(list)
    for message in messages:
        event_id = value_of("ce_id", message)
        if event_id in ids and event_id not in seen:
            seen.add(event_id)
            found[message.topic, message.key].append(ids[event_id])
    return found


def transport_faults(rows, messages):
    """What the topics do not have of the outbox, or have and should not, a line each."""
    by_id = {row.event_id: row for row in rows}
    heard = {value_of("ce_id", message) for message in messages}
    faults = [f"never published: {row}" for row in rows if row.event_id not in heard]
    faults += [f"not marked as published: {row}" for row in rows if not row.published]
    faults += [f"of nothing that was committed: {message}" for message in messages if value_of("ce_id", message) not in by_id]
    faults += [wrong for message in messages if value_of("ce_id", message) in by_id
               and (wrong := differs(by_id[value_of("ce_id", message)], message))]
    faults += [f"out of order: {topic} {key}: {ids}" for (topic, key), ids in first_appearances(rows, messages).items() if ids != sorted(ids)]
    places = collections.defaultdict(set)
    for message in messages:
        places[message.topic, message.key].add(message.partition)
    return faults + [f"a key in several partitions: {key}: {parts}" for key, parts in places.items() if len(parts) > 1]


# ---- what the consumers made of it ---------------------------------------------------------------------------------------------------

def once(consumer, names):
    """An event that the consumer has not dealt with, or dealt with and should not have."""
    return f"""SELECT CONCAT('{consumer}: ', COALESCE(e.type, 'no event'), ' ', COALESCE(e.event_id, p.event_id)) FROM
        (SELECT type, event_id FROM outbox_events WHERE type IN ({listed(names)})) e
        LEFT JOIN processed_events p ON p.consumer = '{consumer}' AND p.event_id = e.event_id WHERE p.id IS NULL
        UNION ALL SELECT CONCAT('{consumer} and ', p.event_id) FROM processed_events p LEFT JOIN outbox_events e
        ON e.event_id = p.event_id AND e.type IN ({listed(names)}) WHERE p.consumer = '{consumer}' AND e.id IS NULL"""


def counted():
    """What is sold and what came back by the orders, against what was counted from events."""
    def side(column):
        return f"""SELECT i.product_id, DATE(p.{column}) day, SUM(i.quantity) n, SUM(i.subtotal) amount FROM payments p
            JOIN order_items i ON i.order_id = p.order_id WHERE p.paid_at IS NOT NULL AND p.{column} IS NOT NULL GROUP BY 1, 2"""

    return f"""SELECT CONCAT('product ', product_id, ' on ', day, ': ',
        GROUP_CONCAT(CONCAT(what, ' ', n, ' for ', amount) ORDER BY what SEPARATOR '; ')) FROM (
        SELECT product_id, day, 'sold' what, CAST(n AS INTEGER) n, amount FROM ({side('paid_at')}) x
        UNION ALL SELECT product_id, day, 'sold', -sold_quantity, -sold_amount FROM product_statistics
        UNION ALL SELECT product_id, day, 'refunded', CAST(n AS INTEGER), amount FROM ({side('refunded_at')}) y
        UNION ALL SELECT product_id, day, 'refunded', -refunded_quantity, -refunded_amount FROM product_statistics) both_sides
        GROUP BY product_id, day, what HAVING SUM(n) <> 0 OR SUM(amount) <> 0"""


TOLD = f"""SELECT CONCAT('notification of ', COALESCE(e.type, 'no event'), ' to ', COALESCE(o.user_id, 'nobody'), ': ', COUNT(n.id))
    FROM outbox_events e
    LEFT JOIN orders o ON o.order_number = e.event_key
    LEFT JOIN notifications n ON n.event_id = e.event_id AND n.user_id = o.user_id AND n.type = e.type AND n.order_number = e.event_key
    WHERE e.type IN ({listed(HEARD['notification'])}) GROUP BY e.id HAVING COUNT(n.id) <> 1
    UNION ALL SELECT CONCAT('more notifications than events: ', a.n, ', ', b.n) FROM (SELECT COUNT(*) n FROM notifications) a,
    (SELECT COUNT(*) n FROM outbox_events WHERE type IN ({listed(HEARD['notification'])})) b WHERE a.n <> b.n"""

EFFECTS = {
    "not once": " UNION ALL ".join(once(*heard) for heard in HEARD.items()),
    "not told once": TOLD,
    "not what was sold and refunded": counted(),
    "dead": "SELECT CONCAT(consumer, ' ', event_id, ' ', code, ' ', COALESCE(cause, '')) FROM dead_letters",
}

SNAPSHOT = """SELECT 'n', id, user_id, event_id, title, message, created_at FROM notifications
    UNION ALL SELECT 's', product_id, day, sold_quantity, sold_amount, refunded_quantity, refunded_amount FROM product_statistics
    UNION ALL SELECT 'p', id, consumer, event_id, processed_at, '', '' FROM processed_events ORDER BY 1, 2"""


class Stage:
    """A database, a Redis, a Kafka, and the shops on it. `broker` is closed by whoever made it."""

    def __init__(self, case, broker, **settings):
        self.broker, self.db, self.redis, self.shops = broker, Database(), Redis(), []
        case.addCleanup(self.db.drop)
        case.addCleanup(self.redis.drop)
        self.settings = {"SHOP_EVENTS": "1", "SHOP_THREADS": "1", "SHOP_KAFKA_BROKERS": broker.brokers, "SHOP_PG_SUCCESS_RATE": "1", **settings}
        Shop(self.db).migrate()

    def shop(self, **settings):
        return Shop(self.db, self.redis.url, **{**self.settings, **settings})

    def trade(self, shop, n):
        """n orders that end in every way, by a shop with the payments' script of its start; every third one is refused if that says so."""
        bulk, wire, admin = Bulk(self.db), Wire(shop.port), token("admin-1", "ADMIN")
        bulk.made = int(self.db.value("SELECT COUNT(*) FROM carts")) + 10 * int(self.db.value("SELECT COUNT(*) FROM products"))

        def ask(request, *expected):
            answer = wire.ask(request)
            if answer.status not in expected:
                raise AssertionError(f"{request}: {answer}")
            return answer.json

        for i, buyer in enumerate(bulk.buyers(n, bulk.products(6, 1000), quantity=2, lines=2, spread=3)):
            buyer.number, way = ask(buyer.create(f"order-{buyer.name}"), 201)["orderNumber"], i % 5
            if way < 3:
                buyer.payment = ask(buyer.pay(f"pay-{buyer.name}"), 200, 400).get("paymentNumber")
            if way == 1 and buyer.payment or way == 3:
                ask(buyer.cancel(), 200)
            if way == 2 and buyer.payment:
                ask(buyer.refund(admin, f"refund-{buyer.name}"), 200)
        wire.close()

    def rows(self):
        return [Row(int(id), event_id, kind, topic, bytes.fromhex(key).decode(), version, bytes.fromhex(payload).decode(), *rest)
                for id, event_id, kind, topic, key, version, payload, *rest in self.db.run(ROWS)]

    def messages(self):
        return self.broker.read(*TOPICS, timeout=60)

    def waiting(self):
        return int(self.db.value("SELECT COUNT(*) FROM outbox_events WHERE published_at IS NULL"))

    def is_consumed(self):
        """Whether all that is in the topics was dealt with; False as well while the brokers change roles, and do not say."""
        try:
            return not any(n for consumer, group in GROUPS.items()
                           for n in self.broker.lag(group, *(f"shopping.{name}" for name in HEARD[consumer])).values())
        except AssertionError:
            return False

    def settle(self, seconds=60):
        """Until all is published and consumed."""
        until("all events are published", lambda: self.waiting() == 0, seconds)
        until("all messages are consumed", self.is_consumed, seconds)

    def effects(self):
        return self.db.run(SNAPSHOT)

    def effect_faults(self):
        return [f"{label}: {row[0]}" for label, sql in EFFECTS.items() for row in self.db.run(f"SET group_concat_max_len = 100000; {sql}")]

    def check(self, when=""):
        """Raises with everything that is wrong. Returns the rows and the messages."""
        rows, messages = self.rows(), self.messages()
        faults = transport_faults(rows, messages) + self.effect_faults()
        faults += [f"a dead letter: {message}" for message in self.broker.read(*DEAD)]
        if faults:
            raise AssertionError(f"{len(faults)} faults {when}:\n  " + "\n  ".join(fault[:400] for fault in faults[:30]))
        return rows, messages
