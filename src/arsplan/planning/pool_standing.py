"""Who works where so far in a pool, and what the plan of each unit is from that."""

from collections import Counter
from collections.abc import Container, Iterable, Mapping
from dataclasses import replace
from fractions import Fraction

from arsplan.checking import check
from arsplan.domain.absences import Absence
from arsplan.domain.pool import Pool, Shared
from arsplan.domain.roster import Duty, Roster
from arsplan.domain.unit import Unit
from arsplan.metrics.positions import planned_positions
from arsplan.planning.plan_types import Plan
from arsplan.planning.pool_units import Placed, Visitor, away_code, in_pool
from arsplan.planning.settled import settled_plan

__all__ = ["Standing", "stood"]


class Standing:
    """Who works where so far.

    Parameters
    ----------
    pool
        The units.
    alone
        What the people of each unit work there, by its name.
    elsewhere
        What people work in other units already.
    """

    def __init__(self, pool: Pool, alone: Mapping[str, Plan], elsewhere: Iterable[Placed] = ()) -> None:
        self.pool, self.alone = pool, alone
        self.homes = {shared.employee: shared.unit for shared in pool.shared}
        at_home = (
            Placed(duty.employee, duty.date, duty.shift, name)
            for name, each in alone.items()
            for duty in each.roster or ()
            if self.homes.get(duty.employee) == name
        )
        self.duties = {*at_home, *elsewhere}

    @property
    def away(self) -> list[Placed]:
        """What people work in other units than their own."""
        return sorted(duty for duty in self.duties if duty.unit != self.homes[duty.employee])

    def lawful(self, names: Iterable[str]) -> bool:
        """Whether the people of these units have lawful plans at home."""
        return all(self.alone[name].outcome.status != "NO_LAWFUL_PLAN" for name in names)

    def free(self, guests: tuple[Shared, ...]) -> tuple[Shared, ...]:
        """Those whose plan at home is lawful, with no date of two duties, which could not stand as given."""
        if not self.lawful({shared.unit for shared in guests}):
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
        return stood(unit, absences, positions, self._roster(name, duties), alone)

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


def stood(
    unit: Unit, absences: tuple[Absence, ...], positions: Mapping[str, Fraction], roster: Roster, made: Plan
) -> Plan:
    """What has come of a plan for a unit: checked anew, and without a bound.

    Parameters
    ----------
    unit
        As it was given.
    absences, positions
        As the plan has them.
    made
        The plan that it comes from.
    """
    planned = unit.with_absences(absences).with_positions(positions)
    settled = settled_plan(planned, roster, seconds=made.statistics.seconds, settings=made.settings)
    return replace(settled, unit=unit, absences=absences, findings=check(planned, roster, fixed=unit.absences))
