"""The capacity of a unit in tables that a ward leader understands, from the report's JSON form."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from arsplan.capacity.words import every_nth
from arsplan.report.numbers import thousands

__all__ = ["TextTable", "capacity_blocks"]


FULL = 100
"""Per cent of full time, above which nobody's position is."""


ABOVE = (
    "A mean position above 100 %: the weekends need fewer people than the hours of the week do, "
    "so they leave room for full time, and more people than stand there are needed."
)


class TextTable(NamedTuple):
    """A heading, rows of texts, and what stands above them."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def capacity_blocks(document: Mapping[str, Any]) -> list[str | TextTable]:
    """Say what a unit's demand asks for in people and positions.

    Parameters
    ----------
    document
        `CapacityReport.as_json()`.

    Returns
    -------
    list of str and TextTable
        Lines and tables in order.
    """
    made_up = " (a made-up unit)" if document["constructed"] else ""
    blocks: list[str | TextTable] = [
        f"{document['unit']}{made_up}: what the demand allows, without a rota",
        f"An ordinary week of {document['base_season']}; full time is {document['full_time_week_h']:g} h",
    ]
    for group in document["groups"]:
        blocks += _group(group)
    blocks += [f"{line['line']} is kept out of the plan: {thousands(line['hours'])} h" for line in document["outside"]]
    blocks += [f"No rota has a shift for {line}." for line in document["unserved_lines"]]
    return [*blocks, *_binds(document)]


def _group(group: Mapping[str, Any]) -> list[str | TextTable]:
    if not group["base"]["demand"]:
        return []
    everybody, year = group["base"]["demand"][0], group["year"]
    title = (
        f"{' + '.join(group['rotas'])}: {everybody['week_h']:g} h a week, {everybody['weekend_h']:g} h of "
        f"them at weekends ({everybody['weekend_share']:.1%}), {everybody['fte']:.2f} full-time equivalents"
    )
    return ["", _arrangements(title, everybody), _slots(group), *_above(group), *_staff(group), _year(year)]


def _above(group: Mapping[str, Any]) -> list[str]:
    """What a mean position above full time means, where one is shown."""
    shown = [row["mean_position_pct"] for demand in group["base"]["demand"] for row in demand["arrangements"]]
    if not any(mean is not None and mean > FULL for mean in shown):
        return []
    return [ABOVE]


def _arrangements(title: str, everybody: Mapping[str, Any]) -> TextTable:
    rows = tuple(
        (
            every_nth(row["weekend_every"]) + (" (as now)" if row["own"] else ""),
            f"{row['weekend_h_each']:g} h, {'/'.join(row['shifts'])}",
            f"{row['heads']:.1f}",
            _percent(row["mean_position_pct"]),
            _needs(row),
        )
        for row in everybody["arrangements"]
    )
    return TextTable(title, ("works", "weekend", "people", "mean position", "needs"), rows)


def _needs(row: Mapping[str, Any]) -> str:
    if not row["agreed"]:
        return f"not agreed: {row['needs']}"
    consent = "each person's consent" if row["consent"] else ""
    return consent if row["used"] else f"not used by these rotas; {consent}"


def _slots(group: Mapping[str, Any]) -> TextTable:
    rows = []
    for demand in group["base"]["demand"]:
        own = next((row for row in demand["arrangements"] if row["own"]), None)
        staff, weekends = group["staff"].get(demand["competence"]), demand["weekends"]
        rows.append(
            (
                demand["competence"],
                f"{demand['week_h']:g} h",
                "" if own is None else f"{own['heads']:.1f}",
                "" if own is None else _percent(own["mean_position_pct"]),
                "" if staff is None else str(staff["heads"]),
                "" if weekends is None else f"{max(0, weekends['gap_h']):.1f} h",
            )
        )
    columns = ("slots", "a week", "people needed", "mean position", "people now", "missing each weekend")
    return TextTable("By competence, as weekends are worked now", columns, tuple(rows))


def _staff(group: Mapping[str, Any]) -> list[str]:
    staff = group["staff"].get("all")
    if not staff or not staff["heads"]:
        return []
    said = (
        f"Permanent staff now: {staff['heads']} people, {staff['fte']:.2f} full-time equivalents, "
        f"{staff['mean_position_pct']:.1f} % on average, {staff['full_time']} with full time"
    )
    return [said]


def _year(year: Mapping[str, Any]) -> str:
    fte = f"{year['fte']:.2f} full-time equivalents after vacation"
    text = f"The whole plan: {thousands(year['hours'])} h, {fte}"
    given = f"present positions give {thousands(year['positions_give_h'])} h"
    return f"{text}; {given}" + (f", {thousands(year['missing_h'])} h too few" if year["missing_h"] else "")


def _binds(document: Mapping[str, Any]) -> list[str | TextTable]:
    binding = [row for row in document["binds"] if row["binds"] == "weekends"]
    short = [row for row in document["binds"] if row["weekend_gap_h"] > 0]
    lines: list[str | TextTable] = [""]
    if binding:
        row = binding[0]
        lines.append(
            f"What binds: weekends, most of all {row['group']} ({row['competence']}): "
            f"{row['mean_position_pct']:.1f} % on average is what they leave"
        )
    else:
        lines.append("What binds: the hours demanded; weekends leave room for full time")
    if short:
        gaps = ", ".join(f"{row['group']} ({row['competence']}) {row['weekend_gap_h']:.1f} h" for row in short)
        lines.append(f"Too few people for the weekends: {gaps} each")
    return [*lines, *_fewest(document), *_tightest(document)]


def _fewest(document: Mapping[str, Any]) -> list[str | TextTable]:
    rows = tuple(
        (f"{row['group']} ({row['competence']})", str(row["heads"]), row["certificate"]) for row in document["fewest"]
    )
    return (
        [TextTable("Fewest people with ordinary shifts at weekends, and why", ("slots", "people", "why"), rows)]
        if rows
        else []
    )


def _tightest(document: Mapping[str, Any]) -> list[str | TextTable]:
    seasons = document["tightest"]
    if not seasons:
        return []
    rows = tuple(
        (
            season["season"],
            season["weeks"],
            f"{season['group']} ({season['competence']}) {season['days']}s",
            " + ".join(f"{line['line']} {line['heads']}" for line in season["lines"]),
            f"{season['heads_needed']:.1f}",
            str(season["people"]),
            f"{season['heads_given']:.1f}",
            f"{season['heads_given_with_vacation']:.1f}",
            _percent(season["mean_position_pct"]),
        )
        for season in seasons
    )
    columns = (
        "season",
        "weeks",
        "tightest",
        "lines",
        "needed",
        "people",
        "they give",
        "with vacation",
        "mean position",
    )
    most = next(season for season in seasons if season["sentence"] == document["headline"])
    blocks: list[str | TextTable] = [TextTable("What binds, by season: heads a day", columns, rows), most["sentence"]]
    return [*blocks, _levers(most)] if most["levers"] else blocks


def _levers(season: Mapping[str, Any]) -> TextTable:
    rows = tuple(
        (
            lever["says"],
            f"{lever['heads_given']:.1f} of {lever['heads_needed']:.1f}",
            _percent(lever["mean_position_pct"]),
            f"{lever['lift_points']:+.1f}",
            lever["requires"],
            lever["open_hours"],
        )
        for lever in season["levers"]
    )
    columns = ("change", "heads then given", "mean position", "points", "needs", "leaves open")
    return TextTable(f"What would help in weeks {season['weeks']}", columns, rows)


def _percent(value: float | None) -> str:
    return "-" if value is None else f"{value:.1f} %"
