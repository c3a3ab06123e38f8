"""The checker's verdicts."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Literal

Verdict = Literal["kept", "broken", "undecidable"]


@dataclass(frozen=True, slots=True)
class Finding:
    """The verdict on one rule for one person (or group) and one window.

    Attributes
    ----------
    rule
        Id of the rule.
    employee
        Id of the person; empty when the rule is about a group.
    first, last
        ISO dates of the window.
    verdict
        Kept, broken, or undecidable with the reason in `text`.
    measured, limit
        In `unit`; slack is how far inside the limit the roster stays (negative when broken).
    severity
        Of the rule: a broken soft rule is a cost, a broken hard rule an unlawful roster.
    """

    rule: str
    employee: str
    first: str
    last: str
    verdict: Verdict
    measured: int | None
    limit: int | None
    slack: int | None
    unit: str
    severity: str
    text: str = ""

    @property
    def excess(self) -> Fraction:
        """How far past the limit, as a share of it (of one where nothing is allowed at all); 0 where it is kept."""
        if self.verdict != "broken" or self.slack is None:
            return Fraction(0)
        return Fraction(-self.slack, max(1, abs(self.limit or 0)))


def worst_first(findings: Iterable[Finding]) -> list[Finding]:
    """Findings by their excess; those that are equal stay in order of time and rule."""
    return sorted(findings, key=lambda f: (-f.excess, f.first, f.rule, f.employee))


@dataclass(frozen=True, slots=True)
class Findings:
    """All verdicts on a roster: every breach, and for each rule and person kept the tightest window.

    Iterating gives the findings, broken ones first.
    """

    items: tuple[Finding, ...] = field(default=())

    def __iter__(self) -> Iterator[Finding]:
        return iter(self.items)

    def __len__(self) -> int:
        return len(self.items)

    @property
    def broken(self) -> tuple[Finding, ...]:
        """Broken hard rules: why the roster is not lawful."""
        return tuple(f for f in self.items if f.verdict == "broken" and f.severity == "hard")

    @property
    def lawful(self) -> bool:
        """Whether no hard rule is broken."""
        return not self.broken
