# SPDX-License-Identifier: Apache-2.0
"""The stores go away and come back while shopd runs: 503 meanwhile, and it recovers by itself."""
import os
import subprocess
import time
import unittest

from harness import ROOT, Events, ShopCase, required, until


def services(command):
    subprocess.run([os.path.join(ROOT, "tests/support/services"), command, required("SHOP_TEST_SERVICES_DIR")], check=True,
                   stdout=subprocess.DEVNULL)


class Restart(ShopCase):
    def test_mariadb_restarts(self):
        product = self.new_product(stock=1)
        path = f"/products/{product['id']}"
        self.assertEqual(self.shop.get("//readyz").status, 200)
        services("stop-db")
        try:
            answer = self.shop.get(path)
            self.assertAnswer(answer, 503, "C015")
            self.assertIn("Retry-After", answer.headers)
            self.assertEqual(self.shop.get("//readyz").status, 503)
            self.assertEqual(self.shop.get("//livez").status, 200)
        finally:
            services("start-db")
        back = time.monotonic()
        until("product reads answer again", lambda: self.shop.get(path).status == 200)
        self.assertLess(time.monotonic() - back, 2.0)
        self.assertEqual(self.shop.get("//readyz").status, 200)
        self.assertAnswer(self.shop.put(f"/inventory/{product['id']}/add", {"quantity": 1}, self.seller), 200)

    def test_redis_restarts(self):
        product = self.new_product(stock=1)["id"]
        services("stop-redis")
        try:
            self.assertEqual(self.shop.get(f"/products/{product}").status, 200)
            self.assertEqual(self.shop.get("//readyz").status, 503)
            self.assertAnswer(self.shop.put(f"/inventory/{product}/add", {"quantity": 1}, self.seller), 200)
        finally:
            services("start-redis")
        until("ready again", lambda: self.shop.get("//readyz").status == 200)
        events = Events(self.shop, f"/inventory/stream?productIds={product}")
        self.assertIn('"available":2', events.next()["data"].replace(" ", ""))
        self.assertAnswer(self.shop.put(f"/inventory/{product}/add", {"quantity": 5}, self.seller), 200)
        self.assertIn('"available":7', events.next()["data"].replace(" ", ""))
        events.close()


if __name__ == "__main__":
    unittest.main(verbosity=2, warnings="ignore")
