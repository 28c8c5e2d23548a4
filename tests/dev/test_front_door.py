# SPDX-License-Identifier: Apache-2.0
"""./dev as somebody at a terminal uses it: a copy of its own on free ports, what it prints pasted into a shell, nothing left behind."""
import base64
import json
import os
import re
import shutil
import signal
import socket
import stat
import subprocess
import tempfile
import time
import unittest

SERVERS = ["mariadbd", "redis-server", "shopd"]
ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def read(path):
    with open(path, "rb") as file:
        return file.read()


def processes_of(data):
    """The names of the servers that have the folder in their command line, or as SHOP_DATA."""
    found = []
    for pid in filter(str.isdigit, os.listdir("/proc")):
        try:
            name, line, environ = (read(f"/proc/{pid}/{part}") for part in ("comm", "cmdline", "environ"))
        except OSError:
            continue  # it ended meanwhile
        if data.encode() in line or f"SHOP_DATA={data}".encode() in environ.split(b"\0"):
            found.append(name.decode().strip())
    return sorted(name for name in found if name in SERVERS)


class FrontDoor(unittest.TestCase):
    def setUp(self):
        self.data = os.path.realpath(tempfile.mkdtemp(prefix="shop-dev-"))
        self.port, self.tls_port = free_port(), free_port()
        self.env = {key: value for key, value in os.environ.items() if not key.startswith("SHOP_")}
        self.env.update(SHOP_DATA=self.data, SHOP_PORT=str(self.port), SHOP_TLS_PORT=str(self.tls_port))

    def tearDown(self):
        self.dev("stop")
        self.assertEqual(processes_of(self.data), [])
        shutil.rmtree(self.data)

    def dev(self, *words, **env):
        return subprocess.run([os.path.join(ROOT, "dev"), *words], cwd="/", env={**self.env, **env}, capture_output=True, text=True)

    def run_detached(self):
        done = self.dev("run", "--detach")
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        return done.stdout

    def paste(self, command):
        """What a shell answers to the command: the body and the status line."""
        done = subprocess.run(["sh", "-c", command + " -sS -m 10 -w '\\n%{http_code} HTTP/%{http_version}\\n'"], capture_output=True, text=True)
        self.assertEqual(done.returncode, 0, done.stderr)
        body, status = done.stdout.rsplit("\n", 2)[:2]
        return json.loads(body), status

    def test_what_run_prints_works_when_pasted_and_again(self):
        printed = self.run_detached()
        curls = re.findall(r"^ +(curl .*)$", printed, re.M)
        self.assertEqual(len(curls), 3, printed)
        for _ in range(2):
            products, status = self.paste(curls[0])
            self.assertEqual((status, len(products["items"])), ("200 HTTP/1.1", 3))
            self.assertEqual(self.paste(curls[1])[1], "200 HTTP/1.1")
            self.assertEqual(self.paste(curls[2])[1], "200 HTTP/2")
        for address in set(re.findall(r"http://localhost:\d+\S*(?:docs|openapi.json)", printed)):
            self.assertEqual(subprocess.run(["curl", "-sSf", "-o", "/dev/null", address]).returncode, 0, address)

    def test_the_purchase_that_run_prints_works_when_pasted(self):
        printed = self.run_detached()
        lines = re.search(r"^Buy something.*\n((?:  .*\n)+)", printed, re.M)[1]
        done = subprocess.run(["bash", "-euc", lines + 'echo; echo "$order"'], capture_output=True, text=True)
        self.assertEqual(done.returncode, 0, done.stderr)
        answer, order = done.stdout.rstrip("\n").rsplit("\n", 1)
        self.assertRegex(order, r"^ORD-\d{8}-[0-9A-Z]{8}$", done.stdout)
        answer = json.loads(answer)
        self.assertIn(answer.get("code") or (answer["orderNumber"], answer["status"]), ("S304", (order, "COMPLETED")))

    def test_the_sample_catalogue_is_bilingual_balances_and_is_loaded_once(self):
        self.run_detached()
        sql = ["mariadb", "--no-defaults", "-N", f"--socket={self.data}/db.sock", "--user=shop", "--default-character-set=utf8mb4", "shop", "-e"]
        count = ("SELECT COUNT(*), SUM(name REGEXP '[가-힣]' AND name REGEXP '[A-Za-z]{3}'), COUNT(DISTINCT category) > 5 FROM products;"
                 "SELECT COUNT(*), SUM(i.available_quantity = m.quantity AND m.movement_type = 'PURCHASE') FROM inventory i"
                 " JOIN stock_movements m ON m.inventory_id = i.id")
        first = subprocess.run([*sql, count], capture_output=True, text=True, check=True).stdout
        products, named, many_categories, moved, balanced = map(int, first.split())
        self.assertGreaterEqual(products, 100)
        self.assertEqual((named, moved, balanced, many_categories), (products, products, products, 1))
        subprocess.run([*sql, "UPDATE products SET name = 'mine now', deleted_at = NOW(6) WHERE id = 7"], check=True)
        self.dev("stop")
        self.run_detached()
        again = subprocess.run([*sql, count], capture_output=True, text=True, check=True).stdout
        self.assertEqual(list(map(int, again.split())), [products, products - 1, 1, products, products])

    def test_a_second_run_is_harmless_and_says_so_in_one_line(self):
        self.run_detached()
        for words in (("run",), ("run", "--detach")):
            again = self.dev(*words)
            self.assertEqual((again.returncode, again.stderr), (0, ""))
            self.assertRegex(again.stdout, rf"\AThe shop is open already: http://localhost:{self.port}/docs .*\n\Z")
        self.assertEqual(processes_of(self.data), SERVERS)

    def test_a_second_start_serves_within_three_seconds(self):
        self.run_detached()
        self.dev("stop")
        start = time.monotonic()
        self.run_detached()
        self.assertLess(time.monotonic() - start, 3.0)

    def test_a_busy_port_is_one_clear_line(self):
        for variable in ("SHOP_PORT", "SHOP_TLS_PORT"):
            with socket.socket() as other:
                other.bind(("127.0.0.1", 0))
                other.listen()
                port = other.getsockname()[1]
                done = self.dev("run", **{variable: str(port)})
            self.assertEqual((done.returncode, done.stdout), (1, ""))
            self.assertRegex(done.stderr, rf"\Adev: port {port} cannot be had \(.+\); set {variable} to another one\n\Z")
        self.assertRegex(self.dev("run", SHOP_PORT="eighty").stderr, r"\Adev: SHOP_PORT=eighty is no port\n\Z")

    def test_two_copies_run_side_by_side_and_stop_ends_one(self):
        self.run_detached()
        other = FrontDoor()
        other.setUp()
        try:
            other.run_detached()
            self.assertEqual(processes_of(self.data), SERVERS)
            self.dev("stop")
            self.assertEqual(processes_of(self.data), [])
            self.assertEqual(processes_of(other.data), SERVERS)
        finally:
            other.tearDown()

    def test_ctrl_c_stops_all_that_was_started(self):
        for sent in (signal.SIGINT, signal.SIGTERM):
            run = subprocess.Popen([os.path.join(ROOT, "dev"), "run"], env=self.env, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                                   text=True, start_new_session=True)
            for line in run.stdout:
                if line.startswith("Ctrl-C stops"):
                    break
            self.assertEqual(processes_of(self.data), SERVERS)
            os.killpg(run.pid, sent)  # as the terminal does: to every process of the group
            self.assertEqual(run.wait(30), 130)
            run.stdout.close()
            self.assertEqual(processes_of(self.data), [])

    def test_a_token_names_user_and_roles_and_is_accepted(self):
        self.run_detached()
        for words, roles in ((("kim",), ["USER"]), (("kim", "SELLER", "ADMIN"), ["SELLER", "ADMIN"])):
            token = self.dev("token", *words).stdout.strip()
            claims = json.loads(base64.urlsafe_b64decode(token.split(".")[1] + "=="))
            self.assertEqual((claims["sub"], claims["roles"]), ("kim", roles))
            cart, status = self.paste(f"curl http://localhost:{self.port}/api/v1/shopping/cart -H 'Authorization: Bearer {token}'")
            self.assertEqual(status, "200 HTTP/1.1", cart)

    def test_secrets_are_readable_by_their_owner_alone(self):
        self.run_detached()
        for name in ("jwt-secret", "tls-key.pem"):
            self.assertEqual(stat.S_IMODE(os.stat(os.path.join(self.data, name)).st_mode), 0o600, name)

    def test_without_tls_the_third_command_speaks_http2_in_cleartext(self):
        self.env["SHOP_TLS_PORT"] = "0"
        curls = re.findall(r"^ +(curl .*)$", self.run_detached(), re.M)
        self.assertEqual(self.paste(curls[2])[1], "200 HTTP/2")

    def test_migrate_leaves_nothing_running(self):
        done = self.dev("migrate")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(processes_of(self.data), [])

    def test_words_that_it_does_not_know(self):
        self.assertRegex(self.dev("serve").stderr, r"\Adev: no command `serve`.*\n\Z")
        self.assertRegex(self.dev("run", "--fast").stderr, r"\Adev: run knows --detach.*\n\Z")
        self.assertIn("./dev run", self.dev("help").stdout)


if __name__ == "__main__":
    unittest.main(verbosity=2)
