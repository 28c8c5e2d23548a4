# SPDX-License-Identifier: Apache-2.0
"""How what is found follows the catalogue, and what pages show meanwhile. Mixed into a SearchCase for each engine."""
from harness import token, until
from search_case import PATIENCE, asked

SORTS = ("relevance", "price_asc", "price_desc", "newest", "popular")


class Following:
    def test_what_is_created_changed_and_removed_is_found_so(self):
        desk = self.add("원목 책상", description="튼튼한 나무", price=100)
        self.assertComesToFind("책상", "원목 책상")
        self.edit(desk, name="유리 식탁")
        self.assertComesToFind("식탁", "유리 식탁")
        self.assertFinds("책상")
        self.edit(desk, name="유리 식탁", description="투명한 판")
        self.assertComesToFind("투명한", "유리 식탁")
        self.assertFinds("튼튼한")
        self.edit(desk, name="유리 식탁", price=200)
        self.assertComesToFind("식탁", "유리 식탁", minPrice="150")
        self.assertFinds("식탁", maxPrice="150")
        self.edit(desk, name="유리 식탁", category=self.category + "8")
        self.assertComesToFind("식탁", "유리 식탁", category=self.category + "8")
        self.assertFinds("식탁")
        self.remove(desk)
        until("it is gone", lambda: self.page("식탁", category=self.category + "8")["total"] == 0, PATIENCE)

    def test_what_is_sold_out_steps_back_until_it_is_there_again(self):
        first, second = self.fill("의자 하나", "의자 둘")
        self.assertFinds("의자", "의자 둘", "의자 하나")
        self.assertAnswer(self.shop.put(f"/inventory/{second['id']}/adjust", {"quantity": 0, "reason": "lost"}, self.seller), 200)
        until("what can be bought is first", lambda: self.names("의자") == ["의자 하나", "의자 둘"], PATIENCE)
        self.assertAnswer(self.shop.put(f"/inventory/{second['id']}/add", {"quantity": 1}, self.seller), 200)
        until("the newer one is first again", lambda: self.names("의자") == ["의자 둘", "의자 하나"], PATIENCE)
        self.assertEqual([item["stock"] for item in self.page("의자")["items"]], [1, 10])

    def sell(self, product, quantity):
        """As what counts the sales does."""
        self.db.run(f"""INSERT INTO product_statistics (product_id, day, sold_quantity) VALUES ({product['id']}, CURRENT_DATE, {quantity})
            ON DUPLICATE KEY UPDATE sold_quantity = VALUES(sold_quantity)""")

    def rank(self):
        until("products are ranked", lambda: self.shop.post("/admin/jobs/rank_products/run", None, self.admin).status < 300, PATIENCE)

    def test_what_sells_rises(self):
        one, two, three = self.fill("램프 하나", "램프 둘", "램프 셋")
        self.sell(one, 5)
        self.sell(two, 9)
        self.rank()
        until("the best sold is first", lambda: self.names("램프", sort="popular") == ["램프 둘", "램프 하나", "램프 셋"], PATIENCE)
        self.sell(three, 7)
        self.rank()
        until("one rises", lambda: self.names(sort="popular") == ["램프 둘", "램프 셋", "램프 하나"], PATIENCE)

    def test_what_is_shown_is_what_the_database_says(self):
        """No event tells of these changes, so the index keeps what was."""
        products = self.fill("책장 하나", "책장 둘", "책장 셋")
        self.db.run(f"""UPDATE products SET deleted_at = NOW(6) WHERE id IN ({products[0]['id']}, {products[2]['id']});
            UPDATE products SET price = 5, name = '<책장> 넷' WHERE id = {products[1]['id']}""")
        page = self.page("책장")
        self.assertEqual([(item["name"], item["price"], item["highlight"]["name"]) for item in page["items"]],
                         [("<책장> 넷", "5.00", "&lt;<em>책장</em>&gt; 넷")])
        self.assertEqual(page["total"], 3)
        for limit in (1, 2):  # over empty pages, and pages that lack some
            self.assertEqual(self.walk("책장", limit=limit, sort="newest"), [products[1]["id"]])


class Paging:
    def walk(self, keyword, between=lambda: None, **parameters):
        """The ids of all pages."""
        ids, cursor = [], {}
        while True:
            page = self.page(keyword, **parameters, **cursor)
            ids += [item["id"] for item in page["items"]]
            self.assertLess(len(ids), 1000, "pages without an end")
            if not page["nextCursor"]:
                return ids
            cursor = {"cursor": page["nextCursor"]}
            between()

    def changing(self, n):
        """Between two pages a product comes, one changes its price, and one goes, as long as there are some."""
        turn, going = iter(range(100)), [self.add(f"램프 가는 {i}", price=40 + 10 * i) for i in range(n)]
        moving = [self.add(f"램프 오르는 {i}", price=45 + 10 * i) for i in range(n)]

        def change():
            i = next(turn)
            self.add(f"램프 새 {i}", price=20 * i + 1)
            if i < n:
                self.edit(moving[i], price=300 - 10 * i)
                self.remove(going[i])
            if i < n + 3:
                self.settle()
        return change, moving

    def check_pages(self, sort, keyword):
        staying = [self.add(f"램프 {i}", price=20 * (i // 2) + 50) for i in range(8)]  # two of each price
        change, moving = self.changing(3)
        for i, product in enumerate(staying):
            self.sell(product, i // 2 + 1)  # two of each number
        if sort == "popular":
            self.rank()
            until("they are ranked", lambda: self.ids(keyword, sort=sort)[:2] == [staying[7]["id"], staying[6]["id"]], PATIENCE)
        self.settle()
        ids = self.walk(keyword, change, limit=2, sort=sort)
        same = {product["id"] for product in staying + ([] if sort.startswith("price") else moving)}
        seen = [product for product in ids if product in same]
        self.assertEqual(len(set(seen)), len(seen), "shown twice")
        self.assertEqual(set(seen), same, "left out")
        after = [product for product in self.ids(keyword, sort=sort, limit=100) if product in same]
        self.assertEqual(seen, after, "in another order")

    def test_pages_by_relevance_have_no_gaps_and_no_repeats_while_products_change(self):
        self.check_pages("relevance", "램프")

    def test_pages_by_price_have_no_gaps_and_no_repeats_while_products_change(self):
        self.check_pages("price_asc", "램프")

    def test_pages_from_the_dearest_have_no_gaps_and_no_repeats_while_products_change(self):
        self.check_pages("price_desc", None)

    def test_pages_from_the_newest_have_no_gaps_and_no_repeats_while_products_change(self):
        self.check_pages("newest", None)

    def test_pages_from_the_best_sold_have_no_gaps_and_no_repeats_while_products_change(self):
        self.check_pages("popular", "램프")

    def test_every_sort_pages_through_all_in_its_order(self):
        products = self.fill(*[{"name": f"램프 {i}", "price": (i * 7) % 5 + 1} for i in range(9)])
        price = {product["id"]: product["price"] for product in products}
        ids = [product["id"] for product in products]
        wanted = {"newest": ids[::-1], "price_asc": sorted(ids, key=lambda i: (float(price[i]), i)), "price_desc": sorted(ids, key=lambda i: (-float(price[i]), -i))}
        for keyword in (None, "램프"):
            for sort in SORTS:
                for limit in (1, 2, 9, 100):
                    found = self.walk(keyword, sort=sort, limit=limit)
                    self.assertEqual(found, wanted.get(sort) or self.ids(keyword, sort=sort), (keyword, sort, limit))
                    self.assertEqual(sorted(found), ids)

    def test_a_cursor_is_of_one_search(self):
        self.fill("램프 하나", "램프 둘", "램프 셋")
        cursor = self.page("램프", limit=1, minPrice="1", sort="newest")["nextCursor"]
        same = {"keyword": "램프", "category": self.category, "minPrice": "1", "sort": "newest", "limit": 2, "cursor": cursor}
        self.assertEqual([item["name"] for item in self.assertAnswer(self.shop.get(asked("/search", **same)), 200)["items"]], ["램프 둘", "램프 하나"])
        self.assertAnswer(self.shop.get(asked("/search", **{**same, "keyword": " 램프 "})), 200)
        for other in ({"keyword": "램"}, {"keyword": ""}, {"category": self.category + "1"}, {"minPrice": "2"}, {"maxPrice": "2"}, {"sort": "popular"},
                      {"cursor": cursor[:-1]}, {"cursor": cursor + "A"}):
            problem = self.assertAnswer(self.shop.get(asked("/search", **{**same, **other})), 400, "C001")
            self.assertEqual([error["parameter"] for error in problem["errors"]], ["cursor"])
        listed = self.assertAnswer(self.shop.get("/products?limit=1"), 200)["nextCursor"]
        self.assertAnswer(self.shop.get(asked("/search", **{**same, "cursor": listed})), 400, "C001")


class Noting:
    def recent(self, user):
        return [item["keyword"] for item in self.assertAnswer(self.shop.get("/search/recent", user), 200)["items"]]

    def test_a_search_is_noted_by_its_first_page(self):
        self.fill("램프 하나", "램프 둘", "램프 셋")
        keyword, users = f"램프 {self.category}", [token(self.unique("user")) for _ in range(3)]
        for user in users:
            self.assertAnswer(self.shop.get(asked("/search", keyword=keyword), user), 200)
            self.assertEqual(self.recent(user), [keyword])
        popular = self.assertAnswer(self.shop.get("/search/popular"), 200)["items"]
        self.assertIn({"keyword": keyword, "score": 3}, popular)
        reader = token(self.unique("reader"))
        cursor = self.page("램프", limit=1)["nextCursor"]
        for parameters in ({"keyword": "램프", "category": self.category, "cursor": cursor}, {"category": self.category}, {"keyword": ""}):
            self.assertAnswer(self.shop.get(asked("/search", **parameters), reader), 200)
        self.assertAnswer(self.shop.get(asked("/search", keyword="램프", sort="best"), reader), 400, "S1002")
        self.assertAnswer(self.shop.get(asked("/search/suggest", keyword="램프"), reader), 200)
        self.assertEqual(self.recent(reader), [])
