"""Passive duty, as far as a rota can tell."""

from collections.abc import Iterator
from functools import partial

from arsplan.checking.person_rota import PersonRota, Worked
from arsplan.checking.reading import Undecided
from arsplan.checking.words import hours
from arsplan.rules.measures import PassiveDuty


def passive_duty(measure: PassiveDuty, person: PersonRota) -> Iterator[Undecided]:
    """Every planned shift that is passive in part, all together."""
    passive = [duty for duty in person.planned if duty.shift is not None and duty.shift.passive_minutes]
    if passive:
        yield Undecided(passive[0].date, passive[-1].date, partial(_say, measure, passive))


def _say(measure: PassiveDuty, duties: list[Worked]) -> str:
    codes = ", ".join(sorted({duty.code for duty in duties}))
    return (
        f"{codes} is passive in part and counts in full here. Passive hours may make 24 hours longer by at most "
        f"{hours(measure.day)} and seven days by {hours(measure.week)}; by how much they count is agreed elsewhere. "
        "Maybe give its hours as they are agreed to count."
    )
