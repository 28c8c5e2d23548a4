# SPDX-License-Identifier: Apache-2.0
"""HTTP/2 frames by the thousand. Each flood is cut, and what a browser does in a hurry is not."""
import struct
import unittest

from harness import (CONTINUATION, DATA, END_HEADERS, END_STREAM, HEADERS, PING, PRIORITY, RST_STREAM, SETTINGS, WINDOW_UPDATE,
                     Bystander, HardeningCase, Http2, fields, frame, send_until_cut)

CANCEL = struct.pack(">I", 8)


class Floods(HardeningCase):
    def assertCut(self, frames, reason, n=100000, before=b""):
        cut = self.server.metric("http_server_connections_cut", reason=reason)
        client = Http2(self.server)
        client.send(before)
        with Bystander(self.server):
            self.assertTrue(send_until_cut(client.socket, (frames(i) for i in range(n))))
        client.close()
        self.assertEqual(self.server.metric("http_server_connections_cut", reason=reason), cut + 1)
        self.assertServes()

    def test_rapid_reset(self):
        def request_and_reset(i):
            stream = 2 * i + 1
            return (frame(HEADERS, END_STREAM | END_HEADERS, stream, fields("GET", "/api/slow?ms=2000"))
                    + frame(RST_STREAM, 0, stream, CANCEL))

        before = self.server.metric("http_server_request_duration_seconds_count", http_route="/api/slow")
        self.assertCut(request_and_reset, "resets")
        started = self.server.metric("http_server_request_duration_seconds_count", http_route="/api/slow") - before
        self.assertLess(started, 1000, "calls that were started before the client was cut")

    def test_rapid_reset_in_few_packets(self):
        def hundred(i):
            return b"".join(frame(HEADERS, END_STREAM | END_HEADERS, stream, fields("GET", "/api/slow?ms=2000"))
                            + frame(RST_STREAM, 0, stream, CANCEL)
                            for stream in range(200 * i + 1, 200 * i + 201, 2))

        self.assertCut(hundred, "resets", n=1000)

    def test_continuations_without_end(self):
        start = frame(HEADERS, END_STREAM, 1, fields("GET", "/api/slow"))
        self.assertCut(lambda i: frame(CONTINUATION, 0, 1), "continuations", before=start)

    def test_continuations_with_content(self):
        start = frame(HEADERS, END_STREAM, 1, fields("GET", "/api/slow"))
        self.assertCut(lambda i: frame(CONTINUATION, 0, 1, b"\x00\x01x\x01y"), "continuations", before=start)

    def test_pings(self):
        self.assertCut(lambda i: frame(PING, 0, 0, b"12345678") * 10, "control frames")

    def test_settings(self):
        self.assertCut(lambda i: frame(SETTINGS) * 10, "control frames")

    def test_priorities(self):
        self.assertCut(lambda i: frame(PRIORITY, 0, 1, b"\0\0\0\0\x10") * 10, "control frames", before=b"")

    def test_empty_data(self):
        start = frame(HEADERS, END_HEADERS, 1, fields("POST", "/api/echo", content_type="application/json"))
        self.assertCut(lambda i: frame(DATA, 0, 1) * 10, "control frames", before=start)

    def test_windows_opened_by_the_byte(self):
        start = frame(HEADERS, END_HEADERS | END_STREAM, 1, fields("GET", "/api/big?bytes=1000000"))
        self.assertCut(lambda i: frame(WINDOW_UPDATE, 0, 1, struct.pack(">I", 1)) * 10, "control frames", before=start)

    def test_frames_of_unknown_types(self):
        self.assertCut(lambda i: frame(0x42, 0, 0, b"grease") * 10, "control frames")

    def test_a_page_full_of_cancelled_requests_is_no_flood(self):
        client = Http2(self.server)
        for stream in range(1, 201, 2):
            client.get(stream, "/api/slow?ms=50")
            client.send(frame(RST_STREAM, 0, stream, CANCEL))
        client.get(201, "/api/slow?ms=1")
        self.assertEqual(client.body(201), b'{"ms":1}')
        client.close()

    def test_an_unknown_frame_is_passed_over(self):
        client = Http2(self.server)
        client.get(1, "/api/slow?ms=1")
        self.assertEqual(client.body(1), b'{"ms":1}')
        client.send(frame(0x42, 0xFF, 7, b"x" * 100))
        client.get(3, "/api/slow?ms=2")
        self.assertEqual(client.body(3), b'{"ms":2}')
        client.close()


if __name__ == "__main__":
    unittest.main(verbosity=2)
