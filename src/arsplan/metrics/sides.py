"""Competence, capacity and continuity of a rota, for weeks, seasons or any other stretches of days."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from arsplan.domain.demand import ANY
from arsplan.domain.roster import Duty
from arsplan.metrics.coverage import CoverageRow

__all__ = ["Side", "sides"]


@dataclass
class Side:
    """One rota in one stretch of days.

    Attributes
    ----------
    need, over
        Head-minutes that are needed, and that lie beyond the need.
    short
        Head-minutes that nobody on the list covers.
    open
        Head-minutes of these that nobody covers at all, hired people included.
    asked, met
        Lines on a date that ask for some competence, and how many of them have it all the time.
    people
        Who works there, hired people included.
    """

    need: int = 0
    over: int = 0
    short: int = 0
    open: int = 0
    asked: int = 0
    met: int = 0
    people: set[str] = field(default_factory=set)

    @property
    def covered(self) -> int:
        """Head-minutes of the need that people on the list cover."""
        return self.need - self.short

    @property
    def hired(self) -> int:
        """Head-minutes of the need that hired people cover."""
        return self.short - self.open


def sides(
    of: Mapping[date, str], rows: Iterable[CoverageRow], own: Iterable[CoverageRow], duties: Iterable[Duty]
) -> dict[str, Side]:
    """Add up what lies in each stretch.

    Parameters
    ----------
    of
        The name of the stretch of each date; other dates are left out.
    rows, own
        Of `coverage`: everybody who worked, and the people on the list alone.
    duties
        Who worked which duty.

    Returns
    -------
    dict
        By name, in the order in which the names come.
    """
    found = {name: Side() for name in dict.fromkeys(of.values())}
    unmet: defaultdict[tuple[date, str], int] = defaultdict(int)
    for row in rows:
        if row.date in of:
            side = found[of[row.date]]
            side.need += row.need * row.minutes
            side.over += row.over * row.minutes
            side.open += row.short * row.minutes
            if row.competence != ANY and row.need:
                unmet[row.date, row.shift] += row.short
    for row in own:
        if row.date in of:
            found[of[row.date]].short += row.short * row.minutes
    for (day, _), missing in unmet.items():
        found[of[day]].asked += 1
        found[of[day]].met += not missing
    for duty in duties:
        if duty.date in of:
            found[of[duty.date]].people.add(duty.employee)
    return found
