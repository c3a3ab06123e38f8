"""Every verdict of the checker as a row: with its rule in words, its source, and how far past the limit."""

from collections.abc import Iterable

from arsplan.checking import Findings
from arsplan.checking.findings import worst_first
from arsplan.io.csv_table import csv_text
from arsplan.rules.rule import Rule

__all__ = ["COLUMNS", "check_csv", "check_rows"]

COLUMNS = (
    "rule",
    "title",
    "employee",
    "first",
    "last",
    "excess_pct",
    "verdict",
    "severity",
    "measured",
    "limit",
    "slack",
    "unit",
    "text",
    "source",
)

Cell = str | int | None


def check_rows(findings: Findings, rules: Iterable[Rule]) -> list[tuple[Cell, ...]]:
    """Rows of `COLUMNS`: what is broken, worst first, then what cannot be decided, then what is kept."""
    known = {rule.id: rule for rule in rules}
    rows: list[tuple[Cell, ...]] = []
    for f in worst_first(findings):
        rule = known.get(f.rule)
        title, source = (rule.title, rule.source.paragraph) if rule else ("", "")
        excess = round(100 * f.excess) if f.verdict == "broken" else None
        numbers = (f.measured, f.limit, f.slack)
        rows.append(
            (
                f.rule,
                title,
                f.employee,
                f.first,
                f.last,
                excess,
                f.verdict,
                f.severity,
                *numbers,
                f.unit,
                f.text,
                source,
            )
        )
    return sorted(rows, key=lambda row: _VERDICTS.index(str(row[COLUMNS.index("verdict")])))


def check_csv(findings: Findings, rules: Iterable[Rule]) -> str:
    """The rows as CSV; empty cells where there is no number."""
    rows = check_rows(findings, rules)
    return csv_text(COLUMNS, (["" if cell is None else str(cell) for cell in row] for row in rows))


_VERDICTS = ("broken", "undecidable", "kept")
