# SPDX-License-Identifier: Apache-2.0
"""The tests' own client of MariaDB answers as the `mariadb` program does, and leaves nothing of a session behind."""
import unittest

from harness import Database, until


class MariaDb(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.db = Database()
        cls.addClassCleanup(cls.db.drop)
        cls.db.run("CREATE TABLE things (id BIGINT AUTO_INCREMENT PRIMARY KEY, name TEXT, price DECIMAL(10,2), made DATETIME(6))")

    def test_rows_are_what_the_program_prints(self):
        self.db.run("INSERT INTO things (name, price, made) VALUES ('가 tab\tline\nback\\\\slash', 1.5, '2026-01-02 03:04:05.000006'), "
                    "(NULL, 0, NULL), ('', -1, NULL), (REPEAT('가', 20000), 3, NULL)")
        for sql in ("SELECT * FROM things", "SELECT 1; SELECT 2, 3; \n", "SELECT 1 WHERE 0", "SHOW TABLES", "SELECT ''", " -- none\nSELECT 4 -- end",
                    "SELECT @@autocommit, @@sql_mode, @@character_set_client, @@character_set_results, @@collation_connection, DATABASE()"):
            self.assertEqual(self.db.run(sql), self.db.run_program(sql), sql)

    def test_long_texts_pass(self):
        size = 9 << 20
        self.assertEqual(self.db.value(f"SELECT LENGTH('{'a' * size}')"), str(size))

    def test_an_error_names_itself_and_ends_the_text(self):
        with self.assertRaisesRegex(AssertionError, r"ERROR 1062 \(23000\): Duplicate entry '7'"):
            self.db.run("INSERT INTO things (id) VALUES (7); INSERT INTO things (id) VALUES (7); INSERT INTO things (id) VALUES (8)")
        self.assertEqual(self.db.run("SELECT id FROM things WHERE id IN (7, 8)"), [["7"]])

    def test_nothing_of_a_session_outlives_it(self):
        self.db.run("SET @mine = 1, SESSION sql_mode = '', NAMES latin1; DO GET_LOCK('mine', 0); START TRANSACTION; INSERT INTO things (id) VALUES (9)")
        self.assertEqual(self.db.run("SELECT @mine, @@sql_mode <> '', @@character_set_client, IS_FREE_LOCK('mine')"), [["NULL", "1", "utf8mb4", "1"]])
        self.assertEqual(self.db.run("SELECT COUNT(*) FROM things WHERE id = 9"), [["0"]])
        self.assertEqual(len(self.db.connections.free), 1)

    def test_a_connection_that_the_server_has_ended_is_replaced(self):
        mine = self.db.value("SELECT CONNECTION_ID()")
        self.db.run_program(f"KILL {mine}")
        until("it has ended", self.db.connections.free[0].is_dead)
        self.assertNotEqual(self.db.value("SELECT CONNECTION_ID()"), mine)


if __name__ == "__main__":
    unittest.main(verbosity=2, warnings="ignore")
