"""Capacity in closed form: heads, full-time equivalents and mean position, without a rota."""

from arsplan.capacity.advertised import PositionCycle, explain_percentage
from arsplan.capacity.build import capacity
from arsplan.capacity.design import GroupBound, WeekendDesign, design_bound
from arsplan.capacity.identity import Identity, WeekendGroup, identity, largest_every, mixed
from arsplan.capacity.report import CapacityReport
from arsplan.capacity.typical import LineHours, outside
from arsplan.capacity.workforce import Layer, WorkforceBound, workforce_bound

__all__ = [
    "CapacityReport",
    "GroupBound",
    "Identity",
    "Layer",
    "LineHours",
    "PositionCycle",
    "WeekendDesign",
    "WeekendGroup",
    "WorkforceBound",
    "capacity",
    "design_bound",
    "explain_percentage",
    "identity",
    "largest_every",
    "mixed",
    "outside",
    "workforce_bound",
]
