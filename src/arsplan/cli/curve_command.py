"""`arsplan curve`: from a file of events to a unit's demand table."""

from fractions import Fraction
from pathlib import Path
from typing import NamedTuple
from zoneinfo import available_timezones

from arsplan.cli.views import next_step, show_json, show_lines
from arsplan.domain.demand import ANY
from arsplan.errors import ArsplanError
from arsplan.report.sentences import retold
from arsplan.report.speech import _

__all__ = ["Curving", "curve"]


class Curving(NamedTuple):
    """What the user asked of `arsplan curve`; numbers as they were written."""

    data: Path
    out: Path
    minutes_per_event: str
    utilisation: str
    quantile: str | None
    service_level: str | None
    minimum: int
    grid: int
    each_day: bool
    shares: list[str]
    seasons: Path | None
    timezone: str
    time_column: str | None
    count_column: str | None
    matrix: bool
    as_json: bool


def curve(asked: Curving) -> None:
    """Read, convert, write, and say what was made.

    Raises
    ------
    ArsplanError
        If the file, or what is asked, makes no curve.
    """
    # pandas is loaded only by the command that needs it.
    from arsplan.capacity.curve import FOUR_SEASONS, Conversion, demand_curve
    from arsplan.io.curve_files import check_curve_target, curve_note, read_seasons, write_curve
    from arsplan.io.past_events import read_events

    conversion = Conversion(
        minutes_per_event=_above_zero("--minutes-per-event", asked.minutes_per_event, 1440),
        utilisation=_above_zero("--utilisation", asked.utilisation),
        quantile=_level("--quantile", asked.quantile),
        service_level=_level("--service-level", asked.service_level),
        minimum=asked.minimum,
        grid=asked.grid,
        days="each" if asked.each_day else "kinds",
        shares=_shares(asked.shares),
    )
    if conversion.quantile is not None and conversion.service_level is not None:
        raise ArsplanError("Both a quantile and a service level are asked for.\nMaybe leave one of them out.")
    if asked.timezone not in available_timezones():
        raise ArsplanError(f"There is no time zone '{asked.timezone}'.\nMaybe Europe/Oslo.")
    check_curve_target(asked.out)
    there = asked.out.parent / "seasons.csv"
    given = asked.seasons or (there if there.exists() else None)
    seasons = FOUR_SEASONS if given is None else read_seasons(given)
    arrivals = read_events(
        asked.data, asked.grid, timezone=asked.timezone, time=asked.time_column, count=asked.count_column
    )
    made = demand_curve(arrivals, conversion, seasons)
    note = curve_note(arrivals, conversion, made)
    write_curve(asked.out, made, note, seasons, matrix=asked.matrix)
    if asked.as_json:
        show_json(note)
        return
    heads = [row.heads for row in made.rows]
    show_lines(
        [
            retold(note["text"]),
            _("%(rows)s rows of %(least)s to %(most)s heads lie in %(file)s; the note lies beside it.")
            % {"rows": len(made.rows), "least": min(heads), "most": max(heads), "file": asked.out},
            _("Shifts cover a curve by the clock: write 'clock' under covers in shifts.csv."),
            next_step(f"arsplan capacity {asked.out.parent}")
            if (asked.out.parent / "unit.toml").exists()
            else _("Next:  arsplan new, and put the table into that folder as demand.csv"),
        ]
    )


def _above_zero(option: str, text: str, most: int = 1) -> Fraction:
    try:
        value = Fraction(text.replace(",", "."))
    except (ValueError, ZeroDivisionError):
        value = Fraction(0)
    if not 0 < value <= most:
        raise ArsplanError(f"{option} {text} is not a number above 0, at most {most}.\nMaybe it lacks a decimal sign.")
    return value


def _level(option: str, text: str | None) -> Fraction | None:
    return None if text is None else _above_zero(option, text)


def _shares(texts: list[str]) -> dict[str, Fraction]:
    found: dict[str, Fraction] = {}
    for text in texts:
        code, _, share = (part.strip() for part in text.partition("="))
        if not code or not share or code in found or code == ANY:
            raise ArsplanError(
                f"--share {text} does not say of one competence how large its share is."
                "\nMaybe write it like SPL=0.5, once for each competence."
            )
        found[code] = _above_zero(f"--share {code} =", share)
    return found
