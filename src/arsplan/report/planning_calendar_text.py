"""The planning calendar for a person to read."""

from collections.abc import Iterable, Sequence
from typing import Literal

from arsplan.domain.unit import Unit
from arsplan.metrics.planning_calendar import PlannedStep

__all__ = ["planning_calendar_lines"]

_WEEKDAYS = {
    "en": ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
    "nb": ("man", "tir", "ons", "tor", "fre", "lør", "søn"),
}
_MARK = {"law": "!", "agreement": "*", "advice": " "}
_HEAD = {
    "en": "Planning calendar of {name}, a plan from {start} to {end}.",
    "nb": "Planleggingskalender for {name}, plan fra {start} til {end}.",
}
_FOOT = {
    "en": "!  a deadline of law    *  a date of the plan or of the parties    others are suggestions",
    "nb": "!  frist etter loven    *  dato i planen eller avtalt mellom partene    andre er forslag",
}


def planning_calendar_lines(unit: Unit, steps: Sequence[PlannedStep], lang: Literal["nb", "en"]) -> list[str]:
    """A line for each step, marked where its date is a deadline."""
    head = _HEAD[lang].format(name=unit.name, start=unit.horizon.start, end=unit.horizon.end)
    return [head, "", *_lines(steps, lang), "", _FOOT[lang]]


def _lines(steps: Iterable[PlannedStep], lang: str) -> Iterable[str]:
    for step in steps:
        said = "; ".join(filter(None, (step.counted, step.source.paragraph)))
        shown = f"{_WEEKDAYS[lang][step.date.weekday()]} {step.date}"
        yield f"{_MARK[step.dated_by]} {shown}  {step.text}{f' ({said})' if said else ''}"
