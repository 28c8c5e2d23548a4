# SPDX-License-Identifier: Apache-2.0
"""More than the server can or may do: it says so at once, in words, and goes on; and it ends in good order."""
import http.client
import json
import signal
import threading
import unittest

from harness import HardeningCase, Http2, Server, allow_descriptors, token


class Overload(HardeningCase):
    settings = {"SHOP_THREADS": "1"}

    def test_more_calls_than_a_loop_takes_are_answered_with_503(self):
        allow_descriptors(500)
        clients = [Http2(self.server) for _ in range(45)]
        for client in clients:
            for stream in range(1, 200, 2):
                client.get(stream, "/api/slow?ms=3000")
        refused = sum(self.count_refused(client) for client in clients)
        self.assertEqual(refused, 4500 - 4096)
        for client in clients:
            client.close()
        self.assertServes()

    @staticmethod
    def count_refused(client):
        """Of the 100 answers, those that are the problem C010."""
        ended, text = set(), b""
        for kind, flags, stream, payload in client.frames():
            if kind == 0:
                text += payload
            if kind in (0, 1) and flags & 1:
                ended.add(stream)
                if len(ended) == 100:
                    break
        return text.count(b'"code":"C010"')


class Rate(HardeningCase):
    settings = {"SHOP_RATE_LIMIT": "20"}

    def get(self, user=None):
        headers = {"Authorization": f"Bearer {token(user)}"} if user else {}
        return self.server.request("GET", "/api/items/1", headers=headers)

    def test_a_client_over_its_rate_hears_429_and_others_do_not(self):
        answers = [self.get("eager") for _ in range(60)]
        refused = [(headers, body) for status, headers, body in answers if status == 429]
        self.assertEqual(answers[0][0], 200)
        self.assertGreater(len(refused), 20)
        headers, body = refused[0]
        self.assertGreaterEqual(int(headers["Retry-After"]), 1)
        self.assertEqual(json.loads(body)["code"], "C009")
        self.assertEqual(self.get("patient")[0], 200)
        self.assertEqual(self.server.request("GET", "/livez")[0], 200)

    def test_the_rate_is_the_users_on_all_connections_and_threads(self):
        statuses = [self.get("busy")[0] for _ in range(40)]  # each on a connection of its own
        self.assertIn(429, statuses)

    def test_wrong_tokens_count_for_the_address(self):
        statuses = [self.server.request("GET", "/api/items/1", headers={"Authorization": f"Bearer {i}"})[0] for i in range(60)]
        self.assertEqual(statuses[0], 401)
        self.assertIn(429, statuses)


class Drain(unittest.TestCase):
    def start(self, **settings):
        server = Server(**settings)
        self.addCleanup(lambda: server.process.poll() is None and server.process.kill())
        self.addCleanup(server.log.close)
        return server

    def test_calls_finish_and_the_ready_check_fails_meanwhile(self):
        server = self.start(SHOP_THREADS="2")
        probe = http.client.HTTPConnection("127.0.0.1", server.port, timeout=20)
        client = Http2(server)
        client.get(1, "/api/slow?ms=1500")
        client.get(3, "/api/slow?ms=1")
        self.assertEqual(client.body(3), b'{"ms":1}')
        probe.request("GET", "/readyz")
        self.assertEqual(probe.getresponse().read(), b'{"checks":{"serving":"ok"},"status":"ready"}')
        server.process.send_signal(signal.SIGTERM)
        for kind, _, _, _ in client.frames():
            if kind == 7:
                break  # GOAWAY, the first of two: requests are still heard
        client.get(5, "/readyz")
        text = b"".join(payload for kind, _, stream, payload in self.until_end_of(client, 1) if kind == 0)
        self.assertIn(b'{"checks":{"serving":"failed"},"status":"unready"}', text)
        self.assertIn(b'{"ms":1500}', text)
        client.close()
        probe.close()
        server.wait()

    @staticmethod
    def until_end_of(client, stream):
        for one in client.frames():
            yield one
            if one[2] == stream and one[1] & 1 and one[0] in (0, 1):
                return

    def test_streams_get_a_retry(self):
        server = self.start()
        client = Http2(server)
        client.get(1, "/api/ticks")
        for kind, _, _, payload in client.frames():
            if kind == 0 and b"hello" in payload:
                break
        server.process.send_signal(signal.SIGTERM)
        self.assertIn(b"retry: 1000\n\n", client.body(1))
        client.close()
        server.wait()

    def test_a_second_signal_stops_at_once(self):
        server = self.start()
        client = Http2(server)
        client.get(1, "/api/slow?ms=50000")
        client.get(3, "/livez")
        self.assertIn(b"live", client.body(3))
        server.process.send_signal(signal.SIGTERM)
        for kind, _, _, _ in client.frames():
            if kind == 7:
                break  # GOAWAY: the first signal has been heard
        server.process.send_signal(signal.SIGINT)
        self.assertEqual(server.process.wait(10), 1)
        client.close()
        server.process.stdout.close()

    def test_a_call_that_does_not_end_is_left_behind(self):
        server = self.start(SHOP_DRAIN_MS="300")
        client = Http2(server)
        client.get(1, "/api/slow?ms=50000")
        client.get(3, "/livez")
        self.assertIn(b"live", client.body(3))
        server.process.send_signal(signal.SIGTERM)
        self.assertEqual(server.process.wait(10), 1)
        client.close()
        server.process.stdout.close()

    def test_idle_connections_do_not_hold_up_the_end(self):
        server = self.start()
        idle = [server.connect() for _ in range(50)] + [Http2(server) for _ in range(50)]
        stopper = threading.Thread(target=server.stop)
        stopper.start()
        stopper.join(10)
        self.assertFalse(stopper.is_alive())
        for connection in idle:
            connection.close()


if __name__ == "__main__":
    unittest.main(verbosity=2)
