# SPDX-License-Identifier: Apache-2.0
"""Orders from cart to delivery, beside the SQL floor: a bare client that runs the very statements of the service, which are read
from MariaDB's general log while the service makes one order."""
import json
import os
import re
import statistics
import subprocess
import tempfile
import time

import harness

ROUNDS, SECONDS, CLIENTS, THREADS, CONNECTIONS = 3, 5, 64, 2, 8
PRODUCTS, PRODUCT_0, CART_0 = 1000, 5_000_001, 60_000_000
CAPTURED = 424_242  # the flow whose statements are read; its digits appear in nothing else
FLOWS = 40_000      # carts made for a round
ID_TABLES = {"orders": 81_000_001, "payments": 82_000_001, "saga_states": 83_000_001, "idempotency_keys": 84_000_001,
             "deliveries": 85_000_001}
VALUE = r"((?:TIMESTAMP|DATE|TIME)?'(?:[^'\\]|\\.|'')*'|NULL|-?[0-9][0-9.eE+-]*|TRUE|FALSE)"


def root(database, sql):
    command = ["mariadb", "--no-defaults", f"--socket={database.socket}", "--user=root", "--batch", "--raw", "--skip-column-names",
               "--default-character-set=utf8mb4", database.name]
    return subprocess.run(command, input=sql, capture_output=True, text=True, check=True, encoding="utf-8").stdout


def make_carts(database, first, n, product_sql):
    """Carts first … first+n-1, each of its own user, with one item."""
    database.run(f"INSERT INTO carts (id, user_id, status) SELECT {CART_0} + seq, CONCAT('bench-', seq), 'ACTIVE' FROM seq_{first}_to_{first + n - 1};"
                 f"INSERT INTO cart_items (cart_id, product_id, product_name, price, quantity) "
                 f"SELECT {CART_0} + seq, {product_sql}, 'Benchmark product', 12900, 1 FROM seq_{first}_to_{first + n - 1};")


def fill(database):
    database.run(f"INSERT INTO products (id, name, price, category) SELECT {PRODUCT_0} + seq, CONCAT('Benchmark product ', seq), 12900, 'bench' "
                 f"FROM seq_0_to_{PRODUCTS - 1};"
                 "INSERT INTO inventory (product_id, available_quantity, total_quantity) SELECT id, 100000000, 100000000 FROM products;")


def order_and_pay(shop, flow):
    user = harness.token(f"bench-{flow}")
    address = {"receiverName": "Kim", "receiverPhone": "010-1234-5678", "zipCode": "04524", "address1": "110 Sejong-daero"}
    order = shop.post("/orders", {"cartId": CART_0 + flow, "shippingAddress": address}, user, headers={"Idempotency-Key": f"bench-{flow}-0"})
    assert order.status == 201, order
    number = order.json["orderNumber"]
    paid = shop.post("/payments", {"orderNumber": number, "paymentMethod": "CREDIT_CARD"}, user, headers={"Idempotency-Key": f"bench-{flow}-1"})
    assert paid.status == 200, paid
    return number


def unquote(value):
    if value == "NULL":
        return None
    if "'" in value:
        value = value[value.index("'") + 1:-1]
        return re.sub(r"\\(.)|''", lambda m: {"n": "\n", "t": "\t", "0": "\0"}.get(m[1], m[1]) if m[1] else "'", value)
    return value


def logged(database, work):
    """What the server was asked while work() ran: (kind, text), in order."""
    root(database, "SET GLOBAL log_output = 'TABLE'; TRUNCATE mysql.general_log; SET GLOBAL general_log = 1;")
    try:
        work()
    finally:
        root(database, "SET GLOBAL general_log = 0;")
    rows = root(database, "SELECT JSON_ARRAY(command_type, argument) FROM mysql.general_log ORDER BY event_time, thread_id")
    return [json.loads(row) for row in rows.splitlines()]


class Script:
    """The statements of one flow with marks in the place of what differs from flow to flow."""

    def __init__(self, database, shop):
        self.texts = []
        for table, first in ID_TABLES.items():
            database.run(f"ALTER TABLE {table} AUTO_INCREMENT = {first}")
        make_carts(database, CAPTURED - 1, 2, f"{PRODUCT_0} + seq % {PRODUCTS}")
        warm = logged(database, lambda: order_and_pay(shop, CAPTURED - 1))  # prepares what it needs
        asked = logged(database, lambda: self.remember(order_and_pay(shop, CAPTURED)))
        self.texts = sorted({text for kind, text in warm + asked if kind == "Prepare"}, key=len, reverse=True)
        self.ids = {str(database.value(f"SELECT MAX(id) FROM {table}")): table for table in ID_TABLES}
        keys = database.run("SELECT id FROM idempotency_keys ORDER BY id DESC LIMIT 2")
        self.key_ids = [row[0] for row in reversed(keys)]
        self.lines = []
        for kind, text in asked:
            if kind == "Execute":
                self.add_execute(text)
            elif kind == "Query" and not text.startswith("SET GLOBAL"):
                self.lines.append(["!" + text])
        self.n_create = 1 + next(i for i, line in enumerate(self.lines) if line[0].upper().startswith("!COMMIT"))
        self.mark_all(database)

    def remember(self, number):
        self.number = number

    def add_execute(self, text):
        for prepared in self.texts:
            found = re.fullmatch(VALUE.join(re.escape(part) for part in prepared.split("?")), text, re.S)
            if found:
                self.lines.append([prepared, *map(unquote, found.groups())])
                return
        raise SystemExit(f"bench: no prepared statement fits\n{text}")

    def mark_all(self, database):
        """Ids become marks of the line that made them, random texts marks of the flow."""
        inserts = {}
        for number, line in enumerate(self.lines):
            found = re.search(r"INSERT INTO (\w+)", line[0])
            if found:
                inserts.setdefault(found[1], []).append(number)
        made = {row: f"{{{{id:{inserts[table][-1]}}}}}" for row, table in self.ids.items() if table != "idempotency_keys"}
        made.update({row: f"{{{{id:{line}}}}}" for row, line in zip(self.key_ids, inserts["idempotency_keys"])})
        payment, tracking = (database.value(f"SELECT {column} FROM {table} ORDER BY id DESC LIMIT 1")
                             for column, table in (("payment_number", "payments"), ("tracking_number", "deliveries")))
        fixed = [(self.number, self.number[:13] + "{{random}}"), (payment, payment[:-8] + "{{random}}"),
                 (tracking, tracking[:-8] + "{{random}}"), (str(CART_0 + CAPTURED), f"{{{{n+{CART_0}}}}}"),
                 (str(PRODUCT_0 + CAPTURED % PRODUCTS), "{{product}}"), (str(CAPTURED), "{{n}}"), *made.items()]
        uuids = {}

        def uuid_mark(found):
            number = uuids.setdefault(found[0], len(uuids))
            return f"{{{{random}}}}-0000-4000-8000-{number:012x}"

        for line in self.lines:
            for i, value in enumerate(line[1:], 1):
                if value is None:
                    line[i] = "\\N"
                    continue
                for what, mark in fixed:
                    value = value.replace(what, mark)
                line[i] = re.sub(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", uuid_mark, value)

    def write(self, path, n_lines, product):
        with open(path, "w", encoding="utf-8") as file:
            for line in self.lines[:n_lines]:
                file.write("\t".join(re.sub(r"\s+", " ", part).replace("{{product}}", product) for part in line) + "\n")


class Bench:
    def __init__(self, build):
        self.build, self.flow = build, 1_000_000
        self.database = harness.Database()
        self.folder = tempfile.TemporaryDirectory()

    def start(self, **settings):
        shop = harness.Shop(self.database, SHOP_THREADS=str(THREADS), SHOP_LOG_LEVEL="warn", SHOP_DB_CONNECTIONS=str(CONNECTIONS),
                            SHOP_PG_SUCCESS_RATE="1", **settings)
        return shop

    def take_flows(self, product_sql, n=FLOWS):
        first, self.flow = self.flow, self.flow + n
        make_carts(self.database, first, n, product_sql)
        return first

    def floor(self, script, n_lines, product, product_sql):
        path = os.path.join(self.folder.name, "script")
        script.write(path, n_lines, product)
        first = self.take_flows(product_sql)
        done = subprocess.run([os.path.join(self.build, "bench/sql_floor"), self.database.socket, self.database.user, self.database.name,
                               str(CONNECTIONS * THREADS), str(SECONDS), str(first), str(FLOWS), path], capture_output=True, text=True)
        if done.returncode:
            raise SystemExit(f"bench: the SQL floor failed: {done.stderr}")
        return float(done.stdout)

    def load(self, shop, mode, product_sql, orders=None, clients=CLIENTS, seconds=SECONDS):
        first = 0 if orders else self.take_flows(product_sql)
        done = subprocess.run([os.path.join(self.build, "bench/orders_load"), str(shop.port), harness.BASE, harness.SECRET, mode,
                               str(clients), str(seconds), str(CART_0), str(first), str(first + FLOWS)], input=orders, capture_output=True, text=True)
        if done.returncode:
            raise SystemExit(f"bench: the load failed: {done.stderr}")
        result = json.loads(done.stdout)
        if result["refused"]:
            raise SystemExit(f"bench: {result['refused']} calls were refused: {done.stderr}")
        return result

    def unpaid_orders(self, n):
        """The orders of the runs before that were not paid, in n equal parts."""
        rows = self.database.run("SELECT SUBSTRING(user_id, 7), order_number FROM orders WHERE status = 'PENDING' AND user_id LIKE 'bench-%'")
        lines = [" ".join(row) + "\n" for row in rows]
        return ["".join(lines[i::n]) for i in range(n)]


def round_trips_a_second(bench):
    """How fast the machine is: a bare client that asks for nothing."""
    command = [os.path.join(bench.build, "bench/bare_sql"), bench.database.socket, bench.database.user, bench.database.name,
               str(CONNECTIONS * THREADS), "2", "1000", "SELECT ? + 0"]
    return float(subprocess.run(command, capture_output=True, text=True, check=True).stdout)


def syncs_a_second(seconds=1):
    """How often the disk below the data takes a write for good."""
    with tempfile.NamedTemporaryFile(dir=os.environ["SHOP_TEST_SERVICES_DIR"]) as file:
        n, end = 0, time.monotonic() + seconds
        while time.monotonic() < end:
            os.write(file.fileno(), bytes(512))
            os.fdatasync(file.fileno())
            n += 1
    return n / seconds


def rate(result, call):
    return result[call]["n"] / result["seconds"]


def run(build):
    bench = Bench(build)
    shop = bench.start()
    shop.migrate()
    fill(bench.database)
    shop.start()
    script = Script(bench.database, shop)
    n_create, n_all = script.n_create, len(script.lines)
    kinds = {"1,000 products": (f"{{{{n%{PRODUCTS}+{PRODUCT_0}}}}}", f"{PRODUCT_0} + seq % {PRODUCTS}"), "one product": (str(PRODUCT_0), str(PRODUCT_0))}
    rates, latencies = {}, {}
    machine = statistics.median(round_trips_a_second(bench) for _ in range(ROUNDS)), syncs_a_second()
    try:
        for _ in range(ROUNDS):
            for kind, (product, product_sql) in kinds.items():
                for mode, n_lines in (("create", n_create), ("complete", n_all)):
                    rates.setdefault((kind, mode, "floor"), []).append(bench.floor(script, n_lines, product, product_sql))
                    result = bench.load(shop, mode, product_sql)
                    rates.setdefault((kind, mode, "shopd"), []).append(rate(result, "payment" if mode == "complete" else "order"))
                    for call in ("order", "payment"):
                        if result[call]["n"]:
                            latencies.setdefault((kind, mode, call), []).append(result[call]["p95"])
    finally:
        shop.stop()
    slow = bench.start(SHOP_PG_DELAY_MS="300")
    slow.start()
    try:
        waiting = [bench.load(slow, "pay", None, unpaid) for unpaid in bench.unpaid_orders(ROUNDS)]
    finally:
        slow.stop()
        bench.database.drop()
    return report(script, rates, latencies, waiting, machine)


def report(script, rates, latencies, waiting, machine):
    median = {key: statistics.median(values) for key, values in rates.items()}
    names = {"create": "orders created", "complete": "orders completed (create → pay → PAID)"}
    aims = {("1,000 products", "create"): "≥ 50 %, ≥ 2,500", ("1,000 products", "complete"): "≥ 50 %, ≥ 1,000"}
    lines = [f"Service, MariaDB and clients on the same cores; {ROUNDS} rounds of {SECONDS} s, {CLIENTS} buyers over HTTP/2, {THREADS} loops "
             f"× {CONNECTIONS} connections. The SQL floor is a bare C client that runs the very statements of the service over as many connections.",
             "", f"The machine: {machine[0]:,.0f} empty statements a second by {CONNECTIONS * THREADS} bare connections, "
             f"{machine[1]:,.0f} fdatasync a second below the data.",
             "", "| what | products | SQL floor, a second | shopd, a second | ratio | rounds of shopd | aim |", "|---|---|---|---|---|---|---|"]
    for (kind, mode, side), values in rates.items():
        if side == "shopd":
            floor = median[kind, mode, "floor"]
            lines.append(f"| {names[mode]} | {kind} | {floor:,.0f} | {median[kind, mode, side]:,.0f} | {median[kind, mode, side] / floor:.0%} | "
                         f"{', '.join(f'{v:,.0f}' for v in values)} | {aims.get((kind, mode), '')} |")
    lines += ["", "| call | run | p95 (median of rounds) |", "|---|---|---|"]
    for (kind, mode, call), values in latencies.items():
        lines.append(f"| POST /{call}s | {names[mode]}, {kind} | {statistics.median(values):.1f} ms |")
    paid = statistics.median(rate(result, "payment") for result in waiting)
    lines += [f"| POST /payments | provider takes 300 ms | {statistics.median(result['payment']['p95'] for result in waiting):.1f} ms |", "",
              f"With a provider that takes 300 ms and {CLIENTS} clients: {paid:,.0f} payments a second; {CLIENTS} / 0.3 s is {CLIENTS / 0.3:,.0f}.", "",
              f"Round trips to MariaDB: {script.n_create} to create an order of one line, {len(script.lines) - script.n_create} to pay it and finish "
              f"(tests/scenario/test_budget.py holds them)."]
    return lines
