"""Hours by calendar month."""

from collections.abc import Iterator
from fractions import Fraction
from functools import partial
from math import floor

from arsplan.checking.person_rota import PersonRota
from arsplan.checking.reading import Reading, Window, at_most
from arsplan.checking.words import hours, span
from arsplan.rules.entitlement import full_time_week
from arsplan.rules.month_hours import MonthHours
from arsplan.rules.months import months_of


def month_hours(measure: MonthHours, person: PersonRota) -> Iterator[Reading]:
    """Every month of the plan, and the plan without it."""
    unit, employee = person.unit, person.employee
    week = employee.position * full_time_week(unit, employee, employee.position, None)
    months = months_of(unit, employee, person.known_from)
    in_plan = {month: _paid(person, (month.planned, month.last)) for month in months}
    total, there = sum(in_plan.values()), sum((month.there_in_plan for month in months), Fraction(0))
    balance = unit.balance_of(employee.id)
    brought = max(Fraction(0), balance.minutes)
    for month in months:
        agreed = max(Fraction(measure.most), measure.share * week * month.whole)
        window = month.first, month.last
        worked = _paid(person, window)
        most = max(floor(week * month.there + agreed + balance.in_months([month.first])), worked - in_plan[month])
        yield at_most(window, worked, most, "minutes", partial(_say_month, window, worked, most))
        elsewhere = total - in_plan[month]
        noted = balance.in_months(other.first for other in months if other is not month)
        rest = floor(week * (there - month.there_in_plan) + brought + agreed + noted)
        yield at_most(window, elsewhere, rest, "minutes", partial(_say_rest, window, elsewhere, rest))


def _paid(person: PersonRota, window: Window) -> int:
    first, last = window
    return sum(duty.paid for duty in person.worked if first <= duty.date <= last)


def _say_month(window: Window, total: int, most: int) -> str:
    return f"{span(*window)}: {hours(total)} of work; the position and what is agreed for a month allow {hours(most)}."


def _say_rest(window: Window, total: int, most: int) -> str:
    beyond = f"beyond {hours(most)} they hold hours of this one"
    return f"{span(*window)}: the other months have {hours(total)} of work; {beyond}."
