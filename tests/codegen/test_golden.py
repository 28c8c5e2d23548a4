# SPDX-License-Identifier: Apache-2.0
"""specc as a program: golden output, stable output, and what it does to the files that are there.

A golden folder holds a spec that is no shop, and what specc made of it: `test_golden.py accept` makes it again.
"""
import os
import shutil
import subprocess
import sys
import tempfile
import unittest

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
GOLDEN = os.path.join(ROOT, "tests/codegen/golden")
SPECC = os.environ.get("SPECC", os.path.join(ROOT, "build/release/codegen/specc"))
INPUTS = ("spec", "lua")


def specc(tree, *words):
    return subprocess.run([SPECC, "--root", tree, *words], capture_output=True, text=True)


def files(tree, below=("generated", "migrations")):
    """path -> (text, mtime) of all that specc makes."""
    found = {}
    for top in below:
        for folder, _, names in os.walk(os.path.join(tree, top)):
            for name in names:
                path = os.path.join(folder, name)
                with open(path, encoding="utf-8") as file:
                    found[os.path.relpath(path, tree)] = (file.read(), os.stat(path).st_mtime_ns)
    return found


class Tree:
    """A copy of a golden spec, with the templates, and nothing generated."""

    def __init__(self, name="library"):
        self.path = tempfile.mkdtemp(prefix="specc-")
        shutil.copytree(os.path.join(ROOT, "templates"), os.path.join(self.path, "templates"))
        for part in INPUTS:
            source = os.path.join(GOLDEN, name, part)
            if os.path.isdir(source):
                shutil.copytree(source, os.path.join(self.path, part))
        os.makedirs(os.path.join(self.path, "migrations"))


class Golden(unittest.TestCase):
    maxDiff = None

    def setUp(self):
        self.tree = Tree()
        self.addCleanup(shutil.rmtree, self.tree.path)
        done = specc(self.tree.path)
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        self.made = files(self.tree.path)

    def test_the_output_is_the_golden_one(self):
        wanted = files(os.path.join(GOLDEN, "library"))
        self.assertTrue(wanted, "there is no golden output; make it with: test_golden.py accept")
        self.assertEqual(sorted(self.made), sorted(wanted))
        for path in wanted:
            self.assertEqual(self.made[path][0], wanted[path][0], path)

    def test_a_second_run_touches_nothing(self):
        self.assertEqual(specc(self.tree.path).returncode, 0)
        self.assertEqual(files(self.tree.path), self.made)

    def test_check_finds_nothing_after_a_run(self):
        done = specc(self.tree.path, "--check")
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)

    def test_check_names_what_is_edited_stale_missing_or_orphaned_and_mends_nothing(self):
        paths = sorted(path for path in self.made if path.endswith(".c"))
        edited, missing = paths[0], paths[1]
        with open(os.path.join(self.tree.path, edited), "a", encoding="utf-8") as file:
            file.write("/* edited */\n")
        os.unlink(os.path.join(self.tree.path, missing))
        orphan = "generated/nobody/nobody_dto.c"
        os.makedirs(os.path.dirname(os.path.join(self.tree.path, orphan)))
        with open(os.path.join(self.tree.path, orphan), "w", encoding="utf-8") as file:
            file.write("int nobody;\n")
        before = files(self.tree.path)
        done = specc(self.tree.path, "--check")
        self.assertEqual(done.returncode, 1)
        for path in (edited, missing, orphan):
            self.assertIn(path, done.stdout + done.stderr)
        self.assertEqual(files(self.tree.path), before)
        listed = specc(self.tree.path, "--list").stdout
        for path in (edited, missing, orphan):
            self.assertIn(path, listed)
        self.assertEqual(files(self.tree.path), before)
        self.assertEqual(specc(self.tree.path).returncode, 0)
        after = files(self.tree.path)
        self.assertEqual({path: text for path, (text, _) in after.items()}, {path: text for path, (text, _) in self.made.items()})
        untouched = [path for path in self.made if path not in (edited, missing)]
        self.assertEqual([after[path] for path in untouched], [self.made[path] for path in untouched])

    def test_one_changed_line_changes_only_what_follows_from_it(self):
        path = os.path.join(self.tree.path, "spec/service.yaml")
        with open(path, encoding="utf-8") as file:
            text = file.read()
        changed = text.replace("version:", "version: 9.9.9 #", 1)
        self.assertNotEqual(changed, text)
        with open(path, "w", encoding="utf-8") as file:
            file.write(changed)
        self.assertEqual(specc(self.tree.path).returncode, 0)
        after = files(self.tree.path)
        different = sorted(p for p in after if after[p] != self.made.get(p))
        self.assertEqual(different, ["generated/asyncapi.json", "generated/openapi.json", "generated/service_tables.c"])

    def test_with_an_error_nothing_is_written(self):
        domain = sorted(os.listdir(os.path.join(self.tree.path, "spec/domains")))[0]
        with open(os.path.join(self.tree.path, "spec/domains", domain), "a", encoding="utf-8") as file:
            file.write("\nnonsense: true\n")
        done = specc(self.tree.path)
        self.assertEqual(done.returncode, 1)
        self.assertIn("nothing was written", done.stderr)
        self.assertEqual(files(self.tree.path), self.made)

    def test_no_output_names_a_date_a_version_of_specc_or_a_folder_of_this_machine(self):
        for path, (text, _) in self.made.items():
            self.assertNotIn(self.tree.path, text, path)
            self.assertNotIn(ROOT, text, path)

    def test_no_file_is_longer_than_400_lines_or_wider_than_100_columns(self):
        for path, (text, _) in self.made.items():
            if path.endswith((".c", ".h")):
                longest = 800 if "/tests/" in path else 400  # nobody steps through the tests' tables
                self.assertLessEqual(text.count("\n"), longest, path)
                self.assertLessEqual(max(map(len, text.splitlines())), 100, path)

    def test_the_output_is_formatted(self):
        sources = [os.path.join(self.tree.path, path) for path in self.made if path.endswith((".c", ".h"))]
        done = subprocess.run(["clang-format", f"--style=file:{ROOT}/.clang-format", "--dry-run", "-Werror", *sources], capture_output=True, text=True)
        self.assertEqual(done.returncode, 0, done.stderr[-4000:])

    def test_the_output_compiles_without_a_warning(self):
        generated = os.path.join(self.tree.path, "generated")
        folders = [generated] + [os.path.join(generated, name) for name in sorted(os.listdir(generated)) if os.path.isdir(os.path.join(generated, name))]
        flags = ["-std=gnu17", "-D_GNU_SOURCE", "-Wall", "-Wextra", "-Wpedantic", "-Werror", "-fsyntax-only", f"-I{ROOT}/handwritten/runtime", f"-I{ROOT}/tests/support"]
        flags += [f"-I{folder}" for folder in folders]
        sources = [os.path.join(self.tree.path, path) for path in sorted(self.made) if path.endswith(".c")]
        done = subprocess.run(["cc", *flags, *sources], capture_output=True, text=True)
        self.assertEqual(done.returncode, 0, done.stderr[-6000:])


class CommandLine(unittest.TestCase):
    def test_wrong_words_are_refused_in_one_line(self):
        for words in (["--nonsense"], ["explain"], ["--root"], ["generate"]):
            done = subprocess.run([SPECC, *words], capture_output=True, text=True)
            self.assertEqual((done.returncode, done.stderr.count("\n")), (2, 1), done.stderr)

    def test_explain_shows_what_a_line_causes(self):
        done = specc(ROOT, "explain", "add_cart_item")
        self.assertEqual(done.returncode, 0, done.stderr)
        for needle in ("/api/v1/shopping/cart/items", "USER", "S106", "CART_ITEM_ALREADY_EXISTS", "INSERT INTO", "generated/cart/"):
            self.assertIn(needle, done.stdout)

    def test_explain_shows_the_key_and_the_deadline(self):
        done = specc(os.path.join(GOLDEN, "library"), "explain", "request_exchange")
        self.assertEqual(done.returncode, 0, done.stderr)
        for needle in ("Idempotency-Key, required", "20000 ms", "C012", "C013", "C014", "request_exchange_answer()"):
            self.assertIn(needle, done.stdout)

    def test_explain_knows_every_kind_of_name(self):
        for name, needle in (("cart", "carts"), ("cart_status", "CHECKED_OUT"), ("S106", "add_cart_item"), ("CART_ITEM_ALREADY_EXISTS", "S106"),
                             ("order.created", "shopping.order.created"), ("new_cart_item", "productId"), ("inventory_stream", "/inventory/stream")):
            done = specc(ROOT, "explain", name)
            self.assertEqual(done.returncode, 0, (name, done.stderr))
            self.assertIn(needle, done.stdout, name)

    def test_explain_of_an_unknown_name_suggests_one(self):
        done = specc(ROOT, "explain", "add_cart_itme")
        self.assertNotEqual(done.returncode, 0)
        self.assertIn("add_cart_item", done.stderr + done.stdout)


class Committed(unittest.TestCase):
    def test_what_is_committed_is_what_the_spec_makes(self):
        done = specc(ROOT, "--check")
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)


def accept():
    for name in sorted(os.listdir(GOLDEN)):
        tree = Tree(name)
        done = specc(tree.path)
        if done.returncode:
            raise SystemExit(done.stderr)
        for part in ("generated", "migrations"):
            shutil.rmtree(os.path.join(GOLDEN, name, part), ignore_errors=True)
            shutil.copytree(os.path.join(tree.path, part), os.path.join(GOLDEN, name, part))
        shutil.rmtree(tree.path)


if __name__ == "__main__":
    if sys.argv[1:] == ["accept"]:
        accept()
    else:
        unittest.main(verbosity=2)
