"""Rules with their sources, and what the checker found."""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from arsplan.checking import Finding
from arsplan.checking.findings import worst_first
from arsplan.report.page.facts import Facts
from arsplan.rules.measures import Apart
from arsplan.rules.packs import row_of
from arsplan.rules.rule import Rule

__all__ = ["Breach", "Ruled", "Rules", "rules"]


class Ruled(NamedTuple):
    """A rule, where it comes from, and its verdicts; `address` is empty where there is no page to read."""

    id: str
    title: str
    paragraph: str
    source: str
    address: str
    confidence: str
    checked_on: date | None
    soft: bool
    kept: int
    broken: int
    undecidable: int


class Breach(NamedTuple):
    """A verdict that is not kept: `measured` and `limit` in `unit`, None where there is no number."""

    rule: str
    title: str
    who: str
    first: date | None
    last: date | None
    verdict: str
    soft: bool
    measured: int | None
    limit: int | None
    unit: str


class Rules(NamedTuple):
    """All rules, and what is not kept: breaches first, the worst of them first."""

    rules: tuple[Ruled, ...]
    breaches: tuple[Breach, ...]

    @property
    def unchecked(self) -> int:
        """Rules of law and tariff that nobody has compared with the official text."""
        return sum(rule.checked_on is None and rule.confidence != "UNIT" for rule in self.rules)


def rules(facts: Facts) -> Rules:
    """Put verdicts together by rule; rules for single people stand under the family they belong to."""
    verdicts: Counter[tuple[str, str]] = Counter((_family(found.rule), found.verdict) for found in facts.findings)
    families: dict[str, Rule] = {}
    for rule in facts.rules:
        if rule.severity != "off":
            families.setdefault(_family(rule.id), rule)
    open_ = [finding for finding in facts.findings if finding.verdict != "kept"]
    return Rules(
        tuple(_ruled(facts, family, rule, verdicts) for family, rule in families.items()),
        tuple(_breach(facts, families, finding) for finding in _ordered(open_)),
    )


def _ordered(findings: Iterable[Finding]) -> list[Finding]:
    return sorted(worst_first(findings), key=lambda f: (f.verdict != "broken", f.severity == "soft"))


def _family(rule: str) -> str:
    return rule.partition("/")[0]


def _ruled(facts: Facts, family: str, rule: Rule, verdicts: Counter[tuple[str, str]]) -> Ruled:
    source = rule.source
    return Ruled(
        _id(facts, family),
        _title(facts, family, rule),
        source.paragraph if _known(facts, family) else "",
        source.title if _known(facts, family) else "",
        source.address if source.address.startswith("https://") else "",
        source.confidence,
        source.checked_on,
        rule.severity == "soft",
        *(verdicts[family, verdict] for verdict in ("kept", "broken", "undecidable")),
    )


def _known(facts: Facts, family: str) -> bool:
    """What a unit has written itself may name people, so the public does not see its words."""
    return facts.people.named or row_of(family) is not None


def _id(facts: Facts, family: str) -> str:
    return family if _known(facts, family) else ""


def _title(facts: Facts, family: str, rule: Rule) -> str:
    row = row_of(family)
    if row is not None:
        return facts.words.say(row.title)
    return rule.title if facts.people.named else facts.words.say("a rule of the unit's own")


def _breach(facts: Facts, families: dict[str, Rule], finding: Finding) -> Breach:
    family = _family(finding.rule)
    return Breach(
        _id(facts, family),
        _title(facts, family, families[family]),
        _who(facts, finding),
        _day(finding.first),
        _day(finding.last),
        finding.verdict,
        finding.severity == "soft",
        finding.measured,
        finding.limit,
        finding.unit,
    )


def _who(facts: Facts, finding: Finding) -> str:
    """The person; of a group nobody, but for two who met and to those who may see names."""
    if finding.employee:
        return facts.people.label(finding.employee)
    pairs = {rule.id: rule.people for rule in facts.rules if isinstance(rule.measure, Apart) and facts.people.named}
    return " + ".join(facts.people.label(person) for person in pairs.get(finding.rule, ()))


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
