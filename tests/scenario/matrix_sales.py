# SPDX-License-Identifier: Apache-2.0
"""The flows of matrix.py for what is sold by Redis and the database together: time deals, from the purchase to the end of the deal, and
coupons. After the fault the two must agree, and nobody may be locked out.
"""
from buying import Buyer, Request, run_job
from matrix import ADMIN, Cancel, Expire, Flow, Ordered, Pay, PayUndone, Refund, TakeOver
from rush import CouponSale, DealSale

TOTAL = 10
ANCIENT = "1"  # a moment that no call has lived since


class DealBuyer(Buyer):
    """A user without a cart, and the deal of one product that is bought of."""

    def __init__(self, name, sale):
        super().__init__(name, None)
        self.sale, self.coupon = sale, None

    def create(self, key, **_):
        return Request("POST", self.sale.path, self.sale.body, self.token, key)

    def cancel_deal(self):
        return Request("DELETE", self.sale.own_path, None, ADMIN)


class OfDeal:
    """A flow of an order that a purchase made."""

    def buyer(self, market):
        return DealBuyer(f"deal-buyer-{market.bulk.take(1)}", DealSale(market, TOTAL))

    def repair(self, market, trade):
        """The calls that left something under way are dead; the job need not wait until that is sure."""
        pending = f"timedeal:pending:{{{trade.sale.id}}}:{{{trade.sale.product}}}"
        fields = iter(market.redis.command("HGETALL", pending))
        for entry, value in zip(fields, fields):
            if entry != "#":
                quantity, _, user = value.split(":", 2)
                market.redis.command("HSET", pending, entry, f"{quantity}:{ANCIENT}:{user}")
        trade.sale.settle(seconds=5)

    def go_on(self, market, trade):
        """The user buys all that one may still have, and then somebody else does."""
        status, is_over = market.db.run(f"SELECT status, ends_at <= NOW(6) FROM time_deals WHERE id = {trade.sale.id}")[0]
        if status != "ACTIVE" or is_over == "1":
            market.ask(trade.create(market.unique("late-")), "S702" if status == "CANCELLED" else "S703")
            return
        for _ in range(trade.sale.limit - trade.sale.owners().get(trade.name, 0)):
            market.ask(trade.create(market.unique("more-")), "201")
        market.ask(trade.create(market.unique("more-")), "S705")
        market.ask(DealBuyer(f"{trade.name}-other", trade.sale).create(market.unique("other-")), "201")
        differing = trade.sale.disagreement()
        if differing:
            raise AssertionError(differing)


class Buy(OfDeal, Flow):
    ends, answers = "PENDING", ("201",)

    def request(self, trade):
        return trade.create(f"purchase-{trade.name}")


class PayDeal(OfDeal, Pay):
    pass


class PayDealUndone(OfDeal, PayUndone):
    pass


class TakeOverDeal(OfDeal, TakeOver):
    pass


class RefundDeal(OfDeal, Refund):
    pass


class CancelOrder(OfDeal, Cancel):
    pass


class ExpireOrder(OfDeal, Expire):
    pass


def end_time(market, trade):
    market.db.run(f"UPDATE time_deals SET starts_at = NOW(6) - INTERVAL 2 SECOND, ends_at = NOW(6) WHERE id = {trade.sale.id}")
    trade.sale.is_over = "ENDED"


class ExpireOrderLate(ExpireOrder):
    """The deal is over: its units go to the shelf."""

    def prepare(self, market):
        trade = super().prepare(market)
        end_time(market, trade)
        market.run_job("update_time_deals")
        return trade


class OfDealItself(OfDeal, Ordered):
    """With a purchase that is not paid yet, and stays."""

    has_key = False

    def status(self, market, trade):
        return trade.number, market.db.value(f"SELECT status FROM time_deals WHERE id = {trade.sale.id}")


class EndDeal(OfDealItself):
    ends = "ENDED"

    def prepare(self, market):
        trade = super().prepare(market)
        market.run_job("update_time_deals")  # so that its record is there whenever the flow is run
        end_time(market, trade)
        return trade

    def request(self, trade):
        return run_job("update_time_deals", ADMIN)


class CancelDeal(OfDealItself):
    ends, answers = "CANCELLED", ("204",)

    def prepare(self, market):
        trade = super().prepare(market)
        trade.sale.is_over = "CANCELLED"
        return trade

    def request(self, trade):
        return trade.cancel_deal()


class Issue(Flow):
    """A coupon of which there are two."""

    ends, has_key = "AVAILABLE", False

    def buyer(self, market):
        trade = Buyer(f"coupon-holder-{market.bulk.take(1)}", None)
        trade.sale = CouponSale(market, 2)
        return trade

    def ask_of(self, trade, who):
        return Request("POST", trade.sale.path, None, who)

    def request(self, trade):
        return self.ask_of(trade, trade.token)

    def status(self, market, trade):
        rows = market.db.run(f"SELECT status FROM user_coupons WHERE coupon_id = {trade.sale.id} AND user_id = '{trade.name}'")
        if len(rows) > 1:
            raise AssertionError(f"{trade.name} has {len(rows)} coupons")
        return None, rows[0][0] if rows else None

    def expected(self, status):
        return ("S604",) if status else ("201",)

    def repair(self, market, trade):
        pending = f"coupon:pending:{{{trade.sale.id}}}"
        for user in market.redis.command("HKEYS", pending):
            if user:
                market.redis.command("HSET", pending, user, ANCIENT)
        trade.sale.settle(seconds=5)

    def go_on(self, market, trade):
        names = [f"{trade.name}-other", f"{trade.name}-late"]
        for name, expected in zip(names, ("201", "S602")):
            market.ask(self.ask_of(trade, Buyer(name, None).token), expected)
        trade.sale.settle(seconds=5)
        if trade.sale.wrong():
            raise AssertionError(trade.sale.wrong())


SALES = {
    "buy of a deal": Buy(), "pay a deal's order": PayDeal(), "pay a deal's order, undone": PayDealUndone(), "cancel a deal's order": CancelOrder(),
    "expire a deal's order": ExpireOrder(), "expire it after the deal": ExpireOrderLate(), "refund a deal's order": RefundDeal(),
    "end a deal": EndDeal(), "cancel a deal": CancelDeal(), "issue a coupon": Issue(),
}
SALES_TAKEN_OVER = {"take over a deal's charge": TakeOverDeal()}
