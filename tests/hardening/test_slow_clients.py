# SPDX-License-Identifier: Apache-2.0
"""Clients that send one byte at a time, or stop in the middle: each is cut after the request timeout, others are not."""
import itertools
import os
import socket
import subprocess
import tempfile
import threading
import time
import unittest

from harness import (DATA, END_HEADERS, END_STREAM, HEADERS, PREFACE, SETTINGS, Bystander, HardeningCase, Http2, fields, frame,
                     wait_cut)

PACE_S = 0.05  # between two bytes: many times within the timeout


def dribble(connection, data):
    """One byte at a time, for as long as the other side takes it. True if it was cut before the end."""
    pause = threading.Event()
    try:
        for at in range(len(data)):
            connection.sendall(data[at:at + 1])
            if wait_cut(connection, 0):
                return True
            pause.wait(PACE_S)  # the client's own pace, which is what is tested
    except (ConnectionResetError, BrokenPipeError):
        return True
    return False


class SlowClients(HardeningCase):
    settings = {"SHOP_REQUEST_TIMEOUT_MS": "500"}

    def assertCutWhile(self, connection, data):
        started = time.monotonic()
        with Bystander(self.server):
            self.assertTrue(dribble(connection, data))
        self.assertGreater(time.monotonic() - started, 0.4, "cut before its time")
        connection.close()

    def test_a_head_one_byte_at_a_time(self):
        self.assertCutWhile(self.server.connect(), b"GET /livez HTTP/1.1\r\nHost: x\r\nX-Long: " + b"y" * 400)

    def test_a_body_one_byte_at_a_time(self):
        connection = self.server.connect()
        connection.sendall(b"POST /api/echo HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n")
        self.assertCutWhile(connection, b" " * 999)

    def test_chunks_of_one_byte(self):
        connection = self.server.connect()
        connection.sendall(b"POST /api/echo HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                           b"Transfer-Encoding: chunked\r\n\r\n")
        self.assertCutWhile(connection, b"1\r\nx\r\n" * 100)

    def test_an_http2_preface_one_byte_at_a_time(self):
        self.assertCutWhile(self.server.connect(), PREFACE + frame(SETTINGS) * 20)

    def test_an_http2_frame_one_byte_at_a_time(self):
        client = Http2(self.server)
        self.assertCutWhile(client.socket, frame(HEADERS, END_STREAM | END_HEADERS, 1, fields("GET", "/livez", x="y" * 100) * 3))

    def test_an_http2_body_that_never_ends(self):
        client = Http2(self.server)
        client.send(frame(HEADERS, END_HEADERS, 1, fields("POST", "/api/echo", content_type="application/json")))
        self.assertCutWhile(client.socket, b"".join(frame(DATA, 0, 1, b" ") for _ in range(100)))

    def test_an_http2_head_that_never_ends(self):
        client = Http2(self.server)
        client.send(frame(HEADERS, END_STREAM, 1, fields("GET", "/livez")))
        with Bystander(self.server):
            self.assertTrue(wait_cut(client.socket))
        client.close()

    def test_silence_in_the_middle_of_a_request(self):
        connection = self.server.connect()
        connection.sendall(b"GET /livez HTTP/1.1\r\nHost:")
        with Bystander(self.server):
            self.assertTrue(wait_cut(connection))
        connection.close()

    def test_many_slow_clients_at_once(self):
        slow = [self.server.connect() for _ in range(500)]
        with Bystander(self.server):
            for connection in slow:
                connection.sendall(b"GET /livez HTT")
            for connection in slow:
                self.assertTrue(wait_cut(connection))
        for connection in slow:
            connection.close()

    def test_a_quiet_connection_is_not_a_slow_one(self):
        quiet, slow = self.server.connect(), self.server.connect()
        quiet_http2 = Http2(self.server)
        slow.sendall(b"GET")
        self.assertTrue(wait_cut(slow), "the clock of the test: more than the request timeout")
        quiet.sendall(b"GET /livez HTTP/1.1\r\nHost: x\r\n\r\n")
        self.assertIn(b"200 OK", quiet.recv(65536))
        quiet_http2.get(1, "/livez")
        self.assertIn(b"live", quiet_http2.body(1))
        for connection in (quiet, slow, quiet_http2):
            connection.close()

    def test_a_call_may_take_longer_than_a_request(self):
        status, _, body = self.server.request("GET", "/api/slow?ms=1200")
        self.assertEqual((status, body), (200, b'{"ms":1200}'))


class SlowHandshakes(HardeningCase):
    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cert, key = os.path.join(folder.name, "cert.pem"), os.path.join(folder.name, "key.pem")
        subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "1",
                        "-subj", "/CN=localhost", "-keyout", key, "-out", cert], check=True, capture_output=True)
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        cls.settings = {"SHOP_REQUEST_TIMEOUT_MS": "500", "SHOP_TLS_PORT": str(port), "SHOP_TLS_CERT": cert, "SHOP_TLS_KEY": key}
        super().setUpClass()

    def test_a_handshake_that_never_comes(self):
        connections = [socket.create_connection(("127.0.0.1", self.server.tls_port), 20) for _ in range(50)]
        for connection, start in zip(connections, itertools.cycle([b"", b"\x16\x03\x01"])):
            connection.sendall(start)
        with Bystander(self.server):
            for connection in connections:
                self.assertTrue(wait_cut(connection))
                connection.close()

    def test_http2_over_tls_is_watched_too(self):
        client = Http2(self.server, tls=True)
        client.get(1, "/livez")
        self.assertIn(b"live", client.body(1))
        client.send(frame(HEADERS, END_STREAM, 3, fields("GET", "/livez")))
        self.assertTrue(wait_cut(client.socket))
        client.close()


if __name__ == "__main__":
    unittest.main(verbosity=2)
