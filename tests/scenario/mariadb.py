# SPDX-License-Identifier: Apache-2.0
"""MariaDB's client protocol, as far as tests need it: texts of SQL over the server's Unix socket, without a process for each.

A connection is reset after each text, so that nothing of a session (transactions, locks, variables) outlives it, as if it had been the
`mariadb` program. It signs in without a password.
"""
import select
import socket
import struct
import threading

QUERY, RESET, QUIT = 3, 31, 1
UTF8MB4 = 45
# Protocol 4.1, a database at sign-in, long flags, transactions, named plugins, several statements a text and their results.
CAPABILITIES = 0x1 | 0x4 | 0x200 | 0x2000 | 0x8000 | 0x10000 | 0x20000 | 0x80000
WITH_DATABASE = 0x8
MORE_RESULTS = 0x8
MAX_PACKET = 0xFFFFFF
ESCAPES = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\0": "\\0"})


class SqlError(Exception):
    """What the server refused, or that it is away."""


class Connection:
    def __init__(self, path, user, database=None):
        self.socket = socket.socket(socket.AF_UNIX)
        try:
            self.socket.connect(path)
            self.input = self.socket.makefile("rb")
            self.sign_in(user, database)
        except BaseException:
            self.socket.close()
            raise

    def close(self):
        self.input.close()
        self.socket.close()

    def is_dead(self):
        """The server says nothing by itself but that it goes."""
        return bool(select.select([self.socket], [], [], 0)[0])

    def send(self, payload, number=0):
        packets = []
        while True:
            part, payload = payload[:MAX_PACKET], payload[MAX_PACKET:]
            packets.append(struct.pack("<I", len(part) | number << 24) + part)
            number = (number + 1) % 256
            if len(part) < MAX_PACKET:
                self.socket.sendall(b"".join(packets))
                return

    def receive(self):
        """The next packet, and its number. An error is raised."""
        payload = b""
        while True:
            head = self.input.read(4)
            if len(head) < 4:
                raise SqlError("the server has closed the connection")
            size = int.from_bytes(head[:3], "little")
            payload += self.input.read(size)
            if size < MAX_PACKET:
                break
        if payload[:1] == b"\xff":
            code = int.from_bytes(payload[1:3], "little")
            raise SqlError(f"ERROR {code} ({payload[4:9].decode()}): {payload[9:].decode(errors='replace')}")
        return payload, head[3]

    def sign_in(self, user, database):
        self.receive()
        flags = CAPABILITIES | (WITH_DATABASE if database else 0)
        name = database.encode() + b"\0" if database else b""
        self.send(struct.pack("<IIB23x", flags, 1 << 30, UTF8MB4) + user.encode() + b"\0\0" + name + b"mysql_native_password\0", 1)
        answer, number = self.receive()
        while answer[0] == 0xFE:  # another plugin: the socket says who we are
            self.send(b"", number + 1)
            answer, number = self.receive()

    def query(self, sql):
        """The rows of all its results: texts as `mariadb --batch` prints them."""
        self.send(bytes([QUERY]) + sql.encode())
        rows, status = [], MORE_RESULTS
        while status & MORE_RESULTS:
            answer, _ = self.receive()
            if answer[0] == 0:
                _, at = number_at(answer, 1)
                _, at = number_at(answer, at)
                status = int.from_bytes(answer[at:at + 2], "little")
            else:
                n_columns, _ = number_at(answer, 0)
                for _ in range(n_columns + 1):  # and the end of them
                    self.receive()
                status = self.read_rows(n_columns, rows)
        return rows

    def read_rows(self, n_columns, rows):
        while True:
            answer, _ = self.receive()
            if answer[0] == 0xFE and len(answer) < 9:
                return int.from_bytes(answer[3:5], "little")
            row, at = [], 0
            for _ in range(n_columns):
                if answer[at] == 0xFB:
                    row.append("NULL")
                    at += 1
                    continue
                size, at = number_at(answer, at)
                row.append(answer[at:at + size].decode().translate(ESCAPES))
                at += size
            rows.append(row)

    def reset(self):
        self.send(bytes([RESET]))
        self.receive()


def number_at(data, at):
    """A length-encoded number, and where it ends."""
    first = data[at]
    if first < 0xFB:
        return first, at + 1
    size = {0xFC: 2, 0xFD: 3, 0xFE: 8}[first]
    return int.from_bytes(data[at + 1:at + 1 + size], "little"), at + 1 + size


class Connections:
    """Those of one database, for any threads. One that the server has left is replaced."""

    def __init__(self, path, user, database):
        self.path, self.user, self.database = path, user, database
        self.lock, self.free = threading.Lock(), []

    def take(self):
        with self.lock:
            while self.free:
                connection = self.free.pop()
                if not connection.is_dead():
                    return connection
                connection.close()
        return Connection(self.path, self.user, self.database)

    def run(self, sql):
        try:
            connection = self.take()
        except OSError as error:
            raise SqlError(str(error)) from error
        try:
            rows = connection.query(sql)
            connection.reset()
        except (SqlError, OSError) as error:
            connection.close()
            raise error if isinstance(error, SqlError) else SqlError(str(error))
        except BaseException:
            connection.close()
            raise
        with self.lock:
            self.free.append(connection)
        return rows

    def close(self):
        with self.lock:
            for connection in self.free:
                connection.close()
            self.free.clear()
