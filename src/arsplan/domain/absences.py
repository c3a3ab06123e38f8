"""Time that is settled before planning: absence, locks, activities and wishes."""

from datetime import date
from datetime import date as Date  # noqa: N812 - a field of the wish is called date
from typing import Literal

from pydantic import Field, model_validator

from arsplan.clock.horizon import Horizon
from arsplan.domain.base import Clock, Minutes, OpenFact, refused
from arsplan.domain.prices import DEAREST

OFF = "off"
"""In a lock: the day is free."""

VACATION = "vacation"

VACATION_WEIGHT = 10
"""What a wish for vacation weighs that states no weight."""


class Absence(OpenFact):
    """Days on which a person is away, both ends included.

    Attributes
    ----------
    employee
        Id of the person.
    first, last
        Dates.
    kind
        `vacation`, or any other word (leave, study, sick …). Vacation is counted in virkedager and credited with a
        sixth of a week's hours each; other absence is credited with a seventh of a week's hours for each calendar day.
    """

    employee: str
    first: date
    last: date
    kind: str = Field(default=VACATION, min_length=1)

    @model_validator(mode="after")
    def _in_order(self) -> "Absence":
        if self.first > self.last:
            msg = f"absence of {self.employee} ends {self.last}, before it starts {self.first}"
            raise refused("dates-in-wrong-order", msg, "last")
        return self


class Lock(OpenFact):
    """A duty or a day off that is given and must stand in the plan.

    Attributes
    ----------
    shift
        A shift code, or `off`.
    """

    employee: str
    date: date
    shift: str = Field(min_length=1)


class Activity(OpenFact):
    """Paid time that covers no demand but counts for rest and hours: training, meetings.

    Attributes
    ----------
    start, end
        Clock times on `date`; an end at or before the start is on the next day.
    paid_minutes
        Working time credited.
    """

    employee: str
    date: date
    start: Clock
    end: Clock
    paid_minutes: Minutes
    text: str = ""

    @property
    def finish(self) -> int:
        """End in minutes after midnight of `date`, above 1440 past midnight."""
        return self.end if self.end > self.start else self.end + 1440


class Wish(OpenFact):
    """What a person asks for; `must` binds the planner, `wish` and `optional` are weighed.

    Attributes
    ----------
    kind
        `vacation` (weeks), `unavailable` (shift and weekday), `available_weeks` (even or odd ISO weeks),
        `avoid_shift`, `max_consecutive_shifts`, `position_pct`, `duty` (to work on a date), `free` (not to), or a word
        that this version only carries through.
    weekday
        0 for Monday to 6 for Sunday; None for every day.
    from_week, to_week
        ISO weeks, both included; None for the whole plan.
    date, weight
        Of a wish for a duty or a free day: when, and what it costs not to be met where the goals are weighed; None for
        the unit's price. Of a wish for vacation: what it weighs against others' wishes; None for
        the ordinary weight.
    """

    employee: str
    kind: str = Field(min_length=1)
    value: str = ""
    shift: str = ""
    weekday: int | None = Field(default=None, ge=0, le=6)
    from_week: int | None = Field(default=None, ge=1, le=53)
    to_week: int | None = Field(default=None, ge=1, le=53)
    date: Date | None = None
    weight: int | None = Field(default=None, ge=0, le=DEAREST)
    strength: Literal["must", "wish", "optional"] = "wish"
    text: str = ""


def weeks_wished(wish: Wish, horizon: Horizon) -> list[int]:
    """Weeks of the plan, from 0, in which somebody wishes for vacation; none of a wish for something else."""
    if wish.kind != VACATION or wish.from_week is None:
        return []
    last = wish.to_week or wish.from_week
    return [k for k in range(horizon.weeks) if wish.from_week <= horizon.iso_week(k) <= last]
