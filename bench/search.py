# SPDX-License-Identifier: Apache-2.0
"""Searches in 100,000 products: the embedded engine beside Groonga's own command line, both engines over HTTP under parallel clients,
and what the rest of the shop notices of it."""
import json
import os
import re
import resource
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import urllib.parse

import harness
import orders
import search_corpus as corpus
import search_server
from search_fill import fill

ROUNDS, SECONDS, CLIENTS = 3, 4, 16
CLI_TIMES = 4           # the queries, so often in a round
READERS, READS, BUYERS = 4, 25, 2
WELL_TYPED = {"exact", "two words", "english", "mixed", "category", "attribute", "long", "confusable"}  # what the command line can find as well
PATIENCE = 600


def say(what):
    print(f"bench: {what}", file=sys.stderr, flush=True)


def percentile(values, share):
    return sorted(values)[min(len(values) - 1, int(len(values) * share))] if values else float("nan")


def mib(n):
    return f"{n / 2**20:,.0f} MiB"


def folder_bytes(folder):
    return sum(os.stat(os.path.join(at, name)).st_blocks * 512 for at, _, names in os.walk(folder) for name in names)


# ---- without HTTP -------------------------------------------------------------------------------------------------------------------------------


class CommandLine:
    """Groonga's own, on a table with the same texts and TokenBigram."""

    def __init__(self, folder, rows):
        self.path = os.path.join(folder, "cli")
        os.mkdir(self.path)
        self.build_s = self.run("-n", text="\n".join(corpus.groonga_commands(rows)) + "\n")[0]
        self.bytes = folder_bytes(self.path)

    def run(self, *options, text):
        """Seconds, and seconds of the processor."""
        before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
        done = subprocess.run(["groonga", *options, os.path.join(self.path, "db")], input=text, stdout=subprocess.PIPE, text=True, check=True)
        after, took = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic() - began
        failed = [line for line in done.stdout.splitlines() if not line.startswith("[[0,")]
        if failed:
            raise SystemExit(f"bench: groonga: {failed[0]}")
        return took, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime

    def ask(self, queries):
        """Queries a second, and microseconds of the processor for one."""
        idle = self.run(text="status\n")
        took = self.run(text="".join(corpus.groonga_select(query) + "\n" for query in queries) * CLI_TIMES)
        n = len(queries) * CLI_TIMES
        return n / (took[0] - idle[0]), (took[1] - idle[1]) / n * 1e6


class Driver:
    """The embedded engine in a program of its own (search_engine.c)."""

    def __init__(self, build, folder, rows):
        self.program, self.folder = os.path.join(build, "bench/search_engine"), os.path.join(folder, "driver")
        self.built = self.run(corpus.tsv(rows), "build")

    def run(self, text, *words):
        return json.loads(subprocess.run([self.program, self.folder, *words], input=text, stdout=subprocess.PIPE, text=True, check=True).stdout)

    def ask(self, kind, queries, threads=1):
        return self.run("\n".join(queries) + "\n", kind, str(threads), str(SECONDS))


def compare(build, folder, rows):
    cli, driver, kinds = CommandLine(folder, rows), Driver(build, folder, rows), {"all": corpus.queries(), "well typed": corpus.queries(WELL_TYPED)}
    rates = {}
    for _ in range(ROUNDS):
        for kind, queries in kinds.items():
            rates.setdefault((kind, "cli"), []).append(cli.ask(queries))
            done = driver.ask("search", queries)
            rates.setdefault((kind, "engine"), []).append((done["per_second"], done["cpu_us"]))
            done = driver.ask("facets", queries)
            rates.setdefault((kind, "with facets and total"), []).append((done["per_second"], done["cpu_us"]))
        done = driver.ask("suggest", corpus.typed())
        rates.setdefault(("typed", "suggest"), []).append((done["per_second"], done["cpu_us"], done["p99_ms"]))
    lines = ["| without HTTP, one thread | queries | a second (median) | rounds | processor for one | of the command line | aim |", "|---|---|---|---|---|---|---|"]
    names = {"cli": "`groonga`, commands on its standard input", "engine": "the engine", "with facets and total": "the engine, with facets",
             "suggest": "the engine's suggestions"}
    for (kind, what), values in rates.items():
        a_second, of_one = (statistics.median(value[i] for value in values) for i in (0, 1))
        ratio = f"{a_second / statistics.median(value[0] for value in rates[kind, 'cli']):.0%}" if (kind, "cli") in rates and what != "cli" else ""
        lines.append(f"| {names[what]} | {kind} | {a_second:,.0f} | {', '.join(f'{value[0]:,.0f}' for value in values)} | {of_one:,.0f} µs | {ratio} | "
                     f"{'≥ 70 %' if what == 'engine' else ''} |")
    built = [f"| Groonga's command line: TokenBigram with positions, of name and description | {cli.build_s:.1f} s | {mib(cli.bytes)} |",
             f"| the embedded engine alone | {driver.built['seconds']:.1f} s | {mib(driver.built['bytes'])} |"]
    return built, lines


# ---- over HTTP ----------------------------------------------------------------------------------------------------------------------------------


class Refused(Exception):
    """Not every answer was a success."""


class Load:
    """h2load, whose requests are read from its log."""

    def __init__(self, folder, port, paths, clients, *options):
        self.log = tempfile.NamedTemporaryFile(dir=folder, suffix=".log")
        self.paths = tempfile.NamedTemporaryFile("w", dir=folder, suffix=".paths", encoding="ascii")
        self.paths.write("".join(f"http://127.0.0.1:{port}{harness.BASE}{path}\n" for path in paths))
        self.paths.flush()
        self.process = subprocess.Popen(["h2load", "-c", str(clients), "-m", "1", "-t", "1", "-i", self.paths.name, f"--log-file={self.log.name}", *options],
                                        stdout=subprocess.PIPE, text=True)

    def end(self, must_end=True):
        """Milliseconds of each answer."""
        if must_end:
            self.process.communicate()
        else:
            self.process.terminate()
            self.process.communicate()
        rows = [line.split("\t") for line in self.log.read().decode().splitlines()]
        self.paths.close()
        bad = [row for row in rows if row[1] != "200"]
        if bad or not rows:
            raise Refused(f"{len(bad)} of {len(rows)} answers were no success, the first one {bad[0][1] if bad else 'missing'}")
        return [int(row[2]) / 1000 for row in rows]


def searches():
    return [f"/search?keyword={urllib.parse.quote(text)}" for text in corpus.queries()]


def suggestions():
    return [f"/search/suggest?keyword={urllib.parse.quote(text)}" for text in corpus.typed()]


class Bench(orders.Bench):
    def __init__(self, build, folder, rows):
        super().__init__(build)
        self.http_folder = folder
        shop = self.start(SHOP_DATA=folder)
        shop.migrate()
        orders.fill(self.database)
        fill(self.database, corpus.rows_of_shop(rows))
        self.database.run("ANALYZE TABLE products, inventory")

    def open(self, **settings):
        """Starts; seconds until the index is served."""
        self.shop = self.start(SHOP_SEARCH_INDEXING="1", **settings)
        self.shop.start()
        began = time.monotonic()
        harness.until("an index is served", lambda: self.shop.get("/search").status == 200, PATIENCE)
        took = time.monotonic() - began
        name = "http" if "SHOP_SEARCH_URL" in settings else "groonga"
        if f'searches{{engine="{name}"}}' not in self.shop.get("//metrics").body.decode():
            raise SystemExit(f"bench: {name} is not what searches")
        total = self.shop.get("/search").json["total"]
        if total != corpus.N + orders.PRODUCTS:
            raise SystemExit(f"bench: the index has {total} products")
        return took

    def timed(self, paths):
        values = Load(self.http_folder, self.shop.port, paths, CLIENTS, "-D", str(SECONDS)).end()
        return len(values) / SECONDS, percentile(values, 0.5), percentile(values, 0.99)

    def measure(self):
        """Of searches and of suggestions: rates, medians, p99, of each round."""
        for path in [*searches(), *suggestions()]:  # what is read, or compiled, for the first time
            harness.until("it is answered", lambda: self.shop.get(path).status == 200, PATIENCE)
        return {what: [self.timed(paths) for _ in range(ROUNDS)] for what, paths in (("search", searches()), ("suggest", suggestions()))}

    def others(self):
        """p95 of reads at a steady rate, and of orders."""
        reads = Load(self.http_folder, self.shop.port, [f"/products/{1 + i * 97 % corpus.N}" for i in range(1000)], READERS, "-D", str(SECONDS),
                     f"--rps={READS}")
        ordered = self.load(self.shop, "create", f"{orders.PRODUCT_0} + seq % {orders.PRODUCTS}", clients=BUYERS, seconds=SECONDS)
        return percentile(reads.end(), 0.95), ordered["order"]["p95"]

    def beside_searches(self):
        searching = Load(self.http_folder, self.shop.port, searches(), CLIENTS, "-D", "600")
        try:
            return self.others()
        finally:
            searching.end(must_end=False)

    def builds(self):
        found = re.search(r"^search_index_builds(?:_total)? (\d+)", self.shop.get("//metrics").body.decode(), re.M)
        return int(found[1]) if found else 0

    def beside_a_rebuild(self):
        before, began = self.builds(), time.monotonic()
        job = threading.Thread(target=self.shop.post, args=("/admin/jobs/rebuild_search_index/run", None, harness.token("admin", "ADMIN")))
        job.start()
        values = []
        while self.builds() == before or len(values) < 1:
            values.append(self.others())
            if time.monotonic() - began > PATIENCE:
                raise SystemExit("bench: the rebuild does not end")
        job.join()
        return values

    def close(self):
        self.shop.stop()


def of_engine(bench, name, open_engine, bytes_of):
    took = bench.open(**open_engine)
    try:
        say(f"{name}: the index is served after {took:.1f} s")
        size = bytes_of()
        try:
            return took, size, bench.measure()
        except Refused as refused:
            return took, size, str(refused)
    finally:
        bench.close()


def http_lines(measured):
    lines = [f"| over HTTP, {CLIENTS} clients | engine | a second (median) | rounds | p50 | p99 | aim |", "|---|---|---|---|---|---|---|"]
    aims = {"search": "p99 < 20 ms", "suggest": "p99 < 5 ms"}
    for name, kinds in measured.items():
        if isinstance(kinds, str):
            lines.append(f"| either | {name} | {kinds} |||||")
            continue
        for what, rounds in kinds.items():
            rate, p50, p99 = (statistics.median(value[i] for value in rounds) for i in range(3))
            lines.append(f"| GET /{'search' if what == 'search' else 'search/suggest'} | {name} | {rate:,.0f} | {', '.join(f'{value[0]:,.0f}' for value in rounds)} | "
                         f"{p50:.1f} ms | {p99:.1f} ms | {aims[what]} |")
    return lines


def run_rest(bench):
    bench.open()
    try:
        rest = {"nobody searches": [], f"{CLIENTS} clients search without a pause": [], "the index is built anew": []}
        for _ in range(ROUNDS):
            rest["nobody searches"].append(bench.others())
            rest[f"{CLIENTS} clients search without a pause"].append(bench.beside_searches())
        rest["the index is built anew"] = bench.beside_a_rebuild()
        say("the rest of the shop is measured")
        return rest
    finally:
        bench.close()


def run(build):
    rows = list(corpus.products())
    with tempfile.TemporaryDirectory() as folder:
        built, alone = compare(build, folder, rows)
        say("the engine alone is measured")
        bench = Bench(build, folder, rows)
        measured = {}
        try:
            data = os.path.join(folder, "data")
            took, size, measured["Groonga"] = of_engine(bench, "Groonga", {"SHOP_DATA": data}, lambda: folder_bytes(data))
            built.append(f"| shopd, Groonga: from the start until it is served | {took:.1f} s | {mib(size)} |")
            rest = run_rest(bench)
            say("\n".join(report(built, alone, measured, rest)))
            if not search_server.IS_MISSING:
                server = search_server.SearchServer(is_large=True)
                try:
                    took, size, measured["OpenSearch"] = of_engine(bench, "OpenSearch", {"SHOP_SEARCH_URL": server.url, "SHOP_SEARCH_TIMEOUT_MS": "5000"},
                                                                   lambda: folder_bytes(server.dir))
                finally:
                    server.close()
                built.append(f"| shopd, OpenSearch: from the start until it is served | {took:.1f} s | {mib(size)} |")
        finally:
            bench.database.drop()
    return report(built, alone, measured, rest)


def report(built, alone, measured, rest):
    lines = [f"{corpus.N:,} products of the judged catalogue's words, Korean and English; {len(corpus.queries())} judged queries, typing errors among them, and "
             f"{len(corpus.typed())} beginnings of them for suggestions. Service, stores, search server and clients on the same cores; {ROUNDS} rounds of {SECONDS} s.",
             "", "| index | built in | on disk |", "|---|---|---|", *built, "", *alone, "",
             "\"Well typed\" leaves out typing errors, spacing, single letters and other scripts, for which the command line finds nothing. Each asks for the best twenty; "
             "the engine looks for beginnings of words, joined words and typing errors besides.",
             "", *http_lines(measured), "", "Each answer over HTTP has facets, a total, highlights and its products from the database.", "",
             f"| the rest of the shop while, with Groonga | p95 of GET /products/{{id}}, {READERS * READS} a second | p95 of POST /orders, {BUYERS} buyers |", "|---|---|---|"]
    for name, values in rest.items():
        lines.append(f"| {name} | {statistics.median(value[0] for value in values):.1f} ms | {statistics.median(value[1] for value in values):.1f} ms |")
    return lines
