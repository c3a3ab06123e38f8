"""pool(): units that share people, planned one after the other or together; everybody at home first."""

import threading
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import count

from arsplan.checking.findings import Findings
from arsplan.domain.pool import Pool, Shared
from arsplan.domain.roster import Roster
from arsplan.domain.unit import Unit
from arsplan.planning.going_on import Stands
from arsplan.planning.plan import plan
from arsplan.planning.plan_types import Plan
from arsplan.planning.pool_check import check_pool
from arsplan.planning.pool_joint import joint, stands
from arsplan.planning.pool_offer import offer, open_demand
from arsplan.planning.pool_shares import Elsewhere, elsewhere
from arsplan.planning.pool_standing import Standing
from arsplan.planning.pool_together import Together, taken_apart
from arsplan.planning.pool_together_problems import check_together
from arsplan.planning.stop import MaxRuntime

__all__ = ["Pooled", "pool"]

OnStep = Callable[[str], None]

TOGETHER = 0.75
"""Share of the time after everybody is planned at home that one plan of all units gets, where there is to be one."""


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
    together
        Units that were planned together, with what no plan of them goes below; empty for one after the other.
    """

    pool: Pool
    alone: Mapping[str, Plan]
    plans: Mapping[str, Plan]
    shares: tuple[Elsewhere, ...]
    findings: Findings
    together: tuple[Together, ...] = ()

    @property
    def lawful(self) -> bool:
        """Whether every plan is lawful, and so are all of them together."""
        return self.findings.lawful and all(each.outcome.status != "NO_LAWFUL_PLAN" for each in self.plans.values())


def pool(
    asked: Pool,
    *,
    together: bool = False,
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
    far stand, and the rules of their home hold over the duties in all units together. What comes of that may then be
    made better as one plan, in which everybody's days and vacation may still change.

    Parameters
    ----------
    asked
        The units, and who may work where.
    together
        Plan units that share people as one.
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
    InvalidUnit
        If units are to be planned together that have to be the same in something and are not.
    ReadingsDisagree
        As `arsplan.plan` does.
    """
    if together:
        check_together(asked)
    run = _Run(asked, count(seed), workers, deterministic, cancel, on_step or (lambda _: None))
    alone = run.alone(seconds / 2)
    standing = run.one_after_the_other(alone, (1 - TOGETHER if together else 1) * seconds / 2)
    made: tuple[Together, ...] = ()
    if together:
        made, standing = run.together(standing, TOGETHER * seconds / 2)
    plans = {name: standing.plan(name) for name in asked.units}
    units = {name: each.planned_unit for name, each in plans.items()}
    rosters = {name: each.roster or Roster() for name, each in plans.items()}
    return Pooled(asked, alone, plans, elsewhere(asked, rosters), check_pool(asked, units, rosters), made)


@dataclass(frozen=True)
class _Run:
    """How units are planned."""

    pool: Pool
    seeds: Iterator[int]
    workers: int | None
    deterministic: bool
    cancel: threading.Event | None
    say: OnStep

    def alone(self, seconds: float) -> dict[str, Plan]:
        """Every unit with its own people."""
        found = {}
        for name, unit in self.pool.units.items():
            self.say(f"{name}: own people")
            found[name] = self._plan(unit, seconds / len(self.pool.units))
        return found

    def together(self, standing: Standing, seconds: float) -> tuple[tuple[Together, ...], Standing]:
        """Units that share people as one, from what stands."""
        groups, found = [names for names in self.pool.groups if len(names) > 1], list[Together]()
        for names in groups:
            lawful = standing.lawful(names)
            unit = joint(self.pool, names, standing if lawful else None)
            self.say(f"{' and '.join(names)}: all {len(unit.staff)} people")
            begin = stands(names, unit, standing) if lawful else None
            one, standing = taken_apart(standing, names, self._plan(unit, seconds / len(groups), begin))
            found.append(one)
        return tuple(found), standing

    def one_after_the_other(self, alone: Mapping[str, Plan], seconds: float) -> Standing:
        """What is open in a unit is offered to people of the others."""
        steps = [(host, guests) for host in self.pool.units for guests in _by_home(self.pool, host)]
        standing = Standing(self.pool, alone)
        for host, guests in steps:
            open_ = open_demand(*standing.stand(host))
            takers = standing.free(guests)
            if open_ and takers and not (self.cancel and self.cancel.is_set()):
                heads, home = sum(row.heads for row in open_), takers[0].unit
                self.say(f"{host}: {heads} open {'duty' if heads == 1 else 'duties'}, {len(takers)} from {home} asked")
                now = replace(alone[home], positions=standing.positions(home))
                small = offer(self.pool, host, open_, now, takers, standing.of({taker.employee for taker in takers}))
                found = self._plan(small, seconds / len(steps))
                if found.outcome.status != "NO_LAWFUL_PLAN" and found.roster is not None:
                    standing.take(host, found.roster)
        return standing

    def _plan(self, unit: Unit, seconds: float, start_from: Stands | None = None) -> Plan:
        return plan(
            unit,
            start_from=start_from,
            stop=MaxRuntime(seconds),
            seed=next(self.seeds),
            workers=self.workers,
            deterministic=self.deterministic,
            cancel=self.cancel,
        )


def _by_home(asked: Pool, host: str) -> Iterator[tuple[Shared, ...]]:
    """Who may work in a unit, one home after the other."""
    for home in asked.units:
        guests = tuple(s for s in asked.shared if s.unit == home and host in asked.hosts(s) and asked.offered(s, host))
        if guests:
            yield guests
