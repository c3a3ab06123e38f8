"""Why a mean position is not that of the closed form: in parts with a reason each, which add up to the difference."""

from collections.abc import Sequence
from fractions import Fraction

from arsplan.capacity.present import net_year
from arsplan.domain.need import needs
from arsplan.domain.roster import Roster
from arsplan.domain.unit import Unit
from arsplan.metrics.coverage import CoverageRow, shortage_minutes
from arsplan.metrics.positions import PositionSummary
from arsplan.planning.design_sum import Part
from arsplan.planning.effects import Figures
from arsplan.scenarios.closed import Closed

__all__ = ["of_bounds", "of_rota"]


def of_bounds(unit: Unit, found: Figures, closed: Closed) -> tuple[Part, ...]:
    """The largest mean position of all on the list less that of the closed form; parts of nothing left out.

    Parameters
    ----------
    unit
        The unit.
    found
        What no lawful rota passes.
    closed
        The closed form.
    """
    if not found.people or not closed.heads:
        return ()
    demand = sum(
        sum(need.slots.values()) * (unit.line_by_code[need.line].finish - unit.line_by_code[need.line].start)
        for need in needs(unit)
    )
    kept = found.total - demand / net_year(unit)
    more = f"shifts that overlap let them work {_amount(kept)} full-time equivalents beyond the demand"
    if kept < 0:
        held = "competence, weekends, rest and the largest positions of those on the list"
        more = f"{held} leave {_amount(kept)} full-time equivalents of the demand to others"
    return _shared([*_to_the_year(unit, closed, found.people, Fraction(demand)), (more, kept)], found.people)


def of_rota(
    unit: Unit, roster: Roster, rows: Sequence[CoverageRow], found: PositionSummary, closed: Closed
) -> tuple[Part, ...]:
    """The mean position of a rota less that of the closed form; parts of nothing left out.

    Parameters
    ----------
    unit
        With vacation as placed and the positions of the plan.
    roster, rows
        Who works which duty, and what it covers.
    found
        The positions of the permanent staff.
    closed
        The closed form.
    """
    if not found.heads or not closed.heads:
        return ()
    net = net_year(unit)
    demand = Fraction(sum(row.need * row.minutes for row in rows))
    open_ = Fraction(shortage_minutes(rows))
    beside = Fraction(sum(row.over * row.minutes for row in rows))
    worked = Fraction(sum(unit.shift_by_code[duty.shift].paid_minutes for duty in roster))
    overlap = worked - demand + open_ - beside
    rest = found.total - worked / net
    others = (
        f"{_amount(rest)} full-time equivalents {'less' if rest < 0 else 'more'} by leave, longer vacation, other paid "
        "time, hours that positions have left over, and people who are not permanent"
    )
    parts = [
        *_to_the_year(unit, closed, found.heads, demand),
        (f"{_hours(open_)} h are left uncovered", -open_ / net),
        (f"{_hours(beside)} h are worked beside the need, where the competence asked for is missing", beside / net),
        (f"shifts overlap or are paid for {_hours(overlap)} h beyond the demand that they cover", overlap / net),
        (others, rest),
    ]
    return _shared(parts, found.heads)


def _to_the_year(unit: Unit, closed: Closed, people: int, demand: Fraction) -> list[tuple[str, Fraction]]:
    """From the fewest people in an ordinary week to these people in the plan as a whole, in full-time equivalents."""
    net, gross = net_year(unit), Fraction(unit.full_time_week * unit.weeks)
    more = _hours(demand - closed.fte * gross, "+")
    return [
        (
            f"{people} people share the hours, where the closed form has {closed.heads}",
            closed.fte - closed.mean * people,
        ),
        (
            f"with seasons and red days {_hours(demand)} h are demanded, {more} h against so many ordinary weeks",
            demand / gross - closed.fte,
        ),
        (
            f"vacation is work for somebody else: a full position works {_hours(net)} h of {_hours(gross)} h",
            demand / net - demand / gross,
        ),
    ]


def _shared(parts: Sequence[tuple[str, Fraction]], people: int) -> tuple[Part, ...]:
    return tuple(Part(reason, fte / people) for reason, fte in parts if fte)


def _hours(minutes: Fraction, sign: str = "") -> str:
    return f"{float(minutes / 60):{sign}.0f}"


def _amount(fte: Fraction) -> str:
    return f"{float(abs(fte)):.2f}"
