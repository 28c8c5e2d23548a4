# SPDX-License-Identifier: Apache-2.0
"""Each call of the database, of Redis and of the provider fails once: before, so that nothing was done, and after, so that nobody knows.

Takes every third point, of deals and coupons fewer, which is enough to see a flow break; SHOP_TEST_EVERY=1 takes them all, and as long as
the crash matrix.
"""
import os
import unittest

from buying import Wire
from matrix import FLOWS, Matrix, finish
from matrix_sales import SALES

EVERY = int(os.environ.get("SHOP_TEST_EVERY", "3"))
EVERY_OF_SALES = int(os.environ.get("SHOP_TEST_EVERY", "24"))


def fail(market, flow, point, nth):
    """A shop that lives on. A payment that a fault follows is taken back, and its order ends."""
    trade = flow.prepare(market)
    request = flow.interrupted(market, trade)
    market.stop()
    shop = market.new_shop(SHOP_FAULTS=f"{flow.faults}{point}#{nth}=error").start()
    try:
        wire = Wire(shop.port)
        wire.ask(request)
        wire.close()
    finally:
        shop.stop()
        market.start()
    finish(market, flow, trade, may_undo=True)


class FaultMatrix(Matrix):
    def test_a_fault_anywhere_loses_no_money_and_no_stock(self):
        self.assertGreater(self.run_all("fault matrix", FLOWS, fail, EVERY), 100)

    def test_a_fault_anywhere_leaves_deals_and_coupons_whole(self):
        self.assertGreater(self.run_all("fault matrix", SALES, fail, EVERY_OF_SALES), 15)


if __name__ == "__main__":
    unittest.main(verbosity=2, warnings="ignore")
