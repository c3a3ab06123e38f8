"""Larger positions as a list of offers, and a reason for everybody who asked and gets less.

Qualified part-time employees come before new hiring and hired help (AML § 14-3); in which order among themselves is
for the local parties to agree. The order is an input, `Employee.priority`; where it says nothing the smallest position
comes first. The plan itself does not read it: where it gives more to somebody later in the order, the list says so.
"""

from collections.abc import Mapping
from fractions import Fraction
from typing import NamedTuple

from arsplan.domain.roster import Roster
from arsplan.domain.staff import Employee
from arsplan.domain.unit import Unit
from arsplan.metrics.openings import Openings, Why
from arsplan.metrics.work import work
from arsplan.rules.entitlement import account

__all__ = ["HiredHelp", "Offer", "asked_for", "beyond_present", "hired_help", "offers"]

_SHOWN = 5


class Offer(NamedTuple):
    """What one person is offered, or that nothing is.

    Attributes
    ----------
    place
        In the agreed order, from 1.
    employee, competence
        Id and code.
    before, after
        Present position, and the one of the plan.
    asked
        Largest position that the person has asked for, and never less than the present one.
    minutes
        What it is more in a week; negative for a smaller position.
    why
        Why it is less than asked for; None where it is not.
    """

    place: int
    employee: str
    competence: str
    before: Fraction
    after: Fraction
    asked: Fraction
    minutes: Fraction
    why: Why | None

    @property
    def gained(self) -> Fraction:
        """In full-time equivalents."""
        return self.after - self.before

    @property
    def passed_over(self) -> bool:
        """Whether the person asked for more and gets nothing."""
        return self.asked > self.before and self.gained <= 0


class HiredHelp(NamedTuple):
    """Demand that nobody on the list covers, in full-time equivalents.

    Attributes
    ----------
    before, after
        With positions as they were, and in the plan.
    """

    before: Fraction
    after: Fraction

    @property
    def became_positions(self) -> Fraction:
        """Hired help that the larger positions make unnecessary."""
        return self.before - self.after


def offers(unit: Unit, positions: Mapping[str, Fraction], openings: Openings) -> tuple[Offer, ...]:
    """Everybody who asked for more or whose position changes, in the agreed order.

    Parameters
    ----------
    unit
        With the vacation as placed.
    positions
        Share of full time by id; whoever is not named keeps the present one.
    openings
        What the plan leaves open, and to whom.

    Returns
    -------
    tuple of Offer
        Vacant lines are offered nothing. What is gained adds up to the positions after less those before.
    """
    after = {e.id: positions.get(e.id, e.position) for e in unit.staff if e.employment != "vacant"}
    asked = {person: _asked(unit, unit.person[person]) for person in after}
    listed = [
        unit.person[person]
        for person in after
        if asked[person] > unit.person[person].position or after[person] != unit.person[person].position
    ]
    listed.sort(key=_order)
    larger = [employee.id for employee in listed if after[employee.id] > employee.position]
    return tuple(
        Offer(
            place,
            employee.id,
            employee.competence,
            employee.position,
            after[employee.id],
            asked[employee.id],
            (after[employee.id] - employee.position) * unit.full_time_week,
            _why(employee.id, [e.id for e in listed[:place]], larger, openings)
            if after[employee.id] < asked[employee.id]
            else None,
        )
        for place, employee in enumerate(listed, 1)
    )


def asked_for(unit: Unit, employee: Employee) -> Fraction | None:
    """The largest position that a person has asked for, in the staff table or among the wishes; None for no word."""
    said = [] if employee.wish_max is None else [employee.wish_max]
    said += [
        Fraction(wish.value) / 100
        for wish in unit.wishes
        if (wish.employee, wish.kind) == (employee.id, "position_pct")
    ]
    return max(said, default=None)


def beyond_present(unit: Unit, roster: Roster) -> int:
    """Paid minutes of a plan that present positions could not hold.

    Parameters
    ----------
    unit
        With the vacation as placed.
    roster
        Who works which duty.

    Returns
    -------
    int
        What would be left to hired help if nobody worked more than the position of today.
    """
    worked = {
        person: sum(piece.paid for piece in pieces if piece.date in unit.horizon)
        for person, pieces in work(unit, roster).items()
    }
    return sum(
        max(0, worked[person] - account(unit, employee, roster=roster).room) for person, employee in unit.person.items()
    )


def hired_help(before: int, after: int, full_time: Fraction) -> HiredHelp:
    """Turn two shortages into full-time equivalents.

    Parameters
    ----------
    before, after
        Head-minutes that nobody covers, with positions as they were and in the plan.
    full_time
        Minutes of the plan that a full position works after vacation.

    Returns
    -------
    HiredHelp
        Before and after.
    """
    return HiredHelp(before / full_time, after / full_time)


def _asked(unit: Unit, employee: Employee) -> Fraction:
    return max(employee.position, asked_for(unit, employee) or employee.position)


def _order(employee: Employee) -> tuple[bool, int, Fraction]:
    """Whoever has an agreed place first, then the smallest position; equals stay in the order of the staff."""
    return employee.priority is None, employee.priority or 0, employee.position


def _why(person: str, before: list[str], larger: list[str], openings: Openings) -> Why:
    """What is still open and not theirs, or else who got the hours; always who got more although later in the order."""
    why = openings.why(person)
    rivals = [other for other in larger if other != person and openings.could_replace(person, other)]
    earlier, later = [r for r in rivals if r in before], [r for r in rivals if r not in before]
    if why.cause in {"covered", "competence"} and earlier:
        why = Why("order", f"{why.text}; more went to {_names(earlier)}, before in the agreed order")
    if later:
        cause = "later" if why.cause in {"covered", "competence"} else why.cause
        why = Why(cause, f"{why.text}; more went to {_names(later)}, later in the agreed order")
    return why


def _names(people: list[str]) -> str:
    more = len(people) - _SHOWN
    return ", ".join(people[:_SHOWN]) + (f" and {more} more" if more > 0 else "")
