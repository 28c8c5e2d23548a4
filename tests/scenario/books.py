# SPDX-License-Identifier: Apache-2.0
"""The books of a shop at rest: what must be true of its database and of the payment provider, whatever happened before.

Each check is a query for what is wrong, so that a violation names its rows. All of them see one snapshot.
"""
import json
import urllib.request

LIVE = "('PENDING', 'CONFIRMED')"
SOLD = "('PAID', 'SHIPPING', 'DELIVERED')"
OVER = "('CANCELLED', 'REFUNDED')"
OPEN = "('SCHEDULED', 'ACTIVE')"
DEAL_ORDERS = "(SELECT order_id FROM time_deal_purchases)"
BUYING = "('order', 'deal_order')"  # the sagas


def text(value):
    """Of one collation, so that a UNION and a comparison can be made of all columns."""
    return f"CONVERT({value} USING utf8mb4) COLLATE utf8mb4_bin"


# What a movement does to available and to reserved.
EFFECTS = """CASE movement_type WHEN 'RESERVATION' THEN -quantity WHEN 'SALE' THEN 0 ELSE quantity END""", \
    """CASE movement_type WHEN 'RESERVATION' THEN quantity WHEN 'RELEASE' THEN -quantity WHEN 'SALE' THEN -quantity ELSE 0 END"""

STOCK = {
    "available + reserved is not total": """
        SELECT CONCAT('product ', product_id, ': ', available_quantity, ' + ', reserved_quantity, ' <> ', total_quantity)
        FROM inventory WHERE available_quantity + reserved_quantity <> total_quantity
        OR LEAST(available_quantity, reserved_quantity, total_quantity) < 0""",
    "a movement does not follow from the one before it": f"""
        SELECT CONCAT('movement ', id, ' ', movement_type, ' of product ', product_id, ': ', previous_available, '/', previous_reserved,
        ' after ', last_available, '/', last_reserved, ', then ', after_available, '/', after_reserved)
        FROM (SELECT m.*, COALESCE(LAG(after_available) OVER w, 0) last_available, COALESCE(LAG(after_reserved) OVER w, 0) last_reserved
        FROM stock_movements m WINDOW w AS (PARTITION BY product_id ORDER BY id)) chain
        WHERE previous_available <> last_available OR previous_reserved <> last_reserved
        OR after_available - previous_available <> {EFFECTS[0]} OR after_reserved - previous_reserved <> {EFFECTS[1]}""",
    "the sum of the movements is not the stock": f"""
        SELECT CONCAT('product ', i.product_id, ': ', COALESCE(m.available, 0), '/', COALESCE(m.reserved, 0), ' moved, ',
        i.available_quantity, '/', i.reserved_quantity, ' there') FROM inventory i
        LEFT JOIN (SELECT product_id, SUM({EFFECTS[0]}) available, SUM({EFFECTS[1]}) reserved FROM stock_movements
        GROUP BY product_id) m ON m.product_id = i.product_id
        WHERE COALESCE(m.available, 0) <> i.available_quantity OR COALESCE(m.reserved, 0) <> i.reserved_quantity""",
    "reserved units that belong to no live order, or lack": f"""
        SELECT CONCAT('product ', i.product_id, ': ', i.reserved_quantity, ' reserved, ', COALESCE(o.n, 0), ' ordered, ',
        COALESCE(d.n, 0), ' in deals') FROM inventory i
        LEFT JOIN (SELECT t.product_id, SUM(t.quantity) n FROM order_items t JOIN orders o ON o.id = t.order_id
        WHERE o.status IN {LIVE} AND o.id NOT IN {DEAL_ORDERS} GROUP BY t.product_id) o ON o.product_id = i.product_id
        LEFT JOIN (SELECT product_id, SUM(n) n FROM (SELECT t.product_id, t.deal_quantity - t.sold_quantity n FROM time_deal_products t
        JOIN time_deals d ON d.id = t.time_deal_id WHERE d.status IN {OPEN} UNION ALL
        SELECT t.product_id, b.quantity FROM time_deal_purchases b JOIN time_deal_products t ON t.id = b.time_deal_product_id
        JOIN orders o ON o.id = b.order_id WHERE o.status IN {LIVE}) of_deals GROUP BY product_id) d ON d.product_id = i.product_id
        WHERE i.reserved_quantity <> COALESCE(o.n, 0) + COALESCE(d.n, 0)""",
    "an order's units are not where its status says": f"""
        SELECT CONCAT('order ', o.order_number, ' ', o.status, ', product ', t.product_id, ': ', t.n, ' ordered, ',
        COALESCE(m.taken, 0), ' taken, ', COALESCE(m.reserved, 0), ' reserved, ', COALESCE(m.sold, 0), ' sold')
        FROM orders o JOIN (SELECT order_id, product_id, SUM(quantity) n FROM order_items GROUP BY order_id, product_id) t
        ON t.order_id = o.id
        LEFT JOIN (SELECT reference_id, product_id, SUM(IF(movement_type = 'RESERVATION', quantity, 0)) taken,
        SUM({EFFECTS[1]}) reserved, SUM(CASE movement_type WHEN 'SALE' THEN quantity WHEN 'RETURN' THEN -quantity ELSE 0 END) sold
        FROM stock_movements WHERE reference_type = 'ORDER' GROUP BY reference_id, product_id) m
        ON m.reference_id = o.order_number AND m.product_id = t.product_id
        LEFT JOIN time_deal_purchases b ON b.order_id = o.id
        WHERE COALESCE(m.taken, 0) <> IF(b.id AND COALESCE(m.taken, 0) = 0, 0, t.n) OR COALESCE(m.sold, 0) <> IF(o.status IN {SOLD}, t.n, 0)
        OR (b.id IS NULL AND COALESCE(m.reserved, 0) <> IF(o.status IN {LIVE}, t.n, 0))""",
    "a movement for an order that is not there": """
        SELECT CONCAT('movement ', m.id, ' ', m.movement_type, ' for ', m.reference_id, ', product ', m.product_id)
        FROM stock_movements m LEFT JOIN orders o ON o.order_number = m.reference_id
        LEFT JOIN order_items t ON t.order_id = o.id AND t.product_id = m.product_id
        WHERE m.reference_type = 'ORDER' AND t.id IS NULL""",
}

ORDERS = {
    "an order does not cost what its lines cost": """
        SELECT CONCAT('order ', o.order_number, ': ', o.total_amount, ' for lines of ', COALESCE(t.n, 'nothing')) FROM orders o
        LEFT JOIN (SELECT order_id, SUM(price * quantity) n FROM order_items GROUP BY order_id) t ON t.order_id = o.id
        WHERE o.total_amount <> COALESCE(t.n, -1) OR o.final_amount <> o.total_amount - o.discount_amount""",
    "a cart was ordered twice, or never": """
        SELECT CONCAT('user ', user_id, ': ', SUM(carts), ' carts closed, ', SUM(orders), ' orders') FROM (
        SELECT user_id, 1 carts, 0 orders FROM carts WHERE status = 'CHECKED_OUT' UNION ALL
        SELECT user_id, 0, 1 FROM orders WHERE id NOT IN (SELECT order_id FROM time_deal_purchases)) both_sides
        GROUP BY user_id HAVING SUM(carts) <> SUM(orders)""",
    "an order is stuck on its way": "SELECT CONCAT('order ', order_number, ' ', status) FROM orders WHERE status = 'CONFIRMED'",
    "an order is cancelled and is not, by its time": f"""
        SELECT CONCAT('order ', order_number, ' ', status, ', cancelled at ', COALESCE(cancelled_at, 'no time')) FROM orders
        WHERE (status IN {OVER}) <> (cancelled_at IS NOT NULL)""",
    "a coupon is used for no live order, or not for its own": f"""
        SELECT CONCAT('coupon ', c.id, ' ', c.status, ', order ', COALESCE(o.order_number, c.order_id, 'none'), ' ',
        COALESCE(o.status, '')) FROM user_coupons c LEFT JOIN orders o ON o.id = c.order_id
        WHERE IF(c.status = 'USED', o.id IS NULL OR o.status IN {OVER} OR o.user_id <> c.user_id OR c.used_at IS NULL
        OR COALESCE(o.user_coupon_id, 0) <> c.id, c.order_id IS NOT NULL OR c.used_at IS NOT NULL)
        UNION ALL SELECT CONCAT('order ', o.order_number, ' without its coupon ', o.user_coupon_id) FROM orders o
        LEFT JOIN user_coupons c ON c.id = o.user_coupon_id AND c.order_id = o.id AND c.status = 'USED'
        WHERE o.user_coupon_id IS NOT NULL AND o.status NOT IN {OVER} AND c.id IS NULL""",
}

DEALS = {
    "a deal has not sold what was bought": """
        SELECT CONCAT('deal product ', t.id, ': ', t.sold_quantity, ' sold, ', COALESCE(b.n, 0), ' bought, of ', t.deal_quantity)
        FROM time_deal_products t LEFT JOIN (SELECT time_deal_product_id, SUM(quantity) n FROM time_deal_purchases
        WHERE returned_at IS NULL GROUP BY time_deal_product_id) b ON b.time_deal_product_id = t.id
        WHERE t.sold_quantity <> COALESCE(b.n, 0) OR t.sold_quantity > t.deal_quantity""",
    "a user bought more of a deal than one may": """
        SELECT CONCAT('deal product ', t.id, ', ', b.user_id, ': ', SUM(b.quantity), ' of ', t.max_per_user) FROM time_deal_purchases b
        JOIN time_deal_products t ON t.id = b.time_deal_product_id WHERE b.returned_at IS NULL
        GROUP BY t.id, b.user_id HAVING SUM(b.quantity) > MAX(t.max_per_user)""",
    "a purchase is not that of its order": f"""
        SELECT CONCAT('purchase ', b.id, ' of ', b.user_id, ': ', b.quantity, ' x ', b.purchase_price, ', returned ',
        COALESCE(b.returned_at, 'never'), '; order ', o.order_number, ' ', o.status) FROM time_deal_purchases b
        JOIN time_deal_products t ON t.id = b.time_deal_product_id JOIN orders o ON o.id = b.order_id
        LEFT JOIN order_items i ON i.order_id = o.id
        WHERE o.user_id <> b.user_id OR COALESCE(i.product_id, 0) <> t.product_id OR i.quantity <> b.quantity
        OR i.price <> b.purchase_price OR b.purchase_price <> t.deal_price
        OR (b.returned_at IS NOT NULL AND o.status NOT IN {OVER}) OR (b.returned_at IS NULL AND o.status = 'CANCELLED')""",
    "a deal's units were not set aside, or not released": f"""
        SELECT CONCAT('deal ', d.id, ' ', d.status, ', product ', t.product_id, ': ', t.deal_quantity, ' offered, ', t.sold_quantity, ' sold, ',
        COALESCE(m.n, 0), ' set aside still') FROM time_deals d JOIN time_deal_products t ON t.time_deal_id = d.id
        LEFT JOIN (SELECT reference_id, product_id, SUM({EFFECTS[1]}) n FROM stock_movements WHERE reference_type = 'TIME_DEAL'
        GROUP BY reference_id, product_id) m ON m.reference_id = d.id AND m.product_id = t.product_id
        LEFT JOIN (SELECT b.time_deal_product_id, SUM(m.quantity) n FROM time_deal_purchases b JOIN orders o ON o.id = b.order_id
        JOIN stock_movements m ON m.reference_type = 'ORDER' AND m.reference_id = o.order_number AND m.movement_type = 'RELEASE'
        GROUP BY b.time_deal_product_id) r ON r.time_deal_product_id = t.id
        WHERE COALESCE(m.n, 0) <> IF(d.status IN {OPEN}, t.deal_quantity, t.sold_quantity + COALESCE(r.n, 0))""",
}

PAYMENTS = {
    "a payment has no outcome": "SELECT CONCAT(payment_number, ' ', status) FROM payments WHERE status IN ('PENDING', 'PROCESSING')",
    "an order that is paid has not one completed payment": f"""
        SELECT CONCAT('order ', o.order_number, ' ', o.status, ': ', COUNT(p.id), ' completed') FROM orders o
        LEFT JOIN payments p ON p.order_id = o.id AND p.status = 'COMPLETED' WHERE o.status IN {SOLD}
        GROUP BY o.id HAVING COUNT(p.id) <> 1""",
    "a completed payment of an order that is not paid": f"""
        SELECT CONCAT(p.payment_number, ' of order ', o.order_number, ' ', o.status) FROM payments p
        JOIN orders o ON o.id = p.order_id WHERE p.status = 'COMPLETED' AND o.status NOT IN {SOLD}""",
    "paid back, and the order lives; or refunded, and nothing was paid back": """
        SELECT CONCAT('order ', o.order_number, ' ', o.status, ': ', COALESCE(p.n, 0), ' payments refunded') FROM orders o
        LEFT JOIN (SELECT order_id, COUNT(*) n FROM payments WHERE status = 'REFUNDED' GROUP BY order_id) p ON p.order_id = o.id
        WHERE COALESCE(p.n, 0) <> IF(o.status = 'REFUNDED', 1, 0)""",
    "a payment is not that of its order": """
        SELECT CONCAT(p.payment_number, ': ', p.amount, ' of ', p.user_id, ' for ', p.order_number, ', order ', o.order_number, ' ',
        o.final_amount, ' of ', o.user_id) FROM payments p JOIN orders o ON o.id = p.order_id
        WHERE p.amount <> o.final_amount OR p.order_number <> o.order_number OR p.user_id <> o.user_id""",
    "a payment's times are not those of its status": """
        SELECT CONCAT(payment_number, ' ', status, ', paid ', COALESCE(paid_at, 'never'), ', refunded ', COALESCE(refunded_at, 'never'))
        FROM payments WHERE (status IN ('COMPLETED', 'REFUNDED')) <> (paid_at IS NOT NULL)
        OR (status = 'REFUNDED') <> (refunded_at IS NOT NULL) OR (status = 'FAILED') <> (failure_reason IS NOT NULL)""",
}

DELIVERIES = {
    "a delivery does not go with its order": """
        SELECT CONCAT('order ', o.order_number, ' ', o.status, ', delivery ', COALESCE(d.tracking_number, 'none'), ' ',
        COALESCE(d.status, '')) FROM orders o LEFT JOIN deliveries d ON d.order_id = o.id
        WHERE NOT CASE o.status WHEN 'PAID' THEN COALESCE(d.status, '') = 'PREPARING'
        WHEN 'SHIPPING' THEN COALESCE(d.status, '') IN ('SHIPPED', 'IN_TRANSIT') WHEN 'DELIVERED' THEN COALESCE(d.status, '') = 'DELIVERED'
        WHEN 'REFUNDED' THEN COALESCE(d.status, 'CANCELLED') = 'CANCELLED' ELSE d.id IS NULL END""",
    "a delivery's history does not lead to its status": """
        SELECT CONCAT('delivery ', d.tracking_number, ' ', d.status, ': ', COALESCE(h.way, 'no history')) FROM deliveries d
        LEFT JOIN (SELECT delivery_id, GROUP_CONCAT(status ORDER BY id) way FROM delivery_history GROUP BY delivery_id) h
        ON h.delivery_id = d.id WHERE COALESCE(h.way, '') <> CASE d.status WHEN 'PREPARING' THEN 'PREPARING'
        WHEN 'SHIPPED' THEN 'PREPARING,SHIPPED' WHEN 'IN_TRANSIT' THEN 'PREPARING,SHIPPED,IN_TRANSIT'
        WHEN 'DELIVERED' THEN 'PREPARING,SHIPPED,IN_TRANSIT,DELIVERED' ELSE 'PREPARING,CANCELLED' END""",
}

SAGAS = {
    "a saga is still on its way": f"""
        SELECT CONCAT('saga ', saga, ' ', saga_id, ' of ', order_number, ': ', status, ' at ', current_step, ', ',
        COALESCE(last_error_message, 'no error')) FROM saga_states
        WHERE status IN ('COMPENSATING', 'COMPENSATION_FAILED') OR (status = 'STARTED' AND (saga NOT IN {BUYING}
        OR lease_until IS NOT NULL OR lease_owner IS NOT NULL)) OR (status <> 'STARTED' AND lease_until IS NOT NULL)""",
    "an order's saga is not where its order is": f"""
        SELECT CONCAT('order ', o.order_number, ' ', o.status, ', sagas ', COALESCE(s.orders, 'none'), ', refunds ', COALESCE(s.refunds, 'none'))
        FROM orders o LEFT JOIN (SELECT order_id,
        GROUP_CONCAT(IF(saga IN {BUYING}, CONCAT(status, IF(status = 'STARTED', CONCAT(' ', current_step), '')), NULL)) orders,
        GROUP_CONCAT(IF(saga = 'refund' AND status <> 'FAILED', status, NULL)) refunds
        FROM saga_states GROUP BY order_id) s ON s.order_id = o.id
        WHERE NOT CASE WHEN o.status = 'PENDING' THEN COALESCE(s.orders, '') = 'STARTED PROCESS_PAYMENT' AND s.refunds IS NULL
        WHEN o.status = 'CANCELLED' THEN COALESCE(s.orders, '') = 'FAILED' AND s.refunds IS NULL
        WHEN o.status = 'REFUNDED' THEN (COALESCE(s.orders, '') = 'COMPLETED' AND COALESCE(s.refunds, '') = 'COMPLETED')
        OR (COALESCE(s.orders, '') = 'FAILED' AND s.refunds IS NULL)
        ELSE COALESCE(s.orders, '') = 'COMPLETED' AND s.refunds IS NULL END""",
}

KEYS = {
    "a key has no answer": """
        SELECT CONCAT(operation, ' ', client_key, ' of ', user_id) FROM idempotency_keys WHERE status IS NULL""",
    "an order is not the answer to one key": f"""
        SELECT CONCAT('order ', number, ': ', SUM(n_orders), ' made, ', SUM(n_keys), ' keys') FROM (
        SELECT {text('order_number')} number, 1 n_orders, 0 n_keys FROM orders
        WHERE id NOT IN {DEAL_ORDERS} UNION ALL
        SELECT {text("JSON_VALUE(response, '$.body.orderNumber')")}, 0, 1 FROM idempotency_keys
        WHERE operation = 'createOrder' AND status = 201) both_sides GROUP BY number HAVING SUM(n_orders) <> 1 OR SUM(n_keys) <> 1""",
    "a purchase of a deal is not the answer to one key": f"""
        SELECT CONCAT('purchase ', id, ': ', SUM(n_bought), ' made, ', SUM(n_keys), ' keys') FROM (
        SELECT id, 1 n_bought, 0 n_keys FROM time_deal_purchases UNION ALL
        SELECT JSON_VALUE(response, '$.body.id'), 0, 1 FROM idempotency_keys
        WHERE operation = 'purchaseTimeDeal' AND status = 201) both_sides GROUP BY id HAVING SUM(n_bought) <> 1 OR SUM(n_keys) <> 1""",
    "a key tells of a payment that is not so": f"""
        SELECT CONCAT(k.operation, ' ', k.client_key, ': ', {text('k.response')}, ', it is ', COALESCE(p.status, 'not there'))
        FROM idempotency_keys k LEFT JOIN payments p ON p.payment_number = {text("JSON_VALUE(k.response, '$.body.paymentNumber')")}
        WHERE k.status = 200 AND ((k.operation = 'createPayment' AND COALESCE(p.status, '') NOT IN ('COMPLETED', 'REFUNDED'))
        OR (k.operation = 'refundPayment' AND COALESCE(p.status, '') <> 'REFUNDED'))""",
}


def expected_events():
    sources = {
        "order.created": "SELECT order_number, '' FROM orders",
        "inventory.reserved": "SELECT o.order_number, CONCAT(t.product_id, ' x ', t.quantity) FROM order_items t JOIN orders o ON o.id = t.order_id",
        "payment.completed": "SELECT order_number, payment_number FROM payments WHERE status IN ('COMPLETED', 'REFUNDED')",
        "payment.failed": "SELECT order_number, payment_number FROM payments WHERE status = 'FAILED'",
        "order.confirmed": f"""SELECT o.order_number, '' FROM orders o WHERE o.status IN {SOLD} OR (o.status = 'REFUNDED'
            AND EXISTS (SELECT 1 FROM saga_states s WHERE s.order_id = o.id AND s.saga IN {BUYING} AND s.status = 'COMPLETED'))""",
        "order.cancelled": f"SELECT order_number, '' FROM orders WHERE status IN {OVER}",
        "delivery.shipped": """SELECT d.order_number, d.tracking_number FROM deliveries d
            WHERE EXISTS (SELECT 1 FROM delivery_history h WHERE h.delivery_id = d.id AND h.status = 'SHIPPED')""",
    }
    happened = " UNION ALL ".join(
        f"SELECT '{name}' type, {text('k')} k, {text('what')} what, 1 happened, 0 told FROM (SELECT NULL k, NULL what WHERE FALSE UNION ALL {sql}) x"
        for name, sql in sources.items())
    details = {"inventory.reserved": "CONCAT(JSON_VALUE(payload, '$.productId'), ' x ', JSON_VALUE(payload, '$.quantity'))",
               "payment.completed": "JSON_VALUE(payload, '$.paymentNumber')", "payment.failed": "JSON_VALUE(payload, '$.paymentNumber')",
               "delivery.shipped": "JSON_VALUE(payload, '$.trackingNumber')"}
    detail = " ".join(f"WHEN '{name}' THEN {sql}" for name, sql in details.items())
    names = ", ".join(f"'{name}'" for name in sources)
    told = f"SELECT type, {text('event_key')}, {text(f'CASE type {detail} ELSE {chr(39)*2} END')}, 0, 1 FROM outbox_events WHERE type IN ({names})"
    return f"""SELECT CONCAT(type, ' of ', k, ' ', what, ': ', SUM(happened), ' happened, ', SUM(told), ' told')
        FROM ({happened} UNION ALL {told}) both_sides GROUP BY type, k, what HAVING SUM(happened) <> SUM(told)"""


EVENTS = {
    "an event is missing, told twice, or of nothing that happened": expected_events(),
    "an order's events are not in the order of what happened": """
        SELECT CONCAT(event_key, ': ', GROUP_CONCAT(type ORDER BY id)) FROM outbox_events
        WHERE type LIKE 'order.%' OR type LIKE 'payment.%' GROUP BY event_key
        HAVING MIN(id) <> MIN(IF(type = 'order.created', id, NULL))
        OR MAX(id) <> COALESCE(MAX(IF(type = 'order.cancelled', id, NULL)), MAX(IF(type = 'order.confirmed', id, NULL)), MAX(id))
        OR MAX(IF(type = 'payment.completed', id, 0)) > COALESCE(MIN(IF(type = 'order.confirmed', id, NULL)), MAX(id))""",
    "an event is not about its key": f"""
        SELECT CONCAT(id, ' ', type, ' of ', event_key, ': ', {text('payload')}) FROM outbox_events
        WHERE (type LIKE 'order.%' OR type LIKE 'payment.%' OR type = 'inventory.reserved' OR type LIKE 'delivery.%')
        AND COALESCE({text("JSON_VALUE(payload, '$.orderNumber')")}, '') <> event_key
        OR (type LIKE 'product.%' OR type LIKE 'inventory.%' AND type <> 'inventory.reserved')
        AND COALESCE({text("JSON_VALUE(payload, '$.productId')")}, '') <> event_key""",
}

CHECKS = {**STOCK, **ORDERS, **DEALS, **PAYMENTS, **DELIVERIES, **SAGAS, **KEYS, **EVENTS}

# What is still under way, and will end by itself.
MOTION = """SELECT COUNT(*) FROM (
    SELECT 1 FROM payments WHERE status IN ('PENDING', 'PROCESSING') UNION ALL
    SELECT 1 FROM saga_states WHERE status = 'COMPENSATING' OR (status = 'STARTED' AND lease_until IS NOT NULL) UNION ALL
    SELECT 1 FROM idempotency_keys WHERE status IS NULL) moving"""


class Books:
    """Of one database and, if there is one, its payment provider's HTTP address."""

    def __init__(self, database, provider_url=None):
        self.database, self.provider_url = database, provider_url

    def ledger(self):
        with urllib.request.urlopen(f"{self.provider_url}/ledger", timeout=30) as reply:
            return json.load(reply)

    def violations(self, corruption="", ledger=None):
        """All that is wrong, a line each. `corruption` is SQL that is seen here and rolled back."""
        labels = dict(enumerate(CHECKS))
        batch = [f"SELECT {n}, wrong FROM (SELECT NULL wrong WHERE FALSE UNION ALL {CHECKS[label]}) found;" for n, label in labels.items()]
        batch += ["SELECT 'order', order_number, status, CAST(final_amount * 100 AS INTEGER) FROM orders;",
                  "SELECT 'payment', payment_number, order_number, status, CAST(amount * 100 AS INTEGER) FROM payments;"]
        rows = self.database.run("\n".join([
            "SET SESSION group_concat_max_len = 1000000, check_constraint_checks = 0, foreign_key_checks = 0;",
            "START TRANSACTION WITH CONSISTENT SNAPSHOT;", corruption, *batch, "ROLLBACK;"]))
        found = [f"{labels[int(n)]}: {wrong}" for n, wrong in (row for row in rows if row[0].isdigit())]
        if ledger is None and self.provider_url:
            ledger = self.ledger()
        if ledger is not None:
            orders = {row[1]: (row[2], int(row[3])) for row in rows if row[0] == "order"}
            payments = {row[1]: (row[2], row[3], int(row[4])) for row in rows if row[0] == "payment"}
            found += money(ledger, orders, payments)
        return found

    def check(self, when=""):
        """Raises with everything that is wrong."""
        found = self.violations()
        if found:
            raise AssertionError(f"the books do not balance {when}:\n  " + "\n  ".join(found[:40]))

    def is_quiet(self):
        return self.database.value(MOTION) == "0"


def money(ledger, orders, payments):
    """What the provider took and gave back, against what is paid here. Amounts in minor units."""
    found, kept = [], dict.fromkeys(orders, 0)
    for charge in ledger["charges"]:
        net = charge["amount"] - charge["refunded"]
        kept[charge["orderNumber"]] = kept.get(charge["orderNumber"], 0) + net
        order_number, status, amount = payments.get(charge["key"], (None, None, None))
        if order_number != charge["orderNumber"] or charge["amount"] != amount:
            found.append(f"the provider charged what is no payment here: {charge}")
        if status is not None and net != (amount if status == "COMPLETED" else 0):
            found.append(f"the provider keeps {net} of payment {charge['key']} {status} of {amount}, order {order_number}")
    charged = {charge["key"] for charge in ledger["charges"]}
    for number, (order_number, status, amount) in payments.items():
        if status in ("COMPLETED", "REFUNDED") and amount > 0 and number not in charged:
            found.append(f"payment {number} {status} of order {order_number} was never charged")
    for number, net in kept.items():
        status, amount = orders.get(number, ("not there", 0))
        if net != (amount if status in ("PAID", "SHIPPING", "DELIVERED") else 0):
            found.append(f"the provider keeps {net} for order {number} {status} of {amount}")
    paid = sum(amount for status, amount in orders.values() if status in ("PAID", "SHIPPING", "DELIVERED"))
    if ledger["charged"] - ledger["refunded"] != paid:
        found.append(f"charges {ledger['charged']} - refunds {ledger['refunded']} are not the {paid} of the paid orders")
    return found
