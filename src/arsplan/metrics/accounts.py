"""Hour accounts: what each person owes, and how the plan settles it."""

from collections.abc import Mapping
from fractions import Fraction
from typing import NamedTuple

from arsplan.domain.roster import Roster
from arsplan.domain.unit import Unit
from arsplan.metrics.work import work
from arsplan.rules.entitlement import account

__all__ = ["AccountLine", "account_lines"]


class AccountLine(NamedTuple):
    """One person's hours over the plan, in exact minutes.

    Attributes
    ----------
    employee
        Id.
    position
        Share of full time that the plan gives.
    owed
        Position x full-time week x weeks employed; in tredelt turnus the week that the roster gives.
    vacation_credit, absence_credit
        As `rules.entitlement.account` says.
    worked, activities
        Paid minutes of shifts, and of activities, inside the plan.
    """

    employee: str
    position: Fraction
    owed: Fraction
    vacation_credit: Fraction
    absence_credit: Fraction
    worked: int
    activities: int

    @property
    def remainder(self) -> Fraction:
        """Minutes of the position that nothing fills; negative when more is worked than owed."""
        return self.owed - self.vacation_credit - self.absence_credit - self.worked - self.activities


def account_lines(unit: Unit, roster: Roster, positions: Mapping[str, Fraction] | None = None) -> list[AccountLine]:
    """Everybody's hour account; owed equals credits, work and remainder exactly.

    Parameters
    ----------
    unit
        With vacation as placed.
    roster
        Who works which duty.
    positions
        Share of full time by id; whoever is not named keeps the present one.

    Returns
    -------
    list of AccountLine
        In the order of the staff.
    """
    given = positions or {}
    lines = []
    for person, pieces in work(unit, roster).items():
        employee = unit.person[person]
        position = given.get(person, employee.position)
        inside = [piece for piece in pieces if piece.date in unit.horizon]
        lines.append(
            AccountLine(
                person,
                position,
                *account(unit, employee, position, roster),
                worked=sum(piece.paid for piece in inside if piece.shift),
                activities=sum(piece.paid for piece in inside if not piece.shift),
            )
        )
    return lines
