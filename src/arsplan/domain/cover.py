"""Which stretch of which demand line a shift covers, cut so that every stretch is covered whole or not at all."""

from typing import NamedTuple

from arsplan.domain.demand import DemandLine
from arsplan.domain.shifts import DAY, ShiftType
from arsplan.domain.unit import Unit


class Segment(NamedTuple):
    """A stretch of a demand line; minutes after midnight of the line's date, above 1440 past midnight."""

    line: str
    start: int
    end: int


class Reach(NamedTuple):
    """A segment that a shift covers on the date `days` after the one it starts on."""

    segment: Segment
    days: int


def segments(unit: Unit) -> tuple[Segment, ...]:
    """Cut every planned line at the clock times where some shift begins or ceases to cover it."""
    cuts = {line.code: {line.start, line.finish} for line in unit.lines if line.status == "planned"}
    for shift in unit.shifts:
        for line, start, end, _ in _stretches(unit, shift):
            if line.code in cuts:
                cuts[line.code] |= {start, end}
    return tuple(
        Segment(code, start, end)
        for code, points in cuts.items()
        for start, end in zip(sorted(points), sorted(points)[1:], strict=False)
    )


def reaches(unit: Unit) -> dict[str, tuple[Reach, ...]]:
    """For every shift code: the segments that one person on it covers."""
    cut = segments(unit)
    return {
        shift.code: tuple(
            Reach(segment, days)
            for line, start, end, days in _stretches(unit, shift)
            for segment in cut
            if segment.line == line.code and start <= segment.start and segment.end <= end
        )
        for shift in unit.shifts
    }


def _stretches(unit: Unit, shift: ShiftType) -> list[tuple[DemandLine, int, int, int]]:
    """(line, from, to, days later): as the shift's covers say, or by the clock where it has none."""
    if shift.covers:
        found = []
        for cover in shift.covers:
            line = unit.line_by_code[cover.line]
            start = line.start if cover.start is None else _on(line, cover.start)
            end = line.finish if cover.end is None else _on(line, cover.end, ends=True)
            found.append((line, start, end, 0))
        return found
    return [
        (line, max(line.start, shift.start - days * DAY), min(line.finish, shift.finish - days * DAY), days)
        for line in unit.lines
        for days in (-1, 0, 1)
        if min(line.finish, shift.finish - days * DAY) > max(line.start, shift.start - days * DAY)
    ]


def _on(line: DemandLine, clock: int, *, ends: bool = False) -> int:
    """Put a clock time on the line's own time axis, which may run past midnight."""
    return clock + DAY if clock < line.start or (ends and clock == line.start) else clock
