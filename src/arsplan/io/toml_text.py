"""TOML: where each key stands, for messages, and writing it."""

import json
import math
import re
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from arsplan.errors import Problem
from arsplan.io.csv_table import decode
from arsplan.io.file_bytes import file_bytes
from arsplan.io.report import Report

__all__ = ["key_lines", "key_path", "line_of", "parse_toml", "read_toml", "row_lines", "toml_key", "toml_value"]

_PLACE = re.compile(r"\s*\(at (?:line (\d+), column (\d+)|end of document)\)$")
_TABLE = re.compile(r"\s*\[\[?([^\[\]]+)\]\]?\s*(?:#.*)?$")
_KEY = re.compile(r"""\s*((?:"[^"]*"|'[^']*'|[A-Za-z0-9_-]+)(?:\s*\.\s*(?:"[^"]*"|'[^']*'|[A-Za-z0-9_-]+))*)\s*=""")
_PART = re.compile(r"""\s*(?:"([^"]*)"|'([^']*)'|([^."']+?))\s*(?:\.|$)""")
_BARE = re.compile(r"[A-Za-z0-9_-]+")


def parse_toml(text: str, file: str, report: Report) -> dict[str, Any] | None:
    """Read TOML; what is malformed is reported with its line, and None returned."""
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = _PLACE.search(str(error))
        line = int(found[1]) if found and found[1] else text.count("\n") + 1
        said = _PLACE.sub("", str(error))
    except RecursionError:
        line, said = 1, "Brackets are nested too deep"
    lines = text.splitlines()
    value = lines[line - 1].strip() if line <= len(lines) else None
    advice = "Maybe a text lacks its quotation marks, a bracket is open, or a key or section stands twice."
    report.add(Problem("malformed-toml", f"This is not TOML: {said}.", file, line, None, value, advice))
    return None


def read_toml(file: Path, table: str, report: Report) -> tuple[str, dict[str, Any]]:
    """Read a TOML file that the user has named.

    Parameters
    ----------
    file
        The file.
    table
        Word for what it holds, for messages.
    report
        Takes what is wrong.

    Returns
    -------
    tuple of str and dict
        The text, by which a key is found again, and what it says.

    Raises
    ------
    InvalidUnit
        If it cannot be read, or is no TOML.
    """
    data = file_bytes(file, report, "Maybe the path is mistyped, or the current folder is another.")
    text = None if data is None else decode(data, file.name, table, report)
    document = None if text is None else parse_toml(text, file.name, report)
    report.raise_any()
    return text or "", document or {}


def key_lines(text: str) -> dict[tuple[str, ...], int]:
    """Find the line of every key and section, for messages."""
    found: dict[tuple[str, ...], int] = {}
    section: tuple[str, ...] = ()
    for number, line in enumerate(text.splitlines(), 1):
        if table := _TABLE.match(line):
            section = key_path(table[1])
            found.setdefault(section, number)
        elif key := _KEY.match(line):
            found.setdefault((*section, *key_path(key[1])), number)
    return found


def row_lines(text: str, table: str) -> list[dict[str, int]]:
    """Find the lines of every `[[table]]`, in order: of its heading under an empty key, and of each of its keys.

    What stands in a section below is found under its whole name, such as `agreements.daily_rest`.
    """
    found: list[dict[str, int]] = []
    section: tuple[str, ...] = ()
    for number, line in enumerate(text.splitlines(), 1):
        path: tuple[str, ...] = ()
        if heading := _TABLE.match(line):
            path = section = key_path(heading[1])
            if path == (table,):
                found.append({"": number})
        elif key := _KEY.match(line):
            path = (*section, *key_path(key[1]))
        if found and path[:1] == (table,):
            for depth in range(2, len(path) + 1):
                found[-1].setdefault(".".join(path[1:depth]), number)
    return found


def line_of(lines: Mapping[str, int], column: str) -> int:
    """The line of a key among `row_lines`, of what it stands in, or of the heading."""
    while column and column not in lines:
        column = column.rpartition(".")[0]
    return lines[column]


def toml_key(part: str) -> str:
    """Write one part of a key, in quotes where it needs them."""
    return part if _BARE.fullmatch(part) else toml_value(part)


def toml_value(value: Any) -> str:  # noqa: ANN401 - any value that TOML knows
    """Write a value.

    Raises
    ------
    TypeError
        If TOML has no such value.
    """
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
    if isinstance(value, int) or (isinstance(value, float) and math.isfinite(value)):
        return repr(value)
    if isinstance(value, Mapping):
        pairs = ", ".join(f"{toml_key(str(key))} = {toml_value(entry)}" for key, entry in value.items())
        return f"{{ {pairs} }}" if pairs else "{}"
    if isinstance(value, Iterable):
        return f"[{', '.join(map(toml_value, value))}]"
    raise TypeError(f"TOML has no way to write {value!r}.")


def key_path(text: str) -> tuple[str, ...]:
    """The parts of a section's name, such as rotas."D/A"."""
    return tuple(next(part for part in found if part) for found in _PART.findall(text) if any(found))
