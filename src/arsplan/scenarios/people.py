"""Who is on the list of a scenario, and who follows a fixed turn of days on and days off."""

from fractions import Fraction
from typing import Literal

from pydantic import Field, model_validator

from arsplan.domain.base import Fact, refused
from arsplan.domain.demand import WEEKDAY_NAMES
from arsplan.domain.staff import Share

__all__ = ["MorePeople", "Rhythm"]

_WEEK = 7
_WEEKEND = (5, 6)


class MorePeople(Fact):
    """More people on the list: new posts, or a resource team that takes over what is hired today.

    Attributes
    ----------
    number
        How many.
    rota, competence
        Theirs.
    position
        Of each, a share of full time.
    name
        What they are called, with a number after it.
    """

    number: int = Field(ge=1, le=100)
    rota: str = Field(min_length=1)
    competence: str = Field(min_length=1)
    position: Share = Field(default=Fraction(1), gt=0, le=1)
    name: str = Field(default="Resource team", min_length=1)


class Rhythm(Fact):
    """A fixed turn of days on and days off: three and three, or the week on and weeks off of the North Sea rota.

    Attributes
    ----------
    on, off
        Days in a row on which one may work, and days in a row that are free.
    rota
        Whose people follow it.
    shifts
        Codes of the shifts that they have, whatever the weekday. Whoever follows it consents to the longest of them.
    share
        Share of these people who follow it, competence by competence; who has consented to long shifts already comes
        first, then the order of the staff.
    first
        Weekday on which the days on begin, where on and off together are whole weeks.
    """

    on: int = Field(ge=1, le=28)
    off: int = Field(ge=1, le=84)
    rota: str = Field(min_length=1)
    shifts: tuple[str, ...] = Field(min_length=1)
    share: Share = Field(default=Fraction(1), gt=0, le=1)
    first: Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"] | None = None

    @model_validator(mode="after")
    def _begins(self) -> "Rhythm":
        if self.first is not None and self.days % _WEEK:
            said = f"{self.days} days are not whole weeks, so the days on begin on every weekday in turn"
            raise refused("not-whole-weeks", said, "rhythm.first")
        return self

    @property
    def days(self) -> int:
        """Days from one beginning to the next."""
        return self.on + self.off

    @property
    def starts(self) -> tuple[int, ...]:
        """Days after a Monday on which the days on can begin; those that follow on one another lie apart."""
        if self.days % _WEEK:
            return tuple(sorted(range(self.days), key=lambda day: (day % self.on, day)))
        return tuple(range(WEEKDAY_NAMES.index(self.first or "mon"), self.days + 6, _WEEK))[: self.days // _WEEK]

    @property
    def every(self) -> Fraction | None:
        """Every how many-th weekend one can be at work, on the rarer of Saturday and Sunday; None for never."""
        rare = min(sum((day - start) % self.days < self.on for start in self.starts) for day in _WEEKEND)
        return Fraction(len(self.starts), rare) if rare else None
