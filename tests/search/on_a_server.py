# SPDX-License-Identifier: Apache-2.0
"""Runs a test program against real search servers: one that takes Korean words apart, and one that does not.

    on_a_server.py PROGRAM [WORD…]
"""
import os
import subprocess
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../scenario"))
import search_server  # noqa: E402


def failed(has_nori, words):
    server = search_server.SearchServer(has_nori=has_nori)
    try:
        return subprocess.run(words, env={**os.environ, "SHOP_TEST_SEARCH_URL": server.url, "SHOP_TEST_SEARCH_NORI": str(int(has_nori))}, check=False).returncode != 0
    finally:
        server.close()


if __name__ == "__main__":
    search_server.exit_if_missing()
    sys.exit(any([failed(has_nori, sys.argv[1:]) for has_nori in (True, False)]))
