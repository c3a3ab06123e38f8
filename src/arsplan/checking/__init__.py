"""Reading one of the rules: asked as a lawyer would, on the real clock, in plain Python."""

from arsplan.checking.checker import check
from arsplan.checking.duty_choices import DutyChoices, lawful_duties
from arsplan.checking.findings import Finding, Findings

__all__ = ["DutyChoices", "Finding", "Findings", "check", "lawful_duties"]
