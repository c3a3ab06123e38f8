"""From a unit to a plan."""

from arsplan.planning.binds import Binds, binds
from arsplan.planning.bound import Bounds, bound
from arsplan.planning.certificates import proves
from arsplan.planning.plan import plan
from arsplan.planning.plan_types import Conflict, Goal, Outcome, Plan, Statistics
from arsplan.planning.progress import Progress
from arsplan.planning.stop import AnyOf, FirstLawful, Gap, MaxRuntime, Stop

__all__ = [
    "AnyOf",
    "Binds",
    "Bounds",
    "Conflict",
    "FirstLawful",
    "Gap",
    "Goal",
    "MaxRuntime",
    "Outcome",
    "Plan",
    "Progress",
    "Statistics",
    "Stop",
    "binds",
    "bound",
    "plan",
    "proves",
]
