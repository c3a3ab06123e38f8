"""One scenario for one unit: what a process, or a computer of a cluster, is given to do, and the row it gives back."""

import hashlib
import json
import tempfile
import time
from collections.abc import Mapping, Sequence
from fractions import Fraction
from importlib.metadata import version
from pathlib import Path
from typing import Any, Literal, NamedTuple

from arsplan.domain.need import needs
from arsplan.domain.unit import Unit
from arsplan.errors import ArsplanError
from arsplan.io.plan_folder import write_plan
from arsplan.io.unit_json import unit_to_json
from arsplan.planning.plan import plan
from arsplan.planning.plan_types import Plan
from arsplan.planning.stop import MaxRuntime
from arsplan.rules.packs import pack
from arsplan.scenarios.change import changed, weekends
from arsplan.scenarios.closed import Closed, closed_form
from arsplan.scenarios.difference import of_bounds
from arsplan.scenarios.proven import proven
from arsplan.scenarios.rota_figures import rota_figures
from arsplan.scenarios.scenario import Scenario
from arsplan.scenarios.shown import decimals, hours, per_cent, said

__all__ = ["Depth", "Result", "Task", "failed", "run"]

Depth = Literal["fast", "full"]

_SATURDAY = 5


class Task(NamedTuple):
    """What is to be worked out.

    Attributes
    ----------
    name
        Of the unit, as the sweep knows it.
    unit
        As it is.
    scenario
        The change.
    depth
        Bounds alone, or a rota too.
    seconds
        For the rota.
    seed
        Of the search, and of simulated sickness.
    threads
        Of the solver. No part of the key: bounds are the same with any number, and no rota is the same twice.
    """

    name: str
    unit: Unit
    scenario: Scenario
    depth: Depth = "fast"
    seconds: float = 120.0
    seed: int = 1
    threads: int = 1

    @property
    def key(self) -> str:
        """A name for its result that no other unit, scenario, setting or version of arsplan shares."""
        what = json.dumps(
            [
                version("arsplan"),
                self.name,
                unit_to_json(self.unit),
                self.scenario.model_dump(mode="json"),
                self.depth,
                self.seconds,
                self.seed,
            ],
            sort_keys=True,
        )
        return hashlib.sha256(what.encode()).hexdigest()[:24]


class Result(NamedTuple):
    """A row of the comparison, and the plan folder behind it by file name; no files without a rota."""

    row: dict[str, Any]
    files: dict[str, bytes]


def run(task: Task) -> Result:
    """Work a task out; whatever goes wrong is told in the row.

    Parameters
    ----------
    task
        The task.
    """
    began = time.monotonic()
    try:
        after = changed(task.unit, task.scenario)
        closed = closed_form(after, weekends(task.unit, task.scenario))
        row = {**_head(task), "status": "bounds", "why": "", **_closed(_before(task), after, closed)}
        if task.scenario.pool:
            row |= _apart((task.unit, *task.scenario.pool))
        files: dict[str, bytes] = {}
        if task.depth == "fast":
            row |= _bounds(after, closed, task.threads)
        else:
            found, files = _rota(after, closed, task)
            row |= found
    except ArsplanError as error:
        return failed(task, str(error))
    except Exception as error:  # noqa: BLE001 - one unit's fault is told in its row, and the others go on
        return failed(task, f"{type(error).__name__}: {error}")
    return Result({**row, "seconds": round(time.monotonic() - began, 1)}, files)


def failed(task: Task, why: str) -> Result:
    """The row of a task that gave nothing."""
    return Result({**_head(task), "status": "failed", "why": why}, {})


def _head(task: Task) -> dict[str, Any]:
    scenario = task.scenario
    return {"unit": task.name, "scenario": scenario.name, "says": scenario.says, "seed": task.seed, "depth": task.depth}


def _before(task: Task) -> Unit:
    """The people as they are today; those of a pool are of several units."""
    if not task.scenario.pool:
        return task.unit
    return changed(task.unit, Scenario(name=task.scenario.name, pool=task.scenario.pool))


def _closed(before: Unit, unit: Unit, closed: Closed) -> dict[str, Any]:
    consents = {e.id: e.long_shift_minutes or 0 for e in before.staff}
    long = pack()["R24"].limit["long"]
    asked = [e for e in unit.staff if (e.long_shift_minutes or 0) > max(long, consents.get(e.id, 0))]
    few = closed.few[0] if closed.few else None
    return {
        "closed_form_heads": closed.heads,
        "closed_form_fte": decimals(closed.fte),
        "closed_form_mean_pct": per_cent(closed.mean),
        "closed_form_weekend_h": hours(closed.weekend_year),
        "people": len(unit.staff),
        "consents": sum((e.long_shift_minutes or 0) > long for e in unit.staff),
        "consents_more": len(asked),
        "depends_on": "" if few is None else f"{few.slots} on {few.group}: {few.people} people, {few.needed} needed",
        "depends_on_spare": None if few is None else few.spare,
        "agreements": list(closed.needs),
        "agreements_missing": list(closed.missing),
        "left_open": list(closed.open_hours),
        **_demand(unit),
    }


def _apart(units: Sequence[Unit]) -> dict[str, Any]:
    """What units come to in the closed form, each by itself, which a pool is to be held against."""
    found = [closed_form(unit) for unit in units]
    heads = sum(each.heads for each in found)
    mean = sum((each.fte for each in found), Fraction(0)) / heads if heads else None
    return {"closed_form_apart_heads": heads, "closed_form_apart_mean_pct": per_cent(mean)}


def _demand(unit: Unit) -> dict[str, Any]:
    """Hours demanded in the plan, on weekdays and at weekends."""
    minutes = [0, 0]
    for need in needs(unit):
        line = unit.line_by_code[need.line]
        minutes[need.date.weekday() >= _SATURDAY] += sum(need.slots.values()) * (line.finish - line.start)
    return {"demand_weekdays_h": hours(minutes[0]), "demand_weekends_h": hours(minutes[1])}


def _bounds(unit: Unit, closed: Closed, threads: int) -> dict[str, Any]:
    found = proven(unit, threads)
    if found is None:
        return {}
    return {
        "shortage_bound_h": hours(found.shortage),
        "fte_bound": decimals(found.total),
        "mean_worked_bound_pct": per_cent(found.mean),
        "heads_at_aim_bound": found.heads,
        "difference": said(of_bounds(unit, found, closed)),
    }


def _rota(unit: Unit, closed: Closed, task: Task) -> tuple[dict[str, Any], dict[str, bytes]]:
    found = plan(unit, stop=MaxRuntime(task.seconds), seed=task.seed, workers=task.threads)
    lawful = found.outcome.status != "NO_LAWFUL_PLAN"
    if not lawful or found.roster is None:
        return {"status": "no lawful rota", "why": _why(found), **_bounds(unit, closed, task.threads)}, {}
    row = {
        "status": found.outcome.status.lower().replace("_", " "),
        **rota_figures(found, found.roster, closed, task.seed),
    }
    if row["fte_bound"] is None or not row["shortage_bound_h"]:
        row |= _tighter(row, _bounds(unit, closed, task.threads), found)
    for value, mean in (("fte_worked", "mean_worked_pct"), ("fte_bound", "mean_worked_bound_pct")):
        row[mean] = None if row[value] is None else round(100 * row[value] / len(unit.staff), 2)
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "plan"
        write_plan(found, folder)
        return row, {
            file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()
        }


def _why(found: Plan) -> str:
    """What stands against a rota: the first breach, and how many there are."""
    said = found.outcome.reason.replace("_", " ")
    for first in found.findings.broken[:1]:
        said += f": {first.rule}, {first.employee}: {first.text} ({len(found.findings.broken)} findings in all)"
    return f"{said} Maybe more time (--seconds), or what `arsplan explain` names." if ":" in said else f"{said}."


def _tighter(row: Mapping[str, Any], proven: Mapping[str, Any], found: Plan) -> dict[str, Any]:
    """Bounds in place of those that the plan had no time to prove, or could only prove by hours alone.

    That about people at the position aimed at presumes that nobody lacks duties.
    """
    kept = {
        name: proven[name]
        for name in ("fte_bound", *(() if found.conflicts else ("heads_at_aim_bound",)))
        if row[name] is None and name in proven
    }
    bound = proven.get("shortage_bound_h")
    if bound is not None and bound > (row["shortage_bound_h"] or 0):
        kept |= {"shortage_bound_h": bound, "shortage_gap_pct": _gap(row["shortage_h"] - bound, found.planned_unit)}
    return kept


def _gap(hours_above: float, unit: Unit) -> float | None:
    demand = sum(_demand(unit).values())
    return round(100 * hours_above / demand, 2) if demand else None
