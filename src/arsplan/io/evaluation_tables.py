"""An evaluation as CSV texts and as plain values; ids only, never names. Times are minutes in tables, hours in JSON."""

import json
from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import Any

from arsplan.domain.targets import MEASURES
from arsplan.io.change_tables import extra_csv
from arsplan.io.csv_table import csv_text
from arsplan.io.extra_file import EXTRA_FILE
from arsplan.io.live_table import live_csv, live_document
from arsplan.io.plan_folder_tables import decimal
from arsplan.metrics.sides import Side
from arsplan.planning.changes import ExtraDuty
from arsplan.planning.evaluate import Evaluation, Period
from arsplan.planning.results import Result

__all__ = ["EVALUATION_FILE", "evaluation_document", "evaluation_files"]

EVALUATION_FILE = "evaluation.json"

_SIDE = ("short", "open", "over", "asked", "met", "people")
_HAPPENED = ("hired_shifts", "hired", "extra", "overtime", "changed")
_SICKNESS = ("agreed", "sick")
_COUNTS = {"asked", "met", "people", "hired_shifts", "changed"}


def evaluation_files(found: Evaluation, *, public: bool = False) -> dict[str, str]:
    """The tables by name, and evaluation.json last.

    Parameters
    ----------
    found
        The evaluation.
    public
        Whether to leave out persons and sickness.
    """
    files = {
        "targets.csv": _targets(found, public=public),
        "weeks.csv": _periods("week", found.weeks, public=public),
        "seasons.csv": _periods("season", found.seasons, public=public),
        "competence.csv": _competence(found),
        "faces.csv": _faces(found),
    }
    if not public:
        files["accounts.csv"] = live_csv(found.accounts)
        files[EXTRA_FILE] = _beyond(found)
    document = evaluation_document(found, public=public)
    files[EVALUATION_FILE] = json.dumps(document, indent=2, ensure_ascii=False, allow_nan=False) + "\n"
    return files


def evaluation_document(found: Evaluation, *, public: bool = False) -> dict[str, Any]:
    """The same as plain values for `json.dumps`.

    Parameters
    ----------
    found
        The evaluation.
    public
        Whether to leave out persons and sickness.
    """
    return {
        "unit": found.unit.name,
        "constructed": found.unit.constructed,
        "start": found.unit.start.isoformat(),
        "to": found.to.isoformat(),
        "worked": found.known,
        "targets": [_result(one) for one in _results(found, public=public)],
        "total": _values(found.total, public=public),
        "weeks": [_values(one, public=public) for one in found.weeks],
        "seasons": [_values(one, public=public) for one in found.seasons],
        "competence": [
            row._asdict() | {name: _hours(getattr(row, name)) for name in ("need", "planned", "actual")}
            for row in found.competence
        ],
        "faces": [
            row._asdict() | {"first": row.first.isoformat(), "last": row.last.isoformat()} for row in found.faces
        ],
        "accounts": None if public else live_document(found.accounts, found.to)["people"],
    }


def _results(found: Evaluation, *, public: bool) -> Iterator[Result]:
    return (one for one in found.results if not (public and one.target.measure == "sickness"))


def _targets(found: Evaluation, *, public: bool) -> str:
    columns = ("measure", "group", "target", "unit", "by", "decided", "decided_by")
    rows = (
        (
            one.target.measure,
            one.target.group,
            _number(one.target.value),
            MEASURES[one.target.measure].unit,
            one.target.by.isoformat(),
            "" if one.target.decided is None else one.target.decided.isoformat(),
            one.target.decided_by,
            _number(one.planned),
            _number(one.actual),
            {True: "true", False: "false", None: ""}[one.reached],
            _number(one.lacking),
        )
        for one in _results(found, public=public)
    )
    return csv_text((*columns, "planned", "actual", "reached", "lacking"), rows)


def _result(one: Result) -> dict[str, Any]:
    target = one.target
    return {
        "measure": target.measure,
        "group": target.group,
        "target": float(target.value),
        "unit": MEASURES[target.measure].unit,
        "by": target.by.isoformat(),
        "decided": None if target.decided is None else target.decided.isoformat(),
        "decided_by": target.decided_by,
        "planned": _float(one.planned),
        "actual": _float(one.actual),
        "reached": one.reached,
        "lacking": _float(one.lacking),
    }


def _periods(kind: str, periods: Iterable[Period], *, public: bool) -> str:
    own = (kind, "season", "days", "need_minutes") if kind == "week" else (kind, "days", "need_minutes")
    sides = [f"{which}_{_column(name)}" for which in ("planned", "actual") for name in _SIDE]
    columns = (*own, *sides, *map(_column, _beside(public=public)))
    return csv_text(columns, (_row(kind, one, public=public) for one in periods))


def _row(kind: str, one: Period, *, public: bool) -> list[str]:
    cells = [one.name, one.season] if kind == "week" else [one.name]
    cells += [str(one.days), str(one.planned.need)]
    for side in (one.planned, one.actual):
        cells += ["" if side is None else str(_of(side, name)) for name in _SIDE]
    for name in _beside(public=public):
        cells.append("" if one.happened is None else str(getattr(one.happened, name)))
    return cells


def _values(one: Period, *, public: bool) -> dict[str, Any]:
    found: dict[str, Any] = {"name": one.name, "season": one.season, "days": one.days}
    found["need_hours"] = _hours(one.planned.need)
    for which, side in (("planned", one.planned), ("actual", one.actual)):
        found[which] = None if side is None else {_key(name): _value(name, _of(side, name)) for name in _SIDE}
    done = one.happened
    found["happened"] = (
        None if done is None else {_key(name): _value(name, getattr(done, name)) for name in _beside(public=public)}
    )
    return found


def _beside(*, public: bool) -> tuple[str, ...]:
    return _HAPPENED if public else (*_HAPPENED, *_SICKNESS)


def _of(side: Side, name: str) -> int:
    return len(side.people) if name == "people" else getattr(side, name)


def _column(name: str) -> str:
    return name if name in _COUNTS else f"{name}_minutes"


def _key(name: str) -> str:
    return name if name in _COUNTS else f"{name}_hours"


def _value(name: str, value: int) -> float | int | None:
    return value if name in _COUNTS else _hours(value)


def _competence(found: Evaluation) -> str:
    columns = ("season", "competence", "need_minutes", "planned_minutes", "actual_minutes")
    return csv_text(columns, (tuple("" if cell is None else str(cell) for cell in row) for row in found.competence))


def _faces(found: Evaluation) -> str:
    columns = ("group", "first", "last", "season", "planned", "actual", "hired")
    return csv_text(columns, (tuple("" if cell is None else str(cell) for cell in row) for row in found.faces))


def _beyond(found: Evaluation) -> str:
    """Extra time and overtime together: both are work beyond the position."""
    more = [ExtraDuty(one.employee, one.date, one.shift, one.extra + one.overtime) for one in found.beyond]
    return extra_csv(more)


def _number(value: Fraction | None) -> str:
    """At most six decimals, none that are not needed."""
    return "" if value is None else decimal(round(value * 1_000_000), 6)


def _float(value: Fraction | None) -> float | None:
    return None if value is None else round(float(value), 6)


def _hours(minutes: int | None) -> float | None:
    return None if minutes is None else round(minutes / 60, 4)
