"""What a unit wants to reach, by when, and who has decided it."""

from datetime import date
from typing import Literal, NamedTuple

from pydantic import Field, field_validator, model_validator

from arsplan.domain.balances import Exact
from arsplan.domain.base import Fact, refused

__all__ = ["MEASURES", "Measure", "Target", "Targets", "UserGroup"]


class Measure(NamedTuple):
    """Something that a target can be set for.

    Attributes
    ----------
    unit
        `share`, `hours`, or `count`. Hours and counts that grow with time are meant for 52 weeks.
    at_least
        Whether more is better.
    title
        In words.
    """

    unit: Literal["share", "hours", "count"]
    at_least: bool
    title: str


MEASURES = {
    "mean_position": Measure("share", at_least=True, title="Mean position"),
    "full_time_share": Measure("share", at_least=True, title="Share with a full position"),
    "competence": Measure("share", at_least=True, title="Shifts with the competence that is asked for"),
    "shortage": Measure("share", at_least=False, title="Need that nobody on the list covers"),
    "distinct_staff": Measure("count", at_least=False, title="Different people in two weeks"),
    "hired_shifts": Measure("count", at_least=False, title="Hired shifts in 52 weeks"),
    "extra_hours": Measure("hours", at_least=False, title="Hours of extra time in 52 weeks"),
    "overtime_hours": Measure("hours", at_least=False, title="Hours of overtime in 52 weeks"),
    "sickness": Measure("share", at_least=False, title="Hours lost to sickness"),
    "short_rests": Measure("count", at_least=False, title="Rests below eleven hours in 52 weeks"),
}


class Target(Fact):
    """One thing to reach.

    Attributes
    ----------
    measure
        A key of `MEASURES`.
    value
        A share, hours or a count, exact.
    by
        The date on which it is to be reached.
    decided_by
        Who has decided it, and where that stands.
    decided
        When; None where that is not known.
    group
        Of `distinct_staff`: a user group; empty for the whole unit.
    """

    measure: str
    value: Exact = Field(ge=0)
    by: date
    decided_by: str = Field(min_length=1)
    decided: date | None = None
    group: str = ""

    @field_validator("measure")
    @classmethod
    def _known(cls, measure: str) -> str:
        if measure not in MEASURES:
            raise refused("unknown-word", f"there is no measure '{measure}'", "measure")
        return measure

    @model_validator(mode="after")
    def _makes_sense(self) -> "Target":
        if self.group and self.measure != "distinct_staff":
            raise refused("group-without-meaning", f"'{self.measure}' is not counted by user group", "group")
        if self.decided and self.decided > self.by:
            raise refused("dates-in-wrong-order", f"decided {self.decided}, after it was to be reached", "decided")
        return self


class UserGroup(Fact):
    """People who receive care together, by the demand lines that are for them.

    Attributes
    ----------
    name
        What people call it.
    lines
        Codes of demand lines.
    """

    name: str = Field(min_length=1)
    lines: tuple[str, ...] = Field(min_length=1)


class Targets(NamedTuple):
    """What a unit wants to reach, and the groups of users that it counts faces for."""

    targets: tuple[Target, ...] = ()
    groups: tuple[UserGroup, ...] = ()
