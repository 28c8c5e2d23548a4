# SPDX-License-Identifier: Apache-2.0
"""What every request is checked for, in order, and what every answer carries; on HTTP/1.1, and where it differs on HTTP/2."""
import json
import re
import socket
import subprocess
import os
import unittest

from harness import (DATA, END_HEADERS, END_STREAM, HEADERS, SECRET, HardeningCase, Http2, Server, fields, frame, token)

JSON = {"Content-Type": "application/json"}
TRACE = "4bf92f3577b34da6a3ce929d0e0e4736"


class Requests(HardeningCase):
    def ask(self, method, path, body=None, **headers):
        status, reply, text = self.server.request(method, path, body, {key.replace("_", "-"): value for key, value in headers.items()})
        return status, reply, text

    def assertProblem(self, answer, status, code):
        got, headers, text = answer
        document = json.loads(text)
        self.assertEqual((got, document["code"], document["status"]), (status, code, status))
        self.assertEqual(headers["Content-Type"], "application/problem+json")
        self.assertEqual(headers["Cache-Control"], "no-store")
        self.assertEqual(headers["X-Content-Type-Options"], "nosniff")
        self.assertEqual(headers["X-Request-Id"], document["traceId"])
        return headers, document

    def test_unknown_paths_and_methods(self):
        for path in ("/", "/api", "/api/echo/", "/api//echo", "/nothing", "/docs/nothing", "*"):
            self.assertProblem(self.ask("GET", path), 404, "C005")
        for method, path, allowed in (("GET", "/api/echo", "POST"), ("PUT", "/api/ticks", "GET, HEAD, POST"), ("POST", "/livez", "GET, HEAD"),
                                      ("BREW", "/api/echo", "POST")):
            headers, _ = self.assertProblem(self.ask(method, path, ""), 405, "C006")
            self.assertEqual(sorted(headers["Allow"].split(", ")), allowed.split(", "))

    def test_tokens(self):
        for sent in (None, "Bearer", "Bearer ", "Bearer x", "Basic dTpw", "bearer " + token("u")[:-2], token("u")):
            more = {"Authorization": sent} if sent is not None else {}
            headers, _ = self.assertProblem(self.ask("GET", "/api/items/1", **more), 401, "C003")
            self.assertEqual(headers["WWW-Authenticate"], "Bearer")
        self.assertProblem(self.ask("GET", "/api/items/1", Authorization="Bearer " + token("u", "NOBODY")), 403, "C004")
        for scheme in ("Bearer", "bearer"):
            status, headers, _ = self.ask("GET", "/api/items/1", Authorization=f"{scheme} {token('u')}")
            self.assertEqual((status, headers["Cache-Control"]), (200, "no-store"))

    def test_a_token_that_is_sent_must_be_valid_on_public_paths_too(self):
        self.assertProblem(self.ask("GET", "/api/slow?ms=0", Authorization="Bearer x"), 401, "C003")

    def test_types_of_bodies(self):
        for kind in ("application/json", "Application/JSON", "application/json;charset=utf-8", 'application/json; charset="UTF-8"'):
            self.assertEqual(self.ask("POST", "/api/echo", '{"text":"x"}', Content_Type=kind)[0], 200, kind)
        for kind in ("text/plain", "application/jsonp", "application/json; charset=latin1", "application/json; q=1", ""):
            self.assertProblem(self.ask("POST", "/api/echo", '{"text":"x"}', Content_Type=kind), 415, "C007")

    def test_the_size_comes_before_the_type_and_the_type_before_the_body(self):
        self.assertProblem(self.ask("POST", "/api/echo", " " * 65537, Content_Type="text/plain"), 413, "C008")
        self.assertProblem(self.ask("POST", "/api/echo", "{", Content_Type="text/plain"), 415, "C007")
        self.assertProblem(self.ask("POST", "/api/echo", "{", **JSON), 400, "C002")
        self.assertProblem(self.ask("POST", "/api/echo", "", **JSON), 400, "C002")
        self.assertProblem(self.ask("POST", "/api/echo", "{}", **JSON), 400, "C001")

    def test_bodies_over_the_limit_are_told_so_whatever_their_size(self):
        for size in (65537, 1000000, 7000000):
            self.assertProblem(self.ask("POST", "/api/echo", b" " * size, **JSON), 413, "C008")
        client = Http2(self.server)
        client.send(frame(HEADERS, END_HEADERS, 1, fields("POST", "/api/echo", content_type="application/json")))
        for _ in range(100):
            client.send(frame(DATA, 0, 1, b" " * 10000))
        client.send(frame(DATA, END_STREAM, 1, b" "))
        self.assertIn(b'"code":"C008"', client.body(1))
        client.close()

    def test_what_libh2o_refuses_is_a_problem_document_too(self):
        connection = self.server.connect()
        connection.sendall(b"POST /api/echo HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n")
        text = connection.recv(65536)
        connection.close()
        self.assertTrue(text.startswith(b"HTTP/1.1 400 "), text)
        self.assertIn(b"application/problem+json", text)
        self.assertIn(b'"code":"C001"', text)

    def test_head_is_get_without_a_body(self):
        _, get, text = self.ask("GET", "/api/slow?ms=1")
        status, head, nothing = self.ask("HEAD", "/api/slow?ms=1")
        self.assertEqual((status, head["Content-Length"], nothing), (200, str(len(text)), b""))
        self.assertEqual(head["Content-Type"], get["Content-Type"])
        self.assertEqual(self.ask("HEAD", "/api/nothing")[::2], (404, b""))
        self.assertEqual(self.ask("HEAD", "/api/ticks")[::2], (200, b""))
        client = Http2(self.server)
        client.send(frame(HEADERS, END_STREAM | END_HEADERS, 1, fields("HEAD", "/livez")))
        self.assertEqual(client.body(1), b"")
        client.close()

    def test_a_trace_is_carried_on(self):
        _, headers, _ = self.ask("GET", "/livez", traceparent=f"00-{TRACE}-00f067aa0ba902b7-01")
        self.assertEqual(headers["X-Request-Id"], TRACE)
        _, document = self.assertProblem(self.ask("GET", "/nothing", traceparent=f"00-{TRACE}-00f067aa0ba902b7-01"), 404, "C005")
        self.assertEqual(document["traceId"], TRACE)

    def test_a_pipeline_is_answered_in_order(self):
        connection = self.server.connect()
        connection.sendall(b"".join(b"GET /api/slow?ms=%d HTTP/1.1\r\nHost: x\r\n\r\n" % ms for ms in (60, 1, 30)))
        text = b""
        while text.count(b'{"ms"') < 3:
            text += connection.recv(65536)
        connection.close()
        self.assertEqual(re.findall(rb'"ms":(\d+)', text), [b"60", b"1", b"30"])

    def test_streams_of_one_connection_do_not_wait_for_each_other(self):
        client = Http2(self.server)
        client.get(1, "/api/slow?ms=400")
        client.get(3, "/api/slow?ms=1")
        first = next(stream for kind, _, stream, _ in client.frames() if kind == DATA)
        self.assertEqual(first, 3)
        client.close()


class Docs(unittest.TestCase):
    def test_only_files_of_the_folder_are_shown(self):
        folder = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../web/dist")
        server = Server(SHOP_WEB_DIR=folder)
        try:
            status, headers, body = server.request("GET", "/docs")
            self.assertEqual((status, headers["Content-Type"]), (200, "text/html; charset=utf-8"))
            self.assertIn(b"<!doctype html>", body)
            for path in ("/docs/../index.html", "/docs/..%2f..%2fREADME.md", "/docs//etc/passwd", "/docs/.", "/docs/..", "/docs/%2e%2e",
                         "/docs/index.html%00", "/docs/a/../index.html"):
                self.assertEqual(server.request("GET", path)[0], 404, path)
        finally:
            server.stop()


class Ports(unittest.TestCase):
    def refused(self, **settings):
        env = {"SHOP_PORT": "0", "SHOP_JWT_SECRET": SECRET, **settings}
        done = subprocess.run([os.environ["SHOP_TEST_ECHO_SERVER"]], env=env, capture_output=True, text=True, timeout=20)
        self.assertEqual(done.returncode, 1, done)
        self.assertEqual(len(done.stderr.splitlines()), 1, done.stderr)
        return done.stderr

    def test_a_port_that_is_taken_is_named(self):
        with socket.socket() as taken:
            taken.bind(("127.0.0.1", 0))
            taken.listen()
            self.assertIn(str(taken.getsockname()[1]), self.refused(SHOP_PORT=str(taken.getsockname()[1])))

    def test_a_port_of_another_copy_is_taken_too(self):
        server = Server()
        try:
            self.assertIn(str(server.port), self.refused(SHOP_PORT=str(server.port)))
        finally:
            server.stop()

    def test_tls_needs_its_files(self):
        self.assertIn("SHOP_TLS_CERT", self.refused(SHOP_TLS_PORT="18999"))
        self.assertIn("/nowhere/cert.pem", self.refused(SHOP_TLS_PORT="18999", SHOP_TLS_CERT="/nowhere/cert.pem", SHOP_TLS_KEY="/x"))


if __name__ == "__main__":
    unittest.main(verbosity=2)
