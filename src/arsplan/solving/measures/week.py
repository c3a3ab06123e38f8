"""Weeks of the grid that begin on Monday 00:00, or some hours before it."""

from datetime import timedelta

from arsplan.clock.instants import utc_minute
from arsplan.solving.grid import Grid
from arsplan.solving.measures.scope import Scope

SUNDAY = 24 * 60
"""Minutes of the Sunday before a week."""


def week_begins(grid: Grid, week: int, week_start: int) -> int:
    """Real time at which a week begins; `week_start` in minutes from Monday 00:00, none or fewer."""
    sunday = grid.days[0] + timedelta(7 * week - 1)
    return utc_minute(sunday, SUNDAY + week_start, grid.unit.timezone)


def reads_weeks(read: Scope, first: int, last: int, week_start: int) -> bool:
    """Whether some weeks in a row touch a day on which the rule is in force."""
    return read.reads(7 * first - (week_start < 0), 7 * last + 6 - (week_start == -SUNDAY))
