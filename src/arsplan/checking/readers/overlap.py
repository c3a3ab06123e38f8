"""One duty at a time."""

from collections.abc import Iterator
from functools import partial

from arsplan.checking.person_rota import PersonRota, Worked
from arsplan.checking.reading import Reading, at_most
from arsplan.checking.words import day, hours
from arsplan.rules.measures import NoOverlap


def no_overlap(_: NoOverlap, person: PersonRota) -> Iterator[Reading]:
    """Every two duties that share time."""
    worked = person.worked
    for k, one in enumerate(worked):
        for j in range(k + 1, len(worked)):
            other = worked[j]
            if other.start >= one.end:
                break
            shared = min(one.end, other.end) - other.start
            yield at_most((one.date, other.date), shared, 0, "minutes", partial(_say, one, other, shared))


def _say(one: Worked, other: Worked, shared: int) -> str:
    return f"{one.code} on {day(one.date)} and {other.code} on {day(other.date)} overlap by {hours(shared)}."
