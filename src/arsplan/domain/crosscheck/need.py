"""Seasons and demand: every line has one row for every date of the plan."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING

from arsplan.clock.holidays import is_red
from arsplan.domain.crosscheck.words import maybe_meant, twice, unknown
from arsplan.domain.demand import WEEKDAY_NAMES, DemandRow, DemandTable, Season, days_of
from arsplan.errors import Problem

if TYPE_CHECKING:
    from arsplan.domain.unit import Unit


def season_weeks(unit: "Unit") -> Iterator[Problem]:
    """No week is in two seasons."""
    return season_overlaps(unit.seasons)


def season_overlaps(seasons: Iterable[Season]) -> Iterator[Problem]:
    """Say which of these seasons share a week, or end before they start."""
    taken: dict[int, str] = {}
    for row, season in enumerate(seasons):
        if season.from_week > season.to_week:
            text = f"{season.name} ends in week {season.to_week}, before it starts in week {season.from_week}."
            advice = f"Maybe two rows: {season.from_week} to 53 and 1 to {season.to_week}."
            yield Problem("weeks-in-wrong-order", text, "seasons", row, "to_week", str(season.to_week), advice)
        weeks = range(season.from_week, season.to_week + 1)
        double = [week for week in weeks if week in taken]
        if double:
            text = f"Week {double[0]} already belongs to {taken[double[0]]}."
            advice = "Maybe one of the two rows ends or starts a week off."
            yield Problem("season-overlap", text, "seasons", row, "from_week", str(double[0]), advice)
        taken.update(dict.fromkeys(weeks, season.name))


def season_gaps(unit: "Unit") -> Iterator[Problem]:
    """Every week of the plan is in a season."""
    weeks = {week for s in unit.seasons for week in range(s.from_week, s.to_week + 1)}
    missing = sorted({unit.horizon.iso_week(k) for k in range(unit.weeks)} - weeks)
    if missing:
        text = f"No season holds week {', '.join(map(str, missing))} of the plan."
        advice = (
            "Maybe the last season should end in week 53; that year has 53 weeks."
            if missing == [53]
            else "Maybe a row is missing, or ends too early."
        )
        yield Problem("season-gap", text, "seasons", None, "from_week", None, advice)


def demand_names(unit: "Unit") -> Iterator[Problem]:
    """Seasons and competences of the demand are known."""
    seasons = [season.name for season in unit.seasons]
    known = [competence.code for competence in unit.competences]
    for row, need in enumerate(unit.demand):
        if need.season and need.season not in seasons:
            yield unknown("demand", row, "season", need.season, what="season", known=seasons)
        for code in need.minima:
            if code not in known:
                yield unknown("demand", row, f"min_{code}", code, what="competence", known=known)


def demand_lines(unit: "Unit") -> Iterator[Problem]:
    """Demand is stated for lines that exist."""
    for row, need in enumerate(unit.demand):
        if need.line not in unit.line_by_code:
            yield unknown("demand", row, "line", need.line, what="line", known=unit.line_by_code)


def some_demand(unit: "Unit") -> Iterator[Problem]:
    """There is something to plan for."""
    if not unit.demand:
        advice = "Maybe add a row for each season, day type and shift."
        yield Problem("no-demand", "There is no demand to plan for.", "demand", advice=advice)


def demand_rows(unit: "Unit") -> Iterator[Problem]:
    """One row for each season, type of day and line, and for each stretch of dates."""
    keys = [_key(need) for need in unit.demand]
    yield from twice("demand", "day_type", keys, "demand", "Maybe one of the rows is for another day or season.")
    first: dict[tuple[str, ...], str] = {}
    for row, need in enumerate(unit.demand):
        kind = need.day_type
        if kind in {"", "weekend", "red", *WEEKDAY_NAMES}:
            continue
        season, _, *rest = keys[row]
        other = first.setdefault((season, *rest), kind)
        if other != kind:
            text = (
                f"{season or need.first}, {need.line}: '{other}' and '{kind}' both mean the days that are not weekend."
            )
            advice = f"{maybe_meant(kind, ['weekend', 'red', *WEEKDAY_NAMES])} Or give each its own season."
            yield Problem("ambiguous-day-type", text, "demand", row, "day_type", kind, advice)


def demand_stretches(unit: "Unit") -> Iterator[Problem]:
    """Of two rows with dates that hold on the same day, one has the shorter stretch."""
    alike: dict[tuple[str, str, int], list[int]] = {}
    for row, need in enumerate(unit.demand):
        if need.first is not None:
            kind = need.day_type if need.day_type in {"", "weekend", "red", *WEEKDAY_NAMES} else "weekday"
            alike.setdefault((need.line, kind, days_of(need)), []).append(row)
    for rows in alike.values():
        rows.sort(key=lambda row: (str(unit.demand[row].first), row))
        for place, early in enumerate(rows):
            for late in rows[place + 1 :]:
                if _apart(unit.demand[early], unit.demand[late]):
                    break
                if _clash(unit.demand[early], unit.demand[late]):
                    one, other = (_stretch(unit.demand[row]) for row in (early, late))
                    text = f"The row for {one} and the row for {other} hold on the same days, and neither is shorter."
                    advice = "Maybe one of them should end earlier; the shorter stretch goes first."
                    yield Problem("clashing-dates", text, "demand", max(early, late), "first", None, advice)


def demand_days(unit: "Unit") -> Iterator[Problem]:
    """Every demanded line has a row for every date; no demand at all is written as 0 heads.

    A line of which all rows have dates is needed on these dates and no others.
    """
    table = DemandTable(unit.demand)
    season_of = {week: s.name for s in unit.seasons for week in range(s.from_week, s.to_week + 1)}
    lines = list(dict.fromkeys(need.line for need in unit.demand if need.first is None))
    missing: dict[tuple[str, str, str], date] = {}
    for day in unit.horizon.dates:
        season = season_of[day.isocalendar().week]
        for line in lines:
            if table.row_on(line, season, day) is None:
                kind = "weekend" if is_red(day) or day.weekday() >= 5 else "weekday"
                missing.setdefault((season, line, kind), day)
    for (season, line, kind), day in missing.items():
        text = f"Season {season} has no {kind} row for {line}, so nothing is said about {day}, for example."
        advice = "Maybe add the row; write 0 heads where nobody is needed."
        yield Problem("missing-demand", text, "demand", None, "day_type", None, advice)


def _key(need: DemandRow) -> tuple[str, ...]:
    dates = () if need.first is None else (str(need.first), str(need.last))
    return (need.season, need.day_type, need.line, *dates)


def _stretch(need: DemandRow) -> str:
    kind = f", {need.day_type}" if need.day_type else ""
    return f"{need.line} from {need.first} to {need.last}{kind}"


def _apart(early: DemandRow, late: DemandRow) -> bool:
    return early.last is not None and late.first is not None and early.last < late.first


def _clash(one: DemandRow, other: DemandRow) -> bool:
    """Whether two rows whose dates overlap can hold on the same day; equal rows are reported as such."""
    return _key(one) != _key(other) and (one.season == other.season or not (one.season and other.season))
