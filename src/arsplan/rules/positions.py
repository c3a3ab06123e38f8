"""How large a position may become, and which position duties carry."""

from fractions import Fraction
from math import ceil, floor

from arsplan.domain.roster import Roster
from arsplan.domain.staff import Employee
from arsplan.domain.unit import Unit
from arsplan.rules.entitlement import account
from arsplan.rules.months import month_share
from arsplan.rules.tredelt import reduction, stretches, tredelt_hours

STEP = {"exact": Fraction(1, 10_000), "half-percent": Fraction(1, 200), "full-time": Fraction(1)}
"""Distance between the sizes that a changed position may have; positions are written in hundredths of a per cent."""


def position_range(unit: Unit, employee: Employee) -> tuple[Fraction, Fraction]:
    """Smallest and largest position that a plan may give a person, as shares of full time.

    Nobody falls below the present position who does not wish it. A wish from the staff table goes before one from the
    table of wishes; where there is none, the unit's policy says how far those who were not asked may rise. Weekend
    posts stay as they are without a wish. A vacant line has nobody to protect: it may shrink to nothing. A smallest
    position that somebody would accept lies on the unit's steps, rounded up; a largest one below the present is taken
    as it is. Where there is a budget, a rise that takes less than a shift is none: duties could not decide on it.
    """
    asked = _wished(unit, employee)
    wishes = [share for share in (employee.wish_min, asked) if share is not None]
    least = min(employee.position, _up(unit, min([employee.position, *wishes])))
    least = least if asked is None else min(least, asked)
    low = Fraction(0) if employee.employment == "vacant" else least
    if asked is None:
        weekend = unit.rota_by_name[employee.rota].days == "weekend"
        raised = unit.positions.unasked == "full-time" and not weekend
        asked = Fraction(1) if raised else employee.position
    high = _on_steps(unit, employee, max(low, asked))
    within = filled_from(unit, employee, high) <= account(unit, employee, employee.position).room
    return low, min(high, employee.position) if unit.positions.budget is not None and within else high


def ceilings(unit: Unit) -> dict[str, Fraction]:
    """The largest position of everybody, by id."""
    return {e.id: position_range(unit, e)[1] for e in unit.staff}


def shortest_duty(unit: Unit, employee: Employee) -> int:
    """Paid minutes of the shortest shift in a person's rota; 0 where the rota has none in use."""
    shifts = (unit.shift_by_code[code] for code in unit.rota_by_name[employee.rota].shifts)
    return min((shift.paid_minutes for shift in shifts if shift.use != "none"), default=0)


def filled_from(unit: Unit, employee: Employee, position: Fraction, roster: Roster | None = None) -> int:
    """Paid minutes from which duties and activities carry a position: less than one shift is left over.

    In tredelt turnus it depends on the roster; without one it is the least that it can be.
    """
    least = floor(least_room(unit, employee) * position + unit.balance_of(employee.id).minutes)
    room = least if roster is None else account(unit, employee, position, roster).room
    return max(0, room - max(1, shortest_duty(unit, employee)) + 1)


def carried(unit: Unit, employee: Employee, worked: int, roster: Roster | None = None) -> Fraction:
    """Share of full time that so many paid minutes carry: the wished position where it is filled, or what they come to.

    Nothing where the person has no room for duties at any position (long leave, not employed).
    """
    high = position_range(unit, employee)[1]
    if least_room(unit, employee) <= 0 or not worked:
        return Fraction(0)
    if worked >= filled_from(unit, employee, high, roster):
        return high
    return min(high, position_for(unit, employee, worked, roster))


def position_for(unit: Unit, employee: Employee, worked: int, roster: Roster | None) -> Fraction:
    """The smallest position that has room for so many minutes, those brought into the plan left aside."""
    carry = worked - unit.balance_of(employee.id).minutes
    rota = unit.rota_by_name[employee.rota]
    if not rota.tredelt or roster is None:
        return carry / least_room(unit, employee)
    measure = tredelt_hours(unit.agreements)
    weeks = least_room(unit, employee) / measure.least
    weighed = carry + reduction(measure, stretches(unit, employee.id, roster))
    return max(carry / (measure.most * weeks), min(carry / (measure.least * weeks), weighed / (measure.full * weeks)))


def least_room(unit: Unit, employee: Employee) -> Fraction:
    """Minutes of a full position after credits, without what is brought.

    In tredelt turnus with the shortest week that it can have.
    """
    whole = account(unit, employee, Fraction(1))
    room = whole.owed - whole.vacation_credit - whole.absence_credit
    if unit.rota_by_name[employee.rota].tredelt:
        measure = tredelt_hours(unit.agreements)
        return room * measure.least / measure.most
    return room


def counts_at(unit: Unit, employee: Employee) -> bool:
    """Whether a person can be one head more at the goal: with some room for duties, and for full time a full position.

    Vacant lines are nobody.
    """
    high = position_range(unit, employee)[1]
    aimed = high == 1 if unit.positions.goal == "full-time" else high > 0
    return aimed and employee.employment != "vacant" and filled_from(unit, employee, high) > 0


def smallest_counts(unit: Unit, employee: Employee) -> bool:
    """Whether a person is among those whose smallest position is to be raised: able to reach full time, not there yet.

    Vacant lines are nobody, and nor is whoever has no room for duties.
    """
    low, high = position_range(unit, employee)
    return low < 1 == high and employee.employment != "vacant" and filled_from(unit, employee, high) > 0


def position_after(unit: Unit, employee: Employee, worked: int, roster: Roster | None = None) -> Fraction:
    """The position that a plan gives: what its duties carry, on the unit's steps, and never below the range.

    Where it is agreed how far a month may stray, no smaller than the months of a roster need.
    """
    low, high = position_range(unit, employee)
    share = carried(unit, employee, worked, roster)
    if roster is not None and low < high:
        share = max(share, month_share(unit, employee, roster))
    if share <= low:
        return low
    if share >= high:
        return high
    return min(size for size in (_up(unit, share), employee.position, high) if size >= share)


def size_within(unit: Unit, employee: Employee, share: Fraction) -> Fraction:
    """The largest position no larger than a share whose hours carry no more than itself; else the smallest allowed."""
    low, high = position_range(unit, employee)
    if share >= high:
        return high
    room = least_room(unit, employee)
    if room > 0:
        share = min(share, (filled_from(unit, employee, high) - 1) / room)
    step = STEP[unit.positions.steps]
    sizes = (employee.position, floor(share / step) * step)
    return max([low, *(size for size in sizes if low <= size <= share)])


def _wished(unit: Unit, employee: Employee) -> Fraction | None:
    if employee.wish_max is not None:
        return employee.wish_max
    wishes = [w for w in unit.wishes if w.employee == employee.id and w.kind == "position_pct"]
    return max((min(Fraction(1), Fraction(w.value) / 100) for w in wishes), default=None)


def _up(unit: Unit, share: Fraction) -> Fraction:
    """The smallest position on the unit's steps that is no smaller."""
    step = STEP[unit.positions.steps]
    return ceil(share / step) * step


def _on_steps(unit: Unit, employee: Employee, high: Fraction) -> Fraction:
    """The largest position on the unit's steps that is no larger; the present one where no step lies above it."""
    step = STEP[unit.positions.steps]
    if high <= employee.position:
        return high
    return max(employee.position, floor(high / step) * step)
