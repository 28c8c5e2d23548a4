# SPDX-License-Identifier: Apache-2.0
"""HTTP/2 conformance: h2spec over TLS and in cleartext. What libh2o itself fails is named below with the reason; a failure that is
not named, or a named one that passes, fails this test."""
import os
import socket
import subprocess
import sys
import tempfile
import unittest
import xml.etree.ElementTree as xml

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../scenario"))
from harness import ROOT, ShopCase

EMPTY_PATH = ("8.1.2.3. Request Pseudo-Header Fields", 'Sends a HEADERS frame with empty ":path" pseudo-header field')
PREFACE = ("3.5. HTTP/2 Connection Preface", "Sends invalid connection preface")
KNOWN = {
    "cleartext": {
        EMPTY_PATH: "libh2o 2.2.5 takes an empty :path for / and answers the request; no other path can be reached by it",
        PREFACE: "without ALPN the bytes may be HTTP/1: libh2o answers them with an HTTP/1 error and then closes the connection",
    },
    "tls": {
        EMPTY_PATH: "as above",
    },
}


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return str(probe.getsockname()[1])


class H2spec(ShopCase):
    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.folder = folder.name
        key, certificate = os.path.join(folder.name, "key.pem"), os.path.join(folder.name, "cert.pem")
        subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-subj", "/CN=localhost",
                        "-keyout", key, "-out", certificate], check=True, capture_output=True)
        cls.settings = {"SHOP_TLS_PORT": free_port(), "SHOP_TLS_CERT": certificate, "SHOP_TLS_KEY": key}
        super().setUpClass()

    def failures(self, port, *flags):
        report = os.path.join(self.folder, "report.xml")
        subprocess.run([os.path.join(ROOT, "build/tools/h2spec"), "-p", str(port), "-P", "/openapi.json", "-o", "5", "-j", report, *flags],
                       stdout=subprocess.DEVNULL)
        suites = list(xml.parse(report).iter("testsuite"))
        self.assertGreaterEqual(sum(len(suite.findall("testcase")) for suite in suites), 145)
        return {(suite.get("name"), case.get("classname")): [f"{outcome.tag}: {outcome.text}" for outcome in case]
                for suite in suites for case in suite.findall("testcase") if len(case)}

    def check(self, transport, failures):
        self.assertEqual(set(failures), set(KNOWN[transport]), failures)
        self.assertEqual(self.shop.get("//livez").status, 200)

    def test_cleartext(self):
        self.check("cleartext", self.failures(self.shop.port))

    def test_tls(self):
        self.check("tls", self.failures(self.shop.tls_port, "-t", "-k"))


if __name__ == "__main__":
    unittest.main(verbosity=2)
