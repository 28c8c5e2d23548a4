# SPDX-License-Identifier: Apache-2.0
"""A real search server for a scenario (tests/support/search).

A file of tests that needs it ends with search_server.main() in the place of unittest.main(): where the server's jars could not
be fetched the whole file is not run, says so, and is counted as that. One of which only a part needs it marks that part with
@search_server.needed and ends with search_server.main(partly=True): the rest runs, and the file is counted as not run all the
same, unless it fails.
"""
import json
import os
import shutil
import subprocess
import sys
import tempfile
import unittest
import urllib.error
import urllib.request

from harness import ROOT

CONTROL = os.path.join(ROOT, "tests/support/search")
NOT_RUN = 77  # what ctest takes for "skipped"
IS_MISSING = os.environ.get("SHOP_TEST_SEARCH_JARS") == ""  # its jars could not be fetched

needed = unittest.skipIf(IS_MISSING, "the jars of the search server could not be fetched")


def say_missing():
    print("NOT RUN: the jars of the search server could not be fetched, and these tests need a real one", file=sys.stderr)


def exit_if_missing():
    if IS_MISSING:
        say_missing()
        sys.exit(NOT_RUN)


def main(partly=False):
    """unittest.main(), if there is a server to start."""
    if not IS_MISSING:
        unittest.main(module="__main__")
    say_missing()
    is_good = not partly or unittest.main(module="__main__", exit=False).result.wasSuccessful()
    sys.exit(NOT_RUN if is_good else 1)


class SearchServer:
    """One node; has_nori: whether it takes Korean words apart. What starts it returns when it answers."""

    def __init__(self, has_nori=True, is_large=False):
        self.dir = tempfile.mkdtemp(prefix="search.", dir=os.environ.get("SHOP_TEST_SERVICES_DIR"))
        try:
            words = [*([] if has_nori else ["plain"]), *(["large"] if is_large else [])]
            self.url = self.control("start", *words).strip().removeprefix("SHOP_SEARCH_URL=")
        except BaseException:
            self.close()
            raise

    def control(self, command, *words):
        done = subprocess.run([CONTROL, command, self.dir, *words], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        if done.returncode:
            raise AssertionError(f"search {command} failed:\n{done.stderr}")
        return done.stdout

    def start(self):
        """On the same port, with what it held."""
        self.control("start")

    def stop(self):
        self.control("stop")

    def kill(self):
        self.control("kill")

    def restart(self):
        """Killed, if it runs, and started."""
        self.control("restart")

    def pause(self):
        """It keeps its connections and says nothing."""
        self.control("pause")

    def resume(self):
        self.control("resume")

    def close(self):
        try:
            self.control("stop")
        finally:
            shutil.rmtree(self.dir, ignore_errors=True)

    def ask(self, method, path, document=None):
        """Its answer to a request of its own API, None for 404; other refusals are raised."""
        question = urllib.request.Request(self.url + path, method=method, headers={"Content-Type": "application/json"},
                                          data=None if document is None else json.dumps(document).encode())
        try:
            with urllib.request.build_opener(urllib.request.ProxyHandler({})).open(question, timeout=30) as answer:
                return json.load(answer)
        except urllib.error.HTTPError as refusal:
            with refusal:
                if refusal.code == 404:
                    return None
                raise AssertionError(f"{method} {path}: {refusal.code} {refusal.read().decode()[:2000]}") from None
