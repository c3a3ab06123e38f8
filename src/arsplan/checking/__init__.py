"""Reading one of the rules: asked as a lawyer would, on the real clock, in plain Python."""

from arsplan.checking.checker import check
from arsplan.checking.findings import Finding, Findings

__all__ = ["Finding", "Findings", "check"]
