# SPDX-License-Identifier: Apache-2.0
"""No code and no pitfall without a test: every error that a served operation can answer with is asserted by a scenario, and every known way in which
sales go wrong has a test of its name."""
import glob
import os
import re
import unittest

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
PITFALLS = (*range(1, 38), 39)


def texts(pattern):
    for path in sorted(glob.glob(os.path.join(ROOT, pattern), recursive=True)):
        with open(path, encoding="utf-8") as file:
            yield path, file.read()


class Promises(unittest.TestCase):
    def test_every_code_of_a_served_operation_is_provoked(self):
        scenarios = "".join(text for _, text in texts("tests/scenario/test_*.py"))
        codes = {code for _, routes in texts("generated/*/*_routes.c") for code in re.findall(r"\b(S\d{3,4})\b", routes)}
        self.assertGreater(len(codes), 60)
        self.assertEqual(sorted(code for code in codes if f'"{code}"' not in scenarios), [])

    def test_every_pitfall_has_a_test_of_its_name(self):
        tests = "".join(text for _, text in texts("tests/**/test_*.py"))
        named = {int(number) for number in re.findall(r"def test_pitfall_(\d+)_", tests)}
        self.assertEqual([number for number in PITFALLS if number not in named], [])


if __name__ == "__main__":
    unittest.main()
