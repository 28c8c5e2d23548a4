# SPDX-License-Identifier: Apache-2.0
"""The payment provider of tests/support/provider, as a process of its own."""
import json
import os
import re
import subprocess
import sys
import urllib.request

from harness import ROOT


class Provider:
    def __init__(self, journal=None):
        command = [sys.executable, os.path.join(ROOT, "tests/support/provider")] + (["--journal", journal] if journal else [])
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        self.port = int(re.match(r"ready port=(\d+)", self.process.stdout.readline())[1])
        self.url = f"http://127.0.0.1:{self.port}"

    def call(self, method, path, body=None):
        data = None if body is None else json.dumps(body).encode()
        with urllib.request.urlopen(urllib.request.Request(self.url + path, data, method=method), timeout=30) as reply:
            return json.load(reply)

    def control(self, **what):
        self.call("POST", "/control", what)

    def ledger(self):
        return self.call("GET", "/ledger")

    def charges(self, order_number):
        """[charged, refunded] of each charge of an order, in minor units."""
        return [[charge["amount"], charge["refunded"]] for charge in self.ledger()["charges"] if charge["orderNumber"] == order_number]

    def stop(self):
        self.process.kill()
        self.process.wait()
        self.process.stdout.close()
