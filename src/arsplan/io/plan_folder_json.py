"""plan.json: what a plan is, in one document with keys that stay.

``schema_version``
    1; grows when a key changes its meaning.
``outcome``
    ``status`` (PROVEN_BEST, LAWFUL, NO_LAWFUL_PLAN) and ``reason``.
``goals``
    List of ``name`` (shortage, positions, quality), ``value``, ``bound`` (null where none is proven), ``gap``
    (0.01 is 1 %; for shortage the excess over the bound as a share of the demand) and ``unit``.
``seconds_to_first``, ``seconds``
    To the first lawful complete plan, and in all.
``seed``, ``settings``, ``versions``
    What it takes to run it again.
``unit``
    ``name``, ``constructed``, ``start``, ``weeks``, ``people``, ``full_time_week_h``, ``rule_packs`` (empty where
    no law was read) and ``sha256`` of the unit's canonical JSON (keys sorted, no spaces).
``positions``
    ``before`` and ``after``: permanent staff in ``heads``, ``fte``, ``mean_pct``, ``full_time``,
    ``full_time_pct``, and the ``culture_class`` by full-time share and by mean position; ``without_duty``: who has
    none in the plan and is in none of these figures. ``goal``: the one asked for. ``sizes``: value, bound and gap by
    each measure (people at the position aimed at, full-time equivalents worked, smallest position that may
    grow), as in ``goals``.
``offers``
    How many positions become ``larger``, by how many ``fte`` in all, and how many who asked are ``passed_over``.
``hired_help``
    Demand that nobody on the list covers in full-time equivalents: ``before_fte``, in this rota without what exceeds
    present positions, and ``after_fte``.
``hours``
    ``demand``, ``worked`` and ``over`` (people beyond the need), in head-hours.
``shortage``
    Head-hours that nobody on the list covers: ``hours``, ``minutes``, ``share`` of the demand, and the hours
    ``by_competence``, ``by_line``, ``by_season``, ``by_kind_of_day`` and ``by_week`` (worst first); ``weekends``
    names, by line and competence, the weeks whose weekend lacks one; ``to_close`` says by week what help from outside
    would close it: ``hours``, ``at_once`` (heads) and ``full_time`` (people by competence).
``shortage_weights``
    What a missing minute weighs by competence where the unit says so.
``outside``
    Demand that the unit keeps out of the plan: ``line``, ``shifts``, ``hours``.
``conflicts``
    Hours of positions that could not be placed: ``employee``, ``hours``, ``minutes``, ``reason``.
``people``
    What each works: ``employee``, ``duties``, ``hours``, ``weekends``, ``weekend_hours``, ``red_days``,
    ``nights``.
``agreements``
    What has to be agreed for this plan, by the words of ``agreements.csv``: ``needed``; of these ``missing``, which
    the unit's settings do not state far enough, and ``not_stated``, for which there is no setting.
``red_days``
    Of the people who are ``sharing`` them, those within one of an even share (``near``), and the feast days worked two
    years running (``feasts_again``), as many of them as the best cover of these days asks for (``feasts_needed``); null
    where they are not shared.
``skills``
    Head-minutes that a skill is missing (``short_minutes``, by skill), and what is ``expiring`` inside the plan; null
    where the unit has no skills.
``pairs``
    List of the rows of ``pairs.csv`` with their ``share`` from 0 to 1; null where the unit has no pairs.
``responsible``
    The ``skill`` of those who may be, the number of ``shifts`` and how many have nobody (``missing``), and for each of
    the ``people`` the ``duties`` as responsible and those on which it was ``possible``; null where no skill is named.
``vacation_wishes``
    Weeks of vacation that people wish for (``weeks``), how many of them are ``met``, and the labels of the ``popular``
    ones, which more wish for than may be away; null where nobody wishes for weeks.
``findings``
    ``lawful``, and how many are ``broken``, ``broken_soft``, ``undecidable`` and ``kept``.
``statistics``
    ``stages`` and ``trace``: pairs of seconds and shortage in head-minutes.
``unplanned``
    Where the search was cut before every week was planned: ``people`` who have no duty in these ``weeks`` although they
    are there, and their ``rotas``; a row for each part of the unit that is planned alone.
``window``
    Of a plan that was repaired: ``first`` and ``last`` day that could change, duties ``lost``, other days ``moved`` and
    the ``most`` that might have been, head-minutes uncovered there ``before`` and now (``shortage``), their proven
    ``bound``, and whether it is proven to be the ``cheapest`` with so little shortage. Otherwise null.
``files``
    sha256 of every other file of the folder, so that a changed or mixed folder can be told.

Without any roster ``offers``, ``hired_help``, ``hours``, ``shortage``, ``people`` and ``agreements`` are null.
"""

import hashlib
import json
import math
import platform
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from fractions import Fraction
from importlib.metadata import PackageNotFoundError, version
from typing import Any

from arsplan.capacity import outside
from arsplan.domain.unit import Unit
from arsplan.io.curve_note import NOTE
from arsplan.metrics import (
    Burden,
    CoverageRow,
    PositionSummary,
    burdens,
    culture_classes,
    position_rows,
    shortage,
    summary,
)
from arsplan.planning.plan_types import Plan, Unplanned

__all__ = ["plan_document", "unit_hash"]

_VERSION = 1


def unit_hash(unit: Unit) -> str:
    """The sha256 of a unit's canonical JSON: the same for equal units, however they were stored.

    Parameters
    ----------
    unit
        The unit.

    Returns
    -------
    str
        64 hexadecimal digits.
    """
    document = json.dumps(unit.model_dump(mode="json"), sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(document.encode("utf-8")).hexdigest()


def plan_document(
    plan: Plan, rows: Iterable[CoverageRow], files: Mapping[str, str], figures: Mapping[str, Any]
) -> dict[str, Any]:
    """Everything of plan.json, as plain values.

    Parameters
    ----------
    plan
        The plan.
    rows
        Its coverage; empty without a roster.
    files
        sha256 by name of the folder's other files.
    figures
        Those that whoever writes the folder has worked out for its tables already.

    Returns
    -------
    dict
        Ready for `json.dumps`; the keys are described at the top of this module.
    """
    document = {
        "schema_version": _VERSION,
        "outcome": asdict(plan.outcome),
        "goals": [asdict(goal) for goal in plan.goals],
        "seconds_to_first": plan.statistics.seconds_to_first,
        "seconds": plan.statistics.seconds,
        "seed": plan.settings.get("seed"),
        "settings": plan.settings,
        "versions": {
            "arsplan": _installed("arsplan"),
            "ortools": _installed("ortools"),
            "python": platform.python_version(),
        },
        "unit": _unit(plan.unit),
        "positions": _positions(plan),
        **figures,
        **_work(plan, list(rows)),
        "shortage_weights": dict(plan.unit.shortage_weights),
        "outside": [
            {"line": line.line, "shifts": line.heads, "hours": _hours(line.minutes)} for line in outside(plan.unit)
        ],
        "conflicts": [
            {
                "employee": conflict.employee,
                "hours": _hours(conflict.minutes),
                "minutes": conflict.minutes,
                "reason": conflict.reason,
            }
            for conflict in plan.conflicts
        ],
        "findings": _findings(plan),
        "statistics": {"stages": plan.statistics.stages, "trace": plan.statistics.trace},
        "unplanned": [_unplanned(plan.unit, part) for part in plan.unplanned],
        "window": plan.window and asdict(plan.window),
        "files": dict(files),
    }
    plain: dict[str, Any] = _plain(document)
    return plain


def _unit(unit: Unit) -> dict[str, Any]:
    return {
        "name": unit.name,
        "constructed": unit.constructed,
        "start": unit.start.isoformat(),
        "weeks": unit.weeks,
        "people": len(unit.staff),
        "full_time_week_h": _hours(unit.full_time_week),
        "rule_packs": list(unit.rule_packs),
        "demand_from": unit.ext.get(NOTE, {}).get("text"),
        "sha256": unit_hash(unit),
    }


def _unplanned(unit: Unit, part: Unplanned) -> dict[str, Any]:
    rotas = {unit.person[employee].rota for employee in part.people}
    return {"people": part.people, "rotas": sorted(rotas), "weeks": part.weeks}


def _positions(plan: Plan) -> dict[str, Any]:
    rows = position_rows(plan.unit, plan.positions, plan.roster)
    return {
        "goal": plan.unit.positions.goal,
        "before": _summary(summary(rows, before=True)),
        "after": _summary(summary(rows)),
        "sizes": [asdict(size) for size in plan.sizes],
    }


def _summary(found: PositionSummary) -> dict[str, Any]:
    classes = culture_classes(found)
    return {
        "heads": found.heads,
        "fte": round(float(found.total), 4),
        "mean_pct": None if found.mean is None else round(float(found.mean * 100), 2),
        "full_time": found.full_time,
        "full_time_pct": None if found.full_time_share is None else round(float(found.full_time_share * 100), 2),
        "without_duty": found.without_duty,
        "culture_class": classes and {"by_full_time_share": classes[0], "by_mean_position": classes[1]},
    }


def _work(plan: Plan, rows: list[CoverageRow]) -> dict[str, Any]:
    if plan.roster is None:
        return {"hours": None, "shortage": None, "people": None}
    found = shortage(plan.unit, rows)
    loads = burdens(plan.planned_unit, plan.roster)
    parts = {
        "by_competence": found.by_competence,
        "by_line": found.by_line,
        "by_season": found.by_season,
        "by_kind_of_day": found.by_kind_of_day,
        "by_week": found.by_week,
    }
    return {
        "hours": {
            "demand": _hours(found.demand),
            "worked": _hours(sum(load.paid_minutes for load in loads)),
            "over": _hours(found.over),
        },
        "shortage": {
            "hours": _hours(found.minutes),
            "minutes": found.minutes,
            "share": round(found.share, 6),
            **{name: {key: _hours(value) for key, value in part.items()} for name, part in parts.items()},
            "weekends": found.weekends,
            "to_close": {
                week: {
                    "hours": _hours(help_.minutes),
                    "at_once": help_.at_once,
                    "full_time": {slot: round(float(people), 2) for slot, people in help_.full_time.items()},
                }
                for week, help_ in found.to_close.items()
            },
        },
        "people": [_person(load) for load in loads],
    }


def _person(load: Burden) -> dict[str, Any]:
    return {
        "employee": load.employee,
        "duties": load.duties,
        "hours": _hours(load.paid_minutes),
        "weekends": load.weekends,
        "weekend_hours": _hours(load.weekend_minutes),
        "red_days": load.red_days,
        "nights": load.nights,
    }


_SHOWN_BREACHES = 8


def _findings(plan: Plan) -> dict[str, Any]:
    verdicts = [finding.verdict for finding in plan.findings]
    hard = len(plan.findings.broken)
    return {
        "lawful": plan.roster is not None and plan.findings.lawful,
        "broken": hard,
        "broken_soft": verdicts.count("broken") - hard,
        "undecidable": verdicts.count("undecidable"),
        "kept": verdicts.count("kept"),
        "breaches": [
            f"{f.rule}, {f.employee or 'the group'}: {f.text}" for f in plan.findings.broken[:_SHOWN_BREACHES]
        ],
    }


def _hours(minutes: int) -> float:
    return round(minutes / 60, 4)


def _installed(package: str) -> str | None:
    try:
        return version(package)
    except PackageNotFoundError:
        return None


def _plain(value: Any) -> Any:  # noqa: ANN401 - settings and stages hold what planning likes to record
    """The value in what JSON knows; a number that is not finite is null."""
    if isinstance(value, Mapping):
        return {str(key): _plain(part) for key, part in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [_plain(part) for part in value]
    if isinstance(value, float | Fraction):
        number = float(value)
        return number if math.isfinite(number) else None
    return value if value is None or isinstance(value, str | int) else str(value)
