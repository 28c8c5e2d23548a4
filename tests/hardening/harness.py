# SPDX-License-Identifier: Apache-2.0
"""What the hardening tests share: a running echo_server, clients that speak HTTP/1.1 and HTTP/2 as badly as they like, and a
bystander who must be served meanwhile.

SHOP_TEST_ECHO_SERVER names the program. Nothing here sleeps to wait for the server: it reads until the server acts.
"""
import base64
import hashlib
import hmac
import http.client
import json
import os
import re
import resource
import select
import signal
import socket
import ssl
import struct
import subprocess
import tempfile
import threading
import time
import unittest

SECRET = "a secret of the hardening tests, long enough"
PREFACE = b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"
DATA, HEADERS, PRIORITY, RST_STREAM, SETTINGS, PUSH_PROMISE, PING, GOAWAY, WINDOW_UPDATE, CONTINUATION = range(10)
ACK = END_STREAM = 0x1
END_HEADERS = 0x4


def b64(data):
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def token(user, *roles):
    head = b64(b'{"alg":"HS256","typ":"JWT"}')
    body = b64(json.dumps({"sub": user, "roles": list(roles or ("USER",)), "exp": int(time.time()) + 3600}).encode())
    sign = hmac.new(SECRET.encode(), f"{head}.{body}".encode(), hashlib.sha256).digest()
    return f"{head}.{body}.{b64(sign)}"


class Server:
    """One running echo_server."""

    def __init__(self, **settings):
        program = os.environ.get("SHOP_TEST_ECHO_SERVER")
        if not program:
            raise SystemExit("SHOP_TEST_ECHO_SERVER is not set")
        env = {"SHOP_PORT": "0", "SHOP_THREADS": "2", "SHOP_JWT_SECRET": SECRET, "SHOP_LOG_LEVEL": "warn",
               "ASAN_OPTIONS": "detect_leaks=1:exitcode=99"}
        env.update(settings)
        self.log = tempfile.TemporaryFile("w+")
        self.process = subprocess.Popen([program], env=env, stdout=subprocess.PIPE, stderr=self.log, text=True)
        ready = re.match(r"ready http=(\d+) https=(\d+)", self.process.stdout.readline())
        if not ready:
            raise AssertionError(f"no start: {self.messages()}")
        self.port, self.tls_port = int(ready[1]), int(ready[2])

    def messages(self):
        self.log.seek(0)
        return self.log.read()

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        self.wait()

    def wait(self):
        """For its end; a leak, a sanitizer's finding or a line that is no JSON is a failure."""
        try:
            status = self.process.wait(30)
        except subprocess.TimeoutExpired:
            self.process.kill()
            status = "no end within 30 s of SIGTERM"
        self.process.stdout.close()
        text = self.messages()
        self.log.close()
        if status != 0:
            raise AssertionError(f"ended with {status}: {text[-6000:]}")
        for line in text.splitlines():
            json.loads(line)

    def request(self, method, path, body=None, headers=None, timeout=20):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=timeout)
        try:
            connection.request(method, path, body, headers or {})
            reply = connection.getresponse()
            return reply.status, reply.headers, reply.read()
        finally:
            connection.close()

    def echo(self, text="hello"):
        status, _, body = self.request("POST", "/api/echo", json.dumps({"text": text}), {"Content-Type": "application/json"})
        return status, json.loads(body)["text"]

    def metric(self, name, **labels):
        """The sum of all lines of this name with these labels."""
        total = 0.0
        for line in self.request("GET", "/metrics")[2].decode().splitlines():
            if re.match(name + r"[{ ]", line) and all(f'{key}="{value}"' in line for key, value in labels.items()):
                total += float(line.rsplit(" ", 1)[1])
        return total

    def connect(self):
        connection = socket.create_connection(("127.0.0.1", self.port), 20)
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        return connection


class Bystander:
    """Somebody else's requests, one after the other, as long as the block runs."""

    slowest_s = 5

    def __init__(self, server):
        self.server, self.served, self.problem = server, 0, None
        self.over = threading.Event()
        self.thread = threading.Thread(target=self.run)

    def run(self):
        connection = http.client.HTTPConnection("127.0.0.1", self.server.port, timeout=self.slowest_s)
        try:
            while not self.over.is_set() or not self.served:
                connection.request("POST", "/api/echo", b'{"text":"me"}', {"Content-Type": "application/json"})
                reply = connection.getresponse()
                body = reply.read()
                if reply.status != 200:
                    self.problem = f"{reply.status} {body}"
                    return
                self.served += 1
        except Exception as error:  # told by the main thread
            self.problem = repr(error)
        finally:
            connection.close()

    def __enter__(self):
        self.thread.start()
        return self

    def __exit__(self, *failure):
        self.over.set()
        self.thread.join()
        if self.problem and not failure[0]:
            raise AssertionError(f"a bystander was not served after {self.served} requests: {self.problem}")


def frame(kind, flags=0, stream=0, payload=b""):
    return struct.pack(">I", len(payload))[1:] + bytes([kind, flags]) + struct.pack(">I", stream) + payload


def literal(name, value):
    """A header field without indexing and without Huffman coding (RFC 7541, 6.2.2)."""
    def text(raw):
        return (bytes([len(raw)]) if len(raw) < 127 else b"\x7f" + varint(len(raw) - 127)) + raw

    def varint(n):
        out = b""
        while n >= 128:
            out += bytes([n % 128 + 128])
            n //= 128
        return out + bytes([n])

    return b"\x00" + text(name.encode()) + text(value.encode())


def fields(method, path, **more):
    pairs = [(":method", method), (":scheme", "http"), (":path", path), (":authority", "localhost")]
    pairs += [(key.replace("_", "-"), value) for key, value in more.items()]
    return b"".join(literal(name, value) for name, value in pairs)


class Http2:
    """A client that sends what it is told to, frame by frame."""

    def __init__(self, server, settings=b"", tls=False):
        self.socket = server.connect() if not tls else self.connect_tls(server)
        self.buffer = b""
        self.send(PREFACE + frame(SETTINGS, payload=settings))

    @staticmethod
    def connect_tls(server):
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE
        context.set_alpn_protocols(["h2", "http/1.1"])
        wrapped = context.wrap_socket(socket.create_connection(("127.0.0.1", server.tls_port), 20))
        assert wrapped.selected_alpn_protocol() == "h2"
        return wrapped

    def send(self, data):
        self.socket.sendall(data)

    def get(self, stream, path):
        self.send(frame(HEADERS, END_STREAM | END_HEADERS, stream, fields("GET", path)))

    def frames(self):
        """All frames until the server closes the connection."""
        while True:
            while len(self.buffer) < 9 or len(self.buffer) < 9 + int.from_bytes(self.buffer[:3], "big"):
                try:
                    data = self.socket.recv(65536)
                except ConnectionResetError:
                    return
                if not data:
                    return
                self.buffer += data
            size = int.from_bytes(self.buffer[:3], "big")
            head, payload = self.buffer[:9], self.buffer[9:9 + size]
            self.buffer = self.buffer[9 + size:]
            yield head[3], head[4], int.from_bytes(head[5:9], "big") & 0x7FFFFFFF, payload

    def body(self, stream):
        """The whole body of one stream's answer."""
        text = b""
        for kind, flags, of, payload in self.frames():
            if of == stream and kind == DATA:
                text += payload
            if of == stream and kind == RST_STREAM:
                raise AssertionError(f"stream {stream} was reset")
            if of == stream and flags & END_STREAM and kind in (DATA, HEADERS):
                return text
        raise AssertionError(f"no whole answer on stream {stream}: {text}")

    def close(self):
        self.socket.close()


def send_until_cut(connection, chunks):
    """Sends until the server has closed the connection; True if it did before all was sent and answered."""
    try:
        for chunk in chunks:
            connection.sendall(chunk)
            while select.select([connection], [], [], 0)[0]:
                if not connection.recv(65536):
                    return True
        while connection.recv(65536):
            pass
        return True
    except (ConnectionResetError, BrokenPipeError):
        return True
    except TimeoutError:
        return False


def wait_cut(connection, seconds=20):
    """Waits, without reading, until the other side is gone."""
    poll = select.poll()
    poll.register(connection, select.POLLRDHUP | select.POLLHUP | select.POLLERR)
    return bool(poll.poll(seconds * 1000))


def allow_descriptors(n):
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if hard != resource.RLIM_INFINITY and hard < n:
        raise AssertionError(f"this machine allows {hard} open files, {n} are needed")
    resource.setrlimit(resource.RLIMIT_NOFILE, (max(soft, n), hard))


class HardeningCase(unittest.TestCase):
    """A server for each class; `settings` adds to its environment."""

    settings = {}
    longMessage = True

    @classmethod
    def setUpClass(cls):
        cls.server = Server(**cls.settings)

    @classmethod
    def tearDownClass(cls):
        cls.server.stop()

    def assertServes(self):
        self.assertEqual(self.server.echo("still here"), (200, "still here"))
