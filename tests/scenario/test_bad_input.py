# SPDX-License-Identifier: Apache-2.0
"""Every route × every kind of bad input: the answer is the contract's, documented by the operation, and the connection lives on.

The routes come from the served OpenAPI document, so a new domain is walked without a line here.
"""
import json
import re
import socket
import unittest
import uuid

from harness import BASE, ShopCase, make_token, token

METHODS = ("get", "post", "put", "patch", "delete")
FORGIVING = ("DELETE /search/recent/{keyword}",)  # any text may be a keyword, and an absent one is no error


class Operation:
    def __init__(self, path, method, spec, document):
        self.path, self.method, self.spec = path, method.upper(), spec
        self.parameters = spec.get("parameters", [])
        self.secured = bool(spec.get("security", document.get("security")))
        self.statuses = {int(s) for s in spec["responses"] if s.isdigit()}
        schema = spec.get("requestBody", {}).get("content", {}).get("application/json", {}).get("schema")
        while schema and "$ref" in schema:
            schema = document["components"]["schemas"][schema["$ref"].rsplit("/", 1)[1]]
        self.schema = schema
        self.takes_key = any(p["in"] == "header" and p["name"] == "Idempotency-Key" for p in self.parameters)
        self.kinds = {p["name"]: p["schema"]["type"] for p in self.parameters if p["in"] == "path"}
        self.examples = {p["name"]: str(p["example"]) for p in self.parameters if p["in"] == "path"}
        self.takes_texts = "integer" not in self.kinds.values()

    def headers(self):
        return {"Idempotency-Key": uuid.uuid4().hex} if self.takes_key else {}

    def __str__(self):
        return f"{self.method} {self.path}"

    def url(self, value="1"):
        """The path with the value for its numbers and examples for its texts, or the value for those where it has no numbers."""
        return re.sub(r"\{(\w+)\}", lambda found: value if self.takes_texts or self.kinds[found[1]] == "integer" else self.examples[found[1]], self.path)

    def needed(self):
        """A query string with an example of each required parameter."""
        parts = [f"{p['name']}={p.get('example', p['schema'].get('example', 1))}" for p in self.parameters
                 if p["in"] == "query" and p.get("required")]
        return "?" + "&".join(parts) if parts else ""


class BadInput(ShopCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        document = json.loads(cls.shop.get("//openapi.json").body)
        cls.operations = [Operation(path, method, item[method], document)
                          for path, item in document["paths"].items() for method in METHODS if method in item and
                          path not in ("/livez", "/readyz", "/metrics", "/openapi.json", "/docs")]
        cls.paths = {}
        for operation in cls.operations:
            cls.paths.setdefault(operation.url(), set()).add(operation.method)

    def refused(self, operation, status, code, answer):
        self.assertAnswer(answer, status, code)
        self.assertIn(status, operation.statuses, "an answer that the operation does not document")
        problem = answer.json
        self.assertEqual((problem["status"], problem["instance"]), (status, BASE + operation.url()))
        self.assertRegex(problem["traceId"], "^[0-9a-f]{32}$")
        self.assertTrue(problem["title"] and problem["type"] and problem["detail"])
        return problem

    def each(self, wanted=lambda operation: True):
        chosen = [operation for operation in self.operations if wanted(operation)]
        self.assertTrue(chosen, "no operation to walk")
        for operation in chosen:
            with self.subTest(str(operation)):
                yield operation

    def send(self, operation, raw, content_type="application/json"):
        headers = operation.headers()
        if content_type is not None:
            headers["Content-Type"] = content_type
        return self.shop.request(operation.method, operation.url() + operation.needed(), raw=raw, token=self.admin, headers=headers)

    def test_there_are_routes(self):
        self.assertGreaterEqual(len(self.operations), 37)

    def test_a_wrong_method_is_405_with_the_right_ones(self):
        for path, methods in self.paths.items():
            for method in {"GET", "POST", "PUT", "PATCH", "DELETE"} - methods:
                if method == "GET" and "HEAD" in methods:
                    continue
                with self.subTest(f"{method} {path}"):
                    answer = self.shop.request(method, path, raw=b"{}" if method != "GET" else None)
                    same = set()
                    for other, theirs in self.paths.items():
                        if other == path:
                            same |= theirs
                    self.assertAnswer(answer, 405, "C006")
                    self.assertLessEqual(same, {m.strip() for m in answer.headers["Allow"].split(",")})
                    self.assertNotIn(method, {m.strip() for m in answer.headers["Allow"].split(",")})

    def test_no_token_a_bad_token_and_no_role(self):
        for operation in self.each(lambda o: o.secured):
            url = operation.url() + operation.needed()
            for text in (None, "abc", make_token({"sub": "u", "exp": 1})):
                answer = self.shop.request(operation.method, url, token=text)
                self.refused(operation, 401, "C003", answer)
                self.assertIn("Bearer", answer.headers["WWW-Authenticate"])
            nobody = make_token({"sub": "u", "exp": 4102444800})
            self.refused(operation, 403, "C004", self.shop.request(operation.method, url, token=nobody))
        for operation in self.each(lambda o: not o.secured):
            self.refused(operation, 401, "C003", self.shop.request(operation.method, operation.url() + operation.needed(), token="abc"))

    def test_path_parameters(self):
        for operation in self.each(lambda o: "{" in o.path):
            for value in ("0", "-1", "01", "x", "99999999999999999999", "%00", "%ff"):
                body = b"{}" if operation.schema else None
                answer = self.shop.request(operation.method, operation.url(value) + operation.needed(), raw=body, token=self.admin,
                                           headers=operation.headers())
                if operation.takes_texts and answer.status == 404 and "%" not in value and not body:  # a name that nothing has
                    self.assertIn(404, operation.statuses)
                elif str(operation) in FORGIVING and "%" not in value:
                    self.assertEqual(answer.status, 204)
                else:
                    self.assertEqual((answer.status, answer.code), (400, "C001"), (value, answer))

    def test_unknown_query_parameters(self):
        for operation in self.each():
            url = operation.url("999999999") + (operation.needed() + "&" if operation.needed() else "?") + "noSuchThing=1"
            answer = self.shop.request(operation.method, url, token=self.admin, raw=b"{}" if operation.schema else None,
                                       headers=operation.headers())
            self.assertEqual((answer.status, answer.code), (400, "C001"), answer)
            self.assertIn("noSuchThing", [e.get("parameter") for e in answer.json["errors"]])

    def test_every_query_parameter_of_a_wrong_form(self):
        for operation in self.each(lambda o: any(p["in"] == "query" for p in o.parameters)):
            for parameter in operation.parameters:
                if parameter["in"] != "query" or parameter["schema"].get("type") not in ("integer", "number"):
                    continue
                answer = self.shop.request(operation.method, f"{operation.url()}?{parameter['name']}=x", token=self.admin)
                self.assertEqual((answer.status, answer.code), (400, "C001"), (parameter["name"], answer))

    def test_bodies_of_a_wrong_type_or_size(self):
        for operation in self.each(lambda o: o.schema):
            for content_type in ("text/plain", "application/xml", "application/jsonx", ""):
                self.refused(operation, 415, "C007", self.send(operation, b"{}", content_type))
            self.refused(operation, 413, "C008", self.send(operation, b'{"a":"' + b"x" * 65600 + b'"}'))

    def test_bodies_that_are_no_object(self):
        deep = b'{"a":' * 17 + b"1" + b"}" * 17
        for operation in self.each(lambda o: o.schema):
            for raw in (b"", b" ", b"{", b"}", b"[]", b"1", b'"x"', b"null", b"{} {}", b"{,}", b'{"a":1,}', b"{'a':1}", b'{"a":01}', b'{"a":+1}',
                        b'{"a":.5}', b'{"a":NaN}', b'{"a":tru}', b'{"a":"\x01"}', b'{"a":"\\x"}', b'{"a":"\\ud800"}', b'{"a":"\\udc00\\ud800"}',
                        b'{"a":"\xff"}', b'{"a":"\xc0\xaf"}', b'{"a":"\xed\xa0\x80"}', b'{"a":1,"a":2}', b'{"a":{"b":1,"b":1}}', deep, b"\xef\xbb\xbf{}"):
                problem = self.refused(operation, 400, "C002", self.send(operation, raw))
                if raw.strip():
                    self.assertRegex(problem["detail"], r"line \d+, column \d+", raw)

    def test_every_member_absent_null_and_of_each_wrong_type(self):
        for operation in self.each(lambda o: o.schema):
            properties, required = operation.schema["properties"], operation.schema.get("required", [])
            answer = self.send(operation, b"{}")
            if required:
                self.assertEqual(answer.status, 400, answer)
                self.assertEqual({e["pointer"] for e in answer.json["errors"]}, {f"/{name}" for name in required})
            for name in properties:
                for value in (None, True, "text", 1, [], {}):
                    sent = json.dumps({name: value, "": 0}).encode()  # the unknown member keeps the request from succeeding
                    answer = self.send(operation, sent)
                    self.assertEqual(answer.status, 400, (name, value, answer))
                    pointers = [e["pointer"] for e in answer.json["errors"]]
                    self.assertIn("/", pointers)
                    types = properties[name].get("type", "object")
                    types = types if isinstance(types, list) else [types]
                    fits = {"null": value is None, "boolean": value is True, "string": value == "text", "integer": value == 1, "number": value == 1,
                            "array": value == [], "object": value == {}}
                    if not any(fits[t] for t in types) and not (value is None and name not in required):
                        self.assertIn(f"/{name}", pointers, (name, value, answer))

    def test_unknown_paths(self):
        for path in ("/", "/nothing", "/products/1/nothing", "/products/", "//nothing", "//api", "/cart/items/1/2", "/%2e%2e/products", "//docs/../../etc/passwd"):
            with self.subTest(path):
                self.assertAnswer(self.shop.get(path), 404, "C005")

    def test_the_connection_lives_on_after_every_refusal(self):
        with socket.create_connection(("127.0.0.1", self.shop.port), timeout=10) as connection:
            reader = connection.makefile("rb")
            for request in (b"GET /nothing HTTP/1.1\r\nHost: x\r\n\r\n",
                            b"POST " + BASE.encode() + b"/products HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\n\r\n{",
                            b"DELETE " + BASE.encode() + b"/products HTTP/1.1\r\nHost: x\r\n\r\n",
                            b"GET " + BASE.encode() + b"/products?limit=0 HTTP/1.1\r\nHost: x\r\n\r\n"):
                connection.sendall(request)
                status = int(reader.readline().split()[1])
                self.assertIn(status, (400, 401, 404, 405))
                headers = {}
                for line in iter(reader.readline, b"\r\n"):
                    key, _, value = line.decode().partition(":")
                    headers[key.lower()] = value.strip()
                self.assertTrue(reader.read(int(headers["content-length"])))

    def test_heads_and_paths_that_are_too_large_get_an_answer(self):
        for head, statuses in ((b"GET /" + b"x" * 200000 + b" HTTP/1.1\r\nHost: x\r\n\r\n", (400, 404, 414, 431)),
                               (b"GET / HTTP/1.1\r\nHost: x\r\nX-Big: " + b"x" * 1000000 + b"\r\n\r\n", (400, 413, 431)),
                               (b"nonsense\r\n\r\n", (400,))):
            with socket.create_connection(("127.0.0.1", self.shop.port), timeout=10) as connection:
                try:
                    connection.sendall(head)
                except (BrokenPipeError, ConnectionResetError):
                    continue  # it answered and closed before all was sent
                try:
                    line = connection.makefile("rb").readline()
                except ConnectionResetError:
                    continue
                if line:
                    self.assertIn(int(line.split()[1]), statuses)
        self.assertEqual(self.shop.get("//livez").status, 200)


class Head(ShopCase):
    def test_head_is_get_without_the_body(self):
        product = self.new_product(stock=1)
        answer = self.shop.request("HEAD", f"/products/{product['id']}")
        self.assertEqual((answer.status, answer.body), (200, b""))
        self.assertGreater(int(answer.headers["Content-Length"]), 100)

    def test_every_answer_has_a_trace(self):
        trace = "4bf92f3577b34da6a3ce929d0e0e4736"
        answer = self.shop.get("/products/999999999", headers={"traceparent": f"00-{trace}-00f067aa0ba902b7-01"})
        self.assertEqual(answer.json["traceId"], trace)
        answer = self.shop.get("/products/999999999", token=token("u"), headers={"traceparent": "00-zzz"})
        self.assertRegex(answer.json["traceId"], "^[0-9a-f]{32}$")


if __name__ == "__main__":
    unittest.main(verbosity=2, warnings="ignore")
