"""Extra time of part-timers: work beyond the position that a full week still has room for."""

from fractions import Fraction

from arsplan.domain.staff import Employee
from arsplan.domain.unit import Unit

__all__ = ["agreed_extra_time", "extra_time", "ground_of_extra_time"]

KIND = "extra_hours"
"""The kind of wish that says how many hours a week, on average, somebody will work beyond the position."""


def agreed_extra_time(unit: Unit, employee: str) -> Fraction | None:
    """Minutes a week that somebody has agreed to, 0 for none at all; None where nobody has asked."""
    said = [Fraction(wish.value) for wish in unit.wishes if wish.employee == employee and wish.kind == KIND]
    return min(said) * 60 if said else None


def extra_time(unit: Unit, employee: Employee) -> Fraction:
    """Minutes a week that somebody may be asked for: up to a full week, and no more than was agreed."""
    if employee.employment == "vacant":
        return Fraction(0)
    room = max(Fraction(0), 1 - employee.position) * unit.full_time_week
    agreed = agreed_extra_time(unit, employee.id)
    return room if agreed is None else min(room, agreed)


def ground_of_extra_time(unit: Unit, employee: str) -> str:
    """On what ground somebody can have extra time: what was agreed, or that it is to be asked for."""
    agreed = agreed_extra_time(unit, employee)
    said = "to be asked" if agreed is None else f"has agreed to {float(agreed / 60):g} h a week"
    return f"{said}: up to full time a part-timer goes before hired help (AML § 14-3)"
