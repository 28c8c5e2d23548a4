# SPDX-License-Identifier: Apache-2.0
"""/docs in a browser: every operation of the document is listed and opens, nothing comes from elsewhere, the console stays empty."""
import json
import os
import subprocess
import sys
import tempfile
import unittest

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../scenario"))
from chromium import Chromium
from harness import ROOT, ShopCase

METHODS = ("get", "put", "post", "delete", "patch")
LISTED = """new Promise(done => {
  const viewer = document.querySelector('rapi-doc');
  const items = () => [...viewer.shadowRoot.querySelectorAll('.nav-bar-path')].map(
      item => item.querySelector('.nav-method').innerText.trim() + ' ' + item.querySelector('.mono-font').innerText.trim());
  const look = () => viewer.resolvedSpec && items().length ? done(items()) : requestAnimationFrame(look);
  look();
})"""
OPENED = """(async () => {
  const shadow = document.querySelector('rapi-doc').shadowRoot;
  const item = [...shadow.querySelectorAll('.nav-bar-path')][%d];
  const response = () => shadow.getElementById(item.dataset.contentId)?.querySelector('api-response');
  item.click();
  while (!response())
    await new Promise(requestAnimationFrame);
  await response().updateComplete;
  return shadow.getElementById(item.dataset.contentId).innerText + response().shadowRoot.textContent;
})()"""


class Docs(ShopCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        document = json.loads(cls.shop.get("//openapi.json").body)
        cls.operations = {f"{method.upper()} {path}": item[method]
                          for path, item in document["paths"].items() for method in METHODS if method in item}
        cls.origin = f"http://127.0.0.1:{cls.shop.port}"
        cls.browser = Chromium()
        cls.addClassCleanup(cls.browser.close)

    def test_every_operation_is_listed_and_opens_without_a_word_in_the_console(self):
        self.browser.open(self.origin + "/docs")
        listed = self.browser.run(LISTED)
        self.assertGreater(len(self.operations), 10)
        self.assertEqual(sorted(listed), sorted(self.operations))
        for i, operation in enumerate(listed):
            with self.subTest(operation=operation):
                shown = self.browser.run(OPENED % i)
                for text in (operation.split()[1], *self.operations[operation]["responses"]):
                    self.assertIn(text, shown)
        self.assertEqual(self.browser.problems, [])
        elsewhere = [url for url in self.browser.requested if not url.startswith((self.origin, "data:", "blob:"))]
        self.assertEqual(elsewhere, [])

    def test_the_page_leads_to_the_events(self):
        self.browser.open(self.origin + "/docs")
        self.browser.run(LISTED)
        link = self.browser.run("(a => [a.href, a.parentNode.assignedSlot && a.parentNode.assignedSlot.name])(document.querySelector('[slot=overview] a'))")
        self.assertEqual(link, [self.origin + "/asyncapi.json", "overview"])
        self.assertEqual(self.shop.get("//asyncapi.json").status, 200)

    def test_nothing_outside_the_folder_is_served(self):
        for path in ("/docs/../main.c", "/docs/%2e%2e/package.json", "/docs/..%2fpackage.json", "/docs//etc/passwd", "/docs/nothing.js"):
            self.assertEqual(self.shop.get("/" + path).status, 404, path)

    def test_types_of_the_files(self):
        for path, kind in (("/docs", "text/html"), ("/docs/rapidoc-min.js", "text/javascript")):
            answer = self.shop.get("/" + path)
            self.assertEqual((answer.status, answer.headers["Content-Type"].split(";")[0]), (200, kind))


class Committed(unittest.TestCase):
    def test_the_committed_folder_is_what_the_pinned_package_builds(self):
        with tempfile.TemporaryDirectory() as folder:
            fresh = os.path.join(folder, "dist")
            subprocess.run(["node", os.path.join(ROOT, "web/build.mjs"), fresh], check=True)
            subprocess.run(["diff", "-r", fresh, os.path.join(ROOT, "web/dist")], check=True)


class Lint(unittest.TestCase):
    def test_redocly_has_neither_an_error_nor_a_warning(self):
        redocly = os.path.join(ROOT, "web/node_modules/.bin/redocly")
        done = subprocess.run([redocly, "lint", os.path.join(ROOT, "generated/openapi.json"), "--format=json",
                               "--config", os.path.join(ROOT, "web/redocly.yaml")], capture_output=True, text=True,
                              env={**os.environ, "REDOCLY_TELEMETRY": "off", "REDOCLY_SUPPRESS_UPDATE_NOTICE": "true"})
        report = json.loads(done.stdout)
        self.assertEqual((report["totals"]["errors"], report["totals"]["warnings"], done.returncode), (0, 0, 0),
                         json.dumps(report["problems"], indent=1)[:4000])


class AsyncApi(unittest.TestCase):
    def read(self, document):
        with tempfile.NamedTemporaryFile("w", suffix=".json") as file:
            json.dump(document, file)
            file.flush()
            done = subprocess.run(["node", os.path.join(ROOT, "web/asyncapi.mjs"), file.name], capture_output=True, text=True)
        self.assertTrue(done.stdout, done.stderr)
        return done.returncode, json.loads(done.stdout)

    def setUp(self):
        with open(os.path.join(ROOT, "generated/asyncapi.json"), encoding="utf-8") as file:
            self.document = json.load(file)

    def test_its_parser_has_nothing_to_say_and_every_example_fits_its_schema(self):
        code, report = self.read(self.document)
        self.assertEqual((code, report["problems"]), (0, []), json.dumps(report["problems"], indent=1)[:4000])
        messages = self.document["components"]["messages"]
        self.assertEqual((report["messages"], report["examples"]), (len(messages), 2 * len(messages)))
        self.assertEqual(report["operations"], len(self.document["operations"]))
        self.assertGreaterEqual(len(messages), 9)

    def test_the_reading_finds_what_is_wrong(self):
        example = self.document["components"]["messages"]["order.created"]["examples"][0]
        del example["headers"]["ce_id"]
        example["payload"]["items"][0]["price"] = "much"
        self.document["channels"]["shopping.order.created"]["address"] = 5
        code, report = self.read(self.document)
        self.assertEqual(code, 1)
        told = json.dumps(report["problems"])
        for needle in ("channels/shopping.order.created/address",):
            self.assertIn(needle, told)
        self.document["channels"]["shopping.order.created"]["address"] = "shopping.order.created"
        told = json.dumps(self.read(self.document)[1]["problems"])
        for needle in ("ce_id", "items/0/price"):
            self.assertIn(needle, told)

    def test_every_topic_message_header_key_and_reader_is_described(self):
        document = self.document
        for topic, channel in document["channels"].items():
            self.assertEqual((channel["address"], channel["bindings"]["kafka"]["topic"], channel["bindings"]["kafka"]["partitions"]), (topic, topic, 3))
        sent = {o["messages"][0]["$ref"].split("/")[-1] for name, o in document["operations"].items() if o["action"] == "send"}
        self.assertEqual(sent, set(document["components"]["messages"]))
        for name, message in document["components"]["messages"].items():
            headers = message["headers"]["properties"]
            for header in ("specversion", "id", "type", "source", "time", "schemaversion", "dataschema", "traceparent"):
                self.assertIn("ce_" + header, headers, name)
            self.assertIn("traceparent", headers)
            self.assertEqual(message["bindings"]["kafka"]["key"]["type"], "string", name)
            self.assertIn("correlationId", message)
        for operation in document["operations"].values():
            if operation["action"] == "receive":
                self.assertEqual(len(operation["bindings"]["kafka"]["groupId"]["enum"]), 1)


if __name__ == "__main__":
    unittest.main(verbosity=2)
