"""Wishes: whether they say what their kind needs."""

from collections.abc import Iterator
from difflib import get_close_matches
from typing import TYPE_CHECKING

from arsplan.domain.crosscheck.words import unknown
from arsplan.errors import Problem

if TYPE_CHECKING:
    from arsplan.domain.absences import Wish
    from arsplan.domain.unit import Unit

WISH_KINDS = (
    "vacation",
    "unavailable",
    "available_weeks",
    "avoid_shift",
    "max_consecutive_shifts",
    "position_pct",
    "extra_hours",
    "duty",
    "free",
)
"""The kinds of wishes that planning understands; others are carried through."""


def wishes(unit: "Unit") -> Iterator[Problem]:
    """Wishes say what their kind needs, and nobody wishes for vacation in a week twice."""
    yield from _weeks_twice(unit)
    for row, wish in enumerate(unit.wishes):
        known = wish.kind in WISH_KINDS
        if not known and get_close_matches(wish.kind, WISH_KINDS, n=1, cutoff=0.8):
            yield unknown("wishes", row, "kind", wish.kind, what="wish", known=WISH_KINDS)
        needs_weeks = wish.kind == "vacation"
        if (wish.from_week is None) != (wish.to_week is None) or (needs_weeks and wish.from_week is None):
            text = "The first and the last week have to be given, both or neither; for vacation both."
            column = "from_week" if wish.from_week is None else "to_week"
            yield Problem("wish-weeks", text, "wishes", row, column, None, "Maybe the same week twice.")
        elif wish.from_week is not None and wish.to_week is not None and wish.from_week > wish.to_week:
            text = f"Week {wish.from_week} comes after week {wish.to_week}."
            advice = "Maybe two rows, one on each side of New Year."
            yield Problem("weeks-in-wrong-order", text, "wishes", row, "to_week", str(wish.to_week), advice)
        asks = {"available_weeks": "even or odd", "max_consecutive_shifts": "a whole number of at least 1"}
        asks |= {"position_pct": "a percentage from 0 to 100", "extra_hours": "a number of hours from 0 to 100"}
        if wish.kind in asks and not _value_fits(wish.kind, wish.value):
            text = f"A wish of the kind {wish.kind} needs {asks[wish.kind]} as its value."
            yield Problem("wish-value", text, "wishes", row, "value", wish.value, f"Maybe {asks[wish.kind]}.")
        yield from _on_a_date(unit, row, wish)
        if wish.kind in {"avoid_shift", "unavailable"} and not wish.shift and wish.weekday is None:
            text = f"A wish of the kind {wish.kind} has to say which shift."
            yield Problem("wish-value", text, "wishes", row, "shift", None, "Maybe put the code under shift.")


def _weeks_twice(unit: "Unit") -> Iterator[Problem]:
    """Two wishes for a week may be a mistake, or may be meant to weigh more: nobody can tell."""
    wished: set[tuple[str, int]] = set()
    for row, wish in enumerate(unit.wishes):
        if wish.kind != "vacation" or wish.from_week is None or wish.to_week is None:
            continue
        weeks = range(wish.from_week, wish.to_week + 1)
        again = next((week for week in weeks if (wish.employee, week) in wished), None)
        if again is not None:
            text = f"{wish.employee} wishes for vacation in week {again} in an earlier row already."
            advice = "Maybe remove one; to say that a week matters more, give it a row of its own with its weight."
            yield Problem("duplicate-week", text, "wishes", row, "from_week", str(wish.from_week), advice)
        wished.update((wish.employee, week) for week in weeks)


def _on_a_date(unit: "Unit", row: int, wish: "Wish") -> Iterator[Problem]:
    """A wish for a duty or a free day is for a date of the plan, and no other wish has one."""
    dated = wish.kind in {"duty", "free"}
    if dated and wish.date is None:
        text = f"A wish of the kind {wish.kind} has to say on which date."
        yield Problem("wish-value", text, "wishes", row, "date", None, "Maybe one row for each date.")
    elif dated and wish.date not in unit.horizon:
        text = f"The plan runs from {unit.horizon.start} to {unit.horizon.end}; {wish.date} is outside."
        yield Problem("outside-plan", text, "wishes", row, "date", str(wish.date), "Maybe the year is mistyped.")
    if dated and wish.strength == "must":
        text = f"A wish of the kind {wish.kind} is weighed; it cannot bind."
        yield Problem("wish-value", text, "wishes", row, "strength", "must", "Maybe it belongs in fixed.csv.")
    if wish.kind in WISH_KINDS and not dated:
        for column, value in (("date", wish.date), ("weight", None if wish.kind == "vacation" else wish.weight)):
            if value is not None:
                text = f"A wish of the kind {wish.kind} has no {column}."
                yield Problem("wish-value", text, "wishes", row, column, str(value), "Maybe another kind.")


def _value_fits(kind: str, value: str) -> bool:
    if kind == "available_weeks":
        return value in {"even", "odd"}
    if kind == "max_consecutive_shifts":
        return value.isascii() and value.isdigit() and int(value) >= 1
    try:
        return 0 <= float(value) <= 100
    except ValueError:
        return False
