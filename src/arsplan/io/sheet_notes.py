"""What the sheets of a unit's workbook say of themselves: headings and notes on columns, and what settings mean."""

import csv
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Literal, NamedTuple

__all__ = ["ColumnNote", "Lang", "column_notes", "setting_note", "setting_notes"]

Lang = Literal["nb", "en"]


class ColumnNote(NamedTuple):
    """The heading of a column in a language, and what is to be written below it."""

    heading: str
    note: str


@cache
def column_notes(lang: Lang) -> Mapping[tuple[str, str], ColumnNote]:
    """Headings and notes by table and column."""
    return {
        (row["table"], row["column"]): ColumnNote(row["nb"] if lang == "nb" else row["column"], row[f"{lang}_note"])
        for row in _rows("column_notes.csv")
    }


@cache
def setting_notes(lang: Lang) -> Mapping[tuple[str, str], str]:
    """What each setting means, by its section (competences, not competences.SPL) and name."""
    return {(row["section"], row["setting"]): row[f"{lang}_note"] for row in _rows("setting_notes.csv")}


def setting_note(section: str, setting: str, lang: Lang) -> str:
    """What a setting means; of a section whose names are the unit's own, what the section does."""
    notes, part = setting_notes(lang), section.partition(".")[0]
    return notes.get((part, setting)) or notes.get((part, ""), "")


def _rows(name: str) -> list[dict[str, str]]:
    text = files(__package__).joinpath(name).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))
