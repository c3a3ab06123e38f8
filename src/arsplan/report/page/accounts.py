"""Hour accounts, line by line."""

from fractions import Fraction
from typing import NamedTuple

from arsplan.report.page.facts import Facts

__all__ = ["Account", "accounts"]


class Account(NamedTuple):
    """One person's hours in the plan, minutes; to the public `vacation` holds all absence."""

    label: str
    position: Fraction
    owed: Fraction
    vacation: Fraction
    absence: Fraction
    holidays: Fraction
    worked: Fraction
    activities: int
    remainder: Fraction


def accounts(facts: Facts) -> tuple[Account, ...]:
    """Everybody's account; F3, F4 and F5 taken as time off stand with the holidays."""
    found = []
    for person in facts.people.order:
        line = facts.accounts[person]
        away = (line.vacation_credit, line.absence_credit)
        found.append(
            Account(
                facts.people.label(person),
                line.position,
                line.owed,
                *(away if facts.people.named else (sum(away, Fraction(0)), Fraction(0))),
                line.holiday_credit + line.f3 + line.f4 + line.f5,
                Fraction(line.worked),
                line.activities,
                line.remainder,
            )
        )
    return tuple(found)
