# SPDX-License-Identifier: Apache-2.0
"""Very many clients of event streams in one thread: they connect, listen, hang up and come again."""
import json
import os
import select
import socket
import struct
import time

from harness import BASE


class Listener:
    """One user who listens. Over all its connections: what it was told, and when it heard that it is in."""

    def __init__(self, path, token):
        self.path, self.token = path, token
        self.line = None  # while it is connected
        self.last_id = self.status = self.entered_at = self.problem = None
        self.n_told = self.n_entered = self.n_ends = 0

    def begin(self, line):
        self.line, self.body = line, bytearray()
        self.began_at = time.time()

    def take(self, data):
        """More of the stream."""
        self.body += data
        end = self.body.find(b"\n\n")
        while end >= 0:
            self.hear(bytes(self.body[:end]))
            del self.body[:end + 2]
            end = self.body.find(b"\n\n")

    def hear(self, text):
        event = dict(line.split(b": ", 1) for line in text.split(b"\n") if not line.startswith(b":"))
        if b"id" in event:
            self.last_id = int(event[b"id"])
        if b"event" not in event:
            return
        status = json.loads(event[b"data"])
        self.n_told += 1
        if event[b"event"] == b"queue-entered":
            self.n_entered += 1
            self.entered_at = time.time()
        elif self.n_entered:
            self.problem = f"{status} after the way in"
        elif self.status and status["position"] > self.status["position"]:
            self.problem = f"{status} after {self.status}"
        self.status = status

    def end(self):
        self.line = None
        self.n_ends += 1


def connect(port, text):
    line = socket.create_connection(("127.0.0.1", port), 30)
    line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    line.sendall(text)
    line.setblocking(False)
    return line


def request(listener):
    more = {"last-event-id": str(listener.last_id)} if listener.last_id is not None else {}
    return {"authorization": f"Bearer {listener.token}", **more}


class Http1:
    """A connection with one listener."""

    def __init__(self, port, listener):
        self.listener, self.head, self.chunks = listener, None, bytearray()
        fields = "".join(f"{name}: {value}\r\n" for name, value in request(listener).items())
        self.socket = connect(port, f"GET {BASE}{listener.path} HTTP/1.1\r\nHost: x\r\n{fields}\r\n".encode())
        listener.begin(self)

    def take(self, data):
        """More bytes of the answer. False: it is at its end."""
        self.chunks += data
        if self.head is None:
            end = self.chunks.find(b"\r\n\r\n")
            if end < 0:
                return bool(data)
            self.head = bytes(self.chunks[:end])
            if not self.head.startswith(b"HTTP/1.1 200 "):
                self.listener.problem = bytes(self.chunks)
                return False
            del self.chunks[:end + 4]
        return self.unwrap() and bool(data)

    def unwrap(self):
        """From chunks (RFC 9112, 7.1) to the body. False: that was the last one."""
        while True:
            end = self.chunks.find(b"\r\n")
            if end < 0:
                return True
            size = int(self.chunks[:end], 16)
            if len(self.chunks) < end + size + 4:
                return True
            self.listener.take(self.chunks[end + 2:end + 2 + size])
            del self.chunks[:end + size + 4]
            if not size:
                return False

    def close(self):
        self.socket.close()
        self.listener.end()


DATA, HEADERS, RST_STREAM, SETTINGS, PING, GOAWAY, WINDOW_UPDATE = 0, 1, 3, 4, 6, 7, 8
STATUS_200 = 0x88  # RFC 7541, appendix A


def frame(kind, flags=0, stream=0, payload=b""):
    return struct.pack(">I", len(payload))[1:] + bytes([kind, flags]) + struct.pack(">I", stream) + payload


def literal(name, value):
    """A header field without indexing and without Huffman coding (RFC 7541, 6.2.2)."""
    def text(raw):
        n, length = len(raw) - 127, bytes([min(len(raw), 127)])
        while n >= 0:
            length += bytes([n % 128 + (128 if n >= 128 else 0)])
            n = n // 128 or -1
        return length + raw
    return b"\x00" + text(name.encode()) + text(value.encode())


class Http2:
    """A connection with up to a hundred listeners."""

    def __init__(self, port, listeners):
        self.listeners, self.buffer = {2 * i + 1: listener for i, listener in enumerate(listeners)}, bytearray()
        text = b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n" + frame(SETTINGS) + frame(WINDOW_UPDATE, payload=struct.pack(">I", 1 << 30))
        for number, listener in self.listeners.items():
            head = {":method": "GET", ":scheme": "http", ":path": BASE + listener.path, ":authority": "x", **request(listener)}
            text += frame(HEADERS, 0x5, number, b"".join(literal(name, value) for name, value in head.items()))
            listener.begin(self)
        self.socket = connect(port, text)

    def take(self, data):
        self.buffer += data
        while len(self.buffer) >= 9:
            size = int.from_bytes(self.buffer[:3], "big")
            if len(self.buffer) < 9 + size:
                break
            self.take_frame(self.buffer[3], self.buffer[4], int.from_bytes(self.buffer[5:9], "big"), self.buffer[9:9 + size])
            del self.buffer[:9 + size]
        return bool(data) and bool(self.listeners)

    def take_frame(self, kind, flags, number, payload):
        if kind in (SETTINGS, PING) and not flags & 1:
            self.socket.sendall(frame(kind, 1, 0, payload if kind == PING else b""))
        listener = self.listeners.get(number)
        if not listener:
            return
        if kind == HEADERS and payload[0] != STATUS_200 or kind == RST_STREAM:
            listener.problem = f"frame {kind}: {bytes(payload)}"
        if kind == DATA:
            listener.take(payload)
        if kind == RST_STREAM or kind in (DATA, HEADERS) and flags & 1:
            self.listeners.pop(number).end()

    def close(self):
        self.socket.close()
        for listener in self.listeners.values():
            listener.end()


class Crowd:
    def __init__(self):
        self.poll, self.lines = select.epoll(), {}

    def join(self, line):
        self.lines[line.socket.fileno()] = line
        self.poll.register(line.socket, select.EPOLLIN)

    def drop(self, line):
        self.poll.unregister(line.socket)
        del self.lines[line.socket.fileno()]
        line.close()

    def hear(self, timeout=0.05):
        """What came meanwhile; lines at whose other end nobody speaks any more are dropped."""
        for number, _ in self.poll.poll(timeout, 4096):
            line = self.lines[number]
            try:
                data = line.socket.recv(65536)
            except ConnectionResetError:
                data = b""
            if not line.take(data):
                self.drop(line)

    def hear_until(self, what, condition, seconds):
        end = time.monotonic() + seconds
        while not condition():
            if time.monotonic() > end:
                raise AssertionError(f"not within {seconds} s: {what}")
            self.hear()

    def hear_for(self, seconds):
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            self.hear(end - time.monotonic())

    def close(self):
        for line in list(self.lines.values()):
            self.drop(line)


def memory_kib(process):
    with open(f"/proc/{process.pid}/status", encoding="ascii") as file:
        return int(next(line.split()[1] for line in file if line.startswith("VmRSS:")))


def cpu_s(process):
    with open(f"/proc/{process.pid}/stat", encoding="ascii") as file:
        fields = file.read().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
