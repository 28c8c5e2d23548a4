#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The search engine is away: the search says so and when to ask again, nothing is suggested, and nothing else of the shop notices."""
import http.server
import json
import os
import shutil
import tempfile
import threading

import search_server
from harness import Database, Redis, Shop, token, until
from order_case import OrderCase
from search_case import PATIENCE, asked


class AwayCase(OrderCase):
    """A shop of its own for each test."""

    def setUp(self):
        super().setUp()
        self.db = Database()
        self.addCleanup(self.db.drop)

    def start(self, **settings):
        shop = Shop(self.db, **{**self.settings, "SHOP_SEARCH_INDEXING": "1", **settings})
        self.addCleanup(shop.stop)
        shop.migrate()
        return shop.start()

    @classmethod
    def setUpClass(cls):
        cls.seller = token("seller-1", "SELLER")

    @classmethod
    def tearDownClass(cls):
        pass

    def search(self, keyword="phone"):
        return self.shop.get(asked("/search", keyword=keyword))

    def suggestions(self, keyword="phone"):
        return self.assertAnswer(self.shop.get(asked("/search/suggest", keyword=keyword)), 200)["suggestions"]

    def assertAway(self, code="S1001"):
        answer = self.search()
        self.assertAnswer(answer, 503, code)
        self.assertGreater(int(answer.headers["Retry-After"]), 0)
        self.assertEqual(self.suggestions(), [])

    def assertShopGoesOn(self):
        product = self.new_product(stock=5)
        self.assertAnswer(self.shop.get(f"/products/{product['id']}"), 200)
        self.assertAnswer(self.shop.get("/products?limit=1"), 200)
        self.paid_order((product, 2), user=token(self.unique("user")))
        self.assertAnswer(self.shop.get("//readyz"), 200)

    def assertComesToFind(self, *names):
        """All products of these names, which nobody told it of while it was away."""
        def found():
            answer = self.search("램프")
            return answer.status == 200 and sorted(item["name"] for item in answer.json["items"]) == sorted(names)
        until(f"{names} are found", found, 3 * PATIENCE)

    def metric(self, name):
        lines = self.shop.get("//metrics").body.decode().splitlines()
        return sum(float(line.rsplit(" ", 1)[1]) for line in lines if line.startswith(name))


class Folder(AwayCase):
    """Groonga's, in SHOP_DATA."""

    def setUp(self):
        super().setUp()
        self.data = tempfile.mkdtemp(prefix="shop-data.")
        self.addCleanup(shutil.rmtree, self.data, ignore_errors=True)
        self.folder = os.path.join(self.data, "search")

    def test_a_folder_that_cannot_be_made_is_an_engine_that_is_away(self):
        with open(self.folder, "w", encoding="utf-8") as file:
            file.write("no folder\n")
        self.shop = self.start(SHOP_DATA=self.data, SHOP_THREADS="1")
        self.new_product(name="램프")
        self.assertAway()
        self.assertShopGoesOn()
        self.assertAway()
        self.assertGreaterEqual(self.metric("search_failures"), 2)
        self.assertEqual(self.shop.messages().count("the search engine does not answer"), 1)
        os.unlink(self.folder)
        self.assertComesToFind("램프")

    def test_processes_on_one_shop_data_have_folders_of_their_own(self):
        """As one that starts while the one before it drains. Who comes later takes up what it finds."""
        first = self.start(SHOP_DATA=self.data)
        until("it holds the folder", lambda: first.get("/search").status == 200, PATIENCE)
        self.shop = self.start(SHOP_DATA=self.data)
        self.new_product(name="램프")
        self.assertComesToFind("램프")
        self.assertEqual(self.suggestions("램"), ["램프"])
        first.stop()
        self.new_product(name="큰 램프")
        self.shop = self.start(SHOP_DATA=self.data)
        self.assertComesToFind("램프", "큰 램프")
        self.assertEqual(sorted(os.listdir(self.data)), ["search", "search-2"])
        self.assertNotIn("a search index is begun", self.shop.messages())


class Stores(AwayCase):
    """What the search needs beside its engine."""

    def test_a_search_does_not_need_redis(self):
        redis = Redis()
        self.addCleanup(redis.drop)
        self.shop = self.start(redis_url=redis.url)
        self.new_product(name="램프")
        self.assertComesToFind("램프")
        redis.services("stop-redis")
        self.assertComesToFind("램프")
        self.assertEqual(self.suggestions("램"), ["램프"])


@search_server.needed
class Server(AwayCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.server = search_server.SearchServer()
        cls.addClassCleanup(cls.server.close)

    def setUp(self):
        super().setUp()
        self.server.start()
        self.server.resume()
        self.shop = self.start(SHOP_SEARCH_URL=self.server.url, SHOP_SEARCH_INDEX=self.db.name.replace("_", "-"), SHOP_SEARCH_TIMEOUT_MS="500", SHOP_JOBS="1")
        self.new_product(name="램프 하나")
        self.assertComesToFind("램프 하나")

    def test_a_server_that_was_killed_is_away_until_it_is_there_again(self):
        self.server.kill()
        self.assertAway()
        self.assertShopGoesOn()
        self.new_product(name="램프 둘")
        self.assertAway()
        self.server.start()
        self.assertComesToFind("램프 하나", "램프 둘")

    def test_a_server_that_says_nothing_is_away(self):
        self.server.pause()
        self.addCleanup(self.server.resume)
        self.assertAway()
        self.assertShopGoesOn()
        self.server.resume()
        self.new_product(name="램프 둘")
        self.assertComesToFind("램프 하나", "램프 둘")


class Refusing(http.server.BaseHTTPRequestHandler):
    """A server that is there, and wants nothing."""

    protocol_version = "HTTP/1.1"

    def refuse(self):
        self.rfile.read(int(self.headers.get("Content-Length") or 0))
        body = json.dumps({"error": {"type": "parsing_exception", "reason": "no"}, "status": 400}).encode()
        self.send_response(400)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    do_GET = do_POST = do_PUT = do_HEAD = do_DELETE = refuse

    def log_message(self, *words):
        pass


class Refused(AwayCase):
    def test_a_server_that_refuses_fails_the_search_and_the_suggestions(self):
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Refusing)
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        self.addCleanup(lambda: (server.shutdown(), thread.join(), server.server_close()))
        self.shop = self.start(SHOP_SEARCH_URL=f"http://127.0.0.1:{server.server_port}", SHOP_SEARCH_INDEXING="0")
        self.assertAnswer(self.search(), 503, "S1001")
        self.assertAnswer(self.shop.get(asked("/search/suggest", keyword="phone")), 503, "S1004")
        self.assertShopGoesOn()


if __name__ == "__main__":
    search_server.main(partly=True)
