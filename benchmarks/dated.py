"""A dated file of results, written after every row; the same command goes on with it where it stopped."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from record import SCHEMA, machine, versions

from arsplan.io.atomic import write_text

Row = dict[str, Any]


class Dated:
    """Begins with the rows that today's file holds already, if they are by the same versions and settings.

    Parameters
    ----------
    folder, benchmark, name
        Where it lies, what it is about, and what it is called: `<date>-<name>.json`.
    settings
        What all rows were made with.
    tables
        Lists of rows, and by which fields the rows of each are told apart.
    """

    def __init__(
        self, folder: Path, benchmark: str, name: str, settings: Row, tables: Mapping[str, tuple[str, ...]]
    ) -> None:
        today = datetime.now(UTC).date().isoformat()
        self.file, self.keys = folder / f"{today}-{name}.json", tables
        self.head = {"benchmark": benchmark, "schema": SCHEMA, "date": today}
        self.head |= {"versions": versions(), "machine": machine(), "settings": settings}
        stored = json.loads(self.file.read_text(encoding="utf-8")) if self.file.is_file() else {}
        same = all(stored.get(name) == self.head[name] for name in ("versions", "settings"))
        self.rows: dict[str, list[Row]] = {table: stored[table] if same else [] for table in tables}

    def known(self, table: str, *key: object) -> Row | None:
        """The row that an earlier run has left; None where there is none, or an error."""
        found = (row for row in self.rows[table] if self._key(table, row) == key)
        return next((row for row in found if "error" not in {*row, *row.get("notes", ())}), None)

    def keep(self, table: str, row: Row) -> None:
        """Write the file with this row, in place of one with the same key."""
        key = self._key(table, row)
        others = [other for other in self.rows[table] if self._key(table, other) != key]
        self.rows[table] = [*others, row]
        text = json.dumps({**self.head, **self.rows}, indent=1, ensure_ascii=False)
        write_text(self.file, text + "\n")

    def _key(self, table: str, row: Row) -> tuple[object, ...]:
        return tuple(row[field] for field in self.keys[table])
