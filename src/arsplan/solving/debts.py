"""What a roster lacks of what has to be enough, as the solver reads the rules."""

from collections import Counter
from collections.abc import Sequence

import numpy as np

from arsplan.domain.absences import OFF
from arsplan.rules import measures as m
from arsplan.rules.rule import Rule
from arsplan.solving.grid import Cells, Grid
from arsplan.solving.measures import DYNAMIC
from arsplan.solving.model import DEBT, Literal, RosterModel, Term

Owed = Counter[tuple[str, str]]
"""What is lacking by rule and person, as it is priced."""


def asks_enough(rule: Rule) -> bool:
    """Whether an empty roster may break a rule: it asks for something to be done."""
    measure = rule.measure
    if isinstance(measure, m.ForbiddenSequence):
        return OFF in measure.codes
    if isinstance(measure, m.RunLength):
        return measure.least is not None or measure.of == "free"
    return isinstance(measure, m.WeekMinutes | m.DutiesInWindow) and measure.least is not None


def look_ahead(grid: Grid) -> int:
    """Days behind a window that are planned with it, so that what is begun in it can be brought to its end there."""
    days = [0]
    for rule in grid.rules:
        if rule.severity == "hard" and asks_enough(rule):
            if isinstance(rule.measure, m.RunLength) and rule.measure.of != "free":
                days.append((rule.measure.least or 1) - 1)
            elif isinstance(rule.measure, m.ForbiddenSequence):
                days.append(len(rule.measure.codes) - 1)
    return max(days)


def owed(grid: Grid, roster: Cells, away: Cells) -> Owed:
    """What a complete roster lacks.

    Parameters
    ----------
    away
        People x days: vacation as placed.
    """
    asking = [rule for rule in grid.rules if rule.severity == "hard" and asks_enough(rule)]
    if not asking:
        return Counter()
    found = Owed()
    for rule in asking:
        for e in grid.of(rule):
            found[rule.id, grid.people[e]] += _Settled(grid, roster, away, e).lacks(rule)
    return +found


class _Settled(RosterModel):
    """The roster of one person as it is: nothing to decide, and what is lacking is counted."""

    def __init__(self, grid: Grid, roster: Cells, away: Cells, e: int) -> None:
        nothing = np.zeros(grid.shape[:2], dtype=bool)
        super().__init__(grid, roster, nothing, away, owing=True)
        self.people, self._span = [e], {e: (grid.back, len(grid.days) - 1)}
        self.lacking = 0

    def lacks(self, rule: Rule) -> int:
        """What is lacking by one rule."""
        DYNAMIC[type(rule.measure)](rule, rule.measure, self)
        return self.lacking

    def owe(self, lacking: int, last: int, price: int) -> None:
        """Count it."""
        del last
        self.lacking += DEBT * price * lacking

    def at_most(self, terms: Sequence[Term], limit: int, weights: Sequence[int] | None = None) -> None:
        """Too much is not what is asked about."""

    def never_all(self, terms: Sequence[Literal], unless: Sequence[Literal] = ()) -> None:
        """Nor is what is forbidden."""
