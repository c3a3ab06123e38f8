"""How far the hours of a calendar month may stray from the position."""

from fractions import Fraction
from typing import Literal

from pydantic import Field

from arsplan.domain.base import Fact, Minutes
from arsplan.domain.staff import Share


class MonthHours(Fact):
    """The paid minutes of a calendar month stay near the position's hours in it.

    The position's hours in a month are a seventh of a week's for each day of employment, less vacation as it lies (a
    sixth for each virkedag), other absence (a seventh for each day) and a day worker's holidays from Monday to Friday
    (a fifth), and never below none. Paid minutes that start in the month are at most that and `most`; or `share` of the
    position's hours in the whole calendar month, where that is more. So are those of all other months of the plan taken
    together, on top of minutes that the balance brings: a month has too few only where its hours lie in the others, and
    not where the plan has no work for the position. Days before the plan count in the first month as far as they are
    known; where what was worked on them passes the limit alone, the plan adds nothing. What the
    balance holds for a month (`month_minutes`) counts as agreed on top in that month. In tredelt turnus the full-time
    week is the longest. Exact fractions, rounded down once at the end.
    """

    kind: Literal["month_hours"] = "month_hours"
    most: Minutes = 0
    share: Share = Field(default=Fraction(0), ge=0, le=1)
