"""Breaches of rules that bind, put together by person and by rule, the worst first."""

from collections.abc import Callable
from typing import NamedTuple

from arsplan.checking import Finding, Findings
from arsplan.checking.findings import worst_first
from arsplan.report.sentences import retold
from arsplan.report.speech import _

__all__ = ["Breaches", "by_person", "by_rule", "how_far", "who"]


class Breaches(NamedTuple):
    """The breaches of one person, or of one rule.

    Attributes
    ----------
    key
        Id of the person (empty for groups), or of the rule.
    findings
        Worst first.
    others
        How many rules a person breaks, or how many people break a rule.
    """

    key: str
    findings: tuple[Finding, ...]
    others: int

    @property
    def worst(self) -> Finding:
        """The one that is furthest past its limit, as a share of it."""
        return self.findings[0]


def by_person(findings: Findings) -> list[Breaches]:
    """What everybody breaks; what groups break stands together."""
    return _grouped(findings, lambda f: f.employee, lambda f: f.rule)


def by_rule(findings: Findings) -> list[Breaches]:
    """By whom every rule is broken."""
    return _grouped(findings, lambda f: f.rule, lambda f: f.employee)


def _grouped(findings: Findings, key: Callable[[Finding], str], other: Callable[[Finding], str]) -> list[Breaches]:
    groups: dict[str, list[Finding]] = {}
    for finding in worst_first(findings.broken):
        groups.setdefault(key(finding), []).append(finding)
    return [Breaches(name, tuple(found), len({other(f) for f in found})) for name, found in groups.items()]


def how_far(finding: Finding) -> str:
    """How far past its limit a breach is, in words."""
    if finding.limit:
        return _("%(share)s%% past the limit") % {"share": f"{100 * float(finding.excess):.0f}"}
    numbers = {"measured": finding.measured, "unit": retold(finding.unit), "limit": finding.limit}
    return _("%(measured)s %(unit)s where %(limit)s is the limit") % numbers


def who(employee: str) -> str:
    """The person of a finding, or that it is about a group."""
    return employee or _("the group")
