# SPDX-License-Identifier: Apache-2.0
"""What operators use: probes, metrics, logs, drain, and starts that are refused with one clear line."""
import json
import os
import re
import signal
import socket
import subprocess
import unittest

from harness import ROOT, Events, Shop, ShopCase, parallel


class Operations(ShopCase):
    def test_probes(self):
        self.assertEqual(self.shop.get("//livez").status, 200)
        self.assertEqual(self.shop.get("//readyz").status, 200)

    def test_metrics_count_requests_by_route_and_status(self):
        self.shop.get("/products/999999999")
        text = self.shop.get("//metrics").body.decode()
        self.assertRegex(text, r'http_server_request_duration_seconds_count\{[^}]*http_route="/api/v1/shopping/products/\{productId\}"[^}]*404')
        for line in text.splitlines():
            self.assertRegex(line, r"^(#.*|[a-zA-Z_:][a-zA-Z0-9_:]*(\{.*\})? [-+0-9.eInfNa]+)$")

    def test_logs_are_json_lines(self):
        lines = [line for line in self.shop.messages().splitlines() if line]
        for line in lines:
            json.loads(line)

    def test_the_asyncapi_document_is_served(self):
        answer = self.shop.get("//asyncapi.json")
        with open(os.path.join(ROOT, "generated/asyncapi.json"), "rb") as file:
            self.assertEqual((answer.status, answer.headers["Content-Type"], answer.body), (200, "application/json", file.read()))
        self.assertEqual(json.loads(answer.body)["asyncapi"], "3.0.0")

    def test_the_openapi_document_is_served(self):
        document = json.loads(self.shop.get("//openapi.json").body)
        self.assertEqual(document["openapi"][:3], "3.1")


class Drain(ShopCase):
    def test_sigterm_ends_streams_with_a_retry_and_the_process_with_success(self):
        product = self.new_product(stock=1)["id"]
        shop = Shop(self.db)
        shop.start()
        events = Events(shop, f"/inventory/stream?productIds={product}")
        events.next()
        shop.process.send_signal(signal.SIGTERM)
        seen = []
        for event in iter(events.next, None):
            seen.append(event)
        self.assertTrue(any("retry" in event for event in seen), seen)
        events.close()
        shop.stop()

    def test_calls_in_flight_finish(self):
        shop = Shop(self.db)
        shop.start()
        product = self.new_product(stock=1)["id"]

        def one(i):
            if i == 49:
                shop.process.send_signal(signal.SIGTERM)
                return 200
            try:
                return shop.put(f"/inventory/{product}/add", {"quantity": 1}, self.seller).status
            except (ConnectionError, OSError):
                return 0  # came after the listener was closed

        statuses = parallel(50, one)
        shop.stop()
        self.assertLessEqual(set(statuses), {0, 200, 503})
        stock = self.shop.get(f"/inventory/{product}").json["availableQuantity"]
        self.assertEqual(stock, 1 + sum(s == 200 for s in statuses[:49]))


class Start(ShopCase):
    def refused(self, *needles, command="serve", **settings):
        shop = Shop(self.db, **settings)
        done = subprocess.run([shop.binary, command], env=shop.env, capture_output=True, text=True, timeout=30)
        self.assertEqual(done.returncode, 1, done)
        lines = [line for line in done.stderr.splitlines() if line]
        self.assertEqual(len(lines), 1, lines)
        for needle in needles:
            self.assertIn(needle, lines[0])

    def test_wrong_settings_stop_the_start_with_one_line(self):
        self.refused("SHOP_PORT", "99999", SHOP_PORT="99999")
        self.refused("SHOP_PORT", "abc", SHOP_PORT="abc")
        self.refused("SHOP_JWT_SECRET", "32", SHOP_JWT_SECRET="short")
        self.refused("SHOP_PROT", "SHOP_PORT", SHOP_PROT="80")
        self.refused("SHOP_DB_URL", SHOP_DB_URL="postgres://x")
        self.refused("SHOP_REDIS_URL", SHOP_REDIS_URL="memcached://x")

    def test_a_busy_port_is_named(self):
        with socket.socket() as taken:
            taken.bind(("127.0.0.1", 0))
            taken.listen()
            self.refused(str(taken.getsockname()[1]), SHOP_PORT=str(taken.getsockname()[1]))


if __name__ == "__main__":
    unittest.main(verbosity=2, warnings="ignore")
