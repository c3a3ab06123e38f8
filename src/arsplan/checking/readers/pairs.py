"""People who are not to be on duty together."""

from bisect import bisect_left
from collections.abc import Iterator
from functools import partial
from itertools import combinations

from arsplan.checking.group import Group
from arsplan.checking.person_rota import PersonRota, Worked
from arsplan.checking.reading import Reading, at_most
from arsplan.checking.words import day, hours
from arsplan.rules.measures import Apart


def apart(measure: Apart, group: Group) -> Iterator[Reading]:
    """Every two shifts of two people that share time."""
    for one, other in combinations(group.rotas, 2):
        shifts = _counted(other)
        starts = [duty.start for duty in shifts]
        longest = max((duty.end - duty.start for duty in shifts), default=0)
        for duty in _counted(one):
            for met in shifts[bisect_left(starts, duty.start - longest) : bisect_left(starts, duty.end)]:
                shared = min(duty.end, met.end) - max(duty.start, met.start)
                if shared > 0:
                    window = min(duty.date, met.date), max(duty.date, met.date)
                    say = partial(_say, (one, duty), (other, met), shared)
                    yield at_most(window, shared, measure.overlap, "minutes", say)


def _counted(person: PersonRota) -> list[Worked]:
    """The person's shifts in this unit."""
    return [duty for duty in person.worked if duty.shift is not None and duty.shift.use != "none"]


def _say(one: tuple[PersonRota, Worked], other: tuple[PersonRota, Worked], shared: int) -> str:
    (who, duty), (with_whom, met) = one, other
    return (
        f"{who.employee.label} has {duty.code} on {day(duty.date)} and {with_whom.employee.label} {met.code} "
        f"on {day(met.date)}: {hours(shared)} together."
    )
