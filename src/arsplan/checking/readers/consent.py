"""Long shifts only for those who have consented."""

from collections.abc import Iterator
from functools import partial

from arsplan.checking.person_rota import PersonRota, Worked
from arsplan.checking.reading import Reading, at_most
from arsplan.checking.words import day, hours
from arsplan.rules.measures import LongShiftConsent


def long_shift_consent(measure: LongShiftConsent, person: PersonRota) -> Iterator[Reading]:
    """Every planned shift, against the longest that the person has said yes to."""
    most = max(measure.long, measure.most)
    for duty in person.planned:
        say = partial(_say, duty, most)
        yield at_most((duty.date, duty.date), duty.paid, most, "minutes", say)


def _say(duty: Worked, most: int) -> str:
    return f"{duty.code} on {day(duty.date)} is {hours(duty.paid)}; this person may have at most {hours(most)}."
