"""Capacity in closed form: heads, full-time equivalents and mean position, without a rota."""

from arsplan.capacity.build import capacity
from arsplan.capacity.identity import Identity, WeekendGroup, identity, largest_every, mixed
from arsplan.capacity.report import CapacityReport
from arsplan.capacity.typical import LineHours, outside

__all__ = [
    "CapacityReport",
    "Identity",
    "LineHours",
    "WeekendGroup",
    "capacity",
    "identity",
    "largest_every",
    "mixed",
    "outside",
]
