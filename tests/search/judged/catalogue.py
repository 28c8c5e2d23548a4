# SPDX-License-Identifier: Apache-2.0
"""A shop's catalogue, written from what such a shop sells: families of products in catalogue/*.txt, each with its variants.

    [PH 스마트폰]                   a category: the beginning of its SKUs, and its name
    axes storage=…,…; colour=…,…    what its products vary in; a family may say its own
    all …                           a sentence of every description
    say …                           sentences of which the products of a family have one in turn
    CODE | brand type facts… | price | name with {axes} | a sentence | axes of its own

What is no part of a name goes to its end. The facts are for judging (judged.py) and never reach the shop. The same products in the same order, always:
the SKU says the place of each value in its axis, so that values and families can be added without another product becoming another.
Run as a program it prints the catalogue as tab-separated lines.
"""
import glob
import itertools
import os
import re
import sys
import zlib
from dataclasses import dataclass

FOLDER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "catalogue")
DEARER = {"storage", "ram", "ssd", "weight", "pack", "inch", "ports", "length", "kit", "people", "area", "capacity"}  # the further in their axis
BRAND_SENTENCES = ("{}({}) 정품입니다.", "{}({}) 공식 판매점에서 보냅니다.", "만든 곳은 {}({})입니다.")


@dataclass(frozen=True)
class Product:
    sku: str
    name: str
    description: str
    category: str
    price: int  # won
    stock: int
    facts: frozenset  # "brand=nike", "type=shoes", "running", "size=250mm", "category=운동화", …


def lines_of(path):
    with open(path, encoding="utf-8") as file:
        for number, line in enumerate(file, 1):
            line = line.strip()
            if line and not line.startswith("#"):
                yield f"{os.path.basename(path)}:{number}", line


def cells_of(line):
    return [cell.strip() for cell in line.split("|")]


def brands():
    return {key: (hangul, latin) for key, hangul, latin in (cells_of(line) for _, line in lines_of(os.path.join(FOLDER, "brands.txt")))}


def axes_of(text):
    return {name.strip(): values.split(",") for name, values in (axis.split("=", 1) for axis in text.split(";"))}


class Category:
    def __init__(self, code, name):
        self.code, self.name = code, name
        self.axes, self.all, self.say = {}, [], []

    def read(self, line):
        """Takes a line about the category itself; says whether it was one."""
        word, _, rest = line.partition(" ")
        if word == "axes":
            self.axes = axes_of(rest)
        elif word in ("all", "say"):
            getattr(self, word).append(rest)
        else:
            return False
        return True


def fill(name, choice):
    """The name with the values of the variant, each where the name wants it or at the end."""
    rest = [value for axis, value in choice.items() if "{" + axis + "}" not in name]
    return " ".join([re.sub(r"\{(\w+)\}", lambda hole: choice[hole[1]], name)] + rest)


def price_of(price, places):
    steps = sum(place for axis, place in places.items() if axis in DEARER)
    return price * (100 + 15 * steps) // 100 // 100 * 100


def variants(category, line, all_brands):
    code, facts, price, name, sentence, *own_axes = cells_of(line)
    brand, kind, *tags = facts.split()
    axes = axes_of(own_axes[0]) if own_axes else category.axes
    known = {f"category={category.name}", f"family={category.code}-{code}", f"type={kind}", *tags}
    if brand != "-":
        known.add(f"brand={brand}")
    for number, places in enumerate(itertools.product(*(range(len(values)) for values in axes.values()))):
        choice = {axis: values[place] for (axis, values), place in zip(axes.items(), places)}
        sku = f"{category.code}-{code}-" + "".join(str(place + 1) for place in places)
        chance = zlib.crc32(sku.encode())
        sentences = [sentence, *category.all, *([category.say[number % len(category.say)]] if category.say else [])]
        if brand != "-":
            sentences.append(BRAND_SENTENCES[number % len(BRAND_SENTENCES)].format(*all_brands[brand]))
        yield Product(sku=sku, name=fill(name, choice), description=" ".join(sentences), category=category.name,
                      price=price_of(int(price), dict(zip(axes, places))), stock=chance % 200,
                      facts=frozenset(known | {f"{axis}={value}" for axis, value in choice.items()}))


def catalogue():
    """All products, in the order of the files."""
    products, all_brands, category = [], brands(), None
    for path in sorted(glob.glob(os.path.join(FOLDER, "*.txt"))):
        if os.path.basename(path) == "brands.txt":
            continue
        for place, line in lines_of(path):
            heading = re.fullmatch(r"\[(\w+) (.+)\]", line)
            try:
                if heading:
                    category = Category(*heading.groups())
                elif not category.read(line):
                    products.extend(variants(category, line, all_brands))
            except (AttributeError, KeyError, ValueError) as error:
                raise ValueError(f"{place}: {line}: {error!r}") from error
    return products


if __name__ == "__main__":
    for product in catalogue():
        sys.stdout.write("\t".join((product.sku, product.name, product.description, product.category, str(product.price), str(product.stock))) + "\n")
