"""Calendar, agreements and arrangement: the settings of a unit."""

from collections.abc import Iterator
from datetime import timedelta
from math import ceil
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from arsplan.domain.crosscheck.words import maybe_meant
from arsplan.domain.demand import ANY
from arsplan.errors import Problem

if TYPE_CHECKING:
    from arsplan.domain.unit import Unit


HEAVIEST = 1000

YEARS = range(1900, 2200)
"""In which plans may start; a slip of the keyboard beyond them has no Easter, or no end."""


def calendar(unit: "Unit") -> Iterator[Problem]:
    """The plan starts on a Monday, in a year that has a calendar of red days."""
    if unit.start.year not in YEARS:
        text = f"The plan starts in the year {unit.start.year}."
        yield Problem("start-year", text, "unit", None, "start", str(unit.start), "Maybe the year is mistyped.")
    elif unit.start.weekday():
        before = unit.start - timedelta(unit.start.weekday())
        yield Problem(
            "start-not-monday",
            f"The plan starts on {unit.start}, a {unit.start:%A}; it has to be a Monday.",
            "unit",
            None,
            "start",
            str(unit.start),
            f"Maybe {before} or {before + timedelta(7)}.",
        )


def some_rules(unit: "Unit") -> Iterator[Problem]:
    """Where no law is read, the unit has said by what it is planned instead."""
    if not unit.rule_packs and not unit.own_rules:
        text = "No law is read, and the unit has no rules of its own."
        advice = 'Maybe ["norway"], or rules of the unit in rules.toml.'
        yield Problem("no-rules", text, "unit", None, "rule_packs", "[]", advice)


def timezone(unit: "Unit") -> Iterator[Problem]:
    """The time zone exists."""
    try:
        ZoneInfo(unit.timezone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        text = f"There is no time zone '{unit.timezone}'."
        yield Problem("unknown-timezone", text, "unit", None, "timezone", unit.timezone, "Maybe Europe/Oslo.")


def terms(unit: "Unit") -> Iterator[Problem]:
    """What the arrangement asks for is agreed and possible."""
    asked = unit.arrangement
    agreed = [unit.agreements, *map(unit.agreements_of, unit.staff)]
    for column, law in (("daily_rest", 660), ("weekly_rest", 2100)):
        least, wanted = min(law, *(getattr(one, column) for one in agreed)), getattr(asked, column)
        if wanted < least:
            yield Problem(
                "rest-below-agreement",
                f"{wanted / 60:g} h of rest is asked for, but {least / 60:g} h is the least that is agreed.",
                "arrangement",
                None,
                column,
                None,
                f"Maybe {column} in [agreements] has to be lowered too, if that is agreed.",
            )
    if asked.weekends > asked.weekends_of:
        text = f"{asked.weekends} of {asked.weekends_of} weekends cannot be worked."
        advice = "Maybe the two numbers are the wrong way round."
        yield Problem("weekends-beyond-all", text, "arrangement", None, "weekends", str(asked.weekends), advice)
    if unit.vacation.from_week > unit.vacation.to_week:
        text = f"Week {unit.vacation.from_week} comes after week {unit.vacation.to_week}."
        yield Problem("weeks-in-wrong-order", text, "vacation", None, "from_week", None, "Maybe swap the two.")
    for codes in asked.forbidden_sequences:
        for code in codes:
            if code not in unit.shift_by_code:
                yield Problem(
                    "unknown-shift",
                    f"There is no shift '{code}' in this unit.",
                    "arrangement",
                    None,
                    "forbidden_sequences",
                    code,
                    maybe_meant(code, unit.shift_by_code),
                )
        if len(codes) < 2:
            text = "A forbidden sequence needs at least two shifts."
            advice = 'Maybe write [["A", "D"]], a list of lists.'
            yield Problem("short-sequence", text, "arrangement", None, "forbidden_sequences", str(list(codes)), advice)


def budget(unit: "Unit") -> Iterator[Problem]:
    """The budget holds at least the present positions: nobody is to lose hours."""
    allowed = unit.positions.budget
    held = sum(e.position for e in unit.staff if e.employment != "vacant")
    if allowed is not None and allowed < held:
        text = f"The budget is {float(allowed):g} full-time equivalents, but present positions come to {float(held):g}."
        advice = f"Maybe {ceil(100 * held) / 100:g} or more; vacant lines need not be counted."
        yield Problem("budget-too-small", text, "positions", None, "budget", f"{float(allowed):g}", advice)


def weights(unit: "Unit") -> Iterator[Problem]:
    """Every weight is for a competence, and none makes shortage free."""
    known = [ANY, *(competence.code for competence in unit.competences)]
    for code, weight in unit.shortage_weights.items():
        if code not in known:
            text = f"There is no competence '{code}' in this unit."
            yield Problem("unknown-competence", text, "shortage_weights", None, code, code, maybe_meant(code, known))
        if weight < 1:
            text = "A weight below 1 would make it free to leave demand uncovered."
            yield Problem("weight-too-small", text, "shortage_weights", None, code, str(weight), "Maybe 10.")
        if weight > HEAVIEST:
            text = f"A weight above {HEAVIEST} cannot be told apart from a rule."
            yield Problem("weight-too-large", text, "shortage_weights", None, code, str(weight), "Maybe 12.")
