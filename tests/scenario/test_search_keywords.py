#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""What people looked for: popular keywords that no one makes alone and that fade, and everybody's own last ones."""
import os
import time
import unittest
import urllib.parse
import uuid

from harness import ROOT, Database, Redis, Shop, ShopCase, parallel, token

MINUTE, DAY = 60, 86400


class KeywordsCase(ShopCase):
    @classmethod
    def setUpClass(cls):
        cls.redis = Redis()
        cls.db = Database()
        cls.shop = Shop(cls.db, cls.redis.url)
        cls.shop.migrate()
        cls.shop.start()
        with open(os.path.join(ROOT, "lua/search_note.lua"), encoding="utf-8") as script:
            cls.script = script.read()

    @classmethod
    def tearDownClass(cls):
        try:
            super().tearDownClass()
        finally:
            cls.redis.drop()

    def setUp(self):
        self.redis.command("FLUSHALL")
        self.now = time.time()
        self.user = "user " + uuid.uuid4().hex[:8]

    def note(self, keyword, user="", ago=0, typed=None):
        """As a search does, at a time of one's own."""
        self.redis.command("EVAL", self.script, "3", "search:popular", f"search:users:{{{keyword}}}", f"search:recent:{{{user}}}",
                           str(int((self.now - ago) * 1000000)), user, keyword, typed or keyword)

    def popular(self):
        return [(item["keyword"], item["score"]) for item in self.assertAnswer(self.shop.get("/search/popular"), 200)["items"]]

    def recent(self, user=None):
        return self.assertAnswer(self.shop.get("/search/recent", token(user or self.user)), 200)["items"]

    def recent_words(self, user=None):
        return [item["keyword"] for item in self.recent(user)]

    def forget(self, keyword):
        return self.assertAnswer(self.shop.delete("/search/recent/" + urllib.parse.quote(keyword, safe=""), token(self.user)), 204)


class Popular(KeywordsCase):
    def test_nothing_is_popular_before_anything_was_looked_for(self):
        self.assertEqual(self.popular(), [])

    def test_three_users_make_a_keyword_popular_and_one_does_not(self):
        for minute in range(60):
            self.note("alone", "pusher", ago=minute * MINUTE)
            self.note("nobody", "", ago=minute * MINUTE)
        for user in ("a", "b"):
            self.note("아이폰", user)
            self.note("two and nobodies", user)
        self.assertEqual(self.popular(), [])
        self.note("아이폰", "c")
        self.assertEqual(self.popular(), [("아이폰", 3)])
        for _ in range(5):
            self.note("two and nobodies")  # all of them are one
        self.assertEqual(self.popular(), [("아이폰", 3), ("two and nobodies", 3)])

    def test_a_user_counts_once_a_minute(self):
        for user in ("a", "b", "c"):
            self.note("아이폰", user, ago=59)
        for user in ("a", "b", "c", "a"):
            self.note("아이폰", user)
        self.assertEqual(self.popular(), [("아이폰", 3)])
        self.now += MINUTE
        self.note("아이폰", "a")
        self.note("아이폰", "a")
        self.assertEqual(self.popular(), [("아이폰", 4)])

    def test_what_was_popular_fades(self):
        for i in range(40):
            self.note("yesterday", f"user {i}", ago=DAY)
        for i in range(23):
            self.note("today", f"user {i}", ago=MINUTE)
        self.note("yesterday", "late", ago=DAY / 2)
        self.assertEqual(self.popular(), [("today", 23), ("yesterday", 21)])

    def test_what_is_long_gone_is_not_shown_and_begins_anew(self):
        for i in range(40):
            self.note("old", f"user {i}", ago=10 * DAY)
        self.assertEqual(self.popular(), [])
        self.note("old", "a", ago=MINUTE)
        self.note("old", "b", ago=MINUTE)
        self.assertEqual(self.popular(), [])
        self.note("old", "c")
        self.assertEqual(self.popular(), [("old", 3)])

    def test_one_who_goes_on_alone_does_not_keep_it_popular(self):
        for user in ("a", "b", "c"):
            self.note("pushed", user, ago=5 * DAY)
        for hour in range(4 * 24):
            self.note("pushed", "a", ago=4 * DAY - hour * 3600)
        self.assertEqual(self.popular(), [])

    def test_ten_are_shown_the_most_frequent_first(self):
        for i in range(12):
            for user in range(3 + i):
                self.note(f"keyword {i}", f"user {user}")
        self.assertEqual(self.popular(), [(f"keyword {i}", 3 + i) for i in range(11, 1, -1)])

    def test_what_is_kept_has_bounds(self):
        self.redis.command("EVAL", "for i = 1, 1500 do redis.call('ZADD', KEYS[1], i / 1000, 'k' .. i) end", "1", "search:popular")
        for user in range(230):
            self.note("아이폰", f"user {user}")
        self.assertEqual(self.redis.command("ZCARD", "search:popular"), ["1000"])
        self.assertEqual(self.redis.command("ZCARD", "search:users:{아이폰}"), ["200"])
        self.assertEqual(self.popular(), [("아이폰", 230)])
        for key, seconds in (("search:users:{아이폰}", DAY), ("search:recent:{user 1}", 90 * DAY)):
            left = int(self.redis.command("TTL", key)[0])
            self.assertTrue(seconds - 60 <= left <= seconds, (key, left))

    def test_scores_are_right_when_many_count_at_once(self):
        parallel(8, lambda i: [self.note("아이폰", f"user {i} {j}") for j in range(5)])
        self.assertEqual(self.popular(), [("아이폰", 40)])


class Recent(KeywordsCase):
    def test_the_newest_comes_first_and_nothing_comes_twice(self):
        self.assertEqual(self.recent(), [])
        for ago, folded, typed in ((50, "아이폰", "아이폰"), (40, "galaxy s24", "Galaxy  S24"), (30, "케이스", "케이스"), (20, "galaxy s24", "galaxy S24")):
            self.note(folded, self.user, ago, typed)
        self.assertEqual(self.recent_words(), ["galaxy S24", "케이스", "아이폰"])
        self.assertEqual(self.recent()[0]["searchedAt"][:19], time.strftime("%Y-%m-%dT%H:%M:%S", time.gmtime(self.now - 20)))
        self.assertEqual(self.recent("somebody else"), [])

    def test_twenty_are_kept(self):
        for i in range(25):
            self.note(f"keyword {i}", self.user, ago=25 - i)
        self.assertEqual(self.recent_words(), [f"keyword {i}" for i in range(24, 4, -1)])

    def test_one_is_forgotten_however_it_is_written(self):
        words = [("galaxy s24", "Galaxy S24"), ("아이폰", "아이폰"), ("ac dc", "AC/DC <b>"), ("100 t", "100%\tT"), ("a", "a")]
        for i, (folded, typed) in enumerate(words):
            self.note(folded, self.user, 10 - i, typed)
        self.assertEqual(self.recent_words(), [typed for _, typed in reversed(words)])
        self.note("아이폰", "somebody else")
        self.forget("아이폰")
        self.forget("ＧＡＬＡＸＹ s24")
        self.assertEqual(self.recent_words(), ["a", "100%\tT", "AC/DC <b>"])
        self.forget("AC/DC")
        self.forget("100%\tT")
        self.assertEqual(self.recent_words(), ["a"])
        self.forget("a")
        self.assertEqual(self.recent_words(), [])
        self.assertEqual(self.recent_words("somebody else"), ["아이폰"])

    def test_what_is_not_there_is_forgotten_too(self):
        self.forget("아이폰")
        self.note("a", self.user)
        self.forget("아이폰")
        self.forget("%")
        self.assertEqual(self.recent_words(), ["a"])

    def test_all_are_forgotten(self):
        for keyword in ("a", "b"):
            self.note(keyword, self.user)
            self.note(keyword, "somebody else")
        for _ in range(2):
            self.assertAnswer(self.shop.delete("/search/recent", token(self.user)), 204)
        self.assertEqual(self.recent_words(), [])
        self.assertEqual(self.recent_words("somebody else"), ["b", "a"])

    def test_it_is_the_callers_own(self):
        for method, path in (("GET", "/search/recent"), ("DELETE", "/search/recent"), ("DELETE", "/search/recent/a")):
            self.assertEqual(self.shop.request(method, path).status, 401)


class Away(KeywordsCase):
    def test_without_redis_nothing_is_popular_and_no_list_can_be_read(self):
        for user in ("a", "b", "c"):
            self.note("아이폰", user)
        self.assertEqual(self.popular(), [("아이폰", 3)])
        self.redis.services("stop-redis")
        self.addCleanup(self.redis.start_empty)
        self.assertEqual(self.popular(), [])
        for method, path in (("GET", "/search/recent"), ("DELETE", "/search/recent"), ("DELETE", "/search/recent/a")):
            answer = self.shop.request(method, path, token=token(self.user))
            self.assertAnswer(answer, 503, "C015")


if __name__ == "__main__":
    unittest.main()
