"""What sharing people comes to for each unit: what stays open, and the hours that went out and came in."""

from typing import NamedTuple

from arsplan.metrics.coverage import coverage, shortage_minutes
from arsplan.planning.plan_types import Plan, Status
from arsplan.planning.pool import Pooled

__all__ = ["Balance", "balances"]


class Balance(NamedTuple):
    """A unit of a pool, or several that were planned together, in minutes.

    Attributes
    ----------
    units
        Names: one, or those that were planned together.
    status
        Of the unit's plan, or of the plan of all of them.
    alone, short
        Head-minutes uncovered, each unit with its own people only, and with those of the others; None without a rota.
    lent, borrowed
        Paid minutes that own people work in other units, and that people of others work here.
    bound
        Head-minutes that no lawful plan of these units leaves less than uncovered; None where it is not proven.
    """

    units: tuple[str, ...]
    status: Status
    alone: int | None
    short: int | None
    lent: int
    borrowed: int
    bound: int | None


def balances(made: Pooled) -> tuple[Balance, ...]:
    """One line for each unit, then one for all units that were planned together."""
    by_unit = {name: _of(made, name) for name in made.plans}
    whole = []
    for each in made.together:
        units = [by_unit[name] for name in each.units]
        status = each.made.outcome.status
        alone, short = (_sum([getattr(line, name) for line in units]) for name in ("alone", "short"))
        lent, borrowed = (sum(getattr(line, name) for line in units) for name in ("lent", "borrowed"))
        whole.append(Balance(each.units, status, alone, short, lent, borrowed, each.bound))
    return (*by_unit.values(), *whole)


def _of(made: Pooled, name: str) -> Balance:
    away = [line for line in made.shares if line.unit != line.shared.unit]
    return Balance(
        (name,),
        made.plans[name].outcome.status,
        _short(made.alone[name]),
        _short(made.plans[name]),
        sum(line.minutes for line in away if line.shared.unit == name),
        sum(line.minutes for line in away if line.unit == name),
        None,
    )


def _short(plan: Plan) -> int | None:
    return None if plan.roster is None else shortage_minutes(coverage(plan.planned_unit, plan.roster))


def _sum(minutes: list[int | None]) -> int | None:
    return None if None in minutes else sum(each for each in minutes if each is not None)
