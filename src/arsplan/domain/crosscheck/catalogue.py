"""Competences, shifts, lines and rotas: the words that the other tables use."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from arsplan.domain.absences import OFF
from arsplan.domain.crosscheck.words import twice, unknown
from arsplan.domain.demand import ANY
from arsplan.errors import Problem

if TYPE_CHECKING:
    from arsplan.domain.demand import DemandLine
    from arsplan.domain.shifts import Cover
    from arsplan.domain.unit import Unit

_DAY = 1440
_RESERVED = {";", ",", "@", "\n", "\r"}


def competences(unit: "Unit") -> Iterator[Problem]:
    """Competences are known and do not fill each other in a circle."""
    fills = {competence.code: competence.fills for competence in unit.competences}
    yield from twice("competences", "code", [c.code for c in unit.competences], "code", "Maybe remove one.")
    for row, competence in enumerate(unit.competences):
        if competence.code == ANY:
            text = f"'{ANY}' means the slots that everybody may fill, so no competence can have that code."
            yield Problem("reserved-code", text, "competences", row, "code", ANY, "Maybe another code.")
        for other in competence.fills:
            if other not in fills:
                yield unknown("competences", row, "fills", other, what="competence", known=fills)
        if _reaches_itself(competence.code, fills):
            text = f"{competence.code} fills a competence that fills {competence.code} again."
            advice = "Maybe only the higher one should list the lower one."
            yield Problem("competence-cycle", text, "competences", row, "fills", None, advice)


def _reaches_itself(code: str, fills: dict[str, tuple[str, ...]]) -> bool:
    seen: set[str] = set()
    open_ = list(fills.get(code, ()))
    while open_:
        other = open_.pop()
        if other == code:
            return True
        if other not in seen:
            seen.add(other)
            open_ += fills.get(other, ())
    return False


def codes(unit: "Unit") -> Iterator[Problem]:
    """Codes are unique and can be told apart from the signs around them."""
    shifts, lines = [s.code for s in unit.shifts], [line.code for line in unit.lines]
    yield from twice("shifts", "code", shifts, "code", "Maybe one of them has another code.")
    yield from twice("lines", "code", lines, "code", "Maybe remove one.")
    yield from twice("rotas", "name", [rota.name for rota in unit.rotas], "code", "Maybe remove one.")
    for table, codes in (("shifts", shifts), ("lines", lines)):
        for row, code in enumerate(codes):
            if _RESERVED & set(code) or code.casefold() in {OFF, "clock"}:
                text = f"'{code}' cannot be a code: , ; @ and the words off and clock mean something else."
                yield Problem("reserved-code", text, table, row, "code", code, "Maybe a letter or two.")
    starts = {
        "shifts": [shift.start for shift in unit.shifts],
        "lines": [line.start for line in unit.lines],
        "activities": [activity.start for activity in unit.activities],
    }
    for table, minutes in starts.items():
        for row, start in enumerate(minutes):
            if start == _DAY:
                text = "Nothing starts at 24:00; that is 00:00 on the next date."
                yield Problem("start-at-24", text, table, row, "start", "24:00", "Maybe 00:00.")


def covers(unit: "Unit") -> Iterator[Problem]:
    """A shift covers lines that exist, while both last, and once."""
    for row, shift in enumerate(unit.shifts):
        covered: list[tuple[str, int, int]] = []
        for cover in shift.covers:
            shown = cover.line
            line = unit.line_by_code.get(cover.line)
            if line is None:
                yield unknown("shifts", row, "covers", shown, what="line", known=unit.line_by_code)
                continue
            start, end = _stretch(line, cover)
            inside_shift = cover.start is None and cover.end is None
            inside_shift |= any(shift.start + k <= start and end <= shift.finish + k for k in (-_DAY, 0, _DAY))
            if not line.start <= start < end <= line.finish or not inside_shift:
                text = f"{shift.code} covers a stretch of {shown} outside the line's or the shift's times."
                advice = "Maybe the times after @ are mistyped."
                yield Problem("cover-outside", text, "shifts", row, "covers", shown, advice)
            if any(other == shown and begin < end and start < close for other, begin, close in covered):
                text = f"{shift.code} covers the same time of {shown} twice."
                yield Problem("cover-twice", text, "shifts", row, "covers", shown, "Maybe remove one.")
            covered.append((shown, start, end))


def _stretch(line: "DemandLine", cover: "Cover") -> tuple[int, int]:
    """The covered minutes on the line's own axis, which may run past midnight."""
    start = line.start if cover.start is None else cover.start + _DAY * (cover.start < line.start)
    end = line.finish if cover.end is None else cover.end + _DAY * (cover.end <= line.start)
    return start, end


def rotas(unit: "Unit") -> Iterator[Problem]:
    """Every rota has shifts, they exist, and its people have one kind of week."""
    for row, rota in enumerate(unit.rotas):
        if rota.tredelt and rota.day_work:
            text = f"Rota {rota.name} is both tredelt and day_work; tredelt turnus has evenings and nights."
            advice = "Maybe leave out day_work, or make the day workers a rota of their own."
            yield Problem("two-kinds-of-week", text, "rotas", row, "day_work", "true", advice)
        if not rota.shifts:
            text = f"Rota {rota.name} has no shifts, so nobody in it can work."
            yield Problem("rota-without-shifts", text, "rotas", row, "shifts", None, "Maybe list the codes.")
        for code in rota.shifts:
            if code not in unit.shift_by_code:
                yield unknown("rotas", row, "shifts", code, what="shift", known=unit.shift_by_code)
