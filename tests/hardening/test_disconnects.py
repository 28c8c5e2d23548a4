# SPDX-License-Identifier: Apache-2.0
"""Clients that leave: before the request is whole, while its call runs, while the answer is on its way, or by a reset. Nothing
may leak (the server's end is checked by the leak sanitizer in sanitized builds) and calls run to their end."""
import socket
import struct
import unittest

from harness import (DATA, END_HEADERS, END_STREAM, HEADERS, RST_STREAM, Bystander, HardeningCase, Http2, fields, frame)

N = 100


def slam(connection):
    """Closes with a reset."""
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    connection.close()


class Disconnects(HardeningCase):
    def calls_ended(self, route):
        return self.server.metric("http_server_request_duration_seconds_count", http_route=route)

    def assertEnded(self, route, n):
        """Waits until n calls of the route have ended; each question is a call of its own."""
        for _ in range(400):
            if self.calls_ended(route) >= n:
                return
            self.server.request("GET", "/api/slow?ms=10") if route != "/api/slow" else self.server.echo()
        self.fail(f"{self.calls_ended(route)} of {n} calls of {route} ended")

    def test_before_the_request_is_whole(self):
        with Bystander(self.server):
            for i in range(N):
                connection = self.server.connect()
                connection.sendall(b"POST /api/echo HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                                   b"Content-Length: 100\r\n\r\n{\"te"[:20 + i])
                (slam if i % 2 else socket.socket.close)(connection)

    def test_while_the_call_runs_on_http1(self):
        before = self.calls_ended("/api/slow")
        with Bystander(self.server):
            for _ in range(N):
                connection = self.server.connect()
                connection.sendall(b"GET /api/slow?ms=200 HTTP/1.1\r\nHost: x\r\n\r\n")
                connection.close()
        self.assertEnded("/api/slow", before + N)

    def test_while_calls_run_on_http2(self):
        before = self.calls_ended("/api/slow")
        with Bystander(self.server):
            for i in range(10):
                client = Http2(self.server)
                for stream in range(1, 2 * N // 10, 2):
                    client.get(stream, "/api/slow?ms=200")
                client.get(2 * N + 1, "/livez")
                client.body(2 * N + 1)  # so all before it has been heard
                (slam if i % 2 else socket.socket.close)(client.socket)
        self.assertEnded("/api/slow", before + N)

    def test_by_a_reset_of_the_stream(self):
        client = Http2(self.server)
        for stream in range(1, 101, 2):
            client.get(stream, "/api/slow?ms=100")
            client.send(frame(RST_STREAM, 0, stream, struct.pack(">I", 8)))
        client.send(frame(HEADERS, END_HEADERS, 101, fields("POST", "/api/echo", content_type="application/json")))
        client.send(frame(DATA, 0, 101, b'{"text"') + frame(RST_STREAM, 0, 101, struct.pack(">I", 8)))
        client.get(103, "/api/slow?ms=300")
        self.assertEqual(client.body(103), b'{"ms":300}')
        client.close()

    def test_while_the_answer_is_on_its_way(self):
        with Bystander(self.server):
            for i in range(20):
                client = Http2(self.server)
                client.get(1, "/api/big?bytes=2000000")
                next(client.frames())
                (slam if i % 2 else socket.socket.close)(client.socket)
                connection = self.server.connect()
                connection.sendall(b"GET /api/big?bytes=2000000 HTTP/1.1\r\nHost: x\r\n\r\n")
                connection.recv(1000)
                slam(connection)

    def test_subscribers_that_leave(self):
        before = self.calls_ended("/api/ticks")
        with Bystander(self.server):
            for i in range(N):
                client = Http2(self.server)
                client.get(1, "/api/ticks")
                next(client.frames())
                (slam if i % 2 else socket.socket.close)(client.socket)
        self.assertEnded("/api/ticks", before + N)
        self.assertServes()

    def test_an_answer_sent_in_one_packet_with_the_goodbye(self):
        for _ in range(N):
            connection = self.server.connect()
            connection.sendall(b"GET /livez HTTP/1.1\r\nHost: x\r\n\r\n" * 3)
            connection.shutdown(socket.SHUT_WR)
            connection.close()
        self.assertServes()


if __name__ == "__main__":
    unittest.main(verbosity=2)
