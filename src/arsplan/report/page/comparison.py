"""Arrangements side by side, as the page for the three parties shows them."""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from arsplan.report.page.labels import COMPARED
from arsplan.report.page.words import Words
from arsplan.report.sentences import retold

__all__ = ["Answer", "Arrangement", "Cell", "Part", "answers", "arrangements", "figures", "largest"]

_NO_FIGURES = {"failed", "no lawful rota"}

_BOUNDS = {
    "mean_worked_pct": "mean_worked_bound_pct",
    "fte_worked": "fte_bound",
    "heads_at_aim": "heads_at_aim_bound",
    "shortage_h": "shortage_bound_h",
}
"""What no lawful rota passes, by the figure that it limits."""

_LEAST = "shortage_bound_h"
_TEXTS = {"depends_on", "agreements_missing"}


class Arrangement(NamedTuple):
    """One arrangement: its number on the page, its name, more words, and its row of the comparison."""

    number: int
    name: str
    says: str
    row: Mapping[str, Any]

    @property
    def told(self) -> bool:
        """Whether there are figures for it."""
        return self.row["status"] not in _NO_FIGURES

    @property
    def given(self) -> bool:
        """Whether it is the rota that people work now."""
        return bool(self.row["depth"] == "given")


class Cell(NamedTuple):
    """A figure, its proven limit, and what it has more than the present arrangement, as shown; each may be empty."""

    value: str
    bound: str
    change: str


class Part(NamedTuple):
    """Figures of one kind, line by line: what it is, and a cell for each arrangement."""

    title: str
    lines: tuple[tuple[str, tuple[Cell, ...]], ...]


class Answer(NamedTuple):
    """A question of the union: what answers it for all, and for each arrangement what comes to that."""

    question: str
    common: tuple[str, ...]
    lines: tuple[tuple[Arrangement, tuple[str, ...]], ...]


def arrangements(document: Mapping[str, Any], words: Words) -> list[Arrangement]:
    """All of them in the order of the comparison, the present one first, and then today's rota if it is given."""
    rows = enumerate(document["rows"], 1)
    return [Arrangement(number, _name(number, row, words), row["says"], row) for number, row in rows]


def _name(number: int, row: Mapping[str, Any], words: Words) -> str:
    """As the user calls it; the unit as it is, and today's rota, have names of our own."""
    own = number == 1 or row["depth"] == "given"
    return retold(row["scenario"], words.lang) if own else str(row["scenario"])


def largest(told: Iterable[Arrangement], column: str, *, least: bool = False) -> Arrangement | None:
    """Which has most of something, or least; None where none has a figure for it."""
    known = [one for one in told if one.row.get(column) is not None]
    return (min if least else max)(known, key=lambda one: one.row[column], default=None)


def figures(told: Iterable[Arrangement], words: Words) -> list[Part]:
    """Every figure that any arrangement has, by what it is about."""
    rows = [one.row for one in told]
    parts = []
    for title, columns in COMPARED.items():
        lines = [
            (words.say(said), tuple(_cell(row, column, words) for row in rows)) for column, said in columns.items()
        ]
        parts.append(Part(words.say(title), tuple((said, cells) for said, cells in lines if any(map(any, cells)))))
    return [part for part in parts if part.lines]


def _cell(row: Mapping[str, Any], column: str, words: Words) -> Cell:
    if column in _TEXTS:
        return Cell(_text(row, column, words), "", "")
    limit = _BOUNDS.get(column, "")
    bound = _shown(row.get(limit), column, words)
    if bound:
        form = words.say("at least %(value)s") if limit == _LEAST else words.say("at most %(value)s")
        bound = form % {"value": bound}
    changed = column if row.get(column) is not None else limit
    return Cell(_shown(row.get(column), column, words), bound, _change(row.get(f"{changed}_change"), column, words))


def _text(row: Mapping[str, Any], column: str, words: Words) -> str:
    said = row.get(column) or ""
    if column == "agreements_missing":
        return words.number(len(said)) if said else ""
    return retold(said, words.lang)


def _shown(value: float | None, column: str, words: Words) -> str:
    if value is None:
        return ""
    if column.endswith("_pct"):
        return words.percent(value / 100)
    return words.number(value, _digits(value, column))


def _change(value: float | None, column: str, words: Words) -> str:
    digits = _digits(value or 0, column)
    if not value or not round(value, digits):
        return ""
    return ("+" if value > 0 else "") + words.number(value, digits)


def _digits(value: float, column: str) -> int:
    """Decimals: shares have one; hours and kroner none; others only where they are means."""
    if column.endswith("_pct"):
        return 1
    if column.endswith(("_h", "_kr", "_person")) and column != "weekends_per_person":
        return 0
    return 0 if isinstance(value, int) else 1


def answers(document: Mapping[str, Any], told: Iterable[Arrangement], words: Words) -> list[Answer]:
    """The union's questions, each with an answer for every arrangement."""
    by_name = {one.row["scenario"]: one for one in told}
    asked: dict[str, list[tuple[Arrangement, tuple[str, ...]]]] = {}
    for line in document["checklist"]:
        parts = tuple(retold(part, words.lang) for part in line["answer"].split("; "))
        asked.setdefault(line["question"], []).append((by_name[line["scenario"]], parts))
    return [_answer(retold(question, words.lang), lines) for question, lines in asked.items()]


def _answer(question: str, lines: list[tuple[Arrangement, tuple[str, ...]]]) -> Answer:
    """What holds for every arrangement is said once."""
    first, others = lines[0][1], [parts for _, parts in lines[1:]]
    common = tuple(part for part in first if others and all(part in parts for parts in others))
    own = ((one, tuple(part for part in parts if part not in common)) for one, parts in lines)
    return Answer(question, common, tuple(own))
