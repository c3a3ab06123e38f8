"""The public suites: how an instance is read, planned, handed in and judged."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from adapters import curtois, rws

import arsplan


class Planner(Protocol):
    """Plans a unit within a limit."""

    def __call__(self, unit: arsplan.Unit, *, seconds: float, seed: int) -> Any:  # noqa: ANN401 - whatever it hands in
        """Return the plan, or what else the suite asks for."""
        ...


def figures_of_plan(plan: arsplan.Plan) -> dict[str, Any]:
    """Our own figures of a plan; the judge's come later."""
    findings = arsplan.check(plan.planned_unit, plan.roster or arsplan.Roster())
    trace = plan.statistics.trace
    return {
        "status": plan.outcome.status,
        "reason": plan.outcome.reason,
        "lawful": findings.lawful,
        "broken": [f"{f.rule} {f.employee} {f.first}: {f.text}".strip() for f in findings.broken[:5]],
        "value": plan.goals[0].value,
        "bound": plan.goals[0].bound,
        "parts": plan.goals[0].parts,
        "first_seconds": plan.statistics.seconds_to_first,
        "best_seconds": trace[-1][0] if trace else None,
        "stages": plan.statistics.stages,
        "trace": trace,
    }


@dataclass(frozen=True)
class Suite:
    """A public suite.

    Attributes
    ----------
    pattern
        File name of an instance; the star stands for what it is called.
    unit_of, plan
        From a file to a unit, and on to a plan.
    submission
        A plan as the suite's judge reads it.
    value
        The value in what the judge prints; None where the suite has none.
    figures
        Our own figures of a plan, the checker's verdict among them.
    """

    pattern: str
    unit_of: Callable[[Path], arsplan.Unit]
    plan: Planner
    submission: Callable[[Any], str]
    value: Callable[[str], int | None]
    figures: Callable[[Any], dict[str, Any]] = figures_of_plan


SUITES = {
    "curtois": Suite("Instance*.txt", curtois.unit_of, curtois.plan, curtois.submission, curtois.value),
    "rws": Suite("Example*.dzn", rws.unit_of, rws.plan, rws.submission, rws.value, rws.figures),
}
