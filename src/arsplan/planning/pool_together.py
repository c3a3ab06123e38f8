"""One plan of units that share people, taken apart again: to each unit its own, and who works in another one."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from math import inf

from arsplan.domain.pool import Pool
from arsplan.domain.roster import Duty, Roster
from arsplan.metrics.coverage import coverage, shortage_minutes
from arsplan.planning.plan_types import Plan
from arsplan.planning.pool_joint import placed_in
from arsplan.planning.pool_offer import home_minutes, most_minutes
from arsplan.planning.pool_standing import Standing, stood
from arsplan.planning.pool_units import Placed, away_code, minutes_of

__all__ = ["Together", "taken_apart"]

SATURDAY = 5


@dataclass(frozen=True)
class Together:
    """One plan of several units.

    Attributes
    ----------
    units
        Their names.
    made
        The plan, of all of them as one unit.
    kept
        Whether it stands: it is lawful, and not more is uncovered than one after the other.
    """

    units: tuple[str, ...]
    made: Plan
    kept: bool

    @property
    def bound(self) -> int | None:
        """Head-minutes that no lawful plan of these units with these people leaves uncovered less than."""
        goal = self.made.goals[0]
        return None if goal.name != "shortage" or goal.bound is None else int(goal.bound)


def taken_apart(before: Standing, units: tuple[str, ...], made: Plan) -> tuple[Together, Standing]:
    """Take a plan of several units apart, and keep what comes of it unless it is worse than what stood before.

    Parameters
    ----------
    before
        Who worked where before this plan was made.
    units
        Names of those that it is for.
    made
        The plan.

    Returns
    -------
    tuple
        The plan with the verdict, and who works where now.
    """
    if made.roster is None or made.outcome.status == "NO_LAWFUL_PLAN":
        return Together(units, made, kept=False), before
    pool, plans = before.pool, dict(before.alone)
    placed = list(_on_one_date_in_one_unit(pool, placed_in(pool, units, made.roster)))
    for name in units:
        at_home = (Duty(d.employee, d.date, d.shift) for home, d in placed if home == d.unit == name)
        plans[name] = _own(pool, name, made, Roster(at_home))
    others = (duty for duty in before.away if before.homes[duty.employee] not in units)
    after = Standing(pool, plans, (*others, *_within_share(pool, placed)))
    kept = not before.lawful(units) or _short(after, units) <= _short(before, units)
    return Together(units, made, kept), after if kept else before


def _short(standing: Standing, units: Iterable[str]) -> int:
    return sum(shortage_minutes(coverage(*standing.stand(name))) for name in units)


def _own(pool: Pool, name: str, made: Plan, roster: Roster) -> Plan:
    """What a unit's own people work there, with vacation and positions of the plan of all."""
    unit = pool.units[name]
    people = {away_code(person, name): person for person in unit.person}
    placed = tuple(
        a.model_copy(update={"employee": people[a.employee]})
        for a in made.absences
        if a.employee in people and a not in made.unit.absences
    )
    positions = {person: made.positions[known] for known, person in people.items()}
    return stood(unit, (*unit.absences, *placed), positions, roster, made)


def _on_one_date_in_one_unit(pool: Pool, placed: Iterable[tuple[str, Placed]]) -> Iterable[tuple[str, Placed]]:
    """Of duties in two units on one date the one at home stands, or else the earlier one."""
    by_date = defaultdict[tuple[str, str, date], list[Placed]](list)
    for home, duty in placed:
        by_date[home, duty.employee, duty.date].append(duty)
    for (home, _, _), duties in by_date.items():
        stands = min(duties, key=lambda d: (d.unit != home, pool.units[d.unit].shift_by_code[d.shift].start)).unit
        yield from ((home, duty) for duty in duties if duty.unit == stands)


def _within_share(pool: Pool, placed: Iterable[tuple[str, Placed]]) -> Iterator[Placed]:
    """Duties elsewhere that keep within everybody's share; weekends stand first, and as a whole.

    The joint plan limits the number of duties by the hours worked before; who works less now has to give some back.
    """
    at_home, away = defaultdict[str, list[Placed]](list), defaultdict[str, list[Placed]](list)
    for home, duty in placed:
        (at_home if duty.unit == home else away)[duty.employee].append(duty)
    for shared in pool.shared:
        worked = home_minutes(pool.units[shared.unit], shared, at_home[shared.employee])
        most = most_minutes(shared, worked)
        left = inf if most is None else most - worked
        blocks = defaultdict[tuple[bool, date], list[Placed]](list)
        for duty in away[shared.employee]:
            weekday = duty.date.weekday() < SATURDAY
            blocks[weekday, duty.date if weekday else duty.date - timedelta(duty.date.weekday())].append(duty)
        for _, duties in sorted(blocks.items()):
            paid = sum(minutes_of(pool, duty) for duty in duties)
            if paid <= left:
                left -= paid
                yield from duties
