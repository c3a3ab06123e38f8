"""The planning calendar: when what has to be done for a plan, counted from its own dates."""

from datetime import date, timedelta
from typing import Literal, NamedTuple

from arsplan.clock.holidays import is_red
from arsplan.domain.absences import VACATION
from arsplan.domain.unit import Unit
from arsplan.rules.process import DatedBy, Step, process
from arsplan.rules.source import Source

__all__ = ["ADJUSTED_EVERY", "PlannedStep", "planning_calendar"]

ADJUSTED_EVERY = 13
"""Weeks from one adjustment point to the next: a quarter of a year; the parties set their own."""

_SATURDAY = 5
_DAY = timedelta(days=1)

_LANGUAGES = {
    "en": (
        {"days": "days", "weeks": "weeks", "months": "months"},
        "{count} {unit} before {anchor}",
        {
            "start": "the start",
            "first_vacation": "the first vacation",
            "main_vacation": "the main vacation weeks",
            "year_end": "the end of the year",
            "adjustment": "the adjustment point",
            "end": "the end",
            "next_start": "the start of the next plan",
        },
    ),
    "nb": (
        {"days": "dager", "weeks": "uker", "months": "måneder"},
        "{count} {unit} før {anchor}",
        {
            "start": "start",
            "first_vacation": "den første ferien",
            "main_vacation": "hovedferieukene",
            "year_end": "årets slutt",
            "adjustment": "justeringspunktet",
            "end": "planens slutt",
            "next_start": "start for neste plan",
        },
    ),
}


class PlannedStep(NamedTuple):
    """A step of the process with its date.

    Attributes
    ----------
    date
        Local date; of a step that needs an office day, the last one from Monday to Friday that is no holiday.
    code
        What kind of step it is, such as `discussion`; some occur several times.
    text
        What is to be done.
    counted
        How the date was counted, such as "14 days before the start"; empty for the date itself.
    dated_by
        Whether the date is a deadline of law, set by the parties, or a suggestion.
    source
        Where the step comes from.
    """

    date: date
    code: str
    text: str
    counted: str
    dated_by: DatedBy
    source: Source


def planning_calendar(unit: Unit, lang: Literal["nb", "en"] = "nb") -> tuple[PlannedStep, ...]:
    """Everything that has to be done for a plan of this unit, in order of date.

    Parameters
    ----------
    unit
        Its first and last day, its main vacation weeks and its days of notice are what is counted from.
    lang
        Language of the texts.
    """
    found = [
        _planned(unit, step, anchor, lang)
        for step in process()
        if _concerns(unit, step)
        for anchor in _anchors(unit, step.anchor)
    ]
    return tuple(sorted(found, key=lambda step: step.date))


def _concerns(unit: Unit, step: Step) -> bool:
    averaged = unit.agreements.averaging != "none"
    return not step.only or (unit.norwegian and (step.only != "averaging" or averaged))


def _anchors(unit: Unit, name: str) -> list[date]:
    horizon = unit.horizon
    years = range(horizon.start.year, horizon.end.year + 1)
    if name == "start":
        return [horizon.start]
    if name == "end":
        return [horizon.end]
    if name == "next_start":
        return [horizon.end + _DAY]
    if name == "adjustment":
        return [horizon.start + 7 * week * _DAY for week in range(ADJUSTED_EVERY, unit.weeks, ADJUSTED_EVERY)]
    if name == "year_end":
        dates = [date(year, 12, 31) for year in years]
    else:
        dates = [_monday(year, unit.vacation.from_week) for year in years]
    if name == "first_vacation":
        given = [absence.first for absence in unit.absences if absence.kind == VACATION and absence.first in horizon]
        main = [day for day in dates if day in horizon]
        dates = [min(given)] if given and min(given) < min(main, default=date.max) else []
    return [day for day in dates if day in horizon]


def _monday(year: int, week: int) -> date:
    """The first day of an ISO week; of week 53 in a year of 52, the week after the last."""
    return date.fromisocalendar(year, 1, 1) + 7 * (week - 1) * _DAY


def _planned(unit: Unit, step: Step, anchor: date, lang: str) -> PlannedStep:
    units, counted, anchors = _LANGUAGES[lang]
    day, said = anchor, ""
    for name, given in step.before.items():
        count = unit.plan.notice_days if given == "notice" else int(given)
        day = (
            _months_before(anchor, count) if name == "months" else anchor - count * _DAY * (7 if name == "weeks" else 1)
        )
        said = counted.format(count=count, unit=units[name], anchor=anchors[step.anchor])
    while step.office and (day.weekday() >= _SATURDAY or is_red(day)):
        day -= _DAY
    return PlannedStep(day, step.code, step.texts[lang], said, _dated_by(unit, step), step.source)


def _dated_by(unit: Unit, step: Step) -> DatedBy:
    """A longer notice than the law's is the parties' own."""
    longer = "notice" in step.before.values() and unit.plan.notice_days > 14
    return "agreement" if longer and step.dated_by == "law" else step.dated_by


def _months_before(day: date, months: int) -> date:
    """The same day of an earlier month, or its last day where it has none."""
    years, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    after = date(years + (month == 11), (month + 1) % 12 + 1, 1)
    return min(date(years, month + 1, 1) + (day.day - 1) * _DAY, after - _DAY)
