#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""How a search server is named, and what comes of answers that no search server gives."""
import base64
import http.server
import subprocess
import threading
import unittest

from harness import Shop, ShopCase
from search_case import asked


class Odd(http.server.BaseHTTPRequestHandler):
    """Answers every question with what its server says, and keeps who asked."""

    protocol_version = "HTTP/1.1"

    def answer(self):
        self.rfile.read(int(self.headers.get("Content-Length") or 0))
        self.server.seen.append((self.path, self.headers.get("Authorization")))
        status, body = self.server.says
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    do_GET = do_POST = do_PUT = do_HEAD = do_DELETE = answer

    def log_message(self, *words):
        pass


class Settings(ShopCase):
    """Wrong ones end the start with one line, which tells no password."""

    def refused(self, **settings):
        shop = Shop(self.db, **settings)
        done = subprocess.run([shop.binary, "serve"], env=shop.env, capture_output=True, text=True, timeout=60)
        self.assertEqual(done.returncode, 1, done)
        self.assertNotIn("s3cret", done.stderr + done.stdout)
        return done.stderr.splitlines()

    def test_what_is_no_address_is_refused(self):
        for url in ("ftp://127.0.0.1:9200", "//user:s3cret@here", "http://", "http://user:s3cret@127.0.0.1:9200?pretty",
                    "http://user:s3cret%2@127.0.0.1:9200", "http://user:s3cret@127.0.0.1:port"):
            with self.subTest(url):
                self.assertEqual(self.refused(SHOP_SEARCH_URL=url), ["shopd: SHOP_SEARCH_URL must be like http://[user:password@]host:port"])

    def test_a_name_that_no_index_can_have_is_refused(self):
        for name in ("Shop", "_shop", "shop*", "shop,other", "s/hop"):
            with self.subTest(name):
                lines = self.refused(SHOP_SEARCH_URL="http://127.0.0.1:9200", SHOP_SEARCH_INDEX=name)
                self.assertEqual([line[:32] for line in lines], ["shopd: SHOP_SEARCH_INDEX must be"])


class Answers(ShopCase):
    @classmethod
    def setUpClass(cls):
        cls.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Odd)
        cls.server.daemon_threads = True
        cls.server.seen, cls.server.says = [], (404, b"{}")
        thread = threading.Thread(target=cls.server.serve_forever)
        thread.start()
        cls.addClassCleanup(lambda: (cls.server.shutdown(), thread.join(), cls.server.server_close()))
        cls.settings = {"SHOP_SEARCH_URL": f"http://shop%40:p%C3%A4ss:w%2Frd@127.0.0.1:{cls.server.server_port}/base/",
                        "SHOP_SEARCH_INDEX": "goods", "SHOP_THREADS": "1"}
        super().setUpClass()

    def says(self, status, body):
        self.server.says = status, body

    def assertSearch(self, status, code):
        self.assertAnswer(self.shop.get(asked("/search", keyword="phone")), status, code)

    def test_user_and_password_go_as_a_header_and_not_in_the_address(self):
        self.says(404, b"{}")
        self.assertSearch(503, "S1003")
        path, authorization = self.server.seen[-1]
        self.assertTrue(path.startswith("/base/goods.v"), path)
        self.assertEqual(authorization, "Basic " + base64.b64encode("shop@:päss:w/rd".encode()).decode())

    def test_what_cannot_be_read_is_a_failure(self):
        for body in (b"", b"[]", b"<html>", b"{", b'{"hits":7}', b'{"hits":{"total":{"value":"x"}}}', b'{"hits":{"total":{"value":1},"hits":[1]}}',
                     b'{"hits":{"total":{"value":1},"hits":[{"sort":["x"]}]}}', b'{"hits":{"total":{"value":1},"hits":[{"sort":[1,2]}]}}'):
            with self.subTest(body):
                self.says(200, body)
                self.assertSearch(503, "S1001")

    def test_suggestions_that_cannot_be_read_are_refused_and_those_of_no_index_are_none(self):
        suggest = asked("/search/suggest", keyword="phone")
        for status, body in ((200, b"[]"), (200, b'{"hits":{"hits":[{"_source":1}]}}'), (401, b'{"error":"who are you"}')):
            with self.subTest(body):
                self.says(status, body)
                self.assertAnswer(self.shop.get(suggest), 503, "S1004")
        self.says(404, b"{}")
        self.assertEqual(self.assertAnswer(self.shop.get(suggest), 200)["suggestions"], [])


if __name__ == "__main__":
    unittest.main()
