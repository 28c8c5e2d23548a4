# SPDX-License-Identifier: Apache-2.0
"""Searches, for the scenarios that make them: a shop whose index follows its catalogue, in the process or on a server."""
import re
import urllib.parse
import uuid

import search_server
from harness import ShopCase, until

PATIENCE = 20  # it takes a second; a machine that is busy with other tests takes longer


def asked(path, **parameters):
    """The path with its query string."""
    return path + "?" + urllib.parse.urlencode(parameters) if parameters else path


class SearchCase(ShopCase):
    """Groonga, in the shop's process. Each test has a category of its own for its products, and searches in it."""

    settings = {"SHOP_SEARCH_INDEXING": "1"}

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.await_index()

    @classmethod
    def await_index(cls):
        until("an index is served", lambda: cls.shop.get("/search").status == 200, 3 * PATIENCE)

    def setUp(self):
        self.category = "zq" + re.sub("[a-f]", "7", uuid.uuid4().hex[:14])  # no word of a test is near it
        self.made = []

    def tearDown(self):
        for product in self.made:
            self.remove(product)

    def add(self, name, **fields):
        """A product of the test's category that can be bought, which is not waited for."""
        product = self.new_product(**{"name": name, "category": self.category, "stock": 10, **fields})
        self.made.append(product)
        return product

    def fill(self, *products):
        """Names, or fields; returns when they can be found."""
        made = [self.add(product) if isinstance(product, str) else self.add(**product) for product in products]
        self.settle()
        return made

    def edit(self, product, **fields):
        body = {name: product[name] for name in ("name", "description", "price", "category", "sku", "imageUrl")}
        body["price"] = float(body["price"])
        return self.assertAnswer(self.shop.put(f"/products/{product['id']}", {**body, **fields}, self.seller), 200)

    def remove(self, product):
        self.shop.delete(f"/products/{product['id']}", self.admin)

    def settle(self):
        """Returns when the index has come as far as the catalogue: what changes last is found last."""
        last = self.new_product(category="last" + self.category)
        until("the newest product is found", lambda: last["id"] in self.ids(category=last["category"]), PATIENCE)

    def page(self, keyword=None, **parameters):
        parameters.setdefault("category", self.category)
        if keyword is not None:
            parameters["keyword"] = keyword
        wanted = {name: value for name, value in parameters.items() if value is not None}
        return self.assertAnswer(self.shop.get(asked("/search", **wanted)), 200)

    def ids(self, keyword=None, **parameters):
        return [item["id"] for item in self.page(keyword, **parameters)["items"]]

    def names(self, keyword=None, **parameters):
        return [item["name"] for item in self.page(keyword, **parameters)["items"]]

    def suggestions(self, keyword):
        return self.assertAnswer(self.shop.get(asked("/search/suggest", keyword=keyword)), 200)["suggestions"]

    def assertFinds(self, keyword, *names, **parameters):
        """In this order."""
        self.assertEqual(self.names(keyword, **parameters), list(names), keyword)

    def assertFindsAll(self, keyword, *names):
        """In any order."""
        self.assertEqual(sorted(self.names(keyword)), sorted(names), keyword)

    def assertComesToFind(self, keyword, *names, **parameters):
        """In any order, once the index has heard of it."""
        until(f"{keyword} finds {names}", lambda: sorted(self.names(keyword, **parameters)) == sorted(names), PATIENCE)


class ServerCase(SearchCase):
    """A server with Elasticsearch's API; its index is kept by a job."""

    @classmethod
    def setUpClass(cls):
        cls.server = search_server.SearchServer()
        cls.addClassCleanup(cls.server.close)
        cls.settings = {**cls.settings, "SHOP_SEARCH_URL": cls.server.url, "SHOP_SEARCH_TIMEOUT_MS": "4000"}  # it has just been started, and warms up
        super().setUpClass()
