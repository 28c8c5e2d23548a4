# SPDX-License-Identifier: Apache-2.0
"""The judged queries themselves: of a size that says something, the same everywhere, and no judgement that nobody can live up to."""
import collections
import os
import re
import subprocess
import sys
import unicodedata
import unittest

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "../scenario"))
import judged  # noqa: E402
from catalogue import Category, variants  # noqa: E402  (judged knows where)

PRODUCTS, QUERIES = judged.load()


def plain(text):
    """Letters and digits alone, of one width and case, without accents."""
    apart = unicodedata.normalize("NFD", unicodedata.normalize("NFKC", text).lower())
    return re.sub(r"[\W_]", "", unicodedata.normalize("NFC", re.sub("[\u0300-\u036f]", "", apart)))


class Catalogue(unittest.TestCase):
    def test_it_is_a_shop_of_many_categories_and_families(self):
        families = collections.defaultdict(set)
        for product in PRODUCTS:
            families[product.category].add(product.sku.rsplit("-", 1)[0])
        self.assertGreaterEqual(len(PRODUCTS), 2000)
        self.assertGreaterEqual(len(families), 25)
        self.assertEqual({category: len(codes) for category, codes in families.items() if len(codes) < 12}, {})

    def test_the_shop_takes_every_product(self):
        for product in PRODUCTS:
            with self.subTest(product.sku):
                self.assertRegex(product.sku, r"^[A-Z]{2}-[A-Z0-9]+-\d+$")
                self.assertLessEqual(len(product.name), 200)
                self.assertLessEqual(len(product.description), 2000)
                self.assertNotRegex(product.name + product.description, r"[{}|]|  ")
                self.assertIn(len(re.findall(r"\.(?: |$)", product.description)), range(1, 5))
                self.assertGreaterEqual(product.price, 100)
        for what in ("sku", "name"):
            twice = [value for value, n in collections.Counter(getattr(product, what) for product in PRODUCTS).items() if n > 1]
            self.assertEqual(twice, [], what)

    def test_it_is_the_same_in_every_process(self):
        texts = {subprocess.run([sys.executable, os.path.join(HERE, "judged/catalogue.py")], capture_output=True, check=True,
                                env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8"}).stdout for seed in ("1", "2")}
        self.assertEqual(len(texts), 1)
        self.assertEqual(texts.pop().count(b"\n"), len(PRODUCTS))

    def test_more_values_of_an_axis_leave_the_skus_as_they_are(self):
        line = "A | - thing | 1000 | Thing | One. | size={}; colour=red,blue"
        before, after = ({product.sku: product.name for product in variants(Category("XX", "Things"), line.format(sizes), {})}
                         for sizes in ("S,M", "S,M,L"))
        self.assertEqual(len(after), 6)
        self.assertEqual({sku: after[sku] for sku in before}, before)


class Queries(unittest.TestCase):
    def test_there_are_enough_of_every_kind(self):
        of = collections.Counter(query.kind for query in QUERIES)
        self.assertGreaterEqual(len(QUERIES), 180)
        self.assertEqual(sorted(of), sorted(judged.KINDS))
        self.assertGreaterEqual(min(of.values()), 10, of)

    def test_nothing_is_to_be_found_by_the_nothing_queries_alone(self):
        self.assertEqual([query.place for query in QUERIES if (query.kind == judged.NOTHING) != (not query.relevant)], [])

    def test_none_is_asked_twice_or_without_a_reason(self):
        self.assertEqual([text for text, n in collections.Counter(query.text for query in QUERIES).items() if n > 1], [])
        self.assertEqual([query.place for query in QUERIES if not query.why or len(query.text) > 100], [])

    def test_what_is_wanted_says_what_is_meant(self):
        """A search knows texts alone: of what is wanted enough must say every word that is meant, up to what the measures look at."""
        texts = {product.sku: plain(product.name) + " " + plain(product.description) for product in PRODUCTS}
        for query in QUERIES:
            words = [plain(word) for word in re.split(r"[^\w]+", query.meant) if plain(word)]
            sayers = [sku for sku in query.relevant if all(word in texts[sku] for word in words)]
            with self.subTest(query.place):
                self.assertGreaterEqual(len(sayers), 0.6 * min(20, len(query.relevant)), query)

    def test_a_rule_with_a_fact_of_no_product_is_refused(self):
        known = frozenset({"type=phone", "brand=apple", "unlocked"})
        judged.check_terms("x:1", "type=phone !unlocked / brand!=apple", known)
        for rule in ("type=fone", "type=phone,fone", "!lockd", "brand=apple / brand!=aple"):
            with self.subTest(rule), self.assertRaisesRegex(ValueError, "x:1"):
                judged.check_terms("x:1", rule, known)


class Measures(unittest.TestCase):
    def test_rules(self):
        facts = frozenset({"type=phone", "brand=apple", "unlocked"})
        for rule, expected in (("type=phone", True), ("type=case,phone unlocked", True), ("type=phone !unlocked", False), ("brand!=apple", False),
                               ("brand!=nike", True), ("brand=nike / unlocked", True), ("type=phone brand=nike / locked", False)):
            with self.subTest(rule):
                self.assertEqual(any(all(judged.holds(term, facts) for term in terms) for terms in judged.terms_of(rule)), expected)

    def test_the_ideal_counts_no_more_than_there_is(self):
        self.assertEqual(judged.precision_at_5(["a", "b"], {"a", "b"}), 1)
        self.assertEqual(judged.precision_at_5(["x", "a", "b"], {"a", "b"}), 1)
        self.assertEqual(judged.precision_at_5(list("xyzab"), set("abcdef")), 2 / 5)
        self.assertEqual(judged.precision_at_5(list("xyzwva"), {"a"}), 0)
        self.assertEqual(judged.recall_at_20(["a"] + ["x"] * 18 + ["b", "c"], set("abc")), 2 / 3)
        many = [str(number) for number in range(100)]
        self.assertEqual(judged.recall_at_20(many[:10], set(many)), 10 / 20)

    def test_nothing_is_right_where_nothing_is_wanted(self):
        self.assertEqual((judged.precision_at_5([], set()), judged.recall_at_20([], set())), (1, 1))
        self.assertEqual((judged.precision_at_5(["a"], set()), judged.recall_at_20(["a"], set())), (0, 0))

    def test_an_oracle_is_perfect_and_a_shelf_is_not(self):
        ideal = {query.text: sorted(query.relevant) for query in QUERIES}
        perfect = judged.measure(QUERIES, ideal.get)
        self.assertEqual(judged.means(perfect)[None][1:], (1, 1))
        self.assertEqual(judged.below(perfect, {None: (1, 1), "exact": (1, 1)}), [])
        shelf = judged.measure(QUERIES, lambda text: [product.sku for product in PRODUCTS[:20]])
        self.assertLess(judged.means(shelf)[None][1], 0.05)
        self.assertEqual(len(judged.below(shelf, {None: (0.5, 0.5), judged.NOTHING: (0.1, 0)})), 3)
        self.assertIn("confusable", judged.report("shelf", shelf))


if __name__ == "__main__":
    unittest.main()
