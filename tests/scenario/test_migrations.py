# SPDX-License-Identifier: Apache-2.0
"""Migrations: an empty database becomes what the spec says, once, whoever starts first; an edited history is refused."""
import glob
import os
import re
import shutil
import subprocess
import tempfile
import unittest

from harness import ROOT, Database, Shop, parallel

FACTS = {
    "columns": """SELECT table_name, ordinal_position, column_name, column_type, is_nullable, COALESCE(column_default, '-'), extra,
                         COALESCE(collation_name, '-'), COALESCE(generation_expression, '-')
                  FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name <> 'schema_migrations' ORDER BY 1, 2""",
    "keys": """SELECT table_name, index_name, seq_in_index, column_name, non_unique FROM information_schema.statistics
               WHERE table_schema = DATABASE() AND table_name <> 'schema_migrations' ORDER BY 1, 2, 3""",
    "references": """SELECT k.table_name, k.constraint_name, k.column_name, k.referenced_table_name, k.referenced_column_name, r.delete_rule
                     FROM information_schema.key_column_usage k JOIN information_schema.referential_constraints r
                     ON r.constraint_schema = k.constraint_schema AND r.constraint_name = k.constraint_name AND r.table_name = k.table_name
                     WHERE k.table_schema = DATABASE() AND k.referenced_table_name IS NOT NULL ORDER BY 1, 2""",
    "checks": """SELECT table_name, constraint_name, check_clause FROM information_schema.check_constraints
                 WHERE constraint_schema = DATABASE() AND table_name <> 'schema_migrations' ORDER BY 1, 2""",
}

DOCUMENTED = [line.split() for line in """
products idx_products_name
orders idx_order_number
orders idx_order_user_id
orders idx_order_status
orders idx_order_created_at
payments idx_payment_number
payments idx_payment_order_id
deliveries idx_delivery_tracking
inventory idx_inventory_product
saga_states idx_saga_order
coupons idx_coupon_code
user_coupons uk_user_coupon
queue_entries idx_queue_user
queue_entries idx_entry_token
time_deal_purchases idx_tdp_user
""".strip().splitlines()]

TABLES = """products inventory stock_movements carts cart_items orders order_items payments deliveries delivery_history saga_states coupons
user_coupons time_deals time_deal_products time_deal_purchases waiting_queues queue_entries outbox_events processed_events idempotency_keys
job_runs schema_migrations relay_parts dead_letters notifications notification_turns product_statistics""".split()


class Migrations(unittest.TestCase):
    def setUp(self):
        self.db = Database()
        self.addCleanup(self.db.drop)
        self.folder = tempfile.mkdtemp(prefix="migrations-")
        self.addCleanup(shutil.rmtree, self.folder)
        for path in glob.glob(os.path.join(ROOT, "migrations/V*.sql")):
            shutil.copy(path, self.folder)
        self.shop = Shop(self.db, SHOP_MIGRATIONS_DIR=self.folder)
        self.addCleanup(os.unlink, self.shop.log.name)

    def migrate(self):
        return subprocess.run([self.shop.binary, "migrate"], env=self.shop.env, capture_output=True, text=True)

    def refused(self, *needles):
        before = self.db.run("SELECT version, checksum FROM schema_migrations ORDER BY version")
        done = self.migrate()
        self.assertNotEqual(done.returncode, 0)
        for needle in needles:
            self.assertIn(needle, done.stderr)
        self.assertEqual(self.db.run("SELECT version, checksum FROM schema_migrations ORDER BY version"), before)

    def test_an_empty_database_becomes_what_the_spec_says(self):
        self.shop.migrate()
        other = Database()
        self.addCleanup(other.drop)
        scripts = sorted(glob.glob(os.path.join(ROOT, "generated/*/*_schema.sql")))
        self.assertTrue(scripts)
        sql = "".join(open(path, encoding="utf-8").read() for path in scripts)
        other.run("SET FOREIGN_KEY_CHECKS = 0;\n" + sql)
        for what, query in FACTS.items():
            migrated, declared = self.db.run(query), other.run(query)
            self.assertTrue(declared, what)
            self.assertEqual(migrated, declared, what)

    def test_the_documented_tables_indexes_and_order_are_there(self):
        self.shop.migrate()
        self.assertEqual(sorted(t for t, in self.db.run("SHOW TABLES")), sorted(TABLES))
        indexes = {tuple(row) for row in self.db.run("SELECT DISTINCT table_name, index_name FROM information_schema.statistics WHERE table_schema = DATABASE()")}
        for table, index in DOCUMENTED:
            self.assertIn((table, index), indexes)
        files = {int(re.match(r".*/V(\d+)__", path)[1]): open(path, encoding="utf-8").read() for path in glob.glob(os.path.join(ROOT, "migrations/V*.sql"))}
        for version, table in ((1, "products"), (2, "inventory"), (2, "stock_movements"), (3, "carts"), (3, "cart_items"), (4, "orders"), (4, "order_items"),
                               (5, "payments"), (6, "deliveries"), (6, "delivery_history"), (7, "saga_states"), (9, "coupons"), (9, "user_coupons"),
                               (10, "time_deals"), (10, "time_deal_products"), (10, "time_deal_purchases"), (12, "waiting_queues"), (12, "queue_entries")):
            self.assertRegex(files[version], rf"CREATE TABLE `?{table}`?")

    def test_a_second_run_does_nothing(self):
        self.shop.migrate()
        before = self.db.run("SELECT * FROM schema_migrations")
        self.shop.migrate()
        self.assertEqual(self.db.run("SELECT * FROM schema_migrations"), before)

    def test_two_instances_do_not_race(self):
        for done in parallel(4, lambda i: self.migrate()):
            self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(self.db.value("SELECT COUNT(*) = COUNT(DISTINCT version) FROM schema_migrations"), "1")

    def test_an_edited_file_is_refused(self):
        self.shop.migrate()
        path = glob.glob(os.path.join(self.folder, "V3__*.sql"))[0]
        with open(path, "a", encoding="utf-8") as file:
            file.write("\n-- a late thought\n")
        self.refused("V3", os.path.basename(path))

    def test_a_lost_file_and_an_unknown_history_are_refused(self):
        self.shop.migrate()
        os.unlink(glob.glob(os.path.join(self.folder, "V2__*.sql"))[0])
        self.refused("2")

    def test_a_version_below_the_newest_is_refused(self):
        lost = glob.glob(os.path.join(self.folder, "V17__*.sql"))[0]  # nothing later needs it
        os.rename(lost, lost + ".away")
        self.shop.migrate()
        os.rename(lost + ".away", lost)
        self.refused("V17")

    def test_two_files_of_one_version_and_strange_names_are_refused(self):
        self.shop.migrate()
        for name in ("V12__again.sql", "V99_one_underscore.sql", "Vx__what.sql"):
            path = os.path.join(self.folder, name)
            with open(path, "w", encoding="utf-8") as file:
                file.write("SELECT 1;\n")
            self.refused(name)
            os.unlink(path)

    def test_a_broken_statement_names_file_and_line(self):
        self.shop.migrate()
        with open(os.path.join(self.folder, "V900__broken.sql"), "w", encoding="utf-8") as file:
            file.write("CREATE TABLE fine_so_far (id BIGINT);\n\n-- two lines on\nCREATE TABEL oops (id BIGINT);\n")
        done = self.migrate()
        self.assertNotEqual(done.returncode, 0)
        self.assertIn("V900__broken.sql:4", done.stderr)
        self.assertEqual(self.db.value("SELECT COUNT(*) FROM schema_migrations WHERE version = 900"), "0")

    def test_a_newer_database_is_refused(self):
        self.shop.migrate()
        self.db.run("INSERT INTO schema_migrations (version, name, checksum, applied_at, duration_ms) VALUES (1000, 'future', REPEAT('0', 64), NOW(6), 1)")
        self.refused("1000")


if __name__ == "__main__":
    unittest.main(verbosity=2, warnings="ignore")
