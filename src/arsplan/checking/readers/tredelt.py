"""Hours of the position in tredelt turnus, and whether the rota is one."""

from collections.abc import Iterator
from datetime import datetime, time, timedelta
from functools import partial
from math import floor

from arsplan.checking.person_rota import PersonRota
from arsplan.checking.reading import Reading, Undecided, at_most
from arsplan.checking.words import hours
from arsplan.clock.holidays import red_spans
from arsplan.domain.night import night_minutes
from arsplan.domain.roster import Duty
from arsplan.rules.entitlement import position_weeks
from arsplan.rules.measures import TredeltHours
from arsplan.rules.tredelt import Stretch, stretches, tredelt_week

_NOON = 12 * 60
_SUNDAY = 6


def tredelt_hours(measure: TredeltHours, person: PersonRota) -> Iterator[Reading | Undecided]:
    """The whole plan at once, and what speaks against calling it tredelt."""
    horizon = person.unit.horizon
    duties = [Duty(person.employee.id, duty.date, duty.code) for duty in person.planned]
    worked = list(stretches(person.unit, person.employee.id, duties))
    weeks = position_weeks(person.unit, person.employee)
    week = tredelt_week(measure, weeks, worked)
    total, room = sum(stretch.paid for stretch in worked), floor(week * weeks)
    yield at_most((horizon.start, horizon.end), total, room, "minutes", partial(_say, total, floor(week), room))
    against = list(_against(measure, person, worked)) if worked else []
    if against:
        yield Undecided(horizon.start, horizon.end, partial(_say_open, against))


def _against(measure: TredeltHours, person: PersonRota, worked: list[Stretch]) -> Iterator[str]:
    """What the clause asks for and this rota does not have."""
    kinds = {"days": 0, "evenings": 0, "nights": 0}
    for stretch in worked:
        night = night_minutes(stretch.start, stretch.finish, measure.night_from, measure.night_to) > 3 * 60
        kinds["nights" if night else "days" if stretch.start < _NOON else "evenings"] += stretch.paid
    lacking = [kind for kind, paid in kinds.items() if not paid]
    if lacking:
        yield f"there are no {' and no '.join(lacking)}"
    if 4 * (kinds["days"] + kinds["evenings"]) < sum(kinds.values()):
        yield "days and evenings are less than a quarter of the hours"
    red, sundays = _red_days_worked(person, worked), _sundays(person)
    if red < sundays // 3:
        yield f"{red} red days are worked, which is less than every third of {sundays} Sundays"


def _red_days_worked(person: PersonRota, worked: list[Stretch]) -> int:
    midnight, minute = time(), timedelta(minutes=1)
    times = [
        (datetime.combine(stretch.date, midnight) + stretch.start * minute, (stretch.finish - stretch.start) * minute)
        for stretch in worked
    ]
    return sum(
        any(max(start, red.start) < min(start + length, red.end) for start, length in times)
        for red in red_spans(person.unit.horizon.start, person.unit.horizon.end)
    )


def _sundays(person: PersonRota) -> int:
    """Sundays of the plan on which the person could have worked."""
    return sum(
        when.weekday() == _SUNDAY and person.employee.employed_on(when) and when not in person.absent
        for when in person.unit.horizon.dates
    )


def _say(total: int, week: int, room: int) -> str:
    return (
        f"{hours(total)} planned; with a full-time week of {hours(week)} for these nights and red days, the position "
        f"has room for {hours(room)} after vacation and absence."
    )


def _say_open(against: list[str]) -> str:
    return (
        f"Whether this is tredelt turnus is open: {'; '.join(against)}. "
        "Maybe the rota should not be marked tredelt, or the parties have agreed that it is."
    )
