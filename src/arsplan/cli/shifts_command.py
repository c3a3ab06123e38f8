"""`arsplan shifts`: from a demand curve to a table of few shifts that cover it."""

from collections import Counter
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from typing import NamedTuple

from arsplan.cli.views import show_lines
from arsplan.domain.base import show_clock
from arsplan.domain.need import needs
from arsplan.domain.unit import Unit
from arsplan.errors import ArsplanError
from arsplan.io.atomic import write_text
from arsplan.io.cells import Unreadable, clock, hours
from arsplan.io.csv_table import csv_text
from arsplan.io.load import load
from arsplan.report.numbers import decimal
from arsplan.report.speech import _

__all__ = ["Choosing", "shifts"]

DAY = 1440


class Choosing(NamedTuple):
    """What the user asked of `arsplan shifts`; times as they were written."""

    unit: Path
    out: Path
    first: str
    last: str
    every: int
    lengths: list[str]
    within: float
    seconds: float


def shifts(asked: Choosing) -> None:
    """Choose shifts and write them as a table.

    Raises
    ------
    ArsplanError
        If the allowed shifts leave a part of the curve uncovered, or none was found in time.
    """
    # The solver is loaded only by the command that needs it.
    from arsplan.solving.shift_choice import Candidate, Curve, choose_shifts

    if asked.out.is_dir():
        raise ArsplanError(f"'{asked.out}' is a folder, not a file for the shifts.\nMaybe {asked.out / 'shifts.csv'}.")
    first, last = _read("--first", asked.first, clock), _read("--last", asked.last, clock)
    lengths = [_read("--length", length, hours) for length in asked.lengths]
    if last < first:
        raise ArsplanError(
            f"No shift is allowed: --last {asked.last} is before --first {asked.first}."
            "\nMaybe the two are mixed up; a start after midnight belongs to the next day."
        )
    odd = next((text for text, length in zip(asked.lengths, lengths, strict=True) if not 0 < length < DAY), None)
    if odd is not None:
        raise ArsplanError(
            f"No shift is allowed of --length {odd}: it is not above 0 and below 24 hours.\nMaybe a digit too many."
        )
    allowed = [Candidate(start, length) for start in range(first, last + 1, asked.every) for length in lengths]
    curves = [Curve(dict(heads), dates) for heads, dates in _kinds_of_day(load(asked.unit)).items()]
    if not any(heads for curve in curves for heads in curve.heads.values()):
        raise ArsplanError(f"Nobody is needed at any time in '{asked.unit}'.\nMaybe demand.csv holds only 0 heads.")
    within = Fraction(str(asked.within))
    choice = choose_shifts(curves, allowed, within=within, seconds=asked.seconds)
    if choice is None:
        raise ArsplanError(
            "These shifts leave a part of the curve uncovered.\nMaybe more starts or lengths, or more time."
        )
    rows = [_row(start, length) for start, length in choice.shifts]
    write_text(asked.out, csv_text(("code", "start", "end", "hours", "covers", "use"), rows))
    above, least = (decimal((work / choice.needed - 1) * 100, 1) for work in (choice.work, choice.least))
    show_lines(
        [
            _("%(number)s shifts cover the whole curve with %(above)s %% more hours than it has.")
            % {"number": len(rows), "above": above},
            _("All %(number)s that are allowed would need %(least)s %% more.")
            % {"number": len(allowed), "least": least},
            _("Fewer do not.") if choice.proven else _("Fewer may do; this is what was found in time."),
            *(f"  {code}  {start}-{end}" for code, start, end, *_rest in rows),
            _("They lie in %(file)s. Rotas in unit.toml name the shifts that people work.") % {"file": asked.out},
            _("Next:  arsplan capacity %(unit)s, with these in its shifts.csv and unit.toml") % {"unit": asked.unit},
        ]
    )


def _read(option: str, text: str, read: Callable[[str], int]) -> int:
    """What stands behind an option, in minutes."""
    try:
        return read(text)
    except Unreadable as error:
        raise ArsplanError(f"{option} {text}: {error.message}\n{error.advice}") from None


def _row(start: int, length: int) -> tuple[str, ...]:
    """A row of the table; the code says when it starts and how long it is."""
    begins, ends = show_clock(start % DAY), show_clock((start + length) % DAY)
    written = f"{length / 60:g}" if length % 3 == 0 else f"{length // 60}:{length % 60:02d}"
    return f"{begins.replace(':', '')}/{written}", begins, ends, written, "clock", "all"


def _kinds_of_day(unit: Unit) -> Counter[tuple[tuple[tuple[int, int], int], ...]]:
    """Heads by interval of the clock, for every different day, and how many dates have it."""
    by_date: dict[object, dict[tuple[int, int], int]] = {}
    for need in needs(unit):
        line = unit.line_by_code[need.line]
        by_date.setdefault(need.date, {})[line.start, line.finish] = sum(need.slots.values())
    return Counter(tuple(sorted(heads.items())) for heads in by_date.values())
