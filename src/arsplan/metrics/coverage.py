"""Need against plan, for every stretch of every demand line on every date."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from typing import NamedTuple

from arsplan.clock.instants import local_datetime
from arsplan.domain.cover import Segment, reaches, segments
from arsplan.domain.demand import ANY
from arsplan.domain.need import needs
from arsplan.domain.roster import Duty, Roster
from arsplan.domain.unit import Unit
from arsplan.metrics.filling import Filling

__all__ = ["CoverageRow", "coverage", "shortage_minutes"]


class CoverageRow(NamedTuple):
    """Need and plan of one kind of slot on one stretch of a demand line; the stretch is covered whole or not.

    Attributes
    ----------
    start, end
        Local time with its UTC offset.
    shift
        Code of the demand line.
    competence
        Of the slot; ``any`` for the slots that everybody may fill.
    need
        Slots.
    planned
        Slots filled; `need` less `short`.
    short
        Slots that nobody on duty fills.
    over
        People on duty here who fill no slot of this line; stands in the row of ``any``.
    date
        Date of the line, the one on which it starts.
    minutes
        Length of the stretch by the clock on the wall, as paid hours are counted.
    """

    start: datetime
    end: datetime
    shift: str
    competence: str
    need: int
    planned: int
    short: int
    over: int
    date: date
    minutes: int


def coverage(unit: Unit, roster: Roster) -> list[CoverageRow]:
    """Compare need and plan for every date, demand line, stretch and kind of slot.

    Duties before the plan count where they reach into it. Everybody on duty is given to a slot as `Filling`
    says.

    Parameters
    ----------
    unit
        The unit.
    roster
        Who works which duty.

    Returns
    -------
    list of CoverageRow
        In order of date, line, stretch and competence, ``any`` last. A line that needs nobody on a date
        stands there only where somebody covers it all the same.
    """
    there = on_duty(unit, (*unit.history, *roster))
    need = {(row.date, row.line): row.slots for row in needs(unit)}
    order = {competence.code: rank for rank, competence in enumerate(unit.competences)}
    order[ANY] = len(order)
    filling = Filling(unit)
    rows = []
    for day, segment in _stretches(unit):
        slots = need.get((day, segment.line), {})
        people = there[day, segment]
        if not slots and not people:
            continue
        counts = Counter(unit.person[person].competence for person in people)
        filled = filling.filled(slots, counts)
        spare = len(people) - sum(filled.values())
        shown = sorted({*slots, *([ANY] if spare else [])}, key=order.__getitem__)
        rows += [
            CoverageRow(
                start=local_datetime(day, segment.start, unit.timezone),
                end=local_datetime(day, segment.end, unit.timezone),
                shift=segment.line,
                competence=slot,
                need=slots.get(slot, 0),
                planned=filled.get(slot, 0),
                short=slots.get(slot, 0) - filled.get(slot, 0),
                over=spare if slot == ANY else 0,
                date=day,
                minutes=segment.end - segment.start,
            )
            for slot in shown
        ]
    return rows


def shortage_minutes(rows: Iterable[CoverageRow]) -> int:
    """Head-minutes that nobody on the list covers: minutes of every stretch times its unfilled slots.

    Parameters
    ----------
    rows
        Of `coverage`.

    Returns
    -------
    int
        Head-minutes by the clock on the wall.
    """
    return sum(row.short * row.minutes for row in rows)


def _stretches(unit: Unit) -> Iterator[tuple[date, Segment]]:
    rank = {line.code: number for number, line in enumerate(unit.lines)}
    cut = sorted(segments(unit), key=lambda segment: (rank[segment.line], segment.start))
    for day in unit.horizon.dates:
        for segment in cut:
            yield day, segment


def on_duty(unit: Unit, duties: Iterable[Duty]) -> dict[tuple[date, Segment], set[str]]:
    """Who is there, by date and stretch of a demand line."""
    covers = reaches(unit)
    found: dict[tuple[date, Segment], set[str]] = defaultdict(set)
    for duty in duties:
        for reach in covers[duty.shift]:
            found[duty.date + timedelta(reach.days), reach.segment].add(duty.employee)
    return found
