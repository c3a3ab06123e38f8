"""Arrangements of working time side by side: scenarios, sweeps over many units, and the table that parties read."""

from arsplan.scenarios.compare import PRESENT, Comparison, compare
from arsplan.scenarios.file import read_scenarios
from arsplan.scenarios.files import write_comparison
from arsplan.scenarios.people import MorePeople, Rhythm
from arsplan.scenarios.rates import SupplementRates, read_rates
from arsplan.scenarios.scenario import MoreHeads, Scenario, grid
from arsplan.scenarios.sweep import sweep

__all__ = [
    "PRESENT",
    "Comparison",
    "MoreHeads",
    "MorePeople",
    "Rhythm",
    "Scenario",
    "SupplementRates",
    "compare",
    "grid",
    "read_rates",
    "read_scenarios",
    "sweep",
    "write_comparison",
]
