# SPDX-License-Identifier: Apache-2.0
"""What README.md and CONTRIBUTING.md say is so: counts, excerpts, paths, commands, and the domain to copy."""
import glob
import os
import re
import shutil
import subprocess
import tempfile
import unittest

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


def text(path):
    with open(os.path.join(ROOT, path), encoding="utf-8") as file:
        return file.read()


def write(path, content):
    with open(path, "w", encoding="utf-8") as file:
        file.write(content)


def copy_tree(tree):
    for folder in ("spec", "templates", "migrations", "lua", "generated"):
        if os.path.isdir(os.path.join(ROOT, folder)):
            shutil.copytree(os.path.join(ROOT, folder), os.path.join(tree, folder))


def section(spec, name):
    """The lines of a top-level section, without comments."""
    found = re.search(rf"^{name}:.*\n((?:[ #].*\n|\n)*)", spec + "\n", re.M)
    return re.sub(r"(^|\s)#.*", "", found[1]) if found else ""


def entries(spec, name):
    """Name and text of the entries of a section."""
    parts = re.split(r"^  (\w+):", section(spec, name), flags=re.M)
    return list(zip(parts[1::2], parts[2::2]))


class Documents(unittest.TestCase):
    def test_the_readme_is_short(self):
        self.assertLessEqual(text("README.md").count("\n"), 80)

    def test_the_count_of_endpoints_without_c(self):
        served, plain = 0, 0
        for path in glob.glob(os.path.join(ROOT, "spec/domains/*.yaml")):
            spec = text(path)
            for _, endpoint in entries(spec, "endpoints") + [(name, body + " handwritten") for name, body in entries(spec, "streams")]:
                if not re.search(r"planned:\s*true", endpoint):
                    served += 1
                    plain += "handwritten" not in endpoint
        self.assertGreater(plain, 5)
        self.assertIn(f"Of the {served} endpoints that are served so far, {plain} needed no line of C", " ".join(text("README.md").split()))

    def test_the_excerpt_is_of_the_spec(self):
        spec = text("spec/domains/cart.yaml")
        for line in re.search(r"```yaml\n(.*?)```", text("README.md"), re.S)[1].splitlines():
            self.assertIn(line + "\n", spec + "\n")

    def test_paths_exist(self):
        for document in ("README.md", "CONTRIBUTING.md"):
            for path in re.findall(r"`((?:\w+/)+[\w.]*)`", text(document)) + re.findall(r"\]\((\w+\.md)\)", text(document)):
                if not path.startswith(("build/", "generated/review", "spec/domains/review", "handwritten/product/get_product_by_sku")):
                    self.assertTrue(os.path.exists(os.path.join(ROOT, path)), f"{document}: {path}")

    def test_commands_exist(self):
        known = subprocess.run([os.path.join(ROOT, "dev"), "help"], capture_output=True, text=True, check=True).stdout
        for document in ("README.md", "CONTRIBUTING.md", ".ci/run"):
            for command in re.findall(r"\./dev (\w+)", text(document)):
                self.assertIn(f"./dev {command}", known, document)

    def test_the_version_of_the_viewer(self):
        pinned = re.search(r'"rapidoc": "(.*)"', text("web/package.json"))[1]
        self.assertIn(f"RapiDoc {pinned} of npm", text("README.md"))

    def test_the_mistake_is_reported_as_shown(self):
        shown = re.search(r"```\n(spec/domains/cart.yaml:.*?)```", text("README.md"), re.S)[1]
        with tempfile.TemporaryDirectory() as tree:
            copy_tree(tree)
            write(os.path.join(tree, "spec/domains/cart.yaml"), text("spec/domains/cart.yaml").replace("product.price", "product.prise"))
            done = subprocess.run([os.environ["SPECC_BIN"]], cwd=tree, capture_output=True, text=True)
        self.assertEqual((done.returncode, done.stderr), (1, shown + "1 error; nothing was written\n"))

    def test_the_domain_to_copy_is_understood(self):
        domain = re.search(r"```yaml\n(# yaml-language-server.*?)```", text("CONTRIBUTING.md"), re.S)[1]
        endpoint = re.search(r"```yaml\n( +get_product_by_sku:.*?)```", text("CONTRIBUTING.md"), re.S)[1]
        with tempfile.TemporaryDirectory() as tree:
            copy_tree(tree)
            write(os.path.join(tree, "spec/domains/review.yaml"), domain)
            write(os.path.join(tree, "spec/domains/product.yaml"),
                  re.sub(r"^endpoints:.*\n", lambda line: line[0] + "  " + endpoint.strip() + "\n", text("spec/domains/product.yaml"), flags=re.M))
            done = subprocess.run([os.environ["SPECC_BIN"]], cwd=tree, capture_output=True, text=True)
            self.assertEqual(done.returncode, 0, done.stderr)
            self.assertIn("/skus/{sku}", text(os.path.join(tree, "generated/openapi.json")))
            self.assertTrue(os.path.isdir(os.path.join(tree, "generated/review")))


if __name__ == "__main__":
    unittest.main(verbosity=2)
