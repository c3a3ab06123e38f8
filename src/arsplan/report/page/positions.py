"""Positions before and after, and why they are not larger."""

from collections import Counter
from collections.abc import Iterable
from fractions import Fraction
from typing import NamedTuple

from arsplan.report.page.facts import Facts

__all__ = ["Band", "Moved", "Positions", "positions"]

_BANDS = (Fraction(1, 4), Fraction(1, 2), Fraction(3, 4), Fraction(1))


class Moved(NamedTuple):
    """One person's position: shares of full time, and why it is not larger (empty for full time)."""

    label: str
    competence: str
    before: Fraction
    after: Fraction
    cause: str


class Band(NamedTuple):
    """How many have a position from `low` and below `high`; full positions have no `high`."""

    low: Fraction
    high: Fraction | None
    before: int
    after: int


class Positions(NamedTuple):
    """Everybody's position, permanent staff by size, key figures, and causes by how many they concern."""

    people: tuple[Moved, ...]
    bands: tuple[Band, ...]
    figures: tuple[dict[str, str], ...]
    causes: tuple[tuple[str, int], ...]


def positions(facts: Facts) -> Positions:
    """Put positions into figures."""
    listed = (*facts.table("offers.csv"), *facts.table("part_time.csv"))
    cause = {row["employee"]: row["cause"] for row in listed if row["cause"]}
    rows = [facts.positions[person] for person in facts.people.order]
    permanent = [row for row in rows if row.permanent and row.on_duty]
    concerned = Counter(cause[row.employee] for row in rows if cause.get(row.employee) and row.after < 1)
    return Positions(
        tuple(
            Moved(
                facts.people.label(row.employee),
                facts.people.competence(row.competence),
                row.before,
                row.after,
                cause.get(row.employee, "") if facts.people.named and row.after < 1 else "",
            )
            for row in rows
        ),
        _bands([row.before for row in permanent], [row.after for row in permanent]),
        tuple(facts.table("kpis.csv")),
        tuple(concerned.most_common()),
    )


def _bands(before: Iterable[Fraction], after: Iterable[Fraction]) -> tuple[Band, ...]:
    now, then = Counter(map(_band, before)), Counter(map(_band, after))
    edges = (Fraction(0), *_BANDS)
    return tuple(Band(low, edges[k + 1] if k < len(_BANDS) else None, now[k], then[k]) for k, low in enumerate(edges))


def _band(share: Fraction) -> int:
    return sum(share >= edge for edge in _BANDS)
