#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""GET /search and /search/suggest: what they refuse, what they answer before there is an index, and what each engine finds and shows."""
import search_server
from harness import Database, Redis, Shop, ShopCase, token, until
from search_case import PATIENCE, SearchCase, ServerCase, asked
from search_changes import SORTS, Following, Noting, Paging
from search_contract import Finding, Showing, Suggesting


class Limits(ShopCase):
    """Nothing of this needs an index, and there is none."""

    def refused(self, code, names, path="/search", **parameters):
        problem = self.assertAnswer(self.shop.get(asked(path, **parameters)), 400, code)
        self.assertEqual([(error["parameter"], error["code"]) for error in problem["errors"]], [(name, code) for name in names])

    def waits(self, **parameters):
        """Understood; there is only no index yet."""
        self.assertAnswer(self.shop.get(asked("/search", **parameters)), 503, "S1003")

    def test_a_keyword_has_a_hundred_characters_at_most(self):
        self.waits(keyword="가" * 100)
        self.refused("S1002", ["keyword"], keyword="가" * 101)

    def test_symbols_alone_are_nothing_to_look_for(self):
        for keyword in ("!?", "  ", "🙂", "%_*", "<>&\"'", "\t", "·", "\u3000"):
            self.refused("S1002", ["keyword"], keyword=keyword)
            self.refused("S1002", ["keyword"], path="/search/suggest", keyword=keyword)
        for keyword in ("1", "가", "ㅏ", "c++", "a", "<script>"):
            self.waits(keyword=keyword)

    def test_an_empty_keyword_or_category_is_none(self):
        self.waits(keyword="", category="")

    def test_prices_are_not_negative_and_in_their_order(self):
        self.waits(minPrice="0", maxPrice="0")
        self.waits(minPrice="12.5", maxPrice="12.50")
        self.refused("S1002", ["minPrice"], minPrice="-1")
        self.refused("S1002", ["maxPrice"], maxPrice="-0.01")
        self.refused("S1002", ["minPrice"], minPrice="0.001")
        self.refused("S1002", ["minPrice"], minPrice="2", maxPrice="1.99")
        self.refused("C001", ["maxPrice"], maxPrice="cheap")

    def test_a_sort_is_one_of_five(self):
        for sort in ("relevance", "price_asc", "price_desc", "newest", "popular"):
            self.waits(sort=sort)
            self.waits(sort=sort, keyword="phone")
        for sort in ("name", "PRICE_ASC", "price", "-price", ""):
            self.refused("S1002", ["sort"], sort=sort)

    def test_a_category_has_a_hundred_characters_at_most(self):
        self.waits(category="가" * 100)
        self.refused("S1002", ["category"], category="가" * 101)

    def test_limit_cursor_and_unknown_parameters_are_those_of_any_list(self):
        for limit in ("0", "101", "-1", "x", "1.5"):
            self.refused("C001", ["limit"], limit=limit)
        for cursor in ("", "x", "AAAA", "../..", "가", "A" * 1000):
            self.refused("C001", ["cursor"], cursor=cursor)
        self.refused("C001", ["q"], q="phone")
        self.refused("C001", ["keyword"], path="/search/suggest")
        self.refused("C001", ["limit"], path="/search/suggest", keyword="a", limit="3")

    def test_all_problems_are_told_at_once(self):
        self.refused("S1002", ["keyword", "minPrice"], keyword="!", minPrice="2", maxPrice="1")
        self.refused("S1002", ["keyword", "sort"], keyword="가" * 101, sort="best")

    def test_a_suggestion_takes_one_to_a_hundred_characters(self):
        self.refused("S1002", ["keyword"], path="/search/suggest", keyword="")
        self.refused("S1002", ["keyword"], path="/search/suggest", keyword="가" * 101)

    def test_what_failed_is_not_noted(self):
        user = token(self.unique("user"))
        self.assertAnswer(self.shop.get(asked("/search", keyword="phone"), user), 503, "S1003")
        self.assertAnswer(self.shop.get(asked("/search", keyword="!"), user), 400, "S1002")
        self.assertEqual(self.assertAnswer(self.shop.get("/search/recent", user), 200)["items"], [])

    def test_before_the_first_index_the_search_says_when_to_ask_again_and_nothing_is_suggested(self):
        answer = self.shop.get(asked("/search", keyword="phone"))
        self.assertAnswer(answer, 503, "S1003")
        self.assertGreater(int(answer.headers["Retry-After"]), 0)
        for keyword in ("가" * 100, "phone", "ㅏ"):
            self.assertEqual(self.assertAnswer(self.shop.get(asked("/search/suggest", keyword=keyword)), 200), {"suggestions": []})


class Beginning:
    def test_pitfall_39_the_index_fills_itself_and_every_sort_answers(self):
        database = Database()
        self.addCleanup(database.drop)
        before = Shop(database)
        before.migrate()
        before.start()
        names = [f"램프 {i}" for i in range(5)]
        for name in names:
            self.assertAnswer(before.post("/products", {"name": name, "price": 1}, self.seller), 201)
        before.stop()
        redis = Redis()  # where who keeps the index of a server has a lock
        self.addCleanup(redis.drop)
        shop = Shop(database, redis.url, **self.settings, SHOP_SEARCH_INDEX="pitfall").start()
        self.addCleanup(shop.stop)
        until("there is an index", lambda: shop.get("/search").status == 200, 3 * PATIENCE)
        for keyword in ({}, {"keyword": "램프"}):
            for sort in ({}, *({"sort": sort} for sort in SORTS)):
                found = self.assertAnswer(shop.get(asked("/search", **keyword, **sort)), 200)
                self.assertEqual(sorted(item["name"] for item in found["items"]), names)


class Everything(Beginning, Finding, Following, Noting, Paging, Showing, Suggesting):
    """The same of both engines."""


class Groonga(Everything, SearchCase):
    pass


@search_server.needed
class Server(Everything, ServerCase):
    pass


if __name__ == "__main__":
    search_server.main(partly=True)
