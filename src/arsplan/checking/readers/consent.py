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
        paid = duty.shift.paid_minutes if duty.shift else duty.paid
        yield at_most((duty.date, duty.date), paid, most, "minutes", partial(_say, duty, paid, most))


def _say(duty: Worked, paid: int, most: int) -> str:
    return f"{duty.code} on {day(duty.date)} is {hours(paid)}; this person may have at most {hours(most)}."
