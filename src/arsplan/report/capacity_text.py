"""The capacity of a unit in tables that a ward leader understands, from the report's JSON form."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from arsplan.capacity.words import every_nth
from arsplan.report.numbers import decimal, plain, thousands
from arsplan.report.sentences import retold
from arsplan.report.speech import _

__all__ = ["TextTable", "capacity_blocks"]


FULL = 100
"""Per cent of full time, above which nobody's position is."""


class TextTable(NamedTuple):
    """A heading, rows of texts, and what stands above them.

    Attributes
    ----------
    words
        Positions of columns that hold words, besides the first; the others hold numbers and stand to the right.
    """

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    words: tuple[int, ...] = ()


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
    made_up = _(" (a made-up unit)") if document["constructed"] else ""
    ordinary = {"season": document["base_season"], "hours": plain(document["full_time_week_h"])}
    blocks: list[str | TextTable] = [
        f"{document['unit']}{made_up}: {_('what the demand allows, without a rota')}",
        _("An ordinary week of %(season)s; full time is %(hours)s h") % ordinary,
    ]
    for group in document["groups"]:
        blocks += _group(group)
    blocks += [
        _("%(line)s is kept out of the plan: %(hours)s h") % {"line": line["line"], "hours": thousands(line["hours"])}
        for line in document["outside"]
    ]
    blocks += [_("No rota has a shift for %(line)s.") % {"line": line} for line in document["unserved_lines"]]
    return [*blocks, *_binds(document)]


def _group(group: Mapping[str, Any]) -> list[str | TextTable]:
    if not group["base"]["demand"]:
        return []
    everybody, year = group["base"]["demand"][0], group["year"]
    title = _(
        "%(rotas)s: %(week)s h a week, %(weekend)s h of them at weekends (%(share)s%%), %(fte)s full-time equivalents"
    ) % {
        "rotas": " + ".join(group["rotas"]),
        "week": plain(everybody["week_h"]),
        "weekend": plain(everybody["weekend_h"]),
        "share": decimal(100 * everybody["weekend_share"], 1),
        "fte": decimal(everybody["fte"], 2),
    }
    return ["", _arrangements(title, everybody), _slots(group), *_above(group), *_staff(group), _year(year)]


def _above(group: Mapping[str, Any]) -> list[str]:
    """What a mean position above full time means, where one is shown."""
    shown = [row["mean_position_pct"] for demand in group["base"]["demand"] for row in demand["arrangements"]]
    if not any(mean is not None and mean > FULL for mean in shown):
        return []
    return [
        _(
            "A mean position above 100 %: the weekends need fewer people than the hours of the week do, "
            "so they leave room for full time, and more people than stand there are needed."
        )
    ]


def _arrangements(title: str, everybody: Mapping[str, Any]) -> TextTable:
    rows = tuple(
        (
            retold(every_nth(row["weekend_every"])) + (_(" (as now)") if row["own"] else ""),
            f"{plain(row['weekend_h_each'])} {_('h')}, {'/'.join(row['shifts'])}",
            decimal(row["heads"], 1),
            _percent(row["mean_position_pct"]),
            _needs(row),
        )
        for row in everybody["arrangements"]
    )
    return TextTable(title, (_("works"), _("weekend"), _("people"), _("mean position"), _("needs")), rows, words=(1, 4))


def _needs(row: Mapping[str, Any]) -> str:
    if not row["agreed"]:
        return _("not agreed: %(what)s") % {"what": retold(row["needs"])}
    consent = _("each person's consent") if row["consent"] else ""
    return consent if row["used"] else _("not used by these rotas; %(what)s") % {"what": consent}


def _slots(group: Mapping[str, Any]) -> TextTable:
    rows = []
    for demand in group["base"]["demand"]:
        own = next((row for row in demand["arrangements"] if row["own"]), None)
        staff, weekends = group["staff"].get(demand["competence"]), demand["weekends"]
        rows.append(
            (
                _("all") if demand["competence"] == "all" else demand["competence"],
                f"{plain(demand['week_h'])} {_('h')}",
                "" if own is None else decimal(own["heads"], 1),
                "" if own is None else _percent(own["mean_position_pct"]),
                "" if staff is None else str(staff["heads"]),
                "" if weekends is None else f"{decimal(max(0, weekends['gap_h']), 1)} {_('h')}",
            )
        )
    columns = (
        _("slots"),
        _("a week"),
        _("people needed"),
        _("mean position"),
        _("people now"),
        _("missing each weekend"),
    )
    return TextTable(_("By competence, as weekends are worked now"), columns, tuple(rows))


def _staff(group: Mapping[str, Any]) -> list[str]:
    staff = group["staff"].get("all")
    if not staff or not staff["heads"]:
        return []
    said = _(
        "Permanent staff now: %(heads)s people, %(fte)s full-time equivalents, %(mean)s %% on average, "
        "%(full)s with full time"
    ) % {
        "heads": staff["heads"],
        "fte": decimal(staff["fte"], 2),
        "mean": decimal(staff["mean_position_pct"], 1),
        "full": staff["full_time"],
    }
    return [said]


def _year(year: Mapping[str, Any]) -> str:
    said = _(
        "The whole plan: %(hours)s h, %(fte)s full-time equivalents after vacation; present positions give %(given)s h"
    ) % {
        "hours": thousands(year["hours"]),
        "fte": decimal(year["fte"], 2),
        "given": thousands(year["positions_give_h"]),
    }
    missing = _(", %(hours)s h too few") % {"hours": thousands(year["missing_h"])}
    return said + (missing if year["missing_h"] else "")


def _binds(document: Mapping[str, Any]) -> list[str | TextTable]:
    binding = [row for row in document["binds"] if row["binds"] == "weekends"]
    short = [row for row in document["binds"] if row["weekend_gap_h"] > 0]
    lines: list[str | TextTable] = [""]
    if binding:
        row = binding[0]
        lines.append(
            _("What binds: weekends, most of all %(slots)s: %(mean)s %% on average is what they leave")
            % {"slots": _slots_of(row), "mean": decimal(row["mean_position_pct"], 1)}
        )
    else:
        lines.append(_("What binds: the hours demanded; weekends leave room for full time"))
    if short:
        gaps = ", ".join(f"{_slots_of(row)} {decimal(row['weekend_gap_h'], 1)} {_('h')}" for row in short)
        lines.append(_("Too few people for the weekends: %(gaps)s each") % {"gaps": gaps})
    return [*lines, *_fewest(document), *_tightest(document)]


def _fewest(document: Mapping[str, Any]) -> list[str | TextTable]:
    rows = tuple((_slots_of(row), str(row["heads"]), retold(row["certificate"])) for row in document["fewest"])
    title = _("Fewest people with ordinary shifts at weekends, and why")
    return [TextTable(title, (_("slots"), _("people"), _("why")), rows)] if rows else []


def _tightest(document: Mapping[str, Any]) -> list[str | TextTable]:
    seasons = document["tightest"]
    if not seasons:
        return []
    rows = tuple(
        (
            season["season"],
            season["weeks"],
            f"{_slots_of(season)} {_('weekdays') if season['days'] == 'weekday' else _('weekends')}",
            " + ".join(f"{line['line']} {line['heads']}" for line in season["lines"]),
            decimal(season["heads_needed"], 1),
            str(season["people"]),
            decimal(season["heads_given"], 1),
            decimal(season["heads_given_with_vacation"], 1),
            _percent(season["mean_position_pct"]),
        )
        for season in seasons
    )
    columns = (
        _("season"),
        _("weeks"),
        _("tightest"),
        _("lines"),
        _("needed"),
        _("people"),
        _("they give"),
        _("with vacation"),
        _("mean position"),
    )
    most = next(season for season in seasons if season["sentence"] == document["headline"])
    blocks: list[str | TextTable] = [TextTable(_("What binds, by season: heads a day"), columns, rows)]
    blocks.append(retold(most["sentence"]))
    return [*blocks, *([_levers(most)] if most["levers"] else []), _gaps(document)]


def _gaps(document: Mapping[str, Any]) -> str | TextTable:
    """Where a competence is missing in a season, so that a course or a post can be planned for it."""
    rows = tuple(
        (
            gap["season"],
            gap["weeks"],
            f"{_slots_of(gap)} {_('weekdays') if gap['days'] == 'weekday' else _('weekends')}",
            str(gap["people"]),
            decimal(gap["heads_needed"], 1),
            decimal(gap["heads_given_with_vacation"], 1),
            decimal(gap["heads_missing"], 1),
        )
        for gap in document["gaps"]
        if gap["heads_missing"]
    )
    if not rows:
        return _("No competence is missing in any season, on weekends or weekdays, with vacation taken off.")
    columns = (_("season"), _("weeks"), _("slots"), _("people"), _("needed"), _("they give"), _("missing"))
    title = _("Competence missing by season: heads a day, with vacation taken off")
    return TextTable(title, columns, rows, words=(1, 2))


def _levers(season: Mapping[str, Any]) -> TextTable:
    rows = tuple(
        (
            retold(lever["says"]),
            _("%(given)s of %(needed)s")
            % {"given": decimal(lever["heads_given"], 1), "needed": decimal(lever["heads_needed"], 1)},
            _percent(lever["mean_position_pct"]),
            decimal(lever["lift_points"], 1, "+"),
            retold(lever["requires"]),
            retold(lever["open_hours"]),
        )
        for lever in season["levers"]
    )
    columns = (_("change"), _("heads then given"), _("mean position"), _("points"), _("needs"), _("leaves open"))
    return TextTable(_("What would help in weeks %(weeks)s") % season, columns, rows, words=(4,))


def _slots_of(row: Mapping[str, Any]) -> str:
    """A group of rotas, and who of it may fill these slots."""
    return f"{row['group']} ({_('all') if row['competence'] == 'all' else row['competence']})"


def _percent(value: float | None) -> str:
    return "-" if value is None else f"{decimal(value, 1)} %"
