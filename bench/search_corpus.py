# SPDX-License-Identifier: Apache-2.0
"""As many products as a measurement wants, from the judged catalogue's words (tests/search/judged), the same in every run.

The first ones are the catalogue itself. Each later one is one of them with a word of its name and a sentence of its description
from another product of its category, and every third with a model number of its own, which is what makes a large shop's
vocabulary large. Queries are the judged ones, and for suggestions what stands in the box while the first of their words is typed.
"""
import collections
import json
import re
import zlib

import judged

N = 100_000
LETTERS = "ABCDEFGHJKLMNPRSTUVWXYZ"


def pick(items, *seed):
    return items[zlib.crc32(":".join(map(str, seed)).encode()) % len(items)]


def model(number, count):
    return f"{pick(LETTERS, number, 'a')}{pick(LETTERS, number, 'b')}{count:04}"


def varied(number, product, category):
    words = product.name.split(" ")
    words[zlib.crc32(f"{number}:place".encode()) % len(words)] = pick(pick(category, number, "other").name.split(" "), number, "word")
    if number % 3 == 0:
        words.append(model(number, zlib.crc32(f"{number}:n".encode()) % 10000))
    sentences = re.findall(r".+?\.(?: |$)", product.description) or [product.description]
    sentences[-1] = pick(re.findall(r".+?\.(?: |$)", pick(category, number, "said").description) or [""], number, "sentence")
    return " ".join(words), "".join(sentences).strip()


def products(n=N):
    """(id, name, description, category, price in won, stock, sold recently), ids from 1 on; no two names are the same."""
    catalogue = judged.catalogue()
    of, names = collections.defaultdict(list), set()
    for product in catalogue:
        of[product.category].append(product)
    for number in range(n):
        product = catalogue[number % len(catalogue)]
        name, description = (product.name, product.description) if number < len(catalogue) else varied(number, product, of[product.category])
        if name.casefold() in names:
            name += " " + model(number, number)
        names.add(name.casefold())
        price = product.price + 100 * (number // len(catalogue))
        yield number + 1, name, description, product.category, price, product.stock if number % 11 else 0, zlib.crc32(f"{number}:sold".encode()) % 500


def queries(kinds=None):
    return [query.text for query in judged.load()[1] if kinds is None or query.kind in kinds]


def typed():
    """What is in the box after each of the first four keys of each query, as a Korean keyboard composes them, each text once."""
    texts = {}
    for text in queries():
        for length in range(1, 5):
            texts[text[:length].strip()] = None
    return [text for text in texts if re.search(r"\w", text)]


def rows_of_shop(rows):
    """For tests/scenario/search_fill.py."""
    return ((number, f"C-{number}", name, description, category, price, stock, sold) for number, name, description, category, price, stock, sold in rows)


def tsv(rows):
    return "".join("\t".join(map(str, row)) + "\n" for row in rows)


def groonga_commands(rows):
    """What Groonga's own command line needs for an equal table."""
    yield "table_create Products TABLE_HASH_KEY Int64"
    for name, kind in (("name", "ShortText"), ("description", "Text"), ("category", "ShortText"), ("price", "Int64"), ("available", "Int64"),
                       ("sold_recently", "Int64")):
        yield f"column_create Products {name} COLUMN_SCALAR {kind}"
    yield "table_create Terms TABLE_PAT_KEY ShortText --default_tokenizer TokenBigram --normalizer NormalizerAuto"
    for name in ("name", "description"):
        yield f"column_create Terms products_{name} COLUMN_INDEX|WITH_POSITION Products {name}"
    yield "load --table Products"
    yield "["
    for number, name, description, category, price, stock, sold in rows:
        yield json.dumps({"_key": number, "name": name, "description": description, "category": category, "price": price * 100, "available": stock,
                          "sold_recently": sold}, ensure_ascii=False) + ","
    yield "]"


def groonga_select(text):
    """The same question: all words, a name counts three times a description, the best twenty."""
    words = " ".join(re.findall(r"\w+", text))
    return (f'select Products --match_columns "name*3||description" --query "{words}" --sort_keys -_score,-_key --limit 20 --output_columns _key,_score '
            "--cache no")
