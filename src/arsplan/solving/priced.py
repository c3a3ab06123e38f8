"""Demand, wishes and soft rules as one sum of prices, in whole numbers: all of it times one scale."""

from fractions import Fraction

import numpy as np

from arsplan.domain.need import demand_by_date
from arsplan.domain.prices import Prices
from arsplan.solving.coverage import Demand, Stretch, deficiency, short
from arsplan.solving.grid import Cells, Grid
from arsplan.solving.model import RosterModel, Term
from arsplan.solving.soft import soft_cost


class PricedDemand(Demand):
    """Demand that costs what the unit's prices say, with the wishes beside it; all prices times the grid's scale.

    Attributes
    ----------
    wishes
        (person, day, shift or None for any, price, whether it is asked for or to be left).
    """

    together = False

    def __init__(self, grid: Grid) -> None:
        super().__init__(grid)
        unit, prices = grid.unit, grid.unit.prices or Prices()
        length = {line.code: line.finish - line.start for line in unit.lines}
        shares = [Fraction(stretch.minutes, length[stretch.line]) for stretch in self.stretches]
        rows = {(grid.day(day), line): row for day, line, row in demand_by_date(unit)}
        self._prices: dict[Stretch, tuple[int, int]] = {}
        for stretch, share in zip(self.stretches, shares, strict=True):
            row, each = rows[stretch.day, stretch.line], int(share * grid.scale)
            own = (None, None) if row is None else (row.price_short, row.price_over)
            missing = prices.short if own[0] is None else own[0]
            beyond = prices.over if own[1] is None else own[1]
            self._prices[stretch] = (missing * each, beyond * each)
        self.wishes = [
            (
                grid.person_index[wish.employee],
                grid.day(wish.date),
                grid.shift_index[wish.shift] if wish.shift else None,
                grid.scale * (prices.wish if wish.weight is None else wish.weight),
                wish.kind == "duty",
            )
            for wish in unit.wishes
            if wish.kind in {"duty", "free"} and wish.date is not None and wish.employee in grid.person_index
        ]

    def cost(self, roster: Cells) -> int:
        """The sum, as the solver sees it; `value` gives it in the unit's prices."""
        heads = self.heads(roster)
        missing, beyond = self.unfilled(heads), heads.sum(axis=1) - self.asked
        prices = np.array([self._prices[stretch] for stretch in self.stretches], dtype=np.int64).reshape(-1, 2)
        total = soft_cost(self.grid, roster) + int(prices[:, 0] @ missing + prices[:, 1] @ (beyond + missing))
        for e, d, s, weight, wanted in self.wishes:
            total += weight * (bool(roster[e, d].any() if s is None else roster[e, d, s]) != wanted)
        return total

    def price(self, stretch: Stretch) -> tuple[int, int]:
        """What a head missing on a stretch costs, and one beyond the need."""
        return self._prices[stretch]

    def cost_of(self, stretch: Stretch, roster: Cells) -> int:
        """What one stretch costs."""
        counts = self.counts(roster, stretch)
        missing = int(deficiency(stretch.levels[0], counts)) if stretch.levels else 0
        per_short, per_over = self._prices[stretch]
        return per_short * missing + per_over * (int(counts.sum()) - stretch.heads + missing)

    def value(self, cost: int) -> Fraction:
        """What a cost is in the unit's prices."""
        return Fraction(cost, self.grid.scale)

    def charge(self, model: RosterModel, stretch: Stretch, people: list[list[Term]], fixed: np.ndarray) -> None:
        """Heads missing, and those who fill no slot: everybody there, less the slots that are filled."""
        per_short, per_over = self._prices[stretch]
        missing = short(model, stretch.levels[0], people, fixed) if stretch.levels else None
        if missing is not None:
            model.cost(missing, per_short)
        if not per_over:
            return
        terms = [t for group in people for t in group]
        there = int(fixed.sum())
        most = sum(t if isinstance(t, int) else max(t.proto.domain) for t in terms)
        beyond = model.cp.new_int_var(0, most + there, "")
        filled = stretch.heads if missing is None else stretch.heads - missing
        model.cp.add(beyond >= sum(terms) + there - filled)
        model.cost(beyond, per_over)

    def ask(self, model: RosterModel) -> None:
        """Wishes that are not met; those of days that stand are a constant."""
        for e, d, s, weight, wanted in self.wishes:
            worked = model.on(e, d) if s is None else model.x(e, d, s)
            model.cost(worked, -weight if wanted else weight)
            model.cost(int(wanted), weight)
