# SPDX-License-Identifier: Apache-2.0
"""A server that tests start and stop: a process that outlives who started it, known by its pid, on a port of the loopback.

For the scripts beside this file (kafka, search).
"""
import fcntl
import os
import random
import select
import signal
import socket
import subprocess
import sys
import time

READY_S, STOP_S = 90, 8
LOOK_S = 0.05  # between two questions whether a node is ready; its death is noticed at once
PORTS = range(12000, 32000)  # below those that the kernel gives away


class PortTaken(Exception):
    """Somebody was faster."""


def die(*words):
    sys.exit(os.path.basename(sys.argv[0]) + ": " + " ".join(str(word) for word in words))


def locked(path):
    """A file to be used by `with`: two who have it open take turns."""
    file = open(path, "w", encoding="utf-8")
    fcntl.flock(file, fcntl.LOCK_EX)
    return file


def maven(timeout_s, *words):
    try:
        done = subprocess.run(["mvn", "-B", "-q", *words], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=timeout_s)
    except FileNotFoundError:
        die("mvn is not installed")
    except subprocess.TimeoutExpired:
        die(f"the jars did not come within {timeout_s} s")
    if done.returncode:
        die("the jars could not be fetched:\n" + done.stdout[-3000:])


def free_port(taken):
    while True:
        port = random.choice(PORTS)
        with socket.socket() as probe:
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
        if port not in taken:
            taken.append(port)
            return port


def process_state(pid):
    """Its state and when it began; None if there is none. The command line would not do: it is empty for a moment after exec."""
    try:
        with open(f"/proc/{pid}/stat", encoding="utf-8", errors="replace") as file:
            fields = file.read().rpartition(")")[2].split()
    except OSError:
        return None
    return None if fields[0] in "ZX" else (fields[0], fields[19])


class ServerNode:
    """A folder with its log and its pid. Who derives from it says how it is started (command) and whether it is_ready."""

    def __init__(self, home, port):
        self.home, self.port = home, port
        self.pidfile = os.path.join(home, "pid")
        self.log = os.path.join(home, "log")

    def pid(self):
        """None if it does not run: the number in the file may be somebody else's by now."""
        try:
            with open(self.pidfile, encoding="utf-8") as file:
                pid, began = file.read().split()
        except (OSError, ValueError):
            return None
        state = process_state(pid)
        return int(pid) if state and state[1] == began else None

    def is_awake(self):
        pid = self.pid()
        state = pid and process_state(pid)
        return bool(state) and state[0] not in "tT"

    def launch(self):
        if self.pid():
            return
        with open(self.log, "w", encoding="utf-8") as log:
            process = subprocess.Popen(self.command(), start_new_session=True, stdin=subprocess.DEVNULL, stdout=log, stderr=log, cwd=self.home)
        with open(self.pidfile, "w", encoding="utf-8") as file:
            file.write(f"{process.pid} {(process_state(process.pid) or '--')[1]}")
        process.returncode = 0  # it outlives us, and that is meant

    def ended(self, within_s):
        """Whether its process ends within that time, or is gone already."""
        pid = self.pid()
        try:
            handle = os.pidfd_open(pid) if pid else None
        except ProcessLookupError:
            return True
        if handle is None:
            return True
        with os.fdopen(handle):
            return bool(select.select([handle], [], [], within_s)[0])

    def signal(self, number):
        pid = self.pid()
        if pid:
            os.kill(pid, number)

    def stop(self, number):
        """A process that is paused would not hear of SIGTERM."""
        self.signal(number)
        self.signal(signal.SIGCONT)

    def await_end(self, patience_s):
        if not self.ended(patience_s):
            self.signal(signal.SIGKILL)
            if not self.ended(READY_S):
                die(self.home, "does not end")

    def is_listener(self):
        """Whether it is this node's process that listens on its port."""
        try:
            names = {os.readlink(entry.path) for entry in os.scandir(f"/proc/{self.pid()}/fd")}
        except OSError:
            return False
        for table in ("/proc/net/tcp", "/proc/net/tcp6"):
            try:
                with open(table, encoding="utf-8") as file:
                    rows = [row.split() for row in file.readlines()[1:]]
            except OSError:
                continue
            if any(row[3] == "0A" and row[1].endswith(f":{self.port:04X}") and f"socket:[{row[9]}]" in names for row in rows):
                return True
        return False

    def await_ready(self, *arguments):
        """is_ready(*arguments) may say so by an exception, too."""
        end = time.monotonic() + READY_S
        while True:
            try:
                if self.is_listener() and self.is_ready(*arguments):
                    return
            except (OSError, ValueError):
                pass
            if self.ended(LOOK_S) or time.monotonic() > end:
                self.fail()

    def fail(self):
        with open(self.log, encoding="utf-8", errors="replace") as file:
            text = file.read()
        if "Address already in use" in text:
            raise PortTaken(text[-3000:])
        die(self.home, "is not ready:\n" + text[-3000:])
