"""The note beside a demand table that was made from history; a plan of the unit repeats it."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from arsplan.errors import Problem
from arsplan.io.report import Report
from arsplan.io.toml_text import parse_toml

__all__ = ["NOTE", "note_in"]

NOTE = "demand_curve"
"""Where a unit keeps the note, in its `ext`; the name of the file beside the demand, too."""


def note_in(folder: Mapping[str, Path]) -> dict[str, Any] | None:
    """The note that lies beside a demand table; None where there is none.

    Raises
    ------
    InvalidUnit
        If it is no longer TOML.
    """
    file = folder.get(f"{NOTE}.toml")
    if file is None:
        return None
    report = Report()
    try:
        found = parse_toml(file.read_text(encoding="utf-8"), file.name, report)
    except (OSError, UnicodeDecodeError):
        report.add(Problem("not-text", "This file cannot be read.", file.name, advice="Maybe make the curve anew."))
        found = None
    report.raise_any()
    return found
