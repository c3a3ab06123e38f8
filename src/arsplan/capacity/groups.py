"""Which rotas share demand, so that their people are counted together."""

from collections import Counter
from typing import NamedTuple

from arsplan.domain.cover import Segment, reaches
from arsplan.domain.staff import Rota
from arsplan.domain.unit import Unit

__all__ = ["RotaGroup", "rota_groups"]


class RotaGroup(NamedTuple):
    """Rotas whose people cover the same demand, weekend posts included.

    Attributes
    ----------
    name
        Name of the first of its rotas that works on all days.
    rotas
        Names, in the order of the unit's table.
    lines
        Codes of the planned demand lines that are theirs.
    shifts
        Codes of the shifts that they may be planned on.
    """

    name: str
    rotas: tuple[str, ...]
    lines: tuple[str, ...]
    shifts: tuple[str, ...]


def rota_groups(unit: Unit) -> tuple[RotaGroup, ...]:
    """Find the groups of rotas from what their shifts cover, never from their names.

    Two rotas belong together when both can cover at least half of the minutes of the day that the smaller of
    them can cover; a night that overlaps the evening by a quarter of an hour does not join them. A line
    belongs to the group that can cover most of it.

    Parameters
    ----------
    unit
        The unit.

    Returns
    -------
    tuple of RotaGroup
        In the order of the unit's rotas.
    """
    covers = reaches(unit)
    prints = {
        rota.name: frozenset(reach.segment for code in rota.shifts if code in covers for reach in covers[code])
        for rota in unit.rotas
    }
    groups: list[list[Rota]] = []
    for rota in unit.rotas:
        joined = [group for group in groups if any(_alike(prints[rota.name], prints[other.name]) for other in group)]
        groups = [group for group in groups if group not in joined]
        groups.append([*(member for group in joined for member in group), rota])
    order = {rota.name: k for k, rota in enumerate(unit.rotas)}
    groups = sorted((sorted(group, key=lambda r: order[r.name]) for group in groups), key=lambda g: order[g[0].name])
    return tuple(_group(unit, group, _homes(groups, prints)) for group in groups)


def _group(unit: Unit, rotas: list[Rota], homes: dict[str, str]) -> RotaGroup:
    allowed = {code for rota in rotas for code in rota.shifts}
    return RotaGroup(
        name=next((rota.name for rota in rotas if rota.days == "all"), rotas[0].name),
        rotas=tuple(rota.name for rota in rotas),
        lines=tuple(line.code for line in unit.lines if homes.get(line.code) == rotas[0].name),
        shifts=tuple(shift.code for shift in unit.shifts if shift.code in allowed),
    )


def _homes(groups: list[list[Rota]], prints: dict[str, frozenset[Segment]]) -> dict[str, str]:
    """For every line: the first rota of the group that covers most of it."""
    best: dict[str, tuple[int, str]] = {}
    for group in groups:
        minutes: Counter[str] = Counter()
        for segment in frozenset[Segment]().union(*(prints[rota.name] for rota in group)):
            minutes[segment.line] += segment.end - segment.start
        for line, covered in minutes.items():
            if covered > best.get(line, (0, ""))[0]:
                best[line] = (covered, group[0].name)
    return {line: rota for line, (_, rota) in best.items()}


def _alike(one: frozenset[Segment], other: frozenset[Segment]) -> bool:
    smaller = min(_minutes(one), _minutes(other))
    return 0 < smaller <= 2 * _minutes(one & other)


def _minutes(segments: frozenset[Segment]) -> int:
    return sum(segment.end - segment.start for segment in segments)
