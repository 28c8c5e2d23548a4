# SPDX-License-Identifier: Apache-2.0
"""Ten thousand clients that are connected and say nothing."""
import socket
import time
import unittest

from harness import PREFACE, SETTINGS, Bystander, HardeningCase, allow_descriptors, frame

N = 10000


class IdleConnections(HardeningCase):
    def connect_all(self, first):
        for _ in range(N):
            connection = socket.create_connection(("127.0.0.1", self.server.port), 30)
            self.addCleanup(connection.close)
            if first:
                connection.sendall(first)
            yield connection

    def test_ten_thousand_of_http1(self):
        allow_descriptors(N + 200)
        with Bystander(self.server):
            idle = list(self.connect_all(b""))
            self.assertServes()
            for connection in idle[::97]:
                connection.sendall(b"GET /livez HTTP/1.1\r\nHost: x\r\n\r\n")
                self.assertIn(b"200 OK", connection.recv(4096))

    def test_ten_thousand_of_http2(self):
        allow_descriptors(N + 200)
        with Bystander(self.server):
            idle = list(self.connect_all(PREFACE + frame(SETTINGS)))
            self.assertServes()
            for connection in idle[::97]:
                self.assertGreater(len(connection.recv(4096)), 9, "the server's settings")


class TooManyConnections(HardeningCase):
    settings = {"SHOP_MAX_CONNECTIONS": "100", "SHOP_THREADS": "1"}

    def test_more_than_allowed_are_closed_and_room_is_found_again(self):
        held = [self.server.connect() for _ in range(150)]
        refused = [connection for connection in held if self.is_closed(connection)]
        self.assertGreaterEqual(len(refused), 40)
        for connection in held:
            connection.close()
        self.assertServesAgain()

    def assertServesAgain(self, seconds=10):
        """The server may count a connection for a moment after its client has closed it."""
        end = time.monotonic() + seconds
        while True:
            try:
                return self.assertServes()
            except ConnectionError:
                self.assertLess(time.monotonic(), end)

    @staticmethod
    def is_closed(connection):
        try:
            connection.sendall(b"GET /livez HTTP/1.1\r\nHost: x\r\n\r\n")
            return connection.recv(4096) == b""
        except (ConnectionResetError, BrokenPipeError):
            return True


if __name__ == "__main__":
    unittest.main(verbosity=2)
