# SPDX-License-Identifier: Apache-2.0
"""A flash sale of coupons, beside the limits of the same run: the same script called by redis-benchmark, and rows inserted in groups by a
bare SQL client."""
import json
import os
import re
import statistics
import subprocess
import sys
import tempfile

import harness

ROUNDS, THREADS, CONNECTIONS = 3, 2, 8
WIRES, STREAMS = 16, 64
USERS = 15_000        # of a run
EACH = 4              # requests of a user who is refused
RUSH, COUPONS = 10_000, 100
ROWS = 100            # of a bare group
LIMIT_ID = 900_000_001
LOAD, LOAD_S = 0.8, 3  # of the peak, for p99


def redis_socket():
    return os.environ["SHOP_TEST_REDIS_URL"].removeprefix("unix://")


def redis(*words):
    return subprocess.run(["redis-cli", "-s", redis_socket(), *words], capture_output=True, text=True, check=True).stdout.strip()


class RawScript:
    """The coupon's script on keys of its own, called by redis-benchmark."""

    def __init__(self, root):
        with open(os.path.join(root, "lua/coupon_issue.lua"), encoding="utf-8") as file:
            self.sha = redis("SCRIPT", "LOAD", file.read())
        with open(os.path.join(root, "spec/domains/coupon.yaml"), encoding="utf-8") as file:
            keys = re.search(r"coupon_issue\.lua\n.*?keys:\n((?: {6}\w+: .*\n)+)", file.read(), re.S)[1]
        self.keys = [pattern.replace("{coupon_id}", f"{{{LIMIT_ID}}}") for pattern in re.findall(r'"(.*?)"', keys)]

    def rate(self, stock, user):
        redis("DEL", *self.keys)
        redis("SET", self.keys[0], str(stock))
        command = ["redis-benchmark", "-s", redis_socket(), "-c", "16", "-P", "32", "-n", "300000", "-r", "100000000", "-q",
                   "EVALSHA", self.sha, str(len(self.keys)), *self.keys, user, "0"]
        text = subprocess.run(command, capture_output=True, text=True, check=True).stdout
        return float(re.findall(r"([\d.]+) requests per second", text)[-1])


class Bench:
    def __init__(self, build, root):
        self.build, self.database = build, harness.Database()
        self.shop = harness.Shop(self.database, SHOP_THREADS=str(THREADS), SHOP_LOG_LEVEL="warn", SHOP_DB_CONNECTIONS=str(CONNECTIONS))
        self.shop.migrate()
        self.shop.start()
        self.raw = RawScript(root)
        self.admin = harness.token("admin", "ADMIN")
        self.user = 1_000_000
        self.n_coupons = 0

    def coupon(self, quantity):
        self.n_coupons += 1
        answer = self.shop.post("/coupons", {"code": f"FLASH-{self.n_coupons}", "name": "Flash", "discountType": "FIXED", "discountValue": 1000,
                                             "totalQuantity": quantity, "startsAt": "2020-01-01T00:00:00Z",
                                             "expiresAt": "2099-01-01T00:00:00Z"}, self.admin)
        assert answer.status == 201, answer
        return answer.json["id"]

    def rush(self, coupon, users, each=1, first=None, streams=STREAMS):
        if first is None:
            first, self.user = self.user, self.user + users
        command = [os.path.join(self.build, "tests/support/rush"), harness.SECRET, f"{harness.BASE}/coupons/{coupon}/issue", "-", str(first), str(users),
                   str(each), "streams", str(streams), str(WIRES), str(self.shop.port)]
        done = subprocess.run(command, capture_output=True, text=True)
        if done.returncode:
            raise SystemExit(f"bench: the rush failed: {done.stderr}")
        return json.loads(done.stdout.splitlines()[-1])

    def pace(self, coupon, rate, each=1):
        """Requests that leave at that rate, whatever comes back."""
        users = int(rate * LOAD_S / each)
        first, self.user = self.user, self.user + users
        command = [os.path.join(self.build, "bench/pace"), harness.SECRET, f"{harness.BASE}/coupons/{coupon}/issue", str(first), str(users),
                   str(each), str(int(rate)), str(WIRES), str(self.shop.port)]
        done = subprocess.run(command, capture_output=True, text=True)
        if done.returncode:
            raise SystemExit(f"bench: the pace was not kept: {done.stderr}")
        return users * each, json.loads(done.stdout)

    def expect(self, result, **wanted):
        if result["answers"] != {name.lstrip("_"): n for name, n in wanted.items()}:
            raise SystemExit(f"bench: {result['answers']} and not {wanted}")
        return result

    def raw_rows(self):
        """Rows a second of a bare client: the coupon's counter, then a group of rows, then the commit."""
        self.database.run(f"INSERT IGNORE INTO coupons (id, code, name, discount_type, discount_value, total_quantity, status, starts_at, expires_at) "
                          f"VALUES ({LIMIT_ID}, 'RAW', 'raw', 'FIXED', 1, 1000000000, 'INACTIVE', '2020-01-01', '2099-01-01')")
        self.user += 10_000_000
        lines = ["!START TRANSACTION", f"UPDATE coupons SET issued_quantity = issued_quantity + {ROWS} WHERE id = {LIMIT_ID}",
                 "INSERT INTO user_coupons (user_id, coupon_id, status, issued_at, expires_at) SELECT CONCAT('raw-', ?, '-', seq), "
                 f"{LIMIT_ID}, 'AVAILABLE', NOW(6), '2099-01-01' FROM seq_1_to_{ROWS}\t{{{{n}}}}", "!COMMIT"]
        with tempfile.NamedTemporaryFile("w", suffix=".script") as file:
            file.write("\n".join(lines) + "\n")
            file.flush()
            command = [os.path.join(self.build, "bench/sql_floor"), self.database.socket, self.database.user, self.database.name,
                       str(CONNECTIONS * THREADS), "3", str(self.user), "1000000", file.name]
            return float(subprocess.run(command, capture_output=True, text=True, check=True).stdout) * ROWS


def idle_listeners(root):
    """What the scenario of the waiting line measures: ten thousand who listen over HTTP/2 while nothing happens."""
    scenario = os.path.join(root, "tests/scenario")
    done = subprocess.run([sys.executable, "test_queue_crowd.py", "OverHttp2"], cwd=scenario, capture_output=True, text=True)
    found = re.search(r"(\d+) idle listeners over HTTP/2: ([\d.]+) KiB of process memory each, ([\d.]+) % of a core", done.stdout)
    if not found:
        raise SystemExit(f"bench: no idle listeners: {done.stdout}{done.stderr}")
    return f"{int(found[1]):,} idle subscribers over HTTP/2: {found[2]} KiB of process memory each, {found[3]} % of a core in all."


def run(build, root):
    bench = Bench(build, root)
    rates, p99, steady = {}, {}, {}

    def note(name, value):
        rates.setdefault(name, []).append(value)

    def note_steady(name, coupon, each, code):
        n, result = bench.pace(coupon, LOAD * rates[name][-1], each)
        bench.expect(result, **{code: n})
        steady.setdefault(name, []).append(result["p99"])

    try:
        gone = bench.coupon(1)
        holder = bench.rush(gone, 1)
        for _ in range(ROUNDS):
            note("raw refusals", bench.raw.rate(0, "u:__rand_int__"))
            note("raw accepted", bench.raw.rate(1_000_000_000, "u:__rand_int__"))
            note("raw rows", bench.raw_rows())
            result = bench.expect(bench.rush(gone, USERS, EACH), S602=USERS * EACH)
            note("sold out", USERS * EACH / result["seconds"])
            p99.setdefault("sold out", []).append(result["p99"])
            note_steady("sold out", gone, EACH, "S602")
            coupon = bench.coupon(10 * USERS)
            first = bench.user
            result = bench.expect(bench.rush(coupon, USERS), _201=USERS)
            note("accepted", USERS / result["seconds"])
            p99.setdefault("accepted", []).append(result["p99"])
            note_steady("accepted", bench.coupon(10 * USERS), 1, "_201")
            result = bench.expect(bench.rush(coupon, USERS, EACH, first), S604=USERS * EACH)
            note("issued before", USERS * EACH / result["seconds"])
            p99.setdefault("issued before", []).append(result["p99"])
            result = bench.rush(bench.coupon(COUPONS), RUSH)
            bench.expect(result, _201=COUPONS, S602=RUSH - COUPONS)
            note("rush", result["seconds"])
    finally:
        bench.shop.stop()
        bench.database.drop()
    assert holder["answers"] == {"201": 1}, holder
    return report({name: statistics.median(values) for name, values in rates.items()}, rates, p99, steady) + ["", idle_listeners(root)]


def report(median, rates, p99, steady):
    def row(name, what, ratio="", aim=""):
        late = f"{statistics.median(p99[name]):.0f} ms" if name in p99 else ""
        return f"| {what} | {median[name]:,.0f} | {', '.join(f'{value:,.0f}' for value in rates[name])} | {late} | {ratio} | {aim} |"

    def share(name, limit):
        return f"{median[name] / median[limit]:.0%} of ({'a' if limit.endswith('refusals') else 'b'})"

    def calm(name):
        return f"{statistics.median(steady[name]):.0f} ms ({', '.join(f'{value:.0f}' for value in steady[name])})"

    raw_s = RUSH / median["raw refusals"]
    return [f"Service, stores and clients on the same cores; {ROUNDS} rounds; {WIRES} HTTP/2 connections × {STREAMS} streams, {THREADS} loops × "
            f"{CONNECTIONS} connections; refused users ask {EACH} times, accepted ones once. p99 is of the client, at full load.", "",
            "| what | a second (median) | rounds | p99 | ratio | aim |", "|---|---|---|---|---|---|",
            row("raw refusals", "the script by redis-benchmark, 16 × 32 pipelined: sold out", "limit (a)"),
            row("raw accepted", "the same, accepted"),
            row("raw rows", f"rows of user_coupons by a bare client, {ROWS} a transaction", "limit (b)"),
            row("sold out", "shopd: refused, sold out (S602)", share("sold out", "raw refusals"), "≥ 50 %"),
            row("issued before", "shopd: refused, has one (S604)", share("issued before", "raw refusals"), "≥ 50 %"),
            row("accepted", "shopd: accepted, durable before its 201", share("accepted", "raw rows"), "≥ 30 %"), "",
            f"p99 at {LOAD:.0%} of the peak of the same round, for {LOAD_S} s, requests leave when they are due and count from then: sold out "
            f"{calm('sold out')}, accepted {calm('accepted')}; aim < 50 ms.", "",
            f"A rush of {RUSH:,} users for {COUPONS} coupons: {median['rush']:.2f} s until the last answer, {median['rush'] / raw_s:.1f} times "
            f"{RUSH:,} raw calls ({raw_s:.2f} s)."]
