"""Verdicts of the checker in lines: what is broken, by whom and when, and where the rule comes from."""

from collections.abc import Iterable, Mapping, Sized
from dataclasses import replace

from arsplan.checking import Finding, Findings
from arsplan.checking.findings import worst_first
from arsplan.report.check_groups import Breaches, by_person, by_rule, how_far, who
from arsplan.rules.rule import Rule

__all__ = ["check_lines"]

_SHOWN = 40
_NO_LAW = "No law and no tariff was read: all of them are the unit's own."


def check_lines(findings: Findings, rules: Iterable[Rule]) -> list[str]:
    """Say whether a rota is lawful, who breaks what, and name every breach, the worst first.

    Parameters
    ----------
    findings
        Of the checker.
    rules
        The rules that were read, for their titles and sources.

    Returns
    -------
    list of str
        Lines of plain text; of many breaches the first are named and the rest counted.
    """
    known = {rule.id: rule for rule in rules}
    soft = [f for f in findings if f.verdict == "broken" and f.severity != "hard"]
    open_ = [f for f in findings if f.verdict == "undecidable"]
    hard = findings.broken
    verdict = "Lawful: no rule that binds is broken." if not hard else f"Not lawful: {_count(hard)}."
    return [
        verdict,
        *_grouped("By person", (_person(group) for group in by_person(findings))),
        *_grouped("By rule", (_rule(group, known) for group in by_rule(findings))),
        *_named("Broken", hard, known),
        *_named("Wishes not met", soft, known),
        *_named("Cannot be decided", _together(open_), known),
        "",
        f"{len(known)} rules were read.",
        *([] if any(rule.layer != "local" for rule in known.values()) else [_NO_LAW]),
    ]


def _together(findings: Iterable[Finding]) -> list[Finding]:
    """What is said of several people in the same words, said once."""
    same: dict[tuple[str, str], list[Finding]] = {}
    for finding in findings:
        same.setdefault((finding.rule, finding.text), []).append(finding)
    return [
        replace(
            found[0],
            employee=found[0].employee + (f" and {len(found) - 1} more" if len(found) > 1 else ""),
            first=min(finding.first for finding in found),
            last=max(finding.last for finding in found),
        )
        for found in same.values()
    ]


def _grouped(title: str, groups: Iterable[str]) -> list[str]:
    return _first(f"{title}, worst first", list(groups))


def _named(title: str, findings: Iterable[Finding], rules: Mapping[str, Rule]) -> list[str]:
    return _first(title, [_line(finding, rules) for finding in worst_first(findings)])


def _first(title: str, lines: list[str]) -> list[str]:
    if not lines:
        return []
    more = [f"  and {len(lines) - _SHOWN} more"] if len(lines) > _SHOWN else []
    return ["", f"{title}:", *lines[:_SHOWN], *more]


def _person(group: Breaches) -> str:
    rules = f" of {group.others} rules" if group.others > 1 else ""
    return f"  {who(group.key)}: {_count(group.findings)}{rules}, at worst {how_far(group.worst)} ({group.worst.rule})"


def _rule(group: Breaches, rules: Mapping[str, Rule]) -> str:
    title = f"{group.key} {rules[group.key].title}" if group.key in rules else group.key
    people = f" by {group.others} people" if group.others > 1 else ""
    return f"  {title}: {_count(group.findings)}{people}, at worst {how_far(group.worst)} ({who(group.worst.employee)})"


def _count(findings: Sized) -> str:
    return "1 breach" if len(findings) == 1 else f"{len(findings)} breaches"


def _line(finding: Finding, rules: Mapping[str, Rule]) -> str:
    rule = rules.get(finding.rule)
    title = f"{finding.rule} {rule.title}" if rule else finding.rule
    when = finding.first if finding.first == finding.last else f"{finding.first} to {finding.last}"
    numbers = (
        f": {finding.measured} {finding.unit}, the limit is {finding.limit}"
        if finding.measured is not None and finding.limit is not None
        else ""
    )
    text = f" ({finding.text})" if finding.text else ""
    source = f" [{rule.source.paragraph}]" if rule and rule.source.paragraph else ""
    return f"  {title}, {who(finding.employee)}, {when}{numbers}{text}{source}"
