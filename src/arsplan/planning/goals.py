"""The goals of a plan, each with its checked value and its proven bound."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from fractions import Fraction

from arsplan.checking.findings import Findings
from arsplan.domain.unit import Unit
from arsplan.errors import ReadingsDisagree
from arsplan.metrics.positions import Reached
from arsplan.metrics.priced import Priced
from arsplan.planning.bound import summed
from arsplan.planning.plan_types import Goal
from arsplan.rules.measures import RunLength
from arsplan.rules.rule import Rule
from arsplan.solving.positions import AIMS, Aim

AIM: dict[str, Aim] = {
    "wishes": "heads",
    "full-time": "heads",
    "smallest": "smallest",
    "fewest": "total",
    "total": "total",
}
"""What the bound of each position goal is about."""

UNITS: dict[Aim, str] = {
    "heads": "people at the position aimed at",
    "total": "full-time equivalents worked",
    "smallest": "smallest position that may grow",
}


def shortage_goal(shortage: int, demanded: int, bound: int | None) -> Goal:
    """Head-minutes that nobody covers.

    Raises
    ------
    ReadingsDisagree
        If fewer are missing than were proven to be.
    """
    if bound is not None and shortage < bound:
        raise ReadingsDisagree(
            f"The plan lacks {shortage} head-minutes although at least {bound} were proven to be missing."
        )
    gap = None if bound is None else (shortage - bound) / demanded if demanded else 0.0
    return Goal("shortage", shortage, bound, gap, "head-minutes")


def position_goals(
    unit: Unit, found: Reached, proven: Mapping[Aim, Sequence[int | None]], parts: Sequence[Sequence[str]]
) -> dict[Aim, Goal]:
    """What positions come to, by aim.

    Parameters
    ----------
    unit
        The unit.
    found
        What the checked roster comes to.
    proven
        By aim, the bounds of the parts in millionths.
    parts
        Ids of the people in each part.

    Raises
    ------
    ReadingsDisagree
        If a value passes its bound.
    """
    lacking = [sum(found.lacking[person] for person in people) for people in parts]
    goals = {}
    for aim in AIMS:
        value: Fraction | int = getattr(found, aim)
        bound = summed(proven.get(aim, [None] * len(parts)), aim, lacking)
        if bound is not None and value > bound:
            raise ReadingsDisagree(
                f"{float(value):.4f} {UNITS[aim]}, although no roster of {unit.name} passes {bound}."
            )
        gap = None if bound is None else float((bound - value) / bound) if bound else 0.0
        shown = None if bound is None else _plain(bound)
        goals[aim] = Goal("positions", _plain(value), shown, gap, UNITS[aim])
    return goals


def soft_cost(unit: Unit, rules: Iterable[Rule], findings: Findings) -> int:
    """Weights of the soft rules on runs that are broken: for each day of the plan too many, or once for too few."""
    weighed = {
        rule.id: rule.weight for rule in rules if rule.severity == "soft" and isinstance(rule.measure, RunLength)
    }
    total = 0
    for finding in findings:
        if finding.verdict == "broken" and finding.rule in weighed and finding.measured and finding.slack:
            days = (date.fromisoformat(finding.last) - unit.start).days + 1
            beyond = finding.limit is not None and finding.measured > finding.limit
            total += weighed[finding.rule] * (min(-finding.slack, days) if beyond else 1)
    return total


def priced_goal(found: Priced, bound: Fraction | None) -> Goal:
    """The sum of prices, with its parts.

    Raises
    ------
    ReadingsDisagree
        If the roster costs less than was proven possible.
    """
    value = found.total
    if bound is not None and value < bound:
        raise ReadingsDisagree(f"The plan costs {float(value):g} although at least {float(bound):g} was proven.")
    gap = None if bound is None else float((value - bound) / value) if value else 0.0
    parts = {name: _plain(part) for name, part in found._asdict().items()}
    return Goal("priced", _plain(value), None if bound is None else _plain(bound), gap, "in all", parts)


def _plain(value: Fraction | int) -> int | float:
    return int(value) if value == int(value) else float(value)
