# SPDX-License-Identifier: Apache-2.0
"""Clients that ask for much and read nothing: they are cut after twice the request timeout, and hold up nobody meanwhile."""
import socket
import struct
import threading
import unittest

from harness import (DATA, PING, SETTINGS, Bystander, HardeningCase, Http2, frame, send_until_cut, wait_cut)

BIG = "/api/big?bytes=8000000"


class StalledReaders(HardeningCase):
    settings = {"SHOP_REQUEST_TIMEOUT_MS": "500", "SHOP_THREADS": "1"}

    def reader_of(self, path):
        connection = socket.socket()
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        connection.settimeout(20)
        connection.connect(("127.0.0.1", self.server.port))
        connection.sendall(f"GET {path} HTTP/1.1\r\nHost: x\r\n\r\n".encode())
        return connection

    def test_http1(self):
        readers = [self.reader_of(BIG) for _ in range(8)]
        for reader in readers:
            self.addCleanup(reader.close)
        with Bystander(self.server):
            for reader in readers:
                self.assertTrue(wait_cut(reader))

    def test_http2_without_a_window(self):
        client = Http2(self.server, settings=struct.pack(">HI", 4, 0))
        client.get(1, BIG)
        with Bystander(self.server):
            self.assertTrue(wait_cut(client.socket))
        client.close()

    def test_http2_with_a_window_that_is_used_up(self):
        client = Http2(self.server)
        client.get(1, BIG)
        with Bystander(self.server):
            got = sum(len(payload) for kind, _, _, payload in client.frames() if kind == DATA)
        self.assertEqual(got, 65535, "all that the window allowed, and then the end")
        client.close()

    def test_pings_do_not_keep_a_stalled_answer(self):
        client = Http2(self.server, settings=struct.pack(">HI", 4, 0))
        client.get(1, BIG)
        client.socket.settimeout(0.05)
        with Bystander(self.server):
            cut = any(send_until_cut(client.socket, [frame(PING, 0, 0, b"12345678")]) for _ in range(400))
        self.assertTrue(cut)
        client.close()

    def test_a_slow_reader_gets_everything(self):
        client = Http2(self.server)
        client.get(1, "/api/big?bytes=300000")
        text, more = b"", struct.pack(">I", 10000)
        with Bystander(self.server):
            for kind, flags, stream, payload in client.frames():
                if kind == DATA:
                    text += payload
                    client.send(frame(8, 0, 0, more) + frame(8, 0, 1, more))
                    if flags & 1:
                        break
        self.assertEqual(len(text), 300000 + len('{"text":""}'))
        client.close()

    def test_a_slow_reader_gets_everything_on_http1_too(self):
        reader, size, pause = self.reader_of("/api/big?bytes=400000"), 0, threading.Event()
        self.addCleanup(reader.close)
        with Bystander(self.server):
            while size < 400000:
                size += len(reader.recv(32768)) or self.fail(f"cut after {size} bytes")
                pause.wait(0.02)  # the client's own pace: in all longer than a stall may be

    def test_a_subscriber_that_does_not_read_is_dropped(self):
        stalled = Http2(self.server, settings=struct.pack(">HI", 4, 0))
        stalled.get(1, "/api/ticks")
        for kind, _, stream, _ in stalled.frames():
            if kind == 1 and stream == 1:
                break  # the headers: it is subscribed
        with Bystander(self.server):
            for _ in range(40):
                self.server.request("POST", "/api/ticks", b'{"text":"%s"}' % (b"x" * 900), {"Content-Type": "application/json"})
            self.assertTrue(wait_cut(stalled.socket))
        stalled.close()


if __name__ == "__main__":
    unittest.main(verbosity=2)
