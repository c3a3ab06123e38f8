"""How large positions are against how much weekends take, arrangement by arrangement, as a chart."""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from arsplan.report.page.comparison import Arrangement
from arsplan.report.page.scales import Axis, axis

__all__ = ["HEIGHT", "WIDTH", "Chart", "Point", "chart"]

WIDTH, HEIGHT = 340, 210

_ROTA = ("weekends_per_person", "mean_worked_pct")
_BOUNDS = ("closed_form_weekend_h", "closed_form_mean_pct")
_TODAY = {
    "weekends_per_person": "weekends_per_person",
    "closed_form_weekend_h": "weekend_h_per_person",
    "mean_worked_pct": "mean_position_pct",
    "closed_form_mean_pct": "mean_position_pct",
}
"""What stands for a figure where an arrangement is a rota that was given, and nothing was worked out for it."""

_FEWEST = 2
"""Arrangements that make a chart."""

_BESIDE = ((8, 4), (-8, 4), (0, -8), (0, 15), (8, -6), (8, 14), (-8, -6), (-8, 14), (20, 4), (-20, 4))
"""Places for the number of a point, the best first."""

_LABEL = (16, 10)
"""Room that a number needs."""


class Point(NamedTuple):
    """An arrangement in the chart: where its value and its proven limit stand, and where its number is written.

    `limit` is None where none is proven.
    """

    arrangement: Arrangement
    weekends: float
    mean: float
    bound: float | None
    x: float
    y: float
    limit: float | None
    label: tuple[float, float]


class Chart(NamedTuple):
    """Points between two scales; `rotas` where they are rotas and not the closed form alone."""

    points: tuple[Point, ...]
    across: Axis
    up: Axis
    rotas: bool


def chart(told: Iterable[Arrangement]) -> Chart | None:
    """Lay the arrangements out; None where there are fewer than two to show."""
    shown = list(told)
    rotas = any(one.row["depth"] == "full" for one in shown)
    known = [
        (one, *values) for one in shown if None not in (values := _values(one.row, *(_ROTA if rotas else _BOUNDS)))
    ]
    if len(known) < _FEWEST:
        return None
    bounds = {one.number: one.row.get("mean_worked_bound_pct") for one, _, _ in known}
    wide = axis([weekends for _, weekends, _ in known])
    high = axis([*(mean for _, _, mean in known), *(bound for bound in bounds.values() if bound is not None)])
    points = [_point(one, weekends, mean, bounds[one.number], wide, high) for one, weekends, mean in known]
    return Chart(tuple(_labelled(points)), wide, high, rotas)


def _values(row: Mapping[str, Any], across: str, up: str) -> tuple[Any, Any]:
    """Weekends and mean position of an arrangement; of a rota that was given, what stands for them."""
    return row.get(across, row.get(_TODAY[across])), row.get(up, row.get(_TODAY[up]))


def _point(
    arrangement: Arrangement, weekends: float, mean: float, bound: float | None, wide: Axis, high: Axis
) -> Point:
    limit = None if bound is None else -high.place(bound, HEIGHT)
    return Point(
        arrangement, weekends, mean, bound, wide.place(weekends, WIDTH), -high.place(mean, HEIGHT), limit, (0, 0)
    )


def _labelled(points: list[Point]) -> list[Point]:
    """Numbers beside their points, on whichever side nothing stands yet."""
    taken = [(point.x, point.y) for point in points]
    found = []
    for point in points:
        places = [(point.x + right, point.y + down) for right, down in _BESIDE]
        free = [place for place in places if not any(_meet(place, other) for other in taken)]
        label = (free or places)[0]
        taken.append((label[0], label[1] - 4))
        found.append(point._replace(label=label))
    return found


def _meet(place: tuple[float, float], other: tuple[float, float]) -> bool:
    width, height = _LABEL
    return abs(place[0] - other[0]) < width / 2 and abs(place[1] - 4 - other[1]) < height
