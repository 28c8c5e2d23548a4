# SPDX-License-Identifier: Apache-2.0
"""What tests of many orders share: set-up in bulk by SQL, connections whose requests are sent before the first answer is read."""
import http.client
import json
import socket

from harness import BASE, Answer, Redis, token, until  # noqa: Redis is for those who import this

ADDRESS = {"receiverName": "Kim 민지", "receiverPhone": "010-1234-5678", "zipCode": "04524", "address1": "110 Sejong-daero"}
PRICE = "12900.50"


def numbers(first, n):
    """A derived table of n rows with the column n: first, first + 1, …"""
    return f"(SELECT {first} + seq AS n FROM seq_0_to_{n - 1}) numbered"


class Bulk:
    """Rows that only are there for others, n at a time."""

    def __init__(self, database):
        self.database = database
        self.made = 0

    def take(self, n):
        self.made += n
        return self.made - n

    def products(self, n, stock):
        """n products, each with that stock; the id of the first one, the others follow."""
        first = self.take(n)
        return int(self.database.run(f"""
            INSERT INTO products (name, price) SELECT CONCAT('product ', n), {PRICE} FROM {numbers(first, n)} ORDER BY n;
            SET @first = (SELECT id FROM products WHERE name = 'product {first}');
            INSERT INTO inventory (product_id, available_quantity, total_quantity) SELECT id, {stock}, {stock} FROM products WHERE id >= @first;
            INSERT INTO stock_movements (inventory_id, product_id, movement_type, quantity, previous_available, after_available,
            previous_reserved, after_reserved) SELECT id, product_id, 'PURCHASE', {stock}, 0, {stock}, 0, 0 FROM inventory
            WHERE product_id >= @first AND {stock} > 0;
            SELECT @first""")[0][0])

    def buyers(self, n, product, quantity=1, lines=1, spread=1):
        """n users, each with an active cart of so many lines: of the products from `product` on; the carts take turns at `spread` such sets."""
        first = self.take(n)
        rows = self.database.run(f"""
            INSERT INTO carts (user_id) SELECT CONCAT('buyer-', n) FROM {numbers(first, n)} ORDER BY n;
            SET @first = (SELECT id FROM carts WHERE user_id = 'buyer-{first}');
            INSERT INTO cart_items (cart_id, product_id, product_name, price, quantity)
            SELECT c.id, p.id, p.name, p.price, {quantity} FROM carts c JOIN products p
            ON (p.id - {product}) DIV {lines} = (c.id - @first) % {spread} AND p.id >= {product} WHERE c.id >= @first ORDER BY c.id, p.id;
            SELECT user_id, id FROM carts WHERE id >= @first ORDER BY id""")
        return [Buyer(user, int(cart)) for user, cart in rows]

    def coupon(self, buyer, value=1000):
        """The buyer's own coupon of a fixed value; its id."""
        code = self.take(1)
        return int(self.database.run(f"""
            INSERT INTO coupons (code, name, discount_type, discount_value, total_quantity, issued_quantity, starts_at, expires_at)
            VALUES ('coupon {code}', 'coupon', 'FIXED', {value}, 100, 1, NOW(6) - INTERVAL 1 DAY, NOW(6) + INTERVAL 1 DAY);
            INSERT INTO user_coupons (user_id, coupon_id, expires_at) VALUES ('{buyer.name}', LAST_INSERT_ID(), NOW(6) + INTERVAL 1 DAY);
            SELECT LAST_INSERT_ID()""")[0][0])


class Request:
    """What a client sends, and may send again."""

    def __init__(self, method, path, body=None, who=None, key=None):
        data = json.dumps(body).encode() if body is not None else b""
        head = [f"{method} {BASE}{path} HTTP/1.1", "Host: shop", f"Content-Length: {len(data)}"]
        if body is not None:
            head.append("Content-Type: application/json")
        if who:
            head.append(f"Authorization: Bearer {who}")
        if key:
            head.append(f"Idempotency-Key: {key}")
        self.method, self.text = method, f"{method} {path}"
        self.bytes = "\r\n".join(head).encode() + b"\r\n\r\n" + data

    def __repr__(self):
        return self.text


class Buyer:
    def __init__(self, name, cart):
        self.name, self.cart, self.token = name, cart, token(name)
        self.number = self.payment = None  # once known

    def create(self, key, **more):
        return Request("POST", "/orders", {"cartId": self.cart, "shippingAddress": ADDRESS, **more}, self.token, key)

    def pay(self, key):
        return Request("POST", "/payments", {"orderNumber": self.number, "paymentMethod": "CREDIT_CARD"}, self.token, key)

    def cancel(self):
        return Request("PUT", f"/orders/{self.number}/cancel", {"reason": "changed my mind"}, self.token)

    def refund(self, admin, key):
        return Request("POST", f"/payments/{self.payment}/refund", {"reason": "it was broken"}, admin, key)


def run_job(name, admin):
    return Request("POST", f"/admin/jobs/{name}/run", None, admin)


class Wire:
    """A keep-alive connection on which sending and receiving are two steps."""

    def __init__(self, port, timeout=60):
        self.socket = socket.create_connection(("127.0.0.1", port), timeout)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def send(self, request):
        self.method = request.method
        self.socket.sendall(request.bytes)

    def receive(self):
        reply = http.client.HTTPResponse(self.socket, method=self.method)
        try:
            reply.begin()
            return Answer(reply.status, reply.headers, reply.read())
        finally:
            reply.close()

    def ask(self, request):
        self.send(request)
        return self.receive()

    def close(self):
        self.socket.close()


def outcome(answer):
    """The code of a refusal, the status of a success."""
    return str(answer.code) if answer.status >= 400 else str(answer.status)


def settle(books, wire, admin, seconds=20):
    """Has the sweepers run until nothing is under way."""
    def is_quiet():
        for name in ("sweep_sagas", "settle_payments", "expire_orders"):
            answer = wire.ask(run_job(name, admin))
            if answer.status != 200 or answer.json["lastOutcome"] != "OK":
                raise AssertionError(f"{name}: {answer}")
        return books.is_quiet()

    until("all that was begun has ended", is_quiet, seconds)
