# SPDX-License-Identifier: Apache-2.0
"""How well a search finds what people want: a catalogue, queries with what they should find (tests/search/judged/), and two measures.

    products, queries = judged.load()
    measured = judged.measure(queries, search)  # search(text) -> SKUs, the best first, at least 20 where there are as many
    print(judged.report("groonga", measured))
    problems = judged.below(measured, FLOORS)

Who is judged knows nothing of the judgements: they are rules over the facts of products, and no fact reaches the shop.
"""
import collections
import glob
import os
import sys
from dataclasses import dataclass

FOLDER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../search/judged")
sys.path.insert(0, FOLDER)
from catalogue import catalogue, cells_of, lines_of  # noqa: E402

NOTHING = "nothing"
KINDS = ("exact", "two words", "spacing", "english", "mixed", "hangul latin", "typo korean", "typo english", "letters", "prefix", "folding", "category",
         "attribute", "long", "confusable", NOTHING)


@dataclass(frozen=True)
class Query:
    place: str  # file:line
    kind: str
    text: str  # as typed
    meant: str  # as it would be without the slip
    relevant: frozenset  # SKUs
    why: str


@dataclass(frozen=True)
class Measured:
    query: Query
    found: tuple  # the first 20
    precision: float
    recall: float


def holds(term, facts):
    if term.startswith("!"):
        return not holds(term[1:], facts)
    name, _, values = term.partition("=")
    negated = name.endswith("!")
    any_of = {f"{name.rstrip('!')}={value}" for value in values.split(",")} if values else {term}
    return bool(any_of & facts) != negated


def terms_of(rule):
    """Alternatives, each a list of terms of which all must hold."""
    return [alternative.split() for alternative in rule.split(" / ")]


def check_terms(place, rule, known):
    """A fact that no product has is a slip of the pen."""
    for term in (term for alternative in terms_of(rule) for term in alternative):
        name, _, values = term.lstrip("!").partition("=")
        for value in values.split(","):
            fact = f"{name.rstrip('!')}={value}" if value else name
            if fact not in known:
                raise ValueError(f"{place}: no product has {fact}")


def judge(rule, products):
    """The SKUs of a rule; those of "-" are none."""
    if rule == "-":
        return frozenset()
    alternatives = terms_of(rule)
    return frozenset(product.sku for product in products if any(all(holds(term, product.facts) for term in terms) for terms in alternatives))


def load():
    """All products and all queries, in the order of their files."""
    products = catalogue()
    known = frozenset().union(*(product.facts for product in products))
    queries = []
    for path in sorted(glob.glob(os.path.join(FOLDER, "queries", "*.txt"))):
        for place, line in lines_of(path):
            kind, text, meant, rule, why = cells_of(line)
            if rule != "-":
                check_terms(place, rule, known)
            queries.append(Query(place, kind, text, meant or text, judge(rule, products), why))
    return products, queries


def share(found, relevant, first):
    """Of what could be among the first ones. Where nothing is to be found it is all or nothing, too."""
    if not relevant:
        return 0.0 if found else 1.0
    return len(relevant & set(found[:first])) / min(first, len(relevant))


def precision_at_5(found, relevant):
    return share(found, relevant, 5)


def recall_at_20(found, relevant):
    return share(found, relevant, 20)


def measure(queries, search):
    measured = []
    for query in queries:
        found = tuple(search(query.text))[:20]
        measured.append(Measured(query, found, precision_at_5(found, query.relevant), recall_at_20(found, query.relevant)))
    return measured


def means(measured):
    """Kind, and None for all: the number of queries, mean precision, mean recall."""
    kinds = collections.defaultdict(list)
    for one in measured:
        kinds[one.query.kind].append(one)
        kinds[None].append(one)
    return {kind: (len(ones), sum(one.precision for one in ones) / len(ones), sum(one.recall for one in ones) / len(ones)) for kind, ones in kinds.items()}


def report(title, measured, worst=20):
    """A table by kind, and the queries that were answered worst."""
    of = means(measured)
    lines = [f"{title:<14}{'queries':>9}{'precision@5':>13}{'recall@20':>11}"]
    for kind in [kind for kind in KINDS if kind in of] + [None]:
        number, precision, recall = of[kind]
        lines.append(f"  {kind or 'all':<12}{number:>9}{precision:>13.3f}{recall:>11.3f}")
    for one in sorted(measured, key=lambda one: one.precision + one.recall)[:worst]:
        if one.precision + one.recall < 2:
            lines.append(f"  {one.precision:.2f} {one.recall:.2f}  {one.query.text} ({one.query.kind}, {one.query.place}, {len(one.query.relevant)} wanted): "
                         + (" ".join(one.found[:5]) or "none"))
    return "\n".join(lines)


def below(measured, floors):
    """What lies below its floor; floors: kind, or None for all, to (precision, recall)."""
    of, problems = means(measured), []
    for kind, least in floors.items():
        for name, value, floor in zip(("precision@5", "recall@20"), of[kind][1:], least):
            if value < floor:
                problems.append(f"{name} of {kind or 'all'} is {value:.3f}, below {floor}")
    return problems
