# SPDX-License-Identifier: Apache-2.0
"""The OpenAPI document and the service agree: exact error sets as contracted, and every real answer fits its schema."""
import json
import os
import re
import unittest

from harness import BASE, ROOT, ShopCase, token

# Domain codes of each operation, from the contract's table.
CONTRACT = {
    "GET /products": "S006", "GET /products/{productId}": "S001", "GET /products/{productId}/with-reviews": "S001",
    "POST /products": "S002 S004 S007 S008 S010", "PUT /products/{productId}": "S001 S002 S004 S008 S010",
    "DELETE /products/{productId}": "S001 S009 S010",
    "GET /cart": "", "POST /cart/items": "S001 S003 S105 S106 S107", "PUT /cart/items/{itemId}": "S101 S102 S105 S107",
    "DELETE /cart/items/{itemId}": "S101 S102", "DELETE /cart": "S101",
    "GET /inventory/{productId}": "S401", "POST /inventory/batch": "", "POST /inventory/{productId}": "S001 S406 S407 S408",
    "PUT /inventory/{productId}/add": "S401 S406 S408", "PUT /inventory/{productId}/adjust": "S401 S406 S408",
    "GET /inventory/{productId}/movements": "S401", "GET /inventory/stream": "S401",
    "POST /orders": "S003 S101 S103 S104 S208 S211 S402 S403 S408 S608 S609 S610 S611 S901", "GET /orders": "", "GET /orders/{orderNumber}": "S201 S212",
    "PUT /orders/{orderNumber}/cancel": "S201 S202 S203 S212 S305 S404 S408", "GET /admin/orders": "", "GET /admin/orders/{orderNumber}": "S201",
    "PUT /admin/orders/{orderNumber}/status": "S201 S205 S206 S207 S209 S305 S404 S408 S507",
    "POST /payments": "S201 S202 S204 S210 S212 S302 S304 S306 S307 S308 S309 S310 S311 S405 S505 S901",
    "GET /payments/{paymentNumber}": "S301 S313", "GET /payments": "S201 S212", "POST /payments/{paymentNumber}/refund": "S301 S303 S305 S312 S404 S408",
    "GET /deliveries/{trackingNumber}": "S501", "GET /deliveries": "S201 S212",
    "PUT /deliveries/{trackingNumber}/status": "S501 S502 S503 S504 S506 S507",
    "GET /coupons": "", "GET /coupons/{couponId}": "S601", "POST /coupons/{couponId}/issue": "S601 S602 S603 S604 S605 S606", "GET /coupons/my": "",
    "POST /coupons": "S607", "DELETE /coupons/{couponId}": "S601", "GET /admin/coupons": "",
    "GET /time-deals": "", "GET /time-deals/{timeDealId}": "S701",
    "POST /time-deals/purchase": "S211 S402 S702 S703 S704 S705 S706 S804 S805 S806 S807", "GET /time-deals/my/purchases": "",
    "POST /time-deals": "S001 S004 S005 S402 S707 S708", "DELETE /time-deals/{timeDealId}": "S701 S703", "GET /admin/time-deals": "",
    "POST /queue/{eventType}/{eventId}/enter": "S801 S802", "GET /queue/{eventType}/{eventId}/status": "S801 S803 S804",
    "DELETE /queue/{eventType}/{eventId}/leave": "S801 S803", "GET /queue/token/{entryToken}": "S803 S804 S807",
    "GET /queue/{eventType}/{eventId}/subscribe/{entryToken}": "S803 S804 S807", "POST /admin/queue/{eventType}/{eventId}/activate": "",
    "POST /admin/queue/{eventType}/{eventId}/deactivate": "S801", "POST /admin/queue/{eventType}/{eventId}/process": "S801",
    "GET /admin/sagas": "", "GET /admin/sagas/{sagaId}": "S903", "POST /admin/sagas/{sagaId}/retry": "S902 S903 S904 S905",
    "GET /admin/jobs": "", "POST /admin/jobs/{name}/run": "",
    "GET /admin/dead-letters": "", "GET /admin/dead-letters/{deadLetterId}": "S906", "POST /admin/dead-letters/{deadLetterId}/replay": "S906 S907",
    "GET /notifications": "", "GET /notifications/stream": "", "GET /admin/statistics/products": "",
    "GET /search": "S1001 S1002 S1003", "GET /search/suggest": "S1002 S1004",
    "GET /search/popular": "", "GET /search/recent": "", "DELETE /search/recent": "", "DELETE /search/recent/{keyword}": "",
}
SERVED = {name.split()[1].split("/")[1] for name in CONTRACT}
KEYED = {"POST /orders": True, "POST /payments": True, "POST /payments/{paymentNumber}/refund": True, "POST /time-deals/purchase": True}


def codes(operation):
    """The codes that an operation documents: the enums of its problem schemas."""
    found = set()

    def walk(node):
        if isinstance(node, dict):
            code = node.get("properties", {}).get("code", {}) if isinstance(node.get("properties"), dict) else {}
            found.update(code.get("enum", []))
            found.update([code["const"]] if "const" in code else [])
            for value in node.values():
                walk(value)
        elif isinstance(node, list):
            for value in node:
                walk(value)

    walk(operation["responses"])
    return found


class Schema:
    """As much of JSON Schema as the document uses."""

    def __init__(self, document):
        self.document = document

    def problems(self, schema, value, where="$"):
        if "$ref" in schema:
            node = self.document
            for part in schema["$ref"].lstrip("#/").split("/"):
                node = node[part]
            return self.problems(node, value, where)
        for part in schema.get("allOf", []):
            bad = self.problems(part, value, where)
            if bad:
                return bad
        for word in ("oneOf", "anyOf"):
            if word in schema and all(self.problems(s, value, where) for s in schema[word]):
                return [f"{where}: fits none of {word}"]
        types = schema.get("type", [])
        types = [types] if isinstance(types, str) else types
        if types and not any(self.is_a(t, value) for t in types):
            return [f"{where}: {value!r} is no {types}"]
        if "enum" in schema and value not in schema["enum"]:
            return [f"{where}: {value!r} is none of {schema['enum']}"]
        if isinstance(value, str) and "pattern" in schema and not re.search(schema["pattern"], value):
            return [f"{where}: {value!r} does not match {schema['pattern']}"]
        bad = []
        if isinstance(value, dict) and "properties" in schema:
            bad += [f"{where}: no member {name}" for name in schema.get("required", []) if name not in value]
            for name, inner in value.items():
                if name in schema["properties"]:
                    bad += self.problems(schema["properties"][name], inner, f"{where}.{name}")
                elif schema.get("additionalProperties") is False:
                    bad.append(f"{where}: unknown member {name}")
        if isinstance(value, list):
            for i, inner in enumerate(value):
                bad += self.problems(schema.get("items", {}), inner, f"{where}[{i}]")
        return bad

    @staticmethod
    def is_a(name, value):
        return {"null": value is None, "boolean": isinstance(value, bool), "string": isinstance(value, str), "array": isinstance(value, list),
                "object": isinstance(value, dict), "integer": isinstance(value, int) and not isinstance(value, bool),
                "number": isinstance(value, (int, float)) and not isinstance(value, bool)}[name]


class OpenApi(ShopCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.document = json.loads(cls.shop.get("//openapi.json").body)
        server = cls.document["servers"][0]["url"]
        cls.operations = {}
        for path, item in cls.document["paths"].items():
            for method, operation in item.items():
                if method in ("get", "post", "put", "patch", "delete"):
                    whole = path if path.startswith(BASE) else server.rstrip("/") + path
                    cls.operations[f"{method.upper()} {whole.removeprefix(BASE)}"] = operation
        cls.schema = Schema(cls.document)

    def test_the_served_document_is_the_committed_one(self):
        with open(os.path.join(ROOT, "generated/openapi.json"), encoding="utf-8") as file:
            self.assertEqual(json.load(file), self.document)

    def test_each_operation_documents_exactly_the_contracted_codes(self):
        for name, wanted in CONTRACT.items():
            with self.subTest(name):
                domain = {code for code in codes(self.operations[name]) if code.startswith("S")}
                self.assertEqual(sorted(domain), sorted(wanted.split()))

    def test_only_operations_that_are_served_are_documented(self):
        shop = {name for name in self.operations if name.split()[1].split("/")[1] in SERVED}
        self.assertEqual(shop, set(CONTRACT))

    def test_every_operation_is_complete(self):
        ids = set()
        for name, operation in self.operations.items():
            with self.subTest(name):
                self.assertNotIn(operation["operationId"], ids)
                ids.add(operation["operationId"])
                self.assertTrue(operation["tags"] and operation["summary"])
                self.assertIn("security", operation)
                for status, response in operation["responses"].items():
                    self.assertTrue(response["description"])
                    for media in response.get("content", {}).values():
                        self.assertTrue("example" in media or "examples" in media, (name, status))

    def headers(self, name, status):
        return set(self.operations[name]["responses"].get(str(status), {}).get("headers", {}))

    def test_the_headers_of_requests_are_parameters(self):
        found = {}
        for name, operation in self.operations.items():
            for parameter in operation.get("parameters", []):
                if parameter["in"] == "header":
                    found.setdefault(parameter["name"], {})[name] = parameter.get("required", False)
                    self.assertTrue(parameter["description"])
        streams = {name for name, operation in self.operations.items() if "text/event-stream" in operation["responses"]["200" if "200" in
                   operation["responses"] else next(iter(operation["responses"]))].get("content", {})}
        self.assertEqual(found, {"Idempotency-Key": KEYED, "X-Queue-Token": {"POST /time-deals/purchase": False},
                                 "Last-Event-ID": dict.fromkeys(streams, False)})
        self.assertEqual(len(streams), 3)

    def test_the_headers_of_answers_are_declared(self):
        for name, operation in self.operations.items():
            for status, response in operation["responses"].items():
                with self.subTest(name, status=status):
                    headers = set(response.get("headers", {}))
                    self.assertEqual("Retry-After" in headers, status in ("429", "503"))
                    self.assertEqual("WWW-Authenticate" in headers, status == "401")
                    is_ruled = status in ("400", "404", "409") and any(code[0] == "S" for code in codes({"responses": response}))
                    replayed = name in KEYED and (status[0] == "2" or is_ruled)
                    self.assertEqual("Idempotent-Replayed" in headers, replayed)

    def test_the_headers_of_real_answers_are_declared(self):
        made = self.shop.post("/products", {"name": self.unique(), "price": 1}, self.seller)
        self.assertEqual(made.headers["Location"], f"{BASE}/products/{made.json['id']}")
        self.assertIn("Location", self.headers("POST /products", 201))
        user, key = token(self.unique("user")), self.unique("key").replace(" ", "-")
        body = {"cartId": 999999999, "shippingAddress": dict.fromkeys(("receiverName", "receiverPhone", "zipCode", "address1"), "x")}
        for is_replayed in (None, "true"):
            answer = self.shop.post("/orders", body, user, headers={"Idempotency-Key": key})
            self.assertAnswer(answer, 404, "S101")
            self.assertEqual(answer.headers["Idempotent-Replayed"], is_replayed)
        self.assertIn("Idempotent-Replayed", self.headers("POST /orders", 404))

    def fits(self, name, answer):
        response = self.operations[name]["responses"][str(answer.status)]
        if not answer.body:
            self.assertNotIn("content", response)
            return
        media = answer.headers["Content-Type"].split(";")[0]
        self.assertEqual(self.schema.problems(response["content"][media]["schema"], json.loads(answer.body)), [], (name, answer))

    def test_real_answers_fit_their_schemas(self):
        user, shop = token("openapi-user"), self.shop
        product = self.new_product(stock=9, description="d", category="c", imageUrl="https://x.example/i.png", sku="OPENAPI-1")
        bare = self.new_product()
        one, path = f"/products/{product['id']}", "/products/{productId}"
        self.fits("GET /products", shop.get("/products"))
        self.fits("GET /products", shop.get("/products?minPrice=-1"))
        self.fits(f"GET {path}", shop.get(one))
        self.fits(f"GET {path}", shop.get(f"/products/{bare['id']}"))
        self.fits(f"GET {path}", shop.get("/products/999999999"))
        self.fits(f"GET {path}", shop.get("/products/x"))
        self.fits(f"GET {path}/with-reviews", shop.get(one + "/with-reviews"))
        self.fits("POST /products", shop.post("/products", {"name": self.unique(), "price": 1}, self.seller))
        self.fits("POST /products", shop.post("/products", {"price": 0}, self.seller))
        self.fits("POST /products", shop.post("/products", {}, user))
        self.fits(f"PUT {path}", shop.put(one, {"name": self.unique(), "price": 3}, self.seller))
        self.fits("GET /cart", shop.get("/cart", user))
        self.fits("POST /cart/items", shop.post("/cart/items", {"productId": product["id"], "quantity": 2}, user))
        self.fits("POST /cart/items", shop.post("/cart/items", {"productId": product["id"], "quantity": 2}, user))
        self.fits("GET /cart", shop.get("/cart", user))
        item = shop.get("/cart", user).json["items"][0]["id"]
        self.fits("PUT /cart/items/{itemId}", shop.put(f"/cart/items/{item}", {"quantity": 1}, user))
        self.fits("DELETE /cart/items/{itemId}", shop.delete(f"/cart/items/{item}", user))
        self.fits("DELETE /cart", shop.delete("/cart", user))
        self.fits("GET /inventory/{productId}", shop.get(f"/inventory/{product['id']}"))
        self.fits("POST /inventory/batch", shop.post("/inventory/batch", {"productIds": [product["id"], bare["id"]]}))
        self.fits("POST /inventory/{productId}", shop.post(f"/inventory/{bare['id']}", {"quantity": 2}, self.seller))
        self.fits("PUT /inventory/{productId}/add", shop.put(f"/inventory/{bare['id']}/add", {"quantity": 2}, self.seller))
        self.fits("PUT /inventory/{productId}/adjust", shop.put(f"/inventory/{bare['id']}/adjust", {"quantity": 2, "reason": "r"}, self.seller))
        self.fits("GET /inventory/{productId}/movements", shop.get(f"/inventory/{bare['id']}/movements", self.seller))
        self.fits(f"DELETE {path}", shop.delete(f"/products/{bare['id']}", self.admin))


if __name__ == "__main__":
    unittest.main(verbosity=2, warnings="ignore")
