"""The people: what they can do, how much they work, and what binds each of them."""

from datetime import date
from fractions import Fraction
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, PlainSerializer, WithJsonSchema, model_validator

from arsplan.domain.agreed import PersonalAgreements
from arsplan.domain.base import Fact, Minutes, OpenFact, fraction, refused

Employment = Literal["permanent", "temporary", "apprentice", "vacant"]


def _share(value: object) -> Fraction:
    return fraction(value, "not-a-share", "a share of full time such as 3/4 or 0.75")


Share = Annotated[
    Fraction,
    BeforeValidator(_share),
    PlainSerializer(str, when_used="json"),
    WithJsonSchema({"type": "string", "pattern": "^[0-9]+(/[1-9][0-9]*|[.][0-9]+)?$"}),
]
"""A share of full time as an exact fraction: 3/4, never 75."""


class Rota(Fact):
    """A group of people who share the same kinds of duties (day and evening, night, weekend posts).

    Attributes
    ----------
    name
        For example DA.
    shifts
        Codes of the shifts that these people may be planned on.
    days
        `all`, or `weekend`: duties that start from Friday evening to Sunday and on red days.
    tredelt
        Whether days, evenings and nights alternate so that night and Sunday hours shorten the full-time week. HTA
        § 4.2.4.
    day_work
        Whether these are day workers, who have holidays from Monday to Friday off without owing the hours; shown in
        the hour accounts.
    """

    name: str = Field(min_length=1)
    shifts: tuple[str, ...]
    days: Literal["all", "weekend"] = "all"
    tredelt: bool = False
    day_work: bool = False


class Employee(OpenFact):
    """A person, or a vacant line, that duties can be given to.

    Attributes
    ----------
    id
        Stable key; stands in every file.
    name
        What people read; the id where nothing is given.
    competence
        Code of the highest competence.
    position
        Present share of full time.
    wish_min, wish_max
        The range in which this person would accept a position; the present position where nothing is given.
    rota
        Name of the group of duties.
    employment
        Permanent, temporary, apprentice or vacant.
    start, end
        First and last day of employment; None means outside the plan.
    birth_year
        Only where known; the year one turns 60 gives six more vacation days.
    long_shift_minutes
        Longest duty the person has consented to; None means no consent to long shifts.
    vacation_days
        Virkedager of vacation due in the plan; None lets the unit's rule decide.
    agreements
        What this person has agreed to instead of the unit's agreements.
    priority
        Place in the order agreed locally for offers of larger positions, smallest first; None after all who have one.
    """

    id: str = Field(min_length=1)
    name: str = ""
    competence: str
    position: Share = Field(ge=0, le=1)
    wish_min: Share | None = Field(default=None, ge=0, le=1)
    wish_max: Share | None = Field(default=None, ge=0, le=1)
    rota: str
    employment: Employment = "permanent"
    start: date | None = None
    end: date | None = None
    birth_year: int | None = Field(default=None, ge=1900, le=2100)
    long_shift_minutes: Minutes | None = None
    vacation_days: int | None = Field(default=None, ge=0, le=100)
    agreements: PersonalAgreements = PersonalAgreements()
    priority: int | None = Field(default=None, ge=1)

    @model_validator(mode="after")
    def _ranges(self) -> "Employee":
        low, high = self.wish_range
        if low > high:
            msg = f"{self.id} wishes at least {low} and at most {high} of full time"
            raise refused("wish-range", msg, "wish_max")
        if self.start and self.end and self.start > self.end:
            msg = f"{self.id} is employed from {self.start} to {self.end}"
            raise refused("dates-in-wrong-order", msg, "end")
        return self

    @property
    def label(self) -> str:
        """The name, or the id where no name is given."""
        return self.name or self.id

    @property
    def wish_range(self) -> tuple[Fraction, Fraction]:
        """Smallest and largest position this person would accept, as shares of full time."""
        low = self.position if self.wish_min is None else self.wish_min
        return low, max(low, self.position) if self.wish_max is None else self.wish_max

    def employed_on(self, day: date) -> bool:
        """Whether the person is employed on that date."""
        return (self.start is None or self.start <= day) and (self.end is None or day <= self.end)
