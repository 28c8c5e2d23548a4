# SPDX-License-Identifier: Apache-2.0
"""Idempotency-Key, as the served document declares it: every operation that takes one looks at it before the body."""
import json
import unittest

from harness import ShopCase, token

HEADER = "Idempotency-Key"
# Operations of the contract that want a key; one that is not served yet is not in the document.
WANTED = {"POST /orders", "POST /payments", "POST /payments/{paymentNumber}/refund", "POST /time-deals/purchase"}
BAD_KEYS = {"empty": "", "blank": "   ", "over-long": "k" * 256, "two words": "a key", "no ASCII": "schl\u00fcssel", "a tab": "a\tkey"}
METHODS = ("get", "post", "put", "patch", "delete")


def key_of(operation):
    found = [p for p in operation.get("parameters", []) if p["in"] == "header" and p["name"] == HEADER]
    return found[0] if found else None


def codes(operation):
    """code -> status of all refusals that the operation documents."""
    return {code: int(status) for status, answer in operation["responses"].items()
            for media in answer.get("content", {}).values() for code in media.get("examples", {}) if int(status) >= 400}


class Idempotency(ShopCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        document = json.loads(cls.shop.get("//openapi.json").body)
        cls.operations = {f"{method.upper()} {path}": operation for path, item in document["paths"].items()
                          for method, operation in item.items() if method in METHODS}
        cls.keyed = {name: operation for name, operation in cls.operations.items() if key_of(operation)}

    def each(self):
        """Sends to each operation with a key: send(headers, raw) -> answer."""
        for name, operation in self.keyed.items():
            method, path = name.split(" ")
            for parameter in operation["parameters"]:
                if parameter["in"] == "path":
                    path = path.replace("{%s}" % parameter["name"], str(parameter["example"]))

            def send(headers, raw=None, method=method, path=path):
                return self.shop.request(method, path, None, self.admin, headers=headers, raw=raw)

            yield name, operation, send

    def test_the_operations_of_the_contract_want_a_key_and_no_others(self):
        self.assertTrue(self.keyed)
        self.assertEqual({name for name in self.operations if name in WANTED}, set(self.keyed))
        for name, operation in self.keyed.items():
            self.assertTrue(key_of(operation).get("required"), name)

    def test_the_document_says_what_a_key_is_and_what_comes_of_it(self):
        for name, operation in self.keyed.items():
            schema = key_of(operation)["schema"]
            self.assertEqual((schema["type"], schema["minLength"], schema["maxLength"], schema["pattern"]), ("string", 1, 255, "^[!-~]+$"), name)
            self.assertTrue(key_of(operation)["description"], name)
            found = codes(operation)
            self.assertEqual([found.get(code) for code in ("C001", "C012", "C013", "C014")], [400, 400, 422, 409], name)
            success, = [answer for status, answer in operation["responses"].items() if int(status) < 300]
            self.assertIn("Idempotent-Replayed", success["headers"], name)
        for name, operation in self.operations.items():
            if name not in self.keyed:
                self.assertEqual(set(codes(operation)) & {"C012", "C013", "C014"}, set(), name)

    def test_without_a_key_nothing_else_is_looked_at(self):
        for _, operation, send in self.each():
            for raw in (None, b"{}", b"{broken", b"[1, 2]", b'{"unknown": 1}', b"\xff"):
                self.assertAnswer(send({}, raw), 400, "C012")

    def test_a_key_that_is_none_is_refused_before_the_body(self):
        for _, operation, send in self.each():
            for what, key in BAD_KEYS.items():
                with self.subTest(what):
                    answer = send({HEADER: key}, b"{broken")
                    self.assertAnswer(answer, 400, "C001")
                    self.assertIn(HEADER, answer.json["detail"])

    def test_with_a_key_the_body_is_looked_at_and_its_faults_are_not_kept(self):
        for name, operation, send in self.each():
            if "requestBody" not in operation:
                continue
            for key in ("k", "!~", "k" * 255):
                self.assertAnswer(send({HEADER: key}, b"{broken"), 400, "C002")
                answer = send({HEADER: key}, b'{"unknown": 1}')
                self.assertEqual(answer.status, 400, answer)
                self.assertTrue(answer.json["errors"], answer)
                self.assertIsNone(answer.headers["Idempotent-Replayed"])
        self.assertEqual(self.db.value("SELECT COUNT(*) FROM idempotency_keys"), "0")

    def test_what_comes_before_the_key_is_answered_first(self):
        for name, operation, send in self.each():
            method, path = name.split(" ")
            if "{" not in path:
                self.assertAnswer(self.shop.request(method, path, raw=b"{}"), 401, "C003")
            if "requestBody" in operation:
                self.assertAnswer(send({"Content-Type": "text/plain"}, b"{}"), 415, "C007")
                self.assertAnswer(send({}, b" " * 70000), 413, "C008")

    def test_where_no_key_is_declared_it_means_nothing(self):
        user = token(self.unique("u"))
        for _ in range(2):
            answer = self.shop.get("/cart", user, headers={HEADER: "k\u00e9y"})
            self.assertAnswer(answer, 200)
            self.assertIsNone(answer.headers["Idempotent-Replayed"])


if __name__ == "__main__":
    unittest.main(verbosity=2, warnings="ignore")
