"""How many heads are needed, when, and with what competence."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from itertools import groupby
from typing import Literal

from pydantic import Field, field_validator, model_validator

from arsplan.clock.holidays import is_red
from arsplan.domain.base import Clock, Fact, OpenFact, refused
from arsplan.domain.prices import DEAREST

ANY = "any"
"""The slot that anybody may fill."""

WEEKDAY_NAMES = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


class Competence(Fact):
    """A profession and the lower ones whose slots it may fill.

    Attributes
    ----------
    code
        For example SPL.
    name
        In words.
    fills
        Codes of the other competences whose slots a person with this one may take. Everybody may take `any`.
    """

    code: str = Field(min_length=1)
    name: str = ""
    fills: tuple[str, ...] = ()


class Season(Fact):
    """A stretch of ISO weeks with one demand table, both ends included; it may stand in several rows."""

    name: str = Field(min_length=1)
    from_week: int = Field(ge=1, le=53)
    to_week: int = Field(ge=1, le=53)


class DemandLine(OpenFact):
    """A recurring stretch of the day that heads are stated for, for example D 07:30-15:00.

    Attributes
    ----------
    code
        Name of the line: a shift code, or an interval such as 07:00-09:00.
    start, end
        Clock times; an end at or before the start is on the next day.
    status
        `planned`, or `outside` for demand that the unit keeps out of the plan (passive nights, for example).
    """

    code: str = Field(min_length=1)
    start: Clock
    end: Clock
    status: Literal["planned", "outside"] = "planned"

    @property
    def finish(self) -> int:
        """End in minutes after midnight of the start date, above 1440 past midnight."""
        return self.end if self.end > self.start else self.end + 1440


class DemandRow(OpenFact):
    """Heads needed on a line, in a season, on a type of day; or on given dates instead.

    Attributes
    ----------
    season
        Name of a season; empty, in a row with dates, for any.
    day_type
        `weekend` holds on Saturdays, Sundays and red days; any other word holds on the remaining days of the
        season. `red` and `mon` … `sun` go before these two where they are given. Empty, in a row with dates, for
        every day that no other row of the same dates names.
    first, last
        Dates on which alone the row holds, both included; it goes before rows without dates and before those of
        longer stretches. None for a row without dates.
    line
        Code of a demand line.
    heads
        People needed in all.
    minima
        Of these, how many slots are reserved for each competence. The rest is `any`.
    skills
        How many of the heads hold a skill, by its name, whatever slot they fill: a nurse with the medication course is
        both. Counted on the date their duty starts.
    price_short, price_over
        What a missing head costs, and one beyond the need, where the goals are weighed; None for the unit's prices.
    """

    season: str = ""
    day_type: str = ""
    first: date | None = None
    last: date | None = None
    line: str = Field(min_length=1)
    heads: int = Field(ge=0, le=1000)
    minima: dict[str, int] = Field(default_factory=dict)
    skills: dict[str, int] = Field(default_factory=dict)
    price_short: int | None = Field(default=None, ge=0, le=DEAREST)
    price_over: int | None = Field(default=None, ge=0, le=DEAREST)

    @field_validator("minima", "skills")
    @classmethod
    def _in_one_order(cls, minima: dict[str, int]) -> dict[str, int]:
        """Zeros say nothing, and the order of columns must not change a plan."""
        return {code: minima[code] for code in sorted(minima) if minima[code]}

    @model_validator(mode="after")
    def _says_when(self) -> "DemandRow":
        if self.first is None and self.last is None:
            for name in ("season", "day_type"):
                if not getattr(self, name):
                    msg = f"a row without dates has to say the {name.replace('_', ' ')}"
                    raise refused("missing-value", msg, name)
        elif self.first is None or self.last is None:
            raise refused("half-a-stretch", "the first and the last date have to be given, both or neither", "last")
        elif self.first > self.last:
            msg = f"the stretch ends {self.last}, before it starts {self.first}"
            raise refused("dates-in-wrong-order", msg, "last")
        return self

    @model_validator(mode="after")
    def _minima_fit(self) -> "DemandRow":
        if any(count < 0 for count in self.minima.values()):
            msg = f"a minimum below zero on line {self.line}"
            raise refused("negative-minimum", msg, "minima")
        if sum(self.minima.values()) > self.heads:
            msg = f"minima of {sum(self.minima.values())} exceed {self.heads} heads on line {self.line}"
            raise refused("minima-above-heads", msg, "heads")
        for skill, count in self.skills.items():
            if not 0 <= count <= self.heads:
                msg = f"{count} with {skill} are asked for among {self.heads} heads on line {self.line}"
                raise refused("skills-above-heads", msg, "heads")
        return self

    @property
    def least(self) -> int:
        """Heads without which minima and skills cannot be there."""
        return max([sum(self.minima.values()), *self.skills.values()])

    @property
    def slots(self) -> dict[str, int]:
        """Slots by competence, `any` last; they add up to `heads`. Zero slots are left out."""
        rest = self.heads - sum(self.minima.values())
        return {**self.minima, ANY: rest} if rest else dict(self.minima)


class DemandTable:
    """Finds the row that holds for a line on a date."""

    def __init__(self, demand: Iterable[DemandRow]) -> None:
        self._usual: dict[tuple[str, str], dict[str, DemandRow]] = {}
        self._dated: dict[tuple[str, date], list[DemandRow]] = {}
        for row in demand:
            if row.first is None:
                self._usual.setdefault((row.season, row.line), {})[row.day_type] = row
            else:
                for k in range(days_of(row)):
                    self._dated.setdefault((row.line, row.first + timedelta(k)), []).append(row)

    def row_on(self, line: str, season: str, day: date) -> DemandRow | None:
        """Rows with dates first, the shortest stretch before longer ones; then the season's; None where none holds."""
        dated = [row for row in self._dated.get((line, day), ()) if row.season in {"", season}]
        for _, rows in groupby(sorted(dated, key=days_of), key=days_of):
            found = _of_the_day({row.day_type: row for row in rows}, day)
            if found is not None:
                return found
        return _of_the_day(self._usual.get((season, line), {}), day)


def days_of(row: DemandRow) -> int:
    """Length of the stretch of a row with dates; 0 for one without."""
    return 0 if row.first is None or row.last is None else (row.last - row.first).days + 1


def _of_the_day(rows: Mapping[str, DemandRow], day: date) -> DemandRow | None:
    """Most specific first: a red day, the weekday by name, weekend or the one other day type, any day."""
    red = is_red(day)
    weekday = WEEKDAY_NAMES[day.weekday()]
    if red and day.weekday() != 6 and "red" in rows:
        return rows["red"]
    if weekday in rows and (not red or day.weekday() == 6):
        return rows[weekday]
    if red or day.weekday() >= 5:
        return rows.get("weekend", rows.get(""))
    other = [row for kind, row in rows.items() if kind not in {"", "weekend", "red", *WEEKDAY_NAMES}]
    return other[0] if other else rows.get("")
