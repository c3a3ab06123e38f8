"""Available for the duty: employed, not absent, in the right rota, on a day that suits."""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial

from arsplan.checking.iso_weeks import within_weeks
from arsplan.checking.person_rota import PersonRota, Worked
from arsplan.checking.reading import Reading, at_most
from arsplan.checking.words import day
from arsplan.clock.holidays import is_red
from arsplan.domain.absences import Wish
from arsplan.domain.demand import WEEKDAY_NAMES
from arsplan.domain.shifts import ShiftUse
from arsplan.rules.measures import Availability

_NOON = 12 * 60


def availability(_: Availability, person: PersonRota) -> Iterator[Reading]:
    """Every planned shift, with what stands in its way."""
    locks = {(lock.date, lock.shift) for lock in person.unit.locks if lock.employee == person.employee.id}
    musts = [wish for wish in person.unit.wishes if wish.employee == person.employee.id and wish.strength == "must"]
    for duty in person.planned:
        against = [*_person(person, duty), *_rota(person, duty)]
        if (duty.date, duty.code) not in locks:
            against += [*_use(duty), *_wishes(musts, duty)]
        yield at_most((duty.date, duty.date), len(against), 0, "reasons", partial(_say, duty, against))


def _person(person: PersonRota, duty: Worked) -> Iterator[str]:
    if not person.employee.employed_on(duty.date):
        yield "not employed"
    if duty.date in person.absent:
        yield f"absent ({person.absent[duty.date]})"
    asked = duty.shift.skill if duty.shift else ""
    if asked and not person.unit.holds(person.employee.id, asked, duty.date):
        yield f"without {asked} on this date"


def _rota(person: PersonRota, duty: Worked) -> Iterator[str]:
    rota = person.unit.rota_by_name[person.employee.rota]
    if duty.code not in rota.shifts:
        yield f"not a shift of rota {rota.name}"
    evening = duty.clock >= _NOON and _weekend_or_red(duty.date + timedelta(1))
    if rota.days == "weekend" and not evening and not _weekend_or_red(duty.date):
        yield f"rota {rota.name} works weekends and red days only"


def _weekend_or_red(when: date) -> bool:
    return when.weekday() >= 5 or is_red(when)


def _use(duty: Worked) -> Iterator[str]:
    use: ShiftUse = duty.shift.use if duty.shift else "all"
    weekend = duty.date.weekday() >= 5
    if use == "none" or (use == "weekend" and not weekend) or (use == "weekday" and weekend):
        yield {"none": "the shift is not planned", "weekend": "the shift is for Saturday and Sunday"}.get(
            use, "the shift is for Monday to Friday"
        )


def _wishes(musts: list[Wish], duty: Worked) -> Iterator[str]:
    for wish in musts:
        if not within_weeks(duty.date, wish.from_week, wish.to_week):
            continue
        if wish.kind == "unavailable" and wish.shift in {"", duty.code} and _on(wish.weekday, duty.date):
            weekday = "" if wish.weekday is None else f" on {WEEKDAY_NAMES[wish.weekday].title()}"
            yield f"unavailable for {wish.shift or 'any shift'}{weekday}"
        if wish.kind == "available_weeks" and duty.date.isocalendar().week % 2 != (wish.value == "odd"):
            yield f"available in {wish.value} weeks only"


def _on(weekday: int | None, when: date) -> bool:
    return weekday is None or weekday == when.weekday()


def _say(duty: Worked, against: list[str]) -> str:
    return f"{duty.code} on {day(duty.date)}: {', '.join(against) or 'available'}."
