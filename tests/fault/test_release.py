# SPDX-License-Identifier: Apache-2.0
"""test_release.py OBJECT;OBJECT…: a release has no fault points: neither their code, nor their names, nor the settings that arm them.

The objects are all sources that name a point, compiled without SHOP_FAULTS. The program beside them was compiled with it.
"""
import os
import subprocess
import sys
import unittest

OBJECTS = sys.argv.pop(1).split(";")
TRACES = (b"SHOP_FAULT", b"inventory.movement", b"pg.authorise")


def symbols(path):
    return subprocess.run(["nm", path], check=True, capture_output=True, text=True).stdout


def content(path):
    with open(path, "rb") as file:
        return file.read()


class Release(unittest.TestCase):
    def test_a_release_has_no_fault_points(self):
        self.assertGreater(len(OBJECTS), 5)
        for path in OBJECTS:
            with self.subTest(path):
                self.assertNotIn("fault_point", symbols(path))
                for trace in TRACES:
                    self.assertNotIn(trace, content(path))

    def test_the_program_of_the_tests_has_them(self):
        self.assertIn("fault_point", symbols(os.environ["SHOP_BIN"]))
        for trace in TRACES:
            self.assertIn(trace, content(os.environ["SHOP_BIN"]))


if __name__ == "__main__":
    unittest.main(verbosity=2)
