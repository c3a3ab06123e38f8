"""Lawful 52-week staff rotas with the largest positions the rules allow, and the proof.

>>> import arsplan
>>> unit = arsplan.load("solsiden")  # doctest: +SKIP
>>> print(arsplan.capacity(unit).as_json()["binds"])  # doctest: +SKIP
>>> plan = arsplan.plan(unit)  # doctest: +SKIP
>>> arsplan.write_plan(plan, "plan")  # doctest: +SKIP

Planning, and with it the solver, is loaded when it is first asked for.
"""

from importlib import import_module
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

from arsplan.capacity import CapacityReport, WeekendDesign, capacity, design_bound, explain_percentage, workforce_bound
from arsplan.capacity.proof import Certificate, read_certificate
from arsplan.checking import DutyChoices, Finding, Findings, check, lawful_duties
from arsplan.domain.absences import Absence, Activity, Lock, Wish
from arsplan.domain.agreed import PersonalAgreements
from arsplan.domain.balances import Balance, MonthMinutes
from arsplan.domain.changed_demand import DemandChange, with_changes
from arsplan.domain.demand import Competence, DemandLine, DemandRow, Season
from arsplan.domain.own_rules import OwnRule, Switch
from arsplan.domain.pairs import Pair
from arsplan.domain.pool import Pool, Shared
from arsplan.domain.prices import Prices
from arsplan.domain.readings import Readings
from arsplan.domain.roster import Duty, Roster
from arsplan.domain.shifts import Cover, ShiftType
from arsplan.domain.skills import Skill
from arsplan.domain.staff import Employee, Rota
from arsplan.domain.targets import Target, Targets, UserGroup
from arsplan.domain.terms import Agreements, Arrangement, Discussion, PositionPolicy, VacationPolicy
from arsplan.domain.unit import Unit
from arsplan.domain.worked import Worked
from arsplan.errors import ArsplanError, InvalidUnit, Problem, ReadingsDisagree, UnsupportedRule
from arsplan.rules.kinds import ToolMeasure
from arsplan.rules.rule import Rule
from arsplan.rules.rulebook import rulebook

if TYPE_CHECKING:
    from arsplan.io.account_frame import accounts
    from arsplan.io.case import cases_in
    from arsplan.io.edits import Edits, read_edits
    from arsplan.io.load import load
    from arsplan.io.plan_folder import read_plan_folder, write_plan
    from arsplan.io.pool_file import read_pool
    from arsplan.io.pool_folder import write_pool
    from arsplan.io.proven import design, plan, pool, repair, roll
    from arsplan.io.rota import read_rota
    from arsplan.io.targets_file import read_targets
    from arsplan.io.unit_workbook_write import write_unit_workbook
    from arsplan.io.worked_rota import read_worked
    from arsplan.metrics.pairs import PairRow, pair_rows
    from arsplan.metrics.planning_calendar import PlannedStep, planning_calendar
    from arsplan.metrics.responsible import Charge, Charges, charges_by_person, responsible
    from arsplan.metrics.sickness import Sickness, SickYear, sickness, staffing_margin
    from arsplan.metrics.sickness_margin import MarginRow, sickness_margins
    from arsplan.metrics.skills import SkillExpiry, SkillRow, skill_expiries, skill_rows
    from arsplan.planning.binds import Binds, binds
    from arsplan.planning.bound import Bounds, bound
    from arsplan.planning.certificates import proves
    from arsplan.planning.changes import Change, ExtraDuty
    from arsplan.planning.cyclic import cyclic
    from arsplan.planning.cyclic_types import CyclicLine, CyclicRota
    from arsplan.planning.design import Design, DesignedLine
    from arsplan.planning.evaluate import Evaluation, evaluate
    from arsplan.planning.live import LiveAccount, live_accounts
    from arsplan.planning.plan_types import Conflict, Goal, Outcome, Plan, RepairWindow, Statistics, Unplanned
    from arsplan.planning.pool import Pooled
    from arsplan.planning.progress import Progress
    from arsplan.planning.register import register_measure
    from arsplan.planning.repair import Repair
    from arsplan.planning.replacements import Replacement, replacements
    from arsplan.planning.roll import Rolled
    from arsplan.planning.seam import continued
    from arsplan.planning.stop import AnyOf, FirstLawful, Gap, MaxRuntime, Stop
    from arsplan.planning.transition import Finishing, Leaving, Year, transition
    from arsplan.planning.turns import holiday_turns
    from arsplan.report.page import write_report
    from arsplan.report.page.comparison_write import comparison_page
    from arsplan.report.page.evaluation_write import write_evaluation
    from arsplan.report.rules_table import RuleLine, rule_lines
    from arsplan.scenarios.compare import Comparison, compare
    from arsplan.scenarios.file import read_scenarios
    from arsplan.scenarios.files import write_comparison
    from arsplan.scenarios.people import MorePeople, Rhythm
    from arsplan.scenarios.rates import SupplementRates, read_rates
    from arsplan.scenarios.scenario import MoreHeads, Scenario, grid
    from arsplan.scenarios.sweep import sweep

__all__ = [
    "Absence",
    "Activity",
    "Agreements",
    "AnyOf",
    "Arrangement",
    "ArsplanError",
    "Balance",
    "Binds",
    "Bounds",
    "CapacityReport",
    "Certificate",
    "Change",
    "Charge",
    "Charges",
    "Comparison",
    "Competence",
    "Conflict",
    "Cover",
    "CyclicLine",
    "CyclicRota",
    "DemandChange",
    "DemandLine",
    "DemandRow",
    "Design",
    "DesignedLine",
    "Discussion",
    "Duty",
    "DutyChoices",
    "Edits",
    "Employee",
    "Evaluation",
    "ExtraDuty",
    "Finding",
    "Findings",
    "Finishing",
    "FirstLawful",
    "Gap",
    "Goal",
    "InvalidUnit",
    "Leaving",
    "LiveAccount",
    "Lock",
    "MarginRow",
    "MaxRuntime",
    "MonthMinutes",
    "MoreHeads",
    "MorePeople",
    "Outcome",
    "OwnRule",
    "Pair",
    "PairRow",
    "PersonalAgreements",
    "Plan",
    "PlannedStep",
    "Pool",
    "Pooled",
    "PositionPolicy",
    "Prices",
    "Problem",
    "Progress",
    "Readings",
    "ReadingsDisagree",
    "Repair",
    "RepairWindow",
    "Replacement",
    "Rhythm",
    "Rolled",
    "Roster",
    "Rota",
    "Rule",
    "RuleLine",
    "Scenario",
    "Season",
    "Shared",
    "ShiftType",
    "SickYear",
    "Sickness",
    "Skill",
    "SkillExpiry",
    "SkillRow",
    "Statistics",
    "Stop",
    "SupplementRates",
    "Switch",
    "Target",
    "Targets",
    "ToolMeasure",
    "Unit",
    "Unplanned",
    "UnsupportedRule",
    "UserGroup",
    "VacationPolicy",
    "WeekendDesign",
    "Wish",
    "Worked",
    "Year",
    "__version__",
    "accounts",
    "binds",
    "bound",
    "capacity",
    "cases_in",
    "charges_by_person",
    "check",
    "compare",
    "comparison_page",
    "continued",
    "cyclic",
    "design",
    "design_bound",
    "evaluate",
    "explain_percentage",
    "grid",
    "holiday_turns",
    "lawful_duties",
    "live_accounts",
    "load",
    "pair_rows",
    "plan",
    "planning_calendar",
    "pool",
    "proves",
    "read_certificate",
    "read_edits",
    "read_plan_folder",
    "read_pool",
    "read_rates",
    "read_rota",
    "read_scenarios",
    "read_targets",
    "read_worked",
    "register_measure",
    "repair",
    "replacements",
    "responsible",
    "roll",
    "rule_lines",
    "rulebook",
    "sickness",
    "sickness_margins",
    "skill_expiries",
    "skill_rows",
    "staffing_margin",
    "sweep",
    "transition",
    "with_changes",
    "workforce_bound",
    "write_comparison",
    "write_evaluation",
    "write_plan",
    "write_pool",
    "write_report",
    "write_unit_workbook",
]

__version__ = version("arsplan")

_LATER = {
    "accounts": "arsplan.io.account_frame",
    "load": "arsplan.io.load",
    **dict.fromkeys(("Binds", "binds"), "arsplan.planning.binds"),
    **dict.fromkeys(("Bounds", "bound"), "arsplan.planning.bound"),
    "proves": "arsplan.planning.certificates",
    "Pooled": "arsplan.planning.pool",
    "Progress": "arsplan.planning.progress",
    "register_measure": "arsplan.planning.register",
    **dict.fromkeys(("AnyOf", "FirstLawful", "Gap", "MaxRuntime", "Stop"), "arsplan.planning.stop"),
    "cyclic": "arsplan.planning.cyclic",
    **dict.fromkeys(("CyclicLine", "CyclicRota"), "arsplan.planning.cyclic_types"),
    **dict.fromkeys(("Design", "DesignedLine"), "arsplan.planning.design"),
    **dict.fromkeys(("design", "plan", "pool", "repair", "roll"), "arsplan.io.proven"),
    "cases_in": "arsplan.io.case",
    **dict.fromkeys(("Edits", "read_edits"), "arsplan.io.edits"),
    "read_rota": "arsplan.io.rota",
    "write_unit_workbook": "arsplan.io.unit_workbook_write",
    **dict.fromkeys(("PairRow", "pair_rows"), "arsplan.metrics.pairs"),
    **dict.fromkeys(("PlannedStep", "planning_calendar"), "arsplan.metrics.planning_calendar"),
    **dict.fromkeys(("Charge", "Charges", "charges_by_person", "responsible"), "arsplan.metrics.responsible"),
    **dict.fromkeys(("Finishing", "Leaving", "Year", "transition"), "arsplan.planning.transition"),
    **dict.fromkeys(("Change", "ExtraDuty"), "arsplan.planning.changes"),
    **dict.fromkeys(("LiveAccount", "live_accounts"), "arsplan.planning.live"),
    "Repair": "arsplan.planning.repair",
    **dict.fromkeys(("Replacement", "replacements"), "arsplan.planning.replacements"),
    "Rolled": "arsplan.planning.roll",
    "continued": "arsplan.planning.seam",
    "holiday_turns": "arsplan.planning.turns",
    **dict.fromkeys(("Evaluation", "evaluate"), "arsplan.planning.evaluate"),
    "read_pool": "arsplan.io.pool_file",
    "write_pool": "arsplan.io.pool_folder",
    "read_targets": "arsplan.io.targets_file",
    "read_worked": "arsplan.io.worked_rota",
    "write_evaluation": "arsplan.report.page.evaluation_write",
    "read_plan_folder": "arsplan.io.plan_folder",
    **dict.fromkeys(("SickYear", "Sickness", "sickness", "staffing_margin"), "arsplan.metrics.sickness"),
    **dict.fromkeys(("MarginRow", "sickness_margins"), "arsplan.metrics.sickness_margin"),
    **dict.fromkeys(("SkillExpiry", "SkillRow", "skill_expiries", "skill_rows"), "arsplan.metrics.skills"),
    "write_plan": "arsplan.io.plan_folder",
    "write_report": "arsplan.report.page",
    "comparison_page": "arsplan.report.page.comparison_write",
    **dict.fromkeys(("Comparison", "compare"), "arsplan.scenarios.compare"),
    "read_scenarios": "arsplan.scenarios.file",
    "write_comparison": "arsplan.scenarios.files",
    **dict.fromkeys(("MorePeople", "Rhythm"), "arsplan.scenarios.people"),
    **dict.fromkeys(("SupplementRates", "read_rates"), "arsplan.scenarios.rates"),
    **dict.fromkeys(("MoreHeads", "Scenario", "grid"), "arsplan.scenarios.scenario"),
    "sweep": "arsplan.scenarios.sweep",
    **dict.fromkeys(("RuleLine", "rule_lines"), "arsplan.report.rules_table"),
    **dict.fromkeys(
        ("Conflict", "Goal", "Outcome", "Plan", "RepairWindow", "Statistics", "Unplanned"),
        "arsplan.planning.plan_types",
    ),
}


def __getattr__(name: str) -> Any:  # noqa: ANN401 - whatever the name stands for
    if name not in _LATER:
        raise AttributeError(f"module 'arsplan' has no attribute '{name}'")
    value = getattr(import_module(_LATER[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
