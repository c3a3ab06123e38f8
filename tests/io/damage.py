"""Ways to damage the files of a good unit."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple


class Case(NamedTuple):
    """How to damage the template unit, and what must be said about it."""

    name: str
    damage: Callable[[Path], object]
    code: str
    file: str | None
    row: int | str | None = None  # a text stands for the line it is in
    column: str | None = None


def swap(file: str, old: str, new: str) -> Callable[[Path], object]:
    """Replace the first occurrence of a text; it must be there."""

    def damage(folder: Path) -> None:
        text = (folder / file).read_text(encoding="utf-8")
        assert old in text, f"{old!r} is not in {file}"
        (folder / file).write_text(text.replace(old, new, 1), encoding="utf-8")

    return damage


def put(file: str, content: str | bytes) -> Callable[[Path], object]:
    """Write a whole file."""
    data = content.encode() if isinstance(content, str) else content
    return lambda folder: (folder / file).write_bytes(data)


def gone(file: str) -> Callable[[Path], object]:
    """Remove a file."""
    return lambda folder: (folder / file).unlink()


def all_of(*damages: Callable[[Path], object]) -> Callable[[Path], object]:
    """Damage in several places."""
    return lambda folder: [damage(folder) for damage in damages]


def append(file: str, *rows: str) -> Callable[[Path], object]:
    """Write more lines at the end of a file."""

    def damage(folder: Path) -> None:
        with (folder / file).open("a", encoding="utf-8") as stream:
            stream.writelines(f"{row}\n" for row in rows)

    return damage


def dated(*rows: str) -> Callable[[Path], object]:
    """Give the demand table columns for dates, empty in the rows that are there, and more rows."""

    def change(folder: Path) -> None:
        head, *usual = (folder / DEMAND).read_text(encoding="utf-8").splitlines()
        lines = [
            head.replace("shift", "from,to,shift"),
            *(re.sub("(day|end),", r"\1,,,", row, count=1) for row in usual),
        ]
        (folder / DEMAND).write_text("\n".join([*lines, *rows, ""]), encoding="utf-8")

    return change


SHIFTS, SEASONS, DEMAND, STAFF, TOML = "shifts.csv", "seasons.csv", "demand.csv", "staff.csv", "unit.toml"
ANNA = "1,Anna,SPL,100,80,100,DA,,none,"
STAFF_HEAD = "id,competence,position_pct,rota\n"
SEASON_HEAD = "season,from_week,to_week\n"
