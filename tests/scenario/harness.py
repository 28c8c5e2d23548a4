# SPDX-License-Identifier: Apache-2.0
"""What every scenario needs: a database of its own, running shopd processes, tokens, and a small HTTP client.

The environment gives the services and the program: SHOP_TEST_DB_URL, SHOP_TEST_REDIS_URL, SHOP_TEST_SERVICES_DIR (made by
tests/support/with-services) and SHOP_BIN. Nothing here sleeps to wait: it reads the line or the answer it waits for.
"""
import base64
import hashlib
import hmac
import http.client
import json
import os
import re
import shutil
import signal
import subprocess
import tempfile
import threading
import time
import unittest
import urllib.parse
import uuid

import mariadb

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
BASE = "/api/v1/shopping"
SECRET = "a secret of the scenario tests, long enough"


def required(name):
    value = os.environ.get(name)
    if not value:
        raise SystemExit(f"{name} is not set: run this through tests/support/with-services")
    return value


def b64(data):
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def make_token(claims, secret=SECRET, header=None):
    head = b64(json.dumps(header or {"alg": "HS256", "typ": "JWT"}).encode())
    body = b64(json.dumps(claims).encode())
    sign = hmac.new(secret.encode(), f"{head}.{body}".encode(), hashlib.sha256).digest()
    return f"{head}.{body}.{b64(sign)}"


def token(user, *roles):
    return make_token({"sub": user, "roles": list(roles or ("USER",)), "exp": int(time.time()) + 3600})


class Answer:
    def __init__(self, status, headers, body):
        self.status, self.headers, self.body = status, headers, body

    @property
    def json(self):
        return json.loads(self.body, parse_float=str)

    @property
    def code(self):
        return self.json.get("code") if self.body else None

    def __repr__(self):
        return f"{self.status} {self.body[:400]!r}"


class Database:
    """A schema of its own in the test server, dropped at the end."""

    def __init__(self):
        self.admin_url = required("SHOP_TEST_DB_URL")
        parsed = urllib.parse.urlparse(self.admin_url)
        self.socket = urllib.parse.parse_qs(parsed.query)["socket"][0]
        self.user = parsed.username
        self.name = "shop_" + uuid.uuid4().hex[:12]
        self.connections = mariadb.Connections(self.socket, self.user, self.name)
        self.run_outside(f"CREATE DATABASE {self.name}")
        self.url = f"mysql://{self.user}@localhost/{self.name}?socket={self.socket}"

    def run(self, sql):
        """The rows of all its statements, as texts. Each run is a session of its own."""
        try:
            # Only the program knows delimiters: they are words to itself.
            return self.run_program(sql) if "DELIMITER" in sql else self.connections.run(sql)
        except mariadb.SqlError as error:
            raise AssertionError(f"{sql}\n{error}") from None

    def run_program(self, sql):
        command = ["mariadb", "--no-defaults", f"--socket={self.socket}", f"--user={self.user}",
                   "--batch", "--skip-column-names", "--default-character-set=utf8mb4", self.name]
        done = subprocess.run(command, input=sql, capture_output=True, text=True, encoding="utf-8")
        if done.returncode:
            raise mariadb.SqlError(done.stderr)
        return [line.split("\t") for line in done.stdout.splitlines()]

    def run_outside(self, sql):
        """Beside all databases."""
        outside = mariadb.Connections(self.socket, self.user, None)
        outside.run(sql)
        outside.close()

    def value(self, sql):
        return self.run(sql)[0][0]

    def drop(self):
        self.connections.close()
        self.run_outside(f"DROP DATABASE IF EXISTS {self.name}")


class Redis:
    """One of our own, which may be taken away. Locks of jobs are named in it, whatever the database."""

    def __init__(self):
        self.dir = tempfile.mkdtemp(prefix="shop-redis.")
        self.url = f"unix://{self.dir}/redis.sock"
        self.services("start-redis")

    def services(self, command):
        subprocess.run([os.path.join(ROOT, "tests/support/services"), command, self.dir], check=True,
                       stdout=subprocess.DEVNULL)

    def command(self, *words):
        """The lines of its answer."""
        done = subprocess.run(["redis-cli", "-s", self.url.removeprefix("unix://"), *words], check=True, capture_output=True, text=True)
        return done.stdout.splitlines()

    def start_empty(self):
        shutil.rmtree(os.path.join(self.dir, "redis"))
        self.services("start-redis")

    def drop(self):
        self.services("stop-redis")
        shutil.rmtree(self.dir)


class Shop:
    """One running shopd."""

    def __init__(self, database, redis_url=None, **settings):
        self.env = {
            "PATH": os.environ["PATH"],
            "SHOP_DB_URL": database.url,
            "SHOP_REDIS_URL": redis_url or required("SHOP_TEST_REDIS_URL"),
            "SHOP_JWT_SECRET": SECRET,
            "SHOP_HOST": "127.0.0.1",
            "SHOP_PORT": "0",
            "SHOP_TLS_PORT": "0",
            "SHOP_THREADS": "2",
            "SHOP_EVENTS": "0",  # a broker in each process would be for nothing; who tests events says 1
            "SHOP_SEARCH_INDEXING": "0",  # nor an index
            "SHOP_MIGRATIONS_DIR": os.path.join(ROOT, "migrations"),
            "SHOP_WEB_DIR": os.path.join(ROOT, "web/dist"),
            "ASAN_OPTIONS": "detect_leaks=1:abort_on_error=0:exitcode=99",
        }
        self.env.update(settings)
        self.data = None
        if "SHOP_DATA" not in self.env:
            self.data = self.env["SHOP_DATA"] = tempfile.mkdtemp(prefix="shop-data.")
        self.binary = required("SHOP_BIN")
        self.log = tempfile.NamedTemporaryFile(prefix="shopd-", suffix=".log", mode="w+", delete=False)
        self.process = None
        self.local = threading.local()

    def migrate(self):
        done = subprocess.run([self.binary, "migrate"], env=self.env, capture_output=True, text=True)
        if done.returncode:
            raise AssertionError(f"migrate failed:\n{done.stdout}{done.stderr}")
        return done

    def start(self):
        self.process = subprocess.Popen([self.binary, "serve"], env=self.env, stdout=subprocess.PIPE,
                                        stderr=self.log, text=True)
        for line in self.process.stdout:
            ready = re.match(r"ready http=(\d+) https=(\d+)", line)
            if ready:
                self.port, self.tls_port = int(ready[1]), int(ready[2])
                return self
        self.process.wait()
        raise AssertionError(f"shopd ended with {self.process.returncode}:\n{self.messages()}")

    def messages(self):
        with open(self.log.name, encoding="utf-8", errors="replace") as log:
            return log.read()

    def stop(self):
        """Drains and ends; a sanitizer's finding or a bad exit status is a failure."""
        if not self.process:
            return
        self.process.send_signal(signal.SIGTERM)
        try:
            status = self.process.wait(30)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
            status = "no end within 30 s of SIGTERM"
        self.process.stdout.close()
        self.process = None
        if hasattr(self.local, "connection"):
            self.local.connection.close()
        text = self.messages()
        self.log.close()
        os.unlink(self.log.name)
        if self.data:
            shutil.rmtree(self.data, ignore_errors=True)
        if status != 0 or "ERROR: AddressSanitizer" in text or "runtime error:" in text:
            raise AssertionError(f"shopd ended with {status}:\n{text[-6000:]}")

    def kill(self):
        self.process.kill()
        self.process.wait()
        self.process.stdout.close()
        self.process = None

    def connection(self):
        """One keep-alive connection a thread."""
        if getattr(self.local, "port", None) != self.port:
            if hasattr(self.local, "connection"):
                self.local.connection.close()
            self.local.connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
            self.local.port = self.port
        return self.local.connection

    def request(self, method, path, body=None, token=None, headers=None, raw=None):
        sent = dict(headers or {})
        if token:
            sent["Authorization"] = f"Bearer {token}"
        data = raw
        if body is not None:
            data = json.dumps(body, ensure_ascii=False).encode()
        if data is not None:
            sent.setdefault("Content-Type", "application/json")
        if path.startswith("//"):
            path = path[1:]
        elif not path.startswith(BASE):
            path = BASE + path
        connection = self.connection()
        for attempt in (1, 2):
            try:
                connection.request(method, path, body=data, headers=sent)
                reply = connection.getresponse()
                return Answer(reply.status, reply.headers, reply.read())
            except (http.client.RemoteDisconnected, ConnectionResetError, BrokenPipeError):
                connection.close()  # a kept-alive connection that the server had closed meanwhile
                if attempt == 2:
                    raise

    def get(self, path, token=None, **more):
        return self.request("GET", path, token=token, **more)

    def post(self, path, body=None, token=None, **more):
        return self.request("POST", path, body, token, **more)

    def put(self, path, body=None, token=None, **more):
        return self.request("PUT", path, body, token, **more)

    def delete(self, path, token=None, **more):
        return self.request("DELETE", path, token=token, **more)


class Events:
    """A client of a server-sent event stream."""

    def __init__(self, shop, path, token=None, last_event_id=None, timeout=15):
        self.connection = http.client.HTTPConnection("127.0.0.1", shop.port, timeout=timeout)
        headers = {"Accept": "text/event-stream"}
        if token:
            headers["Authorization"] = f"Bearer {token}"
        if last_event_id is not None:
            headers["Last-Event-ID"] = str(last_event_id)
        self.connection.request("GET", BASE + path, headers=headers)
        self.reply = self.connection.getresponse()
        self.status = self.reply.status

    def next(self):
        """The next event as {id, event, data, retry}; comments are passed over; None at the end of the stream."""
        event = {}
        while True:
            line = self.reply.readline()
            if not line:
                return None
            line = line.decode().rstrip("\n")
            if not line:
                if event:
                    return event
                continue
            if line.startswith(":"):
                continue
            key, _, value = line.partition(":")
            event[key] = value.lstrip(" ")

    def close(self):
        self.connection.close()


def parallel(n, work):
    """Runs work(0..n-1) in n threads that start together; the list of results, exceptions raised."""
    results, gate = [None] * n, threading.Barrier(n)

    def one(i):
        gate.wait()
        try:
            results[i] = work(i)
        except BaseException as error:  # handed to the caller below
            results[i] = error

    threads = [threading.Thread(target=one, args=(i,)) for i in range(n)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for result in results:
        if isinstance(result, BaseException):
            raise result
    return results


def until(what, condition, seconds=10):
    """Asks again until condition() is true; for states of other processes that announce nothing."""
    end = time.monotonic() + seconds
    while True:
        value = condition()
        if value:
            return value
        if time.monotonic() > end:
            raise AssertionError(f"not within {seconds} s: {what}")
        threading.Event().wait(0.02)


class ShopCase(unittest.TestCase):
    """A test class with one database and one shopd; `settings` adds to the environment."""

    settings = {}
    longMessage = True

    @classmethod
    def setUpClass(cls):
        cls.db = Database()
        cls.shop = Shop(cls.db, **cls.settings)
        cls.shop.migrate()
        cls.shop.start()
        cls.seller = token("seller-1", "SELLER")
        cls.admin = token("admin-1", "ADMIN")

    @classmethod
    def tearDownClass(cls):
        try:
            cls.shop.stop()
        finally:
            cls.db.drop()

    def assertAnswer(self, answer, status, code=None):
        self.assertEqual((answer.status, answer.code if code else None), (status, code), answer)
        if status >= 400:
            self.assertEqual(answer.headers["Content-Type"], "application/problem+json", answer)
        return answer.json if answer.body else None

    def unique(self, what="thing"):
        return f"{what} {uuid.uuid4().hex[:10]}"

    def new_product(self, stock=None, **fields):
        body = {"name": self.unique("product"), "price": 12900.00, **fields}
        if stock is not None:
            body["stock"] = stock
        return self.assertAnswer(self.shop.post("/products", body, self.seller), 201)
