"""The capacity report as JSON: plain numbers, hours and per cent, keys that stay.

Top: ``unit``, ``constructed``, ``full_time_week_h``, ``net_year_h`` (a full position after vacation),
``weeks``, ``weekend_every`` (the arrangement; null for no weekends), ``base_season``, ``groups``, ``fewest``,
``binds``, ``tightest``, ``gaps``, ``headline``, ``outside`` and ``unserved_lines``.

A group: ``name``, ``rotas``, ``lines``, ``staff`` (by group of slots), ``base`` (the base season once more),
``seasons`` and ``year``. A season: ``season``, ``weeks``, ``week_h`` and ``demand``, a list by group of slots
with ``competence``, ``slots``, ``week_h`` (H), ``weekend_h`` (W), ``weekend_share`` (phi), ``fte`` (F),
``arrangements``, ``largest_every_for_full_time``, ``weekends`` (capacity and gap of those on the list). An
arrangement: ``weekend_every`` (k), ``weekend_h_each`` (w), ``shifts``, ``own``, ``used``, ``agreed``,
``needs``, ``consent``, ``heads`` (N), ``mean_position_pct`` (above 100 the weekends no longer bind) and
``binds``.

``binds`` at the top lists what keeps positions small under the unit's own arrangement, tightest first.

``fewest`` has by group of slots the people without whom ordinary shifts do not cover the base week: ``group``,
``competence``, ``heads``, ``mean_position_pct``, ``certificate`` and ``layers`` (``name``, ``heads``,
``sentence``), one a reason.

``tightest`` has for each season what binds it: ``season``, ``weeks``, ``group``, ``competence``, ``days``
(``weekend`` or ``weekday``), ``lines`` (``line``, ``heads``), ``people``, ``weekend_every``, ``heads_needed``,
``heads_given``, ``heads_given_with_vacation``, ``missing`` (people), ``mean_position_pct``, ``levers`` and
``sentence``. A lever: ``kind`` (``person``, ``frequency``, ``long`` or ``positions``), ``says``, ``heads_needed``,
``heads_given``, ``mean_position_pct``, ``lift_points``, ``weekend_every``, ``number`` and ``shift`` (long shifts
a day), ``requires`` and ``open_hours``. ``headline`` is the sentence of the season that is tightest of all.

``gaps`` has for each season every group of slots: ``season``, ``weeks``, ``group``, ``competence``, ``days``,
``people``, ``heads_needed``, ``heads_given_with_vacation`` and ``heads_missing``, heads a day.
"""

from fractions import Fraction
from typing import Any

from arsplan.capacity.design import GroupBound
from arsplan.capacity.pinch import Lever, Pinch
from arsplan.capacity.pinch_words import lever_words
from arsplan.capacity.present import Present, WeekendCapacity
from arsplan.capacity.report import CapacityReport, Demanded, GroupCapacity, Row, SeasonDemand, YearDemand
from arsplan.capacity.typical import LineHours

__all__ = ["as_json"]


def as_json(report: CapacityReport) -> dict[str, Any]:
    """Write a capacity report as plain values for `json.dumps`.

    Parameters
    ----------
    report
        The report.

    Returns
    -------
    dict
        Keys as described at the top of this module. Hours and full-time equivalents to 4 decimals, per cent
        to 2, shares to 6.
    """
    return {
        "unit": report.unit,
        "constructed": report.constructed,
        "full_time_week_h": _hours(report.full_time_week),
        "net_year_h": _hours(report.net_year),
        "weeks": report.weeks,
        "weekend_every": _number(report.every),
        "base_season": report.base_season,
        "groups": [_group(group, report.base(group.group.name)) for group in report.groups],
        "fewest": [_fewest(bound) for bound in report.fewest],
        "binds": _binds(report),
        "tightest": [_pinch(pinch) for pinch in report.tightest],
        "gaps": [_gap(pinch) for pinch in report.gaps],
        "headline": report.headline.sentence if report.headline else None,
        "outside": [_line(line) for line in report.outside],
        "unserved_lines": list(report.unserved),
    }


def _group(group: GroupCapacity, base: SeasonDemand) -> dict[str, Any]:
    return {
        "name": group.group.name,
        "rotas": list(group.group.rotas),
        "lines": list(group.group.lines),
        "staff": {name: _present(staff) for name, staff in group.staff.items()},
        "base": _season(base),
        "seasons": [_season(season) for season in group.seasons],
        "year": _year(group.year),
    }


def _season(season: SeasonDemand) -> dict[str, Any]:
    return {
        "season": season.season,
        "weeks": season.weeks,
        "week_h": _hours(season.demand[0].week) if season.demand else 0,
        "demand": [_demand(demanded) for demanded in season.demand],
    }


def _year(year: YearDemand) -> dict[str, Any]:
    return {
        "hours": _hours(year.minutes),
        "fte": _number(year.fte),
        "lines": [_line(line) for line in year.lines],
        "base_week_x_365_7": {"hours": _hours(year.simple_minutes), "fte": _number(year.simple_fte)},
        "positions_give_h": _hours(year.available),
        "missing_h": _hours(max(Fraction(0), year.minutes - year.available)),
        "mean_week": [_demand(demanded) for demanded in year.demand],
    }


def _demand(demanded: Demanded) -> dict[str, Any]:
    return {
        "competence": demanded.competence,
        "slots": list(demanded.slots),
        "week_h": _hours(demanded.week),
        "weekend_h": _hours(demanded.weekend),
        "weekend_share": _number(demanded.share, 6),
        "fte": _number(demanded.fte),
        "arrangements": [_row(row) for row in demanded.rows],
        "largest_every_for_full_time": [
            {"weekend_h_each": _hours(option.minutes), "weekend_every": _number(every)}
            for option, every in demanded.largest_every
        ],
        "weekends": None if demanded.weekends is None else _weekends(demanded.weekends),
    }


def _row(row: Row) -> dict[str, Any]:
    return {
        "weekend_every": _number(row.every),
        "weekend_h_each": _hours(row.option.minutes),
        "shifts": list(row.option.shifts),
        "own": row.own,
        "used": row.option.used,
        "agreed": row.option.agreed,
        "needs": row.option.needs,
        "consent": row.option.consent,
        "heads": _number(row.result.heads),
        "mean_position_pct": _percent(row.result.mean_position),
        "binds": row.result.binds,
    }


def _present(staff: Present) -> dict[str, Any]:
    return {
        "heads": staff.heads,
        "sum_pct": _percent(staff.positions),
        "fte": _number(staff.positions),
        "mean_position_pct": _percent(staff.mean),
        "full_time": staff.full_time,
        "full_time_pct": _percent(staff.full_time_share),
    }


def _weekends(weekends: WeekendCapacity) -> dict[str, Any]:
    return {
        "heads": weekends.heads,
        "capacity_h": _hours(weekends.capacity),
        "need_h": _hours(weekends.need),
        "gap_h": _hours(weekends.gap),
        "gap_shifts": _number(weekends.gap_shifts),
    }


def _binds(report: CapacityReport) -> list[dict[str, Any]]:
    """What keeps positions small in the base season, the smallest mean position first."""
    found = []
    for group in report.groups:
        for demanded in report.base(group.group.name).demand:
            row, weekends = demanded.own, demanded.weekends
            if row is not None and weekends is not None:
                found.append(
                    {
                        "group": group.group.name,
                        "competence": demanded.competence,
                        "mean_position_pct": _percent(row.result.mean_position),
                        "binds": row.result.binds,
                        "weekend_gap_h": _hours(weekends.gap),
                    }
                )
    return sorted(found, key=lambda row: (row["mean_position_pct"] is None, row["mean_position_pct"] or 0))


def _fewest(bound: GroupBound) -> dict[str, Any]:
    return {
        "group": bound.group,
        "competence": bound.competence,
        "heads": bound.heads,
        "mean_position_pct": _percent(bound.mean_position),
        "certificate": bound.certificate,
        "layers": [layer._asdict() for layer in bound.bound.layers],
    }


def _slots(pinch: Pinch) -> dict[str, Any]:
    return {
        "season": pinch.season,
        "weeks": pinch.weeks,
        "group": pinch.group,
        "competence": pinch.competence,
        "days": pinch.days,
    }


def _gap(pinch: Pinch) -> dict[str, Any]:
    return _slots(pinch) | {
        "people": pinch.people,
        "heads_needed": _number(pinch.need),
        "heads_given_with_vacation": _number(pinch.gives_with_vacation),
        "heads_missing": _number(pinch.missing_heads),
    }


def _pinch(pinch: Pinch) -> dict[str, Any]:
    return _slots(pinch) | {
        "lines": [{"line": stretch.segment.line, "heads": stretch.heads} for stretch in pinch.stretches],
        "people": pinch.people,
        "weekend_every": _number(pinch.every),
        "heads_needed": _number(pinch.need),
        "heads_given": _number(pinch.gives),
        "heads_given_with_vacation": _number(pinch.gives_with_vacation),
        "missing": pinch.missing,
        "mean_position_pct": _percent(pinch.mean_position),
        "levers": [_lever(pinch, lever) for lever in pinch.levers],
        "sentence": pinch.sentence,
    }


def _lever(pinch: Pinch, lever: Lever) -> dict[str, Any]:
    return {
        "kind": lever.kind,
        "says": lever_words(pinch, lever),
        "heads_needed": _number(lever.need),
        "heads_given": _number(lever.gives),
        "mean_position_pct": _percent(lever.mean_position),
        "lift_points": _percent(lever.lift),
        "weekend_every": _number(lever.every),
        "number": lever.number,
        "shift": lever.shift,
        "requires": lever.requires,
        "open_hours": lever.open_hours,
    }


def _line(line: LineHours) -> dict[str, Any]:
    return {"line": line.line, "shifts": line.heads, "hours": _hours(line.minutes)}


def _hours(minutes: int | Fraction) -> float:
    return round(float(Fraction(minutes) / 60), 4)


def _number(value: Fraction | None, digits: int = 4) -> float | None:
    return None if value is None else round(float(value), digits)


def _percent(share: Fraction | None) -> float | None:
    """A share as per cent to four decimals, for showing."""
    return None if share is None else round(float(share * 100), 4)
