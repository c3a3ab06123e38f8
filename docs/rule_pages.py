# ruff: noqa: INP001 - part of a script, not of a package
"""One page a rule: what it says, its numbers, how it is read, where it comes from, and a kept and a broken example."""

import re
from collections.abc import Mapping
from pathlib import Path

from docs.rule_examples import examples

from arsplan.checking.words import hours
from arsplan.domain.base import show_clock
from arsplan.rules.local_problems import ALWAYS
from arsplan.rules.packs import LEVELS, PackRow, pack

DOCS = Path(__file__).parent
FOLDER = DOCS / "rules"

_WEEK = 7 * 24 * 60

EU = "EU"
"""The page on which all rows of the general pack stand."""

_WHO = {
    "none": "nobody (`none`)",
    "ind": "each employee (`ind`)",
    "tv": "the union representatives (`tv`)",
}

_ROLES = {
    "definition": "This is a definition: other rules use it. By itself no rota keeps or breaks it.",
    "accounting": "This is accounting: it is counted from the finished plan. No rota keeps or breaks it.",
    "advice": "This is advice for the parties. No rota keeps or breaks it.",
    "not read": "arsplan does not read this rule: no rota is checked against it.",
}

CONFIDENCE = {
    "TEXT": "the wording was read",
    "SRC": "a page of an authority or a party",
    "UNIT": "the unit's own choice",
}

_SEVERITY = {
    "R16": "hard; a date that is too late is told, and no rota can mend it",
    "W01": "hard where the wish has to be met, otherwise soft",
}


def pages(set_by: Mapping[str, str], measures: Mapping[str, list[str]]) -> dict[Path, str]:
    """Every page by its path.

    Parameters
    ----------
    set_by
        Which settings say the numbers, by rule.
    measures
        Headings in rules.md under which a rule is put exactly, by the rule's id.
    """
    about = _readings()
    found = {
        FOLDER / f"{slug(rule)}.md": _top(rule, row) + _body(rule, row, about, set_by, measures.get(rule, [])) + "\n"
        for name in ("norway", "unit")
        for rule, row in pack(name).items()
    }
    parts = ['# The general pack\n\nThe rows of Directive 2003/88/EC, in force with `rule_packs = ["eu"]`.\n']
    parts += [f"\n{_top(rule, row, 2)}{_body(rule, row, about, set_by, [], 3)}" for rule, row in pack("eu").items()]
    found[FOLDER / f"{EU}.md"] = "".join(parts) + "\nBack to all [rules](../rules.md).\n"
    return found


def slug(rule: str) -> str:
    """The name of a rule's page."""
    return rule.replace(" ", "-")


def amount(name: str, value: int, unit: str) -> str:
    """A number of a row, as people write it."""
    if not unit.startswith("minutes"):
        return f"{value} {unit.removesuffix('s') if value == 1 else unit}".strip()
    if name.endswith(("from", "to")):
        return show_clock(value)
    if value % _WEEK == 0:
        return f"{value // _WEEK} weeks"
    return hours(value) + unit.removeprefix("minutes")


def anchor(heading: str) -> str:
    """The anchor of a heading."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


def _top(rule: str, row: PackRow, level: int = 1) -> str:
    about = f"\n\n{_ROLES[row.role]}" if row.role in _ROLES else ""
    return f"{'#' * level} {rule} {row.title}\n\n{row.says}{about}\n"


def _body(
    rule: str,
    row: PackRow,
    readings: Mapping[int, str],
    set_by: Mapping[str, str],
    headings: list[str],
    level: int = 2,
) -> str:
    source = f"[{row.source.title}]({row.source.address})" if row.source.address else row.source.title
    facts = {
        "Read over": row.window,
        "Severity": _severity(rule, row) if row.role == "limit" else "",
        "Set by": " ".join(_set_by(rule, name, text) for name, text in set_by.items()).strip(),
        "How it is read": "; ".join(readings[number] for number in row.readings),
        "Put exactly": "; ".join(f"[{heading}](../rules.md#{anchor(heading)})" for heading in headings),
        "Source": source + (f", {row.source.paragraph}" if row.source.paragraph else ""),
        "Confidence": f"{row.source.confidence}, {CONFIDENCE[row.source.confidence]}",
        "Compared with the official text": str(row.source.checked_on or "not yet") if row.layer != "local" else "",
    }
    listed = "".join(f"* **{name}**: {text}\n" for name, text in facts.items() if text)
    end = "\nBack to all [rules](../rules.md)." if level == 2 else ""
    return f"{_numbers(row)}\n{listed}{examples(rule, row, level)}{end}"


def _set_by(rule: str, name: str, text: str) -> str:
    if name.partition("/")[0] != rule:
        return ""
    return text if name == rule else f"{name}: {text}"


def _severity(rule: str, row: PackRow) -> str:
    if rule in _SEVERITY:
        return _SEVERITY[rule]
    if row.layer != "local":
        return f"{row.severity}; no switch of the unit makes it weaker"
    return f"{row.severity}; always in force" if rule in ALWAYS else f"{row.severity}; the unit may switch it"


def _numbers(row: PackRow) -> str:
    """A table by agreement level where there are levels, and of what else the row holds."""
    limits = dict(row.limit)
    levels = []
    if "none" in limits or limits.keys() & set(LEVELS):
        first = LEVELS.index(next(level for level in LEVELS if level in limits))
        levels = [(_WHO[level], row.at(level)) for level in LEVELS[first:]]
    if len({value for _, value in levels}) == 1:
        levels = [("at every level", levels[0][1])]
    others = [(name, value) for name, value in limits.items() if name not in LEVELS]
    lines = [f"| {who} | {amount('', value, row.unit)} |\n" for who, value in levels]
    lines += [f"| {row.words[name]} | {amount(name, value, row.unit)} |\n" for name, value in others]
    head = "who has agreed to more | limit" if levels else "number | value"
    return "".join(["\n| " + head + " |\n|---|---|\n", *lines]) if lines else ""


def _readings() -> dict[int, str]:
    """Links to the numbered doubts, by number."""
    found: dict[int, str] = {}
    section = ""
    for line in (DOCS / "readings.md").read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            section = anchor(line.removeprefix("## "))
        doubt = re.match(r"\*\*(\d+)\. (.+?)\.?\*\*", line)
        if doubt:
            found[int(doubt[1])] = f"[{doubt[1]}. {doubt[2]}](../readings.md#{section})"
    return found
