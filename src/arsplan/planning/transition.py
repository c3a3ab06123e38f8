"""From today's people to designed lines, year by year: as hours become free, positions rise; nobody loses any."""

from collections.abc import Iterable
from fractions import Fraction

from arsplan.capacity.groups import rota_groups
from arsplan.domain.staff import Employee
from arsplan.domain.unit import Unit
from arsplan.planning.design import Design, DesignedLine
from arsplan.planning.transition_types import Event, Finishing, Holding, Leaving, Year
from arsplan.solving.matching import match

__all__ = ["Finishing", "Holding", "Leaving", "Year", "transition"]


def transition(unit: Unit, design: Design, events: Iterable[Event], *, years: int | None = None) -> tuple[Year, ...]:
    """Match people and lines year by year.

    A line goes to somebody with the competence for it, with consent where it has long shifts, and with a position no
    larger than the line's; who has one keeps it. All positions together never pass the larger of today's sum (vacant
    lines included) and the design's. Within that, each year most lines are taken, then most hours.

    Parameters
    ----------
    unit
        Today's people; those on the rotas of the design are looked at. Weekend posts take lines only where a larger
        position is wished.
    design
        The lines to come to.
    events
        Who leaves, and which apprentices finish. From a rate, give as many whole events as it makes.
    years
        How many from the unit's start; to the last event where None.

    Returns
    -------
    tuple of Year
        The first is the year of the unit's start.

    Raises
    ------
    ValueError
        If an event names nobody in the unit, or somebody finishes who is no apprentice.
    """
    found = tuple(events)
    _refuse(unit, found)
    staff = _Staff(unit, design)
    first = unit.start.year
    last = first + years - 1 if years else max([first, *(event.on.year for event in found)])
    return tuple(staff.year(year, [e for e in found if e.on.year == year]) for year in range(first, last + 1))


class _Staff:
    """Who is there with which position and line, as the years go by."""

    def __init__(self, unit: Unit, design: Design) -> None:
        name = design.bounds[0].group
        rotas = {rota for group in rota_groups(unit) if group.name == name for rota in group.rotas}
        people = [e for e in unit.staff if e.rota in rotas]
        self.unit, self.lines = unit, design.lines
        self.people = {e.id: e for e in people}
        self.skill = {e.id: e.competence for e in people}
        self.position = {e.id: e.position for e in people if e.employment not in {"vacant", "apprentice"}}
        self.line: dict[str, str] = {}
        today = sum((e.position for e in people if e.employment != "apprentice"), Fraction(0))
        self.most = max(today, sum((line.position for line in self.lines), Fraction(0)))

    def year(self, year: int, events: Iterable[Event]) -> Year:
        """Let the year's events happen, then give lines away."""
        before = dict(self.position)
        for event in events:
            if isinstance(event, Leaving):
                self.position.pop(event.employee, None)
                self.line.pop(event.employee, None)
            else:
                self.skill[event.employee] = event.competence
                self.position.setdefault(event.employee, Fraction(0))
        taken = set(self.line.values())
        raises = {
            (person, line.id): line.position - held
            for person, held in self.position.items()
            if person not in self.line
            for line in self.lines
            if line.id not in taken and self._fits(self.people[person], line)
        }
        by_id = {line.id: line for line in self.lines}
        for person, line in match(raises, self.most - sum(self.position.values(), Fraction(0))).items():
            self.line[person], self.position[person] = line, by_id[line].position
        holdings = tuple(
            Holding(p, self.skill[p], before.get(p, Fraction(0)), held, self.line.get(p))
            for p, held in self.position.items()
        )
        return Year(year, holdings, tuple(line for line in by_id if line not in self.line.values()))

    def _fits(self, person: Employee, line: DesignedLine) -> bool:
        skill = next(c for c in self.unit.competences if c.code == self.skill[person.id])
        weekend = self.unit.rota_by_name[person.rota].days == "weekend"
        most = person.wish_max if person.wish_max is not None else self.position[person.id] if weekend else Fraction(1)
        able = line.competence in {skill.code, *skill.fills}
        return able and self.position[person.id] <= line.position <= most and (_consents(person) or not line.consents)


def _consents(person: Employee) -> bool:
    return person.long_shift_minutes is not None


def _refuse(unit: Unit, events: Iterable[Event]) -> None:
    for event in events:
        person = unit.person.get(event.employee)
        if person is None:
            raise ValueError(f"An event is about '{event.employee}', who is not in {unit.name}.\nMaybe another id.")
        if isinstance(event, Finishing) and person.employment != "apprentice":
            raise ValueError(
                f"{event.employee} finishes but is {person.employment}.\nMaybe employment is meant to be apprentice."
            )
        if isinstance(event, Finishing) and event.competence not in {c.code for c in unit.competences}:
            raise ValueError(
                f"{event.employee} finishes as '{event.competence}', which {unit.name} does not know.\n"
                f"Maybe one of {', '.join(c.code for c in unit.competences)}."
            )
