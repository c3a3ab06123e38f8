"""Figures of a result by code that no solver has touched: the checker and the metrics."""

from typing import Any

from baselines.made import Attempt, Made, Trace

from arsplan.checking import Findings, check
from arsplan.domain.unit import Unit
from arsplan.metrics import Shortage, coverage, shortage
from arsplan.metrics.positions import planned_positions, reached
from arsplan.rules.rulebook import rulebook

POINTS = 20
"""Attempts that are measured for the trace; the first and the last are always among them."""


def judge(unit: Unit, made: Made) -> dict[str, Any]:
    """Return the fields of a `Run` that follow from the result itself."""
    found: dict[str, Any] = {
        "claimed": made.claimed,
        "seconds": round(made.seconds, 2),
        "build_seconds": round(made.build_seconds, 2),
        "notes": made.notes,
    }
    if not made.attempts:
        return found
    last = made.attempts[-1]
    findings, missing = findings_of(unit, last), shortage_of(unit, last)
    sizes = reached(unit.with_absences((*unit.absences, *last.placed)), last.roster)
    first = made.first if made.trace is not None else _first(unit, made.attempts)
    return found | {
        "lawful": findings.lawful,
        "broken": tuple(f"{f.rule} {f.employee} {f.first}: {f.text}".strip() for f in findings.broken[:5]),
        "first_seconds": None if first is None else round(first, 2),
        "shortage_minutes": missing.minutes,
        "over_minutes": missing.over,
        "people_at_goal": sizes.heads,
        "full_time_equivalents": round(float(sizes.total), 4),
        "trace": _trace(unit, made.attempts) if made.trace is None else made.trace,
    }


def findings_of(unit: Unit, attempt: Attempt) -> Findings:
    """Check a roster against the rules of the unit, at the positions that its duties carry."""
    planned = unit.with_absences((*unit.absences, *attempt.placed))
    sized = planned.with_positions(planned_positions(planned, attempt.roster))
    return check(sized, attempt.roster, rulebook(unit), fixed=unit.absences)


def shortage_of(unit: Unit, attempt: Attempt) -> Shortage:
    """Count what is missing."""
    return shortage(unit, coverage(unit, attempt.roster))


def _first(unit: Unit, attempts: tuple[Attempt, ...]) -> float | None:
    return next((attempt.seconds for attempt in attempts if findings_of(unit, attempt).lawful), None)


def _trace(unit: Unit, attempts: tuple[Attempt, ...]) -> Trace:
    step = max(1.0, (len(attempts) - 1) / (POINTS - 1))
    chosen = sorted({min(len(attempts) - 1, round(k * step)) for k in range(POINTS)})
    return tuple((round(attempts[k].seconds, 2), shortage_of(unit, attempts[k]).minutes) for k in chosen)
