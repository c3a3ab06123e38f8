"""The need behind every position that stays below full time, to be written down and discussed (R19)."""

from collections.abc import Mapping
from fractions import Fraction
from typing import NamedTuple

from arsplan.domain.unit import Unit
from arsplan.metrics.offers import asked_for
from arsplan.metrics.openings import Openings, Why
from arsplan.rules.source import Source

__all__ = ["R19", "PartTimeReason", "part_time_reasons"]

R19 = Source(
    title="§ 14-1 b Ansettelse på heltid og deltid",
    address="https://www.arbeidstilsynet.no/regelverk/lover/arbeidsmiljoloven/14/14-1b/",
    paragraph="AML § 14-1 b",
    confidence="TEXT",
)
"""Full time is the rule; the need for part time is documented in writing and discussed before it is decided on."""

_NO_MORE_WORK = ("covered", "competence", "above_need", "rules", "on_duty", "away", "not_planned")


class PartTimeReason(NamedTuple):
    """One permanent position below full time, and the need that the plan shows for it.

    Attributes
    ----------
    employee, competence
        Id and code.
    position
        Share of full time in the plan.
    why
        The need in one word and in words and numbers. It is what the plan shows; whether it is a sufficient need is
        for the parties to judge.
    """

    employee: str
    competence: str
    position: Fraction
    why: Why


def part_time_reasons(unit: Unit, positions: Mapping[str, Fraction], openings: Openings) -> tuple[PartTimeReason, ...]:
    """Give the need behind each permanent position below full time.

    Parameters
    ----------
    unit
        With the vacation as placed.
    positions
        Share of full time by id; whoever is not named keeps the present one.
    openings
        What the plan leaves open, and to whom.

    Returns
    -------
    tuple of PartTimeReason
        In the order of the staff.
    """
    found = []
    for employee in unit.staff:
        position = positions.get(employee.id, employee.position)
        if employee.employment != "permanent" or position >= 1:
            continue
        asked = asked_for(unit, employee)
        if asked is not None and position >= asked:
            why = Why("own_wish", f"the largest position asked for is {float(asked * 100):g} %")
        elif not openings.works(employee.id):
            why = Why("no_duty", "the plan gives no duty to this person")
        else:
            why = _need(unit, employee.id, openings)
            if asked is None:
                why = Why(why.cause, f"{why.text}; no larger position has been asked for")
        found.append(PartTimeReason(employee.id, employee.competence, position, why))
    return tuple(found)


def _need(unit: Unit, person: str, openings: Openings) -> Why:
    """The kind of post and the weekends first, then what is still open and why it is not theirs."""
    rota, why = unit.rota_by_name[unit.person[person].rota], openings.why(person)
    post = rota.days == "weekend"
    nights = all(unit.shift_by_code[code].is_night for code in rota.shifts)
    used_up = openings.weekends_used_up(person)
    parts = ["a weekend post"] * post + ["nights only"] * nights + [_weekends(person, openings)] * used_up
    cause = why.cause
    if post:
        cause = "weekend_post"
    elif cause in _NO_MORE_WORK and used_up:
        cause = "weekends"
    elif cause in _NO_MORE_WORK and nights:
        cause = "night"
    return Why(cause, "; ".join([*parts, why.text]))


def _weekends(person: str, openings: Openings) -> str:
    worked, most = openings.weekends(person)
    need, people = openings.weekend_need(person)
    lines = ", ".join(sorted(openings.lines(person)))
    return (
        f"works {worked} of at most {most} weekends, no further one is allowed: the weekends on {lines} need "
        f"{float(need) / 60:.1f} h each and are shared by {people} people"
    )
