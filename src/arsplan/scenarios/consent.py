"""Who of some people consents to long shifts when a share of them does."""

from collections.abc import Collection, Sequence
from fractions import Fraction
from math import ceil

from arsplan.domain.staff import Employee

__all__ = ["share_of"]


def share_of(people: Sequence[Employee], first: Collection[str], share: Fraction) -> set[str]:
    """Ids of a share of some people, competence by competence and rounded up: `first` first, then in their order."""
    groups: dict[str, list[Employee]] = {}
    for employee in people:
        groups.setdefault(employee.competence, []).append(employee)
    chosen: set[str] = set()
    for group in groups.values():
        ordered = sorted(group, key=lambda e: e.id not in first)
        chosen |= {e.id for e in ordered[: ceil(share * len(group))]}
    return chosen
