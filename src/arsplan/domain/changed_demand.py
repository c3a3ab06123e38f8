"""Demand that grows over the year or is higher or lower for a while, laid over what the tables say."""

from collections.abc import Iterator, Sequence
from datetime import date
from fractions import Fraction
from math import floor, prod

from pydantic import Field, model_validator

from arsplan.domain.base import Fact, refused
from arsplan.domain.demand import DemandRow, days_of
from arsplan.domain.need import demand_by_date
from arsplan.domain.staff import Share
from arsplan.domain.unit import Unit


class DemandChange(Fact):
    """A stretch of dates with more or less demand than the tables say.

    Attributes
    ----------
    first, last
        Dates, both included.
    change
        Share of the heads by which it is more, or less where negative.
    change_last
        The same on the last date; from the first to the last it goes evenly. None where it stays the same.
    line
        Code of the one demand line that changes; empty for all.
    text
        Why.
    """

    first: date
    last: date
    change: Share = Field(ge=-1, le=10)
    change_last: Share | None = Field(default=None, ge=-1, le=10)
    line: str = ""
    text: str = ""

    @model_validator(mode="after")
    def _in_order(self) -> "DemandChange":
        if self.first > self.last:
            msg = f"the change ends {self.last}, before it starts {self.first}"
            raise refused("dates-in-wrong-order", msg, "last")
        return self

    def factor(self, line: str, day: date) -> Fraction:
        """What the heads of a line on a date are multiplied with; 1 outside."""
        if not self.first <= day <= self.last or self.line not in {"", line}:
            return Fraction(1)
        days = (self.last - self.first).days
        if self.change_last is None or not days:
            return 1 + self.change
        return 1 + self.change + (self.change_last - self.change) * (day - self.first).days / days


def with_changes(unit: Unit, changes: Sequence[DemandChange]) -> Unit:
    """Return the unit with demand changed on the dates that are named, as rows for single dates.

    Several changes of one date multiply. Heads are whole people: what rounding leaves is carried to the next date of
    the same line, so that the sum over a stretch is right to half a head. Minima of competence and skills stay as they
    are, and heads never fall below them.

    Parameters
    ----------
    unit
        The unit; its tables stay as they are.
    changes
        In any order.
    """
    made = {(row.line, row.first): row for row in _rows(unit, changes)}
    kept = (row for row in unit.demand if days_of(row) != 1 or (row.line, row.first) not in made)
    return unit.model_copy(update={"demand": (*kept, *made.values())})


def _rows(unit: Unit, changes: Sequence[DemandChange]) -> Iterator[DemandRow]:
    carried: dict[str, Fraction] = {}
    for day, line, row in demand_by_date(unit):
        factor = prod((change.factor(line, day) for change in changes), start=Fraction(1))
        if row is None or factor == 1:
            carried[line] = Fraction(0)
            continue
        wanted = row.heads * factor + carried.get(line, Fraction(0))
        heads = max(floor(wanted + Fraction(1, 2)), row.least)
        carried[line] = wanted - heads if heads <= wanted + Fraction(1, 2) else Fraction(0)
        if heads != row.heads:
            yield row.model_copy(update={"season": "", "day_type": "", "first": day, "last": day, "heads": heads})
