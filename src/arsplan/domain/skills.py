"""What people are certified for beside their profession, and until when."""

from datetime import date

from pydantic import Field, model_validator

from arsplan.domain.base import OpenFact, refused


class Skill(OpenFact):
    """A skill that one person holds: a medication course, ventilator training, a driving licence.

    Attributes
    ----------
    employee
        Id of the person.
    skill
        Name of the skill; demand and shifts ask for it by this name.
    valid_from, valid_until
        First and last date on which it may be used; None where it always was, or does not expire. A renewal is a row of
        its own.
    text
        Where this is known from.
    """

    employee: str
    skill: str = Field(min_length=1)
    valid_from: date | None = None
    valid_until: date | None = None
    text: str = ""

    @model_validator(mode="after")
    def _in_order(self) -> "Skill":
        if self.valid_from and self.valid_until and self.valid_from > self.valid_until:
            msg = f"{self.skill} of {self.employee} is valid until {self.valid_until}, before {self.valid_from}"
            raise refused("dates-in-wrong-order", msg, "valid_until")
        return self

    def holds_on(self, day: date) -> bool:
        """Whether it may be used on that date."""
        return (self.valid_from is None or self.valid_from <= day) and (
            self.valid_until is None or day <= self.valid_until
        )
