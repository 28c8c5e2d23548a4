# SPDX-License-Identifier: Apache-2.0
"""What every engine must find and show. Mixed into a SearchCase for each of them."""
PHONE = "애플 아이폰 16"


class Finding:
    def test_a_name_is_worth_three_times_a_description(self):
        self.fill({"name": "책상 스탠드", "description": "원목 책장"}, {"name": "책장", "description": "원목 책상"},
                  {"name": "원목 의자", "description": "거실"})
        self.assertFinds("책상", "책상 스탠드", "책장")
        self.assertFinds("원목", "원목 의자", "책장", "책상 스탠드")

    def test_all_words_must_be_found_in_whichever_place(self):
        self.fill({"name": "삼성 갤럭시 버즈3", "description": "노이즈 캔슬링 무선 이어폰"}, {"name": "삼성 갤럭시 S24", "description": "스마트폰"},
                  "소니 이어폰")
        self.assertFinds("삼성 이어폰", "삼성 갤럭시 버즈3")
        self.assertFindsAll("갤럭시 삼성", "삼성 갤럭시 버즈3", "삼성 갤럭시 S24")
        self.assertFinds("삼성 냉장고")
        self.assertFinds("캔슬링", "삼성 갤럭시 버즈3")

    def test_the_last_word_may_be_a_beginning_and_no_other(self):
        self.fill("Galaxy Tablet", "Galaxy Buds")
        self.assertFinds("galaxy tab", "Galaxy Tablet")
        self.assertFinds("tab galaxy")
        self.assertFindsAll("gal", "Galaxy Tablet", "Galaxy Buds")

    def test_hangul_is_found_letter_by_letter(self):
        self.fill(PHONE, "방수 아쿠아슈즈")
        for typed in ("아이", "아잎", "아이포", "아이폰", "애플 아잎", "ㅇㅏㅇㅣ"):
            self.assertFinds(typed, PHONE)
        self.assertFindsAll("아", PHONE, "방수 아쿠아슈즈")
        self.assertFinds("앞 아이폰")

    def test_typing_errors_are_forgiven_by_the_length_of_a_word(self):
        self.fill("Apple iPhone 16", "Samsung Galaxy", "블루투스 스피커", "LG TV")
        for typed, name in (("iphnoe", "Apple iPhone 16"), ("samsnug", "Samsung Galaxy"), ("galxay", "Samsung Galaxy"),
                            ("블루투수", "블루투스 스피커"), ("불루투스 스피커", "블루투스 스피커")):
            self.assertFinds(typed, name)
        for typed in ("lf", "bamsank", "17"):
            self.assertFinds(typed)

    def test_what_is_right_comes_before_what_is_nearly_so(self):
        self.fill("samsumg 램프", "samsung 램프")
        self.assertFinds("samsung", "samsung 램프")

    def test_case_and_width_do_not_matter(self):
        self.fill("ＬＧ Gram 17", "lg gram 가방")
        for typed in ("LG GRAM", "lg gram", "ｌｇ　ｇｒａｍ", "Lg ＧＲＡＭ"):
            self.assertFindsAll(typed, "ＬＧ Gram 17", "lg gram 가방")
        self.assertFinds("ｇｒａｍ １７", "ＬＧ Gram 17")

    def test_spaces_may_be_left_out_and_added(self):
        self.fill("소니 무선이어폰", "보스 무선 이어폰", "무선 마우스", "이어폰 줄")
        self.assertFindsAll("무선 이어폰", "소니 무선이어폰", "보스 무선 이어폰")
        self.assertFindsAll("무선이어폰", "소니 무선이어폰", "보스 무선 이어폰")

    def test_symbols_in_a_keyword_are_no_syntax(self):
        self.fill("C++ 입문", "빨간 사과", "빨간 배")
        for typed in ("빨간 -사과", "+빨간 +사과", '"빨간 사과"', "(빨간) || !사과", "빨간* 사과?", "빨간~ 사과^", "빨간:사과", "{빨간} [사과]",
                      "빨간\\사과", "빨간/사과/", "%빨간% _사과_"):
            self.assertFinds(typed, "빨간 사과")
        self.assertFinds("name:사과")
        self.assertFinds("c++", "C++ 입문")

    def test_filters_take_what_is_at_their_bounds(self):
        self.fill(*[{"name": f"램프 {price}", "price": price} for price in (99.99, 100.00, 150.00, 200.00, 200.01)])
        self.assertFindsAll("램프", *[f"램프 {price}" for price in (99.99, 100.00, 150.00, 200.00, 200.01)])
        self.assertFinds("램프", "램프 100.0", "램프 150.0", "램프 200.0", minPrice="100", maxPrice="200", sort="price_asc")
        self.assertFinds("램프", "램프 200.01", minPrice="200.01")
        self.assertFinds("램프", "램프 99.99", maxPrice="99.99")
        self.assertFinds("램프", "램프 150.0", minPrice="150", maxPrice="150")
        self.assertFinds("램프", category=self.category + "8")
        self.assertFinds("램프", category=self.category[:-1])

    def test_without_a_keyword_everything_is_found_the_newest_first(self):
        self.fill("하나", "둘", "셋")
        self.assertFinds(None, "셋", "둘", "하나")
        self.assertFinds("", "셋", "둘", "하나")
        self.assertFinds(None, "셋", "둘", "하나", sort="newest")
        self.assertEqual([item["highlight"] for item in self.page()["items"]], [{"name": None, "description": None}] * 3)

    def test_what_can_be_bought_comes_before_its_like(self):
        self.fill({"name": "의자 가", "stock": 0}, {"name": "의자 나"}, {"name": "의자 다", "stock": 0}, {"name": "의자 라", "stock": None})
        found = self.names("의자")
        self.assertEqual((found[0], sorted(found[1:])), ("의자 나", ["의자 가", "의자 다", "의자 라"]))

    def test_an_item_is_what_the_product_is(self):
        product = self.fill({"name": "원목 책상", "description": "튼튼한 책상", "price": 12345.67, "sku": self.unique("sku"), "imageUrl": "https://x.example/1.png"})[0]
        item = self.page("책상")["items"][0]
        self.assertEqual(item.pop("highlight"), {"name": "원목 <em>책상</em>", "description": "튼튼한 <em>책상</em>"})
        self.assertEqual(item, self.assertAnswer(self.shop.get(f"/products/{product['id']}"), 200))


class Showing:
    def highlight(self, keyword):
        items = self.page(keyword)["items"]
        self.assertEqual(len(items), 1, keyword)
        return items[0]["highlight"]["name"], items[0]["highlight"]["description"]

    def test_markup_comes_out_escaped(self):
        self.fill({"name": '<script>alert("1")</script> 램프', "description": "<b onload='x'>&amp; 이름</b>"})
        self.assertEqual(self.highlight("램프"), ("&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; <em>램프</em>", None))
        self.assertEqual(self.highlight("<script>"), ("&lt;<em>script</em>&gt;alert(&quot;1&quot;)&lt;/<em>script</em>&gt; 램프", None))
        self.assertEqual(self.highlight('"onload='), (None, "&lt;b <em>onload</em>=&#39;x&#39;&gt;&amp;amp; 이름&lt;/b&gt;"))
        self.assertEqual(self.highlight("&amp;"), (None, "&lt;b onload=&#39;x&#39;&gt;&amp;<em>amp</em>; 이름&lt;/b&gt;"))
        self.assertEqual(self.highlight("이름<b>"), (None, "&lt;<em>b</em> onload=&#39;x&#39;&gt;&amp;amp; <em>이름</em>&lt;/<em>b</em>&gt;"))
        self.assertEqual(self.highlight("램프<script>")[0],
                         "&lt;<em>script</em>&gt;alert(&quot;1&quot;)&lt;/<em>script</em>&gt; <em>램프</em>")

    def test_a_category_with_markup_is_a_filter_and_a_facet_like_any(self):
        self.category = f'<b onload="x">&amp; {self.category}</b>'
        self.fill("램프")
        found = self.page("램프")
        self.assertEqual(found["facets"]["categories"], [{"value": self.category, "count": 1}])
        self.assertEqual(found["items"][0]["category"], self.category)

    def test_a_long_description_is_cut_to_160_characters_around_what_was_found(self):
        self.fill({"name": "긴 글", "description": "가나 " * 200 + "목화" + " 다라" * 200})
        shown = self.highlight("목화")[1]
        self.assertEqual(len(shown.replace("<em>", "").replace("</em>", "").strip("…")), 160)
        self.assertIn("<em>목화</em>", shown)
        self.assertTrue(shown.startswith("…") and shown.endswith("…"))

    def test_pages_of_long_texts_are_marked_like_others(self):
        self.fill(*[{"name": f"긴 글 {i}", "description": "가나 " * 300 + f"목화 {i}"} for i in range(6)])
        items = self.page("목화")["items"]
        self.assertEqual(sorted(item["highlight"]["description"][-len("<em>목화</em> 0"):] for item in items), [f"<em>목화</em> {i}" for i in range(6)])

    def test_facets_and_total_are_the_counts_of_what_is_found_on_every_page(self):
        word, bounds = self.category, [0, 10000, 50000, 100000, 500000, 1000000, None]
        categories = [self.category + end for end in ("가구", "나무", "다리")]
        prices = (0.01, 9999.99, 10000, 49999.99, 50000, 99999.99, 100000, 499999.99, 500000, 999999.99, 1000000, 9999999)
        self.fill(*[{"name": f"{word} {i}", "price": price, "category": ([*categories, categories[0], None])[i % 5]} for i, price in enumerate(prices)])
        for filters, where in (({}, "TRUE"), ({"minPrice": "10000", "maxPrice": "500000"}, "price BETWEEN 10000 AND 500000"),
                               ({"category": categories[0]}, f"category = '{categories[0]}'"), ({"minPrice": "9999999.01"}, "FALSE")):
            parameters = {"category": None, **filters, "limit": 3}
            rows = f"FROM products WHERE deleted_at IS NULL AND name LIKE '{word} %' AND {where}"
            counts = [int(self.db.value(f"SELECT COUNT(*) {rows} AND price >= {low}" + (f" AND price < {high}" if high else "")))
                      for low, high in zip(bounds, bounds[1:])]
            wanted = {"categories": [{"value": value, "count": int(n)} for value, n in self.db.run(
                          f"SELECT category, COUNT(*) AS n {rows} AND category IS NOT NULL GROUP BY category ORDER BY n DESC, category")],
                      "priceRanges": [{"from": f"{low}.00", "to": f"{high}.00" if high else None, "count": n}
                                      for low, high, n in zip(bounds, bounds[1:], counts)]}
            while True:
                page = self.page(word, **parameters)
                self.assertEqual((page["total"], page["facets"]), (sum(counts), wanted), filters)
                if not page["nextCursor"]:
                    break
                parameters["cursor"] = page["nextCursor"]


class Suggesting:
    def test_suggestions_go_on_from_what_was_typed(self):
        self.fill("쿠쿠 압력밥솥", "쿠쿠 압력솥", "전기포트")
        for typed in ("압", "압력", "압려", "압ㄹ", "쿠쿠 압"):
            said = self.suggestions(typed)
            self.assertTrue(any("압력" in text for text in said), (typed, said))
            self.assertFalse(any("전기포트" in text for text in said), (typed, said))

    def test_suggestions_forgive_typing_errors(self):
        self.fill("블렌더 스무디")
        self.assertTrue(any("블렌더" in text for text in self.suggestions("블랜더")))

    def test_suggestions_are_ten_at_most_and_none_twice(self):
        self.fill(*[f"텀블러 {i}호" for i in range(15)], "텀블러", "텀블러 텀블러")
        said = self.suggestions("텀블")
        self.assertEqual((len(said), len({text.casefold() for text in said})), (10, 10), said)

    def test_nothing_is_suggested_for_what_nobody_sells(self):
        self.fill("램프")
        self.assertEqual(self.suggestions("없는말이다"), [])
