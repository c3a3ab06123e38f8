"""pool(): units that share people, planned one after the other; everybody at home first, then what stays open."""

import threading
from collections import Counter
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import count
from typing import Any

from arsplan.checking import check
from arsplan.checking.findings import Findings
from arsplan.domain.pool import Pool, Shared
from arsplan.domain.roster import Duty, Roster
from arsplan.domain.unit import Unit
from arsplan.metrics.positions import planned_positions
from arsplan.planning.plan import plan
from arsplan.planning.plan_types import Plan
from arsplan.planning.pool_check import check_pool
from arsplan.planning.pool_offer import offer, open_demand
from arsplan.planning.pool_shares import Elsewhere, elsewhere
from arsplan.planning.pool_units import Placed, Visitor, away_code, in_pool
from arsplan.planning.settled import settled_plan
from arsplan.planning.stop import MaxRuntime

__all__ = ["Pooled", "pool"]

OnStep = Callable[[str], None]


@dataclass(frozen=True)
class Pooled:
    """A plan for every unit of a pool.

    Attributes
    ----------
    pool
        What was planned.
    alone
        Each unit planned with its own people only, by name.
    plans
        Each unit with people of the others, by name. Whoever works in two units stands in both plans with all duties.
    shares
        Who worked how much elsewhere.
    findings
        What the check over all units together says of those who are shared.
    """

    pool: Pool
    alone: Mapping[str, Plan]
    plans: Mapping[str, Plan]
    shares: tuple[Elsewhere, ...]
    findings: Findings

    @property
    def lawful(self) -> bool:
        """Whether every plan is lawful, and so are all of them together."""
        return self.findings.lawful and all(each.outcome.status != "NO_LAWFUL_PLAN" for each in self.plans.values())


def pool(
    asked: Pool,
    *,
    seconds: float = 120.0,
    seed: int = 1,
    workers: int | None = None,
    deterministic: bool = False,
    on_step: OnStep | None = None,
    cancel: threading.Event | None = None,
) -> Pooled:
    """Plan units that share people.

    Each unit is planned with its own people first. What stays open is then offered, unit by unit in the order of the
    pool, to the people of the others who may and who have hours left, or room for a larger position: their duties so
    far stand, and the rules of their home hold over the duties in all units together.

    Parameters
    ----------
    asked
        The units, and who may work where.
    seconds
        For all of it; half for the units by themselves.
    seed, workers, deterministic, cancel
        As `arsplan.plan` takes them.
    on_step
        Called with what is planned next, in words.

    Returns
    -------
    Pooled
        Checked unit by unit, and over all units together.

    Raises
    ------
    ReadingsDisagree
        As `arsplan.plan` does.
    """
    steps = [(host, guests) for host in asked.units for guests in _by_home(asked, host)]
    half = seconds / 2
    search: dict[str, Any] = {"workers": workers, "deterministic": deterministic, "cancel": cancel}
    numbers = count(seed)
    say = on_step or (lambda _: None)
    alone = {}
    for name, unit in asked.units.items():
        say(f"{name}: own people")
        stop = MaxRuntime(half / len(asked.units))
        alone[name] = plan(unit, stop=stop, seed=next(numbers), **search)
    run = _Run(asked, alone)
    for host, guests in steps:
        open_ = open_demand(*run.stand(host))
        takers = run.free(guests)
        if open_ and takers and not (cancel and cancel.is_set()):
            heads = sum(row.heads for row in open_)
            say(f"{host}: {heads} open {'duty' if heads == 1 else 'duties'}, {len(takers)} from {takers[0].unit} asked")
            home = replace(alone[takers[0].unit], positions=run.positions(takers[0].unit))
            small = offer(asked, host, open_, home, takers, run.of({taker.employee for taker in takers}))
            found = plan(small, stop=MaxRuntime(half / len(steps)), seed=next(numbers), **search)
            if found.outcome.status != "NO_LAWFUL_PLAN" and found.roster is not None:
                run.take(host, found.roster)
    plans = {name: run.plan(name) for name in asked.units}
    units = {name: each.planned_unit for name, each in plans.items()}
    rosters = {name: each.roster or Roster() for name, each in plans.items()}
    return Pooled(asked, alone, plans, elsewhere(asked, rosters), check_pool(asked, units, rosters))


def _by_home(asked: Pool, host: str) -> Iterator[tuple[Shared, ...]]:
    """Who may work in a unit, one home after the other."""
    for home in asked.units:
        guests = tuple(s for s in asked.shared if s.unit == home and host in asked.hosts(s) and asked.offered(s, host))
        if guests:
            yield guests


class _Run:
    """Who works where so far."""

    def __init__(self, asked: Pool, alone: Mapping[str, Plan]) -> None:
        self.pool, self.alone = asked, alone
        self.homes = {shared.employee: shared.unit for shared in asked.shared}
        self.duties = {
            Placed(duty.employee, duty.date, duty.shift, name)
            for name, each in alone.items()
            for duty in each.roster or ()
            if self.homes.get(duty.employee) == name
        }

    def free(self, guests: tuple[Shared, ...]) -> tuple[Shared, ...]:
        """Those whose plan at home is lawful, with no date of two duties, which could not stand as given."""
        if self.alone[guests[0].unit].outcome.status == "NO_LAWFUL_PLAN":
            return ()
        on = Counter((duty.employee, duty.date) for duty in self.duties)
        twice = {person for (person, _), duties in on.items() if duties > 1}
        return tuple(shared for shared in guests if shared.employee not in twice)

    def of(self, people: Container[str]) -> list[Placed]:
        """All duties of some people, in all units."""
        return sorted(duty for duty in self.duties if duty.employee in people)

    def own(self, name: str) -> list[Placed]:
        """Duties of a unit's shared people, in all units."""
        return self.of({person for person, home in self.homes.items() if home == name})

    def take(self, host: str, roster: Roster) -> None:
        """Duties of guests are theirs now; of two on one date the earlier one."""
        shifts = {away_code(shift.code, host): shift for shift in self.pool.units[host].shifts}
        new = [duty for duty in roster if duty.shift in shifts]
        taken = {(duty.employee, duty.date) for duty in self.duties}
        for duty in sorted(new, key=lambda duty: (duty.date, shifts[duty.shift].start)):
            if (duty.employee, duty.date) not in taken:
                taken.add((duty.employee, duty.date))
                self.duties.add(Placed(duty.employee, duty.date, shifts[duty.shift].code, host))

    def positions(self, name: str) -> dict[str, Fraction]:
        """Positions of a unit's own people, as their duties in all units carry them."""
        home, duties = self.alone[name], self.own(name)
        unit = in_pool(self.pool, name, home.unit.with_absences(home.absences), duties)
        return planned_positions(unit, self._roster(name, duties))

    def stand(self, name: str) -> tuple[Unit, Roster]:
        """A unit and who works in it so far, visitors included."""
        visitors, duties = self._there(name)
        return in_pool(self.pool, name, self.alone[name].planned_unit, duties, visitors), self._roster(name, duties)

    def plan(self, name: str) -> Plan:
        """The plan of a unit: that of its own people where nobody comes or goes."""
        alone, (visitors, duties) = self.alone[name], self._there(name)
        if all(duty.unit == name and self.homes[duty.employee] == name for duty in duties):
            return alone
        unit = in_pool(self.pool, name, alone.unit, duties, visitors)
        absences = (*alone.absences, *(absence for visitor in visitors for absence in visitor.absences))
        positions = {**self.positions(name), **{v.employee.id: v.employee.position for v in visitors}}
        roster = self._roster(name, duties)
        planned = unit.with_absences(absences).with_positions(positions)
        made = settled_plan(planned, roster, seconds=alone.statistics.seconds, settings=alone.settings)
        findings = check(planned, roster, fixed=unit.absences)
        return replace(made, unit=unit, absences=absences, findings=findings)

    def _there(self, name: str) -> tuple[list[Visitor], list[Placed]]:
        """Visitors to a unit, and all duties of these and of its own shared people."""
        people = sorted({d.employee for d in self.duties if d.unit == name} - {*self.alone[name].unit.person})
        sizes = {home: self.positions(home) for home in {self.homes[person] for person in people}}
        visitors = []
        for person in people:
            home = self.alone[self.homes[person]]
            held = {"position": sizes[self.homes[person]][person], "wish_min": None, "wish_max": None}
            absences = tuple(absence for absence in home.absences if absence.employee == person)
            employee = home.unit.person[person].model_copy(update=held)
            visitors.append(Visitor(employee, self.homes[person], absences))
        return visitors, sorted({*self.own(name), *self.of(people)})

    def _roster(self, name: str, duties: Iterable[Placed]) -> Roster:
        away = (Duty(d.employee, d.date, d.shift if d.unit == name else away_code(d.shift, d.unit)) for d in duties)
        return Roster((*(self.alone[name].roster or ()), *away))
