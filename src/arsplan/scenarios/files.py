"""A comparison as files: comparison.csv and .json, differences.csv and checklist.csv."""

import json
import os
from collections.abc import Mapping, Sequence
from typing import Any

from arsplan.io.atomic import write_folder
from arsplan.io.csv_table import csv_text
from arsplan.scenarios.compare import Comparison

__all__ = ["write_comparison"]


def write_comparison(found: Comparison, folder: str | os.PathLike[str], pages: Mapping[str, str] | None = None) -> None:
    """Write the comparison into a folder, each file whole or not at all.

    Parameters
    ----------
    found
        The comparison.
    folder
        Made where it is missing; other files in it stay.
    pages
        To stand beside the tables, by name of the file.
    """
    document = json.dumps(found.as_json(), indent=2, ensure_ascii=False, allow_nan=False) + "\n"
    files: dict[str, str | bytes] = {
        "comparison.csv": _csv(found.rows),
        "differences.csv": _csv(found.differences),
        "checklist.csv": _csv(found.checklist),
        **(pages or {}),
        "comparison.json": document,
    }
    write_folder(folder, files)


def _csv(rows: Sequence[dict[str, Any]]) -> str:
    """Columns in the order in which rows name them first."""
    columns = list(dict.fromkeys(name for row in rows for name in row))
    return csv_text(columns, ([_cell(row.get(name)) for name in columns] for row in rows))


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, list):
        return "; ".join(": ".join(map(str, each)) if isinstance(each, list) else str(each) for each in value)
    return str(value)
