# SPDX-License-Identifier: Apache-2.0
"""The search server that other tests rely on keeps what it was given, dies as it is told, and hurts nobody else."""
import os
import subprocess
import sys
import unittest

import search_server


class OneNode(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.server = search_server.SearchServer()
        cls.addClassCleanup(cls.server.close)

    def test_what_was_acknowledged_outlives_a_stop_and_a_kill(self):
        self.server.ask("PUT", "/products", {"settings": {"number_of_replicas": 0}})
        self.server.ask("PUT", "/products/_doc/1", {"name": "무선 이어폰"})
        for again in (lambda: None, lambda: (self.server.stop(), self.server.start()), self.server.restart):
            again()
            self.assertEqual(self.server.ask("GET", "/products/_doc/1")["_source"], {"name": "무선 이어폰"})
        self.assertIsNone(self.server.ask("GET", "/products/_doc/2"))

    def test_it_takes_korean_words_apart(self):
        tokens = self.server.ask("POST", "/_analyze", {"tokenizer": "nori_tokenizer", "text": "무선이어폰"})["tokens"]
        self.assertEqual([token["token"] for token in tokens], ["무선", "이어폰"])

    def test_a_number_that_is_somebody_elses_by_now_is_left_alone(self):
        pidfile = os.path.join(self.server.dir, "pid")
        with open(pidfile, encoding="utf-8") as file:
            server = file.read()
        self.addCleanup(self.write, pidfile, server)
        stranger = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
        self.write(pidfile, f"{stranger.pid} {server.split()[1]}")
        self.server.stop()
        self.assertIsNone(stranger.poll())
        stranger.communicate(b"\n")
        self.assertEqual(stranger.returncode, 0)

    def write(self, path, text):
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)


class WithoutNori(unittest.TestCase):
    def test_a_node_may_be_without_it(self):
        server = search_server.SearchServer(has_nori=False)
        self.addCleanup(server.close)
        with self.assertRaisesRegex(AssertionError, "failed to find global tokenizer"):
            server.ask("POST", "/_analyze", {"tokenizer": "nori_tokenizer", "text": "무선이어폰"})


if __name__ == "__main__":
    search_server.main()
