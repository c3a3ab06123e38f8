"""The doors through which plans leave: each plan is written down, read back and checked before anybody has it."""

import tempfile
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import ParamSpec, TypeVar

from arsplan.errors import ReadingsDisagree
from arsplan.io import plan_folder_tables as tables
from arsplan.io.atomic import write_folder
from arsplan.io.case import cases_folder, stored
from arsplan.io.plan_folder_proof import prove
from arsplan.io.unit_json import unit_to_json
from arsplan.planning.design import design as designed
from arsplan.planning.design_types import Design
from arsplan.planning.plan import plan as planned
from arsplan.planning.plan_types import Plan
from arsplan.planning.pool import Pooled
from arsplan.planning.pool import pool as pooled
from arsplan.planning.repair import Repair
from arsplan.planning.repair import repair as repaired
from arsplan.planning.roll import Rolled
from arsplan.planning.roll import roll as rolled

__all__ = ["design", "plan", "pool", "repair", "roll"]

P = ParamSpec("P")
T = TypeVar("T", bound=Plan | Design | Pooled | Repair | Rolled)


def _proven(make: Callable[P, T]) -> Callable[P, T]:
    """The same, but what it makes holds on files too; where readings differ, the case is stored."""

    @wraps(make)
    def made(*args: P.args, **kwargs: P.kwargs) -> T:
        try:
            result = make(*args, **kwargs)
        except ReadingsDisagree as error:
            raise stored(error, cases_folder(), "planning: the readings differ") from None
        for each in _plans(result):
            _prove(each)
        return result

    return made


def _plans(result: Plan | Design | Pooled | Repair | Rolled) -> tuple[Plan, ...]:
    if isinstance(result, Pooled):
        return tuple(result.plans.values())
    return (result if isinstance(result, Plan) else result.plan,)


def _prove(plan: Plan) -> None:
    if plan.roster is None:
        return
    files = {
        "unit.json": unit_to_json(plan.unit),
        "absences.csv": tables.absences_csv(plan.absences),
        "positions.csv": tables.positions_csv(plan.unit, plan.positions),
        "rota.csv": tables.rota_csv(plan.planned_unit, plan.roster),
    }
    with tempfile.TemporaryDirectory(prefix="arsplan-") as folder:
        write_folder(Path(folder) / "plan", files)
        prove(plan, Path(folder) / "plan", cases_folder())


plan = _proven(planned)
pool = _proven(pooled)
design = _proven(designed)
repair = _proven(repaired)
roll = _proven(rolled)
