"""Verdicts of the checker in lines: what is broken, by whom and when, and where the rule comes from."""

from collections.abc import Iterable, Mapping, Sized
from dataclasses import replace

from arsplan.checking import Finding, Findings
from arsplan.checking.findings import worst_first
from arsplan.report.check_groups import Breaches, by_person, by_rule, how_far, who
from arsplan.report.sentences import retold
from arsplan.report.speech import _, many
from arsplan.rules.rule import Rule

__all__ = ["check_lines"]

_SHOWN = 40


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
    unlawful = _("Not lawful: %(breaches)s.") % {"breaches": _count(hard)}
    verdict = unlawful if hard else _("Lawful: no rule that binds is broken.")
    return [
        verdict,
        *_grouped(_("By person, worst first"), (_person(group) for group in by_person(findings))),
        *_grouped(_("By rule, worst first"), (_rule(group, known) for group in by_rule(findings))),
        *_named(_("Broken"), hard, known),
        *_named(_("Wishes not met"), soft, known),
        *_named(_("Cannot be decided"), _together(open_), known),
        "",
        many("%(num)s rule was read.", "%(num)s rules were read.", len(known)),
        *([] if any(rule.layer != "local" for rule in known.values()) else [_all_own()]),
    ]


def _all_own() -> str:
    return _("No law and no tariff was read: all of them are the unit's own.")


def _together(findings: Iterable[Finding]) -> list[Finding]:
    """What is said of several people in the same words, said once."""
    same: dict[tuple[str, str], list[Finding]] = {}
    for finding in findings:
        same.setdefault((finding.rule, finding.text), []).append(finding)
    return [
        replace(
            found[0],
            employee=found[0].employee
            + (_(" and %(number)s more") % {"number": len(found) - 1} if len(found) > 1 else ""),
            first=min(finding.first for finding in found),
            last=max(finding.last for finding in found),
        )
        for found in same.values()
    ]


def _grouped(title: str, groups: Iterable[str]) -> list[str]:
    return _first(title, list(groups))


def _named(title: str, findings: Iterable[Finding], rules: Mapping[str, Rule]) -> list[str]:
    return _first(title, [_line(finding, rules) for finding in worst_first(findings)])


def _first(title: str, lines: list[str]) -> list[str]:
    if not lines:
        return []
    more = [" " + _(" and %(number)s more") % {"number": len(lines) - _SHOWN}] if len(lines) > _SHOWN else []
    return ["", f"{title}:", *lines[:_SHOWN], *more]


def _person(group: Breaches) -> str:
    rules = _(" of %(number)s rules") % {"number": group.others} if group.others > 1 else ""
    worst = _("at worst %(how_far)s (%(what)s)") % {"how_far": how_far(group.worst), "what": group.worst.rule}
    return f"  {who(group.key)}: {_count(group.findings)}{rules}, {worst}"


def _rule(group: Breaches, rules: Mapping[str, Rule]) -> str:
    people = _(" by %(number)s people") % {"number": group.others} if group.others > 1 else ""
    most = {"how_far": how_far(group.worst), "what": who(group.worst.employee)}
    worst = _("at worst %(how_far)s (%(what)s)") % most
    return f"  {_titled(group.key, rules)}: {_count(group.findings)}{people}, {worst}"


def _titled(rule: str, rules: Mapping[str, Rule]) -> str:
    return f"{rule} {retold(rules[rule].title)}" if rule in rules else rule


def _count(findings: Sized) -> str:
    return many("%(num)s breach", "%(num)s breaches", len(findings))


def _line(finding: Finding, rules: Mapping[str, Rule]) -> str:
    rule = rules.get(finding.rule)
    period = {"first": finding.first, "last": finding.last}
    when = finding.first if finding.first == finding.last else _("%(first)s to %(last)s") % period
    numbers = (
        _(": %(measured)s %(unit)s, the limit is %(limit)s")
        % {"measured": finding.measured, "unit": retold(finding.unit), "limit": finding.limit}
        if finding.measured is not None and finding.limit is not None
        else ""
    )
    text = f" ({finding.text})" if finding.text else ""
    source = f" [{rule.source.paragraph}]" if rule and rule.source.paragraph else ""
    return f"  {_titled(finding.rule, rules)}, {who(finding.employee)}, {when}{numbers}{text}{source}"
