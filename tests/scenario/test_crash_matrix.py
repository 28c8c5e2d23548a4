# SPDX-License-Identifier: Apache-2.0
"""The process is killed before and after each call of the database, of Redis and of the provider. Another one goes on.

Of the flows of deals and coupons some points are taken; SHOP_TEST_EVERY=1 takes them all.
"""
import os
import unittest

from harness import until
from matrix import FLOWS, TAKE_OVERS, Matrix, finish, killed_at
from matrix_sales import SALES, SALES_TAKEN_OVER

EVERY_OF_SALES = int(os.environ.get("SHOP_TEST_EVERY", "24"))


def crash(market, flow, point, nth, **settings):
    """`settings` are those of the shop that is started afterwards."""
    trade = flow.prepare(market)
    request = flow.interrupted(market, trade)
    market.stop()
    try:
        killed_at(market.new_shop(SHOP_FAULTS=f"{flow.faults}{point}#{nth}=exit").start(), request)
    finally:
        market.start(market.new_shop(**settings))
    return trade


class CrashMatrix(Matrix):
    def test_a_crash_anywhere_loses_no_money_and_no_stock(self):
        def strike(market, flow, point, nth):
            finish(market, flow, crash(market, flow, point, nth))

        self.assertGreater(self.run_all("crash matrix", FLOWS | TAKE_OVERS, strike), 100)

    def test_a_crash_anywhere_leaves_deals_and_coupons_whole(self):
        def strike(market, flow, point, nth):
            finish(market, flow, crash(market, flow, point, nth))

        self.assertGreater(self.run_all("crash matrix", SALES | SALES_TAKEN_OVER, strike, EVERY_OF_SALES), 15)

    def test_what_a_crash_left_behind_is_finished_without_being_asked(self):
        def strike(market, name, point, nth):
            flow = FLOWS[name]
            trade = crash(market, flow, point, nth, SHOP_JOBS="1")
            self.assertFalse(market.books.is_quiet())
            until("what was begun has ended", market.books.is_quiet, seconds=15)
            finish(market, flow, trade)

        self.each([("pay", "db.COMMIT.after", 1), ("pay", "http.pg.after", 1), ("pay, declined", "http.pg.after", 1), ("pay", "db.COMMIT.before", 2),
                   ("pay, undone", "db.COMMIT.after", 3), ("refund", "http.pg.before", 1), ("refund", "http.pg.after", 1)], strike)
        self.assertEqual(self.failures, [])


if __name__ == "__main__":
    unittest.main(verbosity=2, warnings="ignore")
