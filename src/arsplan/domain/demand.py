"""How many heads are needed, when, and with what competence."""

from collections.abc import Mapping
from datetime import date
from typing import Literal

from pydantic import Field, field_validator, model_validator

from arsplan.clock.holidays import is_red
from arsplan.domain.base import Clock, Fact, OpenFact, refused

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
    """Heads needed on a line, in a season, on a type of day.

    Attributes
    ----------
    season
        Name of a season.
    day_type
        `weekend` holds on Saturdays, Sundays and red days; any other word holds on the remaining days of the
        season. `red` and `mon` … `sun` go before these two where they are given.
    line
        Code of a demand line.
    heads
        People needed in all.
    minima
        Of these, how many slots are reserved for each competence. The rest is `any`.
    """

    season: str = Field(min_length=1)
    day_type: str = Field(min_length=1)
    line: str = Field(min_length=1)
    heads: int = Field(ge=0, le=1000)
    minima: dict[str, int] = Field(default_factory=dict)

    @field_validator("minima")
    @classmethod
    def _in_one_order(cls, minima: dict[str, int]) -> dict[str, int]:
        """Zeros say nothing, and the order of columns must not change a plan."""
        return {code: minima[code] for code in sorted(minima) if minima[code]}

    @model_validator(mode="after")
    def _minima_fit(self) -> "DemandRow":
        if any(count < 0 for count in self.minima.values()):
            msg = f"a minimum below zero on line {self.line}"
            raise refused("negative-minimum", msg, "minima")
        if sum(self.minima.values()) > self.heads:
            msg = f"minima of {sum(self.minima.values())} exceed {self.heads} heads on line {self.line}"
            raise refused("minima-above-heads", msg, "heads")
        return self

    @property
    def slots(self) -> dict[str, int]:
        """Slots by competence, `any` last; they add up to `heads`. Zero slots are left out."""
        rest = self.heads - sum(self.minima.values())
        return {**self.minima, ANY: rest} if rest else dict(self.minima)


def demand_tables(demand: tuple[DemandRow, ...]) -> dict[tuple[str, str], dict[str, DemandRow]]:
    """For every season and line: its rows by day type."""
    tables: dict[tuple[str, str], dict[str, DemandRow]] = {}
    for row in demand:
        tables.setdefault((row.season, row.line), {})[row.day_type] = row
    return tables


def row_on(rows: Mapping[str, DemandRow], day: date) -> DemandRow | None:
    """Most specific first: a red day, the weekday by name, weekend or the season's one other day type."""
    red = is_red(day)
    weekday = WEEKDAY_NAMES[day.weekday()]
    if red and day.weekday() != 6 and "red" in rows:
        return rows["red"]
    if weekday in rows and (not red or day.weekday() == 6):
        return rows[weekday]
    if red or day.weekday() >= 5:
        return rows.get("weekend")
    other = [row for kind, row in rows.items() if kind not in {"weekend", "red", *WEEKDAY_NAMES}]
    return other[0] if other else None
