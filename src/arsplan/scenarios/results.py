"""Results of a sweep on disk, one file each, so that what is done once is not done again."""

import json
import os
import re
from pathlib import Path
from typing import Any

from arsplan.io.atomic import write_folder, write_text
from arsplan.scenarios.task import Result, Task

__all__ = ["Results"]


class Results:
    """The folder of a sweep; None keeps nothing.

    Every file is written whole. A rota lies in `rotas/<scenario>`, of several units in `rotas/<unit>/<scenario>`, and
    of several seeds with the seed's number after it.
    """

    def __init__(self, folder: str | os.PathLike[str] | None, *, several_units: bool, several_seeds: bool) -> None:
        self.folder = None if folder is None else Path(folder)
        self.several_units, self.several_seeds = several_units, several_seeds

    def known(self, task: Task) -> dict[str, Any] | None:
        """The row of an earlier run; None where there is none that can be used. What failed is tried again."""
        if self.folder is None:
            return None
        try:
            row: dict[str, Any] | object = json.loads(self._file(task).read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return None
        if not isinstance(row, dict) or row.get("status") in {None, "failed", "no lawful rota"}:
            return None
        if row.get("plan") and not (self.folder / row["plan"] / "plan.json").exists():
            return None
        return row

    def keep(self, task: Task, result: Result) -> dict[str, Any]:
        """Write the rota, then the row; return the row with where the rota lies."""
        row = {**result.row, "plan": ""}
        if self.folder is None:
            return row
        if result.files:
            row["plan"] = self._place(task)
            last = sorted(result.files.items(), key=lambda file: file[0] == "plan.json")
            write_folder(self.folder / row["plan"], dict(last))
        write_text(self._file(task), json.dumps(row, indent=2, ensure_ascii=False, allow_nan=False) + "\n")
        return row

    def _file(self, task: Task) -> Path:
        return Path(self.folder or ".") / "results" / f"{task.key}.json"

    def _place(self, task: Task) -> str:
        parts = [_plain(task.name)] if self.several_units else []
        name = _plain(task.scenario.name) + (f"-{task.seed}" if self.several_seeds else "")
        return "/".join(["rotas", *parts, name])


def _plain(name: str) -> str:
    """A name that every file system takes."""
    return re.sub(r"\W+", "-", name.casefold()).strip("-")[:60] or "scenario"
