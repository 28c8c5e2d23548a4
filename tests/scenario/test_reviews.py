# SPDX-License-Identifier: Apache-2.0
"""A product page asks the review service, and is none the worse when that one fails."""
import http.server
import json
import threading
import time
import unittest
import urllib.parse

from harness import ShopCase, parallel

REVIEWS = [{"id": 1, "rating": 5, "text": "좋아요 \"very\" good", "price": 1.50}, {"id": 2, "rating": 1, "text": "</script>"}]


class Service(http.server.ThreadingHTTPServer):
    """A review service that answers as it is told."""

    daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Handler)
        self.status, self.body, self.asked, self.hold = 200, b"[]", [], None
        threading.Thread(target=self.serve_forever, daemon=True).start()
        self.url = f"http://127.0.0.1:{self.server_port}"


class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        service = self.server
        service.asked.append(self.path)
        if service.hold:
            service.hold.wait(30)
        try:
            self.send_response(service.status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(service.body)))
            self.end_headers()
            self.wfile.write(service.body)
        except ConnectionError:
            pass  # the shop has hung up

    def log_message(self, *_):
        pass


class Reviews(ShopCase):
    @classmethod
    def setUpClass(cls):
        cls.service = Service()
        cls.settings = {"SHOP_REVIEW_SERVICE_URL": cls.service.url, "SHOP_REVIEW_TIMEOUT_MS": "400", "SHOP_THREADS": "1"}
        super().setUpClass()

    @classmethod
    def tearDownClass(cls):
        super().tearDownClass()
        cls.service.shutdown()
        cls.service.server_close()

    def setUp(self):
        self.service.status, self.service.body, self.service.hold = 200, json.dumps(REVIEWS).encode(), None
        self.product = self.new_product(stock=2)
        self.path = f"/products/{self.product['id']}/with-reviews"

    def recover(self):
        """Past the breaker's pause, one success closes it."""
        from harness import until
        until("the breaker closes", lambda: self.shop.get(self.path).json["reviewsAvailable"])

    def test_reviews_are_passed_on_as_they_are(self):
        for body in (REVIEWS, {"data": REVIEWS, "page": 1}, []):
            self.service.body = json.dumps(body).encode()
            view = self.assertAnswer(self.shop.get(self.path), 200)
            wanted = body["data"] if isinstance(body, dict) else body
            self.assertEqual((view["reviews"], view["reviewsAvailable"]), (json.loads(json.dumps(wanted), parse_float=str), True))
            self.assertEqual({key: view[key] for key in self.product}, self.product)
        asked = urllib.parse.urlparse(self.service.asked[-1])
        self.assertEqual((asked.path, urllib.parse.parse_qs(asked.query)), ("/api/blog/reviews", {"productId": [str(self.product["id"])]}))

    def test_nonsense_counts_as_failure(self):
        for status, body in ((500, b"[]"), (404, b"[]"), (200, b"not json"), (200, b'{"other":1}'), (200, b'"text"'), (200, b""), (200, b"[" + b"1," * 200000 + b"1]")):
            with self.subTest(status=status, body=body[:20]):
                self.service.status, self.service.body = status, body
                view = self.assertAnswer(self.shop.get(self.path), 200)
                self.assertEqual((view["reviews"], view["reviewsAvailable"]), ([], False))
        self.setUp()
        self.recover()

    def test_a_service_that_hangs_delays_only_its_own_pages_and_then_nobody(self):
        self.service.hold = threading.Event()
        try:
            began = time.monotonic()
            answers = parallel(20, lambda i: self.shop.get(self.path) if i < 10 else self.shop.get(f"/products/{self.product['id']}"))
            self.assertEqual({a.status for a in answers}, {200})
            self.assertFalse(any(a.json["reviewsAvailable"] for a in answers[:10]))
            self.assertLess(time.monotonic() - began, 5)
            asked = len(self.service.asked)
            for _ in range(5):
                self.assertFalse(self.shop.get(self.path).json["reviewsAvailable"])
            self.assertEqual(len(self.service.asked), asked, "the breaker is open: nobody is asked")
        finally:
            self.service.hold.set()
            self.service.hold = None
        self.recover()


if __name__ == "__main__":
    unittest.main(verbosity=2, warnings="ignore")
