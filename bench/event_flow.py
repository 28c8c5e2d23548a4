# SPDX-License-Identifier: Apache-2.0
"""From a commit to its consumers over a real Kafka node: a backlog that the relay publishes, beside a bare producer, and the way of single
events at a steady rate."""
import json
import os
import re
import resource
import statistics
import subprocess
import time

import harness
import kafka
import orders

ROUNDS, THREADS, CONNECTIONS = 3, 2, 8
BARE, BACKLOG = 200_000, 100_000
RATE, RATE_S = 500, 20
LOAD = 0.5            # of the peak of orders
PEAK_S, WIRES = 4, 16
CART_0 = 70_000_000
HEARD = "shopping.order.created"
# Nobody in the service hears these: what is measured is the relay.
UNHEARD = ("inventory.reserved", "coupon.issued")
ADDRESS = {"receiverName": "Kim", "receiverPhone": "010-1234-5678", "zipCode": "04524", "address1": "110 Sejong-daero"}


def percentile(values, share):
    return sorted(values)[min(len(values) - 1, int(len(values) * share))] if values else float("nan")


class Bench(orders.Bench):
    def __init__(self, build):
        super().__init__(build)
        self.broker = kafka.Kafka()
        self.kafka_pid = first_word(os.path.join(self.broker.dir, "1/pid"))
        self.db_pid = first_word(os.path.join(os.environ["SHOP_TEST_SERVICES_DIR"], "db.pid"))
        self.shop = None
        self.user = 1

    def open(self):
        self.shop = self.start(SHOP_EVENTS="1", SHOP_JOBS="0", SHOP_KAFKA_BROKERS=self.broker.brokers)
        self.shop.start()

    def close(self):
        if self.shop:
            self.shop.stop()
        self.broker.close()
        self.database.drop()

    def value(self, sql):
        return self.database.value(sql)

    def settled(self):
        harness.until("all is published", lambda: self.value("SELECT NOT EXISTS (SELECT 1 FROM outbox_events WHERE published_at IS NULL)") == "1", 300)

    def make_templates(self):
        """One real event of each kind that the backlog has, and the headers that they have in Kafka."""
        orders.make_carts(self.database, 1, 1, str(orders.PRODUCT_0))
        orders.order_and_pay(self.shop, 1)
        coupon = self.shop.post("/coupons", {"code": "EVENTS", "name": "Events", "discountType": "FIXED", "discountValue": 1000, "totalQuantity": 10,
                                             "startsAt": "2020-01-01T00:00:00Z", "expiresAt": "2099-01-01T00:00:00Z"}, harness.token("admin", "ADMIN"))
        assert coupon.status == 201, coupon
        assert self.shop.post(f"/coupons/{coupon.json['id']}/issue", None, harness.token("bench-1")).status == 201
        self.settled()
        names = ", ".join(f"'{name}'" for name in UNHEARD)
        self.database.run(f"CREATE TABLE bench_templates AS SELECT * FROM outbox_events WHERE id IN (SELECT MIN(id) FROM outbox_events "
                          f"WHERE type IN ({names}) GROUP BY type)")
        assert int(self.value("SELECT COUNT(*) FROM bench_templates")) == len(UNHEARD)
        self.messages = [message for name in UNHEARD for message in self.broker.read(f"shopping.{name}")[:1]]

    # ---- a backlog ----------------------------------------------------------------------------------------------------------------

    def bare_producer(self):
        self.broker.create("bare")
        headers = "\t".join(word for pair in self.messages[0].headers for word in pair)
        text = "\n".join([headers, *(message.value for message in self.messages), ""])
        command = [os.path.join(self.build, "bench/bare_producer"), self.broker.brokers, "bare", str(BARE)]
        used, kafka_used = resource.getrusage(resource.RUSAGE_CHILDREN), cpu_seconds(self.kafka_pid)
        rate = float(subprocess.run(command, input=text, capture_output=True, text=True, check=True).stdout)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        used = after.ru_utime + after.ru_stime - used.ru_utime - used.ru_stime
        return rate, [value / BARE * 1e6 for value in (used, 0, cpu_seconds(self.kafka_pid) - kafka_used)]

    def make_backlog(self):
        self.database.run(f"""INSERT INTO outbox_events (event_id, type, topic, event_key, part, version, payload, traceparent)
            SELECT UUID(), t.type, t.topic, k, CRC32(k) % 8, t.version, t.payload, t.traceparent
            FROM (SELECT CONCAT('ORD-20261121-', LPAD(HEX(seq), 8, '0')) k FROM seq_1_to_{BACKLOG // len(UNHEARD)}) keys_of CROSS JOIN bench_templates t;
            ANALYZE TABLE outbox_events""")

    def ends(self):
        return sum(self.broker.ends(*(f"shopping.{name}" for name in UNHEARD)).values())

    def drain(self):
        """Events a second, from the first start of an instance that finds them to the last mark."""
        self.make_backlog()
        first, last = map(int, self.database.run("SELECT MIN(id), MAX(id) FROM outbox_events WHERE published_at IS NULL")[0])
        before = self.ends()
        began = time.time()
        self.open()
        pids = self.shop.process.pid, self.db_pid, self.kafka_pid
        used = [cpu_seconds(pid) for pid in pids]
        while self.value(f"SELECT published_at IS NULL FROM outbox_events WHERE id = {last}") == "1":  # costs next to nothing
            time.sleep(0.3)
        self.settled()
        used = [(cpu_seconds(pid) - value) / BACKLOG * 1e6 for pid, value in zip(pids, used)]
        ended = float(self.value(f"SELECT UNIX_TIMESTAMP(MAX(published_at)) FROM outbox_events WHERE id >= {first}"))
        assert self.ends() >= before + BACKLOG, (self.ends(), before)
        self.shop.stop()
        self.database.run(f"DELETE FROM outbox_events WHERE id >= {first}")
        return BACKLOG / (ended - began), used

    # ---- single events ------------------------------------------------------------------------------------------------------------

    def listen(self, n, *topics):
        listener = subprocess.Popen([os.path.join(self.build, "bench/bare_consumer"), self.broker.brokers, str(n), *topics],
                                    stdout=subprocess.PIPE, text=True)
        assert listener.stdout.readline() == "ready\n"
        return listener

    def latencies(self, first, listener, told, n):
        """Of events from an id on, in milliseconds: to the consumer within the service, and to the bare one."""
        heard = json.loads(listener.communicate()[0])
        harness.until("all is consumed", lambda: self.n_told() >= told + n, 300)
        rows = self.database.run(f"""SELECT TIMESTAMPDIFF(MICROSECOND, e.created_at, p.processed_at)
            FROM outbox_events e JOIN processed_events p ON p.consumer = 'notification' AND p.event_id = e.event_id
            WHERE e.id >= {first} AND e.type = 'order.created'""")
        inside = [int(row[0]) / 1000 for row in rows]
        return {"n": len(inside), "inside": (percentile(inside, .5), percentile(inside, .99), max(inside)),
                "bare": (heard["p50"], heard["p99"], heard["max"])}

    def idle(self):
        """Until all that was ordered has been told."""
        while self.value("""SELECT EXISTS (SELECT 1 FROM outbox_events e WHERE e.type = 'order.created' AND NOT EXISTS
                (SELECT 1 FROM processed_events p WHERE p.consumer = 'notification' AND p.event_id = e.event_id))""") == "1":
            time.sleep(1)  # the question costs the database something

    def n_told(self):
        """Messages that the consumer is done with, as the service counts them: asking the database would cost it more than the work."""
        return int(re.search(r'^consumer_messages\w*\{consumer="notification"\} (\d+)', self.shop.get("//metrics").body.decode(), re.M)[1])

    def first(self):
        return int(self.value("SELECT COALESCE(MAX(id), 0) + 1 FROM outbox_events"))

    def changes(self):
        """Events of orders that are there, added by SQL."""
        self.database.run("DROP TABLE IF EXISTS bench_ids; CREATE TABLE bench_ids (n INT PRIMARY KEY AUTO_INCREMENT, id BIGINT) "
                          "SELECT id FROM outbox_events WHERE type = 'order.created' ORDER BY id")
        n_ids, first, n = int(self.value("SELECT COUNT(*) FROM bench_ids")), self.first(), RATE * RATE_S
        listener, told = self.listen(n, HEARD), self.n_told()
        command = [os.path.join(self.build, "bench/bare_changes"), self.database.socket, self.database.user, self.database.name,
                   os.environ["SHOP_TEST_REDIS_URL"].removeprefix("unix://"), str(RATE), str(n), "1", str(n_ids)]
        reached = float(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
        return {"rate": reached, **self.latencies(first, listener, told, n)}

    def peak(self):
        """Orders a second at full load, with all that their events cause."""
        result = self.load(self.shop, "create", f"{orders.PRODUCT_0} + seq % {orders.PRODUCTS}", seconds=PEAK_S)
        return orders.rate(result, "order")

    def orders(self, rate):
        n = int(rate * RATE_S)
        first_user, self.user = self.user, self.user + n
        self.database.run(f"""INSERT INTO carts (id, user_id, status) SELECT {CART_0} + seq, CONCAT('rush-', seq), 'ACTIVE' FROM seq_{first_user}_to_{first_user + n - 1};
            INSERT INTO cart_items (cart_id, product_id, product_name, price, quantity)
            SELECT {CART_0} + seq, {orders.PRODUCT_0} + seq % {orders.PRODUCTS}, 'Benchmark product', 12900, 1 FROM seq_{first_user}_to_{first_user + n - 1}""")
        first, listener, told = self.first(), self.listen(n, HEARD), self.n_told()
        body = json.dumps({"cartId": CART_0, "shippingAddress": ADDRESS}).replace(str(CART_0), "{{n}}")
        command = [os.path.join(self.build, "bench/pace"), harness.SECRET, f"{harness.BASE}/orders", str(first_user), str(n), "1", str(rate), str(WIRES),
                   str(self.shop.port), body, str(CART_0)]
        done = subprocess.run(command, capture_output=True, text=True)
        if done.returncode:
            raise SystemExit(f"bench: the pace was not kept: {done.stderr}")
        result = json.loads(done.stdout)
        if result["answers"] != {"201": n}:
            raise SystemExit(f"bench: {result['answers']} and not {n} orders")
        return {"rate": result["rate"], **self.latencies(first, listener, told, n)}


def first_word(path):
    with open(path, encoding="ascii") as file:
        return file.read().split()[0]


def cpu_seconds(pid):
    with open(f"/proc/{pid}/stat", encoding="ascii") as file:
        fields = file.read().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def run(build):
    bench = Bench(build)
    bare, drained, changes, paced = [], [], [], []
    load = os.getloadavg()[0]
    try:
        bench.start().migrate()
        orders.fill(bench.database)
        bench.open()
        bench.make_templates()
        bench.shop.stop()
        for _ in range(ROUNDS):
            bare.append(bench.bare_producer())
            drained.append(bench.drain())
        bench.open()
        peak = bench.peak()
        bench.idle()
        for _ in range(ROUNDS):
            paced.append(bench.orders(round(LOAD * peak)))
            changes.append(bench.changes())
    finally:
        bench.close()
    return report(bench, load, bare, drained, peak, paced, changes)


def report(bench, load, bare, drained, peak, paced, changes):
    def drain(what, results, ratio, aim=""):
        rates, used = [rate for rate, _ in results], [statistics.median(used[i] for _, used in results) for i in range(3)]
        return (f"| {what} | {statistics.median(rates):,.0f} | {', '.join(f'{rate:,.0f}' for rate in rates)} | {ratio} | {aim} | "
                f"{' + '.join(f'{value:.0f}' for value in used)} |")

    def way(what, results, side, aim=""):
        p50, p99, most = (statistics.median(result[side][i] for result in results) for i in range(3))
        each = ", ".join(f"{result[side][1]:,.0f}" for result in results)
        return f"| {what} | {statistics.median(result['rate'] for result in results):,.0f} | {p50:,.0f} ms | {p99:,.0f} ms ({each}) | {most:,.0f} ms | {aim} |"

    headers = sum(len(name) + len(value) for name, value in bench.messages[0].headers)
    limit, relay = (statistics.median(rate for rate, _ in results) for results in (bare, drained))
    return [f"Service, MariaDB, Redis, one Kafka node (a JVM of 128 MiB) and clients on the same cores; {ROUNDS} rounds; load average {load:.0f} before them. "
            f"Payloads of {' and '.join(str(len(message.value)) for message in bench.messages)} bytes, headers of {headers}.", "",
            "| what | events a second (median) | rounds | ratio | aim | µs of processor time an event: client + MariaDB + Kafka |", "|---|---|---|---|---|---|",
            drain(f"bare librdkafka: {BARE:,} messages from memory, idempotent, acks=all, lz4", bare, "limit"),
            drain(f"relay: a backlog of {BACKLOG:,} rows, from the start of shopd to the last mark", drained, f"{relay / limit:.0%}", "≥ 20,000"), "",
            "From the row's `created_at`, in its transaction, until a consumer has the event (of a round's events; medians of rounds):", "",
            "| what | a second | p50 | p99 (rounds) | most | aim |", "|---|---|---|---|---|---|",
            way("orders over HTTP/2 → notification claims it", paced, "inside", "p99 < 100 ms"),
            way("orders over HTTP/2 → bare consumer", paced, "bare"),
            way("changes by SQL → notification claims it", changes, "inside", "p99 < 100 ms"),
            way("changes by SQL → bare consumer", changes, "bare"), "",
            f"Orders at full load, with their events and consumers: {peak:,.0f} a second; the load above is {LOAD:.0%} of that for {RATE_S} s, and an order leaves "
            f"when it is due. The changes by SQL add an event to an order that is there, in a transaction of its own, {RATE} a second for {RATE_S} s, and ring "
            "through Redis as another instance does."]
