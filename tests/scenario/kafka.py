# SPDX-License-Identifier: Apache-2.0
"""A real Kafka for a scenario (tests/support/kafka), and what reads and writes it (tests/support/kafka_tool.c).

A file of tests that need it ends with kafka.main() in the place of unittest.main(): where the broker's jars could not be
fetched the whole file is not run, says so, and is counted as that.
"""
import collections
import json
import os
import shutil
import subprocess
import sys
import tempfile
import unittest

from harness import ROOT, required

CONTROL = os.path.join(ROOT, "tests/support/kafka")
NOT_RUN = 77  # what ctest takes for "skipped"

# headers: pairs of name and value. Keys and values are str, bytes where they are no UTF-8, or None.
Message = collections.namedtuple("Message", "topic partition offset timestamp key value headers")


def main():
    """unittest.main(), if there is a broker to start. SHOP_TEST_KAFKA_JARS is empty where its jars could not be fetched."""
    if os.environ.get("SHOP_TEST_KAFKA_JARS") == "":
        print("NOT RUN: the jars of Kafka could not be fetched, and these tests need a real broker", file=sys.stderr)
        sys.exit(NOT_RUN)
    unittest.main(module="__main__")


def shown(value):
    """As the tool writes it."""
    return {"hex": value.hex()} if isinstance(value, bytes) else value


def seen(value):
    return bytes.fromhex(value["hex"]) if isinstance(value, dict) else value


class Kafka:
    """One or three nodes, counted from 1. What starts something returns when clients can use it."""

    def __init__(self, nodes=1):
        self.n_nodes = nodes
        self.dir = tempfile.mkdtemp(prefix="kafka.", dir=os.environ.get("SHOP_TEST_SERVICES_DIR"))
        try:
            self.brokers = self.control("start", nodes).strip().removeprefix("SHOP_KAFKA_BROKERS=")
        except BaseException:
            self.close()
            raise

    def control(self, command, *words):
        done = subprocess.run([CONTROL, command, self.dir, *map(str, words)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        if done.returncode:
            raise AssertionError(f"kafka {command} failed:\n{done.stderr}")
        return done.stdout

    def start(self):
        self.control("start")

    def stop(self):
        """All nodes; what they hold is there when they start again, on the same ports."""
        self.control("stop")

    def stop_node(self, node):
        self.control("stop-node", node)

    def kill(self, node):
        self.control("kill", node)

    def restart(self, node):
        """Killed, if it runs, and started."""
        self.control("restart", node)

    def pause(self, node):
        """It keeps its connections and says nothing."""
        self.control("pause", node)

    def resume(self, node):
        self.control("resume", node)

    def close(self):
        try:
            self.control("stop")
        finally:
            shutil.rmtree(self.dir, ignore_errors=True)

    def tool(self, *words, lines=()):
        """The documents that it prints; lines are what it reads."""
        program = os.path.join(os.path.dirname(required("SHOP_BIN")), "../tests/support/kafka_tool")
        done = subprocess.run([program, self.brokers, *map(str, words)], input="".join(json.dumps(line) + "\n" for line in lines),
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8")
        if done.returncode:
            raise AssertionError(f"{' '.join(map(str, words))}: {done.stderr}")
        return [json.loads(line) for line in done.stdout.splitlines()]

    def create(self, topic, partitions=3):
        """On all nodes; fine if it is there."""
        self.tool("create", topic, partitions, self.n_nodes)

    def produce(self, topic, value, key=None, headers=(), partition=None):
        """Where it went: (partition, offset). Acknowledged by enough nodes."""
        return self.produce_all([{"topic": topic, "value": value, "key": key, "headers": headers, "partition": partition}])[0]

    def produce_all(self, messages):
        """Dictionaries of produce()'s arguments; where they went, in the order of the acknowledgements."""
        lines = [{**message, "key": shown(message.get("key")), "value": shown(message.get("value")),
                  "headers": [[name, shown(value)] for name, value in message.get("headers", ())]} for message in messages]
        return [(done["partition"], done["offset"]) for done in self.tool("produce", lines=lines)]

    def read(self, *topics, at_least=0, timeout=30):
        """All messages of the topics, each partition in its order; waits until there are so many, and fails after the timeout (seconds)."""
        return [Message(line["topic"], line["partition"], line["offset"], line["timestamp"], seen(line["key"]), seen(line["value"]),
                        [(name, seen(value)) for name, value in line["headers"]])
                for line in self.tool("consume", at_least, int(timeout * 1000), *topics)]

    def ends(self, *topics):
        """{(topic, partition): the offset that the next message will have}."""
        return {(line["topic"], line["partition"]): line["high"] for line in self.tool("ends", *topics)}

    def lag(self, group, *topics):
        """{(topic, partition): how many messages the group has not committed}."""
        return {(line["topic"], line["partition"]): line["high"] - (line["low"] if line["committed"] is None else line["committed"])
                for line in self.tool("lag", group, *topics)}
