"""Red days shared while a roster is built: whoever has more of them than the others leaves the next one to them."""

import numpy as np

from arsplan.rules.red_reach import most_red_days
from arsplan.rules.sharing import even_shares, sharing_groups
from arsplan.solving.grid import Cells, Grid
from arsplan.solving.measures.red_days import RedDays
from arsplan.solving.model import RosterModel
from arsplan.solving.next_feast import NextFeast

AHEAD, MOST = 200, 4
"""What another red day costs for each red day, up to so many, by which a person is ahead of whoever is furthest behind.

A head that nobody covers costs 300 for half an hour, so it decides between people, never whether a duty is worked.
"""

SATURDAY = 5


class RedPace:
    """Red days that each person will have worked, as far as it is known: those settled, and the weekends to come.

    Parameters
    ----------
    away, weekends
        Vacation as placed (people x days), and people x weeks: the weekends that each person may work.
    """

    def __init__(self, grid: Grid, away: Cells, weekends: Cells) -> None:
        self.grid = grid
        self.red = RedDays(grid, grid.unit.arrangement.red_day_minutes)
        self.groups = sharing_groups(grid.unit)
        self.most = most_red_days(grid.unit)
        self.ahead = NextFeast.of(grid)
        days = np.array(self.red.day, dtype=np.int64)
        self.inside = days >= grid.back
        self.weeks = days // 7
        at_weekends = weekends[:, self.weeks] & (days % 7 >= SATURDAY)
        self.to_come: Cells = at_weekends & ~away[:, days] & grid.allowed[:, days].any(axis=2)

    def lean(self, model: RosterModel, week: int) -> None:
        """Price the red days of a week, with all before it settled; of a feast, also what the next year's asks for."""
        self.ahead.aim(model)
        now = np.flatnonzero(self.weeks == week).tolist()
        if not (now and self.groups):
            return
        lead = self._lead(model.roster, week)
        for e in (e for e in model.people if lead.get(e)):
            worked = self.red.worked(model, e)
            for k in now:
                model.cost(worked[k], lead[e])

    def _lead(self, roster: Cells, week: int) -> dict[int, int]:
        """What a red day costs each of those who share them; 0 for whoever of a group is furthest behind."""
        settled = self.red.settled(self.grid, roster)
        counts = settled[:, self.inside & (self.weeks < week)].sum(axis=1)
        counts = counts + self.to_come[:, self.weeks >= week].sum(axis=1)
        people, history = self.grid.people, settled[:, ~self.inside].sum(axis=1)
        worked = {person: int(counts[e]) for e, person in enumerate(people)}
        known: Cells = np.asarray(roster[:, : self.grid.back].any(axis=(1, 2)))
        before = {person: int(history[e]) for e, person in enumerate(people) if known[e]}
        found: dict[int, int] = {}
        for group in self.groups:
            even = even_shares(group, worked, before, self.most)
            ahead = {self.grid.person_index[person]: worked[person] - share for person, share in even.items()}
            least = min(ahead.values())
            found |= {e: min(MOST * AHEAD, round(AHEAD * (own - least))) for e, own in ahead.items()}
        return found
