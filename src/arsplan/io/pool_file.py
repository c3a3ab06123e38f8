"""`pool.toml`: units by folder, the people that they share, and how far it is from one to another."""

import os
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from arsplan.domain.crosscheck import maybe_meant
from arsplan.domain.pool import Pool, Shared
from arsplan.domain.unit import Unit
from arsplan.errors import InvalidUnit, Problem
from arsplan.io.cells import Unreadable
from arsplan.io.csv_table import decode
from arsplan.io.file_bytes import file_bytes
from arsplan.io.load import load
from arsplan.io.plain_words import say
from arsplan.io.report import Report
from arsplan.io.settings_values import SECTION_READERS, plain
from arsplan.io.toml_text import parse_toml, row_lines
from arsplan.planning.pool_together_problems import check_together

__all__ = ["read_pool"]

_KEYS = {
    "unit": {"name": "a text", "folder": "a text"},
    "shared": {
        "unit": "a text",
        "employees": "a list of texts",
        "share": "a share",
        "to": "a list of texts",
        "shifts": "a list of texts",
    },
    "travel": {"between": "a list of texts", "minutes": "a whole number"},
}
_NEEDED = {"unit": ("name", "folder"), "shared": ("unit", "employees"), "travel": ("between", "minutes")}
_FITS: dict[str, Callable[[Any], bool]] = {
    "a text": lambda value: isinstance(value, str) and bool(value.strip()),
    "a list of texts": lambda value: isinstance(value, list) and all(isinstance(each, str) for each in value),
    "a whole number": lambda value: isinstance(value, int) and not isinstance(value, bool),
    "a share": lambda value: isinstance(value, str | int | float) and not isinstance(value, bool),
}
_EXAMPLES = {
    "a text": 'Maybe put it in quotation marks, such as "north".',
    "a list of texts": 'Maybe write it in brackets, such as ["north", "south"].',
    "a whole number": "Maybe 15.",
    "a share": 'Maybe write it like "1/4" or 0.25.',
}

_Place = Mapping[str, int]


def read_pool(path: str | os.PathLike[str], *, together: bool = False) -> Pool:
    """Read a pool and its units.

    Parameters
    ----------
    path
        A TOML file. Folders of units are seen from where it lies.
    together
        Whether the units are to be planned as one, and have to be the same in more.

    Returns
    -------
    Pool
        Checked as a whole.

    Raises
    ------
    InvalidUnit
        With every problem found: file, row, column, value and advice.
    """
    file, report = Path(path), Report()
    data = file_bytes(file, report)
    text = None if data is None else decode(data, file.name, "pool", report)
    document = None if text is None else parse_toml(text, file.name, report)
    report.raise_any()
    tables = _Tables(file, text or "", document or {}, report)
    units = tables.units()
    shared = tables.shared()
    travel = tables.travel()
    report.raise_any()
    try:
        pool = Pool(units, tuple(person for person, _ in shared), dict(travel))
        if together:
            check_together(pool)
    except InvalidUnit as error:
        places = {
            "unit": tables.places["unit"],
            "shared": [place for _, place in shared],
            "travel": tables.places["travel"],
        }
        raise InvalidUnit(_placed(problem, file.name, places) for problem in error.problems) from None
    return pool


def _placed(problem: Problem, file: str, places: Mapping[str, list[_Place]]) -> Problem:
    """Put a problem of the pool at the line that it is about."""
    rows = places[problem.file or ""]
    place = rows[problem.row] if problem.row is not None and problem.row < len(rows) else {}
    line = place.get(problem.column or "", place.get(""))
    return Problem(problem.code, problem.message, file, line, problem.column, problem.value, problem.advice)


class _Tables:
    """The tables of the file, and the lines on which their rows stand."""

    def __init__(self, file: Path, text: str, document: Mapping[str, Any], report: Report) -> None:
        self.file, self.report = file, report
        self.places: dict[str, list[_Place]] = {name: list(row_lines(text, name)) for name in _KEYS}
        for key in document.keys() - _KEYS.keys():
            self.add(
                {}, "unknown-key", f"There is no '{key}' in the file of a pool.", key, None, maybe_meant(key, _KEYS)
            )
        self.rows = {name: self._sound(name, document.get(name, [])) for name in _KEYS}

    def add(self, place: _Place, code: str, said: str, column: str, value: object, advice: str) -> None:
        """Note a problem at a key of a row."""
        shown = str(value) if isinstance(value, str | int | float) else None
        self.report.add(Problem(code, said, self.file.name, place.get(column, place.get("")), column, shown, advice))

    def _sound(self, name: str, rows: object) -> list[tuple[dict[str, Any], _Place]]:
        """Rows whose keys are known, needed ones given, and values of the right kind."""
        if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
            advice = f"Maybe write [[{name}]] on a line of its own, with two brackets."
            self.add({}, "wrong-type", "This has to be a list of sections.", name, None, advice)
            return []
        places = self.places[name] or [{}] * len(rows)
        self.places[name] = places
        pairs = list(zip(rows, places, strict=False))
        return [(row, place) for row, place in pairs if self._fits(name, row, place)]

    def _fits(self, name: str, row: Mapping[str, Any], place: _Place) -> bool:
        before = len(self.report.problems)
        for key in _NEEDED[name]:
            if key not in row:
                said = f"A [[{name}]] has to say '{key}'."
                self.add(place, "missing-key", said, key, None, _EXAMPLES[_KEYS[name][key]])
        for key, value in row.items():
            kind = _KEYS[name].get(key)
            if kind is None:
                said = f"There is no '{key}' in [[{name}]]."
                self.add(place, "unknown-key", said, key, None, maybe_meant(key, _KEYS[name]))
            elif not _FITS[kind](value):
                self.add(place, "wrong-type", f"This has to be {kind}.", key, value, _EXAMPLES[kind])
        return len(self.report.problems) == before

    def units(self) -> dict[str, Unit]:
        """Every unit, by name; what is wrong with one says in which folder it lies."""
        found: dict[str, Unit] = {}
        for row, place in self.rows["unit"]:
            name, folder = row["name"].strip(), row["folder"]
            if name in found:
                self.add(place, "duplicate-name", "Two units have this name.", "name", name, "Maybe add a number.")
                continue
            try:
                found[name] = load(self.file.parent / folder)
            except InvalidUnit as error:
                for problem in error.problems:
                    self.report.add(
                        Problem(
                            problem.code,
                            problem.message,
                            f"{folder}/{problem.file or ''}".rstrip("/"),
                            problem.row,
                            problem.column,
                            problem.value,
                            problem.advice,
                        )
                    )
        return found

    def shared(self) -> list[tuple[Shared, _Place]]:
        """One statement for every person."""
        return [(person, place) for row, place in self.rows["shared"] for person in self._people(row, place)]

    def _people(self, row: Mapping[str, Any], place: _Place) -> Iterator[Shared]:
        values = {key: plain(row[key]) for key in ("unit", "to", "shifts") if key in row}
        if "share" in row:
            try:
                values["share"] = SECTION_READERS["main_share"](row["share"])
            except Unreadable as error:
                self.add(place, error.code, error.message, "share", row["share"], error.advice)
                return
        for employee in row["employees"]:
            try:
                yield Shared(employee=employee, **values)
            except ValidationError as error:
                for detail in error.errors(include_url=False):
                    said = say(detail)
                    column = str(detail["loc"][0])
                    shown = row.get(column, employee)
                    self.add(place, said.code, said.message, column, shown, said.advice or "Maybe it is mistyped.")
                return

    def travel(self) -> Iterator[tuple[frozenset[str], int]]:
        """Minutes for every pair."""
        seen = set[frozenset[str]]()
        for row, place in self.rows["travel"]:
            pair = frozenset(row["between"])
            if pair in seen:
                said = "How far it is between these two stands here twice."
                self.add(place, "duplicate-travel", said, "between", None, "Maybe remove one of them.")
            seen.add(pair)
            yield pair, row["minutes"]
