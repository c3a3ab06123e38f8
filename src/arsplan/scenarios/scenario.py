"""A scenario: a named change to a unit, as an arrangement of working time is proposed to the parties."""

from collections.abc import Iterable, Mapping
from itertools import product
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, model_validator

from arsplan.domain.base import Fact, refused
from arsplan.domain.staff import Share
from arsplan.domain.unit import Unit
from arsplan.scenarios.people import MorePeople, Rhythm

__all__ = ["MoreHeads", "Scenario", "grid"]


def _one_of(value: object) -> object:
    """``1/3`` as files write it."""
    if isinstance(value, str):
        parts = value.split("/")
        if len(parts) == 2 and all(part.strip().isdecimal() for part in parts):
            return tuple(map(int, parts))
        raise refused("not-a-frequency", f"'{value}' is not a frequency such as 1/3 or 2/5")
    return value


Frequency = Annotated[tuple[int, int], BeforeValidator(_one_of)]
"""Worked weekends, and of how many: (1, 3), or ``1/3`` in files."""


class MoreHeads(Fact):
    """Higher, or lower, basic staffing on a demand line.

    Attributes
    ----------
    line
        Code of the line.
    heads
        How many more at a time; below 0 for fewer, but never below the minima of competence.
    days
        On which days: every day, the weekend (and red days), or the others.
    """

    line: str
    heads: int
    days: Literal["all", "weekday", "weekend"] = "all"


class Scenario(Fact):
    """A named change to a unit. What is not named stays as it is.

    Attributes
    ----------
    name
        What the parties call it; also the name of its folder.
    says
        More words, for reports.
    pool
        Other units whose demand and people are put together with this one's; the scenario's other changes come after.
    weekends
        At most so many worked weekends in so many in a row.
    extra_weekends
        More weekends for each person in the plan than `weekends` alone would allow, one at a time.
    long
        Code of a long shift, at weekends, for those who have consented to it.
    long_share
        Share of those who could have the long shift that is to consent, competence by competence; who has consented
        already comes first, then the order of the staff. As it is where None.
    long_every
        Who has consented to the long shift works only every so many-th weekend.
    weekend_posts
        More small weekend posts, for students, of people with the lowest competence.
    more
        Higher basic staffing.
    people
        More people on the list, such as a resource team.
    rhythm
        A fixed turn of days on and days off that a share of the people follow.
    arrangement, agreements, vacation, positions
        Other settings of these sections of a unit, by name.
    """

    name: str = Field(min_length=1)
    says: str = ""
    pool: tuple[Unit, ...] = ()
    weekends: Frequency | None = None
    extra_weekends: int = Field(default=0, ge=0, le=35)
    long: str | None = None
    long_share: Share | None = Field(default=None, ge=0, le=1)
    long_every: int | None = Field(default=None, ge=1, le=52)
    weekend_posts: int = Field(default=0, ge=0, le=100)
    more: tuple[MoreHeads, ...] = ()
    people: tuple[MorePeople, ...] = ()
    rhythm: Rhythm | None = None
    arrangement: dict[str, Any] = Field(default_factory=dict)
    agreements: dict[str, Any] = Field(default_factory=dict)
    vacation: dict[str, Any] = Field(default_factory=dict)
    positions: dict[str, Any] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _makes_sense(self) -> "Scenario":
        if self.weekends is not None and not 0 < self.weekends[0] <= self.weekends[1]:
            worked, of = self.weekends
            raise refused("weekend-frequency", f"{worked} of {of} weekends is no frequency", "weekends")
        if self.extra_weekends and (self.weekends is None or self.weekends[0] == self.weekends[1]):
            raise refused("weekend-frequency", "extra weekends need a frequency such as 1/3", "extra_weekends")
        if self.long is None and (self.long_share is not None or self.long_every is not None):
            raise refused("no-long-shift", "no long shift is named", "long")
        if self.rhythm is not None and self.long_every is not None:
            raise refused("two-rhythms", "who follows a turn works the weekends that it brings", "long_every")
        return self


def grid(axes: Mapping[str, Iterable[Any]], **fixed: Any) -> tuple[Scenario, ...]:  # noqa: ANN401 - any field
    """Every combination of some values, as scenarios named by them.

    Parameters
    ----------
    axes
        Values by name of a field of `Scenario`.
    fixed
        Other fields, the same in all.

    Returns
    -------
    tuple of Scenario
        The last axis changes fastest.

    Examples
    --------
    >>> [scenario.name for scenario in grid({"weekends": ["1/2", "1/3"], "long": [None, "L"]})]
    ['weekends 1/2', 'weekends 1/2, long L', 'weekends 1/3', 'weekends 1/3, long L']
    """
    found = []
    for values in product(*axes.values()):
        named = dict(zip(axes, values, strict=True))
        name = ", ".join(f"{key.replace('_', ' ')} {_said(value)}" for key, value in named.items() if value)
        found.append(Scenario(**{"name": name or "no change", **fixed, **named}))
    return tuple(found)


def _said(value: object) -> str:
    return "/".join(map(str, value)) if isinstance(value, tuple) else str(value)
